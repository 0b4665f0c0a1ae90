// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktops/DisplayScript.h"
#include "desktops/SessionState.h"
#include "desktops/VncPassword.h"

#include <QTest>

using namespace clouddesk;
using namespace clouddesk::desktops;
using enum SessionState;

/// The tables and parsers of sessions, without any machine.
class TestSessionState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Every pair of states, against the table that SessionState.h documents.
    void everyArrowIsInTheTable()
    {
        const QHash<SessionState, QList<SessionState>> table = {
            {Connecting, {Probing, Failed, Closing}},
            {Probing, {Installing, Starting, Tunnelling, Failed, Closing, Reconnecting}},
            {Installing, {Starting, Failed, Closing}},
            {Starting, {Tunnelling, Failed, Closing}},
            {Tunnelling, {Connected, Starting, Failed, Closing, Reconnecting}},
            {Connected, {Reconnecting, Closing, Failed}},
            {Reconnecting, {Probing, Reconnecting, Failed, Closing}},
            {Closing, {Closed}},
            {Closed, {}},
            {Failed, {}},
        };
        for (int from = 0; from <= static_cast<int>(Failed); ++from) {
            for (int to = 0; to <= static_cast<int>(Failed); ++to) {
                const auto fromState = static_cast<SessionState>(from);
                const auto toState = static_cast<SessionState>(to);
                QVERIFY2(mayFollow(fromState, toState) == table.value(fromState).contains(toState),
                         qPrintable(toWord(fromState) + QStringLiteral(" -> ") + toWord(toState)));
            }
        }
    }

    void wordsComeBack()
    {
        for (int state = 0; state <= static_cast<int>(Failed); ++state)
            QCOMPARE(sessionStateFromWord(toWord(static_cast<SessionState>(state))), static_cast<SessionState>(state));
        QVERIFY(!sessionStateFromWord(QStringLiteral("nonsense")));
        QCOMPARE(toSpecWord(Installing), QStringLiteral("connecting"));
        QCOMPARE(toSpecWord(Connected), QStringLiteral("connected"));
        QCOMPARE(toSpecWord(Closed), QStringLiteral("disconnected"));
        QCOMPARE(toSpecWord(Failed), QStringLiteral("error"));
    }

    void J3_displayNumbersAreNumbers_data()
    {
        QTest::addColumn<QByteArray>("word");
        QTest::addColumn<bool>("isGood");
        QTest::newRow("0") << QByteArray("0") << true;
        QTest::newRow("9999") << QByteArray("9999") << true;
        QTest::newRow("10000") << QByteArray("10000") << false;
        QTest::newRow("injection") << QByteArray("1;id") << false;
        QTest::newRow("negative") << QByteArray("-1") << false;
        QTest::newRow("option") << QByteArray("1 -rfbport 1") << false;
        QTest::newRow("full width") << QByteArray("０１") << false;
        QTest::newRow("exponent") << QByteArray("1e3") << false;
        QTest::newRow("2^31") << QByteArray("2147483648") << false;
        QTest::newRow("colon") << QByteArray(":1") << false;
        QTest::newRow("screen") << QByteArray("screen") << true;
    }
    void J3_displayNumbersAreNumbers()
    {
        QFETCH(QByteArray, word);
        QFETCH(bool, isGood);
        const auto answer = DisplayAnswer::parse("\nclouddesk-display-1 begin\nnumber=" + word +
                                                 "\npid=5\nsocket=/x\nport=0\nadopted=no\nclouddesk-display-1 end\n");
        QVERIFY(answer);
        QCOMPARE(answer->display().has_value(), isGood);
    }

    void J3_onlyDisplayNumbersReachAScript()
    {
        QVERIFY(!stopScript(-2));
        QVERIFY(!stopScript(10000));
        QVERIFY(!checkScript(1 << 20, true));
        QVERIFY(stopScript(-1));
        QVERIFY(stopScript(9999));
    }

    void requestsHaveLimits()
    {
        DisplayRequest request;
        QVERIFY(validateRequest(request));
        request.geometry = QSize(16385, 100);
        QCOMPARE(validateRequest(request).error().code, core::ErrorCode::InvalidArgument);
        request.geometry = QSize(800, 600);
        request.depth = 8;
        QCOMPARE(validateRequest(request).error().code, core::ErrorCode::InvalidArgument);
    }

    void answersSurviveNoise()
    {
        const auto answer = DisplayAnswer::parse("Welcome!\nnumber=66\n\nclouddesk-display-1 begin\nnumber=5\npid=9\n"
                                                 "socket=/s\nport=0\nadopted=yes\nmended=a\nmended=b\n"
                                                 "clouddesk-display-1 end\nnumber=7\n");
        QVERIFY(answer);
        const auto display = answer->display();
        QVERIFY(display && *display);
        QCOMPARE((*display)->number, 5);
        QVERIFY((*display)->wasAdopted);
        QCOMPARE((*display)->mended, (QStringList{QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(DisplayAnswer::parse("clouddesk-display-1 begin\nnumber=5\n").error().code,
                 core::ErrorCode::CommandFailed);
        QCOMPARE(DisplayAnswer::parse("").error().code, core::ErrorCode::CommandFailed);
    }

    void errorsOfScriptsKeepTheirKind()
    {
        const auto answer =
            DisplayAnswer::parse("clouddesk-display-1 begin\nlog=last \x1b[31mwords\nerror=desktop_start_failed\n"
                                 "text=it failed\nadvice=do that\nclouddesk-display-1 end\n");
        QVERIFY(!answer);
        QCOMPARE(answer.error().code, core::ErrorCode::DesktopStartFailed);
        QCOMPARE(answer.error().advice, QStringLiteral("do that"));
        QVERIFY(answer.error().text.contains(QStringLiteral("it failed")));
        QVERIFY(!answer.error().text.contains(QChar(0x1b)));
    }

    // Against what "vncpasswd -f" of TigerVNC writes for this password.
    void passwordFilesAreWhatServersRead()
    {
        const auto file = toPasswordFile(core::Secret(QByteArrayView("password")));
        QVERIFY(file);
        QCOMPARE(file->view().toByteArray(), QByteArray("dbd83cfd727a1458"));
        const auto back = fromPasswordFile("dbd83cfd727a1458");
        QVERIFY(back);
        QCOMPARE(back->view().toByteArray(), QByteArray("password"));
        QVERIFY(!fromPasswordFile("dbd83cfd727a145"));
        QVERIFY(!fromPasswordFile("dbd83cfd727a145g"));
    }

    void passwordsDiffer()
    {
        QSet<QByteArray> seen;
        for (int i = 0; i < 1000; ++i) {
            const core::Secret password = makeVncPassword();
            QCOMPARE(password.size(), 8U);
            seen.insert(password.view().toByteArray());
        }
        QCOMPARE(seen.size(), 1000);
    }
};

QTEST_GUILESS_MAIN(TestSessionState)
#include "TestSessionState.moc"
