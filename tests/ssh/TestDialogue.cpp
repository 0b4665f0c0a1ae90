// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Questions and answers between a connection's thread and its home, in the orders that are rare in a real login.
#include "ssh/Dialogue.h"

#include <qcoro/qcorotask.h>

#include <QCoreApplication>
#include <QTest>

#include <thread>

using namespace clouddesk;
using namespace clouddesk::ssh;
using core::ErrorCode;

namespace {

core::Task<HandshakeEvent> heard(core::Deferred<HandshakeEvent> event)
{
    co_return co_await event;
}

// What has been said already; empty if the home thread would have to wait for it. Nothing but the event loop's next
// turn is waited for.
std::optional<core::Result<HandshakeEvent>> saidAlready(core::Deferred<HandshakeEvent> event)
{
    const auto said = std::make_shared<std::optional<core::Result<HandshakeEvent>>>();
    const auto hear = [](core::Deferred<HandshakeEvent> waited, decltype(said) heard) -> core::Task<void> {
        heard->emplace(co_await waited);
        co_return {};
    };
    std::ignore = hear(std::move(event), said);
    QCoreApplication::processEvents();
    return std::move(*said);
}

HandshakeAnswer secrets(QByteArrayView text)
{
    HandshakeAnswer answer;
    answer.emplace_back(text);
    return answer;
}

} // namespace

class TestDialogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Lets go of those who still waited.
    void cleanup() { QCoreApplication::processEvents(); }

    void anAnswerReachesItsQuestion()
    {
        Dialogue dialogue;
        auto first = dialogue.next();
        core::Result<HandshakeAnswer> answer;
        std::thread asking([&] {
            answer = dialogue.ask(PassphraseQuestion(), {});
            dialogue.finish(HandshakeEvent(Established()));
        });
        const auto question = QCoro::waitFor(heard(std::move(first)));
        auto last = dialogue.next();
        dialogue.answer(secrets("word"));
        const auto end = QCoro::waitFor(heard(std::move(last)));
        asking.join();
        QVERIFY(question && std::holds_alternative<PassphraseQuestion>(*question));
        QVERIFY(answer.has_value());
        QCOMPARE(answer->at(0).view(), QByteArrayView("word"));
        QVERIFY(end && std::holds_alternative<Established>(*end));
    }

    void whatEndedWhileTheHomeWasAtAQuestionIsHeardAfterwards()
    {
        Dialogue dialogue;
        std::stop_source stop;
        auto first = dialogue.next();
        std::thread asking([&] {
            const auto answer = dialogue.ask(HostKeyQuestion(), stop.get_token());
            dialogue.finish(core::fail(answer));
        });
        const auto question = QCoro::waitFor(heard(std::move(first)));
        // The home thread has not asked for what comes next when the stop ends the wait and the thread.
        stop.request_stop();
        asking.join();
        QVERIFY(question && std::holds_alternative<HostKeyQuestion>(*question));
        auto last = dialogue.next();
        dialogue.answer(HandshakeAnswer());
        const auto end = saidAlready(std::move(last));
        QVERIFY(end.has_value());
        QCOMPARE(end->error().code, ErrorCode::Cancelled);
    }

    void whatWasHeardIsNotSaidAgain()
    {
        Dialogue dialogue;
        dialogue.finish(core::fail(ErrorCode::Cancelled, QStringLiteral("early")));
        QVERIFY(saidAlready(dialogue.next()).has_value());
        QVERIFY(!saidAlready(dialogue.next()).has_value());
    }

    void anAnswerThatComesAfterTheStopIsNotTaken()
    {
        Dialogue dialogue;
        auto event = dialogue.next();
        std::stop_source stop;
        stop.request_stop();
        dialogue.answer(secrets("for the question before"));
        const auto answer = dialogue.ask(PassphraseQuestion(), stop.get_token());
        QVERIFY(!answer.has_value());
        QCOMPARE(answer.error().code, ErrorCode::Cancelled);
        QVERIFY(saidAlready(std::move(event)).has_value());
    }

    void aDialogueThatEndsUnfinishedIsCancelled()
    {
        std::optional<Dialogue> dialogue(std::in_place);
        auto event = dialogue->next();
        dialogue.reset();
        const auto end = saidAlready(std::move(event));
        QVERIFY(end.has_value());
        QCOMPARE(end->error().code, ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestDialogue)
#include "TestDialogue.moc"
