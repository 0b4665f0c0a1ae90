// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/Seal.h"

#include "crypto/Digest.h"

#include <QtEndian>

#include <cstring>
#include <memory>

#include <openssl/evp.h>

namespace clouddesk::crypto {

namespace {

using core::ErrorCode;
using core::fail;
using core::Result;
using core::Secret;

constexpr QByteArrayView magic("CDS1");
constexpr qsizetype versionSize = 4;
constexpr qsizetype saltSize = 32;
constexpr qsizetype headerSize = 4 + versionSize + saltSize;
constexpr qsizetype tagSize = 16;
constexpr std::size_t keySize = 32;
constexpr std::size_t nonceSize = 12;
constexpr std::size_t lengthSize = 4;
constexpr std::size_t bucket = 64;
// Far above any credential; keeps every length within OpenSSL's int.
constexpr std::size_t maximumPlaintext = 16 << 20;
constexpr qsizetype maximumBody = (16 << 20) + 128;

using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)>;

unsigned char* bytesOf(char* data)
{
    return reinterpret_cast<unsigned char*>(data);
}

const unsigned char* bytesOf(const char* data)
{
    return reinterpret_cast<const unsigned char*>(data);
}

// Length, plaintext, zeros up to the next multiple of the bucket.
Secret pad(const Secret& plaintext)
{
    const std::size_t used = lengthSize + plaintext.size();
    Secret padded = Secret::ofSize((used + bucket - 1) / bucket * bucket);
    qToBigEndian(static_cast<quint32>(plaintext.size()), padded.data());
    if (!plaintext.isEmpty())
        std::memcpy(padded.data() + lengthSize, plaintext.data(), plaintext.size());
    return padded;
}

Result<Secret> unpad(const Secret& padded)
{
    const std::size_t size = qFromBigEndian<quint32>(padded.data());
    if (size > padded.size() - lengthSize)
        return fail(ErrorCode::SealDamaged, QStringLiteral("the sealed value has a wrong length inside"));
    return Secret(padded.view().sliced(lengthSize, static_cast<qsizetype>(size)));
}

// The salt is new for every sealing, so key and nonce are too.
Result<Secret> keyAndNonce(const MasterKey& key, QByteArrayView salt)
{
    if (key.bytes.size() != keySize)
        return fail(ErrorCode::Internal, QStringLiteral("the master key does not have 32 bytes"));
    return hkdfSha256(key.bytes, salt, "CloudDesk seal, AES-256-GCM key and nonce", keySize + nonceSize);
}

QByteArray makeHeader(quint32 version)
{
    QByteArray header = magic.toByteArray();
    header.resize(header.size() + versionSize);
    qToBigEndian(version, header.data() + magic.size());
    return header + randomBytes(saltSize);
}

QByteArrayView saltOf(QByteArrayView sealed)
{
    return sealed.sliced(headerSize - saltSize, saltSize);
}

// Header and associated data are both authenticated; the header's fixed size keeps the border unambiguous.
bool authenticate(EVP_CIPHER_CTX* context, QByteArrayView header, QByteArrayView associatedData)
{
    int ignored = 0;
    for (const QByteArrayView part : {header, associatedData}) {
        if (!part.isEmpty() &&
            EVP_CipherUpdate(context, nullptr, &ignored, bytesOf(part.data()), static_cast<int>(part.size())) != 1)
            return false;
    }
    return true;
}

CipherContext makeContext(const Secret& derived, bool encrypting)
{
    CipherContext context(EVP_CIPHER_CTX_new(), &EVP_CIPHER_CTX_free);
    const unsigned char* key = bytesOf(derived.data());
    if (context &&
        EVP_CipherInit_ex2(context.get(), EVP_aes_256_gcm(), key, key + keySize, encrypting ? 1 : 0, nullptr) != 1)
        context.reset();
    return context;
}

bool encrypt(const Secret& derived, const Secret& padded, QByteArrayView associatedData, QByteArray& sealed)
{
    const CipherContext context = makeContext(derived, true);
    if (!context || !authenticate(context.get(), QByteArrayView(sealed).first(headerSize), associatedData))
        return false;
    sealed.resize(headerSize + static_cast<qsizetype>(padded.size()) + tagSize);
    unsigned char* const out = bytesOf(sealed.data()) + headerSize;
    int written = 0;
    int rest = 0;
    return EVP_CipherUpdate(context.get(), out, &written, bytesOf(padded.data()), static_cast<int>(padded.size())) ==
               1 &&
           EVP_CipherFinal_ex(context.get(), out + written, &rest) == 1 &&
           EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_GET_TAG, tagSize, out + padded.size()) == 1;
}

bool decrypt(const Secret& derived, QByteArrayView sealed, QByteArrayView associatedData, Secret& padded)
{
    const CipherContext context = makeContext(derived, false);
    if (!context || !authenticate(context.get(), sealed.first(headerSize), associatedData))
        return false;
    const QByteArrayView body = sealed.sliced(headerSize, sealed.size() - headerSize - tagSize);
    QByteArray tag = sealed.last(tagSize).toByteArray();
    unsigned char* const out = bytesOf(padded.data());
    int written = 0;
    int rest = 0;
    return EVP_CipherUpdate(context.get(), out, &written, bytesOf(body.data()), static_cast<int>(body.size())) == 1 &&
           EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_AEAD_SET_TAG, tagSize, tag.data()) == 1 &&
           EVP_CipherFinal_ex(context.get(), out + written, &rest) == 1;
}

Result<void> requireForm(QByteArrayView sealed)
{
    const qsizetype body = sealed.size() - headerSize - tagSize;
    const bool fits =
        body >= static_cast<qsizetype>(bucket) && body % static_cast<qsizetype>(bucket) == 0 && body <= maximumBody;
    if (!sealed.startsWith(magic) || !fits)
        return fail(ErrorCode::SealDamaged, QStringLiteral("this is not a sealed value, or it was cut"));
    return {};
}

} // namespace

Result<QByteArray> seal(const MasterKey& key, const Secret& plaintext, QByteArrayView associatedData)
{
    if (plaintext.size() > maximumPlaintext)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("a secret may have 16 MiB at most"));
    QByteArray sealed = makeHeader(key.version);
    const Result<Secret> derived = keyAndNonce(key, saltOf(sealed));
    if (!derived)
        return fail(derived);
    if (!encrypt(*derived, pad(plaintext), associatedData, sealed))
        return fail(ErrorCode::Internal, QStringLiteral("AES-256-GCM is not available"));
    return sealed;
}

Result<Secret> unseal(const MasterKey& key, QByteArrayView sealed, QByteArrayView associatedData)
{
    const Result<quint32> version = sealedKeyVersion(sealed);
    if (!version)
        return fail(version);
    if (*version != key.version)
        return fail(ErrorCode::SealDamaged,
                    QStringLiteral("the value was sealed with key version %1, the key here is version %2")
                        .arg(*version)
                        .arg(key.version));
    const Result<Secret> derived = keyAndNonce(key, saltOf(sealed));
    if (!derived)
        return fail(derived);
    Secret padded = Secret::ofSize(static_cast<std::size_t>(sealed.size() - headerSize - tagSize));
    if (!decrypt(*derived, sealed, associatedData, padded))
        return fail(ErrorCode::SealDamaged, QStringLiteral("the sealed value was altered, or does not belong here"));
    return unpad(padded);
}

Result<quint32> sealedKeyVersion(QByteArrayView sealed)
{
    if (const Result<void> form = requireForm(sealed); !form)
        return fail(form);
    return qFromBigEndian<quint32>(sealed.data() + magic.size());
}

} // namespace clouddesk::crypto
