// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "core/Secret.h"

#include <QDateTime>
#include <QStringList>

#include <optional>
#include <vector>

namespace clouddesk::instances {

enum class Provider { Ec2, Oci, Other };
enum class AuthType { Key, Password, Agent };
enum class Desktop { Xfce, Lxde };

/// The stable words: "ec2", "oci", "other"; "key", "password", "agent"; "xfce", "lxde".
QString toWord(Provider provider);
QString toWord(AuthType type);
QString toWord(Desktop desktop);
/// InvalidArgument, naming the words, for any other.
core::Result<Provider> providerFromWord(const QString& word);
core::Result<AuthType> authTypeFromWord(const QString& word);
core::Result<Desktop> desktopFromWord(const QString& word);

/// A jump host on the way to a machine. It is logged in to with the machine's own credential, unless an instance of the
/// same owner has this user, host and port: then with that one's.
struct JumpHost
{
    QString user;
    QString host;
    quint16 port = 22;

    /// "user@host" or "user@host:port", IPv6 in brackets.
    static core::Result<JumpHost> parse(const QString& text);
    /// What parse() takes, the port left out where it is 22.
    [[nodiscard]] QString toText() const;
    friend bool operator==(const JumpHost&, const JumpHost&) = default;
};

/// A machine in the inventory. Holds no secret.
struct Instance
{
    QString id;
    QString ownerId;
    QString name;
    Provider provider = Provider::Other;
    QString host;
    quint16 port = 22;
    QString user;
    AuthType authType = AuthType::Key;
    /// A private key that is only referred to; empty if the key is stored sealed.
    QString keyPath;
    bool hasPassphrase = false;
    /// Whether a separate password for sudo is stored.
    bool hasSudoPassword = false;
    std::vector<JumpHost> jumps;
    QStringList tags;
    QString notes; ///< whatever a person wants to remember about it; lines
    /// Where it comes from that it is kept like: "ssh-config:" and the host's alias there; "own": a person wants
    /// it to follow nothing; empty: from nowhere.
    QString origin;
    std::optional<Desktop> desktop; ///< the one installed last
    bool isVncInstalled = false;
    bool isActive = true; ///< the spec's status; inactive is what vanished from where it comes from
    QDateTime createdAt;
    QDateTime updatedAt;
    QDateTime lastConnectedAt; ///< null if never
};

/// The secrets that belong to one machine; absent ones were not given.
struct InstanceSecrets
{
    std::optional<core::Secret> password;
    std::optional<core::Secret> privateKey;
    std::optional<core::Secret> passphrase;
    std::optional<core::Secret> sudoPassword;
    std::optional<QByteArray> certificate; ///< public, but of no use without the key
};

/// What add() and edit() take. An absent field keeps its value (edit) or its default (add).
struct InstanceDraft
{
    std::optional<QString> name;
    std::optional<Provider> provider;
    std::optional<QString> host;
    std::optional<int> port;
    std::optional<QString> user;
    std::optional<AuthType> authType;
    std::optional<QString> keyPath;
    std::optional<std::vector<JumpHost>> jumps;
    std::optional<QStringList> tags;
    std::optional<QString> notes;
    std::optional<QString> origin;
    std::optional<bool> isActive;
    /// Secrets that are given but empty remove what is stored (passphrase, sudo password, certificate).
    InstanceSecrets secrets;
    /// Whether a file that keyPath names must be there now and hold a usable key; an import takes it as it comes.
    bool mustKeyFileBeUsable = true;
};

/// Checks of single fields: each error is InvalidArgument and names the field and the rule. Nothing that begins with
/// "-" or holds control characters passes any of them.
core::Result<void> validateName(const QString& name);
core::Result<void> validateHost(const QString& host); ///< RFC 1123 name, IPv4 or IPv6 address (with zone)
core::Result<void> validatePort(int port);
core::Result<void> validateUser(const QString& user);
core::Result<void> validateJump(const JumpHost& jump);
core::Result<void> validateTags(const QStringList& tags); ///< what AWS allows in a tag; at most 32, of 64 characters
core::Result<void> validateNotes(const QString& notes);   ///< lines; at most 4000 characters
core::Result<void> validateKeyPath(const QString& path);  ///< absolute; see KeyFile.h for "~/"

} // namespace clouddesk::instances
