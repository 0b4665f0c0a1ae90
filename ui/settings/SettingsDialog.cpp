// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/SettingsDialog.h"

#include "ui/language/ErrorText.h"
#include "ui/language/GrowWithText.h"
#include "ui/language/KeepTranslated.h"
#include "ui/lock/PassphraseControl.h"
#include "ui/settings/HostKeyPage.h"
#include "ui/viewer/PageLayout.h"

#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDir>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
#include <QTabBar>
#include <QUrl>

namespace clouddesk::ui {

namespace {

template <typename T>
void choose(QComboBox& box, T value)
{
    box.setCurrentIndex(box.findData(static_cast<int>(value)));
}

template <typename T>
T chosenIn(const QComboBox& box)
{
    return static_cast<T>(box.currentData().toInt());
}

} // namespace

SettingsDialog::SettingsDialog(const Settings& settings, QString file, SettingsSources sources, QWidget* parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_file(std::move(file))
    , m_pages(new QTabWidget)
    , m_theme(new QComboBox)
    , m_language(new QComboBox)
    , m_staysInTray(new QCheckBox)
    , m_idle(new QSpinBox)
    , m_desktop(new QComboBox)
    , m_width(new QSpinBox)
    , m_height(new QSpinBox)
    , m_mayInstall(new QCheckBox)
    , m_scale(new QComboBox)
    , m_fullscreen(new QCheckBox)
    , m_tabs(new QCheckBox)
    , m_tellsOfLink(new QCheckBox)
    , m_tellsOfInstallation(new QCheckBox)
    , m_sources(std::move(sources))
    , m_keepsPictures(new QCheckBox)
    , m_looks(new QCheckBox)
    , m_follows(new QCheckBox)
    , m_newUser(new QLineEdit)
    , m_newKeyPath(new QLineEdit)
    , m_newTags(new QLineEdit)
    , m_clipboard(new QSpinBox)
    , m_lock(new QSpinBox)
    , m_step(new QSpinBox)
    , m_keepalive(new QSpinBox)
    , m_firstPort(new QSpinBox)
    , m_lastPort(new QSpinBox)
    , m_logLevel(new QComboBox)
    , m_problem(pageText(QString()))
{
    setAttribute(Qt::WA_DeleteOnClose);
    keepTranslated(this, [this] { setWindowTitle(tr("Settings")); });
    auto* const column = new QVBoxLayout(this);
    column->addWidget(m_pages);
    addGeneral();
    addDesktops();
    addViewer();
    addNotifications();
    addMachines();
    addSecurity();
    addNetwork();
    addLogs();
    m_problem->hide();
    column->addWidget(m_problem);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fill();
    connect(m_language, &QComboBox::activated, this,
            [this] { Q_EMIT languageChosen(chosenIn<Language>(*m_language)); });
    resizeOnScreen(*this, {std::max(660, sizeHint().width()), sizeHint().height()});
    // Wide enough for the names of all pages.
    keepTranslated(this, [this] { QMetaObject::invokeMethod(this, &SettingsDialog::widen, Qt::QueuedConnection); });
    widen();
}

void SettingsDialog::widen()
{
    scrollWhereTooLarge(*m_pages, screen()->availableSize());
    const int around = width() - m_pages->contentsRect().width();
    resizeOnScreen(*this, {std::max(width(), m_pages->tabBar()->sizeHint().width() + std::max(around, 40)), height()});
}

QFormLayout& SettingsDialog::addPage(const char* title)
{
    auto* const page = new QWidget;
    auto* const form = new QFormLayout(page);
    form->setContentsMargins(16, 16, 16, 16);
    form->setVerticalSpacing(10);
    m_pages->addTab(page, {});
    keepTranslated(page, [this, page, title] { m_pages->setTabText(m_pages->indexOf(page), tr(title)); });
    return *form;
}

void SettingsDialog::addRow(QFormLayout& form, const char* name, QWidget* field)
{
    auto* const label = new QLabel;
    keepTranslated(label, [label, name] { label->setText(tr(name)); });
    label->setBuddy(field);
    form.addRow(label, field);
}

void SettingsDialog::addSwitch(QFormLayout& form, const char* text, QCheckBox* box)
{
    keepTranslated(box, [box, text] { box->setText(tr(text)); });
    form.addRow(box);
}

void SettingsDialog::addText(QFormLayout& form, const char* text)
{
    QLabel* const label = pageText({});
    keepTranslated(label, [label, text] { label->setText(tr(text)); });
    form.addRow(label);
}

void SettingsDialog::addGeneral()
{
    QFormLayout& form = addPage(QT_TR_NOOP("General"));
    keepTranslated(this, [this] {
        setChoices(*m_theme, {{tr("As the system"), static_cast<int>(Theme::System)},
                              {tr("Light"), static_cast<int>(Theme::Light)},
                              {tr("Dark"), static_cast<int>(Theme::Dark)}});
        m_idle->setSuffix(tr(" minutes"));
        m_idle->setSpecialValueText(tr("never"));
    });
    addRow(form, QT_TR_NOOP("&Appearance"), m_theme);
    addLanguage(form);
    m_idle->setRange(0, Settings::mostIdleMinutes);
    addRow(form, QT_TR_NOOP("&Disconnect without input after"), m_idle);
    addSwitch(form, QT_TR_NOOP("&Keep running in the tray when the window is closed"), m_staysInTray);
}

// Each is called as it calls itself, so that people find theirs whatever the window speaks now.
void SettingsDialog::addLanguage(QFormLayout& form)
{
    m_language->addItem({}, static_cast<int>(Language::System));
    for (const LanguageFacts& each : allLanguages())
        m_language->addItem(QString::fromUtf8(each.name), static_cast<int>(each.language));
    keepTranslated(m_language, [this] { m_language->setItemText(0, tr("As the system")); });
    addRow(form, QT_TR_NOOP("&Language"), m_language);
}

void SettingsDialog::addDesktops()
{
    QFormLayout& form = addPage(QT_TR_NOOP("New desktops"));
    keepTranslated(this, [this] {
        setChoices(*m_desktop, {{tr("Xfce"), static_cast<int>(instances::Desktop::Xfce)},
                                {tr("LXDE"), static_cast<int>(instances::Desktop::Lxde)}});
        m_width->setSuffix(tr(" pixels"));
        m_height->setSuffix(tr(" pixels"));
    });
    addRow(form, QT_TR_NOOP("&Desktop"), m_desktop);
    for (QSpinBox* const side : {m_width, m_height})
        side->setRange(Settings::leastSide, Settings::mostSide);
    addRow(form, QT_TR_NOOP("&Width"), m_width);
    addRow(form, QT_TR_NOOP("&Height"), m_height);
    addSwitch(form, QT_TR_NOOP("&Install what a machine lacks for a desktop"), m_mayInstall);
}

void SettingsDialog::addViewer()
{
    QFormLayout& form = addPage(QT_TR_NOOP("Viewer"));
    keepTranslated(this, [this] {
        setChoices(*m_scale, {{tr("Fit into the window"), static_cast<int>(ScaleMode::Fit)},
                              {tr("Original size"), static_cast<int>(ScaleMode::Native)},
                              {tr("Stretch to the window"), static_cast<int>(ScaleMode::Stretch)},
                              {tr("Match the remote size to the window"), static_cast<int>(ScaleMode::Match)}});
    });
    addRow(form, QT_TR_NOOP("Sc&aling"), m_scale);
    addSwitch(form, QT_TR_NOOP("Open desktops in &fullscreen"), m_fullscreen);
    addSwitch(form, QT_TR_NOOP("Open desktops as &tabs of one window"), m_tabs);
}

void SettingsDialog::addNotifications()
{
    QFormLayout& form = addPage(QT_TR_NOOP("Notifications"));
    addText(form, QT_TR_NOOP("Tell me when"));
    addSwitch(form, QT_TR_NOOP("A &link is lost, or is back"), m_tellsOfLink);
    addSwitch(form, QT_TR_NOOP("A &desktop has been installed"), m_tellsOfInstallation);
}

void SettingsDialog::addMachines()
{
    QFormLayout& form = addPage(QT_TR_NOOP("Machines"));
    addSwitch(form, QT_TR_NOOP("Keep a small &picture of each desktop, for list and grid"), m_keepsPictures);
    addSwitch(form, QT_TR_NOOP("&Look now and then whether machines answer and a desktop runs there"), m_looks);
    addText(form, QT_TR_NOOP("To see desktops, CloudDesk logs in by itself to machines that answer and whose host key "
                             "you trust, at most every ten minutes. It never asks you anything for that."));
    addSwitch(form, QT_TR_NOOP("&Follow ~/.ssh/config: what changes there changes here"), m_follows);
    addText(form, QT_TR_NOOP("A new machine begins with:"));
    m_newKeyPath->setPlaceholderText(QStringLiteral("~/.ssh/id_ed25519"));
    keepTranslated(this, [this] {
        m_newUser->setPlaceholderText(tr("Whom to log in as, for example ubuntu"));
        m_newTags->setPlaceholderText(tr("Words to find it by, separated by commas"));
    });
    addRow(form, QT_TR_NOOP("&User"), m_newUser);
    addRow(form, QT_TR_NOOP("&Key file"), m_newKeyPath);
    addRow(form, QT_TR_NOOP("&Tags"), m_newTags);
}

void SettingsDialog::addSecurity()
{
    QFormLayout& form = addPage(QT_TR_NOOP("Security"));
    m_clipboard->setRange(0, Settings::mostClipboardSeconds);
    keepTranslated(m_clipboard, [this] {
        m_clipboard->setSuffix(tr(" s"));
        m_clipboard->setSpecialValueText(tr("never"));
    });
    addRow(form, QT_TR_NOOP("&Empty the clipboard of what came from here after"), m_clipboard);
    if (m_sources.keyPlace) {
        auto* const place = pageText({});
        place->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        addRow(form, QT_TR_NOOP("Master key"), place);
        addMove(form, place);
        // Whoever looks wants to know; until then no keychain is asked. Again in another language.
        const auto look = [this, place, page = m_pages->count() - 1] {
            if (m_pages->currentIndex() == page)
                showKeyPlace(place);
        };
        connect(m_pages, &QTabWidget::currentChanged, place, look);
        keepTranslated(place, [place, look] {
            place->setText(tr("Looking…"));
            look();
        });
        if (m_sources.lock.isProtected)
            addPassphrase(form, place);
    }
    if (m_sources.hostKeys != nullptr)
        form.addRow(new HostKeyPage(*m_sources.hostKeys, m_sources.hold));
}

void SettingsDialog::addMove(QFormLayout& form, QLabel* place)
{
    m_move = new QPushButton;
    m_move->setAutoDefault(false);
    m_move->hide();
    keepTranslated(m_move, [this] { m_move->setText(tr("Mo&ve it into the keychain")); });
    form.addRow(QString(), m_move);
    connect(m_move, &QPushButton::clicked, this, [this, place] { moveKey(place); });
}

core::Task<void> SettingsDialog::moveKey(QLabel* place)
{
    const auto lease = m_sources.hold();
    if (!lease)
        co_return {};
    const QPointer<SettingsDialog> self(this);
    m_move->setEnabled(false);
    const auto moved = co_await m_sources.keyFile.moveToKeychain();
    if (!self)
        co_return {};
    m_move->setEnabled(true);
    if (moved)
        showKeyPlace(place);
    else
        place->setText(errorLine(moved.error()));
    co_return {};
}

void SettingsDialog::addPassphrase(QFormLayout& form, QLabel* place)
{
    auto* const control = new PassphraseControl(m_sources.lock, m_sources.hold);
    addRow(form, QT_TR_NOOP("Master passphrase"), control);
    m_lock->setRange(0, Settings::mostLockMinutes);
    keepTranslated(m_lock, [this] {
        m_lock->setSuffix(tr(" minutes"));
        m_lock->setSpecialValueText(tr("never"));
    });
    addRow(form, QT_TR_NOOP("&Lock without input after"), m_lock);
    const auto update = [this] { m_lock->setEnabled(m_sources.lock.isProtected()); };
    update();
    connect(control, &PassphraseControl::changed, this, [this, place, update] {
        update();
        showKeyPlace(place);
        Q_EMIT passphraseChanged();
    });
}

core::Task<void> SettingsDialog::showKeyPlace(QLabel* label)
{
    const auto lease = m_sources.hold();
    if (!lease)
        co_return {};
    const QPointer<SettingsDialog> self(this);
    const auto place = co_await m_sources.keyPlace();
    if (!self)
        co_return {};
    label->setText(place ? *place : errorLine(place.error()));
    m_move->setVisible(m_sources.keyFile.isUsed && m_sources.keyFile.isUsed());
    co_return {};
}

void SettingsDialog::addNetwork()
{
    QFormLayout& form = addPage(QT_TR_NOOP("Network"));
    m_step->setRange(1, Settings::mostStepSeconds);
    m_keepalive->setRange(1, Settings::mostKeepaliveSeconds);
    keepTranslated(this, [this] {
        m_step->setSuffix(tr(" s"));
        m_keepalive->setSuffix(tr(" s"));
    });
    addRow(form, QT_TR_NOOP("Each ste&p of a connect may take"), m_step);
    addRow(form, QT_TR_NOOP("After silence, &ask whether the link lives"), m_keepalive);
    addText(form, QT_TR_NOOP("A link that says nothing for three times as long is taken for lost, and is made again. "
                             "Both hold for connections from now on."));
    addPorts(form);
}

void SettingsDialog::addPorts(QFormLayout& form)
{
    using Ports = desktops::TunnelPorts;
    for (QSpinBox* const port : {m_firstPort, m_lastPort})
        port->setRange(Ports::least, Ports::most);
    // So that the last is never before the first.
    connect(m_firstPort, &QSpinBox::valueChanged, m_lastPort, &QSpinBox::setMinimum);
    addRow(form, QT_TR_NOOP("&First local port of a tunnel"), m_firstPort);
    addRow(form, QT_TR_NOOP("&Last local port of a tunnel"), m_lastPort);
    addText(form,
            QT_TR_NOOP("A tunnel lets another viewer on this computer reach a desktop, and takes the first of these "
                       "ports that is free (clouddesk tunnel NAME)."));
}

void SettingsDialog::addLogs()
{
    QFormLayout& form = addPage(QT_TR_NOOP("Logs"));
    keepTranslated(m_logLevel, [this] {
        setChoices(*m_logLevel, {{tr("Warnings and errors"), static_cast<int>(LogLevel::Warnings)},
                                 {tr("What is usual"), static_cast<int>(LogLevel::Usual)},
                                 {tr("Everything"), static_cast<int>(LogLevel::Everything)}});
    });
    addRow(form, QT_TR_NOOP("&Keep"), m_logLevel);
    if (!m_sources.logFolder.isEmpty())
        addLogFolder(form);
}

void SettingsDialog::addLogFolder(QFormLayout& form)
{
    qint64 bytes = 0;
    for (const QFileInfo& file : QDir(m_sources.logFolder).entryInfoList(QDir::Files))
        bytes += file.size();
    auto* const folder = pageText(m_sources.logFolder);
    folder->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    addRow(form, QT_TR_NOOP("Folder"), folder);
    auto* const size = new QLabel;
    addRow(form, QT_TR_NOOP("Size"), size);
    auto* const open = new QPushButton;
    open->setAutoDefault(false);
    connect(open, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_sources.logFolder)); });
    keepTranslated(open, [size, bytes, open] {
        size->setText(QLocale().formattedDataSize(bytes));
        open->setText(tr("&Open the folder"));
    });
    form.addRow(open);
}

