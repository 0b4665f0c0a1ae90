// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/TabsWindow.h"

#include "ui/desktop/ViewerWindow.h"
#include "ui/language/KeepTranslated.h"

#include <QMouseEvent>
#include <QTabBar>

namespace clouddesk::ui {

namespace {

constexpr qsizetype longestName = 32;
// So far below or above the row a dragged tab is out of it.
constexpr int tearDistance = 40;

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
    resize(1100, 760);
    connect(this, &QTabWidget::tabCloseRequested, this, [this](int index) {
        if (ViewerWindow* const window = windowAt(index))
            window->close();
    });
    connect(this, &QTabWidget::tabBarDoubleClicked, this, &TabsWindow::tearOff);
    connect(this, &QTabWidget::currentChanged, this, &TabsWindow::nameWindow);
}

TabsWindow::~TabsWindow()
{
    for (ViewerWindow* const window : windows())
        takeOut(*window);
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

bool TabsWindow::holds(const ViewerWindow& window) const
{
    return indexOf(const_cast<ViewerWindow*>(&window)) >= 0;
}

void TabsWindow::add(ViewerWindow& window)
{
    const QString name = core::singleLine(window.machine(), longestName);
    // An ampersand would be a shortcut's mark.
    const int index = addTab(&window, QString(name).replace(QLatin1Char('&'), QStringLiteral("&&")));
    setTabToolTip(index, core::singleLine(window.machine(), 200));
    window.setInTab(true);
    setCurrentIndex(index);
    nameWindow();
}

void TabsWindow::takeOut(ViewerWindow& window)
{
    const int index = indexOf(&window);
    if (index < 0)
        return;
    removeTab(index);
    window.setParent(nullptr, Qt::Window);
    window.setInTab(false);
}

void TabsWindow::tearOff(int index)
{
    if (ViewerWindow* const window = windowAt(index))
        Q_EMIT tornOff(window);
}

bool TabsWindow::eventFilter(QObject* watched, QEvent* event)
{
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
    setWindowTitle(current == nullptr ? tr("Desktops") : core::singleLine(current->machine(), 200));
}

void TabsWindow::closeEvent(QCloseEvent* event)
{
    for (ViewerWindow* const window : windows())
        window->close();
    QTabWidget::closeEvent(event);
}

} // namespace clouddesk::ui
