// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbclient/Client.h"
#include "sound/SoundPlayer.h"

#include <optional>

namespace clouddesk::ui {

/// Plays a desktop's sound here. Nothing of it is there before the first sound comes. Home thread.
class SoundBridge : public QObject
{
    Q_OBJECT

public:
    /// title: as this computer's mixer shows it.
    SoundBridge(rfb::Client& client, const QString& title, QObject* parent = nullptr);

private:
    std::optional<sound::SoundPlayer> m_player;
};

} // namespace clouddesk::ui
