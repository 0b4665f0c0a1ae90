// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Secret.h"
#include "core/Task.h"
#include "core/UniqueFd.h"
#include "rfb/ClientMessages.h"
#include "rfb/Limits.h"
#include "rfbclient/CursorShape.h"
#include "rfbclient/Framebuffer.h"
#include "rfbclient/LockKeys.h"
#include "rfbflow/Statistics.h"

#include <QObject>

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
    /// As Client::setPaused() takes it.
    bool isPaused = false;
    /// As Client::setQuality() takes it.
    int quality = quality::automatic;
    int compression = 1;
    /// As Client::setSound() takes it.
    bool sound = false;
    /// For security type VncAuth (RFC 6143, 7.2.2); empty where the server asks for none. It stays in this process.
    core::Secret password;
    StreamStage stage;
};

/// The client side of one RFB session (RFC 6143) over a ready byte stream. A process that this object owns reads,
/// checks and decodes, straight into the frame buffer, which it shares; it can open, connect to and start nothing (see
/// DecoderProcess). Whatever takes it over can draw wrong pixels and name wrong sizes, texts and clipboards within the
/// limits, nothing else, and its death ends this session only. This object, its signals and its callers live in the
/// home thread; nothing here blocks. The stream is a connected socket.
class Client : public QObject
{
    Q_OBJECT

public:
    Client(ClientOptions options, QObject* parent = nullptr);
    /// Ends the session and its process.
    ~Client() override;

    /// Begins a session on the stream; a previous one is ended first. The frame buffer keeps its last picture until the
    /// new session's first update.
    void start(core::UniqueFd stream);
    /// Ends the session; ended() is not emitted. Returns within a moment, whatever the server does.
    void stop();

    /// From start() to stop() or ended().
    [[nodiscard]] bool isRunning() const;
    /// The same one, never null, over all sessions of this client.
    [[nodiscard]] std::shared_ptr<Framebuffer> framebuffer() const;
    /// Of the remote screen in pixels; stays as it was when the session has ended.
    [[nodiscard]] QSize size() const;
    /// As ServerInit or a later message of the server has it, made fit to be shown.
    [[nodiscard]] QString desktopName() const;

