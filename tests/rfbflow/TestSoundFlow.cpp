// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbflow/SoundFlow.h"

#include <QTest>

using namespace clouddesk;
using namespace clouddesk::rfb;

namespace {

const QByteArray on = QByteArray::fromHex("ff010000");
const QByteArray off = QByteArray::fromHex("ff010001");
// S16 in two channels at 44100 Hz
const QByteArray form = QByteArray::fromHex("ff01000203020000ac44");

} // namespace

class TestSoundFlow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksOnlyWhereItIsOffered()
    {
        SoundFlow flow;
        flow.setWanted(true);
        QCOMPARE(flow.take(), QByteArray());
        flow.setOffered();
        QCOMPARE(flow.take(), form + on);
        QCOMPARE(flow.take(), QByteArray());
    }

    void keepsTheLastWish()
    {
        SoundFlow flow;
        flow.setOffered();
        QCOMPARE(flow.take(), QByteArray());
        flow.setWanted(true);
        flow.setWanted(false);
        QCOMPARE(flow.take(), QByteArray());
        flow.setWanted(true);
        QCOMPARE(flow.take(), form + on);
        flow.setWanted(false);
        QCOMPARE(flow.take(), off);
        flow.setWanted(true);
        QCOMPARE(flow.take(), on);
    }

    void acceptsWhatWasAskedFor()
    {
        SoundFlow flow;
        flow.setOffered();
        QVERIFY(!flow.accept());
        flow.setWanted(true);
        std::ignore = flow.take();
        QVERIFY(flow.accept(400).value());
        QCOMPARE(flow.accept(402).error().code, core::ErrorCode::RfbProtocolFailed);
        // What was on its way when it was switched off does no harm.
        flow.setWanted(false);
        std::ignore = flow.take();
        QVERIFY(!flow.accept(400).value());
    }

    void knowsTheSizesOfSamples()
    {
        using Sample = SoundFormat::Sample;
        QCOMPARE((SoundFormat{Sample::U8, 1, 8000}.frameBytes()), 1);
        QCOMPARE((SoundFormat{Sample::S8, 2, 8000}.frameBytes()), 2);
        QCOMPARE((SoundFormat{Sample::U16, 1, 8000}.frameBytes()), 2);
        QCOMPARE((SoundFormat{Sample::S16, 2, 8000}.frameBytes()), 4);
        QCOMPARE((SoundFormat{Sample::U32, 2, 8000}.frameBytes()), 8);
        QCOMPARE((SoundFormat{Sample::S32, 1, 8000}.frameBytes()), 4);
    }
};

QTEST_GUILESS_MAIN(TestSoundFlow)
#include "TestSoundFlow.moc"
