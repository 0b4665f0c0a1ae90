// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/TabsWindow.h"

#include "ui/desktop/BringForward.h"
#include "ui/desktop/ViewerWindow.h"
#include "ui/language/GrowWithText.h"
#include "ui/language/KeepTranslated.h"

#include <QMouseEvent>
#include <QScreen>
#include <QTabBar>

#include <algorithm>

namespace clouddesk::ui {

namespace {

constexpr qsizetype longestName = 32;
// So far below or above the row a dragged tab is out of it.
constexpr int tearDistance = 40;
// So far from the tabs' corner a page of them appears as a window.
constexpr int stepAside = 32;

} // namespace

TabsWindow::TabsWindow(QWidget* parent)
    : QTabWidget(parent)
{
    setDocumentMode(true);
    setMovable(true);
    setTabsClosable(true);
    setElideMode(Qt::ElideMiddle);
    keepTranslated(this, [this] {
        setAccessibleName(tr("Open desktops"));
        tabBar()->setAccessibleName(tr("Open desktops"));
        nameWindow();
    });
    tabBar()->installEventFilter(this);
    resizeOnScreen(*this, {1100, 760});
    connect(this, &QTabWidget::tabCloseRequested, this, [this](int index) { widget(index)->close(); });
    connect(this, &QTabWidget::tabBarDoubleClicked, this, &TabsWindow::tearOff);
    connect(this, &QTabWidget::currentChanged, this, &TabsWindow::nameWindow);
}

TabsWindow::~TabsWindow()
{
    for (ViewerWindow* const window : windows())
        takeOut(*window);
    while (count() > 0)
        release(*widget(0));
}

ViewerWindow* TabsWindow::windowAt(int index) const
{
    return qobject_cast<ViewerWindow*>(widget(index));
}

QList<ViewerWindow*> TabsWindow::windows() const
{
    QList<ViewerWindow*> all;
    for (int i = 0; i < count(); ++i) {
        if (ViewerWindow* const window = windowAt(i))
            all += window;
    }
    return all;
}

bool TabsWindow::holds(const QWidget& page) const
{
    return indexOf(const_cast<QWidget*>(&page)) >= 0;
}

void TabsWindow::add(ViewerWindow& window, int place)
{
    addBehind(window, place);
    setCurrentWidget(&window);
}

void TabsWindow::addBehind(ViewerWindow& window, int place)
{
    const QString name = core::singleLine(window.machine(), longestName);
    // An ampersand would be a shortcut's mark.
    const int index = insertTab(place, &window, QString(name).replace(QLatin1Char('&'), QStringLiteral("&&")));
    setTabToolTip(index, core::singleLine(window.machine(), 200));
    window.setInTab(true);
    nameWindow();
}

void TabsWindow::takeOut(ViewerWindow& window)
{
    if (!holds(window))
        return;
    release(window);
    window.setInTab(false);
}

void TabsWindow::release(QWidget& page)
{
    // Qt gives up what has the focus in the page only if the page, too, remembers it; this window would go on
    // remembering a widget that may be destroyed.
    if (QWidget* const focused = focusWidget(); focused != nullptr && page.isAncestorOf(focused))
        focused->clearFocus();
    removeTab(indexOf(&page));
    page.removeEventFilter(this);
    disconnect(&page, &QWidget::windowTitleChanged, this, nullptr);
    const QSize size = page.size();
    page.setParent(nullptr, Qt::Window);
    page.resize(size);
    // Or it would keep the place that it had in here, and its frame would be off the screen.
    page.move(placeBeside(size));
    focusCurrent();
}

QPoint TabsWindow::placeBeside(QSize inner) const
{
    const QRect room = screen()->availableGeometry();
    const QSize left = room.size() - (inner + frameGeometry().size() - size());
    const QPoint wanted = pos() + QPoint(stepAside, stepAside) - room.topLeft();
    return room.topLeft() + QPoint(std::clamp(wanted.x(), 0, std::max(0, left.width())),
                                   std::clamp(wanted.y(), 0, std::max(0, left.height())));
}

void TabsWindow::focusCurrent()
{
    if (ViewerWindow* const window = windowAt(currentIndex()))
        window->takeKeyboard();
    else if (currentWidget() != nullptr)
        currentWidget()->setFocus();
    else
        setFocus();
}

void TabsWindow::addBeside(const ViewerWindow& window, QWidget& page)
{
    if (!holds(page)) {
        insertTab(indexOf(const_cast<ViewerWindow*>(&window)) + 1, &page, {});
        page.installEventFilter(this);
        connect(&page, &QWidget::windowTitleChanged, this, [this, shown = &page] { namePage(*shown); });
        namePage(page);
    }
    setCurrentWidget(&page);
}

void TabsWindow::namePage(QWidget& page)
{
    const int index = indexOf(&page);
    setTabText(index,
               core::singleLine(page.windowTitle(), longestName).replace(QLatin1Char('&'), QStringLiteral("&&")));
    setTabToolTip(index, core::singleLine(page.windowTitle(), 200));
    nameWindow();
}

void TabsWindow::showNext()
{
    if (count() == 0)
        return;
    setCurrentIndex((currentIndex() + 1) % count());
    focusCurrent();
}

void TabsWindow::tearOff(int index)
{
    QWidget* const page = widget(index);
    if (ViewerWindow* const window = windowAt(index)) {
        Q_EMIT tornOff(window);
    } else if (page != nullptr) {
        showAlone(*page);
    }
}

void TabsWindow::showAlone(QWidget& page)
{
    release(page);
    bringForward(page);
    page.setFocus();
}

bool TabsWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Close)
        QMetaObject::invokeMethod(
            this,
            [this, page = QPointer<QWidget>(qobject_cast<QWidget*>(watched))] {
                if (page && holds(*page) && page->isHidden())
                    release(*page);
            },
            Qt::QueuedConnection);
    if (watched == tabBar() && event->type() == QEvent::MouseButtonRelease) {
        const int y = static_cast<QMouseEvent*>(event)->position().toPoint().y();
        const bool isOut = y < -tearDistance || y > tabBar()->height() + tearDistance;
        // The row finishes its own dragging first.
        if (isOut)
            QMetaObject::invokeMethod(this, [this] { tearOff(currentIndex()); }, Qt::QueuedConnection);
    }
    return QTabWidget::eventFilter(watched, event);
}

void TabsWindow::tabRemoved(int index)
{
    QTabWidget::tabRemoved(index);
    nameWindow();
    if (count() == 0)
        hide();
}

void TabsWindow::nameWindow()
{
    const ViewerWindow* const current = windowAt(currentIndex());
    const QWidget* const page = currentWidget();
    const QString title = page == nullptr ? tr("Desktops") : current ? current->machine() : page->windowTitle();
    setWindowTitle(core::singleLine(title, 200));
}

void TabsWindow::closeEvent(QCloseEvent* event)
{
    QStringList atWork;
    for (const ViewerWindow* const window : windows()) {
        if (window->isAtWork())
            atWork += window->machine();
    }
    if (atWork.isEmpty()) {
        end();
        return QTabWidget::closeEvent(event);
    }
    event->ignore();
    EndQuestion::ask(m_endQuestion, EndQuestion::closing(atWork), *this, [this] { end(); });
}

/// Closes all of them; without a tab the row is not seen.
void TabsWindow::end()
{
    for (ViewerWindow* const window : windows())
        window->end();
    // What belongs to a desktop that is elsewhere by now.
    for (int i = count() - 1; i >= 0; --i)
        widget(i)->close();
}

} // namespace clouddesk::ui
