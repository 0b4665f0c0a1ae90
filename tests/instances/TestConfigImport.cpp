// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "instances/InstanceJson.h"
#include "lab/TestHome.h"

#include <QTest>

using namespace clouddesk;
using namespace clouddesk::instances;
using QCoro::waitFor;
using Outcome = ImportedHost::Outcome;

namespace {

ssh::ConfigHost hostOf(const char* alias, const char* hostName, const char* user = "", int port = 22)
{
    ssh::ConfigHost host;
    host.alias = QLatin1String(alias);
    host.hostName = QLatin1String(hostName);
    host.user = QLatin1String(user);
    host.port = static_cast<quint16>(port);
    return host;
}

QStringList textsOf(const std::vector<JumpHost>& jumps)
{
    QStringList texts;
    for (const JumpHost& jump : jumps)
        texts += jump.toText();
    return texts;
}

} // namespace

class TestConfigImport : public QObject
{
    Q_OBJECT

    std::unique_ptr<lab::TestHome> m_home;

    std::vector<ImportedHost> perform(const std::vector<ssh::ConfigHost>& hosts)
    {
        ConfigImport import(m_home->instances(), QStringLiteral("me"));
        auto entries = waitFor(import.perform(hosts));
        return entries ? std::move(*entries) : std::vector<ImportedHost>();
    }

    std::vector<ImportedHost> plan(const std::vector<ssh::ConfigHost>& hosts)
    {
        ConfigImport import(m_home->instances(), QStringLiteral("me"));
        auto entries = waitFor(import.plan(hosts));
        return entries ? std::move(*entries) : std::vector<ImportedHost>();
    }

