// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "instances/KeyCredential.h"

#include "instances/KeyFile.h"
#include "openssh/PrivateKey.h"

namespace clouddesk::instances {

using core::fail;
using core::Result;
using core::Secret;

namespace {

Secret cloneOf(const std::optional<Secret>& secret)
{
    return secret ? secret->clone() : Secret();
}

} // namespace

Result<ssh::KeyCredential> keyCredential(const Instance& instance, const InstanceSecrets& secrets)
{
    ssh::KeyCredential credential;
    credential.passphrase = cloneOf(secrets.passphrase);
    credential.certificate = secrets.certificate.value_or(QByteArray());
    if (instance.keyPath.isEmpty()) {
        credential.privateKey = cloneOf(secrets.privateKey);
    } else {
        auto file = readKeyFile(instance.keyPath);
        if (!file)
            return fail(file);
        credential.privateKey = std::move(file->privateKey);
        if (credential.certificate.isEmpty())
            credential.certificate = file->certificate;
    }
    if (const auto facts = ssh::inspectPrivateKey(credential.privateKey); !facts)
        return fail(facts.error().at(instance.keyPath));
    if (!credential.certificate.isEmpty()) {
        if (const auto valid = ssh::checkCertificateLine(credential.certificate); !valid)
            return fail(valid);
    }
    return credential;
}

} // namespace clouddesk::instances
