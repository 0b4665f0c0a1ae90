// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace clouddesk::ui {

/// What the main window shows while there are no machines: how to get from nothing to a desktop.
class EmptyPage : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyPage(QWidget* parent = nullptr);

Q_SIGNALS:
    /// The person pressed the button for it.
    void addWanted();
    void importWanted();
    void demoWanted();
};

} // namespace clouddesk::ui
