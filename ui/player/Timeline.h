// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSlider>

#include <vector>

namespace clouddesk::ui {

/// A recording's time as a slider, with how much happened when. In milliseconds. A click goes there; arrow keys go by
/// five seconds, page keys by a minute.
class Timeline : public QSlider
{
    Q_OBJECT

public:
    explicit Timeline(QWidget* parent = nullptr);

    /// How much happened in each of as many equal parts of the time as there are numbers.
    void setActivity(std::vector<double> parts);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] int timeAt(int x) const;

    std::vector<double> m_parts; ///< 0 to 1
};

} // namespace clouddesk::ui
