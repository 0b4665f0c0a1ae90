// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/MachineFilter.h"

#include <algorithm>
#include <numeric>

namespace clouddesk::ui {

MachineFilter::MachineFilter(MachineModel& model, QObject* parent)
    : QAbstractListModel(parent)
    , m_model(model)
{
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &MachineFilter::release);
    connect(&model, &QAbstractItemModel::rowsAboutToBeInserted, this, &MachineFilter::release);
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this, &MachineFilter::release);
    connect(&model, &QAbstractItemModel::modelReset, this, &MachineFilter::rebuild);
    connect(&model, &QAbstractItemModel::rowsInserted, this, &MachineFilter::rebuild);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, &MachineFilter::rebuild);
    connect(&model, &QAbstractItemModel::dataChanged, this, &MachineFilter::onDataChanged);
    release();
    rebuild();
}

void MachineFilter::setSearch(const QString& text)
{
    const QStringList words = text.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    m_words = words;
    filter();
}

void MachineFilter::setTag(const QString& tag)
{
    if (tag == m_tag)
        return;
    m_tag = tag;
    filter();
}

void MachineFilter::setProvider(std::optional<instances::Provider> provider)
{
    if (provider == m_provider)
        return;
    m_provider = provider;
    filter();
}

void MachineFilter::setOrder(Order order)
{
    if (order == m_order)
        return;
    m_order = order;
    release();
    rebuild();
}

bool MachineFilter::accepts(const MachineRow& row) const
{
    if (m_provider && row.machine.provider != *m_provider)
        return false;
    if (!m_tag.isEmpty() && !row.machine.tags.contains(m_tag))
        return false;
    return std::ranges::all_of(m_words, [&row](const QString& word) { return row.haystack.contains(word); });
}

std::vector<int> MachineFilter::accepted() const
{
    std::vector<int> rows;
    std::ranges::copy_if(m_sorted, std::back_inserter(rows), [this](int row) { return accepts(m_model.row(row)); });
    return rows;
}

void MachineFilter::filter()
{
    beginResetModel();
    m_shown = accepted();
    endResetModel();
}

// Nothing here may point to rows that are about to move.
void MachineFilter::release()
{
    beginResetModel();
    m_shown.clear();
}

void MachineFilter::rebuild()
{
    sort();
    m_shown = accepted();
    endResetModel();
}

void MachineFilter::sort()
{
    m_sorted.resize(static_cast<std::size_t>(m_model.rowCount()));
    std::iota(m_sorted.begin(), m_sorted.end(), 0);
    std::ranges::stable_sort(
        m_sorted, [this](int one, int other) { return m_model.row(one).order.compare(m_model.row(other).order) < 0; });
    if (m_order == Order::Name)
        return;
    std::ranges::stable_sort(m_sorted, [this](int one, int other) {
        const QDateTime& first = m_model.row(one).machine.lastConnectedAt;
        const QDateTime& second = m_model.row(other).machine.lastConnectedAt;
        return first.isValid() && (!second.isValid() || second < first);
    });
}

void MachineFilter::onDataChanged(const QModelIndex& first, const QModelIndex& last)
{
    sort();
    if (accepted() != m_shown)
        return filter();
    for (std::size_t shown = 0; shown < m_shown.size(); ++shown) {
        const QModelIndex place = index(static_cast<int>(shown));
        if (m_shown[shown] >= first.row() && m_shown[shown] <= last.row())
            Q_EMIT dataChanged(place, place);
    }
}

const MachineRow& MachineFilter::row(int number) const
{
    return m_model.row(m_shown[static_cast<std::size_t>(number)]);
}

QModelIndex MachineFilter::indexOf(const QString& id) const
{
    const auto found = std::ranges::find_if(m_shown, [&](int number) { return m_model.row(number).machine.id == id; });
    return found == m_shown.end() ? QModelIndex() : index(static_cast<int>(found - m_shown.begin()), 0);
}

int MachineFilter::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant MachineFilter::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    return m_model.data(m_model.index(m_shown[static_cast<std::size_t>(index.row())]), role);
}

} // namespace clouddesk::ui
