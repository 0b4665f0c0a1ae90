// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/SocketService.h"
#include "lab/SshLogin.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QTest>
#include <QThread>

#include <thread>

using namespace clouddesk;
using namespace clouddesk::ssh;
using core::ErrorCode;
using lab::connectTo;
using lab::hopTo;
using lab::optionsFor;
using lab::runOn;
using lab::ScriptedDelegate;
using lab::Sshd;

class TestConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_sshd.start(), qPrintable(m_sshd.problem()));
        auto connected = connectTo(m_sshd);
        VERIFY_RESULT(connected);
        m_connection = *connected;
    }

    void execKeepsStreamsAndStatusApart()
    {
        const auto connection = connectTo(m_sshd);
        VERIFY_RESULT(connection);
        const auto result = runOn(**connection, "echo out; echo err >&2; exit 7");
        VERIFY_RESULT(result);
        QCOMPARE(result->output, QByteArray("out\n"));
        QCOMPARE(result->errorOutput, QByteArray("err\n"));
        QCOMPARE(result->exitStatus, 7);
        QVERIFY(result->exitSignal.isEmpty());
    }

    void execTellsSignalsApart()
    {
        const auto result = runOn(*m_connection, "kill -TERM $$");
        VERIFY_RESULT(result);
        QCOMPARE(result->exitSignal, QStringLiteral("TERM"));
        QCOMPARE(result->exitStatus, -1);
    }

    void execInputIsWrittenAndEnded()
    {
        const QByteArray input = QByteArray("0123456789abcdef").repeated(512 * 1024);
        const auto result = runOn(*m_connection, "sha256sum; wc -c </dev/null >&2", input);
        VERIFY_RESULT(result);
        const QByteArray expected = QCryptographicHash::hash(input, QCryptographicHash::Sha256).toHex();
        QCOMPARE(result->output.left(64), expected);
        QCOMPARE(runOn(*m_connection, "cat")->output, QByteArray());
    }

    void execInputSourceIsPassedOnWhole()
    {
        auto ends = core::makeSocketPair();
        VERIFY_RESULT(ends);
        QByteArray sent;
        std::thread writer([&sent, end = std::move(ends->far)]() mutable {
            sent = lab::sendRandom(end.get(), 20'000'000, 7);
            end.reset();
        });
        ExecRequest request;
        request.command = "head -c 1000; sha256sum";
        request.input = core::Secret(QByteArrayView(QByteArray(1000, 'i')));
        request.inputSource = std::move(ends->near);
        const auto result = QCoro::waitFor(m_connection->exec(std::move(request)));
        writer.join();
        VERIFY_RESULT(result);
        QVERIFY(result->output.startsWith(QByteArray(1000, 'i')));
        QVERIFY(result->output.contains(sent.toHex()));
    }

    void execReturnsLargeOutputWhole()
    {
        const auto result = runOn(*m_connection, "head -c 12000000 /dev/zero; head -c 1000000 /dev/zero >&2");
        VERIFY_RESULT(result);
        QCOMPARE(result->output.size(), 12000000);
        QCOMPARE(result->errorOutput.size(), 1000000);
    }

    void execOutputLimitIsAnError()
    {
        ExecRequest request;
        request.command = "head -c 1000000 /dev/zero; sleep 1000";
        request.outputLimit = 100000;
        const auto result = QCoro::waitFor(m_connection->exec(std::move(request)));
        QCOMPARE(result.error().code, ErrorCode::OutputTooLarge);
        VERIFY_RESULT(runOn(*m_connection, "true"));
    }

    void execTimeLimitIsAnError()
    {
        ExecRequest request;
        request.command = "sleep 1000";
        request.limit = std::chrono::milliseconds(300);
        QElapsedTimer timer;
        timer.start();
        const auto result = QCoro::waitFor(m_connection->exec(std::move(request)));
        QCOMPARE(result.error().code, ErrorCode::TimedOut);
        QVERIFY(!result.error().where.isEmpty());
        QVERIFY(timer.elapsed() < 5000);
        VERIFY_RESULT(runOn(*m_connection, "true"));
    }

    void execStopsWhenAsked()
    {
        ExecRequest request;
        request.command = "sleep 1000";
        std::stop_source stop;
        request.stop = stop.get_token();
        QTimer::singleShot(200, this, [stop]() mutable { stop.request_stop(); });
        const auto result = QCoro::waitFor(m_connection->exec(std::move(request)));
        QCOMPARE(result.error().code, ErrorCode::Cancelled);
        VERIFY_RESULT(runOn(*m_connection, "true"));
    }

    void execStreamsOutputAsItComes()
    {
        ExecRequest request;
        request.command = "echo one; echo two >&2; cat; head -c 50000000 /dev/zero";
        request.input = core::Secret(QByteArrayView("three\n"));
        qsizetype output = 0;
        QByteArray errors;
        QByteArray start;
        request.onOutput = [&](QByteArrayView piece, bool isStandardError) {
            QCOMPARE(QThread::currentThread(), QCoreApplication::instance()->thread());
            if (isStandardError)
                errors += piece.toByteArray();
            else if (start.size() < 10)
                start += piece.toByteArray();
            output += isStandardError ? 0 : piece.size();
        };
        const auto result = QCoro::waitFor(m_connection->exec(std::move(request)));
        VERIFY_RESULT(result);
        QCOMPARE(result->exitStatus, 0);
        QVERIFY(result->output.isEmpty());
        QCOMPARE(errors, QByteArray("two\n"));
        QVERIFY(start.startsWith("one\nthree\n"));
        QCOMPARE(output, qsizetype(50000010));
    }

    void manyCommandsAtOnce()
    {
        Sshd wide;
        wide.addConfigLine(QStringLiteral("MaxSessions 100"));
        QVERIFY2(wide.start(), qPrintable(wide.problem()));
        const auto connection = connectTo(wide);
        VERIFY_RESULT(connection);
        int right = 0;
        int done = 0;
        for (int i = 0; i < 50; ++i) {
            ExecRequest request;
            request.command = "echo " + QByteArray::number(i);
            (*connection)->exec(std::move(request)).then([&, i](core::Result<ExecResult> result) {
                ++done;
                right += result && result->output == QByteArray::number(i) + '\n' ? 1 : 0;
            });
        }
        QTRY_COMPARE_WITH_TIMEOUT(done, 50, 30000);
        QCOMPARE(right, 50);
    }

    void cleanupTestCase() { m_connection.reset(); }

private:
    Sshd m_sshd;
    std::shared_ptr<Connection> m_connection;
};

QTEST_GUILESS_MAIN(TestConnection)
#include "TestConnection.moc"
