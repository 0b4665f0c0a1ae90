// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfb/Protocol.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

namespace clouddesk::rfb {

/// What a clipboard holds, in the forms that cross. Lines end with a line feed.
struct ClipboardContent
{
    QString text;
    QString html; ///< empty: there is none

    /// Neither form has anything.
    [[nodiscard]] bool isEmpty() const { return text.isEmpty() && html.isEmpty(); }
};

/// The clipboard of one session (rfbproto.rst, "Extended Clipboard Pseudo-Encoding"; where the server lacks it, RFC
/// 6143, 7.5.6 and 7.6.4). Each side tells that it has something new, and hands it over only when asked. What both
/// sides have is not offered back. It keeps what is owed, not messages, so that a server that asks without end gets an
/// answer at a time. Never waits; time is given to it. One thread.
class Clipboard
{
public:
    using Clock = std::chrono::steady_clock;

    /// Nothing longer than that, per form, is taken or given.
    explicit Clipboard(qsizetype maximumBytes)
        : m_maximumBytes(maximumBytes)
    {
    }

    /// While not listening the server's clipboard is not asked for.
    void setListening(bool listens) { m_listens = listens; }
    /// This side has something new; empty: nothing any more.
    void offer(ClipboardContent content);
    /// ServerCutText.
    void takeLatin1(Bytes text);
    /// ServerCutText with a negative length.
    void takeExtended(quint32 flags, Bytes data, Clock::time_point now);

    /// What is to be sent by now.
    [[nodiscard]] QByteArray takeMessages(Clock::time_point now);
    /// When something is to be sent that may not be sent yet.
    [[nodiscard]] std::optional<Clock::time_point> nextMessage() const;
    /// What the server's clipboard came to hold.
    [[nodiscard]] std::optional<ClipboardContent> takeReceived() { return std::exchange(m_received, {}); }
    /// Why something did not cross, for people; empty: nothing was lost.
    [[nodiscard]] QString takeNote() { return std::exchange(m_note, {}); }

private:
    [[nodiscard]] bool serverTakes(quint32 action) const { return (m_serverFlags & action) != 0; }
    [[nodiscard]] quint32 offeredFormats() const;
    void takeCaps(quint32 flags);
    void takeNotify(quint32 formats);
    void takeProvide(quint32 formats, Bytes compressed, Clock::time_point now);
    void receive(ClipboardContent content);
    [[nodiscard]] QByteArray offerMessage();
    [[nodiscard]] const QByteArray& provided();

    qsizetype m_maximumBytes;
    bool m_listens = true;
    quint32 m_serverFlags = 0; // its caps; 0: it has no extended clipboard
    ClipboardContent m_local;
    QString m_shared;      // the text that both sides have
    QByteArray m_provided; // m_local, ready to be sent
    std::optional<ClipboardContent> m_received;
    QString m_note;

    bool m_owesCaps = false;
    bool m_owesOffer = false;
    bool m_owesProvide = false;
    quint32 m_wantedFormats = 0; // to be asked for
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
