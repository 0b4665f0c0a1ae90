// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktops/SessionState.h"

#include <QList>

namespace clouddesk::desktops {

QString toWord(SessionState state)
{
    switch (state) {
    case SessionState::Connecting:
        return QStringLiteral("connecting");
    case SessionState::Probing:
        return QStringLiteral("probing");
    case SessionState::Installing:
        return QStringLiteral("installing");
    case SessionState::Starting:
        return QStringLiteral("starting");
    case SessionState::Tunnelling:
        return QStringLiteral("tunnelling");
    case SessionState::Connected:
        return QStringLiteral("connected");
    case SessionState::Reconnecting:
        return QStringLiteral("reconnecting");
    case SessionState::Closing:
        return QStringLiteral("closing");
    case SessionState::Closed:
        return QStringLiteral("closed");
    case SessionState::Failed:
        return QStringLiteral("failed");
    }
    return {};
}

std::optional<SessionState> sessionStateFromWord(const QString& word)
{
    for (int state = 0; state <= static_cast<int>(SessionState::Failed); ++state) {
        if (toWord(static_cast<SessionState>(state)) == word)
            return static_cast<SessionState>(state);
    }
    return std::nullopt;
}

QString toSpecWord(SessionState state)
{
    switch (state) {
    case SessionState::Connected:
        return QStringLiteral("connected");
    case SessionState::Closing:
    case SessionState::Closed:
        return QStringLiteral("disconnected");
    case SessionState::Failed:
        return QStringLiteral("error");
    default:
        return QStringLiteral("connecting");
    }
}

bool mayFollow(SessionState from, SessionState to)
{
    using enum SessionState;
    switch (from) {
    case Connecting:
        return QList{Probing, Failed, Closing}.contains(to);
    case Probing:
        return QList{Installing, Starting, Tunnelling, Failed, Closing, Reconnecting}.contains(to);
    case Installing:
        return QList{Starting, Failed, Closing}.contains(to);
    case Starting:
        return QList{Tunnelling, Failed, Closing}.contains(to);
    case Tunnelling:
        return QList{Connected, Starting, Failed, Closing, Reconnecting}.contains(to);
    case Connected:
        return QList{Reconnecting, Closing, Failed}.contains(to);
    case Reconnecting:
        return QList{Probing, Reconnecting, Failed, Closing}.contains(to);
    case Closing:
        return to == Closed;
    case Closed:
    case Failed:
        return false;
    }
    return false;
}

bool isEnd(SessionState state)
{
    return state == SessionState::Closed || state == SessionState::Failed;
}

} // namespace clouddesk::desktops
