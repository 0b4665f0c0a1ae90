// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Ids.h"
#include "instances/InstanceJson.h"
#include "lab/TestHome.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include <sys/stat.h>

using namespace clouddesk;
using namespace clouddesk::instances;
using core::ErrorCode;
using core::Secret;
using QCoro::waitFor;

namespace {

QByteArray readFile(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

InstanceDraft draftWithPassword(const QString& name, const char* password = "hunter2")
{
    InstanceDraft draft;
    draft.name = name;
    draft.host = QStringLiteral("198.51.100.7");
    draft.user = QStringLiteral("ubuntu");
    draft.secrets.password = Secret(password);
    return draft;
}

} // namespace

class TestInstanceService : public QObject
{
    Q_OBJECT

    std::unique_ptr<lab::TestHome> m_home;

    InstanceService& service() { return m_home->instances(); }

    QString makeKey(const QString& name, const QString& passphrase = {})
    {
        const QString file = m_home->filePath(name);
        QProcess process;
        process.start(QStringLiteral("ssh-keygen"),
                      {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"), QStringLiteral("-N"),
                       passphrase, QStringLiteral("-f"), file});
        process.waitForFinished();
        return file;
    }

    static QString problemOf(const auto& result) { return result ? QString() : result.error().toLine(); }

    QStringList auditedActions()
    {
        QStringList actions;
        const auto records = waitFor(m_home->audit().list(1000));
        for (const audit::Record& record : *records)
            actions.prepend(record.event.succeeded ? record.event.action
                                                   : record.event.action + QStringLiteral(" failed"));
        return actions;
    }

    core::Result<void> executeSql(const QString& sql, const QVariantMap& values = {})
    {
        const std::function<core::Result<qint64>(storage::Transaction&)> work =
            [sql, values](storage::Transaction& transaction) { return transaction.execute(sql, values); };
        const auto executed = waitFor(m_home->database().write<qint64>(work));
        return executed ? core::Result<void>{} : core::Result<void>(core::fail(executed));
    }

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<lab::TestHome>();
        QVERIFY2(m_home->start(), qPrintable(m_home->problem()));
    }

    void cleanup() { m_home.reset(); }

    void addedMachinesAreKept()
    {
        InstanceDraft draft = draftWithPassword(QStringLiteral("web"));
        draft.provider = Provider::Ec2;
        draft.port = 2222;
        draft.tags = QStringList{QStringLiteral("prod"), QStringLiteral("eu")};
        draft.jumps = std::vector<JumpHost>{{QStringLiteral("me"), QStringLiteral("2001:db8::1"), 22022}};
        const QSignalSpy spy(&service(), &InstanceService::changed);
        const auto added = waitFor(service().add(std::move(draft)));
        QVERIFY2(added, qPrintable(problemOf(added)));
        QCOMPARE(spy.count(), 1);
        m_home->stop();
        QVERIFY(m_home->start());
        const auto found = waitFor(service().find(QStringLiteral("web")));
        QVERIFY2(found, qPrintable(problemOf(found)));
        QCOMPARE(found->id, added->id);
        QCOMPARE(found->provider, Provider::Ec2);
        QCOMPARE(found->host, QStringLiteral("198.51.100.7"));
        QCOMPARE(found->port, quint16(2222));
        QCOMPARE(found->user, QStringLiteral("ubuntu"));
        QCOMPARE(found->authType, AuthType::Password);
        QCOMPARE(found->tags, (QStringList{QStringLiteral("prod"), QStringLiteral("eu")}));
        QCOMPARE(found->jumps.size(), std::size_t(1));
        QCOMPARE(found->jumps.front().toText(), QStringLiteral("me@[2001:db8::1]:22022"));
        QVERIFY(found->createdAt.isValid() && found->lastConnectedAt.isNull() && found->isActive);
        QCOMPARE(waitFor(service().find(added->id))->name, QStringLiteral("web"));
        const auto secrets = waitFor(service().secrets(*found));
        QCOMPARE(secrets->password->view(), QByteArrayView("hunter2"));
        QVERIFY(!secrets->privateKey && !secrets->passphrase && !secrets->sudoPassword && !secrets->certificate);
    }

