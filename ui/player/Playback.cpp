// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/Playback.h"

namespace clouddesk::ui {

namespace {

// Shorter pauses belong to what somebody does.
constexpr auto longestIdle = std::chrono::seconds(2);
constexpr auto leadIn = std::chrono::milliseconds(300);

rfb::ClientOptions playerOptions()
{
    rfb::ClientOptions options;
    options.viewOnly = true;
    return options;
}

} // namespace

Playback::Playback(std::unique_ptr<rfb::Replay> replay, QObject* parent)
    : QObject(parent)
    , m_replay(std::move(replay))
    , m_client(playerOptions())
{
    connect(m_replay.get(), &rfb::Replay::reached, this, &Playback::reached);
    connect(m_replay.get(), &rfb::Replay::failed, this, &Playback::failed);
    connect(&m_client, &rfb::Client::ended, this, &Playback::failed);
}

Playback::~Playback() = default;

void Playback::goTo(Time place)
{
    m_place = std::clamp(place, Time(0), m_replay->duration());
    auto stream = m_replay->begin(m_place);
    if (stream)
        m_client.start(std::move(*stream));
    else
        Q_EMIT failed(stream.error());
}

void Playback::advanceTo(Time place)
{
    m_place = std::min(place, m_replay->duration());
    if (!m_client.isRunning() || !m_replay->feedUntil(m_place))
        goTo(m_place);
}

Playback::Time Playback::withoutIdling(Time place) const
{
    const Time next = m_replay->nextActivity(place);
    return next - place > longestIdle ? next - leadIn : place;
}

} // namespace clouddesk::ui
