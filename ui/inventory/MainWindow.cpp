// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/MainWindow.h"

#include "exchange/ConfigLink.h"
#include "provisioning/Probe.h"
#include "ui/desktop/BringForward.h"
#include "ui/exchange/ExportDialog.h"
#include "ui/exchange/ImportDialog.h"
#include "ui/keyboard/BlockedByDialog.h"
#include "ui/language/ErrorText.h"
#include "ui/language/GrowWithText.h"
#include "ui/language/KeepTranslated.h"
#include "ui/machinedialog/MachineDialog.h"
#include "ui/machines/RemoveQuestion.h"
#include "ui/settings/AboutBox.h"
#include "ui/tools/DesktopTools.h"
#include "ui/viewer/PageLayout.h"

#include <QApplication>
#include <QCloseEvent>
#include <QMenuBar>
#include <QMessageBox>
#include <QTimer>
#include <QToolBar>

namespace clouddesk::ui {

using instances::Instance;

MainWindow::MainWindow(const Desk& desk, MachineModel& model, ThumbnailStore& pictures, QWidget* parent)
    : QMainWindow(parent)
    , m_desk(desk)
    , m_model(model)
    , m_pictures(pictures)
    , m_filter(model)
    , m_pages(new QStackedWidget)
    , m_empty(new EmptyPage)
    , m_list(new MachineView(m_filter, pictures))
    , m_filterBar(new FilterBar(m_filter, *m_list))
    , m_nothing(m_filterBar->makeNothingPage())
    , m_watcher(new StatusWatcher(model, *m_list, this))
    , m_desktopWatcher(new DesktopWatcher(desk, model, *m_list, this))
    , m_banner(new Banner)
{
    keepTranslated(this, [this] { setWindowTitle(tr("CloudDesk")); });
    resizeOnScreen(*this, {900, 600});
    setUnifiedTitleAndToolBarOnMac(true);
    makeActions();
    makeMenus();
    makeToolBars();
    makeList();
    auto* const middle = new QWidget;
    auto* const column = new QVBoxLayout(middle);
    column->setContentsMargins(8, 8, 8, 8);
    column->addWidget(m_banner);
    column->addWidget(m_filterBar);
    column->addWidget(m_pages, 1);
    m_pages->addWidget(new QWidget);
    m_pages->addWidget(m_list);
    m_pages->addWidget(m_empty);
    m_pages->addWidget(m_nothing);
    setCentralWidget(middle);
    connect(m_empty, &EmptyPage::addWanted, this, &MainWindow::addMachine);
    connect(m_empty, &EmptyPage::importWanted, this, &MainWindow::importMachines);
    connect(m_empty, &EmptyPage::demoWanted, this, &MainWindow::startDemo);
    connect(&m_model, &MachineModel::contentsChanged, this, &MainWindow::updateContents);
    connect(&m_model, &MachineModel::failed, this, &MainWindow::sayError);
    connect(&m_watcher->reachability(), &Reachability::found, m_desktopWatcher, &DesktopWatcher::lookSoon);
    connect(m_desktopWatcher, &DesktopWatcher::hostKeyChanged, this, [this](const QString& name) {
        m_banner->say(tr("The host key of %1 has changed. Nothing was sent to it; connect to it to see more.")
                          .arg(core::singleLine(name)));
    });
    connect(&m_filter, &QAbstractItemModel::modelReset, this, &MainWindow::keepSelection);
    updateContents();
    m_filterBar->search().setFocus();
}

void MainWindow::setHub(DesktopHub& hub)
{
    m_hub = &hub;
    connect(m_desktopWatcher, &DesktopWatcher::hostKeyChanged, &hub, &DesktopHub::hostKeyChanged);
    connect(&hub, &DesktopHub::editWanted, this, &MainWindow::editMachine);
    connect(&hub, &DesktopHub::reachedUnsaved, this, &MainWindow::offerToSave);
    connect(&hub, &DesktopHub::leftUnsaved, this, &MainWindow::remindToSave);
}

void MainWindow::makeActions()
{
    const auto make = [this](const char* text, const QKeySequence& keys, const char* icon, auto slot) {
        auto* const action = new QAction(QIcon::fromTheme(QLatin1String(icon)), {}, this);
        keepTranslated(action, [action, text] { action->setText(tr(text)); });
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
        return action;
    };
    m_connect = make(QT_TR_NOOP("&Connect"), {}, "network-connect", &MainWindow::connectSelected);
    m_add = make(QT_TR_NOOP("&Add machine…"), QKeySequence::New, "list-add", &MainWindow::addMachine);
    // Not Ctrl+E, which in the search, where the keyboard is at first, goes to the end of the line.
    m_edit = make(QT_TR_NOOP("&Edit…"), Qt::Key_F2, "document-edit", &MainWindow::editSelected);
    m_remove = make(QT_TR_NOOP("&Remove…"), QKeySequence::Delete, "list-remove", &MainWindow::removeSelected);
    m_remove->setShortcutContext(Qt::WidgetShortcut); // of the list: elsewhere it is text that is deleted
    m_test = make(QT_TR_NOOP("&Test connection"), Qt::CTRL | Qt::Key_T, "network-wired", &MainWindow::testSelected);
    m_favourite = make(QT_TR_NOOP("&Favourite"), Qt::CTRL | Qt::Key_D, "starred", &MainWindow::toggleFavourite);
    m_favourite->setCheckable(true);
    m_refresh = make(QT_TR_NOOP("Refresh &status"), QKeySequence::Refresh, "view-refresh", [this] {
        m_watcher->refresh();
        m_desktopWatcher->hurry();
    });
    m_import =
        make(QT_TR_NOOP("&Import machines…"), Qt::CTRL | Qt::Key_I, "document-import", &MainWindow::importMachines);
    m_export = make(QT_TR_NOOP("E&xport machines…"), {}, "document-export", &MainWindow::exportMachines);
    m_settings =
        make(QT_TR_NOOP("&Settings…"), Qt::CTRL | Qt::Key_Comma, "preferences-system", &MainWindow::settingsWanted);
    m_lock = make(QT_TR_NOOP("&Lock"), Qt::CTRL | Qt::SHIFT | Qt::Key_L, "system-lock-screen", &MainWindow::lockWanted);
    setLockable(false);
    m_quit = make(QT_TR_NOOP("&Quit"), Qt::CTRL | Qt::Key_Q, "application-exit", &MainWindow::quitWanted);
    keepTranslated(this, [this] {
        m_favourite->setToolTip(tr("Favourites stand first in the tray's menu"));
        m_refresh->setToolTip(tr("Look again whether the machines that are shown answer"));
    });
    make(QT_TR_NOOP("Find"), QKeySequence::Find, "edit-find", [this] {
        m_filterBar->search().setFocus();
        m_filterBar->search().selectAll();
    });
    make(QT_TR_NOOP("Quick connect"), Qt::CTRL | Qt::Key_L, "go-jump", &MainWindow::focusQuickConnect);
}

void MainWindow::makeMenus()
{
    QMenu* const file = menuBar()->addMenu(QString());
    file->addAction(m_import);
    file->addAction(m_export);
    QAction* const play = file->addAction(QString());
    connect(play, &QAction::triggered, this, [this] { playRecording(*this); });
    QAction* const desktops = file->addAction(QString());
    connect(desktops, &QAction::triggered, this, [this] {
        if (m_hub)
            m_hub->windows().showOverview();
    });
    file->addAction(m_settings);
    file->addAction(m_lock);
    file->addSeparator();
    file->addAction(m_quit);
    QMenu* const machine = menuBar()->addMenu(QString());
    machine->addActions({m_connect, m_test, m_favourite, m_refresh});
    machine->addSeparator();
    machine->addActions({m_add, m_edit, m_remove});
    QMenu* const help = menuBar()->addMenu(QString());
    QAction* const about = help->addAction(QString());
    connect(about, &QAction::triggered, this, [this] { (new AboutBox(m_desk.dataDirectory, this))->open(); });
    keepTranslated(this, [file, play, desktops, machine, help, about] {
        file->setTitle(tr("&File"));
        play->setText(tr("&Play a recording…"));
        desktops->setText(tr("All open &desktops…"));
        machine->setTitle(tr("&Machine"));
        help->setTitle(tr("&Help"));
        about->setText(tr("&About CloudDesk"));
    });
}

void MainWindow::makeToolBars()
{
    auto* const bar = new QToolBar;
    bar->setMovable(false);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    bar->setToolButtonStyle(Qt::ToolButtonTextOnly);
    bar->addActions({m_connect, m_add, m_edit, m_remove});
    m_quick = new QuickBar(*bar, this);
    addToolBar(bar);
    addToolBar(m_quick);
    keepTranslated(bar, [this, bar] {
        bar->setWindowTitle(tr("Main toolbar"));
        foldBars();
    });
    connect(m_quick, &QuickBar::entered, this, &MainWindow::quickConnect);
}

void MainWindow::foldBars()
{
    const bool isAlone = !m_quick->fitsBesideActions(width());
    if (isAlone == toolBarBreak(m_quick))
        return;
    m_quick->setAlone(isAlone);
    isAlone ? insertToolBarBreak(m_quick) : removeToolBarBreak(m_quick);
}

void MainWindow::makeList()
{
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    auto* const separator = new QAction(m_list);
    separator->setSeparator(true);
    m_list->addActions({m_connect, m_test, m_favourite, separator, m_edit, m_remove});
    connect(m_list, &MachineView::connectWanted, this, &MainWindow::connectSelected);
    connect(&m_filterBar->search(), &QLineEdit::returnPressed, this, &MainWindow::connectSelected);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this, &MainWindow::updateActions);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        if (now.isValid())
            m_selectedId = now.data(MachineModel::IdRole).toString();
        updateActions();
    });
}

