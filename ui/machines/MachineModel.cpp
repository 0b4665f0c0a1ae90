// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machines/MachineModel.h"

#include <QPointer>

#include <algorithm>
#include <set>

namespace clouddesk::ui {

using desktops::SessionState;
using instances::Instance;

namespace {

constexpr int pageSize = 1000;
// More changes at once than this are read as a whole.
constexpr qsizetype mostSingleReads = 32;

QString addressOf(const Instance& machine)
{
    instances::JumpHost place;
    place.user = machine.user;
    place.host = machine.host;
    place.port = machine.port;
    return place.toText();
}

QString haystackOf(const Instance& machine, const QString& address)
{
    // Line feeds keep a word from being found across two fields.
    return QStringList{machine.name, address, machine.tags.join(QLatin1Char('\n')), machine.notes}
        .join(QLatin1Char('\n'))
        .toLower();
}

bool isSame(const Instance& one, const Instance& other)
{
    return one.id == other.id && one.updatedAt == other.updatedAt && one.lastConnectedAt == other.lastConnectedAt &&
           one.isVncInstalled == other.isVncInstalled && one.isActive == other.isActive && one.desktop == other.desktop;
}

} // namespace

MachineModel::MachineModel(QObject* parent)
    : QAbstractListModel(parent)
{
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    for (QTimer* const timer : {&m_changeTimer, &m_sessionTimer}) {
        timer->setSingleShot(true);
        timer->setInterval(0);
    }
    connect(&m_changeTimer, &QTimer::timeout, this, [this] { readChanged(); });
    connect(&m_sessionTimer, &QTimer::timeout, this, [this] { readSessions(); });
}

MachineModel::MachineModel(instances::InstanceService& instances, desktops::DesktopService& desktops,
                           std::shared_ptr<Pending> pending, QObject* parent)
    : MachineModel(parent)
{
    m_pending = std::move(pending);
    m_instances = &instances;
    m_desktops = &desktops;
    connect(&instances, &instances::InstanceService::changed, this, [this](const QString& id) {
        m_changed.insert(id);
        m_changeTimer.start();
    });
    connect(&desktops, &desktops::DesktopService::sessionChanged, this, [this] { m_sessionTimer.start(); });
    reload();
}

int MachineModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant MachineModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const MachineRow& row = this->row(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.machine.name;
    case Qt::AccessibleTextRole:
        return QStringList{row.machine.name,
                           row.address,
                           providerText(row.machine.provider),
                           statusText(row),
                           lastConnectedText(row.machine.lastConnectedAt, QDateTime::currentDateTimeUtc()),
                           row.machine.tags.join(QStringLiteral(", ")),
                           row.machine.notes}
            .join(QStringLiteral("; "));
    case Qt::ToolTipRole:
        return row.machine.notes.isEmpty()
                   ? QStringLiteral("%1\n%2").arg(row.machine.name, row.address)
                   : QStringLiteral("%1\n%2\n\n%3").arg(row.machine.name, row.address, row.machine.notes);
    case IdRole:
        return row.machine.id;
    case RowRole:
        return QVariant::fromValue(static_cast<const void*>(&row));
    default:
        return {};
    }
}

const Instance* MachineModel::find(const QString& nameOrId) const
{
    const auto found = std::ranges::find_if(m_rows, [&nameOrId](const MachineRow& row) {
        return row.machine.id == nameOrId || row.machine.name == nameOrId;
    });
    return found == m_rows.end() ? nullptr : &found->machine;
}

const Instance* MachineModel::findByAddress(const instances::JumpHost& place) const
{
    const Instance* found = nullptr;
    for (const MachineRow& row : m_rows) {
        const Instance& machine = row.machine;
        const bool isThere = machine.user == place.user && machine.port == place.port &&
                             machine.host.compare(place.host, Qt::CaseInsensitive) == 0;
        if (isThere && (found == nullptr || found->lastConnectedAt < machine.lastConnectedAt))
            found = &machine;
    }
    return found;
}

