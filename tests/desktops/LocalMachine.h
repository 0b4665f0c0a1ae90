// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktops/DisplayScript.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QProcessEnvironment>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <csignal>

#include <unistd.h>

namespace clouddesk::desktops {

/// The error of a result, for QVERIFY2, which looks at its text also where all is well.
template <typename T>
QByteArray why(const core::Result<T>& result)
{
    return result ? QByteArray() : result.error().toLine().toUtf8();
}

/// This computer as a machine that scripts run on: "sh -s" with a home of its own, as sshd would run them. Displays
/// that are left are stopped at the end.
class LocalMachine
{
public:
    LocalMachine()
        : m_home(QStringLiteral("/var/tmp/clouddesk-home-XXXXXX"))
    {
    }
    ~LocalMachine()
    {
        for (const QString& name : displays())
            std::ignore = run(stopScript(name == QStringLiteral("screen") ? -1 : name.toInt()));
    }
    LocalMachine(const LocalMachine&) = delete;
    LocalMachine& operator=(const LocalMachine&) = delete;

    [[nodiscard]] QString home() const { return m_home.path(); }
    [[nodiscard]] QString displaysFolder() const { return home() + QStringLiteral("/.local/state/clouddesk/displays"); }
    /// The numbers under which displays are published.
    [[nodiscard]] QStringList displays() const
    {
        return QDir(displaysFolder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    }
    [[nodiscard]] QString displayFile(int number, const QString& name) const
    {
        return QStringLiteral("%1/%2/%3").arg(displaysFolder(), QString::number(number), name);
    }
    /// Shell commands that run before the script in a mount namespace of its own; needs root.
    void setPrelude(const QString& commands) { m_prelude = commands; }
    void setShell(const QString& shell) { m_shell = shell; }
    static bool mayPretend()
    {
        return ::geteuid() == 0 &&
               QProcess::execute(QStringLiteral("unshare"), {QStringLiteral("-m"), QStringLiteral("true")}) == 0;
    }

    std::unique_ptr<QProcess> begin(const core::Result<ssh::RemoteScript>& script) const
    {
        auto process = std::make_unique<QProcess>();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("HOME"), home());
        process->setProcessEnvironment(environment);
        // Of a session of its own, as under sshd.
        if (m_prelude.isEmpty())
            process->start(QStringLiteral("setsid"), {QStringLiteral("-w"), m_shell, QStringLiteral("-s")});
        else
            process->start(QStringLiteral("setsid"),
                           {QStringLiteral("-w"), QStringLiteral("unshare"), QStringLiteral("-m"), m_shell,
                            QStringLiteral("-c"), m_prelude + QStringLiteral("\nexec %1 -s").arg(m_shell)});
        const core::Secret input = script->input();
        process->write(input.data(), static_cast<qint64>(input.size()));
        // Sent now, so that several scripts really run at once.
        while (process->bytesToWrite() > 0 && process->waitForBytesWritten(10000)) {
        }
        process->closeWriteChannel();
        return process;
    }

    static core::Result<DisplayAnswer> finish(QProcess& process)
    {
        if (!process.waitForFinished(60000))
            return core::fail(core::ErrorCode::TimedOut, QStringLiteral("the script does not end"));
        return DisplayAnswer::parse(process.readAllStandardOutput());
    }

    core::Result<DisplayAnswer> run(const core::Result<ssh::RemoteScript>& script) const
    {
        return finish(*begin(script));
    }

    core::Result<Display> start(const StartOrder& order) const { return displayOf(run(startScript(order))); }

    static core::Result<Display> displayOf(const core::Result<DisplayAnswer>& answer)
    {
        if (!answer)
            return core::fail(answer);
        auto display = answer->display();
        if (!display)
            return core::fail(display);
        if (!display->has_value())
            return core::fail(core::ErrorCode::NotFound, QStringLiteral("no display"));
        return std::move(**display);
    }

    static StartOrder order(instances::Desktop desktop = instances::Desktop::Lxde)
    {
        StartOrder order;
        order.request.desktop = desktop;
        order.server = QStringLiteral("/usr/bin/Xtigervnc");
        order.token = QStringLiteral("token");
        return order;
    }

    /// Processes that belong to this home's displays.
    [[nodiscard]] QStringList leftProcesses() const { return processesNaming(displaysFolder()); }

    /// "ID NAME" of every process whose environment or command line names the folder. Zombies have neither.
    static QStringList processesNaming(const QString& folder)
    {
        QStringList found;
        const QByteArray mark = folder.toLocal8Bit();
        for (const QString& process : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
            const QString place = QStringLiteral("/proc/") + process;
            const QByteArray text =
                slurp(place + QStringLiteral("/environ")) + slurp(place + QStringLiteral("/cmdline"));
            if (text.contains(mark))
                found +=
                    process + QLatin1Char(' ') + QString::fromUtf8(slurp(place + QStringLiteral("/comm"))).trimmed();
        }
        return found;
    }

    static QByteArray slurp(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static bool write(const QString& path, const QByteArray& content)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    }

private:
    QTemporaryDir m_home;
    QString m_prelude;
    QString m_shell = QStringLiteral("sh");
};

} // namespace clouddesk::desktops
