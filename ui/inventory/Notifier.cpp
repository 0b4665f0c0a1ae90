// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/Notifier.h"

#include "crypto/SessionBus.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QPointer>

namespace clouddesk::ui {

namespace {

constexpr auto busPatience = std::chrono::seconds(2);
constexpr int answerPatience = 5000; // milliseconds; the service may have to be started
constexpr int usualTime = -1;        // how long it stays is the service's choice

QDBusMessage notification(const QString& title, const QString& text)
{
    QDBusMessage call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("/org/freedesktop/Notifications"),
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("Notify"));
    const QVariantMap hints{{QStringLiteral("desktop-entry"), QStringLiteral("clouddesk")}};
    // The text may have markup; the title has none.
    call.setArguments({QStringLiteral("CloudDesk"), 0U, QStringLiteral("clouddesk"), title, text.toHtmlEscaped(),
                       QStringList(), hints, usualTime});
    return call;
}

} // namespace

void Notifier::tell(const QString& title, const QString& text, const std::function<void()>& otherwise)
{
    send(title, text, otherwise);
}

core::Task<void> Notifier::send(QString title, QString text, std::function<void()> otherwise)
{
    const QPointer<Notifier> self(this);
    const auto bus = co_await crypto::requireSessionBus(busPatience);
    if (!self)
        co_return {};
    if (!bus) {
        otherwise();
        co_return {};
    }
    const QDBusMessage call = notification(title, text);
    auto* const watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call, answerPatience), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [watcher, otherwise] {
        watcher->deleteLater();
        if (watcher->isError())
            otherwise();
    });
    co_return {};
}

} // namespace clouddesk::ui
