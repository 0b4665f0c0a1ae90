// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/ConnectGate.h"

#include "core/Deferred.h"

#include <QHash>

#include <deque>

namespace clouddesk::ssh {

namespace {

struct Place
{
    int taken = 0;
    std::deque<std::shared_ptr<core::Resolver<void>>> waiters;
};

// One set of places per home thread; a process has one of those.
QHash<QString, Place>& places()
{
    thread_local QHash<QString, Place> all;
    return all;
}

void leave(const QString& name)
{
    Place& place = places()[name];
    while (!place.waiters.empty()) {
        const auto next = place.waiters.front();
        place.waiters.pop_front();
        if (next->isPending()) {
            next->resolve({});
            return;
        }
    }
    if (--place.taken == 0)
        places().remove(name);
}

} // namespace

ConnectGate::Pass::~Pass()
{
    if (!m_place.isEmpty())
        leave(m_place);
}

core::Task<ConnectGate::Pass> ConnectGate::enter(QString host, quint16 port, std::stop_token stop)
{
    const QString name = QStringLiteral("%1 %2").arg(host.toLower()).arg(port);
    Place& place = places()[name];
    if (place.taken < limit) {
        ++place.taken;
        co_return Pass(name);
    }
    core::Deferred<void> turn;
    const auto resolver = std::make_shared<core::Resolver<void>>(turn.resolver());
    place.waiters.push_back(resolver);
    QObject context;
    const std::stop_callback onStop(stop, [resolver, &context] {
        QMetaObject::invokeMethod(
            &context,
            [resolver] {
                if (resolver->isPending())
                    resolver->resolve(core::fail(core::ErrorCode::Cancelled, QStringLiteral("cancelled")));
            },
            Qt::QueuedConnection);
    });
    const core::Result<void> mayGo = co_await turn;
    if (!mayGo)
        co_return core::fail(mayGo);
    co_return Pass(name);
}

} // namespace clouddesk::ssh
