// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instances/Instance.h"
#include "openssh/Credential.h"

namespace clouddesk::instances {

/// What a machine that is logged in to by key is logged in to with: the key from its file, as it is now, or from its
/// secrets. CredentialUnusable if it is no key or its certificate none; for a file also as readKeyFile() says.
core::Result<ssh::KeyCredential> keyCredential(const Instance& instance, const InstanceSecrets& secrets);

} // namespace clouddesk::instances
