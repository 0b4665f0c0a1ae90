// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sound/SoundBuffer.h"

#include <QTest>

using namespace clouddesk::sound;
using namespace std::chrono_literals;

namespace {

std::vector<quint8> numbered(std::chrono::milliseconds time, quint8 value)
{
    return std::vector<quint8>(static_cast<size_t>(bytesOf(time)), value);
}

} // namespace

class TestSoundBuffer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesWhatItGot()
    {
        SoundBuffer buffer;
        buffer.add(numbered(20ms, 1));
        buffer.add(numbered(20ms, 2));
        QCOMPARE(buffer.take(bytesOf(20ms)), QByteArray(bytesOf(20ms), '\1'));
        QCOMPARE(buffer.take(1'000'000), QByteArray(bytesOf(20ms), '\2'));
        QVERIFY(buffer.take(100).isEmpty());
        QCOMPARE(buffer.droppedBytes(), 0);
    }

    void neverCutsAFrame()
    {
        SoundBuffer buffer;
        buffer.add(std::vector<quint8>(7, 1));
        QCOMPARE(buffer.size(), 4);
        QCOMPARE(buffer.droppedBytes(), 3);
        QVERIFY(buffer.take(3).isEmpty());
        QCOMPARE(buffer.take(7).size(), 4);
    }

    void dropsWhatIsLate()
    {
        SoundBuffer buffer;
        for (quint8 i = 0; i < 100; ++i) {
            buffer.add(numbered(20ms, i));
            QVERIFY(buffer.size() <= bytesOf(150ms));
        }
        QVERIFY(buffer.size() >= bytesOf(75ms));
        QCOMPARE(buffer.size() + buffer.droppedBytes(), 100 * bytesOf(20ms));
        // The newest is there.
        QCOMPARE(buffer.take(1'000'000).back(), char(99));
    }

    void keepsTheEndOfALongPiece()
    {
        SoundBuffer buffer;
        std::vector<quint8> piece = numbered(10s, 1);
        piece.back() = 9;
        buffer.add(piece);
        QCOMPARE(buffer.size(), bytesOf(75ms));
        QCOMPARE(buffer.droppedBytes(), bytesOf(10s) - bytesOf(75ms));
        QCOMPARE(buffer.take(1'000'000).back(), char(9));
    }
};

QTEST_GUILESS_MAIN(TestSoundBuffer)
#include "TestSoundBuffer.moc"
