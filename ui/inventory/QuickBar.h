// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QStringListModel>
#include <QToolBar>

namespace clouddesk::ui {

/// The field for connecting to user@host or to a machine by its name, at the end of the main window's bar, or in a line
/// of its own where the window is too narrow for both: it is never out of reach. Home thread.
class QuickBar : public QToolBar
{
    Q_OBJECT

public:
    /// actions: the bar that it stands behind, and outlives it.
    QuickBar(const QToolBar& actions, QWidget* parent);

    /// Lets the person type at once.
    void takeKeyboard();
    /// What is completed while one types.
    void setNames(const QStringList& names) { m_names.setStringList(names); }
    /// Nothing stands in it afterwards, also where it has just been completed.
    void clear();
    /// Whether both bars have room beside each other in this width.
    [[nodiscard]] bool fitsBesideActions(int width) const;
    /// Whether it has a line for itself.
    void setAlone(bool isAlone);

Q_SIGNALS:
    /// The person pressed Return; without blanks around it, and not empty.
    void entered(const QString& text);

private:
    const QToolBar& m_actions;
    QLineEdit* m_field;
    QAction* m_space = nullptr; ///< between the actions and the field
    QStringListModel m_names;
};

} // namespace clouddesk::ui
