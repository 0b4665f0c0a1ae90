// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Encounter.h"
#include "lab/Effort.h"
#include "lab/Patience.h"
#include "lab/Processes.h"
#include "rfb/Handshake.h"

#include <QSignalSpy>

#include <map>

using namespace clouddesk;
using core::ErrorCode;
namespace script = lab::rfbscript;
using test::AtEnd;
using test::Encounter;
using test::patience;
using test::shortOptions;

namespace {

/// A session that uses every message and encoding there is, in pieces between which a server may fall silent.
QList<QByteArray> sessionPieces()
{
    using namespace script;
    const QByteArray init = serverInit(64, 64);
    const QByteArray zlibEmptyZrle = QByteArray::fromHex("789c6360606060000000ffff");
    QList<QByteArray> pieces = {"RFB ",
                                "003.008\n",
                                QByteArray(1, '\1'),
                                QByteArray(1, '\1'),
                                number<quint32>(0).left(2),
                                number<quint32>(0).mid(2),
                                init.left(2),
                                init.mid(2, 2),
                                init.mid(4, 8),
                                init.mid(12, 8),
                                init.mid(20, 4),
                                init.mid(24, 2),
                                init.mid(26)};
    const auto addRectangle = [&pieces](const QByteArray& whole) {
        pieces += {whole.left(4), whole.mid(4, 4), whole.mid(8, 4)};
        const QByteArray body = whole.mid(12);
        if (!body.isEmpty())
            pieces += {body.left(1), body.mid(1, 1), body.mid(2)};
    };
    pieces += {updateHead(7).left(1), updateHead(7).mid(1)};
    addRectangle(rectangle(0, 0, 64, 64, 0, rawPixels(64, 64, 0x123456)));
    addRectangle(rectangle(0, 0, 16, 16, 1, number<quint16>(8) + number<quint16>(8)));
    addRectangle(rectangle(0, 0, 16, 16, 5,
                           QByteArray(1, char(2 | 4 | 8)) + rawPixels(1, 1, 1) + rawPixels(1, 1, 2) +
                               QByteArray::fromHex("01") + QByteArray::fromHex("0011")));
    addRectangle(rectangle(0, 0, 64, 64, 7, QByteArray::fromHex("80ff8800")));
    addRectangle(rectangle(0, 0, 2, 2, -239, rawPixels(2, 2, 0xffffff) + QByteArray::fromHex("c0c0")));
    addRectangle(rectangle(0, 0, 64, 64, -308,
                           QByteArray::fromHex("01000000") + number<quint32>(7) + QByteArray(4, '\0') +
                               number<quint16>(64) + number<quint16>(64) + number<quint32>(0)));
    addRectangle(rectangle(0, 0, 0, 0, -307, reason("name")));
    pieces += {QByteArray(1, '\2'), cutText(5, {}).left(4), cutText(5, {}).mid(4), "he", "llo"};
    pieces += {QByteArray::fromHex("0100"), QByteArray::fromHex("00000001"), QByteArray(6, 'x')};
    return pieces;
}

/// Four sessions' worth of messages and pictures in one: 64 KiB.
QByteArray longSession()
{
    constexpr qsizetype atUpdate = 13; // the pieces before belong to the handshake
    const QList<QByteArray> pieces = sessionPieces();
    QByteArray beginning;
    QByteArray rest;
    for (qsizetype i = 0; i < pieces.size(); ++i)
        (i < atUpdate ? beginning : rest) += pieces[i];
    return beginning + rest.repeated(4);
}

// Each session costs its decoder's start.
#ifdef CLOUDDESK_SANITIZED
constexpr qsizetype usualStep = 977;
#else
constexpr qsizetype usualStep = 31;
#endif

/// Where that is cut: after each byte, but for raw pixels, which behave alike. Of these some stand for all.
QList<qsizetype> cuts(const QByteArray& session)
{
    const QByteArray pixels = script::rawPixels(64, 64, 0x123456);
    const qsizetype step = lab::mayTakeLong() ? 1 : usualStep;
    QList<qsizetype> sizes;
    for (qsizetype size = 0, at = session.indexOf(pixels); size < session.size();) {
        sizes += size;
        if (at >= 0 && size > at + pixels.size())
            at = session.indexOf(pixels, size);
        const bool isAmongPixels = at >= 0 && size > at && size < at + pixels.size() - step;
        size += isAmongPixels ? step : 1;
    }
    return sizes;
}

/// A client that is cut off again and again, and comes back each time.
class CutOff : public QObject
{
public:
    CutOff(QByteArray words, QList<qsizetype>& sizes)
        : m_words(std::move(words))
        , m_sizes(sizes)
    {
        connect(
            &m_client, &rfb::Client::ended, this,
            [this](const core::Error& reason) {
                if (reason.code != ErrorCode::ConnectionLost)
                    m_surprises += QString::number(m_size) + QLatin1Char(' ') + reason.toLine();
                goOn();
            },
            Qt::QueuedConnection);
        goOn();
    }
    [[nodiscard]] bool isDone() const { return m_isDone; }
    [[nodiscard]] QString surprises() const { return m_surprises.join(QLatin1Char('\n')); }
    /// A last time, and nobody cuts it off.
    bool comesBack()
    {
        QSignalSpy texts(&m_client, &rfb::Client::clipboardReceived);
        m_server = std::make_unique<lab::FakeRfbServer>(m_words);
        m_client.start(m_server->takeStream());
        return QTest::qWaitFor([&] { return !texts.isEmpty(); }, tryTimeout) && m_client.isRunning();
    }

private:
    void goOn()
    {
        m_isDone = m_sizes.isEmpty();
        if (m_isDone)
            return;
        m_size = m_sizes.takeFirst();
        m_server = std::make_unique<lab::FakeRfbServer>(m_words.left(m_size), AtEnd::Close);
        m_client.start(m_server->takeStream());
    }

