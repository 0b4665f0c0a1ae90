// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/EndQuestion.h"

#include <QPointer>
#include <QTabWidget>

namespace clouddesk::ui {

class ViewerWindow;

/// Several desktops in one window, one a tab, and what belongs to them in tabs beside them. All of it is others'; it is
/// handed over and taken out again. Home thread.
class TabsWindow : public QTabWidget
{
    Q_OBJECT

public:
    explicit TabsWindow(QWidget* parent = nullptr);
    /// Lets go of those that are still in it.
    ~TabsWindow() override;

    /// Shows it as the current tab, at that place of the row, or at its end if there is none such.
    void add(ViewerWindow& window, int place = -1);
    /// Likewise, and the current tab stays the current one.
    void addBehind(ViewerWindow& window, int place);
    /// Makes it a window of its own, which is not shown yet.
    void takeOut(ViewerWindow& window);
    /// Shows something of that desktop as the current tab beside it, first where it does not hold the desktop, named by
    /// its title. Once closed it is out of here.
    void addBeside(const ViewerWindow& window, QWidget& page);
    /// Makes what stands beside a desktop a window of its own, and shows it.
    void showAlone(QWidget& page);
    /// Shows the tab after the current one, after the last the first.
    void showNext();
    /// Whether it is one of the tabs, a desktop or what stands beside one.
    [[nodiscard]] bool holds(const QWidget& page) const;
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
    void release(QWidget& page);
    /// Where a page of that size becomes a window, with its frame.
    [[nodiscard]] QPoint placeBeside(QSize inner) const;
    /// What is shown now takes the keyboard.
    void focusCurrent();
    void tearOff(int index);
    void namePage(QWidget& page);
    void nameWindow();
    void end();

    QPointer<EndQuestion> m_endQuestion;
};

} // namespace clouddesk::ui
