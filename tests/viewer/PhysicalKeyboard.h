// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QProcess>

namespace clouddesk::tests {

/// The keys of the X keyboard by their places (key codes: Linux's plus 8), as fingers press them, by the XTEST
/// extension. Nothing of it touches the keyboard's map or group, as xdotool would.
class PhysicalKeyboard
{
public:
    static bool isThere()
    {
        QProcess tool;
        tool.start(interpreter(), {QStringLiteral("-c"), QStringLiteral("import Xlib")});
        return tool.waitForFinished(20000) && tool.exitCode() == 0;
    }

    PhysicalKeyboard()
    {
        m_fingers.start(interpreter(), {QStringLiteral("-u"), QStringLiteral("-c"), QString::fromUtf8(script)});
    }
    ~PhysicalKeyboard()
    {
        m_fingers.closeWriteChannel();
        if (!m_fingers.waitForFinished(5000))
            m_fingers.kill();
        m_fingers.waitForFinished(5000);
    }

    /// Positive: down; negative: up. Returns when the X server has done it.
    bool move(const QList<int>& places)
    {
        QByteArray line;
        for (const int place : places)
            line += QByteArray::number(place) + ' ';
        m_fingers.write(line + '\n');
        while (!m_fingers.canReadLine()) {
            if (!m_fingers.waitForReadyRead(20000))
                return false;
        }
        return m_fingers.readLine() == "done\n";
    }
    /// Down in this order, up in the opposite one.
    bool press(const QList<int>& places)
    {
        QList<int> moves = places;
        for (auto place = places.crbegin(); place != places.crend(); ++place)
            moves << -*place;
        return move(moves);
    }

private:
    // Debian's own, which has the package python3-xlib.
    static QString interpreter() { return QStringLiteral("/usr/bin/python3"); }
    static constexpr const char* script = R"(
import sys
from Xlib import X, display
from Xlib.ext import xtest
screen = display.Display()
for line in sys.stdin:
    for place in map(int, line.split()):
        xtest.fake_input(screen, X.KeyPress if place > 0 else X.KeyRelease, abs(place))
    screen.sync()
    print('done')
)";

    QProcess m_fingers;
};

} // namespace clouddesk::tests
