// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fuzz/StreamCook.h"
#include "rfb/ClientMessages.h"
#include "rfbgate/SessionState.h"

namespace clouddesk::fuzz {

struct Word
{
    rfb::Side side;
    QByteArray bytes;
};

inline QByteArray setEncodings(const std::vector<qint32>& codes)
{
    QByteArray message = QByteArray("\2\0", 2) + number(quint16(codes.size()));
    for (const qint32 code : codes)
        message += number(code);
    return message;
}

/// Every encoding there is, and levels.
inline QByteArray setAllEncodings()
{
    std::vector<qint32> codes;
    for (qint32 code = -320; code <= 50; ++code)
        codes.push_back(code);
    codes.insert(codes.end(), {encoding::vmwareCursor, encoding::vmwareCursorState, encoding::vmwareCursorPosition,
                               encoding::vmwareLedState, encoding::extendedClipboard});
    return setEncodings(codes);
}

/// What both sides say from their first byte on, each in its turn and well-formed nearly always.
class TalkCook
{
public:
    explicit TalkCook(Recipe& recipe)
        : m_recipe(recipe)
        , m_stream(recipe, 4, rfb::EncodingSet::all())
    {
    }

    /// What may come next in that phase.
    Word next(rfb::Phase phase)
    {
        using rfb::Phase;
        using rfb::Side;
        if (m_recipe.rarely())
            return {m_recipe.next() % 2 == 0 ? Side::Server : Side::Client, m_recipe.some()};
        switch (phase) {
        case Phase::ServerVersion:
            return {Side::Server, version()};
        case Phase::ClientVersion:
            return {Side::Client, version()};
        case Phase::SecurityTypes:
            return {Side::Server, securityTypes()};
        case Phase::SecurityType:
            return {Side::Server, number(quint32(m_recipe.pick(std::array{1, 2, 0, 19})))};
        case Phase::SecurityChoice:
            return {Side::Client, byte(m_recipe.pick(std::array{1, 2, 19, 1, 2, 19, 16}))};
        case Phase::VeNCryptServerVersion:
        case Phase::VeNCryptClientVersion:
            return {phase == Phase::VeNCryptServerVersion ? Side::Server : Side::Client,
                    byte(0) + byte(m_recipe.rarely() ? 1 : 2)};
        case Phase::VeNCryptVersionAnswer:
            return {Side::Server, byte(m_recipe.rarely() ? 1 : 0)};
        case Phase::VeNCryptTypes:
            return {Side::Server, veNCryptTypes()};
        case Phase::VeNCryptChoice:
            return {Side::Client, number(quint32(m_recipe.pick(subtypes)))};
        case Phase::VeNCryptChoiceAnswer:
            return {Side::Server, byte(m_recipe.rarely() ? 0 : 1)};
        case Phase::Challenge:
            return {Side::Server, m_recipe.data(16)};
        case Phase::ChallengeResponse:
            return {Side::Client, m_recipe.data(16)};
        case Phase::Credentials:
            return {Side::Client, credentials()};
        case Phase::SecurityResult:
            return {Side::Server, number(quint32(m_recipe.rarely() ? 1 + m_recipe.next() % 3 : 0))};
        case Phase::Reason:
            return {Side::Server, reason()};
        case Phase::ClientInit:
            return {Side::Client, byte(m_recipe.next() % 2)};
        case Phase::ServerInit:
            return {Side::Server, serverInit()};
        case Phase::Running:
            return running();
        case Phase::Tls:
        case Phase::Ended:
            break;
        }
        return {Side::Server, {}};
    }

    /// A whole handshake as a server leads it, for a client that takes None and VncAuth.
    static QByteArray serverHandshake(Recipe& recipe)
    {
        TalkCook cook(recipe);
        const QByteArray version = cook.version();
        const bool isOld = version.startsWith("RFB 003.003");
        const int type = recipe.rarely() ? 16 : recipe.next() % 3;
        const bool hasResult = type == 2 || !(isOld || version.startsWith("RFB 003.007"));
        const int result = recipe.rarely() ? 1 + recipe.next() % 2 : 0;
        QByteArray words = version + (isOld ? number(quint32(type)) : byte(type == 0 ? 0 : 1));
        if (type == 0)
            return words + cook.reason();
        words += isOld ? QByteArray() : byte(type);
        words += type == 2 ? recipe.data(16) : QByteArray();
        words += hasResult ? number(quint32(result)) : QByteArray();
        return words + (result != 0 ? cook.reason() : cook.serverInit());
    }

private:
    static constexpr std::array subtypes = {256, 257, 258, 259, 260, 261, 262, 1, 2, 263};

