// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ErrorAdvice.h"

#include <QCoreApplication>

namespace clouddesk::app {

using core::ErrorCode;

namespace {

// What the windows say, too, is marked for translation; of the others they have words of their own.
const char* wordsFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
        return "Run the command with --help to see what it takes.";
    case ErrorCode::NotFound:
        return QT_TRANSLATE_NOOP("Advice", "Check that it is there, and the spelling of the name or path.");
    case ErrorCode::AlreadyExists:
        return "Choose another name, or change the existing one with \"clouddesk instance edit\".";
    case ErrorCode::Conflict:
        return QT_TRANSLATE_NOOP("Advice", "Something else changed it at the same time; look at it and try again.");
    case ErrorCode::Cancelled:
        return "";
    case ErrorCode::TimedOut:
        return QT_TRANSLATE_NOOP("Advice",
                                 "Try again; if it happens again, look at the machine's load and the network.");
    case ErrorCode::Unsupported:
        return "See \"clouddesk --help\" for what is possible.";
    case ErrorCode::PermissionDenied:
        return QT_TRANSLATE_NOOP("Advice", "Check who owns the file or folder and its permissions.");
    case ErrorCode::InputOutputFailed:
        return "Check the file, the disk and its file system; \"clouddesk doctor\" looks at the usual causes.";
    case ErrorCode::DiskFull:
        return QT_TRANSLATE_NOOP("Advice", "Make room on this computer's disk and try again.");
    case ErrorCode::DatabaseFailed:
        return "\"clouddesk doctor\" checks the data folder.";
    case ErrorCode::DatabaseTooNew:
        return "Use the newer version of CloudDesk that wrote this data folder, or another --data-dir.";
    case ErrorCode::DatabaseDamaged:
        return "Restore the data folder from a backup, or start anew with another --data-dir.";
    case ErrorCode::AuditDamaged:
        return QT_TRANSLATE_NOOP("Advice", "Keep a copy of the data folder: somebody may have changed the audit log.");
    case ErrorCode::KeyUnavailable:
        return "Unlock the keychain, or correct CLOUDDESK_MASTER_KEY_FILE; \"clouddesk doctor\" tells which is used.";
    case ErrorCode::KeyWrong:
        return QT_TRANSLATE_NOOP(
            "Advice",
            "Give the master key this data folder was made with (CLOUDDESK_MASTER_KEY_FILE or the keychain).");
    case ErrorCode::SealDamaged:
        return "Enter the secret anew with \"clouddesk instance edit\".";
    case ErrorCode::VaultLocked:
        return QT_TRANSLATE_NOOP("Advice", "Unlock CloudDesk with the master passphrase and try again.");
    case ErrorCode::HostUnresolved:
        return "Check the host name (\"clouddesk instance show NAME\") and this computer's DNS.";
    case ErrorCode::ConnectionRefused:
        return QT_TRANSLATE_NOOP("Advice", "Check the port, and that sshd is running on the machine.");
    case ErrorCode::ConnectionTimedOut:
        return QT_TRANSLATE_NOOP(
            "Advice",
            "Check that the machine is running and that its firewall or security group admits SSH from here.");
    case ErrorCode::ConnectionLost:
        return QT_TRANSLATE_NOOP("Advice", "Check the network and try again.");
    case ErrorCode::SshProtocolFailed:
        return QT_TRANSLATE_NOOP("Advice", "Check that host and port belong to an SSH server that is not too old.");
    case ErrorCode::HostKeyUnknown:
        return "Compare the fingerprint with the machine's console, then run again with --host-key FINGERPRINT "
               "(or --accept-new-host-key to trust it unseen).";
    case ErrorCode::HostKeyChanged:
        return "If the machine was really set up anew: clouddesk host-key forget NAME. If not, somebody may be "
               "listening in: do not connect.";
    case ErrorCode::HostKeyRevoked:
        return QT_TRANSLATE_NOOP(
            "Advice",
            "The key was marked as stolen or withdrawn in known_hosts; do not connect until the machine has a new "
            "one.");
    case ErrorCode::AuthenticationFailed:
        return "Check user and key or password: clouddesk instance show NAME; clouddesk instance edit NAME ...";
    case ErrorCode::CredentialUnusable:
        return "Check the key file and its passphrase (--key FILE --passphrase-stdin, with \"instance add\" or "
               "\"instance edit\").";
    case ErrorCode::AgentUnavailable:
        return QT_TRANSLATE_NOOP("Advice", "Start ssh-agent, load the key (ssh-add) and check SSH_AUTH_SOCK.");
    case ErrorCode::ChannelRefused:
        return QT_TRANSLATE_NOOP(
            "Advice",
            "Allow forwarding in the machine's sshd_config (AllowTcpForwarding, AllowStreamLocalForwarding).");
    case ErrorCode::CommandFailed:
        return "Run it by hand to see more: clouddesk exec NAME -- COMMAND";
    case ErrorCode::OutputTooLarge:
        return "Send the output to a file on the machine and fetch that: clouddesk get NAME SRC DST";
    case ErrorCode::TransferFailed:
        return "Run the same command again: it goes on where it stopped.";
    case ErrorCode::SystemUnsupported:
        return QT_TRANSLATE_NOOP("Advice",
                                 "Supported are Debian, Ubuntu, Fedora, RHEL and its likes, and Oracle Linux.");
    case ErrorCode::SudoUnavailable:
        return "Ask the machine's administrator to install what \"clouddesk provision NAME --dry-run\" lists.";
    case ErrorCode::SudoPasswordWrong:
        return "Correct it: clouddesk instance edit NAME --sudo-password-stdin";
    case ErrorCode::RemoteDiskFull:
        return QT_TRANSLATE_NOOP("Advice", "Make room on the machine's disk and try again.");
    case ErrorCode::PackageManagerBusy:
        return QT_TRANSLATE_NOOP("Advice",
                                 "Another installation is running on the machine; wait for its end and try again.");
    case ErrorCode::PackageInstallFailed:
        return "The full log is kept on this computer; running the same command again repairs and goes on.";
    case ErrorCode::ServerMissing:
        return "Install it: clouddesk provision NAME";
    case ErrorCode::ServerStartFailed:
    case ErrorCode::DesktopStartFailed:
        return "\"clouddesk doctor NAME\" looks at the machine; \"clouddesk provision NAME\" repairs it.";
    case ErrorCode::DisplayDied:
        return QT_TRANSLATE_NOOP("Advice", "Connect again: a new desktop is started.");
    case ErrorCode::PortExposed:
        return QT_TRANSLATE_NOOP(
            "Advice", "The desktop was stopped for safety; check the machine's VNC configuration in /etc and ~/.vnc.");
    case ErrorCode::RfbProtocolFailed:
    case ErrorCode::RfbLimitExceeded:
        return QT_TRANSLATE_NOOP("Advice",
                                 "The machine's VNC server does not behave; stop its desktop and connect again.");
    case ErrorCode::RfbAuthenticationFailed:
        return QT_TRANSLATE_NOOP("Advice", "Stop the desktop and connect again: a new one gets a new password.");
    case ErrorCode::RfbStalled:
        return QT_TRANSLATE_NOOP("Advice", "Check the network and the machine's load, then connect again.");
    case ErrorCode::DecoderFailed:
        return "Connect again; \"clouddesk doctor\" tells whether desktops can be decoded here.";
    case ErrorCode::Internal:
        return "This is a mistake in CloudDesk; please report it with what --verbose shows.";
    }
    return "";
}

} // namespace

QString usualAdviceFor(ErrorCode code)
{
    return QString::fromUtf8(wordsFor(code));
}

QString adviceFor(const core::Error& error)
{
    return error.advice.isEmpty() ? usualAdviceFor(error.code) : error.advice;
}

QString errorText(const core::Error& error)
{
    QString text = QStringLiteral("clouddesk: ") + error.toLine() + QLatin1Char('\n');
    const QString advice = core::singleLine(adviceFor(error), 2000);
    if (!advice.isEmpty())
        text += advice + QLatin1Char('\n');
    return text;
}

QJsonObject errorJson(const core::Error& error)
{
    const QJsonObject body{{QStringLiteral("code"), QLatin1String(core::errorWord(error.code))},
                           {QStringLiteral("message"), core::singleLine(error.text)},
                           {QStringLiteral("where"), core::singleLine(error.where)},
                           {QStringLiteral("advice"), core::singleLine(adviceFor(error), 2000)}};
    return {{QStringLiteral("error"), body}};
}

} // namespace clouddesk::app
