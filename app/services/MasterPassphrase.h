// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/services/Services.h"

namespace clouddesk::app {

/// vault::Vault::rotate(), in the audit log in the same transaction. The services must outlive the task.
core::Task<int> rotateMasterKey(Services& services);
/// vault::Vault::protect(), audited likewise.
core::Task<int> setMasterPassphrase(Services& services, core::Secret passphrase);
/// vault::Vault::unprotect(), audited likewise.
core::Task<int> removeMasterPassphrase(Services& services);
/// vault::Vault::moveToKeychain(), audited likewise.
core::Task<int> moveMasterKeyToKeychain(Services& services);

} // namespace clouddesk::app
