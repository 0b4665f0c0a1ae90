// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/UniqueFd.h"
#include "rfb/ClientMessages.h"
#include "rfb/Handshake.h"
#include "rfb/MessageReader.h"
#include "rfbclient/Client.h"
#include "rfbclient/Decoder.h"

#include <QRegion>

#include <atomic>
#include <deque>
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
    virtual void onResizable(bool can) = 0;
    virtual void onNamed(const QString& name) = 0;
    virtual void onCursor(const CursorShape& shape) = 0;
    virtual void onCursorMoved(QPoint position) = 0;
    virtual void onClipboard(const QString& text) = 0;
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

    /// Queues a message; any thread. Dropped before the handshake is done.
    void send(QByteArray message);
    /// Queues a pointer message; a mere move takes the place of one that still waits.
    void sendPointer(QPoint position, int buttons);
    void requestFullUpdate();
    void requestSize(QSize size);

private:
    using Clock = std::chrono::steady_clock;
    struct Outgoing
    {
        QByteArray bytes;
        bool isMotion = false; // a pointer message with the buttons of the one before it
    };

    void run();
    core::Result<void> converse();
    core::Result<void> wait();
    core::Result<void> receive();
    core::Result<void> take(Bytes bytes);
    core::Result<void> begin();
    void flush();
    void collectOutgoing();
    core::Result<void> checkDeadlines(Clock::time_point now) const;
    [[nodiscard]] int pollTimeout(Clock::time_point now) const;
    void noteMessageProgress();
    void wake() const;
    void enqueue(Outgoing message); // with the lock held

    core::Result<void> updateBegan() override;
    core::Result<void> rectangleArrived(const Rectangle& rectangle, Bytes message) override;
    core::Result<void> updateEnded() override;
    core::Result<void> bellRang() override;
    core::Result<void> textArrived(Bytes latin1) override;

    core::Result<void> draw(const Rectangle& rectangle, Bytes message);
    core::Result<void> prepareImage(Framebuffer::Access& access);
    core::Result<void> changeSize(const Rectangle& rectangle, Bytes body);
    core::Result<void> resize(QSize size);
    void requestUpdate(bool isIncremental);
    void finishFirstFrame();
    void reportDamage();

    ClientOptions m_options;
    Framebuffer& m_framebuffer;
    SessionObserver& m_observer;
    core::UniqueFd m_stream;
    core::UniqueFd m_wake;
    std::atomic<bool> m_stopping = false;

    std::mutex m_mutex; // guards the next six
    std::deque<Outgoing> m_queue;
    qsizetype m_queuedBytes = 0;
    int m_queuedButtons = 0;
    bool m_isOpen = false;
    bool m_wantsFullUpdate = false;
    QSize m_wantedSize;

    // From here on the session's thread only.
    Handshake m_handshake;
    MessageReader m_reader;
    std::unique_ptr<Decoder> m_decoder;
    std::vector<quint8> m_received;
    QByteArray m_outgoing;
    // A request that waits until m_outgoing has room: whether it is incremental.
    std::optional<bool> m_owedUpdate;
    QSize m_size;
    std::optional<Screen> m_screen;
    Canvas m_canvas;
    QRegion m_covered;
    bool m_hasFirstFrame = false;
    bool m_hasPixels = false;
    bool m_hasDamage = false;
    Clock::time_point m_began;
    Clock::time_point m_messageBegan;
    Clock::time_point m_writeBegan;
    Clock::time_point m_damageReported;
    quint64 m_finishedMessages = 0;
    bool m_wasMidMessage = false;

    std::thread m_thread;
};

} // namespace clouddesk::rfb
