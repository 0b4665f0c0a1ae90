// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Secret.h"
#include "core/Task.h"
#include "core/UniqueFd.h"
#include "openssh/Credential.h"
#include "openssh/HostKey.h"

#include <QObject>

namespace clouddesk::ssh {

/// One machine on the way: where it is and how to log in.
struct Hop
{
    QString host; ///< name, IPv4 or IPv6 address
    quint16 port = 22;
    QString user;
    Credential credential;
    /// The name that people know this machine by; used in questions and errors. Empty: host.
    QString label;
};

/// What the connection asks of whoever uses it. Every call comes in the home thread and may take as long as a person
/// needs; the server's own grace time (usually 120 s) is the limit. Outlives every connection attempt that uses it. A
/// call is never left behind: an attempt that is stopped waits for it, so whoever asks people ends with the same stop.
class ConnectionDelegate
{
public:
    virtual ~ConnectionDelegate() = default;

    /// Called before any authentication. Succeeds if the key is trusted; the error it returns (HostKeyUnknown,
    /// HostKeyChanged, HostKeyRevoked, ...) ends the attempt.
    virtual core::Task<void> checkHostKey(QString host, quint16 port, QString label, HostKey key) = 0;

    /// Host key algorithms already known for this host, best first, so that the server is asked for a key that can be
    /// checked (what OpenSSH does by ordering HostKeyAlgorithms). Empty: no preference.
    virtual core::Task<QStringList> knownHostKeyTypes(QString host, quint16 port) = 0;

    struct InteractivePrompt
    {
        QString text;
        bool echo = false;
    };
    /// Answers keyboard-interactive prompts (RFC 4256) that the stored password does not answer. One secret per prompt.
    virtual core::Task<std::vector<core::Secret>> answerInteractive(QString label, QString instruction,
                                                                    std::vector<InteractivePrompt> prompts) = 0;

    /// The passphrase of a key that needs one. isAgain: what was stored, or returned the last time, does not open it.
    virtual core::Task<core::Secret> passphrase(QString label, bool isAgain) = 0;

    /// The password, where the credential has none.
    virtual core::Task<core::Secret> password(QString label) = 0;
};

struct ConnectionOptions
{
    /// The way: jump hosts in order, the machine itself last. At least one.
    std::vector<Hop> hops;
    /// For TCP connect, key exchange and each authentication step, per hop (not counting the time people take to
    /// answer).
    std::chrono::milliseconds stepLimit = std::chrono::seconds(10);
    /// After this much silence a keepalive is sent; after three times as much the link is dead.
    std::chrono::milliseconds keepaliveInterval = std::chrono::seconds(5);
    /// Ciphers in order of preference, in OpenSSH's syntax. Empty: the fast ones first (AES-GCM, ChaCha20-Poly1305).
    QString ciphers;
};

struct ExecRequest
{
    /// The command as the user's login shell on the machine gets it. Build it with shellQuote() or send a script to "sh
    /// -s" (see RemoteScript); never paste text from outside into it.
    QByteArray command;
    /// Written to the command's standard input, which is closed afterwards. Wiped after use.
    core::Secret input;
    /// If valid: read after that as it has something to give, and passed on until its end. Nothing of it is kept. What
    /// is read must not be taken by another reader meanwhile.
    core::UniqueFd inputSource;
    /// A run that ends early, by its limit or by stop, also sends SIGTERM to the command's process group (RFC 4254,
    /// section 6.9). OpenSSH's server does that for everybody but root; without it, the command goes on there.
    bool isTerminatedEarly = false;
    /// The whole run; zero: no limit. When it passes, the channel is closed and the task ends with TimedOut.
    std::chrono::milliseconds limit = std::chrono::seconds(60);
    /// Beyond this many bytes of either stream the run ends with OutputTooLarge, unless onOutput takes the bytes.
    qsizetype outputLimit = qsizetype(16) * 1024 * 1024;
    /// Called in the home thread with each piece of output as it comes; the result's streams stay empty then.
    std::function<void(QByteArrayView output, bool isStandardError)> onOutput;
    std::stop_token stop;
};

struct ExecResult
{
    /// The command's exit status; -1 if it was ended by a signal.
    int exitStatus = -1;
    QString exitSignal; ///< "TERM", "KILL", ...; empty if it exited by itself
    QByteArray output;
    QByteArray errorOutput;
};

/// A command with a terminal of its own on the machine.
struct Terminal
{
    /// What it prints, and what it is typed: one end of a non-blocking AF_UNIX pair. It ends with the command.
    core::UniqueFd stream;
    quint64 id = 0;
};

/// How many bytes went over the wire, as SSH packets count them.
struct Traffic
{
    quint64 received = 0;
    quint64 sent = 0;
};

/// An authenticated SSH connection. It owns one thread with a poll loop of its own (one per hop), in which all of
/// libssh's work happens; this object and its callers live in the home thread. Destroying it closes the connection and
/// joins the thread.
class Connection : public QObject
{
    Q_OBJECT

public:
    /// Resolves, connects (through the jump hosts), checks the host keys, authenticates. The delegate must outlive the
    /// call. Requesting stop ends it at any step with Cancelled, and leaves nothing behind.
    static core::Task<std::shared_ptr<Connection>> open(ConnectionOptions options, ConnectionDelegate& delegate,
                                                        std::stop_token stop = {});

