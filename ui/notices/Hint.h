// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notices/SeenTimer.h"

#include <QLabel>

namespace clouddesk::ui {

/// A line, or two, that stands over the lower edge of its parent until it has been seen for a few seconds, and takes no
/// clicks.
class Hint : public QLabel
{
    Q_OBJECT

public:
    explicit Hint(QWidget* parent);

    /// Takes the place of what stands there; one line, cut if it is long.
    void say(const QString& text);
    /// Likewise, of what may be over before it has been seen.
    void sayForNow(const QString& text);
    /// Stands under whatever else is said meanwhile, and then there is time to read both.
    void sayBeside(const QString& text);
    /// What was said for now is over.
    void withdraw();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void appear();
    void place();
    void takeTurn();

    SeenTimer m_timer;
    QString m_line;
    QString m_beside;
    qsizetype m_turns = 0; // of the timer: one for each of them
    bool m_isForNow = false;
};

} // namespace clouddesk::ui
