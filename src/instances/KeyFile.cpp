// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "instances/KeyFile.h"

#include "core/Paths.h"
#include "core/UniqueFd.h"
#include "openssh/PrivateKey.h"
#include "openssh/ShellQuote.h"

#include <QDir>
#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace clouddesk::instances {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

constexpr mode_t othersMay = S_IRWXG | S_IRWXO;

enum class Privacy { Demanded, Ignored };

/// A key file holds at most 64 KiB; with its certificate it is no more.
Result<core::Secret> readAll(int descriptor, const QString& path)
{
    core::Secret content = core::Secret::ofSize(ssh::maximumPrivateKeySize + 1);
    std::size_t filled = 0;
    while (filled < content.size()) {
        const ssize_t got = ::read(descriptor, content.data() + filled, content.size() - filled);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return fail(core::fromErrno(errno, QStringLiteral("cannot read the key file"), path));
        if (got == 0)
            break;
        filled += static_cast<std::size_t>(got);
    }
    if (filled > ssh::maximumPrivateKeySize)
        return fail(ErrorCode::CredentialUnusable, QStringLiteral("the key file has more than 64 KiB"), path);
    content.truncate(filled);
    return content;
}

Result<core::Secret> readRegularFile(const QString& path, Privacy privacy)
{
    // Non-blocking, so that a FIFO in a key's place does not hold us up.
    const core::UniqueFd file(
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    struct stat facts = {};
    if (!file.isValid() || ::fstat(file.get(), &facts) != 0)
        return fail(core::fromErrno(errno, QStringLiteral("cannot open the key file"), path));
    if (!S_ISREG(facts.st_mode))
        return fail(ErrorCode::CredentialUnusable, QStringLiteral("the key file is not a regular file"), path);
    if (privacy == Privacy::Demanded && (facts.st_mode & othersMay) != 0)
        return fail(ErrorCode::CredentialUnusable, QStringLiteral("other users of this computer may use the key file"),
                    path,
                    QStringLiteral("Make it yours alone: chmod 600 %1").arg(QString::fromUtf8(ssh::shellQuote(path))));
    return readAll(file.get(), path);
}

Result<KeyFile> readWithCertificate(const QString& path, Privacy privacy)
{
    auto key = readRegularFile(path, privacy);
    if (!key)
        return fail(key);
    KeyFile result;
    result.privateKey = std::move(*key);
    const auto certificate = readRegularFile(path + QStringLiteral("-cert.pub"), Privacy::Ignored);
    if (certificate)
        result.certificate = certificate->view().toByteArray().trimmed();
    else if (certificate.error().code != ErrorCode::NotFound)
        return fail(certificate);
    return result;
}

} // namespace

QString expandHome(const QString& path)
{
    if (path.isEmpty())
        return path;
    const bool isBelowHome = path == QLatin1String("~") || path.startsWith(QLatin1String("~/"));
    return QDir::cleanPath(isBelowHome ? QDir::homePath() + path.mid(1) : path);
}

Result<KeyFile> readKeyFile(const QString& path)
{
    return readWithCertificate(path, Privacy::Demanded);
}

Result<KeyFile> readKeyFileForStoring(const QString& path)
{
    return readWithCertificate(path, Privacy::Ignored);
}

} // namespace clouddesk::instances
