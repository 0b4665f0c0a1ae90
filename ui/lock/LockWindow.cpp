// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/LockWindow.h"

#include "ui/language/KeepTranslated.h"

#include <QApplication>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace clouddesk::ui {

namespace {

constexpr int iconSize = 48;
constexpr int leastWidth = 420;

QLabel* wrapped()
{
    auto* const label = new QLabel;
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

LockWindow::LockWindow(Moment moment, std::function<void(core::Secret)> onPassphrase, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_moment(moment)
    , m_onPassphrase(std::move(onPassphrase))
    , m_title(wrapped())
    , m_text(wrapped())
    , m_problem(wrapped())
    , m_label(new QLabel)
    , m_passphrase(new SecretField)
    , m_unlock(new QPushButton)
    , m_quit(new QPushButton)
{
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    large.setBold(true);
    m_title->setFont(large);
    auto* const sign = new QLabel;
    sign->setPixmap(QApplication::windowIcon().pixmap(iconSize, iconSize));
    auto* const words = new QVBoxLayout;
    words->addWidget(m_title);
    words->addWidget(m_text);
    auto* const head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(sign, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    auto* const buttons = new QHBoxLayout;
    buttons->addWidget(m_quit);
    buttons->addStretch(1);
    buttons->addWidget(m_unlock);
    m_label->setBuddy(m_passphrase);
    m_unlock->setDefault(true);
    m_problem->hide();
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(12);
    column->addLayout(head);
    column->addWidget(m_label);
    column->addWidget(m_passphrase);
    column->addWidget(m_problem);
    column->addStretch(1);
    column->addLayout(buttons);
    setMinimumWidth(leastWidth);
    connect(m_unlock, &QPushButton::clicked, this, &LockWindow::submit);
    connect(m_passphrase, &QLineEdit::returnPressed, this, &LockWindow::submit);
    connect(m_quit, &QPushButton::clicked, this, &LockWindow::quitWanted);
    keepTranslated(this, [this] { translate(); });
}

void LockWindow::translate()
{
    setWindowTitle(tr("CloudDesk is locked"));
    m_title->setText(tr("CloudDesk is locked"));
    m_text->setText(m_moment == Moment::Start
                        ? tr("The stored passwords and keys are sealed under the master passphrase.")
                        : tr("Open desktops stay connected. Enter the master passphrase to see and use them."));
    m_label->setText(tr("Master &passphrase:"));
    m_unlock->setText(tr("&Unlock"));
    m_quit->setText(tr("&Quit"));
}

QString LockWindow::wrongText() const
{
    return tr("This is not the master passphrase. Mind the keyboard's layout and Caps Lock.");
}

void LockWindow::bringForward()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
    m_passphrase->setFocus();
}

void LockWindow::setBusy(bool isBusy)
{
    m_passphrase->setEnabled(!isBusy);
    m_unlock->setEnabled(!isBusy);
    if (!isBusy)
        m_passphrase->setFocus();
}

void LockWindow::setProblem(const QString& text)
{
    m_problem->setText(text);
    m_problem->setVisible(!text.isEmpty());
    adjustSize();
}

void LockWindow::submit()
{
    if (m_unlock->isEnabled() && !m_passphrase->text().isEmpty())
        m_onPassphrase(m_passphrase->take());
}

void LockWindow::closeEvent(QCloseEvent* event)
{
    QWidget::closeEvent(event);
    Q_EMIT closed();
}

void LockWindow::keyPressEvent(QKeyEvent* event)
{
    // What the windows that were put away show is still there: a key that is hit by chance must not end it.
    if (event->key() == Qt::Key_Escape && m_moment == Moment::Start)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace clouddesk::ui
