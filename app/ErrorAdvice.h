// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QJsonObject>

namespace clouddesk::app {

/// What to do next about any error of this code, for the command line. May be empty.
QString usualAdviceFor(core::ErrorCode code);

/// What to do next about an error, for the command line: the room's own advice if it has any, else the usual one for
/// its code. May be empty. Windows have WindowAdvice.h.
QString adviceFor(const core::Error& error);

/// The error as two lines for people: "clouddesk: where: what" and what to do next (left out if there is nothing to
/// say). Ends with a line feed.
QString errorText(const core::Error& error);

/// {"error": {"code", "message", "where", "advice"}}: for programs.
QJsonObject errorJson(const core::Error& error);

} // namespace clouddesk::app
