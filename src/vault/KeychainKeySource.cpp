// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/KeychainKeySource.h"

#include "crypto/Digest.h"
#include "vault/KeyText.h"

#include <QDir>

namespace clouddesk::vault {

using core::ErrorCode;
using core::fail;
using core::Result;
using core::Secret;
using core::Task;

KeychainKeySource::KeychainKeySource(const QString& dataDirectory, crypto::Keychain::Limits limits)
    : m_keychain(QStringLiteral("CloudDesk"), limits)
    , m_dataDirectory(QDir(dataDirectory).absolutePath())
{
}

// The same file as that of the key file in this folder: both guard one database's key.
QString KeychainKeySource::lockFile() const
{
    return m_dataDirectory + QStringLiteral("/master.key.lock");
}

Task<Secret> KeychainKeySource::load(Slot slot)
{
    const Result<Secret> text = co_await m_keychain.read(entryOf(slot));
    if (!text)
        co_return fail(text);
    co_return fromKeyText(*text, QStringLiteral("keychain"));
}

Task<void> KeychainKeySource::store(Slot slot, Secret key)
{
    Secret text = toKeyText(key);
    const Result<void> written = co_await m_keychain.write(entryOf(slot), std::move(text));
    if (!written)
        co_return fail(written);
    const Result<Secret> kept = co_await load(slot);
    if (!kept)
        co_return fail(kept);
    if (!kept->equals(key))
        co_return fail(ErrorCode::KeyUnavailable, QStringLiteral("the keychain did not keep the key"),
                       QStringLiteral("keychain"));
    co_return Result<void>();
}

Task<void> KeychainKeySource::promote()
{
    Result<Secret> next = co_await load(Slot::Next);
    if (!next)
        co_return fail(next);
    Secret key = std::move(*next);
    const Result<void> stored = co_await store(Slot::Current, std::move(key));
    if (!stored)
        co_return fail(stored);
    co_return co_await m_keychain.remove(entryOf(Slot::Next));
}

Task<void> KeychainKeySource::discard()
{
    const Result<void> next = co_await m_keychain.remove(entryOf(Slot::Next));
    if (!next)
        co_return fail(next);
    co_return co_await m_keychain.remove(entryOf(Slot::Current));
}

QString KeychainKeySource::entryOf(Slot slot) const
{
    const QString hash = QString::fromLatin1(crypto::sha256(m_dataDirectory.toUtf8()).toHex().left(16));
    return (slot == Slot::Current ? QStringLiteral("master key %1") : QStringLiteral("next master key %1")).arg(hash);
}

std::unique_ptr<MasterKeySource> makeKeychainKeySource(const QString& dataDirectory, std::chrono::milliseconds limit,
                                                       std::chrono::milliseconds patience)
{
    return std::make_unique<KeychainKeySource>(dataDirectory, crypto::Keychain::Limits{limit, patience});
}

} // namespace clouddesk::vault
