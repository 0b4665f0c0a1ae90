// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machines/MachineFilter.h"

#include <algorithm>
#include <map>
#include <numeric>

namespace clouddesk::ui {

namespace {

// In the order of their ids: favourites, then the tags, then those without any.
constexpr QLatin1String favouritesId("group:0");
constexpr QLatin1String tagPrefix("group:1:");
constexpr QLatin1String untaggedId("group:2");

/// The ids of the groups that a machine stands in.
QStringList groupsOf(const instances::Instance& machine)
{
    QStringList ids;
    for (const QString& tag : machine.tags)
        ids += tag == favouriteTag() ? QString(favouritesId) : tagPrefix + tag;
    return ids.isEmpty() ? QStringList(untaggedId) : ids;
}

} // namespace

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
    m_refresh.setSingleShot(true);
    m_refresh.setInterval(0);
    connect(&m_refresh, &QTimer::timeout, this, &MachineFilter::refresh);
    release();
    rebuild();
}

bool MachineFilter::isFiltering() const
{
    return !m_words.isEmpty() || !m_tag.isEmpty() || m_provider || m_standing;
}

void MachineFilter::setSearch(const QString& text)
{
    const QStringList words = text.toLower().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (words == m_words)
        return;
    // Whatever has the new words has the old ones too where each of these is part of one of those.
    const bool isNarrower = std::ranges::all_of(m_words, [&words](const QString& old) {
        return std::ranges::any_of(words, [&old](const QString& word) { return word.contains(old); });
    });
    m_words = words;
    filter(isNarrower);
}

void MachineFilter::setTag(const QString& tag)
{
    if (std::exchange(m_tag, tag) != tag)
        filter();
}

void MachineFilter::setProvider(std::optional<instances::Provider> provider)
{
    if (std::exchange(m_provider, provider) != provider)
        filter();
}

void MachineFilter::setStanding(std::optional<Standing> standing)
{
    if (std::exchange(m_standing, standing) != standing)
        filter();
}

void MachineFilter::setOrder(Order order, bool isBackwards)
{
    if (order == m_order && isBackwards == m_isBackwards)
        return;
    m_order = order;
    m_isBackwards = isBackwards;
    release();
    rebuild();
}

void MachineFilter::setGrouped(bool isGrouped)
{
    if (std::exchange(m_isGrouped, isGrouped) != isGrouped)
        filter();
}

void MachineFilter::retranslate()
{
    if (m_isGrouped)
        filter();
}

bool MachineFilter::accepts(const MachineRow& row) const
{
    if (m_provider && row.machine.provider != *m_provider)
        return false;
    if (m_standing && standingOf(row) != *m_standing)
        return false;
    if (!m_tag.isEmpty() && !row.machine.tags.contains(m_tag))
        return false;
    return std::ranges::all_of(m_words, [&row](const QString& word) { return row.haystack.contains(word); });
}

MachineFilter::Contents MachineFilter::contents(const std::vector<int>& candidates) const
{
    Contents made;
    std::ranges::copy_if(candidates, std::back_inserter(made.accepted),
                         [this](int row) { return accepts(m_model.row(row)); });
    if (m_isGrouped) {
        addGroups(made);
        return made;
    }
    made.shown.reserve(made.accepted.size());
    for (const int row : made.accepted)
        made.shown.push_back({row, -1});
    return made;
}

void MachineFilter::addGroups(Contents& contents) const
{
    std::map<QString, std::vector<int>> byId;
    for (const int row : contents.accepted) {
        for (const QString& id : groupsOf(m_model.row(row).machine))
            byId[id].push_back(row);
    }
    for (const auto& [id, rows] : byId) {
        const int group = static_cast<int>(contents.groups.size());
        const bool isCollapsed = !isFiltering() && m_collapsed.contains(id);
        contents.groups.push_back({id, static_cast<int>(rows.size()), isCollapsed});
        contents.shown.push_back({-1, group});
        if (isCollapsed)
            continue;
        for (const int row : rows)
            contents.shown.push_back({row, group});
    }
}

void MachineFilter::setCollapsed(const QStringList& groups)
{
    const QSet<QString> wanted(groups.begin(), groups.end());
    if (std::exchange(m_collapsed, wanted) != wanted && m_isGrouped)
        filter();
}

void MachineFilter::setCollapsed(int number, bool isCollapsed)
{
    Group& group = m_groups[static_cast<std::size_t>(m_shown[static_cast<std::size_t>(number)].group)];
    if (isFiltering() || group.isCollapsed == isCollapsed)
        return;
    if (isCollapsed)
        collapse(number, group);
    else
        expand(number, group);
    // Tags that are no more are forgotten.
    m_collapsed.clear();
    for (const Group& each : m_groups) {
        if (each.isCollapsed)
            m_collapsed.insert(each.id);
    }
    Q_EMIT dataChanged(index(number), index(number));
    Q_EMIT collapsedChanged();
}

void MachineFilter::collapse(int number, Group& group)
{
    const auto first = m_shown.begin() + number + 1;
    beginRemoveRows({}, number + 1, number + group.count);
    m_shown.erase(first, first + group.count);
    group.isCollapsed = true;
    endRemoveRows();
}

void MachineFilter::expand(int number, Group& group)
{
    std::vector<Entry> entries;
    for (const int row : m_accepted) {
        if (groupsOf(m_model.row(row).machine).contains(group.id))
            entries.push_back({row, m_shown[static_cast<std::size_t>(number)].group});
    }
    group.isCollapsed = false;
    // What has just changed may have left the group empty; the list is about to be built anew then.
    group.count = static_cast<int>(entries.size());
    if (entries.empty())
        return;
    beginInsertRows({}, number + 1, number + group.count);
    m_shown.insert(m_shown.begin() + number + 1, entries.begin(), entries.end());
    endInsertRows();
}

