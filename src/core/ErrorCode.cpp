// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ErrorCode.h"

#include <array>

namespace clouddesk::core {

namespace {

struct Row
{
    ErrorCode code;
    const char* word;
    int exitStatus;
    QtMsgType level;
};

constexpr std::array rows = {
    Row{ErrorCode::InvalidArgument, "invalid_argument", 2, QtInfoMsg},
    Row{ErrorCode::NotFound, "not_found", 1, QtInfoMsg},
    Row{ErrorCode::AlreadyExists, "already_exists", 1, QtInfoMsg},
    Row{ErrorCode::Conflict, "conflict", 1, QtInfoMsg},
    Row{ErrorCode::Cancelled, "cancelled", 1, QtInfoMsg},
    Row{ErrorCode::TimedOut, "timed_out", 1, QtWarningMsg},
    Row{ErrorCode::Unsupported, "unsupported", 1, QtWarningMsg},
    Row{ErrorCode::PermissionDenied, "permission_denied", 1, QtWarningMsg},
    Row{ErrorCode::InputOutputFailed, "input_output_failed", 1, QtCriticalMsg},
    Row{ErrorCode::DiskFull, "disk_full", 1, QtCriticalMsg},
    Row{ErrorCode::DatabaseFailed, "database_failed", 1, QtCriticalMsg},
    Row{ErrorCode::DatabaseTooNew, "database_too_new", 1, QtCriticalMsg},
    Row{ErrorCode::DatabaseDamaged, "database_damaged", 1, QtCriticalMsg},
    Row{ErrorCode::AuditDamaged, "audit_damaged", 1, QtCriticalMsg},
    Row{ErrorCode::KeyUnavailable, "key_unavailable", 1, QtCriticalMsg},
    Row{ErrorCode::KeyWrong, "key_wrong", 1, QtCriticalMsg},
    Row{ErrorCode::SealDamaged, "seal_damaged", 1, QtCriticalMsg},
    Row{ErrorCode::VaultLocked, "vault_locked", 1, QtInfoMsg},
    Row{ErrorCode::HostUnresolved, "host_unresolved", 1, QtWarningMsg},
    Row{ErrorCode::ConnectionRefused, "connection_refused", 1, QtWarningMsg},
    Row{ErrorCode::ConnectionTimedOut, "connection_timed_out", 1, QtWarningMsg},
    Row{ErrorCode::ConnectionLost, "connection_lost", 1, QtWarningMsg},
    Row{ErrorCode::SshProtocolFailed, "ssh_protocol_failed", 1, QtWarningMsg},
    Row{ErrorCode::HostKeyUnknown, "host_key_unknown", 1, QtWarningMsg},
    Row{ErrorCode::HostKeyChanged, "host_key_changed", 1, QtCriticalMsg},
    Row{ErrorCode::HostKeyRevoked, "host_key_revoked", 1, QtCriticalMsg},
    Row{ErrorCode::AuthenticationFailed, "authentication_failed", 1, QtWarningMsg},
    Row{ErrorCode::CredentialUnusable, "credential_unusable", 1, QtWarningMsg},
    Row{ErrorCode::AgentUnavailable, "agent_unavailable", 1, QtWarningMsg},
    Row{ErrorCode::ChannelRefused, "channel_refused", 1, QtWarningMsg},
    Row{ErrorCode::CommandFailed, "command_failed", 1, QtWarningMsg},
    Row{ErrorCode::OutputTooLarge, "output_too_large", 1, QtWarningMsg},
    Row{ErrorCode::TransferFailed, "transfer_failed", 1, QtWarningMsg},
    Row{ErrorCode::SystemUnsupported, "system_unsupported", 1, QtWarningMsg},
    Row{ErrorCode::SudoUnavailable, "sudo_unavailable", 1, QtWarningMsg},
    Row{ErrorCode::SudoPasswordWrong, "sudo_password_wrong", 1, QtWarningMsg},
    Row{ErrorCode::RemoteDiskFull, "remote_disk_full", 1, QtWarningMsg},
    Row{ErrorCode::PackageManagerBusy, "package_manager_busy", 1, QtWarningMsg},
    Row{ErrorCode::PackageInstallFailed, "package_install_failed", 1, QtWarningMsg},
    Row{ErrorCode::ServerMissing, "server_missing", 1, QtWarningMsg},
    Row{ErrorCode::ServerStartFailed, "server_start_failed", 1, QtWarningMsg},
    Row{ErrorCode::DesktopStartFailed, "desktop_start_failed", 1, QtWarningMsg},
    Row{ErrorCode::DisplayDied, "display_died", 1, QtWarningMsg},
    Row{ErrorCode::PortExposed, "port_exposed", 1, QtCriticalMsg},
    Row{ErrorCode::RfbProtocolFailed, "rfb_protocol_failed", 1, QtWarningMsg},
    Row{ErrorCode::RfbLimitExceeded, "rfb_limit_exceeded", 1, QtWarningMsg},
    Row{ErrorCode::RfbAuthenticationFailed, "rfb_authentication_failed", 1, QtWarningMsg},
    Row{ErrorCode::RfbStalled, "rfb_stalled", 1, QtWarningMsg},
    Row{ErrorCode::DecoderFailed, "decoder_failed", 1, QtCriticalMsg},
    Row{ErrorCode::Internal, "internal", 1, QtCriticalMsg},
};

// A code without its row, or rows out of order, does not compile.
constexpr bool complete()
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].code != static_cast<ErrorCode>(i))
            return false;
    }
    return rows.size() == static_cast<std::size_t>(ErrorCode::Internal) + 1;
}
static_assert(complete());

const Row& row(ErrorCode code)
{
    return rows[static_cast<std::size_t>(code)];
}

} // namespace

const char* errorWord(ErrorCode code)
{
    return row(code).word;
}

int exitStatus(ErrorCode code)
{
    return row(code).exitStatus;
}

QtMsgType logLevel(ErrorCode code)
{
    return row(code).level;
}

} // namespace clouddesk::core
