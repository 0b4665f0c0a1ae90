// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "instances/Instance.h"

#include "core/Ids.h"

#include <QSet>
#include <QUrl>

#include <algorithm>
#include <array>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace clouddesk::instances {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

constexpr int maximumNameLength = 64;
constexpr int maximumUserLength = 64;
constexpr int maximumHostLength = 253; // RFC 1035, section 2.3.4: 255 octets on the wire
constexpr int maximumLabelLength = 63;
constexpr int maximumZoneLength = 15; // IFNAMSIZ less its zero byte
constexpr int maximumTags = 32;
constexpr int maximumTagLength = 64;
constexpr int maximumPathLength = 4095; // PATH_MAX less its zero byte

std::unexpected<core::Error> invalid(const QString& field, const QString& rule, const QString& advice = {})
{
    return fail(ErrorCode::InvalidArgument, QStringLiteral("%1: %2").arg(field, rule), {}, advice);
}

template <typename Enum, std::size_t Count>
Result<Enum> fromWord(const std::array<Enum, Count>& values, const QString& field, const QString& word)
{
    QStringList words;
    for (const Enum value : values) {
        if (toWord(value) == word)
            return value;
        words += toWord(value);
    }
    return invalid(field, QStringLiteral("must be one of %1, not \"%2\"")
                              .arg(words.join(QStringLiteral(", ")), core::singleLine(word, 40)));
}

bool isAsciiDigit(QChar character)
{
    return character >= QLatin1Char('0') && character <= QLatin1Char('9');
}

bool isAsciiAlphanumeric(QChar character)
{
    return isAsciiDigit(character) || (character >= QLatin1Char('a') && character <= QLatin1Char('z')) ||
           (character >= QLatin1Char('A') && character <= QLatin1Char('Z'));
}

bool isHexadecimal(QChar character)
{
    return isAsciiDigit(character) ||
           (character.toLower() >= QLatin1Char('a') && character.toLower() <= QLatin1Char('f'));
}

bool isAscii(const QString& text)
{
    return std::ranges::all_of(text, [](QChar character) { return character.unicode() < 0x80; });
}

/// Code points that a person can see and tell apart from nothing: no controls, no invisible or bidirectional format
/// characters, no blanks but the ordinary space, nothing unassigned or private.
bool isVisible(char32_t point)
{
    if (point == U' ')
        return true;
    switch (QChar::category(point)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    default:
        // The grapheme joiner, the Hangul fillers and the braille blank are no format characters, yet show nothing.
        return point != 0x034f && point != 0x115f && point != 0x1160 && point != 0x3164 && point != 0xffa0 &&
               point != 0x2800;
    }
}

/// What holds for every field.
Result<void> checkText(const QString& field, const QString& text)
{
    if (text.isEmpty())
        return invalid(field, QStringLiteral("must not be empty"));
    if (text.startsWith(QLatin1Char('-')))
        return invalid(field, QStringLiteral("must not begin with \"-\""));
    const auto points = text.toStdU32String();
    if (!text.isValidUtf16() || !std::ranges::all_of(points, isVisible))
        return invalid(field, QStringLiteral("must not hold control characters, line breaks or invisible characters"));
    return {};
}

Result<void> checkEdges(const QString& field, const QString& text)
{
    if (text.startsWith(QLatin1Char(' ')) || text.endsWith(QLatin1Char(' ')))
        return invalid(field, QStringLiteral("must not begin or end with a space"));
    return {};
}

/// Whether a resolver would read the name as a number rather than look it up (inet_aton accepts "127.1", "0x7f.1" and
/// "2130706433").
bool endsInNumber(const QString& host)
{
    const QString last = host.section(QLatin1Char('.'), -1).toLower();
    if (!last.isEmpty() && std::ranges::all_of(last, isAsciiDigit))
        return true;
    return last.startsWith(QLatin1String("0x")) && std::all_of(last.begin() + 2, last.end(), isHexadecimal);
}

Result<void> refuseAddress(const char* kind)
{
    return invalid(QStringLiteral("host"),
                   QStringLiteral("is %1, which is not the address of one machine").arg(QLatin1String(kind)));
}

