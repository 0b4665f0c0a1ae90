// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/StatusWatcher.h"

namespace clouddesk::ui {

namespace {

constexpr auto spacing = std::chrono::minutes(5);
constexpr auto checkInterval = std::chrono::minutes(1);
// Not while somebody scrolls, and not while the window comes up.
constexpr auto settleDelay = std::chrono::milliseconds(700);

} // namespace

StatusWatcher::StatusWatcher(MachineModel& model, MachineView& view, QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_view(view)
{
    connect(&m_reachability, &Reachability::found, &model, &MachineModel::setAnswers);
    connect(&view, &MachineView::scrolled, &m_soon, qOverload<>(&QTimer::start));
    m_soon.setSingleShot(true);
    m_soon.setInterval(settleDelay);
    connect(&m_soon, &QTimer::timeout, this, [this] { look(spacing); });
    connect(&m_again, &QTimer::timeout, this, [this] { look(spacing); });
    m_again.start(checkInterval);
}

void StatusWatcher::setEnabled(bool isEnabled)
{
    m_isEnabled = isEnabled;
    if (isEnabled)
        m_soon.start();
}

void StatusWatcher::refresh()
{
    look(std::chrono::milliseconds(0));
}

void StatusWatcher::look(std::chrono::milliseconds leastSpacing)
{
    // A person who asks for it is answered, whatever the setting says.
    const bool isAsked = leastSpacing == std::chrono::milliseconds(0);
    if ((!m_isEnabled && !isAsked) || !m_view.isVisible())
        return;
    std::vector<Reachability::Place> places;
    for (const int number : m_view.visibleRows()) {
        const MachineRow& row = m_model.row(number);
        if (row.machine.jumps.empty() && !row.session && m_model.noteLook(number, leastSpacing))
            places.push_back({row.machine.id, row.machine.host, row.machine.port});
    }
    m_reachability.check(places);
}

} // namespace clouddesk::ui
