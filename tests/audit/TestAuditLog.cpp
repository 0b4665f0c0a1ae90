// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/AuditLog.h"
#include "crypto/Digest.h"

#include <qcoro/qcorotask.h>

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace clouddesk;
using audit::Event;
using core::ErrorCode;
using core::Result;
using storage::Transaction;

namespace {

class SettableClock : public core::Clock
{
public:
    [[nodiscard]] QDateTime now() const override { return time; }
    QDateTime time = QDateTime(QDate(2026, 11, 20), QTime(12, 0), Qt::UTC);
};

Event makeEvent(int number)
{
    Event event;
    event.actor = number % 2 == 0 ? QStringLiteral("alice") : QStringLiteral("bob");
    event.action = QStringLiteral("session.open");
    event.resource = QStringLiteral("machine %1").arg(number);
    event.succeeded = number % 3 != 0;
    event.peer = QStringLiteral("192.0.2.%1").arg(number % 200);
    event.details = {{QStringLiteral("number"), number}};
    return event;
}

/// A log in a folder, with the key kept outside.
struct Log
{
    explicit Log(const QString& usedFolder, const QByteArray& usedKey = "a key that stands elsewhere")
        : folder(usedFolder)
        , key(usedKey)
    {
        open();
    }

    [[nodiscard]] QString databaseFile() const { return folder + QStringLiteral("/test.db"); }
    [[nodiscard]] QString checkpointFile() const { return folder + QStringLiteral("/audit.checkpoint"); }

    void open()
    {
        storage::Database::Options options;
        options.location = databaseFile();
        options.migrations = storage::loadMigrations(QStringLiteral(":/migrations")).value();
        database = QCoro::waitFor(storage::Database::open(std::move(options))).value();
        log = std::make_unique<audit::AuditLog>(*database, core::Secret(key), checkpointFile(), clock);
    }

    void close()
    {
        log.reset();
        database.reset();
    }

    Result<void> append(const Event& event) { return QCoro::waitFor(log->append(event)); }

    bool appendMany(int count)
    {
        std::vector<core::Task<void>> tasks;
        for (int i = 1; i <= count; ++i)
            tasks.push_back(log->append(makeEvent(i)));
        bool succeeded = true;
        for (auto& task : tasks)
            succeeded = QCoro::waitFor(std::move(task)).has_value() && succeeded;
        return succeeded;
    }

    audit::Verification verify() { return QCoro::waitFor(log->verify()).value(); }

    /// What somebody does who owns the database but not the key.
    bool tamper(const QStringList& statements)
    {
        const auto run = [&statements](Transaction& transaction) -> Result<void> {
            for (const QString& statement : statements) {
                if (const auto done = transaction.execute(statement); !done)
                    return core::fail(done);
            }
            return {};
        };
        return QCoro::waitFor(database->write<void>(run)).has_value();
    }

    QString folder;
    QByteArray key;
    SettableClock clock;
    std::unique_ptr<storage::Database> database;
    std::unique_ptr<audit::AuditLog> log;
};

core::Task<core::Secret> giveKey(bool isGiven, QByteArray key)
{
    if (!isGiven)
        co_return core::fail(ErrorCode::KeyUnavailable, QStringLiteral("nobody unlocks it"));
    core::Secret secret(key);
    co_return std::move(secret);
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(content), content.size());
}

// Runs in a process of its own: appends that many events one after another.
int appendFromHere(const QString& folder, int count)
{
    Log log(folder);
    for (int i = 0; i < count; ++i) {
        if (!log.append(makeEvent(i)))
            return 1;
    }
    return 0;
}

// True if the process did not get to its end.
bool appendAndKillAt(const QString& folder, const QString& systemCall, int occurrence)
{
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // A leak check cannot run in a process that is traced.
    environment.insert(QStringLiteral("ASAN_OPTIONS"), QStringLiteral("detect_leaks=0"));
    child.setProcessEnvironment(environment);
    child.setStandardErrorFile(QProcess::nullDevice());
    child.start(QStringLiteral("strace"),
                {QStringLiteral("-f"), QStringLiteral("-qq"), QStringLiteral("-o"), QStringLiteral("/dev/null"),
                 QStringLiteral("-e"), QStringLiteral("trace=%1").arg(systemCall), QStringLiteral("-e"),
                 QStringLiteral("inject=%1:signal=SIGKILL:when=%2").arg(systemCall).arg(occurrence),
                 QCoreApplication::applicationFilePath(), QStringLiteral("--append"), folder, QStringLiteral("3")});
    child.waitForFinished(60000);
    return child.exitStatus() != QProcess::NormalExit || child.exitCode() != 0;
}

} // namespace

class TestAuditLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_log = std::make_unique<Log>(m_temporary->path());
    }

    void cleanup() { m_log.reset(); }

    void eventsComeBackNewestFirst()
    {
        QVERIFY(log().appendMany(5));
        const auto records = QCoro::waitFor(log().log->list(2, 1));
        QCOMPARE(records->size(), 2U);
        const audit::Record& record = records->front();
        QCOMPARE(record.sequence, 4);
        QCOMPARE(record.time, log().clock.time);
        QCOMPARE(record.event.actor, QStringLiteral("alice"));
        QCOMPARE(record.event.action, QStringLiteral("session.open"));
        QCOMPARE(record.event.resource, QStringLiteral("machine 4"));
        QVERIFY(record.event.succeeded);
        QCOMPARE(record.event.peer, QStringLiteral("192.0.2.4"));
        QCOMPARE(record.event.details.value(QStringLiteral("number")).toInt(), 4);
        QCOMPARE(records->back().sequence, 3);
        QVERIFY(!records->back().event.succeeded);
    }

    // The key may lie where a person is asked; without it, what was to be recorded is not recorded, and fails.
    void theKeyIsAskedForWithTheFirstRecord()
    {
        QVERIFY(log().append(makeEvent(1)).has_value());
        int asked = 0;
        bool isGiven = false;
        const auto give = [&]() -> core::Task<core::Secret> {
            ++asked;
            return giveKey(isGiven, log().key);
        };
        audit::AuditLog later(*log().database, give, log().checkpointFile(), log().clock);
        QCOMPARE(QCoro::waitFor(later.list())->size(), 1U);
        QCOMPARE(asked, 0);
        const auto refused = QCoro::waitFor(later.append(makeEvent(2)));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::KeyUnavailable);
        QCOMPARE(QCoro::waitFor(later.list())->size(), 1U);
        isGiven = true;
        QVERIFY(QCoro::waitFor(later.append(makeEvent(3))).has_value());
        QVERIFY(QCoro::waitFor(later.append(makeEvent(4))).has_value());
        QCOMPARE(asked, 2);
        QVERIFY(QCoro::waitFor(later.verify())->sound);
        QCOMPARE(log().verify().records, 3);
    }

    void aSoundLogIsSound()
    {
        QVERIFY(log().verify().sound);
        QVERIFY(log().appendMany(2500));
        QVERIFY(log().append(makeEvent(1)).has_value());
        const auto found = log().verify();
        QVERIFY2(found.sound, qPrintable(found.explanation));
        QCOMPARE(found.records, 2501);
        QCOMPARE(found.firstBadSequence, 0);
        log().close();
        log().open();
        QVERIFY(log().append(makeEvent(2)).has_value());
        QCOMPARE(log().verify().records, 2502);
        QVERIFY(log().verify().sound);
    }

    void Q6_orderIsBySequence()
    {
        QVERIFY(log().append(makeEvent(1)).has_value());
        log().clock.time = log().clock.time.addSecs(-3600);
        QVERIFY(log().append(makeEvent(2)).has_value());
        QVERIFY(log().verify().sound);
        QCOMPARE(QCoro::waitFor(log().log->list())->front().event.resource, QStringLiteral("machine 2"));
    }

    void I8_textFromOutsideIsMadeHarmless()
    {
        Event event = makeEvent(1);
        event.resource = QStringLiteral("evil\n\x1b[31m") + QChar(0x202e);
        event.actor = QString(100000, QLatin1Char('a'));
        event.details = {{QStringLiteral("line\n"), QStringLiteral("two\r\nlines") + QChar(0x2028)},
                         {QStringLiteral("list"), QJsonArray{QString(QChar(0x9b))}}};
        QVERIFY(log().append(event).has_value());
        const auto record = QCoro::waitFor(log().log->list())->front();
        QCOMPARE(record.event.resource, QStringLiteral("evil\\n\\u001b[31m\\u202e"));
        QVERIFY(record.event.actor.size() <= 201);
        QCOMPARE(record.event.details.value(QStringLiteral("line\\n")).toString(),
                 QStringLiteral("two\\u000d\\nlines\\u2028"));
        QCOMPARE(record.event.details.value(QStringLiteral("list")).toArray().at(0).toString(),
                 QStringLiteral("\\u009b"));
        QVERIFY(log().verify().sound);
    }

    void I8_detailsAreCut()
    {
        Event event = makeEvent(1);
        for (int i = 0; i < 100; ++i)
            event.details.insert(QString::number(i), QString(1000, QChar(0x1f600 & 0xffff)) + QLatin1Char('"'));
        QVERIFY(log().append(event).has_value());
        QVERIFY(log().verify().sound);
        const auto record = QCoro::waitFor(log().log->list())->front();
        QVERIFY(record.event.details.contains(QStringLiteral("cut")));
        QVERIFY(QJsonDocument(record.event.details).toJson(QJsonDocument::Compact).size() <= audit::maximumDetails);
    }

    void W2_everyFieldIsCovered_data()
    {
        QTest::addColumn<QString>("change");
        for (const char* change :
             {"time = '2026-11-20T12:00:00.001Z'", "actor = 'mallory'", "action = 'session.close'",
              "resource = 'other'", "succeeded = 1 - succeeded", "peer = ''", "details = '{}'", "chain_code = x'00'",
              "actor = actor || substr(action, 1, 1), action = substr(action, 2)", "succeeded = 2 + succeeded",
              "succeeded = -1", "actor = CAST(actor AS BLOB)", "succeeded = 1.5",
              "chain_code = CAST(chain_code AS TEXT)"})
            QTest::newRow(change) << QString::fromLatin1(change);
    }

    void W2_everyFieldIsCovered()
    {
        QFETCH(QString, change);
        QVERIFY(log().appendMany(10));
        QVERIFY(log().tamper({QStringLiteral("UPDATE audit_log SET %1 WHERE sequence = 7").arg(change)}));
        const auto found = log().verify();
        QVERIFY(!found.sound);
        QCOMPARE(found.firstBadSequence, 7);
        QVERIFY(!found.explanation.isEmpty());
    }

    void W2_aThousandRandomTampers()
    {
        constexpr int records = 50;
        QVERIFY(log().appendMany(records));
        QVERIFY(log().tamper({QStringLiteral("CREATE TABLE original AS SELECT * FROM audit_log")}));
        for (int i = 0; i < 1000; ++i) {
            const int first = QRandomGenerator::global()->bounded(1, records);
            const int second = QRandomGenerator::global()->bounded(first + 1, records + 1);
            QVERIFY(log().tamper(randomTamper(i % 6, first, second)));
            const auto found = log().verify();
            QVERIFY2(!found.sound, qPrintable(QString::number(i % 6)));
            QCOMPARE(found.firstBadSequence, i % 6 == 3 ? second : first);
            QVERIFY(log().tamper({QStringLiteral("DELETE FROM audit_log"),
                                  QStringLiteral("INSERT INTO audit_log SELECT * FROM original")}));
        }
        QVERIFY(log().verify().sound);
    }

    void W2_recordsPutInAreFound()
    {
        QVERIFY(log().appendMany(5));
        for (const int sequence : {0, -1, 6, 7}) {
            QVERIFY(log().tamper(
                {QStringLiteral("INSERT INTO audit_log SELECT %1, time, actor, action, resource, succeeded, "
                                "peer, details, chain_code FROM audit_log WHERE sequence = 3")
                     .arg(sequence)}));
            const auto found = log().verify();
            QVERIFY(!found.sound);
            QCOMPARE(found.firstBadSequence, sequence >= 6 ? 6 : 1);
            QVERIFY(log().tamper({QStringLiteral("DELETE FROM audit_log WHERE sequence = %1").arg(sequence)}));
        }
    }

    void W3_aCutTailIsFound()
    {
        QVERIFY(log().appendMany(10));
        QVERIFY(log().tamper({QStringLiteral("DELETE FROM audit_log WHERE sequence > 8")}));
        QCOMPARE(log().verify().firstBadSequence, 9);
        QVERIFY(!log().verify().sound);
    }

    void W3_anEmptiedLogIsFound()
    {
        QVERIFY(log().appendMany(10));
        QVERIFY(log().tamper({QStringLiteral("DELETE FROM audit_log")}));
        QCOMPARE(log().verify().firstBadSequence, 1);
        QVERIFY(log().appendMany(20));
        QVERIFY(!log().verify().sound);
    }

    void W3_whatIsAppendedLaterDoesNotHideACut_data()
    {
        QTest::addColumn<int>("appended");
        QTest::newRow("fewer than were cut") << 1;
        QTest::newRow("as many") << 2;
        QTest::newRow("more") << 50;
    }

    void W3_whatIsAppendedLaterDoesNotHideACut()
    {
        QFETCH(int, appended);
        QVERIFY(log().appendMany(10));
        QVERIFY(log().tamper({QStringLiteral("DELETE FROM audit_log WHERE sequence > 8")}));
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("not the one that its checkpoint")));
        QVERIFY(log().appendMany(appended));
        QVERIFY(log().append(makeEvent(1)).has_value());
        const auto found = log().verify();
        QVERIFY(!found.sound);
        QCOMPARE(found.firstBadSequence, 10);
    }

    void W3_anOlderCopyOfTheDatabaseIsFound()
    {
        QVERIFY(log().appendMany(10));
        log().close();
        const QByteArray older = contentOf(log().databaseFile());
        log().open();
        QVERIFY(log().appendMany(5));
        log().close();
        overwrite(log().databaseFile(), older);
        log().open();
        QCOMPARE(log().verify().firstBadSequence, 11);
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("not the one that its checkpoint")));
        QVERIFY(log().appendMany(30));
        QVERIFY(!log().verify().sound);
    }

    void W3_aCheckpointThatWasTakenAwayOrChanged()
    {
        QVERIFY(log().appendMany(10));
        const QByteArray genuine = contentOf(log().checkpointFile());
        QVERIFY(QFile::remove(log().checkpointFile()));
        QVERIFY(!log().verify().sound);
        for (qsizetype i = 0; i < genuine.size(); i += 7) {
            QByteArray changed = genuine;
            changed[i] = static_cast<char>(changed[i] ^ 1);
            overwrite(log().checkpointFile(), changed);
            QVERIFY(!log().verify().sound);
        }
        overwrite(log().checkpointFile(), genuine);
        QVERIFY(log().verify().sound);
        QVERIFY(QFile::remove(log().checkpointFile()));
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("not the one that its checkpoint")));
        QVERIFY(log().append(makeEvent(1)).has_value());
        QVERIFY(!log().verify().sound);
    }

    void W4_aFullRewriteWithoutTheKeyIsFound()
    {
        QVERIFY(log().appendMany(10));
        log().close();
        // Somebody with our own program, but another key.
        QFile::remove(log().databaseFile());
        const QByteArray genuine = contentOf(log().checkpointFile());
        QFile::remove(log().checkpointFile());
        {
            Log forger(m_temporary->path(), "guessed");
            QVERIFY(forger.appendMany(12));
            QVERIFY(forger.verify().sound);
        }
        overwrite(log().checkpointFile(), genuine);
        log().open();
        QCOMPARE(log().verify().firstBadSequence, 1);
    }

    void W5_manyProgramsMakeOneChain()
    {
        constexpr int programs = 6;
        constexpr int each = 40;
        log().close();
        std::vector<std::unique_ptr<QProcess>> children;
        for (int i = 0; i < programs; ++i) {
            auto child = std::make_unique<QProcess>();
            child->setProcessChannelMode(QProcess::ForwardedErrorChannel);
            child->start(QCoreApplication::applicationFilePath(),
                         {QStringLiteral("--append"), m_temporary->path(), QString::number(each)});
            children.push_back(std::move(child));
        }
        for (const auto& child : children) {
            QVERIFY(child->waitForFinished(120000));
            QCOMPARE(child->exitCode(), 0);
        }
        log().open();
        const auto found = log().verify();
        QVERIFY2(found.sound, qPrintable(found.explanation));
        QCOMPARE(found.records, programs * each);
    }

    void K7_killedAtEachStep_data()
    {
        QTest::addColumn<QString>("systemCall");
        for (const char* call : {"pwrite64", "fdatasync", "rename", "fsync", "write"})
            QTest::newRow(call) << QString::fromLatin1(call);
    }

    // Whenever a program is killed while it appends: nothing that was acknowledged is lost, and nothing looks tampered.
    void K7_killedAtEachStep()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("strace")).isEmpty())
            QSKIP("strace");
        QFETCH(QString, systemCall);
        log().close();
        bool wasKilled = true;
        for (int occurrence = 1; wasKilled; ++occurrence) {
            QVERIFY(occurrence < 300);
            const QTemporaryDir folder;
            wasKilled = appendAndKillAt(folder.path(), systemCall, occurrence);
            Log log(folder.path());
            const auto found = log.verify();
            QVERIFY2(found.sound, qPrintable(found.explanation));
            QVERIFY(wasKilled || found.records == 3);
            QVERIFY(log.append(makeEvent(1)).has_value());
            QVERIFY(log.verify().sound);
        }
    }

    void W6_noCheckpointNoSuccess()
    {
        QVERIFY(log().append(makeEvent(1)).has_value());
        // A folder in its place can neither be replaced nor written, not even by root.
        const QByteArray genuine = contentOf(log().checkpointFile());
        QVERIFY(QFile::remove(log().checkpointFile()));
        QVERIFY(QDir().mkpath(log().checkpointFile() + QStringLiteral("/in the way")));
        QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("not the one that its checkpoint")));
        QVERIFY(!log().append(makeEvent(2)).has_value());
        QVERIFY(QDir(log().checkpointFile()).removeRecursively());
        overwrite(log().checkpointFile(), genuine);
        QVERIFY(log().append(makeEvent(3)).has_value());
        QVERIFY(log().verify().sound);
        QCOMPARE(log().verify().records, 3);
    }

    void W6_noDatabaseNoSuccess()
    {
        QVERIFY(log().append(makeEvent(1)).has_value());
        QVERIFY(log().tamper({QStringLiteral("ALTER TABLE audit_log RENAME TO elsewhere")}));
        QVERIFY(!log().append(makeEvent(2)).has_value());
        QVERIFY(log().tamper({QStringLiteral("ALTER TABLE elsewhere RENAME TO audit_log")}));
        QVERIFY(log().append(makeEvent(3)).has_value());
        QVERIFY(log().verify().sound);
    }

    void eventsUnderWayAreKeptOrCancelled()
    {
        std::vector<core::Task<void>> tasks;
        for (int i = 0; i < 20; ++i)
            tasks.push_back(log().log->append(makeEvent(i)));
        log().close();
        for (auto& task : tasks)
            QVERIFY(QCoro::waitFor(std::move(task)).has_value() || true);
        log().open();
        QVERIFY(log().verify().sound);
    }

