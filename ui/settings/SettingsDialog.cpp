// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/SettingsDialog.h"

#include "ui/settings/HostKeyPage.h"
#include "ui/viewer/PageLayout.h"

#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QDir>
#include <QLocale>
#include <QPointer>
#include <QPushButton>
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
    , m_staysInTray(new QCheckBox(tr("&Keep running in the tray when the window is closed")))
    , m_idle(new QSpinBox)
    , m_desktop(new QComboBox)
    , m_width(new QSpinBox)
    , m_height(new QSpinBox)
    , m_mayInstall(new QCheckBox(tr("&Install what a machine lacks for a desktop")))
    , m_scale(new QComboBox)
    , m_fullscreen(new QCheckBox(tr("Open desktops in &fullscreen")))
    , m_tabs(new QCheckBox(tr("Open desktops as &tabs of one window")))
    , m_tellsOfLink(new QCheckBox(tr("A &link is lost, or is back")))
    , m_tellsOfInstallation(new QCheckBox(tr("A &desktop has been installed")))
    , m_sources(std::move(sources))
    , m_keepsPictures(new QCheckBox(tr("Keep a small &picture of each desktop, for the grid")))
    , m_looks(new QCheckBox(tr("&Look now and then whether machines answer")))
    , m_follows(new QCheckBox(tr("&Follow ~/.ssh/config: what changes there changes here")))
    , m_newUser(new QLineEdit)
    , m_newKeyPath(new QLineEdit)
    , m_newTags(new QLineEdit)
    , m_clipboard(new QSpinBox)
    , m_step(new QSpinBox)
    , m_keepalive(new QSpinBox)
    , m_logLevel(new QComboBox)
    , m_problem(pageText({}))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Settings"));
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
    resize(std::max(660, sizeHint().width()), sizeHint().height());
}

QFormLayout& SettingsDialog::addPage(const QString& title)
{
    auto* const page = new QWidget;
    auto* const form = new QFormLayout(page);
    form->setContentsMargins(16, 16, 16, 16);
    form->setVerticalSpacing(10);
    m_pages->addTab(page, title);
    return *form;
}

void SettingsDialog::addGeneral()
{
    QFormLayout& form = addPage(tr("General"));
    m_theme->addItem(tr("As the system"), static_cast<int>(Theme::System));
    m_theme->addItem(tr("Light"), static_cast<int>(Theme::Light));
    m_theme->addItem(tr("Dark"), static_cast<int>(Theme::Dark));
    form.addRow(tr("&Appearance"), m_theme);
    m_idle->setRange(0, Settings::mostIdleMinutes);
    m_idle->setSuffix(tr(" minutes"));
    m_idle->setSpecialValueText(tr("never"));
    form.addRow(tr("&Disconnect without input after"), m_idle);
    form.addRow(m_staysInTray);
}

void SettingsDialog::addDesktops()
{
    QFormLayout& form = addPage(tr("New desktops"));
    m_desktop->addItem(tr("Xfce"), static_cast<int>(instances::Desktop::Xfce));
    m_desktop->addItem(tr("LXDE"), static_cast<int>(instances::Desktop::Lxde));
    form.addRow(tr("&Desktop"), m_desktop);
    for (QSpinBox* const side : {m_width, m_height}) {
        side->setRange(Settings::leastSide, Settings::mostSide);
        side->setSuffix(tr(" pixels"));
    }
    form.addRow(tr("&Width"), m_width);
    form.addRow(tr("&Height"), m_height);
    form.addRow(m_mayInstall);
}

void SettingsDialog::addViewer()
{
    QFormLayout& form = addPage(tr("Viewer"));
    m_scale->addItem(tr("Fit into the window"), static_cast<int>(ScaleMode::Fit));
    m_scale->addItem(tr("Original size"), static_cast<int>(ScaleMode::Native));
    m_scale->addItem(tr("Stretch to the window"), static_cast<int>(ScaleMode::Stretch));
    m_scale->addItem(tr("Match the remote size to the window"), static_cast<int>(ScaleMode::Match));
    form.addRow(tr("&Scaling"), m_scale);
    form.addRow(m_fullscreen);
    form.addRow(m_tabs);
}

void SettingsDialog::addNotifications()
{
    QFormLayout& form = addPage(tr("Notifications"));
    form.addRow(pageText(tr("Tell me, by the tray, when")));
    form.addRow(m_tellsOfLink);
    form.addRow(m_tellsOfInstallation);
}

