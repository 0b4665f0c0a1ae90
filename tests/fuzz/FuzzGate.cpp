// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a hostile server or client can say, fed to a gate, and what passes it, fed to everything behind it. Each input
// goes through two gates, whole and cut small: they must agree to the byte.
//
// The first byte says where the bytes are cut, and by its highest bit what the rest is: words of both sides from the
// first byte on, or what a server says to our own client once the session runs. By the second byte's lowest bit, that
// is a stream as it is, or a recipe for one that is well-formed nearly everywhere.
#include "rfb/ClientMessages.h"
#include "rfb/MessageReader.h"
#include "rfbclient/SharedPicture.h"
#include "rfbdecoder/Decoder.h"
#include "rfbflow/ScreenLayout.h"
#include "rfbgate/Gate.h"

#include <QtEndian>

#include <map>
#include <zlib.h>

using namespace clouddesk;
using rfb::Bytes;
using rfb::Rectangle;
using rfb::Side;
namespace encoding = rfb::encoding;

namespace {

constexpr int screenWidth = 128;
constexpr int screenHeight = 96;
const QByteArray viewerFormat = QByteArray::fromHex("2018000100ff00ff00ff100800000000");

Bytes toBytes(const QByteArray& bytes)
{
    return {reinterpret_cast<const quint8*>(bytes.constData()), static_cast<size_t>(bytes.size())};
}

template <typename T>
QByteArray number(T value)
{
    const T wire = qToBigEndian(value);
    return {reinterpret_cast<const char*>(&wire), sizeof wire};
}

rfb::Limits smallLimits()
{
    rfb::Limits limits;
    limits.maximumPixels = qint64(512) * 512;
    limits.maximumClipboardBytes = 4096;
    limits.maximumScreensPerUpdate = 2;
    return limits;
}

/// Draws as a session does, without its thread.
class Painter : public rfb::MessageSink
{
public:
    Painter()
        : m_image(rfb::SharedPicture::make({screenWidth, screenHeight})->write())
    {
    }
    core::Result<void> updateBegan() override { return {}; }
    core::Result<void> rectangleArrived(const Rectangle& rectangle, Bytes message) override
    {
        if (rectangle.encoding == encoding::richCursor)
            rfb::decodeCursor(rectangle, message.subspan(16));
        else if (rectangle.encoding == encoding::cursorWithAlpha)
            rfb::decodeAlphaCursor(rectangle, message.subspan(16));
        else if (rectangle.encoding == encoding::extendedDesktopSize)
            rfb::readScreens(message.subspan(16));
        else if (rfb::drawsPixels(rectangle.encoding))
            return m_decoder.decode(rectangle, message, {m_image.bits(), m_image.size()});
        return {};
    }
    core::Result<void> updateEnded() override { return {}; }
    core::Result<void> bellRang() override { return {}; }
    core::Result<void> textArrived(Bytes /*latin1*/) override { return {}; }
    core::Result<void> extendedTextArrived(quint32 /*flags*/, Bytes /*data*/) override { return {}; }
    core::Result<void> textSkipped(qint64 /*bytes*/) override { return {}; }
    core::Result<void> fenceArrived(quint32 /*flags*/, Bytes /*payload*/) override { return {}; }
    core::Result<void> continuousUpdatesEnded() override { return {}; }
    core::Result<void> soundBegan() override { return {}; }
    core::Result<void> soundArrived(Bytes /*sound*/) override { return {}; }
    core::Result<void> soundEnded() override { return {}; }

private:
    QImage m_image;
    rfb::Decoder m_decoder;
};

struct Collector : rfb::GateOutput
{
    void write(Bytes bytes) override
    {
        output.append(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()));
    }
    QByteArray output;
};

struct Word
{
    Side side;
    QByteArray bytes;
};

