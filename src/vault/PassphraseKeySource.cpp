// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/PassphraseKeySource.h"

#include "core/Pool.h"
#include "crypto/Digest.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <cstdio>

namespace clouddesk::vault {

namespace {

using core::ErrorCode;
using core::fail;
using core::Result;
using core::Secret;
using core::Task;
using crypto::PassphraseSeal;

constexpr QByteArrayView letters("CDMK");
constexpr qint64 largestFile = 4096;
constexpr int mostAttempts = 3;

using SealMaker = std::function<Result<PassphraseSeal>()>;

// It takes half a second of a processor's time, which the home thread has not got.
Task<PassphraseSeal> makeOnPool(SealMaker work)
{
    core::Deferred<PassphraseSeal> made = core::onPool([work = std::move(work)] {
        auto seal = work();
        crypto::forgetThread();
        return seal;
    });
    co_return co_await made;
}

std::unexpected<core::Error> wrongPassphrase()
{
    return fail(ErrorCode::KeyWrong, QStringLiteral("the master passphrase is wrong"), {},
                QStringLiteral("Try it again; mind the keyboard's layout and Caps Lock."));
}

std::unexpected<core::Error> givenUp()
{
    return fail(ErrorCode::CredentialUnusable,
                QStringLiteral("the master passphrase was wrong %1 times").arg(mostAttempts), {},
                QStringLiteral("Start anew; mind the keyboard's layout and Caps Lock."));
}

std::unexpected<core::Error> nobodyToAsk()
{
    return fail(
        ErrorCode::VaultLocked,
        QStringLiteral("the stored secrets are locked with the master passphrase, and nobody can be asked here"), {},
        QStringLiteral("run it where the passphrase can be asked for: at a terminal, or in a window"));
}

Result<void> removeFile(const QString& path)
{
    if (::remove(path.toLocal8Bit().constData()) != 0 && errno != ENOENT)
        return fail(core::fromErrno(errno, QStringLiteral("cannot remove the sealed key"), path));
    return {};
}

} // namespace

PassphraseKeySource::PassphraseKeySource(QString file, AskPassphrase ask, crypto::ScryptCost cost)
    : m_file(std::move(file))
    , m_ask(std::move(ask))
    , m_cost(cost)
{
}

QString PassphraseKeySource::description() const
{
    return QStringLiteral("file %1 under the master passphrase").arg(m_file);
}

QString PassphraseKeySource::lockFile() const
{
    return m_file + QStringLiteral(".lock");
}

Task<Secret> PassphraseKeySource::load(Slot slot)
{
    const Result<QByteArray> content = read(slot);
    if (!content)
        co_return fail(content);
    for (int attempt = 0; sealOf(*content) == nullptr; ++attempt) {
        // A change of the passphrase was broken off, and the new one is known: the next key is the one to look for.
        if (slot == Slot::Current && opensNext())
            co_return wrongPassphrase();
        if (attempt == mostAttempts)
            co_return givenUp();
        if (!m_ask)
            co_return nobodyToAsk();
        Result<Secret> given = co_await m_ask(attempt > 0);
        if (!given)
            co_return fail(given);
        Secret passphrase = std::move(*given);
        const Result<void> unlocked = co_await unlock(std::move(passphrase));
        if (!unlocked && unlocked.error().code != ErrorCode::KeyWrong)
            co_return fail(unlocked);
    }
    co_return sealOf(*content)->unseal(*content);
}

Task<void> PassphraseKeySource::store(Slot slot, Secret key)
{
    if (slot == Slot::Current)
        co_return fail(ErrorCode::Unsupported, QStringLiteral("there is no master passphrase to seal the key with"));
    const Result<QByteArray> present = read(Slot::Current);
    const PassphraseSeal* const seal = present ? sealOf(*present) : nullptr;
    if (seal == nullptr)
        co_return fail(ErrorCode::KeyUnavailable, QStringLiteral("there is no master passphrase to seal the key with"));
    const Result<QByteArray> sealed = seal->seal(key);
    if (!sealed)
        co_return fail(sealed);
    co_return core::writePrivateFile(pathOf(slot), *sealed);
}

Result<void> PassphraseKeySource::storeNextUnder(std::shared_ptr<const PassphraseSeal> seal, const Secret& key)
{
    const Result<QByteArray> sealed = seal->seal(key);
    if (!sealed)
        return fail(sealed);
    m_seals.push_back(std::move(seal));
    return core::writePrivateFile(pathOf(Slot::Next), *sealed);
}

bool PassphraseKeySource::isThere() const
{
    return QFile::exists(m_file);
}

Task<void> PassphraseKeySource::promote()
{
    const QString next = pathOf(Slot::Next);
    if (std::rename(next.toLocal8Bit().constData(), m_file.toLocal8Bit().constData()) != 0)
        co_return fail(core::fromErrno(errno, QStringLiteral("cannot make the next key the current one"), next));
    co_return core::syncFolder(QFileInfo(m_file).absolutePath());
}

Task<void> PassphraseKeySource::discard()
{
    lock();
    for (const Slot slot : {Slot::Current, Slot::Next}) {
        if (auto removed = removeFile(pathOf(slot)); !removed)
            co_return removed;
    }
    co_return core::syncFolder(QFileInfo(m_file).absolutePath());
}

Task<PassphraseSeal> PassphraseKeySource::makeSeal(Secret passphrase) const
{
    if (crypto::countCharacters(passphrase) < shortestPassphrase)
        co_return fail(ErrorCode::InvalidArgument,
                       QStringLiteral("the master passphrase must have %1 characters or more").arg(shortestPassphrase));
    const auto shared = std::make_shared<const Secret>(std::move(passphrase));
    const SealMaker work = [shared, cost = m_cost] { return PassphraseSeal::make(*shared, letters, cost); };
    co_return co_await makeOnPool(work);
}

Task<void> PassphraseKeySource::unlock(Secret passphrase)
{
    const auto shared = std::make_shared<const Secret>(std::move(passphrase));
    bool isRight = false;
    for (const Slot slot : {Slot::Next, Slot::Current}) {
        const Result<bool> opened = co_await tryOn(slot, shared);
        if (!opened && opened.error().code != ErrorCode::NotFound)
            co_return fail(opened);
        isRight |= opened.value_or(false);
    }
    if (!isRight)
        co_return wrongPassphrase();
    co_return Result<void>();
}

Task<bool> PassphraseKeySource::tryOn(Slot slot, std::shared_ptr<const Secret> passphrase)
{
    const Result<QByteArray> content = read(slot);
    if (!content)
        co_return fail(content);
    const SealMaker work = [passphrase, sealed = *content] {
        return PassphraseSeal::forSealed(*passphrase, letters, sealed);
    };
    Result<PassphraseSeal> made = co_await makeOnPool(work);
    if (!made)
        co_return fail(made.error().at(pathOf(slot)));
    if (!made->unseal(*content))
        co_return false;
    if (sealOf(*content) == nullptr)
        m_seals.push_back(std::make_shared<const PassphraseSeal>(std::move(*made)));
    co_return true;
}

void PassphraseKeySource::lock()
{
    m_seals.clear();
}

QString PassphraseKeySource::pathOf(Slot slot) const
{
    return slot == Slot::Current ? m_file : m_file + QStringLiteral(".next");
}

Result<QByteArray> PassphraseKeySource::read(Slot slot) const
{
    QFile file(pathOf(slot));
    if (!file.exists())
        return fail(ErrorCode::NotFound, QStringLiteral("there is no master passphrase"), file.fileName());
    if (!QFileInfo(file).isFile() || !file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::KeyUnavailable, QStringLiteral("cannot read the sealed key"), file.fileName());
    QByteArray content = file.read(largestFile + 1);
    if (content.isEmpty() || content.size() > largestFile)
        return fail(ErrorCode::KeyUnavailable, QStringLiteral("the sealed key is damaged"), file.fileName(),
                    QStringLiteral("put the file back from a copy"));
    return content;
}

bool PassphraseKeySource::opensNext() const
{
    const Result<QByteArray> next = read(Slot::Next);
    return next && sealOf(*next) != nullptr;
}

const PassphraseSeal* PassphraseKeySource::sealOf(const QByteArray& content) const
{
    const auto found = std::ranges::find_if(
        m_seals, [&content](const std::shared_ptr<const PassphraseSeal>& seal) { return seal->isKeyOf(content); });
    return found == m_seals.end() ? nullptr : found->get();
}

std::unique_ptr<MasterKeySource> makePassphraseKeySource(const QString& file, AskPassphrase ask)
{
    return std::make_unique<PassphraseKeySource>(file, std::move(ask));
}

} // namespace clouddesk::vault
