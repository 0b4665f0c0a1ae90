// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sftp/SftpClient.h"
#include "ssh/Connection.h"

namespace clouddesk::files {

/// A client of the machine's SFTP server, over a connection that is there. Unsupported, with advice, if the machine has
/// none, or one that ends without a word; otherwise as Connection::openSubsystem() and SftpClient::open() fail. Home
/// thread.
core::Task<std::unique_ptr<ssh::SftpClient>> openSftp(std::shared_ptr<ssh::Connection> connection);

} // namespace clouddesk::files
