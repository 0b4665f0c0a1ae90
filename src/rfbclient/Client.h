// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Secret.h"
#include "core/Task.h"
#include "core/UniqueFd.h"
#include "rfb/Limits.h"
#include "rfbclient/Framebuffer.h"

#include <QObject>
#include <QPoint>
#include <QSize>

#include <functional>

namespace clouddesk::rfb {

/// Something that stands between a stream and its client and speaks the same protocol on both sides: takes one end,
/// gives the other. Empty: nothing does.
using StreamStage = std::function<core::Result<core::UniqueFd>(core::UniqueFd)>;

struct ClientOptions
{
    Limits limits;
    /// Ask nothing of the server's keyboard, pointer and clipboard.
    bool viewOnly = false;
    /// Share the desktop with viewers that are there already.
    bool shared = true;
    /// 0..9 (JPEG), or -1 for lossless only.
    int quality = 8;
    int compression = 1;
    /// For security type VncAuth (RFC 6143, 7.2.2); empty where the server asks for none.
    core::Secret password;
    StreamStage stage;
};

/// A pointer shape from the server.
struct CursorShape
{
    QImage image; ///< Format_ARGB32_Premultiplied; null: the server hides it
    QPoint hotspot;
};

/// The client side of one RFB session (RFC 6143) over a ready byte stream. A thread that this object owns reads, checks
/// and decodes, straight into the frame buffer. This object, its signals and its callers live in the home thread;
/// nothing here blocks. The stream is a connected socket.
class Client : public QObject
{
    Q_OBJECT

public:
    Client(ClientOptions options, QObject* parent = nullptr);
    /// Ends the session and joins the thread.
    ~Client() override;

    /// Begins a session on the stream; a previous one is ended first. The frame buffer keeps its last picture until the
    /// new session's first update.
    void start(core::UniqueFd stream);
    /// Ends the session; ended() is not emitted. Returns within a moment, whatever the server does.
    void stop();

    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] std::shared_ptr<Framebuffer> framebuffer() const;
    [[nodiscard]] QSize size() const;
    [[nodiscard]] QString desktopName() const;

    /// Sends a key by its X keysym (RFC 6143, 7.5.4).
    void sendKey(quint32 keysym, bool pressed);
    /// Sends the pointer's place in remote pixels and its buttons as a mask: bit 0 left, 1 middle, 2 right, 3 and 4
    /// wheel up and down, 5 and 6 wheel left and right, 7 back (RFC 6143, 7.5.5).
    void sendPointer(QPoint position, int buttons);
    /// Offers text to the remote clipboard. What Latin-1 cannot say is sent as '?' (RFC 6143, 7.5.6).
    void sendClipboard(const QString& text);
    /// Asks the server for another screen size (SetDesktopSize); false if it cannot do that.
    bool requestSize(QSize size);
    [[nodiscard]] bool canResize() const;
    void setViewOnly(bool viewOnly);
    /// The password for sessions started from now on.
    void setPassword(core::Secret password);
    /// Asks for the whole screen anew.
    void requestFullUpdate();

Q_SIGNALS:
    /// The handshake is done; size and name are known.
    void connected();
    /// The first whole update has been drawn.
    void firstFrame();
    /// Pixels changed; take the damage from the frame buffer. Not emitted again until acknowledgeDamage() was called.
    void damaged();
    void resized(QSize size);
    void cursorChanged(const clouddesk::rfb::CursorShape& shape);
    /// The server set the pointer's place.
    void cursorMoved(QPoint position);
    void clipboardReceived(const QString& text);
    void bell();
    /// The session ended by itself: ConnectionLost (end of stream), RfbProtocolFailed, RfbLimitExceeded,
    /// RfbAuthenticationFailed or RfbStalled.
    void ended(const clouddesk::core::Error& reason);

public:
    /// The viewer has taken the damage; damaged() may come again.
    void acknowledgeDamage();

private:
    class Private;
    std::unique_ptr<Private> m_p;
};

/// Starts a session on the stream, waits for the first whole update and ends it again. For screenshots.
core::Task<QImage> captureFrame(core::UniqueFd stream, ClientOptions options,
                                std::chrono::milliseconds limit = std::chrono::seconds(30), std::stop_token stop = {});

} // namespace clouddesk::rfb
