// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/ShellPayloads.h"
#include "openssh/ShellQuote.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace clouddesk;
using ssh::shellCommand;
using ssh::shellQuote;

namespace {

struct Shell
{
    const char* name;
    bool endsCommandsAtLineFeeds = false;
};

// What people have as their login shell; those that are not installed are left out.
constexpr Shell shells[] = {{"dash"}, {"bash"}, {"busybox"},       {"zsh"},       {"fish"},
                            {"ksh"},  {"mksh"}, {"bsd-csh", true}, {"tcsh", true}};

QStringList invocation(const char* shell)
{
    const QString path = QStandardPaths::findExecutable(QString::fromLatin1(shell));
    if (path.isEmpty())
        return {};
    if (qstrcmp(shell, "busybox") == 0)
        return {path, QStringLiteral("sh"), QStringLiteral("-c")};
    return {path, QStringLiteral("-c")};
}

// As sshd does it: the login shell gets the command line as one argument.
QByteArray run(const QStringList& shell, const QByteArray& commandLine, const QString& home)
{
    // The bytes of the command line need not be UTF-8, which QProcess's arguments would have to be.
    QFile file(home + QStringLiteral("/command"));
    if (!file.open(QIODevice::WriteOnly) || file.write(commandLine) != commandLine.size())
        return "cannot write the command";
    file.close();
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), home);
    environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C"));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(home);
    process.setProgram(QStringLiteral("/bin/sh"));
    process.setArguments(
        QStringList{QStringLiteral("-c"), QStringLiteral("exec \"$@\" \"$(cat command)\""), QStringLiteral("sh")} +
        shell);
    process.start(QIODevice::ReadOnly);
    if (!process.waitForFinished(30000))
        return "did not finish";
    return process.readAllStandardOutput();
}

QByteArray randomWord(QRandomGenerator& random, bool withLineFeeds)
{
    // Half of the bytes from those that mean something to some shell.
    static constexpr QByteArrayView special = "'\\!\"$`;&|<>(){}[]*?~#^%=-+ \t\r\x1b\x7f\x80\xff";
    QByteArray word;
    const int length = random.bounded(40);
    while (word.size() < length) {
        const char byte = random.bounded(2) == 0 ? special[random.bounded(int(special.size()))]
                                                 : static_cast<char>(random.bounded(1, 256));
        if (byte != '\n' || withLineFeeds)
            word += byte;
    }
    return word;
}

} // namespace

class TestShellQuote : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void form()
    {
        QCOMPARE(shellQuote(QStringLiteral("plain")), "'plain'");
        QCOMPARE(shellQuote(QString()), "''");
        QCOMPARE(shellQuote(QStringLiteral("it's")), "'it'\\''s'");
        QCOMPARE(shellQuote(QStringLiteral("a\\b!")), "'a'\\\\'b'\\!''");
        QCOMPARE(shellQuote(QByteArrayView("a\0b", 3)), "'ab'");
        QCOMPARE(shellQuote(QStringLiteral("größer")), "'größer'");
        QCOMPARE(shellCommand({QStringLiteral("ls"), QStringLiteral("-l"), QStringLiteral("a b")}), "'ls' '-l' 'a b'");
    }

    void everyShellGivesTheBytesBack_data()
    {
        QTest::addColumn<QStringList>("shell");
        QTest::addColumn<bool>("withLineFeeds");
        for (const Shell& shell : shells)
            QTest::newRow(shell.name) << invocation(shell.name) << !shell.endsCommandsAtLineFeeds;
    }

    void everyShellGivesTheBytesBack()
    {
        QFETCH(const QStringList, shell);
        QFETCH(const bool, withLineFeeds);
        if (shell.isEmpty())
            QSKIP("this shell is not installed");
        QTemporaryDir home;
        const quint32 seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        for (int round = 0; round < 10; ++round) {
            QByteArray line = "/usr/bin/printf " + shellQuote(QByteArrayView("<%s>\\0"));
            QByteArray expected;
            for (int i = 0; i < 100; ++i) {
                const QByteArray word = randomWord(random, withLineFeeds);
                line += ' ' + shellQuote(QByteArrayView(word));
                expected += '<' + word + '>' + '\0';
            }
            QVERIFY2(run(shell, line, home.path()) == expected, qPrintable(QStringLiteral("seed %1").arg(seed)));
        }
    }

    void J1_payloadsStayWords_data()
    {
        QTest::addColumn<QStringList>("shell");
        for (const Shell& shell : shells)
            QTest::newRow(shell.name) << invocation(shell.name);
    }

    void J1_payloadsStayWords()
    {
        QFETCH(const QStringList, shell);
        if (shell.isEmpty())
            QSKIP("this shell is not installed");
        QTemporaryDir home;
        const QString marker = home.filePath(QStringLiteral("marker"));
        const QStringList payloads = lab::shellPayloads(marker);
        QCOMPARE(payloads.size(), 120);
        // Words with line feeds take another way, see shellCommand().
        for (const bool withLineFeeds : {false, true}) {
            QStringList words = {QStringLiteral("/usr/bin/printf"), QStringLiteral("<%s>\\0")};
            QByteArray expected;
            for (const QString& payload : payloads) {
                if (payload.contains(QLatin1Char('\n')) != withLineFeeds)
                    continue;
                words += payload;
                expected += '<' + payload.toUtf8() + '>' + '\0';
            }
            QCOMPARE(run(shell, shellCommand(words), home.path()), expected);
            QVERIFY(!QFile::exists(marker));
        }
    }
};

QTEST_GUILESS_MAIN(TestShellQuote)
#include "TestShellQuote.moc"
