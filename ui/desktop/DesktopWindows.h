// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/OverviewWindow.h"
#include "ui/desktop/TabsWindow.h"
#include "ui/desktop/ViewerWindow.h"

namespace clouddesk::ui {

/// How the windows of open desktops are arranged: each on its own or as tabs of one window, and all of them at a
/// glance. It owns none of them. Home thread.
class DesktopWindows : public QObject
{
    Q_OBJECT

public:
    explicit DesktopWindows(QObject* parent = nullptr);
    ~DesktopWindows() override;

    /// Whether new desktops become tabs; those that are open stay as they are.
    void setTabbed(bool isTabbed) { m_isTabbed = isTabbed; }
    /// Shows a new one where it belongs, and looks after it from now on.
    void place(ViewerWindow& window);
    /// Brings it before everything else, wherever it is.
    void raise(ViewerWindow& window);
    /// Brings up the window of small pictures, see OverviewWindow.
    void showOverview();
    /// Shows something that belongs to a desktop: beside its tab, or else as the window that it is.
    void showBeside(const ViewerWindow& window, QWidget& page);
    /// Those that were placed and are not closed, in order.
    [[nodiscard]] QList<ViewerWindow*> windows() const;
    [[nodiscard]] TabsWindow& tabs() { return *m_tabs; }

private:
    void toggleTab(ViewerWindow& window);
    void togglePage(const ViewerWindow& window, QWidget& page);
    void showAlone(ViewerWindow& window);
    /// A tab's place if those in fullscreen were there as well, and back; without a place (-1) it is the same.
    [[nodiscard]] int placeAmongAll(int place) const;
    [[nodiscard]] int placeAmongTabs(int place) const;
    void showInTab(ViewerWindow& window, int place = -1);
    /// From fullscreen to its tab.
    void comeBack(ViewerWindow& window);

    std::unique_ptr<TabsWindow> m_tabs;
    std::unique_ptr<OverviewWindow> m_overview;
    QList<QPointer<ViewerWindow>> m_windows;
    QHash<ViewerWindow*, int> m_fromTabs; ///< those in fullscreen that go back to their tabs after it, and where to
    bool m_isTabbed = false;
};

} // namespace clouddesk::ui
