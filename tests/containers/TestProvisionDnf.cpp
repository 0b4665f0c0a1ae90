// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProvisionLab.h"

using namespace clouddesk;
using desktops::PackageManager;
using desktops::ProvisioningState;
using instances::Desktop;
using lab::Container;

namespace {

// Makes the machine one that says it is Rocky Linux 9, with the real dnf and rpm, and with repositories of its own that
// hold packages of the real names: base, EPEL (which comes with epel-release) and CRB (there, but not enabled).
constexpr const char* rocky = R"SH(
set -e
export DEBIAN_FRONTEND=noninteractive
apt-get -qq update
apt-get -qq -y install --no-install-recommends dnf rpm createrepo-c >/tmp/apt.log 2>&1
mkdir -p /tmp/specs /etc/yum.repos.d
cd /tmp/specs
repository() {
    printf '[%s]\nname=%s\nbaseurl=file:///srv/%s\ngpgcheck=0\nenabled=%s\n' "$1" "$1" "$1" "$2"
}
make_package() { # REPOSITORY NAME REQUIRES
    mkdir -p "/srv/$1"
    {
        printf 'Name: %s\nVersion: 1.0\nRelease: 1\nSummary: Lab\nLicense: None\nBuildArch: noarch\n' "$2"
        [ -z "$3" ] || echo "Requires: $3"
        printf '%%description\nLab\n%%install\nmkdir -p %%{buildroot}/usr/share/lab %%{buildroot}/etc/yum.repos.d\n'
        printf 'echo %s >%%{buildroot}/usr/share/lab/%s\n' "$2" "$2"
        [ "$2" != epel-release ] || echo 'cp /tmp/epel.repo %{buildroot}/etc/yum.repos.d/epel.repo'
        printf '%%files\n/usr/share/lab/%s\n' "$2"
        [ "$2" != epel-release ] || echo /etc/yum.repos.d/epel.repo
    } >"$2.spec"
    rpmbuild -bb --define "_rpmdir /srv/$1" "$2.spec" >/tmp/rpmbuild.log 2>&1 || { cat /tmp/rpmbuild.log; exit 1; }
}
repository epel 1 >/tmp/epel.repo
for name in tigervnc-server-minimal dbus-x11 xorg-x11-xauth dejavu-sans-fonts dejavu-sans-mono-fonts \
    adwaita-icon-theme xterm; do
    make_package baseos "$name" libx11
done
make_package baseos libx11 ''
make_package baseos epel-release ''
for name in xfce4-session xfwm4 xfce4-panel xfdesktop xfce4-settings xfce4-terminal xfce4-appfinder Thunar; do
    make_package epel "$name" builder-lab
done
make_package crb builder-lab ''
for name in baseos epel crb; do createrepo_c -q "/srv/$name"; done
repository baseos 1 >/etc/yum.repos.d/rocky.repo
repository crb 0 >>/etc/yum.repos.d/rocky.repo
printf 'ID="rocky"\nVERSION_ID="9.4"\nID_LIKE="rhel centos fedora"\nPRETTY_NAME="Rocky Linux 9.4 (Lab)"\n' >/etc/os-release
mv /usr/bin/apt-get /usr/bin/apt-get.hidden
)SH";

} // namespace

class TestProvisionDnf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rockyFromBareToXfceAndBack()
    {
        if (const QString obstacle = Container::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
        ProvisionLab lab;
        QVERIFY2(lab.isUp(), qPrintable(lab.machine().problem()));
        const auto prepared = lab.machine().run(QString::fromLatin1(rocky), 600000);
        QVERIFY2(prepared.status == 0, prepared.output.constData());
        QVERIFY(lab.logIn("worker"));
        const QByteArray before = packages(lab);

        const auto facts = lab.facts();
        QCOMPARE(facts.packageManager, PackageManager::Dnf);
        const auto plan = desktops::ProvisioningPlan::make(facts, Desktop::Xfce);
        QVERIFY(plan);
        const auto report = QCoro::waitFor(lab.provision(*plan, Container::password()));
        QVERIFY2(report, report ? "" : qPrintable(report.error().toLine()));
        for (const char* name : {"epel-release", "xfce4-session", "builder-lab", "tigervnc-server-minimal", "libx11"})
            QVERIFY2(report->addedPackages.contains(QLatin1String(name)), name);
        expectRealProgress(lab);
        QCOMPARE(lab.facts().provisioning, ProvisioningState::Complete);
        // The repository for building was used and stayed as it was.
        QVERIFY(
            lab.machine().run(QStringLiteral("dnf -q repolist --enabled 2>/dev/null | grep -c crb")).output.trimmed() ==
            "0");

        lab.machine().run(QStringLiteral("dnf -q -y install xterm"));
        const auto removed = lab.unprovision(Container::password());
        QVERIFY2(removed, removed ? "" : qPrintable(removed.error().toLine()));
        QCOMPARE(removed->keptPackages, QStringList({QStringLiteral("libx11")}));
        lab.machine().run(QStringLiteral("rpm -e xterm libx11"));
        QCOMPARE(packages(lab), before);
        QVERIFY(lab.machine()
                    .run(QStringLiteral("test ! -e /var/lib/clouddesk -a ! -e /etc/yum.repos.d/epel.repo"))
                    .status == 0);
    }

private:
    static QByteArray packages(ProvisionLab& lab) { return lab.machine().run(QStringLiteral("rpm -qa | sort")).output; }

    static void expectRealProgress(const ProvisionLab& lab)
    {
        int percent = 0;
        for (const auto& report : lab.reports()) {
            QVERIFY(report.percent >= percent);
            percent = report.percent;
        }
        QCOMPARE(percent, 100);
        QVERIFY(lab.reported("Installing xfce4-session") && lab.reported("Adding the package repository"));
    }
};

QTEST_GUILESS_MAIN(TestProvisionDnf)
#include "TestProvisionDnf.moc"
