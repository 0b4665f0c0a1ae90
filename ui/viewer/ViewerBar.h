// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/viewer/ViewGeometry.h"

#include <QAction>
#include <QActionGroup>
#include <QLabel>
#include <QTimer>
#include <QToolButton>

namespace clouddesk::ui {

/// The slim bar above a remote desktop: its name, what can be done with it, and passing notices.
class ViewerBar : public QWidget
{
    Q_OBJECT

public:
    explicit ViewerBar(const QString& machine, QWidget* parent = nullptr);

    void setScaleMode(ScaleMode mode);
    void setViewOnly(bool viewOnly);
    void setFullscreen(bool isFullscreen);
    /// Says something for a few seconds.
    void notify(const QString& text);

Q_SIGNALS:
    void scaleChosen(clouddesk::ui::ScaleMode mode);
    void viewOnlyChosen(bool viewOnly);
    void fullscreenToggled();
    void screenshotWanted();
    void disconnectWanted();

private:
    QToolButton* addButton(const QString& text, const QString& help);
    void addScaleMenu();

    QLabel* m_notice;
    QTimer m_noticeTimer;
    QToolButton* m_scale = nullptr;
    QToolButton* m_viewOnly = nullptr;
    QToolButton* m_fullscreen = nullptr;
    QActionGroup* m_modes;
};

} // namespace clouddesk::ui
