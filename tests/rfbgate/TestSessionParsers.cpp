// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbgate/Conversation.h"

#include <QTest>

using namespace clouddesk;
using core::ErrorCode;
using lab::Conversation;
using lab::Cut;
using rfb::MessageKind;
using rfb::Phase;
using rfb::Side;
namespace script = lab::rfbscript;
namespace encoding = rfb::encoding;

namespace {

QByteArray hex(const char* text)
{
    return QByteArray::fromHex(text);
}

struct Turn
{
    Side side;
    QByteArray bytes;
};
using Turns = QList<Turn>;

Turn server(const QByteArray& bytes)
{
    return {Side::Server, bytes};
}

Turn client(const QByteArray& bytes)
{
    return {Side::Client, bytes};
}

QByteArray version(const char* minor)
{
    return QByteArray("RFB 003.00") + minor + "\n";
}

const QByteArray good(4, '\0');
const QByteArray init = script::serverInit(64, 48);
const QByteArray bell("\2");
const QByteArray updateRequest = hex("03010000000000400030");
const QByteArray subtypes = hex("03000001000000010100000106"); // Plain, TLSNone, X509Plain

Turns greeting(const char* minor)
{
    return {server(version(minor)), client(version(minor))};
}

Turns veNCrypt(const QByteArray& type)
{
    return greeting("8") + Turns{server(hex("0113")), client(hex("13")), server(hex("0002")), client(hex("0002")),
                                 server(hex("00")),   server(subtypes),  client(type)};
}

Turns running()
{
    return {client("\1"), server(init), client(updateRequest), server(bell)};
}

struct Handshake
{
    const char* name;
    Turns turns;
    Phase end;
};

QList<Handshake> handshakes()
{
    const QByteArray challenge(16, 'c');
    const QByteArray response(16, '\0');
    const QByteArray failed = script::number(1U);
    return {
        {"3.8 none", greeting("8") + Turns{server(hex("0101")), client("\1"), server(good)} + running(),
         Phase::Running},
        {"3.7 none", greeting("7") + Turns{server(hex("020201")), client("\1")} + running(), Phase::Running},
        {"3.3 none", greeting("3") + Turns{server(script::number(1U))} + running(), Phase::Running},
        {"3.8 to 3.3", Turns{server(version("8")), client(version("3")), server(script::number(1U))} + running(),
         Phase::Running},
        {"3.889 to 3.8",
         Turns{server("RFB 003.889\n"), client(version("8")), server(hex("0101")), client("\1"), server(good)} +
             running(),
         Phase::Running},
        {"4.0 to 3.8",
         Turns{server("RFB 004.000\n"), client(version("8")), server(hex("0101")), client("\1"), server(good)} +
             running(),
         Phase::Running},
        {"3.6 as 3.3", Turns{server("RFB 003.006\n"), client(version("3")), server(script::number(1U))} + running(),
         Phase::Running},
        {"3.8 password",
         greeting("8") + Turns{server(hex("0102")), client("\2"), server(challenge), client(response), server(good)} +
             running(),
         Phase::Running},
        {"3.7 password",
         greeting("7") + Turns{server(hex("0102")), client("\2"), server(challenge), client(response), server(good)} +
             running(),
         Phase::Running},
        {"3.3 password",
         greeting("3") + Turns{server(script::number(2U)), server(challenge), client(response), server(good)} +
             running(),
         Phase::Running},
        {"3.8 wrong password",
         greeting("8") + Turns{server(hex("0102")), client("\2"), server(challenge), client(response),
                               server(failed + script::reason("no"))},
         Phase::Ended},
        {"3.7 wrong password",
         greeting("7") + Turns{server(hex("0102")), client("\2"), server(challenge), client(response), server(failed)},
         Phase::Ended},
        {"3.3 too many",
         greeting("3") +
             Turns{server(script::number(2U)), server(challenge), client(response), server(script::number(2U))},
         Phase::Ended},
        {"3.8 refused", greeting("8") + Turns{server(hex("00") + script::reason("go away"))}, Phase::Ended},
        {"3.3 refused", greeting("3") + Turns{server(script::number(0U) + script::reason("go away"))}, Phase::Ended},
        {"all types",
         greeting("8") +
             Turns{server("\xff" +
                          [] {
                              QByteArray all;
                              for (int i = 1; i < 256; ++i)
                                  all += char(i);
                              return all;
                          }()),
                   client("\1"), server(good)} +
             running(),
         Phase::Running},
        {"VeNCrypt plain",
         veNCrypt(hex("00000100")) + Turns{client(hex("0000000300000004") + "joepass"), server(good)} + running(),
         Phase::Running},
        {"VeNCrypt TLS", veNCrypt(hex("00000101")) + Turns{server(hex("01"))}, Phase::Tls},
        {"VeNCrypt X509 plain", veNCrypt(hex("00000106")) + Turns{server(hex("01"))}, Phase::Tls},
        {"VeNCrypt refused", veNCrypt(hex("00000101")) + Turns{server(hex("00"))}, Phase::Ended},
        {"VeNCrypt version refused",
         greeting("8") +
             Turns{server(hex("0113")), client(hex("13")), server(hex("0002")), client(hex("0002")), server(hex("01"))},
         Phase::Ended},
    };
}

const QList<qint32> extensions = {encoding::raw,
                                  encoding::extendedClipboard,
                                  encoding::fence,
                                  encoding::continuousUpdates,
                                  encoding::xvp,
                                  encoding::qemuExtendedKey,
                                  encoding::qemuAudio,
                                  encoding::extendedDesktopSize,
                                  encoding::extendedMouseButtons};
const QByteArray serverFence = hex("f8000000800000010361626364").left(12);
const QByteArray caps = hex("03000000fffffff8010000010010") + hex("0000");

/// A server that says it knows every extension.
QByteArray confirmations()
{
    return serverFence + hex("96") + hex("fa000101") + caps + script::updateHead(4) +
           script::rectangle(0, 0, 0, 0, encoding::qemuExtendedKey) +
           script::rectangle(0, 0, 0, 0, encoding::qemuAudio) +
           script::rectangle(0, 0, 0, 0, encoding::extendedMouseButtons) +
           script::rectangle(0, 0, 64, 64, encoding::extendedDesktopSize, hex("01000000") + QByteArray(16, '\0'));
}

struct Message
{
    const char* name;
    QByteArray bytes;
    MessageKind kind;
    quint32 textBytes = 0;
};

QList<Message> serverMessages()
{
    return {{"update", script::updateHead(0), MessageKind::FramebufferUpdate},
            {"colours", hex("010000ff0002") + QByteArray(12, 'c'), MessageKind::SetColourMapEntries},
            {"all colours", hex("01000000ffff") + QByteArray(65535 * 6, 'c'), MessageKind::SetColourMapEntries},
            {"bell", bell, MessageKind::Bell},
            {"text", script::cutText(5, "hello"), MessageKind::CutText, 5},
            {"no text", script::cutText(0, {}), MessageKind::CutText},
            {"R6 longest text", script::cutText(0x100000, QByteArray(0x100000, 't')), MessageKind::CutText, 0x100000},
            {"caps", caps, MessageKind::ExtendedCutText, 4},
            {"notify", hex("03000000fffffffc08000001"), MessageKind::ExtendedCutText},
            {"peek", hex("03000000fffffffc04000000"), MessageKind::ExtendedCutText},
            {"request", hex("03000000fffffffc02000001"), MessageKind::ExtendedCutText},
            {"provide", hex("03000000fffffff210000001") + QByteArray(10, 'z'), MessageKind::ExtendedCutText, 10},
            {"end of continuous updates", hex("96"), MessageKind::EndOfContinuousUpdates},
            {"fence", serverFence, MessageKind::Fence},
            {"longest fence", hex("f80000000000000040") + QByteArray(64, 'f'), MessageKind::Fence},
            {"xvp", hex("fa000100"), MessageKind::Xvp},
            {"sound begins", hex("ff010001"), MessageKind::Audio},
            {"sound ends", hex("ff010000"), MessageKind::Audio},
            {"sound", hex("ff01000200000007") + QByteArray(7, 's'), MessageKind::Audio},
            {"no sound", hex("ff01000200000000"), MessageKind::Audio}};
}

QList<Message> clientMessages()
{
    return {
        {"pixel format", QByteArray(4, '\0') + script::pixelFormat(16, 16, 0, 1, 31, 11, 5, 0),
         MessageKind::SetPixelFormat},
        {"encodings", Conversation::setEncodings({7, 16, 0, -223, -32, -247, -512, -763}), MessageKind::SetEncodings},
        {"no encodings", Conversation::setEncodings({}), MessageKind::SetEncodings},
        {"update request", updateRequest, MessageKind::FramebufferUpdateRequest},
        {"key", hex("0401000000000061"), MessageKind::KeyEvent},
        {"pointer", hex("050100100010"), MessageKind::PointerEvent},
        {"pointer with more buttons", hex("05810010001002"), MessageKind::PointerEvent},
        {"text", hex("06000000") + script::reason("hello"), MessageKind::CutText, 5},
        {"provide", hex("06000000fffffff810000001") + QByteArray(4, 'z'), MessageKind::ExtendedCutText, 4},
        {"caps", hex("06000000fffffffc1f000000"), MessageKind::ExtendedCutText},
        {"continuous updates", hex("96010000000000400040"), MessageKind::EnableContinuousUpdates},
        {"fence", hex("f80000000000000102") + "ab", MessageKind::Fence},
        {"xvp", hex("fa000102"), MessageKind::Xvp},
        {"desktop size", hex("fb00064004b00200") + QByteArray(32, '\0'), MessageKind::SetDesktopSize},
        {"no screens", hex("fb00064004b00000"), MessageKind::SetDesktopSize},
        {"extended key", hex("ff00000100000061 0000001e"), MessageKind::ExtendedKeyEvent},
        {"sound on", hex("ff010000"), MessageKind::Audio},
        {"sound off", hex("ff010001"), MessageKind::Audio},
        {"sound format", hex("ff010002") + hex("03020000bb80"), MessageKind::Audio}};
}

bool isSaid(Conversation& session, const Turn& turn)
{
    return turn.side == Side::Server ? session.serverSays(turn.bytes) : session.clientSays(turn.bytes);
}

/// A running session in which everything was announced and confirmed.
std::unique_ptr<Conversation> extendedSession(Cut cut = Cut::Whole)
{
    auto session = std::make_unique<Conversation>(cut);
    const bool isReady = session->begin() && session->announce(extensions) && session->clientSays(updateRequest) &&
                         session->serverSays(confirmations());
    session->fromServer.output.clear();
    session->fromClient.output.clear();
    return isReady ? std::move(session) : nullptr;
}

const QByteArray wide = QByteArray(4, '\0') + script::pixelFormat();
const QByteArray narrow = QByteArray(4, '\0') + script::pixelFormat(16, 16, 0, 1, 31, 11, 5, 0);

QByteArray rawUpdate(int pixelBytes)
{
    return script::updateHead(1) + script::rectangle(0, 0, 3, 3, 0, QByteArray(9 * pixelBytes, 'p')) + bell;
}

/// Whether exactly this is understood as one update and a bell.
bool isUpdate(Conversation& session, const QByteArray& stream)
{
    session.fromServer.ended.clear();
    return session.serverSays(stream) && session.fromServer.ended.size() == 2 && !session.server.isMidMessage();
}

} // namespace

