// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/ShellPayloads.h"
#include "openssh/RemoteScript.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace clouddesk;
using core::Secret;
using ssh::RemoteScript;

namespace {

struct Outcome
{
    int exitStatus = -1;
    QByteArray output;
    QByteArray errorOutput;
};

// As sshd does it: the login shell gets the fixed command as one argument, the script comes on its standard input.
Outcome run(const QString& loginShell, const QByteArray& input, const QProcessEnvironment& environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(loginShell, {QStringLiteral("-c"), QString::fromLatin1(RemoteScript::command())});
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(30000))
        return {};
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

QByteArray text(const RemoteScript& script)
{
    const Secret input = script.input();
    return input.view().toByteArray();
}

} // namespace

class TestRemoteScript : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        m_environment = QProcessEnvironment::systemEnvironment();
        m_environment.insert(QStringLiteral("HOME"), m_home->path());
    }

    void everyLoginShellRunsIt_data()
    {
        QTest::addColumn<QString>("shell");
        for (const char* shell : {"dash", "bash", "zsh", "fish", "ksh", "mksh", "bsd-csh", "tcsh"})
            QTest::newRow(shell) << QStandardPaths::findExecutable(QString::fromLatin1(shell));
    }

    void everyLoginShellRunsIt()
    {
        QFETCH(const QString, shell);
        if (shell.isEmpty())
            QSKIP("this shell is not installed");
        RemoteScript script(
            "printf '%s|%s|%s' \"$NAME\" \"$COUNT\" \"$PASS_WORD\"\n(exit 7)\n# no line feed at the end");
        script.set("NAME", QStringLiteral("it's\n$(id) ! \\ größer"));
        script.set("COUNT", qint64(-42));
        script.setSecret("PASS_WORD", Secret(QByteArrayView("\x01\xff'\n\n")));
        const Outcome outcome = run(shell, text(script), m_environment);
        QCOMPARE(outcome.errorOutput, QByteArray());
        QCOMPARE(outcome.output, QByteArray("it's\n$(id) ! \\ größer|-42|\x01\xff'\n\n"));
        QCOMPARE(outcome.exitStatus, 7);
    }

    void variablesAreNotExported()
    {
        m_environment.insert(QStringLiteral("SECRET_WORD"), QStringLiteral("old"));
        RemoteScript script(
            "env; tr '\\0' '\\n' </proc/self/environ; tr '\\0' ' ' </proc/$$/cmdline; sh -c 'echo $SECRET_WORD'");
        script.setSecret("SECRET_WORD", Secret(QByteArrayView("hunter2")));
        for (const char* shell : {"/bin/dash", "/bin/bash"}) {
            const Outcome outcome = run(QString::fromLatin1(shell), text(script), m_environment);
            QCOMPARE(outcome.exitStatus, 0);
            QVERIFY(outcome.output.contains("sh -s"));
            QVERIFY2(!outcome.output.contains("hunter2"), outcome.output.constData());
        }
    }

    void commandsOfTheBodyCannotEatTheScript()
    {
        const RemoteScript script("cat; cat; echo done");
        // More than a shell reads at once.
        const QByteArray more = '#' + QByteArray(100'000, 'x') + "\necho after\n";
        for (const char* shell : {"/bin/dash", "/bin/bash"})
            QCOMPARE(run(QString::fromLatin1(shell), text(script) + more, m_environment).output,
                     QByteArray("done\nafter\n"));
    }

    void anythingCutOffRunsNothing()
    {
        const QString marker = m_home->filePath(QStringLiteral("marker"));
        RemoteScript script("touch \"$MARKER\"\nif true; then touch \"$MARKER\"; fi\n");
        script.set("MARKER", marker);
        const QByteArray whole = text(script);
        const qsizetype lastLine = whole.lastIndexOf('\n', -2) + 1;
        for (qsizetype length = 0; length <= lastLine; ++length) {
            run(QStringLiteral("/bin/dash"), whole.left(length), m_environment);
            QVERIFY2(!QFile::exists(marker), qPrintable(QString::number(length)));
        }
        run(QStringLiteral("/bin/dash"), whole, m_environment);
        QVERIFY(QFile::exists(marker));
    }

    void J1_payloadsInVariablesStayValues()
    {
        const QString marker = m_home->filePath(QStringLiteral("marker"));
        for (const QString& payload : lab::shellPayloads(marker)) {
            RemoteScript script("printf %s \"$VALUE\"");
            script.set("VALUE", payload);
            for (const char* shell : {"/bin/dash", "/bin/bash"})
                QCOMPARE(run(QString::fromLatin1(shell), text(script), m_environment).output, payload.toUtf8());
            QVERIFY2(!QFile::exists(marker), qPrintable(payload));
        }
    }

private:
    std::unique_ptr<QTemporaryDir> m_home;
    QProcessEnvironment m_environment;
};

QTEST_GUILESS_MAIN(TestRemoteScript)
#include "TestRemoteScript.moc"