/// One gate and what came out of it.
class Passage
{
public:
    explicit Passage(size_t chunk)
        : m_gate(rfb::GatePolicy{}, smallLimits(), {})
        , m_chunk(chunk)
    {
    }
    void say(const Word& word)
    {
        QByteArray& waiting = word.side == Side::Server ? m_fromServer : m_fromClient;
        waiting += word.bytes;
        // What a side says before its turn waits for the other's words.
        while (advance(Side::Server, m_fromServer) || advance(Side::Client, m_fromClient)) {
        }
        if (m_gate.deadline() && !m_gate.check({}))
            abort();
    }
    [[nodiscard]] QByteArray summary() const
    {
        return toClient.output + '|' + toServer.output + '|' + problem.toUtf8() + '|' +
               QByteArray::number(int(m_gate.phase()));
    }
    Collector toClient;
    Collector toServer;
    QString problem;

private:
    bool advance(Side side, QByteArray& waiting)
    {
        if (waiting.isEmpty() || !problem.isEmpty())
            return false;
        // A copy of its own size, so that every byte read beyond it is seen.
        const std::vector<quint8> part(waiting.begin(), waiting.begin() + std::min(qsizetype(m_chunk), waiting.size()));
        const auto taken = m_gate.feed(side, part, {}, side == Side::Server ? toClient : toServer);
        if (!taken) {
            problem = taken.error().toLine();
            return false;
        }
        waiting.remove(0, qsizetype(*taken));
        return *taken > 0;
    }

    rfb::Gate m_gate;
    size_t m_chunk;
    QByteArray m_fromServer;
    QByteArray m_fromClient;
};

QByteArray setEncodings(const std::vector<qint32>& codes)
{
    QByteArray message = QByteArray("\2\0", 2) + number(quint16(codes.size()));
    for (const qint32 code : codes)
        message += number(code);
    return message;
}

/// Everything up to a running session.
std::vector<Word> beginning(const QByteArray& format, const QByteArray& encodings)
{
    return {{Side::Server, "RFB 003.008\n"},
            {Side::Client, "RFB 003.008\n"},
            {Side::Server, QByteArray("\1\1")},
            {Side::Client, "\1"},
            {Side::Server, QByteArray(4, '\0')},
            {Side::Client, "\1"},
            {Side::Server, number(quint16(screenWidth)) + number(quint16(screenHeight)) + format + number(quint32(0))},
            {Side::Client, encodings}};
}

