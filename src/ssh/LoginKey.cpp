// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ssh/LoginKey.h"

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
    const bool isOurs = ssh_key_cmp(certificate.get(), key, SSH_KEY_CMP_PUBLIC) == 0;
    if (!isOurs || ssh_pki_copy_cert_to_privkey(certificate.get(), key) != SSH_OK)
        return fail(ErrorCode::CredentialUnusable,
                    QStringLiteral("the certificate does not belong to the private key"));
    return {};
}

} // namespace clouddesk::ssh
