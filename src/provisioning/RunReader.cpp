// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provisioning/RunReader.h"

namespace clouddesk::desktops {

namespace {

constexpr qint64 maximumTotal = 256LL * 1024 * 1024;
constexpr qsizetype maximumLine = qsizetype(256) * 1024;
constexpr qsizetype maximumStatusLine = qsizetype(16) * 1024;

QStringList toPackages(const QByteArray& text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace

RunReader::RunReader(Handlers handlers)
    : m_handlers(std::move(handlers))
{
}

bool RunReader::take(QByteArrayView bytes)
{
    m_total += bytes.size();
    if (m_total > maximumTotal)
        m_isBad = true;
    while (!bytes.isEmpty() && !m_isBad) {
        if (m_payloadLeft > 0) {
            bytes = takePayload(bytes);
            continue;
        }
        takeByteOfLine(bytes.front());
        bytes = bytes.sliced(1);
    }
    return !m_isBad;
}

QByteArrayView RunReader::takePayload(QByteArrayView bytes)
{
    const QByteArrayView piece = bytes.first(std::min<qint64>(bytes.size(), m_payloadLeft));
    m_payloadLeft -= piece.size();
    if (m_section == Section::Log)
        m_handlers.onLog(piece);
    else
        takeStatus(piece);
    return bytes.sliced(piece.size());
}

void RunReader::takeStatus(QByteArrayView bytes)
{
    for (const char byte : bytes) {
        if (byte == '\n')
            m_handlers.onStatus(std::exchange(m_statusLine, {}));
        else if (m_statusLine.size() < maximumStatusLine)
            m_statusLine += byte;
    }
}

void RunReader::takeByteOfLine(char byte)
{
    if (byte != '\n') {
        m_line += byte;
        m_isBad = m_line.size() > maximumLine;
        return;
    }
    if (!takeLine())
        m_isBad = true;
    m_line.clear();
}

bool RunReader::takeLine()
{
    if (!m_hasBegun) {
        m_hasBegun = m_line == "@begin";
        return true;
    }
    if (m_line.isEmpty() || m_line == "@")
        return true;
    const qsizetype blank = m_line.indexOf(' ');
    if (blank < 0)
        return takeHeader(m_line, {});
    return takeHeader(m_line.left(blank), m_line.mid(blank + 1));
}

bool RunReader::takeHeader(const QByteArray& word, const QByteArray& rest)
{
    bool isGood = true;
    if (word == "@log" || word == "@status") {
        m_section = word == "@log" ? Section::Log : Section::Status;
        m_payloadLeft = rest.toLongLong(&isGood);
        isGood = isGood && m_payloadLeft > 0 && m_payloadLeft <= maximumTotal;
    } else if (word == "@started") {
        m_hasStarted = true;
    } else if (word == "@other") {
        m_isWaitingForOther = true;
    } else if (word == "@added") {
        m_added = toPackages(rest);
    } else if (word == "@removed") {
        m_removed = toPackages(rest);
    } else if (word == "@kept") {
        m_kept = toPackages(rest);
    } else if (word == "@result") {
        m_result = rest;
    } else {
        isGood = false;
    }
    return isGood;
}

} // namespace clouddesk::desktops
