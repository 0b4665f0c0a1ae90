// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/FakeRfbServer.h"
#include "lab/Patience.h"
#include "lab/Processes.h"
#include "rfb/ClientMessages.h"
#include "rfb/Protocol.h"
#include "rfbclient/Board.h"
#include "rfbclient/Client.h"

#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace clouddesk;
namespace script = lab::rfbscript;
namespace message = rfb::message;

namespace {

constexpr quint32 keysymA = 0x61;
constexpr int width = 64;
constexpr int height = 48;

/// The head of a clipboard message in its extended form (rfbproto.rst, "Extended Clipboard Pseudo-Encoding").
QByteArray extendedCutText(quint32 flags, const QByteArray& body = {})
{
    return script::cutText(quint32(-4 - body.size()), script::number(flags) + body);
}

/// How long the client's message at that place is; 0 if it is none or not there as a whole.
qsizetype messageLength(const QByteArray& said, qsizetype place)
{
    const auto has = [&](qsizetype bytes) { return place + bytes <= said.size() ? bytes : 0; };
    const auto number = [&]<typename T>(qsizetype offset, T) {
        return qFromBigEndian<T>(said.constData() + place + offset);
    };
    switch (said[place]) {
    case 0:
        return has(20); // SetPixelFormat
    case 2:
        return has(4) != 0 ? has(4 + 4 * qsizetype(number(2, quint16()))) : 0; // SetEncodings
    case 3:
        return has(10); // FramebufferUpdateRequest
    case 4:
        return has(8); // KeyEvent
    case 5:
        return has(6); // PointerEvent
    case 6:
        return has(8) != 0 ? has(8 + qAbs(qsizetype(number(4, qint32())))) : 0; // ClientCutText
    default:
        return 0;
    }
}

/// A session of which every word that its server heard is looked at.
class Session
{
public:
    /// Gives its decoder, which has shown a picture; 0 if that fails.
    pid_t begin()
    {
        QSignalSpy framed(&m_client, &rfb::Client::firstFrame);
        m_client.start(m_server.takeStream());
        const bool isThere = QTest::qWaitFor([&] { return !framed.isEmpty(); }, tryTimeout);
        const QList<qint64> children = lab::childProcesses(getpid());
        return isThere && children.size() == 1 ? static_cast<pid_t>(children.front()) : 0;
    }
    /// What the server heard of keys, pointer and clipboard, message by message; nothing while it has a part of one.
    std::optional<QList<QByteArray>> input()
    {
        const QByteArray said = m_server.received();
        constexpr qsizetype handshake = 12 + 1 + 1; // version, security type, ClientInit
        QList<QByteArray> messages;
        qsizetype length = 0;
        for (qsizetype place = handshake; place < said.size(); place += length) {
            length = messageLength(said, place);
            if (length == 0)
                return {};
            if (said[place] >= 4)
                messages += said.mid(place, length);
        }
        return messages;
    }
    rfb::Client& client() { return m_client; }
    lab::FakeRfbServer& server() { return m_server; }

private:
    lab::FakeRfbServer m_server{script::handshake(width, height) + script::fullUpdate(width, height, 5),
                                lab::FakeRfbServer::AtEnd::Silence, std::chrono::milliseconds(0), 1 << 16};
    rfb::Client m_client{rfb::ClientOptions{}};
};

using Messages = QList<QByteArray>;

} // namespace

class TestKeysPastTheDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeyDoesNotWaitForTheDecoder()
    {
        Session session;
        const pid_t decoder = session.begin();
        QVERIFY(decoder > 0);
        // That it has carried out what it was told is noted a moment after the server heard of that.
        QTRY_VERIFY([&] {
            kill(decoder, SIGSTOP);
            const auto before = session.input();
            session.client().sendKey(keysymA, true);
            const bool isHeard = QTest::qWaitFor([&] { return session.input() != before; }, 200);
            kill(decoder, SIGCONT);
            return isHeard;
        }());
        QCOMPARE(session.input()->last(), message::key(keysymA, true));
    }

    void aKeyStaysBehindWhatCameBefore()
    {
        Session session;
        const pid_t decoder = session.begin();
        QVERIFY(decoder > 0);
        Messages expected;
        for (int round = 0; round < 20; ++round) {
            kill(decoder, SIGSTOP);
            session.client().sendPointer({2 + round, 3}, round % 2);
            session.client().sendKey(keysymA, true);
            session.client().sendKey(keysymA, false);
            kill(decoder, SIGCONT);
            expected += {message::pointer({2 + round, 3}, round % 2), message::key(keysymA, true),
                         message::key(keysymA, false)};
            QTRY_COMPARE(session.input().value_or(Messages()), expected);
        }
    }

    // What the decoder has to say by itself is long at times, and the line slow.
    void aKeyStaysOutOfOtherMessages()
    {
        using namespace rfb;
        Session session;
        const pid_t decoder = session.begin();
        QVERIFY(decoder > 0);
        session.server().say(extendedCutText(clipboardflag::caps | clipboardflag::request | clipboardflag::notify |
                                                 clipboardflag::provide | clipboardflag::text,
                                             script::number(quint32(1) << 20)));
        QTRY_COMPARE(session.input().value_or(Messages()).size(), 1); // its own abilities
        QByteArray text(700'000, 'x');
        for (char& character : text)
            character = static_cast<char>(QRandomGenerator::global()->bounded('!', '~'));
        session.client().sendClipboard(QString::fromLatin1(text));
        QTRY_COMPARE(session.input().value_or(Messages()).size(), 2); // that there is a text
        session.server().setReading(false);
        session.server().say(extendedCutText(clipboardflag::request | clipboardflag::text));
        QTRY_VERIFY(session.server().unread() > 0);
        kill(decoder, SIGSTOP);
        session.server().setReading(true);
        QTRY_COMPARE(session.server().unread(), 0);
        QTRY_VERIFY(!session.input()); // it is in the middle of the text
        session.client().sendKey(keysymA, true);
        kill(decoder, SIGCONT);
        QTRY_COMPARE(session.input().value_or(Messages()).size(), 4);
        QVERIFY(session.input()->at(2).size() > 400'000);
        QCOMPARE(session.input()->at(3), message::key(keysymA, true));
    }

    // A decoder in bad hands may keep the turn for ever.
    void whatTheDecoderHoldsIsNotWaitedFor()
    {
        auto board = rfb::Board::make();
        QVERIFY(board.has_value());
        auto other = rfb::Board::open(board->takeMemory());
        QVERIFY(other.has_value());
        QVERIFY(board->tryLockWriting());
        board->unlockWriting();
        other->lockWriting();
        QVERIFY(!board->tryLockWriting());
        other->unlockWriting();
        QVERIFY(board->tryLockWriting());
    }
};

QTEST_GUILESS_MAIN(TestKeysPastTheDecoder)
#include "TestKeysPastTheDecoder.moc"
