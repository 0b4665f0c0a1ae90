// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <unistd.h>

namespace clouddesk::tests {

/// How the program ended and what it said.
struct Ran
{
    int status = -1;
    QByteArray output;
    QByteArray error;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(output).object(); }
    /// For QVERIFY2.
    [[nodiscard]] const char* told()
    {
        m_told = "status " + QByteArray::number(status) + "\n" + output + error;
        return m_told.constData();
    }

private:
    QByteArray m_told;
};

/// The built program with a home, a data folder and an environment of its own, without a terminal.
class Program
{
public:
    Program()
    {
        // Short, because the paths of Unix sockets below it have to fit into 108 bytes.
        m_environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "SSH_AUTH_SOCK",
                                 "DBUS_SESSION_BUS_ADDRESS", "CLOUDDESK_MASTER_KEY_FILE"})
            m_environment.remove(QLatin1String(name));
        m_environment.insert(QStringLiteral("HOME"), m_home.path());
        m_environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_home.path());
        m_environment.insert(QStringLiteral("CLOUDDESK_DATA_DIR"), dataDirectory());
    }

    static QString binary() { return qEnvironmentVariable("CLOUDDESK_BUILD_DIR") + QStringLiteral("/clouddesk"); }
    /// A copy of the program runs from now on, alone in a folder of its own, whose path this gives.
    QString runCopy()
    {
        const QString folder = path(QStringLiteral("copy"));
        QDir().mkpath(folder);
        m_binary = folder + QStringLiteral("/clouddesk");
        QFile::copy(binary(), m_binary);
        return folder;
    }
    [[nodiscard]] QString dataDirectory() const { return m_home.filePath(QStringLiteral("data")); }
    [[nodiscard]] QString path(const QString& name) const { return m_home.filePath(name); }
    /// Words of another program that runs ours, and of its options: {"strace", "-f"}.
    void setWrapper(const QStringList& words) { m_wrapper = words; }
    QProcessEnvironment& environment() { return m_environment; }
    [[nodiscard]] const QProcessEnvironment& environment() const { return m_environment; }

    Ran run(const QStringList& words, const QByteArray& input = {}, int limitMilliseconds = 120000) const
    {
        QProcess process;
        start(process, words);
        process.write(input);
        process.closeWriteChannel();
        const bool hasEnded = process.waitForFinished(limitMilliseconds);
        Ran ran;
        ran.status = hasEnded && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2;
        ran.output = process.readAllStandardOutput();
        ran.error = process.readAllStandardError();
        return ran;
    }
    /// Words separated by blanks.
    Ran run(const char* line, const QByteArray& input = {}) const
    {
        return run(QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts), input);
    }

    /// Starts it and returns at once.
    void start(QProcess& process, const QStringList& words) const
    {
        process.setProcessEnvironment(m_environment);
        process.setWorkingDirectory(m_home.path());
        // In a session of its own there is no terminal to ask on.
        process.setChildProcessModifier([] { setsid(); });
        const QStringList line = m_wrapper + QStringList{m_binary} + words;
        process.start(line.front(), line.mid(1));
    }

private:
    QTemporaryDir m_home{QDir::tempPath() + QStringLiteral("/cde2e-XXXXXX")};
    QProcessEnvironment m_environment;
    QStringList m_wrapper;
    QString m_binary = binary();
};

} // namespace clouddesk::tests
