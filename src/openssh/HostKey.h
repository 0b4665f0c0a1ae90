// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QByteArray>
#include <QString>

namespace clouddesk::ssh {

/// A server's public host key.
struct HostKey
{
    QString type;    ///< "ssh-ed25519", "ecdsa-sha2-nistp256", "ssh-rsa" ...
    QByteArray blob; ///< the public key in SSH wire format (RFC 4253, section 6.6)

    /// "SHA256:" and the unpadded base64 of the blob's SHA-256, as OpenSSH prints it.
    [[nodiscard]] QString fingerprint() const;

    friend bool operator==(const HostKey&, const HostKey&) = default;
};

/// The picture that "ssh-keygen -lv" draws of a fingerprint ("SHA256:" and unpadded base64), eleven lines of nineteen
/// characters; keyType stands in its upper edge. Empty if it is no such fingerprint. The walk is that of OpenSSH's
/// fingerprint_randomart() (sshkey.c).
QString randomArt(const QString& fingerprint, const QString& keyType);

} // namespace clouddesk::ssh
