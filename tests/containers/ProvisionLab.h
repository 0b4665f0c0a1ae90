// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/MachineLogin.h"
#include "provisioning/Probe.h"
#include "provisioning/Provisioner.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

/// A container with what the tests of provisioning do to it.
class ProvisionLab
{
public:
    ProvisionLab() { m_isUp = m_machine.start(); }
    explicit ProvisionLab(const QStringList& runArguments)
    {
        m_machine.addRunArguments(runArguments);
        m_isUp = m_machine.start();
    }

    [[nodiscard]] bool isUp() const { return m_isUp; }
    clouddesk::lab::Container& machine() { return m_machine; }

    bool logIn(const char* user)
    {
        auto connection = clouddesk::lab::logIn(m_machine, QLatin1String(user));
        if (connection)
            m_connection = *connection;
        return connection.has_value();
    }
    std::shared_ptr<clouddesk::ssh::Connection> connection() { return m_connection; }
    void drop() { m_connection.reset(); }

    clouddesk::desktops::MachineFacts facts()
    {
        auto facts = QCoro::waitFor(clouddesk::desktops::probe(*m_connection));
        if (!facts)
            qWarning("%s", qPrintable(facts.error().toLine()));
        return facts.value_or(clouddesk::desktops::MachineFacts());
    }

    /// A plan for a few packages only, so that tests about the way are quick.
    static clouddesk::desktops::ProvisioningPlan smallPlan(const QStringList& packages = {QStringLiteral("xauth")})
    {
        clouddesk::desktops::ProvisioningPlan plan;
        plan.packages = packages;
        plan.administratorCommand = QStringLiteral("apt-get install xauth");
        return plan;
    }

    clouddesk::core::Task<clouddesk::desktops::ProvisioningReport>
    provision(clouddesk::desktops::ProvisioningPlan plan, const QByteArray& password = {}, std::stop_token stop = {})
    {
        const auto now = facts();
        clouddesk::desktops::Provisioner provisioner(m_logs.path());
        return provisioner.provision(*m_connection, now, std::move(plan), clouddesk::core::Secret(password), recorder(),
                                     std::move(stop));
    }

    clouddesk::core::Result<clouddesk::desktops::UnprovisioningReport> unprovision(const QByteArray& password = {})
    {
        const auto now = facts();
        clouddesk::desktops::Provisioner provisioner(m_logs.path());
        return QCoro::waitFor(
            provisioner.unprovision(*m_connection, now, clouddesk::core::Secret(password), recorder()));
    }

    /// Every package with state and version, and what was installed by hand.
    QByteArray packages()
    {
        return m_machine
            .run(QStringLiteral("dpkg-query -W -f '${db:Status-Abbrev} ${Package}:${Architecture} ${Version}\\n'; "
                                "apt-mark showmanual"))
            .output;
    }
    /// What of a run is at work in the machine.
    QByteArray workers()
    {
        return m_machine
            .run(QStringLiteral("for p in /proc/[0-9]*; do tr '\\0' ' ' <$p/cmdline; echo; done 2>/dev/null | "
                                "grep -E 'apt-get|dpkg|clouddesk' | grep -v grep"))
            .output;
    }

    [[nodiscard]] const std::vector<clouddesk::desktops::StepReport>& reports() const { return *m_reports; }
    [[nodiscard]] bool reported(const char* words) const
    {
        return std::any_of(m_reports->begin(), m_reports->end(),
                           [words](const auto& report) { return report.detail.contains(QLatin1String(words)); });
    }
    [[nodiscard]] int lastPercent() const { return m_reports->empty() ? -1 : m_reports->back().percent; }
    [[nodiscard]] QString logDirectory() const { return m_logs.path(); }
    static QByteArray contents(const QString& fileName)
    {
        QFile file(fileName);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    clouddesk::desktops::StepProgress recorder()
    {
        m_reports->clear();
        return [reports = m_reports](const clouddesk::desktops::StepReport& report) { reports->push_back(report); };
    }

    clouddesk::lab::Container m_machine;
    std::shared_ptr<clouddesk::ssh::Connection> m_connection;
    std::shared_ptr<std::vector<clouddesk::desktops::StepReport>> m_reports =
        std::make_shared<std::vector<clouddesk::desktops::StepReport>>();
    QTemporaryDir m_logs;
    bool m_isUp = false;
};
