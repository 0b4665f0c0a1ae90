// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProvisionLab.h"

#include <QSignalSpy>

using namespace clouddesk;
using core::ErrorCode;
using desktops::ProvisioningState;
using lab::Container;

namespace {

/// Enough packages that something can happen in between.
QStringList somePackages()
{
    return {QStringLiteral("adwaita-icon-theme"), QStringLiteral("xkb-data"), QStringLiteral("shared-mime-info")};
}

} // namespace

/// What goes wrong on the way, each on a fresh machine.
class TestProvisionBroken : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString obstacle = Container::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
    }

    void init() { m_lab.reset(); }
    void cleanup() { m_lab.reset(); }

    void waitsForAnotherPackageManager()
    {
        QVERIFY2(start(), qPrintable(m_problem));
        QVERIFY(holdLock());
        auto running = m_lab->provision(ProvisionLab::smallPlan());
        QTRY_VERIFY_WITH_TIMEOUT(m_lab->reported("Waiting for another package manager: perl (process "), 60000);
        QVERIFY(!running.isReady());
        m_lab->machine().run(QStringLiteral("kill $(cat /tmp/holder)"));
        const auto report = QCoro::waitFor(std::move(running));
        QVERIFY2(report, report ? "" : qPrintable(report.error().toLine()));
        QVERIFY(report->addedPackages.contains(QStringLiteral("xauth")));
    }

    // Somebody never lets go. The limit is made shorter by the variable that the script takes it from.
    void whoeverWaitsTooLongIsNamed()
    {
        QVERIFY2(start(), qPrintable(m_problem));
        m_lab->machine().run(QStringLiteral("echo 'SetEnv BUSY_LIMIT=5' >>/etc/ssh/sshd_config; kill -HUP 1"));
        QTRY_VERIFY_WITH_TIMEOUT(m_lab->logIn("root"), 20000);
        QVERIFY(holdLock());
        const QByteArray before = m_lab->packages();
        const auto report = QCoro::waitFor(m_lab->provision(ProvisionLab::smallPlan()));
        QCOMPARE(report.error().code, ErrorCode::PackageManagerBusy);
        QVERIFY2(report.error().text.contains(QStringLiteral("perl (process ")), qPrintable(report.error().text));
        QVERIFY(m_lab->reported("Waiting for another package manager: perl (process "));
        QCOMPARE(m_lab->facts().provisioning, ProvisioningState::None);
        QCOMPARE(m_lab->packages(), before);
    }

    void cancelWhileWaitingLeavesNothing()
    {
        QVERIFY2(start(), qPrintable(m_problem));
        const QByteArray before = m_lab->packages();
        QVERIFY(holdLock());
        std::stop_source stop;
        auto running = m_lab->provision(ProvisionLab::smallPlan(), {}, stop.get_token());
        QTRY_VERIFY_WITH_TIMEOUT(m_lab->reported("Waiting for"), 60000);
        stop.request_stop();
        QCOMPARE(QCoro::waitFor(std::move(running)).error().code, ErrorCode::Cancelled);
        QCOMPARE(m_lab->workers(), QByteArray());
        QCOMPARE(m_lab->packages(), before);
        QVERIFY(m_lab->machine().run(QStringLiteral("test ! -e /var/lib/clouddesk")).status == 0);
    }

    void cancelWhileDownloadingLeavesNothing() { cancelAt("Retrieving file"); }
    void cancelWhileUnpackingLeavesNothing() { cancelAt("Unpacking"); }

    // Killed without warning, as by a power cut: the next run repairs and completes.
    void killedHalfWayIsRepaired()
    {
        QVERIFY2(start(), qPrintable(m_problem));
        auto running = m_lab->provision(ProvisionLab::smallPlan(somePackages()));
        QTRY_VERIFY_WITH_TIMEOUT(m_lab->reported("Unpacking"), 120000);
        m_lab->machine().run(
            QStringLiteral("kill -9 $(cat /var/lib/clouddesk/run/pid) $(pgrep -x 'apt-get|dpkg|dpkg-deb')"));
        const auto broken = QCoro::waitFor(std::move(running));
        QCOMPARE(broken.error().code, ErrorCode::PackageInstallFailed);
        const auto facts = m_lab->facts();
        QCOMPARE(facts.provisioning, ProvisioningState::Broken);
        QVERIFY(facts.packageRepairNeeded);
        const auto report = QCoro::waitFor(m_lab->provision(ProvisionLab::smallPlan(somePackages())));
        QVERIFY2(report, report ? "" : qPrintable(report.error().toLine()));
        QVERIFY(m_lab->reported("Repairing"));
        QCOMPARE(m_lab->facts().provisioning, ProvisioningState::Complete);
        QCOMPARE(m_lab->machine()
                     .run(QStringLiteral("dpkg --audit; dpkg -s adwaita-icon-theme xkb-data | grep -c "
                                         "'Status: install ok installed'"))
                     .output,
                 QByteArray("2\n"));
    }

    // The same, at each place where dpkg can have been: while it unpacked a package, between that and taking away the
    // mark that it is to be unpacked again, while it removed it. The mirror's lists went with the power.
    void whatDpkgWasAtIsRepaired()
    {
        QVERIFY2(start(), qPrintable(m_problem));
        for (const char* status :
             {"install reinstreq unpacked", "install reinstreq half-installed", "install ok half-installed",
              "install reinstreq half-configured", "deinstall ok half-installed", "purge reinstreq half-installed"}) {
            QVERIFY2(breakLibrary(QLatin1String(status)), status);
            QVERIFY2(m_lab->facts().packageRepairNeeded, status);
            const auto report = QCoro::waitFor(m_lab->provision(ProvisionLab::smallPlan(somePackages())));
            QVERIFY2(report, report ? "" : qPrintable(QLatin1String(status) + report.error().toLine()));
            QVERIFY2(m_lab->reported("Repairing"), status);
            QCOMPARE(m_lab->machine().run(QStringLiteral("dpkg --audit; dpkg -V libgdk-pixbuf2.0-common")).output,
                     QByteArray());
            QVERIFY2(!m_lab->packages().contains("\nlibgdk-pixbuf2.0-common\n"), status);
        }
    }

    void unprovisionOfWhatDpkgWasAtRestores()
    {
        QVERIFY2(start(), qPrintable(m_problem));
        const QByteArray before = m_lab->packages();
        const auto report = QCoro::waitFor(m_lab->provision(ProvisionLab::smallPlan(somePackages())));
        QVERIFY2(report, report ? "" : qPrintable(report.error().toLine()));
        QVERIFY(breakLibrary(QStringLiteral("install reinstreq unpacked")));
        const auto removed = m_lab->unprovision();
        QVERIFY2(removed, removed ? "" : qPrintable(removed.error().toLine()));
        QCOMPARE(m_lab->packages(), before);
    }

    // A package that no mirror has, and that is not ours, is named and stays.
    void aBrokenPackageFromElsewhereIsNamed()
    {
        QVERIFY2(start(), qPrintable(m_problem));
        QVERIFY(m_lab->machine()
                    .run(QStringLiteral("mkdir -p /tmp/own/DEBIAN && cd /tmp && printf 'Package: own-program\n"
                                        "Version: 1\nArchitecture: all\nMaintainer: Somebody <a@b.invalid>\n"
                                        "Description: own\n' >own/DEBIAN/control && dpkg-deb -b own own.deb && "
                                        "dpkg -i own.deb && sed -i '/^Package: own-program$/,/^$/s/^Status:.*/"
                                        "Status: install reinstreq half-installed/' /var/lib/dpkg/status"))
                    .status == 0);
        const auto report = QCoro::waitFor(m_lab->provision(ProvisionLab::smallPlan()));
        QCOMPARE(report.error().code, ErrorCode::PackageInstallFailed);
        QVERIFY2(report.error().text.contains(QStringLiteral("own-program")), qPrintable(report.error().text));
        QVERIFY2(report.error().advice.contains(QStringLiteral("dpkg -i")), qPrintable(report.error().advice));
        QVERIFY(m_lab->packages().contains("own-program:all 1\n"));
        m_lab->machine().run(QStringLiteral("dpkg -i /tmp/own.deb"));
        const auto again = QCoro::waitFor(m_lab->provision(ProvisionLab::smallPlan()));
        QVERIFY2(again, again ? "" : qPrintable(again.error().toLine()));
    }

    // What the broken run brought is ours as well.
    void unprovisionAfterAKillRestores()
    {
        QVERIFY2(start(), qPrintable(m_problem));
        const QByteArray before = m_lab->packages();
        auto running = m_lab->provision(ProvisionLab::smallPlan(somePackages()));
        QTRY_VERIFY_WITH_TIMEOUT(m_lab->reported("Unpacking"), 120000);
        m_lab->machine().run(
            QStringLiteral("kill -9 $(cat /var/lib/clouddesk/run/pid) $(pgrep -x 'apt-get|dpkg|dpkg-deb')"));
        QVERIFY(!QCoro::waitFor(std::move(running)));
        const auto removed = m_lab->unprovision();
        QVERIFY2(removed, removed ? "" : qPrintable(removed.error().toLine()));
        QCOMPARE(m_lab->packages(), before);
    }

    // The installation does not need the connection; whoever comes back sees it from the beginning to the end.
    void cutHalfWayIsFollowed()
    {
        QVERIFY2(start(), qPrintable(m_problem));
        auto running = m_lab->provision(ProvisionLab::smallPlan(somePackages()));
        QTRY_VERIFY_WITH_TIMEOUT(m_lab->reported("Unpacking"), 120000);
        m_lab->connection()->close();
        const auto lost = QCoro::waitFor(std::move(running));
        QCOMPARE(lost.error().code, ErrorCode::ConnectionLost);
        QVERIFY(lost.error().advice.contains(QStringLiteral("goes on")));
        QVERIFY(m_lab->logIn("admin"));
        QCOMPARE(m_lab->facts().provisioning, ProvisioningState::Running);
        const auto report = QCoro::waitFor(m_lab->provision(ProvisionLab::smallPlan(somePackages())));
        QVERIFY2(report, report ? "" : qPrintable(report.error().toLine()));
        QVERIFY(report->addedPackages.contains(QStringLiteral("adwaita-icon-theme")));
        const QByteArray log = ProvisionLab::contents(report->logFile);
        QCOMPARE(log.count("== download"), 1);
        QVERIFY(log.contains("Setting up adwaita-icon-theme"));
    }

    void fullDiskIsNamedAndMended()
    {
        // dpkg meets the end of this small file system while it unpacks icons into it.
        QVERIFY2(start({QStringLiteral("--tmpfs"), QStringLiteral("/usr/share/icons:size=256k"),
                        QStringLiteral("--cap-add"), QStringLiteral("SYS_ADMIN")}),
                 qPrintable(m_problem));
        const auto full = QCoro::waitFor(m_lab->provision(ProvisionLab::smallPlan(somePackages())));
        QCOMPARE(full.error().code, ErrorCode::RemoteDiskFull);
        QVERIFY(full.error().text.contains(QStringLiteral("No space left on device")));
        QCOMPARE(m_lab->facts().provisioning, ProvisioningState::Broken);
        m_lab->machine().run(QStringLiteral("umount /usr/share/icons"));
        const auto report = QCoro::waitFor(m_lab->provision(ProvisionLab::smallPlan(somePackages())));
        QVERIFY2(report, report ? "" : qPrintable(report.error().toLine()));
        QCOMPARE(m_lab->machine().run(QStringLiteral("dpkg --audit")).output, QByteArray());
    }

    void fullDiskBeforeTheFirstByteIsNamed()
    {
        QVERIFY2(start({QStringLiteral("--tmpfs"), QStringLiteral("/var/lib/clouddesk:size=1m")}),
                 qPrintable(m_problem));
        const auto full = QCoro::waitFor(m_lab->provision(ProvisionLab::smallPlan(somePackages())));
        QCOMPARE(full.error().code, ErrorCode::RemoteDiskFull);
    }

    void unreachableMirrorIsReadable()
    {
        QVERIFY2(start(), qPrintable(m_problem));
        m_lab->machine().run(
            QStringLiteral("echo 'deb http://mirror.invalid/debian bookworm main' >/etc/apt/sources.list\n"
                           "rm -rf /var/lib/apt/lists/*\n"
                           "echo 'Acquire::Retries 0;' >/etc/apt/apt.conf.d/00retries"));
        const auto report = QCoro::waitFor(m_lab->provision(ProvisionLab::smallPlan()));
        QCOMPARE(report.error().code, ErrorCode::PackageInstallFailed);
        QVERIFY2(report.error().text.contains(QStringLiteral("mirror.invalid")) ||
                     report.error().text.contains(QStringLiteral("xauth")),
                 qPrintable(report.error().text));
        QCOMPARE(m_lab->facts().provisioning, ProvisioningState::None);
    }

