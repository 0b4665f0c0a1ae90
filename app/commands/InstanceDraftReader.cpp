// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/InstanceDraftReader.h"

#include "app/cli/LineReader.h"
#include "app/cli/Terminal.h"
#include "core/Paths.h"
#include "core/UniqueFd.h"
#include "instances/KeyFile.h"
#include "openssh/PrivateKey.h"

#include <QDir>
#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace clouddesk::app {

using core::ErrorCode;
using core::fail;
using core::Result;
using core::Secret;
using instances::InstanceDraft;

namespace {

constexpr off_t largestKeyFile = off_t(1024) * 1024;

Result<Secret> readSmallFile(const QString& path)
{
    const core::UniqueFd file(open(path.toLocal8Bit().constData(), O_RDONLY | O_CLOEXEC));
    if (!file.isValid())
        return fail(core::fromErrno(errno, QStringLiteral("cannot open the file"), path));
    struct stat status = {};
    if (fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode) || status.st_size > largestKeyFile)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("is not a key file"), path);
    Secret content = Secret::ofSize(static_cast<std::size_t>(status.st_size));
    std::size_t used = 0;
    while (used < content.size()) {
        const ssize_t count = read(file.get(), content.data() + used, content.size() - used);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return fail(core::fromErrno(errno, QStringLiteral("cannot read the file"), path));
        if (count == 0)
            break;
        used += static_cast<std::size_t>(count);
    }
    content.truncate(used);
    return content;
}

Result<std::optional<instances::AuthType>> chosenAuthType(const Arguments& arguments)
{
    std::optional<instances::AuthType> type;
    QStringList ways;
    const auto take = [&](const char* option, instances::AuthType meant) {
        if (!arguments.has(option))
            return;
        ways += QStringLiteral("--") + QLatin1String(option);
        type = meant;
    };
    take("key", instances::AuthType::Key);
    take("key-path", instances::AuthType::Key);
    take("password-stdin", instances::AuthType::Password);
    take("agent", instances::AuthType::Agent);
    if (ways.size() > 1)
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("%1 exclude each other").arg(ways.join(QStringLiteral(" and "))));
    if (arguments.has("passphrase-stdin") && type && *type != instances::AuthType::Key)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("--passphrase-stdin belongs to a key"));
    return type;
}

Result<void> readJumps(const Arguments& arguments, InstanceDraft& draft)
{
    if (!arguments.has("jump"))
        return {};
    std::vector<instances::JumpHost> jumps;
    for (const QString& text : arguments.values("jump")) {
        if (text.isEmpty())
            continue;
        auto jump = instances::JumpHost::parse(text);
        if (!jump)
            return fail(jump);
        jumps.push_back(*jump);
    }
    draft.jumps = std::move(jumps);
    return {};
}

Result<void> readPlainFields(const Arguments& arguments, InstanceDraft& draft)
{
    if (arguments.has("name"))
        draft.name = arguments.value("name");
    if (arguments.has("host"))
        draft.host = arguments.value("host");
    if (arguments.has("user"))
        draft.user = arguments.value("user");
    if (arguments.has("port")) {
        const auto port = arguments.number("port", 22, 1, 65535);
        if (!port)
            return fail(port);
        draft.port = *port;
    }
    if (arguments.has("provider")) {
        const auto provider = instances::providerFromWord(arguments.value("provider"));
        if (!provider)
            return fail(provider);
        draft.provider = *provider;
    }
    if (arguments.has("tag")) {
        QStringList tags = arguments.values("tag");
        tags.removeAll(QString());
        draft.tags = tags;
    }
    if (arguments.has("notes"))
        draft.notes = arguments.value("notes");
    return readJumps(arguments, draft);
}

Result<void> readKeys(const Arguments& arguments, InstanceDraft& draft)
{
    if (arguments.has("key-path"))
        draft.keyPath = QDir().absoluteFilePath(instances::expandHome(arguments.value("key-path")));
    if (arguments.has("key")) {
        auto key = instances::readKeyFileForStoring(arguments.value("key"));
        if (!key)
            return fail(key);
        draft.secrets.privateKey = std::move(key->privateKey);
        draft.secrets.certificate = key->certificate;
    }
    if (arguments.has("certificate")) {
        const auto certificate = readSmallFile(arguments.value("certificate"));
        if (!certificate)
            return fail(certificate);
        draft.secrets.certificate = certificate->view().toByteArray().trimmed();
    }
    return {};
}