    void notesAndOriginAreKept()
    {
        InstanceDraft draft = draftWithPassword(QStringLiteral("web"));
        draft.notes = QStringLiteral("ask Ann\nbefore 9:00");
        draft.origin = QStringLiteral("ssh-config:web");
        QVERIFY(waitFor(service().add(std::move(draft))));
        auto found = waitFor(service().find(QStringLiteral("web")));
        QCOMPARE(found->notes, QStringLiteral("ask Ann\nbefore 9:00"));
        QCOMPARE(found->origin, QStringLiteral("ssh-config:web"));
        InstanceDraft change;
        change.isActive = false;
        QVERIFY(waitFor(service().edit(found->id, std::move(change))));
        found = waitFor(service().find(QStringLiteral("web")));
        QVERIFY(!found->isActive);
        QCOMPARE(found->notes, QStringLiteral("ask Ann\nbefore 9:00"));
        for (const QString& bad : {QString(4001, QLatin1Char('n')), QStringLiteral("a\x1b[2J"), QString(QChar(0))}) {
            InstanceDraft wrong;
            wrong.notes = bad;
            const auto refused = waitFor(service().edit(found->id, std::move(wrong)));
            QVERIFY(!refused && refused.error().code == ErrorCode::InvalidArgument);
        }
    }

    // Rows of the first schema, as the first version of the program wrote them.
    void machinesOfTheFirstSchemaAreThereAfterwards()
    {
        const QString file = m_home->filePath(QStringLiteral("old.db"));
        auto migrations = storage::loadMigrations(QStringLiteral(":/migrations"));
        QVERIFY(migrations);
        QVERIFY(migrations->size() >= 2);
        storage::Database::Options options{file, {migrations->front()}};
        auto old = waitFor(storage::Database::open(options));
        QVERIFY2(old, qPrintable(problemOf(old)));
        const std::function<core::Result<qint64>(storage::Transaction&)> insert = [](storage::Transaction&
                                                                                         transaction) {
            return transaction.execute(QStringLiteral(
                "INSERT INTO instances (id, owner_id, name, provider, host, port, username, auth_type, key_path, "
                "certificate, jumps, tags, is_vnc_installed, is_active, created_at, updated_at) VALUES ('i1', 'local', "
                "'old', 'ec2', 'h', 22, 'u', 'agent', '', '', '[]', '[\"t\"]', 1, 1, '2026-01-01T00:00:00.000Z', "
                "'2026-01-01T00:00:00.000Z')"));
        };
        QVERIFY(waitFor((*old)->write<qint64>(insert)));
        old->reset();
        options.migrations = *migrations;
        const auto now = waitFor(storage::Database::open(options));
        QVERIFY2(now, qPrintable(problemOf(now)));
        InstanceRepository repository(**now, QStringLiteral("local"), {});
        const auto found = waitFor(repository.find(QStringLiteral("old")));
        QVERIFY2(found, qPrintable(problemOf(found)));
        QCOMPARE(found->tags, QStringList(QStringLiteral("t")));
        QVERIFY(found->notes.isEmpty() && found->origin.isEmpty() && found->isActive && found->isVncInstalled);
    }

    void namesAreUniquePerOwner()
    {
        QVERIFY(waitFor(service().add(draftWithPassword(QStringLiteral("b\u00fcro")))));
        // The same name, written with a combining mark
        const auto again = waitFor(service().add(draftWithPassword(QStringLiteral("bu\u0308ro"))));
        QCOMPARE(again.error().code, ErrorCode::AlreadyExists);
        QVERIFY(again.error().text.startsWith(QLatin1String("name: ")));
        QVERIFY(waitFor(service().find(QStringLiteral("bu\u0308ro"))));
        QVERIFY(waitFor(service().add(draftWithPassword(QStringLiteral("B\u00fcro")))));
        InstanceDraft rename;
        rename.name = QStringLiteral("b\u00fcro");
        QCOMPARE(waitFor(service().edit(QStringLiteral("B\u00fcro"), std::move(rename))).error().code,
                 ErrorCode::AlreadyExists);

        InstanceService others(m_home->database(), m_home->vault(), m_home->audit(), m_home->clock(),
                               QStringLiteral("somebody-else"));
        QVERIFY(waitFor(others.add(draftWithPassword(QStringLiteral("b\u00fcro")))));
    }

