// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/TerminalWindow.h"

#include "openssh/ShellQuote.h"
#include "ui/language/ErrorText.h"
#include "ui/language/KeepTranslated.h"

#include <QCloseEvent>
#include <QVBoxLayout>

#include <cerrno>

#include <sys/socket.h>

namespace clouddesk::ui {

namespace {

constexpr qsizetype readBytes = qsizetype(64) * 1024;
// So much is taken in one turn; what prints without end must not keep the window from its keys.
constexpr int readsPerTurn = 4;
constexpr qsizetype longestName = 60;
// The first that the script prints where there is tmux: a mode that no terminal knows.
const QByteArray tmuxMark = QByteArrayLiteral("\x1b[?7701h");

} // namespace

// Of what scrolls fast, tmux passes on the end only; its own history has all of it, and Shift+PageUp goes there. From
// there Ctrl+C is passed on. It neither reads a configuration, nor writes a clipboard, nor takes the screen away when
// its link breaks. It begins in the home folder, which is not always where sshd does (SetEnv in sshd_config).
QByteArray terminalCommand()
{
    static const QByteArray script =
        "cd 2>/dev/null; "
        "case ${LC_ALL:-${LC_CTYPE:-$LANG}} in *[Uu][Tt][Ff]*) ;; *) LC_CTYPE=C.UTF-8; export LC_CTYPE;; esac; "
        "COLORTERM=truecolor; export COLORTERM; "
        "if command -v tmux >/dev/null 2>&1; then umask 077; d=$HOME/.local/state/clouddesk; f=$d/terminal; "
        "mkdir -p \"$d\" && chmod 700 \"$d\"; n=$(cat \"$f\" 2>/dev/null); "
        "case $n in *[!0-9a-f]*|\"\") n=$(od -An -N16 -tx1 /dev/urandom | tr -d \" \\n\"); "
        "printf %s \"$n\" >\"$f\";; esac; umask 022; "
        "printf \"\\033[?7701h\"; exec tmux -u -L clouddesk -f /dev/null start-server \\; set -g status off \\; "
        "set -g set-clipboard off \\; set -g default-terminal screen-256color \\; "
        "set -g terminal-overrides \",xterm*:Tc:smcup@:rmcup@\" \\; set -g escape-time 20 \\; set -g mode-keys emacs "
        "\\; "
        "set -g history-limit 10000 \\; bind -n S-PPage copy-mode -eu \\; "
        "bind -T copy-mode S-PPage send-keys -X page-up \\; bind -T copy-mode S-NPage send-keys -X page-down \\; "
        "bind -T copy-mode C-c send-keys -X cancel \\\\\\; send-keys C-c \\; "
        "new-session -A -s \"$n\"; "
        "fi; exec \"${SHELL:-/bin/sh}\" -l";
    return "exec sh -c " + ssh::shellQuote(QByteArrayView(script));
}

TerminalWindow::TerminalWindow(const QString& machine, Source source, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_machine(core::singleLine(machine, longestName))
    , m_source(std::move(source))
    , m_screen(24, 80)
    , m_view(new TerminalView(m_screen))
    , m_note(new QLabel)
{
    keepTranslated(this, [this] { nameWindow(); });
    m_note->setTextFormat(Qt::PlainText);
    m_note->setMargin(6);
    m_note->setWordWrap(true);
    m_note->hide();
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_note);
    column->addWidget(m_view, 1);
    setFocusProxy(m_view);
    connect(m_view, &TerminalView::typed, this, &TerminalWindow::write);
    connect(m_view, &TerminalView::wakeWanted, this, &TerminalWindow::connectShell);
    connect(m_view, &TerminalView::windowChord, this, &TerminalWindow::windowChord);
    connect(m_view, &TerminalView::resized, this, [this] {
        if (const auto connection = m_connection.lock(); connection && m_stream.isValid())
            connection->resizeTerminal(m_id, m_screen.columns(), m_screen.rows());
    });
}

TerminalWindow::~TerminalWindow()
{
    // It paints from the screen, which dies before the children do.
    delete m_view;
}

void TerminalWindow::closeEvent(QCloseEvent* event)
{
    event->accept();
    Q_EMIT closed();
}

void TerminalWindow::sayGivenUp()
{
    m_isGivenUp = true;
    if (!m_stream.isValid())
        tellLost();
}

void TerminalWindow::tellLost()
{
    tell([this] {
        return m_isGivenUp
                   ? tr("%1 is no longer connected. The terminal goes on once you connect to it again.").arg(m_machine)
                   : tr("The link to %1 is lost. The terminal goes on when it is back.").arg(m_machine);
    });
}

void TerminalWindow::connectShell()
{
    m_isGivenUp = false;
    if (!m_isOpening && !m_stream.isValid())
        open();
}

core::Task<void> TerminalWindow::open()
{
    const QPointer<TerminalWindow> self(this);
    const auto connection = m_source();
    if (!connection) {
        tell([this] { return tr("There is no link to %1. The terminal goes on when it is back.").arg(m_machine); });
        co_return {};
    }
    m_isOpening = true;
    tell([this] { return tr("Opening a terminal on %1…").arg(m_machine); });
    auto terminal = co_await connection->openTerminal(terminalCommand(), m_screen.columns(), m_screen.rows());
    if (!self)
        co_return {};
    m_isOpening = false;
    if (!terminal) {
        tell([reason = terminal.error()] { return tr("%1 Enter tries again.").arg(errorLine(reason)); });
        co_return {};
    }
    m_connection = connection;
    take(std::move(*terminal));
    co_return {};
}

void TerminalWindow::take(ssh::Terminal terminal)
{
    m_stream = std::move(terminal.stream);
    m_id = terminal.id;
    m_out.clear();
    m_isFirst = true;
    std::ignore = m_screen.takeOutput();
    m_readable = std::make_unique<QSocketNotifier>(m_stream.get(), QSocketNotifier::Read);
    m_writable = std::make_unique<QSocketNotifier>(m_stream.get(), QSocketNotifier::Write);
    m_writable->setEnabled(false);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &TerminalWindow::read);
    connect(m_writable.get(), &QSocketNotifier::activated, this, &TerminalWindow::write);
    m_note->hide();
    m_view->setLive(true);
    m_view->setFocus();
}