QStringList MachineFilter::collapsed() const
{
    QStringList ids(m_collapsed.begin(), m_collapsed.end());
    ids.sort();
    return ids;
}

void MachineFilter::take(Contents contents)
{
    m_accepted = std::move(contents.accepted);
    m_shown = std::move(contents.shown);
    m_groups = std::move(contents.groups);
}

void MachineFilter::filter(bool isNarrower)
{
    Contents made = contents(isNarrower ? m_accepted : m_sorted);
    beginResetModel();
    take(std::move(made));
    endResetModel();
}

// Nothing here may point to rows that are about to move.
void MachineFilter::release()
{
    beginResetModel();
    take({});
}

void MachineFilter::rebuild()
{
    sort();
    take(contents(m_sorted));
    endResetModel();
}

void MachineFilter::sort()
{
    m_sorted.resize(static_cast<std::size_t>(m_model.rowCount()));
    std::iota(m_sorted.begin(), m_sorted.end(), 0);
    std::ranges::stable_sort(
        m_sorted, [this](int one, int other) { return m_model.row(one).order.compare(m_model.row(other).order) < 0; });
    sortBy(m_order);
    if (m_isBackwards)
        std::ranges::reverse(m_sorted);
}

void MachineFilter::sortBy(Order order)
{
    const auto by = [this](auto value) {
        std::ranges::stable_sort(m_sorted, [this, &value](int one, int other) {
            return value(m_model.row(one)) < value(m_model.row(other));
        });
    };
    switch (order) {
    case Order::Name:
        break;
    case Order::Host:
        return by([](const MachineRow& row) { return row.machine.host; });
    case Order::User:
        return by([](const MachineRow& row) { return row.machine.user; });
    case Order::Provider:
        return by([](const MachineRow& row) { return row.machine.provider; });
    case Order::Tags:
        return by([](const MachineRow& row) {
            // Those without a tag last.
            const QStringList& tags = row.machine.tags;
            return std::pair(tags.isEmpty(), tags.isEmpty() ? QString() : tags.constFirst().toLower());
        });
    case Order::Status:
        return by([](const MachineRow& row) { return standingOf(row); });
    case Order::LastConnected:
        return by([](const MachineRow& row) {
            const QDateTime& time = row.machine.lastConnectedAt;
            return time.isValid() ? -time.toMSecsSinceEpoch() : std::numeric_limits<qint64>::max();
        });
    }
}

// Many rows may change in one go; their places are looked at once.
void MachineFilter::onDataChanged(const QModelIndex& first, const QModelIndex& last)
{
    for (std::size_t shown = 0; shown < m_shown.size(); ++shown) {
        const QModelIndex place = index(static_cast<int>(shown));
        if (m_shown[shown].row >= first.row() && m_shown[shown].row <= last.row())
            Q_EMIT dataChanged(place, place);
    }
    m_refresh.start();
}

void MachineFilter::refresh()
{
    sort();
    Contents now = contents(m_sorted);
    if (now.shown == m_shown && now.groups == m_groups)
        return;
    beginResetModel();
    take(std::move(now));
    endResetModel();
}

const MachineRow& MachineFilter::row(int number) const
{
    return m_model.row(sourceRow(number));
}

QModelIndex MachineFilter::indexOf(const QString& id) const
{
    const auto found = std::ranges::find_if(m_shown, [&](const Entry& entry) {
        return id == (entry.row >= 0 ? m_model.row(entry.row).machine.id
                                     : m_groups[static_cast<std::size_t>(entry.group)].id);
    });
    return found == m_shown.end() ? QModelIndex() : index(static_cast<int>(found - m_shown.begin()), 0);
}

QModelIndex MachineFilter::firstMachine() const
{
    const auto found = std::ranges::find_if(m_shown, [](const Entry& entry) { return entry.row >= 0; });
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
    const Entry& entry = m_shown[static_cast<std::size_t>(index.row())];
    if (entry.row >= 0)
        return m_model.data(m_model.index(entry.row), role);
    return headingData(m_groups[static_cast<std::size_t>(entry.group)], role);
}

QVariant MachineFilter::headingData(const Group& group, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return titleOf(group);
    case Qt::AccessibleTextRole:
        return tr("%1, %n machine(s)", nullptr, group.count).arg(titleOf(group));
    case Qt::AccessibleDescriptionRole:
        return isFiltering() ? QString() : group.isCollapsed ? tr("collapsed") : tr("expanded");
    case MachineModel::IdRole:
        return group.id;
    case MachineModel::CountRole:
        return group.count;
    case MachineModel::CollapsedRole:
        return isFiltering() ? QVariant() : QVariant(group.isCollapsed);
    default:
        return {};
    }
}

QString MachineFilter::titleOf(const Group& group)
{
    if (group.id == favouritesId)
        return tagText(favouriteTag());
    return group.id == untaggedId ? tr("Without a tag") : core::singleLine(group.id.mid(tagPrefix.size()), 80);
}

QModelIndex MachineFilter::headingOf(const QModelIndex& index) const
{
    for (int number = index.row(); m_isGrouped && number >= 0; --number) {
        if (isHeading(number))
            return this->index(number);
    }
    return {};
}

} // namespace clouddesk::ui
