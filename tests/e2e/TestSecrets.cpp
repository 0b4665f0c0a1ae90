// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Program.h"
#include "lab/Canary.h"
#include "lab/Sshd.h"

#include <QDirIterator>
#include <QTest>

#include <atomic>
#include <thread>

using namespace clouddesk;
using tests::Program;
using tests::Ran;

namespace {

const QByteArray canaryPassword = "cAnArY-password-7f3a";
const QByteArray canaryPassphrase = "cAnArY-passphrase-91c2";
const QByteArray canarySudo = "cAnArY-sudo-55d0";

bool holdsCanary(const QByteArray& bytes)
{
    return bytes.contains("cAnArY-") || bytes.toLower().contains(canaryPassword.toHex()) ||
           bytes.contains(canaryPassword.toBase64());
}

/// Looks at every process's arguments or environment again and again while it lives.
class Watcher
{
public:
    explicit Watcher(const char* file)
        : m_thread([this, file] {
            while (!m_ending) {
                for (const QString& process : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs))
                    look(QStringLiteral("/proc/%1/%2").arg(process, QLatin1String(file)));
                ++m_rounds;
            }
        })
    {
    }
    ~Watcher() { end(); }
    void end()
    {
        m_ending = true;
        if (m_thread.joinable())
            m_thread.join();
    }
    [[nodiscard]] bool hasFound() const { return m_found; }
    [[nodiscard]] int rounds() const { return m_rounds; }

private:
    void look(const QString& path)
    {
        QFile file(path);
        if (file.open(QIODevice::ReadOnly) && holdsCanary(file.readAll()))
            m_found = true;
    }

    std::atomic<bool> m_ending{false};
    std::atomic<bool> m_found{false};
    std::atomic<int> m_rounds{0};
    std::thread m_thread;
};

} // namespace

/// Known secrets go in; nothing that others can see may hold them.
class TestSecrets : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<lab::Sshd> m_sshd;
    std::unique_ptr<Program> m_program;
    QByteArray m_said;

    Ran run(const QStringList& words, const QByteArray& input = {})
    {
        Ran ran = m_program->run(words + QStringList{QStringLiteral("--verbose")}, input);
        m_said += ran.output + ran.error;
        return ran;
    }

    QStringList addWords(const QString& name) const
    {
        return {QStringLiteral("instance"),      QStringLiteral("add"),    name,
                QStringLiteral("--host"),        m_sshd->host(),           QStringLiteral("--port"),
                QString::number(m_sshd->port()), QStringLiteral("--user"), m_sshd->userName()};
    }

    /// Everything a person does with secrets, right and wrong.
    void useSecrets()
    {
        Ran added = run(addWords(QStringLiteral("byword")) +
                            QStringList{QStringLiteral("--password-stdin"), QStringLiteral("--sudo-password-stdin")},
                        canaryPassword + "\n" + canarySudo + "\n");
        QVERIFY2(added.status == 0, added.told());
        Ran keyed = run(addWords(QStringLiteral("bykey")) + QStringList{QStringLiteral("--key"),
                                                                        m_program->path(QStringLiteral("key")),
                                                                        QStringLiteral("--passphrase-stdin")},
                        canaryPassphrase + "\n");
        QVERIFY2(keyed.status == 0, keyed.told());
        Ran tested = run({QStringLiteral("instance"), QStringLiteral("test"), QStringLiteral("bykey"),
                          QStringLiteral("--accept-new-host-key")});
        QVERIFY2(tested.status == 0, tested.told());
        Ran wrong = run({QStringLiteral("instance"), QStringLiteral("test"), QStringLiteral("byword")});
        QVERIFY2(wrong.status == 1, wrong.told());
        Ran shown = run({QStringLiteral("instance"), QStringLiteral("show"), QStringLiteral("byword")});
        QCOMPARE(shown.status, 0);
        QCOMPARE(run({QStringLiteral("vault"), QStringLiteral("rotate")}).status, 0);
        QCOMPARE(run({QStringLiteral("audit"), QStringLiteral("list"), QStringLiteral("--json")}).status, 0);
    }

    /// A table of the database, as SQL.
    QByteArray dumpOf(const QString& table) const
    {
        QProcess tool;
        tool.start(QStringLiteral("sqlite3"), {m_program->dataDirectory() + QStringLiteral("/clouddesk.db"),
                                               QStringLiteral(".dump %1").arg(table)});
        tool.waitForFinished(20000);
        return tool.readAllStandardOutput();
    }

private Q_SLOTS:
    void init()
    {
        m_said.clear();
        m_sshd = std::make_unique<lab::Sshd>();
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        m_program = std::make_unique<Program>();
        m_program->environment().insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("*=true"));
        const QString key = m_program->path(QStringLiteral("key"));
        QCOMPARE(
            QProcess::execute(QStringLiteral("ssh-keygen"),
                              {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"),
                               QStringLiteral("-N"), QString::fromLatin1(canaryPassphrase), QStringLiteral("-f"), key}),
            0);
        QFile line(key + QStringLiteral(".pub"));
        QVERIFY(line.open(QIODevice::ReadOnly));
        m_sshd->authorize(line.readAll());
    }

    void cleanup()
    {
        m_program.reset();
        m_sshd.reset();
    }

    void N1_logsHoldNoSecret()
    {
        useSecrets();
        int files = 0;
        QDirIterator all(m_program->dataDirectory(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY2(!holdsCanary(file.readAll()), qPrintable(file.fileName()));
            ++files;
        }
        QVERIFY(files >= 3);
        QVERIFY(!holdsCanary(m_sshd->log()));
    }

    void N2_processListsHoldNoSecret()
    {
        Watcher watcher("cmdline");
        useSecrets();
        watcher.end();
        QVERIFY(watcher.rounds() > 10);
        QVERIFY(!watcher.hasFound());
    }

    void N3_environmentsHoldNoSecret()
    {
        Watcher watcher("environ");
        useSecrets();
        watcher.end();
        QVERIFY(watcher.rounds() > 10);
        QVERIFY(!watcher.hasFound());
    }

    // As it is told, and as it lies in the database and beside it.
    void W11_theAuditLogHoldsNoSecret()
    {
        useSecrets();
        Ran listed = run({QStringLiteral("audit"), QStringLiteral("list"), QStringLiteral("--json"),
                          QStringLiteral("--limit"), QStringLiteral("100000")});
        const QByteArray table = dumpOf(QStringLiteral("audit_log"));
        QFile checkpoint(m_program->dataDirectory() + QStringLiteral("/audit.checkpoint"));
        QVERIFY(checkpoint.open(QIODevice::ReadOnly));
        // Both stored, both used, one refused, the key rotated: it is all there.
        for (const char* action : {"instance.created", "ssh.connected", "ssh.failed", "vault.rotated"}) {
            QVERIFY2(listed.output.contains(action), action);
            QVERIFY2(table.contains(action), action);
        }
        const QByteArray all = listed.output + table + checkpoint.readAll();
        for (const QByteArray& secret : {canaryPassword, canaryPassphrase, canarySudo}) {
            for (const QByteArray& form : lab::formsOf(secret))
                QVERIFY2(!all.contains(form), form.constData());
        }
    }

    void N4_messagesHoldNoSecret()
    {
        useSecrets();
        QVERIFY(m_said.size() > 500);
        QVERIFY2(!holdsCanary(m_said), m_said.constData());
    }
};

QTEST_GUILESS_MAIN(TestSecrets)
#include "TestSecrets.moc"