    void Z2_otherOwnersMachinesAreNotThere()
    {
        const auto mine = waitFor(service().add(draftWithPassword(QStringLiteral("mine"))));
        InstanceService others(m_home->database(), m_home->vault(), m_home->audit(), m_home->clock(),
                               QStringLiteral("somebody-else"));
        InstanceDraft draft;
        draft.host = QStringLiteral("evil.example");
        QCOMPARE(waitFor(others.find(mine->id)).error().code, ErrorCode::NotFound);
        QCOMPARE(waitFor(others.edit(mine->id, std::move(draft))).error().code, ErrorCode::NotFound);
        QCOMPARE(waitFor(others.remove(mine->id)).error().code, ErrorCode::NotFound);
        QCOMPARE(waitFor(others.secrets(*mine)).error().code, ErrorCode::NotFound);
        QCOMPARE(waitFor(others.markConnected(mine->id)).error().code, ErrorCode::NotFound);
        QCOMPARE(waitFor(others.list())->size(), std::size_t(0));
        QCOMPARE(waitFor(others.findByAddress(mine->user, mine->host, mine->port))->size(), std::size_t(0));
        QCOMPARE(waitFor(service().find(mine->id))->host, mine->host);
    }

    void twoAddsAtOnceMakeOneMachine()
    {
        auto first = service().add(draftWithPassword(QStringLiteral("one")));
        auto second = service().add(draftWithPassword(QStringLiteral("one")));
        const auto a = waitFor(std::move(first));
        const auto b = waitFor(std::move(second));
        QVERIFY(a.has_value() != b.has_value());
        QCOMPARE((a ? b : a).error().code, ErrorCode::AlreadyExists);
        QVERIFY((a ? b : a).error().text.startsWith(QLatin1String("name: ")));
        QCOMPARE(waitFor(service().list())->size(), std::size_t(1));
    }

    void whatIsMissingOrDoesNotFitIsNamed()
    {
        const auto refusal = [this](InstanceDraft draft) {
            const auto added = waitFor(service().add(std::move(draft)));
            return added ? QString() : added.error().text.section(QLatin1Char(':'), 0, 0);
        };
        const auto with = [](auto change) {
            InstanceDraft draft = draftWithPassword(QStringLiteral("x"));
            change(draft);
            return draft;
        };
        QCOMPARE(refusal(with([](InstanceDraft& draft) { draft.name.reset(); })), QStringLiteral("name"));
        QCOMPARE(refusal(with([](InstanceDraft& draft) { draft.host.reset(); })), QStringLiteral("host"));
        QCOMPARE(refusal(with([](InstanceDraft& draft) { draft.user.reset(); })), QStringLiteral("user"));
        QCOMPARE(refusal(with([](InstanceDraft& draft) { draft.port = 0; })), QStringLiteral("port"));
        QCOMPARE(refusal(with([](InstanceDraft& draft) { draft.tags = QStringList{QString()}; })),
                 QStringLiteral("tags"));
        QCOMPARE(refusal(with([](InstanceDraft& draft) { draft.secrets.password.reset(); })),
                 QStringLiteral("auth type"));
        QCOMPARE(refusal(with([](InstanceDraft& draft) { draft.secrets.password.emplace(); })),
                 QStringLiteral("password"));
        QCOMPARE(refusal(with([](InstanceDraft& draft) { draft.secrets.password = Secret(QByteArray(2000, 'x')); })),
                 QStringLiteral("password"));
        QCOMPARE(
            refusal(with([](InstanceDraft& draft) { draft.secrets.password = Secret(QByteArrayView("a\0b", 3)); })),
            QStringLiteral("password"));
        QCOMPARE(refusal(with([](InstanceDraft& draft) { draft.authType = AuthType::Agent; })),
                 QStringLiteral("password"));
        QCOMPARE(refusal(with([](InstanceDraft& draft) { draft.secrets.privateKey = Secret("k"); })),
                 QStringLiteral("password"));
        QCOMPARE(refusal(with([](InstanceDraft& draft) { draft.secrets.passphrase = Secret("p"); })),
                 QStringLiteral("passphrase"));
        QCOMPARE(refusal(with([](InstanceDraft& draft) { draft.keyPath = QStringLiteral("relative"); })),
                 QStringLiteral("key path"));
        QCOMPARE(refusal(with([](InstanceDraft& draft) {
                     draft.secrets.password.reset();
                     draft.authType = AuthType::Key;
                 })),
                 QStringLiteral("key"));
        QCOMPARE(refusal(with([](InstanceDraft& draft) {
                     draft.jumps = std::vector<JumpHost>{{QStringLiteral("-x"), QStringLiteral("h"), 22}};
                 })),
                 QStringLiteral("user"));
        QCOMPARE(waitFor(service().list())->size(), std::size_t(0));
        QVERIFY(!auditedActions().contains(QStringLiteral("instance.created")));
    }

