// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/LocalFileModel.h"

#include "sftp/LocalFile.h"

#include <QApplication>
#include <QDateTime>
#include <QLocale>
#include <QStyle>

namespace clouddesk::ui {

LocalFileModel::LocalFileModel(QObject* parent)
    : QFileSystemModel(parent)
    , m_folder(QApplication::style()->standardIcon(QStyle::SP_DirIcon))
    , m_file(QApplication::style()->standardIcon(QStyle::SP_FileIcon))
{
}

void LocalFileModel::setTitles(const QString& name, const QString& size, const QString& time)
{
    m_titles = {{NameColumn, name}, {SizeColumn, size}, {TimeColumn, time}};
    Q_EMIT headerDataChanged(Qt::Horizontal, NameColumn, TimeColumn);
}

QVariant LocalFileModel::data(const QModelIndex& index, int role) const
{
    if (role == Qt::DecorationRole && index.column() == NameColumn)
        return isDir(index) ? m_folder : m_file;
    if (role == Qt::DisplayRole && index.column() == SizeColumn)
        return sizeText(index);
    if (role == Qt::DisplayRole && index.column() == TimeColumn)
        return QLocale().toString(lastModified(index), QLocale::ShortFormat);
    return QFileSystemModel::data(index, role);
}

QString LocalFileModel::sizeText(const QModelIndex& index) const
{
    // QFileSystemModel does not look again at a file that grows, and the transfers say how far it is.
    const bool isGrowing = filePath(index).endsWith(QLatin1String(ssh::partSuffix));
    return isDir(index) || isGrowing ? QString() : QLocale().formattedDataSize(size(index));
}

QVariant LocalFileModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::DecorationRole))
        return QFileSystemModel::headerData(section, orientation, role);
    return role == Qt::DisplayRole ? QVariant(m_titles.value(section)) : QVariant();
}

} // namespace clouddesk::ui
