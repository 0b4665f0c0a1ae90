// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/ViewerWindow.h"
#include "watching/WatchServer.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace clouddesk::ui {

/// Lets somebody else watch the desktop: says how they get to it, whether they are there, and whether they may use it.
/// Closed, it is only put away. The window outlives it. Home thread.
class WatchDialog : public QWidget
{
    Q_OBJECT

public:
    enum class State { Over, Waiting, Watched, InControl };

    /// Nobody can watch before begin().
    explicit WatchDialog(ViewerWindow& window);
    ~WatchDialog() override;

    /// Lets one somebody in, by another password than ever before.
    void begin();
    /// Whoever watches sees nothing more.
    void end();
    [[nodiscard]] State state() const;
    /// On 127.0.0.1; 0 if there is none.
    [[nodiscard]] quint16 port() const;
    /// The password as it is shown.
    [[nodiscard]] QString code() const { return m_code->text(); }

Q_SIGNALS:
    void stateChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void layOut();
    void onWatcher();
    void forget();
    void onEnded(const desktops::WatchServer::Ending& ending);

    ViewerWindow& m_window;
    std::unique_ptr<desktops::WatchServer> m_server;
    QLineEdit* m_address;
    QLineEdit* m_code;
    QLabel* m_state;
    QCheckBox* m_control;
    QPushButton* m_again;
    bool m_isWatched = false;
};

} // namespace clouddesk::ui
