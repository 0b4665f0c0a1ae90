// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfb/VncAuthentication.h"

#include <openssl/evp.h>

#include <array>

namespace clouddesk::rfb {

namespace {

constexpr size_t desKeyBytes = 8;

quint8 reverseBits(quint8 byte)
{
    quint8 reversed = 0;
    for (int bit = 0; bit < 8; ++bit)
        reversed = static_cast<quint8>(reversed << 1 | (byte >> bit & 1));
    return reversed;
}

} // namespace

QByteArray vncResponse(const QByteArray& challenge, const core::Secret& password)
{
    if (challenge.size() != vncChallengeBytes)
        return {};
    // OpenSSL 3 keeps single DES in its legacy provider; three times the same key makes triple DES that.
    core::Secret key = core::Secret::ofSize(3 * desKeyBytes);
    for (size_t i = 0; i < std::min(password.size(), desKeyBytes); ++i) {
        const auto byte = static_cast<char>(reverseBits(static_cast<quint8>(password.data()[i])));
        for (size_t copy = 0; copy < 3; ++copy)
            key.data()[copy * desKeyBytes + i] = byte;
    }
    const std::unique_ptr<EVP_CIPHER_CTX, decltype(&EVP_CIPHER_CTX_free)> context(EVP_CIPHER_CTX_new(),
                                                                                  EVP_CIPHER_CTX_free);
    QByteArray response(2 * vncChallengeBytes, '\0');
    int length = 0;
    const bool encrypted =
        context &&
        EVP_EncryptInit_ex(context.get(), EVP_des_ede3_ecb(), nullptr, reinterpret_cast<const quint8*>(key.data()),
                           nullptr) == 1 &&
        EVP_CIPHER_CTX_set_padding(context.get(), 0) == 1 &&
        EVP_EncryptUpdate(context.get(), reinterpret_cast<quint8*>(response.data()), &length,
                          reinterpret_cast<const quint8*>(challenge.constData()), int(challenge.size())) == 1;
    response.truncate(encrypted && length == vncChallengeBytes ? vncChallengeBytes : 0);
    return response;
}

} // namespace clouddesk::rfb
