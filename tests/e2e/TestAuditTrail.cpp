// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Program.h"
#include "lab/Sshd.h"

#include <QJsonArray>
#include <QTest>

using namespace clouddesk;
using tests::Program;
using tests::Ran;

/// What a person does, and what the audit log says of it afterwards: all of it, and each thing once.
class TestAuditTrail : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_sshd = std::make_unique<lab::Sshd>();
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        m_program = std::make_unique<Program>();
        m_expected.clear();
    }
    void cleanup()
    {
        m_program.reset();
        m_sshd.reset();
    }

    void W1_inventoryAndCredentials()
    {
        addMachine();
        run(0, {"instance", "edit", "web", "--tag", "blue"}, {}, {"instance.changed ok"});
        run(0, {"instance", "edit", "web", "--password-stdin"}, "wrong\n",
            {"instance.changed ok", "instance.credential_changed ok"});
        run(1, {"instance", "test", "web", "--accept-new-host-key"}, {}, {"host_key.accepted ok", "ssh.failed FAILED"});
        run(0, {"instance", "edit", "web", "--key", m_sshd->clientKeyPath()}, {},
            {"instance.changed ok", "instance.credential_changed ok"});
        run(0, {"instance", "test", "web"}, {}, {"ssh.connected ok"});
        run(0, {"vault", "rotate"}, {}, {"vault.rotated ok"});
        // What only looks, and what was refused before anything was tried, is no event.
        run(0, {"instance", "list"}, {}, {});
        run(0, {"instance", "show", "web"}, {}, {});
        run(0, {"vault", "status"}, {}, {});
        run(2, {"instance", "edit", "web", "--host=-oProxyCommand=x"}, {}, {});
        run(0, {"instance", "remove", "web"}, {}, {"instance.removed ok"});
        compare();
    }

    void W1_hostKeysAndLogins()
    {
        addMachine();
        // Nobody is there to say yes.
        run(1, {"instance", "test", "web"}, {}, {"host_key.refused FAILED", "ssh.failed FAILED"});
        run(1, {"instance", "test", "web", "--host-key", QStringLiteral("SHA256:") + QString(43, QLatin1Char('A'))}, {},
            {"host_key.refused FAILED", "ssh.failed FAILED"});
        run(0, {"instance", "test", "web", "--accept-new-host-key"}, {}, {"host_key.accepted ok", "ssh.connected ok"});
        QVERIFY(m_sshd->replaceHostKey());
        QVERIFY(m_sshd->restart());
        run(1, {"instance", "test", "web", "--accept-new-host-key"}, {},
            {"host_key.refused FAILED", "ssh.failed FAILED"});
        run(0, {"host-key", "forget", "web"}, {}, {"host_key.forgotten ok"});
        run(0, {"exec", "web", "--accept-new-host-key", "--", "true"}, {},
            {"host_key.accepted ok", "ssh.connected ok"});
        const QString there = m_sshd->homeDirectory() + QStringLiteral("/there");
        run(0, {"put", "web", m_sshd->clientKeyPath(), there}, {}, {"ssh.connected ok", "file.put ok"});
        run(0, {"get", "web", there, m_program->path(QStringLiteral("back"))}, {}, {"ssh.connected ok", "file.get ok"});
        run(1, {"get", "web", there + QStringLiteral("/no"), m_program->path(QStringLiteral("no"))}, {},
            {"ssh.connected ok", "file.get FAILED"});
        run(0, {"instance", "edit", "web", "--user", "nobody-here"}, {}, {"instance.changed ok"});
        run(1, {"exec", "web", "--", "true"}, {}, {"ssh.failed FAILED"});
        m_sshd->stop();
        run(1, {"exec", "web", "--", "true"}, {}, {"ssh.failed FAILED"});
        compare();
    }

    void W1_sessionsAndProvisioning()
    {
        if (!QFile::exists(QStringLiteral("/usr/bin/Xtigervnc")))
            QSKIP("no Xtigervnc here");
        if (QFile::exists(QStringLiteral("/var/lib/clouddesk")))
            QSKIP("something is installed on this machine that would be removed");
        addMachine();
        const QString picture = m_program->path(QStringLiteral("picture.png"));
        run(0, {"screenshot", "web", picture, "--accept-new-host-key", "--no-install", "--desktop", "lxde"}, {},
            {"host_key.accepted ok", "ssh.connected ok", "session.opened ok", "session.closed ok"});
        run(0, {"screenshot", "web", picture, "--no-install", "--desktop", "lxde", "--stop-desktop"}, {},
            {"ssh.connected ok", "session.opened ok", "desktop.stopped ok", "session.closed ok"});
        run(0, {"unprovision", "web"}, {}, {"ssh.connected ok", "desktop.unprovisioned ok"});
        m_sshd->stop();
        run(1, {"screenshot", "web", picture, "--no-install"}, {}, {"ssh.failed FAILED", "session.failed FAILED"});
        compare();
    }

