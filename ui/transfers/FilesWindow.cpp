// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/FilesWindow.h"

#include "ui/language/ErrorText.h"
#include "ui/language/GrowWithText.h"
#include "ui/language/KeepTranslated.h"
#include "ui/transfers/ConflictQuestion.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QMimeData>
#include <QSplitter>
#include <QStyle>
#include <QVBoxLayout>

namespace clouddesk::ui {

using files::Transfer;

namespace {

enum QueueColumn { FileColumn, WhereColumn, ProgressColumn, SpeedColumn, StateColumn };

// What stays of a machine's name beside its folder's path; the title bar and a tool tip have all of it.
constexpr int widestName = 140;

// Many small files change the queue far more often than anybody can see.
constexpr auto showInterval = std::chrono::milliseconds(50);

constexpr int idRole = Qt::UserRole;

QString parentOf(const QString& folder)
{
    const qsizetype slash = folder.lastIndexOf(QLatin1Char('/'), -2);
    return slash <= 0 ? QStringLiteral("/") : folder.left(slash);
}

QStringList localFiles(const QMimeData& data)
{
    QStringList files;
    for (const QUrl& url : data.urls()) {
        if (url.isLocalFile())
            files += url.toLocalFile();
    }
    return files;
}

QString fileName(const QString& path)
{
    return core::singleLine(path.mid(path.lastIndexOf(QLatin1Char('/')) + 1), 200);
}

} // namespace

FilesWindow::FilesWindow(const QString& machine, files::TransferQueue& queue, QWidget* parent)
    : QWidget(parent, Qt::Window)
    , m_machine(core::singleLine(machine, 200))
    , m_queue(queue)
    , m_files(new LocalFileModel(this))
    , m_localPath(new QLineEdit)
    , m_local(new QTreeView)
    , m_remotePath(new QLineEdit)
    , m_remote(new RemoteList)
    , m_list(new QTreeWidget)
    , m_note(new QLabel)
    , m_pause(new QPushButton)
    , m_cancel(new QPushButton)
    , m_clear(new QPushButton)
    , m_again(new QPushButton)
{
    keepTranslated(this, [this] { setWindowTitle(tr("Files on %1").arg(m_machine)); });
    setAcceptDrops(true);
    resizeOnScreen(*this, {980, 680});
    auto* const panes = new QSplitter(Qt::Horizontal);
    panes->addWidget(makeLocalPane());
    panes->addWidget(makeRemotePane());
    panes->setSizes({width(), width()});
    auto* const whole = new QSplitter(Qt::Vertical);
    whole->addWidget(panes);
    whole->addWidget(makeQueuePane());
    whole->setStretchFactor(0, 3);
    whole->setStretchFactor(1, 1);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_note->hide();
    auto* const column = new QVBoxLayout(this);
    column->addWidget(m_note);
    column->addWidget(whole, 1);
    // Outside of dialogs, buttons obey Return only if they are told to.
    for (QPushButton* const button : findChildren<QPushButton*>())
        button->setAutoDefault(true);
    m_soon.setSingleShot(true);
    m_soon.setInterval(showInterval);
    connect(&m_soon, &QTimer::timeout, this, &FilesWindow::showQueue);
    connect(&m_queue, &files::TransferQueue::changed, this, [this] {
        m_wasIdle = m_wasIdle && m_queue.isIdle();
        if (!m_soon.isActive())
            m_soon.start();
    });
    connect(&m_queue, &files::TransferQueue::conflict, this, &FilesWindow::ask);
    connect(&m_queue, &files::TransferQueue::serverMissing, this, &FilesWindow::tellOfMissingServer);
    showLocal(QDir::homePath());
}

QWidget* FilesWindow::makeLocalPane()
{
    auto* const pane = new QWidget;
    auto* const column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    auto* const row = new QHBoxLayout;
    auto* const title = new QLabel;
    title->setBuddy(m_localPath);
    auto* const up = new QPushButton;
    row->addWidget(title);
    row->addWidget(m_localPath, 1);
    row->addWidget(up);
    column->addLayout(row);
    m_files->setFilter(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    m_local->setModel(m_files);
    m_local->setRootIsDecorated(false);
    m_local->setItemsExpandable(false);
    m_local->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_local->setDragDropMode(QAbstractItemView::DragOnly);
    m_local->setSortingEnabled(true);
    m_local->sortByColumn(LocalFileModel::NameColumn, Qt::AscendingOrder);
    m_local->setColumnHidden(LocalFileModel::KindColumn, true);
    m_local->setColumnWidth(LocalFileModel::NameColumn, 220);
    column->addWidget(m_local, 1);
    auto* const upload = new QPushButton;
    column->addWidget(upload);
    keepTranslated(pane, [this, title, up, upload] {
        title->setText(tr("&This computer"));
        m_localPath->setAccessibleName(tr("Folder on this computer"));
        up->setText(tr("Up"));
        up->setAccessibleName(tr("Parent folder on this computer"));
        m_local->setAccessibleName(tr("Files on this computer"));
        upload->setText(tr("&Upload →"));
    });
    connect(up, &QPushButton::clicked, this, [this] { showLocal(parentOf(m_localPath->text())); });
    connect(m_localPath, &QLineEdit::returnPressed, this, [this] { showLocal(m_localPath->text()); });
    connect(m_local, &QTreeView::activated, this, [this](const QModelIndex& index) {
        m_files->isDir(index) ? showLocal(m_files->filePath(index)) : uploadSelected();
    });
    connect(upload, &QPushButton::clicked, this, &FilesWindow::uploadSelected);
    return pane;
}

QWidget* FilesWindow::makeRemotePane()
{
    auto* const pane = new QWidget;
    auto* const column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    auto* const row = new QHBoxLayout;
    auto* const title = new QLabel(fontMetrics().elidedText(m_machine, Qt::ElideMiddle, widestName));
    title->setTextFormat(Qt::PlainText);
    title->setToolTip(m_machine);
    auto* const up = new QPushButton;
    auto* const again = new QPushButton;
    row->addWidget(title);
    row->addWidget(m_remotePath, 1);
    row->addWidget(up);
    row->addWidget(again);
    column->addLayout(row);
    column->addWidget(m_remote, 1);
    auto* const download = new QPushButton;
    column->addWidget(download);
    keepTranslated(pane, [this, up, again, download] {
        m_remotePath->setAccessibleName(tr("Folder on %1").arg(m_machine));
        up->setText(tr("Up"));
        up->setAccessibleName(tr("Parent folder on %1").arg(m_machine));
        again->setText(tr("&Refresh"));
        const QStringList titles{tr("Name"), tr("Size"), tr("Changed")};
        m_remote->setHeaderLabels(titles);
        m_files->setTitles(titles[RemoteList::NameColumn], titles[RemoteList::SizeColumn],
                           titles[RemoteList::TimeColumn]);
        m_remote->setAccessibleName(tr("Files on %1").arg(m_machine));
        download->setText(tr("← &Download"));
    });
    connect(up, &QPushButton::clicked, this, [this] { showRemote(parentOf(m_remoteFolder)); });
    connect(again, &QPushButton::clicked, this, [this] { showRemote(m_remoteFolder); });
    connect(m_remotePath, &QLineEdit::returnPressed, this, [this] { showRemote(m_remotePath->text()); });
    connect(m_remote, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) { openRemote(*item); });
    connect(download, &QPushButton::clicked, this, &FilesWindow::downloadSelected);
    return pane;
}

QWidget* FilesWindow::makeQueuePane()
{
    auto* const pane = new QWidget;
    auto* const column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, 0);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setColumnWidth(FileColumn, 220);
    m_list->setColumnWidth(WhereColumn, 260);
    column->addWidget(m_list, 1);
    auto* const row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_again);
    row->addWidget(m_pause);
    row->addWidget(m_cancel);
    row->addWidget(m_clear);
    column->addLayout(row);
    keepTranslated(pane, [this] {
        m_list->setHeaderLabels({tr("File"), tr("To"), tr("Done"), tr("Speed"), tr("State")});
        m_list->setAccessibleName(tr("Transfers"));
        m_again->setText(tr("Try &again"));
        m_again->setToolTip(tr("Goes on with what has failed"));
        m_cancel->setText(tr("&Cancel"));
        m_cancel->setToolTip(
            tr("Takes out what is selected, or else what is under way; what has arrived of it stays there as "
               "a part, in which the next transfer of the file goes on"));
        m_clear->setText(tr("Clear the &list"));
        m_clear->setToolTip(tr("Takes out what has ended"));
        showQueue();
    });
    connect(m_pause, &QPushButton::clicked, this, [this] { m_queue.isPaused() ? m_queue.resume() : m_queue.pause(); });
    connect(m_again, &QPushButton::clicked, this, &FilesWindow::retry);
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, &FilesWindow::showCancel);
    connect(m_cancel, &QPushButton::clicked, this, &FilesWindow::cancel);
    connect(m_clear, &QPushButton::clicked, &m_queue, &files::TransferQueue::clearEnded);
    return pane;
}

