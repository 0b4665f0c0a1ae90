// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a hostile server or client can say, fed to a gate, and what passes it, fed to everything behind it. Each input
// goes through two gates, whole and cut small: they must agree to the byte.
//
// The first byte says where the bytes are cut, and by its highest bit what the rest is: words of both sides from the
// first byte on, or what a server says to a client once the session runs. By the second byte's lowest bit, that is a
// stream as it is, or a recipe for one that is well-formed nearly everywhere; its other bits say what client, what
// format, what policy, and whether the session is recorded.
#include "fuzz/TalkCook.h"
#include "rfb/MessageReader.h"
#include "rfbclient/SharedPicture.h"
#include "rfbdecoder/Decoder.h"
#include "rfbflow/Clipboard.h"
#include "rfbflow/ScreenLayout.h"
#include "rfbgate/Gate.h"
#include "rfbgate/RecordingReader.h"
#include "rfbgate/RecordingWriter.h"

#include <QTemporaryDir>

using namespace clouddesk;
using fuzz::number;
using fuzz::Recipe;
using fuzz::screenHeight;
using fuzz::screenWidth;
using fuzz::Word;
using rfb::Bytes;
using rfb::Rectangle;
using rfb::Side;
namespace encoding = rfb::encoding;

namespace {

namespace flag {
constexpr quint8 isRecipe = 1;
constexpr quint8 isRecorded = 16;
// Of what a server says to a client
constexpr quint8 isAnyClient = 2;
constexpr int formatShift = 2; // see formats
// Of words of both sides
constexpr quint8 isViewOnly = 2;
constexpr quint8 keepsClipboardOut = 4;
} // namespace flag

struct Format
{
    int pixelBytes;
    const char* wire;
};
constexpr std::array formats = {
    Format{4, "2018000100ff00ff00ff100800000000"}, Format{2, "10100001001f003f001f0b0500000000"},
    Format{1, "08080000000000000000000000000000"}, Format{4, "2018010100ff00ff00ff181008000000"}};

Bytes toBytes(const QByteArray& bytes)
{
    return {reinterpret_cast<const quint8*>(bytes.constData()), static_cast<size_t>(bytes.size())};
}

rfb::Limits smallLimits()
{
    rfb::Limits limits;
    limits.maximumPixels = qint64(512) * 512;
    limits.maximumClipboardBytes = 4096;
    limits.maximumImageBytes = 16384;
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
            return draw(rectangle, message);
        return {};
    }
    core::Result<void> updateEnded() override { return {}; }
    core::Result<void> bellRang() override { return {}; }
    core::Result<void> textArrived(Bytes latin1) override
    {
        m_clipboard.takeLatin1(latin1);
        return {};
    }
    core::Result<void> extendedTextArrived(quint32 flags, Bytes data) override
    {
        m_now += std::chrono::seconds(1);
        m_clipboard.takeExtended(flags, data, m_now);
        std::ignore = m_clipboard.takeMessages(m_now);
        if (m_clipboard.takeImageWish())
            m_clipboard.giveImage({1, 1, QByteArray(4, 'x')});
        while (m_clipboard.isWorking())
            m_clipboard.work();
        std::ignore = m_clipboard.takeMessages(m_now);
        if (m_clipboard.takeReceived())
            m_clipboard.offer({}, true);
        return {};
    }
    core::Result<void> textSkipped(qint64 /*bytes*/) override { return {}; }
    core::Result<void> fenceArrived(quint32 /*flags*/, Bytes /*payload*/) override { return {}; }
    core::Result<void> continuousUpdatesEnded() override { return {}; }
    core::Result<void> soundBegan() override { return {}; }
    core::Result<void> soundArrived(Bytes /*sound*/) override { return {}; }
    core::Result<void> soundEnded() override { return {}; }

private:
    core::Result<void> draw(const Rectangle& rectangle, Bytes message)
    {
        const rfb::Canvas canvas{m_image.bits(), m_image.size()};
        auto drawn = m_decoder.decode(rectangle, message, canvas);
        std::ignore = rfb::codingOf(rectangle, message.subspan(16));
        std::ignore = rfb::looksLikePhoto(canvas, {rectangle.x, rectangle.y, rectangle.width, rectangle.height});
        return drawn;
    }

    QImage m_image;
    rfb::Decoder m_decoder;
    rfb::Clipboard m_clipboard{4096, 16384};
    rfb::Clipboard::Clock::time_point m_now;
};

struct Collector : rfb::GateOutput
{
    void write(Bytes bytes) override
    {
        output.append(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()));
    }
    QByteArray output;
};

