// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How many durable writes a second: SQLite by itself, our database threads on top of it, and the audit log.
#include "audit/AuditLog.h"
#include "core/Ids.h"

#include <qcoro/qcorotask.h>

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>

#include <cstdio>

using namespace clouddesk;
using core::Result;
using core::Task;
using storage::Transaction;

namespace {

constexpr int rounds = 5;
constexpr int commits = 300;
constexpr int eventsAtOnce = 3000;

double perSecond(int count, const QElapsedTimer& time)
{
    return count * 1e9 / static_cast<double>(time.nsecsElapsed());
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

/// SQLite with the same settings and nothing of ours.
class PlainSqlite
{
public:
    explicit PlainSqlite(const QString& file)
        : m_database(QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("plain")))
    {
        m_database.setDatabaseName(file);
        m_database.open();
        for (const char* sql : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "CREATE TABLE things (id TEXT)"})
            QSqlQuery(m_database).exec(QString::fromLatin1(sql));
    }

    void insertMany()
    {
        QSqlQuery query(m_database);
        for (int i = 0; i < commits; ++i) {
            query.prepare(QStringLiteral("INSERT INTO things VALUES (?)"));
            query.addBindValue(core::newId());
            query.exec();
        }
    }

private:
    QSqlDatabase m_database;
};

Task<void> writeMany(storage::Database* database)
{
    const auto insert = [](Transaction& transaction) {
        return transaction.execute(
            QStringLiteral("INSERT INTO host_key_overrides (host, forgotten_at) VALUES (:host, '')"),
            {{QStringLiteral("host"), core::newId()}});
    };
    for (int i = 0; i < commits; ++i)
        std::ignore = co_await database->write<qint64>(insert);
    co_return Result<void>();
}

audit::Event makeEvent()
{
    audit::Event event;
    event.actor = QStringLiteral("local");
    event.action = QStringLiteral("session.open");
    event.resource = QStringLiteral("a machine");
    event.details = {{QStringLiteral("reason"), QStringLiteral("a measurement")}};
    return event;
}

Task<void> appendOneByOne(audit::AuditLog* log)
{
    for (int i = 0; i < commits; ++i) {
        audit::Event event = makeEvent();
        std::ignore = co_await log->append(std::move(event));
    }
    co_return Result<void>();
}

void appendTogether(audit::AuditLog& log)
{
    std::vector<Task<void>> tasks;
    tasks.reserve(eventsAtOnce);
    for (int i = 0; i < eventsAtOnce; ++i)
        tasks.push_back(log.append(makeEvent()));
    for (Task<void>& task : tasks)
        std::ignore = QCoro::waitFor(std::move(task));
}

template <typename Function>
double measure(int count, Function function)
{
    QElapsedTimer time;
    time.start();
    function();
    return perSecond(count, time);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir folder;
    storage::Database::Options options;
    options.location = folder.filePath(QStringLiteral("ours.db"));
    options.migrations = storage::loadMigrations(QStringLiteral(":/migrations")).value();
    const auto database = QCoro::waitFor(storage::Database::open(std::move(options))).value();
    const core::Clock clock;
    audit::AuditLog log(*database, core::Secret("a key of this measurement"),
                        folder.filePath(QStringLiteral("checkpoint")), clock);

    PlainSqlite plain(folder.filePath(QStringLiteral("theirs.db")));
    std::vector<double> sqlite;
    std::vector<double> ours;
    std::vector<double> oneByOne;
    std::vector<double> together;
    // Until the journals have their full size, every commit makes a file longer, which takes longer.
    for (int i = 0; i < 5; ++i) {
        plain.insertMany();
        std::ignore = QCoro::waitFor(writeMany(database.get()));
    }
    for (int i = 0; i < rounds; ++i) {
        sqlite.push_back(measure(commits, [&] { plain.insertMany(); }));
        ours.push_back(measure(commits, [&] { std::ignore = QCoro::waitFor(writeMany(database.get())); }));
        oneByOne.push_back(measure(commits, [&] { std::ignore = QCoro::waitFor(appendOneByOne(&log)); }));
        together.push_back(measure(eventsAtOnce, [&] { appendTogether(log); }));
    }
    const auto found = QCoro::waitFor(log.verify());
    std::printf("durable commits a second, median of %d rounds\n", rounds);
    std::printf("  SQLite by itself, WAL and FULL      %8.0f\n", median(sqlite));
    std::printf("  through our database threads        %8.0f  (%.2f of it)\n", median(ours),
                median(ours) / median(sqlite));
    std::printf("  audit events, one after the other   %8.0f\n", median(oneByOne));
    std::printf("  audit events, many at once          %8.0f\n", median(together));
    std::printf("  audit log of %lld records: %s\n", static_cast<long long>(found->records),
                qPrintable(found->explanation));
    return found->sound && median(together) >= 1000 ? 0 : 1;
}
