// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/SoundBridge.h"

#include "rfbflow/SoundFlow.h"

namespace clouddesk::ui {

// What a desktop is asked for is what is played.
static_assert(rfb::SoundFlow::format.sample == rfb::SoundFormat::Sample::S16 &&
              rfb::SoundFlow::format.channels == sound::channels &&
              rfb::SoundFlow::format.frequency == sound::frequency);

SoundBridge::SoundBridge(rfb::Client& client, const QString& title, QObject* parent)
    : QObject(parent)
{
    connect(&client, &rfb::Client::soundBegan, this, [this, title] {
        if (!m_player)
            m_player.emplace(title);
        m_player->begin();
    });
    connect(&client, &rfb::Client::soundArrived, this, [this](const QByteArray& bytes) {
        if (m_player)
            m_player->play({reinterpret_cast<const quint8*>(bytes.constData()), static_cast<size_t>(bytes.size())});
    });
    const auto end = [this] {
        if (m_player)
            m_player->end();
    };
    connect(&client, &rfb::Client::soundEnded, this, end);
    connect(&client, &rfb::Client::ended, this, end);
}

} // namespace clouddesk::ui
