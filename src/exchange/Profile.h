// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instances/Instance.h"

namespace clouddesk::exchange {

/// One machine as a file of another tool, or one of ours, describes it.
struct Profile
{
    QString name;
    QString host;
    QString user; ///< empty: the file does not say
    int port = 22;
    std::optional<instances::Provider> provider;
    instances::AuthType authType = instances::AuthType::Agent;
    QString keyPath; ///< for AuthType::Key
    std::vector<instances::JumpHost> jumps;
    QStringList tags;
    QString notes;
    /// From a sealed file alone.
    instances::InstanceSecrets secrets;
    /// What was left out or assumed, for people.
    QStringList remarks;
    /// Why it cannot be taken over; empty if it can.
    QString fault;
};

/// Files beyond this are refused by every reader.
inline constexpr qint64 largestFile = 32LL * 1024 * 1024;
inline constexpr std::size_t mostProfiles = 100'000;

/// "host", "host:port", "[address]:port"; an address of IPv6 without brackets has no port. The port is 0 if none is
/// given, -1 if it is none.
struct HostAndPort
{
    QString host;
    int port = 0;
    /// White space around the text does not count.
    static HostAndPort parse(const QString& text);
};

/// A name as the inventory accepts it, as near to the text as can be; the fallback where nothing is left of it.
QString nameFrom(const QString& text, const QString& fallback);
/// The same for a tag; empty where nothing is left.
QString tagFrom(const QString& text);
/// Names the profile so, or else by its host; a remark tells of what was cut off.
void takeName(Profile& profile, const QString& text);

} // namespace clouddesk::exchange
