// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>
#include <QWidget>

namespace clouddesk::ui {

/// The small sign before a step: to come, running (it turns), done, or failed.
class StepMarker : public QWidget
{
    Q_OBJECT

public:
    enum class State { ToCome, Running, Done, Failed };
    explicit StepMarker(QWidget* parent = nullptr);

    /// Turns only while Running, and seen.
    void setState(State state);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void turn();

    State m_state = State::ToCome;
    int m_angle = 0;
    QTimer m_turning;
};

} // namespace clouddesk::ui