void MainWindow::keepSelection()
{
    QModelIndex place = m_filter.indexOf(m_selectedId);
    // So that Return in the search connects to the first that fits.
    if (!place.isValid() || (m_filter.isFiltering() && m_filter.isHeading(place.row())))
        place = m_filter.firstMachine();
    if (!place.isValid())
        place = m_filter.index(0);
    const QString chosen = m_selectedId;
    // Otherwise the others would not be selected any more.
    using Selecting = QItemSelectionModel;
    const auto how = m_list->hasSeveral() ? Selecting::NoUpdate : Selecting::ClearAndSelect;
    m_list->selectionModel()->setCurrentIndex(place, how);
    if (m_filter.isFiltering())
        m_selectedId = chosen;
    if (m_model.rowCount() > 0)
        m_pages->setCurrentWidget(m_filter.rowCount() > 0 ? static_cast<QWidget*>(m_list) : m_nothing);
    updateActions();
}

void MainWindow::updateContents()
{
    QStringList names;
    names.reserve(m_model.rowCount());
    for (int number = 0; number < m_model.rowCount(); ++number)
        names += m_model.row(number).machine.name;
    m_quick->setNames(names);
    m_filterBar->setTags(m_model.tags());
    const bool isEmpty = m_model.isLoaded() && names.isEmpty();
    const bool isSearchAtHand = focusWidget() == &m_filterBar->search();
    m_filterBar->setVisible(!isEmpty);
    const bool wasEmpty = m_pages->currentWidget() == m_empty;
    if (isEmpty)
        m_pages->setCurrentWidget(m_empty);
    else if (m_model.isLoaded())
        keepSelection();
    // Return then connects to the first machine, or adds it. Whoever has gone elsewhere stays there.
    if (wasEmpty && !isEmpty)
        m_list->setFocus();
    else if (isEmpty && isSearchAtHand)
        m_empty->setFocus();
    updateActions();
}

