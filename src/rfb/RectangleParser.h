// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfb/EncodingSet.h"
#include "rfb/RectangleBodies.h"

#include <QSize>
#include <QtEndian>

#include <optional>

namespace clouddesk::rfb {

inline constexpr size_t rectangleHeaderBytes = 12;

/// The header of a rectangle (RFC 6143, 7.6.1) from rectangleHeaderBytes.
inline Rectangle readRectangle(Bytes header)
{
    const quint8* const field = header.data();
    return {qFromBigEndian<quint16>(field), qFromBigEndian<quint16>(field + 2), qFromBigEndian<quint16>(field + 4),
            qFromBigEndian<quint16>(field + 6), qFromBigEndian<qint32>(field + 8)};
}

/// Of a rectangle of the two encodings that tell of the screen.
std::optional<QSize> screenSizeOf(const Rectangle& rectangle);
/// The size that the screen has after a rectangle; none if the rectangle does not change it. An ExtendedDesktopSize
/// that refuses what this client asked for does not.
inline std::optional<QSize> newScreenSize(const Rectangle& rectangle)
{
    const bool isScreen =
        rectangle.encoding == encoding::extendedDesktopSize || rectangle.encoding == encoding::desktopSize;
    return isScreen ? screenSizeOf(rectangle) : std::nullopt;
}

/// What a rectangle's header means.
enum class RectangleRole : quint8 { Pixels, Copy, Cursor, Screen, Notice };

/// Knows where the body of one rectangle ends, for every encoding of EncodingSet and any pixel format, without decoding
/// it: it says which bytes it must see (lengths, kinds, headers of pictures) and how many pass between them. What its
/// encoding, the screen or the limits do not allow is refused, with the field's name, before a decoder gets it.
/// An ItemReader cuts the stream into what begin() and take() ask for. Holds no bytes; any thread.
class RectangleParser
{
public:
    /// What a session has agreed on.
    struct Session
    {
        QSize screen;
        PixelFormat format;
        EncodingSet announced;
        /// Pointers with alpha come raw only, though rfbproto.rst allows every encoding that was announced.
        bool hasRawPointersOnly = false;
    };

    // A step that is refused ends the session; refusal() says why. It is no Result, for these are called for every few
    // bytes of a stream, and a Result costs as much as all the rest.

    /// Begins a rectangle. LastRect is none: it ends an update, whatever its header says.
    Step begin(const Rectangle& rectangle, const Session& session, const Limits& limits);
    /// Goes on with the item that the last step asked for.
    Step take(const Item& item);
    /// The short way through what is already here: takes every run and item that is whole from the front of the input,
    /// and gives the step that remains. Also if that is refused, what was taken from the input is good.
    Step skim(Step step, Bytes& input);
    /// Why a step was refused.
    [[nodiscard]] std::unexpected<core::Error> refusal() const { return core::fail(m_refusal); }
    /// Whether the rectangle draws pixels.
    [[nodiscard]] bool isPicture() const { return m_isPicture; }
    /// Of the rectangle; complete once it has ended.
    [[nodiscard]] StreamUse streams() const
    {
        const auto* const tight = std::get_if<TightBody>(&m_body);
        return tight != nullptr ? tight->streams() : StreamUse{m_commonStream, 0};
    }

private:
    Step takeInnerEncoding(Bytes item);
    Step skimRest(Step step, Bytes& input);
    [[gnu::cold, gnu::noinline]] Step refuseEncoding(const char* reason, qint32 code);
    [[gnu::cold]] bool refuseOutside(const Rectangle& area, const char* what);
    bool checkRole(RectangleRole role, const Rectangle& rectangle, const Limits& limits);
    bool checkOversized(const Rectangle& rectangle);
    bool checkRareRole(RectangleRole role, const Rectangle& rectangle, const Limits& limits);
    bool checkInside(const Rectangle& area, const char* what)
    {
        const bool isInside = area.x + area.width <= m_screen.width() && area.y + area.height <= m_screen.height();
        return isInside || refuseOutside(area, what);
    }

    RectangleContext m_context;
    core::Error m_refusal;
    QSize m_screen;
    RectangleBody m_body;
    bool m_atInnerEncoding = false;
    bool m_isPicture = false;
    bool m_hasRawPointersOnly = false;
    quint8 m_commonStream = 0;
};

/// Whether rectangles of this encoding draw pixels.
bool drawsPixels(qint32 code);

} // namespace clouddesk::rfb
