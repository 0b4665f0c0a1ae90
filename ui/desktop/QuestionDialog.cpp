// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/QuestionDialog.h"

#include "openssh/HostKey.h"
#include "ui/language/KeepTranslated.h"
#include "ui/viewer/PageLayout.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QPushButton>

namespace clouddesk::ui {

namespace {

using core::Question;

QString titleOf(const Question& question)
{
    switch (question.kind) {
    case Question::Kind::HostKey:
        return QuestionDialog::tr("Is this really %1?").arg(question.machine);
    case Question::Kind::Password:
        return QuestionDialog::tr("Password for %1").arg(question.machine);
    case Question::Kind::Passphrase:
        return QuestionDialog::tr("Passphrase of the key for %1").arg(question.machine);
    case Question::Kind::SudoPassword:
        return QuestionDialog::tr("Administrator password on %1").arg(question.machine);
    case Question::Kind::KeyboardInteractive:
        return QuestionDialog::tr("%1 asks").arg(question.machine);
    }
    return {};
}

QLabel* introduction(const Question& question)
{
    QLabel* const label = pageText({});
    keepText(*label, [said = core::singleLine(question.instruction, 300)] {
        return said.isEmpty() ? QuestionDialog::tr("The machine asks for more to log in.")
                              : QuestionDialog::tr("The machine asks for more to log in. It says: \"%1\"").arg(said);
    });
    return label;
}

QLabel* wrongPassphrase()
{
    QLabel* const label = pageText({});
    keepText(*label, [] {
        return QuestionDialog::tr(
            "The passphrase that was given does not open the key. Mind the keyboard's layout and Caps Lock.");
    });
    return label;
}

// Only the server's own are passed on; those of the services are in English.
std::vector<Question::Prompt> promptsOf(const Question& question)
{
    switch (question.kind) {
    case Question::Kind::KeyboardInteractive:
        return question.prompts;
    case Question::Kind::Passphrase:
        return {{QuestionDialog::tr("Passphrase"), false}};
    case Question::Kind::SudoPassword:
        return {{QuestionDialog::tr("Password for sudo"), false}};
    default:
        return {{QuestionDialog::tr("Password"), false}};
    }
}

} // namespace

QuestionDialog::QuestionDialog(const Question& question, QWidget* parent)
    : QDialog(parent)
{
    QLabel* const title = pageTitle({});
    keepTranslated(this, [this, title, question] {
        setWindowTitle(titleOf(question));
        title->setText(titleOf(question));
    });
    setMinimumWidth(pageWidth);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(10);
    column->addWidget(title);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    if (question.kind == Question::Kind::HostKey) {
        addHostKey(question, *column);
        QPushButton* const trust = buttons->button(QDialogButtonBox::Ok);
        QPushButton* const refuse = buttons->button(QDialogButtonBox::Cancel);
        keepTranslated(trust, [trust] { trust->setText(tr("&Trust and connect")); });
        keepTranslated(refuse, [refuse] { refuse->setText(tr("&Do not connect")); });
    } else {
        addSecrets(question, *column);
    }
    column->addSpacing(6);
    column->addWidget(buttons);
    if (question.kind == Question::Kind::HostKey) {
        // Nobody should trust by pressing Return too early: it does what has the focus, which is not this at first.
        // Only within its window can a button have either.
        QPushButton* const refuse = buttons->button(QDialogButtonBox::Cancel);
        refuse->setDefault(true);
        refuse->setFocus();
    }
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

void QuestionDialog::addHostKey(const Question& question, QVBoxLayout& column)
{
    QLabel* const unknown = pageText({});
    keepText(*unknown, [] {
        return tr("CloudDesk has never connected to this machine before. Compare this fingerprint with "
                  "the one that the machine's console or your provider shows:");
    });
    column.addWidget(unknown);
    // In two lines, each short enough to be compared.
    const qsizetype half = (question.fingerprint.size() + 1) / 2;
    auto* const fingerprint =
        pageText(question.fingerprint.left(half) + QLatin1Char('\n') + question.fingerprint.mid(half));
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(font.pointSizeF() * 1.1);
    fingerprint->setFont(font);
    fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    fingerprint->setAlignment(Qt::AlignCenter);
    fingerprint->setFrameShape(QFrame::StyledPanel);
    fingerprint->setMargin(10);
    fingerprint->setAccessibleName(question.fingerprint);
    column.addWidget(fingerprint);
    if (const QString art = ssh::randomArt(question.fingerprint, question.keyType); !art.isEmpty()) {
        // The same picture as "ssh-keygen -lv" draws, which is quicker to compare.
        auto* const picture = new QLabel(art);
        picture->setTextFormat(Qt::PlainText);
        picture->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        picture->setAlignment(Qt::AlignCenter);
        keepTranslated(picture, [picture] { picture->setAccessibleName(tr("The fingerprint as a picture")); });
        column.addWidget(picture);
    }
    QLabel* const kind = pageText({});
    keepText(*kind, [type = core::singleLine(question.keyType, 60)] { return tr("Kind of key: %1").arg(type); });
    column.addWidget(kind);
    QLabel* const warning = pageText({});
    keepText(*warning, [] { return tr("If it differs, somebody may be listening between you and the machine."); });
    column.addWidget(warning);
}

void QuestionDialog::addSecrets(const Question& question, QVBoxLayout& column)
{
    // Of the others the title says all.
    if (question.kind == Question::Kind::KeyboardInteractive)
        column.addWidget(introduction(question));
    else if (question.isAgain)
        column.addWidget(wrongPassphrase());
    for (const Question::Prompt& prompt : promptsOf(question)) {
        // A prompt may come from a server: plain text, one line.
        const QString text = core::singleLine(prompt.text, 200);
        // Of a label with a buddy, one "&" says which letter leads there.
        auto* const label = pageText(QString(text).replace(u'&', QLatin1String("&&")));
        auto* const field = new SecretField;
        if (prompt.echo)
            field->setEchoMode(QLineEdit::Normal);
        field->setAccessibleName(text);
        label->setBuddy(field);
        column.addWidget(label);
        column.addWidget(field);
        m_fields.push_back(field);
    }
    // A server may say something and ask nothing (RFC 4256, section 3.2).
    if (!m_fields.empty())
        m_fields.front()->setFocus();
}

core::Answer QuestionDialog::takeAnswer()
{
    core::Answer answer;
    answer.confirmed = true;
    for (SecretField* const field : m_fields)
        answer.secrets.push_back(field->take());
    return answer;
}

} // namespace clouddesk::ui
