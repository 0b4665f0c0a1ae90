// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CommandLine.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTemporaryFile>

#include <unistd.h>

namespace clouddesk::tests {

/// How a command ended and what it said.
struct Ran
{
    int status = -1;
    QByteArray output;
    QByteArray error;

    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(output).object(); }
    [[nodiscard]] QJsonObject jsonError() const
    {
        return QJsonDocument::fromJson(error.trimmed().split('\n').last()).object()[QLatin1String("error")].toObject();
    }
};

/// Runs commands in this process, each with files for its streams, over a data folder and home folder of its own.
class Runner
{
public:
    Runner()
    {
        qputenv("HOME", m_home.path().toLocal8Bit());
        qputenv("XDG_RUNTIME_DIR", m_home.path().toLocal8Bit());
        qputenv("CLOUDDESK_DATA_DIR", m_home.filePath(QStringLiteral("data")).toLocal8Bit());
        qunsetenv("SSH_AUTH_SOCK");
        QTemporaryFile key(m_home.filePath(QStringLiteral("master.XXXXXX")));
        key.setAutoRemove(false);
        if (key.open())
            key.write(QByteArray(32, 'k').toBase64());
        qputenv("CLOUDDESK_MASTER_KEY_FILE", key.fileName().toLocal8Bit());
    }

    Ran run(const QStringList& words, const QByteArray& input = {}, std::stop_token stop = {})
    {
        QTemporaryFile in;
        QTemporaryFile out;
        QTemporaryFile error;
        if (!in.open() || !out.open() || !error.open())
            qFatal("no temporary files");
        in.write(input);
        in.flush();
        lseek(in.handle(), 0, SEEK_SET);
        app::Streams streams(in.handle(), out.handle(), error.handle(), m_terminal);
        const app::CommandLine commandLine(app::allCommands());
        Ran ran;
        ran.status = QCoro::waitFor(commandLine.run(words, streams, stop));
        out.seek(0);
        error.seek(0);
        ran.output = out.readAll();
        ran.error = error.readAll();
        return ran;
    }

    /// Words separated by blanks.
    Ran run(const char* line, const QByteArray& input = {})
    {
        return run(QString::fromUtf8(line).split(QLatin1Char(' '), Qt::SkipEmptyParts), input);
    }

    [[nodiscard]] QString path(const QString& name) const { return m_home.filePath(name); }
    void setTerminal(const QString& path) { m_terminal = path; }

private:
    QTemporaryDir m_home;
    QString m_terminal;
};

} // namespace clouddesk::tests