private:
    bool start(const QStringList& runArguments = {})
    {
        m_lab = std::make_unique<ProvisionLab>(runArguments);
        m_problem = m_lab->machine().problem();
        return m_lab->isUp() && m_lab->logIn("admin");
    }

    /// Installs icons with the libraries they need, and gives one of these the state in dpkg's records that a power cut
    /// would have left, a file of it missing, and the mirror's lists gone.
    bool breakLibrary(const QString& status)
    {
        const QString script =
            QStringLiteral("exec 2>&1; apt-get -q update && DEBIAN_FRONTEND=noninteractive apt-get -q -y "
                           "--no-install-recommends install adwaita-icon-theme xkb-data shared-mime-info && "
                           "sed -i '/^Package: libgdk-pixbuf2.0-common$/,/^$/s/^Status:.*/Status: %1/' "
                           "/var/lib/dpkg/status && rm -r /var/lib/apt/lists/* "
                           "/usr/share/doc/libgdk-pixbuf2.0-common/copyright && "
                           "dpkg-query -W -f '${Status}' libgdk-pixbuf2.0-common | grep -x '%1'");
        const auto broken = m_lab->machine().run(script.arg(status));
        if (broken.status != 0)
            qWarning("%s", broken.output.right(2000).constData());
        return broken.status == 0;
    }

    /// Somebody in the machine takes the lock as apt and dpkg do: fcntl(2), the whole file, for writing.
    bool holdLock()
    {
        return m_lab->machine()
                   .run(QStringLiteral("cat >/tmp/hold.pl <<'END'\n"
                                       "use Fcntl; open(F, '+>>', '/var/lib/dpkg/lock-frontend') or die;\n"
                                       "my $lock = pack('s s x4 q q i x4', F_WRLCK, 0, 0, 0, 0);\n"
                                       "fcntl(F, F_SETLK, $lock) or die;\n"
                                       "open(O, '>', '/tmp/held'); close(O); sleep 600;\n"
                                       "END\n"
                                       "setsid perl /tmp/hold.pl >/dev/null 2>&1 </dev/null & echo $! >/tmp/holder\n"
                                       "until test -e /tmp/held; do kill -0 $(cat /tmp/holder) || exit 1; done"))
                   .status == 0;
    }

    void cancelAt(const char* words)
    {
        QVERIFY2(start(), qPrintable(m_problem));
        const QByteArray before = m_lab->packages();
        std::stop_source stop;
        auto running = m_lab->provision(ProvisionLab::smallPlan(somePackages()), {}, stop.get_token());
        QTRY_VERIFY_WITH_TIMEOUT(m_lab->reported(words), 120000);
        stop.request_stop();
        QCOMPARE(QCoro::waitFor(std::move(running)).error().code, ErrorCode::Cancelled);
        QCOMPARE(m_lab->workers(), QByteArray());
        QCOMPARE(m_lab->packages(), before);
        QCOMPARE(m_lab->machine().run(QStringLiteral("dpkg --audit")).output, QByteArray());
        QVERIFY(m_lab->machine().run(QStringLiteral("test ! -e /var/lib/clouddesk")).status == 0);
        QVERIFY(m_lab->connection()->isAlive());
    }

    std::unique_ptr<ProvisionLab> m_lab;
    QString m_problem;
};

QTEST_GUILESS_MAIN(TestProvisionBroken)
#include "TestProvisionBroken.moc"
