// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfb/Handshake.h"

#include "rfb/PixelFormat.h"
#include "rfb/VncAuthentication.h"

#include <QStringList>
#include <QtEndian>

namespace clouddesk::rfb {

namespace {

using core::ErrorCode;
using core::fail;
using core::singleLine;

// RFC 6143, 7.1.2
constexpr quint8 securityNone = 1;
constexpr quint8 securityVncAuth = 2;
constexpr qsizetype versionBytes = 12;
constexpr qsizetype initBytes = 24;

QString fromServer(const QByteArray& text)
{
    return singleLine(QString::fromUtf8(text), 300);
}

QString toList(const QByteArray& types)
{
    QStringList numbers;
    for (const char type : types)
        numbers += QString::number(static_cast<quint8>(type));
    return numbers.mid(0, 20).join(QStringLiteral(", "));
}

} // namespace

core::Result<void> checkScreenSize(QSize size, const Limits& limits)
{
    if (size.width() < 1 || size.height() < 1)
        return fail(ErrorCode::RfbProtocolFailed,
                    QStringLiteral("the server announced a screen of %1 x %2").arg(size.width()).arg(size.height()));
    const bool fits = size.width() <= limits.maximumDimension && size.height() <= limits.maximumDimension &&
                      qint64(size.width()) * size.height() <= limits.maximumPixels;
    if (!fits)
        return fail(ErrorCode::RfbLimitExceeded,
                    QStringLiteral("the server announced a screen of %1 x %2; %3 a side and %4 pixels are the limit")
                        .arg(size.width())
                        .arg(size.height())
                        .arg(limits.maximumDimension)
                        .arg(limits.maximumPixels));
    return {};
}

Handshake::Handshake(const Limits& limits, bool shared, VncAnswer answer)
    : m_limits(limits)
    , m_shared(shared)
    , m_answer(std::move(answer))
{
}

core::Result<void> Handshake::read(Bytes bytes)
{
    m_input.append(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size()));
    while (!isDone()) {
        const auto progressed = step();
        if (!progressed)
            return fail(progressed);
        if (!*progressed)
            break;
    }
    return {};
}

core::Result<bool> Handshake::step()
{
    switch (m_step) {
    case Step::Version:
        return readVersion();
    case Step::SecurityTypes:
        return readSecurityTypes();
    case Step::SecurityType:
        return readSecurityType();
    case Step::Refusal:
        return readReason(ErrorCode::RfbProtocolFailed, QStringLiteral("the desktop server refused the connection"));
    case Step::Challenge:
        return answerChallenge();
    case Step::Result:
        return readResult();
    case Step::Failure:
        return readReason(ErrorCode::RfbAuthenticationFailed,
                          QStringLiteral("the desktop server refused the password"));
    case Step::Init:
        return readInit();
    case Step::Name:
        return readName();
    case Step::Done:
        break;
    }
    return false;
}

core::Result<bool> Handshake::readVersion()
{
    // Enough to tell that this is no RFB server at all, for example a web server.
    const qsizetype known = std::min<qsizetype>(m_input.size(), 4);
    const bool isRfb = m_input.startsWith(QByteArrayView("RFB ").first(known));
    if (isRfb && !has(versionBytes))
        return false;
    const QByteArray line = take(std::min<qsizetype>(m_input.size(), versionBytes));
    bool isMajorNumber = false;
    bool isMinorNumber = false;
    const int major = line.mid(4, 3).toInt(&isMajorNumber);
    const int minor = line.mid(8, 3).toInt(&isMinorNumber);
    if (!isRfb || !isMajorNumber || !isMinorNumber || line[7] != '.' || line[11] != '\n' || major < 3)
        return fail(ErrorCode::RfbProtocolFailed,
                    QStringLiteral("there is no VNC server: the answer began with \"%1\"").arg(fromServer(line)));
    const bool isNew = major > 3 || minor >= 8;
    m_minor = isNew ? 8 : minor == 7 ? 7 : 3;
    m_outgoing += "RFB 003.00" + QByteArray::number(m_minor) + '\n';
    m_step = m_minor == 3 ? Step::SecurityType : Step::SecurityTypes;
    return true;
}

core::Result<bool> Handshake::readSecurityTypes()
{
    if (!has(1))
        return false;
    const auto count = static_cast<quint8>(m_input[0]);
    if (!has(1 + count))
        return false;
    const QByteArray types = take(1 + count).mid(1);
    if (count == 0) {
        m_step = Step::Refusal;
        return true;
    }
    const bool offersVncAuth = types.contains(char(securityVncAuth));
    const bool offersNone = types.contains(char(securityNone));
    if (!offersVncAuth && !offersNone)
        return fail(
            ErrorCode::RfbAuthenticationFailed,
            QStringLiteral("the desktop server offers no security type that CloudDesk knows (%1)").arg(toList(types)));
    const bool takesVncAuth = offersVncAuth && (m_answer || !offersNone);
    const quint8 type = takesVncAuth ? securityVncAuth : securityNone;
    m_outgoing += char(type);
    if (const auto chosen = choose(type); !chosen)
        return fail(chosen);
    return true;
}

