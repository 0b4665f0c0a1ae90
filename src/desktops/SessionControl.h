// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Task.h"

#include <QLocalServer>
#include <QPointer>

#include <functional>
#include <memory>

namespace clouddesk::desktops {

/// Lets other processes of the same user and data folder end a session of this one: a local socket, mode 0600, named by
/// the session. One request per connection: "close" or "close-and-stop", answered by "done" or "failed WORD TEXT" when
/// it is over. Home thread.
class SessionControl : public QObject
{
    Q_OBJECT

public:
    /// What a request does; runs in the home thread.
    using Close = std::function<core::Task<void>(bool stopDesktop)>;

    /// Removes what processes left that are gone.
    static core::Result<std::unique_ptr<SessionControl>> listen(const QString& runtimeDirectory,
                                                                const QString& sessionId, Close close);
    ~SessionControl() override;

    /// Removes the socket files that nobody listens at any more.
    static void removeAbandoned(const QString& runtimeDirectory);

    /// Asks the process that has the session to close it. NotFound if none listens.
    static core::Task<void> request(QString runtimeDirectory, QString sessionId, bool stopDesktop);

private:
    explicit SessionControl(Close close);
    void serve(QLocalSocket* socket);
    static core::Task<void> answer(QPointer<QLocalSocket> socket, Close close, bool stopDesktop);

    QLocalServer m_server;
    Close m_close;
};

} // namespace clouddesk::desktops
