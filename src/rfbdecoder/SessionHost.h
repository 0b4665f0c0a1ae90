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
    /// Passes on what was heard.
    virtual void flush() = 0;
    /// When something is to be passed on that may not be yet.
    [[nodiscard]] virtual std::optional<Clock::time_point> nextFlush() const = 0;
};

} // namespace clouddesk::rfb
