// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/Digest.h"

#include <QTest>

using namespace clouddesk;

namespace {

core::Secret fromHex(const char* hex)
{
    return core::Secret(QByteArray::fromHex(hex));
}

} // namespace

class TestDigest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sha256OfTheStandardsExamples()
    {
        QCOMPARE(crypto::sha256("abc").toHex(),
                 QByteArray("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
        QCOMPARE(crypto::sha256({}).toHex(),
                 QByteArray("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    }

    // RFC 4231, section 4.3
    void hmacOfTheStandardsExample()
    {
        QCOMPARE(crypto::hmacSha256(core::Secret("Jefe"), "what do ya want for nothing?").toHex(),
                 QByteArray("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
        QCOMPARE(crypto::hmacSha256({}, {}).toHex(),
                 QByteArray("b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"));
    }

    // RFC 5869, appendix A.1 and A.3
    void hkdfOfTheStandardsExamples()
    {
        const core::Secret key = fromHex("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b");
        const auto first = crypto::hkdfSha256(key, QByteArray::fromHex("000102030405060708090a0b0c"),
                                              QByteArray::fromHex("f0f1f2f3f4f5f6f7f8f9"), 42);
        QVERIFY(first.has_value());
        QCOMPARE(first->view().toByteArray().toHex(),
                 QByteArray("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d5"
                            "6ecc4c5bf34007208d5b887185865"));
        const auto third = crypto::hkdfSha256(key, {}, {}, 42);
        QVERIFY(third.has_value());
        QCOMPARE(third->view().toByteArray().toHex(),
                 QByteArray("8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5"
                            "f3c738d2d9d201395faa4b61a96c8"));
    }

    void hkdfRefusesImpossibleLengths()
    {
        // RFC 5869, section 2.3: at most 255 blocks.
        QVERIFY(!crypto::hkdfSha256(fromHex("00"), {}, {}, 255 * 32 + 1).has_value());
    }

    void comparisonIsExact()
    {
        QVERIFY(crypto::constantTimeEquals("abc", "abc"));
        QVERIFY(!crypto::constantTimeEquals("abc", "abd"));
        QVERIFY(!crypto::constantTimeEquals("abc", "ab"));
        QVERIFY(crypto::constantTimeEquals({}, {}));
    }

    void randomBytesDiffer()
    {
        QCOMPARE(crypto::randomBytes(32).size(), 32);
        QVERIFY(crypto::randomBytes(32) != crypto::randomBytes(32));
        QVERIFY(!crypto::randomSecret(32).equals(crypto::randomSecret(32)));
    }
};

QTEST_GUILESS_MAIN(TestDigest)
#include "TestDigest.moc"
