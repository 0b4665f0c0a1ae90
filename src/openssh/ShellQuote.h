// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

namespace clouddesk::ssh {

/// One word for a shell: in single quotes; a single quote as '\'', and, because fish and csh give them a meaning even
/// inside single quotes, a backslash as '\\' and an exclamation mark as '\!'. Means the same to POSIX shells, zsh,
/// fish, csh and tcsh, with one exception: csh and tcsh end the command at a line feed. So a word that may hold one
/// goes into a shellCommand() or a RemoteScript, not into a command line of one's own. A zero byte cannot be passed and
/// is dropped.
QByteArray shellQuote(const QString& word);
QByteArray shellQuote(QByteArrayView word);

/// A command line of quoted words, separated by blanks, for whatever login shell there is. Words with line feeds are
/// handed over by way of sh, which then needs the first word to be a program.
QByteArray shellCommand(const QStringList& words);

/// How many bytes shellQuote() would return.
qsizetype shellQuotedSize(QByteArrayView word);
/// Writes those bytes to target and returns the place after them; for words that must not be copied about.
char* shellQuoteInto(QByteArrayView word, char* target);

} // namespace clouddesk::ssh