void MainWindow::updateActions()
{
    const bool hasOne = m_list->selected() != nullptr && m_pages->currentWidget() == m_list;
    const bool hasSeveral = hasOne && m_list->hasSeveral();
    for (QAction* const action : {m_connect, m_remove, m_favourite})
        action->setEnabled(hasOne);
    for (QAction* const action : {m_edit, m_test})
        action->setEnabled(hasOne && !hasSeveral);
    m_favourite->setChecked(hasOne && isFavourite(*m_list->selected()));
}

void MainWindow::connectSelected()
{
    // Return in the search means the one that fits best.
    const Instance* const machine = m_list->selected();
    if (machine != nullptr && m_hub)
        m_hub->open(*machine);
}

bool MainWindow::connectByName(const QString& name)
{
    const Instance* const machine = m_model.find(name);
    if (machine != nullptr && m_hub)
        m_hub->open(*machine);
    else
        m_banner->say(tr("There is no machine called %1. To connect to one that is not in the list, write user@host.")
                          .arg(core::singleLine(name, 80)));
    return machine != nullptr;
}

void MainWindow::quickConnect(const QString& text)
{
    if (m_hub && quickConnectTo(text))
        m_quick->clear();
}

bool MainWindow::quickConnectTo(const QString& text)
{
    if (!text.contains(QLatin1Char('@')) || m_model.find(text) != nullptr)
        return connectByName(text);
    const auto target = instances::JumpHost::parse(text);
    const auto valid = target ? instances::validateJump(*target) : core::Result<void>();
    if (!target || !valid) {
        m_banner->say(tr("\"%1\" is not of the form user@host or user@host:port.").arg(core::singleLine(text, 80)));
        return false;
    }
    // What is stored for it (a key, a way through other hosts) holds for its address, too.
    if (const Instance* const known = m_model.findByAddress(*target))
        m_hub->open(*known);
    else
        m_hub->openUnsaved(target->user, target->host, target->port);
    return true;
}

