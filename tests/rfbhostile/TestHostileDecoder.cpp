// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/Patience.h"
#include "lab/Processes.h"
#include "rfbclient/Client.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <sys/socket.h>

using namespace clouddesk;
using core::ErrorCode;
using rfb::Client;

namespace {

/// A client whose decoder tells that lie.
class Deceived
{
public:
    explicit Deceived(const QByteArray& lie)
        : m_client(options())
        , m_ended(&m_client, &Client::ended)
        , m_notes(&m_client, &Client::resizeRefused)
    {
        auto pair = core::makeSocketPair();
        m_server = std::move(pair->near);
        send(m_server.get(), lie.constData(), size_t(lie.size()), MSG_NOSIGNAL);
        m_client.start(std::move(pair->far));
    }
    static rfb::ClientOptions options()
    {
        rfb::ClientOptions options;
        options.password = core::Secret("secret");
        return options;
    }
    Client& client() { return m_client; }
    QSignalSpy& ended() { return m_ended; }
    QString note()
    {
        return QTest::qWaitFor([this] { return !m_notes.isEmpty(); }, 10000) ? m_notes.last()[0].toString() : QString();
    }

private:
    core::UniqueFd m_server;
    Client m_client;
    QSignalSpy m_ended;
    QSignalSpy m_notes;
};

} // namespace

/// A decoder that was taken over can draw wrong pixels; what else it tries is refused, and ends its session only.
class TestHostileDecoder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void R12_whatNoDecoderSaysEndsTheSession_data()
    {
        QTest::addColumn<QByteArray>("lie");
        for (const char* lie :
             {"unknown kind", "long body", "short body", "huge screen", "negative screen", "huge picture", "no picture",
              "huge size", "short cursor", "negative cursor", "short image", "negative image", "huge image",
              "twice connected", "control closed", "early death", "pictures"})
            QTest::newRow(lie) << QByteArray(lie);
    }
    void R12_whatNoDecoderSaysEndsTheSession()
    {
        QFETCH(QByteArray, lie);
        Deceived deceived(lie);
        QTRY_COMPARE_WITH_TIMEOUT(deceived.ended().size(), 1, 10000);
        const auto reason = deceived.ended()[0][0].value<core::Error>();
        QCOMPARE(reason.code, ErrorCode::DecoderFailed);
        QVERIFY(!reason.text.isEmpty());
        QVERIFY(!deceived.client().isRunning());
        QVERIFY(lab::childProcesses(getpid()).isEmpty());
    }

    // Each of those that wait would be an open file of ours.
    void R12_picturesThatNobodyTakesDoNotPileUp()
    {
        const int before = lab::openDescriptors();
        int most = 0;
        Deceived deceived("pictures");
        QVERIFY(QTest::qWaitFor([&] {
            most = std::max(most, lab::openDescriptors());
            return !deceived.ended().isEmpty();
        }));
        QVERIFY2(most < before + 30, QByteArray::number(most - before).constData());
    }

    void R12_anUnknownEndingIsAnEnding()
    {
        Deceived deceived("odd ending");
        QTRY_COMPARE(deceived.ended().size(), 1);
        QCOMPARE(deceived.ended()[0][0].value<core::Error>().code, ErrorCode::RfbProtocolFailed);
    }

    void R12_damageStaysOnTheScreen()
    {
        Deceived deceived("wild damage");
        QSignalSpy damaged(&deceived.client(), &Client::damaged);
        QTRY_VERIFY(!damaged.isEmpty());
        rfb::Framebuffer::Access access(*deceived.client().framebuffer());
        QCOMPARE(access.image().size(), QSize(64, 48));
        QVERIFY(QRect(0, 0, 64, 48).contains(access.damage().boundingRect()));
    }

    void R12_sharedMemoryCannotBeTakenAway()
    {
        Deceived deceived("shrink");
        QCOMPARE(deceived.note(), QStringLiteral("refused"));
        rfb::Framebuffer::Access access(*deceived.client().framebuffer());
        QCOMPARE(access.image().copy().size(), QSize(64, 48));
    }

    void R12_oneChallengeIsAnsweredAndNoPasswordGiven()
    {
        Deceived twice("challenges");
        QCOMPARE(twice.note(), QStringLiteral("16 0 "));
        Deceived late("late challenge");
        QCOMPARE(late.note(), QStringLiteral("0"));
    }

    void R12_textsAreSafeForPeople()
    {
        Deceived deceived("control characters");
        const QString note = deceived.note();
        QVERIFY(note.startsWith(QLatin1Char('a')));
        for (const QChar character : {QChar(0x1b), QChar(0x0a), QChar(0x202e)})
            QVERIFY2(!note.contains(character), qPrintable(note));
    }

    void R12_aFloodLeavesTimeForOthers()
    {
        Deceived deceived("bells");
        QSignalSpy bells(&deceived.client(), &Client::bell);
        QTRY_VERIFY(!bells.isEmpty());
        bells.clear();
        QElapsedTimer clock;
        clock.start();
        QTest::qWait(2000);
        const qint64 most = (clock.elapsed() / 100 + 2) * 1000; // 1000 in 100 ms
        QVERIFY2(bells.size() <= most, QByteArray::number(bells.size()).constData());
        QVERIFY(deceived.client().isRunning());
    }

    void R12_aLockThatIsKeptHoldsUpNobody()
    {
        Deceived deceived("lock");
        QSignalSpy damaged(&deceived.client(), &Client::damaged);
        QTRY_VERIFY(!damaged.isEmpty());
        QElapsedTimer clock;
        clock.start();
        for (int i = 0; i < 100; ++i) {
            const rfb::Framebuffer::Access access(*deceived.client().framebuffer());
        }
        QVERIFY2(clock.elapsed() < 1000, QByteArray::number(clock.elapsed()).constData());
    }
};

QTEST_GUILESS_MAIN(TestHostileDecoder)
#include "TestHostileDecoder.moc"
