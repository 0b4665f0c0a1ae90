// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/Algorithms.h"

namespace clouddesk::ssh {

namespace {

constexpr const char* hostKeys[] = {"ssh-ed25519",         "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384",
                                    "ecdsa-sha2-nistp521", "rsa-sha2-512",        "rsa-sha2-256"};

QByteArrayList signaturesOf(const QString& keyType)
{
    if (keyType == QStringLiteral("ssh-rsa"))
        return {"rsa-sha2-512", "rsa-sha2-256"};
    return {keyType.toLatin1()};
}

} // namespace

QByteArray keyExchangeAlgorithms()
{
    return "curve25519-sha256,curve25519-sha256@libssh.org,ecdh-sha2-nistp256,ecdh-sha2-nistp384,ecdh-sha2-nistp521,"
           "diffie-hellman-group16-sha512,diffie-hellman-group18-sha512,diffie-hellman-group-exchange-sha256,"
           "diffie-hellman-group14-sha256";
}

QByteArray defaultCiphers()
{
    return "aes128-gcm@openssh.com,aes256-gcm@openssh.com,chacha20-poly1305@openssh.com,aes256-ctr,aes192-ctr,aes128-"
           "ctr";
}

QByteArray messageAuthenticationCodes()
{
    return "hmac-sha2-256-etm@openssh.com,hmac-sha2-512-etm@openssh.com,hmac-sha2-256,hmac-sha2-512";
}

QByteArray publicKeyAlgorithms()
{
    return "ssh-ed25519-cert-v01@openssh.com,ecdsa-sha2-nistp256-cert-v01@openssh.com,"
           "ecdsa-sha2-nistp384-cert-v01@openssh.com,ecdsa-sha2-nistp521-cert-v01@openssh.com,"
           "rsa-sha2-512-cert-v01@openssh.com,rsa-sha2-256-cert-v01@openssh.com,sk-ssh-ed25519@openssh.com,"
           "sk-ecdsa-sha2-nistp256@openssh.com,ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,"
           "ecdsa-sha2-nistp521,rsa-sha2-512,rsa-sha2-256";
}

QByteArray hostKeyAlgorithms(const QStringList& knownTypes)
{
    const QByteArrayList allowed(std::begin(hostKeys), std::end(hostKeys));
    QByteArrayList ordered;
    const auto add = [&](const QByteArray& algorithm) {
        if (allowed.contains(algorithm) && !ordered.contains(algorithm))
            ordered += algorithm;
    };
    for (const QString& type : knownTypes) {
        for (const QByteArray& algorithm : signaturesOf(type))
            add(algorithm);
    }
    for (const QByteArray& algorithm : allowed)
        add(algorithm);
    return ordered.join(',');
}

bool needsStrictKeyExchange(const QByteArray& cipher)
{
    return cipher.startsWith("chacha20-poly1305");
}

} // namespace clouddesk::ssh
