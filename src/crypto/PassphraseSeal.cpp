// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/PassphraseSeal.h"

#include "crypto/Digest.h"

namespace clouddesk::crypto {

using core::ErrorCode;
using core::fail;
using core::Result;
using core::Secret;

namespace {

constexpr char formatVersion = 1;
constexpr qsizetype lettersSize = 4;
constexpr qsizetype saltOffset = lettersSize + 4;
constexpr qsizetype saltSize = 32;
constexpr qsizetype headerSize = saltOffset + saltSize;
// There is one key to a header, so nothing is to be told apart.
constexpr quint32 onlyKeyVersion = 1;

} // namespace

Result<PassphraseSeal> PassphraseSeal::make(const Secret& passphrase, QByteArrayView letters, ScryptCost cost)
{
    if (passphrase.isEmpty())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("the passphrase must not be empty"));
    QByteArray header = letters.toByteArray();
    header += formatVersion;
    for (const int number : {cost.logN, cost.blockSize, cost.parallel})
        header += static_cast<char>(number);
    header += randomBytes(saltSize);
    return withHeader(passphrase, header, cost);
}

Result<PassphraseSeal> PassphraseSeal::forSealed(const Secret& passphrase, QByteArrayView letters,
                                                 const QByteArray& sealed)
{
    if (!sealed.startsWith(letters) || sealed.size() < headerSize)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("this was not sealed under a passphrase"));
    if (sealed[lettersSize] != formatVersion)
        return fail(ErrorCode::Unsupported, QStringLiteral("a newer version of CloudDesk has written it"));
    const ScryptCost cost{sealed[lettersSize + 1], sealed[lettersSize + 2], sealed[lettersSize + 3]};
    if (!cost.isBearable())
        return fail(ErrorCode::SealDamaged, QStringLiteral("the passphrase's key would take too much to compute"));
    return withHeader(passphrase, sealed.first(headerSize), cost);
}

Result<PassphraseSeal> PassphraseSeal::withHeader(const Secret& passphrase, QByteArray header, ScryptCost cost)
{
    auto key = keyFromPassphrase(passphrase, QByteArrayView(header).sliced(saltOffset, saltSize), cost);
    if (!key)
        return fail(key);
    PassphraseSeal made;
    made.m_header = std::move(header);
    made.m_key = {onlyKeyVersion, std::move(*key)};
    return made;
}

Result<QByteArray> PassphraseSeal::seal(const Secret& plaintext) const
{
    const auto sealed = crypto::seal(m_key, plaintext, m_header);
    if (!sealed)
        return fail(sealed);
    return m_header + *sealed;
}

Result<Secret> PassphraseSeal::unseal(const QByteArray& sealed) const
{
    if (!isKeyOf(sealed))
        return fail(ErrorCode::SealDamaged, QStringLiteral("it was sealed with another key"));
    return crypto::unseal(m_key, QByteArrayView(sealed).sliced(headerSize), m_header);
}

} // namespace clouddesk::crypto
