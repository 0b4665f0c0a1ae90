// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/PrivateSshd.h"

#include "app/demo/Requirements.h"
#include "core/Deferred.h"
#include "core/Paths.h"
#include "instances/KeyFile.h"
#include "openssh/HostKey.h"

#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

#include <csignal>

#include <pwd.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace clouddesk::app {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

// Where sshd, run by root, wants an empty folder to lock its unprivileged part into (Debian's path).
const char* const runFolder = "/run/sshd";
const char* const runFolderMark = "made-run-folder";

quint16 freePort()
{
    QTcpServer probe;
    return probe.listen(QHostAddress::LocalHost) ? probe.serverPort() : 0;
}

/// Waits until the process has ended; fails with what it wrote to standard error if that was not with status 0.
core::Task<void> finished(QProcess& process)
{
    core::Deferred<void> ended;
    auto resolver = std::make_shared<core::Resolver<void>>(ended.resolver());
    QObject scope;
    QObject::connect(&process, &QProcess::finished, &scope, [resolver] { resolver->resolve(Result<void>()); });
    QObject::connect(&process, &QProcess::errorOccurred, &scope, [resolver] { resolver->resolve(Result<void>()); });
    if (process.state() != QProcess::NotRunning)
        std::ignore = co_await ended;
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        co_return fail(ErrorCode::CommandFailed, QString::fromLocal8Bit(process.readAllStandardError()).trimmed(),
                       process.program());
    co_return Result<void>();
}

core::Task<void> makeKey(QString file)
{
    QProcess keygen;
    const QStringList arguments{QStringLiteral("-q"),
                                QStringLiteral("-t"),
                                QStringLiteral("ed25519"),
                                QStringLiteral("-N"),
                                QString(),
                                QStringLiteral("-C"),
                                QStringLiteral("clouddesk-demo"),
                                QStringLiteral("-f"),
                                file};
    keygen.start(findProgram(QStringLiteral("ssh-keygen")), arguments);
    co_return co_await finished(keygen);
}

Result<QByteArray> readFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::InputOutputFailed, file.errorString(), path);
    return file.readAll();
}

bool acceptsConnections(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    // On loopback the kernel answers at once.
    return socket.waitForConnected(100);
}

} // namespace

PrivateSshd::PrivateSshd(const DemoFolder& folder)
    : m_folder(folder)
{
    const passwd* entry = getpwuid(geteuid());
    m_user = entry == nullptr ? QString() : QString::fromLocal8Bit(entry->pw_name);
    // The server must not outlive us, not even when we are killed.
    m_server.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
}

PrivateSshd::~PrivateSshd()
{
    if (m_server.state() != QProcess::NotRunning)
        m_server.kill();
    if (m_madeRunFolder)
        rmdir(runFolder);
}

core::Task<void> PrivateSshd::start(std::stop_token stop)
{
    const Result<void> made = co_await makeKeys();
    if (!made)
        co_return fail(made);
    makeRunFolder();
    Result<void> started;
    // Somebody else may take the port between its choice and its use.
    for (int attempt = 0; attempt < 5; ++attempt) {
        m_port = freePort();
        if (const auto written = writeConfiguration(); !written)
            co_return fail(written);
        started = co_await tryToStart(stop);
        if (started || stop.stop_requested())
            break;
    }
    co_return started;
}

core::Task<void> PrivateSshd::makeKeys()
{
    const Result<void> host = co_await makeKey(m_folder.path(QStringLiteral("host_key")));
    if (!host)
        co_return fail(host);
    const Result<void> client = co_await makeKey(m_folder.path(QStringLiteral("client_key")));
    if (!client)
        co_return fail(client);
    const auto publicHostKey = readFile(m_folder.path(QStringLiteral("host_key.pub")));
    const auto publicClientKey = readFile(m_folder.path(QStringLiteral("client_key.pub")));
    if (!publicHostKey || !publicClientKey)
        co_return fail(publicHostKey ? publicClientKey : publicHostKey);
    const QList<QByteArray> words = publicHostKey->split(' ');
    ssh::HostKey key;
    key.type = QString::fromLatin1(words.value(0));
    key.blob = QByteArray::fromBase64(words.value(1));
    m_fingerprint = key.fingerprint();
    co_return core::writePrivateFile(m_folder.path(QStringLiteral("authorized_keys")), *publicClientKey);
}

