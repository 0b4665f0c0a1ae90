// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/KeyPair.h"

#include <openssl/evp.h>
#include <openssl/rand.h>

#include <QtEndian>

#include <algorithm>
#include <array>
#include <memory>

namespace clouddesk::ssh {

namespace {

constexpr std::size_t halfSize = 32; // RFC 8032, section 5.1.5
constexpr qsizetype blockSize = 8;   // of the cipher "none"
constexpr char keyType[] = "ssh-ed25519";

/// Appends RFC 4251's data types (section 5) to memory that was measured beforehand.
class Writer
{
public:
    explicit Writer(char* at)
        : m_at(at)
    {
    }
    void raw(QByteArrayView bytes)
    {
        m_at = std::copy(bytes.begin(), bytes.end(), m_at); // memcpy() must not be given nothing as nullptr
    }
    void number(quint32 value)
    {
        qToBigEndian(value, m_at);
        m_at += sizeof value;
    }
    void string(QByteArrayView bytes)
    {
        number(static_cast<quint32>(bytes.size()));
        raw(bytes);
    }

private:
    char* m_at;
};

constexpr qsizetype stringSize(qsizetype length)
{
    return 4 + length;
}

QByteArray publicBlob(QByteArrayView publicHalf)
{
    QByteArray blob(stringSize(sizeof keyType - 1) + stringSize(publicHalf.size()), Qt::Uninitialized);
    Writer writer(blob.data());
    writer.string(QByteArrayView(keyType, sizeof keyType - 1));
    writer.string(publicHalf);
    return blob;
}

/// The layout of OpenSSH's PROTOCOL.key.
core::Secret container(const QByteArray& blob, QByteArrayView publicHalf, const core::Secret& privateHalf,
                       QByteArrayView comment, quint32 check)
{
    constexpr char magic[] = "openssh-key-v1"; // with its zero byte
    const qsizetype plain = 8 + blob.size() + stringSize(2 * qsizetype{halfSize}) + stringSize(comment.size());
    const qsizetype padding = (blockSize - plain % blockSize) % blockSize;
    const qsizetype size = qsizetype{sizeof magic} + 2 * stringSize(4) + stringSize(0) + 4 + stringSize(blob.size()) +
                           stringSize(plain + padding);
    core::Secret bytes = core::Secret::ofSize(static_cast<std::size_t>(size));
    Writer writer(bytes.data());
    writer.raw(QByteArrayView(magic, sizeof magic));
    writer.string("none"); // cipher
    writer.string("none"); // key derivation
    writer.string({});
    writer.number(1);
    writer.string(blob);
    writer.number(static_cast<quint32>(plain + padding));
    writer.number(check);
    writer.number(check);
    writer.raw(blob);
    writer.number(2 * halfSize);
    writer.raw(privateHalf.view());
    writer.raw(publicHalf);
    writer.string(comment);
    for (qsizetype number = 1; number <= padding; ++number) {
        const char byte = static_cast<char>(number);
        writer.raw(QByteArrayView(&byte, 1));
    }
    return bytes;
}

core::Secret armoured(const core::Secret& bytes)
{
    constexpr QByteArrayView head = "-----BEGIN OPENSSH PRIVATE KEY-----\n";
    constexpr QByteArrayView foot = "-----END OPENSSH PRIVATE KEY-----\n";
    constexpr qsizetype lineLength = 70;
    const qsizetype encodedSize = (static_cast<qsizetype>(bytes.size()) + 2) / 3 * 4;
    // EVP_EncodeBlock() adds a zero byte.
    core::Secret encoded = core::Secret::ofSize(static_cast<std::size_t>(encodedSize) + 1);
    EVP_EncodeBlock(reinterpret_cast<unsigned char*>(encoded.data()),
                    reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
    const qsizetype lines = (encodedSize + lineLength - 1) / lineLength;
    core::Secret text = core::Secret::ofSize(static_cast<std::size_t>(head.size() + encodedSize + lines + foot.size()));
    Writer writer(text.data());
    writer.raw(head);
    for (qsizetype at = 0; at < encodedSize; at += lineLength) {
        writer.raw(encoded.view().sliced(at, std::min(lineLength, encodedSize - at)));
        writer.raw("\n");
    }
    writer.raw(foot);
    return text;
}

} // namespace

core::Result<KeyPair> generateKeyPair(const QByteArray& comment)
{
    const bool isPrintable = std::ranges::all_of(comment, [](char byte) { return byte >= ' ' && byte <= '~'; });
    if (!isPrintable)
        return core::fail(core::ErrorCode::InvalidArgument, QStringLiteral("the comment must be printable ASCII"));
    const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"),
                                                                  EVP_PKEY_free);
    core::Secret privateHalf = core::Secret::ofSize(halfSize);
    std::array<char, halfSize> publicHalf{};
    std::size_t privateSize = halfSize;
    std::size_t publicSize = halfSize;
    quint32 check = 0;
    const bool isMade =
        key &&
        EVP_PKEY_get_raw_private_key(key.get(), reinterpret_cast<unsigned char*>(privateHalf.data()), &privateSize) ==
            1 &&
        EVP_PKEY_get_raw_public_key(key.get(), reinterpret_cast<unsigned char*>(publicHalf.data()), &publicSize) == 1 &&
        RAND_bytes(reinterpret_cast<unsigned char*>(&check), sizeof check) == 1;
    if (!isMade)
        return core::fail(core::ErrorCode::Internal, QStringLiteral("no key could be generated"));
    const QByteArrayView half(publicHalf.data(), halfSize);
    const QByteArray blob = publicBlob(half);
    KeyPair pair;
    pair.privateKey = armoured(container(blob, half, privateHalf, comment, check));
    pair.publicKeyLine = QByteArray(keyType) + ' ' + blob.toBase64() + ' ' + comment;
    return pair;
}

} // namespace clouddesk::ssh
