// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/Sshd.h"

#include "lab/Processes.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QThread>

#include <csignal>

#include <pwd.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace clouddesk::lab {

namespace {

const QStringList keyTypes = {QStringLiteral("ed25519"), QStringLiteral("ecdsa"), QStringLiteral("rsa")};

QByteArray readWhole(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeWhole(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() &&
           file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
}

QString findSshd()
{
    return QStandardPaths::findExecutable(QStringLiteral("sshd"),
                                          {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin")});
}

// From below the kernel's ephemeral range, so that nobody's outgoing connection takes it between two starts.
quint16 randomPort()
{
    return static_cast<quint16>(QRandomGenerator::global()->bounded(12000, 32000));
}

QString findLibrary(const QString& name)
{
    const QStringList folders = {QStringLiteral("/usr/lib/x86_64-linux-gnu"),
                                 QStringLiteral("/usr/lib/aarch64-linux-gnu"), QStringLiteral("/usr/lib64"),
                                 QStringLiteral("/usr/lib")};
    for (const QString& folder : folders) {
        const QString path = QDir(folder).filePath(name);
        if (QFile::exists(path))
            return path;
    }
    return {};
}

} // namespace

Sshd::Sshd()
{
    m_process.setProcessChannelMode(QProcess::ForwardedOutputChannel);
    m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
}

Sshd::~Sshd()
{
    stop();
}

QString Sshd::userName() const
{
    const passwd* const entry = getpwuid(geteuid());
    return entry == nullptr ? QString() : QString::fromLocal8Bit(entry->pw_name);
}

bool Sshd::makeKey(const QString& name, const QString& type)
{
    const QString path = filePath(name);
    QFile::remove(path);
    const QStringList arguments = {
        QStringLiteral("-q"),  QStringLiteral("-t"), type, QStringLiteral("-N"), QString(), QStringLiteral("-C"),
        QStringLiteral("lab"), QStringLiteral("-f"), path};
    // A small RSA key, because making a large one takes seconds.
    const QStringList size =
        type == QStringLiteral("rsa") ? QStringList{QStringLiteral("-b"), QStringLiteral("2048")} : QStringList();
    if (QProcess::execute(QStringLiteral("ssh-keygen"), arguments + size) == 0)
        return true;
    m_problem = QStringLiteral("ssh-keygen failed for %1").arg(path);
    return false;
}

bool Sshd::writePamService()
{
    const QString module = findLibrary(QStringLiteral("pam_wrapper/pam_matrix.so"));
    if (module.isEmpty()) {
        m_problem = QStringLiteral("libpam-wrapper is not installed");
        return false;
    }
    const QString users = filePath(QStringLiteral("passwords"));
    QByteArray service;
    for (const char* kind : {"auth", "account", "password", "session"})
        service += QStringLiteral("%1 required %2 passdb=%3\n").arg(QLatin1String(kind), module, users).toUtf8();
    QDir(directory()).mkpath(QStringLiteral("pam"));
    return writeWhole(filePath(QStringLiteral("pam/sshd")), service) &&
           writeWhole(users, QStringLiteral("%1:%2:sshd\n").arg(userName(), m_password).toUtf8());
}

QByteArray Sshd::configuration() const
{
    QStringList lines = m_extraLines;
    for (const QString& type : keyTypes) {
        if (QFile::exists(filePath(QStringLiteral("host_") + type)))
            lines += QStringLiteral("HostKey %1").arg(filePath(QStringLiteral("host_") + type));
    }
    const bool password = !m_password.isEmpty();
    const QString allowed = password ? QStringLiteral("yes") : QStringLiteral("no");
    lines += QStringLiteral("ListenAddress %1:%2").arg(host()).arg(m_port);
    lines += QStringLiteral("AuthorizedKeysFile %1").arg(filePath(QStringLiteral("authorized_keys")));
    lines += QStringLiteral("SetEnv HOME=%1").arg(homeDirectory());
    lines += QStringLiteral("UsePAM %1").arg(allowed);
    lines += QStringLiteral("PasswordAuthentication %1").arg(allowed);
    lines += QStringLiteral("KbdInteractiveAuthentication %1").arg(allowed);
    for (const char* line : {"PermitRootLogin yes", "StrictModes no", "PidFile none", "LogLevel DEBUG1", "UseDNS no",
                             "PrintMotd no", "PrintLastLog no", "MaxStartups 1000"})
        lines += QLatin1String(line);
    lines += m_subsystem;
    return lines.join(QLatin1Char('\n')).toUtf8() + '\n';
}

bool Sshd::prepare()
{
    if (m_isPrepared)
        return true;
    if (findSshd().isEmpty()) {
        m_problem = QStringLiteral("sshd is not installed (Debian: openssh-server)");
        return false;
    }
    for (const QString& type : keyTypes) {
        if (!makeKey(QStringLiteral("host_") + type, type))
            return false;
    }
    if (!makeKey(QStringLiteral("client"), keyTypes.first()))
        return false;
    QDir(directory()).mkpath(QStringLiteral("home"));
    authorize(clientPublicKey());
    // What sshd, run as root, gives its unprivileged half as a root folder; elsewhere the init system makes it.
    if (geteuid() == 0)
        mkdir("/run/sshd", 0755);
    m_isPrepared = true;
    return true;
}

bool Sshd::start()
{
    if (m_process.state() != QProcess::NotRunning)
        return true;
    if (!prepare())
        return false;
    if (!m_password.isEmpty() && !writePamService())
        return false;
    const bool portIsFixed = m_port != 0;
    for (int attempt = 0; attempt < 20; ++attempt) {
        if (!portIsFixed)
            m_port = randomPort();
        if (!writeWhole(filePath(QStringLiteral("sshd_config")), configuration()))
            return false;
        if (launch())
            return true;
    }
    m_port = portIsFixed ? m_port : 0;
    return false;
}

bool Sshd::launch()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!m_password.isEmpty()) {
        environment.insert(QStringLiteral("LD_PRELOAD"), findLibrary(QStringLiteral("libpam_wrapper.so")));
        environment.insert(QStringLiteral("PAM_WRAPPER"), QStringLiteral("1"));
        environment.insert(QStringLiteral("PAM_WRAPPER_SERVICE_DIR"), filePath(QStringLiteral("pam")));
    }
    m_process.setProcessEnvironment(environment);
    // Not by -e: a session's own messages would then go to the session's standard error.
    m_process.setStandardErrorFile(filePath(QStringLiteral("log")), QIODevice::Append);
    const qsizetype logStart = log().size();
    m_process.start(findSshd(), {QStringLiteral("-D"), QStringLiteral("-E"), filePath(QStringLiteral("log")),
                                 QStringLiteral("-f"), filePath(QStringLiteral("sshd_config"))});
    return m_process.waitForStarted() && waitUntilListening(logStart);
}

// sshd tells that it listens in its log only, so this looks there.
bool Sshd::waitUntilListening(qsizetype logStart)
{
    const QDeadlineTimer deadline(10000);
    while (!deadline.hasExpired()) {
        if (log().mid(logStart).contains("Server listening on"))
            return true;
        if (m_process.waitForFinished(5)) {
            m_problem = QStringLiteral("sshd ended: %1").arg(QString::fromUtf8(log().mid(logStart)));
            return false;
        }
    }
    m_problem = QStringLiteral("sshd does not listen: %1").arg(QString::fromUtf8(log()));
    m_process.kill();
    m_process.waitForFinished();
    return false;
}

void Sshd::stop()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    const QList<qint64> family = descendantProcesses(m_process.processId());
    stopListener();
    signalProcesses(family, SIGCONT);
    signalProcesses(family, SIGKILL);
}