    void passwordMayBeLeftToBeAskedFor()
    {
        InstanceDraft draft = draftWithPassword(QStringLiteral("ask"));
        draft.secrets.password.reset();
        draft.authType = AuthType::Password;
        const auto added = waitFor(service().add(std::move(draft)));
        QVERIFY2(added, qPrintable(problemOf(added)));
        QVERIFY(!waitFor(service().secrets(*added))->password);
    }

    void editChangesOnlyWhatIsGiven()
    {
        const auto before = waitFor(service().add(draftWithPassword(QStringLiteral("m"))));
        InstanceDraft draft;
        draft.port = 2200;
        const auto after = waitFor(service().edit(QStringLiteral("m"), std::move(draft)));
        QVERIFY2(after, qPrintable(problemOf(after)));
        QCOMPARE(after->port, quint16(2200));
        QCOMPARE(after->id, before->id);
        QCOMPARE(after->host, before->host);
        QCOMPARE(after->user, before->user);
        QCOMPARE(after->createdAt, before->createdAt);
        QVERIFY(after->updatedAt > before->updatedAt);
        QCOMPARE(waitFor(service().secrets(*after))->password->view(), QByteArrayView("hunter2"));
        QCOMPARE(auditedActions().last(), QStringLiteral("instance.changed"));

        const auto same = waitFor(service().edit(QStringLiteral("m"), InstanceDraft()));
        QCOMPARE(same->updatedAt, after->updatedAt);
    }

    void twoEditsAtOnceDoNotMix()
    {
        QVERIFY(waitFor(service().add(draftWithPassword(QStringLiteral("m")))));
        InstanceDraft port;
        port.port = 2200;
        InstanceDraft user;
        user.user = QStringLiteral("root");
        auto first = service().edit(QStringLiteral("m"), std::move(port));
        auto second = service().edit(QStringLiteral("m"), std::move(user));
        const auto a = waitFor(std::move(first));
        const auto b = waitFor(std::move(second));
        QVERIFY(a.has_value() != b.has_value());
        QCOMPARE((a ? b : a).error().code, ErrorCode::Conflict);
        QVERIFY(auditedActions().contains(QStringLiteral("instance.changed failed")));
    }

    void anotherWayToAuthenticateDropsTheSecretsOfTheOldOne()
    {
        const QString key = makeKey(QStringLiteral("k"), QStringLiteral("geheim"));
        const auto added = waitFor(service().add(draftWithPassword(QStringLiteral("m"))));
        InstanceDraft toKey;
        toKey.secrets.privateKey = Secret(readFile(key));
        toKey.secrets.passphrase = Secret("geheim");
        const auto withKey = waitFor(service().edit(QStringLiteral("m"), std::move(toKey)));
        QVERIFY2(withKey, qPrintable(problemOf(withKey)));
        QCOMPARE(withKey->authType, AuthType::Key);
        QVERIFY(withKey->hasPassphrase);
        auto secrets = waitFor(service().secrets(*withKey));
        QVERIFY(!secrets->password);
        QCOMPARE(secrets->privateKey->view(), QByteArrayView(readFile(key)));
        QCOMPARE(secrets->passphrase->view(), QByteArrayView("geheim"));
        QVERIFY(auditedActions().contains(QStringLiteral("instance.credential_changed")));

        InstanceDraft toPath;
        toPath.keyPath = makeKey(QStringLiteral("k2"));
        const auto withPath = waitFor(service().edit(QStringLiteral("m"), std::move(toPath)));
        QVERIFY2(withPath, qPrintable(problemOf(withPath)));
        QVERIFY(!withPath->hasPassphrase && !withPath->keyPath.isEmpty());
        secrets = waitFor(service().secrets(*withPath));
        QVERIFY(!secrets->privateKey && !secrets->passphrase);

        InstanceDraft toAgent;
        toAgent.authType = AuthType::Agent;
        const auto withAgent = waitFor(service().edit(QStringLiteral("m"), std::move(toAgent)));
        QCOMPARE(withAgent->authType, AuthType::Agent);
        QVERIFY(withAgent->keyPath.isEmpty());

        InstanceDraft toKeyAgain;
        toKeyAgain.authType = AuthType::Key;
        QVERIFY(waitFor(service().edit(QStringLiteral("m"), std::move(toKeyAgain)))
                    .error()
                    .text.startsWith(QLatin1String("key: ")));
        QCOMPARE(waitFor(service().find(added->id))->authType, AuthType::Agent);
    }

