// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/UniqueFd.h"
#include "rfb/ClientMessages.h"
#include "rfb/Handshake.h"
#include "rfb/MessageReader.h"
#include "rfbclient/Board.h"
#include "rfbdecoder/Coverage.h"
#include "rfbdecoder/Decoder.h"
#include "rfbdecoder/MessageClock.h"
#include "rfbdecoder/SessionHost.h"
#include "rfbdecoder/SilenceWatch.h"
#include "rfbdecoder/UpdateCost.h"
#include "rfbflow/Clipboard.h"
#include "rfbflow/InputQueue.h"
#include "rfbflow/PictureQuality.h"
#include "rfbflow/RoundTrip.h"
#include "rfbflow/SoundFlow.h"
#include "rfbflow/Statistics.h"
#include "rfbflow/UpdateFlow.h"

namespace clouddesk::rfb {

struct SessionOptions
{
    Limits limits;
    bool isShared = true;
    bool isViewOnly = false;
    bool isPaused = false;
    int quality = quality::automatic;
    int compression = 1;
    bool hasSound = false;
    VncAnswer answer; ///< empty: there is no password
};

/// One RFB session: a poll loop over the stream and its host's socket. All waiting for the server happens in that poll,
/// so every deadline is kept to the millisecond. One thread.
class Session : private MessageSink
{
public:
    /// The host and the board outlive this object.
    Session(core::UniqueFd stream, SessionOptions options, SessionHost& host, Board& board);
    ~Session() override;
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// Goes on until the session has ended; gives the reason.
    core::Error run() { return converse().error(); }

    // What the viewer wants; called by the host in SessionHost::applyCommands().
    InputQueue& input() { return m_input; }
    /// These are wishes; they take effect before the loop waits again.
    void requestFullUpdate() { m_wishes.fullUpdate = true; }
    /// No screens: the server's own, stretched.
    void requestLayout(QSize size, const QList<Screen>& screens)
    {
        m_wishes.size = size;
        m_wishes.screens = screens;
    }
    /// As the functions of rfb::Client say.
    void setPaused(bool paused) { m_wishes.isPaused = paused; }
    void setViewOnly(bool viewOnly) { m_wishes.isViewOnly = viewOnly; }
    void offerClipboard(const ClipboardContent& content, bool hasImage)
    {
        m_wishes.clipboard = content;
        m_wishes.hasImage = hasImage;
        m_wishes.image.reset();
    }
    void giveClipboardImage(Pixels image) { m_wishes.image = std::move(image); }
    void setQuality(int quality) { m_wishes.quality = quality; }
    void setSound(bool isOn) { m_sound.setWanted(isOn); }

private:
    using Clock = std::chrono::steady_clock;
    /// What the viewer wants and the server was not yet asked for.
    struct Wishes
    {
        bool fullUpdate = false;
        bool isPaused = false;
        bool isViewOnly = false;
        std::optional<ClipboardContent> clipboard;
        bool hasImage = false; // on it
        std::optional<Pixels> image;
        int quality = quality::lossless;
        QSize size;
        QList<Screen> screens; // empty: the server's own, stretched
    };

    core::Result<void> converse();
    core::Result<void> wait();
    core::Result<void> receive();
    core::Result<void> take(Bytes bytes);
    core::Result<void> begin();
    void flush();
    void writeOutgoing();
    void collectOutgoing();
    void collectWishes();
    void collectClipboardWishes();
    void watchSilence(Clock::time_point now);
    void askForUpdates();
    void collectReplies();
    void collectQuality();
    QByteArray encodings();
    bool noteState();
    void tellStatistics();
    core::Result<void> checkDeadlines(Clock::time_point now) const;
    [[nodiscard]] int pollTimeout(Clock::time_point now) const;

    core::Result<void> updateBegan() override;
    core::Result<void> rectangleArrived(const Rectangle& rectangle, Bytes message) override;
    core::Result<void> updateEnded() override;
    core::Result<void> bellRang() override;
    core::Result<void> textArrived(Bytes latin1) override;
    core::Result<void> extendedTextArrived(quint32 flags, Bytes data) override;
    core::Result<void> textSkipped(qint64 bytes) override;
    core::Result<void> fenceArrived(quint32 flags, Bytes payload) override;
    core::Result<void> continuousUpdatesEnded() override;
    core::Result<void> soundBegan() override;
    core::Result<void> soundArrived(Bytes sound) override;
    core::Result<void> soundEnded() override;

    core::Result<void> draw(const Rectangle& rectangle, Bytes message);
    core::Result<void> preparePicture();
    core::Result<void> takeLayout(const Rectangle& rectangle, Bytes body);
    core::Result<void> resize(QSize size);
    void takeLockKeys(Bytes body);
    void takeInputOffer(qint32 code);
    void reportClipboard();
    void finishFirstFrame();
    void reportDamage();

    SessionOptions m_options;
    SessionHost& m_host;
    Board& m_board;
    core::UniqueFd m_stream;
    InputQueue m_input;
    Wishes m_wishes;
    Handshake m_handshake;
    MessageReader m_reader;
    MessageClock m_messageClock;
    SilenceWatch m_silence;
    UpdateCost m_cost;
    std::unique_ptr<Decoder> m_decoder;
    std::vector<quint8> m_received;
    QByteArray m_outgoing;
    QByteArray m_replies; // to fences
    UpdateFlow m_flow;
    RoundTrip m_roundTrip;
    PictureQuality m_picture;
    Clipboard m_clipboard;
    StatisticsMeter m_meter;
    SoundFlow m_sound;
    int m_quality = quality::lossless; // as announced
    bool m_isSoundAnnounced = false;
    bool m_takesScancodes = false;
    bool m_isWriting = false; // into the stream, whose turn it has for that
    bool m_isSettled = false; // nothing but what is outgoing is left of what the client wanted
    QSize m_size;
    QList<Screen> m_screens;
    bool m_tellsScreens = false;
    Canvas m_canvas;
    Coverage m_covered;
    bool m_hasFirstFrame = false;
    bool m_hasDrawn = false;  // something in this update
    bool m_hasDamage = false; // that was not reported yet
    Clock::time_point m_began;
    Clock::time_point m_writeBegan;
    Clock::time_point m_damageReported;
    Clock::time_point m_updateBegan;
};

} // namespace clouddesk::rfb