bool Sshd::restart()
{
    stop();
    return start();
}

void Sshd::stopListener()
{
    m_process.kill();
    m_process.waitForFinished();
}

void Sshd::killSessions()
{
    signalProcesses(sessionProcesses(), SIGKILL);
}

void Sshd::freezeSessions(bool frozen)
{
    signalProcesses(sessionProcesses(), frozen ? SIGSTOP : SIGCONT);
}

bool Sshd::replaceHostKey()
{
    for (const QString& type : keyTypes) {
        QFile::remove(filePath(QStringLiteral("host_") + type));
        QFile::remove(filePath(QStringLiteral("host_%1.pub").arg(type)));
    }
    return makeKey(QStringLiteral("host_") + keyTypes.first(), keyTypes.first());
}

QByteArray Sshd::hostPublicKey(const QString& type) const
{
    return readWhole(filePath(QStringLiteral("host_%1.pub").arg(type))).trimmed();
}

QByteArray Sshd::clientKey() const
{
    return readWhole(clientKeyPath());
}

QByteArray Sshd::clientPublicKey() const
{
    return readWhole(clientKeyPath() + QStringLiteral(".pub")).trimmed();
}

void Sshd::authorize(const QByteArray& publicKeyLine)
{
    const QString path = filePath(QStringLiteral("authorized_keys"));
    writeWhole(path, readWhole(path) + publicKeyLine.trimmed() + '\n');
}

QByteArray Sshd::log() const
{
    return readWhole(filePath(QStringLiteral("log")));
}

int Sshd::authenticationAttempts() const
{
    return static_cast<int>(log().count("userauth-request for user"));
}

QList<qint64> Sshd::sessionProcesses() const
{
    return m_process.state() == QProcess::NotRunning ? QList<qint64>() : childProcesses(m_process.processId());
}

} // namespace clouddesk::lab
