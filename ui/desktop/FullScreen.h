// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QRect>

class QWidget;

namespace clouddesk::ui {

/// How a window fills its screen, or all of them together, and gets back the place and the size that it had.
class FullScreen : public QObject
{
    Q_OBJECT

public:
    /// The window outlives it.
    explicit FullScreen(QWidget& window);

    [[nodiscard]] bool isFilled() const { return m_isFilled; }
    /// One that fills its own screen may go on to all of them.
    void fill(bool allScreens);
    /// As it was before it filled the first.
    void leave();
    /// The screens as parts of the window, in pixels; none where it does not cover them all, or that is not known.
    [[nodiscard]] QList<QRect> parts() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void coverAll();
    void insist();

    QWidget& m_window;
    QRect m_before; ///< as a plain window, even if it was maximized
    bool m_wasMaximized = false;
    bool m_isFilled = false;
    bool m_coversAll = false;
    int m_insistences = 0; // left
};

} // namespace clouddesk::ui
