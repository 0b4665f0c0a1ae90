// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/LocalStreams.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace clouddesk::lab {

/// A real TigerVNC display on a Unix socket in a private folder, without any TCP port. Gone when this object is.
class XtigervncServer
{
public:
    static bool isThere() { return !QStandardPaths::findExecutable(QStringLiteral("Xtigervnc")).isEmpty(); }

    /// A password makes it ask for VncAuth.
    bool start(const QString& geometry = QStringLiteral("640x480"), const QString& password = {},
               const QStringList& more = {})
    {
        m_socketPath = m_folder.filePath(QStringLiteral("rfb"));
        QStringList arguments = {QStringLiteral("-displayfd"),   QStringLiteral("1"),
                                 QStringLiteral("-rfbunixpath"), m_socketPath,
                                 QStringLiteral("-rfbunixmode"), QStringLiteral("0600"),
                                 QStringLiteral("-rfbport"),     QStringLiteral("-1"),
                                 QStringLiteral("-nolisten"),    QStringLiteral("tcp"),
                                 QStringLiteral("-geometry"),    geometry,
                                 QStringLiteral("-depth"),       QStringLiteral("24")};
        if (password.isEmpty()) {
            arguments += {QStringLiteral("-SecurityTypes"), QStringLiteral("None")};
        } else {
            if (!writePassword(password))
                return false;
            arguments += {QStringLiteral("-SecurityTypes"), QStringLiteral("VncAuth"), QStringLiteral("-PasswordFile"),
                          m_folder.filePath(QStringLiteral("password"))};
        }
        m_process.setStandardErrorFile(m_folder.filePath(QStringLiteral("log")));
        m_process.start(QStringLiteral("Xtigervnc"), arguments + more);
        while (!m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(20000))
                return false;
        }
        m_display = QLatin1Char(':') + QString::fromLatin1(m_process.readLine().trimmed());
        return true;
    }
    ~XtigervncServer()
    {
        for (const auto& client : m_clients) {
            client->terminate();
            client->waitForFinished(3000);
        }
        m_process.terminate();
        if (!m_process.waitForFinished(5000)) {
            m_process.kill();
            m_process.waitForFinished(5000);
        }
    }

    [[nodiscard]] QString display() const { return m_display; }
    [[nodiscard]] QString socketPath() const { return m_socketPath; }
    [[nodiscard]] QProcess& process() { return m_process; }

    /// A new connection to the RFB socket.
    [[nodiscard]] core::UniqueFd connectStream() const { return connectUnixSocket(m_socketPath); }

    /// Runs a program on the display and gives what it printed; empty also when it failed.
    QByteArray run(const QString& program, const QStringList& arguments, const QByteArray& input = {})
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.start(program, arguments);
        process.write(input);
        process.closeWriteChannel();
        if (!process.waitForFinished(10000) || process.exitCode() != 0)
            return {};
        return process.readAllStandardOutput();
    }
    /// Starts a program on the display that goes on running.
    QProcess& launch(const QString& program, const QStringList& arguments)
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessEnvironment(environment());
        process->setProcessChannelMode(QProcess::MergedChannels);
        process->start(program, arguments);
        process->waitForStarted(5000);
        m_clients.push_back(std::move(process));
        return *m_clients.back();
    }

private:
    [[nodiscard]] QProcessEnvironment environment() const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DISPLAY"), m_display);
        environment.remove(QStringLiteral("XAUTHORITY"));
        return environment;
    }
    [[nodiscard]] bool writePassword(const QString& password) const
    {
        QProcess tool;
        tool.start(QStringLiteral("tigervncpasswd"), {QStringLiteral("-f")});
        tool.write(password.toLatin1() + '\n');
        tool.closeWriteChannel();
        if (!tool.waitForFinished(5000))
            return false;
        QFile file(m_folder.filePath(QStringLiteral("password")));
        return file.open(QIODevice::WriteOnly) && file.write(tool.readAllStandardOutput()) > 0;
    }

    QTemporaryDir m_folder;
    QString m_socketPath;
    QString m_display;
    QProcess m_process;
    std::vector<std::unique_ptr<QProcess>> m_clients;
};

} // namespace clouddesk::lab
