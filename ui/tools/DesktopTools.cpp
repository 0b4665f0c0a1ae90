// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/DesktopTools.h"

#include "ui/desktop/BringForward.h"
#include "ui/language/ErrorText.h"
#include "ui/language/KeepTranslated.h"
#include "ui/player/PlayerWindow.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QMessageBox>
#include <QMimeData>

namespace clouddesk::ui {

DesktopTools::DesktopTools(ViewerWindow& window, QObject* parent)
    : QObject(parent)
    , m_window(window)
    , m_recording(new RecordingControl(window, RecordingControl::usualFolder(), this))
    , m_queue(queueNeeds())
    , m_watchButton(window.bar().addTool())
{
    // The viewer as well as its viewport: what lies over the picture, as while the link is lost, passes drops to it.
    window.viewer().setAcceptDrops(true);
    for (QWidget* const target : std::initializer_list<QWidget*>{&window.viewer(), window.viewer().viewport()})
        target->installEventFilter(this);
    QMenu& menu = *window.menu().toolsMenu();
    menu.addSeparator();
    QAction* const files = menu.addAction(QString());
    QAction* const terminal = menu.addAction(QString());
    QAction* const watch = menu.addAction(QString());
    keepTranslated(&menu, [files, terminal, watch] {
        files->setText(tr("&Files…"));
        terminal->setText(tr("&Terminal"));
        watch->setText(tr("Let someone &watch…"));
    });
    m_watchButton->setAutoRaise(false);
    m_watchButton->hide();
    window.setWork([tools = QPointer<DesktopTools>(this)] { return tools && tools->isAtWork(); });
    connect(m_watchButton, &QToolButton::clicked, this, &DesktopTools::letWatch);
    connect(files, &QAction::triggered, this, &DesktopTools::openFiles);
    connect(terminal, &QAction::triggered, this, &DesktopTools::openTerminal);
    connect(watch, &QAction::triggered, this, &DesktopTools::letWatch);
    connect(&window, &ViewerWindow::desktopChanged, this, &DesktopTools::followLink);
    connect(&window, &ViewerWindow::closed, this, [this] {
        if (m_terminal)
            m_terminal->close();
        if (m_files)
            m_files->close();
        if (m_watch != nullptr)
            m_watch->end();
    });
}

files::TransferQueue::Needs DesktopTools::queueNeeds() const
{
    const QPointer<ViewerWindow> window(&m_window);
    const auto connection = [window] {
        const auto desktop = window ? window->desktop() : nullptr;
        return desktop ? desktop->connection() : nullptr;
    };
    const auto audit = [window](const QString& action, bool succeeded, const QJsonObject& details) {
        if (const auto desktop = window ? window->desktop() : nullptr)
            desktop->audit(action, succeeded, details);
    };
    return {connection, audit};
}

bool DesktopTools::owns(const QWidget& widget) const
{
    const auto isIn = [&widget](const QWidget* window) {
        return window != nullptr && (window == &widget || window->isAncestorOf(&widget));
    };
    return isIn(m_terminal.get()) || isIn(m_files.get()) || isIn(m_watch);
}

bool DesktopTools::isAtWork() const
{
    using State = files::Transfer::State;
    const bool isWatched = m_watch != nullptr && m_watch->state() >= WatchDialog::State::Watched;
    return isWatched || m_recording->isRecording() ||
           std::ranges::any_of(m_queue.transfers(),
                               [](const auto& transfer) { return transfer.state == State::Running; });
}

bool DesktopTools::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::DragMove && event->type() != QEvent::Drop)
        return QObject::eventFilter(watched, event);
    auto* const drop = static_cast<QDropEvent*>(event);
    QStringList paths;
    for (const QUrl& url : drop->mimeData()->urls()) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    if (paths.isEmpty())
        return QObject::eventFilter(watched, event);
    drop->setDropAction(Qt::CopyAction);
    drop->accept();
    if (event->type() == QEvent::Drop)
        upload(paths);
    return true;
}

