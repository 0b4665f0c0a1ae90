// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/TextFile.h"

#include "core/Paths.h"
#include "core/UniqueFd.h"

#include <QFile>

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace clouddesk::ssh {

using core::ErrorCode;
using core::fail;

core::Result<QByteArray> readTextFile(const QString& path, qint64 limit)
{
    const core::UniqueFd file(open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
    struct stat status = {};
    if (!file.isValid() || fstat(file.get(), &status) != 0)
        return fail(core::fromErrno(errno, QStringLiteral("cannot read the file"), path));
    if (!S_ISREG(status.st_mode))
        return fail(ErrorCode::InputOutputFailed, QStringLiteral("is not a regular file"), path);
    QByteArray text;
    constexpr qsizetype piece = 65536;
    while (text.size() < limit) {
        const qsizetype before = text.size();
        const qsizetype wanted = std::min<qsizetype>(piece, limit - before);
        text.resize(before + wanted);
        const ssize_t count = read(file.get(), text.data() + before, static_cast<size_t>(wanted));
        const int number = errno;
        text.resize(before + std::max<ssize_t>(count, 0));
        if (count == 0)
            break;
        if (count < 0 && number != EINTR)
            return fail(core::fromErrno(number, QStringLiteral("cannot read the file"), path));
    }
    return text;
}

} // namespace clouddesk::ssh
