// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Encounter.h"
#include "lab/Patience.h"
#include "lab/Processes.h"

#include <QSignalSpy>

using namespace clouddesk;
using core::ErrorCode;
namespace script = lab::rfbscript;
using test::AtEnd;
using test::Encounter;
using test::patience;
using test::shortOptions;

namespace {

QByteArray zrleBody(quint32 length, const QByteArray& data)
{
    return script::number(length) + data;
}

} // namespace

/// Servers that know the protocol and use it against their client.
class TestHostileSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void R8_geometryLies_data()
    {
        QTest::addColumn<QByteArray>("rectangle");
        QTest::addColumn<ErrorCode>("code");
        const auto row = [](const char* name, const QByteArray& rectangle,
                            ErrorCode code = ErrorCode::RfbProtocolFailed) {
            QTest::newRow(name) << rectangle << code;
        };
        const QByteArray pixels = script::rawPixels(4, 4, 3);
        row("raw to the right", script::rectangle(61, 0, 4, 4, 0, pixels));
        row("raw below", script::rectangle(0, 61, 4, 4, 0, pixels));
        row("raw far away", script::rectangle(65535, 65535, 4, 4, 0, pixels));
        row("fill outside", script::rectangle(0, 0, 65, 64, 7, QByteArray::fromHex("80112233")));
        row("zrle outside", script::rectangle(60, 60, 64, 64, 16, zrleBody(0, {})));
        row("zrle without data", script::rectangle(0, 0, 64, 64, 16, zrleBody(0, {})));
        row("copy from outside", script::rectangle(0, 0, 4, 4, 1, script::number<quint32>(0x003d003d)));
        row("copy from far away", script::rectangle(0, 0, 4, 4, 1, script::number<quint32>(0xffffffff)));
        row("copy to outside", script::rectangle(62, 62, 4, 4, 1, script::number<quint32>(0)));
        row("huge pointer", script::rectangle(0, 0, 65535, 65535, -239), ErrorCode::RfbLimitExceeded);
        row("huge pointer with alpha", script::rectangle(0, 0, 65535, 65535, -314), ErrorCode::RfbLimitExceeded);
        row("pointer in an encoding of its own", script::rectangle(0, 0, 4, 4, -314, script::number<qint32>(7)));
        row("hextile subrectangle outside its tile",
            script::rectangle(60, 60, 4, 4, 5,
                              QByteArray(1, char(2 | 4 | 8)) + pixels.left(8) + QByteArray::fromHex("01ffff")),
            ErrorCode::Internal);
        row("wide gradient", script::rectangle(0, 0, 64, 64, 7, QByteArray::fromHex("4003")));
        row("jpeg without data", script::rectangle(0, 0, 64, 64, 7, QByteArray::fromHex("9000")));
        row("jpeg of nonsense", script::rectangle(0, 0, 64, 64, 7, QByteArray::fromHex("900401020304")));
        row("uncompressed by an extension", script::rectangle(0, 0, 64, 64, 7, QByteArray::fromHex("a004")));
        row("zlib of nonsense", script::rectangle(0, 0, 64, 64, 7, QByteArray::fromHex("000401020304")));
    }
    void R8_geometryLies()
    {
        QFETCH(QByteArray, rectangle);
        QFETCH(ErrorCode, code);
        Encounter encounter(script::handshake(64, 64) + script::fullUpdate(64, 64, 7) + script::updateHead(1) +
                            rectangle + QByteArray(1, '\2'));
        if (code == ErrorCode::Internal) {
            QSignalSpy bells(&encounter.client(), &rfb::Client::bell);
            QTRY_COMPARE(bells.size(), 1);
            return;
        }
        QVERIFY(encounter.waitForEnd());
        QCOMPARE(encounter.reason().code, code);
    }

    void R8_manyRectangles()
    {
        QByteArray words = script::handshake(64, 64) + script::fullUpdate(64, 64, 7) + script::updateHead(65535);
        for (int i = 0; i < 65535; ++i)
            words += script::rectangle(i % 64, i / 64 % 64, 1, 1, 0, script::rawPixels(1, 1, quint32(i)));
        Encounter encounter(words + QByteArray(1, '\2'), AtEnd::Silence, {});
        QSignalSpy bells(&encounter.client(), &rfb::Client::bell);
        QTRY_COMPARE_WITH_TIMEOUT(bells.size(), 1, 10000);
    }

    void R8_endlessUpdateNeedsItsEnd()
    {
        Encounter encounter(script::handshake(64, 64) + script::fullUpdate(64, 64, 7) + script::updateHead(65535) +
                            script::rectangle(0, 0, 1, 1, 0, script::rawPixels(1, 1, 1)));
        QVERIFY(encounter.waitForEnd());
        QCOMPARE(encounter.reason().code, ErrorCode::RfbStalled);
    }

    void R9_floodsAreOneEventAtATime()
    {
        QByteArray words = script::handshake(64, 64) + script::fullUpdate(64, 64, 7);
        for (int i = 0; i < 100000; ++i)
            words += QByteArray(1, '\2') + script::cutText(1, "x");
        Encounter encounter(words, AtEnd::Close, {});
        QSignalSpy bells(&encounter.client(), &rfb::Client::bell);
        QSignalSpy texts(&encounter.client(), &rfb::Client::clipboardReceived);
        QVERIFY(encounter.waitForEnd(20000));
        QVERIFY(bells.size() >= 1);
        QVERIFY(bells.size() < 50000);
        QVERIFY(texts.size() < 50000);
    }

    // What a server tells of its clipboard is answered at our pace, and what it sends is inflated no further than
    // allowed.
    void R9_clipboardStorms_data()
    {
        QTest::addColumn<quint32>("flags");
        QTest::addColumn<QByteArray>("data");
        constexpr quint32 text = 1;
        QTest::newRow("caps") << (0x1f000000U | 0xffffU) << QByteArray(64, '\xff');
        QTest::newRow("request") << (1U << 25 | text) << QByteArray();
        QTest::newRow("peek") << (1U << 26) << QByteArray();
        QTest::newRow("notify") << (1U << 27 | text) << QByteArray();
        QTest::newRow("provide") << (1U << 28 | text) << qCompress(QByteArray(4, '\0')).mid(4);
        QTest::newRow("unknown") << 0xe0000000U << QByteArray();
        QTest::newRow("all") << 0xffffffffU << QByteArray();
    }
    void R9_clipboardStorms()
    {
        QFETCH(quint32, flags);
        QFETCH(QByteArray, data);
        constexpr int count = 50000;
        const auto extended = [](quint32 what, const QByteArray& rest) {
            return script::cutText(quint32(-qint32(4 + rest.size())), script::number(what) + rest);
        };
        Encounter encounter(script::handshake(64, 64) + script::fullUpdate(64, 64, 7) +
                                extended(0x1f000001, QByteArray(4, '\0')) + extended(flags, data).repeated(count) +
                                QByteArray(1, '\2'),
                            AtEnd::Silence, {});
        QSignalSpy bells(&encounter.client(), &rfb::Client::bell);
        encounter.client().sendClipboard(QString(100000, QLatin1Char('x')));
        QTRY_COMPARE_WITH_TIMEOUT(bells.size(), 1, 20000);
        QVERIFY(encounter.client().isRunning());
        QTest::qWait(50);
        QVERIFY2(encounter.server().received().size() < 200 * 1024,
                 QByteArray::number(encounter.server().received().size()));
    }

    void R9_fencesAreAnsweredOrTheSessionEnds_data()
    {
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("server takes the answers") << true;
        QTest::newRow("server takes nothing") << false;
    }
    void R9_fencesAreAnsweredOrTheSessionEnds()
    {
        QFETCH(bool, isTaken);
        constexpr int count = 1000000;
        const QByteArray fence = QByteArray::fromHex("f80000008000000101") + 'x';
        const QByteArray words = script::handshake(8, 8) + script::fullUpdate(8, 8, 5);
        if (isTaken) {
            Encounter encounter(words + fence.repeated(count) + QByteArray(1, '\2'), AtEnd::Silence, {});
            QSignalSpy bells(&encounter.client(), &rfb::Client::bell);
            QTRY_COMPARE_WITH_TIMEOUT(bells.size(), 1, 20000);
            QVERIFY(encounter.client().isRunning());
            QTRY_VERIFY(encounter.server().received().count("\xf8") >= count);
            return;
        }
        auto pair = core::makeSocketPair(4096);
        rfb::Client client(shortOptions());
        QSignalSpy ended(&client, &rfb::Client::ended);
        client.start(std::move(pair->near));
        const QByteArray flood = words + fence.repeated(count);
        std::jthread server([&pair, &flood] {
            qsizetype sent = 0;
            pollfd polled{pair->far.get(), POLLOUT, 0};
            while (sent < flood.size() && poll(&polled, 1, 5000) > 0 && (polled.revents & POLLHUP) == 0)
                sent += std::max<ssize_t>(send(pair->far.get(), flood.constData() + sent, size_t(flood.size() - sent),
                                               MSG_NOSIGNAL | MSG_DONTWAIT),
                                          0);
        });
        QTRY_COMPARE(ended.size(), 1);
        client.stop();
        const auto reason = ended[0][0].value<core::Error>();
        QVERIFY2(reason.code == ErrorCode::RfbLimitExceeded, qPrintable(reason.text));
    }

    void R9_endsOfContinuousUpdatesChangeNothing()
    {
        Encounter encounter(script::handshake(8, 8) + script::fullUpdate(8, 8, 5) + QByteArray(1000001, char(150)) +
                            QByteArray(1, '\2'));
        QSignalSpy bells(&encounter.client(), &rfb::Client::bell);
        QTRY_COMPARE_WITH_TIMEOUT(bells.size(), 1, 20000);
        QVERIFY(encounter.client().isRunning());
        QVERIFY(encounter.server().received().size() < 64 * 1024);
    }

    void R10_authenticationTraps_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<ErrorCode>("code");
        QByteArray many;
        for (int type = 3; type < 256; ++type)
            many += char(type);
        const QByteArray challenge(16, 'c');
        QTest::newRow("no types, 4 GB reason")
            << script::version() + QByteArray(1, '\0') + script::number(0xffffffffU) << ErrorCode::RfbProtocolFailed;
        QTest::newRow("no types") << script::version() + QByteArray(1, '\0') + script::reason("go\naway")
                                  << ErrorCode::RfbProtocolFailed;
        QTest::newRow("every unknown type")
            << script::version() + script::securityTypes(many) << ErrorCode::RfbAuthenticationFailed;
        for (const int type : {5, 6, 16, 17, 18, 19, 20, 30, 113, 129})
            QTest::newRow("type " + QByteArray::number(type))
                << script::version() + script::securityTypes(QByteArray(1, char(type)))
                << ErrorCode::RfbAuthenticationFailed;
        for (const quint32 type : {16U, 18U, 19U, 30U, 0xfffffffaU})
            QTest::newRow("3.3 type " + QByteArray::number(type))
                << script::version("RFB 003.003\n") + script::number(type) << ErrorCode::RfbAuthenticationFailed;
        QTest::newRow("wrong password") << script::version() + script::securityTypes(QByteArray(1, '\2')) + challenge +
                                               script::securityResult(1) + script::reason("Authentication failure")
                                        << ErrorCode::RfbAuthenticationFailed;
        QTest::newRow("3.3 wrong password")
            << script::version("RFB 003.003\n") + script::number(2U) + challenge + script::securityResult(1)
            << ErrorCode::RfbAuthenticationFailed;
        QTest::newRow("no RFB at all") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n")
                                       << ErrorCode::RfbProtocolFailed;
        QTest::newRow("version -1") << QByteArray("RFB 0-1.0-1\n") << ErrorCode::RfbProtocolFailed;
    }
    void R10_authenticationTraps()
    {
        QFETCH(QByteArray, words);
        QFETCH(ErrorCode, code);
        rfb::ClientOptions options = shortOptions();
        QByteArray password("tellnobody");
        options.password = core::Secret::takeFrom(password);
        Encounter encounter(words, AtEnd::Silence, std::move(options));
        QVERIFY(encounter.waitForEnd());
        QVERIFY2(encounter.reason().code == code, qPrintable(encounter.reason().text));
        QVERIFY(!encounter.reason().text.contains(QLatin1Char('\n')));
        QVERIFY(!encounter.server().received().contains("tellnobo"));
    }

    void R10_noPasswordIsSentWhereNoneIsAsked()
    {
        rfb::ClientOptions options = shortOptions();
        options.password = core::Secret("secret");
        Encounter encounter(script::handshake(8, 8) + script::fullUpdate(8, 8, 1), AtEnd::Silence, std::move(options));
        QTRY_VERIFY(encounter.hasFrame());
        // version, the choice of None, ClientInit, and then only messages of known sizes
        QTRY_VERIFY(encounter.server().received().startsWith(QByteArray("RFB 003.008\n\1\1\0\0\0\0", 18)));
    }

    void R11_unwantedFeatures_data()
    {
        QTest::addColumn<QByteArray>("words");
        for (const int type : {4, 7, 11, 15, 173, 250, 252, 253, 255})
            QTest::newRow("message " + QByteArray::number(type)) << QByteArray(1, char(type)) + QByteArray(64, '\0');
        for (const qint32 encoding : {2, 4, 6, 8, 9, 10, 15, 17, -260, -309, -259, -312, -313, 0x574d5664,
                                      int(0xfffe0000), int(0xfffe0001), int(0xfffe0003), int(0xffff0009)})
            QTest::newRow("encoding " + QByteArray::number(encoding))
                << script::updateHead(1) + script::rectangle(0, 0, 8, 8, encoding, QByteArray(64, '\0'));
    }
    void R11_unwantedFeatures()
    {
        QFETCH(QByteArray, words);
        Encounter encounter(script::handshake(8, 8) + script::fullUpdate(8, 8, 1) + words);
        QVERIFY(encounter.waitForEnd());
        QCOMPARE(encounter.reason().code, ErrorCode::RfbProtocolFailed);
    }

    void R11_onlyWhatIsDecodedIsAnnounced()
    {
        Encounter encounter(script::handshake(8, 8) + script::fullUpdate(8, 8, 1));
        QTRY_VERIFY(encounter.hasFrame());
        const qsizetype start = 12 + 1 + 1 + 20;
        QByteArray received;
        QTRY_VERIFY((received = encounter.server().received()).size() > start + 4 + 22 * 4);
        QCOMPARE(received[start], '\2');
        const auto count = qFromBigEndian<quint16>(received.constData() + start + 2);
        QList<qint32> announced;
        for (int i = 0; i < count; ++i)
            announced += qFromBigEndian<qint32>(received.constData() + start + 4 + 4 * i);
        QCOMPARE(announced, (QList<qint32>{50,   7,    16,   5,    1,          0,    -224, -223, -308,
                                           -307, -314, -239, -232, 0x574d5666, -261, -258, -316, int(0xc0a1e5ce),
                                           -312, -313, -255, -24}));
    }
};

QTEST_GUILESS_MAIN(TestHostileSession)
#include "TestHostileSession.moc"
