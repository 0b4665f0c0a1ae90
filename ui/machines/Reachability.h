// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ssh/NameLookup.h"

#include <QHash>
#include <QTcpSocket>
#include <QTimer>

#include <deque>

namespace clouddesk::ui {

/// Whether somebody speaks at a machine's SSH port, as a server there does first (RFC 4253, section 4.2): some networks
/// take connections for whoever is not there. Never says a word itself: a connection is made and closed again. At most
/// `mostAtOnce` are under way; nothing of it waits. Home thread.
class Reachability : public QObject
{
    Q_OBJECT

public:
    struct Place
    {
        QString id;
        QString host;
        quint16 port = 22;
    };
    static constexpr std::size_t mostAtOnce = 8;
    /// Longer queues than this are of places that were scrolled past; the oldest fall out.
    static constexpr std::size_t mostWaiting = 256;

    explicit Reachability(QObject* parent = nullptr);
    ~Reachability() override;

    /// How long an answer may take; 4 s unless something else is said.
    void setPatience(std::chrono::milliseconds patience) { m_patience = patience; }
    /// Looks at the places; one that is under way or waits already is not looked at twice.
    void check(const std::vector<Place>& places);
    /// Connections that are being tried now, without those that wait.
    [[nodiscard]] std::size_t underWay() const { return static_cast<std::size_t>(m_attempts.size()); }

Q_SIGNALS:
    /// One of check()'s places, by its id. No answer also means: not in time, or the name is unknown.
    void found(const QString& id, bool answers);

private:
    struct Attempt;

    void startMore();
    void dial(const QString& id, const core::Result<QList<QHostAddress>>& addresses);
    void settle(const QString& id, bool answers);

    std::chrono::milliseconds m_patience = std::chrono::seconds(4);
    std::deque<Place> m_waiting;
    QHash<QString, std::shared_ptr<Attempt>> m_attempts;
};

} // namespace clouddesk::ui
