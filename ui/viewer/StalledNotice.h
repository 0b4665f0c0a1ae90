// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbclient/Client.h"
#include "ui/viewer/PictureCover.h"

namespace clouddesk::ui {

/// Lies over the picture while the desktop does not answer: dims it, says so, and takes no clicks.
class StalledNotice : public PictureCover
{
    Q_OBJECT

public:
    /// Covers the parent, which shows what the client draws.
    StalledNotice(rfb::Client& client, QWidget* parent);
};

} // namespace clouddesk::ui
