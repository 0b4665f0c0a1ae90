// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabWidget>

namespace clouddesk::ui {

class ViewerWindow;

/// Several desktops in one window, one a tab. The desktops belong to others; they are handed over and taken out again.
/// Home thread.
class TabsWindow : public QTabWidget
{
    Q_OBJECT

public:
    explicit TabsWindow(QWidget* parent = nullptr);
    /// Lets go of those that are still in it.
    ~TabsWindow() override;

    /// Shows it as the current tab.
    void add(ViewerWindow& window);
    /// Makes it a window of its own, which is not shown yet.
    void takeOut(ViewerWindow& window);
    [[nodiscard]] bool holds(const ViewerWindow& window) const;
    [[nodiscard]] QList<ViewerWindow*> windows() const;

Q_SIGNALS:
    /// A tab was dragged out of the row, or double clicked: it is to be a window of its own.
    void tornOff(clouddesk::ui::ViewerWindow* window);

protected:
    void closeEvent(QCloseEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void tabRemoved(int index) override;

private:
    [[nodiscard]] ViewerWindow* windowAt(int index) const;
    void tearOff(int index);
    void nameWindow();
};

} // namespace clouddesk::ui
