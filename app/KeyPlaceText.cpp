// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/KeyPlaceText.h"

#include <QCoreApplication>

namespace clouddesk::app {

namespace {

QString say(const char* words)
{
    return QCoreApplication::translate("MasterKey", words);
}

} // namespace

QString keyPlaceText(const vault::Vault::Status& status, const core::Paths& paths)
{
    if (status.sourceKind == QStringLiteral("keychain"))
        return say(QT_TRANSLATE_NOOP("MasterKey", "In the keychain of this computer."));
    if (status.sourceKind == QStringLiteral("passphrase"))
        return say(QT_TRANSLATE_NOOP("MasterKey", "Sealed under the master passphrase, in the file %1."))
            .arg(paths.sealedKeyFile());
    if (status.sourceKind == QStringLiteral("environment"))
        return say(QT_TRANSLATE_NOOP("MasterKey", "In the file that CLOUDDESK_MASTER_KEY_FILE names: %1"))
            .arg(qEnvironmentVariable("CLOUDDESK_MASTER_KEY_FILE"));
    if (status.sourceKind == QStringLiteral("key_file"))
        return say(QT_TRANSLATE_NOOP("MasterKey",
                                     "In the key file %1, because no keychain answered when it was made. Whoever can "
                                     "read that file and the database can read the stored credentials."))
            .arg(paths.masterKeyFile());
    return status.sourceDescription;
}

} // namespace clouddesk::app
