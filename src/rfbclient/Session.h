// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/UniqueFd.h"
#include "rfb/ClientMessages.h"
#include "rfb/Handshake.h"
#include "rfb/MessageReader.h"
#include "rfbclient/Client.h"
#include "rfbclient/Decoder.h"
#include "rfbflow/Clipboard.h"
#include "rfbflow/InputQueue.h"
#include "rfbflow/PictureQuality.h"
#include "rfbflow/RoundTrip.h"
#include "rfbflow/Statistics.h"
#include "rfbflow/UpdateFlow.h"

#include <QRegion>

#include <atomic>
#include <mutex>
#include <thread>

namespace clouddesk::rfb {

/// Hears what a session does, in the session's thread.
class SessionObserver
{
public:
    virtual ~SessionObserver() = default;
    virtual void onConnected(QSize size, const QString& name) = 0;
    virtual void onFirstFrame() = 0;
    virtual void onDamage() = 0;
    virtual void onResized(QSize size) = 0;
    /// The server's screens; that it tells them means that it can be asked to change them.
    virtual void onScreens(const QList<Screen>& screens) = 0;
    virtual void onResizeRefused(const QString& reason) = 0;
    /// Keys may carry scan codes from now on.
    virtual void onScancodes() = 0;
    virtual void onLockKeys(LockKeys keys) = 0;
    virtual void onNamed(const QString& name) = 0;
    virtual void onCursor(const CursorShape& shape) = 0;
    virtual void onCursorMoved(QPoint position) = 0;
    virtual void onClipboard(const ClipboardContent& content) = 0;
    virtual void onClipboardNote(const QString& note) = 0;
    virtual void onBell() = 0;
    virtual void onEnded(const core::Error& reason) = 0;
};

/// One RFB session on a thread of its own: a poll loop over the stream and a wake-up. All waiting happens in that poll,
/// so every deadline is kept to the millisecond and stopping never waits for the server.
class Session : private MessageSink
{
public:
    /// Begins at once. The frame buffer and the observer outlive this object.
    Session(core::UniqueFd stream, ClientOptions options, Framebuffer& framebuffer, SessionObserver& observer);
    /// Stops the thread; the observer hears nothing afterwards.
    ~Session() override;
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    /// Input for the server; any thread.
    InputQueue& input() { return m_input; }
    void requestFullUpdate();
    void requestSize(QSize size);
    void requestLayout(QSize size, const QList<Screen>& screens);
    void setPaused(bool paused);
    void setViewOnly(bool viewOnly);
    void offerClipboard(const ClipboardContent& content);
    void setQuality(int quality);
    [[nodiscard]] Statistics statistics() const { return m_meter.read(Clock::now()); }

private:
    using Clock = std::chrono::steady_clock;
    /// What the home thread wants and the session's thread has not yet asked for.
    struct Wishes
    {
        bool fullUpdate = false;
        bool isPaused = false;
        bool isViewOnly = false;
        std::optional<ClipboardContent> clipboard;
        int quality = quality::lossless;
        QSize size;
        QList<Screen> screens; // empty: the server's own, stretched
    };

    void run();
    core::Result<void> converse();
    core::Result<void> wait();
    core::Result<void> receive();
    core::Result<void> take(Bytes bytes);
    core::Result<void> begin();
    void flush();
    void collectOutgoing();
    void collectWishes();
    void askForUpdates();
    void collectReplies();
    void collectQuality();
    void noteUpdate();
    core::Result<void> checkDeadlines(Clock::time_point now) const;
    [[nodiscard]] int pollTimeout(Clock::time_point now) const;
    void noteMessageProgress();
    void wake() const;

    core::Result<void> updateBegan() override;
    core::Result<void> rectangleArrived(const Rectangle& rectangle, Bytes message) override;
    core::Result<void> updateEnded() override;
    core::Result<void> bellRang() override;
    core::Result<void> textArrived(Bytes latin1) override;
    core::Result<void> extendedTextArrived(quint32 flags, Bytes data) override;
    core::Result<void> textSkipped(qint64 bytes) override;
    core::Result<void> fenceArrived(quint32 flags, Bytes payload) override;
    core::Result<void> continuousUpdatesEnded() override;

    core::Result<void> draw(const Rectangle& rectangle, Bytes message);
    core::Result<void> prepareImage(Framebuffer::Access& access);
    core::Result<void> takeLayout(const Rectangle& rectangle, Bytes body);
    core::Result<void> resize(QSize size);
    void takeLockKeys(Bytes body);
    void takeInputOffer(qint32 code);
    void reportClipboard();
    void finishFirstFrame();
    void reportDamage();

    ClientOptions m_options;
    Framebuffer& m_framebuffer;
    SessionObserver& m_observer;
    core::UniqueFd m_stream;
    core::UniqueFd m_wake;
    std::atomic<bool> m_stopping = false;

    InputQueue m_input;
    std::mutex m_mutex; // guards the next
    Wishes m_wishes;

    // From here on the session's thread only.
    Handshake m_handshake;
    MessageReader m_reader;
    std::unique_ptr<Decoder> m_decoder;
    std::vector<quint8> m_received;
    QByteArray m_outgoing;
    QByteArray m_replies; // to fences
    UpdateFlow m_flow;
    RoundTrip m_roundTrip;
    PictureQuality m_picture;
    Clipboard m_clipboard;
    StatisticsMeter m_meter;
    int m_quality = quality::lossless; // as announced
    QSize m_size;
    QList<Screen> m_screens;
    bool m_tellsScreens = false;
    Canvas m_canvas;
    QRegion m_covered;
    bool m_hasFirstFrame = false;
    bool m_hasPixels = false;
    bool m_hasDrawn = false;  // something in this update
    bool m_hasDamage = false; // that was not reported yet
    Clock::time_point m_began;
    Clock::time_point m_messageBegan;
    Clock::time_point m_writeBegan;
    Clock::time_point m_damageReported;
    Clock::time_point m_updateBegan;
    quint64 m_finishedMessages = 0;
    bool m_wasMidMessage = false;

    std::thread m_thread;
};

} // namespace clouddesk::rfb
