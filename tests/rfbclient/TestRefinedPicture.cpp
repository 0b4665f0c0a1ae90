// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/Patience.h"
#include "lab/Relay.h"
#include "lab/XtigervncServer.h"
#include "rfbclient/Client.h"

#include <QStandardPaths>
#include <QTest>

#include <signal.h>

using namespace clouddesk;
using rfb::Client;

namespace {

constexpr qint64 bytesPerSecond = 1'000'000;
constexpr qint64 screenPixels = 800 * 600;
constexpr qint64 filmPixels = 280 * 280; // of tests/bench/painter.py
constexpr qint64 cursorPixels = 64 * 64; // which x11vnc draws again and again

} // namespace

/// What becomes of a photograph on a narrow line. The server is x11vnc: TigerVNC refines by itself.
class TestRefinedPicture : public QObject
{
    Q_OBJECT

private:
    lab::XtigervncServer m_screen;
    QProcess* m_painter = nullptr;
    QProcess* m_sharing = nullptr;
    std::unique_ptr<lab::Relay> m_relay;
    std::unique_ptr<Client> m_client;

    [[nodiscard]] qint64 lossyPixels() const { return m_client->statistics().lossyPixels; }
    bool waitForLine(QProcess& program, const QString& begin, QString& line)
    {
        const auto hasCome = [&] {
            while (program.canReadLine() || program.waitForReadyRead(10)) {
                line = QString::fromUtf8(program.readLine()).trimmed();
                if (line.startsWith(begin))
                    return true;
            }
            return false;
        };
        return QTest::qWaitFor(hasCome, 30000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("x11vnc")).isEmpty() || !lab::XtigervncServer::isThere())
            QSKIP("x11vnc or Xtigervnc is not installed");
        QVERIFY(m_screen.start(QStringLiteral("800x600")));
        QString line;
        m_painter =
            &m_screen.launch(QStringLiteral("/usr/bin/python3"),
                             {qEnvironmentVariable("CLOUDDESK_SOURCE_DIR") + QStringLiteral("/tests/bench/painter.py"),
                              QStringLiteral("film"), QStringLiteral("20")});
        QVERIFY2(waitForLine(*m_painter, QStringLiteral("ready"), line), qPrintable(line));
        m_sharing = &m_screen.launch(QStringLiteral("x11vnc"), {QStringLiteral("-forever"), QStringLiteral("-shared"),
                                                                QStringLiteral("-nopw"), QStringLiteral("-localhost"),
                                                                QStringLiteral("-autoport"), QStringLiteral("5950")});
        QVERIFY2(waitForLine(*m_sharing, QStringLiteral("PORT="), line), qPrintable(line));
        m_relay = std::make_unique<lab::Relay>(line.mid(5).toUShort(), std::chrono::milliseconds(10), bytesPerSecond);
    }
    void cleanupTestCase()
    {
        m_client.reset();
        m_relay.reset();
        for (QProcess* const process : {m_painter, m_sharing}) {
            if (process == nullptr)
                continue;
            process->kill(); // stopped the one, and the other hangs at its end now and then
            process->waitForFinished(10000);
        }
    }

    void besideAFilm()
    {
        rfb::ClientOptions options;
        options.quality = rfb::quality::automatic;
        m_client = std::make_unique<Client>(std::move(options));
        connect(m_client.get(), &Client::damaged, m_client.get(), &Client::acknowledgeDamage);
        core::UniqueFd stream = lab::connectPort(m_relay->port());
        QVERIFY(stream.isValid());
        m_client->start(std::move(stream));
        // All but the film gets sharp while that is shown, and the film when it ends.
        QTRY_VERIFY_WITH_TIMEOUT(lossyPixels() > screenPixels / 2, 20000);
        QTRY_VERIFY_WITH_TIMEOUT(lossyPixels() < filmPixels * 4 / 3, 60000);
        const quint64 frames = m_client->statistics().frames;
        QTRY_VERIFY_WITH_TIMEOUT(m_client->statistics().frames > frames + 50, 20000);
        QVERIFY(lossyPixels() > filmPixels / 2);
        kill(static_cast<pid_t>(m_painter->processId()), SIGSTOP);
        QTRY_VERIFY_WITH_TIMEOUT(lossyPixels() < cursorPixels, 20000);
    }
};

QTEST_GUILESS_MAIN(TestRefinedPicture)
#include "TestRefinedPicture.moc"
