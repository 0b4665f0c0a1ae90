// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/ProfileReader.h"
#include "ui/lock/SecretField.h"
#include "ui/machines/Desk.h"

#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>

namespace clouddesk::ui {

/// Writes all machines to a file, without secrets or sealed with a passphrase. The desk outlives it.
class ExportDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ExportDialog(const Desk& desk, QWidget* parent = nullptr);

    /// Writes the file in the chosen form; what went wrong stands in the dialog.
    core::Task<void> write(QString file);

private:
    void choose();
    void update();
    [[nodiscard]] exchange::Format format() const;
    core::Task<QByteArray> sealed(std::vector<instances::Instance> machines);

    const Desk& m_desk;
    QRadioButton* m_table;
    QRadioButton* m_json;
    QRadioButton* m_sealed;
    SecretField* m_passphrase;
    SecretField* m_again;
    QLabel* m_state;
    QPushButton* m_export;
};

} // namespace clouddesk::ui
