// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/XtigervncServer.h"
#include "rfbclient/Client.h"
#include "rfbrecord/Replay.h"
#include "rfbrecord/SessionRecorder.h"

#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>

using namespace clouddesk;
using std::chrono::microseconds;

namespace {

constexpr int patience = 20000;
constexpr quint8 wholeMessage = rfb::recording::beginsMessage | rfb::recording::endsMessage;
const QStringList colours = {QStringLiteral("#c02020"), QStringLiteral("#20c020"), QStringLiteral("#2020c0"),
                             QStringLiteral("#c0c020")};

/// Makes the root window one that only JPEG makes small.
constexpr const char* photograph = R"(
import random
from Xlib import X, display
screen = display.Display()
root = screen.screen().root
picture = root.create_pixmap(640, 480, 24)
context = picture.create_gc()
colours = random.Random(7)
for row in range(480):
    line = b''.join(bytes((x // 3 + colours.randrange(40), row // 2, 90 + colours.randrange(60), 0)) for x in range(640))
    picture.put_image(context, 0, row, 640, 1, X.ZPixmap, 24, 0, line)
root.change_attributes(background_pixmap=picture)
root.clear_area(0, 0, 640, 480)
screen.sync()
)";

} // namespace

/// A real display is recorded without being looked at, and played again by a real decoder.
class TestRecordAndReplay : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<lab::XtigervncServer> m_server;
    std::unique_ptr<rfb::SessionRecorder> m_recorder;

    QString file() const { return m_folder.filePath(QStringLiteral("a.cdrec")); }
    void paint(const QString& colour) { m_server->run(QStringLiteral("xsetroot"), {QStringLiteral("-solid"), colour}); }
    bool begin(const rfb::RecorderOptions& options, const QString& password = {})
    {
        auto recorder = rfb::SessionRecorder::create(file(), options);
        if (!recorder)
            return false;
        m_recorder = std::move(*recorder);
        const auto give = [this, password] {
            m_recorder->record(m_server->connectStream(), core::Secret(password.toLatin1()));
        };
        connect(m_recorder.get(), &rfb::SessionRecorder::streamWanted, this, give);
        give();
        return true;
    }
    std::optional<core::Error> finish()
    {
        std::optional<core::Error> reason;
        bool isEnded = false;
        connect(m_recorder.get(), &rfb::SessionRecorder::ended, this, [&](const auto& why) {
            reason = why;
            isEnded = true;
        });
        m_recorder->finish();
        if (!QTest::qWaitFor([&] { return isEnded; }, patience))
            return core::Error{core::ErrorCode::TimedOut, QStringLiteral("no end"), {}, {}};
        return reason;
    }
    static QColor colourOf(const rfb::Client& client)
    {
        rfb::Framebuffer::Access access(*client.framebuffer());
        return access.image().isNull() ? QColor() : access.image().pixelColor(10, 10);
    }
    static bool isNear(QColor one, QColor other)
    {
        return one.isValid() && std::abs(one.red() - other.red()) < 12 && std::abs(one.green() - other.green()) < 12 &&
               std::abs(one.blue() - other.blue()) < 12;
    }
    /// The picture at that time, with a decoder of its own.
    static QColor colourAt(rfb::Replay& replay, microseconds time)
    {
        rfb::ClientOptions options;
        options.viewOnly = true;
        rfb::Client client(std::move(options));
        QSignalSpy reached(&replay, &rfb::Replay::reached);
        auto stream = replay.begin(time);
        if (!stream)
            return {};
        client.start(std::move(*stream));
        std::ignore = QTest::qWaitFor([&] { return !reached.isEmpty(); }, patience);
        QTest::qWait(50);
        return colourOf(client);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!lab::XtigervncServer::isThere())
            QSKIP("Xtigervnc is not installed");
    }
    void cleanup()
    {
        m_recorder.reset();
        m_server.reset();
        QFile::remove(file());
    }

