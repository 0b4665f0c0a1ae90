// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provisioning/Provisioner.h"

#include <QFile>
#include <QTest>

using namespace clouddesk;
using core::ErrorCode;
using desktops::MachineFacts;
using desktops::ProvisioningPlan;
using desktops::ProvisioningState;
using desktops::SudoAccess;
using instances::Desktop;

namespace {

MachineFacts recorded(const char* name)
{
    QFile file(qEnvironmentVariable("CLOUDDESK_SOURCE_DIR") + QStringLiteral("/tests/provisioning/probes/") +
               QLatin1String(name) + QStringLiteral(".txt"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return MachineFacts::parse(file.readAll()).value_or(MachineFacts());
}

} // namespace

class TestProvisioningPlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsEverySystem_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("xfce"); // how the administrator's command begins; empty: unsupported
        QTest::addColumn<bool>("hasLxde");
        const QByteArray apt =
            "apt-get update && apt-get install -y --no-install-recommends tigervnc-standalone-server ";
        const QByteArray install = "dnf install -y --setopt=install_weak_deps=False ";
        const auto epel = [&install](const QByteArray& release, const QByteArray& builder) {
            return "dnf install -y " + release + " && " + install + "--enablerepo=" + builder +
                   " tigervnc-server-minimal ";
        };
        const QByteArray url = "https://dl.fedoraproject.org/pub/epel/epel-release-latest-";
        for (const char* name : {"debian-11", "debian-12", "debian-13", "ubuntu-20.04", "ubuntu-22.04", "ubuntu-24.04"})
            QTest::newRow(name) << QByteArray(name) << apt << true;
        QTest::newRow("fedora-41") << QByteArray("fedora-41") << install + "tigervnc-server-minimal " << true;
        for (const char* name : {"rocky-9", "almalinux-9"})
            QTest::newRow(name) << QByteArray(name) << epel("epel-release", "crb") << false;
        QTest::newRow("rocky-8") << QByteArray("rocky-8") << epel("epel-release", "powertools") << false;
        QTest::newRow("rhel-8") << QByteArray("rhel-8")
                                << epel(url + "8.noarch.rpm", "codeready-builder-for-rhel-8-$(arch)-rpms") << false;
        QTest::newRow("rhel-9") << QByteArray("rhel-9")
                                << epel(url + "9.noarch.rpm", "codeready-builder-for-rhel-9-$(arch)-rpms") << false;
        QTest::newRow("oracle-8") << QByteArray("oracle-8") << epel("oracle-epel-release-el8", "ol8_codeready_builder")
                                  << false;
        QTest::newRow("oracle-9") << QByteArray("oracle-9") << epel("oracle-epel-release-el9", "ol9_codeready_builder")
                                  << false;
        QTest::newRow("amazon-2") << QByteArray("amazon-2") << QByteArray() << false;
        QTest::newRow("amazon-2023") << QByteArray("amazon-2023") << QByteArray() << false;
    }

