// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/ReconnectOverlay.h"

#include "ui/language/ErrorText.h"
#include "ui/language/KeepTranslated.h"
#include "ui/viewer/PageLayout.h"

namespace clouddesk::ui {

namespace {

constexpr int darkness = 150;

} // namespace

ReconnectOverlay::ReconnectOverlay(QWidget* parent)
    : PictureCover(parent, darkness)
    , m_title(pageTitle(QString()))
    , m_next(pageText(QString()))
    , m_reason(pageText(QString()))
    , m_try(new QPushButton)
{
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
        card().addWidget(each);
    card().addSpacing(8);
    auto* const buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_try);
    buttons->addWidget(disconnect);
    card().addLayout(buttons);
    connect(disconnect, &QPushButton::clicked, this, &ReconnectOverlay::gaveUp);
    connect(m_try, &QPushButton::clicked, this, [this] {
        showTrying();
        Q_EMIT tryWanted();
    });
    m_timer.setInterval(std::chrono::seconds(1));
    connect(&m_timer, &QTimer::timeout, this, &ReconnectOverlay::tick);
    setMouseTracking(true);
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

} // namespace clouddesk::ui