private:
    void addMachine()
    {
        run(0,
            {"instance", "add", "web", "--host", m_sshd->host(), "--port", QString::number(m_sshd->port()), "--user",
             m_sshd->userName(), "--key", m_sshd->clientKeyPath()},
            {}, {"instance.created ok"});
    }

    /// A word of a command line, either way.
    struct Word
    {
        Word(const char* word) // NOLINT(google-explicit-constructor): lists of words read better without it
            : text(QString::fromUtf8(word))
        {
        }
        Word(QString word) // NOLINT(google-explicit-constructor)
            : text(std::move(word))
        {
        }
        QString text;
    };

    /// Runs the command and keeps in mind which events it should have left.
    void run(int status, const std::vector<Word>& words, const QByteArray& input, const std::vector<Word>& events)
    {
        QStringList line;
        for (const Word& word : words)
            line += word.text;
        Ran ran = m_program->run(line, input);
        QVERIFY2(ran.status == status, (line.join(QLatin1Char(' ')).toUtf8() + ": " + ran.told()).constData());
        for (const Word& event : events)
            m_expected += event.text;
    }

    /// The whole log against what was expected, in order; who and whom of each; and the log itself.
    void compare()
    {
        const QJsonArray records =
            m_program->run("audit list --limit 1000 --json").json()[QLatin1String("records")].toArray();
        QStringList found;
        for (const QJsonValue value : records) {
            const QJsonObject record = value.toObject();
            found.prepend(record[QLatin1String("action")].toString() + (record[QLatin1String("succeeded")].toBool()
                                                                            ? QStringLiteral(" ok")
                                                                            : QStringLiteral(" FAILED")));
            QCOMPARE(record[QLatin1String("actor")].toString(), QStringLiteral("local"));
            const QString action = record[QLatin1String("action")].toString();
            const QString about = record[QLatin1String("resource")].toString();
            if (action == QStringLiteral("vault.rotated"))
                QCOMPARE(about, QString());
            else if (action == QStringLiteral("host_key.forgotten"))
                QCOMPARE(about, QStringLiteral("[%1]:%2").arg(m_sshd->host()).arg(m_sshd->port()));
            else
                QCOMPARE(about, QStringLiteral("web"));
        }
        QVERIFY2(found == m_expected,
                 qPrintable(QStringLiteral("found:\n%1\nexpected:\n%2")
                                .arg(found.join(QLatin1Char('\n')), m_expected.join(QLatin1Char('\n')))));
        Ran verified = m_program->run("audit verify");
        QVERIFY2(verified.status == 0, verified.told());
    }

    std::unique_ptr<lab::Sshd> m_sshd;
    std::unique_ptr<Program> m_program;
    QStringList m_expected;
};

QTEST_GUILESS_MAIN(TestAuditTrail)
#include "TestAuditTrail.moc"