void TerminalWindow::nameWindow()
{
    const QString title = m_screen.title();
    setWindowTitle(title.isEmpty() ? tr("Terminal on %1").arg(m_machine)
                                   : tr("%1: terminal on %2").arg(title, m_machine));
}

void TerminalWindow::read()
{
    QByteArray buffer(readBytes, Qt::Uninitialized);
    for (int i = 0; i < readsPerTurn; ++i) {
        const ssize_t count = recv(m_stream.get(), buffer.data(), size_t(buffer.size()), MSG_DONTWAIT);
        if (count < 0 && (errno == EAGAIN || errno == EINTR))
            break;
        if (count <= 0)
            return onEnded();
        // What scrolls away is tmux's to keep, which knows more of it.
        if (std::exchange(m_isFirst, false))
            m_screen.setHistoryKept(!QByteArrayView(buffer.constData(), count).startsWith(tmuxMark));
        m_screen.feed(QByteArrayView(buffer.constData(), count));
    }
    nameWindow();
    m_view->refresh();
    write();
}

void TerminalWindow::write()
{
    m_out += m_screen.takeOutput();
    if (!m_stream.isValid())
        return m_out.clear();
    const ssize_t count =
        m_out.isEmpty() ? 0
                        : send(m_stream.get(), m_out.constData(), size_t(m_out.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count > 0)
        m_out.remove(0, count);
    m_writable->setEnabled(!m_out.isEmpty());
}

void TerminalWindow::onEnded()
{
    // One of them is the sender.
    for (auto* const notifier : {&m_readable, &m_writable}) {
        (*notifier)->setEnabled(false);
        notifier->release()->deleteLater();
    }
    m_stream.reset();
    m_view->setLive(false);
    m_view->refresh();
    const auto connection = m_source();
    const bool isLinkThere = connection && connection->isAlive() && connection == m_connection.lock();
    if (!isLinkThere)
        return tellLost();
    tell([this] { return tr("The shell has ended. Enter starts another one."); });
}

void TerminalWindow::tell(std::function<QString()> words)
{
    keepText(*m_note, std::move(words));
    m_note->show();
}

} // namespace clouddesk::ui
