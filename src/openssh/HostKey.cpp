// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/HostKey.h"

#include <QCryptographicHash>

namespace clouddesk::ssh {

QString HostKey::fingerprint() const
{
    const QByteArray digest = QCryptographicHash::hash(blob, QCryptographicHash::Sha256);
    return QStringLiteral("SHA256:%1").arg(QString::fromLatin1(digest.toBase64(QByteArray::OmitTrailingEquals)));
}

} // namespace clouddesk::ssh
