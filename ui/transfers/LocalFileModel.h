// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemModel>
#include <QIcon>

namespace clouddesk::ui {

/// The files of this computer, written as those of a machine are beside them. Home thread.
class LocalFileModel : public QFileSystemModel
{
    Q_OBJECT

public:
    /// QFileSystemModel's.
    enum Column { NameColumn, SizeColumn, KindColumn, TimeColumn };

    explicit LocalFileModel(QObject* parent = nullptr);

    /// The language has changed, and with it the columns' titles.
    void retranslate();

    /// Sizes and times in the person's language, icons of our own; everything else as QFileSystemModel.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    // The style's, which are there without an icon theme too.
    QIcon m_folder;
    QIcon m_file;
};

} // namespace clouddesk::ui
