// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace clouddesk::lab {

/// A real, private OpenSSH server on a loopback port, for the user who runs the tests: own keys, own configuration, own
/// home folder, nothing of the system's. It ends with this object, sessions and their processes included.
///
///     lab::Sshd sshd;
///     QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
class Sshd
{
public:
    Sshd();
    ~Sshd();
    Sshd(const Sshd&) = delete;
    Sshd& operator=(const Sshd&) = delete;

    /// A line of sshd_config(5), before start(). These lines stand first, so they win over the ones set here by
    /// default; no Match blocks.
    void addConfigLine(const QString& line) { m_extraLines += line; }
    /// The whole line about its SFTP server in place of the usual one; empty: it has none. Before start().
    void setSubsystem(const QString& line) { m_subsystem = line; }
    /// Lets the user log in with this password too, by "password" and by "keyboard-interactive": a real PAM
    /// conversation, whose only module is pam_matrix of libpam-wrapper. Before start().
    void setPassword(const QString& password) { m_password = password; }

    /// Makes keys and configuration on the first call, starts the listener and waits until it listens. False: see
    /// problem(). Called again after stop(), it comes back on the same port with the same keys.
    bool start();
    /// Ends the listener, all sessions, and what they had started.
    void stop();
    /// stop() and start().
    bool restart();
    /// Ends the listener only; sessions go on.
    void stopListener();
    /// Kills the server's side of every session, as a crash would; the listener goes on.
    void killSessions();
    /// Stops (SIGSTOP) or continues (SIGCONT) the server's side of every session: a link that is silent, not closed.
    void freezeSessions(bool frozen);
    /// A new ed25519 host key in place of the old ones; takes effect at the next start().
    bool replaceHostKey();

    [[nodiscard]] QString problem() const { return m_problem; }
    [[nodiscard]] QString host() const { return QStringLiteral("127.0.0.1"); }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString userName() const;
    /// Everything of this server lives here: keys, configuration, log, home.
    [[nodiscard]] QString directory() const { return m_directory.path(); }
    /// $HOME of the sessions.
    [[nodiscard]] QString homeDirectory() const { return filePath(QStringLiteral("home")); }

    /// The host's public key line of this type ("ed25519", "ecdsa", "rsa"): "ssh-ed25519 AAAA...".
    [[nodiscard]] QByteArray hostPublicKey(const QString& type = QStringLiteral("ed25519")) const;
    /// A private key (ed25519, OpenSSH format, no passphrase) that may log in.
    [[nodiscard]] QString clientKeyPath() const { return filePath(QStringLiteral("client")); }
    [[nodiscard]] QByteArray clientKey() const;
    [[nodiscard]] QByteArray clientPublicKey() const;
    /// Allows one more key, by its public line.
    void authorize(const QByteArray& publicKeyLine);
    /// The server's log so far, at level DEBUG1.
    [[nodiscard]] QByteArray log() const;
    /// How many times somebody tried to authenticate, whatever came of it.
    [[nodiscard]] int authenticationAttempts() const;
    /// Process ids of the server's side of each session.
    [[nodiscard]] QList<qint64> sessionProcesses() const;

private:
    [[nodiscard]] QString filePath(const QString& name) const { return m_directory.filePath(name); }
    bool prepare();
    bool makeKey(const QString& name, const QString& type);
    [[nodiscard]] QByteArray configuration() const;
    bool writePamService();
    bool launch();
    bool waitUntilListening(qsizetype logStart);

    QTemporaryDir m_directory;
    QStringList m_extraLines;
    QString m_password;
    QString m_subsystem = QStringLiteral("Subsystem sftp internal-sftp");
    QString m_problem;
    quint16 m_port = 0;
    bool m_isPrepared = false;
    QProcess m_process;
};

} // namespace clouddesk::lab
