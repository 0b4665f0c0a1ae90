// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/PictureTaker.h"

namespace clouddesk::ui {

namespace {

// A desktop that has just been started is still putting its panels up.
constexpr auto firstDelay = std::chrono::seconds(4);
constexpr auto interval = std::chrono::minutes(1);

} // namespace

PictureTaker::PictureTaker(ViewerWindow& window)
    : QObject(&window)
    , m_window(window)
{
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_timer.setInterval(interval);
        take();
    });
    connect(&window, &ViewerWindow::closed, this, &PictureTaker::take);
    m_timer.start(firstDelay);
}

void PictureTaker::take()
{
    if (const QImage picture = m_window.viewer().screenshot(); !picture.isNull())
        Q_EMIT taken(picture);
}

} // namespace clouddesk::ui
