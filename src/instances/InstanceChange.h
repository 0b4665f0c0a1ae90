// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instances/Instance.h"

namespace clouddesk::instances {

/// What a draft does to a machine: how it will look, and what becomes of each secret (absent: stays; empty: removed).
struct InstanceChange
{
    Instance instance;
    InstanceSecrets secrets;
    /// The names of the plain fields and of the credentials that change, for the audit log.
    QStringList fields;
    QStringList credentials;
};

/// What a machine has stored now, beside what its Instance tells.
struct StoredCredentials
{
    bool privateKey = false;
    bool certificate = false;
};

/// Validates the draft and applies it. For a machine that is new (its id is empty), name, host, user and a way to
/// authenticate must be given. The rules of authentication: one way at a time, nothing given that does not belong to
/// it; a new key replaces key path, passphrase and certificate, a new key path the stored key; another way to
/// authenticate drops what belonged to the old one. Only what was stored is named as removed.
core::Result<InstanceChange> applyDraft(const Instance& current, InstanceDraft draft, StoredCredentials stored);

} // namespace clouddesk::instances
