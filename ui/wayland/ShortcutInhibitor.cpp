// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wayland/ShortcutInhibitor.h"

#include <QGuiApplication>

#include <keyboard-shortcuts-inhibit.h>
#include <qpa/qplatformnativeinterface.h>

#include <cstring>

namespace clouddesk::ui {

namespace {

template <typename T>
T* ofApplication(const char* name)
{
    return static_cast<T*>(QGuiApplication::platformNativeInterface()->nativeResourceForIntegration(name));
}

} // namespace

/// What the compositor calls. Its events are dispatched by Qt, on the home thread.
struct ShortcutInhibitor::Listeners
{
    static void onGlobal(void* data, wl_registry* registry, uint32_t name, const char* interface, uint32_t /*version*/)
    {
        auto* const self = static_cast<ShortcutInhibitor*>(data);
        const wl_interface& wanted = zwp_keyboard_shortcuts_inhibit_manager_v1_interface;
        if (self->m_manager != nullptr || std::strcmp(interface, wanted.name) != 0)
            return;
        self->m_manager =
            static_cast<zwp_keyboard_shortcuts_inhibit_manager_v1*>(wl_registry_bind(registry, name, &wanted, 1));
        self->ask();
    }
    static void onGlobalRemoved(void* /*data*/, wl_registry* /*registry*/, uint32_t /*name*/) {}
    static void onActive(void* data, zwp_keyboard_shortcuts_inhibitor_v1* /*inhibitor*/)
    {
        static_cast<ShortcutInhibitor*>(data)->setActive(true);
    }
    static void onInactive(void* data, zwp_keyboard_shortcuts_inhibitor_v1* /*inhibitor*/)
    {
        static_cast<ShortcutInhibitor*>(data)->setActive(false);
    }

    static constexpr wl_registry_listener registry{onGlobal, onGlobalRemoved};
    static constexpr zwp_keyboard_shortcuts_inhibitor_v1_listener inhibitor{onActive, onInactive};
};

ShortcutInhibitor::ShortcutInhibitor(QObject* parent)
    : QObject(parent)
{
    auto* const display = isPossible() ? ofApplication<wl_display>("wl_display") : nullptr;
    if (display == nullptr)
        return;
    m_registry = wl_display_get_registry(display);
    wl_registry_add_listener(m_registry, &Listeners::registry, this);
}

ShortcutInhibitor::~ShortcutInhibitor()
{
    letBe();
    if (m_manager != nullptr)
        zwp_keyboard_shortcuts_inhibit_manager_v1_destroy(m_manager);
    if (m_registry != nullptr)
        wl_registry_destroy(m_registry);
}

bool ShortcutInhibitor::isPossible()
{
    return QGuiApplication::platformName().startsWith(QLatin1String("wayland"));
}

void ShortcutInhibitor::setWindow(QWindow* window)
{
    if (m_window == window && (window == nullptr || m_inhibitor != nullptr))
        return;
    letBe();
    m_window = window;
    ask();
}

void ShortcutInhibitor::ask()
{
    if (m_window == nullptr || m_manager == nullptr)
        return;
    auto* const surface = static_cast<wl_surface*>(
        QGuiApplication::platformNativeInterface()->nativeResourceForWindow("surface", m_window));
    auto* const seat = ofApplication<wl_seat>("wl_seat");
    if (surface == nullptr || seat == nullptr)
        return;
    m_inhibitor = zwp_keyboard_shortcuts_inhibit_manager_v1_inhibit_shortcuts(m_manager, surface, seat);
    zwp_keyboard_shortcuts_inhibitor_v1_add_listener(m_inhibitor, &Listeners::inhibitor, this);
}

void ShortcutInhibitor::letBe()
{
    if (m_inhibitor != nullptr)
        zwp_keyboard_shortcuts_inhibitor_v1_destroy(std::exchange(m_inhibitor, nullptr));
    m_window = nullptr;
    setActive(false);
}

void ShortcutInhibitor::setActive(bool isActive)
{
    if (isActive != std::exchange(m_isActive, isActive))
        Q_EMIT activeChanged(isActive);
}

} // namespace clouddesk::ui