    void S17_keysAreCheckedWhenTheyAreGiven()
    {
        const QByteArray encrypted = readFile(makeKey(QStringLiteral("e"), QStringLiteral("right")));
        const auto add = [&](const QByteArray& key, const char* passphrase) {
            InstanceDraft draft = draftWithPassword(core::newId() + QLatin1Char('x'));
            draft.secrets.password.reset();
            draft.secrets.privateKey = Secret(key);
            if (passphrase != nullptr)
                draft.secrets.passphrase = Secret(passphrase);
            return waitFor(service().add(std::move(draft)));
        };
        const auto wrong = add(encrypted, "wrong");
        QCOMPARE(wrong.error().code, ErrorCode::CredentialUnusable);
        QVERIFY(wrong.error().text.contains(QLatin1String("does not open")));
        QVERIFY(add(encrypted, "right")->hasPassphrase);
        QVERIFY(!add(encrypted, nullptr)->hasPassphrase);
        const QByteArray open = readFile(makeKey(QStringLiteral("o")));
        const auto needless = add(open, "needless");
        QVERIFY2(needless, qPrintable(problemOf(needless)));
        QVERIFY(!needless->hasPassphrase);
        QCOMPARE(add("hunter2", nullptr).error().code, ErrorCode::CredentialUnusable);
        QVERIFY(!add("hunter2", nullptr).error().toLine().contains(QLatin1String("hunter2")));
    }

    void S17_keyFilesAreCheckedWhenTheyAreGiven()
    {
        const auto add = [&](const QString& path) {
            InstanceDraft draft = draftWithPassword(core::newId() + QLatin1Char('x'));
            draft.secrets.password.reset();
            draft.keyPath = path;
            return waitFor(service().add(std::move(draft)));
        };
        const QString key = makeKey(QStringLiteral("f"));
        const auto good = add(key);
        QVERIFY2(good, qPrintable(problemOf(good)));
        QVERIFY(!waitFor(service().secrets(*good))->privateKey);
        chmod(qPrintable(key), 0640);
        const auto open = add(key);
        QCOMPARE(open.error().code, ErrorCode::CredentialUnusable);
        QVERIFY(open.error().advice.contains(QLatin1String("chmod 600 ")));
        chmod(qPrintable(key), 0600);
        QCOMPARE(add(key + QStringLiteral("x")).error().code, ErrorCode::NotFound);
        QCOMPARE(add(QStringLiteral("/dev/zero")).error().code, ErrorCode::CredentialUnusable);
        QCOMPARE(add(m_home->dataDirectory()).error().code, ErrorCode::CredentialUnusable);
        const QString fifo = m_home->filePath(QStringLiteral("fifo"));
        QCOMPARE(mkfifo(qPrintable(fifo), 0600), 0);
        QCOMPARE(add(fifo).error().code, ErrorCode::CredentialUnusable);
        QFile big(m_home->filePath(QStringLiteral("big")));
        QVERIFY(big.open(QIODevice::WriteOnly) && big.resize(16 * 1024 * 1024));
        big.setPermissions(QFile::ReadOwner);
        QVERIFY(add(big.fileName()).error().text.contains(QLatin1String("64 KiB")));

        InstanceDraft imported = draftWithPassword(QStringLiteral("later"));
        imported.secrets.password.reset();
        imported.keyPath = QStringLiteral("~/.ssh/not-there-yet");
        imported.mustKeyFileBeUsable = false;
        const auto later = waitFor(service().add(std::move(imported)));
        QVERIFY2(later, qPrintable(problemOf(later)));
        QCOMPARE(later->keyPath, QDir::homePath() + QStringLiteral("/.ssh/not-there-yet"));
    }

