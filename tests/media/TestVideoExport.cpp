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

namespace {

/// Black and white ones, each a pixel wide; the first is black.
QByteArray columns(int width, int height)
{
    QByteArray row;
    for (int x = 0; x < width; ++x)
        row += QByteArray(4, x % 2 == 0 ? '\0' : '\xff');
    return script::updateHead(1) + script::rectangle(0, 0, width, height, 0, row.repeated(height));
}

/// What is said of a video that could not be made; nothing of one that was.
QString complaintOf(const QString& recording, const QString& video)
{
    ui::VideoExport::Wish wish;
    wish.recording = recording;
    wish.video = video;
    ui::VideoExport exporter(wish);
    QSignalSpy finished(&exporter, &ui::VideoExport::finished);
    exporter.start();
    if (finished.isEmpty() && !finished.wait(60000))
        return QStringLiteral("it has no end");
    const auto reason = finished[0][0].value<std::optional<core::Error>>();
    return reason ? reason->toLine() : QString();
}

/// A video's first picture.
QImage firstOf(const QString& video, const QString& file)
{
    QProcess::execute(QStringLiteral("ffmpeg"), {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-i"),
                                                 video, QStringLiteral("-frames:v"), QStringLiteral("1"), file});
    return QImage(file);
}

} // namespace

/// Videos of recordings that were made for it.
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
        const QString video = folder.filePath(QStringLiteral("a.mp4"));
        QCOMPARE(complaintOf(file, video), QString());
        QVERIFY(QFileInfo(video).size() > 1000);
    }

    // Text on a screen of odd sides stays as sharp as it was.
    void oddSidesAreNotScaled()
    {
        if (!ui::VideoExport::isPossible())
            QSKIP("ffmpeg is not installed");
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("odd.cdrec"));
        QVERIFY(tests::makeRecording(file, tests::chunk(ChunkType::ServerInit, 0s, script::serverInit(101, 71)) +
                                               tests::chunk(ChunkType::Stream, 0s, columns(101, 71)) +
                                               tests::chunk(ChunkType::Stream, 1s, columns(101, 71))));
        const QString video = folder.filePath(QStringLiteral("a.mp4"));
        QCOMPARE(complaintOf(file, video), QString());
        const QImage frame = firstOf(video, folder.filePath(QStringLiteral("a.png")));
        QCOMPARE(frame.size(), QSize(102, 72));
        for (int x = 40; x < 60; ++x) {
            const int grey = qGray(frame.pixel(x, 35));
            QVERIFY2(x % 2 == 0 ? grey < 40 : grey > 215, qPrintable(QStringLiteral("%1: %2").arg(x).arg(grey)));
        }
    }
};

QTEST_MAIN(TestVideoExport)
#include "TestVideoExport.moc"
