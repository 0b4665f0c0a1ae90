// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfb/ClientMessages.h"
#include "rfb/Limits.h"
#include "rfbclient/CursorShape.h"
#include "rfbclient/LockKeys.h"
#include "rfbflow/Clipboard.h"

#include "core/Result.h"

#include <QRect>

#include <cstring>

/// What a client and the program that decodes for it say to each other over a MessagePipe, besides what stands on their
/// Board. What comes from the decoder is taken for hostile: its length is bounded by kind, its numbers by the client's
/// limits, its texts made safe for people. The two programs are built together and refuse each other if they are not.
namespace clouddesk::rfb::decoder {

/// Which messages a program knows; the two must agree.
extern const char* const version;

/// Where the program finds what it is given: nothing else is open in it.
inline constexpr int controlDescriptor = 3;
inline constexpr int streamDescriptor = 4;
inline constexpr int boardDescriptor = 5;

/// How the program ends if it cannot begin or go on.
enum ExitStatus { WrongVersion = 3, WrongBeginning = 4, NotConfined = 5, UnsafeLibrary = 6, NoMemory = 7 };

/// From the client.
enum class Command : quint8 {
    Begin = 1, ///< Beginning; before everything else
    Picture,   ///< the answer to WantsPicture: 1 if what it shows is to stay; with the memory, or without if refused
    Response,  ///< the answer to Challenge; empty if there is none
    Key,       ///< the message for the server
    Pointer,   ///< x, y, buttons
    Clipboard, ///< text, HTML, 1 if there is an image
    Layout,    ///< size, screens
    ViewOnly,  ///< 0 or 1
    Paused,    ///< 0 or 1
    Quality,   ///< level
    Sound,     ///< 0 or 1
    FullUpdate,
    ClipboardImage, ///< the answer to WantsClipboardImage: size, pixels; none of these if it is too large
};

/// From the decoder.
enum class Report : quint8 {
    Connected = 1, ///< size, name
    FirstFrame,
    Damage,        ///< there is some on the board
    WantsPicture,  ///< size; answered by Picture
    DrawsPicture,  ///< what Picture brought is drawn into from now on
    Challenge,     ///< of VncAuth (RFC 6143, 7.2.2); answered by Response
    Resized,       ///< size
    Screens,       ///< screens
    ResizeRefused, ///< text
    Stalled,       ///< 0 or 1
    Scancodes,
    LockKeys,      ///< caps, num, scroll
    Named,         ///< text
    Cursor,        ///< size, hot spot, pixels
    CursorMoved,   ///< x, y
    Clipboard,     ///< text, HTML, the image's size and pixels
    ClipboardNote, ///< text
    Bell,
    Sound,               ///< whether it begins, samples, whether it has ended
    Ended,               ///< ErrorCode, text
    Confined,            ///< how well it is locked in: 1 by seccomp, 0 without
    WantsClipboardImage, ///< that was told of; answered by ClipboardImage
};

/// Of samples at once; what is older is late.
inline constexpr qsizetype maximumSoundBytes = qsizetype(32) * 1024;

/// How long the body of a report may be; negative: there is none of that kind.
qsizetype reportBound(quint8 kind, const Limits& limits);

/// Puts a body together.
class Writer
{
public:
    /// Appends as many bytes as the type has, in this computer's order.
    template <typename T>
        requires std::is_arithmetic_v<T>
    Writer& add(T value)
    {
        m_body += QByteArray(reinterpret_cast<const char*>(&value), sizeof value);
        return *this;
    }
    /// Appends both numbers, 4 bytes each.
    Writer& add(QPoint point) { return add(qint32(point.x())).add(qint32(point.y())); }
    Writer& add(QSize size) { return add(qint32(size.width())).add(qint32(size.height())); }
    /// Appends the length in 4 bytes, then the bytes; texts are UTF-8.
    Writer& add(const QByteArray& bytes);
    Writer& add(const QString& text) { return add(text.toUtf8()); }
    /// Appends their number in 4 bytes, then each: id, place, size, flags.
    Writer& add(const QList<Screen>& screens);
    /// Appends the size, then the pixels as bytes.
    Writer& add(const Pixels& pixels) { return add(QSize(pixels.width, pixels.height)).add(pixels.bytes); }
    /// Good as long as the writer.
    [[nodiscard]] const QByteArray& body() const { return m_body; }

private:
    QByteArray m_body;
};

/// Takes a body apart. What is not there reads as zero, and isWhole() tells.
class Reader
{
public:
    explicit Reader(QByteArray body)
        : m_body(std::move(body))
    {
    }
    /// Each takes from the front what the writer's add() of that type has put there. Numbers and sizes are not checked;
    /// of screens, no more than a server may have are taken.
    template <typename T>
        requires std::is_arithmetic_v<T>
    T number()
    {
        T value{};
        if (const char* const bytes = take(sizeof value); bytes != nullptr)
            std::memcpy(&value, bytes, sizeof value);
        return value;
    }
    /// A byte that is not 0.
    bool flag() { return number<quint8>() != 0; }
    /// See number().
    QPoint point();
    QSize size();
    QByteArray bytes();
    QString text() { return QString::fromUtf8(bytes()); }
    QList<Screen> screens();
    Pixels pixels();
    /// Everything was there, and nothing is left.
    [[nodiscard]] bool isWhole() const { return !m_isShort && m_place == m_body.size(); }

private:
    const char* take(qsizetype count);

    QByteArray m_body;
    qsizetype m_place = 0;
    bool m_isShort = false;
};

/// What a session begins with.
struct Beginning
{
    Limits limits;
    bool shared = true;
    bool hasPassword = false;
    bool isViewOnly = false;
    bool isPaused = false;
    int quality = 0;
    int compression = 0;
    bool hasSound = false;

    /// The two are each other's inverse; a body that is too short gives zeros.
    [[nodiscard]] QByteArray body() const;
    static Beginning read(const QByteArray& body);
};

/// The image must be in the format that CursorShape says.
QByteArray cursorBody(const CursorShape& shape);
/// Nothing if it is none or too large.
std::optional<CursorShape> readCursor(const QByteArray& body, const Limits& limits);

/// A code that no session ends with is sent as another; long texts are cut.
QByteArray endingBody(const core::Error& reason);
/// The error for people; of a code that a session may end with.
core::Error readEnding(const QByteArray& body);

} // namespace clouddesk::rfb::decoder
