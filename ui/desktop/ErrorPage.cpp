// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/ErrorPage.h"

#include "ui/language/ErrorText.h"
#include "ui/language/KeepTranslated.h"
#include "ui/viewer/PageLayout.h"

#include <QFontDatabase>
#include <QHBoxLayout>

#include <algorithm>
#include <array>
#include <utility>

namespace clouddesk::ui {

namespace {

// Whoever has typed nothing for so long has seen that it is over.
constexpr auto holdTime = std::chrono::seconds(1);

/// Whether another address, key or password of the machine may help.
bool isAboutWhatIsStored(core::ErrorCode code)
{
    using core::ErrorCode;
    constexpr std::array codes = {ErrorCode::HostUnresolved,       ErrorCode::ConnectionRefused,
                                  ErrorCode::ConnectionTimedOut,   ErrorCode::SshProtocolFailed,
                                  ErrorCode::AuthenticationFailed, ErrorCode::CredentialUnusable,
                                  ErrorCode::AgentUnavailable,     ErrorCode::SudoPasswordWrong};
    return std::ranges::find(codes, code) != codes.end();
}

} // namespace

ErrorPage::ErrorPage(QWidget* parent)
    : QWidget(parent)
    , m_title(pageTitle(QString()))
    , m_text(pageText(QString()))
    , m_where(pageText(QString()))
    , m_advice(pageText(QString()))
    , m_details(new QToolButton)
    , m_log(new QPlainTextEdit)
    , m_edit(new QPushButton)
    , m_retry(new QPushButton)
    , m_escape(new QShortcut(Qt::Key_Escape, this))
{
    QVBoxLayout* const column = pageColumn(*this);
    column->addWidget(m_title);
    column->addSpacing(4);
    for (QLabel* const label : {m_text, m_where, m_advice}) {
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        column->addWidget(label);
    }
    QFont strong = m_advice->font();
    strong.setBold(true);
    m_advice->setFont(strong);
    m_details->setAutoRaise(true);
    m_details->setCheckable(true);
    m_details->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    column->addSpacing(8);
    column->addWidget(m_details);
    m_log->setReadOnly(true);
    m_log->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_log->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_log->setMinimumHeight(140);
    column->addWidget(m_log);
    auto* const close = new QPushButton;
    keepTranslated(this, [this, close] {
        m_retry->setText(tr("Try again"));
        m_edit->setText(tr("Edit the machine…"));
        m_details->setText(tr("Technical details"));
        m_log->setAccessibleName(tr("Technical details"));
        close->setText(tr("Close"));
    });
    auto* const buttons = new QHBoxLayout;
    buttons->addStretch();
    for (QPushButton* const button : {close, m_edit, m_retry}) {
        // Outside of dialogs, buttons obey Return only if they are told to.
        button->setAutoDefault(true);
        buttons->addWidget(button);
    }
    column->addSpacing(8);
    column->addLayout(buttons);
    // Who comes from another tab finds the first of them with the focus.
    QWidget* before = m_retry;
    for (QWidget* const next : std::initializer_list<QWidget*>{m_details, m_log, close, m_edit})
        setTabOrder(std::exchange(before, next), next);
    m_hold.setSingleShot(true);
    m_hold.setInterval(holdTime);
    connect(&m_hold, &QTimer::timeout, this, &ErrorPage::obeyKeys);
    obeyKeys();
    connect(m_details, &QToolButton::toggled, this, &ErrorPage::fold);
    connect(m_retry, &QPushButton::clicked, this, &ErrorPage::retried);
    connect(m_edit, &QPushButton::clicked, this, &ErrorPage::editWanted);
    connect(close, &QPushButton::clicked, this, &ErrorPage::closed);
    connect(m_escape, &QShortcut::activated, this, &ErrorPage::closed);
    fold(false);
}

void ErrorPage::fold(bool isOpen)
{
    m_details->setArrowType(isOpen ? Qt::DownArrow : Qt::RightArrow);
    m_log->setVisible(isOpen);
}

void ErrorPage::show(Words title, const core::Error& error, Words advice, const QString& log)
{
    keepText(*m_title, std::move(title));
    keepText(*m_text, [error] { return errorSentence(error) + QLatin1Char('.'); });
    keepText(*m_where, [place = core::singleLine(error.where)] {
        return place.isEmpty() ? QString() : tr("Where: %1").arg(place);
    });
    m_where->setVisible(!error.where.isEmpty());
    keepText(*m_advice, std::move(advice));
    m_advice->setVisible(!m_advice->text().isEmpty());
    m_log->setPlainText(tr("Code: %1").arg(QLatin1String(core::errorWord(error.code))) + QLatin1Char('\n') + log);
    m_details->setChecked(false);
    m_edit->setVisible(m_isEditable && isAboutWhatIsStored(error.code));
    // Behind another tab, somebody may be typing into that one.
    if (isVisible())
        setFocus();
}

void ErrorPage::holdKeys()
{
    setFocusProxy(nullptr);
    m_escape->setEnabled(false);
    m_hold.start();
}

// Not in keyPressEvent(), where Tab would never come.
bool ErrorPage::event(QEvent* event)
{
    if (event->type() != QEvent::KeyPress || !m_hold.isActive())
        return QWidget::event(event);
    m_hold.start();
    return true;
}

void ErrorPage::obeyKeys()
{
    setFocusProxy(m_retry);
    m_escape->setEnabled(true);
}

} // namespace clouddesk::ui
