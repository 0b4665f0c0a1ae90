// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace clouddesk::desktops {

/// Where a desktop session stands.
///
///   Connecting   -> Probing, Failed, Closing
///   Probing      -> Installing, Starting, Tunnelling, Failed, Closing, Reconnecting
///   Installing   -> Starting, Failed, Closing
///   Starting     -> Tunnelling, Failed, Closing
///   Tunnelling   -> Connected, Starting, Failed, Closing, Reconnecting
///   Connected    -> Reconnecting, Closing, Failed
///   Reconnecting -> Probing, Reconnecting, Failed, Closing
///   Closing      -> Closed
///   Failed, Closed: the end
enum class SessionState {
    Connecting,
    Probing,
    Installing,
    Starting,
    Tunnelling,
    Connected,
    Reconnecting,
    Closing,
    Closed,
    Failed
};

/// "connecting", "probing", ... : stored, and shown to programs.
QString toWord(SessionState state);
/// Nothing for a word that is none of them.
std::optional<SessionState> sessionStateFromWord(const QString& word);
/// The spec's four words: "connecting", "connected", "disconnected", "error".
QString toSpecWord(SessionState state);
/// Whether the table above has the arrow.
bool mayFollow(SessionState from, SessionState to);
/// Whether nothing follows: Failed or Closed.
bool isEnd(SessionState state);

} // namespace clouddesk::desktops
