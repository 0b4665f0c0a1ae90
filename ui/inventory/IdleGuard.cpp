// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/IdleGuard.h"

#include "ui/language/KeepTranslated.h"
#include "ui/lock/Use.h"
#include "ui/tools/DesktopTools.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>

namespace clouddesk::ui {

using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr int widest = 640;

} // namespace

IdleGuard::Limits IdleGuard::Limits::after(std::chrono::minutes idle)
{
    Limits limits;
    limits.idle = idle;
    limits.warning = std::min<std::chrono::milliseconds>(limits.warning, limits.idle / 2);
    return limits;
}

IdleGuard::Uses IdleGuard::Uses::of(DesktopTools* tools)
{
    const QPointer<DesktopTools> watched(tools);
    return {[watched](const QWidget& widget) { return watched && watched->owns(widget); },
            [watched] { return watched && watched->isAtWork(); }};
}

IdleGuard::IdleGuard(QWidget& window, Limits limits, Uses uses)
    : QObject(&window)
    , m_window(window)
    , m_limits(limits)
    , m_uses(std::move(uses))
    , m_warning(new QFrame(&window))
    , m_text(new QLabel)
{
    m_warning->setFrameShape(QFrame::StyledPanel);
    m_warning->setAutoFillBackground(true);
    auto* const row = new QHBoxLayout(m_warning);
    auto* const stay = new QPushButton;
    stay->setAutoDefault(true); // Return presses it, too
    keepTranslated(stay, [stay] { stay->setText(tr("&Stay connected")); });
    m_text->setWordWrap(true);
    row->addWidget(m_text, 1);
    row->addWidget(stay);
    m_warning->hide();
    connect(stay, &QPushButton::clicked, this, &IdleGuard::onUsed);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &IdleGuard::check);
    qApp->installEventFilter(this);
    onUsed();
}

void IdleGuard::setLimits(Limits limits)
{
    if (std::exchange(m_limits, limits) == limits)
        return;
    m_timer.stop();
    onUsed();
}

bool IdleGuard::eventFilter(QObject* watched, QEvent* event)
{
    if (!isUse(event->type()) || !watched->isWidgetType())
        return false;
    const auto* const widget = static_cast<QWidget*>(watched);
    if (widget == &m_window || m_window.isAncestorOf(widget) || m_uses.isPart(*widget))
        onUsed();
    return false;
}

void IdleGuard::onUsed()
{
    m_unused.start();
    if (isWarning())
        m_warning->hide();
    // While it is used it is looked at no more often than needed.
    if (m_limits.idle.count() == 0)
        m_timer.stop();
    else if (!m_timer.isActive() || m_timer.intervalAsDuration() <= seconds(1))
        m_timer.start(m_limits.idle - m_limits.warning);
}

void IdleGuard::check()
{
    if (m_uses.isAtWork())
        onUsed();
    const milliseconds unused(m_unused.elapsed());
    if (unused >= m_limits.idle) {
        m_warning->hide();
        Q_EMIT expired();
        return;
    }
    const milliseconds warnAt = m_limits.idle - m_limits.warning;
    if (unused < warnAt)
        return m_timer.start(warnAt - unused);
    warn(m_limits.idle - unused);
    m_timer.start(std::min<milliseconds>(seconds(1), m_limits.idle - unused));
}

void IdleGuard::warn(milliseconds left)
{
    const bool isNew = !isWarning();
    const auto whole = static_cast<int>((left.count() + 999) / 1000);
    m_text->setText(
        tr("Nobody has used this desktop for a while. It disconnects in %n s; its programs go on.", nullptr, whole));
    m_warning->setFixedWidth(std::min(widest, m_window.width() - 16));
    m_warning->adjustSize();
    m_warning->move((m_window.width() - m_warning->width()) / 2, 48);
    m_warning->show();
    m_warning->raise();
    if (isNew)
        Q_EMIT warned();
}

} // namespace clouddesk::ui