void FilesWindow::showLocal(const QString& folder)
{
    const QString path = QDir::cleanPath(folder);
    if (!QFileInfo(path).isDir())
        return tell(tr("There is no folder %1 on this computer").arg(core::singleLine(path, 200)));
    m_note->hide();
    m_localPath->setText(path);
    m_local->setRootIndex(m_files->setRootPath(path));
}

void FilesWindow::showRemote(const QString& folder)
{
    loadRemote(folder);
}

core::Task<void> FilesWindow::loadRemote(QString folder)
{
    const QPointer<FilesWindow> self(this);
    const int number = ++m_loading;
    const auto path = co_await m_queue.realPath(folder);
    if (!self || number != m_loading)
        co_return {};
    if (!path) {
        tellError(path.error());
        co_return {};
    }
    const auto files = co_await m_queue.list(*path);
    if (!self || number != m_loading)
        co_return {};
    if (!files) {
        tellError(files.error());
        co_return {};
    }
    m_note->hide();
    m_remoteFolder = *path;
    m_remotePath->setText(*path);
    m_remote->fill(*path, *files);
    co_return {};
}

void FilesWindow::openRemote(const QTreeWidgetItem& item)
{
    RemoteList::isRegular(item) ? downloadSelected() : showRemote(RemoteList::pathOf(item));
}

