// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Deferred.h"
#include "core/Ids.h"
#include "core/Questions.h"
#include "core/Secret.h"
#include "core/Task.h"

#include <qcoro/qcorotask.h>

#include <QTest>

#include <thread>

using namespace clouddesk::core;

class TestCore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsAreUniqueAndSorted()
    {
        QString previous;
        for (int i = 0; i < 10000; ++i) {
            const QString id = newId();
            QVERIFY(isId(id));
            QVERIFY(id > previous);
            previous = id;
        }
    }

    void I8_singleLineEscapesWhatCouldForgeLines()
    {
        QCOMPARE(singleLine(QStringLiteral("a\nb\x1b[31m")), QStringLiteral("a\\nb\\u001b[31m"));
        QCOMPARE(singleLine(QString(QChar(0x202e)) + QStringLiteral("x")), QStringLiteral("\\u202ex"));
        QCOMPARE(singleLine(QStringLiteral("abcdef"), 3), QStringLiteral("abc…"));
    }

    void I8_singleLineEscapesEveryControlSeparatorAndTurn()
    {
        const QList<std::pair<int, int>> ranges = {{0x00, 0x08},     {0x0b, 0x1f},     {0x7f, 0x9f},
                                                   {0x200e, 0x200f}, {0x2028, 0x2029}, {0x202a, 0x202e},
                                                   {0x2066, 0x2069}};
        for (const auto& [first, last] : ranges) {
            for (int code = first; code <= last; ++code)
                QCOMPARE(singleLine(QString(QChar(code))), QStringLiteral("\\u%1").arg(code, 4, 16, QLatin1Char('0')));
        }
        QCOMPARE(singleLine(QStringLiteral("a\tb")), QStringLiteral("a b"));
    }

    void secretsDifferWhereverTheyDiffer()
    {
        const Secret secret(QByteArrayView("hunter2"));
        for (const char* other : {"Hunter2", "huntEr2", "hunter3", "hunter", "hunter22", ""})
            QVERIFY2(!secret.equals(Secret(QByteArrayView(other))), other);
        QVERIFY(secret.equals(Secret(QByteArrayView("hunter2"))));
        QVERIFY(Secret().equals(Secret()));
    }

    void whatIsCutOffASecretIsWiped()
    {
        Secret secret(QByteArrayView("hunter2"));
        secret.truncate(3);
        QCOMPARE(secret.view(), QByteArrayView("hun"));
        QCOMPARE(QByteArray(secret.data() + 3, 4), QByteArray(4, '\0'));
        secret.truncate(5);
        QCOMPARE(secret.size(), std::size_t(3));
    }

    void secretsAreWipedAtTheirSource()
    {
        QByteArray source("hunter2hunter2");
        const QByteArray shared = source;
        const Secret secret = Secret::takeFrom(source);
        QVERIFY(source.isEmpty());
        QCOMPARE(secret.view(), QByteArrayView("hunter2hunter2"));
        QCOMPARE(shared, QByteArray(14, '\0'));
        QVERIFY(secret.equals(secret.clone()));
        QCOMPARE(secret.nullTerminated()[14], '\0');
    }

    void deferredResumesInTheHomeThread()
    {
        Deferred<int> deferred;
        std::thread other([end = deferred.resolver()]() mutable { end.resolve(42); });
        const auto wait = [](Deferred<int> waited) -> Task<std::pair<int, bool>> {
            const QThread* home = QThread::currentThread();
            const Result<int> value = co_await waited;
            co_return std::pair(value.value_or(0), QThread::currentThread() == home);
        };
        const auto result = QCoro::waitFor(wait(std::move(deferred)));
        other.join();
        QCOMPARE(result->first, 42);
        QVERIFY(result->second);
    }

    void deferredComesAfterWhatWasPostedBeforeIt()
    {
        QObject home;
        bool isHeard = false;
        Deferred<int> deferred;
        std::thread other([&home, &isHeard, end = deferred.resolver()]() mutable {
            QMetaObject::invokeMethod(&home, [&isHeard] { isHeard = true; }, Qt::QueuedConnection);
            end.resolve(42);
        });
        // It is resolved before anybody waits for it.
        other.join();
        const auto wait = [](Deferred<int> waited, const bool* heard) -> Task<bool> {
            std::ignore = co_await waited;
            co_return *heard;
        };
        QVERIFY(*QCoro::waitFor(wait(std::move(deferred), &isHeard)));
    }

    void abandonedDeferredIsCancelled()
    {
        Deferred<int> deferred;
        std::ignore = deferred.resolver();
        const auto wait = [](Deferred<int> waited) -> Task<int> { co_return co_await waited; };
        QCOMPARE(QCoro::waitFor(wait(std::move(deferred))).error().code, ErrorCode::Cancelled);
    }

    void aResolverThatIsReplacedIsCancelled()
    {
        Deferred<int> first;
        Deferred<int> second;
        Resolver<int> end = first.resolver();
        end = second.resolver();
        std::vector<Result<int>> results;
        const auto wait = [](Deferred<int> waited, std::vector<Result<int>>& into) -> Task<void> {
            into.push_back(co_await waited);
            co_return {};
        };
        std::ignore = wait(std::move(first), results);
        std::ignore = wait(std::move(second), results);
        QCoreApplication::processEvents();
        QCOMPARE(results.size(), std::size_t(1));
        QCOMPARE(results[0].error().code, ErrorCode::Cancelled);
        end.resolve(7);
        QCoreApplication::processEvents();
        QCOMPARE(results.size(), std::size_t(2));
        QCOMPARE(results[1].value(), 7);
    }

    void sleepEndsEarlyWhenStopped()
    {
        std::stop_source source;
        QTimer::singleShot(10, this, [&source] { source.request_stop(); });
        const auto ended = QCoro::waitFor(sleepFor(std::chrono::minutes(10), source.get_token()));
        QCOMPARE(ended.error().code, ErrorCode::Cancelled);
        QVERIFY(QCoro::waitFor(sleepFor(std::chrono::milliseconds(1))).has_value());
    }

    void questionsNeedAFace()
    {
        Questions questions;
        QCOMPARE(QCoro::waitFor(questions.ask({})).error().code, ErrorCode::Unsupported);
        questions.setAttached(true);
        connect(&questions, &Questions::asked, this, [&questions](const Question& question) {
            Answer answer;
            answer.confirmed = true;
            QVERIFY(questions.answer(question.id, std::move(answer)));
            QVERIFY(!questions.dismiss(question.id));
        });
        QVERIFY(QCoro::waitFor(questions.ask({}))->confirmed);
    }
};

QTEST_GUILESS_MAIN(TestCore)
#include "TestCore.moc"
