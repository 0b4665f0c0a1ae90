// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

namespace clouddesk::lab {

/// A Wayland compositor of our own (sway, without a screen), on which the program under test shows its windows. Its
/// shortcut Super+X leaves a mark. Make it before the QApplication.
class WaylandScreen
{
public:
    static bool isThere()
    {
        return !QStandardPaths::findExecutable(QStringLiteral("sway")).isEmpty() &&
               !QStandardPaths::findExecutable(QStringLiteral("wtype")).isEmpty();
    }

    WaylandScreen()
    {
        QFile config(path(QStringLiteral("config")));
        if (!config.open(QIODevice::WriteOnly))
            return;
        config.write("xwayland disable\noutput HEADLESS-1 resolution 1280x800\nbindsym Mod4+x exec touch " +
                     path(QStringLiteral("mark")).toUtf8() + "\n");
        config.close();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), m_folder.path());
        environment.insert(QStringLiteral("HOME"), m_folder.path());
        environment.insert(QStringLiteral("WLR_BACKENDS"), QStringLiteral("headless"));
        environment.insert(QStringLiteral("WLR_RENDERER"), QStringLiteral("pixman"));
        environment.insert(QStringLiteral("WLR_LIBINPUT_NO_DEVICES"), QStringLiteral("1"));
        for (const char* const name : {"DISPLAY", "WAYLAND_DISPLAY", "SWAYSOCK"})
            environment.remove(QLatin1String(name));
        m_compositor.setProcessEnvironment(environment);
        m_compositor.setStandardErrorFile(path(QStringLiteral("log")));
        QStringList command = {QStringLiteral("sway"), QStringLiteral("-c"), config.fileName()};
        // It does not run as root.
        if (geteuid() == 0) {
            QProcess::execute(QStringLiteral("chown"),
                              {QStringLiteral("-R"), QStringLiteral("nobody"), m_folder.path()});
            command =
                QStringList{QStringLiteral("setpriv"), QStringLiteral("--reuid"), QStringLiteral("nobody"),
                            QStringLiteral("--regid"), QStringLiteral("nogroup"), QStringLiteral("--clear-groups")} +
                command;
        }
        m_compositor.start(command.takeFirst(), command);
        while (!isUp() && m_compositor.state() != QProcess::NotRunning)
            m_compositor.waitForFinished(20);
        qputenv("XDG_RUNTIME_DIR", m_folder.path().toUtf8());
        qputenv("WAYLAND_DISPLAY", "wayland-1");
        qputenv("QT_QPA_PLATFORM", "wayland");
        qunsetenv("DISPLAY");
        // Without any keyboard no window has the focus.
        m_keyboard.start(QStringLiteral("wtype"), {QStringLiteral("-s"), QStringLiteral("1000000")});
    }
    ~WaylandScreen()
    {
        m_keyboard.kill();
        m_keyboard.waitForFinished(5000);
        m_compositor.terminate();
        if (!m_compositor.waitForFinished(5000))
            m_compositor.kill();
        m_compositor.waitForFinished(5000);
    }

    [[nodiscard]] bool isUp() const { return QFile::exists(path(QStringLiteral("wayland-1"))); }
    /// Types as a person would; see wtype(1). Its keyboard is a new one each time, of which the program under test must
    /// hear before it is used: its events are handled here.
    static bool type(const QStringList& arguments)
    {
        QProcess tool;
        tool.start(QStringLiteral("wtype"), QStringList{QStringLiteral("-s"), QStringLiteral("300")} + arguments +
                                                QStringList{QStringLiteral("-s"), QStringLiteral("200")});
        return QTest::qWaitFor([&tool] { return tool.state() == QProcess::NotRunning; }, 20000) && tool.exitCode() == 0;
    }
    /// Whether the compositor's own shortcut was used since the mark was wiped.
    [[nodiscard]] bool hasMark() const { return QFile::exists(path(QStringLiteral("mark"))); }
    void wipeMark() const { QFile::remove(path(QStringLiteral("mark"))); }
    /// Tells the compositor something; see swaymsg(1).
    [[nodiscard]] bool tell(const QString& words) const
    {
        const QStringList sockets = QDir(m_folder.path()).entryList({QStringLiteral("sway-ipc.*")}, QDir::System);
        return !sockets.isEmpty() &&
               QProcess::execute(QStringLiteral("swaymsg"), {QStringLiteral("-s"), path(sockets.first()), words}) == 0;
    }

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

    QTemporaryDir m_folder{QDir::tempPath() + QStringLiteral("/clouddesk-wayland-XXXXXX")};
    QProcess m_compositor;
    QProcess m_keyboard;
};

} // namespace clouddesk::lab
