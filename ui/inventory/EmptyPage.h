// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPushButton>
#include <QTimer>

namespace clouddesk::ui {

/// What the main window shows while there are no machines: how to get from nothing to a desktop.
class EmptyPage : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyPage(QWidget* parent = nullptr);

    /// The demo comes in a window of its own: for some seconds its button says so and is deaf.
    void sayDemoStarts();

Q_SIGNALS:
    /// The person pressed the button for it.
    void addWanted();
    void importWanted();
    void demoWanted();

private:
    void nameDemo();

    QPushButton* m_demo;
    QTimer m_demoStarts;
};

} // namespace clouddesk::ui