void FilesWindow::uploadSelected()
{
    QStringList paths;
    for (const QModelIndex& index : m_local->selectionModel()->selectedRows())
        paths += m_files->filePath(index);
    if (paths.isEmpty())
        return tell(tr("Choose files on the left first"));
    upload(paths);
}

void FilesWindow::downloadSelected()
{
    const QStringList paths = m_remote->selectedPaths();
    if (paths.isEmpty())
        return tell(tr("Choose files on the right first"));
    download(paths);
}

void FilesWindow::upload(const QStringList& paths)
{
    lookAtWhatComes();
    m_queue.upload(paths, m_remoteFolder);
}

void FilesWindow::download(const QStringList& paths)
{
    lookAtWhatComes();
    // The folder that is shown, whatever is being typed above it.
    m_queue.download(paths, m_files->rootPath());
}

void FilesWindow::lookAtWhatComes()
{
    m_note->hide();
    m_scrolledTo = 0;
}

bool FilesWindow::takes(const QDropEvent& drop) const
{
    const bool isOverLocal = m_local->rect().contains(m_local->mapFrom(this, drop.position().toPoint()));
    if (drop.source() == m_remote)
        return isOverLocal;
    return !localFiles(*drop.mimeData()).isEmpty() && !(isOverLocal && drop.source() == m_local);
}

void FilesWindow::dragEnterEvent(QDragEnterEvent* event)
{
    // Whether it may be dropped depends on where it goes from here.
    event->setAccepted(event->source() == m_remote || !localFiles(*event->mimeData()).isEmpty());
}

void FilesWindow::dragMoveEvent(QDragMoveEvent* event)
{
    event->setDropAction(Qt::CopyAction);
    event->setAccepted(takes(*event));
}

void FilesWindow::dropEvent(QDropEvent* event)
{
    event->setDropAction(Qt::CopyAction);
    event->setAccepted(takes(*event));
    if (!event->isAccepted())
        return;
    if (event->source() == m_remote)
        download(RemoteList::draggedPaths(*event->mimeData()));
    else
        upload(localFiles(*event->mimeData()));
}

QList<int> FilesWindow::toCancel() const
{
    QList<int> selected;
    for (const QTreeWidgetItem* const item : m_list->selectedItems())
        selected += item->data(FileColumn, idRole).toInt();
    QList<int> ids;
    for (const Transfer& transfer : m_queue.transfers()) {
        if (!transfer.hasEnded() && (selected.contains(transfer.id) || (selected.isEmpty() && ids.isEmpty())))
            ids += transfer.id;
    }
    return ids;
}

void FilesWindow::cancel()
{
    for (const int id : toCancel())
        m_queue.cancel(id);
}

void FilesWindow::showCancel()
{
    m_cancel->setEnabled(!toCancel().isEmpty());
}

void FilesWindow::showQueue()
{
    // What came there is to be seen there.
    const bool isIdle = m_queue.isIdle();
    if (isIdle && !std::exchange(m_wasIdle, isIdle) && !m_remoteFolder.isEmpty())
        showRemote(m_remoteFolder);
    m_wasIdle = isIdle;
    m_pause->setText(m_queue.isPaused() ? tr("&Go on") : tr("&Pause"));
    const auto& transfers = m_queue.transfers();
    m_pause->setEnabled(!isIdle || m_queue.isPaused());
    m_clear->setEnabled(std::ranges::any_of(transfers, &Transfer::hasEnded));
    while (m_list->topLevelItemCount() > int(transfers.size()))
        delete m_list->takeTopLevelItem(m_list->topLevelItemCount() - 1);
    while (m_list->topLevelItemCount() < int(transfers.size()))
        m_list->addTopLevelItem(new QTreeWidgetItem);
    m_again->setEnabled(std::ranges::any_of(transfers, [](const Transfer& transfer) {
        return transfer.state == Transfer::State::NoServer || transfer.problem.has_value();
    }));
    for (int i = 0; i < int(transfers.size()); ++i)
        showTransfer(*m_list->topLevelItem(i), transfers[size_t(i)]);
    scrollToWhatHappens();
    showCancel();
}