private:
    Log& log() { return *m_log; }

    static QStringList randomTamper(int kind, int first, int second)
    {
        static const QString swap = QStringLiteral("UPDATE audit_log SET %3 = (SELECT o.%3 FROM original o WHERE "
                                                   "o.sequence = CASE audit_log.sequence WHEN %1 THEN "
                                                   "%2 ELSE %1 END) WHERE sequence IN (%1, %2)");
        switch (kind) {
        case 0: // one changed
            return {QStringLiteral("UPDATE audit_log SET resource = resource || 'x' WHERE sequence = %1").arg(first)};
        case 1: // one removed
            return {QStringLiteral("DELETE FROM audit_log WHERE sequence = %1").arg(first)};
        case 2: // one removed, those after it moved up
            return {QStringLiteral("DELETE FROM audit_log WHERE sequence = %1").arg(first),
                    QStringLiteral("UPDATE audit_log SET sequence = -sequence WHERE sequence > %1").arg(first),
                    QStringLiteral("UPDATE audit_log SET sequence = -sequence - 1 WHERE sequence < 0")};
        case 3: // one twice, in the place of another
            return {QStringLiteral("DELETE FROM audit_log WHERE sequence = %1").arg(second),
                    QStringLiteral("INSERT INTO audit_log SELECT %2, time, actor, action, resource, succeeded, peer, "
                                   "details, chain_code FROM original WHERE sequence = %1")
                        .arg(first)
                        .arg(second)};
        case 4: // two exchanged, codes and all
            return {QStringLiteral("UPDATE audit_log SET sequence = -1 WHERE sequence = %1").arg(first),
                    QStringLiteral("UPDATE audit_log SET sequence = %1 WHERE sequence = %2").arg(first).arg(second),
                    QStringLiteral("UPDATE audit_log SET sequence = %1 WHERE sequence = -1").arg(second)};
        default: // what happened exchanged, the codes left where they were
            return {swap.arg(first).arg(second).arg(QStringLiteral("resource"))};
        }
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    std::unique_ptr<Log> m_log;
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--append"))
        return appendFromHere(arguments.value(2), arguments.value(3).toInt());
    TestAuditLog test;
    return QTest::qExec(&test, argc, argv);
}

#include "TestAuditLog.moc"