Result<void> checkIpv4(const QString& host)
{
    in_addr address = {};
    if (inet_pton(AF_INET, host.toLatin1().constData(), &address) != 1)
        return invalid(
            QStringLiteral("host"),
            QStringLiteral("is not a valid IPv4 address (four numbers from 0 to 255, without leading zeros)"));
    const quint32 value = ntohl(address.s_addr);
    if (value == INADDR_ANY)
        return refuseAddress("the unspecified address");
    if (value == INADDR_BROADCAST || IN_MULTICAST(value))
        return refuseAddress("a multicast or broadcast address");
    return {};
}

Result<void> checkZone(const QString& zone)
{
    const auto allowed = [](QChar character) {
        return isAsciiAlphanumeric(character) || QStringLiteral("._-").contains(character);
    };
    if (zone.isEmpty() || zone.size() > maximumZoneLength || zone.startsWith(QLatin1Char('-')) ||
        !std::ranges::all_of(zone, allowed))
        return invalid(
            QStringLiteral("host"),
            QStringLiteral("has a zone that is no interface name (1 to 15 letters, digits, \".\", \"_\", \"-\")"));
    return {};
}

Result<void> checkIpv6(const QString& host)
{
    if (host.contains(QLatin1Char('[')))
        return invalid(QStringLiteral("host"), QStringLiteral("is written without brackets and without a port"),
                       QStringLiteral("Give the bare address, and the port by itself."));
    const qsizetype percent = host.indexOf(QLatin1Char('%'));
    in6_addr address = {};
    if (inet_pton(AF_INET6, host.left(percent).toLatin1().constData(), &address) != 1)
        return invalid(QStringLiteral("host"), QStringLiteral("is not a valid IPv6 address"),
                       QStringLiteral("If you meant a name or an IPv4 address with a port, give the port by itself."));
    if (IN6_IS_ADDR_UNSPECIFIED(&address))
        return refuseAddress("the unspecified address");
    if (IN6_IS_ADDR_MULTICAST(&address))
        return refuseAddress("a multicast address");
    return percent < 0 ? Result<void>{} : checkZone(host.mid(percent + 1));
}

Result<void> checkLabel(const QString& label)
{
    const QString field = QStringLiteral("host");
    if (label.isEmpty() || label.size() > maximumLabelLength)
        return invalid(field, QStringLiteral("must have 1 to 63 characters between the dots"));
    if (label.startsWith(QLatin1Char('-')) || label.endsWith(QLatin1Char('-')))
        return invalid(field, QStringLiteral("must not have a \"-\" at the begin or end of a part"));
    const auto allowed = [](QChar character) {
        return isAsciiAlphanumeric(character) || character == QLatin1Char('-');
    };
    if (!std::ranges::all_of(label, allowed))
        return invalid(field, QStringLiteral("may hold only letters, digits, \"-\" and \".\" (RFC 1123)"));
    return {};
}

Result<void> checkHostName(const QString& host)
{
    if (host.size() > maximumHostLength)
        return invalid(QStringLiteral("host"), QStringLiteral("must not be longer than 253 characters"));
    const QStringList labels = host.split(QLatin1Char('.'));
    for (const QString& label : labels) {
        if (auto checked = checkLabel(label); !checked)
            return checked;
    }
    return {};
}

/// The ASCII form of an internationalised name, as advice: what the person sees then is what is looked up.
Result<void> refuseNonAscii(const QString& host)
{
    const QByteArray ascii = QUrl::toAce(host);
    const QString advice =
        ascii.isEmpty() ? QString() : QStringLiteral("Give it in its ASCII form: %1").arg(QString::fromLatin1(ascii));
    return invalid(QStringLiteral("host"), QStringLiteral("may hold only ASCII letters, digits, \"-\" and \".\""),
                   advice);
}

bool isTagCharacter(char32_t point)
{
    return QChar::isLetterOrNumber(point) || QChar::category(point) == QChar::Mark_NonSpacing ||
           QChar::category(point) == QChar::Mark_SpacingCombining || std::u32string_view(U" +-=._:/@").contains(point);
}

