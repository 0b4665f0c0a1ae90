// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFileSystemModel>
#include <QHash>
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

    /// What its columns are called, for people: name, size, time.
    void setTitles(const QString& name, const QString& size, const QString& time);

    /// Nothing that is dragged out of it goes away here.
    [[nodiscard]] Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }
    /// Sizes and times in the person's language, icons of our own; everything else as QFileSystemModel.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    [[nodiscard]] QString sizeText(const QModelIndex& index) const;

    // The style's, which are there without an icon theme too.
    QIcon m_folder;
    QIcon m_file;
    QHash<int, QString> m_titles; // by column
};

} // namespace clouddesk::ui
