// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/ProfileReader.h"

#include "exchange/CsvFile.h"
#include "exchange/JsonFile.h"
#include "exchange/MRemoteFile.h"
#include "exchange/PuttyFile.h"
#include "exchange/RemminaFile.h"
#include "exchange/SealedFile.h"

#include <QDir>
#include <QFileInfo>

#include <array>

namespace clouddesk::exchange {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

// So much of a file tells what it is.
constexpr qint64 headBytes = 4096;

constexpr std::array words = {std::pair(Format::Remmina, "remmina"), std::pair(Format::MRemote, "mremoteng"),
                              std::pair(Format::Putty, "putty"),     std::pair(Format::Csv, "csv"),
                              std::pair(Format::Json, "json"),       std::pair(Format::Sealed, "sealed")};

Result<QByteArray> contentOf(const QString& path, qint64 most = largestFile)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(ErrorCode::NotFound, QStringLiteral("there is no such file"), path);
    // A FIFO or a device would be waited for.
    if (!info.isFile())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("it is no regular file"), path);
    if (info.size() > largestFile)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("it is larger than 32 MiB"), path);
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::PermissionDenied, file.errorString(), path);
    return file.read(most);
}

Profile unreadable(const QString& name, const core::Error& reason)
{
    Profile profile;
    profile.name = name;
    profile.fault = reason.text;
    return profile;
}

Result<std::vector<Profile>> readFolder(const QString& path, Format format)
{
    const QDir folder(path);
    const QStringList filter = format == Format::Remmina ? QStringList{QStringLiteral("*.remmina")} : QStringList();
    std::vector<Profile> profiles;
    for (const QString& name : folder.entryList(filter, QDir::Files | QDir::Hidden, QDir::Name)) {
        if (format == Format::Putty && name == QLatin1String("Default%20Settings"))
            continue;
        if (profiles.size() >= mostProfiles)
            return fail(ErrorCode::InvalidArgument, QStringLiteral("it has too many files"), path);
        const auto content = contentOf(folder.filePath(name));
        auto profile = !content                    ? Result<Profile>(fail(content))
                       : format == Format::Remmina ? readRemmina(*content)
                                                   : readPuttySession(*content, name);
        profiles.push_back(profile ? std::move(*profile) : unreadable(name, profile.error()));
    }
    return profiles;
}

Result<std::vector<Profile>> single(Result<Profile> profile)
{
    if (!profile)
        return fail(profile);
    std::vector<Profile> profiles;
    profiles.push_back(std::move(*profile));
    return profiles;
}

bool isRegistry(const QByteArray& content)
{
    return content.startsWith("\xff\xfe") || content.startsWith("REGEDIT4") || content.startsWith("Windows Registry");
}

Result<std::vector<Profile>> parse(const QByteArray& content, Format format, const QString& name,
                                   const core::Secret& passphrase)
{
    switch (format) {
    case Format::Remmina:
        return single(readRemmina(content));
    case Format::MRemote:
        return readMRemote(content);
    case Format::Putty:
        return isRegistry(content) ? readPuttyRegistry(content) : single(readPuttySession(content, name));
    case Format::Csv:
        return readCsv(content);
    case Format::Json:
        return readJson(content);
    case Format::Sealed:
        break;
    }
    return readSealed(content, passphrase);
}

Result<Format> guessFolder(const QString& path)
{
    if (!QDir(path).entryList({QStringLiteral("*.remmina")}, QDir::Files).isEmpty())
        return Format::Remmina;
    if (QDir(path).dirName() == QLatin1String("sessions"))
        return Format::Putty;
    return fail(ErrorCode::InvalidArgument, QStringLiteral("the folder holds no profiles of Remmina or PuTTY"), path);
}

} // namespace

QString toWord(Format format)
{
    for (const auto& [known, word] : words) {
        if (known == format)
            return QLatin1String(word);
    }
    return {};
}

Result<Format> formatFromWord(const QString& word)
{
    for (const auto& [format, known] : words) {
        if (word == QLatin1String(known))
            return format;
    }
    return fail(ErrorCode::InvalidArgument,
                QStringLiteral("format: must be remmina, mremoteng, putty, csv, json or sealed"));
}

Result<Format> guessFormat(const QString& path)
{
    if (QFileInfo(path).isDir())
        return guessFolder(path);
    const auto content = contentOf(path, headBytes);
    if (!content)
        return fail(content);
    const QByteArray& begin = *content;
    if (looksSealed(begin))
        return Format::Sealed;
    if (begin.contains("[remmina]"))
        return Format::Remmina;
    if (isRegistry(begin) || begin.contains("\nHostName=") || begin.startsWith("HostName="))
        return Format::Putty;
    const QByteArray trimmed = begin.trimmed();
    if (trimmed.startsWith('<') || trimmed.startsWith("\xef\xbb\xbf<"))
        return Format::MRemote;
    if (trimmed.startsWith('{'))
        return Format::Json;
    if (path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive) || begin.split('\n').first().contains(','))
        return Format::Csv;
    return fail(ErrorCode::InvalidArgument, QStringLiteral("what kind of file it is cannot be told"), path,
                QStringLiteral("Say it with --format: remmina, mremoteng, putty, csv, json or sealed."));
}

Result<std::vector<Profile>> readProfiles(const QString& path, Format format, const core::Secret& passphrase)
{
    if (QFileInfo(path).isDir())
        return readFolder(path, format);
    const auto content = contentOf(path);
    if (!content)
        return fail(content);
    auto profiles = parse(*content, format, QFileInfo(path).fileName(), passphrase);
    if (!profiles)
        return fail(profiles.error().at(path));
    return profiles;
}

} // namespace clouddesk::exchange
