// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/DesktopApp.h"

#include "ui/language/ErrorText.h"
#include "ui/settings/SettingsDialog.h"

#include <QFileInfo>
#include <QPushButton>

namespace clouddesk::ui {

namespace {

constexpr auto trayInterval = std::chrono::seconds(2);
// A panel that is restarted, or starts at login after this program, takes a moment.
constexpr int mostTrayMissed = 4;

} // namespace

DesktopApp::DesktopApp(Desk desk)
    : m_desk(std::move(desk))
    , m_settingsFile(Settings::fileIn(m_desk.dataDirectory))
    , m_translations(Settings::languageIn(m_desk.dataDirectory))
    , m_model(m_desk.instances, m_desk.desktops, m_desk.pending)
    , m_pictures(m_desk.dataDirectory + QStringLiteral("/thumbnails"))
    , m_window(m_desk, m_model, m_pictures)
    , m_windowPlace(m_window, m_desk.dataDirectory + QStringLiteral("/window"))
    , m_hub(m_desk, m_window)
    , m_tray(m_model, m_hub)
    , m_follower(m_desk)
    , m_lock(m_desk.lock)
{
    m_window.setWindowIcon(applicationIcon());
    m_window.setHub(m_hub);
    connect(&m_window, &MainWindow::closed, this, &DesktopApp::onWindowClosed, Qt::QueuedConnection);
    connect(&m_window, &MainWindow::quitWanted, this, &DesktopApp::askToQuit);
    connect(&m_window, &MainWindow::attentionWanted, this, [this] {
        if (!m_lock.isLocked())
            m_window.bringForward();
    });
    connect(&m_tray, &Tray::windowWanted, this, &DesktopApp::bringForward);
    connect(&m_tray, &Tray::quitWanted, this, &DesktopApp::askToQuit);
    connect(&m_hub, &DesktopHub::changed, this, &DesktopApp::quitIfGone);
    connect(&m_window, &MainWindow::settingsWanted, this, &DesktopApp::openSettings);
    connect(&m_hub, &DesktopHub::idleEnded, this,
            [this](const QString& name) { m_window.banner().say(idleEndedText(name)); });
    connect(&m_hub, &DesktopHub::reached, this,
            [this](const QString& name) { m_window.banner().retract(idleEndedText(name)); });
    connect(&m_hub, &DesktopHub::pictureTaken, &m_pictures, &ThumbnailStore::keep);
    connect(&m_desk.instances, &instances::InstanceService::removed, &m_pictures, &ThumbnailStore::remove);
    connect(&m_follower, &ConfigFollower::followed, this,
            [this](const QString& summary) { m_window.banner().say(summary); });
    connect(&m_window, &MainWindow::followWanted, this, &DesktopApp::followConfig);
    followLock();
    tellOfKeyFile();
    loadSettings();
    connect(&m_window.filterBar(), &FilterBar::formChosen, this, [this](MachineView::Form form, bool isGrouped) {
        Settings settings = m_settings;
        settings.showsGrid = form == MachineView::Form::Grid;
        settings.groupsByTag = isGrouped;
        storeSettings(settings);
    });
    connect(&m_window.filter(), &MachineFilter::collapsedChanged, this, [this] {
        Settings settings = m_settings;
        settings.collapsedGroups = m_window.filter().collapsed();
        storeSettings(settings);
    });
    m_trayWatch.setInterval(trayInterval);
    connect(&m_trayWatch, &QTimer::timeout, this, &DesktopApp::watchTray);
}

DesktopApp::~DesktopApp() = default;

void DesktopApp::tellOfKeyFile()
{
    if (!m_desk.keyFile.setOnMade)
        return;
    m_desk.keyFile.setOnMade([app = QPointer(this)] {
        if (app)
            app->m_window.banner().say(tr("No keychain answered, so the key to what is stored here lies in a file that "
                                          "only you can read. Settings > Security can move it into a keychain."));
    });
}

QString DesktopApp::idleEndedText(const QString& name)
{
    return tr("%1 was disconnected because nobody used it. Its programs go on.").arg(core::singleLine(name, 80));
}

void DesktopApp::loadSettings()
{
    const auto read = Settings::read(m_settingsFile);
    useSettings(read.value_or(Settings()));
    const auto remembered = m_hub.loadMemory();
    QStringList problems;
    if (!read)
        problems += putAside(read.error());
    if (!remembered)
        problems += putAside(remembered.error());
    if (!problems.isEmpty())
        m_window.banner().say(problems.join(QLatin1Char(' ')));
}

// A damaged file is kept beside the one that will be written.
QString DesktopApp::putAside(const core::Error& error)
{
    const bool isDamaged = error.code == core::ErrorCode::InvalidArgument;
    const QString reason =
        isDamaged ? tr("their file is damaged (%1)").arg(core::singleLine(error.text)) : errorText(error);
    const auto aside = isDamaged ? core::setAside(error.where) : core::Result<QString>(core::fail(error));
    return aside ? tr("The settings could not be read: %1. The usual ones are in use; the file is kept as %2.")
                       .arg(reason, *aside)
                 : tr("The settings could not be read: %1 (%2). The usual ones are in use.").arg(reason, error.where);
}

void DesktopApp::useSettings(const Settings& settings)
{
    if (m_settings.theme != settings.theme)
        applyTheme(settings.theme);
    m_translations.apply(settings.language);
    m_settings = settings;
    m_hub.setDefaults(settings.openOptions(), settings.viewerOptions());
    m_hub.windows().setTabbed(settings.tabs);
    m_hub.setIdleLimits(IdleGuard::Limits::after(std::chrono::minutes(settings.idleMinutes)));
    m_tray.setNotices(settings.tellsOfLink, settings.tellsOfInstallation);
    useInventorySettings(settings);
}

void DesktopApp::useInventorySettings(const Settings& settings)
{
    m_window.filter().setCollapsed(settings.collapsedGroups);
    m_window.filterBar().setForm(settings.showsGrid ? MachineView::Form::Grid : MachineView::Form::List,
                                 settings.groupsByTag);
    m_window.watcher().setEnabled(settings.looksWhoAnswers);
    m_window.desktopWatcher().setEnabled(settings.looksWhoAnswers);
    m_window.setNewMachineDefaults({settings.newUser, settings.newKeyPath, settings.newTags});
    if (m_pictures.isEnabled() != settings.keepsPictures)
        m_pictures.setEnabled(settings.keepsPictures);
    m_lock.setIdleLimit(std::chrono::minutes(settings.lockMinutes));
    m_clipboard.setDelay(std::chrono::seconds(settings.clipboardSeconds));
    m_desk.connector.setLinkLimits(
        {std::chrono::seconds(settings.stepSeconds), std::chrono::seconds(settings.keepaliveSeconds)});
    applyLogLevel(settings.logLevel);
    const QString config = m_desk.homeDirectory + QStringLiteral("/.ssh/config");
    m_follower.setFile(settings.followsSshConfig ? config : QString());
    m_window.setFollowed(settings.followsSshConfig ? config : QString());
}

void DesktopApp::storeSettings(const Settings& settings)
{
    useSettings(settings);
    if (const auto stored = settings.write(m_settingsFile); !stored)
        m_window.banner().say(tr("The settings could not be stored: %1.").arg(errorLine(stored.error())));
}

void DesktopApp::followConfig(const QString& file)
{
    if (QFileInfo(file) != QFileInfo(m_desk.homeDirectory + QStringLiteral("/.ssh/config")))
        return m_window.banner().say(tr("Only ~/.ssh/config can be followed; %1 was imported once.").arg(file));
    Settings settings = m_settings;
    settings.followsSshConfig = true;
    storeSettings(settings);
}

void DesktopApp::openSettings()
{
    SettingsSources sources;
    sources.hostKeys = m_desk.hostKeys;
    sources.hold = [pending = m_desk.pending] { return pending->hold(); };
    sources.keyPlace = m_desk.keyPlace;
    sources.logFolder = m_desk.logFolder;
    sources.lock = m_desk.lock;
    sources.keyFile = m_desk.keyFile;
    sources.current = [this] { return m_settings; };
    auto* const dialog = new SettingsDialog(m_settings, m_settingsFile, std::move(sources), &m_window);
    connect(dialog, &SettingsDialog::saved, this, &DesktopApp::useSettings);
    connect(dialog, &SettingsDialog::passphraseChanged, this, &DesktopApp::updateLock);
    connect(dialog, &SettingsDialog::languageChosen, this,
            [this](Language language) { m_translations.apply(language); });
    connect(dialog, &QDialog::rejected, this, [this] { m_translations.apply(m_settings.language); });
    dialog->open();
}

void DesktopApp::followLock()
{
    connect(&m_lock, &AppLock::locked, this, &DesktopApp::onLocked);
    connect(&m_lock, &AppLock::unlocked, this, &DesktopApp::onUnlocked);
    connect(&m_lock, &AppLock::quitWanted, this, &DesktopApp::askToQuit);
    connect(&m_lock, &AppLock::closed, this, &DesktopApp::onLockClosed);
    connect(&m_window, &MainWindow::lockWanted, &m_lock, &AppLock::lock);
    connect(&m_tray, &Tray::lockWanted, &m_lock, &AppLock::lock);
    updateLock();
}

void DesktopApp::onLockClosed()
{
    if (!m_lock.isLocked() || m_tray.isThere())
        return;
    if (m_hub.isEmpty())
        quit();
    else
        m_lock.minimise();
}

void DesktopApp::updateLock()
{
    m_tray.setLock(m_lock.canLock(), m_lock.isLocked());
    m_window.setLockable(m_lock.canLock());
}

void DesktopApp::onLocked()
{
    m_clipboard.clear();
    m_window.desktopWatcher().setLocked(true);
    updateLock();
}

void DesktopApp::onUnlocked()
{
    m_window.desktopWatcher().setLocked(false);
    updateLock();
    if (const auto wish = std::exchange(m_wish, std::nullopt))
        handle(*wish);
    else if (!m_window.isVisible() && m_hub.isEmpty())
        m_window.bringForward();
}

void DesktopApp::bringForward()
{
    if (m_lock.isLocked())
        m_lock.bringForward();
    else
        m_window.bringForward();
}

void DesktopApp::askToQuit()
{
    if (!m_hub.isAtWork())
        return quit();
    bringForward();
    QWidget* const lock = m_lock.window();
    QWidget& home = lock != nullptr ? *lock : m_window;
    EndQuestion::ask(m_quitQuestion,
                     {tr("Quit CloudDesk"),
                      tr("Something is still under way: files are being moved, a desktop is recorded, or somebody "
                         "watches one. It ends when CloudDesk quits."),
                      tr("&Quit"), tr("&Keep running")},
                     home, [this] { quit(); });
}

void DesktopApp::quit()
{
    if (!std::exchange(m_isQuitting, true))
        Q_EMIT quitRequested();
}

void DesktopApp::onWindowClosed()
{
    if (m_settings.staysInTray && m_tray.isThere())
        hideInTray();
    quitIfGone();
}

void DesktopApp::hideInTray()
{
    m_isInTray = true;
    m_trayMissed = 0;
    m_trayWatch.start();
}

void DesktopApp::quitIfGone()
{
    if (m_hub.isEmpty() && !m_window.isVisible() && !m_isInTray && !m_lock.isLocked())
        quit();
}

void DesktopApp::watchTray()
{
    if (m_window.isVisible() || m_isQuitting) {
        m_isInTray = false;
        return m_trayWatch.stop();
    }
    m_trayMissed = m_tray.isThere() ? 0 : m_trayMissed + 1;
    // The window of a desktop is a way back too, as long as it is there.
    if (m_trayMissed < mostTrayMissed || !m_hub.isEmpty())
        return;
    m_isInTray = false;
    m_trayWatch.stop();
    bringForward();
}

core::Task<void> DesktopApp::run(Wish wish, std::stop_token stop)
{
    core::Deferred<void> quitting;
    const auto resolver = std::make_shared<core::Resolver<void>>(quitting.resolver());
    connect(this, &DesktopApp::quitRequested, this, [resolver] { resolver->resolve({}); });
    const std::stop_callback onStop(
        stop, [this] { QMetaObject::invokeMethod(this, &DesktopApp::quit, Qt::QueuedConnection); });
    handle(wish);
    std::ignore = co_await quitting;
    co_return co_await end();
}

core::Task<void> DesktopApp::end()
{
    m_isQuitting = true;
    m_window.closeDialogs();
    m_window.hide();
    const auto closed = co_await m_hub.closeAll();
    std::ignore = co_await m_desk.pending->end();
    co_return closed;
}

void DesktopApp::handle(const Wish& wish)
{
    if (m_lock.isLocked()) {
        m_wish = wish;
        return m_lock.bringForward();
    }
    if (!wish.machine.isEmpty())
        return connectWhenLoaded(wish.machine);
    if (wish.isHidden)
        return m_window.isVisible() ? void() : hideInTray();
    m_window.bringForward();
    if (wish.wantsQuickConnect)
        m_window.focusQuickConnect();
    if (wish.wantsNewMachine)
        m_window.addMachine();
}

void DesktopApp::connectWhenLoaded(const QString& name)
{
    m_window.show();
    if (m_model.isLoaded()) {
        m_window.connectByName(name);
        return;
    }
    connect(
        &m_model, &MachineModel::contentsChanged, this, [this, name] { m_window.connectByName(name); },
        Qt::SingleShotConnection);
}

} // namespace clouddesk::ui
