// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/FakeRfbServer.h"
#include "lab/LocalStreams.h"
#include "lab/XtigervncServer.h"
#include "rfb/VncAuthentication.h"
#include "rfbclient/Client.h"
#include "watching/WatchServer.h"

#include <QSignalSpy>
#include <QTest>

#include <sys/socket.h>

using namespace clouddesk;

namespace {

constexpr int patience = 20000;

core::Task<core::UniqueFd> streamOf(QString path)
{
    co_return lab::connectUnixSocket(path);
}

core::Task<core::UniqueFd> handOver(core::UniqueFd* stream)
{
    co_return std::move(*stream);
}

bool say(const core::UniqueFd& stream, const QByteArray& bytes)
{
    return ::send(stream.get(), bytes.constData(), size_t(bytes.size()), MSG_NOSIGNAL) == bytes.size();
}

/// So many bytes; fewer if they do not come.
QByteArray hear(const core::UniqueFd& stream, qsizetype count)
{
    QByteArray heard;
    const auto isWhole = [&] {
        QByteArray more(count - heard.size(), Qt::Uninitialized);
        const ssize_t length = ::recv(stream.get(), more.data(), size_t(more.size()), MSG_DONTWAIT);
        heard += more.left(std::max<ssize_t>(length, 0));
        return heard.size() == count;
    };
    std::ignore = QTest::qWaitFor(isWhole, patience);
    return heard;
}

using Kind = desktops::WatchServer::Ending::Kind;

Kind kindOf(const QSignalSpy& ended)
{
    return ended[0][0].value<desktops::WatchServer::Ending>().kind;
}

const QByteArray controlDown = QByteArray::fromHex("040100000000ffe3");
const QByteArray controlUp = QByteArray::fromHex("040000000000ffe3");
const QByteArray buttonDown = QByteArray::fromHex("050100370042");
const QByteArray buttonUp = QByteArray::fromHex("050000370042");
const QByteArray updateRequest = QByteArray::fromHex("03010000000000400040");

/// What comes up to the end of the stream.
QByteArray hearAll(const core::UniqueFd& stream)
{
    QByteArray heard;
    const auto isOver = [&] {
        std::array<char, 256> more{};
        const ssize_t length = ::recv(stream.get(), more.data(), more.size(), MSG_DONTWAIT);
        heard.append(more.data(), std::max<ssize_t>(length, 0));
        return length == 0 || (length < 0 && errno != EAGAIN);
    };
    return QTest::qWaitFor(isOver, patience) ? heard : QByteArray("no end");
}

/// Knows the password, and says nothing that it need not.
bool logIn(const core::UniqueFd& watcher, const core::Secret& code)
{
    return hear(watcher, 12).startsWith("RFB 003.008") && say(watcher, "RFB 003.008\n") &&
           hear(watcher, 2) == QByteArray("\1\2") && say(watcher, QByteArray(1, '\2')) &&
           say(watcher, rfb::vncResponse(hear(watcher, 16), code));
}

} // namespace

