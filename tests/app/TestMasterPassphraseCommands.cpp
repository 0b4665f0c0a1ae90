// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Run.h"
#include "lab/TerminalPerson.h"

#include <QJsonArray>
#include <QTest>

using namespace clouddesk;
using lab::TerminalPerson;
using tests::Ran;
using tests::Runner;

// Tests run in the order written here, over one data folder.
class TestMasterPassphraseCommands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        qunsetenv("CLOUDDESK_MASTER_KEY_FILE");
        qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
        QCOMPARE(m_runner.run("instance add web --host 127.0.0.1 --user me --password-stdin", "hunter2\n").status, 0);
    }

    void aShortOneIsRefused()
    {
        const Ran refused = m_runner.run("vault protect --passphrase-stdin", "short\n");
        QCOMPARE(refused.status, 2);
        QVERIFY2(refused.error.contains("8 characters or more"), refused.error.constData());
    }

    void itIsSetAndAskedForFromThenOn()
    {
        const Ran set = m_runner.run("vault protect --passphrase-stdin --json", "correct horse\n");
        QCOMPARE(set.status, 0);
        QVERIFY(set.json()[QLatin1String("sealedAnew")].toInt() >= 2);
        QVERIFY(!QFile::exists(m_runner.path(QStringLiteral("data/master.key"))));
        TerminalPerson person;
        m_runner.setTerminal(person.path);
        person.answer("Master passphrase: ", "wrong horse\n");
        person.answer("not the master passphrase", "correct horse\n");
        const Ran status = m_runner.run("vault status");
        QCOMPARE(status.status, 0);
        QVERIFY2(status.output.contains("under the master passphrase"), status.output.constData());
        QVERIFY(!person.seen.contains("horse"));
    }

    void withoutATerminalItSaysWhatIsMissing()
    {
        m_runner.setTerminal({});
        const Ran refused = m_runner.run("vault rotate");
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.error.contains("locked with the master passphrase"), refused.error.constData());
        QVERIFY2(refused.error.contains("at a terminal, or in a window"), refused.error.constData());
    }

    // A program that reads JSON is not asked, even where there is a terminal.
    void programsAreNotAsked()
    {
        TerminalPerson person;
        m_runner.setTerminal(person.path);
        const Ran refused = m_runner.run("vault rotate --json");
        QCOMPARE(refused.status, 1);
        QCOMPARE(refused.jsonError()[QLatin1String("code")].toString(), QStringLiteral("vault_locked"));
        QVERIFY(person.seen.isEmpty());
    }

    void givenUpItIsCancelled()
    {
        TerminalPerson person;
        m_runner.setTerminal(person.path);
        person.answer("Master passphrase: ", "\x04");
        QCOMPARE(m_runner.run("vault rotate").status, 1);
    }

    void itIsTakenAwayAndAudited()
    {
        TerminalPerson person;
        m_runner.setTerminal(person.path);
        person.answer("Master passphrase: ", "correct horse\n");
        QCOMPARE(m_runner.run("vault unprotect").status, 0);
        m_runner.setTerminal({});
        const Ran records = m_runner.run("audit list --json");
        QCOMPARE(records.status, 0);
        for (const char* const action : {"vault.protected", "vault.unprotected"})
            QVERIFY2(records.output.contains(action), action);
        QCOMPARE(m_runner.run("audit verify").status, 0);
        QCOMPARE(m_runner.run("vault unprotect").status, 1);
    }

private:
    Runner m_runner;
};

QTEST_GUILESS_MAIN(TestMasterPassphraseCommands)
#include "TestMasterPassphraseCommands.moc"
