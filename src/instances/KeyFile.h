// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "core/Secret.h"

#include <QByteArray>

namespace clouddesk::instances {

/// A private key as it stands in a file, and the certificate that OpenSSH would use with it.
struct KeyFile
{
    core::Secret privateKey;
    /// The line of "<path>-cert.pub"; empty if there is no such file.
    QByteArray certificate;
};

/// "~/x" with the home folder in place of "~", and cleaned of "." and ".."; anything else only cleaned.
QString expandHome(const QString& path);

/// Reads a private key file for logging in. CredentialUnusable if it is not a regular file, has more than 64 KiB, or
/// may be read or written by others than its owner (as ssh does, with the command that mends it); NotFound or
/// PermissionDenied if it cannot be read. Never blocks on a FIFO or a device.
core::Result<KeyFile> readKeyFile(const QString& path);

/// The same for a key that is about to be stored sealed: who else may read the file does not matter then.
core::Result<KeyFile> readKeyFileForStoring(const QString& path);

} // namespace clouddesk::instances
