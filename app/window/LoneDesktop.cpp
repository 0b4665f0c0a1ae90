// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/LoneDesktop.h"

#include "ui/inventory/IdleGuard.h"
#include "ui/tools/DesktopTools.h"

namespace clouddesk::app {

namespace {

ui::ScaleMode scaleMode(WindowOptions::Scale scale)
{
    switch (scale) {
    case WindowOptions::Scale::Fit:
        return ui::ScaleMode::Fit;
    case WindowOptions::Scale::Native:
        return ui::ScaleMode::Native;
    case WindowOptions::Scale::Stretch:
        return ui::ScaleMode::Stretch;
    case WindowOptions::Scale::Match:
        return ui::ScaleMode::Match;
    }
    return ui::ScaleMode::Fit;
}

} // namespace

LoneDesktop::LoneDesktop(const WindowRequest& request)
    : m_asked(request.options)
    , m_machineId(request.machineId)
    , m_remark(request.remark)
    , m_settings(
          ui::Settings::read(ui::Settings::fileIn(core::Paths::chosen(request.dataDirectory))).value_or(ui::Settings()))
    , m_memory(ui::ViewerMemory::fileIn(request.memoryDirectory))
{
    // The application says what is wrong with a file and puts it aside.
    std::ignore = m_memory.load();
    m_windows.setTabbed(m_settings.tabs);
}

ui::ViewerOptions LoneDesktop::options()
{
    m_known = m_memory.options(m_machineId, m_settings.viewerOptions());
    m_shown = m_known;
    if (m_asked.scale)
        m_shown.scale = scaleMode(*m_asked.scale);
    m_shown.fullscreen = m_shown.fullscreen || m_asked.fullscreen;
    m_shown.viewOnly = m_shown.viewOnly || m_asked.viewOnly;
    m_shown.sound = m_shown.sound && m_asked.sound;
    return m_shown;
}

void LoneDesktop::place(ui::ViewerWindow& window)
{
    auto* const tools = new ui::DesktopTools(window, &window);
    QObject::connect(&window, &ui::ViewerWindow::optionsChanged, tools,
                     [this](const ui::ViewerOptions& options) { remember(options); });
    QObject::connect(&window, &ui::ViewerWindow::desktopShown, tools, [this, &window, tools] { guard(window, tools); });
    m_windows.place(window);
}

// What was asked for at this start is nothing to remember, unless the person has changed it since.
void LoneDesktop::remember(const ui::ViewerOptions& options)
{
    const auto take = [&](auto field) {
        if (options.*field != m_shown.*field)
            m_known.*field = options.*field;
    };
    using Options = ui::ViewerOptions;
    take(&Options::scale);
    take(&Options::allScreens);
    take(&Options::viewOnly);
    take(&Options::sharesClipboard);
    take(&Options::sound);
    take(&Options::quality);
    take(&Options::typingRate);
    take(&Options::composesHere);
    take(&Options::keysByPosition);
    m_shown = options;
    m_memory.remember(m_machineId, m_known);
}

// From its first picture on, as in the application.
void LoneDesktop::guard(ui::ViewerWindow& window, ui::DesktopTools* tools)
{
    if (m_guard)
        return;
    const auto limits = ui::IdleGuard::Limits::after(std::chrono::minutes(m_settings.idleMinutes));
    auto* const guard = new ui::IdleGuard(window, limits, ui::IdleGuard::Uses::of(tools));
    m_guard = guard;
    QObject::connect(guard, &ui::IdleGuard::expired, guard, [this, &window] {
        if (m_remark)
            m_remark(QStringLiteral("disconnected, because nobody had used it for %1 min").arg(m_settings.idleMinutes));
        window.close();
    });
}

} // namespace clouddesk::app
