// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/PassphraseControl.h"

#include "ui/language/KeepTranslated.h"

#include <QHBoxLayout>

namespace clouddesk::ui {

using Purpose = PassphraseDialog::Purpose;

PassphraseControl::PassphraseControl(LockActions actions, std::function<std::shared_ptr<void>()> hold, QWidget* parent)
    : QWidget(parent)
    , m_actions(std::move(actions))
    , m_hold(std::move(hold))
    , m_state(new QLabel)
    , m_set(new QPushButton)
    , m_remove(new QPushButton)
{
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_state, 1);
    row->addWidget(m_set);
    row->addWidget(m_remove);
    connect(m_set, &QPushButton::clicked, this,
            [this] { open(m_actions.isProtected() ? Purpose::Change : Purpose::Set); });
    connect(m_remove, &QPushButton::clicked, this, [this] { open(Purpose::Remove); });
    keepTranslated(this, [this] { update(); });
}

void PassphraseControl::update()
{
    const bool isProtected = m_actions.isProtected();
    m_state->setText(isProtected ? tr("Is set.") : tr("None."));
    m_set->setText(isProtected ? tr("Chan&ge…") : tr("Se&t…"));
    m_remove->setText(tr("Rem&ove…"));
    m_set->setAccessibleName(isProtected ? tr("Change the master passphrase") : tr("Set a master passphrase"));
    m_remove->setAccessibleName(tr("Remove the master passphrase"));
    m_remove->setVisible(isProtected);
}

void PassphraseControl::open(Purpose purpose)
{
    auto* const dialog = new PassphraseDialog(purpose, m_actions, m_hold, window());
    connect(dialog, &PassphraseDialog::changed, this, [this] {
        update();
        Q_EMIT changed();
    });
    dialog->open();
}

} // namespace clouddesk::ui
