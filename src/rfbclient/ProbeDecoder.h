// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Task.h"

#include <chrono>

namespace clouddesk::rfb {

/// Starts a decoder as a session would, and ends it again: whether seccomp locks it in on this computer. DecoderFailed
/// if none can be started, TimedOut if it does not answer.
core::Task<bool> probeDecoder(std::chrono::milliseconds limit = std::chrono::seconds(5));

} // namespace clouddesk::rfb
