// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/TestHome.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QTest>

#include <cstdio>

using namespace clouddesk;
using namespace clouddesk::instances;
using core::ErrorCode;
using core::Result;

namespace {

/// One of the programs: does random things to the shared inventory for a while, and keeps in mind what was
/// acknowledged.
class Worker
{
public:
    Worker(const QString& folder, const QString& name, bool mayRotate)
        : m_name(name)
        , m_mayRotate(mayRotate)
    {
        m_home.setDataDirectory(folder);
    }

    // 0, or what went wrong on standard error.
    int run(int milliseconds)
    {
        if (!m_home.start())
            return complain(m_home.problem());
        QElapsedTimer clock;
        clock.start();
        while (!clock.hasExpired(milliseconds)) {
            const int chance = QRandomGenerator::global()->bounded(100);
            const Result<void> done = step(chance);
            ++m_operations;
            if (!done)
                return complain(QStringLiteral("%1 (chance %2)").arg(done.error().toLine()).arg(chance));
        }
        QJsonObject report{{QStringLiteral("operations"), m_operations},
                           {QStringLiteral("edits"), m_edits},
                           {QStringLiteral("audited"), m_audited}};
        QJsonObject machines;
        for (auto each = m_machines.cbegin(); each != m_machines.cend(); ++each)
            machines.insert(each.key(), each.value());
        report.insert(QStringLiteral("machines"), machines);
        std::printf("%s\n", QJsonDocument(report).toJson(QJsonDocument::Compact).constData());
        return 0;
    }

private:
    static int complain(const QString& text)
    {
        std::fprintf(stderr, "%s\n", qPrintable(text));
        return 1;
    }

    InstanceService& service() { return m_home.instances(); }

    Result<void> step(int chance)
    {
        if (chance < 25 || m_machines.isEmpty())
            return add();
        if (chance < 50)
            return editOwn();
        if (chance < 65)
            return remove();
        if (chance < 80)
            return editShared();
        if (chance < 90)
            return look();
        if (chance < 99 || !m_mayRotate)
            return touch();
        return rotate();
    }

    QString anyMachine() const { return m_machines.keys().at(QRandomGenerator::global()->bounded(m_machines.size())); }

    Result<void> add()
    {
        const QString name = QStringLiteral("%1 %2").arg(m_name).arg(++m_made);
        const QString password = QStringLiteral("password %1").arg(m_made);
        InstanceDraft draft;
        draft.name = name;
        draft.host = QStringLiteral("192.0.2.1");
        draft.user = QStringLiteral("root");
        draft.secrets.password = core::Secret(password.toUtf8());
        const auto added = QCoro::waitFor(service().add(std::move(draft)));
        if (!added)
            return core::fail(added);
        ++m_audited;
        m_machines.insert(name, password);
        return {};
    }

    Result<void> editOwn()
    {
        const QString name = anyMachine();
        const QString password = QStringLiteral("new password %1").arg(++m_made);
        InstanceDraft draft;
        draft.secrets.password = core::Secret(password.toUtf8());
        const auto edited = QCoro::waitFor(service().edit(name, std::move(draft)));
        if (!edited)
            return core::fail(edited);
        ++m_audited;
        m_machines[name] = password;
        return {};
    }

    Result<void> remove()
    {
        const QString name = anyMachine();
        const auto removed = QCoro::waitFor(service().remove(name));
        if (!removed)
            return removed;
        ++m_audited;
        m_machines.remove(name);
        return {};
    }

    // The same field of the same machine as the others: one of two at once is told that it came second, and repeats.
    Result<void> editShared()
    {
        for (;;) {
            const auto found = QCoro::waitFor(service().find(QStringLiteral("shared")));
            if (!found)
                return core::fail(found);
            InstanceDraft draft;
            draft.tags = QStringList{QStringLiteral("%1-%2").arg(m_name).arg(m_edits + 1)};
            const auto edited = QCoro::waitFor(service().edit(found->id, std::move(draft)));
            if (edited) {
                ++m_edits;
                ++m_audited;
                return {};
            }
            if (edited.error().code != ErrorCode::Conflict)
                return core::fail(edited);
        }
    }

