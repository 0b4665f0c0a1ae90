// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machines/Reachability.h"

#include <algorithm>

namespace clouddesk::ui {

struct Reachability::Attempt
{
    Place place;
    std::unique_ptr<ssh::NameLookup> lookup;
    QTcpSocket socket;
    QTimer limit;
};

Reachability::Reachability(QObject* parent)
    : QObject(parent)
{
}

Reachability::~Reachability() = default;

void Reachability::check(const std::vector<Place>& places)
{
    for (const Place& place : places) {
        const bool waits = std::ranges::find(m_waiting, place.id, &Place::id) != m_waiting.end();
        if (!waits && !m_attempts.contains(place.id))
            m_waiting.push_back(place);
    }
    while (m_waiting.size() > mostWaiting)
        m_waiting.pop_front();
    startMore();
}

void Reachability::startMore()
{
    while (!m_waiting.empty() && underWay() < mostAtOnce) {
        const auto attempt = std::make_shared<Attempt>();
        attempt->place = std::move(m_waiting.front());
        m_waiting.pop_front();
        const QString id = attempt->place.id;
        m_attempts.insert(id, attempt);
        attempt->limit.setSingleShot(true);
        connect(&attempt->limit, &QTimer::timeout, this, [this, id] { settle(id, false); });
        attempt->limit.start(m_patience);
        attempt->lookup = std::make_unique<ssh::NameLookup>(
            attempt->place.host,
            [this, id](const core::Result<QList<QHostAddress>>& addresses) { dial(id, addresses); });
    }
}

void Reachability::dial(const QString& id, const core::Result<QList<QHostAddress>>& addresses)
{
    const auto attempt = m_attempts.value(id);
    if (!attempt)
        return;
    if (!addresses)
        return settle(id, false);
    connect(&attempt->socket, &QTcpSocket::readyRead, this, [this, id] { settle(id, true); });
    connect(&attempt->socket, &QTcpSocket::errorOccurred, this, [this, id] { settle(id, false); });
    attempt->socket.connectToHost(addresses->constFirst(), attempt->place.port);
}

void Reachability::settle(const QString& id, bool answers)
{
    const auto attempt = m_attempts.take(id);
    if (!attempt)
        return;
    // Called by parts of it, which must outlive the call.
    attempt->limit.stop();
    attempt->socket.disconnect(this);
    QMetaObject::invokeMethod(this, [attempt] { attempt->socket.abort(); }, Qt::QueuedConnection);
    Q_EMIT found(id, answers);
    startMore();
}

} // namespace clouddesk::ui
