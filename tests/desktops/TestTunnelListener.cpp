// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktops/DesktopLab.h"
#include "desktops/PeerOwner.h"
#include "desktops/TunnelListener.h"
#include "lab/Patience.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace clouddesk;
using namespace clouddesk::desktops;
using core::ErrorCode;

/// The loopback port in front of a real desktop.
class TestTunnelListener : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(QStringLiteral("/usr/bin/Xtigervnc")))
            QSKIP("no Xtigervnc here");
        QVERIFY2(m_lab.start(), qPrintable(m_lab.problem()));
        const auto session = m_lab.open();
        QVERIFY2(session, why(session).constData());
        m_session = *session;
    }
    void cleanupTestCase() { m_session.reset(); }

    void carriesToTheDesktop_data()
    {
        QTest::addColumn<QString>("address");
        QTest::newRow("IPv4") << QStringLiteral("127.0.0.1");
        QTest::newRow("IPv6") << QStringLiteral("::1");
    }
    void carriesToTheDesktop()
    {
        QFETCH(QString, address);
        auto listener = TunnelListener::listen(m_session, QHostAddress(address), 0);
        QVERIFY2(listener, why(listener).constData());
        const quint16 port = (*listener)->port();
        QVERIFY(port >= 6000 && port <= 7000);
        QSignalSpy accepted(listener->get(), &TunnelListener::accepted);
        QTcpSocket viewer;
        viewer.connectToHost(QHostAddress(address), port);
        QTRY_COMPARE_WITH_TIMEOUT(viewer.bytesAvailable(), 12, 10000);
        QCOMPARE(viewer.readAll(), QByteArray("RFB 003.008\n"));
        QTRY_COMPARE(accepted.size(), 1);
        // The handshake goes on in both directions: security types, one of them None (RFC 6143, 7.1.2).
        viewer.write("RFB 003.008\n");
        QTRY_VERIFY_WITH_TIMEOUT(viewer.bytesAvailable() >= 2, 10000);
        QCOMPARE(viewer.readAll(), QByteArray("\x01\x01", 2));
    }

    void portsThatAreTakenAreSkippedOrNamed()
    {
        auto first = TunnelListener::listen(m_session, QHostAddress(QHostAddress::LocalHost), 0);
        auto second = TunnelListener::listen(m_session, QHostAddress(QHostAddress::LocalHost), 0);
        QVERIFY(first && second);
        QVERIFY((*second)->port() > (*first)->port());
        const auto third = TunnelListener::listen(m_session, QHostAddress(QHostAddress::LocalHost), (*first)->port());
        QVERIFY(!third);
        QCOMPARE(third.error().code, ErrorCode::AlreadyExists);
    }

    void portsAreThoseThatWereChosen()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        TunnelPorts ports;
        ports.first = ports.last = other.serverPort();
        const auto refused = TunnelListener::listen(m_session, QHostAddress(QHostAddress::LocalHost), 0, ports);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::AlreadyExists);
        QVERIFY(refused.error().text.contains(QString::number(ports.first)));
        other.close();
        const auto listener = TunnelListener::listen(m_session, QHostAddress(QHostAddress::LocalHost), 0, ports);
        QVERIFY2(listener, why(listener).constData());
        QCOMPARE(int((*listener)->port()), ports.first);
    }

    void portsAreReadFromTheSettings()
    {
        QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("settings.json"));
        QCOMPARE(TunnelPorts::read(file), core::Result<TunnelPorts>(TunnelPorts()));
        const auto read = [&file](const QByteArray& text) {
            QFile target(file);
            if (target.open(QIODevice::WriteOnly))
                target.write(text);
            target.close();
            return TunnelPorts::read(file);
        };
        QCOMPARE(read(R"({"theme": "dark"})")->first, 6000);
        QCOMPARE(read(R"({"tunnelFirstPort": 6100})")->last, 7000);
        QCOMPARE(read(R"({"tunnelFirstPort": 8000, "tunnelLastPort": 8000})")->last, 8000);
        for (const char* const wrong :
             {R"({"tunnelFirstPort": 8000})", R"({"tunnelFirstPort": "x"})", R"({"tunnelFirstPort": 80})",
              R"({"tunnelLastPort": 65536})", R"({"tunnelFirstPort": 8)"}) {
            const auto ports = read(wrong);
            QVERIFY2(!ports, wrong);
            QCOMPARE(ports.error().code, ErrorCode::InvalidArgument);
            QCOMPARE(ports.error().where, file);
        }
    }

    void S11_onlyLoopback()
    {
        for (const char* address : {"0.0.0.0", "::", "192.0.2.1"}) {
            const auto listener = TunnelListener::listen(m_session, QHostAddress(QLatin1String(address)), 0);
            QVERIFY(!listener);
            QCOMPARE(listener.error().code, ErrorCode::InvalidArgument);
        }
    }

    void S11_otherUsersAreRefused()
    {
        if (::geteuid() != 0)
            QSKIP("needs root to become somebody else");
        auto listener = TunnelListener::listen(m_session, QHostAddress(QHostAddress::LocalHost), 0);
        QVERIFY2(listener, why(listener).constData());
        QSignalSpy refused(listener->get(), &TunnelListener::refused);
        QProcess stranger;
        stranger.start(QStringLiteral("setpriv"),
                       {QStringLiteral("--reuid=65534"), QStringLiteral("--regid=65534"),
                        QStringLiteral("--clear-groups"), QStringLiteral("bash"), QStringLiteral("-c"),
                        QStringLiteral("exec 3<>/dev/tcp/127.0.0.1/%1 && echo connected; head -c 12 <&3")
                            .arg((*listener)->port())});
        QTRY_COMPARE_WITH_TIMEOUT(stranger.state(), QProcess::NotRunning, 10000);
        QVERIFY(!stranger.readAllStandardOutput().contains("RFB"));
        QTRY_COMPARE(refused.size(), 1);
        const auto error = refused.front().front().value<core::Error>();
        QCOMPARE(error.code, ErrorCode::PermissionDenied);
        QVERIFY2(error.text.contains(QStringLiteral("65534")), qPrintable(error.text));
        QCOMPARE(m_session->state(), SessionState::Connected);
    }

    void S11_ownersOfPeersAreKnown()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QTcpSocket client;
        client.connectToHost(QHostAddress(QHostAddress::LocalHost), server.serverPort());
        QTRY_VERIFY(server.hasPendingConnections());
        QTcpSocket* const peer = server.nextPendingConnection();
        const auto owner = ownerOfPeer(static_cast<int>(peer->socketDescriptor()));
        QVERIFY2(owner, why(owner).constData());
        QCOMPARE(*owner, ::geteuid());
        client.abort();
        QTRY_VERIFY(!ownerOfPeer(static_cast<int>(peer->socketDescriptor())));
    }

    // Last, because it ends the session.
    void S11_goneAtOnceAfterClose()
    {
        auto listener = TunnelListener::listen(m_session, QHostAddress(QHostAddress::LocalHost), 0);
        QVERIFY2(listener, why(listener).constData());
        const quint16 port = (*listener)->port();
        QTcpSocket viewer;
        viewer.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        QTRY_COMPARE_WITH_TIMEOUT(viewer.bytesAvailable(), 12, 10000);
        const auto closed = QCoro::waitFor(m_session->close(true));
        QVERIFY2(closed, why(closed).constData());
        QTRY_COMPARE_WITH_TIMEOUT(viewer.state(), QAbstractSocket::UnconnectedState, 1000);
        QTcpSocket late;
        late.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        QTRY_COMPARE_WITH_TIMEOUT(late.error(), QAbstractSocket::ConnectionRefusedError, 1000);
    }

private:
    DesktopLab m_lab;
    std::shared_ptr<DesktopSession> m_session;
};

QTEST_GUILESS_MAIN(TestTunnelListener)
#include "TestTunnelListener.moc"
