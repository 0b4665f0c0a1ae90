// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktops/VncPassword.h"

#include "crypto/Digest.h"

#include <array>
#include <memory>

#include <openssl/evp.h>

namespace clouddesk::desktops {

namespace {

constexpr std::size_t blockSize = 8;

// The key of vncpasswd(1), 17 52 6b 06 23 4e 58 07, with the bits of each byte mirrored, as VNC's DES takes them
// (RFC 6143, 7.2.2). Three times the same key makes triple DES plain DES, which OpenSSL 3 no longer offers by itself.
constexpr std::array<unsigned char, 24> fileKey = {0xe8, 0x4a, 0xd6, 0x60, 0xc4, 0x72, 0x1a, 0xe0,
                                                   0xe8, 0x4a, 0xd6, 0x60, 0xc4, 0x72, 0x1a, 0xe0,
                                                   0xe8, 0x4a, 0xd6, 0x60, 0xc4, 0x72, 0x1a, 0xe0};

core::Result<core::Secret> runDes(const core::Secret& block, bool encrypt)
{
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(),
                                                                                  EVP_CIPHER_CTX_free);
    core::Secret out = core::Secret::ofSize(2 * blockSize);
    int written = 0;
    if (!context ||
        EVP_CipherInit_ex2(context.get(), EVP_des_ede3_ecb(), fileKey.data(), nullptr, encrypt ? 1 : 0, nullptr) != 1 ||
        EVP_CIPHER_CTX_set_padding(context.get(), 0) != 1 ||
        EVP_CipherUpdate(context.get(), reinterpret_cast<unsigned char*>(out.data()), &written,
                         reinterpret_cast<const unsigned char*>(block.data()), blockSize) != 1 ||
        written != blockSize)
        return core::fail(core::ErrorCode::Unsupported, QStringLiteral("OpenSSL offers no DES for VNC passwords"));
    out.truncate(blockSize);
    return out;
}

int hexValue(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    return -1;
}

} // namespace

core::Secret makeVncPassword()
{
    // 64 characters, so that every one is equally likely.
    static constexpr char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    core::Secret password = crypto::randomSecret(blockSize);
    for (std::size_t i = 0; i < blockSize; ++i)
        password.data()[i] = alphabet[static_cast<unsigned char>(password.data()[i]) % 64];
    return password;
}

core::Result<core::Secret> toPasswordFile(const core::Secret& password)
{
    core::Secret block = core::Secret::ofSize(blockSize);
    std::copy_n(password.data(), std::min(password.size(), blockSize), block.data());
    const auto sealed = runDes(block, true);
    if (!sealed)
        return core::fail(sealed);
    static constexpr char digits[] = "0123456789abcdef";
    core::Secret hex = core::Secret::ofSize(2 * blockSize);
    for (std::size_t i = 0; i < blockSize; ++i) {
        const auto byte = static_cast<unsigned char>(sealed->data()[i]);
        hex.data()[2 * i] = digits[byte >> 4];
        hex.data()[2 * i + 1] = digits[byte & 15];
    }
    return hex;
}

core::Result<core::Secret> fromPasswordFile(QByteArrayView hexDigits)
{
    core::Secret block = core::Secret::ofSize(blockSize);
    bool isSound = hexDigits.size() == 2 * static_cast<qsizetype>(blockSize);
    for (qsizetype i = 0; isSound && i < static_cast<qsizetype>(blockSize); ++i) {
        const int high = hexValue(hexDigits[2 * i]);
        const int low = hexValue(hexDigits[2 * i + 1]);
        isSound = high >= 0 && low >= 0;
        block.data()[i] = static_cast<char>(high * 16 + low);
    }
    if (!isSound)
        return core::fail(core::ErrorCode::InvalidArgument, QStringLiteral("not a VNC password file"));
    auto password = runDes(block, false);
    if (!password)
        return password;
    std::size_t length = 0;
    while (length < blockSize && password->data()[length] != 0)
        ++length;
    password->truncate(length);
    return password;
}

} // namespace clouddesk::desktops
