// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProvisionLab.h"

using namespace clouddesk;
using core::ErrorCode;
using desktops::SudoAccess;
using lab::Container;

/// How provisioning becomes root, on one real machine.
class TestProvisionSudo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString obstacle = Container::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        m_lab = std::make_unique<ProvisionLab>();
        QVERIFY2(m_lab->isUp(), qPrintable(m_lab->machine().problem()));
    }

    void cleanupTestCase() { m_lab.reset(); }

    void probeTellsHow_data()
    {
        QTest::addColumn<int>("access");
        QTest::addColumn<bool>("terminal");
        QTest::newRow("root") << int(SudoAccess::IsRoot) << false;
        QTest::newRow("admin") << int(SudoAccess::PasswordLess) << false;
        QTest::newRow("worker") << int(SudoAccess::NeedsPassword) << false;
        QTest::newRow("terminal") << int(SudoAccess::NeedsPassword) << true;
    }

    void probeTellsHow()
    {
        QFETCH(int, access);
        QFETCH(bool, terminal);
        QVERIFY(m_lab->logIn(QTest::currentDataTag()));
        const auto facts = m_lab->facts();
        QCOMPARE(facts.user, QLatin1String(QTest::currentDataTag()));
        QCOMPARE(int(facts.sudo), access);
        QCOMPARE(facts.sudoNeedsTerminal, terminal);
        QCOMPARE(facts.systemId, QStringLiteral("debian"));
        QVERIFY(facts.freeDiskBytes > 0 && facts.vncServer.isEmpty() && facts.desktops.isEmpty());
    }

    void installsAndRemoves_data()
    {
        QTest::addColumn<QByteArray>("password");
        QTest::newRow("root") << QByteArray();
        QTest::newRow("admin") << QByteArray();
        QTest::newRow("worker") << Container::password();
        QTest::newRow("terminal") << Container::password();
    }

    void installsAndRemoves()
    {
        QFETCH(QByteArray, password);
        QVERIFY(m_lab->logIn(QTest::currentDataTag()));
        const QByteArray before = m_lab->packages();
        const auto report = QCoro::waitFor(m_lab->provision(ProvisionLab::smallPlan(), password));
        QVERIFY2(report, report ? "" : qPrintable(report.error().toLine()));
        QVERIFY(report->addedPackages.contains(QStringLiteral("xauth")));
        QVERIFY(m_lab->packages() != before);
        const auto removed = m_lab->unprovision(password);
        QVERIFY2(removed, removed ? "" : qPrintable(removed.error().toLine()));
        QCOMPARE(m_lab->packages(), before);
        QVERIFY(m_lab->machine()
                    .run(QStringLiteral("ls -d /var/lib/clouddesk /dev/shm/clouddesk-* /tmp/clouddesk-*"))
                    .output.count("cannot access") == 3);
    }

    // One attempt only: machines lock people out after a few.
    void wrongPasswordIsToldAndTriedOnce()
    {
        QVERIFY(m_lab->logIn("worker"));
        const auto report = QCoro::waitFor(m_lab->provision(ProvisionLab::smallPlan(), "battery staple"));
        QCOMPARE(report.error().code, ErrorCode::SudoPasswordWrong);
        QCOMPARE(report.error().where, QStringLiteral("lab machine"));
        const QByteArray log =
            ProvisionLab::contents(report.error().advice.section(QStringLiteral("The full log is "), 1));
        QVERIFY(log.contains("1 incorrect password attempt"));
        QVERIFY(!log.contains("battery staple"));
    }

    void missingPasswordIsNotTried()
    {
        QVERIFY(m_lab->logIn("worker"));
        QCOMPARE(QCoro::waitFor(m_lab->provision(ProvisionLab::smallPlan())).error().code,
                 ErrorCode::SudoPasswordWrong);
    }

    void strangersLearnWhatAnAdministratorMustDo()
    {
        QVERIFY(m_lab->logIn("guest"));
        const auto plan = desktops::ProvisioningPlan::make(m_lab->facts(), instances::Desktop::Xfce);
        QVERIFY(plan);
        const auto report = QCoro::waitFor(m_lab->provision(*plan, Container::password()));
        QCOMPARE(report.error().code, ErrorCode::SudoUnavailable);
        QVERIFY(report.error().advice.endsWith(plan->administratorCommand));
        // And that command does it.
        QCOMPARE(m_lab->machine()
                     .run(QString(plan->administratorCommand)
                              .replace(QStringLiteral("install -y"), QStringLiteral("install -y --dry-run")))
                     .status,
                 0);
    }

private:
    std::unique_ptr<ProvisionLab> m_lab;
};

QTEST_GUILESS_MAIN(TestProvisionSudo)
#include "TestProvisionSudo.moc"
