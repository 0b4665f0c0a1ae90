// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/SftpOpening.h"

namespace clouddesk::files {

core::Task<std::unique_ptr<ssh::SftpClient>> openSftp(std::shared_ptr<ssh::Connection> connection)
{
    auto stream = co_await connection->openSubsystem(QStringLiteral("sftp"));
    if (!stream)
        co_return core::fail(stream);
    auto client = co_await ssh::SftpClient::open(std::move(*stream));
    co_return client;
}

} // namespace clouddesk::files
