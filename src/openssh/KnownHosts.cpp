// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/KnownHosts.h"

#include "openssh/HostPattern.h"
#include "openssh/TextFile.h"

#include <QCryptographicHash>
#include <QMessageAuthenticationCode>
#include <QtEndian>

#include <optional>

namespace clouddesk::ssh {

namespace {

constexpr qint64 fileLimit = qint64(16) * 1024 * 1024;
constexpr qsizetype sha1Bytes = 20;

QString asciiLower(const QString& text)
{
    QString lower = text;
    for (QChar& character : lower) {
        if (character >= QLatin1Char('A') && character <= QLatin1Char('Z'))
            character = QChar(character.unicode() + ('a' - 'A'));
    }
    return lower;
}

std::optional<QByteArray> decodeBase64(const QByteArray& text)
{
    auto decoded = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    return std::move(*decoded);
}

// "|1|" base64(salt) "|" base64(HMAC-SHA1(salt, name)): hostfile.c of OpenSSH, host_hash().
bool matchesHashed(const QString& pattern, const QString& name)
{
    const QStringList parts = pattern.split(QLatin1Char('|'));
    if (parts.size() != 4 || !parts[0].isEmpty() || parts[1] != QLatin1String("1"))
        return false;
    const auto salt = decodeBase64(parts[2].toLatin1());
    const auto hash = decodeBase64(parts[3].toLatin1());
    if (!salt || !hash || salt->size() != sha1Bytes || hash->size() != sha1Bytes)
        return false;
    return QMessageAuthenticationCode::hash(name.toUtf8(), *salt, QCryptographicHash::Sha1) == *hash;
}

std::optional<KnownHostLine::Marker> markerFrom(const QByteArray& word)
{
    if (word == "@revoked")
        return KnownHostLine::Marker::Revoked;
    if (word == "@cert-authority")
        return KnownHostLine::Marker::CertificateAuthority;
    return std::nullopt;
}

// The blob begins with its own type as an SSH string (RFC 4253, section 6.6), which must be the one that is written
// before it.
std::optional<HostKey> keyFrom(const QByteArray& type, const QByteArray& base64)
{
    auto blob = decodeBase64(base64);
    if (!blob || blob->size() < 4)
        return std::nullopt;
    const quint32 length = qFromBigEndian<quint32>(blob->constData());
    if (length != static_cast<quint32>(type.size()) || blob->size() <= 4 + type.size() ||
        blob->mid(4, type.size()) != type)
        return std::nullopt;
    return HostKey{QString::fromLatin1(type), std::move(*blob)};
}

std::optional<KnownHostLine> lineFrom(const QByteArray& text)
{
    QList<QByteArray> words = text.simplified().split(' ');
    if (words[0].isEmpty() || words[0].startsWith('#') || text.contains('\0'))
        return std::nullopt;
    KnownHostLine line;
    if (words[0].startsWith('@')) {
        const auto marker = markerFrom(words.takeFirst());
        if (!marker)
            return std::nullopt;
        line.marker = *marker;
    }
    if (words.size() < 3)
        return std::nullopt;
    auto key = keyFrom(words[1], words[2]);
    if (!key)
        return std::nullopt;
    line.key = std::move(*key);
    line.patterns = QString::fromUtf8(words[0]).split(QLatin1Char(','), Qt::SkipEmptyParts);
    if (line.patterns.isEmpty())
        return std::nullopt;
    return line;
}

} // namespace

bool KnownHostLine::matches(const QString& host, quint16 port) const
{
    const QString name = knownHostName(host, port);
    if (patterns.isEmpty())
        return false;
    if (patterns[0].startsWith(QLatin1Char('|')))
        return patterns.size() == 1 && matchesHashed(patterns[0], name);
    QStringList lower;
    lower.reserve(patterns.size());
    for (const QString& pattern : patterns)
        lower += asciiLower(pattern);
    return matchesPatternList(name, lower);
}

core::Result<std::vector<KnownHostLine>> readKnownHostsFile(const QString& path)
{
    auto text = readTextFile(path, fileLimit);
    if (!text)
        return core::fail(text);
    // A line that the limit cuts through must not be taken for a whole one.
    if (text->size() == fileLimit)
        text->truncate(text->lastIndexOf('\n') + 1);
    return parseKnownHosts(*text);
}

std::vector<KnownHostLine> parseKnownHosts(const QByteArray& text)
{
    std::vector<KnownHostLine> lines;
    for (const QByteArray& one : text.split('\n')) {
        if (auto line = lineFrom(one))
            lines.push_back(std::move(*line));
    }
    return lines;
}

QString knownHostName(const QString& host, quint16 port)
{
    const QString name = asciiLower(host);
    return port == 22 ? name : QStringLiteral("[%1]:%2").arg(name).arg(port);
}

} // namespace clouddesk::ssh
