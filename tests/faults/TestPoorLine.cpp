// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktops/DesktopLab.h"
#include "lab/Relay.h"
#include "rfbclient/Client.h"

#include <QElapsedTimer>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>

using namespace clouddesk;
using namespace std::chrono_literals;
using desktops::DesktopLab;

namespace {

constexpr int roundTrip = 300;            // ms
constexpr qint64 bytesPerSecond = 125000; // 1 Mbit/s
constexpr quint32 keyA = 'a';

// What tests/bench/painter.py draws in the lower left corner: the frame's number, 16 cells of 16 pixels.
int frameNumber(rfb::Client& client)
{
    const rfb::Framebuffer::Access access(*client.framebuffer());
    const QImage& image = access.image();
    int number = 0;
    for (int bit = 0; bit < 16; ++bit)
        number = number * 2 + (qGray(image.pixel(bit * 16 + 8, image.height() - 8)) > 127 ? 1 : 0);
    return number;
}

qint64 median(QList<qint64> values)
{
    std::sort(values.begin(), values.end());
    return values.isEmpty() ? -1 : values[values.size() / 2];
}

} // namespace

/// A desktop on a line with 300 ms there and back and 1 Mbit/s.
class TestPoorLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("Xtigervnc")).isEmpty())
            QSKIP("no Xtigervnc here");
        QVERIFY2(m_lab.start(), qPrintable(m_lab.problem()));
        m_relay =
            std::make_unique<lab::Relay>(m_lab.sshd().port(), std::chrono::milliseconds(roundTrip / 2), bytesPerSecond);
        auto draft = lab::TestHome::draftFor(m_lab.sshd(), QStringLiteral("far away"));
        draft.port = m_relay->port();
        draft.secrets.privateKey = core::Secret(m_lab.sshd().clientKey());
        const auto machine = QCoro::waitFor(m_lab.home().instances().add(std::move(draft)));
        QVERIFY(machine);
        QElapsedTimer clock;
        clock.start();
        auto session = QCoro::waitFor(m_lab.service().open(*machine, DesktopLab::lxde(), {}));
        QVERIFY2(session, session ? "" : qPrintable(session.error().toLine()));
        m_session = *session;
        m_client = std::make_unique<rfb::Client>(rfb::ClientOptions());
        connect(m_client.get(), &rfb::Client::damaged, m_client.get(), &rfb::Client::acknowledgeDamage);
        QSignalSpy pictured(m_client.get(), &rfb::Client::firstFrame);
        auto stream = QCoro::waitFor(m_session->openStream());
        QVERIFY(stream);
        m_client->start(std::move(*stream));
        QVERIFY(QTest::qWaitFor([&] { return !pictured.isEmpty(); }, 30000));
        qInfo("first picture after %lld ms", clock.elapsed());
    }
    void cleanupTestCase()
    {
        m_client.reset();
        if (m_session)
            std::ignore = QCoro::waitFor(m_session->close());
        m_session.reset();
        m_relay.reset();
    }
    void cleanup() { stopPainting(); }

    void F7_keysAreEchoedInARoundTrip()
    {
        QVERIFY(paint({QStringLiteral("keys")}));
        QVERIFY(QTest::qWaitFor([this] { return frameNumber(*m_client) == 0; }, 20000));
        QList<qint64> waits;
        for (int i = 0; i < 9; ++i) {
            const int before = frameNumber(*m_client);
            QElapsedTimer clock;
            clock.start();
            m_client->sendKey(keyA, true);
            m_client->sendKey(keyA, false);
            QVERIFY(QTest::qWaitFor([&] { return frameNumber(*m_client) != before; }, 20000));
            waits += clock.elapsed();
            QTest::qWait(200);
        }
        qInfo("a key is seen after %lld ms (median), %lld ms (worst)", median(waits),
              *std::max_element(waits.begin(), waits.end()));
        QVERIFY(median(waits) >= roundTrip);
        QVERIFY2(median(waits) <= roundTrip + 50, qPrintable(QString::number(median(waits))));
    }

    void F7_theQueueStaysShort_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::newRow("text") << QStringLiteral("text");
        QTest::newRow("photo") << QStringLiteral("photo");
    }

    // More is painted than the line can carry: what is seen is late by the line and by a second at most.
    void F7_theQueueStaysShort()
    {
        QFETCH(const QString, kind);
        constexpr int rate = 15;
        QVERIFY(paint({kind, QString::number(rate)}));
        QElapsedTimer clock;
        clock.start();
        QTest::qWait(2000);
        QList<qint64> ages;
        QSet<int> seen;
        while (clock.elapsed() < 7000) {
            const int number = frameNumber(*m_client);
            seen += number;
            ages += clock.elapsed() - number * 1000 / rate;
            QTest::qWait(20);
        }
        const qint64 worst = *std::max_element(ages.begin(), ages.end());
        qInfo("%d pictures a second; they are %lld ms old (median), %lld ms (worst)", int(seen.size() / 5),
              median(ages), worst);
        QVERIFY(seen.size() >= 10);
        QVERIFY2(median(ages) <= roundTrip / 2 + 1000, qPrintable(QString::number(median(ages))));
        QVERIFY2(worst <= roundTrip / 2 + 2000, qPrintable(QString::number(worst)));
    }

private:
    bool paint(const QStringList& words)
    {
        const int display = m_session->displayNumber();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DISPLAY"), QStringLiteral(":%1").arg(display));
        environment.insert(QStringLiteral("XAUTHORITY"),
                           QStringLiteral("%1/%2/Xauthority").arg(m_lab.displaysFolder()).arg(display));
        QProcess access;
        access.setProcessEnvironment(environment);
        access.start(QStringLiteral("xhost"), {QStringLiteral("+local:")});
        if (!access.waitForFinished(10000))
            return false;
        m_painter = std::make_unique<QProcess>();
        m_painter->setProcessEnvironment(environment);
        const QString program =
            qEnvironmentVariable("CLOUDDESK_SOURCE_DIR") + QStringLiteral("/tests/bench/painter.py");
        m_painter->start(QStringLiteral("/usr/bin/python3"), QStringList{program} + words);
        while (!m_painter->canReadLine() && m_painter->waitForReadyRead(20000)) {
        }
        return m_painter->readLine() == "ready\n";
    }
    void stopPainting()
    {
        if (m_painter) {
            m_painter->kill();
            m_painter->waitForFinished();
        }
        m_painter.reset();
    }

    DesktopLab m_lab;
    std::unique_ptr<lab::Relay> m_relay;
    std::shared_ptr<desktops::DesktopSession> m_session;
    std::unique_ptr<rfb::Client> m_client;
    std::unique_ptr<QProcess> m_painter;
};

QTEST_GUILESS_MAIN(TestPoorLine)
#include "TestPoorLine.moc"
