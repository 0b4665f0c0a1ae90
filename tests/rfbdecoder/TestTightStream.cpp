// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbdecoder/TightStream.h"

#include <QRandomGenerator>
#include <QTest>

#include <sys/mman.h>
#include <unistd.h>
#include <zlib.h>

#include <cstring>

using namespace clouddesk;
using namespace clouddesk::rfb;

namespace {

/// Memory whose end is the end of what may be touched: what reads or writes one byte beyond it ends the program.
class Fence
{
public:
    explicit Fence(size_t room)
        : m_page(size_t(sysconf(_SC_PAGESIZE)))
        , m_room((room + m_page - 1) / m_page * m_page)
    {
        m_memory = static_cast<quint8*>(
            mmap(nullptr, m_room + m_page, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
        mprotect(m_memory + m_room, m_page, PROT_NONE);
    }
    ~Fence() { munmap(m_memory, m_room + m_page); }
    Fence(const Fence&) = delete;
    Fence& operator=(const Fence&) = delete;

    [[nodiscard]] quint8* last(size_t count) { return m_memory + m_room - count; }

private:
    size_t m_page;
    size_t m_room;
    quint8* m_memory = nullptr;
};

/// What a server sends of a stream: one piece for each rectangle, each ended by a flush.
std::vector<QByteArray> compressed(const std::vector<QByteArray>& parts, int level, int flush = Z_SYNC_FLUSH)
{
    z_stream stream{};
    deflateInit(&stream, level);
    std::vector<QByteArray> pieces;
    for (QByteArray part : parts) {
        QByteArray out(part.size() * 2 + 1000, 0);
        stream.next_in = reinterpret_cast<Bytef*>(part.data());
        stream.avail_in = uInt(part.size());
        stream.next_out = reinterpret_cast<Bytef*>(out.data());
        stream.avail_out = uInt(out.size());
        deflate(&stream, flush);
        out.truncate(out.size() - qsizetype(stream.avail_out));
        pieces.push_back(out);
    }
    deflateEnd(&stream);
    return pieces;
}

/// Runs, noise and what was there before, in turn.
QByteArray content(QRandomGenerator& random, int size)
{
    QByteArray out;
    while (out.size() < size) {
        const int length = 1 + random.bounded(200);
        switch (random.bounded(3)) {
        case 0:
            out += QByteArray(length, char(random.bounded(256)));
            break;
        case 1:
            for (int i = 0; i < length; ++i)
                out += char(random.bounded(256));
            break;
        default:
            out += out.mid(qsizetype(random.bounded(quint32(out.size() + 1))), length);
        }
    }
    out.truncate(size);
    return out;
}

/// The same, by zlib: nothing if it says that the stream is damaged or its size is another.
std::optional<QByteArray> byZlib(z_stream& stream, const QByteArray& piece, qsizetype size)
{
    QByteArray out(size + 1, 0);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(piece.data()));
    stream.avail_in = uInt(piece.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = uInt(out.size());
    if (inflate(&stream, Z_SYNC_FLUSH) != Z_OK || stream.avail_in != 0 || stream.avail_out != 1)
        return {};
    out.truncate(size);
    return out;
}

struct Outcome
{
    int same = 0;
    int refused = 0;
};

} // namespace

/// What a server compressed comes back, whatever it is, and no more is touched than may be.
class TestTightStream : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everythingComesBack()
    {
        QRandomGenerator random(1);
        for (const int level : {0, 1, 2, 6, 9}) {
            std::vector<QByteArray> parts;
            parts.reserve(60);
            for (int i = 0; i < 60; ++i)
                parts.push_back(content(random, 12 + random.bounded(i % 10 == 0 ? 200000 : 9000)));
            const auto pieces = compressed(parts, level);
            TightStream stream;
            for (size_t i = 0; i < parts.size(); ++i) {
                Fence in(size_t(pieces[i].size()));
                Fence out(size_t(parts[i].size()));
                quint8* const from = in.last(size_t(pieces[i].size()));
                std::memcpy(from, pieces[i].constData(), size_t(pieces[i].size()));
                stream.setInput({from, size_t(pieces[i].size())});
                // In two parts, as rows come.
                const auto size = size_t(parts[i].size());
                quint8* const to = out.last(size);
                QVERIFY(stream.read(to, size / 3) && stream.read(to + size / 3, size - size / 3));
                QVERIFY(stream.finish());
                QCOMPARE(QByteArray(reinterpret_cast<char*>(to), parts[i].size()), parts[i]);
            }
        }
    }

    void aStreamBeginsAnewWhenReset()
    {
        const QByteArray plain(5000, 'x');
        const QByteArray piece = compressed({plain}, 6).front();
        TightStream stream;
        for (int i = 0; i < 3; ++i) {
            QByteArray out(plain.size(), 0);
            stream.reset();
            stream.setInput({reinterpret_cast<const quint8*>(piece.constData()), size_t(piece.size())});
            QVERIFY(stream.read(reinterpret_cast<quint8*>(out.data()), size_t(out.size())) && stream.finish());
            QCOMPARE(out, plain);
        }
    }

