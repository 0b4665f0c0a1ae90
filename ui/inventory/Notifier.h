// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Task.h"

#include <QObject>

namespace clouddesk::ui {

/// Messages of the desktop environment (org.freedesktop.Notifications, version 1.2 of its specification), which need no
/// tray. Nothing of it waits. Home thread.
class Notifier : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Shows a message, by its plain texts. Where nobody on the session bus takes it, otherwise is called, later.
    void tell(const QString& title, const QString& text, const std::function<void()>& otherwise);

private:
    core::Task<void> send(QString title, QString text, std::function<void()> otherwise);
};

} // namespace clouddesk::ui
