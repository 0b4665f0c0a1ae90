// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/HostKey.h"

#include <QCryptographicHash>
#include <QStringList>

#include <algorithm>
#include <array>

namespace clouddesk::ssh {

QString HostKey::fingerprint() const
{
    const QByteArray digest = QCryptographicHash::hash(blob, QCryptographicHash::Sha256);
    return QStringLiteral("SHA256:%1").arg(QString::fromLatin1(digest.toBase64(QByteArray::OmitTrailingEquals)));
}

namespace {

constexpr int artWidth = 17;
constexpr int artHeight = 9;
constexpr char artMarks[] = " .o+=*BOX@%&#/^SE";
constexpr int lastMark = sizeof(artMarks) - 2;

QString edge(const QString& title)
{
    const qsizetype left = (artWidth - title.size()) / 2;
    return QLatin1Char('+') + QString(left, QLatin1Char('-')) + title +
           QString(artWidth - title.size() - left, QLatin1Char('-')) + QLatin1Char('+');
}

/// "ssh-ed25519" is an ED25519 key.
QString shortType(const QString& keyType)
{
    if (keyType.startsWith(QLatin1String("ecdsa")))
        return QStringLiteral("[ECDSA]");
    const QString name = keyType.section(QLatin1Char('-'), 1, 1).toUpper();
    const bool isPlain = std::ranges::all_of(name, [](QChar character) {
        return (character >= QLatin1Char('A') && character <= QLatin1Char('Z')) ||
               (character >= QLatin1Char('0') && character <= QLatin1Char('9'));
    });
    return name.isEmpty() || !isPlain || name.size() > artWidth - 2 ? QString() : QStringLiteral("[%1]").arg(name);
}

} // namespace

QString randomArt(const QString& fingerprint, const QString& keyType)
{
    const QString prefix = QStringLiteral("SHA256:");
    const auto digest =
        QByteArray::fromBase64Encoding(fingerprint.mid(prefix.size()).toLatin1(),
                                       QByteArray::OmitTrailingEquals | QByteArray::AbortOnBase64DecodingErrors);
    if (!fingerprint.startsWith(prefix) || !digest || digest.decoded.size() != 32)
        return {};
    std::array<std::array<int, artWidth>, artHeight> field{};
    int x = artWidth / 2;
    int y = artHeight / 2;
    for (const char byte : digest.decoded) {
        for (int step = 0; step < 8; step += 2) {
            const int move = static_cast<unsigned char>(byte) >> step;
            x = std::clamp(x + ((move & 1) != 0 ? 1 : -1), 0, artWidth - 1);
            y = std::clamp(y + ((move & 2) != 0 ? 1 : -1), 0, artHeight - 1);
            int& mark = field[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)];
            mark = std::min(mark + 1, lastMark - 2);
        }
    }
    field[artHeight / 2][artWidth / 2] = lastMark - 1;
    field[static_cast<std::size_t>(y)][static_cast<std::size_t>(x)] = lastMark;
    QStringList lines{edge(shortType(keyType))};
    for (const auto& row : field) {
        QString line;
        for (const int mark : row)
            line += QLatin1Char(artMarks[mark]);
        lines += QLatin1Char('|') + line + QLatin1Char('|');
    }
    lines += edge(QStringLiteral("[SHA256]"));
    return lines.join(QLatin1Char('\n'));
}

} // namespace clouddesk::ssh
