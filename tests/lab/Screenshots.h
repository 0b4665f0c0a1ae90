// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "VirtualScreen.h"

#include <QDir>
#include <QString>

namespace clouddesk::lab {

/// The folder of the build for pictures that are to be looked at, those of a dense screen apart. It is there.
inline QString screenshotFolder()
{
    QString folder = qEnvironmentVariable("CLOUDDESK_BUILD_DIR", QStringLiteral(".")) + QStringLiteral("/screenshots");
    if (const int scale = VirtualScreen::scale(); scale > 1)
        folder += QStringLiteral("-%1").arg(100 * scale);
    QDir().mkpath(folder);
    return folder;
}

} // namespace clouddesk::lab
