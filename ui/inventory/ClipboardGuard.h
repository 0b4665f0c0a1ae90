// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

namespace clouddesk::ui {

/// Takes what this program has put into the clipboard out of it again after a while: text from remote desktops, public
/// keys. What another program has put there since is left alone. Home thread.
class ClipboardGuard : public QObject
{
    Q_OBJECT

public:
    explicit ClipboardGuard(QObject* parent = nullptr);

    /// Zero: never.
    void setDelay(std::chrono::milliseconds delay);
    /// At once.
    void clear();

private:
    void onChanged();

    std::chrono::milliseconds m_delay{0};
    QTimer m_timer;
};

} // namespace clouddesk::ui
