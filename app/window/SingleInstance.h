// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Task.h"
#include "core/UniqueFd.h"

#include <QLocalServer>

#include <memory>

namespace clouddesk::app {

/// What somebody wants who starts the program.
struct StartWish
{
    QString machine; ///< connect to the machine of this name; empty: none
    bool isHidden = false;
    bool wantsQuickConnect = false;
    bool wantsNewMachine = false;

    /// A later start's wish comes in addition; of two machines the later one counts.
    void add(const StartWish& later);

    /// One line of JSON, and back; nothing for what is not such a line or names what cannot be a machine.
    [[nodiscard]] QByteArray toLine() const;
    static std::optional<StartWish> fromLine(const QByteArray& line);
};

/// That the application runs once for each data folder: who claims it first keeps it, later starts hand their wish over
/// and end. A local socket of mode 0600 in the runtime folder; one line per connection, answered by "ok". Home thread.
class SingleInstance : public QObject
{
    Q_OBJECT

public:
    /// Null if another process has it.
    static core::Result<std::unique_ptr<SingleInstance>> claim(const QString& runtimeDirectory);
    ~SingleInstance() override;

    /// Gives the wish to the process that has it. TimedOut if it does not answer.
    static core::Task<void> handOver(QString runtimeDirectory, StartWish wish);

Q_SIGNALS:
    /// A later start handed its wish over; it has its "ok" already.
    void asked(const clouddesk::app::StartWish& wish);

private:
    explicit SingleInstance(core::UniqueFd lock);
    void serve(QLocalSocket* socket);

    core::UniqueFd m_lock; ///< the system lets go of it when the process ends
    QLocalServer m_server;
};

} // namespace clouddesk::app
