// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/FakeRfbServer.h"
#include "rfbgate/RecordingFormat.h"
#include "ui/player/VideoExport.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace clouddesk;
namespace recording = rfb::recording;
namespace script = lab::rfbscript;
using namespace std::chrono_literals;

namespace {

QByteArray chunk(recording::ChunkType type, quint8 flags, std::chrono::microseconds time, const QByteArray& data)
{
    const rfb::Bytes bytes(reinterpret_cast<const quint8*>(data.constData()), size_t(data.size()));
    return recording::writeChunkHead({type, flags, 1, 0, time, 1000}, bytes) + data;
}

} // namespace

/// Videos of recordings that nobody finished.
class TestVideoExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ofWhatACrashLeft()
    {
        if (!ui::VideoExport::isPossible())
            QSKIP("ffmpeg is not installed");
        using recording::ChunkType;
        constexpr quint8 whole = recording::beginsMessage | recording::endsMessage;
        const QByteArray picture = script::fullUpdate(320, 200, 0xc02020);
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("left.cdrec")));
        const QByteArray bytes = recording::writeHead(0) +
                                 chunk(ChunkType::ServerInit, whole, 0s, script::serverInit(320, 200)) +
                                 chunk(ChunkType::Stream, whole, 0s, picture) +
                                 chunk(ChunkType::Stream, recording::beginsMessage, 1s, picture.left(100000)) +
                                 chunk(ChunkType::Stream, 0, 1s, picture.mid(100000, 50000));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        ui::VideoExport::Wish wish;
        wish.recording = file.fileName();
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
