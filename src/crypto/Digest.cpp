// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/Digest.h"

#include <memory>
#include <stdexcept>

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/kdf.h>
#include <openssl/params.h>
#include <openssl/rand.h>

namespace clouddesk::crypto {

namespace {

constexpr qsizetype digestSize = 32;

using KdfContext = std::unique_ptr<EVP_KDF_CTX, decltype(&EVP_KDF_CTX_free)>;

KdfContext makeHkdf()
{
    EVP_KDF* const kdf = EVP_KDF_fetch(nullptr, "HKDF", nullptr);
    KdfContext context(EVP_KDF_CTX_new(kdf), &EVP_KDF_CTX_free);
    EVP_KDF_free(kdf);
    return context;
}

// OpenSSL takes pointers to non-const but does not write through them.
OSSL_PARAM octets(const char* name, QByteArrayView bytes)
{
    return OSSL_PARAM_construct_octet_string(name, const_cast<char*>(bytes.data()), static_cast<size_t>(bytes.size()));
}

unsigned char* unsignedBytes(QByteArray& bytes)
{
    return reinterpret_cast<unsigned char*>(bytes.data());
}

const unsigned char* unsignedBytes(QByteArrayView bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

} // namespace

QByteArray sha256(QByteArrayView data)
{
    QByteArray digest(digestSize, Qt::Uninitialized);
    if (EVP_Digest(data.data(), static_cast<std::size_t>(data.size()), unsignedBytes(digest), nullptr, EVP_sha256(),
                   nullptr) != 1)
        throw std::runtime_error("SHA-256 is not available");
    return digest;
}

QByteArray hmacSha256(const core::Secret& key, QByteArrayView data)
{
    QByteArray code(digestSize, Qt::Uninitialized);
    // A null key would mean "the key of the last call" to OpenSSL.
    if (EVP_Q_mac(nullptr, "HMAC", nullptr, "SHA256", nullptr, key.nullTerminated(), key.size(), unsignedBytes(data),
                  static_cast<std::size_t>(data.size()), unsignedBytes(code), digestSize, nullptr) == nullptr)
        throw std::runtime_error("HMAC-SHA-256 is not available");
    return code;
}

core::Result<core::Secret> hkdfSha256(const core::Secret& inputKey, QByteArrayView salt, QByteArrayView info,
                                      std::size_t length)
{
    char digest[] = "SHA256";
    std::vector<OSSL_PARAM> parameters = {
        OSSL_PARAM_construct_utf8_string(OSSL_KDF_PARAM_DIGEST, digest, 0),
        octets(OSSL_KDF_PARAM_KEY, inputKey.view()),
    };
    // OpenSSL takes an empty value for an error, and its absence for what RFC 5869 says of an empty one.
    if (!salt.isEmpty())
        parameters.push_back(octets(OSSL_KDF_PARAM_SALT, salt));
    if (!info.isEmpty())
        parameters.push_back(octets(OSSL_KDF_PARAM_INFO, info));
    parameters.push_back(OSSL_PARAM_construct_end());
    const KdfContext context = makeHkdf();
    core::Secret derived = core::Secret::ofSize(length);
    unsigned char* const out = reinterpret_cast<unsigned char*>(derived.data());
    if (!context || EVP_KDF_derive(context.get(), out, length, parameters.data()) != 1) {
        ERR_clear_error();
        return core::fail(core::ErrorCode::Internal, QStringLiteral("no key could be derived"));
    }
    return derived;
}

bool constantTimeEquals(QByteArrayView left, QByteArrayView right)
{
    return left.size() == right.size() &&
           CRYPTO_memcmp(left.data(), right.data(), static_cast<std::size_t>(left.size())) == 0;
}

QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    if (RAND_bytes(unsignedBytes(bytes), static_cast<int>(count)) != 1)
        throw std::runtime_error("the operating system has no random bytes");
    return bytes;
}

void forgetThread()
{
    OPENSSL_thread_stop();
}

core::Secret randomSecret(std::size_t count)
{
    core::Secret secret = core::Secret::ofSize(count);
    if (RAND_priv_bytes(reinterpret_cast<unsigned char*>(secret.data()), static_cast<int>(count)) != 1)
        throw std::runtime_error("the operating system has no random bytes");
    return secret;
}

} // namespace clouddesk::crypto
