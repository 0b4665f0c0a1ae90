// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/FakeRfbServer.h"
#include "rfbgate/ClientParser.h"
#include "rfbgate/ServerParser.h"

#include <QRandomGenerator>
#include <QStringList>

namespace clouddesk::lab {

inline rfb::Bytes toBytes(const QByteArray& bytes)
{
    return {reinterpret_cast<const quint8*>(bytes.constData()), static_cast<size_t>(bytes.size())};
}

inline QByteArray toByteArray(rfb::Bytes bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())};
}

/// How a stream is cut into pieces.
enum class Cut { Whole, Bytes, Random };

inline qsizetype pieceSize(Cut cut, qsizetype left, QRandomGenerator& random)
{
    if (cut == Cut::Whole)
        return left;
    return cut == Cut::Bytes ? 1 : std::min<qsizetype>(left, 1 + random.bounded(random.bounded(2) == 0 ? 5 : 400));
}

/// Writes down what a parser tells it.
class Scribe : public rfb::MessageListener
{
public:
    bool messageBegan(const rfb::MessageHead& head) override
    {
        began += QStringLiteral("%1/%2").arg(int(head.kind)).arg(head.textBytes);
        heads.push_back(head);
        return !dropped.contains(head.kind);
    }
    void bytesPassed(rfb::Bytes bytes) override { output += toByteArray(bytes); }
    void rectanglePassed(const rfb::Rectangle& rectangle, quint64 bytes, rfb::StreamUse streams) override
    {
        rectangles +=
            QStringLiteral("%1:%2 %3/%4").arg(rectangle.encoding).arg(bytes).arg(streams.used).arg(streams.reset);
    }
    void messageEnded(rfb::MessageKind kind, quint64 bytes) override
    {
        ended += QStringLiteral("%1:%2").arg(int(kind)).arg(bytes);
        bytesEnded += bytes;
    }

    QList<rfb::MessageKind> dropped;
    QByteArray output;
    QStringList began;
    QStringList rectangles;
    QStringList ended;
    QList<rfb::MessageHead> heads;
    quint64 bytesEnded = 0;
};

/// Both directions of a session, fed by hand.
class Conversation
{
public:
    explicit Conversation(Cut cut = Cut::Whole, const rfb::Limits& limits = {},
                          const rfb::EncodingSet& allowed = rfb::EncodingSet::all())
        : state(limits, allowed)
        , server(state, fromServer)
        , client(state, fromClient)
        , m_cut(cut)
    {
    }

    /// Whether all of it was taken; if not, error and taken say why and how much.
    bool serverSays(const QByteArray& bytes) { return say(server, bytes); }
    bool clientSays(const QByteArray& bytes) { return say(client, bytes); }

    /// To a running session: version 3.8, no password.
    bool begin(int width = 64, int height = 64, const QByteArray& format = rfbscript::pixelFormat())
    {
        return serverSays("RFB 003.008\n") && clientSays("RFB 003.008\n") && serverSays(QByteArray("\1\1", 2)) &&
               clientSays("\1") && serverSays(QByteArray(4, '\0')) && clientSays("\1") &&
               serverSays(rfbscript::serverInit(width, height, format));
    }
    bool announce(const QList<qint32>& codes) { return clientSays(setEncodings(codes)); }

    static QByteArray setEncodings(const QList<qint32>& codes)
    {
        QByteArray message = QByteArray("\2\0", 2) + rfbscript::number(quint16(codes.size()));
        for (const qint32 code : codes)
            message += rfbscript::number(code);
        return message;
    }

    Scribe fromServer;
    Scribe fromClient;
    rfb::SessionState state;
    rfb::ServerParser server;
    rfb::ClientParser client;
    std::optional<core::Error> error;
    qsizetype taken = 0;

private:
    bool say(rfb::MessageParser& parser, const QByteArray& bytes)
    {
        taken = 0;
        while (taken < bytes.size()) {
            const qsizetype size = pieceSize(m_cut, bytes.size() - taken, m_random);
            // A copy of its own size, so that sanitizers see every byte read beyond it.
            const std::vector<quint8> piece(bytes.begin() + taken, bytes.begin() + taken + size);
            const auto result = parser.feed(piece);
            if (!result) {
                error = result.error();
                return false;
            }
            taken += qsizetype(*result);
            if (*result < size_t(size))
                return false;
        }
        return true;
    }

    Cut m_cut;
    QRandomGenerator m_random{1};
};

} // namespace clouddesk::lab
