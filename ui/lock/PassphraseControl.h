// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lock/LockActions.h"
#include "ui/lock/PassphraseDialog.h"

#include <QLabel>
#include <QPushButton>

namespace clouddesk::ui {

/// Tells whether there is a master passphrase, and sets, changes and removes it. Home thread.
class PassphraseControl : public QWidget
{
    Q_OBJECT

public:
    /// hold: see PassphraseDialog.
    PassphraseControl(LockActions actions, std::function<std::shared_ptr<void>()> hold, QWidget* parent = nullptr);

Q_SIGNALS:
    /// There is one now, another one, or none.
    void changed();

private:
    void update();
    void open(PassphraseDialog::Purpose purpose);

    LockActions m_actions;
    std::function<std::shared_ptr<void>()> m_hold;
    QLabel* m_state;
    QPushButton* m_set;
    QPushButton* m_remove;
};

} // namespace clouddesk::ui
