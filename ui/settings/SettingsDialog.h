// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instances/HostKeyService.h"
#include "ui/lock/KeyFileActions.h"
#include "ui/lock/LockActions.h"
#include "ui/settings/Settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>

namespace clouddesk::ui {

/// What the pages show that is not in the settings' file. What is absent is not shown.
struct SettingsSources
{
    instances::HostKeyService* hostKeys = nullptr;
    /// Keeps the services from going, see Pending::hold().
    std::function<std::shared_ptr<void>()> hold = [] { return std::make_shared<int>(); };
    /// Where the master key is, and what is to be known about that, for people, in the language of the moment.
    std::function<core::Task<QString>()> keyPlace;
    QString logFolder;
    LockActions lock = {};
    KeyFileActions keyFile = {};
    /// The settings as they are when they are saved, which may have changed since the dialog was made.
    std::function<Settings()> current;
};

/// Changes the settings. All of them are stored at once, or none; if storing fails the dialog stays as it is and says
/// why. Deletes itself when it is closed.
class SettingsDialog : public QDialog
{
    Q_OBJECT

public:
    /// file: where they are stored.
    SettingsDialog(const Settings& settings, QString file, SettingsSources sources = {}, QWidget* parent = nullptr);

Q_SIGNALS:
    /// To be looked at before it is stored; if the dialog is rejected, it is not to stay.
    void languageChosen(clouddesk::ui::Language language);
    /// The master passphrase was set, changed or removed; there is nothing to store.
    void passphraseChanged();
    /// They are stored.
    void saved(const clouddesk::ui::Settings& settings);

private:
    void widen();
    // What is named is said by its source text, which is translated whenever the language changes.
    QFormLayout& addPage(const char* title);
    static void addRow(QFormLayout& form, const char* name, QWidget* field);
    static void addSwitch(QFormLayout& form, const char* text, QCheckBox* box);
    static void addText(QFormLayout& form, const char* text);
    void addGeneral();
    void addDesktops();
    void addViewer();
    void addNotifications();
    void addMachines();
    void addSecurity();
    void addNetwork();
    void addPorts(QFormLayout& form);
    void addLogs();
    void addLogFolder(QFormLayout& form);
    void addLanguage(QFormLayout& form);
    void addMove(QFormLayout& form, QLabel* place);
    core::Task<void> moveKey(QLabel* place);
    void addPassphrase(QFormLayout& form, QLabel* place);
    core::Task<void> showKeyPlace(QLabel* label);
    void fillMachines();
    void takeMachines(Settings& settings) const;
    void fill();
    [[nodiscard]] Settings chosen() const;
    void save();

    Settings m_settings;
    QString m_file;
    QTabWidget* m_pages;
    QComboBox* m_theme;
    QComboBox* m_language;
    QCheckBox* m_staysInTray;
    QSpinBox* m_idle;
    QComboBox* m_desktop;
    QSpinBox* m_width;
    QSpinBox* m_height;
    QCheckBox* m_mayInstall;
    QComboBox* m_scale;
    QCheckBox* m_fullscreen;
    QCheckBox* m_tabs;
    QCheckBox* m_tellsOfLink;
    QCheckBox* m_tellsOfInstallation;
    SettingsSources m_sources;
    QCheckBox* m_keepsPictures;
    QCheckBox* m_looks;
    QCheckBox* m_follows;
    QLineEdit* m_newUser;
    QLineEdit* m_newKeyPath;
    QLineEdit* m_newTags;
    QSpinBox* m_clipboard;
    QSpinBox* m_lock;
    QPushButton* m_move = nullptr;
    QSpinBox* m_step;
    QSpinBox* m_keepalive;
    QSpinBox* m_firstPort;
    QSpinBox* m_lastPort;
    QComboBox* m_logLevel;
    QLabel* m_problem;
};

} // namespace clouddesk::ui
