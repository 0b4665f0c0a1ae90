// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provisioning/Provisioner.h"

namespace clouddesk::desktops {

namespace {

using instances::Desktop;

constexpr qint64 mebibyte = 1024 * 1024;

/// One way of getting the packages.
struct Family
{
    QStringList server; ///< the VNC server and what every X session needs
    QStringList xfce;
    QStringList lxde; ///< empty: this system has no LXDE
    QStringList optional;
    QString command; ///< the administrator's command up to the packages
};

QStringList words(const char* text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

/// Without recommended packages, but with what XFCE and LXDE need to look complete: icons, the SVG loader for them,
/// fonts, and the programs that the default panels start.
Family aptFamily()
{
    Family family;
    family.server = words("tigervnc-standalone-server dbus-x11 xauth x11-xserver-utils fonts-dejavu-core "
                          "adwaita-icon-theme librsvg2-common");
    family.xfce =
        words("xfce4-session xfwm4 xfce4-panel xfdesktop4 xfce4-settings xfce4-terminal xfce4-appfinder thunar "
              "exo-utils");
    // suckless-tools is the small one of the screen lockers that LXDE insists on; the first choice would bring a
    // display manager along, which takes the machine's console at the next boot.
    family.lxde = words("openbox-lxde-session lxsession lxde-common lxpanel openbox pcmanfm lxterminal lxde-icon-theme "
                        "suckless-tools");
    family.optional = words("xfce4-helpers");
    family.command = QStringLiteral("apt-get update && apt-get install -y --no-install-recommends");
    return family;
}

Family dnfFamily()
{
    Family family;
    family.server = words("tigervnc-server-minimal dbus-x11 xorg-x11-xauth dejavu-sans-fonts dejavu-sans-mono-fonts "
                          "adwaita-icon-theme");
    family.xfce =
        words("xfce4-session xfwm4 xfce4-panel xfdesktop xfce4-settings xfce4-terminal xfce4-appfinder Thunar");
    family.command = QStringLiteral("dnf install -y --setopt=install_weak_deps=False");
    return family;
}

Family fedoraFamily()
{
    Family family = dnfFamily();
    family.lxde = words("lxsession lxde-common lxpanel openbox pcmanfm lxterminal");
    return family;
}

/// RHEL and its kin have Xvnc themselves and XFCE in EPEL; some of EPEL's packages need the repository of build
/// dependencies, whose name differs (docs.fedoraproject.org/en-US/epel).
Family enterpriseFamily(const MachineFacts& facts, int major)
{
    Family family = dnfFamily();
    QString release = QStringLiteral("epel-release");
    QString builder = major == 8 ? QStringLiteral("powertools") : QStringLiteral("crb");
    if (facts.systemId == QLatin1String("ol")) {
        release = QStringLiteral("oracle-epel-release-el%1").arg(major);
        builder = QStringLiteral("ol%1_codeready_builder").arg(major);
    } else if (facts.systemId == QLatin1String("rhel")) {
        release = QStringLiteral("https://dl.fedoraproject.org/pub/epel/epel-release-latest-%1.noarch.rpm").arg(major);
        // The machine's own word for its architecture has no place in a command that somebody will paste as root.
        builder = QStringLiteral("codeready-builder-for-rhel-%1-$(arch)-rpms").arg(major);
    }
    family.command = QStringLiteral("dnf install -y %1 && %2 --enablerepo=%3").arg(release, family.command, builder);
    return family;
}

core::Result<Family> unsupported(const MachineFacts& facts, const QString& advice)
{
    const QString name = facts.systemName.isEmpty() ? facts.systemId : facts.systemName;
    return core::fail(
        core::ErrorCode::SystemUnsupported,
        QStringLiteral("a desktop cannot be installed on this system: %1")
            .arg(name.isEmpty() ? QStringLiteral("it does not say what it is") : core::singleLine(name, 80)),
        {}, advice);
}

QString supportedSystems()
{
    return QStringLiteral("Use Debian 11-13, Ubuntu 20.04-24.04, Fedora, or RHEL, Rocky, AlmaLinux, CentOS Stream or "
                          "Oracle Linux 8-9; or install TigerVNC and XFCE by hand");
}

/// The version's leading number: 22 of "22.04"; 0 if there is none ("sid" has no VERSION_ID).
int majorVersion(const MachineFacts& facts)
{
    return facts.systemVersion.section(QLatin1Char('.'), 0, 0).toInt();
}

bool isLike(const MachineFacts& facts, std::initializer_list<QLatin1String> ids)
{
    return std::any_of(ids.begin(), ids.end(),
                       [&facts](QLatin1String id) { return facts.systemId == id || facts.systemLike.contains(id); });
}

core::Result<Family> aptSystem(const MachineFacts& facts)
{
    const int major = majorVersion(facts);
    const bool isTooOld = (facts.systemId == QLatin1String("debian") && major > 0 && major < 11) ||
                          (facts.systemId == QLatin1String("ubuntu") && major < 20);
    if (isTooOld || !isLike(facts, {QLatin1String("debian"), QLatin1String("ubuntu")}))
        return unsupported(facts, supportedSystems());
    return aptFamily();
}

core::Result<Family> dnfSystem(const MachineFacts& facts)
{
    const int major = majorVersion(facts);
    if (facts.systemId == QLatin1String("fedora"))
        return fedoraFamily();
    // Its repositories hold neither XFCE nor LXDE, and EPEL is not made for it
    // (docs.aws.amazon.com/linux/al2023/ug/compare-with-al2.html).
    if (facts.systemId == QLatin1String("amzn"))
        return unsupported(facts,
                           QStringLiteral("Amazon Linux has neither XFCE nor LXDE; start the machine from a Debian, "
                                          "Ubuntu or RHEL-like image"));
    if (isLike(facts, {QLatin1String("rhel"), QLatin1String("centos"), QLatin1String("rocky"),
                       QLatin1String("almalinux"), QLatin1String("ol")})) {
        if (major == 8 || major == 9)
            return enterpriseFamily(facts, major);
        // RHEL 10 came without Xorg and without TigerVNC's server.
        return unsupported(facts, supportedSystems());
    }
    return unsupported(facts, supportedSystems());
}

core::Result<Family> familyOf(const MachineFacts& facts)
{
    if (facts.packageManager == PackageManager::Apt)
        return aptSystem(facts);
    if (facts.packageManager == PackageManager::Dnf)
        return dnfSystem(facts);
    if (facts.systemId == QLatin1String("amzn"))
        return dnfSystem(facts);
    return unsupported(facts, supportedSystems());
}

bool isServerComplete(const MachineFacts& facts)
{
    return !facts.vncServer.isEmpty() && facts.hasDbusLauncher && facts.hasXauth;
}

/// Of an installation of ours that did not come to its end, single programs tell nothing.
bool isUnfinished(const MachineFacts& facts)
{
    return facts.provisioning == ProvisioningState::Running || facts.provisioning == ProvisioningState::Broken;
}

void addPackages(ProvisioningPlan& plan, const Family& family, const MachineFacts& facts)
{
    if (isUnfinished(facts) || !isServerComplete(facts))
        plan.packages += family.server;
    if (isUnfinished(facts) || !facts.hasDesktop(plan.desktop)) {
        plan.packages += plan.desktop == Desktop::Lxde ? family.lxde : family.xfce;
        if (plan.desktop == Desktop::Xfce)
            plan.optionalPackages += family.optional;
        // Downloads and installed size together, measured on all supported Debians and Ubuntus, and some room to work.
        plan.neededDiskBytes += (plan.desktop == Desktop::Lxde ? 950 : 850) * mebibyte;
    } else {
        plan.neededDiskBytes += 250 * mebibyte;
    }
}

void addSteps(ProvisioningPlan& plan, const MachineFacts& facts)
{
    if (facts.provisioning == ProvisioningState::Running)
        plan.steps += QStringLiteral("Follow the installation that is under way");
    if (facts.packageRepairNeeded || facts.provisioning == ProvisioningState::Broken)
        plan.steps += QStringLiteral("Repair the interrupted package installation");
    plan.steps += QStringLiteral("Renew the package lists");
    plan.steps += QStringLiteral("Install %1").arg(plan.packages.join(QLatin1Char(' ')));
    plan.steps += QStringLiteral("Note what was added, so that it can be removed again");
}

QString inMebibytes(qint64 bytes)
{
    return QStringLiteral("%1 MiB").arg((bytes + mebibyte - 1) / mebibyte);
}

core::Result<void> checkRoom(const ProvisioningPlan& plan, const MachineFacts& facts)
{
    // Zero: the machine could not tell; the package manager will.
    if (facts.freeDiskBytes == 0 || facts.freeDiskBytes >= plan.neededDiskBytes)
        return {};
    return core::fail(core::ErrorCode::RemoteDiskFull,
                      QStringLiteral("there is too little room on the machine's disk: %1 are needed, %2 are free")
                          .arg(inMebibytes(plan.neededDiskBytes), inMebibytes(facts.freeDiskBytes)),
                      {}, QStringLiteral("Free some room on the machine or give it a larger disk, then try again"));
}

} // namespace

core::Result<ProvisioningPlan> ProvisioningPlan::make(const MachineFacts& facts, Desktop desktop)
{
    ProvisioningPlan plan;
    plan.desktop = desktop;
    plan.isComplete = isServerComplete(facts) && facts.hasDesktop(desktop) && !isUnfinished(facts);
    const core::Result<Family> family = familyOf(facts);
    if (!family) {
        if (plan.isComplete)
            return plan;
        return core::fail(family);
    }
    if (desktop == Desktop::Lxde && family->lxde.isEmpty() && !plan.isComplete)
        return core::fail(core::ErrorCode::SystemUnsupported, QStringLiteral("this system has no LXDE packages"), {},
                          QStringLiteral("Choose the desktop xfce"));
    plan.administratorCommand =
        family->command + QLatin1Char(' ') +
        (family->server + (desktop == Desktop::Lxde ? family->lxde : family->xfce)).join(QLatin1Char(' '));
    if (plan.isComplete)
        return plan;
    addPackages(plan, *family, facts);
    addSteps(plan, facts);
    if (facts.sudo == SudoAccess::None)
        return core::fail(core::ErrorCode::SudoUnavailable,
                          QStringLiteral("this user may not install anything on the machine"), {},
                          QStringLiteral("Ask its administrator to run as root: %1").arg(plan.administratorCommand));
    if (const core::Result<void> room = checkRoom(plan, facts); !room)
        return core::fail(room);
    return plan;
}

} // namespace clouddesk::desktops
