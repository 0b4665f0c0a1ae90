// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/UniqueFd.h"

#include <QSocketNotifier>

#include <pty.h>
#include <termios.h>
#include <unistd.h>

namespace clouddesk::lab {

/// A pseudo terminal: what a person sees and types.
class TerminalPerson : public QObject
{
public:
    TerminalPerson()
    {
        int master = -1;
        int slave = -1;
        char name[128] = {};
        if (openpty(&master, &slave, name, nullptr, nullptr) != 0)
            qFatal("no pseudo terminal");
        m_master = core::UniqueFd(master);
        m_slave = core::UniqueFd(slave);
        path = QString::fromLocal8Bit(name);
        m_notifier = std::make_unique<QSocketNotifier>(master, QSocketNotifier::Read);
        connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] { look(); });
    }

    /// Types the answer when that text has appeared.
    void answer(const QByteArray& when, const QByteArray& typed) { m_script.push_back({when, typed}); }

    [[nodiscard]] bool echoes() const
    {
        termios mode = {};
        tcgetattr(m_slave.get(), &mode);
        return (mode.c_lflag & ECHO) != 0;
    }
    [[nodiscard]] int device() const { return m_slave.get(); }

    QString path;
    QByteArray seen;

private:
    void look()
    {
        char bytes[4096];
        const ssize_t count = read(m_master.get(), bytes, sizeof bytes);
        if (count <= 0)
            return;
        seen.append(bytes, count);
        m_unanswered.append(bytes, count);
        if (m_script.empty() || !m_unanswered.contains(m_script.front().first))
            return;
        const QByteArray typed = m_script.front().second;
        m_script.erase(m_script.begin());
        m_unanswered.clear();
        std::ignore = write(m_master.get(), typed.constData(), static_cast<size_t>(typed.size()));
    }

    core::UniqueFd m_master;
    core::UniqueFd m_slave;
    std::unique_ptr<QSocketNotifier> m_notifier;
    std::vector<std::pair<QByteArray, QByteArray>> m_script;
    QByteArray m_unanswered;
};

} // namespace clouddesk::lab
