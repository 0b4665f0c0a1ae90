// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfb/EncodingSet.h"
#include "rfb/RectangleBodies.h"

#include <QSize>

#include <optional>

namespace clouddesk::rfb {

inline constexpr size_t rectangleHeaderBytes = 12;

/// The header of a rectangle (RFC 6143, 7.6.1) from rectangleHeaderBytes.
Rectangle readRectangle(Bytes header);

/// The size that the screen has after a rectangle; none if the rectangle does not change it. An ExtendedDesktopSize
/// that refuses what this client asked for does not.
std::optional<QSize> newScreenSize(const Rectangle& rectangle);

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

    /// Begins a rectangle. LastRect is none: it ends an update, whatever its header says.
    core::Result<Step> begin(const Rectangle& rectangle, const Session& session, const Limits& limits);
    /// Goes on with the item that the last step asked for.
    core::Result<Step> take(const Item& item);
    /// The short way through what is already here: takes every run and item that is whole from the front of the input,
    /// and gives the step that remains. Also after an error, what was taken from the input is good.
    core::Result<Step> skim(Step step, Bytes& input);
    /// Whether the rectangle draws pixels.
    [[nodiscard]] bool isPicture() const { return m_isPicture; }
    /// Of the rectangle; complete once it has ended.
    [[nodiscard]] StreamUse streams() const;

private:
    core::Result<Step> takeInnerEncoding(Bytes item);

    RectangleContext m_context;
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
