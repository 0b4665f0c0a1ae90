// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/Digest.h"
#include "crypto/Seal.h"

#include <QSet>
#include <QTest>

using namespace clouddesk;
using core::ErrorCode;
using core::Secret;

namespace {

crypto::MasterKey makeKey(quint32 version = 1)
{
    return {version, crypto::randomSecret(32)};
}

QByteArray sealText(const crypto::MasterKey& key, QByteArrayView text, QByteArrayView associatedData = "here")
{
    return crypto::seal(key, Secret(text), associatedData).value();
}

} // namespace

class TestSeal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSealedOpens()
    {
        const auto key = makeKey();
        for (const int size : {0, 1, 59, 60, 61, 64, 65, 4096, 100000}) {
            const QByteArray plain = crypto::randomBytes(size);
            const QByteArray sealed = sealText(key, plain);
            const auto opened = crypto::unseal(key, sealed, "here");
            QVERIFY(opened.has_value());
            QCOMPARE(opened->view().toByteArray(), plain);
        }
    }

    void layoutIsAsDocumented()
    {
        const QByteArray sealed = sealText(makeKey(0x01020304), "secret");
        QCOMPARE(sealed.first(8), QByteArray("CDS1\x01\x02\x03\x04", 8));
        QCOMPARE(sealed.size(), 4 + 4 + 32 + 64 + 16);
        QCOMPARE(crypto::sealedKeyVersion(sealed).value(), 0x01020304U);
    }

    void C2_otherAssociatedDataDoesNotOpen()
    {
        const auto key = makeKey();
        const QByteArray sealed = sealText(key, "secret");
        QCOMPARE(crypto::unseal(key, sealed, "there").error().code, ErrorCode::SealDamaged);
        QCOMPARE(crypto::unseal(key, sealed, {}).error().code, ErrorCode::SealDamaged);
        QCOMPARE(crypto::unseal(makeKey(), sealed, "here").error().code, ErrorCode::SealDamaged);
        QCOMPARE(crypto::unseal({2, key.bytes.clone()}, sealed, "here").error().code, ErrorCode::SealDamaged);
    }

    void C3_bitFlips()
    {
        const auto key = makeKey();
        for (int blob = 0; blob < 20; ++blob) {
            const QByteArray sealed = sealText(key, crypto::randomBytes(blob * 7));
            for (qsizetype i = 0; i < sealed.size(); ++i) {
                for (const int bit : {0, 3, 7}) {
                    QByteArray changed = sealed;
                    changed[i] = static_cast<char>(changed[i] ^ (1 << bit));
                    QCOMPARE(crypto::unseal(key, changed, "here").error().code, ErrorCode::SealDamaged);
                }
            }
            QVERIFY(crypto::unseal(key, sealed, "here").has_value());
        }
    }

    void C3_cutAndExtended()
    {
        const auto key = makeKey();
        const QByteArray sealed = sealText(key, crypto::randomBytes(100));
        for (qsizetype size = 0; size < sealed.size(); ++size)
            QCOMPARE(crypto::unseal(key, sealed.first(size), "here").error().code, ErrorCode::SealDamaged);
        for (const int extra : {1, 16, 64, 128})
            QCOMPARE(crypto::unseal(key, sealed + QByteArray(extra, '\0'), "here").error().code,
                     ErrorCode::SealDamaged);
    }

    void C4_saltsNeverRepeat()
    {
        const auto key = makeKey();
        QSet<QByteArray> salts;
#ifdef CLOUDDESK_SANITIZED
        constexpr int count = 5000;
#else
        constexpr int count = 100000;
#endif
        for (int i = 0; i < count; ++i)
            salts.insert(sealText(key, "x").mid(8, 32));
        QCOMPARE(salts.size(), count);
    }

    void C10_lengthsAreHiddenInBuckets()
    {
        const auto key = makeKey();
        QSet<qsizetype> sizes;
        for (int length = 1; length <= 60; ++length)
            sizes.insert(sealText(key, QByteArray(length, 'a')).size());
        QCOMPARE(sizes.size(), 1);
        for (int length = 61; length <= 124; ++length)
            sizes.insert(sealText(key, QByteArray(length, 'a')).size());
        QCOMPARE(sizes.size(), 2);
    }

    void wrongKeySizesAreRefused()
    {
        QCOMPARE(crypto::seal({1, Secret("short")}, Secret("x"), {}).error().code, ErrorCode::Internal);
    }
};

QTEST_GUILESS_MAIN(TestSeal)
#include "TestSeal.moc"
