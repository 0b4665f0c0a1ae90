// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbgate/MessageParser.h"

#include <chrono>

namespace clouddesk::rfb {

/// A gate has no clock; its owner tells it the time.
using GateTime = std::chrono::steady_clock::time_point;

/// Hears what passes a gate: kinds, counts, sizes and times, never contents. Called from within Gate::feed().
class GateObserver
{
public:
    virtual ~GateObserver() = default;
    /// The session is now in this phase.
    virtual void onPhase(Phase /*phase*/, GateTime /*now*/) {}
    /// A message has passed, or was left out by the policy.
    virtual void onMessage(Side /*from*/, MessageKind /*kind*/, quint64 /*bytes*/, bool /*wasLeftOut*/,
                           GateTime /*now*/)
    {
    }
    /// A rectangle of an update has passed: where, how, and how many bytes it took.
    virtual void onRectangle(const Rectangle& /*rectangle*/, quint64 /*bytes*/, GateTime /*now*/) {}
    /// The session is over because of this.
    virtual void onRefused(const core::Error& /*reason*/, GateTime /*now*/) {}
};

/// Takes down what a server sends from ServerInit on, contents and all, and of a client's messages their kinds and
/// sizes. Called from within Gate::feed(), in the order of the stream.
class GateRecorder
{
public:
    virtual ~GateRecorder() = default;
    /// A message of the server begins; session is what it is to be understood with.
    virtual void onServerMessage(const MessageHead& head, const RectangleParser::Session& session, GateTime now) = 0;
    /// The next bytes of that message. Valid during the call.
    virtual void onServerBytes(Bytes bytes) = 0;
    /// A rectangle of an update has passed, and used these streams.
    virtual void onServerRectangle(const Rectangle& rectangle, StreamUse streams) = 0;
    /// Its last byte has passed.
    virtual void onServerMessageEnd(MessageKind kind, GateTime now) = 0;
    /// A message of the client has passed; bytes: its whole length.
    virtual void onClientMessage(MessageKind kind, quint64 bytes, GateTime now) = 0;
};

} // namespace clouddesk::rfb
