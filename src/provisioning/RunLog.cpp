// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provisioning/RunLog.h"

#include "core/Paths.h"

#include <QDateTime>
#include <QDir>
#include <QRegularExpression>

namespace clouddesk::desktops {

namespace {

using core::ErrorCode;

constexpr qsizetype tailSize = qsizetype(64) * 1024;
constexpr qsizetype maximumLine = qsizetype(64) * 1024;

struct Cause
{
    ErrorCode code;
    const char* pattern;
    const char* text; ///< %1: what the pattern captured
    const char* advice;
};

// What apt, dpkg and dnf say in the C locale. The first that fits is the cause.
constexpr Cause causes[] = {
    {ErrorCode::RemoteDiskFull,
     "(No space left on device|don't have enough free space in [^\\n]*|[0-9]+[KMG]i?B (?:more )?space "
     "needed[^\\n]*|Disk quota exceeded)",
     "the machine's disk is full: %1",
     "Free some room on the machine, then try again: the installation goes on where it stopped"},
    {ErrorCode::PackageManagerBusy, "(Could not get lock [^\\n]*|Unable to acquire the dpkg frontend lock[^\\n]*)",
     "another package manager is at work on the machine: %1", "Wait until it has finished, then try again"},
    {ErrorCode::PackageInstallFailed, "(Read-only file system)", "the machine's disk may not be written to: %1",
     "Look at the machine's file system (dmesg, mount)"},
    {ErrorCode::PackageInstallFailed, "E: Unable to locate package ([^\\n]*)",
     "the machine's package sources do not have %1",
     "Check the machine's package sources (on Ubuntu the component \"universe\" is needed)"},
    {ErrorCode::PackageInstallFailed, "(?:No match for argument|Unable to find a match): ([^\\n]*)",
     "the machine's package repositories do not have %1",
     "Check that the repositories EPEL and CRB (CodeReady Builder) can be enabled on the machine"},
    {ErrorCode::PackageInstallFailed, "(Temporary failure resolving[^\\n]*|Could not resolve [^\\n]*)",
     "the machine cannot find its package mirror: %1",
     "Check the machine's name resolution (/etc/resolv.conf) and proxy settings"},
    {ErrorCode::PackageInstallFailed,
     "(Network is unreachable|Cannot initiate the connection to [^\\n]*|Unable to connect to [^\\n]*|Could not connect "
     "to [^\\n]*|Curl error[^\\n]*|Connection timed out[^\\n]*)",
     "the machine cannot reach its package mirror: %1",
     "Check the machine's way out (security group, NAT, proxy); with IPv6 alone it needs a mirror that has IPv6"},
    {ErrorCode::PackageInstallFailed, "(NO_PUBKEY[^\\n]*|is not signed[^\\n]*|GPG check FAILED[^\\n]*)",
     "the package mirror's signature cannot be checked: %1",
     "Mend the machine's package sources and keys, then try again"},
    {ErrorCode::PackageInstallFailed,
     "(Hash Sum mismatch|File has unexpected size[^\\n]*|Mirror sync in progress[^\\n]*)",
     "the package mirror gives broken files: %1", "Try again in some minutes, or give the machine another mirror"},
    {ErrorCode::PackageInstallFailed, "E: (Failed to fetch [^\\n]*)", "a package could not be downloaded: %1",
     "Try again, or give the machine another mirror"},
    {ErrorCode::PackageInstallFailed,
     "E: The package ([^ ]+) needs to be reinstalled, but I can't find an archive for it",
     "the machine has the broken package %1, which no package source of it has",
     "On the machine, install it again from its file (dpkg -i) or remove it (dpkg --force-remove-reinstreq --remove)"},
    {ErrorCode::PackageInstallFailed,
     "(unmet dependencies[^\\n]*|held broken packages[^\\n]*|pkgProblemResolver[^\\n]*)",
     "the machine's packages contradict each other: %1",
     "Mend them on the machine (apt-get -f install), then try again"},
    {ErrorCode::PackageInstallFailed, "dpkg: error processing (?:package|archive) ([^\\n]*)",
     "a package could not be installed: %1", "Read the log"},
    {ErrorCode::PackageInstallFailed, "(?:^|\\n)(?:E|Error): ([^\\n]*)", "the package manager failed: %1",
     "Read the log"},
};

QString fileStem(const QString& action, const QString& machine)
{
    QString name = machine.left(60);
    static const QRegularExpression unsafe(QStringLiteral("[^A-Za-z0-9._-]"));
    name.replace(unsafe, QStringLiteral("_"));
    return action + QLatin1Char('-') + name + QLatin1Char('-') +
           QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'HHmmss.zzz"));
}

// Only files that are named as the ones here are; the log of a run that still goes on is among the newest.
void removeOldest(const QString& directory)
{
    static const QRegularExpression ours(QStringLiteral("^[a-z]+-.*-[0-9]{8}T[0-9]{6}\\.[0-9]{3}\\.log$"));
    QStringList logs =
        QDir(directory).entryList({QStringLiteral("*.log")}, QDir::Files | QDir::NoSymLinks, QDir::Time).filter(ours);
    for (const QString& name : logs.mid(RunLog::mostKept))
        QFile::remove(QDir(directory).filePath(name));
}

/// What apt and dpkg said last counts most; an earlier, overcome hitch must not name the failure.
QByteArray lastAttempt(const QByteArray& logTail)
{
    const qsizetype phase = logTail.lastIndexOf("\n== ", std::max<qsizetype>(0, logTail.lastIndexOf("\n== exit") - 1));
    return phase < 0 ? logTail : logTail.mid(phase);
}

} // namespace

RunLog::RunLog(const QString& fileName, const core::Secret& secret)
    : m_file(fileName)
    , m_secret(secret)
{
}

core::Result<std::unique_ptr<RunLog>> RunLog::create(const QString& directory, const QString& action,
                                                     const QString& machine, const core::Secret& secret)
{
    if (const core::Result<void> made = core::makePrivateDirectory(directory); !made)
        return core::fail(made);
    const QString fileName = QDir(directory).filePath(fileStem(action, machine) + QStringLiteral(".log"));
    std::unique_ptr<RunLog> log(new RunLog(fileName, secret));
    if (!log->m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner))
        return core::fail(ErrorCode::InputOutputFailed,
                          QStringLiteral("the log cannot be written: %1").arg(log->m_file.errorString()), fileName);
    removeOldest(directory);
    return log;
}

