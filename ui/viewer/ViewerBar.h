// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notices/SeenTimer.h"
#include "ui/viewer/ViewerMenu.h"

#include <QLabel>
#include <QToolButton>

namespace clouddesk::ui {

/// The slim bar above a remote desktop: its name, what can be done with it, and passing notices.
class ViewerBar : public QWidget
{
    Q_OBJECT

public:
    ViewerBar(const QString& machine, ViewerMenu& menu, QWidget* parent = nullptr);

    /// What the button says; the signal below is not emitted for it.
    void setFullscreen(bool isFullscreen);
    /// Says so for as long as it is the case.
    void setViewOnly(bool isViewOnly) { m_viewOnly->setVisible(isViewOnly); }
    /// As long as every key goes to the desktop; in few words or none where there is little room.
    void setKeysTaken(bool areTaken) { m_keysTaken->setVisible(areTaken); }
    /// Whether all of that could be read.
    [[nodiscard]] bool hasRoomFor(const QString& text) const;
    /// Says something until it has been seen for a few seconds.
    void notify(const QString& text);
    /// Another button, before those that are always there. It takes no keyboard focus: what it does is in a menu too.
    QToolButton* addTool();
    /// Whether one of its menus is open.
    [[nodiscard]] bool isInUse() const;

Q_SIGNALS:
    /// The person pressed the button; nothing was done yet.
    void fullscreenToggled();
    void disconnectWanted();

protected:
    void hideEvent(QHideEvent* event) override;

private:
    QToolButton* addButton();
    QToolButton* addMenu(QMenu* menu);

    ViewerMenu& m_menu;
    QLabel* m_viewOnly;
    QLabel* m_keysTaken;
    QLabel* m_notice;
    SeenTimer m_noticeTimer;
    QToolButton* m_fullscreen;
    bool m_isFullscreen = false;
};

} // namespace clouddesk::ui
