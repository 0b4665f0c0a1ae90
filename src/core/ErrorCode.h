// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace clouddesk::core {

/// What went wrong, as one stable word per kind. The word is part of the command line's and the API's contract; the
/// numbers of the enum are not.
enum class ErrorCode {
    // The request itself
    InvalidArgument,
    NotFound,
    AlreadyExists,
    Conflict,
    Cancelled,
    TimedOut,
    Unsupported,
    PermissionDenied,
    // This computer
    InputOutputFailed,
    DiskFull,
    DatabaseFailed,
    DatabaseTooNew,
    DatabaseDamaged,
    AuditDamaged,
    // Secrets
    KeyUnavailable,
    KeyWrong,
    SealDamaged,
    VaultLocked,
    // The way to the machine
    HostUnresolved,
    ConnectionRefused,
    ConnectionTimedOut,
    ConnectionLost,
    SshProtocolFailed,
    HostKeyUnknown,
    HostKeyChanged,
    HostKeyRevoked,
    AuthenticationFailed,
    CredentialUnusable,
    AgentUnavailable,
    ChannelRefused,
    // The machine
    CommandFailed,
    OutputTooLarge,
    TransferFailed,
    SystemUnsupported,
    SudoUnavailable,
    SudoPasswordWrong,
    RemoteDiskFull,
    PackageManagerBusy,
    PackageInstallFailed,
    // Its desktop
    ServerMissing,
    ServerStartFailed,
    DesktopStartFailed,
    DisplayDied,
    PortExposed,
    // RFB
    RfbProtocolFailed,
    RfbLimitExceeded,
    RfbAuthenticationFailed,
    RfbStalled,
    DecoderFailed,
    // Ours
    Internal,
};

/// The stable word of a code, for example "host_key_changed".
const char* errorWord(ErrorCode code);

/// The exit status of a command that ends with this error: 2 for wrong usage, 1 for everything else.
int exitStatus(ErrorCode code);

/// The log level an error of this kind deserves when nobody handles it further.
QtMsgType logLevel(ErrorCode code);

} // namespace clouddesk::core
