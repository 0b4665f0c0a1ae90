// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/SftpOpening.h"

namespace clouddesk::files {

using core::ErrorCode;

namespace {

// What is configured but not installed ends at once (Dropbear, and sshd with the path of a program that is not there).
constexpr int attempts = 2;

core::Error withoutServer(const QString& machine)
{
    return {ErrorCode::Unsupported, QStringLiteral("the machine has no SFTP server that answers"), machine,
            QStringLiteral("Have the line \"Subsystem sftp internal-sftp\" in /etc/ssh/sshd_config there and restart "
                           "sshd; where Dropbear runs, install openssh-sftp-server")};
}

} // namespace

core::Task<std::unique_ptr<ssh::SftpClient>> openSftp(std::shared_ptr<ssh::Connection> connection)
{
    for (int attempt = 0; attempt < attempts; ++attempt) {
        auto stream = co_await connection->openSubsystem(QStringLiteral("sftp"));
        if (!stream && stream.error().code == ErrorCode::Unsupported)
            break;
        if (!stream)
            co_return core::fail(stream);
        auto client = co_await ssh::SftpClient::open(std::move(*stream));
        if (client || client.error().code != ErrorCode::ConnectionLost || !connection->isAlive())
            co_return client;
    }
    co_return core::fail(withoutServer(connection->label()));
}

} // namespace clouddesk::files
