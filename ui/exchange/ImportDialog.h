// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/ProfileImport.h"
#include "exchange/ProfileReader.h"
#include "ui/lock/SecretField.h"
#include "ui/machines/Desk.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

namespace clouddesk::ui {

/// Takes machines of a file over, after showing what would become of each; what is in conflict with a machine that is
/// there is decided one by one, or all alike. Files are read off the home thread. The desk outlives it.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    /// file: what is shown first, or said to be missing; empty for nothing. followed: what the machines follow already.
    ImportDialog(const Desk& desk, const QString& file, const QString& followed, QWidget* parent = nullptr);

Q_SIGNALS:
    /// The person wants the machines to follow this SSH configuration from now on.
    void followWanted(const QString& file);

private:
    using Entry = exchange::ImportEntry;

    void addTable(QVBoxLayout& column);
    void addButtons(QVBoxLayout& column);
    void askForFile(const QString& missing);
    void chooseFile();
    void chooseFolder();
    core::Task<void> preview(QString file);
    core::Task<std::vector<exchange::Profile>> read(QString file);
    core::Task<std::vector<exchange::Profile>> readConfiguration(QString file);
    core::Task<void> perform();
    core::Task<void> settleFollowing();
    [[nodiscard]] bool isFollowing() const { return m_isConfiguration && m_follow->isChecked(); }
    [[nodiscard]] QString whatHappens(const Entry& entry, exchange::ImportEntry::Action action) const;
    [[nodiscard]] QString whatHappened(const Entry& entry) const;
    void fill();
    void fillRows();
    /// The notes keep what the others may not have; of those, what wants less than its part leaves it to the rest.
    void shareWidth();
    void fillRow(QTreeWidgetItem& item, std::size_t number);
    void decideAll(int choice);
    void updateSummary();
    void say(const std::function<QString()>& words);

    const Desk& m_desk;
    QString m_followed;
    QString m_file;
    bool m_isConfiguration = false;
    std::vector<Entry> m_entries;
    QLabel* m_summary;
    QWidget* m_passphraseRow;
    SecretField* m_passphrase;
    QTreeWidget* m_list;
    QWidget* m_conflictRow;
    QComboBox* m_all;
    QCheckBox* m_follow;
    QPushButton* m_import;
    QPushButton* m_close;
};

} // namespace clouddesk::ui
