// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/NameLookup.h"

#include <QUrl>

#include <mutex>
#include <system_error>
#include <thread>

#include <netdb.h>
#include <sys/socket.h>

namespace clouddesk::ssh {

using core::ErrorCode;
using core::fail;

namespace {

using Answer = core::Result<QList<QHostAddress>>;

Answer unresolved(const QString& reason)
{
    return fail(ErrorCode::HostUnresolved, QStringLiteral("the name cannot be resolved (%1)").arg(reason), {},
                QStringLiteral("check the spelling of the host name, and this computer's network"));
}

Answer resolve(const QByteArray& name)
{
    addrinfo wanted = {};
    wanted.ai_family = AF_UNSPEC;
    wanted.ai_socktype = SOCK_STREAM;
    wanted.ai_flags = AI_ADDRCONFIG;
    addrinfo* found = nullptr;
    const int status = getaddrinfo(name.constData(), nullptr, &wanted, &found);
    if (status == EAI_AGAIN)
        return fail(NameLookup::silence());
    if (status != 0)
        return unresolved(core::singleLine(QString::fromLocal8Bit(gai_strerror(status))));
    const std::unique_ptr<addrinfo, void (*)(addrinfo*)> owner(found, freeaddrinfo);
    QList<QHostAddress> addresses;
    for (const addrinfo* each = found; each != nullptr; each = each->ai_next) {
        const QHostAddress address(each->ai_addr);
        if (!address.isNull() && !addresses.contains(address))
            addresses += address;
    }
    if (addresses.isEmpty())
        return unresolved(QStringLiteral("it has no address"));
    return addresses;
}

} // namespace

struct NameLookup::Shared
{
    std::mutex mutex;
    NameLookup* receiver = nullptr;
};

NameLookup::NameLookup(const QString& host, Handler handler)
    : m_handler(std::move(handler))
    , m_shared(std::make_shared<Shared>())
{
    m_shared->receiver = this;
    try {
        std::thread([shared = m_shared, name = QUrl::toAce(host)] { run(shared, name); }).detach();
    } catch (const std::system_error& error) {
        const Answer answer = unresolved(QString::fromLocal8Bit(error.what()));
        QMetaObject::invokeMethod(this, [this, answer] { m_handler(answer); }, Qt::QueuedConnection);
    }
}

NameLookup::~NameLookup()
{
    const std::scoped_lock lock(m_shared->mutex);
    m_shared->receiver = nullptr;
}

core::Error NameLookup::silence()
{
    return {
        ErrorCode::HostUnresolved,
        QStringLiteral("the name server does not answer"),
        {},
        QStringLiteral("check this computer's network and its name servers, or give the machine's address instead of "
                       "its name")};
}

void NameLookup::run(const std::shared_ptr<Shared>& shared, const QByteArray& name)
{
    const Answer answer = resolve(name);
    const std::scoped_lock lock(shared->mutex);
    if (NameLookup* const receiver = shared->receiver)
        QMetaObject::invokeMethod(receiver, [receiver, answer] { receiver->m_handler(answer); }, Qt::QueuedConnection);
}

} // namespace clouddesk::ssh