core::Result<bool> Handshake::readSecurityType()
{
    if (!has(4))
        return false;
    const quint32 type = number(0);
    take(4);
    if (type == 0) {
        m_step = Step::Refusal;
        return true;
    }
    if (type != securityNone && type != securityVncAuth)
        return fail(
            ErrorCode::RfbAuthenticationFailed,
            QStringLiteral("the desktop server insists on security type %1, which CloudDesk does not know").arg(type));
    if (const auto chosen = choose(static_cast<quint8>(type)); !chosen)
        return fail(chosen);
    return true;
}

core::Result<void> Handshake::choose(quint8 type)
{
    m_isVncAuth = type == securityVncAuth;
    if (m_isVncAuth && !m_answer)
        return fail(ErrorCode::RfbAuthenticationFailed,
                    QStringLiteral("the desktop server asks for a password and there is none"));
    if (m_isVncAuth)
        m_step = Step::Challenge;
    else if (m_minor == 8)
        m_step = Step::Result;
    else
        beginInit();
    return {};
}

core::Result<bool> Handshake::answerChallenge()
{
    if (!has(vncChallengeBytes))
        return false;
    const QByteArray response = m_answer(take(vncChallengeBytes));
    if (response.size() != vncChallengeBytes)
        return fail(ErrorCode::Internal, QStringLiteral("the VNC password could not be encrypted"));
    m_outgoing += response;
    m_step = Step::Result;
    return true;
}

core::Result<bool> Handshake::readResult()
{
    if (!has(4))
        return false;
    const quint32 result = number(0);
    take(4);
    if (result == 0) {
        beginInit();
        return true;
    }
    if (m_minor == 8) {
        m_step = Step::Failure;
        return true;
    }
    return fail(ErrorCode::RfbAuthenticationFailed, result == 2
                                                        ? QStringLiteral("the desktop server saw too many failures")
                                                        : QStringLiteral("the desktop server refused the password"));
}

core::Result<bool> Handshake::readReason(ErrorCode code, const QString& what)
{
    if (!has(4))
        return false;
    const quint32 length = number(0);
    if (length > maximumTextBytes)
        return fail(code, what + QStringLiteral(" with a reason of %1 bytes").arg(length));
    if (!has(4 + qsizetype(length)))
        return false;
    take(4);
    return fail(code, length == 0 ? what : what + QStringLiteral(": ") + fromServer(take(length)));
}

void Handshake::beginInit()
{
    m_outgoing += m_shared ? '\1' : '\0';
    m_step = Step::Init;
}

core::Result<bool> Handshake::readInit()
{
    if (!has(initBytes))
        return false;
    const auto* const init = reinterpret_cast<const quint8*>(m_input.constData());
    m_size = QSize(qFromBigEndian<quint16>(init), qFromBigEndian<quint16>(init + 2));
    if (const auto checked = checkScreenSize(m_size, m_limits); !checked)
        return fail(checked);
    // We always ask for a format of our own, but a server that cannot say its own is not believed further.
    if (const auto format = readPixelFormat({init + 4, pixelFormatBytes}, QStringLiteral("the server")); !format)
        return fail(format);
    if (number(20) > maximumTextBytes)
        return fail(ErrorCode::RfbLimitExceeded,
                    QStringLiteral("the server announced a desktop name of %1 bytes").arg(number(20)));
    m_step = Step::Name;
    return true;
}

core::Result<bool> Handshake::readName()
{
    const qsizetype length = number(20);
    if (!has(initBytes + length))
        return false;
    m_name = fromServer(take(initBytes + length).mid(initBytes));
    m_step = Step::Done;
    return true;
}

QByteArray Handshake::take(qsizetype count)
{
    const QByteArray taken = m_input.first(count);
    m_input.remove(0, count);
    return taken;
}

quint32 Handshake::number(qsizetype offset) const
{
    return qFromBigEndian<quint32>(m_input.constData() + offset);
}

QString Handshake::waitingFor() const
{
    switch (m_step) {
    case Step::Version:
        return QStringLiteral("its greeting");
    case Step::SecurityTypes:
    case Step::SecurityType:
        return QStringLiteral("its security types");
    case Step::Refusal:
    case Step::Failure:
        return QStringLiteral("the reason of a refusal");
    case Step::Challenge:
        return QStringLiteral("its password challenge");
    case Step::Result:
        return QStringLiteral("the result of signing in");
    case Step::Init:
    case Step::Name:
    case Step::Done:
        break;
    }
    return QStringLiteral("its screen's description");
}

} // namespace clouddesk::rfb