/// A recording of what passes, read again when it is whole, torn and damaged.
class Recording
{
public:
    Recording()
    {
        QFile::remove(path());
        m_writer = std::move(*rfb::RecordingWriter::create(path(), {}));
    }
    rfb::RecordingWriter& writer() { return *m_writer; }
    void addKeyFrame()
    {
        if (m_writer->mayAddKeyFrame() && !m_writer->addKeyFrame(toBytes("picture"), {}))
            abort();
    }
    void check(int place)
    {
        if (!m_writer->finish())
            abort();
        m_writer.reset();
        if (!readAll())
            abort();
        QFile file(path());
        if (!file.open(QIODevice::ReadWrite))
            abort();
        const qint64 spot = place % file.size();
        file.seek(spot);
        file.putChar(char(place));
        file.flush();
        std::ignore = readAll();
        file.resize(spot);
        const bool hasHead = spot >= rfb::recording::headBytes;
        if (readAll() != hasHead)
            abort();
    }

private:
    static QString path()
    {
        static const QTemporaryDir folder;
        return folder.filePath(QStringLiteral("recording"));
    }
    /// Whether it could be opened; every chunk there is can then be read.
    static bool readAll()
    {
        const auto reader = rfb::RecordingReader::open(path());
        if (!reader)
            return false;
        for (size_t chunk = 0; chunk <= (*reader)->chunks().size(); ++chunk)
            std::ignore = (*reader)->read(chunk);
        std::ignore = (*reader)->startAt((*reader)->duration() / 2);
        return true;
    }

    std::unique_ptr<rfb::RecordingWriter> m_writer;
};

/// One gate and what came out of it.
class Passage
{
public:
    Passage(size_t chunk, const rfb::GatePolicy& policy, rfb::GateRecorder* recorder = nullptr)
        : m_gate(policy, smallLimits(), {}, &m_observer, recorder)
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
    void tlsIsUp() { m_gate.tlsIsUp({}); }
    [[nodiscard]] bool isOver() const { return !problem.isEmpty() || m_gate.phase() == rfb::Phase::Ended; }
    [[nodiscard]] rfb::Phase phase() const { return m_gate.phase(); }
    [[nodiscard]] bool mayInsert() const { return m_gate.mayInsert(Side::Client) && m_gate.mayInsert(Side::Server); }
    /// Both sides fall silent.
    void stall()
    {
        const auto until = m_gate.deadline();
        if (until && (m_gate.check(*until - std::chrono::seconds(1)).has_value() == m_gate.check(*until).has_value()))
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

    rfb::GateObserver m_observer;
    rfb::Gate m_gate;
    size_t m_chunk;
    QByteArray m_fromServer;
    QByteArray m_fromClient;
};

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

std::vector<Word> toClient(quint8 flags, Bytes bytes)
{
    const bool isAnyClient = (flags & flag::isAnyClient) != 0;
    const Format format = formats[isAnyClient ? flags >> flag::formatShift & 3 : 0];
    std::vector<Word> words = beginning(QByteArray::fromHex(format.wire),
                                        isAnyClient ? fuzz::setAllEncodings() : rfb::message::setEncodings(8, 2, true));
    QByteArray stream(reinterpret_cast<const char*>(bytes.data()), qsizetype(bytes.size()));
    if ((flags & flag::isRecipe) != 0) {
        Recipe recipe(bytes);
        stream = fuzz::StreamCook(recipe, format.pixelBytes,
                                  isAnyClient ? rfb::EncodingSet::all() : rfb::message::announcedEncodings())
                     .serve();
    }
    words.push_back({Side::Server, stream});
    return words;
}

rfb::GatePolicy policyOf(quint8 flags)
{
    rfb::GatePolicy policy;
    policy.isViewOnly = (flags & flag::isViewOnly) != 0;
    policy.clipboardToClient = policy.clipboardToServer = (flags & flag::keepsClipboardOut) == 0;
    return policy;
}

/// Talks over both passages as the recipe has it, until one side has enough.
void talk(Bytes bytes, Passage& whole, Passage& cut)
{
    Recipe recipe(bytes);
    fuzz::TalkCook cook(recipe);
    while (!recipe.isEmpty() && !whole.isOver() && !cut.isOver()) {
        if (whole.phase() == rfb::Phase::Tls) {
            whole.tlsIsUp();
            cut.tlsIsUp();
        }
        const Word word = cook.next(whole.phase());
        whole.say(word);
        cut.say(word);
    }
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
    const quint8 flags = data[1];
    const Bytes rest(data + 2, size - 2);
    std::optional<Recording> recording;
    if ((flags & flag::isRecorded) != 0)
        recording.emplace();
    const rfb::GatePolicy policy = isDialogue ? policyOf(flags) : rfb::GatePolicy{};
    Passage whole(size_t(1) << 30, policy);
    Passage cut(chunk, policy, recording ? &recording->writer() : nullptr);
    if (isDialogue && (flags & flag::isRecipe) != 0) {
        talk(rest, whole, cut);
    } else {
        for (const Word& word : isDialogue ? dialogue(rest) : toClient(flags, rest)) {
            whole.say(word);
            cut.say(word);
        }
    }
    // Of a picture without an end, as much passes as happened to be there.
    const bool mayDiffer = whole.problem.contains(QStringLiteral("without an end"));
    if (whole.problem != cut.problem || (!mayDiffer && whole.summary() != cut.summary()))
        abort();
    const bool isViewer = !isDialogue && (flags & flag::isAnyClient) == 0;
    if (isViewer)
        show(cut.toClient.output);
    if (recording) {
        recording->addKeyFrame();
        recording->check(data[0] * 37 + int(size));
    }
    if (!cut.isOver() && cut.mayInsert() != whole.mayInsert())
        abort();
    cut.stall();
    return 0;
}
