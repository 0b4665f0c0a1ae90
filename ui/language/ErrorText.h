// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

namespace clouddesk::ui {

/// What happened, on one line without a full stop: in English the room's own words; in another language those for the
/// error's code, with the room's own in brackets.
QString errorText(const core::Error& error);

/// The same with its place before it, as core::Error::toLine().
QString errorLine(const core::Error& error);

/// The same as errorText() for the beginning of a sentence.
QString errorSentence(const core::Error& error);

} // namespace clouddesk::ui
