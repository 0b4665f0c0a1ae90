// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbgate/Conversation.h"
#include "rfbgate/Gate.h"

#include <QTest>

#include <cstdlib>
#include <new>

using namespace clouddesk;
using core::ErrorCode;
using lab::Conversation;
using lab::Cut;
using rfb::MessageKind;
using rfb::Phase;
using rfb::Side;
namespace script = lab::rfbscript;
namespace encoding = rfb::encoding;
using namespace std::chrono_literals;

namespace {
std::atomic<qint64> g_allocations = 0;
} // namespace

// NOLINTBEGIN: counts what this program allocates
void* operator new(size_t size)
{
    ++g_allocations;
    if (void* const memory = std::malloc(size))
        return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept
{
    std::free(memory);
}
void operator delete(void* memory, size_t /*size*/) noexcept
{
    std::free(memory);
}
// NOLINTEND

namespace {

QByteArray hex(const char* text)
{
    return QByteArray::fromHex(text);
}

struct Collector : rfb::GateOutput
{
    void write(rfb::Bytes bytes) override
    {
        output += lab::toByteArray(bytes);
        ++writes;
    }
    QByteArray output;
    int writes = 0;
};

/// Takes everything and keeps nothing.
struct Sink : rfb::GateOutput
{
    void write(rfb::Bytes bytes) override { count += bytes.size(); }
    size_t count = 0;
};

struct Witness : rfb::GateObserver
{
    void onPhase(Phase phase, rfb::GateTime /*now*/) override { phases += phase; }
    void onMessage(Side from, MessageKind kind, quint64 bytes, bool wasLeftOut, rfb::GateTime /*now*/) override
    {
        if (kind != MessageKind::Handshake)
            messages += QStringLiteral("%1 %2 %3%4")
                            .arg(from == Side::Server ? QLatin1Char('s') : QLatin1Char('c'))
                            .arg(int(kind))
                            .arg(bytes)
                            .arg(wasLeftOut ? QLatin1String(" out") : QLatin1String());
    }
    void onRectangle(const rfb::Rectangle& rectangle, quint64 bytes, rfb::GateTime /*now*/) override
    {
        rectangles +=
            QStringLiteral("%1 %2x%3 %4").arg(rectangle.encoding).arg(rectangle.width).arg(rectangle.height).arg(bytes);
    }
    void onRefused(const core::Error& reason, rfb::GateTime /*now*/) override { refusals += reason.text; }
    QList<Phase> phases;
    QStringList messages;
    QStringList rectangles;
    QStringList refusals;
};

const QList<qint32> extensions = {encoding::raw,
                                  encoding::tight,
                                  encoding::extendedClipboard,
                                  encoding::fence,
                                  encoding::continuousUpdates,
                                  encoding::xvp,
                                  encoding::qemuExtendedKey,
                                  encoding::extendedDesktopSize,
                                  encoding::lastRect};
const QByteArray caps = hex("03000000fffffff8010000010010") + hex("0000");
const QByteArray clientCaps = char(6) + caps.sliced(1);
const QByteArray confirmations = hex("f80000008000000000") + hex("96") + hex("fa000101") + caps +
                                 script::updateHead(2) + script::rectangle(0, 0, 0, 0, encoding::qemuExtendedKey) +
                                 script::rectangle(0, 0, 64, 64, encoding::extendedDesktopSize, QByteArray(4, '\0'));

QByteArray extended(quint8 type, quint32 flags, int dataBytes)
{
    return QByteArray(1, char(type)) + QByteArray(3, '\0') + script::number(qint32(-4 - dataBytes)) +
           script::number(flags) + QByteArray(dataBytes, 'z');
}

QByteArray text(quint8 type, int length)
{
    return QByteArray(1, char(type)) + QByteArray(3, '\0') + script::number(quint32(length)) + QByteArray(length, 't');
}

/// A gate, its two outputs and a clock.
class Doorway
{
public:
    explicit Doorway(const rfb::GatePolicy& policy = {}, Cut cut = Cut::Whole, const rfb::Limits& limits = {})
        : gate(policy, limits, now, &witness)
        , m_cut(cut)
    {
    }
    bool begin(const QByteArray& init = script::serverInit(64, 64))
    {
        const bool isRunning = say(Side::Server, "RFB 003.008\n") && say(Side::Client, "RFB 003.008\n") &&
                               say(Side::Server, QByteArray("\1\1", 2)) && say(Side::Client, "\1") &&
                               say(Side::Server, QByteArray(4, '\0')) && say(Side::Client, "\1") &&
                               say(Side::Server, init) && say(Side::Client, Conversation::setEncodings(extensions)) &&
                               say(Side::Server, confirmations);
        toClient.output.clear();
        toServer.output.clear();
        witness.messages.clear();
        return isRunning;
    }
    bool say(Side side, const QByteArray& bytes)
    {
        qsizetype done = 0;
        while (done < bytes.size()) {
            const qsizetype size = lab::pieceSize(m_cut, bytes.size() - done, m_random);
            const std::vector<quint8> piece(bytes.begin() + done, bytes.begin() + done + size);
            const auto taken = gate.feed(side, piece, now, side == Side::Server ? toClient : toServer);
            if (!taken) {
                problem = taken.error();
                return false;
            }
            done += qsizetype(*taken);
            if (*taken < size_t(size))
                return false;
        }
        return true;
    }
    /// What is left of bytes from that side.
    QByteArray pass(Side side, const QByteArray& bytes)
    {
        Collector& output = side == Side::Server ? toClient : toServer;
        output.output.clear();
        return say(side, bytes) ? output.output : QByteArray("refused");
    }

    rfb::GateTime now = rfb::GateTime(1h);
    Witness witness;
    Collector toClient;
    Collector toServer;
    rfb::Gate gate;
    core::Error problem;

private:
    Cut m_cut;
    QRandomGenerator m_random{7};
};

const QByteArray key = hex("0401000000000061");
const QByteArray pointer = hex("050100100010");
const QByteArray extendedKey = hex("ff000001000000610000001e");
const QByteArray size = hex("fb00006400500000");
const QByteArray xvp = hex("fa000102");
const QByteArray request = hex("03010000000000400040");
const QByteArray fence = hex("f80000000000000000");

QByteArray drawing()
{
    return script::updateHead(2) + script::rectangle(0, 0, 64, 64, encoding::tight, hex("80112233")) +
           script::rectangle(1, 1, 5, 5, 0, QByteArray(100, 'p'));
}

} // namespace

class TestGate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatMayPassIsUnchanged()
    {
        const QByteArray fromServer = drawing() + "\2" + text(3, 100) + extended(3, rfb::clipboardflag::notify, 0) +
                                      fence + hex("96") + script::updateHead(0) + drawing();
        const QByteArray fromClient = request + key + pointer + extendedKey + text(6, 50) + size + xvp + fence +
                                      Conversation::setEncodings({7, 0, -32});
        for (const Cut cut : {Cut::Whole, Cut::Bytes, Cut::Random}) {
            Doorway doorway({}, cut);
            QVERIFY(doorway.begin());
            QCOMPARE(doorway.pass(Side::Server, fromServer), fromServer);
            QCOMPARE(doorway.pass(Side::Client, fromClient), fromClient);
        }
    }
    void oneSliceIsOneWrite()
    {
        Doorway doorway;
        QVERIFY(doorway.begin());
        doorway.toClient.writes = 0;
        QVERIFY(doorway.say(Side::Server, drawing().repeated(50)));
        QCOMPARE(doorway.toClient.writes, 1);
    }
    void P2_viewOnlyReallyIs()
    {
        rfb::GatePolicy policy;
        policy.isViewOnly = true;
        const QByteArray acts = key + pointer + extendedKey + text(6, 50) +
                                extended(6, rfb::clipboardflag::provide, 9) +
                                extended(6, rfb::clipboardflag::notify, 0) + size + xvp;
        const QByteArray looks = request + fence + Conversation::setEncodings({7}) + hex("96010000000000400040");
        for (const Cut cut : {Cut::Whole, Cut::Bytes, Cut::Random}) {
            Doorway doorway(policy, cut);
            QVERIFY(doorway.begin());
            QCOMPARE(doorway.pass(Side::Client, acts), QByteArray());
            QCOMPARE(doorway.pass(Side::Client, looks + acts + looks + acts), looks + looks);
            // Said once, they must be known when it may act later.
            QCOMPARE(doorway.pass(Side::Client, clientCaps), clientCaps);
            QCOMPARE(doorway.pass(Side::Server, caps), caps);
            QCOMPARE(doorway.pass(Side::Server, drawing() + text(3, 9)), drawing() + text(3, 9));
            QVERIFY(doorway.witness.messages.contains(QStringLiteral("c %1 8 out").arg(int(MessageKind::KeyEvent))));
            // An unknown message ends the session, as ever.
            QVERIFY(!doorway.say(Side::Client, QByteArray("\7")));
        }
    }
    void policyChangesWithTheNextMessage()
    {
        Doorway doorway;
        QVERIFY(doorway.begin());
        QCOMPARE(doorway.pass(Side::Client, text(6, 50).left(20)), text(6, 50).left(20));
        rfb::GatePolicy viewOnly;
        viewOnly.isViewOnly = true;
        doorway.gate.setPolicy(viewOnly);
        QCOMPARE(doorway.pass(Side::Client, text(6, 50).mid(20) + key), text(6, 50).mid(20));
        QCOMPARE(doorway.pass(Side::Client, text(6, 50).left(20)), QByteArray());
        doorway.gate.setPolicy({});
        QCOMPARE(doorway.pass(Side::Client, text(6, 50).mid(20) + key), key);
    }
    void P2_whatIsHeldIsLetGo()
    {
        rfb::GatePolicy viewOnly;
        viewOnly.isViewOnly = true;
        for (const Cut cut : {Cut::Whole, Cut::Bytes, Cut::Random}) {
            Doorway doorway({}, cut);
            QVERIFY(doorway.begin());
            // The key of the scan code is down, then up as another letter; what is up is not let go again.
            const QByteArray held = key + hex("040100000000ffe3") + hex("ff00000100000041000000ff") + extendedKey +
                                    hex("ff000000000000410000001e") + hex("0400000000000061") + pointer;
            QCOMPARE(doorway.pass(Side::Client, held), held);
            doorway.toServer.output.clear();
            doorway.gate.setPolicy(viewOnly);
            doorway.gate.releaseInput(doorway.toServer);
            const QByteArray releases = hex("050000100010") + hex("ff00000000000041000000ff") + hex("040000000000ffe3");
            QCOMPARE(doorway.toServer.output, releases);
            doorway.gate.releaseInput(doorway.toServer);
            QCOMPARE(doorway.toServer.output, releases);
            QCOMPARE(doorway.pass(Side::Client, hex("040000000000ffe3") + request), request);
        }
    }
    void P2_whatIsHeldIsLetGoBetweenMessages()
    {
        const QByteArray release = hex("0400000000000061");
        const QByteArray copied = text(6, 50);
        rfb::GatePolicy viewOnly;
        viewOnly.isViewOnly = true;
        for (const Cut cut : {Cut::Whole, Cut::Bytes, Cut::Random}) {
            Doorway doorway({}, cut);
            QVERIFY(doorway.begin());
            QVERIFY(doorway.say(Side::Client, key + copied.left(20)));
            doorway.toServer.output.clear();
            doorway.gate.setPolicy(viewOnly);
            doorway.gate.releaseInput(doorway.toServer);
            QCOMPARE(doorway.toServer.output, QByteArray());
            QCOMPARE(doorway.pass(Side::Client, copied.mid(20) + request), copied.mid(20) + release + request);
            // A head that is held is not passed: the press that it becomes is left out.
            doorway.gate.setPolicy({});
            QCOMPARE(doorway.pass(Side::Client, key + pointer.left(3)), key);
            doorway.toServer.output.clear();
            doorway.gate.setPolicy(viewOnly);
            doorway.gate.releaseInput(doorway.toServer);
            QCOMPARE(doorway.toServer.output, release);
            QCOMPARE(doorway.pass(Side::Client, pointer.mid(3) + request), request);
        }
    }
    void P2_moreButtonsAreLetGo()
    {
        Doorway doorway;
        QVERIFY(doorway.begin());
        const QByteArray known = script::updateHead(1) + script::rectangle(0, 0, 0, 0, encoding::extendedMouseButtons);
        const QByteArray announced = Conversation::setEncodings({encoding::extendedMouseButtons});
        QVERIFY(doorway.say(Side::Client, announced) && doorway.say(Side::Server, known));
        // The highest bit alone is no button; the byte that it announces holds one.
        QVERIFY(doorway.say(Side::Client, hex("05800010002000")));
        doorway.toServer.output.clear();
        doorway.gate.releaseInput(doorway.toServer);
        QCOMPARE(doorway.toServer.output, QByteArray());
        QVERIFY(doorway.say(Side::Client, hex("05800011002102")));
        doorway.toServer.output.clear();
        doorway.gate.releaseInput(doorway.toServer);
        QCOMPARE(doorway.toServer.output, hex("050000110021"));
    }
    void ofManyKeysTheLatestAreLetGo()
    {
        const auto press = [](quint32 keysym, bool isDown) {
            return QByteArray("\4") + char(isDown) + QByteArray(2, '\0') + script::number(keysym);
        };
        Doorway doorway;
        QVERIFY(doorway.begin());
        QByteArray held = press('A', true);
        QByteArray releases;
        for (quint32 i = 0; i < rfb::HeldInput::mostKeys; ++i) {
            held += press('a' + i, true) + press('a' + i, true); // it repeats
            releases.prepend(press('a' + i, false));
        }
        QCOMPARE(doorway.pass(Side::Client, held), held);
        doorway.toServer.output.clear();
        doorway.gate.releaseInput(doorway.toServer);
        QCOMPARE(doorway.toServer.output, releases);
    }
    void I11_eachDirectionHasItsOwnPermission_data()
    {
        QTest::addColumn<bool>("toClient");
        QTest::addColumn<bool>("toServer");
        QTest::newRow("both ways") << true << true;
        QTest::newRow("to the client") << true << false;
        QTest::newRow("to the server") << false << true;
        QTest::newRow("off") << false << false;
    }
    void I11_eachDirectionHasItsOwnPermission()
    {
        QFETCH(bool, toClient);
        QFETCH(bool, toServer);
        rfb::GatePolicy policy;
        policy.clipboardToClient = toClient;
        policy.clipboardToServer = toServer;
        policy.maximumClipboardBytes = 100;
        policy.maximumImageBytes = 300;
        for (const Cut cut : {Cut::Whole, Cut::Bytes}) {
            Doorway doorway(policy, cut);
            QVERIFY(doorway.begin());
            const auto passes = [&doorway](Side side, const QByteArray& message) {
                const QByteArray passed = doorway.pass(side, message + message);
                return passed == message + message ? 1 : passed.isEmpty() ? 0 : -1;
            };
            namespace flag = rfb::clipboardflag;
            QCOMPARE(passes(Side::Server, text(3, 100)), int(toClient));
            QCOMPARE(passes(Side::Client, text(6, 100)), int(toServer));
            QCOMPARE(passes(Side::Server, text(3, 101)), 0);
            QCOMPARE(passes(Side::Client, text(6, 101)), 0);
            for (const quint32 action : {flag::notify, flag::provide}) {
                QCOMPARE(passes(Side::Server, extended(3, action | flag::text, 100)), int(toClient));
                QCOMPARE(passes(Side::Client, extended(6, action | flag::text, 100)), int(toServer));
            }
            for (const quint32 action : {flag::request, flag::peek}) {
                QCOMPARE(passes(Side::Server, extended(3, action, 0)), int(toServer));
                QCOMPARE(passes(Side::Client, extended(6, action, 0)), int(toClient));
            }
            QCOMPARE(passes(Side::Server, extended(3, flag::provide, 101)), 0);
            // An image has a bound of its own, and a message may bring both.
            QCOMPARE(passes(Side::Server, extended(3, flag::provide | flag::dib, 400)), int(toClient));
            QCOMPARE(passes(Side::Client, extended(6, flag::provide | flag::dib | flag::text, 400)), int(toServer));
            QCOMPARE(passes(Side::Server, extended(3, flag::provide | flag::dib, 401)), 0);
            QCOMPARE(passes(Side::Client, extended(6, flag::provide | flag::dib, 401)), 0);
            QCOMPARE(passes(Side::Server, extended(3, flag::notify | flag::dib, 101)), 0);
            QCOMPARE(passes(Side::Server, caps), 1);
        }
    }
    void observerSeesKindsAndSizesOnly()
    {
        Doorway doorway({}, Cut::Random);
        QVERIFY(doorway.begin());
        QCOMPARE(doorway.witness.phases.size(), 7);
        QVERIFY(doorway.witness.phases.back() == Phase::Running);
        QVERIFY(doorway.say(Side::Server, drawing()) && doorway.say(Side::Client, text(6, 7)));
        QCOMPARE(doorway.witness.messages,
                 (QStringList{QStringLiteral("s %1 %2").arg(int(MessageKind::FramebufferUpdate)).arg(drawing().size()),
                              QStringLiteral("c %1 15").arg(int(MessageKind::CutText))}));
        QCOMPARE(doorway.witness.rectangles.mid(2),
                 (QStringList{QStringLiteral("7 64x64 16"), QStringLiteral("0 5x5 112")}));
        QVERIFY(!doorway.say(Side::Server, QByteArray("\x63")));
        QCOMPARE(doorway.witness.refusals.size(), 1);
        QVERIFY(!doorway.say(Side::Client, key));
        QCOMPARE(doorway.witness.refusals.size(), 1);
    }
    void ownMessagesGoBetweenMessages()
    {
        Doorway doorway;
        QVERIFY(!doorway.gate.mayInsert(Side::Client));
        QVERIFY(doorway.begin());
        QVERIFY(doorway.gate.mayInsert(Side::Client) && doorway.gate.mayInsert(Side::Server));
        QVERIFY(doorway.say(Side::Server, drawing().left(3)));
        QVERIFY2(doorway.gate.mayInsert(Side::Client), "a head that is held is not yet passed");
        QVERIFY(doorway.say(Side::Server, drawing().mid(3, 40)));
        QVERIFY(!doorway.gate.mayInsert(Side::Client) && doorway.gate.mayInsert(Side::Server));
        QVERIFY(doorway.say(Side::Server, drawing().mid(43)));
        QVERIFY(doorway.gate.mayInsert(Side::Client));
    }

    void R5_handshakeHasItsTime()
    {
        const QList<std::pair<Side, QByteArray>> words = {
            {Side::Server, "RFB 003.008\n"},         {Side::Client, "RFB 003.008\n"},
            {Side::Server, QByteArray("\1\2", 2)},   {Side::Client, "\2"},
            {Side::Server, QByteArray(16, 'c')},     {Side::Client, QByteArray(16, 'r')},
            {Side::Server, QByteArray(4, '\0')},     {Side::Client, "\1"},
            {Side::Server, script::serverInit(8, 8)}};
        for (qsizetype count = 0; count < words.size(); ++count) {
            Doorway doorway;
            for (qsizetype i = 0; i < count; ++i)
                QVERIFY(doorway.say(words[i].first, words[i].second));
            const bool isPerson = count == 3 || count == 5;
            QVERIFY(doorway.gate.deadline() == doorway.now + (isPerson ? 120s : 15s));
            QVERIFY(doorway.gate.check(*doorway.gate.deadline() - 1ms));
            const auto checked = doorway.gate.check(*doorway.gate.deadline());
            QVERIFY(!checked && checked.error().code == ErrorCode::RfbStalled);
            QVERIFY(checked.error().text.contains(rfb::describe(doorway.gate.phase())));
            QVERIFY(!doorway.say(words[count].first, words[count].second));
        }
        // A person's time is not the server's.
        Doorway slow;
        for (qsizetype i = 0; i < 5; ++i)
            QVERIFY(slow.say(words[i].first, words[i].second));
        slow.now += 100s;
        QVERIFY(slow.gate.check(slow.now) && slow.say(words[5].first, words[5].second));
        QVERIFY(slow.gate.deadline() == slow.now + 15s);
        // A drip is no progress.
        slow.now += 14s;
        QVERIFY(slow.say(Side::Server, QByteArray(2, '\0')));
        QVERIFY(!slow.gate.check(slow.now + 1s));
    }
    void R5_aMessageHasItsTime()
    {
        for (const Side side : {Side::Server, Side::Client}) {
            Doorway doorway;
            QVERIFY(doorway.begin());
            QVERIFY(!doorway.gate.deadline());
            const QByteArray message = text(side == Side::Server ? 3 : 6, 1000000);
            QVERIFY(doorway.say(side, message.left(1)));
            QVERIFY(doorway.gate.deadline() == doorway.now + 30s);
            // A drip earns no time; a steady stream does.
            const auto began = doorway.now;
            doorway.now += 29s;
            QVERIFY(doorway.say(side, message.mid(1, 2)));
            QVERIFY(doorway.gate.deadline() == began + 30s);
            QVERIFY(doorway.say(side, message.mid(3, 409600)));
            QVERIFY(doorway.gate.deadline() == began + 130s);
            QVERIFY(!doorway.gate.check(began + 130s));
        }
        Doorway doorway;
        QVERIFY(doorway.begin() && doorway.say(Side::Server, drawing() + "\3"));
        doorway.now += 29s;
        QVERIFY(doorway.say(Side::Server, text(3, 9).mid(1) + "\3"));
        QVERIFY2(doorway.gate.deadline() == doorway.now + 30s, "another message, another time");
    }
    void R6_R9_floodsHoldNoMemory()
    {
        Doorway doorway;
        QVERIFY(doorway.begin());
        rfb::Gate gate({}, {}, doorway.now);
        Sink sink;
        const auto say = [&](Side side, const QByteArray& bytes) {
            const auto taken = gate.feed(side, lab::toBytes(bytes), doorway.now, sink);
            return taken && *taken == size_t(bytes.size());
        };
        const QByteArray flood =
            (QByteArray("\2") + text(3, 5) + hex("010000000001") + QByteArray(6, 'c') + drawing()).repeated(1000);
        const QByteArray init = script::serverInit(64, 64);
        const QByteArray encodings = Conversation::setEncodings(extensions);
        const QByteArray version = "RFB 003.008\n";
        const QByteArray types("\1\1");
        const QByteArray one("\1");
        const QByteArray zero(4, '\0');
        const QByteArray longText = text(3, 1024 * 1024);
        const qint64 before = g_allocations;
        bool isGood = say(Side::Server, version) && say(Side::Client, version) && say(Side::Server, types) &&
                      say(Side::Client, one) && say(Side::Server, zero) && say(Side::Client, one) &&
                      say(Side::Server, init) && say(Side::Client, encodings) && say(Side::Server, confirmations);
        for (int i = 0; i < 100; ++i)
            isGood = isGood && say(Side::Server, flood) && say(Side::Server, longText);
        for (const char byte : flood.left(5000))
            isGood =
                isGood &&
                gate.feed(Side::Server, {reinterpret_cast<const quint8*>(&byte), 1}, doorway.now, sink).has_value();
        QCOMPARE(g_allocations - before, 0);
        QVERIFY(isGood);
        QVERIFY(sink.count > size_t(flood.size()) * 100);
        QVERIFY(sizeof(rfb::Gate) < 4096);
        qInfo("a gate has %zu bytes", sizeof(rfb::Gate));
    }
    void R6_tooLongTextsAreLeftOut()
    {
        for (const Cut cut : {Cut::Whole, Cut::Random}) {
            Doorway doorway({}, cut);
            QVERIFY(doorway.begin());
            const int most = 1024 * 1024;
            QCOMPARE(doorway.pass(Side::Server, text(3, most + 1) + "\2" + text(3, most)), "\2" + text(3, most));
            QCOMPARE(doorway.pass(Side::Client, text(6, most + 1) + key), key);
            QVERIFY(!doorway.say(Side::Server, text(3, 9).left(4) + script::number(0x4000001U)));
        }
    }
    void R6_tooLargeImagesAreLeftOut()
    {
        constexpr quint32 image = rfb::clipboardflag::provide | rfb::clipboardflag::dib;
        constexpr int most = 33 * 1024 * 1024;
        for (const Cut cut : {Cut::Whole, Cut::Random}) {
            Doorway doorway({}, cut);
            QVERIFY(doorway.begin());
            const QByteArray largest = extended(3, image, most);
            QCOMPARE(doorway.pass(Side::Server, extended(3, image, most + 1) + "\2" + largest), "\2" + largest);
            QCOMPARE(doorway.pass(Side::Client, extended(6, image, most + 1) + key), key);
        }
        // What is no image has no such room.
        Doorway doorway;
        QVERIFY(doorway.begin());
        const QByteArray longText = extended(3, rfb::clipboardflag::provide | rfb::clipboardflag::text, most);
        QCOMPARE(doorway.pass(Side::Server, longText + "\2"), QByteArray("\2"));
    }
    void R7_resizeStorm()
    {
        Doorway doorway;
        QVERIFY(doorway.begin());
        for (int i = 0; i < 10000; ++i) {
            const int side = 1 + i % 2 * 4000;
            QVERIFY(doorway.say(Side::Server, script::updateHead(1) + script::rectangle(0, 0, side, side,
                                                                                        encoding::extendedDesktopSize,
                                                                                        QByteArray(4, '\0'))));
            QVERIFY(doorway.say(Side::Server,
                                script::updateHead(1) + script::rectangle(side - 1, side - 1, 1, 1, 0, zeroPixel)));
        }
    }
    void R8_lastRectMayBeMissing()
    {
        Doorway doorway;
        QVERIFY(doorway.begin() && doorway.say(Side::Server, script::updateHead(65535)));
        const QByteArray dot = script::rectangle(0, 0, 1, 1, 0, zeroPixel);
        QVERIFY(doorway.say(Side::Server, dot.repeated(65534)) && !doorway.gate.mayInsert(Side::Client));
        QVERIFY(doorway.say(Side::Server, dot + "\2") && doorway.gate.mayInsert(Side::Client));
    }
    void R13_endAfterEveryByte()
    {
        const QByteArray pictures = script::fullUpdate(64, 64, 0x123456);
        const QByteArray session = (drawing() + text(3, 9) + caps + fence + pictures).repeated(4);
        QVERIFY(session.size() > 64 * 1024);
        for (qsizetype count = 0; count < session.size(); ++count) {
            Doorway doorway;
            QVERIFY(doorway.begin());
            const QByteArray passed = doorway.pass(Side::Server, session.left(count));
            QVERIFY(session.startsWith(passed));
            QVERIFY(count - passed.size() < qsizetype(rfb::ItemReader::maximumItemBytes));
        }
    }

private:
    const QByteArray zeroPixel = QByteArray(4, '\0');
};

QTEST_GUILESS_MAIN(TestGate)
#include "TestGate.moc"