    void everyPlaceShowsWhatWasThere_data()
    {
        QTest::addColumn<int>("seekMilliseconds");
        QTest::addColumn<QString>("password");
        QTest::newRow("one session") << 600000 << QString();
        QTest::newRow("many sessions") << 300 << QString();
        QTest::newRow("with a password") << 600000 << QStringLiteral("secret12");
    }
    void everyPlaceShowsWhatWasThere()
    {
        QFETCH(int, seekMilliseconds);
        QFETCH(QString, password);
        m_server = std::make_unique<lab::XtigervncServer>();
        QVERIFY(m_server->start(QStringLiteral("640x480"), password));
        rfb::RecorderOptions options;
        options.seekInterval = std::chrono::milliseconds(seekMilliseconds);
        QElapsedTimer clock;
        clock.start();
        QVERIFY(begin(options, password));
        std::vector<qint64> middles;
        for (const QString& colour : colours) {
            paint(colour);
            QTest::qWait(500);
            middles.push_back(clock.elapsed());
            QTest::qWait(500);
        }
        const auto reason = finish();
        QVERIFY2(!reason, qPrintable(reason ? reason->toLine() : QString()));
        auto replay = QCoro::waitFor(rfb::Replay::open(file()));
        QVERIFY2(replay.has_value(), qPrintable(replay ? QString() : replay.error().toLine()));
        // Forwards and backwards.
        for (const size_t i : {size_t(0), size_t(1), size_t(3), size_t(2), size_t(0)}) {
            const QColor shown = colourAt(**replay, std::chrono::milliseconds(middles[i]));
            QVERIFY2(isNear(shown, QColor(colours[qsizetype(i)])), qPrintable(QString::number(i) + shown.name()));
        }
        // A session that goes on.
        rfb::Client client({});
        QSignalSpy reached(replay->get(), &rfb::Replay::reached);
        client.start(std::move(*(*replay)->begin(std::chrono::milliseconds(middles[0]))));
        QTRY_VERIFY_WITH_TIMEOUT(!reached.isEmpty(), patience);
        for (const size_t i : {size_t(1), size_t(2), size_t(3)}) {
            reached.clear();
            if (!(*replay)->feedUntil(std::chrono::milliseconds(middles[i])))
                client.start(std::move(*(*replay)->begin(std::chrono::milliseconds(middles[i]))));
            QTRY_VERIFY_WITH_TIMEOUT(!reached.isEmpty() && !(*replay)->isFeeding(), patience);
            QTRY_VERIFY_WITH_TIMEOUT(isNear(colourOf(client), QColor(colours[qsizetype(i)])), 2000);
        }
        const auto activity = (*replay)->activity(100);
        QVERIFY(std::ranges::count_if(activity, [](double pixels) { return pixels > 0; }) >= 4);
        QVERIFY((*replay)->nextActivity(std::chrono::milliseconds(middles[1])) >
                std::chrono::milliseconds(middles[1] + 200));
    }

    // What a server draws again of a picture, only sharper, would be activity for more than a minute.
    void theStillnessAfterAPictureIsFound()
    {
        m_server = std::make_unique<lab::XtigervncServer>();
        QVERIFY(m_server->start(QStringLiteral("640x480")));
        paint(colours[0]);
        QElapsedTimer clock;
        clock.start();
        QVERIFY(begin({}));
        QTest::qWait(300);
        m_server->run(QStringLiteral("/usr/bin/python3"), {QStringLiteral("-c"), QLatin1String(photograph)});
        QTest::qWait(1000);
        const std::chrono::milliseconds painted(clock.elapsed());
        QTest::qWait(3000);
        QVERIFY(!finish());
        auto replay = QCoro::waitFor(rfb::Replay::open(file()));
        QVERIFY(replay.has_value());
        QVERIFY((*replay)->nextActivity(std::chrono::milliseconds(300)) < painted);
        QCOMPARE((*replay)->nextActivity(painted), (*replay)->duration());
        QVERIFY((*replay)->duration() >= painted + std::chrono::milliseconds(2500));
    }