void RunLog::append(QByteArrayView bytes, const std::function<void(const QByteArray&)>& onLine)
{
    for (const char byte : bytes) {
        m_line += byte;
        if (byte != '\n' && m_line.size() < maximumLine)
            continue;
        writeLine();
        if (onLine)
            onLine(m_line.trimmed().isEmpty() ? QByteArray() : m_line.chopped(byte == '\n' ? 1 : 0));
        m_line.clear();
    }
    m_file.flush();
}

void RunLog::finish()
{
    writeLine();
    m_line.clear();
    m_file.close();
}

void RunLog::writeLine()
{
    if (!m_secret.isEmpty()) {
        const QByteArray secret = QByteArray::fromRawData(m_secret.data(), qsizetype(m_secret.size()));
        if (m_line.contains(secret))
            m_line.replace(secret, "********");
    }
    m_file.write(m_line);
    m_tail += m_line;
    if (m_tail.size() > 2 * tailSize)
        m_tail = m_tail.right(tailSize);
}

core::Error errorFromRun(const QByteArray& result, const QByteArray& logTail)
{
    if (result.startsWith("busy"))
        return {ErrorCode::PackageManagerBusy,
                QStringLiteral("another package manager on the machine does not come to an end: %1")
                    .arg(core::singleLine(QString::fromUtf8(result.mid(5)), 100)),
                {},
                QStringLiteral("Wait until it has finished, or end it on the machine; then try again")};
    if (result == "died")
        return {ErrorCode::PackageInstallFailed,
                QStringLiteral("the installation was broken off on the machine"),
                {},
                QStringLiteral("Try again: the next run repairs it")};
    const QString log = QString::fromUtf8(lastAttempt(logTail));
    for (const Cause& cause : causes) {
        const QRegularExpression pattern(QString::fromLatin1(cause.pattern));
        const QRegularExpressionMatch match = pattern.match(log);
        if (match.hasMatch())
            return {cause.code,
                    QString::fromLatin1(cause.text).arg(core::singleLine(match.captured(1).trimmed(), 200)),
                    {},
                    QString::fromLatin1(cause.advice)};
    }
    return {ErrorCode::PackageInstallFailed,
            QStringLiteral("the package manager failed (%1)").arg(core::singleLine(QString::fromUtf8(result), 60)),
            {},
            QStringLiteral("Read the log")};
}

core::Error errorFromSudo(const QByteArray& errorOutput)
{
    const auto says = [&errorOutput](const char* words) { return errorOutput.contains(words); };
    if (says("not in the sudoers file") || says("may not run sudo") || says("is not allowed to execute"))
        return {ErrorCode::SudoUnavailable, QStringLiteral("this user may not use sudo on the machine"), {}, {}};
    if (says("incorrect password attempt") || says("no password was provided") || says("Sorry, try again") ||
        says("a password is required") || says("Authentication failure"))
        return {ErrorCode::SudoPasswordWrong,
                QStringLiteral("sudo on the machine does not take the password"),
                {},
                QStringLiteral("Give this machine's sudo password and try again")};
    if (says("No space left on device"))
        return {ErrorCode::RemoteDiskFull,
                QStringLiteral("there is no room left on the machine"),
                {},
                QStringLiteral("Free some room on the machine, then try again")};
    return {ErrorCode::CommandFailed,
            QStringLiteral("the machine did not begin with the work: %1")
                .arg(core::singleLine(QString::fromUtf8(errorOutput).trimmed(), 200)),
            {},
            {}};
}

} // namespace clouddesk::desktops
