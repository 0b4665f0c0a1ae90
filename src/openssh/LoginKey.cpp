// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/LoginKey.h"

#include <QtEndian>

namespace clouddesk::ssh {

using core::ErrorCode;
using core::fail;

namespace {

// Without a passphrase and without this, OpenSSL would ask on the terminal.
int refusePassphrase(const char* /*prompt*/, char* /*buffer*/, size_t /*length*/, int /*echo*/, int /*verify*/,
                     void* /*userData*/)
{
    return -1;
}

// What follows the first string of the SSH wire format (RFC 4251, section 5).
QByteArrayView behindString(QByteArrayView bytes)
{
    if (bytes.size() < 4)
        return {};
    const auto length = std::min<qsizetype>(qFromBigEndian<quint32>(bytes.data()), bytes.size() - 4);
    return bytes.sliced(4 + length);
}

// A certificate holds its type, a nonce, and then the public key's own fields (OpenSSH's PROTOCOL.certkeys).
bool isAbout(const QByteArray& certificate, ssh_key key)
{
    char* encoded = nullptr;
    if (ssh_pki_export_pubkey_base64(key, &encoded) != SSH_OK)
        return false;
    const QByteArray publicKey = QByteArray::fromBase64(encoded);
    ssh_string_free_char(encoded);
    return behindString(behindString(certificate)).startsWith(behindString(publicKey));
}

} // namespace

core::Result<KeyPointer> readPrivateKey(const core::Secret& text, const core::Secret& passphrase)
{
    ssh_key key = nullptr;
    const char* const words = passphrase.isEmpty() ? nullptr : passphrase.nullTerminated();
    if (ssh_pki_import_privkey_base64(text.nullTerminated(), words, refusePassphrase, nullptr, &key) != SSH_OK)
        return fail(ErrorCode::CredentialUnusable,
                    QStringLiteral("the private key is damaged, or its passphrase is wrong or missing"), {},
                    QStringLiteral("give the key's passphrase; check the key with: ssh-keygen -y -f KEYFILE"));
    return KeyPointer(key);
}

core::Result<void> addCertificate(ssh_key key, const QByteArray& line)
{
    const QList<QByteArray> words = line.simplified().split(' ');
    const ssh_keytypes_e type = ssh_key_type_from_name(words.first().constData());
    ssh_key imported = nullptr;
    if (words.size() < 2 || ssh_pki_import_cert_base64(words[1].constData(), type, &imported) != SSH_OK)
        return fail(ErrorCode::CredentialUnusable, QStringLiteral("the certificate cannot be read"), {},
                    QStringLiteral("give the one line of the file that ends in -cert.pub"));
    const KeyPointer certificate(imported);
    if (!isAbout(QByteArray::fromBase64(words[1]), key) ||
        ssh_pki_copy_cert_to_privkey(certificate.get(), key) != SSH_OK)
        return fail(ErrorCode::CredentialUnusable,
                    QStringLiteral("the certificate does not belong to the private key"));
    return {};
}

} // namespace clouddesk::ssh
