// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/WindowPlace.h"

#include "core/Paths.h"

#include <QEvent>
#include <QFile>
#include <QLoggingCategory>

namespace clouddesk::ui {

namespace {

Q_LOGGING_CATEGORY(windowPlaceLog, "clouddesk.ui.windowplace")

constexpr auto delay = std::chrono::milliseconds(300);
constexpr qint64 largestFile = 4096;

} // namespace

WindowPlace::WindowPlace(QWidget& window, QString file)
    : m_window(window)
    , m_file(std::move(file))
{
    restore();
    m_timer.setSingleShot(true);
    m_timer.setInterval(delay);
    connect(&m_timer, &QTimer::timeout, this, &WindowPlace::store);
    m_window.installEventFilter(this);
}

WindowPlace::~WindowPlace()
{
    if (m_timer.isActive())
        store();
}

void WindowPlace::restore()
{
    QFile file(m_file);
    if (file.open(QIODevice::ReadOnly))
        m_window.restoreGeometry(file.read(largestFile));
}

void WindowPlace::store()
{
    m_timer.stop();
    if (const auto stored = core::writePrivateFile(m_file, m_window.saveGeometry()); !stored)
        qCWarning(windowPlaceLog) << "not written:" << stored.error().toLine();
}

bool WindowPlace::eventFilter(QObject* watched, QEvent* event)
{
    const auto type = event->type();
    const bool isChange = type == QEvent::Move || type == QEvent::Resize || type == QEvent::WindowStateChange;
    // A hidden one is moved about by whoever shows it.
    if (watched == &m_window && isChange && m_window.isVisible())
        m_timer.start();
    return QObject::eventFilter(watched, event);
}

} // namespace clouddesk::ui