    void sudoPasswordComesAndGoes()
    {
        const auto added = waitFor(service().add(draftWithPassword(QStringLiteral("m"))));
        QVERIFY(waitFor(service().setSudoPassword(added->id, Secret("root pw"))));
        auto found = waitFor(service().find(QStringLiteral("m")));
        QVERIFY(found->hasSudoPassword);
        QCOMPARE(waitFor(service().secrets(*found))->sudoPassword->view(), QByteArrayView("root pw"));
        QVERIFY(waitFor(service().setSudoPassword(added->id, Secret())));
        found = waitFor(service().find(QStringLiteral("m")));
        QVERIFY(!found->hasSudoPassword);
        QVERIFY(!waitFor(service().secrets(*found))->sudoPassword);
    }

    void removedMachinesAreGone()
    {
        const auto added = waitFor(service().add(draftWithPassword(QStringLiteral("m"))));
        QVERIFY(waitFor(service().remove(QStringLiteral("m"))));
        QCOMPARE(waitFor(service().find(added->id)).error().code, ErrorCode::NotFound);
        QVERIFY(waitFor(service().find(added->id)).error().advice.contains(QLatin1String("clouddesk instance list")));
        QCOMPARE(waitFor(service().remove(QStringLiteral("m"))).error().code, ErrorCode::NotFound);
        QCOMPARE(auditedActions(),
                 (QStringList{QStringLiteral("instance.created"), QStringLiteral("instance.removed")}));
    }

    void onlyWhatWasStoredIsSaidToBeRemoved()
    {
        InstanceDraft byPath;
        byPath.name = QStringLiteral("m");
        byPath.host = QStringLiteral("m.example.org");
        byPath.user = QStringLiteral("u");
        byPath.keyPath = makeKey(QStringLiteral("k"));
        QVERIFY(waitFor(service().add(std::move(byPath))));
        const auto credentials = [this] {
            const auto records = waitFor(m_home->audit().list(1));
            return records->front().event.details[QLatin1String("credentials")].toVariant().toStringList();
        };
        QCOMPARE(credentials(), QStringList());
        const auto toAgent = [] {
            InstanceDraft draft;
            draft.authType = AuthType::Agent;
            return draft;
        };
        QVERIFY(waitFor(service().edit(QStringLiteral("m"), toAgent())));
        QCOMPARE(credentials(), QStringList());
        InstanceDraft byKey;
        byKey.authType = AuthType::Key;
        byKey.secrets.privateKey = Secret(readFile(makeKey(QStringLiteral("stored"))));
        QVERIFY(waitFor(service().edit(QStringLiteral("m"), std::move(byKey))));
        QCOMPARE(credentials(), QStringList(QStringLiteral("private key")));
        QVERIFY(waitFor(service().edit(QStringLiteral("m"), toAgent())));
        QCOMPARE(credentials(), QStringList(QStringLiteral("private key removed")));
        QVERIFY(!waitFor(service().secrets(*waitFor(service().find(QStringLiteral("m")))))->privateKey);
    }

    void listsAreOrderedAndPaged()
    {
        for (const char* name : {"c", "a", "d", "b"})
            QVERIFY(waitFor(service().add(draftWithPassword(QLatin1String(name)))));
        const auto names = [this](int limit, int offset) {
            QString all;
            const auto page = waitFor(service().list(limit, offset));
            for (const Instance& instance : *page)
                all += instance.name;
            return all;
        };
        QCOMPARE(names(1000, 0), QStringLiteral("abcd"));
        QCOMPARE(names(2, 1), QStringLiteral("bc"));
        QCOMPARE(names(2, 4), QString());
    }

