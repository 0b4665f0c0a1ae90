// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instances/ConfigImport.h"
#include "ui/machines/Desk.h"

#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

namespace clouddesk::ui {

/// Takes the hosts of an OpenSSH configuration over, after showing what would become of each. The desk outlives it.
class ImportDialog : public QDialog
{
    Q_OBJECT

public:
    ImportDialog(const Desk& desk, const QString& file, QWidget* parent = nullptr);

private:
    void chooseFile();
    core::Task<void> preview(QString file);
    core::Task<void> perform();
    void fill(const std::vector<instances::ImportedHost>& hosts);

    const Desk& m_desk;
    std::vector<ssh::ConfigHost> m_hosts;
    QLabel* m_summary;
    QTreeWidget* m_list;
    QPushButton* m_import;
    QPushButton* m_close;
};

} // namespace clouddesk::ui