void DesktopTools::upload(const QStringList& paths)
{
    openFiles();
    m_queue.upload(paths, m_files->remoteFolder());
    const auto desktop = m_window.desktop();
    const auto count = static_cast<int>(paths.size());
    const auto connection = desktop ? desktop->connection() : nullptr;
    if (connection && connection->isAlive())
        m_window.notify(tr("%Ln file(s) on the way to %1", nullptr, count).arg(m_window.machine()));
    else
        m_window.notify(tr("There is no link now: %Ln file(s) go when it is back", nullptr, count));
}

void DesktopTools::openFiles()
{
    if (!m_files) {
        m_files = std::make_unique<FilesWindow>(m_window.machine(), m_queue);
        m_files->showRemote({});
    }
    bringForward(*m_files);
}

void DesktopTools::letWatch()
{
    if (m_watch == nullptr)
        makeWatchDialog();
    if (!m_watch->isVisible() && m_watch->state() == WatchDialog::State::Over)
        m_watch->begin();
    bringForward(*m_watch);
}

void DesktopTools::makeWatchDialog()
{
    m_watch = new WatchDialog(m_window);
    connect(m_watch, &WatchDialog::stateChanged, this, &DesktopTools::sayWatch);
    keepTranslated(m_watchButton, [this] { sayWatch(); });
}

void DesktopTools::sayWatch()
{
    using State = WatchDialog::State;
    const State state = m_watch->state();
    m_watchButton->setVisible(state != State::Over);
    const QString watched = state == State::InControl ? tr("Somebody may use it") : tr("Somebody watches");
    m_watchButton->setText(state == State::Waiting ? tr("Nobody watches yet") : watched);
    m_watchButton->setToolTip(tr("Who may see this desktop"));
    m_watchButton->setAccessibleDescription(m_watchButton->toolTip());
}

void DesktopTools::followLink()
{
    disconnect(m_reconnected);
    const auto desktop = m_window.desktop();
    if (!desktop) {
        if (m_isTerminalOpen)
            m_terminal->sayGivenUp();
        return;
    }
    m_reconnected = connect(desktop.get(), &RemoteDesktop::reconnected, this, &DesktopTools::takeLink);
    takeLink();
}

void DesktopTools::takeLink()
{
    m_queue.linkBack();
    if (m_isTerminalOpen)
        m_terminal->connectShell();
}

void DesktopTools::openTerminal()
{
    if (!m_terminal) {
        const QPointer<ViewerWindow> window(&m_window);
        m_terminal = std::make_unique<TerminalWindow>(m_window.machine(), [window] {
            const auto desktop = window ? window->desktop() : nullptr;
            return desktop ? desktop->connection() : nullptr;
        });
        connect(m_terminal.get(), &TerminalWindow::windowChord, this, &DesktopTools::onTerminalChord);
        connect(m_terminal.get(), &TerminalWindow::closed, this, [this] { m_isTerminalOpen = false; });
    }
    m_isTerminalOpen = true;
    Q_EMIT m_window.pageWanted(m_terminal.get());
    m_terminal->connectShell();
}

void DesktopTools::onTerminalChord(int key)
{
    if (key == Qt::Key_T)
        Q_EMIT m_window.pageToggled(m_terminal.get());
    else if (key == Qt::Key_O)
        Q_EMIT m_window.overviewWanted();
    else
        Q_EMIT m_window.nextTabWanted();
}

DesktopTools::~DesktopTools() = default;

namespace {

core::Task<void> play(QPointer<QWidget> parent, QString file)
{
    auto player = co_await PlayerWindow::open(file);
    if (!parent)
        co_return {};
    if (!player) {
        auto* const box = new QMessageBox(QMessageBox::Warning, DesktopTools::tr("Play a recording"),
                                          errorLine(player.error()), QMessageBox::Ok, parent);
        box->setTextFormat(Qt::PlainText);
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
        co_return {};
    }
    PlayerWindow* const window = player->release();
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->show();
    window->setPlaying(true);
    co_return {};
}

} // namespace

void playRecording(QWidget& parent)
{
    auto* const dialog = new QFileDialog(&parent, DesktopTools::tr("Play a recording"), RecordingControl::usualFolder(),
                                         DesktopTools::tr("CloudDesk recordings (*.cdrec)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    QObject::connect(dialog, &QFileDialog::fileSelected, &parent,
                     [&parent](const QString& file) { play(&parent, file); });
    dialog->open();
}

} // namespace clouddesk::ui
