// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/KeyText.h"

#include "vault/MasterKeySource.h"

namespace clouddesk::vault {

core::Secret toKeyText(const core::Secret& key)
{
    QByteArray text = QByteArray::fromRawData(key.data(), static_cast<qsizetype>(key.size())).toBase64() + '\n';
    return core::Secret::takeFrom(text);
}

core::Result<core::Secret> fromKeyText(const core::Secret& text, const QString& place)
{
    QByteArray line = text.view().trimmed().toByteArray();
    auto decoded = QByteArray::fromBase64Encoding(line, QByteArray::AbortOnBase64DecodingErrors);
    core::wipe(line);
    core::Secret key = core::Secret::takeFrom(decoded.decoded);
    if (decoded.decodingStatus != QByteArray::Base64DecodingStatus::Ok || key.size() != masterKeySize)
        return core::fail(core::ErrorCode::KeyUnavailable, QStringLiteral("this is not a key: 32 bytes in base64"),
                          place,
                          QStringLiteral("put the key back from a copy, or make one with: openssl rand -base64 32"));
    return key;
}

} // namespace clouddesk::vault