    QByteArray version()
    {
        return m_recipe.pick(std::array<const char*, 8>{"RFB 003.008\n", "RFB 003.008\n", "RFB 003.008\n",
                                                        "RFB 003.007\n", "RFB 003.003\n", "RFB 003.889\n",
                                                        "RFB 004.001\n", "RFB 003x003\n"});
    }
    QByteArray securityTypes()
    {
        return QByteArray::fromHex(
            m_recipe.pick(std::array<const char*, 6>{"0101", "0102", "0113", "03010213", "00", "0110"}));
    }
    QByteArray reason() { return number(quint32(m_recipe.rarely() ? 1 << 24 : 3)) + "no!"; }
    QByteArray veNCryptTypes()
    {
        if (m_recipe.rarely())
            return m_recipe.next() % 2 == 0 ? byte(0) : byte(1) + number(quint32(999));
        QByteArray all = byte(int(subtypes.size()));
        for (const int type : subtypes)
            all += number(quint32(type));
        return all;
    }
    QByteArray credentials()
    {
        const QByteArray name = m_recipe.data(m_recipe.next() % 16);
        const QByteArray password = m_recipe.data(m_recipe.next() % 16);
        return number(quint32(m_recipe.rarely() ? 5000 : name.size())) + number(quint32(password.size())) + name +
               password;
    }
    QByteArray format()
    {
        QByteArray format = QByteArray::fromHex(m_recipe.pick(
            std::array<const char*, 6>{"2018000100ff00ff00ff100800000000", "2018000100ff00ff00ff100800000000",
                                       "2018000100ff00ff00ff100800000000", "2018010100ff00ff00ff181008000000",
                                       "10100001001f003f001f0b0500000000", "08080000000000000000000000000000"}));
        if (m_recipe.rarely())
            format[m_recipe.next() % format.size()] = char(m_recipe.next());
        return format;
    }
    QByteArray serverInit()
    {
        const QByteArray name = m_recipe.data(m_recipe.next() % 32);
        const int width = m_recipe.rarely() ? 0 : m_recipe.rarely() ? 20000 : screenWidth;
        return number(quint16(width)) + number(quint16(screenHeight)) + format() +
               number(quint32(m_recipe.rarely() ? 1 << 24 : name.size())) + name;
    }

    Word running()
    {
        if (!m_hasAnnounced) {
            m_hasAnnounced = true;
            return {rfb::Side::Client, setAllEncodings()};
        }
        if (!m_hasConfirmed) {
            m_hasConfirmed = true;
            return {rfb::Side::Server, confirmations()};
        }
        return m_recipe.next() % 2 == 0 ? Word{rfb::Side::Server, m_stream.message()}
                                        : Word{rfb::Side::Client, clientMessage()};
    }
    /// By which a server says that it knows the extensions.
    static QByteArray confirmations()
    {
        const QByteArray none(8, '\0');
        const QByteArray whole = QByteArray(4, '\0') + number(quint16(screenWidth)) + number(quint16(screenHeight));
        return QByteArray(2, '\0') + number(quint16(4)) + none + number(encoding::qemuExtendedKey) + none +
               number(encoding::qemuAudio) + none + number(encoding::extendedMouseButtons) + whole +
               number(encoding::extendedDesktopSize) + QByteArray::fromHex("01000000") + number(quint32(7)) + whole +
               number(quint32(0)) + byte(150) + QByteArray::fromHex("fa000101") +
               QByteArray::fromHex("f80000000000000000");
    }
    QByteArray clientMessage()
    {
        switch (m_recipe.next() % 17) {
        case 0:
            return QByteArray(4, '\0') + format();
        case 1:
            return setEncodings(
                std::vector<qint32>(m_recipe.rarely() ? 2000 : m_recipe.next() % 4, qint32(m_recipe.next()) - 200));
        case 2:
            return byte(4) + m_recipe.data(7);
        case 3:
            return rfb::message::pointer({m_recipe.next(), 1}, m_recipe.next() % 128);
        case 4:
            return rfb::message::extendedPointer({1, m_recipe.next()}, m_recipe.next());
        case 5:
            return m_stream.text(QByteArray("\6\0\0\0", 4));
        case 6:
            return m_stream.extendedText(QByteArray("\6\0\0\0", 4));
        case 7:
            return rfb::message::enableContinuousUpdates(m_recipe.next() % 2 == 0, {0, 0, screenWidth, screenHeight});
        case 8:
            return m_stream.fence();
        case 9:
            return QByteArray("\xfa\0\1", 3) + byte(m_recipe.next() % 6);
        case 10: {
            const int screens = m_recipe.next() % 3;
            return byte(251) + byte(0) + number(quint16(m_recipe.rarely() ? 0 : m_recipe.next() + 1)) +
                   number(quint16(100)) + byte(screens) + byte(0) + m_recipe.data(16 * screens);
        }
        case 11:
            return rfb::message::extendedKey(m_recipe.next(), 30, m_recipe.next() % 2 == 0);
        case 12:
            return rfb::message::enableSound(m_recipe.next() % 2 == 0);
        case 13:
            return rfb::message::soundFormat({});
        case 14:
            return QByteArray("\xff", 1) + byte(m_recipe.next() % 3) + number(quint16(m_recipe.next() % 4)) +
                   m_recipe.data(8);
        default:
            return rfb::message::updateRequest({0, 0, screenWidth, screenHeight}, m_recipe.next() % 2 == 0);
        }
    }

    Recipe& m_recipe;
    StreamCook m_stream;
    bool m_hasAnnounced = false;
    bool m_hasConfirmed = false;
};

} // namespace clouddesk::fuzz