    Result<void> look()
    {
        const auto all = QCoro::waitFor(service().list());
        if (!all)
            return core::fail(all);
        const QString name = anyMachine();
        const auto found = QCoro::waitFor(service().find(name));
        if (!found)
            return core::fail(found);
        const auto secrets = QCoro::waitFor(service().secrets(*found));
        if (!secrets)
            return core::fail(secrets);
        if (!secrets->password || !secrets->password->equals(core::Secret(m_machines.value(name).toUtf8())))
            return core::fail(ErrorCode::Internal, QStringLiteral("another password than the one stored last"), name);
        return {};
    }

    Result<void> touch()
    {
        const auto found = QCoro::waitFor(service().find(anyMachine()));
        if (!found)
            return core::fail(found);
        return QCoro::waitFor(service().markConnected(found->id));
    }

    Result<void> rotate()
    {
        const auto count = QCoro::waitFor(m_home.vault().rotate());
        if (!count)
            return core::fail(count);
        return {};
    }

    lab::TestHome m_home;
    QString m_name;
    bool m_mayRotate;
    QMap<QString, QString> m_machines;
    int m_made = 0;
    int m_operations = 0;
    int m_edits = 0;
    int m_audited = 0;
};

} // namespace

/// A window and a command line at once on one data folder.
class TestTwoPrograms : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void X9_randomOperationsOnOneDatabase()
    {
        constexpr int milliseconds = 15000;
        lab::TestHome home;
        QVERIFY2(home.start(), qPrintable(home.problem()));
        InstanceDraft shared;
        shared.name = QStringLiteral("shared");
        shared.host = QStringLiteral("192.0.2.2");
        shared.user = QStringLiteral("root");
        shared.authType = AuthType::Agent;
        QVERIFY(QCoro::waitFor(home.instances().add(std::move(shared))));
        std::vector<std::unique_ptr<QProcess>> programs;
        for (int i = 0; i < 2; ++i) {
            auto program = std::make_unique<QProcess>();
            program->start(QCoreApplication::applicationFilePath(),
                           {QStringLiteral("--work"), home.dataDirectory(), QStringLiteral("program%1").arg(i),
                            QString::number(milliseconds), i == 0 ? QStringLiteral("rotates") : QString()});
            programs.push_back(std::move(program));
        }
        int expectedMachines = 1;
        int operations = 0;
        int audited = 1;
        for (const auto& program : programs) {
            QVERIFY(program->state() == QProcess::NotRunning || program->waitForFinished(milliseconds + 60000));
            const QByteArray complaint = program->readAllStandardError();
            QVERIFY2(program->exitCode() == 0 && !complaint.contains("locked"), complaint.constData());
            const QJsonObject report = QJsonDocument::fromJson(program->readAllStandardOutput()).object();
            operations += report.value(QStringLiteral("operations")).toInt();
            audited += report.value(QStringLiteral("audited")).toInt();
            const QJsonObject machines = report.value(QStringLiteral("machines")).toObject();
            expectedMachines += static_cast<int>(machines.size());
            verifyMachines(home, machines);
        }
        qInfo("%d operations, %d acknowledged changes, %d machines at the end", operations, audited, expectedMachines);
        QVERIFY(operations > 100);
        const auto all = QCoro::waitFor(home.instances().list(100000));
        QVERIFY(all);
        QCOMPARE(static_cast<int>(all->size()), expectedMachines);
        const auto records = QCoro::waitFor(home.audit().list(1000000));
        QVERIFY(records);
        // An edit that came second is announced before it is refused.
        QVERIFY2(static_cast<int>(records->size()) >= audited, qPrintable(QString::number(records->size())));
        const auto verified = QCoro::waitFor(home.audit().verify());
        QVERIFY(verified && verified->sound);
    }

private:
    static void verifyMachines(lab::TestHome& home, const QJsonObject& machines)
    {
        for (auto each = machines.begin(); each != machines.end(); ++each) {
            const auto found = QCoro::waitFor(home.instances().find(each.key()));
            QVERIFY2(found.has_value(), qPrintable(each.key()));
            const auto secrets = QCoro::waitFor(home.instances().secrets(*found));
            QVERIFY2(secrets.has_value(), qPrintable(each.key()));
            QVERIFY2(secrets->password && secrets->password->equals(core::Secret(each.value().toString().toUtf8())),
                     qPrintable(each.key()));
        }
    }
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--work")) {
        Worker worker(arguments.value(2), arguments.value(3), arguments.value(5) == QStringLiteral("rotates"));
        return worker.run(arguments.value(4).toInt());
    }
    TestTwoPrograms test;
    return QTest::qExec(&test, argc, argv);
}

#include "TestTwoPrograms.moc"
