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

const QByteArray continuousEnd(1, char(150));

QByteArray continuous(bool isOn)
{
    return QByteArray::fromHex("96") + char(isOn) + QByteArray::fromHex("0000000000400030");
}

std::unique_ptr<Conversation> sessionWithContinuousUpdates(Cut cut = Cut::Whole)
{
    auto session = std::make_unique<Conversation>(cut);
    const bool isReady = session->begin() && session->announce({encoding::continuousUpdates}) &&
                         session->serverSays(continuousEnd) && session->clientSays(updateRequest) &&
                         session->serverSays(rawUpdate(4)) && session->clientSays(continuous(true)) &&
                         session->serverSays(rawUpdate(4));
    return isReady ? std::move(session) : nullptr;
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

/// Where a pixel format begins is known by the answer to a fence, or by what ends; who mistakes the place takes pixels
/// for messages.
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
        QVERIFY(session->error->text.contains(QStringLiteral("while updates may be on their way")));
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

    // As TigerVNC does it with continuous updates.
    void beginsWhereContinuousUpdatesEnd()
    {
        for (const Cut cut : {Cut::Whole, Cut::Bytes}) {
            const auto session = sessionWithContinuousUpdates(cut);
            QVERIFY(session && session->clientSays(continuous(false) + narrow + continuous(true)));
            QVERIFY(isUpdate(*session, rawUpdate(4)));
            QVERIFY(session->serverSays(continuousEnd));
            QVERIFY(isUpdate(*session, rawUpdate(2)));
            QVERIFY(session->clientSays(continuous(false) + wide + continuous(true)));
            QVERIFY(isUpdate(*session, rawUpdate(2)));
            QVERIFY(session->serverSays(continuousEnd));
            QVERIFY(isUpdate(*session, rawUpdate(4)));
        }
    }
    // Servers differ in what they answer to that, and clients in which answer they wait for.
    void anEndThatMayNotComeMarksNothing_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("clientSays");
        QTest::newRow("not off") << QByteArray() << QByteArray();
        QTest::newRow("on again") << QByteArray() << continuous(false) + continuous(true);
        QTest::newRow("two") << QByteArray() << continuous(false) + continuous(true) + continuous(false);
        QTest::newRow("was off") << QByteArray() << continuous(false) + continuous(false);
        QTest::newRow("one that nobody asked for") << continuousEnd << continuous(false);
        QTest::newRow("besides a request") << QByteArray() << updateRequest + continuous(false);
    }
    void anEndThatMayNotComeMarksNothing()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, clientSays);
        const auto session = sessionWithContinuousUpdates();
        QVERIFY(session && session->serverSays(before) && session->clientSays(clientSays));
        QVERIFY(!session->clientSays(narrow));
    }
    void anEndOfWhatIsOffMarksNothing()
    {
        const auto session = sessionWithContinuousUpdates();
        QVERIFY(session->clientSays(continuous(false)) && session->serverSays(continuousEnd));
        QVERIFY(session->clientSays(continuous(false)));
        QVERIFY(!session->clientSays(narrow));
    }
    // As TigerVNC does it without.
    void beginsWhereTheUpdateEndsThatIsPassing()
    {
        const QByteArray passing = rawUpdate(4).chopped(1);
        for (const qsizetype part : {qsizetype(4), qsizetype(20), passing.size()}) {
            Conversation session;
            QVERIFY(session.begin() && session.clientSays(updateRequest) && session.serverSays(passing.first(part)));
            QVERIFY(session.clientSays(narrow + updateRequest));
            QVERIFY(session.serverSays(passing.sliced(part)));
            QVERIFY(isUpdate(session, rawUpdate(2)));
        }
    }
    void anUpdateThatMayComeMarksNothing_data()
    {
        QTest::addColumn<QByteArray>("clientSays");
        QTest::addColumn<QByteArray>("serverSays");
        QTest::newRow("owed") << updateRequest << QByteArray();
        QTest::newRow("the second of two") << updateRequest + updateRequest << rawUpdate(4);
        QTest::newRow("not asked for") << QByteArray() << rawUpdate(4);
        QTest::newRow("not asked for, and passing") << updateRequest << rawUpdate(4) + rawUpdate(4).chopped(2);
        QTest::newRow("owed when continuous ones are offered") << updateRequest << continuousEnd;
    }
    void anUpdateThatMayComeMarksNothing()
    {
        QFETCH(QByteArray, clientSays);
        QFETCH(QByteArray, serverSays);
        Conversation session;
        QVERIFY(session.begin() && session.announce({encoding::continuousUpdates}));
        QVERIFY(session.clientSays(clientSays) && session.serverSays(serverSays));
        QVERIFY(!session.clientSays(narrow));
        QVERIFY(session.error->text.contains(QStringLiteral("while updates may be on their way")));
    }
};

QTEST_GUILESS_MAIN(TestFormatFences)
#include "TestFormatFences.moc"
