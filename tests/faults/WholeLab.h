// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "e2e/Program.h"
#include "faults/StoredState.h"
#include "lab/Processes.h"
#include "lab/Sshd.h"

namespace clouddesk::faults {

/// The built program and a private sshd; desktops that it started there are stopped at the end.
class WholeLab
{
public:
    ~WholeLab() { stopDesktops(); }

    bool start() { return m_sshd.start(); }

    lab::Sshd& sshd() { return m_sshd; }
    tests::Program& program() { return m_program; }

    /// The words that put the sshd into the inventory, by its key; through another port, if there is one.
    [[nodiscard]] QStringList addWords(const QString& name, quint16 port = 0) const
    {
        return {QStringLiteral("instance"),
                QStringLiteral("add"),
                name,
                QStringLiteral("--host"),
                m_sshd.host(),
                QStringLiteral("--port"),
                QString::number(port == 0 ? m_sshd.port() : port),
                QStringLiteral("--user"),
                m_sshd.userName(),
                QStringLiteral("--key"),
                m_sshd.clientKeyPath()};
    }
    /// Adds it, and has the host key accepted.
    tests::Ran addMachine(const QString& name, quint16 port = 0)
    {
        tests::Ran ran = m_program.run(addWords(name, port));
        if (ran.status == 0)
            ran = m_program.run(
                {QStringLiteral("instance"), QStringLiteral("test"), name, QStringLiteral("--accept-new-host-key")});
        m_machine = name;
        return ran;
    }
    /// What every command takes that may start a desktop.
    static QStringList desktopWords()
    {
        return {QStringLiteral("--desktop"), QStringLiteral("lxde"), QStringLiteral("--geometry"),
                QStringLiteral("640x480"), QStringLiteral("--no-install")};
    }

    [[nodiscard]] StoredState stored() const { return StoredState::of(m_program.dataDirectory()); }
    /// The sockets of sessions that live, or were left behind.
    [[nodiscard]] QStringList sessionSockets() const
    {
        QStringList found;
        const QDir home(m_program.path(QString()));
        for (const QString& folder : home.entryList({QStringLiteral("clouddesk-*")}, QDir::Dirs))
            found += QDir(home.filePath(folder)).entryList({QStringLiteral("*.session")}, QDir::System | QDir::Files);
        return found;
    }
    [[nodiscard]] QStringList displays() const
    {
        return QDir(m_sshd.homeDirectory() + QStringLiteral("/.local/state/clouddesk/displays"))
            .entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    }

private:
    void stopDesktops()
    {
        if (m_machine.isEmpty() || displays().isEmpty() || !m_sshd.start())
            return;
        std::ignore =
            m_program.run(QStringList{QStringLiteral("screenshot"), m_machine,
                                      m_program.path(QStringLiteral("last.png")), QStringLiteral("--stop-desktop")} +
                          desktopWords());
    }

    lab::Sshd m_sshd;
    tests::Program m_program;
    QString m_machine;
};

} // namespace clouddesk::faults