    void marksAreKept()
    {
        const auto added = waitFor(service().add(draftWithPassword(QStringLiteral("m"))));
        QVERIFY(waitFor(service().markConnected(added->id)));
        QVERIFY(waitFor(service().markProvisioned(added->id, Desktop::Lxde, true)));
        const auto found = waitFor(service().find(QStringLiteral("m")));
        QVERIFY(found->lastConnectedAt.isValid() && found->isVncInstalled);
        QCOMPARE(*found->desktop, Desktop::Lxde);
        QVERIFY(waitFor(service().markProvisioned(added->id, std::nullopt, false)));
        QVERIFY(!waitFor(service().find(QStringLiteral("m")))->desktop);
    }

    void C4_movedSecretsDoNotOpen()
    {
        const auto first = waitFor(service().add(draftWithPassword(QStringLiteral("first"), "password one")));
        const auto second = waitFor(service().add(draftWithPassword(QStringLiteral("second"), "password two")));
        QVERIFY(
            executeSql(QStringLiteral("UPDATE instances SET sealed_password = (SELECT sealed_password FROM instances "
                                      "WHERE name = 'first') WHERE name = 'second'")));
        QCOMPARE(waitFor(service().secrets(*second)).error().code, ErrorCode::SealDamaged);
        QVERIFY(executeSql(
            QStringLiteral("UPDATE instances SET sealed_sudo_password = sealed_password WHERE name = 'first'")));
        QCOMPARE(waitFor(service().secrets(*first)).error().code, ErrorCode::SealDamaged);
        // What does not open any more can be replaced.
        InstanceDraft draft;
        draft.secrets.password = Secret("fresh");
        QVERIFY(waitFor(service().edit(QStringLiteral("second"), std::move(draft))));
        QCOMPARE(waitFor(service().secrets(*second))->password->view(), QByteArrayView("fresh"));
    }

    void aPassphraseByItselfMustOpenTheStoredKey()
    {
        InstanceDraft draft = draftWithPassword(QStringLiteral("m"));
        draft.secrets.password.reset();
        draft.secrets.privateKey = Secret(readFile(makeKey(QStringLiteral("k"), QStringLiteral("right"))));
        QVERIFY(waitFor(service().add(std::move(draft))));
        const auto give = [this](const char* passphrase) {
            InstanceDraft change;
            change.secrets.passphrase = Secret(passphrase);
            return waitFor(service().edit(QStringLiteral("m"), std::move(change)));
        };
        QCOMPARE(give("wrong").error().code, ErrorCode::CredentialUnusable);
        const auto right = give("right");
        QVERIFY2(right, qPrintable(problemOf(right)));
        QVERIFY(right->hasPassphrase);
        const auto removed = give("");
        QVERIFY2(removed, qPrintable(problemOf(removed)));
        QVERIFY(!removed->hasPassphrase);
    }

    void rotationOfTheMasterKeyReachesEverySecret()
    {
        const QString key = makeKey(QStringLiteral("k"), QStringLiteral("geheim"));
        InstanceDraft draft = draftWithPassword(QStringLiteral("key"));
        draft.secrets.password.reset();
        draft.secrets.privateKey = Secret(readFile(key));
        draft.secrets.passphrase = Secret("geheim");
        draft.secrets.sudoPassword = Secret("sudo");
        QVERIFY(waitFor(service().add(std::move(draft))));
        QVERIFY(waitFor(service().add(draftWithPassword(QStringLiteral("password")))));
        const auto rotated = waitFor(m_home->vault().rotate());
        QVERIFY2(rotated, qPrintable(problemOf(rotated)));
        m_home->stop();
        QVERIFY(m_home->start());
        const auto first = waitFor(service().secrets(*waitFor(service().find(QStringLiteral("key")))));
        QVERIFY2(first, qPrintable(problemOf(first)));
        QCOMPARE(first->privateKey->view(), QByteArrayView(readFile(key)));
        QCOMPARE(first->passphrase->view(), QByteArrayView("geheim"));
        QCOMPARE(first->sudoPassword->view(), QByteArrayView("sudo"));
        const auto second = waitFor(service().secrets(*waitFor(service().find(QStringLiteral("password")))));
        QCOMPARE(second->password->view(), QByteArrayView("hunter2"));
    }

