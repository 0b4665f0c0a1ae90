// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/PassphraseDialog.h"

#include "ui/language/KeepTranslated.h"

#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace clouddesk::ui {

using core::ErrorCode;
using core::Secret;

namespace {

constexpr int leastWidth = 460;

} // namespace

PassphraseDialog::PassphraseDialog(Purpose purpose, LockActions actions, std::function<std::shared_ptr<void>()> hold,
                                   QWidget* parent)
    : QDialog(parent)
    , m_purpose(purpose)
    , m_actions(std::move(actions))
    , m_hold(std::move(hold))
    , m_text(new QLabel)
    , m_currentLabel(new QLabel(this))
    , m_chosenLabel(new QLabel(this))
    , m_againLabel(new QLabel(this))
    , m_current(new SecretField(this))
    , m_chosen(new SecretField(this))
    , m_again(new SecretField(this))
    , m_problem(new QLabel)
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(leastWidth);
    auto* const column = new QVBoxLayout(this);
    auto* const form = new QFormLayout;
    for (QLabel* const label : {m_text, m_problem}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    column->addWidget(m_text);
    column->addLayout(form);
    column->addWidget(m_problem);
    column->addStretch(1);
    column->addWidget(m_buttons);
    for (const auto& [label, field, isShown] : {std::tuple(m_currentLabel, m_current, purpose != Purpose::Set),
                                                std::tuple(m_chosenLabel, m_chosen, purpose != Purpose::Remove),
                                                std::tuple(m_againLabel, m_again, purpose != Purpose::Remove)}) {
        if (isShown)
            addRow(*form, *label, *field);
        label->setVisible(isShown);
        field->setVisible(isShown);
    }
    connect(m_buttons, &QDialogButtonBox::accepted, this, &PassphraseDialog::submit);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    keepTranslated(this, [this] {
        translate();
        check();
    });
}

void PassphraseDialog::addRow(QFormLayout& form, QLabel& label, SecretField& field)
{
    label.setBuddy(&field);
    form.addRow(&label, &field);
    connect(&field, &QLineEdit::textChanged, this, &PassphraseDialog::check);
}

void PassphraseDialog::translate()
{
    m_currentLabel->setText(m_purpose == Purpose::Change ? tr("&Present passphrase:") : tr("Master &passphrase:"));
    m_chosenLabel->setText(m_purpose == Purpose::Change ? tr("&New passphrase:") : tr("Master &passphrase:"));
    m_againLabel->setText(tr("The same &again:"));
    QPushButton& button = *m_buttons->button(QDialogButtonBox::Ok);
    switch (m_purpose) {
    case Purpose::Set:
        setWindowTitle(tr("Set a master passphrase"));
        m_text->setText(
            tr("The stored passwords and keys are sealed under it, and CloudDesk asks for it at every start, on "
               "the command line too. Nobody can open them without it, not even you: keep a copy in a safe "
               "place."));
        return button.setText(tr("&Set"));
    case Purpose::Change:
        setWindowTitle(tr("Change the master passphrase"));
        m_text->setText(tr("All stored passwords and keys are sealed anew."));
        return button.setText(tr("C&hange"));
    case Purpose::Remove:
        setWindowTitle(tr("Remove the master passphrase"));
        m_text->setText(
            tr("The key to the stored passwords and keys goes back to the keychain or, where there is none, "
               "into a file that only you can read. CloudDesk cannot be locked any more."));
        return button.setText(tr("&Remove"));
    }
}

void PassphraseDialog::check()
{
    const bool choosesOne = m_purpose != Purpose::Remove;
    const int shortest = m_actions.shortestPassphrase;
    const qsizetype size = m_chosen->text().toUcs4().size();
    QString problem;
    if (choosesOne && size > 0 && size < shortest)
        problem = tr("It must have %n characters or more.", nullptr, shortest);
    else if (choosesOne && !m_again->text().isEmpty() && m_chosen->text() != m_again->text())
        problem = tr("The two are not the same.");
    m_problem->setText(problem);
    const bool isChosen = !choosesOne || (size >= shortest && m_chosen->text() == m_again->text());
    const bool isCurrentGiven = m_purpose == Purpose::Set || !m_current->text().isEmpty();
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(isChosen && isCurrentGiven);
}

void PassphraseDialog::submit()
{
    Secret current = m_current->take();
    setBusy(true);
    carryOut(std::move(current), m_chosen->secret(), m_hold());
}

core::Task<void> PassphraseDialog::carryOut(Secret current, Secret chosen, std::shared_ptr<void> held)
{
    const QPointer<PassphraseDialog> self(this);
    const auto done = co_await act(std::move(current), std::move(chosen));
    held.reset();
    if (!self)
        co_return core::Result<void>();
    setBusy(false);
    if (done) {
        Q_EMIT changed();
        accept();
        co_return core::Result<void>();
    }
    m_problem->setText(done.error().code == ErrorCode::KeyWrong ? tr("This is not the master passphrase.")
                                                                : core::singleLine(done.error().toLine()));
    m_current->setFocus();
    co_return core::Result<void>();
}

core::Task<void> PassphraseDialog::act(Secret current, Secret chosen)
{
    if (m_purpose == Purpose::Remove)
        return m_actions.unprotect(std::move(current));
    return m_actions.protect(std::move(current), std::move(chosen));
}

void PassphraseDialog::setBusy(bool isBusy)
{
    for (SecretField* const field : {m_current, m_chosen, m_again})
        field->setEnabled(!isBusy);
    if (isBusy) {
        m_problem->setText(tr("Sealing everything anew…"));
        m_buttons->button(QDialogButtonBox::Ok)->setEnabled(false);
    } else {
        check();
    }
}

} // namespace clouddesk::ui
