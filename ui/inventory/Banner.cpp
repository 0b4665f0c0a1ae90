// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/Banner.h"

#include "ui/language/ErrorText.h"
#include "ui/language/KeepTranslated.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QStyle>
#include <QToolButton>

namespace clouddesk::ui {

namespace {

constexpr auto noteTime = std::chrono::seconds(8);

} // namespace

Banner::Banner(QWidget* parent)
    : QFrame(parent)
    , m_text(new QLabel)
    , m_field(new QLineEdit)
    , m_button(new QPushButton)
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::AlternateBase);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(12, 8, 8, 8);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_field->setMaximumWidth(220);
    m_button->setAutoDefault(true); // Return presses it, too
    auto* const close = new QToolButton;
    close->setAutoRaise(true);
    close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    keepTranslated(this, [close] {
        close->setToolTip(tr("Dismiss"));
        close->setAccessibleName(tr("Dismiss"));
    });
    keepTranslated(this, [this] { sayOffer(); });
    row->addWidget(m_text, 1);
    row->addWidget(m_field);
    row->addWidget(m_button);
    row->addWidget(close);
    connect(close, &QToolButton::clicked, this, &Banner::refuse);
    const auto act = [this] {
        const auto wanted = m_act;
        const QString text = m_field->text();
        dismiss();
        if (wanted)
            wanted(text);
    };
    connect(m_button, &QPushButton::clicked, this, act);
    connect(m_field, &QLineEdit::returnPressed, this, act);
    m_noted.setSingleShot(true);
    m_noted.setInterval(noteTime);
    connect(&m_noted, &QTimer::timeout, this, &Banner::dismiss);
    hide();
}

void Banner::dismiss()
{
    m_act = {};
    m_refuse = {};
    hide();
}

void Banner::refuse()
{
    const auto wanted = m_refuse;
    dismiss();
    if (wanted)
        wanted();
}

void Banner::takeKeyboard()
{
    m_field->setFocus();
    m_field->selectAll();
}

void Banner::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        refuse();
    else
        QFrame::keyPressEvent(event);
}

void Banner::note(const QString& text)
{
    say(text);
    m_noted.start();
}

void Banner::say(const QString& text)
{
    m_noted.stop();
    m_act = {};
    m_refuse = {};
    m_text->setText(text);
    setAccessibleName(text);
    m_field->hide();
    m_button->hide();
    show();
}

void Banner::retract(const QString& text)
{
    if (!text.isEmpty() && m_text->text() == text)
        dismiss();
}

void Banner::say(const core::Error& error, const QString& advice)
{
    QString line = errorSentence(error);
    if (!error.where.isEmpty())
        line = core::singleLine(error.where) + QStringLiteral(": ") + line;
    say(advice.isEmpty() ? line + QLatin1Char('.') : line + QStringLiteral(". ") + advice);
}

void Banner::offer(const QString& text, Words field, const QString& proposal, Words button,
                   std::function<void(const QString&)> act, std::function<void()> refuse)
{
    say(text);
    m_act = std::move(act);
    m_refuse = std::move(refuse);
    m_fieldName = std::move(field);
    m_buttonText = std::move(button);
    sayOffer();
    m_field->setText(proposal);
    m_field->show();
    m_button->show();
}

void Banner::sayOffer()
{
    if (!m_fieldName)
        return;
    m_field->setAccessibleName(m_fieldName());
    m_field->setPlaceholderText(m_fieldName());
    m_button->setText(m_buttonText());
}

} // namespace clouddesk::ui
