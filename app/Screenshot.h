// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktops/DesktopSession.h"

#include <QImage>

namespace clouddesk::app {

/// The desktop as it looks once something is on it: a session that has just started is still one colour, so frames are
/// taken until there is a picture that stays the same for a moment, or settleLimit has passed; then the newest counts.
core::Task<QImage> takeScreenshot(std::shared_ptr<desktops::DesktopSession> session,
                                  std::chrono::milliseconds settleLimit, std::stop_token stop);

/// Whether savePng() can write there: a folder that exists, and neither a device nor a pipe of that name. The error
/// (InvalidArgument) names the file.
core::Result<void> checkPictureFile(const QString& file);

/// Writes a PNG so that the file is whole or not there. The error names the file.
core::Result<void> savePng(const QImage& image, const QString& file);

/// Whether the image is empty or nearly all (99 %) of one colour: an X server with a pointer on it, and no desktop.
bool isBlank(const QImage& image);

} // namespace clouddesk::app
