// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfb/Protocol.h"
#include "rfbflow/Deflation.h"
#include "rfbflow/DeviceIndependentBitmap.h"
#include "rfbflow/InflateStream.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <memory>
#include <optional>

namespace clouddesk::rfb {

/// What a clipboard holds, in the forms that cross. Lines end with a line feed.
struct ClipboardContent
{
    QString text;
    QString html; ///< empty: there is none
    Pixels image; ///< empty: there is none

    /// No form has anything.
    [[nodiscard]] bool isEmpty() const { return text.isEmpty() && html.isEmpty() && image.isEmpty(); }
};

/// The clipboard of one session (rfbproto.rst, "Extended Clipboard Pseudo-Encoding"; where the server lacks it, RFC
/// 6143, 7.5.6 and 7.6.4). Each side tells that it has something new, and hands it over only when asked. What both
/// sides have is not offered back. It keeps what is owed, not messages, so that a server that asks without end gets an
/// answer at a time. Never waits; time is given to it. One thread.
///
/// Images are large, and few are wanted over there: one that is offered is fetched when the server asks for it. The
/// server's is asked for where it has no text, which says the same in less. Both are pressed and unpacked by and by.
class Clipboard
{
public:
    using Clock = std::chrono::steady_clock;

    /// Nothing longer than the first is taken or given as text or HTML, no bitmap longer than the second.
    Clipboard(qsizetype maximumBytes, qsizetype maximumImageBytes)
        : m_maximumBytes(maximumBytes)
        , m_maximumImageBytes(maximumImageBytes)
    {
    }

    /// While not listening the server's clipboard is not asked for. With the end of that, what was offered and has not
    /// crossed is taken back.
    void setListening(bool listens);
    /// This side has something new; empty: nothing any more. An image is told of, not given: see takeImageWish().
    void offer(ClipboardContent content, bool hasImage = false);
    /// ServerCutText.
    void takeLatin1(Bytes text);
    /// ServerCutText with a negative length.
    void takeExtended(quint32 flags, Bytes data, Clock::time_point now);

    /// The image that was offered is to be given now; true once for each wish.
    [[nodiscard]] bool takeImageWish() { return std::exchange(m_isImageWished, false); }
    /// Whatever image this side has by now; one without bytes if there is none or if it is too large, which its sides
    /// tell.
    void giveImage(const Pixels& image);
    /// Presses or unpacks a piece of an image, if there is one to be; takes milliseconds.
    void work();
    /// There is more of that to do.
    [[nodiscard]] bool isWorking() const { return m_incoming != nullptr || m_pressing != nullptr; }

    /// What is to be sent by now.
    [[nodiscard]] QByteArray takeMessages(Clock::time_point now);
    /// When something is to be sent that may not be sent yet.
    [[nodiscard]] std::optional<Clock::time_point> nextMessage() const;
    /// What the server's clipboard came to hold.
    [[nodiscard]] std::optional<ClipboardContent> takeReceived() { return std::exchange(m_received, {}); }
    /// Why something did not cross, for people; empty: nothing was lost.
    [[nodiscard]] QString takeNote() { return std::exchange(m_note, {}); }

private:
    /// What is known of the image that this side offers.
    enum class Image : quint8 { None, Offered, Awaited };
    /// A "provide" message with an image.
    struct Incoming
    {
        QByteArray compressed;
        InflateStream stream;
        ClipboardContent content;
        QByteArray bitmap;
        qsizetype filled = 0;
    };
    /// The text and the digest of the image; 0: none, or it is not known.
    struct Shared
    {
        QString text;
        quint64 image = 0;
    };

    /// A message, and what it has.
    struct Provided
    {
        quint32 formats = 0;
        QByteArray message;
    };

    [[nodiscard]] bool serverTakes(quint32 action) const { return (m_serverFlags & action) != 0; }
    [[nodiscard]] bool mayOfferImages() const;
    [[nodiscard]] quint32 offeredFormats() const;
    void adopt(ClipboardContent content, bool hasImage);
    void forgetLocal();
    void dropTooLong(ClipboardContent& content);
    void takeCaps(quint32 flags, Bytes sizes);
    void takeNotify(quint32 formats);
    void takeProvide(quint32 formats, Bytes compressed, Clock::time_point now);
    bool takeTexts(quint32 formats, Incoming& incoming) const;
    void takeBitmapHead(std::unique_ptr<Incoming> incoming);
    void unpack();
    void receive(ClipboardContent content);
    QByteArray offerMessage();
    QByteArray provideMessage();
    [[nodiscard]] QByteArray textPairs(quint32 formats) const;
    void press(const Pixels& image);

    qsizetype m_maximumBytes;
    qsizetype m_maximumImageBytes;
    bool m_listens = true;
    quint32 m_serverFlags = 0;                  // its caps; 0: it has no extended clipboard
    qint64 m_serverImageBytes = 0;              // that it takes without having asked
    ClipboardContent m_local;                   // without the image
    Image m_image = Image::None;                // of this side
    bool m_isImageWished = false;               // and nobody was told yet
    Shared m_shared;                            // what both sides have
    std::optional<ClipboardContent> m_compared; // with it, once the image is here
    Provided m_texts;                           // of m_local, ready to be sent
    Provided m_withImage;
    std::unique_ptr<Deflation> m_pressing; // what becomes m_withImage
    quint32 m_pressedFormats = 0;
    std::unique_ptr<Incoming> m_incoming;
    std::optional<ClipboardContent> m_received;
    QString m_note;

    bool m_owesCaps = false;
    bool m_owesOffer = false;
    quint32 m_owedFormats = 0;   // to be provided
    bool m_isUnasked = false;    // by the server for these
    quint32 m_wantedFormats = 0; // to be asked for
    quint32 m_askedFormats = 0;  // the last time
    bool m_isAsked = false;
    Clock::time_point m_askedAt;
    Clock::time_point m_heardAt;
};

/// HTML as the clipboard of Windows has it, with its header (Microsoft, "HTML Clipboard Format"), and back; empty if it
/// is none.
QByteArray toHtmlFormat(const QString& html);
/// Offsets that lie outside are no format either.
QString fromHtmlFormat(const QByteArray& format);

} // namespace clouddesk::rfb
