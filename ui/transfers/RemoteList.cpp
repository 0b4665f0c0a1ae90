// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/RemoteList.h"

#include "core/Result.h"

#include <QCollator>
#include <QDataStream>
#include <QHeaderView>
#include <QIODevice>
#include <QLocale>
#include <QStyle>

namespace clouddesk::ui {

using ssh::RemoteFile;

namespace {

constexpr QLatin1String pathsType("application/x-clouddesk-remote-paths");
constexpr int pathRole = Qt::UserRole;

const QCollator& collator()
{
    static const QCollator ofNames = [] {
        QCollator made;
        made.setNumericMode(true);
        made.setCaseSensitivity(Qt::CaseInsensitive);
        return made;
    }();
    return ofNames;
}

QString inFolder(const QString& folder, const QString& name)
{
    return folder.endsWith(QLatin1Char('/')) ? folder + name : folder + QLatin1Char('/') + name;
}

class FileItem : public QTreeWidgetItem
{
public:
    explicit FileItem(RemoteFile file)
        : m_file(std::move(file))
    {
    }

    [[nodiscard]] const RemoteFile& file() const { return m_file; }
    [[nodiscard]] bool isFolder() const { return m_file.kind == RemoteFile::Kind::Directory; }

    // As QFileSystemModel: folders first, but by time.
    bool operator<(const QTreeWidgetItem& other) const override
    {
        const auto& that = static_cast<const FileItem&>(other);
        const int column = treeWidget()->sortColumn();
        if (column == RemoteList::TimeColumn && m_file.modifiedAt != that.m_file.modifiedAt)
            return m_file.modifiedAt < that.m_file.modifiedAt;
        if (column != RemoteList::TimeColumn && isFolder() != that.isFolder())
            return isFolder();
        if (column == RemoteList::SizeColumn && m_file.size != that.m_file.size && !isFolder())
            return m_file.size < that.m_file.size;
        return collator().compare(m_file.name, that.m_file.name) < 0;
    }

private:
    RemoteFile m_file;
};

} // namespace

RemoteList::RemoteList(QWidget* parent)
    : QTreeWidget(parent)
{
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setSelectionMode(ExtendedSelection);
    setDragDropMode(DragOnly);
    setColumnWidth(NameColumn, 220);
    sortByColumn(NameColumn, Qt::AscendingOrder);
    setSortingEnabled(true);
}

void RemoteList::fill(const QString& folder, const std::vector<RemoteFile>& files)
{
    QList<QTreeWidgetItem*> items;
    for (const RemoteFile& file : files) {
        auto* const item = new FileItem(file);
        item->setText(NameColumn, core::singleLine(file.name, 255));
        item->setData(NameColumn, pathRole, inFolder(folder, file.name));
        item->setIcon(NameColumn, style()->standardIcon(item->isFolder() ? QStyle::SP_DirIcon : QStyle::SP_FileIcon));
        item->setText(SizeColumn, item->isFolder() ? QString() : QLocale().formattedDataSize(qint64(file.size)));
        item->setTextAlignment(SizeColumn, Qt::AlignRight | Qt::AlignVCenter);
        item->setText(TimeColumn, QLocale().toString(file.modifiedAt.toLocalTime(), QLocale::ShortFormat));
        items += item;
    }
    clear();
    // Sorted once, not with each that comes.
    setSortingEnabled(false);
    addTopLevelItems(items);
    setSortingEnabled(true);
}

QString RemoteList::pathOf(const QTreeWidgetItem& item)
{
    return item.data(NameColumn, pathRole).toString();
}

bool RemoteList::isRegular(const QTreeWidgetItem& item)
{
    return static_cast<const FileItem&>(item).file().kind == RemoteFile::Kind::Regular;
}

QStringList RemoteList::selectedPaths() const
{
    QStringList paths;
    for (const QTreeWidgetItem* const item : selectedItems())
        paths += pathOf(*item);
    return paths;
}

QStringList RemoteList::draggedPaths(const QMimeData& data)
{
    QStringList paths;
    QDataStream stream(data.data(pathsType));
    stream >> paths;
    return paths;
}

QMimeData* RemoteList::mimeData(const QList<QTreeWidgetItem*>& items) const
{
    QStringList paths;
    for (const QTreeWidgetItem* const item : items)
        paths += pathOf(*item);
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << paths;
    auto* const dragged = new QMimeData;
    dragged->setData(pathsType, bytes);
    return dragged;
}

} // namespace clouddesk::ui
