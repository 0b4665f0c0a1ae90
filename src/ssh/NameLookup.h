// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QHostAddress>
#include <QObject>

#include <functional>
#include <memory>

namespace clouddesk::ssh {

/// One question to the system's resolver, getaddrinfo(3), which takes as long as it pleases and cannot be ended: it is
/// put in a thread that is left to itself when this object goes, so that neither a cancel nor the end of the program
/// waits for a name server that is silent (QHostInfo does, at the end of the program). That thread then touches nothing
/// but memory of its own. Home thread.
class NameLookup : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<void(core::Result<QList<QHostAddress>>)>;

    /// Hands the addresses, in the resolver's order and at least one, or HostUnresolved, to the handler; not from
    /// within this call, and never once this object is gone.
    NameLookup(const QString& host, Handler handler);
    ~NameLookup() override;

    /// HostUnresolved, because no name server answers.
    static core::Error silence();

private:
    struct Shared;
    static void run(const std::shared_ptr<Shared>& shared, const QByteArray& name);

    Handler m_handler;
    std::shared_ptr<Shared> m_shared;
};

} // namespace clouddesk::ssh
