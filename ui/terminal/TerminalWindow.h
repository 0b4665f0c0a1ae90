// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Task.h"
#include "ssh/Connection.h"
#include "ui/terminal/TerminalView.h"

#include <QLabel>
#include <QSocketNotifier>

namespace clouddesk::ui {

/// A shell on a machine in a window. Where tmux is on the machine, the shell lives in it and outlives the link, this
/// window and this program; elsewhere it ends with the link. What it showed stays. Home thread.
class TerminalWindow : public QWidget
{
    Q_OBJECT

public:
    /// The connection that is there at the moment; null while there is none.
    using Source = std::function<std::shared_ptr<ssh::Connection>()>;

    TerminalWindow(const QString& machine, Source source, QWidget* parent = nullptr);
    ~TerminalWindow() override;

    /// Opens the shell, or comes back to it; called again once there is a connection again.
    void connectShell();
    /// The link does not come back by itself: says so, until connectShell() is called.
    void sayGivenUp();
    [[nodiscard]] const terminal::Screen& screen() const { return m_screen; }
    [[nodiscard]] TerminalView& view() { return *m_view; }
    /// Whether the shell hears what is typed.
    [[nodiscard]] bool isLive() const { return m_stream.isValid(); }

Q_SIGNALS:
    /// See TerminalView::windowChord().
    void windowChord(int key);
    /// The person closed it; its shell goes on.
    void closed();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    core::Task<void> open();
    void take(ssh::Terminal terminal);
    void read();
    void write();
    void onEnded();
    void tellLost();
    void tell(std::function<QString()> words);
    void nameWindow();

    QString m_machine;
    Source m_source;
    terminal::Screen m_screen;
    TerminalView* m_view;
    QLabel* m_note;
    std::weak_ptr<ssh::Connection> m_connection;
    core::UniqueFd m_stream;
    quint64 m_id = 0;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
    QByteArray m_out;
    bool m_isOpening = false;
    bool m_isGivenUp = false;
    bool m_isFirst = true; ///< nothing was read of this shell yet
};

/// What runs in the machine's terminal: tmux with a socket of our own and a session whose random name stands in a file
/// there, or the login shell where there is no tmux. A fixed text; nothing from outside is in it.
QByteArray terminalCommand();

} // namespace clouddesk::ui
