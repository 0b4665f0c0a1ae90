// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/DesktopWindows.h"

#include "ui/desktop/BringForward.h"

#include <QApplication>

#include <algorithm>

namespace clouddesk::ui {

DesktopWindows::DesktopWindows(QObject* parent)
    : QObject(parent)
    , m_tabs(std::make_unique<TabsWindow>())
{
    connect(m_tabs.get(), &TabsWindow::tornOff, this, [this](ViewerWindow* window) { showAlone(*window); });
}

DesktopWindows::~DesktopWindows() = default;

QList<ViewerWindow*> DesktopWindows::windows() const
{
    QList<ViewerWindow*> open;
    for (const auto& window : m_windows) {
        if (window)
            open += window;
    }
    return open;
}

void DesktopWindows::place(ViewerWindow& window)
{
    m_windows += &window;
    ViewerWindow* const self = &window;
    connect(self, &ViewerWindow::tabToggled, this, [this, self] { toggleTab(*self); });
    connect(self, &ViewerWindow::overviewWanted, this, &DesktopWindows::showOverview);
    connect(self, &ViewerWindow::pageWanted, this, [this, self](QWidget* page) { showBeside(*self, *page); });
    connect(self, &ViewerWindow::pageToggled, this, [this, self](QWidget* page) { togglePage(*self, *page); });
    connect(self, &ViewerWindow::nextTabWanted, this, [this, self] {
        // After a tab has come back from a whole screen, Qt may take no window for active, though one has the keyboard.
        const bool isOneActive = QApplication::activeWindow() != nullptr;
        if (isOneActive ? m_tabs->isActiveWindow() : m_tabs->holds(*self))
            m_tabs->showNext();
    });
    connect(self, &ViewerWindow::closed, this, [this, self] {
        m_windows.removeAll(self);
        m_fromTabs.remove(self);
        if (m_tabs->holds(*self))
            m_tabs->takeOut(*self);
    });
    connect(self, &ViewerWindow::fullscreenBegins, this, [this, self] {
        if (!m_tabs->holds(*self))
            return;
        m_fromTabs.insert(self, placeAmongAll(m_tabs->indexOf(self)));
        m_tabs->takeOut(*self);
    });
    connect(self, &ViewerWindow::fullscreenEnded, this, [this, self] {
        if (m_fromTabs.contains(self))
            comeBack(*self);
    });
    m_isTabbed ? showInTab(window) : window.show();
}

int DesktopWindows::placeAmongAll(int place) const
{
    QList<int> missing = m_fromTabs.values();
    std::ranges::sort(missing);
    for (const int gone : missing)
        place += gone >= 0 && gone <= place ? 1 : 0;
    return place;
}

int DesktopWindows::placeAmongTabs(int place) const
{
    const auto isMissing = [place](int gone) { return gone >= 0 && gone < place; };
    return place - int(std::ranges::count_if(m_fromTabs, isMissing));
}

void DesktopWindows::comeBack(ViewerWindow& window)
{
    const int place = placeAmongTabs(m_fromTabs.take(&window));
    if (window.isActiveWindow())
        return showInTab(window, place);
    // It ended by itself, and somebody may be typing elsewhere, also into another tab.
    if (m_tabs->isActiveWindow())
        m_tabs->addBehind(window, place);
    else
        m_tabs->add(window, place);
    showBehind(*m_tabs);
    QApplication::alert(m_tabs.get());
}

void DesktopWindows::raise(ViewerWindow& window)
{
    if (m_tabs->holds(window)) {
        m_tabs->setCurrentWidget(&window);
        bringForward(*m_tabs);
    } else {
        bringForward(window);
    }
    window.takeKeyboard();
}

void DesktopWindows::showBeside(const ViewerWindow& window, QWidget& page)
{
    if (m_tabs->holds(window) && (m_tabs->holds(page) || page.isHidden())) {
        m_tabs->addBeside(window, page);
        bringForward(*m_tabs);
    } else {
        bringForward(m_tabs->holds(page) ? *m_tabs : page);
    }
    page.setFocus();
}

void DesktopWindows::toggleTab(ViewerWindow& window)
{
    if (window.isInFullscreen()) {
        if (!m_fromTabs.remove(&window))
            m_fromTabs.insert(&window, -1);
        window.setFullscreen(false);
    } else if (m_tabs->holds(window)) {
        showAlone(window);
    } else {
        showInTab(window);
    }
}

void DesktopWindows::togglePage(const ViewerWindow& window, QWidget& page)
{
    if (m_tabs->holds(page))
        return m_tabs->showAlone(page);
    m_tabs->addBeside(window, page);
    bringForward(*m_tabs);
    page.setFocus();
}

void DesktopWindows::showAlone(ViewerWindow& window)
{
    m_tabs->takeOut(window);
    raise(window);
}

void DesktopWindows::showInTab(ViewerWindow& window, int place)
{
    m_tabs->add(window, place);
    raise(window);
}

void DesktopWindows::showOverview()
{
    if (!m_overview) {
        m_overview = std::make_unique<OverviewWindow>([this] { return windows(); });
        connect(m_overview.get(), &OverviewWindow::chosen, this, [this](ViewerWindow* window) { raise(*window); });
    }
    m_overview->refresh();
    bringForward(*m_overview);
}

} // namespace clouddesk::ui
