// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "core/Secret.h"

#include <QByteArray>
#include <QByteArrayView>

namespace clouddesk::crypto {

/// SHA-256 (FIPS 180-4), 32 bytes. Any thread.
QByteArray sha256(QByteArrayView data);

/// HMAC-SHA-256 (RFC 2104), 32 bytes. Any thread.
QByteArray hmacSha256(const core::Secret& key, QByteArrayView data);

/// HKDF-SHA-256 (RFC 5869) with salt and info. Any thread.
core::Result<core::Secret> hkdfSha256(const core::Secret& inputKey, QByteArrayView salt, QByteArrayView info,
                                      std::size_t length);

/// Compares in constant time for equal lengths.
bool constantTimeEquals(QByteArrayView left, QByteArrayView right);

/// Bytes from the operating system's generator, by way of OpenSSL. Never fails short: throws if there is no entropy.
QByteArray randomBytes(qsizetype count);
/// The same in locked memory.
core::Secret randomSecret(std::size_t count);

/// Frees what OpenSSL keeps for the calling thread, its random generator above all; it is made anew when needed. For
/// threads of Qt's pool: the program's end does not wait until they have freed it themselves.
void forgetThread();

} // namespace clouddesk::crypto