void SettingsDialog::addMachines()
{
    QFormLayout& form = addPage(tr("Machines"));
    form.addRow(m_keepsPictures);
    form.addRow(m_looks);
    form.addRow(m_follows);
    form.addRow(pageText(tr("A new machine begins with:")));
    m_newUser->setPlaceholderText(tr("Whom to log in as, for example ubuntu"));
    m_newKeyPath->setPlaceholderText(QStringLiteral("~/.ssh/id_ed25519"));
    m_newTags->setPlaceholderText(tr("Words to find it by, separated by commas"));
    form.addRow(tr("&User"), m_newUser);
    form.addRow(tr("&Key file"), m_newKeyPath);
    form.addRow(tr("&Tags"), m_newTags);
}

void SettingsDialog::addSecurity()
{
    QFormLayout& form = addPage(tr("Security"));
    m_clipboard->setRange(0, Settings::mostClipboardSeconds);
    m_clipboard->setSuffix(tr(" s"));
    m_clipboard->setSpecialValueText(tr("never"));
    form.addRow(tr("&Empty the clipboard of what came from here after"), m_clipboard);
    if (m_sources.keyPlace) {
        auto* const place = pageText(tr("Looking…"));
        place->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        form.addRow(tr("Master key"), place);
        showKeyPlace(place);
    }
    if (m_sources.hostKeys != nullptr)
        form.addRow(new HostKeyPage(*m_sources.hostKeys, m_sources.hold));
}

core::Task<void> SettingsDialog::showKeyPlace(QLabel* label)
{
    const auto lease = m_sources.hold();
    if (!lease)
        co_return {};
    const QPointer<QLabel> shown(label);
    const auto place = co_await m_sources.keyPlace();
    if (shown)
        shown->setText(place ? *place : place.error().toLine());
    co_return {};
}

void SettingsDialog::addNetwork()
{
    QFormLayout& form = addPage(tr("Network"));
    m_step->setRange(1, Settings::mostStepSeconds);
    m_step->setSuffix(tr(" s"));
    m_keepalive->setRange(1, Settings::mostKeepaliveSeconds);
    m_keepalive->setSuffix(tr(" s"));
    form.addRow(tr("Each step of a &connect may take"), m_step);
    form.addRow(tr("After silence, &ask whether the link lives"), m_keepalive);
    form.addRow(
        pageText(tr("A link that says nothing for three times as long is taken for lost, and is made again. Both "
                    "hold for connections from now on.")));
}

void SettingsDialog::addLogs()
{
    QFormLayout& form = addPage(tr("Logs"));
    m_logLevel->addItem(tr("Warnings and errors"), static_cast<int>(LogLevel::Warnings));
    m_logLevel->addItem(tr("What is usual"), static_cast<int>(LogLevel::Usual));
    m_logLevel->addItem(tr("Everything"), static_cast<int>(LogLevel::Everything));
    form.addRow(tr("&Keep"), m_logLevel);
    if (m_sources.logFolder.isEmpty())
        return;
    qint64 bytes = 0;
    for (const QFileInfo& file : QDir(m_sources.logFolder).entryInfoList(QDir::Files))
        bytes += file.size();
    auto* const folder = pageText(m_sources.logFolder);
    folder->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    form.addRow(tr("Folder"), folder);
    form.addRow(tr("Size"), new QLabel(QLocale().formattedDataSize(bytes)));
    auto* const open = new QPushButton(tr("&Open the folder"));
    open->setAutoDefault(false);
    connect(open, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_sources.logFolder)); });
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
    m_step->setValue(m_settings.stepSeconds);
    m_keepalive->setValue(m_settings.keepaliveSeconds);
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
    settings.stepSeconds = m_step->value();
    settings.keepaliveSeconds = m_keepalive->value();
    settings.logLevel = chosenIn<LogLevel>(*m_logLevel);
}

void SettingsDialog::fill()
{
    fillMachines();
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
    Settings settings = m_settings;
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
            tr("⚠ Not saved: %1 (%2). The settings are as they were.").arg(written.error().text, m_file));
        m_problem->show();
        return;
    }
    Q_EMIT saved(settings);
    accept();
}

} // namespace clouddesk::ui
