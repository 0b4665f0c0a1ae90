// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/settings/Settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QFormLayout>
#include <QSpinBox>
#include <QTabWidget>

namespace clouddesk::ui {

/// Changes the settings. All of them are stored at once, or none; if storing fails the dialog stays as it is and says
/// why. Deletes itself when it is closed.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    /// file: where they are stored.
    SettingsDialog(const Settings& settings, QString file, QWidget* parent = nullptr);

Q_SIGNALS:
    /// They are stored.
    void saved(const clouddesk::ui::Settings& settings);

private:
    QFormLayout& addPage(const QString& title);
    void addGeneral();
    void addDesktops();
    void addViewer();
    void addNotifications();
    void fill();
    [[nodiscard]] Settings chosen() const;
    void save();

    Settings m_settings;
    QString m_file;
    QTabWidget* m_pages;
    QComboBox* m_theme;
    QCheckBox* m_staysInTray;
    QSpinBox* m_idle;
    QComboBox* m_desktop;
    QSpinBox* m_width;
    QSpinBox* m_height;
    QCheckBox* m_mayInstall;
    QComboBox* m_scale;
    QCheckBox* m_fullscreen;
    QCheckBox* m_tellsOfLink;
    QCheckBox* m_tellsOfInstallation;
    QLabel* m_problem;
};

} // namespace clouddesk::ui
