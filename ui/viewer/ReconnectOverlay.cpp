// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/ReconnectOverlay.h"

#include "ui/language/ErrorText.h"
#include "ui/language/KeepTranslated.h"
#include "ui/viewer/Notice.h"
#include "ui/viewer/PageLayout.h"

#include <QEvent>
#include <QFrame>
#include <QPainter>
#include <QVBoxLayout>

namespace clouddesk::ui {

ReconnectOverlay::ReconnectOverlay(QWidget* parent)
    : QWidget(parent)
    , m_title(pageTitle(QString()))
    , m_next(pageText(QString()))
    , m_reason(pageText(QString()))
    , m_try(new QPushButton)
{
    makeNotice(*this);
    auto* const card = new QFrame;
    card->setAutoFillBackground(true);
    card->setFrameShape(QFrame::StyledPanel);
    card->setFixedWidth(380);
    auto* const column = new QVBoxLayout(card);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(8);
    auto* const disconnect = new QPushButton;
    for (QPushButton* const button : {disconnect, m_try})
        button->setAutoDefault(true); // Return presses it, too
    keepTranslated(this, [this, disconnect] {
        m_title->setText(tr("Connection lost"));
        setAccessibleName(m_title->text());
        disconnect->setText(tr("Disconnect"));
        m_try->setText(tr("Try now"));
    });
    for (QWidget* const each : std::initializer_list<QWidget*>{m_title, m_next, m_reason})
        column->addWidget(each);
    column->addSpacing(8);
    auto* const buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_try);
    buttons->addWidget(disconnect);
    column->addLayout(buttons);
    auto* const layout = new QVBoxLayout(this);
    layout->addWidget(card, 0, Qt::AlignCenter);
    connect(disconnect, &QPushButton::clicked, this, &ReconnectOverlay::gaveUp);
    connect(m_try, &QPushButton::clicked, this, [this] {
        showTrying();
        Q_EMIT tryWanted();
    });
    m_timer.setInterval(std::chrono::seconds(1));
    connect(&m_timer, &QTimer::timeout, this, &ReconnectOverlay::tick);
    parent->installEventFilter(this);
    setMouseTracking(true);
    hide();
}

void ReconnectOverlay::showLost(const QString& reason)
{
    showTrying();
    m_reason->setText(core::singleLine(reason, 200));
    appear();
}

void ReconnectOverlay::showTrying()
{
    m_timer.stop();
    keepText(*m_next, [] { return tr("Connecting again…"); });
}

void ReconnectOverlay::showCountdown(int seconds, const core::Error& reason)
{
    showLost(errorLine(reason));
    m_seconds = seconds + 1;
    tick();
    m_timer.start();
}

void ReconnectOverlay::tick()
{
    if (--m_seconds > 0) {
        keepText(*m_next, [seconds = m_seconds] { return tr("Trying again in %1 s…").arg(seconds); });
        return;
    }
    showTrying();
}

void ReconnectOverlay::appear()
{
    setGeometry(parentWidget()->rect());
    raise();
    show();
}

void ReconnectOverlay::paintEvent(QPaintEvent* /*event*/)
{
    QPainter(this).fillRect(rect(), QColor(0, 0, 0, 150));
}

bool ReconnectOverlay::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace clouddesk::ui
