// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size);

/// The fuzzer's own target (tests/fuzz/FuzzGate.cpp), for a moment and with the same inputs every time: gate, reader
/// and decoder with streams that are well-formed nearly everywhere. CLOUDDESK_FUZZ_RUNS sets how many of each kind.
class TestStructuredStreams : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void R2_structuredStreams_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("well-formed nearly everywhere") << QByteArray::fromHex("1401");
        QTest::newRow("any bytes of a server") << QByteArray::fromHex("1400");
        QTest::newRow("to any client, recorded") << QByteArray::fromHex("1413");
        QTest::newRow("words of both sides") << QByteArray::fromHex("9400");
        QTest::newRow("a talk, recorded") << QByteArray::fromHex("9411");
    }

    void R2_structuredStreams()
    {
        QFETCH(const QByteArray, head);
        constexpr int longest = 4000;
        constexpr qint64 patience = 5000; // ms, for one
        bool isSet = false;
        const int wished = qEnvironmentVariableIntValue("CLOUDDESK_FUZZ_RUNS", &isSet);
        QRandomGenerator generator(20261);
        for (int i = 0; i < (isSet ? wished : 500); ++i) {
            QByteArray input = head;
            const int size = generator.bounded(longest);
            // Small numbers are what lengths and places are mostly made of.
            const int bits = 2 + generator.bounded(7);
            for (int k = 0; k < size; ++k)
                input.append(static_cast<char>(generator.bounded(1 << bits)));
            input[0] = static_cast<char>((input[0] & 0x80) | generator.bounded(0x80));
            QElapsedTimer clock;
            clock.start();
            QCOMPARE(LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t*>(input.constData()),
                                            static_cast<size_t>(input.size())),
                     0);
            QVERIFY2(clock.elapsed() < patience, qPrintable(QStringLiteral("run %1").arg(i)));
        }
    }
};

QTEST_GUILESS_MAIN(TestStructuredStreams)
#include "TestStructuredStreams.moc"
