// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/FakeRfbServer.h"
#include "rfbrecord/MadeRecording.h"
#include "ui/player/Playback.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace clouddesk;
using namespace std::chrono_literals;
using rfb::recording::ChunkType;
namespace script = lab::rfbscript;

/// A recording and its client, kept at the same place.
class TestPlayback : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesOnAfterAFailure()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("a.cdrec"));
        QVERIFY(tests::makeRecording(file,
                                     tests::chunk(ChunkType::ServerInit, 0s, script::serverInit(320, 200)) +
                                         tests::chunk(ChunkType::Stream, 0s, script::fullUpdate(320, 200, 0xc02020)) +
                                         tests::chunk(ChunkType::Stream, 3s, script::fullUpdate(320, 200, 0x20c020))));
        auto replay = QCoro::waitFor(rfb::Replay::open(file));
        QVERIFY(replay.has_value());
        ui::Playback playback(std::move(*replay));
        QSignalSpy reached(&playback, &ui::Playback::reached);
        playback.goTo(0s);
        // Before it is there, so that its answer never comes.
        playback.client().stop();
        QVERIFY(!playback.isBusy());
        playback.advanceTo(3s);
        QVERIFY(playback.isBusy());
        QTRY_COMPARE_WITH_TIMEOUT(reached.size(), 1, 20000);
        QVERIFY(!playback.isBusy());
        rfb::Framebuffer::Access access(*playback.client().framebuffer());
        QCOMPARE(access.image().pixel(10, 10) & 0xffffff, 0x20c020U);
    }
};

QTEST_MAIN(TestPlayback)
#include "TestPlayback.moc"