class TestSessionParsers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handshakesOfEveryVersion()
    {
        for (const Handshake& handshake : handshakes()) {
            for (const Cut cut : {Cut::Whole, Cut::Bytes, Cut::Random}) {
                Conversation session(cut);
                QByteArray toClient;
                QByteArray toServer;
                for (const Turn& turn : handshake.turns) {
                    QVERIFY2(isSaid(session, turn), handshake.name);
                    (turn.side == Side::Server ? toClient : toServer) += turn.bytes;
                }
                QVERIFY2(session.state.phase() == handshake.end, handshake.name);
                QCOMPARE(session.fromServer.output, toClient);
                QCOMPARE(session.fromClient.output, toServer);
            }
        }
    }
    // P3: what comes before its turn is not taken, and not lost.
    void earlyWordsWaitForTheirTurn()
    {
        for (const Handshake& handshake : handshakes()) {
            QByteArray fromServer;
            QByteArray fromClient;
            for (const Turn& turn : handshake.turns)
                (turn.side == Side::Server ? fromServer : fromClient) += turn.bytes;
            Conversation session;
            qsizetype before = -1;
            qsizetype serverTaken = 0;
            qsizetype clientTaken = 0;
            while (serverTaken + clientTaken > before) {
                before = serverTaken + clientTaken;
                session.clientSays(fromClient.mid(clientTaken));
                clientTaken += session.taken;
                session.serverSays(fromServer.mid(serverTaken));
                serverTaken += session.taken;
            }
            QVERIFY2(!session.error, handshake.name);
            QCOMPARE(session.fromServer.output, fromServer);
            QCOMPARE(session.fromClient.output, fromClient);
        }
    }
    void tlsIsNotOurs()
    {
        Conversation session;
        for (const Turn& turn : veNCrypt(hex("00000101")))
            QVERIFY(isSaid(session, turn));
        QVERIFY(!session.serverSays(hex("01160301")));
        QCOMPARE(session.taken, 1);
        QVERIFY(!session.clientSays(hex("160301")));
        QCOMPARE(session.taken, 0);
        QVERIFY(session.state.phase() == Phase::Tls && !session.error);
        session.state.tlsIsUp();
        QVERIFY(session.serverSays(good));
        for (const Turn& turn : running())
            QVERIFY(isSaid(session, turn));
    }

    void R10_handshakeRefusals_data()
    {
        QTest::addColumn<QList<QByteArray>>("turns"); // server and client by turns
        QTest::addColumn<QString>("field");
        const auto row = [](const char* name, const QList<QByteArray>& turns, const char* field) {
            QTest::newRow(name) << turns << QString::fromLatin1(field);
        };
        const QByteArray v8 = version("8");
        row("no RFB", {"HTTP/1.1 400 Bad"}, "where an RFB version belongs");
        row("version -1", {"RFB 0-1.0-1\n"}, "where an RFB version belongs");
        row("version 2", {"RFB 002.008\n"}, "where an RFB version belongs");
        row("client's nonsense", {v8, "GET / HTTP/1"}, "the client sent \"GET");
        row("client's higher version", {version("3"), v8}, "above the server's");
        row("R6 reason", {v8, v8, hex("00ffffffff")}, "reason of 4294967295 bytes");
        row("R6 failure", {v8, v8, hex("0101"), "\1", hex("0000000180000000")}, "reason of 2147483648 bytes");
        row("no known type", {v8, v8, hex("0405061e81")}, "only security types that CloudDesk does not know");
        row("255 unknown types", {v8, v8, "\xff" + QByteArray(255, '\x05')}, "only security types");
        row("not offered", {v8, v8, hex("0102"), "\1"}, "security type 1, which was not offered");
        row("not known", {v8, v8, hex("020105"), "\5"}, "security type 5, which CloudDesk does not know");
        row("3.3 unknown", {version("3"), version("3"), script::number(16U)}, "security type 16");
        row("3.3 VeNCrypt", {version("3"), version("3"), script::number(19U)}, "security type 19");
        row("3.3 huge", {version("3"), version("3"), script::number(0xfffffffaU)}, "security type 4294967290");
        row("result 3", {v8, v8, hex("0101"), "\1", script::number(3U)}, "security result 3");
        const QList<QByteArray> upToVeNCrypt = {v8, v8, hex("0113"), hex("13")};
        row("VeNCrypt 0.1", upToVeNCrypt + QList<QByteArray>{hex("0001")}, "VeNCrypt version 0.1");
        row("client's VeNCrypt 0.1", upToVeNCrypt + QList<QByteArray>{hex("0002"), hex("0001")},
            "client sent VeNCrypt version 0.1");
        const QList<QByteArray> upToTypes = upToVeNCrypt + QList<QByteArray>{hex("0002"), hex("0002")};
        row("no VeNCrypt types", upToTypes + QList<QByteArray>{hex("0000")}, "no VeNCrypt types");
        row("unknown VeNCrypt types", upToTypes + QList<QByteArray>{hex("000100000107")}, "only VeNCrypt types");
        row("VeNCrypt type not offered", upToTypes + QList<QByteArray>{hex("00") + subtypes, hex("00000102")},
            "VeNCrypt type 258");
        row("long name", upToTypes + QList<QByteArray>{hex("00") + subtypes, hex("00000100ffffffff00000001")},
            "name of 4294967295");
        const QList<QByteArray> upToInit = {v8, v8, hex("0101"), "\1", good, "\1"};
        const auto atInit = [&](const char* name, const QByteArray& words, const char* field) {
            row(name, upToInit + QList<QByteArray>{words}, field);
        };
        atInit("R3 65535", script::serverInit(65535, 65535), "screen of 65535 x 65535");
        atInit("R3 side", script::serverInit(16385, 1), "16384 a side");
        atInit("R3 pixels", script::serverInit(16384, 16384), "67108864 pixels");
        atInit("R3 nothing", script::serverInit(0, 1), "screen of 0 x 1");
        atInit("R6 name", script::serverInit(8, 8).left(20) + script::number(0x100001U), "desktop name of 1048577");
        atInit("R14 bits 7", script::serverInit(8, 8, script::pixelFormat(7)), "bits-per-pixel 7");
        atInit("R14 bits 255", script::serverInit(8, 8, script::pixelFormat(255)), "bits-per-pixel 255");
        atInit("R14 depth 0", script::serverInit(8, 8, script::pixelFormat(32, 0)), "depth 0");
        atInit("R14 depth", script::serverInit(8, 8, script::pixelFormat(16, 17)), "depth 17");
        atInit("R14 max 0", script::serverInit(8, 8, script::pixelFormat(32, 24, 0, 1, 0)), "red-max 0");
        atInit("R14 shift 255", script::serverInit(8, 8, script::pixelFormat(32, 24, 0, 1, 255, 255)), "red-shift 255");
        atInit("R14 beyond", script::serverInit(8, 8, script::pixelFormat(32, 24, 0, 1, 255, 16, 8, 25)),
               "blue-max 255");
        atInit("R14 big endian 2", script::serverInit(8, 8, script::pixelFormat(32, 24, 2)), "big-endian-flag 2");
        atInit("R14 true colour 2", script::serverInit(8, 8, script::pixelFormat(32, 24, 0, 2)), "true-colour-flag 2");
        atInit("R14 map of 32 bits", script::serverInit(8, 8, script::pixelFormat(32, 24, 0, 0)), "true-colour-flag 0");
    }
    void R10_handshakeRefusals()
    {
        QFETCH(QList<QByteArray>, turns);
        QFETCH(QString, field);
        for (const Cut cut : {Cut::Whole, Cut::Bytes}) {
            Conversation session(cut);
            for (qsizetype i = 0; i < turns.size() && !session.error; ++i)
                isSaid(session, i % 2 == 0 ? server(turns[i]) : client(turns[i]));
            QVERIFY(session.error);
            QVERIFY2(session.error->text.contains(field), qPrintable(session.error->text));
        }
    }

    void everyMessage()
    {
        for (const Cut cut : {Cut::Whole, Cut::Bytes, Cut::Random}) {
            for (const bool isServers : {true, false}) {
                for (const Message& message : isServers ? serverMessages() : clientMessages()) {
                    const auto session = extendedSession(cut);
                    QVERIFY(session);
                    lab::Scribe& scribe = isServers ? session->fromServer : session->fromClient;
                    scribe.heads.clear();
                    const QByteArray twice = message.bytes + message.bytes;
                    QVERIFY2(isSaid(*session, {isServers ? Side::Server : Side::Client, twice}), message.name);
                    QCOMPARE(scribe.output, twice);
                    QCOMPARE(scribe.heads.size(), 2);
                    QVERIFY2(scribe.heads[1].kind == message.kind, message.name);
                    QCOMPARE(scribe.heads[1].textBytes, message.textBytes);
                    QCOMPARE(scribe.ended.back(),
                             QStringLiteral("%1:%2").arg(int(message.kind)).arg(message.bytes.size()));
                    QVERIFY(!session->server.isMidMessage() && !session->client.isMidMessage());
                }
            }
        }
    }
    // R11, P2: what an extension brings is refused until it was announced, or confirmed.
    void R11_everyMessageOfAnExtensionNeedsIt()
    {
        const QList<quint8> common = {0, 1, 2, 3};
        for (const Message& message : serverMessages()) {
            if (common.contains(quint8(message.bytes[0])) && message.kind != MessageKind::ExtendedCutText)
                continue;
            Conversation session;
            QVERIFY(session.begin() && session.announce({encoding::raw}));
            QVERIFY2(!session.serverSays(message.bytes), message.name);
            QVERIFY(session.error);
        }
        const QList<quint8> commonToServers = {0, 2, 3, 4, 5, 6};
        for (const Message& message : clientMessages()) {
            if (commonToServers.contains(quint8(message.bytes[0])) && message.kind != MessageKind::ExtendedCutText)
                continue;
            Conversation announced;
            QVERIFY(announced.begin() &&
                    (message.kind == MessageKind::ExtendedCutText || announced.announce(extensions)));
            QVERIFY2(!announced.clientSays(message.bytes), message.name);
            QVERIFY(announced.error);
        }
    }
    void R11_unknownMessages()
    {
        for (int type = 0; type < 256; ++type) {
            const bool isServers = QList<int>{0, 1, 2, 3, 150, 248, 250, 255}.contains(type);
            const bool isClients = QList<int>{0, 2, 3, 4, 5, 6, 150, 248, 250, 251, 255}.contains(type);
            auto session = extendedSession();
            if (!isServers) {
                QVERIFY(!session->serverSays(QByteArray(1, char(type))));
                QVERIFY(session->error->text.contains(QStringLiteral("type %1,").arg(type)));
            }
            session = extendedSession();
            if (!isClients) {
                QVERIFY(!session->clientSays(QByteArray(1, char(type))));
                QVERIFY(session->error->text.contains(QStringLiteral("type %1").arg(type)));
            }
        }
    }
    void messageRefusals_data()
    {
        QTest::addColumn<bool>("isServers");
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<QString>("field");
        const auto row = [](bool isServers, const QByteArray& message, const char* field) {
            QTest::newRow(field) << isServers << message << QString::fromLatin1(field);
        };
        row(true, script::cutText(0x4000001, {}), "the server sent a clipboard text of 67108865 bytes");
        row(true, script::cutText(0x80000000U, {}), "clipboard text of 2147483648 bytes");
        row(true, script::cutText(quint32(-0x20000001), hex("10000008")), "clipboard text of 536870913 bytes");
        row(true, script::cutText(quint32(-0x4000001), hex("10000007")),
            "clipboard message of 67108865 bytes without an image");
        row(true, script::cutText(0xffffffffU, {}), "clipboard message of 1 bytes without flags");
        row(true, hex("03000000fffffffc1800000100"), "flags 0x18000001");
        row(true, hex("03000000fffffffc00000001"), "flags 0x00000001");
        row(true, hex("03000000fffffffc01000001"), "clipboard sizes of 0 bytes where its flags say 4");
        row(true, hex("01000002ffff"), "65535 colours from number 2 on");
        row(true, hex("f80000000000000041"), "payload of 65 bytes");
        row(true, hex("fa000102"), "xvp code 2");
        row(true, hex("ff010003"), "QEMU message of type 1, operation 3");
        row(true, hex("ff000000"), "QEMU message of type 0");
        row(true, hex("ff01000200100001"), "sound of 1048577 bytes");
        row(false, hex("0600000004000001"), "the client sent a clipboard text of 67108865 bytes");
        row(false, hex("02000401"), "1025 encodings");
        row(false, hex("0200ffff"), "65535 encodings");
        row(false, hex("f800000000000000ff"), "payload of 255 bytes");
        row(false, hex("fa000101"), "xvp code 1");
        row(false, hex("fb00400100010000"), "wish for a screen of 16385 x 1");
        row(false, hex("fb00000000010000"), "wish for a screen of 0 x 1");
        row(false, hex("fb00400040000000"), "wish for a screen of 16384 x 16384");
        row(false, hex("ff02"), "QEMU message of the unknown type 2");
        row(false, hex("ff010003"), "sound operation 3");
        row(false, QByteArray(4, '\0') + script::pixelFormat(24), "client named a pixel format with bits-per-pixel 24");
    }
    void messageRefusals()
    {
        QFETCH(bool, isServers);
        QFETCH(QByteArray, message);
        QFETCH(QString, field);
        for (const Cut cut : {Cut::Whole, Cut::Bytes}) {
            const auto session = extendedSession(cut);
            QVERIFY(!isSaid(*session, {isServers ? Side::Server : Side::Client, message}));
            QVERIFY(session->error);
            QVERIFY2(session->error->text.contains(field), qPrintable(session->error->text));
            // Nothing of what was refused got through.
            QVERIFY((isServers ? session->fromServer : session->fromClient).output.isEmpty());
        }
    }

    void hiddenEncodings()
    {
        rfb::EncodingSet allowed;
        for (const qint32 code : {encoding::raw, encoding::tight, encoding::lastRect})
            allowed.add(code);
        Conversation session(Cut::Bytes, {}, allowed);
        QVERIFY(session.begin());
        session.fromClient.output.clear();
        const qint32 hidden = rfb::ClientParser::hiddenEncoding;
        QVERIFY(session.announce({9, 7, 16, -32, -224, -223, 0, int(0xffff8003)}));
        QCOMPARE(session.fromClient.output,
                 Conversation::setEncodings({hidden, 7, hidden, -32, -224, hidden, 0, hidden}));
        QVERIFY(session.state.isAnnounced(7) && !session.state.isAnnounced(16));
        // What was announced once may still be on its way.
        QVERIFY(session.announce({0}) && session.state.isAnnounced(7));
    }
    void droppedMessagesLeaveNothing()
    {
        for (const Cut cut : {Cut::Whole, Cut::Bytes, Cut::Random}) {
            const auto session = extendedSession(cut);
            session->fromClient.dropped = {MessageKind::KeyEvent, MessageKind::CutText, MessageKind::SetDesktopSize};
            QByteArray sent;
            QByteArray kept;
            for (const Message& message : clientMessages() + clientMessages()) {
                sent += message.bytes;
                kept += session->fromClient.dropped.contains(message.kind) ? QByteArray() : message.bytes;
            }
            QVERIFY(session->clientSays(sent));
            QCOMPARE(session->fromClient.output, kept);
        }
    }

    void pixelFormatChangesAtOnceWhereNothingIsOnItsWay()
    {
        Conversation session(Cut::Random);
        QVERIFY(session.begin() && session.clientSays(updateRequest) && isUpdate(session, rawUpdate(4)));
        QVERIFY(session.clientSays(narrow + updateRequest) && isUpdate(session, rawUpdate(2)));
        QVERIFY(session.clientSays(updateRequest) && isUpdate(session, rawUpdate(2)));
        QVERIFY(session.clientSays(wide) && isUpdate(session, rawUpdate(4)));
    }
    void pixelFormatIsNotGuessed()
    {
        Conversation asked;
        QVERIFY(asked.begin() && asked.clientSays(updateRequest));
        QVERIFY2(asked.clientSays(wide), "the same lengths are no change");
        QVERIFY(!asked.clientSays(narrow));
        QVERIFY(asked.error->text.contains(QStringLiteral("while updates may be on their way")));

        Conversation inUpdate;
        QVERIFY(inUpdate.begin() && inUpdate.serverSays(rawUpdate(4).left(20)));
        QVERIFY(!inUpdate.clientSays(narrow));

        auto session = extendedSession();
        const auto continuous = [](bool isOn) { return hex(isOn ? "9601" : "9600") + QByteArray(8, '\0'); };
        QVERIFY(session->clientSays(continuous(true) + continuous(false)));
        QVERIFY(isUpdate(*session, rawUpdate(4)));
        QVERIFY(session->serverSays(hex("96")) && session->clientSays(narrow));
        QVERIFY(session->clientSays(continuous(true)) && isUpdate(*session, rawUpdate(2)));
        QVERIFY(!session->clientSays(wide));
    }
};

QTEST_GUILESS_MAIN(TestSessionParsers)
#include "TestSessionParsers.moc"
