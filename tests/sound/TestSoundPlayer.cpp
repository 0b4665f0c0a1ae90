// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/Patience.h"
#include "sound/SoundPlayer.h"

#include "lab/Processes.h"
#include "lab/SoundServer.h"

#include <QTest>
#include <QTimer>

#include <cmath>

using namespace clouddesk;
using namespace clouddesk::sound;
using namespace std::chrono_literals;

namespace {

/// A tone, a piece at a time.
class Tone
{
public:
    explicit Tone(double pitch)
        : m_pitch(pitch)
    {
    }
    std::vector<quint8> next(std::chrono::milliseconds time)
    {
        std::vector<quint8> bytes;
        for (qsizetype i = 0; i < bytesOf(time) / frameBytes; ++i) {
            const double angle = 2 * M_PI * m_pitch * double(m_frame++) / frequency;
            const auto sample = static_cast<quint16>(static_cast<qint16>(std::lround(12000 * std::sin(angle))));
            for (int channel = 0; channel < channels; ++channel) {
                bytes.push_back(static_cast<quint8>(sample));
                bytes.push_back(static_cast<quint8>(sample >> 8));
            }
        }
        return bytes;
    }

private:
    double m_pitch;
    qint64 m_frame = 0;
};

} // namespace

class TestSoundPlayer : public QObject
{
    Q_OBJECT

private:
    /// As a desktop would send it: 20 ms of sound every 20 ms.
    void playFor(SoundPlayer& player, Tone& tone, std::chrono::milliseconds time)
    {
        QTimer timer;
        int left = int(time / 20ms);
        connect(&timer, &QTimer::timeout, this, [&] {
            player.play(tone.next(20ms));
            --left;
        });
        timer.start(20ms);
        QTRY_VERIFY_WITH_TIMEOUT(left <= 0, 60000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!lab::SoundServer::isThere())
            QSKIP("there is no pulseaudio here");
    }

    void isHeard()
    {
        lab::SoundServer server;
        QVERIFY(server.isRunning());
        server.listen();
        SoundPlayer player(QStringLiteral("The desktop of röck"));
        player.begin();
        Tone tone(440);
        playFor(player, tone, 1s);
        QVERIFY(lab::SoundServer::streams().contains("The desktop of röck"));
        const auto enough = [&server] { return server.heard().size() > frequency / 2; };
        QTRY_VERIFY2(enough(), qPrintable(QString::number(server.heard().size())));
        const double pitch = lab::pitchOf(server.heard(), frequency);
        QVERIFY2(std::abs(pitch - 440) < 15, qPrintable(QString::number(pitch)));
    }

    void isNotHeardLate()
    {
        lab::SoundServer server;
        QVERIFY(server.isRunning());
        server.listen();
        SoundPlayer player(QStringLiteral("desktop"));
        player.begin();
        Tone tone(440);
        playFor(player, tone, 200ms);
        QTRY_VERIFY(!server.heard().isEmpty());
        // Two seconds at once, as after a stalled line; what is heard of it is its end.
        player.play(tone.next(2s));
        Tone next(880);
        playFor(player, next, 400ms);
        QTRY_VERIFY(lab::pitchOf(server.heard().last(4410), frequency) > 800);
        QVERIFY2(server.heard().size() < frequency * 9 / 10, qPrintable(QString::number(server.heard().size())));
    }

    void endsAndBeginsAnew()
    {
        lab::SoundServer server;
        QVERIFY(server.isRunning());
        server.listen();
        SoundPlayer player(QStringLiteral("desktop"));
        Tone tone(440);
        player.play(tone.next(20ms)); // not begun
        player.begin();
        player.end();
        playFor(player, tone, 100ms);
        QVERIFY(server.heard().isEmpty());
        player.begin();
        playFor(player, tone, 200ms);
        QTRY_VERIFY(!server.heard().isEmpty());
    }

    void survivesTheServersEnd()
    {
        auto server = std::make_unique<lab::SoundServer>();
        QVERIFY(server->isRunning());
        SoundPlayer player(QStringLiteral("desktop"));
        player.begin();
        Tone tone(440);
        playFor(player, tone, 100ms);
        server->kill();
        playFor(player, tone, 100ms);
        server = std::make_unique<lab::SoundServer>();
        server->listen();
        player.begin();
        playFor(player, tone, 400ms);
        QTRY_VERIFY(!server->heard().isEmpty());
    }

    void needsNoServer()
    {
        qputenv("PULSE_SERVER", "unix:/nowhere/at/all");
        const int threads = lab::threadCount();
        {
            SoundPlayer player(QStringLiteral("desktop"));
            QCOMPARE(lab::threadCount(), threads);
            Tone tone(440);
            for (int i = 0; i < 3; ++i) {
                player.begin();
                playFor(player, tone, 60ms);
            }
        }
        QTRY_COMPARE(lab::threadCount(), threads);
    }
};

QTEST_GUILESS_MAIN(TestSoundPlayer)
#include "TestSoundPlayer.moc"