    /// Closes and joins. Pending operations end with ConnectionLost.
    ~Connection() override;

    /// Runs one command and collects its output.
    core::Task<ExecResult> exec(ExecRequest request);

    /// A byte stream to host:port as seen from the machine ("direct-tcpip", RFC 4254, section 7.2). The descriptor is
    /// one end of a non-blocking AF_UNIX pair; closing it closes the channel. Back-pressure holds in both directions.
    core::Task<core::UniqueFd> openTcpStream(QString host, quint16 port);
    /// The same to a Unix socket on the machine ("direct-streamlocal@openssh.com"). ChannelRefused if sshd forbids it.
    core::Task<core::UniqueFd> openUnixStream(QString path);
    /// Like the two above, but bytes go straight to and from localEnd, a connected stream socket that is given away.
    core::Task<void> forwardTcpStream(QString host, quint16 port, core::UniqueFd localEnd);
    core::Task<void> forwardUnixStream(QString path, core::UniqueFd localEnd);
    /// A stream to a subsystem of the server, for example "sftp" (RFC 4254, section 6.5). Unsupported if the server has
    /// none of that name.
    core::Task<core::UniqueFd> openSubsystem(QString name);

    /// Runs a command (as ExecRequest::command) in a pseudo terminal of that size, of type xterm-256color. Closing its
    /// stream closes the channel, which ends the command by SIGHUP.
    core::Task<Terminal> openTerminal(QByteArray command, int columns, int rows);
    /// Tells the terminal's other side its new size.
    void resizeTerminal(quint64 id, int columns, int rows);

    /// Neither closed nor lost. A link that is dead but has not been found out yet counts as alive.
    [[nodiscard]] bool isAlive() const;
    /// Of the last hop's session, since it began; stays readable after close().
    [[nodiscard]] Traffic traffic() const;
    /// The machine's label, for messages.
    [[nodiscard]] QString label() const;
    /// How long the way and the logins took, without the time in which the delegate answered: that is people's.
    [[nodiscard]] std::chrono::milliseconds loginTime() const;
    /// The key the machine showed (the last hop's).
    [[nodiscard]] HostKey hostKey() const;

    /// Closes; every pending operation ends with ConnectionLost, and lost() is not emitted.
    void close();

Q_SIGNALS:
    /// The link died or the server closed it. Emitted once, in the home thread.
    void lost(const clouddesk::core::Error& reason);

private:
    class Private;
    explicit Connection(std::unique_ptr<Private> p);
    std::unique_ptr<Private> m_p;
};

} // namespace clouddesk::ssh
