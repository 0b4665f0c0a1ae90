// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/Program.h"
#include "faults/StoredState.h"
#include "faults/SystemCalls.h"
#include "lab/Effort.h"

#include <QTest>

using namespace clouddesk;
using faults::StoredState;
using faults::SystemCalls;
using tests::Program;
using tests::Ran;

namespace {

/// What is run, what it is given, and the audit record that stands for it.
struct Change
{
    const char* name;
    const char* line;
    QByteArray input;
    const char* action;
    bool onNothing; ///< in an empty data folder
};

const Change changes[] = {
    {"first", "instance add two --host 192.0.2.1 --user root --password-stdin", "new two\n", "instance.created", true},
    {"add", "instance add two --host 192.0.2.1 --user root --password-stdin", "new two\n", "instance.created", false},
    {"edit", "instance edit one --password-stdin", "new one\n", "instance.credential_changed", false},
    {"rotate", "vault rotate", {}, "vault.rotated", false},
};

QStringList wordsOf(const char* line)
{
    return QString::fromUtf8(line).split(QLatin1Char(' '));
}

bool copyFolder(const QString& from, const QString& to)
{
    return QProcess::execute(QStringLiteral("cp"), {QStringLiteral("-a"), from, to}) == 0;
}

// Whether what the change does has been done.
bool hasHappened(const Change& change, const StoredState& before, const StoredState& after)
{
    const QString name = QString::fromLatin1(change.name);
    if (name == QStringLiteral("rotate"))
        return after.keyVersion == before.keyVersion + 1;
    if (name == QStringLiteral("edit"))
        return after.passwords.value(QStringLiteral("one")) == "new one";
    return after.passwords.value(QStringLiteral("two")) == "new two";
}

QByteArray tell(const Change& change, const QString& injection, Ran& ran, const QString& more = {})
{
    return QByteArray(change.line) + " with " + injection.toUtf8() + ": " + more.toUtf8() + "\n" + ran.told();
}

} // namespace

/// The program on a disk whose calls fail.
class TestBrokenDisk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!SystemCalls::canBeWatched())
            QSKIP("no strace here");
        qputenv("ASAN_OPTIONS", "detect_leaks=0"); // a leak check cannot run in a process that is traced
        Ran ran = m_template.run("instance add one --host 192.0.2.1 --user root --password-stdin", "old one\n");
        QVERIFY2(ran.status == 0, ran.told());
        m_before = StoredState::of(m_template.dataDirectory());
        QCOMPARE(m_before.complaint, QString());
    }

    void K2_nothingIsAcknowledgedBeforeItIsSynced_data() { addChanges(); }

    // The order of calls alone: what the program tells of has been synced when it tells of it, names included.
    void K2_nothingIsAcknowledgedBeforeItIsSynced()
    {
        const Change& change = fetchChange();
        const auto program = makeProgram(change);
        const QStringList filesBefore = filesOf(*program);
        Ran ran = run(*program, change, SystemCalls::changing(), {});
        QVERIFY2(ran.status == 0, ran.told());
        QCOMPARE(calls(*program).unsyncedAtFirstWord(program->dataDirectory(), filesBefore), QStringList());
    }

    void K4_failedSyncIsReported_data() { addChanges({"fsync", "fdatasync"}); }

    // Each sync fails once: a success that is told of is on disk nonetheless, by another sync.
    void K4_failedSyncIsReported()
    {
        const Change& change = fetchChange();
        QFETCH(const QString, call);
        int failures = 0;
        for (const int occurrence : occurrencesOf(change, call)) {
            const QString injection = QStringLiteral("%1:error=EIO:when=%2").arg(call).arg(occurrence);
            const auto program = makeProgram(change);
            const QStringList filesBefore = filesOf(*program);
            Ran ran = run(*program, change, SystemCalls::changing(), injection);
            const QStringList unsynced = calls(*program).unsyncedAtFirstWord(program->dataDirectory(), filesBefore);
            QVERIFY2(ran.status != 0 || unsynced.isEmpty(),
                     tell(change, injection, ran, unsynced.join(QLatin1Char(' '))).constData());
            verifyAfter(change, injection, ran, *program);
            failures += ran.status == 0 ? 0 : 1;
        }
        QVERIFY(failures > 0);
        qInfo("%d runs failed", failures);
    }

    void K4_failedCallIsReported_data()
    {
        addChanges({"pwrite64", "openat", "rename", "renameat2", "link", "ftruncate"});
    }

    // Each call that is about the data folder fails, once or from then on.
    void K4_failedCallIsReported()
    {
        const Change& change = fetchChange();
        QFETCH(const QString, call);
        const QList<int> occurrences = occurrencesOf(change, call);
        // By default about four of them, others in each of the changes.
        const int step = lab::mayTakeLong() ? 1 : std::max<int>(1, static_cast<int>(occurrences.size()) / 4);
        for (qsizetype i = (&change - changes) % step; i < occurrences.size(); i += step) {
            for (const char* lasting : lastings(call)) {
                const QString injection =
                    QStringLiteral("%1:error=EIO:when=%2%3").arg(call).arg(occurrences[i]).arg(QLatin1String(lasting));
                const auto program = makeProgram(change);
                Ran ran = run(*program, change, call, injection);
                verifyAfter(change, injection, ran, *program);
            }
        }
    }

