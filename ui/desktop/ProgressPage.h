// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provisioning/Step.h"
#include "ui/desktop/StepMarker.h"

#include <QElapsedTimer>
#include <QGridLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTimer>

namespace clouddesk::ui {

/// The steps of a connect: those done, the one running with its percentage, those to come; and a way out.
class ProgressPage : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressPage(const QString& machine, QWidget* parent = nullptr);

    /// A step began or has another percentage or detail; the steps before it count as done.
    void report(const desktops::StepReport& report);
    /// Another attempt, from the first step on.
    void restart();
    /// While what was begun is being taken back.
    void showCancelling();
    /// A person is asked something, or has answered: a step's time is the machine's, not theirs. Each beginning has an
    /// end.
    void beginQuestion();
    void endQuestion();

Q_SIGNALS:
    /// The person pressed Cancel; whoever hears it calls showCancelling() while it takes long.
    void cancelled();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    struct Row
    {
        desktops::Step step;
        StepMarker* marker;
        QLabel* text;
        QLabel* time;
    };

    void addRow(QGridLayout& grid, desktops::Step step);
    void showTime();
    void startStep();
    [[nodiscard]] qint64 stepTime() const;

    std::vector<Row> m_rows;
    desktops::Step m_step = desktops::Step::ConnectSsh;
    QElapsedTimer m_stepAge; ///< since the step began, or since the last answer
    qint64 m_timeBefore = 0; ///< of this step, in milliseconds, until the last question
    int m_questions = 0;     ///< that are open
    QTimer m_clock;
    QStackedWidget* m_barRoom;
    QProgressBar* m_bar;
    QLabel* m_percent;
    QLabel* m_detail;
    QPushButton* m_cancel;
};

} // namespace clouddesk::ui
