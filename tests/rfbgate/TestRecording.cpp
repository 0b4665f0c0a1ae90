// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbgate/Conversation.h"
#include "rfbgate/Gate.h"
#include "rfbgate/RecordingReader.h"
#include "rfbgate/RecordingWriter.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace clouddesk;
using core::ErrorCode;
using lab::Conversation;
using lab::Cut;
using rfb::MessageKind;
using rfb::RecordingReader;
using rfb::RecordingWriter;
using rfb::Side;
using rfb::recording::ChunkType;
namespace script = lab::rfbscript;
namespace encoding = rfb::encoding;
using namespace std::chrono_literals;

namespace {

struct Nowhere : rfb::GateOutput
{
    void write(rfb::Bytes bytes) override { output += lab::toByteArray(bytes); }
    QByteArray output;
};

const QByteArray init = script::serverInit(64, 64);
const QByteArray secret = "correct horse";
const QByteArray clientText = QByteArray("\6\0\0\0", 4) + script::reason(secret);
const QByteArray key = QByteArray::fromHex("0401000000000061");
const QByteArray bell("\2");
const QByteArray longText = script::cutText(1000000, QByteArray(1000000, 't'));

QByteArray update(int side, qint32 code = encoding::raw)
{
    const QByteArray body = code == encoding::raw ? QByteArray(side * side * 4, 'p') : script::number(5U) + "zzzzz";
    return script::updateHead(1) + script::rectangle(0, 0, side, side, code, body);
}

/// A session through a gate, at one second after the other.
class Studio
{
public:
    explicit Studio(const QString& path, Cut cut = Cut::Whole, size_t mostChunks = rfb::recording::maximumChunks)
        : m_cut(cut)
    {
        auto created = RecordingWriter::create(path, now, mostChunks);
        if (!created) {
            problem = created.error();
            return;
        }
        writer = std::move(*created);
        beginSession();
    }
    void beginSession()
    {
        gate.emplace(rfb::GatePolicy{}, rfb::Limits{}, now, nullptr, writer.get());
        for (const auto& [side, bytes] : std::initializer_list<std::pair<Side, QByteArray>>{
                 {Side::Server, "RFB 003.008\n"},
                 {Side::Client, "RFB 003.008\n"},
                 {Side::Server, QByteArray("\1\2", 2)},
                 {Side::Client, "\2"},
                 {Side::Server, QByteArray(16, 'c')},
                 {Side::Client, QByteArray(16, 'r')},
                 {Side::Server, QByteArray(4, '\0')},
                 {Side::Client, "\1"},
                 {Side::Server, init},
                 {Side::Client, Conversation::setEncodings({encoding::zrle, encoding::tight})}})
            say(side, bytes);
    }
    void say(Side side, const QByteArray& bytes)
    {
        for (qsizetype done = 0; done < bytes.size();) {
            const qsizetype size = lab::pieceSize(m_cut, bytes.size() - done, m_random);
            const auto taken = gate->feed(side, lab::toBytes(bytes.mid(done, size)), now, output);
            QVERIFY(taken && *taken == size_t(size));
            writer->flush(now);
            done += size;
        }
    }
    void sayLater(Side side, const QByteArray& bytes)
    {
        now += 1s;
        say(side, bytes);
    }

    rfb::GateTime now = rfb::GateTime(10h);
    std::unique_ptr<RecordingWriter> writer;
    std::optional<rfb::Gate> gate;
    Nowhere output;
    core::Error problem;

private:
    Cut m_cut;
    QRandomGenerator m_random{3};
};

/// All of a type's data, one after the other.
QByteArray dataOf(RecordingReader& reader, ChunkType type)
{
    QByteArray data;
    for (size_t i = 0; i < reader.chunks().size(); ++i) {
        if (const auto chunk = reader.read(i); chunk && chunk->head.type == type)
            data += chunk->data;
    }
    return data;
}

/// How many messages stand together depends on how they came.
QList<int> typesOf(const RecordingReader& reader)
{
    QList<int> types;
    for (const rfb::recording::ChunkEntry& chunk : reader.chunks()) {
        if (types.isEmpty() || types.back() != int(chunk.head.type))
            types += int(chunk.head.type);
    }
    return types;
}

void writeFile(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestRecording : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_path = m_folder.filePath(QStringLiteral("recording%1").arg(++m_count)); }

