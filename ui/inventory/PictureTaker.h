// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/ViewerWindow.h"

#include <QTimer>

namespace clouddesk::ui {

/// Takes pictures of a desktop for the inventory: soon after it is shown, every minute, and when its window is closed.
/// Lives as long as the window.
class PictureTaker : public QObject
{
    Q_OBJECT

public:
    explicit PictureTaker(ViewerWindow& window);

Q_SIGNALS:
    /// The remote screen in its own size; never null.
    void taken(const QImage& picture);

private:
    void take();

    ViewerWindow& m_window;
    QTimer m_timer;
};

} // namespace clouddesk::ui
