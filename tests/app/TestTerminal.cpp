// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/LineReader.h"
#include "app/cli/Progress.h"
#include "app/cli/Terminal.h"
#include "app/cli/TerminalQuestions.h"
#include "core/UniqueFd.h"
#include "lab/Patience.h"
#include "lab/TerminalPerson.h"

#include <QTest>

#include <fcntl.h>
#include <unistd.h>

using namespace clouddesk;
using app::LineReader;
using app::Terminal;
using core::ErrorCode;
using Person = lab::TerminalPerson;

namespace {

struct Pipe
{
    core::UniqueFd out;
    core::UniqueFd in;
    Pipe()
    {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0)
            qFatal("no pipe");
        out = core::UniqueFd(ends[0]);
        in = core::UniqueFd(ends[1]);
    }
    void write(const QByteArray& bytes) const
    {
        std::ignore = ::write(in.get(), bytes.constData(), static_cast<size_t>(bytes.size()));
    }
};

} // namespace

class TestTerminal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesComeOneByOneAndTheRestStays()
    {
        Pipe pipe;
        pipe.write("first\r\nsecond\nrest");
        QCOMPARE(QCoro::waitFor(LineReader::readLine(pipe.out.get()))->view(), QByteArrayView("first"));
        QCOMPARE(QCoro::waitFor(LineReader::readLine(pipe.out.get()))->view(), QByteArrayView("second"));
        pipe.in.reset();
        QCOMPARE(QCoro::waitFor(LineReader::readAll(pipe.out.get(), 100))->view(), QByteArrayView("rest"));
        QCOMPARE(QCoro::waitFor(LineReader::readLine(pipe.out.get())).error().code, ErrorCode::NotFound);
    }

    void longInputIsRefused()
    {
        Pipe pipe;
        fcntl(pipe.in.get(), F_SETPIPE_SZ, 1 << 20);
        pipe.write(QByteArray(70000, 'x'));
        QCOMPARE(QCoro::waitFor(LineReader::readLine(pipe.out.get())).error().code, ErrorCode::InvalidArgument);
    }

    void bigInputIsWhole()
    {
        Pipe pipe;
        fcntl(pipe.in.get(), F_SETPIPE_SZ, 1 << 20);
        QByteArray content;
        for (int i = 0; i < 60000; ++i)
            content += static_cast<char>(i % 251);
        pipe.write(content);
        pipe.in.reset();
        QCOMPARE(QCoro::waitFor(LineReader::readAll(pipe.out.get(), 1 << 20))->view(), QByteArrayView(content));
    }

    void readingEndsWhenStopped()
    {
        const Pipe pipe;
        std::stop_source stop;
        QTimer::singleShot(5, this, [&stop] { stop.request_stop(); });
        QCOMPARE(QCoro::waitFor(LineReader::readLine(pipe.out.get(), stop.get_token())).error().code,
                 ErrorCode::Cancelled);
    }

    void secretsAreAskedWithoutEcho()
    {
        Person person;
        person.answer("Password: ", "hunter2-canary\n");
        const auto terminal = Terminal::open(person.path);
        QVERIFY(terminal);
        bool echoedMeanwhile = true;
        QTimer::singleShot(0, this, [&] { echoedMeanwhile = person.echoes(); });
        const auto secret = QCoro::waitFor(terminal->readSecret(QStringLiteral("Password: ")));
        QVERIFY(secret);
        QCOMPARE(secret->view(), QByteArrayView("hunter2-canary"));
        QVERIFY(!echoedMeanwhile);
        QVERIFY(person.echoes());
        QTest::qWait(20);
        QVERIFY(!person.seen.contains("hunter2"));
    }

    void echoComesBackWhenCancelled()
    {
        const Person person;
        const auto terminal = Terminal::open(person.path);
        std::stop_source stop;
        QTimer::singleShot(5, this, [&stop] { stop.request_stop(); });
        const auto secret = QCoro::waitFor(terminal->readSecret(QStringLiteral("Password: "), stop.get_token()));
        QCOMPARE(secret.error().code, ErrorCode::Cancelled);
        QVERIFY(person.echoes());
    }

    void whatIsNoTerminalIsRefused()
    {
        QVERIFY(!Terminal::open({}));
        QVERIFY(!Terminal::open(QStringLiteral("/dev/null")));
    }

    void hostKeysAreConfirmedByWord()
    {
        Person person;
        core::Questions questions;
        const app::TerminalQuestions answers(questions, std::move(*Terminal::open(person.path)));
        core::Question question;
        question.kind = core::Question::Kind::HostKey;
        question.machine = QStringLiteral("web");
        question.keyType = QStringLiteral("ssh-ed25519");
        question.fingerprint = QStringLiteral("SHA256:abcdef");
        person.answer("(yes/no)", "y\n");
        person.answer("type \"yes\" or \"no\"", "yes\n");
        QVERIFY(QCoro::waitFor(questions.ask(question))->confirmed);
        QVERIFY(person.seen.contains("SHA256:abcdef"));
        person.answer("(yes/no)", "no\n");
        QVERIFY(!QCoro::waitFor(questions.ask(question))->confirmed);
    }

    void severalPromptsAndEndOfInput()
    {
        Person person;
        core::Questions questions;
        const app::TerminalQuestions answers(questions, std::move(*Terminal::open(person.path)));
        core::Question question;
        question.kind = core::Question::Kind::KeyboardInteractive;
        question.prompts = {{QStringLiteral("Code\x1b[2J"), true}, {QStringLiteral("Password:"), false}};
        person.answer("Code", "123\n");
        person.answer("Password:", "geheim\n");
        const auto answer = QCoro::waitFor(questions.ask(question));
        QVERIFY(answer);
        QCOMPARE(answer->secrets[0].view(), QByteArrayView("123"));
        QCOMPARE(answer->secrets[1].view(), QByteArrayView("geheim"));
        QVERIFY2(!person.seen.contains("\x1b[2J"), "a server's text must not steer the terminal");
        person.answer("Code", "\x04");
        QCOMPARE(QCoro::waitFor(questions.ask(question)).error().code, ErrorCode::Cancelled);
    }

    void questionsWithdrawnGiveTheTerminalBack()
    {
        const Person person;
        core::Questions questions;
        const app::TerminalQuestions answers(questions, std::move(*Terminal::open(person.path)));
        core::Question question;
        std::stop_source stop;
        QTimer::singleShot(20, this, [&stop] { stop.request_stop(); });
        const auto answer = QCoro::waitFor(questions.ask(question, std::chrono::seconds(10), stop.get_token()));
        QCOMPARE(answer.error().code, ErrorCode::Cancelled);
        QTRY_VERIFY(person.echoes());
    }

    void progressIsOneLineOnATerminal()
    {
        Person person;
        app::Streams streams(-1, -1, person.device(), {});
        {
            app::Progress progress(streams, false);
            progress.report({desktops::Step::Install, 41, QStringLiteral("Unpacking a")});
            progress.report({desktops::Step::Install, 42, QStringLiteral("Unpacking b")});
            progress.report({desktops::Step::StartServer, -1, {}});
        }
        QTRY_COMPARE(person.seen.count('\n'), 2);
        QVERIFY(person.seen.contains("\r\x1b[KInstalling desktop environment"));
        QVERIFY(person.seen.contains("42 % Unpacking b"));
    }

    void progressIsPlainElsewhere()
    {
        Pipe pipe;
        app::Streams streams(-1, -1, pipe.in.get(), {});
        {
            app::Progress progress(streams, false);
            for (int percent = 0; percent <= 100; ++percent)
                progress.report({desktops::Step::Install, percent, QStringLiteral("x")});
        }
        pipe.in.reset();
        const auto text = QCoro::waitFor(LineReader::readAll(pipe.out.get(), 10000))->view().toByteArray();
        QCOMPARE(text.count('\n'), 11);
        QVERIFY(!text.contains('\r') && !text.contains('\x1b'));
    }

    void progressIsJsonForPrograms()
    {
        Pipe pipe;
        app::Streams streams(-1, -1, pipe.in.get(), {});
        app::Progress progress(streams, true);
        progress.report({desktops::Step::Install, 42, QStringLiteral("a\nb")});
        pipe.in.reset();
        const auto text = QCoro::waitFor(LineReader::readAll(pipe.out.get(), 10000))->view().toByteArray();
        QCOMPARE(text.count('\n'), 1);
        const QJsonObject step = QJsonDocument::fromJson(text).object()[QLatin1String("progress")].toObject();
        QCOMPARE(step[QLatin1String("step")].toString(), QStringLiteral("install"));
        QCOMPARE(step[QLatin1String("percent")].toInt(), 42);
    }
};

QTEST_GUILESS_MAIN(TestTerminal)
#include "TestTerminal.moc"
