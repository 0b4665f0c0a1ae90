// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Questions.h"
#include "openssh/HostKey.h"

#include <vector>

namespace clouddesk::instances {

/// What people read about host keys. The label is the name they know the machine by.

/// Loud: another key than the known ones, both fingerprints, and the only way on.
core::Error hostKeyChanged(const QString& label, const std::vector<ssh::HostKey>& known, const ssh::HostKey& shown);
/// It was marked as never to be trusted, by known_hosts or by our own store.
core::Error hostKeyRevoked(const QString& label, const ssh::HostKey& shown);
/// Not the one that was pinned.
core::Error hostKeyNotPinned(const QString& label, const ssh::HostKey& shown, const QString& pin);
/// Nobody has vouched for it; why says how that came, for example "and was not accepted".
core::Error hostKeyUnknown(const QString& label, const ssh::HostKey& shown, const QString& why);

/// Whether to trust a key nobody has seen. label becomes Question::machine, name stands in the sentence.
core::Question hostKeyQuestion(const QString& label, const QString& name, const ssh::HostKey& shown);

} // namespace clouddesk::instances