    void whatCannotBeRecordedIsNotDone()
    {
        const auto kept = waitFor(service().add(draftWithPassword(QStringLiteral("kept"))));
        QVERIFY(executeSql(QStringLiteral("ALTER TABLE audit_log RENAME TO audit_log_away")));
        QVERIFY(!waitFor(service().add(draftWithPassword(QStringLiteral("new")))));
        InstanceDraft draft;
        draft.secrets.password = Secret("other");
        QVERIFY(!waitFor(service().edit(QStringLiteral("kept"), std::move(draft))));
        QVERIFY(!waitFor(service().remove(QStringLiteral("kept"))));
        QCOMPARE(waitFor(service().list())->size(), std::size_t(1));
        QCOMPARE(waitFor(service().secrets(*kept))->password->view(), QByteArrayView("hunter2"));
    }

    void C1_noSecretStandsInClearOnDisk()
    {
        QList<QByteArray> canaries;
        const QByteArray key = readFile(makeKey(QStringLiteral("canary"), QStringLiteral("x")));
        for (int i = 0; i < 50; ++i) {
            const QString name = QStringLiteral("machine %1").arg(i);
            const QByteArray canary = "canary-" + core::newId().toLatin1();
            InstanceDraft draft = draftWithPassword(name, canary.constData());
            draft.secrets.sudoPassword = Secret("sudo-" + canary);
            QVERIFY(waitFor(service().add(std::move(draft))));
            InstanceDraft edit;
            edit.secrets.password = Secret("edited-" + canary);
            QVERIFY(waitFor(service().edit(name, std::move(edit))));
            if (i % 2 == 0)
                QVERIFY(waitFor(service().remove(name)));
            canaries += canary;
        }
        InstanceDraft draft = draftWithPassword(QStringLiteral("key"));
        draft.secrets.password.reset();
        draft.secrets.privateKey = Secret(key);
        draft.secrets.passphrase = Secret("x");
        QVERIFY(waitFor(service().add(std::move(draft))));
        canaries += key.mid(key.size() / 2, 40);
        for (const bool isOpen : {true, false}) {
            if (!isOpen)
                m_home->stop();
            scanFor(canaries);
        }
    }

    void N4_errorsAndListsTellNoSecret()
    {
        const QByteArray canary("canary-4d1c0a");
        InstanceDraft draft = draftWithPassword(QStringLiteral("m"), canary.constData());
        draft.secrets.sudoPassword = Secret(canary);
        const auto added = waitFor(service().add(std::move(draft)));
        QVERIFY(!QJsonDocument(toJson(*added)).toJson().contains(canary));
        QCOMPARE(toJson(*added).value(QStringLiteral("hasSudoPassword")).toBool(), true);
        const auto records = waitFor(m_home->audit().list(100));
        for (const audit::Record& record : *records)
            QVERIFY(!QJsonDocument(record.event.details).toJson().contains(canary));
        QVERIFY(executeSql(QStringLiteral("ALTER TABLE instances RENAME TO instances_away")));
        const auto failed = waitFor(service().find(QStringLiteral("m")));
        const QString said = failed.error().toLine() + failed.error().advice;
        QVERIFY2(!said.contains(QLatin1String("SELECT")) && !said.contains(QString::fromLatin1(canary)),
                 qPrintable(said));
    }

private:
    void scanFor(const QList<QByteArray>& canaries)
    {
        QDir folder(m_home->dataDirectory());
        const QFileInfoList files = folder.entryInfoList(QDir::Files | QDir::Hidden);
        QVERIFY(!files.isEmpty());
        for (const QFileInfo& file : files) {
            const QByteArray content = readFile(file.absoluteFilePath());
            for (const QByteArray& canary : canaries) {
                const QString wide = QString::fromLatin1(canary);
                const QByteArray utf16(reinterpret_cast<const char*>(wide.utf16()), wide.size() * 2);
                for (const QByteArray& form : {canary, canary.toHex(), canary.toBase64().chopped(4), utf16})
                    QVERIFY2(!content.contains(form), qPrintable(file.fileName()));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestInstanceService)
#include "TestInstanceService.moc"
