// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Secret.h"
#include "core/Task.h"

#include <functional>
#include <memory>

namespace clouddesk::crypto {

/// The operating system's secret store (Secret Service, KWallet), by way of QtKeychain, never with its insecure
/// fallback. Each call ends within the time limit: some back ends never answer when nobody is there to unlock them.
/// With patience, a call to one that lives may take so long in all, for it may be asking a person. After a call that
/// was given up, later ones fail at once until that call has ended after all. Without a D-Bus session every call fails
/// at once. Home thread only.
class Keychain
{
public:
    struct Limits
    {
        std::chrono::milliseconds usual = std::chrono::seconds(10);
        std::chrono::milliseconds patience = {};
    };

    explicit Keychain(const QString& service, Limits limits);

    /// NotFound if there is no such entry; KeyUnavailable if there is no keychain or it did not answer.
    core::Task<core::Secret> read(QString entry) const;
    /// Replaces what the entry held. KeyUnavailable as read().
    core::Task<void> write(QString entry, core::Secret secret) const;
    /// Ends well also if there was no such entry.
    core::Task<void> remove(QString entry) const;

private:
    struct State;
    core::Task<void> requireReachable() const;

    QString m_service;
    Limits m_limits;
    std::shared_ptr<State> m_state;
};

} // namespace clouddesk::crypto
