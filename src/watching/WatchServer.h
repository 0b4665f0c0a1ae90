// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Secret.h"
#include "core/Task.h"
#include "core/UniqueFd.h"
#include "rfbgate/Gate.h"

#include <QLocalSocket>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

namespace clouddesk::desktops {

/// Lets somebody else watch a desktop with any VNC viewer: a port on 127.0.0.1 with a password that is good for one
/// viewer, once. What passes goes through a gate, which leaves out whatever would act on the machine until control is
/// given, and again when it is taken back. Three wrong passwords end it. Home thread.
class WatchServer : public QObject
{
    Q_OBJECT

public:
    struct Needs
    {
        /// Another stream to the desktop.
        std::function<core::Task<core::UniqueFd>()> openStream;
        /// What its server asks for; empty if it asks for nothing.
        std::function<core::Secret()> password;
    };
    /// InputOutputFailed if no port is to be had.
    static core::Result<std::unique_ptr<WatchServer>> start(Needs needs);

    /// Why it is over. Faces have their own words for each.
    struct Ending
    {
        enum class Kind {
            WatcherGone,    ///< Who watched has left, or did not wait for the desktop.
            LinkLost,       ///< The stream to the desktop has ended.
            WrongPasswords, ///< Somebody tried too many.
            Refused,        ///< The desktop's server lets no other viewer in.
            Failed,         ///< As the error says.
        };
        Kind kind = Kind::Failed;
        core::Error error; ///< for Failed
    };
    ~WatchServer() override;

    /// On 127.0.0.1; 0 once nobody can come any more.
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    /// The password, for the person to pass on.
    [[nodiscard]] const core::Secret& code() const { return m_code; }
    /// Whether a viewer is in, its password having been right.
    [[nodiscard]] bool isWatched() const { return m_stage == Stage::Relaying; }
    /// Whether who watches may use keyboard, mouse and clipboard. What they hold down when it is taken back is let go:
    /// at once, or after the message that they are in the middle of, for which they have two seconds before it is over.
    void setControl(bool isGiven);
    [[nodiscard]] bool isControlGiven() const { return m_isControlGiven; }

Q_SIGNALS:
    /// A viewer gave the right password, and sees the desktop from now on.
    void watcherCame();
    /// It is over: nobody can come any more.
    void ended(const clouddesk::desktops::WatchServer::Ending& ending);

private:
    enum class Stage {
        Nobody,
        Version,
        Choice,
        Response,
        Opening,
        ServerVersion,
        ServerTypes,
        ServerChallenge,
        ServerResult,
        Relaying,
        Over
    };

    explicit WatchServer(Needs needs);
    void take(QTcpSocket* watcher);
    void drop();
    void onWatcherGone();
    void onWatcherSaid();
    void onServerSaid();
    [[nodiscard]] bool hear(QByteArray& bytes, qsizetype count, QIODevice& from) const;
    bool stepWatcher();
    bool stepServer();
    bool checkResponse(const QByteArray& response);
    core::Task<void> openServer();
    void beginRelay();
    void relay(rfb::Side from);
    void releaseInput();
    void endIfHeld();
    void closeDesktop();
    void end(Ending::Kind kind);
    void end(const Ending& ending);
    [[nodiscard]] rfb::GatePolicy policy() const;

    Needs m_needs;
    core::Secret m_code;
    QTcpServer m_server;
    QPointer<QTcpSocket> m_watcher;
    QLocalSocket m_desktop;
    QTimer m_patience; ///< for a login
    QTimer m_release;  ///< for the end of a message that keeps what is held from being let go
    std::unique_ptr<rfb::Gate> m_gate;
    QByteArray m_challenge;
    QByteArray m_fromWatcher; ///< heard, and not yet taken by the gate
    QByteArray m_fromServer;
    Stage m_stage = Stage::Nobody;
    int m_wrongCodes = 0;
    bool m_isControlGiven = false;
};

} // namespace clouddesk::desktops