/// Reads a recipe: whatever it says, what comes of it is nearly a well-formed stream.
class Cook
{
public:
    Cook(Bytes recipe, int pixelBytes)
        : m_recipe(recipe)
        , m_pixelBytes(pixelBytes)
    {
    }
    ~Cook()
    {
        for (auto& [stream, state] : m_streams)
            deflateEnd(&state);
    }
    QByteArray serve()
    {
        QByteArray stream;
        while (!m_recipe.empty() && stream.size() < 100000)
            stream += message();
        return stream;
    }

private:
    quint8 next()
    {
        if (m_recipe.empty())
            return 0;
        const quint8 byte = m_recipe[0];
        m_recipe = m_recipe.subspan(1);
        return byte;
    }
    QByteArray bytes(size_t count)
    {
        const Bytes part = m_recipe.first(std::min(count, m_recipe.size()));
        m_recipe = m_recipe.subspan(part.size());
        return QByteArray(reinterpret_cast<const char*>(part.data()), qsizetype(part.size()))
            .leftJustified(qsizetype(count), char(next()));
    }
    QByteArray some() { return bytes(next()); }
    QByteArray deflated(int stream, const QByteArray& plain)
    {
        auto [entry, isNew] = m_streams.try_emplace(stream);
        z_stream& state = entry->second;
        if (isNew)
            deflateInit(&state, 1);
        QByteArray result(plain.size() + 256, '\0');
        state.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.constData()));
        state.avail_in = uInt(plain.size());
        state.next_out = reinterpret_cast<Bytef*>(result.data());
        state.avail_out = uInt(result.size());
        deflate(&state, Z_SYNC_FLUSH);
        return result.left(result.size() - qsizetype(state.avail_out));
    }
    static QByteArray compact(qsizetype length)
    {
        QByteArray result;
        for (int i = 0; i < 3; ++i, length >>= 7) {
            const bool isLast = i == 2 || length < 128;
            result += char(isLast ? length : 0x80 | (length & 0x7f));
            if (isLast)
                break;
        }
        return result;
    }
    /// Shaped as a JPEG picture, of the right size nearly always.
    QByteArray jpeg(qint64 width, qint64 height)
    {
        const auto segment = [](quint8 marker, const QByteArray& data) {
            return QByteArray("\xff") + char(marker) + number(quint16(data.size() + 2)) + data;
        };
        QByteArray picture = QByteArray::fromHex("ffd8") + segment(next(), some());
        picture += segment(0xc0, QByteArray("\x08") + number(quint16(height + (next() == 1))) + number(quint16(width)) +
                                     some());
        for (int scans = next() % 3; scans >= 0; --scans)
            picture += segment(0xda, bytes(1 + next() % 8)) + some();
        return picture + QByteArray::fromHex("ffd9");
    }
    QByteArray png(qint64 width, qint64 height)
    {
        return QByteArray::fromHex("89504e470d0a1a0a0000000d49484452") + number(quint32(width)) +
               number(quint32(height)) + some();
    }
    QByteArray tight(qint64 width, qint64 height)
    {
        const quint8 control = next();
        const int kind = control >> 4;
        const int pixel = m_pixelBytes == 4 ? 3 : m_pixelBytes;
        if (kind == 8)
            return QByteArray(1, char(control)) + bytes(size_t(pixel));
        if (kind > 8) {
            const QByteArray data = kind == 9 ? jpeg(width, height) : kind == 10 ? png(width, height) : some();
            return QByteArray(1, char(control)) + compact(data.size()) + data;
        }
        QByteArray head(1, char(control));
        qint64 row = width * pixel;
        if ((kind & 4) != 0) {
            const int filter = next() % 4;
            head += char(filter);
            if (filter == 1) {
                const int colours = next() + 1;
                head += char(colours - 1) + bytes(size_t(colours * pixel));
                row = colours == 2 ? (width + 7) / 8 : width;
            }
        }
        // Now and then more or less than there should be.
        const qint64 plain = std::clamp<qint64>(row * height + (next() == 1 ? next() - 128 : 0), 0, 20000);
        const QByteArray data = bytes(size_t(plain));
        if (row * height < 12)
            return head + data;
        const QByteArray packed = deflated(kind & 3, data);
        return head + compact(packed.size()) + packed;
    }
    QByteArray counted(int stream)
    {
        const QByteArray packed = deflated(stream, some() + some());
        return number(quint32(packed.size())) + packed;
    }
    QByteArray body(qint32 code, qint64 width, qint64 height)
    {
        switch (code) {
        case encoding::raw:
            return bytes(size_t(width * height * m_pixelBytes));
        case encoding::copyRect:
            return number(quint16(next() % screenWidth)) + number(quint16(next() % screenHeight));
        case encoding::tight:
        case encoding::tightPng:
            return tight(width, height);
        case encoding::jpeg:
            return jpeg(width, height);
        case encoding::zlib:
            return counted(4);
        case encoding::zrle:
        case encoding::zywrle:
            return counted(5);
        case encoding::richCursor:
            return bytes(size_t(width * height * m_pixelBytes + (width + 7) / 8 * height));
        case encoding::cursorWithAlpha:
            return number(qint32(next() % 8 == 0 ? next() : 0)) + bytes(size_t(width * height * 4));
        case encoding::extendedDesktopSize: {
            const quint8 screens = next() % 4;
            return QByteArray(1, char(screens)) + bytes(3 + size_t(screens) * 16);
        }
        case encoding::desktopName: {
            const QByteArray name = some();
            return number(quint32(name.size())) + name;
        }
        case encoding::ledState:
            return bytes(1);
        default:
            return some();
        }
    }
    QByteArray rectangle()
    {
        constexpr std::array codes = {
            encoding::raw,
            encoding::copyRect,
            encoding::hextile,
            encoding::tight,
            encoding::tight,
            encoding::tight,
            encoding::zrle,
            encoding::zrle,
            encoding::richCursor,
            encoding::cursorWithAlpha,
            encoding::desktopName,
            encoding::extendedDesktopSize,
            encoding::desktopSize,
            encoding::lastRect,
            encoding::ledState,
            encoding::pointerPosition,
            encoding::rre,
            encoding::coRre,
            encoding::zlib,
            encoding::trle,
            encoding::jpeg,
            encoding::openH264,
            encoding::tightPng,
            encoding::xCursor,
            encoding::vmwareCursor,
            encoding::qemuExtendedKey,
            encoding::extendedMouseButtons,
        };
        const qint32 code = codes[next() % codes.size()];
        const bool isBig = next() % 8 == 0;
        qint64 width = next() % (isBig ? screenWidth + 1 : 24);
        qint64 height = next() % (isBig ? screenHeight + 1 : 24);
        const int x = next() % (screenWidth + 2 - (isBig ? int(width) : 24));
        const int y = next() % (screenHeight + 2 - (isBig ? int(height) : 24));
        const bool isSize = code == encoding::desktopSize || code == encoding::extendedDesktopSize;
        if (isSize && next() % 16 != 0) {
            width = screenWidth;
            height = screenHeight;
        }
        return number(quint16(x)) + number(quint16(y)) + number(quint16(width)) + number(quint16(height)) +
               number(code) + body(code, width, height);
    }
    QByteArray message()
    {
        const quint8 what = next();
        if (what < 8)
            return some();
        if (what < 16)
            return QByteArray("\2");
        if (what < 24) {
            const QByteArray text = some();
            return QByteArray("\3\0\0\0", 4) + number(quint32(text.size())) + text;
        }
        QByteArray update = QByteArray(2, '\0') + number(quint16(1 + what % 4));
        for (int i = 0; i <= what % 4; ++i)
            update += rectangle();
        return update;
    }

    Bytes m_recipe;
    int m_pixelBytes;
    std::map<int, z_stream> m_streams;
};

