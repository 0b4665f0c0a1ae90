// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/FakeRfbServer.h"
#include "rfbrecord/MadeRecording.h"
#include "ui/player/VideoExport.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace clouddesk;
using namespace std::chrono_literals;
using rfb::recording::ChunkType;
namespace recording = rfb::recording;
namespace script = lab::rfbscript;

/// Videos of recordings that nobody finished.
class TestVideoExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofWhatACrashLeft()
    {
        if (!ui::VideoExport::isPossible())
            QSKIP("ffmpeg is not installed");
        const QByteArray picture = script::fullUpdate(320, 200, 0xc02020);
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("left.cdrec"));
        QVERIFY(tests::makeRecording(
            file, tests::chunk(ChunkType::ServerInit, 0s, script::serverInit(320, 200)) +
                      tests::chunk(ChunkType::Stream, 0s, picture) +
                      tests::chunk(ChunkType::Stream, 1s, picture.left(100000), recording::beginsMessage) +
                      tests::chunk(ChunkType::Stream, 1s, picture.mid(100000, 50000), 0)));
        ui::VideoExport::Wish wish;
        wish.recording = file;
        wish.video = folder.filePath(QStringLiteral("a.mp4"));
        ui::VideoExport exporter(wish);
        QSignalSpy finished(&exporter, &ui::VideoExport::finished);
        exporter.start();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60000);
        const auto reason = finished[0][0].value<std::optional<core::Error>>();
        QVERIFY2(!reason, reason ? qPrintable(reason->toLine()) : "");
        QVERIFY(QFileInfo(wish.video).size() > 1000);
    }
};

QTEST_MAIN(TestVideoExport)
#include "TestVideoExport.moc"
