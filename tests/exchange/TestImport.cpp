// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/ConfigLink.h"
#include "exchange/ProfileImport.h"
#include "lab/TestHome.h"

#include <QTest>

using namespace clouddesk;
using namespace clouddesk::exchange;
using QCoro::waitFor;
using Action = ImportEntry::Action;
using Conflict = ImportEntry::Conflict;
using Outcome = ImportEntry::Outcome;

namespace {

Profile profile(const QString& name, const QString& host, const QString& user = QStringLiteral("u"))
{
    Profile made;
    made.name = name;
    made.host = host;
    made.user = user;
    return made;
}

Profile tagged(const QString& name)
{
    Profile made = profile(name, QStringLiteral("H.example"));
    made.tags = {QStringLiteral("tag-") + name};
    made.notes = QStringLiteral("note to ") + name;
    return made;
}

template <typename... Profiles>
std::vector<Profile> list(Profiles... profiles)
{
    std::vector<Profile> all;
    (all.push_back(std::move(profiles)), ...);
    return all;
}

} // namespace

/// Profiles into a real inventory: conflicts and what is done about them, and the link to an SSH configuration.
class TestImport : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<lab::TestHome> m_home;

    instances::InstanceService& machines() { return m_home->instances(); }
    std::vector<ImportEntry> plan(std::vector<Profile> profiles)
    {
        ProfileImport import(machines(), QStringLiteral("me"));
        auto planned = waitFor(import.plan(std::move(profiles)));
        return planned ? std::move(*planned) : std::vector<ImportEntry>();
    }
    std::vector<ImportEntry> perform(std::vector<ImportEntry> entries)
    {
        ProfileImport import(machines(), QStringLiteral("me"));
        auto done = waitFor(import.perform(std::move(entries)));
        return done ? std::move(*done) : std::vector<ImportEntry>();
    }
    instances::Instance find(const QString& name)
    {
        return waitFor(machines().find(name)).value_or(instances::Instance());
    }
    bool addAt(const QString& name)
    {
        auto made = profile(name, QStringLiteral("h.example"));
        return waitFor(machines().add(draftFrom(made))).has_value();
    }
    std::vector<ssh::ConfigHost> hosts(const QByteArray& text)
    {
        const QString file = m_home->filePath(QStringLiteral("config"));
        QFile config(file);
        if (config.open(QIODevice::WriteOnly))
            config.write(text);
        config.close();
        return ssh::readConfigFile(file, m_home->filePath(QStringLiteral("home")))
            .value_or(std::vector<ssh::ConfigHost>());
    }
    ConfigLink::Report follow(const QByteArray& text)
    {
        ConfigLink link(machines(), QStringLiteral("me"));
        ConfigLink::Report failed;
        failed.added = -1;
        return waitFor(link.follow(hosts(text))).value_or(failed);
    }

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<lab::TestHome>();
        QVERIFY2(m_home->start(), qPrintable(m_home->problem()));
    }
    void cleanup() { m_home.reset(); }

    void conflictsAreFoundAndSettledAsChosen()
    {
        perform(plan(list(profile(QStringLiteral("web"), QStringLiteral("web.example")),
                          profile(QStringLiteral("db"), QStringLiteral("db.example")))));
        auto bad = profile(QStringLiteral("bad"), QStringLiteral("not a host"), QString());
        auto noUser = profile(QStringLiteral("new"), QStringLiteral("new.example"), QString());
        auto entries = plan(list(profile(QStringLiteral("web"), QStringLiteral("other.example")),
                                 profile(QStringLiteral("database"), QStringLiteral("DB.example")), std::move(bad),
                                 std::move(noUser), profile(QStringLiteral("again"), QStringLiteral("other.example"))));
        QCOMPARE(entries.size(), std::size_t(5));
        QVERIFY(entries[0].conflict == Conflict::SameName && entries[0].action == Action::Rename);
        QCOMPARE(entries[0].newName, QStringLiteral("web-2"));
        QVERIFY(entries[1].conflict == Conflict::SameAddress && entries[1].action == Action::Skip);
        QCOMPARE(entries[1].otherName, QStringLiteral("db"));
        QVERIFY(entries[2].conflict == Conflict::Unusable && !entries[2].problem.isEmpty());
        QVERIFY(entries[2].profile.remarks.isEmpty() && !entries[3].profile.remarks.isEmpty());
        QVERIFY(entries[3].conflict == Conflict::None);
        QCOMPARE(entries[3].profile.user, QStringLiteral("me"));
        QVERIFY(entries[4].conflict == Conflict::SameAddress);
        // Nothing has happened yet.
        QCOMPARE(waitFor(machines().list())->size(), std::size_t(2));
        entries[1].action = Action::Update;
        entries[1].profile.tags = {QStringLiteral("imported")};
        entries = perform(std::move(entries));
        QCOMPARE(toWord(entries[0].outcome), QStringLiteral("added"));
        QCOMPARE(toWord(entries[1].outcome), QStringLiteral("updated"));
        QCOMPARE(toWord(entries[2].outcome), QStringLiteral("skipped"));
        QCOMPARE(find(QStringLiteral("web-2")).host, QStringLiteral("other.example"));
        QCOMPARE(find(QStringLiteral("web")).host, QStringLiteral("web.example"));
        QCOMPARE(find(QStringLiteral("db")).tags, QStringList(QStringLiteral("imported")));
        QVERIFY(find(QStringLiteral("database")).id.isEmpty());
        QCOMPARE(waitFor(machines().list())->size(), std::size_t(4));
    }

    // The machine with the imported name is the one that is updated, in whatever order they stand.
    void ofMachinesAtOneAddressTheNamesakeIsMeant()
    {
        QVERIFY(addAt(QStringLiteral("lab")) && addAt(QStringLiteral("web1")));
        for (const bool isLabFirst : {true, false}) {
            auto entries = isLabFirst ? plan(list(tagged(QStringLiteral("lab")), tagged(QStringLiteral("web1"))))
                                      : plan(list(tagged(QStringLiteral("web1")), tagged(QStringLiteral("lab"))));
            for (ImportEntry& entry : entries) {
                QVERIFY(entry.conflict == Conflict::SameAddress && entry.profile.remarks.isEmpty());
                QCOMPARE(entry.otherName, entry.profile.name);
                entry.action = Action::Update;
            }
            perform(std::move(entries));
            for (const QString& name : {QStringLiteral("lab"), QStringLiteral("web1")}) {
                QCOMPARE(find(name).tags, QStringList(QStringLiteral("tag-") + name));
                QCOMPARE(find(name).notes, QStringLiteral("note to ") + name);
            }
        }
    }

    // Where it cannot be told, nothing is overwritten, even if it is asked for.
    void ofStrangersAtOneAddressNoneIsMeant()
    {
        QVERIFY(addAt(QStringLiteral("lab")) && addAt(QStringLiteral("web1")));
        auto entries = plan(list(tagged(QStringLiteral("other"))));
        QVERIFY(entries.front().conflict == Conflict::SameAddress && entries.front().otherId.isEmpty());
        QVERIFY(entries.front().profile.remarks.constLast().startsWith(QStringLiteral("several machines")));
        QVERIFY(!isAllowed(entries.front(), Action::Update) && isAllowed(entries.front(), Action::Rename));
        entries.front().action = Action::Update;
        QVERIFY(perform(std::move(entries)).front().outcome == Outcome::Skipped);
        QVERIFY(find(QStringLiteral("lab")).tags.isEmpty() && find(QStringLiteral("web1")).tags.isEmpty());
        // With the other one taken by its namesake, it can be told.
        entries = plan(list(tagged(QStringLiteral("other")), tagged(QStringLiteral("web1"))));
        QCOMPARE(entries.front().otherName, QStringLiteral("lab"));
        QVERIFY(isAllowed(entries.front(), Action::Update));
    }

    // Two of the file never update one machine: the second would undo the first.
    void aMachineIsMeantByOneOfTheFile()
    {
        QVERIFY(addAt(QStringLiteral("web1")));
        auto entries = plan(list(profile(QStringLiteral("lab"), QStringLiteral("h.example")),
                                 profile(QStringLiteral("web1"), QStringLiteral("h.example")),
                                 profile(QStringLiteral("new"), QStringLiteral("new.example")),
                                 profile(QStringLiteral("newer"), QStringLiteral("new.example"))));
        QVERIFY(entries[0].conflict == Conflict::SameAddress && !isAllowed(entries[0], Action::Update));
        QCOMPARE(entries[0].otherName, QStringLiteral("web1"));
        QVERIFY(entries[0].profile.remarks.constLast().startsWith(QStringLiteral("another entry")));
        QVERIFY(isAllowed(entries[1], Action::Update));
        QVERIFY(entries[2].conflict == Conflict::None);
        QVERIFY(entries[3].conflict == Conflict::SameAddress && !isAllowed(entries[3], Action::Update));
        QCOMPARE(entries[3].otherName, QStringLiteral("new"));
        // What has only its name does not keep it from what has its address.
        entries = plan(list(profile(QStringLiteral("web1"), QStringLiteral("a.example")),
                            profile(QStringLiteral("lab"), QStringLiteral("h.example"))));
        QVERIFY(entries[0].conflict == Conflict::SameName && !isAllowed(entries[0], Action::Update));
        QVERIFY(entries[1].conflict == Conflict::SameAddress && isAllowed(entries[1], Action::Update));
        // By their names neither.
        entries = plan(list(profile(QStringLiteral("web1"), QStringLiteral("a.example")),
                            profile(QStringLiteral("web1"), QStringLiteral("b.example"))));
        QVERIFY(isAllowed(entries[0], Action::Update) && !isAllowed(entries[1], Action::Update));
    }

    void aPortThatIsNoneIsRefused()
    {
        for (const int port : {0, -1, 65536, 99999}) {
            auto made = profile(QStringLiteral("web"), QStringLiteral("web.example"));
            made.port = port;
            auto entries = plan(list(std::move(made)));
            QVERIFY(entries.front().conflict == Conflict::Unusable);
            QCOMPARE(entries.front().problem, QStringLiteral("port: must be a number from 1 to 65535"));
            entries.front().action = Action::Add;
            perform(std::move(entries));
            QVERIFY(find(QStringLiteral("web")).id.isEmpty());
        }
    }

    // An update from a file without secrets leaves what is stored.
    void anUpdateForgetsNoSecret()
    {
        instances::InstanceDraft draft;
        draft.name = QStringLiteral("web");
        draft.host = QStringLiteral("web.example");
        draft.user = QStringLiteral("u");
        draft.secrets.password = core::Secret("hunter2");
        QVERIFY(waitFor(machines().add(std::move(draft))));
        auto entries = plan(list(profile(QStringLiteral("other"), QStringLiteral("web.example"))));
        entries.front().action = Action::Update;
        entries.front().profile.notes = QStringLiteral("from the file");
        entries = perform(std::move(entries));
        QVERIFY2(entries.front().outcome == Outcome::Updated, qPrintable(entries.front().problem));
        const auto web = find(QStringLiteral("web"));
        QCOMPARE(web.notes, QStringLiteral("from the file"));
        QCOMPARE(waitFor(machines().secrets(web))->password->view(), QByteArrayView("hunter2"));
    }

    void aConfigurationIsFollowed()
    {
        auto report = follow("Host web\n HostName web.example\n User u\nHost db\n HostName db.example\n Port 2200\n");
        QCOMPARE(report.added, 2);
        QCOMPARE(find(QStringLiteral("web")).origin, QStringLiteral("ssh-config:web"));
        QCOMPARE(find(QStringLiteral("db")).user, QStringLiteral("me"));
        QVERIFY(
            follow("Host web\n HostName web.example\n User u\nHost db\n HostName db.example\n Port 2200\n").isEmpty());
        // A name and tags are a person's own, and stay.
        instances::InstanceDraft mine;
        mine.name = QStringLiteral("my-web");
        mine.tags = QStringList{QStringLiteral("t")};
        QVERIFY(waitFor(machines().edit(find(QStringLiteral("web")).id, std::move(mine))));
        report = follow("Host web\n HostName new.example\n User u2\n ProxyJump j@bastion\n");
        QCOMPARE(report.changed, 1);
        QCOMPARE(report.changedNames, QStringList(QStringLiteral("my-web")));
        QCOMPARE(report.vanished, 1);
        const auto web = find(QStringLiteral("my-web"));
        QCOMPARE(web.host, QStringLiteral("new.example"));
        QCOMPARE(web.user, QStringLiteral("u2"));
        QCOMPARE(web.jumps.front().toText(), QStringLiteral("j@bastion"));
        QCOMPARE(web.tags, QStringList(QStringLiteral("t")));
        QVERIFY(!find(QStringLiteral("db")).isActive && !find(QStringLiteral("db")).id.isEmpty());
        // Vanished is told once, and taken back when it is back.
        QVERIFY(follow("Host web\n HostName new.example\n User u2\n ProxyJump j@bastion\n").isEmpty());
        report = follow("Host web\n HostName new.example\n User u2\n ProxyJump j@bastion\nHost db\n HostName "
                        "db.example\n Port 2200\n");
        QCOMPARE(report.back, 1);
        QVERIFY(find(QStringLiteral("db")).isActive);
    }

    void aMachineThatIsThereJoinsAndOthersAreLeftAlone()
    {
        perform(plan(list(profile(QStringLiteral("web"), QStringLiteral("web.example")),
                          profile(QStringLiteral("own"), QStringLiteral("own.example")))));
        const auto report = follow("Host w\n HostName WEB.example\n User u\nHost w2\n HostName web.example\n User u\n");
        QCOMPARE(report.added, 0);
        QCOMPARE(find(QStringLiteral("web")).origin, QStringLiteral("ssh-config:w"));
        QVERIFY(find(QStringLiteral("own")).isActive && find(QStringLiteral("own")).origin.isEmpty());
        ConfigLink link(machines(), QStringLiteral("me"));
        QVERIFY(waitFor(link.release()));
        QVERIFY(find(QStringLiteral("web")).origin.isEmpty());
    }

    // Nor is the host added beside it, until it is somewhere else.
    void whatIsAPersonsOwnFollowsNothing()
    {
        QVERIFY(addAt(QStringLiteral("mine")));
        const QString id = find(QStringLiteral("mine")).id;
        ConfigLink link(machines(), QStringLiteral("me"));
        QVERIFY(waitFor(link.setOwn({id}, true)));
        QVERIFY(follow("Host web\n HostName h.example\n User u\n").isEmpty());
        QCOMPARE(find(QStringLiteral("mine")).origin, QStringLiteral("own"));
        QVERIFY(waitFor(link.release()));
        QCOMPARE(find(QStringLiteral("mine")).origin, QStringLiteral("own"));
        QCOMPARE(follow("Host web\n HostName new.example\n User u\n").added, 1);
        QCOMPARE(find(QStringLiteral("mine")).host, QStringLiteral("h.example"));
        // What follows already is not taken away, and what is given back may follow.
        QVERIFY(waitFor(link.setOwn({find(QStringLiteral("web")).id}, true)));
        QCOMPARE(find(QStringLiteral("web")).origin, QStringLiteral("ssh-config:web"));
        QVERIFY(waitFor(link.setOwn({id}, false)));
        QVERIFY(find(QStringLiteral("mine")).origin.isEmpty());
    }

    void ofMachinesAtOneAddressTheNamesakeJoins()
    {
        for (const char* const name : {"lab", "web1", "zoo"})
            QVERIFY(addAt(QString::fromUtf8(name)));
        follow("Host web1\n HostName h.example\n User u\n");
        QCOMPARE(find(QStringLiteral("web1")).origin, QStringLiteral("ssh-config:web1"));
        for (const char* const name : {"lab", "zoo"})
            QVERIFY(find(QString::fromUtf8(name)).origin.isEmpty());
    }

    // Credentials that a person has given are not replaced by what the file says.
    void aStoredPasswordStays()
    {
        follow("Host web\n HostName web.example\n User u\n");
        instances::InstanceDraft draft;
        draft.authType = instances::AuthType::Password;
        draft.secrets.password = core::Secret("hunter2");
        QVERIFY(waitFor(machines().edit(find(QStringLiteral("web")).id, std::move(draft))));
        follow("Host web\n HostName web.example\n User u\n Port 2222\n IdentityFile /nowhere/key\n");
        const auto web = find(QStringLiteral("web"));
        QCOMPARE(web.port, quint16(2222));
        QCOMPARE(web.authType, instances::AuthType::Password);
        QCOMPARE(waitFor(machines().secrets(web))->password->view(), QByteArrayView("hunter2"));
    }
};

QTEST_GUILESS_MAIN(TestImport)
#include "TestImport.moc"