/// Words of both sides, each with its side and length before it.
std::vector<Word> dialogue(Bytes bytes)
{
    std::vector<Word> words;
    while (bytes.size() > 2 && words.size() < 200) {
        const size_t length = std::min<size_t>(bytes[0] >> 1 | (bytes[1] << 7), bytes.size() - 2);
        words.push_back({(bytes[0] & 1) != 0 ? Side::Client : Side::Server,
                         QByteArray(reinterpret_cast<const char*>(bytes.data() + 2), qsizetype(length))});
        bytes = bytes.subspan(2 + length);
    }
    return words;
}

std::vector<Word> toViewer(Bytes bytes)
{
    const quint8 flags = bytes[0];
    bytes = bytes.subspan(1);
    const bool isAnyClient = (flags & 2) != 0;
    const int pixelBytes = !isAnyClient ? 4 : std::array{4, 2, 1, 4}[(flags >> 2) & 3];
    const QByteArray format = pixelBytes == 4   ? viewerFormat
                              : pixelBytes == 2 ? QByteArray::fromHex("10100001001f003f001f0b0500000000")
                                                : QByteArray::fromHex("08080000000000000000000000000000");
    std::vector<qint32> all;
    for (int code = -320; code <= 50; ++code)
        all.push_back(code);
    all.insert(all.end(), {encoding::vmwareCursor, encoding::extendedClipboard});
    std::vector<Word> words = beginning(format, isAnyClient ? setEncodings(all) : rfb::message::setEncodings(8, 2));
    words.push_back({Side::Server, (flags & 1) != 0 ? Cook(bytes, pixelBytes).serve()
                                                    : QByteArray(reinterpret_cast<const char*>(bytes.data()),
                                                                 qsizetype(bytes.size()))});
    return words;
}

/// A viewer gets what passed the gate after ServerInit.
void show(const QByteArray& passed)
{
    const qsizetype start = 12 + 2 + 4 + 24;
    if (passed.size() <= start)
        return;
    Painter painter;
    rfb::MessageReader reader(smallLimits(), painter);
    std::ignore = reader.read(toBytes(passed.mid(start)));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    if (size < 3)
        return 0;
    const size_t chunk = 1 + (data[0] & 0x7fU) / 2;
    const bool isDialogue = (data[0] & 0x80U) != 0;
    const Bytes rest(data + 1, size - 1);
    Passage whole(size_t(1) << 30);
    Passage cut(chunk);
    for (const Word& word : isDialogue ? dialogue(rest) : toViewer(rest)) {
        whole.say(word);
        cut.say(word);
    }
    // Of a picture without an end, as much passes as happened to be there.
    const bool mayDiffer = whole.problem.contains(QStringLiteral("without an end"));
    if (whole.problem != cut.problem || (!mayDiffer && whole.summary() != cut.summary()))
        abort();
    const bool isViewer = !isDialogue && (rest[0] & 2) == 0;
    if (isViewer)
        show(cut.toClient.output);
    return 0;
}
