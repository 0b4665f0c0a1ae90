// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/DesktopApp.h"

namespace clouddesk::ui {

DesktopApp::DesktopApp(Desk desk)
    : m_desk(std::move(desk))
    , m_model(m_desk.instances, m_desk.desktops)
    , m_window(m_desk, m_model)
    , m_hub(m_desk, m_window)
    , m_tray(m_model, m_hub)
{
    m_window.setWindowIcon(applicationIcon());
    m_window.setHub(m_hub);
    connect(&m_window, &MainWindow::closed, this, &DesktopApp::quitIfGone, Qt::QueuedConnection);
    connect(&m_window, &MainWindow::quitWanted, this, &DesktopApp::quit);
    connect(&m_tray, &Tray::windowWanted, &m_window, &MainWindow::bringForward);
    connect(&m_tray, &Tray::quitWanted, this, &DesktopApp::quit);
    connect(&m_hub, &DesktopHub::changed, this, &DesktopApp::quitIfGone);
}

DesktopApp::~DesktopApp() = default;

void DesktopApp::quit()
{
    if (!std::exchange(m_isQuitting, true))
        Q_EMIT quitRequested();
}

void DesktopApp::quitIfGone()
{
    if (m_hub.isEmpty() && !m_window.isVisible() && !m_tray.isThere())
        quit();
}

core::Task<void> DesktopApp::run(Wish wish, std::stop_token stop)
{
    core::Deferred<void> quitting;
    const auto resolver = std::make_shared<core::Resolver<void>>(quitting.resolver());
    connect(this, &DesktopApp::quitRequested, this, [resolver] { resolver->resolve({}); });
    const std::stop_callback onStop(
        stop, [this] { QMetaObject::invokeMethod(this, &DesktopApp::quit, Qt::QueuedConnection); });
    handle(wish);
    std::ignore = co_await quitting;
    m_window.hide();
    co_return co_await m_hub.closeAll();
}

void DesktopApp::handle(const Wish& wish)
{
    if (!wish.machine.isEmpty())
        return connectWhenLoaded(wish.machine);
    if (!wish.isHidden || !m_tray.isThere())
        m_window.bringForward();
    if (wish.wantsQuickConnect)
        m_window.focusQuickConnect();
    if (wish.wantsNewMachine)
        m_window.addMachine();
}

void DesktopApp::connectWhenLoaded(const QString& name)
{
    m_window.show();
    if (m_model.isLoaded())
        return m_window.connectByName(name);
    connect(
        &m_model, &MachineModel::contentsChanged, this, [this, name] { m_window.connectByName(name); },
        Qt::SingleShotConnection);
}

} // namespace clouddesk::ui