    QByteArray m_words;
    QList<qsizetype>& m_sizes;
    qsizetype m_size = 0;
    std::unique_ptr<lab::FakeRfbServer> m_server;
    rfb::Client m_client{rfb::ClientOptions{}};
    QStringList m_surprises;
    bool m_isDone = false;
};

} // namespace

/// Servers that are silent, and lie about sizes and lengths.
class TestHostileServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wholeSessionIsFine()
    {
        QByteArray words;
        for (const QByteArray& piece : sessionPieces())
            words += piece;
        Encounter encounter(words);
        QSignalSpy texts(&encounter.client(), &rfb::Client::clipboardReceived);
        QSignalSpy cursors(&encounter.client(), &rfb::Client::cursorChanged);
        QTRY_VERIFY(encounter.hasFrame());
        QTRY_COMPARE(texts.size(), 1);
        QCOMPARE(texts[0][0].toString(), QStringLiteral("hello"));
        QCOMPARE(cursors.size(), 1);
        QTRY_VERIFY(encounter.client().canResize());
        QCOMPARE(encounter.client().desktopName(), QStringLiteral("name"));
        QTest::qWait(int(patience.count()) + 200);
        QVERIFY2(encounter.client().isRunning(), "an idle session must live on");
        rfb::Framebuffer::Access access(*encounter.client().framebuffer());
        QCOMPARE(access.image().pixelColor(40, 40), QColor(0xff, 0x88, 0x00));
    }

    // What a server may repeat without end must not pile up on its way to the home thread.
    void R5_repetitionsDoNotPileUp()
    {
        constexpr int count = 60000;
        QByteArray words = script::handshake(8, 8) + script::fullUpdate(8, 8, 1) + script::updateHead(count);
        for (int i = 1; i <= count; ++i)
            words += script::rectangle(i, 7, 0, 0, -232);
        Encounter encounter(words);
        QSignalSpy moves(&encounter.client(), &rfb::Client::cursorMoved);
        QTRY_VERIFY(!moves.isEmpty() && moves.back()[0].toPoint() == QPoint(count, 7));
        QVERIFY2(moves.size() < count / 4, QByteArray::number(moves.size()).constData());
    }

    void R3_framebufferBomb_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<ErrorCode>("code");
        const auto atInit = [](int width, int height) { return script::handshake(width, height); };
        const auto later = [](int width, int height, qint32 encoding) {
            const QByteArray body = encoding == -308 ? QByteArray(4, '\0') : QByteArray();
            return script::handshake(8, 8) + script::fullUpdate(8, 8, 1) + script::updateHead(1) +
                   script::rectangle(0, 0, width, height, encoding, body);
        };
        for (const QSize size : {QSize(65535, 65535), QSize(32768, 32768), QSize(16385, 1), QSize(1, 16385),
                                 QSize(16384, 16384), QSize(8192, 8193)}) {
            const QByteArray name = QByteArray::number(size.width()) + 'x' + QByteArray::number(size.height());
            QTest::newRow(name) << atInit(size.width(), size.height()) << ErrorCode::RfbLimitExceeded;
            QTest::newRow(name + " later") << later(size.width(), size.height(), -223) << ErrorCode::RfbLimitExceeded;
            QTest::newRow(name + " extended")
                << later(size.width(), size.height(), -308) << ErrorCode::RfbLimitExceeded;
        }
        QTest::newRow("nothing") << atInit(0, 0) << ErrorCode::RfbProtocolFailed;
        QTest::newRow("nothing later") << later(0, 5, -223) << ErrorCode::RfbProtocolFailed;
        QTest::newRow("whole screen at once")
            << script::handshake(8192, 8192) + script::updateHead(1) + script::rectangle(0, 0, 8192, 8192, 0)
            << ErrorCode::RfbLimitExceeded;
    }
    void R3_framebufferBomb()
    {
        QFETCH(QByteArray, words);
        QFETCH(ErrorCode, code);
        const qint64 before = lab::familyMemory();
        Encounter encounter(words);
        QVERIFY(encounter.waitForEnd());
        QCOMPARE(encounter.reason().code, code);
        QVERIFY(lab::familyMemory() - before < 32 * 1024 * 1024);
    }

    void R3_largestScreenStaysUnderTheMemoryLimit()
    {
        Encounter encounter(script::handshake(8192, 8192) + script::updateHead(4) +
                            script::rectangle(0, 0, 4096, 4096, 7, QByteArray::fromHex("80112233")) +
                            script::rectangle(4096, 0, 4096, 4096, 7, QByteArray::fromHex("80112233")) +
                            script::rectangle(0, 4096, 4096, 4096, 7, QByteArray::fromHex("80112233")) +
                            script::rectangle(4096, 4096, 4096, 4096, 7, QByteArray::fromHex("80112233")));
        QTRY_VERIFY(encounter.hasFrame());
        // ThreadSanitizer and AddressSanitizer keep shadows of their own.
#ifndef CLOUDDESK_SANITIZED
        QVERIFY(lab::familyMemory() < 512LL * 1024 * 1024);
#endif
    }

    void aScreenOfOneColourMayComeWhole()
    {
        Encounter encounter(script::handshake(8192, 8192) + script::updateHead(1) +
                            script::rectangle(0, 0, 8192, 8192, 7, QByteArray::fromHex("80112233")));
        QTRY_VERIFY(encounter.hasFrame());
        rfb::Framebuffer::Access access(*encounter.client().framebuffer());
        QCOMPARE(access.image().pixelColor(8191, 8191), QColor(0x11, 0x22, 0x33));
    }

    void R4_anUpdateMayNotDrawForEver()
    {
        const QByteArray whole = script::rectangle(0, 0, 1024, 1024, 7, QByteArray::fromHex("80112233"));
        const auto update = [&](int times) { return script::updateHead(times) + whole.repeated(times); };
        Encounter enough(script::handshake(1024, 1024) + update(16) + update(16) + "\2");
        QSignalSpy bells(&enough.client(), &rfb::Client::bell);
        QTRY_COMPARE(bells.size(), 1);
        Encounter more(script::handshake(1024, 1024) + update(17));
        QVERIFY(more.waitForEnd());
        QCOMPARE(more.reason().code, ErrorCode::RfbLimitExceeded);
        QVERIFY(more.reason().text.contains(QStringLiteral("more than 16777216 pixels")));
    }

    void R4_anUpdateMayNotTakeTheProcessorForLong()
    {
        const auto strict = [] {
            rfb::ClientOptions options;
            options.limits.updateProcessorTime = std::chrono::milliseconds(1);
            return options;
        };
        const QByteArray whole = script::rectangle(0, 0, 4096, 4096, 7, QByteArray::fromHex("80112233"));
        Encounter once(script::handshake(4096, 4096) + script::updateHead(1) + whole, AtEnd::Silence, strict());
        QTRY_VERIFY(once.hasFrame());
        Encounter again(script::handshake(4096, 4096) + script::updateHead(2) + whole + whole, AtEnd::Silence,
                        strict());
        QVERIFY(again.waitForEnd());
        QCOMPARE(again.reason().code, ErrorCode::RfbLimitExceeded);
        QVERIFY2(again.reason().text.contains(QStringLiteral("1 ms to draw")), qPrintable(again.reason().text));
    }

    // A few bytes can be minutes of work: what a person does meanwhile is not to wait for it.
    void R4_muchToDrawLeavesTimeForTheRest()
    {
        constexpr int updates = 4000;
        const QByteArray whole = script::rectangle(0, 0, 4096, 4096, 7, QByteArray::fromHex("80112233"));
        Encounter encounter(script::handshake(4096, 4096) + script::updateHead(1) + whole, AtEnd::Silence, {});
        QTRY_VERIFY(encounter.hasFrame());
        QSignalSpy bells(&encounter.client(), &rfb::Client::bell);
        std::ignore = rfb::Framebuffer::Access(*encounter.client().framebuffer()).takeDamage();
        encounter.client().acknowledgeDamage();
        QSignalSpy damaged(&encounter.client(), &rfb::Client::damaged);
        encounter.server().say((script::updateHead(1) + whole).repeated(updates) + "\2");
        QTRY_VERIFY(!damaged.isEmpty());
        encounter.client().sendClipboard(QStringLiteral("hello"));
        QTRY_VERIFY_WITH_TIMEOUT(encounter.server().received().contains("hello"), 2000);
        QVERIFY2(bells.isEmpty(), "it had drawn everything: more is needed to show anything");
    }

    // Columns of different heights: as a region they are a piece each in every row.
    void R4_aFirstPictureMayComeInManyPieces()
    {
        constexpr int columns = 4000;
        constexpr int height = 4096;
        QByteArray pieces;
        for (int i = 0; i < columns; ++i)
            pieces += script::rectangle(2 * i, height - 1 - i, 1, 1 + i, 7, QByteArray::fromHex("80112233"));
        Encounter encounter(script::handshake(2 * columns, height) + script::updateHead(columns) + pieces,
                            AtEnd::Silence, {});
        QTRY_VERIFY_WITH_TIMEOUT(encounter.hasFrame(), 5000);
    }

    void R5_slowIsNotStalled()
    {
        constexpr int side = 64;
        constexpr qsizetype bytesAtOnce = 512; // in 25 ms, which is five times the least
        const QByteArray update = script::fullUpdate(side, side, 5);
        Encounter encounter(script::handshake(side, side));
        QElapsedTimer clock;
        for (int pictures = 0; pictures < 2; ++pictures) {
            clock.start();
            for (qsizetype said = 0; said < update.size(); said += bytesAtOnce) {
                encounter.server().say(update.mid(said, bytesAtOnce));
                QVERIFY2(!encounter.waitForEnd(25), qPrintable(encounter.reason().text));
            }
            QVERIFY(clock.elapsed() > patience.count() * 3 / 2);
            QTRY_VERIFY(encounter.hasFrame());
        }
        QVERIFY(encounter.client().isRunning());
    }

    // Between messages silence is no fault, but is told, and only when the server does not answer what it is asked for.
    void R5_silenceBetweenMessagesIsTold()
    {
        constexpr int side = 64;
        Encounter encounter(script::handshake(side, side) + script::fullUpdate(side, side, 5), AtEnd::Silence,
                            test::noticingSilence());
        QTRY_VERIFY(encounter.hasFrame());
        QSignalSpy stalled(&encounter.client(), &rfb::Client::stalled);
        const QByteArray question = QByteArray::fromHex("03000000000000010001");
        for (int i = 0; i < 3; ++i) {
            QTRY_VERIFY_WITH_TIMEOUT(encounter.server().received().count(question) == i + 1, 3 * patience.count());
            encounter.server().say(script::fullUpdate(side, side, 5));
        }
        QVERIFY(stalled.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(stalled.size(), 1, 3 * patience.count());
        QCOMPARE(stalled[0][0].toBool(), true);
        encounter.server().say(script::fullUpdate(side, side, 5));
        QTRY_COMPARE(stalled.size(), 2);
        QCOMPARE(stalled[1][0].toBool(), false);
        // However the session ends, it does so without a word of its server.
        QTRY_COMPARE_WITH_TIMEOUT(stalled.size(), 3, 3 * patience.count());
        encounter.client().stop();
        QCOMPARE(stalled.size(), 4);
        QCOMPARE(stalled[3][0].toBool(), false);
    }

    // Who looks away asks for nothing and misses nothing.
    void R5_silenceWhilePausedIsNoFault()
    {
        constexpr int side = 64;
        Encounter encounter(script::handshake(side, side) + script::fullUpdate(side, side, 5), AtEnd::Silence,
                            test::noticingSilence());
        QTRY_VERIFY(encounter.hasFrame());
        QSignalSpy stalled(&encounter.client(), &rfb::Client::stalled);
        encounter.client().setPaused(true);
        QVERIFY(!stalled.wait(3 * int(patience.count())));
        QVERIFY(encounter.client().isRunning());
    }

    void R5_silenceAtEveryState()
    {
        const QList<QByteArray> pieces = sessionPieces();
        QVERIFY(pieces.size() >= 60);
        // Between messages of a session that has its picture, silence is no fault.
        const auto mayBeSilent = [&pieces](qsizetype index) {
            const qsizetype whole = pieces.size();
            return index == whole - 8 || index == whole - 7 || index == whole - 3;
        };
        // Some at a time: more processes that begin at once would keep each other from it.
        constexpr qsizetype group = 8;
        QByteArray words;
        for (qsizetype first = 0; first < pieces.size(); first += group) {
            std::map<qsizetype, std::unique_ptr<Encounter>> encounters;
            for (qsizetype i = first; i < std::min(first + group, pieces.size()); ++i) {
                encounters[i] = std::make_unique<Encounter>(words);
                words += pieces[i];
            }
            for (const auto& [i, encounter] : encounters) {
                if (mayBeSilent(i))
                    continue;
                QVERIFY2(encounter->waitForEnd(), QByteArray::number(i));
                QVERIFY2(encounter->reason().code == ErrorCode::RfbStalled,
                         qPrintable(QString::number(i) + encounter->reason().text));
                QVERIFY2(encounter->endedAfter() < patience.count() + 3000,
                         QByteArray::number(encounter->endedAfter()).constData());
            }
            QElapsedTimer closing;
            closing.start();
            encounters.clear();
            QVERIFY(closing.elapsed() < 2000);
        }
    }

    void R5_dripIsNoProgress()
    {
        const auto drip = std::chrono::milliseconds(30);
        Encounter handshake(script::handshake(64, 64), AtEnd::Silence, shortOptions(), drip);
        QVERIFY(handshake.waitForEnd());
        QCOMPARE(handshake.reason().code, ErrorCode::RfbStalled);
        QVERIFY(handshake.endedAfter() < patience.count() + 1500);

        Encounter session(script::handshake(8, 8) + script::fullUpdate(8, 8, 5));
        QTRY_VERIFY(session.hasFrame());
        lab::FakeRfbServer& server = session.server();
        const QByteArray update = script::fullUpdate(8, 8, 6);
        for (qsizetype i = 0; i < update.size() && session.client().isRunning(); ++i) {
            server.say(update.mid(i, 1));
            QTest::qWait(10);
        }
        QCOMPARE(session.reason().code, ErrorCode::RfbStalled);
    }

    void R5_stopReturnsAtOnceWhateverTheServerDoes()
    {
        QByteArray words;
        for (const QByteArray& piece : sessionPieces()) {
            words += piece;
            Encounter encounter(words, AtEnd::Silence, {});
            QElapsedTimer clock;
            clock.start();
            encounter.client().stop();
            QVERIFY(clock.elapsed() < 100);
            QVERIFY(!encounter.client().isRunning());
        }
    }

    void R5_serverThatTakesNothingIsStalled()
    {
        auto pair = core::makeSocketPair(4096);
        rfb::Client client(shortOptions());
        QSignalSpy ended(&client, &rfb::Client::ended);
        const QByteArray words = script::handshake(8, 8) + script::fullUpdate(8, 8, 5);
        QCOMPARE(write(pair->far.get(), words.constData(), size_t(words.size())), words.size());
        QSignalSpy framed(&client, &rfb::Client::firstFrame);
        client.start(std::move(pair->near));
        QTRY_COMPARE(framed.size(), 1);
        client.sendClipboard(QString(1024 * 1024, QLatin1Char('x')));
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(ended[0][0].value<core::Error>().code, ErrorCode::RfbStalled);
    }

    void R6_lengthFields_data()
    {
        QTest::addColumn<QByteArray>("words");
        QTest::addColumn<ErrorCode>("code"); // Internal: the session goes on
        const QByteArray session = script::handshake(8, 8) + script::fullUpdate(8, 8, 5);
        const QByteArray mebibyte(1024 * 1024, 'n');
        const QByteArray beforeInit = script::version() + script::securityTypes() + script::securityResult();
        const QByteArray init = script::serverInit(8, 8).left(20);
        for (const quint32 length : {0x100001U, 0x80000000U, 0xffffffffU}) {
            const QByteArray tag = QByteArray::number(length);
            QTest::newRow("name " + tag) << beforeInit + init + script::number(length) << ErrorCode::RfbLimitExceeded;
            QTest::newRow("refusal " + tag)
                << script::version() + QByteArray(1, '\0') + script::number(length) << ErrorCode::RfbProtocolFailed;
            QTest::newRow("failure " + tag)
                << script::version() + script::securityTypes() + script::securityResult(1) + script::number(length)
                << ErrorCode::RfbAuthenticationFailed;
            QTest::newRow("new name " + tag)
                << session + script::updateHead(1) + script::rectangle(0, 0, 0, 0, -307, script::number(length))
                << ErrorCode::RfbLimitExceeded;
            QTest::newRow("zrle " + tag) << session + script::updateHead(1) +
                                                script::rectangle(0, 0, 8, 8, 16, script::number(length))
                                         << ErrorCode::RfbProtocolFailed;
        }
        QTest::newRow("text of 2 GiB") << session + script::cutText(0x80000000U, {}) << ErrorCode::RfbLimitExceeded;
        QTest::newRow("text above 64 MiB") << session + script::cutText(0x4000001U, {}) << ErrorCode::RfbLimitExceeded;
        QTest::newRow("image above 512 MiB")
            << session + script::cutText(quint32(-0x20000001), script::number(0x10000008U))
            << ErrorCode::RfbLimitExceeded;
        QTest::newRow("extended text above 64 MiB")
            << session + script::cutText(quint32(-0x4000001), script::number(0x10000007U))
            << ErrorCode::RfbLimitExceeded;
        QTest::newRow("text of -1") << session + script::cutText(0xffffffffU, {}) << ErrorCode::RfbProtocolFailed;
        // Long ones are passed over.
        QTest::newRow("text 1 MiB + 1") << session + script::cutText(0x100001, mebibyte + 'x') << ErrorCode::Internal;
        QTest::newRow("extended text 8 MiB")
            << session + script::cutText(quint32(-0x800000), mebibyte.repeated(8)) << ErrorCode::Internal;
        QTest::newRow("fence 65") << session + QByteArray::fromHex("f80000008000000041")
                                  << ErrorCode::RfbProtocolFailed;
        QTest::newRow("fence 64") << session + QByteArray::fromHex("f80000008000000040") + QByteArray(64, 'f')
                                  << ErrorCode::Internal;
        QTest::newRow("name 0") << beforeInit + init + script::number(0U) + script::fullUpdate(8, 8, 5)
                                << ErrorCode::Internal;
        QTest::newRow("name 1 MiB") << beforeInit + init + script::reason(mebibyte) + script::fullUpdate(8, 8, 5)
                                    << ErrorCode::Internal;
        QTest::newRow("text 0") << session + script::cutText(0, {}) << ErrorCode::Internal;
        QTest::newRow("text 1 MiB") << session + script::cutText(0x100000, mebibyte) << ErrorCode::Internal;
        QTest::newRow("colour map") << session + QByteArray::fromHex("01000000ffff") + QByteArray(65535 * 6, 'c')
                                    << ErrorCode::Internal;
    }
    void R6_lengthFields()
    {
        QFETCH(QByteArray, words);
        QFETCH(ErrorCode, code);
        const qint64 before = lab::familyMemory();
        Encounter encounter(words + (code == ErrorCode::Internal ? QByteArray(1, '\2') : QByteArray()));
        QSignalSpy bells(&encounter.client(), &rfb::Client::bell);
        if (code == ErrorCode::Internal) {
            QTRY_COMPARE(bells.size(), 1);
            QVERIFY(encounter.client().isRunning());
        } else {
            QVERIFY(encounter.waitForEnd());
            QCOMPARE(encounter.reason().code, code);
        }
        QVERIFY(lab::familyMemory() - before < 64 * 1024 * 1024);
    }

    void R4_clipboardBomb()
    {
        const QByteArray bomb = qCompress(script::number(0x40000000U) + QByteArray(64 * 1024 * 1024, 'x'), 9).mid(4);
        Encounter encounter(script::handshake(64, 64) + script::fullUpdate(64, 64, 7));
        QTRY_VERIFY(encounter.hasFrame());
        const qint64 before = lab::familyMemory();
        QSignalSpy notes(&encounter.client(), &rfb::Client::clipboardDropped);
        encounter.server().say(
            script::cutText(quint32(-qint32(4 + bomb.size())), script::number(1U << 28 | 1U) + bomb));
        QTRY_COMPARE(notes.size(), 1);
        QVERIFY(encounter.client().isRunning());
        QVERIFY(lab::familyMemory() - before < 8 * 1024 * 1024);
    }

    void R13_endAfterEveryByte_data()
    {
        QTest::addColumn<int>("part");
        for (int part = 0; part < 4; ++part)
            QTest::addRow("%d quarters and more", part) << part;
    }
    void R13_endAfterEveryByte()
    {
        QFETCH(int, part);
        const QByteArray session = longSession();
        QVERIFY(session.size() >= 64 * 1024);
        QList<qsizetype> sizes = cuts(session);
        sizes.removeIf([&](qsizetype size) { return size * 4 / session.size() != part; });
        const int descriptors = lab::openDescriptors();
        {
            // Some at a time: a session that begins and ends mostly waits.
            std::vector<std::unique_ptr<CutOff>> clients(6);
            for (auto& client : clients)
                client = std::make_unique<CutOff>(session, sizes);
            const auto areDone = [&] {
                return std::ranges::all_of(clients, [](const auto& client) { return client->isDone(); });
            };
            QVERIFY(QTest::qWaitFor(areDone, 290'000));
            for (const auto& client : clients) {
                QVERIFY2(client->surprises().isEmpty(), qPrintable(client->surprises()));
                QVERIFY(client->comesBack());
            }
        }
        QTRY_COMPARE(lab::openDescriptors(), descriptors);
    }

    void R14_hostilePixelFormat_data()
    {
        QTest::addColumn<QByteArray>("format");
        using script::pixelFormat;
        QTest::newRow("bpp 7") << pixelFormat(7);
        QTest::newRow("bpp 0") << pixelFormat(0);
        QTest::newRow("bpp 255") << pixelFormat(255);
        QTest::newRow("depth 0") << pixelFormat(32, 0);
        QTest::newRow("depth 64") << pixelFormat(32, 64);
        QTest::newRow("max 0") << pixelFormat(32, 24, 0, 1, 0);
        QTest::newRow("shift 255") << pixelFormat(32, 24, 0, 1, 255, 255);
        QTest::newRow("shift beyond the pixel") << pixelFormat(32, 24, 0, 1, 255, 30);
        QTest::newRow("big endian 2") << pixelFormat(32, 24, 2);
        QTest::newRow("no true colour") << pixelFormat(32, 24, 0, 0);
    }
    void libVncServersTrueIsNotHostile()
    {
        // rfbBool's TRUE is -1: x11vnc and its kin send 255.
        rfb::Handshake handshake(rfb::Limits{}, true, {});
        const QByteArray words = script::version() + script::securityTypes() + script::securityResult() +
                                 script::serverInit(8, 8, script::pixelFormat(32, 24, 0, 255));
        const auto read = handshake.read({reinterpret_cast<const quint8*>(words.constData()), size_t(words.size())});
        QVERIFY2(read, read ? "" : qPrintable(read.error().toLine()));
        QVERIFY(handshake.isDone());
    }
    void R14_hostilePixelFormat()
    {
        QFETCH(QByteArray, format);
        Encounter encounter(script::version() + script::securityTypes() + script::securityResult() +
                            script::serverInit(8, 8, format));
        QVERIFY(encounter.waitForEnd());
        QCOMPARE(encounter.reason().code, ErrorCode::RfbProtocolFailed);
    }
};

QTEST_GUILESS_MAIN(TestHostileServer)
#include "TestHostileServer.moc"