    void moreOrLessThanAskedForIsRefused()
    {
        const QByteArray piece = compressed({QByteArray(5000, 'x') + QByteArray(5000, 'y')}, 6).front();
        for (const int wanted : {1, 4999, 9999, 10001, 70000}) {
            std::vector<quint8> out(static_cast<size_t>(wanted));
            TightStream stream;
            stream.setInput({reinterpret_cast<const quint8*>(piece.constData()), size_t(piece.size())});
            QVERIFY2(!(stream.read(out.data(), out.size()) && stream.finish()), qPrintable(QString::number(wanted)));
        }
    }

    // RFC 1950, section 2.2: each is wrong in one way, before a stream that is sound.
    void noHeaderIsRefused()
    {
        const QByteArray piece = compressed({QByteArray(5000, 'x')}, 6).front();
        const auto isTaken = [&piece](const QByteArray& head) {
            const QByteArray bytes = head + piece.mid(2);
            QByteArray out(5000, 0);
            TightStream stream;
            stream.setInput({reinterpret_cast<const quint8*>(bytes.constData()), size_t(bytes.size())});
            return stream.read(reinterpret_cast<quint8*>(out.data()), size_t(out.size())) && stream.finish();
        };
        const auto head = [](int method, int flags) {
            while ((method << 8 | flags) % 31 != 0)
                ++flags;
            return QByteArray(1, char(method)) + char(flags);
        };
        QVERIFY(isTaken(head(0x78, 0x80)));
        QVERIFY(!isTaken(QByteArray::fromHex("789d")));
        QVERIFY(!isTaken(head(0x79, 0x80)));
        QVERIFY(!isTaken(head(0x88, 0)));
        QVERIFY(!isTaken(head(0x78, 0x20)));
        TightStream stream;
        quint8 out = 0;
        for (const auto& bytes : {QByteArray(), QByteArray("x")}) {
            stream.setInput({reinterpret_cast<const quint8*>(bytes.constData()), size_t(bytes.size())});
            QVERIFY(!stream.read(&out, 1));
        }
    }

    // A desktop that changes much sends more than 32 bits can count in half an hour.
    void fourGigabytesAreNoEnd()
    {
        QRandomGenerator random(2);
        QByteArray block = content(random, 1 << 16);
        block = block.repeated(256);
        const auto pieces = compressed({block, block}, 1, Z_FULL_FLUSH);
        TightStream stream;
        std::vector<quint8> out(static_cast<size_t>(block.size()));
        // What follows a full flush looks back at nothing before it, and may follow itself.
        for (int i = 0; i < 280; ++i) {
            const QByteArray& piece = pieces[i == 0 ? 0 : 1];
            stream.setInput({reinterpret_cast<const quint8*>(piece.constData()), size_t(piece.size())});
            QVERIFY2(stream.read(out.data(), out.size()) && stream.finish(), qPrintable(QString::number(i)));
            QVERIFY(std::memcmp(out.data(), block.constData(), out.size()) == 0);
        }
    }

    // Damaged in thousands of ways: no byte beyond the buffers is touched, nothing hangs, and what zlib finds sound is
    // the same.
    void damagedStreamsAreSafe()
    {
        QRandomGenerator random(3);
        Outcome outcome;
        for (int round = 0; round < 4000; ++round)
            tryDamaged(random, outcome);
        qInfo("%d sound, %d refused", outcome.same, outcome.refused);
        QVERIFY(outcome.same > 1000 && outcome.refused > 1000);
    }

private:
    static void tryDamaged(QRandomGenerator& random, Outcome& outcome)
    {
        const std::vector<QByteArray> parts{content(random, 12 + random.bounded(9000)),
                                            content(random, 12 + random.bounded(40000))};
        auto pieces = compressed(parts, random.bounded(10));
        QByteArray& last = pieces.back();
        for (quint32 i = random.bounded(3); i > 0; --i)
            last[qsizetype(random.bounded(quint32(last.size())))] = char(random.bounded(256));
        if (random.bounded(4) == 0)
            last.truncate(qsizetype(random.bounded(quint32(last.size()))));
        TightStream stream;
        z_stream other{};
        inflateInit(&other);
        for (size_t i = 0; i < parts.size(); ++i) {
            const auto wanted = byZlib(other, pieces[i], parts[i].size());
            Fence in(size_t(pieces[i].size()) + 1);
            Fence out(size_t(parts[i].size()));
            quint8* const from = in.last(size_t(pieces[i].size()));
            quint8* const to = out.last(size_t(parts[i].size()));
            std::memcpy(from, pieces[i].constData(), size_t(pieces[i].size()));
            stream.setInput({from, size_t(pieces[i].size())});
            const bool isSound = stream.read(to, size_t(parts[i].size())) && stream.finish();
            if (wanted) {
                QVERIFY(isSound);
                QCOMPARE(QByteArray(reinterpret_cast<char*>(to), parts[i].size()), *wanted);
            }
            ++(isSound ? outcome.same : outcome.refused);
            if (!isSound)
                break;
        }
        inflateEnd(&other);
    }
};

QTEST_GUILESS_MAIN(TestTightStream)
#include "TestTightStream.moc"
