// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machines/MachineView.h"

#include "ui/language/KeepTranslated.h"
#include "ui/machines/MachineDelegate.h"
#include "ui/machines/TileDelegate.h"

#include <QKeyEvent>
#include <QScrollBar>

#include <algorithm>

namespace clouddesk::ui {

MachineView::MachineView(MachineFilter& filter, ThumbnailStore& pictures, QWidget* parent)
    : QListView(parent)
    , m_filter(filter)
    , m_pictures(pictures)
    , m_rows(new MachineDelegate(pictures, this))
{
    setObjectName(QStringLiteral("machines"));
    setModel(&filter);
    keepTranslated(this, [this] {
        setAccessibleName(tr("Machines"));
        m_filter.retranslate();
        viewport()->update();
    });
    setItemDelegate(m_rows);
    setUniformItemSizes(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(this, &QListView::clicked, this, &MachineView::onClicked);
    connect(this, &QListView::doubleClicked, this, &MachineView::onDoubleClicked);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &MachineView::scrolled);
    for (const auto changed : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&filter, changed, this, &MachineView::scrolled);
    connect(&filter, &QAbstractItemModel::modelReset, this, &MachineView::scrolled);
    connect(&filter, &QAbstractItemModel::modelReset, this, &MachineView::selectAgain);
    connect(&m_pictures, &ThumbnailStore::changed, this, &MachineView::onPictureChanged);
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &MachineView::noteSelection);
}

void MachineView::noteSelection()
{
    m_selectedIds.clear();
    for (const instances::Instance* const machine : allSelected())
        m_selectedIds += machine->id;
}

/// All that were selected, as far as they are still shown.
void MachineView::selectAgain()
{
    if (!hasSeveral())
        return;
    QSet<QString> left = m_selectedIds;
    QItemSelection again;
    for (int number = 0; number < m_filter.rowCount() && !left.isEmpty(); ++number) {
        const QModelIndex index = m_filter.index(number, 0);
        const QString id = index.data(MachineModel::IdRole).toString();
        // One that stands in several groups is selected in the first.
        if (m_filter.isHeading(number) || !left.remove(id))
            continue;
        again.select(index, index);
    }
    // Else it would not be told that they are not selected any more.
    if (again.isEmpty())
        m_selectedIds.clear();
    selectionModel()->select(again, QItemSelectionModel::ClearAndSelect);
}

void MachineView::setForm(Form form)
{
    if (form == m_form)
        return;
    m_form = form;
    const bool isGrid = form == Form::Grid;
    if (isGrid && m_tiles == nullptr)
        m_tiles = new TileDelegate(m_pictures, this);
    const QModelIndex current = currentIndex();
    setItemDelegate(isGrid ? m_tiles : m_rows);
    // A list that wraps stays fast where the icon mode, whose items can be moved, does not.
    setFlow(isGrid ? QListView::LeftToRight : QListView::TopToBottom);
    setWrapping(isGrid);
    setResizeMode(isGrid ? QListView::Adjust : QListView::Fixed);
    setSpacing(isGrid ? 4 : 0);
    // Headings are as wide as the grid.
    setUniformItemSizes(!isGrid);
    setLayoutMode(isGrid ? QListView::Batched : QListView::SinglePass);
    scrollTo(current);
    Q_EMIT scrolled();
}

const instances::Instance* MachineView::selected() const
{
    const QModelIndex index = currentIndex();
    return index.isValid() && !m_filter.isHeading(index.row()) ? &m_filter.row(index.row()).machine : nullptr;
}

std::vector<const instances::Instance*> MachineView::allSelected() const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::ranges::sort(rows, {}, &QModelIndex::row);
    std::vector<const instances::Instance*> machines;
    QSet<int> taken;
    for (const QModelIndex& index : rows) {
        // One that stands in several groups is one.
        if (m_filter.isHeading(index.row()) || taken.contains(m_filter.sourceRow(index.row())))
            continue;
        taken.insert(m_filter.sourceRow(index.row()));
        machines.push_back(&m_filter.row(index.row()).machine);
    }
    return machines;
}

std::vector<int> MachineView::visibleRows() const
{
    std::vector<int> rows;
    const QRect room = viewport()->rect();
    const QModelIndex first = indexAt(room.topLeft() + QPoint(spacing() + 2, spacing() + 2));
    for (int number = first.isValid() ? first.row() : 0; number < m_filter.rowCount(); ++number) {
        const QRect place = visualRect(m_filter.index(number, 0));
        if (place.top() > room.bottom() || !place.isValid())
            break;
        if (!m_filter.isHeading(number))
            rows.push_back(m_filter.sourceRow(number));
    }
    return rows;
}

void MachineView::onPictureChanged(const QString& id)
{
    if (id.isEmpty() || m_filter.indexOf(id).isValid())
        viewport()->update();
}

bool MachineView::isOnHeading() const
{
    return currentIndex().isValid() && m_filter.isHeading(currentIndex().row());
}

void MachineView::toggle(const QModelIndex& heading)
{
    m_filter.setCollapsed(heading.row(), !heading.data(MachineModel::CollapsedRole).toBool());
}

void MachineView::onClicked(const QModelIndex& index)
{
    if (m_filter.isHeading(index.row()))
        toggle(index);
}

void MachineView::onDoubleClicked(const QModelIndex& index)
{
    // The second click of two counts like the first.
    if (m_filter.isHeading(index.row()))
        toggle(index);
    else
        Q_EMIT connectWanted();
}

// As in a tree.
bool MachineView::onGroupKey(int key)
{
    const bool isBack = key == (isRightToLeft() ? Qt::Key_Right : Qt::Key_Left);
    if (isOnHeading())
        return onHeadingKey(isBack ? Qt::Key_Left : key == Qt::Key_Left ? Qt::Key_Right : key);
    const QModelIndex heading = m_filter.headingOf(currentIndex());
    if (!isBack || m_form == Form::Grid || !heading.isValid())
        return false;
    setCurrentIndex(heading);
    return true;
}

bool MachineView::onHeadingKey(int key)
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        toggle(currentIndex());
        return true;
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const bool isCollapsed = currentIndex().data(MachineModel::CollapsedRole).toBool();
        if (isCollapsed == (key == Qt::Key_Left))
            return false;
        m_filter.setCollapsed(currentIndex().row(), !isCollapsed);
        return true;
    }
    default:
        return false;
    }
}

void MachineView::keyPressEvent(QKeyEvent* event)
{
    if (onGroupKey(event->key()))
        return;
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT connectWanted();
    else
        QListView::keyPressEvent(event);
}

void MachineView::resizeEvent(QResizeEvent* event)
{
    QListView::resizeEvent(event);
    Q_EMIT scrolled();
}

} // namespace clouddesk::ui
