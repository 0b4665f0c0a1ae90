// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QString>

namespace clouddesk::lab {

/// The folder of the build for pictures that are to be looked at. It is there.
inline QString screenshotFolder()
{
    const QString folder =
        qEnvironmentVariable("CLOUDDESK_BUILD_DIR", QStringLiteral(".")) + QStringLiteral("/screenshots");
    QDir().mkpath(folder);
    return folder;
}

} // namespace clouddesk::lab
