// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktops/SessionRepository.h"

#include <QFile>

#include <csignal>

#include <unistd.h>

namespace clouddesk::desktops {

namespace {

using core::ErrorCode;
using core::Result;
using storage::Row;
using storage::Transaction;

const auto columns =
    QStringLiteral("id, owner_id, instance_id, instance_name, state, error, display_number, process_id,"
                   " created_at, connected_at, ended_at, last_activity_at");

QVariant timeValue(const QDateTime& time)
{
    return time.isValid() ? QVariant(core::toIso(time)) : QVariant();
}

QDateTime timeOf(const Row& row, const char* column)
{
    return row.isNull(column) ? QDateTime() : core::fromIso(row.text(column));
}

SessionRecord recordOf(const Row& row)
{
    SessionRecord record;
    record.id = row.text("id");
    record.ownerId = row.text("owner_id");
    record.instanceId = row.text("instance_id");
    record.instanceName = row.text("instance_name");
    record.state = sessionStateFromWord(row.text("state")).value_or(SessionState::Failed);
    record.error = row.text("error");
    record.displayNumber = static_cast<int>(row.integer("display_number"));
    record.processId = row.integer("process_id");
    record.createdAt = timeOf(row, "created_at");
    record.connectedAt = timeOf(row, "connected_at");
    record.endedAt = timeOf(row, "ended_at");
    record.lastActivityAt = timeOf(row, "last_activity_at");
    return record;
}

Result<SessionRecord> load(Transaction& transaction, const QString& id)
{
    const auto rows = transaction.query(QStringLiteral("SELECT %1 FROM sessions WHERE id = :id").arg(columns),
                                        {{QStringLiteral("id"), id}});
    if (!rows)
        return core::fail(rows);
    if (rows->empty())
        return core::fail(ErrorCode::NotFound, QStringLiteral("there is no such session"), id);
    return recordOf(rows->front());
}

Result<void> store(Transaction& transaction, const SessionRecord& record)
{
    const auto done = transaction.execute(
        QStringLiteral("UPDATE sessions SET state = :state, error = :error, connected_at = :connected,"
                       " ended_at = :ended, last_activity_at = :activity WHERE id = :id"),
        {{QStringLiteral("state"), toWord(record.state)},
         {QStringLiteral("error"), record.error.isNull() ? QLatin1String("") : record.error},
         {QStringLiteral("connected"), timeValue(record.connectedAt)},
         {QStringLiteral("ended"), timeValue(record.endedAt)},
         {QStringLiteral("activity"), timeValue(record.lastActivityAt)},
         {QStringLiteral("id"), record.id}});
    if (!done)
        return core::fail(done);
    return {};
}

Result<void> moveTo(Transaction& transaction, const QString& id, SessionState state, const QString& error,
                    const QDateTime& now)
{
    auto record = load(transaction, id);
    if (!record)
        return core::fail(record);
    if (!mayFollow(record->state, state))
        return core::fail(
            ErrorCode::Conflict,
            QStringLiteral("a session that is %1 cannot become %2").arg(toWord(record->state), toWord(state)), id);
    record->state = state;
    record->error = error;
    record->lastActivityAt = now;
    if (state == SessionState::Connected && !record->connectedAt.isValid())
        record->connectedAt = now;
    if (isEnd(state))
        record->endedAt = now;
    return store(transaction, *record);
}

// Seconds since the computer started, from the 22nd field of /proc/PID/stat (proc(5)); the name before it may hold
// anything, so the count begins after its closing bracket.
std::optional<double> startedAfterBoot(qint64 processId)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(processId));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QByteArray text = file.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    if (fields.size() < 20 || fields.front() == "Z")
        return std::nullopt;
    return fields.at(19).toDouble() / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

std::optional<double> secondsSinceBoot()
{
    QFile file(QStringLiteral("/proc/uptime"));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return file.readAll().split(' ').front().toDouble();
}

Result<std::vector<SessionRecord>> recordsOf(const Result<storage::Rows>& rows)
{
    if (!rows)
        return core::fail(rows);
    std::vector<SessionRecord> records;
    for (const Row& row : *rows)
        records.push_back(recordOf(row));
    return records;
}

} // namespace

bool processRanAt(qint64 processId, const QDateTime& time)
{
    if (processId <= 0)
        return false;
    const auto started = startedAfterBoot(processId);
    const auto uptime = secondsSinceBoot();
    if (!uptime) // no /proc on this platform
        return ::kill(static_cast<pid_t>(processId), 0) == 0;
    if (!started)
        return false;
    // Clocks are read one after the other, and times are stored in milliseconds.
    constexpr double tolerance = 2.0;
    const double age = *uptime - *started;
    return static_cast<double>(time.msecsTo(QDateTime::currentDateTimeUtc())) / 1000.0 <= age + tolerance;
}

