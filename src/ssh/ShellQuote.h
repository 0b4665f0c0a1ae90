// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace clouddesk::ssh {

/// One word for a POSIX shell: in single quotes, each single quote as '\''. A zero byte cannot be passed and is
/// dropped.
QByteArray shellQuote(const QString& word);
QByteArray shellQuote(QByteArrayView word);

/// A command line of quoted words, separated by blanks.
QByteArray shellCommand(const QStringList& words);

} // namespace clouddesk::ssh