QString MainWindow::proposalFor(const Instance& machine) const
{
    const QString name = machine.host.section(QLatin1Char('.'), 0, 0);
    const bool isFree = m_model.find(name) == nullptr && instances::validateName(name);
    return isFree && !name.at(0).isDigit() ? name : machine.host;
}

void MainWindow::offerToSave(const Instance& machine)
{
    m_declined.remove(machine.name);
    offerName(tr("You are connected to %1. Keep it in the list?").arg(machine.name), machine, proposalFor(machine), {});
}

// The desktop stood before the offer, and before whatever else was said since.
void MainWindow::remindToSave(const Instance& machine, const QImage& picture)
{
    if (const Instance* const known = m_model.findByAddress({machine.user, machine.host, machine.port}))
        return m_pictures.keep(known->id, picture);
    if (m_declined.contains(machine.name))
        return;
    offerName(tr("You were connected to %1. Keep it in the list?").arg(machine.name), machine, proposalFor(machine),
              picture);
    Q_EMIT attentionWanted();
    m_banner->takeKeyboard();
}

void MainWindow::offerName(const QString& text, const Instance& machine, const QString& proposal, const QImage& picture)
{
    m_banner->offer(
        text, [] { return tr("Name"); }, proposal, [] { return tr("&Save"); },
        [this, machine, picture](const QString& chosen) { save(machine, chosen.trimmed(), picture); },
        [this, machine] { m_declined.insert(machine.name); });
}

// Of a machine whose desktop was there: the list tells of it at once.
core::Task<void> MainWindow::save(Instance machine, QString name, QImage picture)
{
    const auto lease = m_desk.pending->hold();
    if (!lease)
        co_return {};
    const QPointer<MainWindow> self(this);
    instances::InstanceDraft draft;
    draft.name = name;
    draft.host = machine.host;
    draft.port = machine.port;
    draft.user = machine.user;
    draft.authType = machine.authType;
    if (!machine.keyPath.isEmpty())
        draft.keyPath = machine.keyPath;
    const auto saved = co_await m_desk.instances.add(std::move(draft));
    if (!self)
        co_return {};
    if (saved) {
        m_selectedId = saved->id;
        m_pictures.keep(saved->id, picture);
        m_banner->note(tr("%1 is in the list now.").arg(saved->name));
        instances::InstanceService& machines = m_desk.instances;
        std::ignore = co_await machines.markConnected(saved->id);
        std::ignore = co_await machines.markProvisioned(saved->id, std::nullopt, true);
    } else {
        offerName(errorText(saved.error()), machine, name, picture);
    }
    co_return {};
}

void MainWindow::addMachine()
{
    auto* const dialog = new MachineDialog(m_desk, {}, this);
    dialog->setDefaults(m_newDefaults);
    connect(dialog, &MachineDialog::saved, this, [this](const Instance& machine) { m_selectedId = machine.id; });
    dialog->open();
}

void MainWindow::editSelected()
{
    if (const Instance* const machine = m_list->selected(); machine != nullptr)
        (new MachineDialog(m_desk, *machine, this))->open();
}

// Whose desktop could not be reached is tried again once it is corrected.
void MainWindow::editMachine(const QString& id)
{
    bringForward();
    const Instance* const machine = m_model.find(id);
    if (machine == nullptr || isBlockedByDialog(*this))
        return;
    auto* const dialog = new MachineDialog(m_desk, *machine, this);
    if (m_hub)
        connect(dialog, &MachineDialog::saved, m_hub, &DesktopHub::open);
    dialog->open();
}

void MainWindow::removeSelected()
{
    const auto machines = m_list->allSelected();
    if (machines.empty())
        return;
    const bool comesBack = !m_followed.isEmpty() && std::ranges::any_of(machines, [](const Instance* machine) {
        return machine->origin.startsWith(exchange::ConfigLink::originOf({}));
    });
    auto* const question = new RemoveQuestion(machines, comesBack, this);
    connect(question, &RemoveQuestion::confirmed, this, &MainWindow::removeMachines);
    question->open();
}