QStringList MachineModel::tags() const
{
    std::set<QString> all;
    for (const MachineRow& row : m_rows)
        all.insert(row.machine.tags.begin(), row.machine.tags.end());
    return {all.begin(), all.end()};
}

MachineRow MachineModel::makeRow(Instance machine) const
{
    const QString address = addressOf(machine);
    const auto session = m_sessions.constFind(machine.id);
    MachineRow row{{}, haystackOf(machine, address), address, m_collator.sortKey(machine.name), {}, {}, {}, {}};
    if (session != m_sessions.constEnd())
        row.session = *session;
    if (const auto answers = m_answers.constFind(machine.id); answers != m_answers.constEnd())
        row.answers = *answers;
    if (const auto there = m_desktopsThere.constFind(machine.id); there != m_desktopsThere.constEnd())
        row.hasDesktop = there->isThere;
    row.machine = std::move(machine);
    return row;
}

void MachineModel::setMachines(std::vector<Instance> machines)
{
    const bool wasLoaded = std::exchange(m_isLoaded, true);
    const bool isUnchanged = std::ranges::equal(
        machines, m_rows, [](const Instance& one, const MachineRow& row) { return isSame(one, row.machine); });
    if (isUnchanged && wasLoaded)
        return;
    beginResetModel();
    m_rows.clear();
    m_rows.reserve(machines.size());
    for (Instance& machine : machines)
        m_rows.push_back(makeRow(std::move(machine)));
    endResetModel();
    Q_EMIT contentsChanged();
}

void MachineModel::reload()
{
    if (m_instances == nullptr)
        return;
    if (m_isReading)
        m_mustReadAgain = true;
    else
        readAll();
    m_sessionTimer.start();
}

core::Task<void> MachineModel::readAll()
{
    const auto lease = m_pending->hold();
    if (!lease)
        co_return {};
    const QPointer<MachineModel> self(this);
    m_isReading = true;
    std::vector<Instance> all;
    core::Result<std::vector<Instance>> page;
    do {
        page = co_await m_instances->list(pageSize, static_cast<int>(all.size()));
        if (!self)
            co_return {};
        if (page)
            std::ranges::move(*page, std::back_inserter(all));
    } while (page && page->size() == pageSize);
    m_isReading = false;
    if (page)
        setMachines(std::move(all));
    else
        Q_EMIT failed(page.error());
    if (std::exchange(m_mustReadAgain, false))
        reload();
    co_return {};
}

core::Task<void> MachineModel::readChanged()
{
    const auto lease = m_pending->hold();
    if (!lease)
        co_return {};
    const QPointer<MachineModel> self(this);
    const QSet<QString> ids = std::exchange(m_changed, {});
    if (m_isReading || ids.size() > mostSingleReads) {
        reload();
        co_return {};
    }
    for (const QString& id : ids) {
        auto machine = co_await m_instances->find(id);
        if (!self)
            co_return {};
        if (machine)
            put(std::move(*machine));
        else if (machine.error().code == core::ErrorCode::NotFound)
            drop(id);
        else
            Q_EMIT failed(machine.error());
    }
    co_return {};
}

core::Task<void> MachineModel::readSessions()
{
    const auto lease = m_pending->hold();
    if (!lease)
        co_return {};
    const QPointer<MachineModel> self(this);
    const auto records = co_await m_desktops->sessions(true, pageSize);
    if (!self || !records)
        co_return {};
    QHash<QString, SessionState> byInstance;
    // Newest first, and a machine shows its newest.
    for (auto record = records->rbegin(); record != records->rend(); ++record) {
        if (!desktops::isEnd(record->state))
            byInstance.insert(record->instanceId, record->state);
    }
    learnDesktops(*records);
    setSessions(byInstance);
    co_return {};
}

