// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/machines/MachineView.h"
#include "ui/machines/Reachability.h"

namespace clouddesk::ui {

/// Keeps the status of the machines that can be seen up to date: whether they answer. Every few minutes, not oftener:
/// machines that ban whoever knocks without logging in count five knocks in ten minutes. Those behind jump hosts
/// cannot be looked at from here, and those with a session need not be. Home thread.
class StatusWatcher : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    StatusWatcher(MachineModel& model, MachineView& view, QObject* parent = nullptr);

    /// On at first. Off: nobody is knocked at; what is known stays as it is.
    void setEnabled(bool isEnabled);
    /// Looks at all that can be seen now, whenever that was done last.
    void refresh();
    [[nodiscard]] Reachability& reachability() { return m_reachability; }

private:
    void look(std::chrono::milliseconds spacing);

    MachineModel& m_model;
    MachineView& m_view;
    Reachability m_reachability;
    QTimer m_soon;
    QTimer m_again;
    bool m_isEnabled = true;
};

} // namespace clouddesk::ui
