// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/PrivateKey.h"

#include <QtEndian>

#include <memory>

#include <libssh/libssh.h>
#include <openssl/asn1t.h>
#include <openssl/bio.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

namespace clouddesk::ssh {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

std::unexpected<core::Error> unusable(const QString& what, const QString& advice = {})
{
    return fail(ErrorCode::CredentialUnusable, what, {}, advice);
}

std::unexpected<core::Error> damaged()
{
    return unusable(QStringLiteral("the private key is damaged or incomplete"),
                    QStringLiteral("Give the whole file, from its BEGIN line to its END line."));
}

/// Reads the fields of SSH's wire format (RFC 4251, section 5) one after the other; a view into somebody else's bytes.
class WireReader
{
public:
    explicit WireReader(QByteArrayView bytes)
        : m_bytes(bytes)
    {
    }

    std::optional<quint32> number()
    {
        if (m_bytes.size() < 4)
            return std::nullopt;
        const auto value = qFromBigEndian<quint32>(m_bytes.data());
        m_bytes = m_bytes.sliced(4);
        return value;
    }

    std::optional<QByteArrayView> string()
    {
        const auto length = number();
        if (!length || m_bytes.size() < static_cast<qsizetype>(*length))
            return std::nullopt;
        const QByteArrayView value = m_bytes.first(*length);
        m_bytes = m_bytes.sliced(*length);
        return value;
    }

private:
    QByteArrayView m_bytes;
};

/// The bytes between the BEGIN and END lines.
core::Secret decodeArmour(const core::Secret& text, QByteArrayView begin, QByteArrayView end)
{
    const QByteArrayView all = text.view();
    const qsizetype start = all.indexOf(begin) + begin.size();
    const qsizetype stop = all.indexOf(end, start);
    if (stop < 0)
        return {};
    QByteArray decoded =
        QByteArray::fromBase64(QByteArray::fromRawData(all.data() + start, stop - start), QByteArray::Base64Encoding);
    return core::Secret::takeFrom(decoded);
}

Result<void> checkKdf(QByteArrayView name, QByteArrayView options)
{
    if (name != "bcrypt")
        return unusable(QStringLiteral("the private key is encrypted in a way that is not supported"));
    WireReader reader(options);
    const auto salt = reader.string();
    const auto rounds = reader.number();
    if (!salt || !rounds)
        return damaged();
    if (*rounds > maximumBcryptRounds)
        return unusable(
            QStringLiteral("the private key's passphrase takes %1 rounds to try, more than the %2 that are allowed")
                .arg(*rounds)
                .arg(maximumBcryptRounds),
            QStringLiteral("Write it anew with fewer rounds: ssh-keygen -p -a 64 -f FILE"));
    return {};
}

Result<void> checkKeyType(QByteArrayView publicKey)
{
    WireReader reader(publicKey);
    const auto type = reader.string();
    if (!type)
        return damaged();
    if (type->startsWith("sk-"))
        return unusable(QStringLiteral("the private key lives in a security token"),
                        QStringLiteral("Load it into an SSH agent (ssh-add FILE) and log in by the agent."));
    if (*type == "ssh-dss")
        return unusable(QStringLiteral("DSA keys are not accepted by SSH servers any more"),
                        QStringLiteral("Make a new key: ssh-keygen -t ed25519"));
    return {};
}

/// OpenSSH's PROTOCOL.key: "openssh-key-v1\0", cipher, KDF, KDF options, number of keys, public key, private part.
Result<PrivateKeyFacts> inspectOpenSsh(const core::Secret& text)
{
    const core::Secret decoded =
        decodeArmour(text, "-----BEGIN OPENSSH PRIVATE KEY-----", "-----END OPENSSH PRIVATE KEY-----");
    constexpr QByteArrayView magic("openssh-key-v1\0", 15);
    if (!decoded.view().startsWith(magic))
        return damaged();
    WireReader reader(decoded.view().sliced(magic.size()));
    const auto cipher = reader.string();
    const auto kdf = reader.string();
    const auto options = reader.string();
    const auto count = reader.number();
    const auto publicKey = reader.string();
    if (!cipher || !kdf || !options || !count || !publicKey)
        return damaged();
    if (auto type = checkKeyType(*publicKey); !type)
        return fail(type);
    const bool isEncrypted = *cipher != "none";
    if (isEncrypted) {
        if (auto allowed = checkKdf(*kdf, *options); !allowed)
            return fail(allowed);
    }
    return PrivateKeyFacts{PrivateKeyFacts::Format::OpenSsh, isEncrypted};
}

template <auto Free>
struct Freer
{
    template <typename T>
    void operator()(T* object) const
    {
        Free(object);
    }
};

/// How many PBKDF2 iterations an encrypted PKCS #8 key asks for (RFC 8018, appendix A.2); 0 for another KDF, which
/// OpenSSL bounds by itself (scrypt) or which is fast (PKCS #5 v1.5).
qint64 pbkdf2Iterations(const X509_SIG* sealed)
{
    const X509_ALGOR* algorithm = nullptr;
    X509_SIG_get0(sealed, &algorithm, nullptr);
    const ASN1_OBJECT* object = nullptr;
    int type = V_ASN1_UNDEF;
    const void* value = nullptr;
    X509_ALGOR_get0(&object, &type, &value, algorithm);
    if (OBJ_obj2nid(object) != NID_pbes2 || type != V_ASN1_SEQUENCE)
        return 0;
    const std::unique_ptr<PBE2PARAM, Freer<PBE2PARAM_free>> parameters(
        static_cast<PBE2PARAM*>(ASN1_item_unpack(static_cast<const ASN1_STRING*>(value), ASN1_ITEM_rptr(PBE2PARAM))));
    if (!parameters)
        return 0;
    X509_ALGOR_get0(&object, &type, &value, parameters->keyfunc);
    if (OBJ_obj2nid(object) != NID_id_pbkdf2 || type != V_ASN1_SEQUENCE)
        return 0;
    const std::unique_ptr<PBKDF2PARAM, Freer<PBKDF2PARAM_free>> derivation(static_cast<PBKDF2PARAM*>(
        ASN1_item_unpack(static_cast<const ASN1_STRING*>(value), ASN1_ITEM_rptr(PBKDF2PARAM))));
    return derivation ? ASN1_INTEGER_get(derivation->iter) : 0;
}

Result<PrivateKeyFacts> inspectEncryptedPkcs8(const core::Secret& text)
{
    const std::unique_ptr<BIO, Freer<BIO_free_all>> source(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
    const std::unique_ptr<X509_SIG, Freer<X509_SIG_free>> sealed(
        PEM_read_bio_PKCS8(source.get(), nullptr, nullptr, nullptr));
    if (!sealed)
        return damaged();
    const qint64 iterations = pbkdf2Iterations(sealed.get());
    // Beyond what fits into a long, OpenSSL answers -1.
    if (iterations < 0 || iterations > maximumPbkdf2Iterations)
        return unusable(QStringLiteral("the private key's passphrase takes too many iterations to try"),
                        QStringLiteral("Write it anew with fewer: openssl pkcs8 -topk8 -iter 100000 -in FILE"));
    return PrivateKeyFacts{PrivateKeyFacts::Format::Pkcs8, true};
}

Result<PrivateKeyFacts> refuse(const core::Secret& text)
{
    const QByteArrayView all = text.view().trimmed();
    if (all.startsWith("PuTTY-User-Key-File"))
        return unusable(QStringLiteral("the private key is in PuTTY's format"),
                        QStringLiteral("Convert it: puttygen FILE.ppk -O private-openssh -o FILE"));
    if (all.startsWith("ssh-") || all.startsWith("ecdsa-") || all.startsWith("sk-") ||
        all.startsWith("-----BEGIN PUBLIC KEY") || all.startsWith("---- BEGIN SSH2 PUBLIC KEY"))
        return unusable(QStringLiteral("this is a public key, not the private one"),
                        QStringLiteral("Give the file of the same name without \".pub\"."));
    if (all.startsWith("---- BEGIN SSH2 ENCRYPTED PRIVATE KEY"))
        return unusable(QStringLiteral("the private key is in the format of ssh.com"),
                        QStringLiteral("Convert it: ssh-keygen -i -f FILE"));
    if (all.indexOf("-----BEGIN DSA PRIVATE KEY-----") >= 0)
        return unusable(QStringLiteral("DSA keys are not accepted by SSH servers any more"),
                        QStringLiteral("Make a new key: ssh-keygen -t ed25519"));
    return unusable(QStringLiteral("this is no private key in OpenSSH or PEM format"));
}

QString keyTypeName(ssh_key key)
{
    const ssh_keytypes_e type = ssh_key_type(key);
    const char* ecdsa = ssh_pki_key_ecdsa_name(key);
    const bool isEcdsa =
        type == SSH_KEYTYPE_ECDSA_P256 || type == SSH_KEYTYPE_ECDSA_P384 || type == SSH_KEYTYPE_ECDSA_P521;
    return QString::fromLatin1(isEcdsa ? ecdsa : ssh_key_type_to_char(type));
}

} // namespace

Result<PrivateKeyFacts> inspectPrivateKey(const core::Secret& text)
{
    using Format = PrivateKeyFacts::Format;
    const QByteArrayView all = text.view();
    if (text.size() > maximumPrivateKeySize)
        return unusable(QStringLiteral("this is too long for a private key (more than 64 KiB)"));
    if (all.indexOf('\0') >= 0)
        return unusable(QStringLiteral("this is no private key in OpenSSH or PEM format"));
    if (all.indexOf("-----BEGIN OPENSSH PRIVATE KEY-----") >= 0)
        return inspectOpenSsh(text);
    if (all.indexOf("-----BEGIN ENCRYPTED PRIVATE KEY-----") >= 0)
        return inspectEncryptedPkcs8(text);
    if (all.indexOf("-----BEGIN PRIVATE KEY-----") >= 0)
        return PrivateKeyFacts{Format::Pkcs8, false};
    if (all.indexOf("-----BEGIN RSA PRIVATE KEY-----") >= 0 || all.indexOf("-----BEGIN EC PRIVATE KEY-----") >= 0)
        return PrivateKeyFacts{Format::Pem, all.indexOf("ENCRYPTED") >= 0};
    return refuse(text);
}

Result<QString> openPrivateKey(const core::Secret& text, const core::Secret& passphrase)
{
    const auto facts = inspectPrivateKey(text);
    if (!facts)
        return fail(facts);
    ssh_key key = nullptr;
    // Never a null passphrase: OpenSSL would ask the terminal for one.
    const int status =
        ssh_pki_import_privkey_base64(text.nullTerminated(), passphrase.nullTerminated(), nullptr, nullptr, &key);
    const std::unique_ptr<ssh_key_struct, Freer<ssh_key_free>> owner(key);
    if (status == SSH_OK)
        return keyTypeName(key);
    if (!facts->isEncrypted)
        return damaged();
    if (passphrase.isEmpty())
        return unusable(QStringLiteral("the private key needs its passphrase"));
    return unusable(QStringLiteral("the passphrase does not open the private key"));
}

Result<void> checkCertificateLine(const QByteArray& line)
{
    const QByteArray trimmed = line.trimmed();
    const QList<QByteArray> words = trimmed.simplified().split(' ');
    const bool isOneLine = !trimmed.contains('\n') && trimmed.size() <= qsizetype{32} * 1024;
    if (!isOneLine || words.size() < 2 || !words.front().endsWith("-cert-v01@openssh.com"))
        return unusable(QStringLiteral("this is no OpenSSH user certificate"));
    const QByteArray blob = QByteArray::fromBase64(words.at(1));
    WireReader reader(blob);
    const auto type = reader.string();
    if (!type || *type != words.front())
        return unusable(QStringLiteral("the certificate is damaged or incomplete"));
    return {};
}

} // namespace clouddesk::ssh