    void whatPassedIsInTheFile()
    {
        const QByteArray updateRequest = QByteArray::fromHex("03010000000000400040");
        const QByteArray narrow = QByteArray(4, '\0') + script::pixelFormat(16, 16, 0, 1, 31, 11, 5, 0);
        const QByteArray narrowUpdate = script::updateHead(1) + script::rectangle(0, 0, 2, 2, 0, QByteArray(8, 'n'));
        for (const Cut cut : {Cut::Whole, Cut::Bytes, Cut::Random}) {
            init();
            Studio studio(m_path, cut);
            QVERIFY(studio.writer);
            studio.say(Side::Client, updateRequest + updateRequest);
            studio.sayLater(Side::Server, update(4) + bell);
            studio.sayLater(Side::Client, clientText + key);
            studio.sayLater(Side::Server, update(8, encoding::zrle));
            studio.say(Side::Client, narrow);
            studio.sayLater(Side::Server, narrowUpdate);
            // Nothing changed any more, for three seconds.
            QVERIFY(studio.writer->finish(studio.now + 3s));

            const auto reader = RecordingReader::open(m_path);
            QVERIFY2(reader, qPrintable(reader ? QString() : reader.error().text));
            QVERIFY(!(*reader)->isIndexRebuilt() && (*reader)->tornBytes() == 0);
            QCOMPARE(dataOf(**reader, ChunkType::ServerInit), ::init);
            QCOMPARE(dataOf(**reader, ChunkType::Stream), update(4) + bell + update(8, encoding::zrle) + narrowUpdate);
            QCOMPARE(typesOf(**reader), (QList<int>{1, 4, 3, 2, 4, 2, 4, 3, 2}));
            const auto formats = dataOf(**reader, ChunkType::Format);
            QCOMPARE(formats.mid(0, 4), QByteArray::fromHex("00400040"));
            QCOMPARE(formats.mid(4, 16), script::pixelFormat());
            QCOMPARE(formats.mid(24, 16), script::pixelFormat(16, 16, 0, 1, 31, 11, 5, 0));
            const QByteArray input = dataOf(**reader, ChunkType::Input);
            QVERIFY(
                input.contains(QByteArray(1, char(MessageKind::CutText)) + script::number(quint32(clientText.size()))));
            QVERIFY(input.contains(QByteArray(1, char(MessageKind::KeyEvent)) + script::number(8U)));
            QVERIFY2(!readFile(m_path).contains(secret), "contents of what the client sends are not taken down");
            QVERIFY(!readFile(m_path).contains("cccccccc") && !readFile(m_path).contains("rrrrrrrr"));
            QCOMPARE((*reader)->duration().count(), std::chrono::microseconds(7s).count());
            int updates = 0;
            quint64 pixels = 0;
            for (const auto& chunk : (*reader)->chunks()) {
                updates += chunk.head.updates;
                pixels += chunk.head.pixels;
            }
            QCOMPARE(updates, 3);
            QCOMPARE(pixels, quint64(16 + 64 + 4));
        }
    }
    void longMessagesGoOutInPieces()
    {
        Studio studio(m_path);
        studio.say(Side::Server, longText.left(700000));
        QVERIFY(studio.writer->fileBytes() > 500000);
        QVERIFY(!studio.writer->mayAddKeyFrame());
        const auto refused = studio.writer->addKeyFrame({}, studio.now);
        QVERIFY(!refused && refused.error().code == ErrorCode::Conflict);
        studio.say(Side::Server, longText.mid(700000));
        QVERIFY(studio.writer->mayAddKeyFrame() && studio.writer->finish());
        const auto reader = RecordingReader::open(m_path);
        QCOMPARE(dataOf(**reader, ChunkType::Stream), longText);
    }
    void smallMessagesStandTogether()
    {
        Studio studio(m_path);
        const QByteArray flood = bell.repeated(3'000'000);
        const QByteArray pictures = script::updateHead(0).repeated(100'000);
        studio.sayLater(Side::Server, flood);
        studio.sayLater(Side::Server, pictures + longText + bell);
        const qint64 content = flood.size() + pictures.size() + longText.size();
        QVERIFY2(studio.writer->fileBytes() < content + 5000, qPrintable(QString::number(studio.writer->fileBytes())));
        QVERIFY(studio.writer->finish());
        const auto reader = RecordingReader::open(m_path);
        QVERIFY(reader && !(*reader)->isIndexRebuilt());
        QVERIFY2((*reader)->chunks().size() < 50, qPrintable(QString::number((*reader)->chunks().size())));
        QVERIFY(dataOf(**reader, ChunkType::Stream) == flood + pictures + longText + bell);
        int updates = 0;
        for (const auto& chunk : (*reader)->chunks())
            updates += chunk.head.updates;
        QCOMPARE(updates, 100'000);
    }
    // However small the pieces are in which they come.
    void manyChunksBecomeFewer()
    {
        constexpr size_t most = 400;
        constexpr int count = 20'000;
        Studio studio(m_path, Cut::Whole, most);
        for (int i = 0; i < count; ++i) {
            studio.now += 1ms;
            studio.say(Side::Server, bell);
            studio.say(Side::Client, key);
        }
        const qint64 before = studio.writer->fileBytes();
        studio.now += 1s;
        studio.writer->flush(studio.now);
        QVERIFY2(studio.writer->fileBytes() > before, "nothing waits for longer than a second");
        QVERIFY(!studio.writer->failure() && studio.writer->finish(studio.now));
        const auto reader = RecordingReader::open(m_path);
        QVERIFY(reader && !(*reader)->isIndexRebuilt());
        QVERIFY2((*reader)->chunks().size() < most / 2, qPrintable(QString::number((*reader)->chunks().size())));
        QVERIFY(std::ranges::is_sorted((*reader)->chunks(), {}, [](const auto& chunk) { return chunk.head.time; }));
        QCOMPARE(dataOf(**reader, ChunkType::Stream), bell.repeated(count));
        QCOMPARE(dataOf(**reader, ChunkType::Input)
                     .count(QByteArray(1, char(MessageKind::KeyEvent)) + script::number(quint32(key.size()))),
                 count);
    }
    // Each change of the screen's size takes a chunk of its own.
    void tooManyChunksEndTheRecording()
    {
        constexpr size_t most = 400;
        Studio studio(m_path, Cut::Whole, most);
        studio.say(Side::Client, Conversation::setEncodings({encoding::desktopSize}));
        QByteArray said;
        for (int i = 0; i < 500; ++i) {
            said += script::updateHead(1) + script::rectangle(0, 0, 10 + i % 2, 10, encoding::desktopSize);
            studio.sayLater(Side::Server, said.right(16));
        }
        QVERIFY(studio.writer->failure() && studio.writer->failure()->code == ErrorCode::OutputTooLarge);
        QVERIFY(!studio.writer->finish());
        const auto reader = RecordingReader::open(m_path);
        QVERIFY(reader && !(*reader)->isIndexRebuilt());
        QCOMPARE((*reader)->chunks().size(), most);
        const QByteArray stream = dataOf(**reader, ChunkType::Stream);
        QVERIFY(stream.size() > 100 * 16 && said.startsWith(stream));
    }
    void aMessageThatBreaksOffIsTakenBack()
    {
        Studio studio(m_path);
        studio.sayLater(Side::Server, update(4));
        const qint64 before = studio.writer->fileBytes();
        studio.sayLater(Side::Server, longText.left(700000));
        QVERIFY(studio.writer->fileBytes() > before + 500000);
        studio.writer->breakOff();
        QCOMPARE(studio.writer->fileBytes(), before);
        QCOMPARE(readFile(m_path).size(), before);
        studio.beginSession();
        studio.sayLater(Side::Server, update(8));
        studio.sayLater(Side::Server, longText.left(700000));
        QVERIFY(studio.writer->finish());
        const auto reader = RecordingReader::open(m_path);
        QVERIFY(reader && !(*reader)->isIndexRebuilt());
        QCOMPARE(dataOf(**reader, ChunkType::ServerInit), ::init + ::init);
        QCOMPARE(dataOf(**reader, ChunkType::Stream), update(4) + update(8));
    }
    // As a crash leaves it, and as it stands in older files where a session broke off.
    void aMessageThatIsCutOffIsLeftOut()
    {
        QByteArray killed;
        QByteArray goesOn;
        {
            Studio studio(m_path);
            studio.sayLater(Side::Server, longText);
            studio.sayLater(Side::Server, update(4));
            studio.sayLater(Side::Server, longText.left(700000));
            killed = readFile(m_path);
        }
        init();
        {
            Studio studio(m_path);
            studio.sayLater(Side::Server, update(8));
            goesOn = readFile(m_path).mid(rfb::recording::headBytes);
        }
        writeFile(m_path, killed);
        const auto torn = RecordingReader::open(m_path);
        QVERIFY(torn);
        QCOMPARE(dataOf(**torn, ChunkType::Stream), longText + update(4));
        QCOMPARE((*torn)->duration().count(), std::chrono::microseconds(3s).count());
        writeFile(m_path, killed + goesOn);
        const auto brokenOff = RecordingReader::open(m_path);
        QVERIFY(brokenOff);
        QCOMPARE(dataOf(**brokenOff, ChunkType::ServerInit), ::init + ::init);
        QCOMPARE(dataOf(**brokenOff, ChunkType::Stream), longText + update(4) + update(8));
    }
    void onlyItsOwnerReadsIt()
    {
        const Studio studio(m_path);
        struct stat status{};
        QCOMPARE(stat(m_path.toLocal8Bit().constData(), &status), 0);
        QCOMPARE(int(status.st_mode & 0777), 0600);
        const auto again = RecordingWriter::create(m_path, {});
        QVERIFY(!again && again.error().code == ErrorCode::AlreadyExists);
        const auto nowhere = RecordingWriter::create(m_path + QStringLiteral("/x/y"), {});
        QVERIFY(!nowhere && nowhere.error().where.endsWith(QStringLiteral("/x/y")));
    }
    void keyFrames()
    {
        Studio studio(m_path);
        studio.sayLater(Side::Server, update(4));
        QVERIFY(studio.writer->addKeyFrame(lab::toBytes("first"), studio.now)); // at 1 s
        studio.sayLater(Side::Server, update(8, encoding::zrle));
        studio.sayLater(Side::Server, update(2));
        QCOMPARE(studio.writer->streamsWithHistory(), rfb::StreamUse::zrle);
        QVERIFY(studio.writer->addKeyFrame(lab::toBytes("second"), studio.now)); // at 3 s
        studio.sayLater(Side::Server, update(3));
        QVERIFY(studio.writer->finish());
        auto reader = RecordingReader::open(m_path);
        QVERIFY(reader);
        const auto nothing = (*reader)->startAt(500ms);
        QVERIFY(!nothing.keyFrame && nothing.chunk == 0);
        const auto first = (*reader)->startAt(2999ms);
        QVERIFY(first.keyFrame && first.isSelfContained);
        QCOMPARE((*reader)->read(*first.keyFrame)->data, QByteArray("first"));
        QCOMPARE((*reader)->read(first.chunk)->data, update(8, encoding::zrle));
        const auto second = (*reader)->startAt(1h);
        QVERIFY(second.keyFrame && !second.isSelfContained);
        QCOMPARE((*reader)->read(*second.keyFrame)->data, QByteArray("second"));
        QCOMPARE((*reader)->read(second.chunk)->data, update(3));
        QVERIFY(!(*reader)->read(1000));
    }
    // What a crash leaves at any moment is playable up to its last whole chunk.
    void cutAfterEveryByte()
    {
        {
            Studio studio(m_path);
            studio.sayLater(Side::Server, update(3) + bell);
            QVERIFY(studio.writer->addKeyFrame(lab::toBytes("frame"), studio.now));
            studio.sayLater(Side::Client, key);
            studio.sayLater(Side::Server, bell + update(2));
        }
        const QByteArray whole = readFile(m_path);
        const auto complete = RecordingReader::open(m_path);
        const QByteArray stream = dataOf(**complete, ChunkType::Stream);
        const auto chunks = (*complete)->chunks();
        const QString cut = m_path + QStringLiteral(".cut");
        for (qsizetype size = 0; size < whole.size(); ++size) {
            writeFile(cut, whole.left(size));
            const auto reader = RecordingReader::open(cut);
            if (size < rfb::recording::headBytes) {
                QVERIFY(!reader && reader.error().code == ErrorCode::InvalidArgument);
                continue;
            }
            QVERIFY(reader && (*reader)->isIndexRebuilt());
            const auto expected = size_t(std::ranges::count_if(chunks, [&](const auto& chunk) {
                return chunk.offset + rfb::recording::chunkHeadBytes +
                           qint64((*complete)->read(size_t(&chunk - chunks.data()))->data.size()) <=
                       size;
            }));
            QCOMPARE((*reader)->chunks().size(), expected);
            const QByteArray left = dataOf(**reader, ChunkType::Stream);
            QVERIFY(stream.startsWith(left));
            QVERIFY((*reader)->tornBytes() >= 0 && (*reader)->tornBytes() <= size);
        }
    }
    void damagedAtEveryByte()
    {
        {
            Studio studio(m_path);
            studio.sayLater(Side::Server, update(2) + bell);
        }
        const QByteArray whole = readFile(m_path);
        const QString other = m_path + QStringLiteral(".damaged");
        for (qsizetype at = 0; at < whole.size(); ++at) {
            QByteArray damaged = whole;
            damaged[at] = char(damaged[at] ^ 0x41);
            writeFile(other, damaged);
            const auto reader = RecordingReader::open(other);
            if (!reader)
                continue;
            bool isAllGood = !(*reader)->isIndexRebuilt();
            for (size_t i = 0; i < (*reader)->chunks().size(); ++i)
                isAllGood = (*reader)->read(i).has_value() && isAllGood;
            QVERIFY2(!isAllGood || at < rfb::recording::headBytes, QByteArray::number(at).constData());
        }
    }
    // Whole, but its entries are in no order: then nothing that it says counts, its time neither.
    void indexWithoutOrderIsRebuilt()
    {
        namespace recording = rfb::recording;
        {
            Studio studio(m_path);
            studio.sayLater(Side::Server, update(2) + bell);
        }
        const QByteArray whole = readFile(m_path);
        const auto offset = *recording::readTrailer(lab::toBytes(whole.right(recording::trailerBytes)));
        const QByteArray entries = whole.sliced(offset + recording::chunkHeadBytes).chopped(recording::trailerBytes);
        const QByteArray turned = entries.mid(recording::indexEntryBytes) + entries.left(recording::indexEntryBytes);
        recording::ChunkHead head;
        head.type = ChunkType::Index;
        head.bytes = quint32(turned.size());
        head.time = 1h;
        writeFile(m_path, whole.left(offset) + recording::writeChunkHead(head, lab::toBytes(turned)) + turned +
                              whole.right(recording::trailerBytes));
        const auto reader = RecordingReader::open(m_path);
        QVERIFY(reader && (*reader)->isIndexRebuilt());
        QCOMPARE((*reader)->chunks().size(), size_t(entries.size() / recording::indexEntryBytes));
        QCOMPARE((*reader)->duration().count(), (*reader)->chunks().back().head.time.count());
    }
    void fullDiskEndsTheRecordingOnly()
    {
        if (geteuid() != 0)
            QSKIP("a small disk is mounted by root only");
        const QString mount = m_folder.filePath(QStringLiteral("small"));
        QDir().mkpath(mount);
        if (QProcess::execute(QStringLiteral("mount"),
                              {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"),
                               QStringLiteral("size=64k"), QStringLiteral("none"), mount}) != 0)
            QSKIP("no small disk to be had");
        checkFull(mount + QStringLiteral("/recording"), ErrorCode::DiskFull);
        QCOMPARE(QProcess::execute(QStringLiteral("umount"), {mount}), 0);
    }
    void fileTooLargeEndsTheRecordingOnly()
    {
        rlimit before{};
        getrlimit(RLIMIT_FSIZE, &before);
        signal(SIGXFSZ, SIG_IGN);
        rlimit small = before;
        small.rlim_cur = 50000;
        setrlimit(RLIMIT_FSIZE, &small);
        checkFull(m_path, ErrorCode::InputOutputFailed);
        setrlimit(RLIMIT_FSIZE, &before);
    }

private:
    void checkFull(const QString& path, ErrorCode code)
    {
        Studio studio(path);
        QVERIFY(studio.writer);
        const QByteArray picture = update(60);
        for (int i = 0; i < 20; ++i)
            studio.sayLater(Side::Server, picture);
        QVERIFY(studio.output.output.endsWith(picture));
        QVERIFY(studio.writer->failure() && studio.writer->failure()->code == code);
        QCOMPARE(studio.writer->failure()->where, path);
        QVERIFY(!studio.writer->finish());
        const auto reader = RecordingReader::open(path);
        QVERIFY(reader && (*reader)->tornBytes() == 0);
        const QByteArray stream = dataOf(**reader, ChunkType::Stream);
        QVERIFY(!stream.isEmpty() && picture.repeated(20).startsWith(stream));
    }

    QTemporaryDir m_folder;
    QString m_path;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(TestRecording)
#include "TestRecording.moc"