SessionRepository::SessionRepository(storage::Database& database, const core::Clock& clock)
    : m_database(database)
    , m_clock(clock)
{
}

core::Task<void> SessionRepository::add(SessionRecord record)
{
    const QDateTime now = m_clock.now();
    const auto job = [record = std::move(record), now](Transaction& transaction) -> Result<void> {
        const auto done = transaction.execute(
            QStringLiteral("INSERT INTO sessions (%1) VALUES (:id, :owner, :instance, :name, :state, :error, :display,"
                           " :process, :created, :connected, :ended, :activity)")
                .arg(columns),
            {{QStringLiteral("id"), record.id},
             {QStringLiteral("owner"), record.ownerId},
             {QStringLiteral("instance"), record.instanceId},
             {QStringLiteral("name"), record.instanceName},
             {QStringLiteral("state"), toWord(record.state)},
             {QStringLiteral("error"), record.error.isNull() ? QLatin1String("") : record.error},
             {QStringLiteral("display"), record.displayNumber},
             {QStringLiteral("process"), record.processId},
             {QStringLiteral("created"), core::toIso(record.createdAt.isValid() ? record.createdAt : now)},
             {QStringLiteral("connected"), timeValue(record.connectedAt)},
             {QStringLiteral("ended"), timeValue(record.endedAt)},
             {QStringLiteral("activity"), core::toIso(record.lastActivityAt.isValid() ? record.lastActivityAt : now)}});
        if (!done)
            return core::fail(done);
        return {};
    };
    return m_database.write<void>(job);
}

core::Task<void> SessionRepository::move(QString id, SessionState state, QString error)
{
    const QDateTime now = m_clock.now();
    const auto job = [id = std::move(id), state, error = std::move(error), now](Transaction& transaction) {
        return moveTo(transaction, id, state, error, now);
    };
    return m_database.write<void>(job);
}

core::Task<void> SessionRepository::setDisplay(QString id, int displayNumber)
{
    const auto job = [id = std::move(id), displayNumber](Transaction& transaction) -> Result<void> {
        const auto done =
            transaction.execute(QStringLiteral("UPDATE sessions SET display_number = :number WHERE id = :id"),
                                {{QStringLiteral("number"), displayNumber}, {QStringLiteral("id"), id}});
        if (!done)
            return core::fail(done);
        return {};
    };
    return m_database.write<void>(job);
}

core::Task<SessionRecord> SessionRepository::find(QString id)
{
    const auto job = [id = std::move(id)](Transaction& transaction) { return load(transaction, id); };
    return m_database.read<SessionRecord>(job);
}

core::Task<std::vector<SessionRecord>> SessionRepository::list(QString ownerId, bool includeEnded, int limit,
                                                               int offset)
{
    const QString sql =
        QStringLiteral("SELECT %1 FROM sessions WHERE owner_id = :owner%2 ORDER BY created_at DESC, id DESC"
                       " LIMIT :limit OFFSET :offset")
            .arg(columns, includeEnded ? QString() : QStringLiteral(" AND ended_at IS NULL"));
    const auto job = [sql, ownerId = std::move(ownerId), limit,
                      offset](Transaction& transaction) -> Result<std::vector<SessionRecord>> {
        return recordsOf(transaction.query(sql, {{QStringLiteral("owner"), ownerId},
                                                 {QStringLiteral("limit"), limit},
                                                 {QStringLiteral("offset"), offset}}));
    };
    return m_database.read<std::vector<SessionRecord>>(job);
}

core::Task<std::vector<SessionRecord>> SessionRepository::listRunning(QString instanceId)
{
    const auto job = [instanceId = std::move(instanceId)](Transaction& transaction) {
        return recordsOf(transaction.query(
            QStringLiteral("SELECT %1 FROM sessions WHERE instance_id = :instance AND ended_at IS NULL").arg(columns),
            {{QStringLiteral("instance"), instanceId}}));
    };
    return m_database.read<std::vector<SessionRecord>>(job);
}

core::Task<QStringList> SessionRepository::endOrphans()
{
    const QDateTime now = m_clock.now();
    const auto job = [now](Transaction& transaction) -> Result<QStringList> {
        const auto rows =
            transaction.query(QStringLiteral("SELECT %1 FROM sessions WHERE ended_at IS NULL").arg(columns));
        if (!rows)
            return core::fail(rows);
        QStringList ended;
        for (const Row& row : *rows) {
            const SessionRecord record = recordOf(row);
            if (processRanAt(record.processId, record.createdAt))
                continue;
            const auto end = record.state == SessionState::Closing ? SessionState::Closed : SessionState::Failed;
            const auto done = moveTo(transaction, record.id, end,
                                     QStringLiteral("the program ended without closing the session"), now);
            if (!done)
                return core::fail(done);
            ended += record.id;
        }
        return ended;
    };
    return m_database.write<QStringList>(job);
}

} // namespace clouddesk::desktops
