// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbdecoder/Decoder.h"

#include <QtEndian>

#include <rfb/rfbclient.h>

#include <algorithm>
#include <cstdarg>
#include <cstring>
#include <mutex>
#include <numeric>

namespace clouddesk::rfb {

namespace {

using core::ErrorCode;
using core::fail;

constexpr qsizetype messageHeadSize = 16; // of the message and of its rectangle
constexpr qsizetype maximumLogBytes = 1000;
// A scan of a few bytes makes the decoder go over the whole image once more. Servers send one, progressive images have
// about ten.
constexpr int maximumJpegScans = 100;

// libvncclient's log functions are global and take no client; each thread's lines go to the thread.
thread_local QByteArray* threadLog = nullptr;

__attribute__((format(printf, 1, 2))) void captureLog(const char* format, ...)
{
    if (threadLog == nullptr || threadLog->size() > maximumLogBytes)
        return;
    std::array<char, 256> line{};
    va_list arguments;
    va_start(arguments, format);
    std::ignore = std::vsnprintf(line.data(), line.size(), format, arguments);
    va_end(arguments);
    threadLog->append(line.data());
}

void routeLog()
{
    static std::once_flag once;
    std::call_once(once, [] {
        rfbClientLog = captureLog;
        rfbClientErr = captureLog;
    });
}

/// libvncclient 0.9.14 opens a TurboJPEG decompressor per client and never closes it (it is none of the things
/// rfbClientCleanup frees, and TurboJPEG is not ours to call). So they are handed from client to client, and there are
/// never more than there were clients at once.
class JpegHandles
{
public:
    static void* take()
    {
        const std::scoped_lock lock(freeMutex);
        if (freeHandles.empty())
            return nullptr;
        void* const handle = freeHandles.back();
        freeHandles.pop_back();
        return handle;
    }
    static void giveBack(void* handle)
    {
        if (handle == nullptr)
            return;
        const std::scoped_lock lock(freeMutex);
        freeHandles.push_back(handle);
    }

private:
    static inline std::mutex freeMutex;
    // Never destroyed: what it holds could not be closed either.
    static inline std::vector<void*>& freeHandles = *new std::vector<void*>;
};

rfbBool refuseFramebuffer(rfbClient* /*client*/)
{
    return FALSE;
}

QRect toRect(const Rectangle& rectangle)
{
    return {rectangle.x, rectangle.y, rectangle.width, rectangle.height};
}

void drawRaw(const Rectangle& rectangle, Bytes body, const Canvas& canvas)
{
    const auto row = static_cast<size_t>(rectangle.width) * bytesPerPixel;
    for (int y = 0; y < rectangle.height; ++y)
        std::memcpy(canvas.at(rectangle.x, rectangle.y + y), body.data() + static_cast<size_t>(y) * row, row);
}

core::Result<void> copyRectangle(const Rectangle& rectangle, Bytes body, const Canvas& canvas)
{
    const QRect source(qFromBigEndian<quint16>(body.data()), qFromBigEndian<quint16>(body.data() + 2), rectangle.width,
                       rectangle.height);
    if (!QRect(QPoint(), canvas.size).contains(source))
        return fail(ErrorCode::RfbProtocolFailed, QStringLiteral("the server copies from outside the screen"));
    const auto row = static_cast<size_t>(rectangle.width) * bytesPerPixel;
    const bool downwards = source.y() < rectangle.y;
    for (int i = 0; i < rectangle.height; ++i) {
        const int y = downwards ? rectangle.height - 1 - i : i;
        std::memmove(canvas.at(rectangle.x, rectangle.y + y), canvas.at(source.x(), source.y() + y), row);
    }
    return {};
}

/// Whether there are too many marks that begin one (ITU-T T.81, table B.1); a few may be part of something else.
bool hasTooManyScans(Bytes image)
{
    constexpr std::array<quint8, 2> startOfScan = {0xff, 0xda};
    for (int count = 0; count <= maximumJpegScans; ++count) {
        const void* const found = memmem(image.data(), image.size(), startOfScan.data(), startOfScan.size());
        if (found == nullptr)
            return false;
        image = image.subspan(size_t(static_cast<const quint8*>(found) - image.data()) + startOfScan.size());
    }
    return true;
}

} // namespace

/// One rfbClient, from its making to its cleanup, without a connection.
class Decoder::Library
{
public:
    Library()
    {
        routeLog();
        threadLog = &m_log;
        m_client = rfbGetClient(8, 3, bytesPerPixel);
        if (m_client == nullptr)
            return;
        m_client->format.redShift = 16;
        m_client->format.greenShift = 8;
        m_client->format.blueShift = 0;
        m_client->format.depth = 24;
        m_client->MallocFrameBuffer = refuseFramebuffer;
        m_client->GetPassword = nullptr;
        m_client->tjhnd = JpegHandles::take();
    }
    ~Library()
    {
        if (m_client != nullptr) {
            JpegHandles::giveBack(std::exchange(m_client->tjhnd, nullptr));
            m_client->frameBuffer = nullptr;
            rfbClientCleanup(m_client);
        }
        threadLog = nullptr;
    }
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;

