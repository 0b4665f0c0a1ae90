// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provisioning/Step.h"

#include <QByteArray>

namespace clouddesk::desktops {

/// Makes one percentage of what a package manager tells: apt by its status descriptor (apt's
/// README.progress-reporting), dnf by its output. It never goes down.
class PackageProgress
{
public:
    /// A line of the run's status file. True if the report is another one now.
    bool takeStatus(const QByteArray& line);
    /// A line of the package manager's output. True if the report is another one now.
    bool takeOutput(const QByteArray& line);

    /// Of Step::Install, 0..100 percent; what is being done stands in its detail.
    [[nodiscard]] StepReport report() const;

private:
    bool setPhase(const QByteArray& phase);
    bool advance(double percentOfPhase, const QString& detail);

    double m_percent = 0;
    double m_phaseBegin = 0;
    double m_phaseEnd = 0;
    QString m_detail;
};

} // namespace clouddesk::desktops
