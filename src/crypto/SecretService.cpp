// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/SecretService.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <array>
#include <memory>

namespace clouddesk::crypto {

namespace {

constexpr std::array services = {"org.freedesktop.secrets", "org.kde.kwalletd5", "org.kde.kwalletd6"};
constexpr int answerMilliseconds = 3000;

/// The answers that are still to come, or none if somebody has answered.
struct Poll
{
    std::size_t open = services.size();
    std::function<void(bool)> tell;

    void take(bool isAlive)
    {
        --open;
        if (tell && (isAlive || open == 0))
            std::exchange(tell, {})(isAlive);
    }
};

// D-Bus Specification, "org.freedesktop.DBus.Peer": whoever reads its messages answers.
QDBusMessage ping(const char* service)
{
    QDBusMessage message =
        QDBusMessage::createMethodCall(QString::fromLatin1(service), QStringLiteral("/"),
                                       QStringLiteral("org.freedesktop.DBus.Peer"), QStringLiteral("Ping"));
    message.setAutoStartService(false);
    return message;
}

} // namespace

void askSecretServices(QObject& context, std::function<void(bool isAlive)> tell)
{
    const auto poll = std::make_shared<Poll>();
    poll->tell = std::move(tell);
    for (const char* const service : services) {
        const auto call = QDBusConnection::sessionBus().asyncCall(ping(service), answerMilliseconds);
        auto* const watcher = new QDBusPendingCallWatcher(call, &context);
        QObject::connect(watcher, &QDBusPendingCallWatcher::finished, watcher, [poll, watcher] {
            watcher->deleteLater();
            poll->take(!watcher->isError());
        });
    }
}

} // namespace clouddesk::crypto
