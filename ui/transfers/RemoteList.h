// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sftp/SftpClient.h"

#include <QMimeData>
#include <QTreeWidget>

namespace clouddesk::ui {

/// One folder of a machine, sorted as LocalFileModel sorts those of this computer. What is dragged out of it means
/// something to the window around it only. Home thread.
class RemoteList : public QTreeWidget
{
    Q_OBJECT

public:
    enum Column { NameColumn, SizeColumn, TimeColumn };

    explicit RemoteList(QWidget* parent = nullptr);

    /// folder: its absolute path.
    void fill(const QString& folder, const std::vector<ssh::RemoteFile>& files);
    /// Absolute.
    [[nodiscard]] static QString pathOf(const QTreeWidgetItem& item);
    [[nodiscard]] static bool isRegular(const QTreeWidgetItem& item);
    [[nodiscard]] QStringList selectedPaths() const;
    /// What is dragged from a list of this kind.
    [[nodiscard]] static QStringList draggedPaths(const QMimeData& data);

protected:
    [[nodiscard]] QMimeData* mimeData(const QList<QTreeWidgetItem*>& items) const override;
};

} // namespace clouddesk::ui