    [[nodiscard]] bool isValid() const { return m_client != nullptr; }

    bool decode(Bytes message, const Canvas& canvas)
    {
        m_log.clear();
        m_client->frameBuffer = canvas.pixels;
        m_client->width = canvas.size.width();
        m_client->height = canvas.size.height();
        // It takes bytes from here as long as there are any, and would then read from its socket, which is none.
        m_client->bufoutptr = const_cast<char*>(reinterpret_cast<const char*>(message.data()));
        m_client->buffered = static_cast<unsigned int>(message.size());
        const bool handled = HandleRFBServerMessage(m_client) != FALSE;
        const bool tookAll = m_client->buffered == 0;
        // ZRLE tiles that do not decode are only logged.
        return handled && tookAll && !m_log.contains("ZRLE decoding failed");
    }
    [[nodiscard]] QString log() const { return core::singleLine(QString::fromUtf8(m_log).trimmed(), 200); }

private:
    rfbClient* m_client = nullptr;
    QByteArray m_log;
};

Decoder::Decoder()
    : m_library(std::make_unique<Library>())
{
}

Decoder::~Decoder() = default;

bool Decoder::isLibraryMended()
{
    // Four rows of 32 pixels, and sixteen in the data: what is drawn of the rest is drawn within the picture.
    constexpr int rows = 4;
    const QByteArray message = QByteArray::fromHex("00000001"         // an update of one rectangle
                                                   "0000000000200004" // 32 x 4 at 0, 0
                                                   "00000007"         // Tight
                                                   "0014"             // zlib's stream 0, 20 bytes
                                                   "78da73701805a360148c825130120100098f8010");
    constexpr QSize size(32, 16);
    std::array<quint8, size_t(size.width()) * size.height() * bytesPerPixel> picture{};
    Library library;
    const bool isTaken = library.isValid() &&
                         library.decode({reinterpret_cast<const quint8*>(message.constData()), size_t(message.size())},
                                        {picture.data(), size});
    const auto beyond = std::span(picture).subspan(size_t(size.width()) * rows * bytesPerPixel);
    return !isTaken && std::ranges::all_of(beyond, [](quint8 byte) { return byte == 0; });
}

core::Result<void> Decoder::decode(const Rectangle& rectangle, Bytes message, const Canvas& canvas)
{
    const bool isEmpty = rectangle.width == 0 || rectangle.height == 0;
    if (isEmpty)
        return {};
    if (!QRect(QPoint(), canvas.size).contains(toRect(rectangle)))
        return fail(ErrorCode::RfbProtocolFailed,
                    QStringLiteral("the server drew %1 x %2 pixels at %3, %4 on a screen of %5 x %6")
                        .arg(rectangle.width)
                        .arg(rectangle.height)
                        .arg(rectangle.x)
                        .arg(rectangle.y)
                        .arg(canvas.size.width())
                        .arg(canvas.size.height()));
    const Bytes body = message.subspan(messageHeadSize);
    if (rectangle.encoding == encoding::raw) {
        drawRaw(rectangle, body, canvas);
        return {};
    }
    if (rectangle.encoding == encoding::copyRect)
        return copyRectangle(rectangle, body, canvas);
    if (rectangle.encoding == encoding::tight)
        return decodeTight(rectangle, message, canvas);
    if (rectangle.encoding == encoding::openH264)
        return m_video.decode(rectangle, body, canvas);
    return decodeByLibrary(message, canvas);
}

core::Result<void> Decoder::decodeTight(const Rectangle& rectangle, Bytes message, const Canvas& canvas)
{
    const Bytes body = message.subspan(messageHeadSize);
    m_tight.resetStreams(body);
    if (!TightDecoder::isJpeg(body))
        return m_tight.decode(rectangle, body, canvas);
    if (hasTooManyScans(body))
        return fail(ErrorCode::RfbLimitExceeded,
                    QStringLiteral("the server sent a JPEG picture of more than %1 scans").arg(maximumJpegScans));
    return decodeByLibrary(message, canvas);
}

core::Result<void> Decoder::decodeByLibrary(Bytes message, const Canvas& canvas)
{
    if (!m_library->isValid())
        return fail(ErrorCode::Internal, QStringLiteral("there is no memory for the decoder"));
    if (!m_library->decode(message, canvas))
        return fail(ErrorCode::RfbProtocolFailed,
                    QStringLiteral("the server sent a picture that does not decode (%1)").arg(m_library->log()));
    return {};
}

Coding codingOf(const Rectangle& rectangle, Bytes body)
{
    constexpr quint8 tightJpeg = 9; // rfbproto.rst, "Tight encoding"
    switch (rectangle.encoding) {
    case encoding::copyRect:
        return Coding::CopyRect;
    case encoding::hextile:
        return Coding::Hextile;
    case encoding::tight:
        return !body.empty() && body[0] >> 4 == tightJpeg ? Coding::Jpeg : Coding::Tight;
    case encoding::zrle:
        return Coding::Zrle;
    case encoding::openH264:
        return Coding::Video;
    default:
        return Coding::Raw;
    }
}

bool looksLikePhoto(const Canvas& canvas, const QRect& area)
{
    constexpr qint64 smallestPhoto = 1024; // pixels
    constexpr int side = 8;
    constexpr int commonColours = 4;
    constexpr int flatShare = 60; // percent of the samples
    if (qint64(area.width()) * area.height() < smallestPhoto || !QRect(QPoint(), canvas.size).contains(area))
        return false;
    // Four bits of each colour: what JPEG does to a flat area stays mostly within one.
    std::array<quint32, size_t(side) * side> samples{};
    for (int i = 0; i < side * side; ++i) {
        const int x = area.x() + (i % side * 2 + 1) * area.width() / (2 * side);
        const int y = area.y() + (i / side * 2 + 1) * area.height() / (2 * side);
        samples.at(static_cast<size_t>(i)) = qFromLittleEndian<quint32>(canvas.at(x, y)) & 0xf0f0f0U;
    }
    std::sort(samples.begin(), samples.end());
    std::array<int, commonColours + 1> most{}; // falling; the last is the run being counted
    for (size_t i = 0; i < samples.size(); ++i) {
        most.back() = i > 0 && samples.at(i) == samples.at(i - 1) ? most.back() + 1 : 1;
        const bool isRunOver = i + 1 == samples.size() || samples.at(i + 1) != samples.at(i);
        if (isRunOver)
            std::sort(most.begin(), most.end(), std::greater<>());
        most.back() = isRunOver ? 0 : most.back();
    }
    return std::accumulate(most.begin(), most.end(), 0) * 100 < flatShare * side * side;
}

QImage decodeAlphaCursor(const Rectangle& rectangle, Bytes body)
{
    if (rectangle.width == 0 || rectangle.height == 0)
        return {};
    constexpr size_t headSize = 4;
    QImage image(rectangle.width, rectangle.height, QImage::Format_ARGB32_Premultiplied);
    const quint8* from = body.data() + headSize;
    for (int y = 0; y < rectangle.height; ++y) {
        auto* const line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < rectangle.width; ++x, from += bytesPerPixel) {
            // A colour above its alpha would be none.
            const quint8 alpha = from[3];
            line[x] = qRgba(std::min(from[0], alpha), std::min(from[1], alpha), std::min(from[2], alpha), alpha);
        }
    }
    return image;
}

QImage decodeCursor(const Rectangle& rectangle, Bytes body)
{
    if (rectangle.width == 0 || rectangle.height == 0)
        return {};
    QImage image(rectangle.width, rectangle.height, QImage::Format_ARGB32_Premultiplied);
    const auto maskRow = static_cast<size_t>(rectangle.width + 7) / 8;
    const quint8* const mask = body.data() + static_cast<size_t>(rectangle.pixels()) * bytesPerPixel;
    for (int y = 0; y < rectangle.height; ++y) {
        auto* const line = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < rectangle.width; ++x) {
            const auto pixel = static_cast<size_t>(y) * static_cast<size_t>(rectangle.width) + static_cast<size_t>(x);
            const bool isOpaque =
                (mask[static_cast<size_t>(y) * maskRow + static_cast<size_t>(x) / 8] >> (7 - x % 8) & 1) != 0;
            const auto colour = qFromLittleEndian<quint32>(body.data() + pixel * bytesPerPixel);
            line[x] = isOpaque ? 0xff000000U | colour : 0U;
        }
    }
    return image;
}

} // namespace clouddesk::rfb
