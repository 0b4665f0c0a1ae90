// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/Container.h"
#include "ssh/Connection.h"

#include <qcoro/qcorotask.h>

namespace clouddesk::lab {

/// Trusts every host key and has no answer to any question.
class TrustingDelegate : public ssh::ConnectionDelegate
{
public:
    core::Task<void> checkHostKey(QString, quint16, QString, ssh::HostKey) override { co_return {}; }
    core::Task<QStringList> knownHostKeyTypes(QString, quint16) override { co_return QStringList(); }
    core::Task<std::vector<core::Secret>> answerInteractive(QString, QString, std::vector<InteractivePrompt>) override
    {
        co_return core::fail(core::ErrorCode::Unsupported, QStringLiteral("nobody is here to answer"));
    }
    core::Task<core::Secret> passphrase(QString, bool) override
    {
        co_return core::fail(core::ErrorCode::Unsupported, QStringLiteral("nobody is here to answer"));
    }
    core::Task<core::Secret> password(QString) override
    {
        co_return core::fail(core::ErrorCode::Unsupported, QStringLiteral("nobody is here to answer"));
    }
};

/// An SSH connection to the container as one of its people.
inline core::Result<std::shared_ptr<ssh::Connection>> logIn(const Container& machine, const QString& user)
{
    static TrustingDelegate delegate;
    ssh::KeyCredential credential;
    credential.privateKey = core::Secret(machine.clientKey());
    ssh::Hop hop;
    hop.host = machine.host();
    hop.port = machine.port();
    hop.user = user;
    hop.credential = std::move(credential);
    hop.label = QStringLiteral("lab machine");
    ssh::ConnectionOptions options;
    options.hops.push_back(std::move(hop));
    return QCoro::waitFor(ssh::Connection::open(std::move(options), delegate));
}

} // namespace clouddesk::lab