private:
    // The program must be able to load its libraries.
    static std::vector<const char*> lastings(const QString& call)
    {
        if (call == QStringLiteral("openat"))
            return {""};
        return {"", "+"};
    }

    static void addChanges(const std::vector<const char*>& calls = {""})
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<QString>("call");
        for (int i = 0; i < static_cast<int>(std::size(changes)); ++i) {
            for (const char* call : calls)
                QTest::addRow("%s %s", changes[i].name, call) << i << QString::fromLatin1(call);
        }
    }
    static const Change& fetchChange()
    {
        QFETCH(const int, index);
        return changes[index];
    }

    std::unique_ptr<Program> makeProgram(const Change& change) const
    {
        auto program = std::make_unique<Program>();
        if (!change.onNothing && !copyFolder(m_template.dataDirectory(), program->dataDirectory()))
            return nullptr;
        return program;
    }
    static QStringList filesOf(const Program& program)
    {
        const QDir folder(program.dataDirectory());
        QStringList files;
        for (const QString& name : folder.entryList(QDir::Files | QDir::Hidden))
            files += folder.filePath(name);
        return files;
    }
    static QString logOf(const Program& program) { return program.path(QStringLiteral("strace")); }
    static SystemCalls calls(const Program& program) { return SystemCalls(logOf(program)); }

    static Ran run(Program& program, const Change& change, const QString& watched, const QString& injection)
    {
        program.setWrapper(SystemCalls::wrapper(logOf(program), watched, injection));
        Ran ran = program.run(wordsOf(change.line), change.input, 60000);
        program.setWrapper({});
        return ran;
    }

    /// Which of the calls of that name are about the data folder, when nothing fails.
    QList<int> occurrencesOf(const Change& change, const QString& call) const
    {
        const auto program = makeProgram(change);
        std::ignore = run(*program, change, call, {});
        return calls(*program).occurrencesBelow(call, program->dataDirectory());
    }

    /// Told as it is, done whole or not at all, nothing unaudited, and the next start finds nothing amiss.
    void verifyAfter(const Change& change, const QString& injection, Ran& ran, const Program& program) const
    {
        const auto complain = [&](const QString& more) { return tell(change, injection, ran, more); };
        const bool isLoaded = ran.status != 127 || !ran.error.contains("shared librar");
        QVERIFY2(ran.status == 0 || ran.status == 1 || !isLoaded,
                 complain(QStringLiteral("crashed or hung")).constData());
        QVERIFY2(ran.status == 0 || !isLoaded || ran.error.count('\n') >= 2,
                 complain(QStringLiteral("no advice")).constData());
        const StoredState before = change.onNothing ? StoredState() : m_before;
        const StoredState after = StoredState::of(program.dataDirectory());
        QVERIFY2(after.complaint.isEmpty(), complain(after.complaint).constData());
        const bool happened = hasHappened(change, before, after);
        QVERIFY2(happened || ran.status != 0, complain(QStringLiteral("told and not done")).constData());
        const bool isAudited = after.actions.contains(QLatin1String(change.action));
        QVERIFY2(isAudited || !happened, complain(QStringLiteral("done and not audited")).constData());
        if (!change.onNothing && !hasHappened(change, before, after))
            QCOMPARE(after.passwords, before.passwords);
    }

    Program m_template;
    StoredState m_before;
};

QTEST_GUILESS_MAIN(TestBrokenDisk)
#include "TestBrokenDisk.moc"