Result<void> PrivateSshd::writeConfiguration()
{
    const auto path = [this](const char* name) { return m_folder.path(QLatin1String(name)); };
    const QString home = m_folder.home();
    const QStringList lines{
        QStringLiteral("ListenAddress 127.0.0.1"), QStringLiteral("Port %1").arg(m_port),
        QStringLiteral("HostKey %1").arg(path("host_key")),
        QStringLiteral("AuthorizedKeysFile %1").arg(path("authorized_keys")),
        QStringLiteral("AllowUsers %1").arg(m_user), QStringLiteral("PidFile none"), QStringLiteral("StrictModes no"),
        QStringLiteral("UsePAM no"), QStringLiteral("PasswordAuthentication no"),
        QStringLiteral("KbdInteractiveAuthentication no"), QStringLiteral("PermitRootLogin prohibit-password"),
        QStringLiteral("PermitUserRC no"), QStringLiteral("PrintMotd no"), QStringLiteral("PrintLastLog no"),
        QStringLiteral("UseDNS no"), QStringLiteral("LogLevel ERROR"),
        QStringLiteral("Subsystem sftp internal-sftp -d %1").arg(home),
        // One line: of several SetEnv lines sshd takes the first (sshd_config(5)).
        QStringLiteral("SetEnv HOME=%1 XDG_CONFIG_HOME=%1/.config XDG_DATA_HOME=%1/.local/share "
                       "XDG_CACHE_HOME=%1/.cache XDG_STATE_HOME=%1/.local/state "
                       "XDG_RUNTIME_DIR=%2 TMPDIR=%3 TMUX_TMPDIR=%3")
            .arg(home, path("run"), path("tmp"))};
    return core::writePrivateFile(path("sshd_config"), lines.join(QLatin1Char('\n')).toLocal8Bit() + '\n');
}

core::Task<void> PrivateSshd::tryToStart(std::stop_token stop)
{
    const QStringList arguments{QStringLiteral("-D"), QStringLiteral("-e"), QStringLiteral("-f"),
                                m_folder.path(QStringLiteral("sshd_config"))};
    m_server.start(findProgram(QStringLiteral("sshd")), arguments);
    for (int attempt = 0; attempt < 250; ++attempt) {
        const auto slept = co_await core::sleepFor(std::chrono::milliseconds(20), stop);
        if (!slept)
            co_return fail(slept);
        if (m_server.state() == QProcess::NotRunning)
            break;
        if (m_server.state() == QProcess::Running && acceptsConnections(m_port))
            co_return Result<void>();
    }
    const QString said = core::singleLine(QString::fromLocal8Bit(m_server.readAllStandardError()).trimmed());
    std::ignore = co_await this->stop();
    co_return fail(ErrorCode::CommandFailed, QStringLiteral("the private SSH server did not start: %1").arg(said),
                   QStringLiteral("demo"), QStringLiteral("Run \"clouddesk doctor\"; it looks for what is missing."));
}

core::Task<void> PrivateSshd::stop()
{
    if (m_server.state() != QProcess::NotRunning) {
        m_server.terminate();
        std::ignore = co_await finished(m_server);
    }
    if (std::exchange(m_madeRunFolder, false))
        rmdir(runFolder);
    co_return Result<void>();
}

Result<core::Secret> PrivateSshd::takeClientKey()
{
    const QString file = m_folder.path(QStringLiteral("client_key"));
    auto key = instances::readKeyFileForStoring(file);
    QFile::remove(file);
    if (!key)
        return core::fail(key);
    return std::move(key->privateKey);
}

void PrivateSshd::makeRunFolder()
{
    // Written down first, for whoever has to tidy up after us.
    const QString mark = m_folder.path(QLatin1String(runFolderMark));
    if (geteuid() != 0 || QFileInfo::exists(QLatin1String(runFolder)) || !core::writePrivateFile(mark, {}))
        return;
    m_madeRunFolder = mkdir(runFolder, 0755) == 0;
    if (!m_madeRunFolder)
        QFile::remove(mark);
}

void PrivateSshd::removeRunFolder(const DemoFolder& folder)
{
    if (QFileInfo::exists(folder.path(QLatin1String(runFolderMark))))
        rmdir(runFolder);
}

} // namespace clouddesk::app