Result<void> checkTag(const QString& tag)
{
    const QString field = QStringLiteral("tags");
    if (auto checked = checkText(field, tag); !checked)
        return checked;
    if (auto checked = checkEdges(field, tag); !checked)
        return checked;
    const auto points = tag.toStdU32String();
    if (points.size() > maximumTagLength)
        return invalid(field, QStringLiteral("must not be longer than 64 characters each"));
    if (!std::ranges::all_of(points, isTagCharacter))
        return invalid(field, QStringLiteral("may hold only letters, digits, spaces and + - = . _ : / @"));
    return {};
}

/// The port after an address; the text is digits only, so that no sign, blank or other script's digit passes.
Result<quint16> parsePort(const QString& text)
{
    if (text.isEmpty() || text.size() > 5 || !std::ranges::all_of(text, isAsciiDigit) || !validatePort(text.toInt()))
        return invalid(QStringLiteral("jump"), QStringLiteral("must have a port from 1 to 65535"));
    return static_cast<quint16>(text.toInt());
}

/// Splits "host", "host:port", "[v6]" or "[v6]:port".
Result<void> splitHostAndPort(const QString& text, JumpHost& jump)
{
    QString port;
    if (text.startsWith(QLatin1Char('['))) {
        const qsizetype close = text.indexOf(QLatin1Char(']'));
        const QString rest = close < 0 ? QString() : text.mid(close + 1);
        jump.host = close < 0 ? QString() : text.mid(1, close - 1);
        if (!jump.host.contains(QLatin1Char(':')) || (!rest.isEmpty() && !rest.startsWith(QLatin1Char(':'))))
            return invalid(QStringLiteral("jump"),
                           QStringLiteral("must be USER@HOST[:PORT], an IPv6 address in brackets"));
        port = rest.isEmpty() ? QStringLiteral("22") : rest.mid(1);
    } else {
        const auto colons = text.count(QLatin1Char(':'));
        if (colons > 1)
            return invalid(QStringLiteral("jump"), QStringLiteral("must have an IPv6 address in brackets"));
        const bool hasPort = colons == 1;
        jump.host = hasPort ? text.section(QLatin1Char(':'), 0, 0) : text;
        port = hasPort ? text.section(QLatin1Char(':'), 1) : QStringLiteral("22");
    }
    const auto number = parsePort(port);
    if (!number)
        return fail(number);
    jump.port = *number;
    return {};
}

} // namespace

QString toWord(Provider provider)
{
    switch (provider) {
    case Provider::Ec2:
        return QStringLiteral("ec2");
    case Provider::Oci:
        return QStringLiteral("oci");
    case Provider::Other:
        break;
    }
    return QStringLiteral("other");
}

QString toWord(AuthType type)
{
    switch (type) {
    case AuthType::Key:
        return QStringLiteral("key");
    case AuthType::Password:
        return QStringLiteral("password");
    case AuthType::Agent:
        break;
    }
    return QStringLiteral("agent");
}

QString toWord(Desktop desktop)
{
    return desktop == Desktop::Xfce ? QStringLiteral("xfce") : QStringLiteral("lxde");
}

Result<Provider> providerFromWord(const QString& word)
{
    return fromWord(std::array{Provider::Ec2, Provider::Oci, Provider::Other}, QStringLiteral("provider"), word);
}

Result<AuthType> authTypeFromWord(const QString& word)
{
    return fromWord(std::array{AuthType::Key, AuthType::Password, AuthType::Agent}, QStringLiteral("auth type"), word);
}

Result<Desktop> desktopFromWord(const QString& word)
{
    return fromWord(std::array{Desktop::Xfce, Desktop::Lxde}, QStringLiteral("desktop"), word);
}

Result<JumpHost> JumpHost::parse(const QString& text)
{
    // Directory accounts look like "name@domain", so the last "@" is the one that parts user and host.
    const qsizetype at = text.lastIndexOf(QLatin1Char('@'));
    if (at <= 0)
        return invalid(QStringLiteral("jump"),
                       QStringLiteral("must be USER@HOST[:PORT], not \"%1\"").arg(core::singleLine(text, 80)));
    JumpHost jump;
    jump.user = text.left(at);
    if (auto split = splitHostAndPort(text.mid(at + 1), jump); !split)
        return fail(split);
    if (auto valid = validateJump(jump); !valid)
        return fail(valid);
    return jump;
}

