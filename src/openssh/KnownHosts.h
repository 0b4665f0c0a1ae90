// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "openssh/HostKey.h"

#include <QStringList>

#include <vector>

namespace clouddesk::ssh {

/// One line of a known_hosts file (sshd(8), "SSH_KNOWN_HOSTS FILE FORMAT").
struct KnownHostLine
{
    enum class Marker { None, Revoked, CertificateAuthority };
    Marker marker = Marker::None;
    /// The host patterns as they stand: "host", "[host]:port", "*.example.org", "!bad", or a hashed name
    /// "|1|salt|hash".
    QStringList patterns;
    HostKey key;

    /// Whether the line is about this host: name or address, hashed or not, with wildcards and negation.
    [[nodiscard]] bool matches(const QString& host, quint16 port) const;
};

/// Reads a known_hosts file; lines that make no sense are skipped. At most 16 MiB are read. NotFound if there is none.
core::Result<std::vector<KnownHostLine>> readKnownHostsFile(const QString& path);
/// The same for text that was read elsewhere.
std::vector<KnownHostLine> parseKnownHosts(const QByteArray& text);

/// The way OpenSSH writes a host in known_hosts: the bare name for port 22, else "[name]:port". Lower case.
QString knownHostName(const QString& host, quint16 port);

} // namespace clouddesk::ssh
