// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notices/SeenTimer.h"

#include <QLabel>

namespace clouddesk::ui {

/// Some lines that stand over the lower edge of its parent until they have been seen for a few seconds each, and take
/// no clicks.
class Hint : public QLabel
{
    Q_OBJECT

public:
    explicit Hint(QWidget* parent);

    /// Takes the place of what was said so; one line, cut if it is long.
    void say(const QString& text);
    /// What may be over before it has been seen. It takes the place of everything that was said before, and stands
    /// above whatever else is said meanwhile.
    void sayForNow(const QString& text);
    /// Stands under whatever else is said meanwhile.
    void sayBeside(const QString& text);
    /// What was said for now is over. Whether it has gone before there was time to read it.
    bool withdraw();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void appear();
    void place();
    void takeTurn();

    SeenTimer m_timer;
    QString m_forNow;
    QString m_line;
    QString m_beside;
    qsizetype m_turns = 0; // of the timer: one for each of them
};

} // namespace clouddesk::ui
