// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

namespace clouddesk::lab {

/// The forms in which a secret could lie about: as it is, as Qt keeps text, in hex, as part of an address, in base64 at
/// each of its offsets. Latin-1, at least eight bytes.
inline QList<QByteArray> formsOf(const QByteArray& secret)
{
    const QString text = QString::fromLatin1(secret);
    QList<QByteArray> forms = {secret, QByteArray(reinterpret_cast<const char*>(text.utf16()), text.size() * 2),
                               secret.toHex(), secret.toHex().toUpper(), QUrl::toPercentEncoding(text)};
    for (int offset = 0; offset < 3; ++offset)
        forms += (QByteArray(offset, 'x') + secret).toBase64().mid(4, (secret.size() - 4) / 3 * 4);
    return forms;
}

} // namespace clouddesk::lab
