// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "instances/KnownHostsFiles.h"

#include "core/Pool.h"
#include "openssh/KnownHosts.h"

namespace clouddesk::instances {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

void addOnce(std::vector<ssh::HostKey>& keys, const ssh::HostKey& key)
{
    if (std::ranges::find(keys, key) == keys.end())
        keys.push_back(key);
}

Result<KnownHostsAnswer> collect(const QStringList& files, const QString& host, quint16 port)
{
    using Marker = ssh::KnownHostLine::Marker;
    KnownHostsAnswer answer;
    for (const QString& file : files) {
        const auto lines = ssh::readKnownHostsFile(file);
        if (!lines && lines.error().code == ErrorCode::NotFound)
            continue;
        if (!lines)
            return fail(lines);
        for (const ssh::KnownHostLine& line : *lines) {
            if (line.marker == Marker::CertificateAuthority || !line.matches(host, port))
                continue;
            addOnce(line.marker == Marker::Revoked ? answer.revoked : answer.trusted, line.key);
        }
    }
    return answer;
}

} // namespace

core::Task<KnownHostsAnswer> readKnownHosts(QStringList files, QString host, quint16 port)
{
    core::Deferred<KnownHostsAnswer> answer = core::onPool([files, host, port] { return collect(files, host, port); });
    co_return co_await answer;
}

} // namespace clouddesk::instances
