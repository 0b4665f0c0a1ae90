// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is left in memory of the secrets that went through sealing: nothing.
#include "crypto/Digest.h"
#include "crypto/Seal.h"

#include <QFile>
#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace clouddesk;
using core::Secret;

namespace {

constexpr std::size_t secretSize = 32;
constexpr char mask = 0x55;

// A secret's bytes in a form that a search for them does not find.
QByteArray masked(const Secret& secret)
{
    QByteArray bytes(static_cast<qsizetype>(secret.size()), '\0');
    for (std::size_t i = 0; i < secret.size(); ++i)
        bytes[static_cast<qsizetype>(i)] = static_cast<char>(secret.data()[i] ^ mask);
    return bytes;
}

bool matches(const char* memory, const QByteArray& maskedBytes)
{
    for (qsizetype i = 0; i < maskedBytes.size(); ++i) {
        if (static_cast<char>(memory[i] ^ mask) != maskedBytes[i])
            return false;
    }
    return true;
}

qsizetype countIn(quint64 begin, quint64 end, const QByteArray& maskedBytes)
{
    const int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
    const std::size_t step = 1 << 20;
    const std::size_t overlap = static_cast<std::size_t>(maskedBytes.size());
    Secret buffer = Secret::ofSize(step + overlap);
    qsizetype found = 0;
    // What the search itself has read does not count.
    const auto own = reinterpret_cast<quint64>(buffer.data());
    for (quint64 at = begin; at < end; at += step) {
        const std::size_t wanted = std::min<quint64>(step + overlap - 1, end - at);
        const ssize_t size = pread(memory, buffer.data(), wanted, static_cast<off_t>(at));
        for (ssize_t i = 0; i + maskedBytes.size() <= size; ++i) {
            const quint64 address = at + static_cast<quint64>(i);
            const bool isRead = address >= own && address < own + buffer.size();
            found += !isRead && matches(buffer.data() + i, maskedBytes) ? 1 : 0;
        }
        core::wipe(buffer.data(), buffer.size());
    }
    close(memory);
    return found;
}

// How often the bytes stand in memory that this process may write.
qsizetype countInMemory(const QByteArray& maskedBytes)
{
    QFile maps(QStringLiteral("/proc/self/maps"));
    if (!maps.open(QIODevice::ReadOnly))
        return -1;
    qsizetype found = 0;
    for (const QByteArray& line : maps.readAll().split('\n')) {
        const QByteArrayList fields = line.simplified().split(' ');
        if (fields.size() < 2 || !fields[1].startsWith("rw"))
            continue;
        const QByteArrayList range = fields[0].split('-');
        found += countIn(range[0].toULongLong(nullptr, 16), range[1].toULongLong(nullptr, 16), maskedBytes);
    }
    return found;
}

QByteArray flagsOfPageAt(const void* address)
{
    QFile maps(QStringLiteral("/proc/self/smaps"));
    if (!maps.open(QIODevice::ReadOnly))
        return {};
    const auto wanted = reinterpret_cast<quint64>(address);
    bool isWanted = false;
    for (const QByteArray& line : maps.readAll().split('\n')) {
        const QByteArrayList range = line.left(line.indexOf(' ')).split('-');
        if (range.size() == 2 && !line.startsWith("VmFlags"))
            isWanted = wanted >= range[0].toULongLong(nullptr, 16) && wanted < range[1].toULongLong(nullptr, 16);
        else if (isWanted && line.startsWith("VmFlags:"))
            return line;
    }
    return {};
}

} // namespace

class TestSecretMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void C8_pagesAreLockedAndNotDumped()
    {
        const Secret secret = crypto::randomSecret(secretSize);
        const QByteArray flags = flagsOfPageAt(secret.data());
        QVERIFY2(flags.contains(" dd"), flags.constData());
#ifdef CLOUDDESK_SANITIZED
        QSKIP("sanitizers make mlock() do nothing; that pages are not dumped was checked");
#endif
        QVERIFY2(flags.contains(" lo"), flags.constData());
    }

    void C8_theSearchFindsWhatIsThere()
    {
#ifdef CLOUDDESK_SANITIZED
        QSKIP("a sanitizer keeps freed memory");
#endif
        Secret secret = crypto::randomSecret(secretSize);
        const QByteArray looked = masked(secret);
        QCOMPARE(countInMemory(looked), 1);
        const QByteArray leaked = secret.view().toByteArray();
        QCOMPARE(countInMemory(looked), 2);
        QCOMPARE(leaked.size(), static_cast<qsizetype>(secretSize));
    }

    void C8_sealingLeavesNothing()
    {
#ifdef CLOUDDESK_SANITIZED
        QSKIP("a sanitizer keeps freed memory");
#endif
        QByteArray lookedPlaintext;
        QByteArray lookedKey;
        QByteArray sealed;
        {
            crypto::MasterKey key{1, crypto::randomSecret(secretSize)};
            const Secret plaintext = crypto::randomSecret(secretSize);
            lookedPlaintext = masked(plaintext);
            lookedKey = masked(key.bytes);
            for (int i = 0; i < 10; ++i) {
                sealed = crypto::seal(key, plaintext, "here").value();
                QVERIFY(crypto::unseal(key, sealed, "here")->equals(plaintext));
                QVERIFY(!crypto::unseal(key, sealed, "there").has_value());
                QVERIFY(crypto::hkdfSha256(key.bytes, "salt", "info", 32).has_value());
                QCOMPARE(crypto::hmacSha256(key.bytes, "data").size(), 32);
            }
            QVERIFY(countInMemory(lookedPlaintext) >= 1);
        }
        QCOMPARE(countInMemory(lookedPlaintext), 0);
        QCOMPARE(countInMemory(lookedKey), 0);
    }
};

QTEST_GUILESS_MAIN(TestSecretMemory)
#include "TestSecretMemory.moc"