    /// Sends a key by its X keysym (RFC 6143, 7.5.4) and, where the server takes them, by its scan code too
    /// (rfbproto.rst, "QEMU Extended Key Event Message"): XT set 1, bit 7 set for codes behind 0xe0. Scan code 0: not
    /// known. A viewer gives both with every press and release and need not care which the server takes.
    void sendKey(quint32 keysym, quint32 scancode, bool pressed);
    void sendKey(quint32 keysym, bool pressed) { sendKey(keysym, 0, pressed); }
    /// Whether the server goes by scan codes, so that its own layout decides what a key means.
    [[nodiscard]] bool takesScancodes() const;
    /// Sends the pointer's place in remote pixels and its buttons as a mask: bit 0 left, 1 middle, 2 right, 3 and 4
    /// wheel up and down, 5 and 6 wheel left and right, 7 back, 8 forward (RFC 6143, 7.5.5; rfbproto.rst). Forward is
    /// left out where the server does not know it.
    void sendPointer(QPoint position, int buttons);
    /// Offers what this computer's clipboard holds to the remote one; empty takes an earlier offer back. The server
    /// gets it when somebody pastes there (rfbproto.rst, "Extended Clipboard Pseudo-Encoding"); a server without that
    /// extension gets the text at once, with '?' for what Latin-1 cannot say (RFC 6143, 7.5.6). What came from there is
    /// not offered back. Above ClientOptions::limits nothing is sent and clipboardDropped() says so. An image is only
    /// told of: clipboardImageWanted() asks for it.
    void sendClipboard(const QString& text, const QString& html = {}, bool hasImage = false);
    /// The answer to clipboardImageWanted(): whatever image the clipboard holds by now, or a null one.
    void sendClipboardImage(const QImage& image);
    /// Asks the server for another screen size (SetDesktopSize); false if it cannot do that. Its screens keep their ids
    /// and their shares of the whole. Either resized() or resizeRefused() follows.
    bool requestSize(QSize size);
    /// Asks for a layout: ids of screens() are kept, others make new screens. As requestSize() otherwise.
    bool requestLayout(QSize size, const QList<Screen>& screens);
    /// Whether the server has told that it takes such requests.
    [[nodiscard]] bool canResize() const;
    /// The server's screens; empty as long as it has not told them.
    [[nodiscard]] QList<Screen> screens() const;
    /// View only: no input is sent, and the remote clipboard is not asked for.
    void setViewOnly(bool viewOnly);
    /// The password for sessions started from now on.
    void setPassword(core::Secret password);
    /// Asks for the whole screen anew.
    void requestFullUpdate();
    /// While paused no updates are asked for, and next to nothing arrives: for a viewer that is hidden or minimised.
    /// The first picture of a session comes all the same; going on asks for what changed meanwhile. Stays in force over
    /// start().
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const;
    /// A JPEG level 0..9, quality::lossless or quality::automatic; takes effect with the next update and stays in force
    /// over start(). Automatic goes by the line and by what is shown, as QualityPolicy tells, and draws anew without
    /// loss what has been still for a second.
    void setQuality(int quality);
    /// Whether the desktop's sound is to come, where the server has any (rfbproto.rst, "QEMU Audio Pseudo-encoding").
    /// Stays in force over start().
    void setSound(bool isOn);
    /// As measured by now; cheap, meant to be asked about once a second by whoever shows it.
    [[nodiscard]] Statistics statistics() const;

Q_SIGNALS:
    /// The handshake is done; size and name are known.
    void connected();
    /// The first whole update has been drawn.
    void firstFrame();
    /// Pixels changed; take the damage from the frame buffer. Not emitted again until acknowledgeDamage() was called.
    void damaged();
    /// The remote screen has another size; size() has it.
    void resized(QSize size);
    /// The layout changed; screens() has it.
    void screensChanged();
    /// The server did not change its size; the reason is for people.
    void resizeRefused(const QString& reason);
    /// The server has said nothing for two times Limits::silence, though it was asked for something in between; or it
    /// has said something again, or its session is over. Not while paused.
    void stalled(bool isStalled);
    /// The lock keys over there, at first and whenever they change. A server that tells them leaves it to the viewer to
    /// keep both keyboards in step.
    void lockKeysChanged(clouddesk::rfb::LockKeys keys);
    /// The pointer's shape; a null image while the server hides it or draws it into the picture.
    void cursorChanged(const clouddesk::rfb::CursorShape& shape);
    /// The server set the pointer's place.
    void cursorMoved(QPoint position);
    /// What was copied over there, its lines ending with line feeds; HTML, if there was some, says the same as the
    /// text. The image is null if there was none, of Format_RGB32 otherwise. Not emitted for what sendClipboard() gave.
    void clipboardReceived(const QString& text, const QString& html, const QImage& image);
    /// The image that sendClipboard() told of is wanted over there, or needed to tell whether it came from there.
    void clipboardImageWanted();
    /// Something did not cross; the note is for people.
    void clipboardDropped(const QString& note);
    /// Somebody rang over there (RFC 6143, 7.6.3).
    void bell();
    /// Sound begins, goes on and ends: 16 bits, signed, little endian, two channels, 44100 Hz. What comes faster than
    /// it is taken is cut to its newest part, of less than 200 ms. Nothing of it is emitted while sound is off.
    void soundBegan();
    void soundArrived(const QByteArray& samples);
    void soundEnded();
    /// The session ended by itself: ConnectionLost (end of stream), RfbProtocolFailed, RfbLimitExceeded,
    /// RfbAuthenticationFailed, RfbStalled, or DecoderFailed (its process could not be started, has died, or said what
    /// no decoder says).
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
