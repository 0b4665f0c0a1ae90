// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a hostile RFB server can say, fed to everything that stands between its bytes and the picture: handshake,
// message reader, decoder and what is made of its pictures. The first byte says where the bytes are cut, and by its
// highest bits whether they are a handshake, and whether they are a recipe for what is well-formed nearly everywhere.
#include "fuzz/TalkCook.h"
#include "rfb/Handshake.h"
#include "rfb/MessageReader.h"
#include "rfb/VncAuthentication.h"
#include "rfbclient/SharedPicture.h"
#include "rfbdecoder/Coverage.h"
#include "rfbdecoder/Decoder.h"
#include "rfbflow/Clipboard.h"
#include "rfbflow/PictureQuality.h"
#include "rfbflow/ScreenLayout.h"

using namespace clouddesk;
using rfb::Bytes;
using rfb::Rectangle;

namespace {

/// Draws as a session does, without its thread.
class Painter : public rfb::MessageSink
{
public:
    explicit Painter(QSize size)
        : m_image(rfb::SharedPicture::make(size)->write())
    {
    }
    core::Result<void> updateBegan() override
    {
        m_picture.setWanted(rfb::quality::automatic);
        m_picture.updateBegan(m_now);
        return {};
    }
    core::Result<void> rectangleArrived(const Rectangle& rectangle, Bytes message) override
    {
        if (rectangle.encoding == rfb::encoding::richCursor) {
            rfb::decodeCursor(rectangle, message.subspan(16));
            return {};
        }
        if (rectangle.encoding == rfb::encoding::cursorWithAlpha) {
            rfb::decodeAlphaCursor(rectangle, message.subspan(16));
            return {};
        }
        if (rectangle.encoding == rfb::encoding::extendedDesktopSize)
            rfb::readScreens(message.subspan(16));
        if (rectangle.encoding < 0 || rectangle.encoding == rfb::encoding::vmwareCursorPosition)
            return {};
        const rfb::Canvas canvas{m_image.bits(), m_image.size()};
        if (auto decoded = m_decoder.decode(rectangle, message, canvas); !decoded)
            return decoded;
        const QRect area(rectangle.x, rectangle.y, rectangle.width, rectangle.height);
        m_covered.add(area);
        m_picture.addRectangle(rectangle, rfb::codingOf(rectangle, message.subspan(16)), message,
                               rfb::looksLikePhoto(canvas, area));
        return {};
    }
    core::Result<void> updateEnded() override
    {
        m_now += std::chrono::milliseconds(400);
        m_picture.updateEnded(m_now);
        std::ignore = m_picture.advance(m_now);
        std::ignore = m_covered.isWhole(m_image.size());
        return {};
    }
    core::Result<void> bellRang() override { return {}; }
    core::Result<void> textArrived(Bytes /*latin1*/) override { return {}; }
    core::Result<void> extendedTextArrived(quint32 flags, Bytes data) override
    {
        m_now += std::chrono::seconds(1);
        m_clipboard.takeExtended(flags, data, m_now);
        while (m_clipboard.isWorking())
            m_clipboard.work();
        std::ignore = rfb::readBitmap(data);
        std::ignore = m_clipboard.takeMessages(m_now);
        std::ignore = m_clipboard.takeReceived();
        return {};
    }
    core::Result<void> textSkipped(qint64 /*bytes*/) override { return {}; }
    core::Result<void> fenceArrived(quint32 flags, Bytes payload) override
    {
        std::ignore = rfb::message::fence(flags, payload);
        return {};
    }
    core::Result<void> continuousUpdatesEnded() override { return {}; }
    core::Result<void> soundBegan() override { return {}; }
    core::Result<void> soundArrived(Bytes /*sound*/) override { return {}; }
    core::Result<void> soundEnded() override { return {}; }

private:
    QImage m_image;
    rfb::Decoder m_decoder;
    rfb::Coverage m_covered;
    rfb::PictureQuality m_picture;
    rfb::Clipboard m_clipboard{4096, 16384};
    std::chrono::steady_clock::time_point m_now;
};

rfb::Limits smallLimits()
{
    rfb::Limits limits;
    limits.maximumPixels = 512 * 512;
    limits.maximumClipboardBytes = 4096;
    limits.maximumImageBytes = 16384;
    return limits;
}

void feedHandshake(Bytes bytes, size_t chunk)
{
    const auto answer = [](const QByteArray& challenge) {
        return rfb::vncResponse(challenge, core::Secret("password"));
    };
    rfb::Handshake handshake(smallLimits(), true, answer);
    while (!bytes.empty() && !handshake.isDone()) {
        const Bytes part = bytes.first(std::min(chunk, bytes.size()));
        bytes = bytes.subspan(part.size());
        std::ignore = handshake.waitingFor();
        if (!handshake.read(part))
            return;
        std::ignore = handshake.takeOutgoing();
    }
}

void feedMessages(Bytes bytes, size_t chunk)
{
    Painter painter({128, 96});
    rfb::MessageReader reader(smallLimits(), painter);
    while (!bytes.empty()) {
        const Bytes part = bytes.first(std::min(chunk, bytes.size()));
        bytes = bytes.subspan(part.size());
        if (!reader.read(part))
            return;
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    if (size < 2)
        return 0;
    const size_t chunk = (data[0] & 0x3fU) != 0 ? data[0] & 0x3fU : 65536;
    const bool isHandshake = (data[0] & 0x80U) != 0;
    const bool isRecipe = (data[0] & 0x40U) != 0;
    Bytes bytes(data + 1, size - 1);
    QByteArray cooked;
    if (isRecipe) {
        fuzz::Recipe recipe(bytes);
        cooked = isHandshake ? fuzz::TalkCook::serverHandshake(recipe)
                             : fuzz::StreamCook(recipe, rfb::bytesPerPixel, rfb::message::announcedEncodings()).serve();
        bytes = {reinterpret_cast<const quint8*>(cooked.constData()), static_cast<size_t>(cooked.size())};
    }
    if (isHandshake)
        feedHandshake(bytes, chunk);
    else
        feedMessages(bytes, chunk);
    return 0;
}
