// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Progress.h"

#include "core/Result.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace clouddesk::app {

using desktops::Step;
using desktops::StepReport;

namespace {

const char* stepWord(Step step)
{
    switch (step) {
    case Step::ConnectSsh:
        return "connect_ssh";
    case Step::CheckServer:
        return "check_server";
    case Step::Install:
        return "install";
    case Step::StartServer:
        return "start_server";
    case Step::CreateTunnel:
        return "create_tunnel";
    case Step::LaunchViewer:
        return "launch_viewer";
    }
    return "unknown";
}

QByteArray jsonLine(const QString& key, const QJsonObject& content)
{
    return QJsonDocument(QJsonObject{{key, content}}).toJson(QJsonDocument::Compact) + '\n';
}

QJsonObject toJson(const StepReport& report)
{
    QJsonObject object{{QStringLiteral("step"), QLatin1String(stepWord(report.step))},
                       {QStringLiteral("detail"), report.detail}};
    if (report.percent >= 0)
        object.insert(QStringLiteral("percent"), report.percent);
    return object;
}

} // namespace

QString sizeText(quint64 bytes)
{
    static constexpr std::array<const char*, 5> units{"B", "KiB", "MiB", "GiB", "TiB"};
    double amount = static_cast<double>(bytes);
    std::size_t unit = 0;
    while (amount >= 1024 && unit + 1 < units.size()) {
        amount /= 1024;
        ++unit;
    }
    return QStringLiteral("%1 %2").arg(amount, 0, 'f', unit == 0 ? 0 : 1).arg(QLatin1String(units.at(unit)));
}

Progress::Progress(Streams& streams, bool json)
    : m_streams(streams)
    , m_json(json)
    , m_onTerminal(streams.errorIsTerminal())
{
    m_clock.start();
}

Progress::~Progress()
{
    finishLine();
}

void Progress::report(const StepReport& report)
{
    if (m_json) {
        m_streams.writeError(jsonLine(QStringLiteral("progress"), toJson(report)));
        return;
    }
    QString title = desktops::toText(report.step);
    title.replace(QStringLiteral("..."), QStringLiteral("…"));
    showStep(title, report);
}

void Progress::showStep(const QString& title, const StepReport& report)
{
    QString line = title;
    if (report.percent >= 0)
        line += QStringLiteral(" %1 %").arg(report.percent);
    if (!report.detail.isEmpty())
        line += QLatin1Char(' ') + core::singleLine(report.detail, 200);
    const int step = static_cast<int>(report.step);
    const bool isNewStep = step != m_shownStep;
    const int tenth = report.percent < 0 ? -1 : report.percent / 10;
    m_shownStep = step;
    if (m_onTerminal) {
        if (isNewStep)
            finishLine();
        rewrite(line);
    } else if (isNewStep || tenth > m_shownTenth) {
        m_streams.printErrorLine(line);
    }
    m_shownTenth = isNewStep ? tenth : std::max(tenth, m_shownTenth);
}

void Progress::transfer(quint64 done, quint64 total)
{
    const bool isEnd = total > 0 && done >= total;
    if (m_json) {
        const QJsonObject content{{QStringLiteral("bytes"), static_cast<qint64>(done)},
                                  {QStringLiteral("total"), static_cast<qint64>(total)}};
        m_streams.writeError(jsonLine(QStringLiteral("progress"), content));
        return;
    }
    if (!m_onTerminal)
        return;
    const double seconds = std::max(0.001, static_cast<double>(m_clock.elapsed()) / 1000.0);
    QString line = sizeText(done);
    if (total > 0)
        line += QStringLiteral(" of %1, %2 %").arg(sizeText(total)).arg(isEnd ? 100 : done * 100 / total);
    line += QStringLiteral(", %1/s").arg(sizeText(static_cast<quint64>(static_cast<double>(done) / seconds)));
    rewrite(line);
}

void Progress::rewrite(const QString& line)
{
    // Back to the line's start, and the rest of an older, longer line erased (ECMA-48, CR and EL).
    m_streams.writeError(QByteArray("\r\x1b[K" + line.left(m_streams.errorColumns() - 1).toUtf8()));
    m_lineOpen = true;
}

void Progress::finishLine()
{
    if (m_lineOpen)
        m_streams.writeError("\n");
    m_lineOpen = false;
}

} // namespace clouddesk::app