    void knowsEverySystem()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, xfce);
        QFETCH(bool, hasLxde);
        const MachineFacts facts = recorded(name.constData());
        const auto plan = ProvisioningPlan::make(facts, Desktop::Xfce);
        if (xfce.isEmpty()) {
            QCOMPARE(plan.error().code, ErrorCode::SystemUnsupported);
            QVERIFY(!plan.error().advice.isEmpty());
            return;
        }
        QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toLine()));
        QVERIFY2(plan->administratorCommand.startsWith(QString::fromLatin1(xfce)),
                 qPrintable(plan->administratorCommand));
        QVERIFY(!plan->isComplete && plan->packages.contains(QStringLiteral("xfce4-session")));
        QVERIFY(plan->neededDiskBytes > 500'000'000);
        QCOMPARE(ProvisioningPlan::make(facts, Desktop::Lxde).has_value(), hasLxde);
    }

    void completeMachineNeedsNothing()
    {
        MachineFacts facts = recorded("debian-12-xfce");
        facts.sudo = SudoAccess::None;
        facts.freeDiskBytes = 1;
        const auto plan = ProvisioningPlan::make(facts, Desktop::Xfce);
        QVERIFY(plan && plan->isComplete && plan->packages.isEmpty() && plan->steps.isEmpty());
        // The same programs on a system that we know nothing about are as good.
        facts.systemId = QStringLiteral("plan9");
        facts.systemLike.clear();
        QVERIFY(ProvisioningPlan::make(facts, Desktop::Xfce)->isComplete);
        QCOMPARE(ProvisioningPlan::make(facts, Desktop::Lxde).error().code, ErrorCode::SystemUnsupported);
    }

    void onlyWhatIsMissingIsAskedFor()
    {
        MachineFacts facts = recorded("debian-12-xfce");
        facts.vncServer.clear();
        const auto plan = ProvisioningPlan::make(facts, Desktop::Xfce);
        QVERIFY(plan->packages.contains(QStringLiteral("tigervnc-standalone-server")));
        QVERIFY(!plan->packages.contains(QStringLiteral("xfwm4")));
    }

    void unfinishedInstallationIsNotComplete()
    {
        MachineFacts facts = recorded("debian-12-xfce");
        for (const ProvisioningState state : {ProvisioningState::Broken, ProvisioningState::Running}) {
            facts.provisioning = state;
            const auto plan = ProvisioningPlan::make(facts, Desktop::Xfce);
            QVERIFY(!plan->isComplete && plan->packages.contains(QStringLiteral("xfwm4")));
        }
    }

    void withoutSudoTheAdministratorIsTold()
    {
        MachineFacts facts = recorded("debian-12");
        facts.sudo = SudoAccess::None;
        const auto plan = ProvisioningPlan::make(facts, Desktop::Lxde);
        QCOMPARE(plan.error().code, ErrorCode::SudoUnavailable);
        QVERIFY(plan.error().advice.contains(
            QStringLiteral("apt-get update && apt-get install -y --no-install-recommends tigervnc-standalone-server")));
        QVERIFY(plan.error().advice.endsWith(QStringLiteral("lxde-icon-theme suckless-tools")));
    }

    void tooLittleRoomIsSaidBefore()
    {
        MachineFacts facts = recorded("debian-12");
        facts.freeDiskBytes = 300LL * 1024 * 1024;
        const auto plan = ProvisioningPlan::make(facts, Desktop::Xfce);
        QCOMPARE(plan.error().code, ErrorCode::RemoteDiskFull);
        QVERIFY(plan.error().text.contains(QStringLiteral("300 MiB are free")));
    }

    void oldSystemsAreRefused()
    {
        MachineFacts facts = recorded("debian-12");
        facts.systemVersion = QStringLiteral("10");
        QCOMPARE(ProvisioningPlan::make(facts, Desktop::Xfce).error().code, ErrorCode::SystemUnsupported);
        facts = recorded("ubuntu-20.04");
        facts.systemVersion = QStringLiteral("18.04");
        QCOMPARE(ProvisioningPlan::make(facts, Desktop::Xfce).error().code, ErrorCode::SystemUnsupported);
    }

    // What a machine says about itself must not get into a command or onto a terminal.
    void J1_commandsHoldNoWordsOfTheMachine()
    {
        for (const char* name : {"debian-12", "fedora-41", "rhel-9", "rocky-8", "oracle-9"}) {
            MachineFacts hostile = recorded(name);
            const auto plan = ProvisioningPlan::make(hostile, Desktop::Xfce);
            for (const char* payload : {";reboot", "$(reboot)", "`reboot`", "\nreboot", "' && reboot '"}) {
                hostile.architecture = hostile.kernel = hostile.user = hostile.systemName = QLatin1String(payload);
                hostile.systemLike += QLatin1String(payload);
                hostile.systemVersion = recorded(name).systemVersion + QLatin1Char('.') + QLatin1String(payload);
                const auto same = ProvisioningPlan::make(hostile, Desktop::Xfce);
                QVERIFY(plan && same);
                QCOMPARE(same->administratorCommand, plan->administratorCommand);
                QCOMPARE(same->packages, plan->packages);
            }
        }
    }

    void hostileNamesStayWords()
    {
        MachineFacts facts;
        facts.systemName = QStringLiteral("\x1b[2J$(reboot)");
        const auto plan = ProvisioningPlan::make(facts, Desktop::Xfce);
        QVERIFY(!plan.error().text.contains(QChar(0x1b)));
    }
};

QTEST_GUILESS_MAIN(TestProvisioningPlan)
#include "TestProvisioningPlan.moc"