    void aLostStreamIsGoneOnWith()
    {
        m_server = std::make_unique<lab::XtigervncServer>();
        QVERIFY(m_server->start());
        QVERIFY(begin({}));
        QSignalSpy lost(m_recorder.get(), &rfb::SessionRecorder::streamLost);
        paint(colours[0]);
        QTest::qWait(500);
        m_server = std::make_unique<lab::XtigervncServer>();
        QVERIFY(m_server->start(QStringLiteral("320x200")));
        QTRY_VERIFY_WITH_TIMEOUT(!lost.isEmpty(), patience);
        paint(colours[1]);
        m_recorder->record(m_server->connectStream(), {});
        QTest::qWait(800);
        QVERIFY(!finish());
        auto replay = QCoro::waitFor(rfb::Replay::open(file()));
        QVERIFY(replay.has_value());
        QVERIFY(isNear(colourAt(**replay, std::chrono::milliseconds(400)), QColor(colours[0])));
        QVERIFY(isNear(colourAt(**replay, (*replay)->duration()), QColor(colours[1])));
    }

    void itEndsBeforeTheDiskIsFull()
    {
        m_server = std::make_unique<lab::XtigervncServer>();
        QVERIFY(m_server->start());
        rfb::RecorderOptions options;
        options.freeSpaceFloor = std::numeric_limits<qint64>::max();
        const auto refused = rfb::SessionRecorder::create(file(), options);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, core::ErrorCode::DiskFull);
        QVERIFY(!QFile::exists(file()));
        options = {};
        options.maximumBytes = 2000;
        QVERIFY(begin(options));
        QSignalSpy ended(m_recorder.get(), &rfb::SessionRecorder::ended);
        for (int i = 0; i < 200 && ended.isEmpty(); ++i) {
            paint(colours[i % 4]);
            QTest::qWait(50);
        }
        QCOMPARE(ended.size(), 1);
        const auto reason = ended[0][0].value<std::optional<core::Error>>();
        QVERIFY(reason.has_value());
        QVERIFY(QCoro::waitFor(rfb::Replay::open(file())).has_value());
    }

    // A file of somebody else's may say that it lasts for ever, or ended before it began.
    void timesWithoutSenseDoNoHarm()
    {
        using rfb::recording::ChunkType;
        constexpr auto ever = microseconds(std::numeric_limits<qint64>::max());
        for (const auto& [first, last] : {std::pair(microseconds(0), ever), std::pair(ever, -ever)}) {
            QByteArray bytes = rfb::recording::writeHead(0);
            for (const auto& [type, time] : {std::pair(ChunkType::ServerInit, microseconds(0)),
                                             std::pair(ChunkType::Stream, first), std::pair(ChunkType::Stream, last)})
                bytes += rfb::recording::writeChunkHead({type, wholeMessage, 1, 0, time, 1000}, {});
            QFile hostile(file());
            QVERIFY(hostile.open(QIODevice::WriteOnly) && hostile.write(bytes) == bytes.size());
            hostile.close();
            const auto replay = QCoro::waitFor(rfb::Replay::open(file()));
            QVERIFY2(replay.has_value(), qPrintable(replay ? QString() : replay.error().toLine()));
            QVERIFY((*replay)->duration() >= microseconds(0) && (*replay)->duration() < std::chrono::hours(24 * 400));
            QCOMPARE(std::ranges::count((*replay)->activity(400), 0.0), 398);
            QVERIFY((*replay)->nextActivity(microseconds(1)) <= (*replay)->duration());
        }
    }

    void noRecordingIsSaid()
    {
        QVERIFY(!QCoro::waitFor(rfb::Replay::open(m_folder.filePath(QStringLiteral("absent")))));
        QFile other(file());
        QVERIFY(other.open(QIODevice::WriteOnly));
        other.write(QByteArray(1000, 'x'));
        other.close();
        const auto opened = QCoro::waitFor(rfb::Replay::open(file()));
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, core::ErrorCode::InvalidArgument);
    }
};

QTEST_GUILESS_MAIN(TestRecordAndReplay)
#include "TestRecordAndReplay.moc"
