// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbclient/Client.h"
#include "rfbrecord/Replay.h"

namespace clouddesk::ui {

/// A recording and the client that draws it, kept at the same place. Whoever wants to see it asks for places, one at a
/// time. Home thread.
class Playback : public QObject
{
    Q_OBJECT

public:
    using Time = std::chrono::microseconds;

    explicit Playback(std::unique_ptr<rfb::Replay> replay, QObject* parent = nullptr);
    ~Playback() override;

    /// Owned here; to be looked at, not to be typed into.
    [[nodiscard]] rfb::Client& client() { return m_client; }
    [[nodiscard]] const rfb::Replay& replay() const { return *m_replay; }
    /// Where it was told to go last; the picture may be on its way, see isBusy().
    [[nodiscard]] Time place() const { return m_place; }
    /// Whether the picture is still on its way to the place.
    [[nodiscard]] bool isBusy() const { return m_client.isRunning() && m_replay->isFeeding(); }
    /// Goes to another place; backwards and far ahead it begins anew. reached() follows.
    void goTo(Time place);
    /// Goes on, or begins anew where it had failed; reached() follows.
    void advanceTo(Time place);
    /// The place to go on from after this one, if time in which nothing happens is left out.
    [[nodiscard]] Time withoutIdling(Time place) const;

Q_SIGNALS:
    /// The picture is the one of place().
    void reached();
    /// The recording cannot be played on from here.
    void failed(const clouddesk::core::Error& reason);

private:
    std::unique_ptr<rfb::Replay> m_replay;
    rfb::Client m_client;
    Time m_place{0};
};

} // namespace clouddesk::ui