/// Whoever has scrolled away from it to look at another is not called back.
void FilesWindow::scrollToWhatHappens()
{
    const auto& transfers = m_queue.transfers();
    const auto before = std::ranges::find(transfers, m_scrolledTo, &Transfer::id);
    const auto itemOf = [&](auto transfer) { return m_list->topLevelItem(int(transfer - transfers.begin())); };
    if (before != transfers.end() && !m_list->viewport()->rect().intersects(m_list->visualItemRect(itemOf(before))))
        return;
    const auto happens = [](const Transfer& transfer) {
        return transfer.state == Transfer::State::Running || transfer.state == Transfer::State::Asking;
    };
    auto shown = std::ranges::find_if(transfers, happens);
    // Or what has just ended, if it did before anybody could see it.
    if (shown == transfers.end() && !transfers.empty())
        shown = std::prev(transfers.end());
    if (shown != transfers.end() && std::exchange(m_scrolledTo, shown->id) != shown->id)
        m_list->scrollToItem(itemOf(shown));
}

void FilesWindow::showTransfer(QTreeWidgetItem& item, const Transfer& transfer)
{
    const bool isRunning = transfer.state == Transfer::State::Running;
    // Whoever selected what stood there before did not mean this one.
    if (item.data(FileColumn, idRole).toInt() != transfer.id)
        item.setSelected(false);
    item.setData(FileColumn, idRole, transfer.id);
    item.setText(FileColumn, (transfer.isUpload ? QStringLiteral("→ ") : QStringLiteral("← ")) +
                                 fileName(transfer.isUpload ? transfer.local : transfer.remote));
    item.setText(WhereColumn, core::singleLine(transfer.isUpload ? transfer.remote : transfer.local, 300));
    const quint64 percent = transfer.size > 0 ? transfer.done * 100 / transfer.size : 0;
    item.setText(ProgressColumn, transfer.state == Transfer::State::Done ? tr("100 %") : tr("%1 %").arg(percent));
    item.setText(SpeedColumn,
                 isRunning ? tr("%1/s").arg(QLocale().formattedDataSize(qint64(transfer.bytesPerSecond))) : QString());
    const auto state = [&] {
        switch (transfer.state) {
        case Transfer::State::Waiting:
            return transfer.problem ? tr("waiting for the link: %1").arg(errorText(*transfer.problem)) : tr("waiting");
        case Transfer::State::Running:
            return tr("under way");
        case Transfer::State::Paused:
            return tr("paused");
        case Transfer::State::Asking:
            return tr("is there already");
        case Transfer::State::NoServer:
            return tr("the machine has no SFTP server");
        case Transfer::State::Done:
            return tr("done");
        case Transfer::State::Skipped:
            return tr("skipped");
        case Transfer::State::Failed:
            return transfer.problem ? errorLine(*transfer.problem) : QString();
        }
        return QString();
    };
    item.setText(StateColumn, core::singleLine(state(), 300));
    item.setToolTip(StateColumn, item.text(StateColumn));
}

void FilesWindow::ask(const Transfer& transfer, const files::Conflict& conflict)
{
    auto* const question = new ConflictQuestion(m_machine, transfer, conflict, this);
    connect(
        question, &ConflictQuestion::answered, this,
        [this, id = transfer.id](files::ConflictAnswer answer, bool forAll) { m_queue.answer(id, answer, forAll); });
    question->open();
}

void FilesWindow::retry()
{
    m_queue.retry();
    if (m_remoteFolder.isEmpty())
        showRemote(m_remotePath->text());
}

void FilesWindow::tellError(const core::Error& error)
{
    if (m_queue.isWithoutServer())
        return tellOfMissingServer();
    tell(errorLine(error));
}

void FilesWindow::tellOfMissingServer()
{
    keepText(*m_note, [machine = m_machine] {
        return tr("%1 has no SFTP server, which moves the files. There, have the line \"%2\" in %3 and restart sshd; "
                  "where Dropbear runs, install the package %4. Then try again: what waits stays in the list.")
            .arg(machine, QStringLiteral("Subsystem sftp internal-sftp"), QStringLiteral("/etc/ssh/sshd_config"),
                 QStringLiteral("openssh-sftp-server"));
    });
    m_note->show();
}

void FilesWindow::tell(const QString& text)
{
    m_note->setText(text);
    m_note->show();
}

} // namespace clouddesk::ui
