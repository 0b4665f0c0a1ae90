// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provisioning/PackageProgress.h"

#include "core/Result.h"

#include <QRegularExpression>

namespace clouddesk::desktops {

namespace {

struct Phase
{
    const char* name;
    double begin;
    double end;
    const char* words;
};

// How long the phases take of the whole, roughly, as measured with XFCE on a bare Debian.
constexpr Phase phases[] = {
    {"wait", 0, 0, ""},
    {"repair", 0, 2, "Repairing an interrupted installation"},
    {"repository", 2, 4, "Adding the package repository"},
    {"update", 2, 8, "Renewing the package lists"},
    {"resolve", 8, 10, "Finding out what is needed"},
    {"download", 10, 40, "Downloading packages"},
    {"install", 40, 99, "Installing packages"},
    {"remove", 10, 99, "Removing packages"},
    {"rollback", 0, 99, "Removing what was installed so far"},
};

QString shortened(const QByteArray& text)
{
    return core::singleLine(QString::fromUtf8(text).trimmed(), 120);
}

} // namespace

StepReport PackageProgress::report() const
{
    StepReport report;
    report.step = Step::Install;
    report.percent = int(m_percent);
    report.detail = m_detail;
    return report;
}

bool PackageProgress::takeStatus(const QByteArray& line)
{
    const QList<QByteArray> fields = line.split(':');
    if (fields.size() >= 3 && fields[0] == "clouddesk") {
        const QByteArray rest = line.mid(fields[0].size() + fields[1].size() + 2);
        if (fields[1] == "phase")
            return setPhase(rest);
        if (fields[1] == "waiting")
            return advance(0, QStringLiteral("Waiting for another package manager: %1").arg(shortened(rest)));
        return false;
    }
    // "dlstatus:N:percent:words", "pmstatus:package:percent:words"; the package may carry ":arch".
    if (fields.size() < 4 || (fields[0] != "dlstatus" && fields[0] != "pmstatus"))
        return false;
    for (qsizetype i = 2; i + 1 < fields.size(); ++i) {
        bool isNumber = false;
        const double percent = fields[i].toDouble(&isNumber);
        if (isNumber)
            return advance(percent, shortened(fields.mid(i + 1).join(':')));
    }
    return false;
}

bool PackageProgress::takeOutput(const QByteArray& line)
{
    // dnf 4: "(3/57): name.rpm  1.2 MB/s | 300 kB" and "  Installing  : name   3/57"; dnf 5: "[ 3/57] Installing name".
    static const QRegularExpression fetched(QStringLiteral("^\\((\\d+)/(\\d+)\\): (\\S+)"));
    static const QRegularExpression placed(QStringLiteral("^ +([A-Z][a-z]+(?: [a-z]+)?) *: (\\S+) +(\\d+)/(\\d+) *$"));
    static const QRegularExpression counted(QStringLiteral("^\\[ *(\\d+)/(\\d+)\\] (.+?)(?: +\\d+% .*)?$"));
    if (line.size() > 1000)
        return false;
    const QString text = QString::fromUtf8(line);
    QRegularExpressionMatch match = fetched.match(text);
    if (match.hasMatch())
        return advance(100.0 * match.captured(1).toInt() / std::max(1, match.captured(2).toInt()),
                       shortened("Downloading " + match.captured(3).toUtf8()));
    match = placed.match(text);
    if (match.hasMatch())
        return advance(100.0 * match.captured(3).toInt() / std::max(1, match.captured(4).toInt()),
                       shortened((match.captured(1) + QLatin1Char(' ') + match.captured(2)).toUtf8()));
    match = counted.match(text);
    if (match.hasMatch())
        return advance(100.0 * match.captured(1).toInt() / std::max(1, match.captured(2).toInt()),
                       shortened(match.captured(3).toUtf8()));
    return false;
}

bool PackageProgress::setPhase(const QByteArray& phase)
{
    for (const Phase& known : phases) {
        if (phase != known.name)
            continue;
        m_phaseBegin = known.begin;
        m_phaseEnd = known.end;
        return advance(0, QString::fromLatin1(known.words));
    }
    return false;
}

bool PackageProgress::advance(double percentOfPhase, const QString& detail)
{
    const double share = std::clamp(percentOfPhase, 0.0, 100.0) / 100.0;
    const double percent = std::max(m_percent, m_phaseBegin + share * (m_phaseEnd - m_phaseBegin));
    const bool isOther = int(percent) != int(m_percent) || detail != m_detail;
    m_percent = percent;
    m_detail = detail;
    return isOther;
}

} // namespace clouddesk::desktops
