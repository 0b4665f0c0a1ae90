// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Paths.h"
#include "core/Secret.h"
#include "core/Task.h"

#include <functional>
#include <memory>

namespace clouddesk::vault {

/// A place that keeps the master key. Two slots exist, so that a rotation can be broken off at any moment: "current",
/// and "next" while a rotation is under way. Home thread.
class MasterKeySource
{
public:
    enum class Slot { Current, Next };

    virtual ~MasterKeySource() = default;
    /// "file /path", "keychain" or "key file /path": for people.
    [[nodiscard]] virtual QString description() const = 0;
    /// One of "environment", "keychain", "key_file", "passphrase": for programs.
    [[nodiscard]] virtual QString kind() const = 0;
    /// Whether this program may replace the key (not where an administrator provides the file).
    [[nodiscard]] virtual bool isWritable() const = 0;
    /// Whether to look here before elsewhere: it takes no time, or there is something only if it is the right key.
    [[nodiscard]] virtual bool isAskedFirst() const = 0;
    /// The file that whoever changes keys here locks first; empty if the source is not writable.
    [[nodiscard]] virtual QString lockFile() const = 0;
    /// NotFound if the slot is empty; KeyUnavailable if the place cannot be reached, does not hold a key, or is unsafe
    /// (a key file that others may read, that belongs to somebody else, or is a link).
    virtual core::Task<core::Secret> load(Slot slot) = 0;
    /// Keeps the key, safe against a power cut when it ends well. Never replaces the current key of a key file:
    /// AlreadyExists then.
    virtual core::Task<void> store(Slot slot, core::Secret key) = 0;
    /// Makes "next" the current key and empties "next". Atomic: at every moment at least one of the two slots holds it.
    virtual core::Task<void> promote() = 0;
    /// Forgets both slots for good: the key is elsewhere now.
    virtual core::Task<void> discard() = 0;
};

/// How a person is asked for the master passphrase; isAgain: what was given before was wrong.
using AskPassphrase = std::function<core::Task<core::Secret>(bool isAgain)>;

/// The size of a master key in bytes.
inline constexpr std::size_t masterKeySize = 32;

/// The file named by CLOUDDESK_MASTER_KEY_FILE: 32 bytes in base64, white space around it ignored. It may belong to
/// this user or to root.
std::unique_ptr<MasterKeySource> makeEnvironmentKeySource(const QString& file);
/// The OS keychain; entries are named after the data folder, so that two installations do not meet. limit, patience:
/// see crypto::Keychain.
std::unique_ptr<MasterKeySource> makeKeychainKeySource(const QString& dataDirectory,
                                                       std::chrono::milliseconds limit = std::chrono::seconds(10),
                                                       std::chrono::milliseconds patience = {});
/// A file in the data folder, sealed under a master passphrase. Without ask nobody is there to be asked for it.
std::unique_ptr<MasterKeySource> makePassphraseKeySource(const QString& file, AskPassphrase ask);
/// A key file of our own with mode 0600 in the data folder.
std::unique_ptr<MasterKeySource> makeFileKeySource(const QString& file);

} // namespace clouddesk::vault