void SettingsDialog::fillMachines()
{
    m_keepsPictures->setChecked(m_settings.keepsPictures);
    m_looks->setChecked(m_settings.looksWhoAnswers);
    m_follows->setChecked(m_settings.followsSshConfig);
    m_newUser->setText(m_settings.newUser);
    m_newKeyPath->setText(m_settings.newKeyPath);
    m_newTags->setText(m_settings.newTags);
    m_clipboard->setValue(m_settings.clipboardSeconds);
    m_lock->setValue(m_settings.lockMinutes);
    m_step->setValue(m_settings.stepSeconds);
    m_keepalive->setValue(m_settings.keepaliveSeconds);
    m_firstPort->setValue(m_settings.tunnelPorts.first);
    m_lastPort->setValue(m_settings.tunnelPorts.last);
    choose(*m_logLevel, m_settings.logLevel);
}

void SettingsDialog::takeMachines(Settings& settings) const
{
    settings.keepsPictures = m_keepsPictures->isChecked();
    settings.looksWhoAnswers = m_looks->isChecked();
    settings.followsSshConfig = m_follows->isChecked();
    settings.newUser = m_newUser->text().trimmed();
    settings.newKeyPath = m_newKeyPath->text().trimmed();
    settings.newTags = m_newTags->text().trimmed();
    settings.clipboardSeconds = m_clipboard->value();
    settings.lockMinutes = m_lock->value();
    settings.stepSeconds = m_step->value();
    settings.keepaliveSeconds = m_keepalive->value();
    settings.tunnelPorts.first = m_firstPort->value();
    settings.tunnelPorts.last = m_lastPort->value();
    settings.logLevel = chosenIn<LogLevel>(*m_logLevel);
}