core::Task<void> readSecrets(Context& context, instances::InstanceSecrets& secrets)
{
    const Arguments& arguments = context.arguments();
    if (arguments.has("password-stdin")) {
        auto password = co_await readSecretInput(context, QStringLiteral("password"));
        if (!password)
            co_return fail(password);
        secrets.password = std::move(*password);
    }
    if (arguments.has("passphrase-stdin")) {
        auto passphrase = co_await readSecretInput(context, QStringLiteral("passphrase"));
        if (!passphrase)
            co_return fail(passphrase);
        secrets.passphrase = std::move(*passphrase);
    }
    if (arguments.has("sudo-password-stdin")) {
        auto password = co_await readSecretInput(context, QStringLiteral("sudo password"));
        if (!password)
            co_return fail(password);
        secrets.sudoPassword = std::move(*password);
    }
    co_return Result<void>();
}

// A key that is stored is to be of use without anybody there.
Result<void> requirePassphrase(const Arguments& arguments, const instances::InstanceSecrets& secrets)
{
    if (!secrets.privateKey || secrets.passphrase)
        return {};
    const auto facts = ssh::inspectPrivateKey(*secrets.privateKey);
    if (!facts || !facts->isEncrypted)
        return {};
    return fail(ErrorCode::CredentialUnusable, QStringLiteral("the key needs its passphrase"), arguments.value("key"),
                QStringLiteral("Add --passphrase-stdin, or name the key with --key-path to be asked for the passphrase "
                               "at each connect."));
}

} // namespace

std::vector<Option> instanceOptions()
{
    return {
        {"host", "HOST", "Name, IPv4 or IPv6 address"},
        {"user", "USER", "Whom to log in as"},
        {"port", "PORT", "The SSH port (default 22)"},
        {"provider", "ec2|oci|other", "Whose machine it is (default other)"},
        {"key", "FILE", "Log in with this private key; a copy is stored sealed"},
        {"key-path", "FILE", "Log in with this private key; it stays where it is and is read each time"},
        {"certificate", "FILE", "The certificate that belongs to the key"},
        {"password-stdin", nullptr, "Log in with a password, read from standard input"},
        {"agent", nullptr, "Log in with the keys of the running ssh-agent"},
        {"passphrase-stdin", nullptr, "The key's passphrase, read from standard input"},
        {"sudo-password-stdin", nullptr, "The password that sudo wants there, read from standard input"},
        {"jump", "USER@HOST[:PORT]", "A jump host on the way; several in their order; empty for none", true},
        {"tag", "TAG", "A word to find the machine by; empty for none", true},
        {"notes", "TEXT", "What you want to remember about it; empty for nothing"},
    };
}

core::Task<Secret> readSecretInput(Context& context, QString what)
{
    Streams& streams = context.streams();
    if (streams.inputIsTerminal() && !streams.terminal().isEmpty()) {
        const auto terminal = Terminal::open(streams.terminal());
        if (!terminal)
            co_return fail(terminal);
        co_return co_await terminal->readSecret(what + QStringLiteral(": "), context.stop());
    }
    auto line = co_await LineReader::readLine(streams.input(), context.stop());
    if (line && !line->isEmpty())
        co_return line;
    if (!line && line.error().code != ErrorCode::NotFound)
        co_return fail(line);
    co_return fail(ErrorCode::InvalidArgument, QStringLiteral("standard input holds no %1").arg(what), {},
                   QStringLiteral("Give one line each, in the order password, passphrase, sudo password."));
}

core::Task<InstanceDraft> readDraft(Context& context)
{
    InstanceDraft draft;
    const auto type = chosenAuthType(context.arguments());
    if (!type)
        co_return fail(type);
    draft.authType = *type;
    if (const auto read = readPlainFields(context.arguments(), draft); !read)
        co_return fail(read);
    if (const auto read = readKeys(context.arguments(), draft); !read)
        co_return fail(read);
    const auto read = co_await readSecrets(context, draft.secrets);
    if (!read)
        co_return fail(read);
    if (const auto complete = requirePassphrase(context.arguments(), draft.secrets); !complete)
        co_return fail(complete);
    co_return draft;
}

} // namespace clouddesk::app
