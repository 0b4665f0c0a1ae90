// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instances/Instance.h"

#include <QMessageBox>

namespace clouddesk::ui {

/// Asks whether machines are to be taken from the list. Deletes itself when it is closed. Home thread.
class RemoveQuestion : public QMessageBox
{
    Q_OBJECT

public:
    /// machines: at least one; they are looked at here only. comesBack: ~/.ssh/config, which is followed, names one.
    RemoveQuestion(const std::vector<const instances::Instance*>& machines, bool comesBack, QWidget* parent = nullptr);

Q_SIGNALS:
    /// The person wants it.
    void confirmed(const QStringList& ids);
};

} // namespace clouddesk::ui
