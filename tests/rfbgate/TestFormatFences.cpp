// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbgate/Conversation.h"

#include <QTest>

using namespace clouddesk;
using lab::Conversation;
using lab::Cut;
namespace script = lab::rfbscript;
namespace encoding = rfb::encoding;
namespace fenceflag = rfb::fenceflag;

namespace {

const QByteArray updateRequest = QByteArray::fromHex("03010000000000400030");
const QByteArray wide = QByteArray(4, '\0') + script::pixelFormat();
const QByteArray narrow = QByteArray(4, '\0') + script::pixelFormat(16, 16, 0, 1, 31, 11, 5, 0);
const QByteArray narrowToo = QByteArray(4, '\0') + script::pixelFormat(16, 15, 0, 1, 31, 10, 5, 0);

QByteArray fence(quint32 flags, const QByteArray& payload)
{
    return QByteArray::fromHex("f8000000") + script::number(flags) + char(payload.size()) + payload;
}

QByteArray ask(const QByteArray& payload)
{
    return fence(fenceflag::request | fenceflag::blockBefore, payload);
}

QByteArray askInStep(const QByteArray& payload)
{
    return fence(fenceflag::request | fenceflag::syncNext, payload);
}

QByteArray answer(const QByteArray& payload)
{
    return fence(fenceflag::syncNext, payload);
}

QByteArray rawUpdate(int pixelBytes)
{
    return script::updateHead(1) + script::rectangle(0, 0, 3, 3, 0, QByteArray(9 * pixelBytes, 'p')) + '\2';
}

/// Whether exactly this is understood as one update and a bell.
bool isUpdate(Conversation& session, const QByteArray& stream)
{
    session.fromServer.ended.clear();
    return session.serverSays(stream) && session.fromServer.ended.size() == 2 && !session.server.isMidMessage();
}

/// A session of a client that is owed an update; the server knows fences.
std::unique_ptr<Conversation> sessionWithFences(Cut cut = Cut::Whole)
{
    auto session = std::make_unique<Conversation>(cut);
    const bool isReady = session->begin() && session->announce({encoding::fence}) &&
                         session->serverSays(fence(fenceflag::request, "hello")) && session->clientSays(updateRequest);
    return isReady ? std::move(session) : nullptr;
}

} // namespace

/// Where a pixel format begins is known by the answer to a fence; who mistakes the place takes pixels for messages.
class TestFormatFences : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void beginsAtTheAnswer_data()
    {
        QTest::addColumn<QByteArray>("first");
        QTest::addColumn<QByteArray>("second");
        QTest::newRow("told apart by payload") << QByteArray("1") << QByteArray("2");
        QTest::newRow("told apart by counting") << QByteArray() << QByteArray();
        QTest::newRow("long") << QByteArray(64, 'a') << QByteArray(64, 'b');
    }
    void beginsAtTheAnswer()
    {
        QFETCH(QByteArray, first);
        QFETCH(QByteArray, second);
        for (const Cut cut : {Cut::Whole, Cut::Bytes}) {
            const auto session = sessionWithFences(cut);
            QVERIFY(session && session->clientSays(ask(first) + askInStep(second) + narrow));
            QVERIFY(isUpdate(*session, rawUpdate(4)));
            QVERIFY(session->serverSays(answer(first)));
            QVERIFY(session->serverSays(fence(fenceflag::request, second))); // no answer
            QVERIFY(isUpdate(*session, rawUpdate(4)));
            QVERIFY(session->serverSays(answer(second)));
            QVERIFY(isUpdate(*session, rawUpdate(2)));
        }
    }
    void answersThatNobodyAskedForDoNotCount()
    {
        const auto session = sessionWithFences();
        QVERIFY(session->serverSays(answer("") + answer("") + answer("1")));
        QVERIFY(session->clientSays(askInStep("1") + narrow));
        QVERIFY(isUpdate(*session, rawUpdate(4)));
        QVERIFY(session->serverSays(answer("1")));
        QVERIFY(isUpdate(*session, rawUpdate(2)));
    }
    void answersOutOfTurnAreRefused_data()
    {
        QTest::addColumn<QByteArray>("asked");
        QTest::addColumn<QByteArray>("answered");
        QTest::newRow("another payload") << askInStep("1") << answer("2");
        QTest::newRow("a longer payload") << askInStep("1") << answer(QByteArray("1\0", 2));
        QTest::newRow("no payload") << askInStep("1") << answer("");
        QTest::newRow("before the one before") << ask("1") + askInStep("2") << answer("2");
        QTest::newRow("the one before twice") << ask("1") + askInStep("2") << answer("1") + answer("1");
    }
    void answersOutOfTurnAreRefused()
    {
        QFETCH(QByteArray, asked);
        QFETCH(QByteArray, answered);
        const auto session = sessionWithFences();
        QVERIFY(session->clientSays(asked + narrow));
        QVERIFY(!session->serverSays(answered));
        QVERIFY2(session->error->text.contains(QStringLiteral("out of turn")), qPrintable(session->error->text));
    }
    void anAnswerBeforeTheFormatIsNone_data()
    {
        QTest::addColumn<QByteArray>("asked");
        QTest::addColumn<QByteArray>("answered");
        QTest::newRow("in turn") << askInStep("1") << answer("1");
        QTest::newRow("out of turn") << ask("1") + askInStep("2") << answer("2");
        QTest::newRow("of another payload") << askInStep("1") << answer("2");
    }
    void anAnswerBeforeTheFormatIsNone()
    {
        QFETCH(QByteArray, asked);
        QFETCH(QByteArray, answered);
        const auto session = sessionWithFences();
        QVERIFY(session->clientSays(asked) && session->serverSays(answered));
        QVERIFY(!session->clientSays(narrow));
        QVERIFY(session->error->text.contains(QStringLiteral("while an update was on its way")));
    }
    void aFenceInStepIsOfTheNextMessageOnly()
    {
        const auto session = sessionWithFences();
        QVERIFY(session->clientSays(askInStep("1") + ask("2")));
        QVERIFY(!session->clientSays(narrow));
    }
    void aSecondFormatWaitsForTheFirst()
    {
        const auto session = sessionWithFences();
        QVERIFY(session->clientSays(askInStep("1") + narrow + askInStep("2") + narrowToo));
        QVERIFY(isUpdate(*session, rawUpdate(4)));
        QVERIFY(session->serverSays(answer("1")));
        QVERIFY(isUpdate(*session, rawUpdate(2)));

        const auto back = sessionWithFences();
        QVERIFY(back->clientSays(askInStep("1") + narrow));
        QVERIFY(!back->clientSays(askInStep("2") + wide));
        QVERIFY(back->error->text.contains(QStringLiteral("again before the last one began")));
    }
    void formatsOfTheSameLengthsFollowEachOther()
    {
        const auto session = sessionWithFences();
        QVERIFY(session->clientSays(askInStep("1") + wide + askInStep("2") + narrow));
        QVERIFY(session->serverSays(answer("1")) && isUpdate(*session, rawUpdate(4)));
        QVERIFY(session->serverSays(answer("2")) && isUpdate(*session, rawUpdate(2)));
    }
};

QTEST_GUILESS_MAIN(TestFormatFences)
#include "TestFormatFences.moc"
