// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/XtigervncServer.h"
#include "rfbclient/Client.h"
#include "watching/WatchServer.h"

#include <QSignalSpy>
#include <QTest>

#include <netinet/in.h>
#include <sys/socket.h>

using namespace clouddesk;

namespace {

constexpr int patience = 20000;

core::UniqueFd connectPort(quint16 port)
{
    core::UniqueFd stream(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(stream.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        stream.reset();
    return stream;
}

core::Task<core::UniqueFd> streamOf(QString path)
{
    co_return lab::connectUnixSocket(path);
}

} // namespace

/// A second viewer of a real display: it sees, and does nothing until it may.
class TestWatchServer : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<lab::XtigervncServer> m_display;
    std::unique_ptr<desktops::WatchServer> m_watch;

    void begin(const QString& password = {})
    {
        m_display = std::make_unique<lab::XtigervncServer>();
        QVERIFY(m_display->start(QStringLiteral("640x480"), password));
        m_display->run(QStringLiteral("xsetroot"), {QStringLiteral("-solid"), QStringLiteral("#c02020")});
        desktops::WatchServer::Needs needs;
        needs.openStream = [this] { return streamOf(m_display->socketPath()); };
        needs.password = [password] { return core::Secret(password.toLatin1()); };
        auto started = desktops::WatchServer::start(needs);
        QVERIFY(started.has_value());
        m_watch = std::move(*started);
    }
    static rfb::ClientOptions with(const core::Secret& code, bool isShared = true)
    {
        rfb::ClientOptions options;
        options.password = code.clone();
        options.shared = isShared;
        return options;
    }
    QPoint pointer()
    {
        const QByteArray told = m_display->run(QStringLiteral("xdotool"), {QStringLiteral("getmouselocation")});
        const auto words = told.split(' ');
        return words.size() < 2 ? QPoint(-1, -1) : QPoint(words[0].mid(2).toInt(), words[1].mid(2).toInt());
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!lab::XtigervncServer::isThere())
            QSKIP("Xtigervnc is not installed");
    }
    void cleanup()
    {
        m_watch.reset();
        m_display.reset();
    }

    void seesAndActsOnlyWhenItMay_data()
    {
        QTest::addColumn<QString>("password");
        QTest::newRow("a desktop without a password") << QString();
        QTest::newRow("a desktop with one") << QStringLiteral("desktop1");
    }
    void seesAndActsOnlyWhenItMay()
    {
        QFETCH(QString, password);
        begin(password);
        QSignalSpy came(m_watch.get(), &desktops::WatchServer::watcherCame);
        // The owner's viewer stays, though the watcher wants the desktop for itself.
        rfb::Client owner(with(core::Secret(password.toLatin1())));
        QSignalSpy ownerEnded(&owner, &rfb::Client::ended);
        owner.start(m_display->connectStream());
        rfb::Client watcher(with(m_watch->code(), false));
        QSignalSpy shown(&watcher, &rfb::Client::firstFrame);
        watcher.start(connectPort(m_watch->port()));
        QTRY_COMPARE_WITH_TIMEOUT(shown.size(), 1, patience);
        QCOMPARE(came.size(), 1);
        {
            rfb::Framebuffer::Access access(*watcher.framebuffer());
            QCOMPARE(access.image().pixelColor(10, 10), QColor(0xc0, 0x20, 0x20));
        }
        const QPoint before = pointer();
        watcher.sendPointer({33, 44}, 0);
        QTest::qWait(500);
        QCOMPARE(pointer(), before);
        m_watch->setControl(true);
        watcher.sendPointer({55, 66}, 0);
        QTRY_COMPARE_WITH_TIMEOUT(pointer(), QPoint(55, 66), patience);
        m_watch->setControl(false);
        watcher.sendPointer({77, 88}, 0);
        QTest::qWait(500);
        QCOMPARE(pointer(), QPoint(55, 66));
        QVERIFY(ownerEnded.isEmpty());
        // Once only.
        QSignalSpy ended(m_watch.get(), &desktops::WatchServer::ended);
        rfb::Client second(with(m_watch->code()));
        QSignalSpy refused(&second, &rfb::Client::ended);
        second.start(connectPort(m_watch->port()));
        QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, patience);
        watcher.stop();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patience);
        QVERIFY(!connectPort(m_watch->port()).isValid());
    }

    void wrongPasswordsEndIt()
    {
        begin();
        QSignalSpy ended(m_watch.get(), &desktops::WatchServer::ended);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(ended.isEmpty());
            rfb::Client wrong(with(core::Secret(QByteArray("notright"))));
            QSignalSpy refused(&wrong, &rfb::Client::ended);
            wrong.start(connectPort(m_watch->port()));
            QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, patience);
            QCOMPARE(refused[0][0].value<core::Error>().code, core::ErrorCode::RfbAuthenticationFailed);
        }
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patience);
    }

    void noiseIsNoHarm()
    {
        begin();
        for (const QByteArray& noise : {QByteArray("GET / HTTP/1.1\r\n\r\n"), QByteArray("RFB 003.003\n"),
                                        QByteArray("RFB 003.008\n\1"), QByteArray(100000, 'x')}) {
            const core::UniqueFd stream = connectPort(m_watch->port());
            QVERIFY(stream.isValid());
            std::ignore = ::send(stream.get(), noise.constData(), size_t(noise.size()), MSG_NOSIGNAL);
            QTest::qWait(200);
        }
        rfb::Client watcher(with(m_watch->code()));
        QSignalSpy shown(&watcher, &rfb::Client::firstFrame);
        watcher.start(connectPort(m_watch->port()));
        QTRY_COMPARE_WITH_TIMEOUT(shown.size(), 1, patience);
    }
};

QTEST_GUILESS_MAIN(TestWatchServer)
#include "TestWatchServer.moc"
