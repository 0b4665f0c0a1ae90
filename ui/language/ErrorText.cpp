// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language/ErrorText.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace clouddesk::ui {

using core::ErrorCode;

namespace {

struct Sentence
{
    ErrorCode code;
    const char* source;
};

constexpr std::array sentences = {
    Sentence{ErrorCode::InvalidArgument,
             QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "what was given cannot be used")},
    Sentence{ErrorCode::NotFound, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "it was not found")},
    Sentence{ErrorCode::AlreadyExists, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "it is there already")},
    Sentence{ErrorCode::Conflict, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "it was changed meanwhile")},
    Sentence{ErrorCode::Cancelled, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "it was cancelled")},
    Sentence{ErrorCode::TimedOut, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "it took too long")},
    Sentence{ErrorCode::Unsupported, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "that is not possible here")},
    Sentence{ErrorCode::PermissionDenied, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "access was denied")},
    Sentence{ErrorCode::InputOutputFailed, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "reading or writing failed")},
    Sentence{ErrorCode::DiskFull, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the disk of this computer is full")},
    Sentence{ErrorCode::DatabaseFailed, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the database failed")},
    Sentence{ErrorCode::DatabaseTooNew,
             QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the data folder belongs to a newer version")},
    Sentence{ErrorCode::DatabaseDamaged, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the database is damaged")},
    Sentence{ErrorCode::AuditDamaged, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the audit log is damaged")},
    Sentence{ErrorCode::KeyUnavailable,
             QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the master key cannot be reached")},
    Sentence{ErrorCode::KeyWrong, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the master key is the wrong one")},
    Sentence{ErrorCode::SealDamaged, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "a stored secret is damaged")},
    Sentence{ErrorCode::VaultLocked, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the stored secrets are locked")},
    Sentence{ErrorCode::HostUnresolved, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the host name was not found")},
    Sentence{ErrorCode::ConnectionRefused,
             QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the machine refused the connection")},
    Sentence{ErrorCode::ConnectionTimedOut,
             QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the machine does not answer")},
    Sentence{ErrorCode::ConnectionLost, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the connection was lost")},
    Sentence{ErrorCode::SshProtocolFailed, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the SSH connection failed")},
    Sentence{ErrorCode::HostKeyUnknown, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the host key is not known")},
    Sentence{ErrorCode::HostKeyChanged, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the host key has changed")},
    Sentence{ErrorCode::HostKeyRevoked, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the host key is revoked")},
    Sentence{ErrorCode::AuthenticationFailed, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the login was refused")},
    Sentence{ErrorCode::CredentialUnusable, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the key cannot be used")},
    Sentence{ErrorCode::AgentUnavailable,
             QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the ssh-agent does not answer")},
    Sentence{ErrorCode::ChannelRefused, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the machine refused a channel")},
    Sentence{ErrorCode::CommandFailed,
             QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "a command failed on the machine")},
    Sentence{ErrorCode::OutputTooLarge, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "a command said too much")},
    Sentence{ErrorCode::TransferFailed, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the transfer failed")},
    Sentence{ErrorCode::SystemUnsupported,
             QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the system of the machine is not supported")},
    Sentence{ErrorCode::SudoUnavailable,
             QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "there are no administrator rights on the machine")},
    Sentence{ErrorCode::SudoPasswordWrong,
             QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the password for sudo is wrong")},
    Sentence{ErrorCode::RemoteDiskFull,
             QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the disk of the machine is full")},
    Sentence{ErrorCode::PackageManagerBusy,
             QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "another installation is running on the machine")},
    Sentence{ErrorCode::PackageInstallFailed, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the installation failed")},
    Sentence{ErrorCode::ServerMissing, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the machine has no VNC server")},
    Sentence{ErrorCode::ServerStartFailed,
             QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the VNC server did not start")},
    Sentence{ErrorCode::DesktopStartFailed, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the desktop did not start")},
    Sentence{ErrorCode::DisplayDied, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the desktop has ended")},
    Sentence{ErrorCode::PortExposed,
             QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the desktop could be reached from outside")},
    Sentence{ErrorCode::RfbProtocolFailed,
             QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the VNC server said something wrong")},
    Sentence{ErrorCode::RfbLimitExceeded,
             QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the VNC server sent too much")},
    Sentence{ErrorCode::RfbAuthenticationFailed,
             QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the VNC server refused the password")},
    Sentence{ErrorCode::RfbStalled,
             QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the VNC server says nothing any more")},
    Sentence{ErrorCode::DecoderFailed,
             QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "the picture could not be decoded")},
    Sentence{ErrorCode::Internal, QT_TRANSLATE_NOOP("clouddesk::ui::ErrorText", "CloudDesk has made a mistake")},
};
static_assert(sentences.size() == static_cast<std::size_t>(ErrorCode::Internal) + 1, "each code has a sentence");

const char* sourceFor(ErrorCode code)
{
    const auto* const found = std::ranges::find(sentences, code, &Sentence::code);
    return found == sentences.end() ? "" : found->source;
}

} // namespace

QString errorText(const core::Error& error)
{
    QString own = core::singleLine(error.text);
    const QString source = QString::fromUtf8(sourceFor(error.code));
    const QString said = QCoreApplication::translate("clouddesk::ui::ErrorText", sourceFor(error.code));
    // In English the room's own words say it all.
    if (said == source)
        return own;
    return own.isEmpty() ? said : QStringLiteral("%1 (%2)").arg(said, own);
}

QString errorLine(const core::Error& error)
{
    const QString place = core::singleLine(error.where);
    return place.isEmpty() ? errorText(error) : QStringLiteral("%1: %2").arg(place, errorText(error));
}

QString errorSentence(const core::Error& error)
{
    QString text = errorText(error);
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

} // namespace clouddesk::ui
