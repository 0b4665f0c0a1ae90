// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/doctor/LocalChecks.h"

#include "app/cli/Progress.h"
#include "app/commands/VersionCommand.h"
#include "app/demo/Requirements.h"
#include "app/window/LocalSocket.h"
#include "app/window/Window.h"
#include "crypto/Keychain.h"
#include "openssh/KnownHosts.h"
#include "rfbclient/ProbeDecoder.h"

#include <QFileInfo>
#include <QStorageInfo>

#include <libssh/libssh.h>

#include <sys/stat.h>

namespace clouddesk::app {

using core::ErrorCode;
using Level = Check::Level;

namespace {

Check checkLibraries()
{
    QStringList versions;
    for (const auto& [name, version] : libraryVersions())
        versions += name + QLatin1Char(' ') + version;
    Check check{Level::Ok, QStringLiteral("libraries"), versions.join(QStringLiteral(", ")), {}};
    if (ssh_version(SSH_VERSION_INT(0, 10, 6)) == nullptr) {
        check.level = Level::Failure;
        check.advice = QStringLiteral("libssh 0.10.6 or newer is needed: update the package libssh-4.");
    }
    return check;
}

Check checkDisplay()
{
    const auto display = findDisplay();
    if (display)
        return {Level::Ok, QStringLiteral("display"), QStringLiteral("windows can be shown"), {}};
    return {Level::Warning, QStringLiteral("display"), display.error().toLine(),
            QStringLiteral("\"clouddesk connect\" needs a display; \"screenshot\" and \"tunnel\" do not.")};
}

Check checkAgent()
{
    const QString path = qEnvironmentVariable("SSH_AUTH_SOCK");
    Check check{Level::Ok, QStringLiteral("ssh-agent"), {}, {}};
    if (path.isEmpty()) {
        check.text = QStringLiteral("none is running; only machines with --agent need it");
    } else if (answersAt(path)) {
        check.text = QStringLiteral("answers at %1").arg(path);
    } else {
        check.level = Level::Warning;
        check.text = QStringLiteral("does not answer at %1").arg(path);
        check.advice = QStringLiteral("Start ssh-agent anew and load your keys with ssh-add.");
    }
    return check;
}

Check checkKnownHosts()
{
    Check check{Level::Ok, QStringLiteral("known hosts"), {}, {}};
    QStringList found;
    for (const QString& file : Services::knownHostsFiles()) {
        const auto lines = ssh::readKnownHostsFile(file);
        if (lines) {
            found += QStringLiteral("%1 (host keys: %2)").arg(file).arg(lines->size());
        } else if (lines.error().code != ErrorCode::NotFound) {
            check.level = Level::Warning;
            check.advice = QStringLiteral("Make the file readable, or its host keys will be asked for again.");
            found += lines.error().toLine();
        }
    }
    check.text = found.isEmpty() ? QStringLiteral("OpenSSH knows none; host keys will be asked for")
                                 : found.join(QStringLiteral(", "));
    return check;
}

Check checkDemo()
{
    const auto checked = checkDemoCanRun();
    if (checked)
        return {Level::Ok, QStringLiteral("demo"), QStringLiteral("everything it needs is installed"), {}};
    return {Level::Warning, QStringLiteral("demo"), checked.error().text, checked.error().advice};
}

Check checkVault(const vault::Vault::Status& status)
{
    Check check{Level::Ok, QStringLiteral("master key"), {}, {}};
    check.text = QStringLiteral("%1, version %2; sealed values: %3")
                     .arg(status.sourceDescription)
                     .arg(status.keyVersion)
                     .arg(status.sealedValues);
    if (!status.notice.isEmpty()) {
        check.level = Level::Warning;
        check.advice = status.notice;
    }
    return check;
}

Check auditCheck(const core::Result<audit::Verification>& verification)
{
    Check check;
    check.name = QStringLiteral("audit log");
    if (!verification)
        return failureFrom(check.name, verification.error());
    if (!verification->sound)
        return failureFrom(check.name, core::Error{ErrorCode::AuditDamaged, verification->explanation, {}, {}});
    check.text = QStringLiteral("sound, %1 records").arg(verification->records);
    return check;
}

} // namespace

std::vector<Check> checkComputer()
{
    return {checkLibraries(), checkDisplay(), checkAgent(), checkKnownHosts(), checkDemo()};
}

core::Task<Check> checkDecoder()
{
    const QString name = QStringLiteral("decoder");
    const auto probed = co_await rfb::probeDecoder();
    if (!probed) {
        Check failure = failureFrom(name, probed.error());
        // What is advised where a desktop was lost speaks of its server, and of the doctor. A place has advice of its
        // own.
        if (probed.error().where.isEmpty())
            failure.advice =
                QStringLiteral("Start CloudDesk anew if it was updated while it ran, else install it anew. "
                               "In a container, allow the system call seccomp.");
        co_return failure;
    }
    Check check{Level::Ok, name, QStringLiteral("desktops are decoded in a process that seccomp locks in"), {}};
    if (!*probed) {
        check.level = Level::Warning;
        check.text =
            QStringLiteral("this system does not allow seccomp: the process that decodes desktops is locked in by "
                           "resource limits only");
        check.advice =
            QStringLiteral("In a container, allow the system call seccomp; on a computer, use a kernel that has it.");
    }
    co_return check;
}

core::Task<Check> checkKeychain()
{
    const crypto::Keychain keychain(QStringLiteral("clouddesk"), {std::chrono::seconds(3)});
    Check check{Level::Ok, QStringLiteral("keychain"), QStringLiteral("answers"), {}};
    const auto entry = co_await keychain.read(QStringLiteral("doctor"));
    if (!entry && entry.error().code != ErrorCode::NotFound) {
        check.level = Level::Warning;
        check.text = core::singleLine(entry.error().text);
        check.advice = QStringLiteral("Without one the master key is kept in a file only you can read; start a Secret "
                                      "Service (for example gnome-keyring) if you want it in a keychain.");
    }
    co_return check;
}

std::vector<Check> checkDataFolder(const core::Paths& paths)
{
    const QString folder = paths.dataDirectory();
    Check place{Level::Ok, QStringLiteral("data folder"), folder, {}};
    struct stat status = {};
    if (stat(folder.toLocal8Bit().constData(), &status) == 0 && (status.st_mode & 077) != 0) {
        place.level = Level::Warning;
        place.text += QStringLiteral(" may be read by others");
        place.advice = QStringLiteral("run: chmod 700 '%1'").arg(folder);
    }
    const qint64 room = QStorageInfo(folder).bytesAvailable();
    const QString free = sizeText(static_cast<quint64>(std::max<qint64>(room, 0)));
    Check disk{Level::Ok, QStringLiteral("disk"), QStringLiteral("%1 free").arg(free), {}};
    if (room < 100 * 1024 * 1024) {
        disk.level = Level::Warning;
        disk.advice = QStringLiteral("Make room on the disk that holds the data folder.");
    }
    return {place, disk};
}

core::Task<std::vector<Check>> checkServices(Services& services)
{
    std::vector<Check> checks;
    Check database;
    database.name = QStringLiteral("database");
    database.text = QStringLiteral("sound, schema version %1").arg(services.database().schemaVersion());
    checks.push_back(database);
    const auto status = co_await services.vault().status();
    if (status)
        checks.push_back(checkVault(*status));
    else
        checks.push_back(failureFrom(QStringLiteral("master key"), status.error()));
    const auto verification = co_await services.verifyAudit();
    checks.push_back(auditCheck(verification));
    co_return checks;
}

} // namespace clouddesk::app
