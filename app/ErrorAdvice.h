// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QJsonObject>

namespace clouddesk::app {

/// What to do next about an error: the room's own advice if it has any, else the words for its code. May be empty.
QString adviceFor(const core::Error& error);

/// The same in the language that the windows speak, for them: where that is not English, the code's own advice with the
/// room's in brackets.
QString spokenAdviceFor(const core::Error& error);

/// The error as two lines for people: "clouddesk: where: what" and what to do next (left out if there is nothing to
/// say). Ends with a line feed.
QString errorText(const core::Error& error);

/// {"error": {"code", "message", "where", "advice"}}: for programs.
QJsonObject errorJson(const core::Error& error);

} // namespace clouddesk::app
