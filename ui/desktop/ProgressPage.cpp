// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/ProgressPage.h"

#include "core/Result.h"
#include "ui/language/KeepTranslated.h"
#include "ui/viewer/PageLayout.h"

#include <QHBoxLayout>
#include <QShowEvent>
#include <QVBoxLayout>

namespace clouddesk::ui {

namespace {

using desktops::Step;

QString titleOf(Step step)
{
    switch (step) {
    case Step::ConnectSsh:
        return ProgressPage::tr("Connecting via SSH");
    case Step::CheckServer:
        return ProgressPage::tr("Checking for VNC server");
    case Step::Install:
        return ProgressPage::tr("Installing desktop environment");
    case Step::StartServer:
        return ProgressPage::tr("Starting VNC server");
    case Step::CreateTunnel:
        return ProgressPage::tr("Creating secure tunnel");
    case Step::LaunchViewer:
        return ProgressPage::tr("Launching desktop viewer");
    }
    return {};
}

void setFaint(QWidget* widget, bool isFaint)
{
    widget->setForegroundRole(isFaint ? QPalette::PlaceholderText : QPalette::WindowText);
}

} // namespace

ProgressPage::ProgressPage(const QString& machine, QWidget* parent)
    : QWidget(parent)
    , m_barRoom(new QStackedWidget)
    , m_bar(new QProgressBar)
    , m_percent(new QLabel)
    , m_detail(new QLabel)
    , m_cancel(new QPushButton)
{
    QVBoxLayout* const column = pageColumn(*this);
    QLabel* const title = pageTitle({});
    column->addWidget(title);
    column->addSpacing(16);
    auto* const grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(1, 1);
    for (const Step step : {Step::ConnectSsh, Step::CheckServer, Step::Install, Step::StartServer, Step::CreateTunnel,
                            Step::LaunchViewer})
        addRow(*grid, step);
    column->addLayout(grid);
    column->addSpacing(16);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(6);
    m_barRoom->addWidget(new QWidget);
    m_barRoom->addWidget(m_bar);
    m_barRoom->setFixedHeight(m_bar->height());
    column->addWidget(m_barRoom);
    m_detail->setTextFormat(Qt::PlainText);
    // Reserves its line, so that nothing jumps when words come and go.
    m_detail->setMinimumHeight(m_detail->fontMetrics().height());
    m_detail->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    setFaint(m_detail, true);
    column->addWidget(m_detail);
    column->addSpacing(16);
    auto* const buttons = new QHBoxLayout;
    buttons->addStretch();
    buttons->addWidget(m_cancel);
    column->addLayout(buttons);
    keepTranslated(this, [this, title, machine] {
        title->setText(tr("Connecting to %1").arg(machine));
        m_bar->setAccessibleName(tr("Progress"));
        m_cancel->setText(tr("Cancel"));
        for (const Row& row : m_rows) {
            row.text->setText(titleOf(row.step));
            row.text->setAccessibleDescription(row.step == m_step ? tr("running") : QString());
        }
    });
    m_cancel->setAutoDefault(true); // Return presses it, too
    connect(m_cancel, &QPushButton::clicked, this, &ProgressPage::cancelled);
    m_clock.setInterval(std::chrono::seconds(1));
    connect(&m_clock, &QTimer::timeout, this, &ProgressPage::showTime);
    report({Step::ConnectSsh, -1, {}});
}

void ProgressPage::addRow(QGridLayout& grid, Step step)
{
    const Row row{step, new StepMarker, new QLabel, new QLabel};
    const int line = static_cast<int>(m_rows.size());
    grid.addWidget(row.marker, line, 0);
    grid.addWidget(row.text, line, 1);
    if (step == Step::Install)
        grid.addWidget(m_percent, line, 2);
    setFaint(row.time, true);
    row.time->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    // Wide enough for most, so that nothing moves as the seconds pass.
    row.time->setMinimumWidth(row.time->fontMetrics().horizontalAdvance(tr("%1 s").arg(QStringLiteral("000"))));
    grid.addWidget(row.time, line, 3);
    m_rows.push_back(row);
}

void ProgressPage::restart()
{
    m_cancel->setEnabled(true);
    for (const Row& row : m_rows)
        row.time->clear();
    m_step = Step::ConnectSsh;
    startStep();
    report({Step::ConnectSsh, -1, {}});
}

void ProgressPage::showTime()
{
    if (!m_stepAge.isValid())
        return;
    for (const Row& row : m_rows) {
        if (row.step == m_step)
            row.time->setText(tr("%1 s").arg(static_cast<double>(stepTime()) / 1000, 0, 'f', 1));
    }
}

void ProgressPage::startStep()
{
    m_timeBefore = 0;
    m_stepAge.start();
}

qint64 ProgressPage::stepTime() const
{
    return m_timeBefore + (m_questions > 0 ? 0 : m_stepAge.elapsed());
}

void ProgressPage::beginQuestion()
{
    m_timeBefore = stepTime();
    ++m_questions;
}

void ProgressPage::endQuestion()
{
    if (--m_questions == 0)
        m_stepAge.start();
}

void ProgressPage::showEvent(QShowEvent* event)
{
    if (!m_stepAge.isValid())
        startStep();
    m_clock.start();
    QWidget::showEvent(event);
}

void ProgressPage::hideEvent(QHideEvent* event)
{
    m_clock.stop();
    QWidget::hideEvent(event);
}

void ProgressPage::report(const desktops::StepReport& report)
{
    if (report.step != m_step) {
        showTime();
        m_step = report.step;
        startStep();
    }
    for (const Row& row : m_rows) {
        const bool isRunning = row.step == report.step;
        const bool isDone = row.step < report.step;
        row.marker->setState(isRunning ? StepMarker::State::Running
                             : isDone  ? StepMarker::State::Done
                                       : StepMarker::State::ToCome);
        QFont font = row.text->font();
        font.setBold(isRunning);
        row.text->setFont(font);
        setFaint(row.text, !isRunning && !isDone);
        row.text->setAccessibleDescription(isRunning ? tr("running") : QString());
    }
    const bool isKnown = report.percent >= 0;
    // Where nobody knows how far it is, the turning marker says enough; the bar keeps its room.
    m_bar->setValue(std::max(report.percent, 0));
    m_barRoom->setCurrentIndex(isKnown ? 1 : 0);
    m_percent->setText(isKnown && report.step == Step::Install ? tr("%1 %").arg(report.percent) : QString());
    m_detail->setText(
        m_detail->fontMetrics().elidedText(core::singleLine(report.detail, 200), Qt::ElideRight, pageWidth));
}

void ProgressPage::showCancelling()
{
    m_cancel->setEnabled(false);
    keepText(*m_detail, [] { return tr("Cancelling, and taking back what was begun…"); });
}

} // namespace clouddesk::ui
