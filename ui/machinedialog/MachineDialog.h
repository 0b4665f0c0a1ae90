// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lock/SecretField.h"
#include "ui/machinedialog/KeyField.h"
#include "ui/machines/Desk.h"

#include <QComboBox>
#include <QDialog>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>
#include <QStackedWidget>

#include <stop_token>

namespace clouddesk::ui {

/// What a new machine begins with.
struct MachineDefaults
{
    QString user;
    QString keyPath;
    QString tags; ///< separated by commas
};

/// Adds a machine, or changes one. What is wrong with a field stands below it as one types; nothing that was typed is
/// lost when storing or testing fails. Deletes itself when it is closed. The desk outlives it.
class MachineDialog : public QDialog
{
    Q_OBJECT

public:
    /// Without an instance a new machine is added.
    MachineDialog(const Desk& desk, std::optional<instances::Instance> instance, QWidget* parent = nullptr);
    ~MachineDialog() override;

    /// Before it is shown, for a new machine.
    void setDefaults(const MachineDefaults& defaults);
    /// Asks first where something was entered that would be lost.
    void reject() override;

Q_SIGNALS:
    /// It is in the inventory, added or changed. The dialog closes afterwards.
    void saved(const clouddesk::instances::Instance& machine);

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum Way { StoredKey, KeyPath, Password, Agent };
    using Check = std::function<core::Result<void>()>;
    struct Field
    {
        QWidget* widget;
        QLabel* message;
        Check check;
        /// Whether what is typed so far may still become right; empty: it is judged at every key.
        std::function<bool()> mayBecomeRight;
    };

    void sayFields();
    void saySecrets();
    void addFields(QFormLayout& form);
    void addCredentials(QFormLayout& form);
    void addButtons(QVBoxLayout& column);
    void addRow(QFormLayout& form, const char* label, QWidget* widget, Check check);
    void fill(const instances::Instance& instance);
    QWidget* makeKeyPathPage();
    void choosePath();
    void showWay(int way);
    /// Checks one field and shows what is wrong with it.
    bool validate(const Field& field) const;
    /// Checks all; the first one that is wrong gets the focus.
    bool validateAll();
    /// Where user@host:port was written for a host, each part goes where it belongs.
    void splitHost();
    [[nodiscard]] core::Result<std::vector<instances::JumpHost>> jumps() const;
    [[nodiscard]] QStringList tags() const;
    [[nodiscard]] core::Result<void> checkCredential() const;
    [[nodiscard]] instances::InstanceDraft draft() const;
    core::Task<void> save();
    core::Task<void> test();
    /// What all the fields hold.
    [[nodiscard]] QStringList entered() const;
    void setBusy(bool isBusy, const QString& text);
    void showError(const core::Error& error);

    const Desk& m_desk;
    std::optional<instances::Instance> m_instance;
    std::vector<Field> m_fields;
    std::stop_source m_stop;
    QStringList m_untouched; // what the fields held at first
    QLineEdit* m_name;
    QLineEdit* m_host;
    QSpinBox* m_port;
    QLineEdit* m_user;
    QComboBox* m_provider;
    QLineEdit* m_tags;
    QLineEdit* m_jumps;
    QPlainTextEdit* m_notes;
    QComboBox* m_way;
    QStackedWidget* m_credential;
    KeyField* m_key;
    QLineEdit* m_path;
    SecretField* m_password;
    SecretField* m_passphrase;
    QLabel* m_passphraseLabel;
    SecretField* m_sudo;
    QLabel* m_state;
    QPushButton* m_test;
    QPushButton* m_save;
};

} // namespace clouddesk::ui
