// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProvisionLab.h"

using namespace clouddesk;
using instances::Desktop;
using lab::Container;

namespace {

QString percentages(const std::vector<desktops::StepReport>& reports)
{
    QStringList numbers;
    for (const auto& report : reports)
        numbers += QString::number(report.percent);
    return numbers.join(QLatin1Char(' '));
}

} // namespace

/// Whole desktops on bare machines.
class TestProvisionDesktop : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString obstacle = Container::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
    }

    // By sudo with a password, so that nothing of it shows up on the machine (N2: argument lists, N3: environments)
    // or in the log here (N1).
    void N1_N2_N3_xfceFromBareToCompleteAndBack()
    {
        ProvisionLab lab;
        QVERIFY2(lab.isUp(), qPrintable(lab.machine().problem()));
        QVERIFY(lab.logIn("worker"));
        const QByteArray before = lab.packages();
        lab.machine().run(QString::fromLatin1(watcher));
        const auto plan = desktops::ProvisioningPlan::make(lab.facts(), Desktop::Xfce);
        QVERIFY(plan && !plan->isComplete);
        const auto report = QCoro::waitFor(lab.provision(*plan, Container::password()));
        QVERIFY2(report, report ? "" : qPrintable(report.error().toLine()));
        QVERIFY(report->changedAnything && report->addedPackages.contains(QStringLiteral("xfce4-session")));
        expectRealProgress(lab);
        expectNoPassword(lab, report->logFile);
        expectNoSurprises(lab, report->addedPackages);

        // Again: one round trip that finds everything there.
        const QByteArray after = lab.packages();
        const auto facts = lab.facts();
        QVERIFY(facts.hasDesktop(Desktop::Xfce) && !facts.vncServer.isEmpty() && facts.vncServerTakesUnixSocket);
        const auto again = desktops::ProvisioningPlan::make(facts, Desktop::Xfce);
        QVERIFY(again->isComplete);
        desktops::Provisioner provisioner(lab.logDirectory());
        const auto sent = lab.connection()->traffic().sent;
        const auto nothing = QCoro::waitFor(provisioner.provision(*lab.connection(), facts, *again, {}, {}));
        QVERIFY(nothing && !nothing->changedAnything);
        QCOMPARE(lab.connection()->traffic().sent, sent);
        QCOMPARE(lab.packages(), after);

        const auto removed = lab.unprovision(Container::password());
        QVERIFY2(removed, removed ? "" : qPrintable(removed.error().toLine()));
        QVERIFY(removed->keptPackages.isEmpty());
        QCOMPARE(lab.lastPercent(), 100);
        QCOMPARE(lab.packages(), before);
        QVERIFY(lab.machine().run(QStringLiteral("test ! -e /var/lib/clouddesk")).status == 0);
    }

    void lxdeAndWhatOthersNeedStays()
    {
        ProvisionLab lab;
        QVERIFY2(lab.isUp(), qPrintable(lab.machine().problem()));
        QVERIFY(lab.logIn("root"));
        // Here before us, and by hand: none of our business.
        lab.machine().run(QStringLiteral("apt-get -q update; apt-get -q -y install --no-install-recommends xauth"));
        const QByteArray before = lab.packages();
        const auto plan = desktops::ProvisioningPlan::make(lab.facts(), Desktop::Lxde);
        const auto report = QCoro::waitFor(lab.provision(*plan));
        QVERIFY2(report, report ? "" : qPrintable(report.error().toLine()));
        QVERIFY(lab.facts().hasDesktop(Desktop::Lxde));
        QVERIFY(!report->addedPackages.contains(QStringLiteral("xauth")));
        expectNoSurprises(lab, report->addedPackages);

        // Comes after us and depends on one of ours; a configuration file of ours is changed by its user.
        lab.machine().run(QStringLiteral("apt-get -q -y install --no-install-recommends xterm; "
                                         "echo '# mine' >>/etc/xdg/openbox/LXDE/rc.xml"));
        const auto removed = lab.unprovision();
        QVERIFY2(removed, removed ? "" : qPrintable(removed.error().toLine()));
        QVERIFY(removed->keptPackages.contains(QStringLiteral("libfontconfig1")));
        QVERIFY(!removed->keptPackages.contains(QStringLiteral("lxpanel")));
        QCOMPARE(lab.machine()
                     .run(QStringLiteral("xterm -version >/dev/null && dpkg -s xauth | grep -c '^Status: install ok "
                                         "installed'; tail -n 1 /etc/xdg/openbox/LXDE/rc.xml"))
                     .output,
                 QByteArray("1\n# mine\n"));
        lab.machine().run(QStringLiteral("apt-get -q -y purge --auto-remove xterm openbox-lxde-session"));
        QCOMPARE(lab.packages(), before);
    }

