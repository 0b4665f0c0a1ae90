// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lock/LockActions.h"
#include "ui/lock/SecretField.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>

namespace clouddesk::ui {

/// Sets, changes or removes the master passphrase. Stays open with what was typed, but for what was wrong, until it is
/// done or cancelled. Deletes itself when it is closed.
class PassphraseDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Purpose { Set, Change, Remove };

    /// hold: keeps the services from going while something is under way, see Pending::hold().
    PassphraseDialog(Purpose purpose, LockActions actions, std::function<std::shared_ptr<void>()> hold,
                     QWidget* parent = nullptr);

Q_SIGNALS:
    /// It is done.
    void changed();

private:
    void translate();
    void addRow(QFormLayout& form, QLabel& label, SecretField& field);
    void check();
    void submit();
    core::Task<void> carryOut(core::Secret current, core::Secret chosen, std::shared_ptr<void> held);
    core::Task<void> act(core::Secret current, core::Secret chosen);
    void setBusy(bool isBusy);

    Purpose m_purpose;
    LockActions m_actions;
    std::function<std::shared_ptr<void>()> m_hold;
    QLabel* m_text;
    QLabel* m_currentLabel;
    QLabel* m_chosenLabel;
    QLabel* m_againLabel;
    SecretField* m_current;
    SecretField* m_chosen;
    SecretField* m_again;
    QLabel* m_problem;
    QDialogButtonBox* m_buttons;
};

} // namespace clouddesk::ui
