// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/PassphraseSeal.h"
#include "exchange/Profile.h"

namespace clouddesk::exchange {

/// A machine with all that belongs to it.
struct SealedMachine
{
    instances::Instance machine;
    instances::InstanceSecrets secrets;
};

/// Seals machines and their credentials as crypto::PassphraseSeal does, with the letters "CDXP". Takes about a second.
/// InvalidArgument if the passphrase is too short. Any thread.
core::Result<QByteArray> writeSealed(const std::vector<SealedMachine>& machines, const core::Secret& passphrase,
                                     crypto::ScryptCost cost = {});

/// The whole of such a file, or nothing of it: KeyWrong if the passphrase does not open it or a single byte of it was
/// changed, InvalidArgument if it is none, Unsupported if a newer program wrote it. Any thread.
core::Result<std::vector<Profile>> readSealed(const QByteArray& content, const core::Secret& passphrase);

/// Whether it begins like one.
bool looksSealed(const QByteArray& content);

} // namespace clouddesk::exchange
