// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/ClipboardGuard.h"

#include <QClipboard>
#include <QGuiApplication>

namespace clouddesk::ui {

ClipboardGuard::ClipboardGuard(QObject* parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &ClipboardGuard::onChanged);
    connect(&m_timer, &QTimer::timeout, this, &ClipboardGuard::clear);
}

void ClipboardGuard::clear()
{
    if (QGuiApplication::clipboard()->ownsClipboard())
        QGuiApplication::clipboard()->clear();
}

void ClipboardGuard::setDelay(std::chrono::milliseconds delay)
{
    m_delay = delay;
    onChanged();
}

void ClipboardGuard::onChanged()
{
    if (m_delay.count() > 0 && QGuiApplication::clipboard()->ownsClipboard())
        m_timer.start(m_delay);
    else
        m_timer.stop();
}

} // namespace clouddesk::ui