// A session that ended in peace leaves its desktop running.
void MachineModel::learnDesktops(const std::vector<desktops::SessionRecord>& records)
{
    QSet<QString> seen;
    for (const desktops::SessionRecord& record : records) {
        if (seen.contains(record.instanceId))
            continue;
        seen.insert(record.instanceId);
        const bool leftOne = record.state == SessionState::Closed && record.displayNumber >= 0;
        // What somebody has looked at since is known better.
        if (leftOne && m_desktopsThere.value(record.instanceId).knownAt < record.endedAt)
            m_desktopsThere.insert(record.instanceId, {true, record.endedAt});
    }
    for (std::size_t number = 0; number < m_rows.size(); ++number) {
        MachineRow& row = m_rows[number];
        const auto there = m_desktopsThere.constFind(row.machine.id);
        if (there == m_desktopsThere.constEnd() || row.hasDesktop == there->isThere)
            continue;
        row.hasDesktop = there->isThere;
        touch(number);
    }
}

void MachineModel::touch(std::size_t number)
{
    const QModelIndex place = index(static_cast<int>(number));
    Q_EMIT dataChanged(place, place);
}

void MachineModel::setAnswers(const QString& id, bool answers)
{
    m_answers.insert(id, answers);
    const int number = indexOf(id);
    if (number < 0 || m_rows[static_cast<std::size_t>(number)].answers == answers)
        return;
    m_rows[static_cast<std::size_t>(number)].answers = answers;
    touch(static_cast<std::size_t>(number));
}

void MachineModel::setHasDesktop(const QString& id, bool hasDesktop)
{
    m_desktopsThere.insert(id, {hasDesktop, QDateTime::currentDateTimeUtc()});
    const int number = indexOf(id);
    if (number < 0 || m_rows[static_cast<std::size_t>(number)].hasDesktop == hasDesktop)
        return;
    m_rows[static_cast<std::size_t>(number)].hasDesktop = hasDesktop;
    touch(static_cast<std::size_t>(number));
}

std::optional<bool> MachineModel::hasDesktop(const QString& id) const
{
    const auto there = m_desktopsThere.constFind(id);
    return there == m_desktopsThere.constEnd() ? std::nullopt : std::optional(there->isThere);
}

bool MachineModel::noteLook(int number, std::chrono::milliseconds spacing)
{
    QElapsedTimer& looked = m_rows[static_cast<std::size_t>(number)].lookedAt;
    if (looked.isValid() && !looked.hasExpired(spacing.count()))
        return false;
    looked.start();
    return true;
}

void MachineModel::setSessions(const QHash<QString, SessionState>& byInstance)
{
    m_sessions = byInstance;
    for (std::size_t number = 0; number < m_rows.size(); ++number) {
        MachineRow& row = m_rows[number];
        const auto found = byInstance.constFind(row.machine.id);
        const auto now = found == byInstance.constEnd() ? std::nullopt : std::optional(*found);
        if (row.session == now)
            continue;
        row.session = now;
        touch(number);
    }
}

int MachineModel::indexOf(const QString& id) const
{
    const auto found = std::ranges::find_if(m_rows, [&id](const MachineRow& row) { return row.machine.id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

void MachineModel::put(Instance machine)
{
    const int number = indexOf(machine.id);
    if (number < 0) {
        beginInsertRows({}, rowCount(), rowCount());
        m_rows.push_back(makeRow(std::move(machine)));
        endInsertRows();
    } else {
        MachineRow& row = m_rows[static_cast<std::size_t>(number)];
        const QElapsedTimer lookedAt = row.lookedAt;
        row = makeRow(std::move(machine));
        row.lookedAt = lookedAt;
        Q_EMIT dataChanged(index(number), index(number));
    }
    Q_EMIT contentsChanged();
}

void MachineModel::drop(const QString& id)
{
    const int number = indexOf(id);
    if (number < 0)
        return;
    beginRemoveRows({}, number, number);
    m_rows.erase(m_rows.begin() + number);
    endRemoveRows();
    Q_EMIT contentsChanged();
}

} // namespace clouddesk::ui
