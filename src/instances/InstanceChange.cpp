// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "instances/InstanceChange.h"

#include "instances/KeyFile.h"

namespace clouddesk::instances {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

/// Longer passwords than OpenSSH's own limit for one (readpass.c) are never meant.
constexpr std::size_t maximumPasswordSize = 1024;

std::unexpected<core::Error> invalid(const char* field, const QString& rule)
{
    return fail(ErrorCode::InvalidArgument, QStringLiteral("%1: %2").arg(QLatin1String(field), rule));
}

bool isGiven(const std::optional<core::Secret>& secret)
{
    return secret && !secret->isEmpty();
}

bool isGiven(const std::optional<QString>& text)
{
    return text && !text->isEmpty();
}

/// Takes the new value of one field over and notes whether it is another one.
template <typename T>
void take(InstanceChange& change, const char* field, T& target, T value)
{
    if (target == value)
        return;
    target = std::move(value);
    change.fields += QLatin1String(field);
}

void normalise(InstanceDraft& draft)
{
    // So that two names that look the same are the same.
    if (draft.name)
        draft.name = draft.name->normalized(QString::NormalizationForm_C);
    if (draft.keyPath)
        draft.keyPath = expandHome(*draft.keyPath);
    if (draft.tags) {
        for (QString& tag : *draft.tags)
            tag = tag.normalized(QString::NormalizationForm_C);
    }
}

Result<void> checkJumps(const std::vector<JumpHost>& jumps)
{
    constexpr std::size_t maximumJumps = 8;
    if (jumps.size() > maximumJumps)
        return invalid("jump", QStringLiteral("must not be more than 8"));
    for (const JumpHost& jump : jumps) {
        if (auto valid = validateJump(jump); !valid)
            return valid;
    }
    return {};
}

Result<void> checkPlainFields(const InstanceDraft& draft)
{
    Result<void> outcome;
    const auto check = [&outcome](const auto& field, auto validate) {
        if (outcome && field)
            outcome = validate(*field);
    };
    check(draft.name, validateName);
    check(draft.host, validateHost);
    check(draft.port, validatePort);
    check(draft.user, validateUser);
    check(draft.tags, validateTags);
    check(draft.notes, validateNotes);
    check(draft.jumps, checkJumps);
    if (isGiven(draft.keyPath))
        check(draft.keyPath, validateKeyPath);
    return outcome;
}

Result<void> checkNewIsComplete(const InstanceDraft& draft)
{
    if (!draft.name)
        return invalid("name", QStringLiteral("must be given"));
    if (!draft.host)
        return invalid("host", QStringLiteral("must be given"));
    if (!draft.user)
        return invalid("user", QStringLiteral("must be given"));
    return {};
}

Result<void> checkPassword(const char* field, const std::optional<core::Secret>& password)
{
    if (!password)
        return {};
    if (password->size() > maximumPasswordSize)
        return invalid(field, QStringLiteral("must not be longer than 1024 bytes"));
    if (password->view().indexOf('\0') >= 0)
        return invalid(field, QStringLiteral("must not hold a zero byte"));
    return {};
}

Result<void> checkPasswords(const InstanceSecrets& secrets)
{
    if (secrets.password && secrets.password->isEmpty())
        return invalid("password", QStringLiteral("must not be empty"));
    if (secrets.privateKey && secrets.privateKey->isEmpty())
        return invalid("key", QStringLiteral("must not be empty"));
    if (auto valid = checkPassword("password", secrets.password); !valid)
        return valid;
    if (auto valid = checkPassword("passphrase", secrets.passphrase); !valid)
        return valid;
    return checkPassword("sudo password", secrets.sudoPassword);
}

/// The way to authenticate: as given, else as the credential that is given says, else as before.
Result<AuthType> chosenAuthType(const Instance& current, const InstanceDraft& draft)
{
    if (draft.authType)
        return *draft.authType;
    if (draft.secrets.privateKey || isGiven(draft.keyPath))
        return AuthType::Key;
    if (draft.secrets.password)
        return AuthType::Password;
    if (current.id.isEmpty())
        return invalid("auth type",
                       QStringLiteral("give a key, a key path, a password, or say that the agent is used"));
    return current.authType;
}

Result<void> checkNothingForeign(AuthType type, const InstanceDraft& draft)
{
    const QString rule = QStringLiteral("does not go with %1 authentication").arg(toWord(type));
    if (draft.secrets.privateKey && isGiven(draft.keyPath))
        return invalid("key", QStringLiteral("give either the key itself or its path, not both"));
    if (type != AuthType::Password && draft.secrets.password)
        return invalid("password", rule);
    if (type == AuthType::Key)
        return {};
    if (draft.secrets.privateKey)
        return invalid("key", rule);
    if (isGiven(draft.keyPath))
        return invalid("key path", rule);
    if (isGiven(draft.secrets.passphrase))
        return invalid("passphrase", rule);
    if (draft.secrets.certificate && !draft.secrets.certificate->isEmpty())
        return invalid("certificate", rule);
    return {};
}

void takePlainFields(InstanceChange& change, InstanceDraft& draft)
{
    Instance& instance = change.instance;
    const auto takeGiven = [&change](const char* field, auto& target, auto& given) {
        if (given)
            take(change, field, target, std::move(*given));
    };
    takeGiven("name", instance.name, draft.name);
    takeGiven("provider", instance.provider, draft.provider);
    takeGiven("host", instance.host, draft.host);
    takeGiven("user", instance.user, draft.user);
    takeGiven("jumps", instance.jumps, draft.jumps);
    takeGiven("tags", instance.tags, draft.tags);
    takeGiven("notes", instance.notes, draft.notes);
    takeGiven("origin", instance.origin, draft.origin);
    takeGiven("status", instance.isActive, draft.isActive);
    if (draft.port)
        take(change, "port", instance.port, static_cast<quint16>(*draft.port));
}

void dropKey(InstanceSecrets& secrets)
{
    secrets.privateKey.emplace();
    secrets.passphrase.emplace();
    secrets.certificate.emplace();
}

/// What is left behind when the way to authenticate changes.
void dropForeign(InstanceChange& change, AuthType before)
{
    const AuthType now = change.instance.authType;
    if (before == now)
        return;
    if (before == AuthType::Key) {
        dropKey(change.secrets);
        take(change, "key_path", change.instance.keyPath, QString());
    }
    if (before == AuthType::Password)
        change.secrets.password.emplace();
}

/// A key that is replaced takes its passphrase and certificate with it; new ones may come along.
void takeKey(InstanceChange& change, InstanceDraft& draft)
{
    if (draft.secrets.privateKey) {
        dropKey(change.secrets);
        change.secrets.privateKey = std::move(draft.secrets.privateKey);
        take(change, "key_path", change.instance.keyPath, QString());
    } else if (isGiven(draft.keyPath)) {
        dropKey(change.secrets);
        take(change, "key_path", change.instance.keyPath, std::move(*draft.keyPath));
    }
    if (draft.secrets.passphrase)
        change.secrets.passphrase = std::move(draft.secrets.passphrase);
    if (draft.secrets.certificate)
        change.secrets.certificate = std::move(draft.secrets.certificate);
}

void takeSecrets(InstanceChange& change, InstanceDraft& draft)
{
    takeKey(change, draft);
    if (draft.secrets.password)
        change.secrets.password = std::move(draft.secrets.password);
    if (draft.secrets.sudoPassword)
        change.secrets.sudoPassword = std::move(draft.secrets.sudoPassword);
}

// What was not there is not removed.
void nameCredentials(InstanceChange& change, const Instance& current, StoredCredentials stored)
{
    const auto name = [&change](const char* word, const auto& secret, bool wasThere) {
        if (secret && (wasThere || !secret->isEmpty()))
            change.credentials += QLatin1String(word) + (secret->isEmpty() ? QStringLiteral(" removed") : QString());
    };
    const bool isOld = !current.id.isEmpty();
    name("password", change.secrets.password, isOld && current.authType == AuthType::Password);
    name("private key", change.secrets.privateKey, stored.privateKey);
    name("passphrase", change.secrets.passphrase, current.hasPassphrase);
    name("sudo password", change.secrets.sudoPassword, current.hasSudoPassword);
    name("certificate", change.secrets.certificate, stored.certificate);
}

Result<void> checkKeyIsThere(const InstanceChange& change, bool hasStoredKey)
{
    const bool willBeStored = change.secrets.privateKey ? isGiven(change.secrets.privateKey) : hasStoredKey;
    if (change.instance.authType == AuthType::Key && !willBeStored && change.instance.keyPath.isEmpty())
        return invalid("key", QStringLiteral("must be given for key authentication, or the path of one"));
    return {};
}

Result<void> checkDraft(const Instance& current, const InstanceDraft& draft)
{
    if (current.id.isEmpty()) {
        if (auto complete = checkNewIsComplete(draft); !complete)
            return complete;
    }
    if (auto valid = checkPlainFields(draft); !valid)
        return valid;
    return checkPasswords(draft.secrets);
}

} // namespace

Result<InstanceChange> applyDraft(const Instance& current, InstanceDraft draft, StoredCredentials stored)
{
    normalise(draft);
    if (auto valid = checkDraft(current, draft); !valid)
        return fail(valid);
    const auto type = chosenAuthType(current, draft);
    if (!type)
        return fail(type);
    if (auto valid = checkNothingForeign(*type, draft); !valid)
        return fail(valid);
    InstanceChange change;
    change.instance = current;
    takePlainFields(change, draft);
    take(change, "auth_type", change.instance.authType, *type);
    if (!current.id.isEmpty())
        dropForeign(change, current.authType);
    takeSecrets(change, draft);
    if (auto valid = checkKeyIsThere(change, stored.privateKey); !valid)
        return fail(valid);
    nameCredentials(change, current, stored);
    return change;
}

} // namespace clouddesk::instances