private:
    /// Looks through all processes for the password until the machine ends.
    static constexpr const char* watcher =
        "cat >/tmp/watch.pl <<'END'\n"
        "my $mark = join(' ', 'corr' . 'ect', 'horse');\n"
        "open(O, '>', '/tmp/seen'); $| = 1; select((select(O), $| = 1)[0]); my $rounds = 0;\n"
        "while (1) { for my $name (glob('/proc/[0-9]*/cmdline /proc/[0-9]*/environ')) {\n"
        "  open(F, '<', $name) or next; local $/; my $text = <F>; close(F);\n"
        "  print O \"$name\\n\" if defined $text && index($text, $mark) >= 0; }\n"
        "  ++$rounds; if ($rounds % 50 == 0) { open(R, '>', '/tmp/rounds'); print R $rounds; close(R); }\n"
        "  select(undef, undef, undef, 0.005); }\n"
        "END\n"
        "setsid perl /tmp/watch.pl >/dev/null 2>&1 </dev/null &\n";

    static void expectNoPassword(ProvisionLab& lab, const QString& logFile)
    {
        QVERIFY(lab.machine().run(QStringLiteral("cat /tmp/rounds")).output.toInt() >= 50);
        QCOMPARE(lab.machine().run(QStringLiteral("cat /tmp/seen")).output, QByteArray());
        QCOMPARE(lab.machine()
                     .run(QStringLiteral("grep -rl 'correct horse' /var/lib/clouddesk /var/log /tmp/clouddesk* "
                                         "/dev/shm /home 2>/dev/null"))
                     .output,
                 QByteArray());
        const QByteArray log = ProvisionLab::contents(logFile);
        QVERIFY(log.size() > 10000 && !log.contains("correct horse"));
        QVERIFY(!(QFile::permissions(logFile) & QFile::Permissions(0x0077)));
    }

    static void expectRealProgress(const ProvisionLab& lab)
    {
        int percent = 0;
        for (const auto& report : lab.reports()) {
            QVERIFY2(report.percent >= percent, qPrintable(percentages(lab.reports())));
            percent = report.percent;
        }
        QCOMPARE(percent, 100);
        QVERIFY(lab.reports().front().percent < 10 && lab.reports().size() > 60);
        QVERIFY(lab.reported("Retrieving file") && lab.reported("Unpacking xfce4-session"));
    }

    /// Nothing that changes how the machine boots or is reached.
    static void expectNoSurprises(ProvisionLab& lab, const QStringList& added)
    {
        for (const char* package : {"lightdm", "gdm3", "network-manager", "xserver-xorg", "avahi-daemon", "sddm"})
            QVERIFY2(!added.contains(QLatin1String(package)), package);
        QCOMPARE(lab.machine()
                     .run(QStringLiteral("ls /usr/sbin/policy-rc.d /etc/apt/apt.conf.d/*clouddesk* 2>/dev/null"))
                     .output,
                 QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestProvisionDesktop)
#include "TestProvisionDesktop.moc"