/// A second viewer of a real display: it sees, and does nothing until it may.
class TestWatchServer : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<lab::XtigervncServer> m_display;
    std::unique_ptr<desktops::WatchServer> m_watch;
    core::UniqueFd m_stream;

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
    /// A desktop whose server is this test: its end of the stream.
    core::UniqueFd beginByHand()
    {
        auto pair = core::makeSocketPair();
        if (!pair)
            return {};
        m_stream = std::move(pair->far);
        desktops::WatchServer::Needs needs;
        needs.openStream = [this] { return handOver(&m_stream); };
        needs.password = [] { return core::Secret(); };
        m_watch = std::move(*desktops::WatchServer::start(needs));
        return std::move(pair->near);
    }
    /// Who watches is in, has control, and holds Ctrl and the left button.
    bool beginHolding(const core::UniqueFd& desktop, const core::UniqueFd& watcher)
    {
        const QByteArray init = lab::rfbscript::serverInit(64, 64);
        const bool isIn = logIn(watcher, m_watch->code()) && say(desktop, "RFB 003.008\n") &&
                          hear(desktop, 12) == "RFB 003.008\n" && say(desktop, "\1\1") && hear(desktop, 1) == "\1" &&
                          say(desktop, QByteArray(4, 0)) && hear(watcher, 4) == QByteArray(4, 0) &&
                          say(watcher, "\1") && hear(desktop, 1) == "\1" && say(desktop, init) &&
                          hear(watcher, init.size()) == init;
        m_watch->setControl(true);
        return isIn && say(watcher, controlDown + buttonDown) && hear(desktop, 14) == controlDown + buttonDown;
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
        watcher.start(lab::connectPort(m_watch->port()));
        QTRY_COMPARE_WITH_TIMEOUT(shown.size(), 1, patience);
        QCOMPARE(came.size(), 1);
        {
            rfb::Framebuffer::Access access(*watcher.framebuffer());
            QCOMPARE(access.image().pixelColor(10, 10), QColor(0xc0, 0x20, 0x20));
        }
        QTRY_VERIFY_WITH_TIMEOUT(owner.takesScancodes(), patience);
        QVERIFY(!watcher.takesScancodes());
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
        second.start(lab::connectPort(m_watch->port()));
        QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, patience);
        watcher.stop();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patience);
        QCOMPARE(kindOf(ended), Kind::WatcherGone);
        QVERIFY(!lab::connectPort(m_watch->port()).isValid());
    }

    void whatAWatcherCopiesArrivesOnceItMay()
    {
        begin();
        rfb::Client watcher(with(m_watch->code()));
        QSignalSpy shown(&watcher, &rfb::Client::firstFrame);
        QSignalSpy received(&watcher, &rfb::Client::clipboardReceived);
        watcher.start(lab::connectPort(m_watch->port()));
        QTRY_COMPARE_WITH_TIMEOUT(shown.size(), 1, patience);
        const QStringList clipboard = {QStringLiteral("-selection"), QStringLiteral("clipboard"), QStringLiteral("-t"),
                                       QStringLiteral("UTF8_STRING")};
        // The watch, which the answer comes through, is served by this thread.
        const auto copied = [&] {
            QProcess& reader =
                m_display->launch(QStringLiteral("xclip"), clipboard + QStringList{QStringLiteral("-o")});
            std::ignore = QTest::qWaitFor([&] { return reader.state() == QProcess::NotRunning; }, patience);
            return reader.readAll();
        };
        watcher.sendClipboard(QStringLiteral("not yet"));
        m_watch->setControl(true);
        const QString text = QStringLiteral("日本語 Привет 🙂");
        watcher.sendClipboard(text);
        QTRY_COMPARE_WITH_TIMEOUT(copied(), text.toUtf8(), patience);
        QProcess& owner =
            m_display->launch(QStringLiteral("xclip"), clipboard.first(2) + QStringList{QStringLiteral("-quiet")});
        owner.write("こちら");
        owner.closeWriteChannel();
        QTRY_COMPARE_WITH_TIMEOUT(received.size(), 1, patience);
        QCOMPARE(received[0][0].toString(), QStringLiteral("こちら"));
    }

    void wrongPasswordsEndIt()
    {
        begin();
        QSignalSpy ended(m_watch.get(), &desktops::WatchServer::ended);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(ended.isEmpty());
            rfb::Client wrong(with(core::Secret(QByteArray("notright"))));
            QSignalSpy refused(&wrong, &rfb::Client::ended);
            wrong.start(lab::connectPort(m_watch->port()));
            QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, patience);
            QCOMPARE(refused[0][0].value<core::Error>().code, core::ErrorCode::RfbAuthenticationFailed);
        }
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patience);
        QCOMPARE(kindOf(ended), Kind::WrongPasswords);
    }

    void whoKnewThePasswordAndLeftHasSpentIt()
    {
        const core::UniqueFd desktop = beginByHand();
        QSignalSpy ended(m_watch.get(), &desktops::WatchServer::ended);
        core::UniqueFd watcher = lab::connectPort(m_watch->port());
        QVERIFY(logIn(watcher, m_watch->code()));
        // The desktop's server takes its time; who watches does not wait for it.
        QVERIFY(say(desktop, "RFB 003.008\n"));
        QCOMPARE(hear(desktop, 12), QByteArray("RFB 003.008\n"));
        QVERIFY(ended.isEmpty());
        watcher.reset();
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patience);
        QCOMPARE(kindOf(ended), Kind::WatcherGone);
        QVERIFY(!lab::connectPort(m_watch->port()).isValid());
    }

    // What the desktop's side may do to who knew the password.
    void whyTheDesktopIsNotSeen_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<Kind>("kind");
        QTest::newRow("asks for a password") << QByteArray("\1\2") << Kind::Refused;
        QTest::newRow("says no") << QByteArray("\1\1\0\0\0\1", 6) << Kind::Refused;
        QTest::newRow("goes") << QByteArray() << Kind::LinkLost;
        QTest::newRow("says nonsense") << QByteArray("\1\1\0\0\0\0", 6) + QByteArray(24, '\xff') << Kind::Failed;
    }
    void whyTheDesktopIsNotSeen()
    {
        QFETCH(QByteArray, answer);
        QFETCH(Kind, kind);
        core::UniqueFd desktop = beginByHand();
        QSignalSpy ended(m_watch.get(), &desktops::WatchServer::ended);
        const core::UniqueFd watcher = lab::connectPort(m_watch->port());
        QVERIFY(logIn(watcher, m_watch->code()));
        QVERIFY(say(desktop, "RFB 003.008\n"));
        QCOMPARE(hear(desktop, 12), QByteArray("RFB 003.008\n"));
        QVERIFY(say(watcher, QByteArray(1, '\1')));
        if (answer.isEmpty())
            desktop.reset();
        else
            QVERIFY(say(desktop, answer));
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patience);
        QCOMPARE(kindOf(ended), kind);
        QCOMPARE(ended[0][0].value<desktops::WatchServer::Ending>().error.text.isEmpty(), kind != Kind::Failed);
    }

    void whatIsHeldIsLetGoWhenControlIsTakenBack()
    {
        const core::UniqueFd desktop = beginByHand();
        const core::UniqueFd watcher = lab::connectPort(m_watch->port());
        QVERIFY(beginHolding(desktop, watcher));
        m_watch->setControl(false);
        // At once, though who watches says nothing more.
        QCOMPARE(hear(desktop, 14), buttonUp + controlUp);
        // And once: neither their own releases nor a second word of the owner's bring others.
        m_watch->setControl(false);
        QVERIFY(say(watcher, controlUp + buttonUp + updateRequest));
        QCOMPARE(hear(desktop, updateRequest.size()), updateRequest);
        m_watch->setControl(true);
        QVERIFY(say(watcher, buttonDown));
        QCOMPARE(hear(desktop, buttonDown.size()), buttonDown);
    }

    // Nothing can be let go in the middle of a message.
    void whoHoldsAndEndsNoMessageIsSentAway_data()
    {
        QTest::addColumn<bool>("ends");
        QTest::newRow("the message never ends") << false;
        QTest::newRow("the message ends") << true;
    }
    void whoHoldsAndEndsNoMessageIsSentAway()
    {
        QFETCH(bool, ends);
        const core::UniqueFd desktop = beginByHand();
        const core::UniqueFd watcher = lab::connectPort(m_watch->port());
        QVERIFY(beginHolding(desktop, watcher));
        QSignalSpy ended(m_watch.get(), &desktops::WatchServer::ended);
        const QByteArray text = QByteArray::fromHex("0600000000000004") + "abcd";
        QVERIFY(say(watcher, text.chopped(2)));
        QCOMPARE(hear(desktop, text.size() - 2), text.chopped(2));
        m_watch->setControl(false);
        if (ends) {
            QVERIFY(say(watcher, text.last(2)));
            QCOMPARE(hear(desktop, 16), text.last(2) + buttonUp + controlUp);
            QVERIFY(!ended.wait(3000));
            return;
        }
        QTRY_COMPARE_WITH_TIMEOUT(ended.size(), 1, patience);
        QCOMPARE(ended[0][0].value<desktops::WatchServer::Ending>().error.code, core::ErrorCode::RfbStalled);
        QCOMPARE(hearAll(desktop), QByteArray());
    }

    void whatIsHeldIsLetGoAtTheEnd_data()
    {
        QTest::addColumn<QString>("how");
        QTest::newRow("who watches leaves") << QStringLiteral("leaves");
        QTest::newRow("who watches talks nonsense") << QStringLiteral("nonsense");
        QTest::newRow("the owner ends it") << QStringLiteral("owner");
    }
    void whatIsHeldIsLetGoAtTheEnd()
    {
        QFETCH(QString, how);
        const core::UniqueFd desktop = beginByHand();
        core::UniqueFd watcher = lab::connectPort(m_watch->port());
        QVERIFY(beginHolding(desktop, watcher));
        if (how == QLatin1String("leaves"))
            watcher.reset();
        else if (how == QLatin1String("nonsense"))
            QVERIFY(say(watcher, "\x63"));
        else
            m_watch.reset();
        QCOMPARE(hearAll(desktop), buttonUp + controlUp);
    }

    void whatIsSaidOutOfTurnIsNotHeaped()
    {
        const core::UniqueFd desktop = beginByHand();
        QSignalSpy came(m_watch.get(), &desktops::WatchServer::watcherCame);
        const core::UniqueFd watcher = lab::connectPort(m_watch->port());
        QVERIFY(logIn(watcher, m_watch->code()));
        QVERIFY(say(desktop, "RFB 003.008\n"));
        QCOMPARE(hear(desktop, 12), QByteArray("RFB 003.008\n"));
        QVERIFY(say(desktop, QByteArray("\1\1")));
        QCOMPARE(hear(desktop, 1), QByteArray("\1"));
        QVERIFY(say(desktop, QByteArray(4, 0)));
        QTRY_COMPARE_WITH_TIMEOUT(came.size(), 1, patience);
        // It is the watcher's turn, who says nothing.
        constexpr qint64 piece = 65536;
        constexpr qint64 most = qint64(16) * 1024 * 1024;
        const QByteArray flood(piece, 'x');
        qint64 taken = 0;
        const auto isOver = [&] {
            for (int i = 0; i < 16; ++i)
                taken +=
                    std::max<qint64>(0, ::send(desktop.get(), flood.constData(), piece, MSG_DONTWAIT | MSG_NOSIGNAL));
            return taken > most;
        };
        QVERIFY2(!QTest::qWaitFor(isOver, 1000), qPrintable(QString::number(taken)));
    }

    void noiseIsNoHarm()
    {
        begin();
        for (const QByteArray& noise : {QByteArray("GET / HTTP/1.1\r\n\r\n"), QByteArray("RFB 003.003\n"),
                                        QByteArray("RFB 003.008\n\1"), QByteArray(100000, 'x')}) {
            const core::UniqueFd stream = lab::connectPort(m_watch->port());
            QVERIFY(stream.isValid());
            std::ignore = ::send(stream.get(), noise.constData(), size_t(noise.size()), MSG_NOSIGNAL);
            QTest::qWait(200);
        }
        rfb::Client watcher(with(m_watch->code()));
        QSignalSpy shown(&watcher, &rfb::Client::firstFrame);
        watcher.start(lab::connectPort(m_watch->port()));
        QTRY_COMPARE_WITH_TIMEOUT(shown.size(), 1, patience);
    }
};

QTEST_GUILESS_MAIN(TestWatchServer)
#include "TestWatchServer.moc"
