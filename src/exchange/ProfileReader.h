// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/Profile.h"

namespace clouddesk::exchange {

enum class Format { Remmina, MRemote, Putty, Csv, Json, Sealed };

/// The stable words: "remmina", "mremoteng", "putty", "csv", "json", "sealed".
QString toWord(Format format);
/// InvalidArgument, naming the words, for any other.
core::Result<Format> formatFromWord(const QString& word);

/// What the file or folder seems to hold, by its name and its beginning; a folder holds Remmina's or PuTTY's profiles.
/// InvalidArgument if it is none of ours, naming those.
core::Result<Format> guessFormat(const QString& path);

/// Reads a file, or every profile of a folder. A file of a folder that cannot be read is a profile with a fault.
/// passphrase: for Format::Sealed, which takes about a second. Blocks as long as reading takes. Any thread.
core::Result<std::vector<Profile>> readProfiles(const QString& path, Format format,
                                                const core::Secret& passphrase = {});

} // namespace clouddesk::exchange
