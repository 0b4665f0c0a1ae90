// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/SettingsDialog.h"

#include "ui/viewer/PageLayout.h"

#include <QDialogButtonBox>

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

SettingsDialog::SettingsDialog(const Settings& settings, QString file, QWidget* parent)
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
    , m_tellsOfLink(new QCheckBox(tr("A &link is lost, or is back")))
    , m_tellsOfInstallation(new QCheckBox(tr("A &desktop has been installed")))
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
    m_problem->hide();
    column->addWidget(m_problem);
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &SettingsDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    fill();
    resize(520, sizeHint().height());
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
}

void SettingsDialog::addNotifications()
{
    QFormLayout& form = addPage(tr("Notifications"));
    form.addRow(pageText(tr("Tell me, by the tray, when")));
    form.addRow(m_tellsOfLink);
    form.addRow(m_tellsOfInstallation);
}

void SettingsDialog::fill()
{
    choose(*m_theme, m_settings.theme);
    m_staysInTray->setChecked(m_settings.staysInTray);
    m_idle->setValue(m_settings.idleMinutes);
    choose(*m_desktop, m_settings.desktop);
    m_width->setValue(m_settings.geometry.width());
    m_height->setValue(m_settings.geometry.height());
    m_mayInstall->setChecked(m_settings.mayInstall);
    choose(*m_scale, m_settings.scale);
    m_fullscreen->setChecked(m_settings.fullscreen);
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
    settings.tellsOfLink = m_tellsOfLink->isChecked();
    settings.tellsOfInstallation = m_tellsOfInstallation->isChecked();
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