QString JumpHost::toText() const
{
    const QString shown = host.contains(QLatin1Char(':')) ? QStringLiteral("[%1]").arg(host) : host;
    const QString place = QStringLiteral("%1@%2").arg(user, shown);
    return port == 22 ? place : QStringLiteral("%1:%2").arg(place).arg(port);
}

Result<void> validateName(const QString& name)
{
    const QString field = QStringLiteral("name");
    if (auto checked = checkText(field, name); !checked)
        return checked;
    if (auto checked = checkEdges(field, name); !checked)
        return checked;
    if (name.toStdU32String().size() > maximumNameLength)
        return invalid(field, QStringLiteral("must not be longer than 64 characters"));
    if (core::isId(name))
        return invalid(field, QStringLiteral("must not look like an id"));
    return {};
}

Result<void> validateHost(const QString& host)
{
    if (auto checked = checkText(QStringLiteral("host"), host); !checked)
        return checked;
    if (!isAscii(host))
        return refuseNonAscii(host);
    if (host.contains(QLatin1Char(':')))
        return checkIpv6(host);
    return endsInNumber(host) ? checkIpv4(host) : checkHostName(host);
}

Result<void> validatePort(int port)
{
    if (port < 1 || port > 65535)
        return invalid(QStringLiteral("port"), QStringLiteral("must be a number from 1 to 65535"));
    return {};
}

Result<void> validateUser(const QString& user)
{
    const QString field = QStringLiteral("user");
    if (auto checked = checkText(field, user); !checked)
        return checked;
    if (user.size() > maximumUserLength)
        return invalid(field, QStringLiteral("must not be longer than 64 characters"));
    if (!isAsciiAlphanumeric(user.front()) && user.front() != QLatin1Char('_'))
        return invalid(field, QStringLiteral("must begin with a letter, a digit or \"_\""));
    const auto allowed = [](QChar character) {
        return isAsciiAlphanumeric(character) || QStringLiteral("._-+@").contains(character);
    };
    if (!std::ranges::all_of(user, allowed))
        return invalid(field, QStringLiteral("may hold only ASCII letters, digits and . _ - + @"));
    return {};
}

Result<void> validateJump(const JumpHost& jump)
{
    if (auto valid = validateUser(jump.user); !valid)
        return fail(valid.error().at(QStringLiteral("jump")));
    if (auto valid = validateHost(jump.host); !valid)
        return fail(valid.error().at(QStringLiteral("jump")));
    return validatePort(jump.port);
}

Result<void> validateTags(const QStringList& tags)
{
    if (tags.size() > maximumTags)
        return invalid(QStringLiteral("tags"), QStringLiteral("must not be more than 32"));
    QSet<QString> seen;
    for (const QString& tag : tags) {
        if (auto checked = checkTag(tag); !checked)
            return checked;
        if (seen.contains(tag))
            return invalid(QStringLiteral("tags"), QStringLiteral("must not name \"%1\" twice").arg(tag));
        seen.insert(tag);
    }
    return {};
}

Result<void> validateNotes(const QString& notes)
{
    constexpr qsizetype mostNotes = 4000;
    if (notes.size() > mostNotes)
        return invalid(QStringLiteral("notes"), QStringLiteral("must not be longer than 4000 characters"));
    const bool hasControl = std::ranges::any_of(notes, [](QChar character) {
        return character.category() == QChar::Other_Control && character != QLatin1Char('\n') &&
               character != QLatin1Char('\t');
    });
    if (hasControl)
        return invalid(QStringLiteral("notes"),
                       QStringLiteral("must not hold control characters but line feeds and tabs"));
    return {};
}

Result<void> validateKeyPath(const QString& path)
{
    const QString field = QStringLiteral("key path");
    if (auto checked = checkText(field, path); !checked)
        return checked;
    if (!path.startsWith(QLatin1Char('/')))
        return invalid(field, QStringLiteral("must be absolute, or begin with \"~/\""));
    if (path.toUtf8().size() > maximumPathLength)
        return invalid(field, QStringLiteral("must not be longer than 4095 bytes"));
    return {};
}

} // namespace clouddesk::instances
