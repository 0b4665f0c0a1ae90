// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "rfb/ClientMessages.h"
#include "rfbclient/CursorShape.h"
#include "rfbclient/LockKeys.h"
#include "rfbdecoder/Canvas.h"
#include "rfbflow/Clipboard.h"

#include <chrono>
#include <optional>

#include <poll.h>

namespace clouddesk::rfb {

class Session;

/// Whoever a session is run for: hears what it does, and has a share in its poll loop.
class SessionHost
{
public:
    using Clock = std::chrono::steady_clock;

    virtual ~SessionHost() = default;
    /// The handshake is done.
    virtual void onConnected(QSize size, const QString& name) = 0;
    /// The first whole update has been drawn, or what has come of it after a while; comes once.
    virtual void onFirstFrame() = 0;
    /// Pixels have changed since the last call; where, the board says.
    virtual void onDamage() = 0;
    /// The screen has another size; givePicture() was called for it, if anything had been drawn before.
    virtual void onResized(QSize size) = 0;
    /// The server's screens; that it tells them means that it can be asked to change them.
    virtual void onScreens(const QList<Screen>& screens) = 0;
    /// The server answers nothing any more, or says something again.
    virtual void onStalled(bool isStalled) = 0;
    /// The server did not do what requestLayout() asked for; the reason is for people.
    virtual void onResizeRefused(const QString& reason) = 0;
    /// Keys may carry scan codes from now on.
    virtual void onScancodes() = 0;
    /// The lock keys over there, at first and whenever they change.
    virtual void onLockKeys(LockKeys keys) = 0;
    /// The desktop has another name, cleaned and cut.
    virtual void onNamed(const QString& name) = 0;
    /// The pointer's shape; a null image while it is hidden or part of the picture.
    virtual void onCursor(const CursorShape& shape) = 0;
    /// The server put the pointer there.
    virtual void onCursorMoved(QPoint position) = 0;
    /// What was copied over there.
    virtual void onClipboard(const ClipboardContent& content) = 0;
    /// The image that was offered is wanted over there; Session::giveClipboardImage() is to follow.
    virtual void onClipboardImageWanted() = 0;
    /// Why something did not cross, for people.
    virtual void onClipboardNote(const QString& note) = 0;
    /// RFC 6143, 7.6.3.
    virtual void onBell() = 0;
    /// Sound as SoundFlow::format has it, whole samples; nothing comes while it is not wanted.
    virtual void onSoundBegan() = 0;
    virtual void onSound(Bytes samples) = 0;
    virtual void onSoundEnded() = 0;

    /// Pixels for a screen of that size. What this session has drawn before is in them; at first, what an earlier one
    /// of the same size has. Valid until the next call.
    virtual core::Result<Canvas> givePicture(QSize size) = 0;

    /// What the poll loop is to wait for.
    [[nodiscard]] virtual pollfd polled() const = 0;
    /// That has come.
    virtual void receive() = 0;
    /// Tells the session what the viewer wants by now.
    virtual void applyCommands(Session& session) = 0;
    /// Everything of that has gone to the server.
    virtual void onSettled() = 0;
    /// Passes on what was heard.
    virtual void flush() = 0;
    /// When something is to be passed on that may not be yet.
    [[nodiscard]] virtual std::optional<Clock::time_point> nextFlush() const = 0;
};

} // namespace clouddesk::rfb
