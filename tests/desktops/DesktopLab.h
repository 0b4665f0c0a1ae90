// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Paths.h"
#include "desktops/DesktopService.h"
#include "desktops/LocalMachine.h"
#include "lab/Processes.h"
#include "lab/Sshd.h"
#include "lab/TestHome.h"

#include <qcoro/qcorotask.h>

#include <QSignalSpy>
#include <QTest>

#include <sys/socket.h>

namespace clouddesk::desktops {

/// A whole way for tests: an installation, a private sshd as its machine, and the desktop service on top. Displays
/// that are left on the machine are stopped at the end.
class DesktopLab
{
public:
    ~DesktopLab()
    {
        m_service.reset();
        std::ignore = stopEverything();
        endTmux();
    }

    bool start()
    {
        m_started = m_sshd.start() && m_home.start();
        if (!m_started)
            return false;
        m_home.acceptHostKeys();
        auto machine = m_home.addMachine(m_sshd);
        if (!machine)
            return false;
        m_machine = *machine;
        m_service = makeService();
        return true;
    }
    [[nodiscard]] QString problem() const { return m_sshd.problem() + m_home.problem(); }

    std::unique_ptr<DesktopService> makeService()
    {
        return std::make_unique<DesktopService>(DesktopService::Needs{
            m_home.database(), m_home.audit(), m_home.instances(), m_home.connector(), m_home.questions(),
            m_home.clock(), m_home.ownerId(), m_home.paths().logDirectory(), m_home.paths().runtimeDirectory()});
    }

    lab::Sshd& sshd() { return m_sshd; }
    lab::TestHome& home() { return m_home; }
    DesktopService& service() { return *m_service; }
    [[nodiscard]] instances::Instance machine() const { return m_machine; }
    /// As the list of machines has it now.
    [[nodiscard]] core::Result<instances::Instance> recordedMachine()
    {
        return QCoro::waitFor(m_home.instances().find(m_machine.name));
    }

    core::Result<std::shared_ptr<DesktopSession>> open(OpenOptions options = lxde(), std::stop_token stop = {},
                                                       StepProgress progress = {})
    {
        return QCoro::waitFor(m_service->open(m_machine, options, progress, stop));
    }
    /// Small and quick.
    static OpenOptions lxde()
    {
        OpenOptions options;
        options.display.desktop = instances::Desktop::Lxde;
        options.display.geometry = QSize(640, 480);
        return options;
    }

    [[nodiscard]] QString displaysFolder() const
    {
        return m_sshd.homeDirectory() + QStringLiteral("/.local/state/clouddesk/displays");
    }
    [[nodiscard]] QStringList displays() const
    {
        return QDir(displaysFolder()).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    }
    [[nodiscard]] QStringList displayFolders() const
    {
        return QDir(displaysFolder()).entryList({QStringLiteral(".d-*")}, QDir::Dirs | QDir::Hidden);
    }
    [[nodiscard]] QByteArray displayFile(int number, const QString& name) const
    {
        return LocalMachine::slurp(QStringLiteral("%1/%2/%3").arg(displaysFolder()).arg(number).arg(name)).trimmed();
    }
    [[nodiscard]] pid_t serverOf(int number) const
    {
        return static_cast<pid_t>(displayFile(number, QStringLiteral("pid")).toLongLong());
    }
    /// Processes of the machine's displays that live.
    [[nodiscard]] QStringList displayProcesses() const { return LocalMachine::processesNaming(displaysFolder()); }
    /// Whether neither display nor process nor connection of a session is left, on either side.
    [[nodiscard]] bool isClean() const
    {
        return displays().isEmpty() && displayFolders().isEmpty() && displayProcesses().isEmpty() &&
               m_sshd.sessionProcesses().isEmpty();
    }
    [[nodiscard]] QStringList controlSockets() const
    {
        return QDir(m_home.paths().runtimeDirectory())
            .entryList({QStringLiteral("*.session")}, QDir::System | QDir::Files);
    }

    QStringList auditedActions()
    {
        const auto records = QCoro::waitFor(m_home.audit().list(1000));
        QStringList actions;
        for (const audit::Record& record : records.value_or(std::vector<audit::Record>()))
            actions.prepend(record.event.action);
        return actions;
    }

    /// The first bytes of a stream, or nothing after ten seconds.
    static QByteArray greetingOf(const core::UniqueFd& stream)
    {
        QByteArray greeting(12, 0);
        const bool came = QTest::qWaitFor(
            [&] { return ::recv(stream.get(), greeting.data(), 12, MSG_PEEK | MSG_DONTWAIT) == 12; }, 10000);
        return came ? greeting : QByteArray();
    }

private:
    // The shell that survives its window would survive the test.
    void endTmux() const
    {
        const QByteArray name =
            LocalMachine::slurp(m_sshd.homeDirectory() + QStringLiteral("/.local/state/clouddesk/terminal"));
        if (!name.isEmpty())
            QProcess::execute(QStringLiteral("tmux"),
                              {QStringLiteral("-L"), QStringLiteral("clouddesk"), QStringLiteral("kill-session"),
                               QStringLiteral("-t"), QLatin1Char('=') + QString::fromLatin1(name)});
    }
    bool stopEverything()
    {
        if (!m_started || displays().isEmpty() || !m_sshd.start())
            return false;
        if (!QCoro::waitFor(m_home.instances().find(m_machine.name))) {
            // The test has removed it, and its desktop goes on.
            const auto again = m_home.addMachine(m_sshd);
            if (!again)
                return false;
            m_machine = *again;
        }
        // The test may have given it another key, and trusted no new ones.
        m_home.acceptHostKeys();
        std::ignore = QCoro::waitFor(m_home.hostKeys().forget(m_machine.host, quint16(m_machine.port)));
        const auto connection = QCoro::waitFor(m_home.connector().connect(m_machine));
        if (!connection)
            return false;
        for (const QString& name : displays())
            std::ignore = QCoro::waitFor(VncServer::stop(**connection, name.toInt()));
        return true;
    }

    lab::Sshd m_sshd;
    lab::TestHome m_home;
    instances::Instance m_machine;
    std::unique_ptr<DesktopService> m_service;
    bool m_started = false;
};

} // namespace clouddesk::desktops
