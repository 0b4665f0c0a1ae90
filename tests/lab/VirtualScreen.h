// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStandardPaths>

#include <algorithm>
#include <memory>

namespace clouddesk::lab {

/// An X screen of our own (Xvfb) with a window manager (openbox), on which the program under test shows its windows.
/// Make it before the QApplication. With CLOUDDESK_SCREEN_SCALE=2 in the environment it is a dense one: it has twice
/// the pixels each way, Qt scales by as much, and places are still given in Qt's pixels.
class VirtualScreen
{
public:
    static int scale() { return std::max(1, qEnvironmentVariableIntValue("CLOUDDESK_SCREEN_SCALE")); }

    static bool isThere()
    {
        return !QStandardPaths::findExecutable(QStringLiteral("Xvfb")).isEmpty() &&
               !QStandardPaths::findExecutable(QStringLiteral("openbox")).isEmpty() &&
               !QStandardPaths::findExecutable(QStringLiteral("xdotool")).isEmpty();
    }

    explicit VirtualScreen(const QString& geometry = QStringLiteral("1600x1000x24"))
    {
        // Without -noreset the server would begin anew, and end its other connections, whenever a tool was its only
        // client.
        m_server.setStandardErrorFile(QProcess::nullDevice());
        m_server.start(QStringLiteral("Xvfb"),
                       {QStringLiteral("-displayfd"), QStringLiteral("1"), QStringLiteral("-screen"),
                        QStringLiteral("0"), scaled(geometry), QStringLiteral("-nolisten"), QStringLiteral("tcp"),
                        QStringLiteral("-noreset")});
        while (!m_server.canReadLine() && m_server.waitForReadyRead(20000)) {
        }
        m_display = ':' + m_server.readLine().trimmed();
        qputenv("DISPLAY", m_display);
        qputenv("QT_QPA_PLATFORM", "xcb");
        if (scale() > 1)
            qputenv("QT_SCALE_FACTOR", QByteArray::number(scale()));
        qunsetenv("WAYLAND_DISPLAY");
        qunsetenv("XAUTHORITY");
        // The first key from xdotool's keyboard has every client take up another keyboard; the manager drops its keys
        // meanwhile.
        act({QStringLiteral("key"), QStringLiteral("Shift_L")});
        m_manager.setStandardErrorFile(QProcess::nullDevice());
        // Windows that appear before the manager has looked around get no focus. It announces itself before that, and
        // runs its startup command after.
        m_manager.start(QStringLiteral("openbox"),
                        {QStringLiteral("--sm-disable"), QStringLiteral("--startup"),
                         QStringLiteral("xprop -root -f CLOUDDESK_MANAGER 32c -set CLOUDDESK_MANAGER 1")});
        while (!hasManager() && m_manager.state() != QProcess::NotRunning)
            m_manager.waitForFinished(20);
    }
    ~VirtualScreen()
    {
        for (QProcess* const process : {&m_manager, &m_server}) {
            process->terminate();
            if (!process->waitForFinished(5000))
                process->kill();
            process->waitForFinished(5000);
        }
    }

    /// Acts as a person would: "key", "a", and so on; see xdotool(1).
    static bool act(QStringList arguments)
    {
        for (qsizetype place = 0; place + 2 < arguments.size(); ++place) {
            if (arguments[place] == QLatin1String("mousemove"))
                for (const qsizetype number : {place + 1, place + 2})
                    arguments[number] = QString::number(arguments[number].toInt() * scale());
        }
        return QProcess::execute(QStringLiteral("xdotool"), arguments) == 0;
    }

    /// Whether keys reach this window, and the manager's own keys (Alt+F4) mean it: the manager learns a moment after
    /// it gave it the keyboard that it has it.
    static bool isActive(const QByteArray& window)
    {
        return ask({QStringLiteral("getwindowfocus"), QStringLiteral("-f")}) == window &&
               ask({QStringLiteral("getactivewindow")}) == window;
    }
    /// What xdotool(1) answers, without blanks at its ends.
    static QByteArray ask(const QStringList& arguments)
    {
        QProcess tool;
        tool.setStandardErrorFile(QProcess::nullDevice());
        tool.start(QStringLiteral("xdotool"), arguments);
        tool.waitForFinished(10000);
        return tool.readAllStandardOutput().trimmed();
    }

private:
    /// geometry: width, height and depth, with an x between.
    static QString scaled(const QString& geometry)
    {
        QStringList parts = geometry.split(QLatin1Char('x'));
        for (const int side : {0, 1})
            parts[side] = QString::number(parts[side].toInt() * scale());
        return parts.join(QLatin1Char('x'));
    }

    static bool hasManager()
    {
        QProcess tool;
        tool.start(QStringLiteral("xprop"), {QStringLiteral("-root"), QStringLiteral("CLOUDDESK_MANAGER")});
        return tool.waitForFinished(5000) && tool.readAllStandardOutput().contains("= 1");
    }

    QProcess m_server;
    QProcess m_manager;
    QByteArray m_display;
};

} // namespace clouddesk::lab