    std::size_t count() { return waitFor(m_home->instances().list())->size(); }

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<lab::TestHome>();
        QVERIFY2(m_home->start(), qPrintable(m_home->problem()));
    }

    void cleanup() { m_home.reset(); }

    void secondRunAddsNothing()
    {
        const std::vector<ssh::ConfigHost> hosts = {hostOf("web", "198.51.100.1", "ubuntu", 2222),
                                                    hostOf("db", "db.example.org")};
        for (const ImportedHost& entry : plan(hosts))
            QCOMPARE(entry.outcome, Outcome::New);
        QCOMPARE(count(), std::size_t(0));
        for (const ImportedHost& entry : perform(hosts))
            QCOMPARE(entry.outcome, Outcome::Added);
        QCOMPARE(count(), std::size_t(2));
        for (const ImportedHost& entry : perform(hosts))
            QCOMPARE(entry.outcome, Outcome::AlreadyThere);
        QCOMPARE(count(), std::size_t(2));
        const auto web = waitFor(m_home->instances().find(QStringLiteral("web")));
        QCOMPARE(web->user, QStringLiteral("ubuntu"));
        QCOMPARE(web->port, quint16(2222));
        QCOMPARE(web->authType, AuthType::Agent);
        QCOMPARE(waitFor(m_home->instances().find(QStringLiteral("db")))->user, QStringLiteral("me"));
    }

    void conflictsAreReportedAndHoldUpNothing()
    {
        perform({hostOf("web", "198.51.100.1", "ubuntu")});
        const auto entries = perform({hostOf("web", "198.51.100.2", "ubuntu"), hostOf("www", "198.51.100.1", "ubuntu"),
                                      hostOf("-bad", "198.51.100.3"), hostOf("bad", "a;id"),
                                      hostOf("new", "198.51.100.4"), hostOf("new.example.org", "198.51.100.4")});
        QCOMPARE(entries[0].outcome, Outcome::NameConflict);
        QVERIFY(entries[0].notes.join(QLatin1Char(' ')).contains(QLatin1String("ubuntu@198.51.100.1")));
        QCOMPARE(entries[1].outcome, Outcome::AlreadyThere);
        QVERIFY(entries[1].notes.join(QLatin1Char(' ')).contains(QLatin1String("web")));
        QCOMPARE(entries[2].outcome, Outcome::Unusable);
        QVERIFY(entries[2].notes.first().contains(QLatin1String("name: ")));
        QCOMPARE(entries[3].outcome, Outcome::Unusable);
        QVERIFY(entries[3].notes.first().contains(QLatin1String("host: ")));
        QCOMPARE(entries[4].outcome, Outcome::Added);
        QCOMPARE(entries[5].outcome, Outcome::AlreadyThere);
        QCOMPARE(count(), std::size_t(2));
        QCOMPARE(toJson(entries[0]).value(QStringLiteral("outcome")).toString(), QStringLiteral("name_conflict"));
    }

    void keysAreReferredToByPath()
    {
        QFile second(m_home->filePath(QStringLiteral("second")));
        QVERIFY(second.open(QIODevice::WriteOnly));
        ssh::ConfigHost host = hostOf("web", "198.51.100.1");
        host.identityFiles = {QStringLiteral("/not/there"), second.fileName()};
        ssh::ConfigHost other = hostOf("db", "198.51.100.2");
        other.identityFiles = {QStringLiteral("/not/there")};
        other.identityAgent = QStringLiteral("/run/agent");
        const auto entries = perform({host, other});
        QCOMPARE(entries[0].outcome, Outcome::Added);
        QCOMPARE(waitFor(m_home->instances().find(QStringLiteral("web")))->keyPath, second.fileName());
        QCOMPARE(entries[1].outcome, Outcome::Added);
        QCOMPARE(waitFor(m_home->instances().find(QStringLiteral("db")))->keyPath, QStringLiteral("/not/there"));
        QCOMPARE(waitFor(m_home->instances().find(QStringLiteral("db")))->authType, AuthType::Key);
        const QString notes = entries[1].notes.join(QLatin1Char(' '));
        QVERIFY(notes.contains(QLatin1String("not there yet")) && notes.contains(QLatin1String("IdentityAgent")));
    }

    void jumpAliasesBecomeAddresses()
    {
        ssh::ConfigHost outer = hostOf("outer", "outer.example.org", "gate", 2200);
        ssh::ConfigHost inner = hostOf("inner", "10.0.0.1", "hop");
        inner.proxyJump = {QStringLiteral("outer")};
        ssh::ConfigHost target = hostOf("target", "10.0.0.2");
        target.proxyJump = {QStringLiteral("inner")};
        ssh::ConfigHost words = hostOf("words", "10.0.0.3");
        words.proxyJump = {QStringLiteral("other@outer:22"), QStringLiteral("a@b.example.org"),
                           QStringLiteral("plain.example.org:2022"), QStringLiteral("ssh://u@[2001:db8::1]:23"),
                           QStringLiteral("u@2001:db8::2")};
        const auto entries = perform({outer, inner, target, words});
        QCOMPARE(textsOf(entries[2].jumps),
                 (QStringList{QStringLiteral("gate@outer.example.org:2200"), QStringLiteral("hop@10.0.0.1")}));
        QCOMPARE(textsOf(waitFor(m_home->instances().find(QStringLiteral("target")))->jumps),
                 textsOf(entries[2].jumps));
        QCOMPARE(textsOf(entries[3].jumps),
                 (QStringList{QStringLiteral("other@outer.example.org"), QStringLiteral("a@b.example.org"),
                              QStringLiteral("me@plain.example.org:2022"), QStringLiteral("u@[2001:db8::1]:23"),
                              QStringLiteral("u@[2001:db8::2]")}));
    }

    void aRealConfigurationComesIn()
    {
        const QString home = m_home->filePath(QStringLiteral("home"));
        QVERIFY(QDir().mkpath(home + QStringLiteral("/.ssh/config.d")));
        const auto write = [&home](const char* name, const QByteArray& text) {
            QFile file(home + QLatin1String(name));
            return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
        };
        QVERIFY(write("/.ssh/id_web", "key"));
        QVERIFY(
            write("/.ssh/config.d/work", "Host bastion\n  HostName bastion.example.org\n  User gate\n  Port 2200\n"));
        QVERIFY(write("/.ssh/config", "Include config.d/*\n"
                                      "Host web-*\n  User ubuntu\n  IdentityFile ~/.ssh/id_web\n  ProxyJump bastion\n"
                                      "Host web-1 web-2\n  HostName %h.internal.example\n"
                                      "Match exec \"touch pwned\"\n  User evil\n"
                                      "Host *\n  ServerAliveInterval 5\n"));
        const auto hosts = ssh::readConfigFile(home + QStringLiteral("/.ssh/config"), home);
        QVERIFY2(hosts, qPrintable(hosts ? QString() : hosts.error().toLine()));
        for (const ImportedHost& entry : perform(*hosts))
            QVERIFY2(entry.outcome == Outcome::Added, qPrintable(entry.notes.join(QLatin1Char(' '))));
        QCOMPARE(count(), std::size_t(3));
        const auto web = waitFor(m_home->instances().find(QStringLiteral("web-2")));
        QCOMPARE(web->host, QStringLiteral("web-2.internal.example"));
        QCOMPARE(web->user, QStringLiteral("ubuntu"));
        QCOMPARE(web->keyPath, home + QStringLiteral("/.ssh/id_web"));
        QCOMPARE(textsOf(web->jumps), QStringList{QStringLiteral("gate@bastion.example.org:2200")});
        for (const ImportedHost& entry : perform(*hosts))
            QCOMPARE(entry.outcome, Outcome::AlreadyThere);
    }

    void circlesAndNonsenseAreUnusable()
    {
        ssh::ConfigHost first = hostOf("first", "10.0.0.1");
        first.proxyJump = {QStringLiteral("second")};
        ssh::ConfigHost second = hostOf("second", "10.0.0.2");
        second.proxyJump = {QStringLiteral("first")};
        ssh::ConfigHost third = hostOf("third", "10.0.0.3");
        third.proxyJump = {QStringLiteral("-oProxyCommand=id")};
        ssh::ConfigHost fourth = hostOf("fourth", "10.0.0.4");
        fourth.proxyJump = {QStringLiteral("host:99999")};
        for (const ImportedHost& entry : perform({first, second, third, fourth}))
            QCOMPARE(entry.outcome, Outcome::Unusable);
        QCOMPARE(count(), std::size_t(0));
    }

    void faultsAreNamed()
    {
        ssh::ConfigHost host = hostOf("box", "10.0.0.9");
        host.fault = QStringLiteral("line 3 of config: Port 70000 is no port");
        ssh::ConfigHost behind = hostOf("behind", "10.0.0.10");
        behind.proxyJump = {QStringLiteral("box")};
        for (const ImportedHost& entry : perform({host, behind})) {
            QCOMPARE(entry.outcome, Outcome::Unusable);
            QVERIFY(entry.notes.join(QLatin1Char(' ')).contains(host.fault));
        }
        QCOMPARE(count(), std::size_t(0));
    }

    void skippedMatchBlocksAreNamed()
    {
        ssh::ConfigHost host = hostOf("box", "10.0.0.9");
        host.hasMatch = true;
        const auto entries = perform({host});
        QCOMPARE(entries.size(), decltype(entries.size())(1));
        QVERIFY(entries.front().notes.join(QLatin1Char(' ')).contains(QStringLiteral("Match")));
    }

    void proxyCommandIsNamed()
    {
        ssh::ConfigHost host = hostOf("behind", "10.0.0.9");
        host.hasProxyCommand = true;
        const auto entries = perform({host});
        QCOMPARE(entries.size(), decltype(entries.size())(1));
        QVERIFY(entries.front().notes.join(QLatin1Char(' ')).contains(QStringLiteral("ProxyCommand")));
    }
};

QTEST_GUILESS_MAIN(TestConfigImport)
#include "TestConfigImport.moc"
