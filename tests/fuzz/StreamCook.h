// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fuzz/VideoCook.h"
#include "rfb/EncodingSet.h"

#include <array>
#include <bit>
#include <map>
#include <zlib.h>

namespace clouddesk::fuzz {

namespace encoding = rfb::encoding;

constexpr int screenWidth = 128;
constexpr int screenHeight = 96;

/// What a server says while the session runs, well-formed nearly everywhere.
class StreamCook
{
public:
    /// Of the encodings, those that are announced are used, and now and then another.
    StreamCook(Recipe& recipe, int pixelBytes, const rfb::EncodingSet& announced)
        : m_recipe(recipe)
        , m_pixelBytes(pixelBytes)
        , m_announced(announced)
    {
    }
    ~StreamCook()
    {
        for (auto& [stream, state] : m_streams)
            deflateEnd(&state);
    }
    StreamCook(const StreamCook&) = delete;
    StreamCook& operator=(const StreamCook&) = delete;

    QByteArray serve()
    {
        QByteArray stream;
        while (!m_recipe.isEmpty() && stream.size() < 100000)
            stream += message();
        return stream;
    }
    QByteArray message()
    {
        switch (const quint8 what = m_recipe.next(); what) {
        case 0:
            return m_recipe.some();
        case 1:
            return byte(2);
        case 2:
            return text(QByteArray("\3\0\0\0", 4));
        case 3:
            return extendedText(QByteArray("\3\0\0\0", 4));
        case 4:
            return byte(150);
        case 5:
            return fence();
        case 6:
            return QByteArray("\xfa\0\1", 3) + byte(m_recipe.next() % 3);
        case 7:
            return sound();
        case 8:
            return colours();
        default:
            return update(what % 4);
        }
    }
    QByteArray text(const QByteArray& head)
    {
        // Now and then longer than what is let through.
        const QByteArray words = m_recipe.rarely() ? m_recipe.data(5000) : m_recipe.some();
        return head + number(quint32(words.size())) + words;
    }
    QByteArray extendedText(const QByteArray& head)
    {
        const int formats = m_recipe.next() % 16;
        const int action = m_recipe.next() % 6;
        QByteArray data;
        if (action == 0)
            data = m_recipe.data(4 * std::popcount(unsigned(formats)));
        else if (action == 4)
            data = providedText(formats);
        else if (m_recipe.rarely())
            data = m_recipe.some();
        const quint32 flags = quint32(formats) | (action == 5 ? 0xff000000U : 1U << (24 + action));
        return head + number(qint32(-4 - data.size())) + number(flags) + data;
    }
    QByteArray fence()
    {
        const QByteArray payload = m_recipe.data(m_recipe.rarely() ? 65 : m_recipe.next() % 65);
        const quint32 flags = m_recipe.next() % 8U | (m_recipe.next() % 2 == 0 ? 0x80000000U : 0);
        return QByteArray("\xf8\0\0\0", 4) + number(flags) + byte(int(payload.size())) + payload;
    }

private:
    QByteArray sound()
    {
        const int operation = m_recipe.rarely() ? 3 : m_recipe.next() % 3;
        QByteArray message = QByteArray("\xff", 1) + byte(m_recipe.rarely() ? 2 : 1) + number(quint16(operation));
        if (operation == 2) {
            const QByteArray samples = m_recipe.some();
            message += number(quint32(m_recipe.rarely() ? 0x40000000 : samples.size())) + samples;
        }
        return message;
    }
    QByteArray colours()
    {
        const int count = m_recipe.next() % 32;
        const int first = m_recipe.rarely() ? 65530 : m_recipe.next();
        return QByteArray("\1\0", 2) + number(quint16(first)) + number(quint16(count)) + m_recipe.data(6 * count);
    }
    QByteArray providedText(int formats)
    {
        QByteArray plain;
        for (int format = 0; format < 4; ++format) {
            if ((formats >> format & 1) == 0)
                continue;
            const QByteArray form = format == 3 ? bitmap() : m_recipe.some() + '\0';
            plain += number(quint32(form.size())) + form;
        }
        // qCompress puts the length before.
        return m_recipe.rarely() ? m_recipe.some() : qCompress(plain).mid(4);
    }
    /// A device independent bitmap, its numbers from the least byte on.
    QByteArray bitmap()
    {
        const auto little = [](quint32 value) { return number(qbswap(value)); };
        const int bytes = m_recipe.pick(std::array{40, 40, 52, 56, 108, 124, 12, 41});
        const int bits = m_recipe.pick(std::array{24, 32, 32, 32, 16, 8});
        const int compression = m_recipe.pick(std::array{0, 3, 3, 1});
        const int side = m_recipe.next() % 32;
        const quint32 height = m_recipe.rarely() ? 0x80000000U : quint32(m_recipe.next() % 32 - 16);
        QByteArray header = little(quint32(bytes)) + little(quint32(m_recipe.rarely() ? -side : side)) +
                            little(height) + byte(m_recipe.rarely() ? 2 : 1) + byte(0) + byte(bits) + byte(0) +
                            little(quint32(compression)) + QByteArray(12, '\0') +
                            little(m_recipe.rarely() ? 300 : m_recipe.next() % 4) + QByteArray(4, '\0');
        header += m_recipe.rarely() ? m_recipe.data(12) : QByteArray::fromHex("0000ff0000ff0000ff000000");
        return header.leftJustified(bytes, '\0') + m_recipe.data(m_recipe.next() * 16);
    }
    QByteArray update(int rectangles)
    {
        const bool isOpen = m_recipe.next() % 8 == 1;
        QByteArray update = QByteArray(2, '\0') + number(quint16(isOpen ? 65535 : 1 + rectangles));
        for (int i = 0; i <= rectangles; ++i)
            update += rectangle();
        return isOpen ? update + QByteArray(8, '\0') + number(encoding::lastRect) : update;
    }
    QByteArray rectangle()
    {
        constexpr std::array all = {encoding::tight,
                                    encoding::zrle,
                                    encoding::hextile,
                                    encoding::raw,
                                    encoding::copyRect,
                                    encoding::openH264,
                                    encoding::richCursor,
                                    encoding::cursorWithAlpha,
                                    encoding::desktopName,
                                    encoding::extendedDesktopSize,
                                    encoding::desktopSize,
                                    encoding::lastRect,
                                    encoding::ledState,
                                    encoding::pointerPosition,
                                    encoding::qemuExtendedKey,
                                    encoding::qemuAudio,
                                    encoding::extendedMouseButtons,
                                    encoding::vmwareCursorPosition,
                                    encoding::rre,
                                    encoding::coRre,
                                    encoding::zlib,
                                    encoding::trle,
                                    encoding::zywrle,
                                    encoding::jpeg,
                                    encoding::tightPng,
                                    encoding::xCursor,
                                    encoding::vmwareCursor,
                                    encoding::vmwareCursorState,
                                    encoding::vmwareLedState,
                                    encoding::qemuPointerMotion};
        size_t place = m_recipe.next();
        const bool isAny = m_recipe.rarely();
        while (!isAny && !m_announced.has(all.at(place % all.size())))
            ++place;
        return rectangleOf(all.at(place % all.size()));
    }
    QByteArray rectangleOf(qint32 code)
    {
        const bool isBig = m_recipe.next() % 8 == 0;
        qint64 width = m_recipe.next() % (isBig ? screenWidth + 1 : 24);
        qint64 height = m_recipe.next() % (isBig ? screenHeight + 1 : 24);
        int x = m_recipe.next() % (screenWidth + 2 - (isBig ? int(width) : 24));
        int y = m_recipe.next() % (screenHeight + 2 - (isBig ? int(height) : 24));
        const bool isSize = code == encoding::desktopSize || code == encoding::extendedDesktopSize;
        const bool isPointer = code == encoding::richCursor || code == encoding::cursorWithAlpha ||
                               code == encoding::xCursor || code == encoding::vmwareCursor;
        if (isSize && !m_recipe.rarely()) {
            width = screenWidth;
            height = screenHeight;
        }
        if (isPointer && !m_recipe.rarely()) {
            x = int(std::min<qint64>(x, width));
            y = int(std::min<qint64>(y, height));
        }
        if (code == encoding::openH264 && !m_recipe.rarely()) {
            width = VideoCook::size.width();
            height = VideoCook::size.height();
            x = m_recipe.next() % 2 * 16;
            y = 0;
        }
        return number(quint16(x)) + number(quint16(y)) + number(quint16(width)) + number(quint16(height)) +
               number(code) + body(code, width, height);
    }
    QByteArray body(qint32 code, qint64 width, qint64 height)
    {
        switch (code) {
        case encoding::raw:
            return m_recipe.data(width * height * m_pixelBytes);
        case encoding::copyRect:
            return number(quint16(m_recipe.next() % screenWidth)) + number(quint16(m_recipe.next() % screenHeight));
        case encoding::rre:
        case encoding::coRre:
            return parts(width, height, code == encoding::coRre);
        case encoding::hextile:
            return hextile(width, height);
        case encoding::tight:
        case encoding::tightPng:
            return tight(width, height, code == encoding::tightPng);
        case encoding::jpeg:
            return jpeg(width, height);
        case encoding::zlib:
            return counted(deflated(4, m_recipe.data(width * height * m_pixelBytes)));
        case encoding::trle:
            return tiles(width, height, 16);
        case encoding::zrle:
        case encoding::zywrle:
            return counted(deflated(5, tiles(width, height, 64)));
        case encoding::openH264:
            return video();
        case encoding::richCursor:
            return m_recipe.data(width * height * m_pixelBytes + (width + 7) / 8 * height);
        case encoding::xCursor:
            return m_recipe.data(width * height == 0 ? 0 : 6 + 2 * ((width + 7) / 8 * height));
        case encoding::vmwareCursor: {
            const bool isClassic = m_recipe.next() % 2 == 0;
            return byte(m_recipe.rarely() ? 7
                        : isClassic       ? 0
                                          : 1) +
                   byte(0) + m_recipe.data(isClassic ? 2 * width * height * m_pixelBytes : 4 * width * height);
        }
        case encoding::cursorWithAlpha:
            return number(m_recipe.rarely() ? qint32(m_recipe.next()) : encoding::raw) +
                   m_recipe.data(width * height * 4);
        case encoding::extendedDesktopSize: {
            const int screens = m_recipe.next() % 4;
            return byte(screens) + m_recipe.data(3 + screens * 16);
        }
        case encoding::desktopName:
            return counted(m_recipe.some());
        case encoding::ledState:
            return m_recipe.data(1);
        case encoding::vmwareCursorState:
            return m_recipe.data(2);
        case encoding::vmwareLedState:
            return m_recipe.data(4);
        default:
            return m_recipe.rarely() ? m_recipe.some() : QByteArray();
        }
    }

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
    QByteArray counted(const QByteArray& data)
    {
        const qsizetype length = m_recipe.rarely() ? m_recipe.next() * data.size() / 16 : data.size();
        return number(quint32(length)) + data;
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

    /// RRE's and CoRRE's.
    QByteArray parts(qint64 width, qint64 height, bool isCompact)
    {
        const int count = width * height == 0 ? 0 : m_recipe.next() % 6;
        const auto place = [&](qint64 value) { return isCompact ? number(quint8(value)) : number(quint16(value)); };
        QByteArray result = number(quint32(m_recipe.rarely() ? 70000 : count)) + m_recipe.data(m_pixelBytes);
        for (int i = 0; i < count; ++i) {
            const qint64 x = m_recipe.next() % width;
            const qint64 y = m_recipe.next() % height;
            result += m_recipe.data(m_pixelBytes) + place(x) + place(y) + place(m_recipe.next() % (width - x + 1)) +
                      place(m_recipe.next() % (height - y + 1));
        }
        return result;
    }
    QByteArray hextile(qint64 width, qint64 height)
    {
        QByteArray result;
        for (qint64 y = 0; y < height; y += 16) {
            for (qint64 x = 0; x < width; x += 16)
                result += hextileTile(std::min<qint64>(16, width - x), std::min<qint64>(16, height - y));
        }
        return result;
    }
    QByteArray hextileTile(qint64 width, qint64 height)
    {
        const int kind = m_recipe.rarely() ? m_recipe.next() : m_recipe.next() % 32;
        QByteArray tile = byte(kind);
        if ((kind & 1) != 0)
            return tile + m_recipe.data(width * height * m_pixelBytes);
        tile += m_recipe.data((kind & 2) != 0 ? m_pixelBytes : 0);
        tile += m_recipe.data((kind & 4) != 0 ? m_pixelBytes : 0);
        if ((kind & 8) == 0)
            return tile;
        const int count = m_recipe.next() % 8;
        tile += byte(count);
        for (int i = 0; i < count; ++i)
            tile += m_recipe.data((kind & 16) != 0 ? m_pixelBytes : 0) + m_recipe.data(2);
        return tile;
    }
    /// TRLE's and ZRLE's.
    QByteArray tiles(qint64 width, qint64 height, qint64 side)
    {
        QByteArray result;
        for (qint64 y = 0; y < height; y += side) {
            for (qint64 x = 0; x < width; x += side)
                result += tile(std::min(side, width - x), std::min(side, height - y), side == 16);
        }
        return m_recipe.rarely() ? result.left(result.size() / 2) + m_recipe.some() : result;
    }
    QByteArray tile(qint64 width, qint64 height, bool mayReuse)
    {
        constexpr std::array<int, 8> kinds = {0, 1, 2, 3, 16, 127, 128, 130};
        const int pixel = m_pixelBytes == 4 ? 3 : m_pixelBytes;
        const int picked = m_recipe.pick(kinds);
        // Only TRLE has palettes that are used again.
        const bool isReused = picked == 127 && m_palette >= 2 && mayReuse;
        const int kind = m_recipe.rarely() ? m_recipe.next() : picked == 127 && !isReused ? 2 : picked;
        QByteArray result = byte(kind);
        if (kind == 0)
            return result + m_recipe.data(width * height * pixel);
        if (kind == 1)
            return result + m_recipe.data(pixel);
        if (kind <= 16 || kind == 127) {
            m_palette = kind == 127 ? m_palette : kind;
            const int bits = m_palette == 2 ? 1 : m_palette <= 4 ? 2 : 4;
            return result + m_recipe.data(kind == 127 ? 0 : kind * pixel) +
                   m_recipe.data((width * bits + 7) / 8 * height);
        }
        const int colours = kind == 129 ? 2 : kind - 128;
        return result + m_recipe.data(std::max(0, colours) * pixel) +
               runs(width * height, kind == 128 ? pixel : 0, colours);
    }
    /// Runs of pixels that are written out, or of a palette's.
    QByteArray runs(qint64 pixels, int pixelBytes, int colours)
    {
        QByteArray result;
        while (pixels > 0) {
            const qint64 length = std::clamp<qint64>(m_recipe.next() * 3, 1, m_recipe.rarely() ? 5000 : pixels);
            const bool isRun = pixelBytes > 0 || length > 1;
            result += pixelBytes > 0 ? m_recipe.data(pixelBytes)
                                     : byte((isRun ? 128 : 0) | m_recipe.next() % std::max(1, colours));
            if (isRun)
                result += QByteArray(int((length - 1) / 255), '\xff') + byte(int((length - 1) % 255));
            pixels -= length;
        }
        return result;
    }

    /// Shaped as a JPEG picture, of the right size nearly always.
    QByteArray jpeg(qint64 width, qint64 height)
    {
        const auto segment = [](quint8 marker, const QByteArray& data) {
            return QByteArray("\xff") + char(marker) + number(quint16(data.size() + 2)) + data;
        };
        QByteArray picture =
            QByteArray::fromHex("ffd8") + (m_recipe.rarely() ? QByteArray("\xff\xff\x01") : QByteArray());
        picture += segment(m_recipe.rarely() ? m_recipe.next() : 0xe0, m_recipe.some());
        if (!m_recipe.rarely())
            picture += segment(0xc0, QByteArray("\x08") + number(quint16(height + (m_recipe.rarely() ? 1 : 0))) +
                                         number(quint16(width)) + m_recipe.some());
        for (int scans = m_recipe.next() % 3; scans >= 0; --scans)
            picture += segment(0xda, m_recipe.data(1 + m_recipe.next() % 8)) + scan();
        return picture + QByteArray::fromHex("ffd9");
    }
    QByteArray scan()
    {
        QByteArray data = m_recipe.some();
        if (!m_recipe.rarely())
            data.replace("\xff", "\xff\xd0");
        return data;
    }
    QByteArray png(qint64 width, qint64 height)
    {
        return QByteArray::fromHex(m_recipe.rarely() ? "88504e470d0a1a0a0000000d49484452"
                                                     : "89504e470d0a1a0a0000000d49484452") +
               number(quint32(width + (m_recipe.rarely() ? 1 : 0))) + number(quint32(height)) + m_recipe.some();
    }
    QByteArray tight(qint64 width, qint64 height, bool isPng)
    {
        const int pixel = m_pixelBytes == 4 ? 3 : m_pixelBytes;
        const int resets = m_recipe.next() % 4 == 0 ? m_recipe.next() % 16 : 0;
        int kind = isPng ? 8 + m_recipe.next() % 3 : m_recipe.next() % 10;
        kind = m_recipe.rarely() ? m_recipe.next() % 16 : kind;
        QByteArray head = byte(kind << 4 | resets);
        for (int stream = 0; stream < 4; ++stream) {
            if ((resets >> stream & 1) != 0 && m_streams.contains(stream))
                deflateReset(&m_streams[stream]);
        }
        if (kind == 8)
            return head + m_recipe.data(pixel);
        if (kind == 9 || kind == 10) {
            const QByteArray data = kind == 9 ? jpeg(width, height) : png(width, height);
            return head + compact(m_recipe.rarely() ? 5 : data.size()) + data;
        }
        qint64 row = width * pixel;
        if ((kind & 4) != 0) {
            const int filter = m_recipe.rarely() ? 3 : m_recipe.next() % 3;
            head += byte(filter);
            if (filter == 1) {
                const int colours = m_recipe.rarely() ? 1 : 2 + m_recipe.next() % (m_recipe.next() % 2 == 0 ? 1 : 255);
                head += byte(colours - 1) + m_recipe.data(colours * pixel);
                row = colours == 2 ? (width + 7) / 8 : width;
            }
        }
        // Now and then more or less than there should be.
        const qint64 wrong = m_recipe.rarely() ? m_recipe.next() - 128 : 0;
        const QByteArray data = m_recipe.data(std::clamp<qint64>(row * height + wrong, 0, 40000));
        if (row * height < 12 || kind >= 8)
            return head + data;
        const QByteArray packed = deflated(kind & 3, data);
        return head + compact(packed.size()) + packed;
    }

    QByteArray video()
    {
        const quint32 flags = m_recipe.next() % 8 == 0 ? m_recipe.next() % 4U : 0;
        const QByteArray frame = m_video.frame(m_recipe);
        return number(quint32(frame.size())) + number(flags) + frame;
    }

    Recipe& m_recipe;
    int m_pixelBytes;
    rfb::EncodingSet m_announced;
    std::map<int, z_stream> m_streams;
    int m_palette = 0;
    VideoCook m_video;
};

} // namespace clouddesk::fuzz