void SettingsDialog::fill()
{
    fillMachines();
    choose(*m_language, m_settings.language);
    choose(*m_theme, m_settings.theme);
    m_staysInTray->setChecked(m_settings.staysInTray);
    m_idle->setValue(m_settings.idleMinutes);
    choose(*m_desktop, m_settings.desktop);
    m_width->setValue(m_settings.geometry.width());
    m_height->setValue(m_settings.geometry.height());
    m_mayInstall->setChecked(m_settings.mayInstall);
    choose(*m_scale, m_settings.scale);
    m_fullscreen->setChecked(m_settings.fullscreen);
    m_tabs->setChecked(m_settings.tabs);
    m_tellsOfLink->setChecked(m_settings.tellsOfLink);
    m_tellsOfInstallation->setChecked(m_settings.tellsOfInstallation);
}

Settings SettingsDialog::chosen() const
{
    Settings settings = m_sources.current ? m_sources.current() : m_settings;
    settings.language = chosenIn<Language>(*m_language);
    settings.theme = chosenIn<Theme>(*m_theme);
    settings.staysInTray = m_staysInTray->isChecked();
    settings.idleMinutes = m_idle->value();
    settings.desktop = chosenIn<instances::Desktop>(*m_desktop);
    settings.geometry = QSize(m_width->value(), m_height->value());
    settings.mayInstall = m_mayInstall->isChecked();
    settings.scale = chosenIn<ScaleMode>(*m_scale);
    settings.fullscreen = m_fullscreen->isChecked();
    settings.tabs = m_tabs->isChecked();
    settings.tellsOfLink = m_tellsOfLink->isChecked();
    settings.tellsOfInstallation = m_tellsOfInstallation->isChecked();
    takeMachines(settings);
    return settings;
}

void SettingsDialog::save()
{
    const Settings settings = chosen();
    if (const auto written = settings.write(m_file); !written) {
        m_problem->setText(
            tr("⚠ Not saved: %1 (%2). The settings are as they were.").arg(errorText(written.error()), m_file));
        m_problem->show();
        return;
    }
    Q_EMIT saved(settings);
    accept();
}

} // namespace clouddesk::ui