core::Task<void> MainWindow::removeMachines(QStringList ids)
{
    const auto lease = m_desk.pending->hold();
    if (!lease)
        co_return {};
    const QPointer<MainWindow> self(this);
    for (const QString& id : ids) {
        const auto removed = co_await m_desk.instances.remove(id);
        if (!self)
            co_return {};
        if (!removed && removed.error().code != core::ErrorCode::NotFound)
            sayError(removed.error());
        if (!removed)
            m_model.reload();
    }
    co_return {};
}

void MainWindow::toggleFavourite()
{
    const Instance* const current = m_list->selected();
    if (current == nullptr)
        return;
    const bool wasFavourite = isFavourite(*current);
    for (const Instance* const machine : m_list->allSelected()) {
        QStringList tags = wordsOf(*machine);
        if (!wasFavourite)
            tags += favouriteTag();
        setTags(machine->id, tags);
    }
}

core::Task<void> MainWindow::setTags(QString id, QStringList tags)
{
    const auto lease = m_desk.pending->hold();
    if (!lease)
        co_return {};
    const QPointer<MainWindow> self(this);
    instances::InstanceDraft draft;
    draft.tags = tags;
    const auto changed = co_await m_desk.instances.edit(id, std::move(draft));
    if (self && !changed) {
        sayError(changed.error());
        updateActions();
    }
    co_return {};
}

void MainWindow::testSelected()
{
    if (const Instance* const machine = m_list->selected(); machine != nullptr)
        testMachine(*machine);
}

core::Task<void> MainWindow::testMachine(Instance machine)
{
    const auto lease = m_desk.pending->hold();
    if (!lease)
        co_return {};
    const QPointer<MainWindow> self(this);
    m_banner->say(tr("Testing the connection to %1…").arg(machine.name));
    const auto report = co_await m_desk.connector.test(machine, m_desk.pending->stopToken());
    if (!self)
        co_return {};
    if (report)
        m_banner->say(tr("%1 answers: %2, logged in after %3 ms.")
                          .arg(machine.name, core::singleLine(report->serverSystem, 120))
                          .arg(report->milliseconds));
    else
        sayError(report.error());
    if (report)
        lookForDesktop(machine);
    co_return {};
}

// After a test that went well: whether a desktop runs there.
core::Task<void> MainWindow::lookForDesktop(Instance machine)
{
    const auto lease = m_desk.pending->hold();
    if (!lease)
        co_return {};
    const QPointer<MainWindow> self(this);
    const std::stop_token stop = m_desk.pending->stopToken();
    const auto connection = co_await m_desk.connector.connect(machine, stop);
    if (!connection)
        co_return {};
    const auto displays = co_await desktops::lookForDisplays(**connection, stop);
    if (!self || !displays)
        co_return {};
    m_model.setAnswers(machine.id, true);
    m_model.setHasDesktop(machine.id, !displays->empty());
    co_return {};
}

void MainWindow::startDemo()
{
    const auto started = m_desk.startDemo();
    m_banner->retract(std::exchange(m_demoFailure, {}));
    if (started)
        return m_empty->sayDemoStarts();
    // The banner moves the buttons, and the second click of a double-click must not meet another one.
    QTimer::singleShot(QApplication::doubleClickInterval(), this, [this, error = started.error()] {
        m_demoFailure = tr("The demo cannot be started: %1. %2").arg(errorText(error), m_desk.adviceFor(error));
        m_banner->say(m_demoFailure);
    });
}

void MainWindow::importMachines()
{
    auto* const dialog =
        new ImportDialog(m_desk, m_desk.homeDirectory + QStringLiteral("/.ssh/config"), m_followed, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ImportDialog::followWanted, this, &MainWindow::followWanted);
    dialog->open();
}

void MainWindow::exportMachines()
{
    auto* const dialog = new ExportDialog(m_desk, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this] { m_banner->say(tr("The machines are exported.")); });
    dialog->open();
}

void MainWindow::sayError(const core::Error& error)
{
    if (error.code == core::ErrorCode::Cancelled)
        return m_banner->say(tr("Cancelled."));
    m_banner->say(error, m_desk.adviceFor(error));
}

void MainWindow::bringForward()
{
    ui::bringForward(*this);
}

void MainWindow::setLockable(bool isLockable)
{
    m_lock->setVisible(isLockable);
    m_lock->setEnabled(isLockable);
}

void MainWindow::closeDialogs()
{
    for (QDialog* const dialog : findChildren<QDialog*>())
        dialog->reject();
}

void MainWindow::focusQuickConnect()
{
    m_quick->takeKeyboard();
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    foldBars();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    event->accept();
    Q_EMIT closed();
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    // The command line may have changed the list meanwhile.
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        m_model.reload();
}

} // namespace clouddesk::ui
