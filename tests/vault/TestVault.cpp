// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/Digest.h"
#include "vault/VaultFixture.h"

#include <QDirIterator>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace clouddesk;
using core::ErrorCode;
using core::Secret;
using vaulttest::contentOf;
using vaulttest::Installation;
using vaulttest::noteContext;
using vaulttest::overwrite;

namespace {

QByteArray keyText()
{
    return crypto::randomBytes(32).toBase64() + '\n';
}

int modeOf(const QString& path)
{
    struct stat status = {};
    return lstat(path.toLocal8Bit().constData(), &status) == 0 ? static_cast<int>(status.st_mode & 07777) : -1;
}

void makePrivate(const QString& path)
{
    QCOMPARE(chmod(path.toLocal8Bit().constData(), 0600), 0);
}

// The forms in which a leaked text could lie in a file.
QList<QByteArray> formsOf(const QByteArray& text)
{
    const QString wide = QString::fromLatin1(text);
    QList<QByteArray> forms = {text, text.toHex(), text.toHex().toUpper(),
                               QByteArray(reinterpret_cast<const char*>(wide.utf16()), wide.size() * 2)};
    for (const qsizetype offset : {0, 1, 2}) {
        // Without the characters at the ends, which depend on the neighbours.
        const QByteArray encoded = (QByteArray(offset, 'x') + text).toBase64();
        forms.append(encoded.sliced(4, encoded.size() - 8));
    }
    return forms;
}

std::vector<std::unique_ptr<vault::MasterKeySource>> only(std::unique_ptr<vault::MasterKeySource> source)
{
    std::vector<std::unique_ptr<vault::MasterKeySource>> sources;
    sources.push_back(std::move(source));
    return sources;
}

} // namespace

class TestVault : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_installation = std::make_unique<Installation>(m_temporary->path());
    }

    // What asks a person something, as keychains do, is left alone until there is a secret.
    void aNewDatabaseTakesItsKeyWhenItIsNeeded()
    {
        QVERIFY(installation().openDatabase().has_value());
        const auto open = [this] {
            return QCoro::waitFor(vault::Vault::openWhenNeeded(
                *installation().database, only(vault::makeFileKeySource(installation().keyFile())), {}));
        };
        const auto vault = open();
        QVERIFY(vault.has_value());
        QVERIFY(!(*vault)->isOpen());
        QVERIFY(!QFile::exists(installation().keyFile()));
        QVERIFY(!(*vault)->isProtected() && !(*vault)->isInKeyFile());
        QStringList made;
        (*vault)->setOnKeyMade([&made](const QString& sourceKind) { made += sourceKind; });
        QVERIFY(!(*vault)->seal(Secret("hunter2"), noteContext(QStringLiteral("a"))).has_value());
        // Whoever comes first, the same secret comes of it.
        auto first = (*vault)->namedSecret(QStringLiteral("audit"));
        auto second = (*vault)->namedSecret(QStringLiteral("audit"));
        const auto one = QCoro::waitFor(std::move(first));
        const auto other = QCoro::waitFor(std::move(second));
        QVERIFY(one && other && one->equals(*other));
        QVERIFY((*vault)->isOpen() && (*vault)->isInKeyFile());
        QVERIFY(QFile::exists(installation().keyFile()));
        QCOMPARE(made, QStringList(QStringLiteral("key_file")));
        // From then on there is a key, and its lack is found out at the start.
        const auto again = open();
        QVERIFY(again.has_value() && (*again)->isOpen());
        QCOMPARE(QCoro::waitFor((*again)->moveToKeychain()).error().code, ErrorCode::Unsupported);
        QVERIFY(QFile::remove(installation().keyFile()));
        const auto lost = open();
        QVERIFY(!lost);
        QCOMPARE(lost.error().code, ErrorCode::KeyUnavailable);
    }

    void whatIsSealedOpensAfterARestart()
    {
        QVERIFY(installation().open().has_value());
        QVERIFY(installation().store(QStringLiteral("a"), "hunter2").has_value());
        installation().close();
        QVERIFY(installation().open().has_value());
        QCOMPARE(installation().read(QStringLiteral("a")).value(), QByteArray("hunter2"));
    }

    void namedSecretsStay()
    {
        QVERIFY(installation().open().has_value());
        const auto first = QCoro::waitFor(installation().vault->namedSecret(QStringLiteral("audit")));
        const auto other = QCoro::waitFor(installation().vault->namedSecret(QStringLiteral("other"), 64));
        QVERIFY(first.has_value());
        QCOMPARE(first->size(), 32U);
        QCOMPARE(other->size(), 64U);
        QVERIFY(QCoro::waitFor(installation().vault->rotate()).has_value());
        installation().close();
        QVERIFY(installation().open().has_value());
        const auto again = QCoro::waitFor(installation().vault->namedSecret(QStringLiteral("audit")));
        QVERIFY(again->equals(*first));
    }

    void statusTells()
    {
        QVERIFY(installation().open().has_value());
        QVERIFY(installation().fill(3).has_value());
        auto status = QCoro::waitFor(installation().vault->status());
        QVERIFY(status.has_value());
        QCOMPARE(status->sourceKind, QStringLiteral("key_file"));
        QVERIFY(status->sourceDescription.contains(installation().keyFile()));
        QVERIFY(status->notice.contains(installation().keyFile()));
        QCOMPARE(status->keyVersion, 1U);
        QCOMPARE(status->sealedValues, 3);
        QVERIFY(status->createdAt.isValid());
        QVERIFY(!status->rotatedAt.isValid());
        QVERIFY(QCoro::waitFor(installation().vault->rotate()).has_value());
        status = QCoro::waitFor(installation().vault->status());
        QCOMPARE(status->keyVersion, 2U);
        QVERIFY(status->rotatedAt.isValid());
    }

    void C1_plaintextScan()
    {
        QVERIFY(installation().open().has_value());
        QByteArrayList canaries;
        for (int i = 0; i < 200; ++i) {
            const QByteArray canary = "canary" + crypto::randomBytes(12).toHex();
            canaries.append(canary);
            QVERIFY(installation().store(QString::number(i % 100), canary).has_value());
        }
        QVERIFY(installation().execute(QStringLiteral("DELETE FROM notes WHERE id < '50'")).has_value());
        QVERIFY(QCoro::waitFor(installation().vault->rotate()).has_value());
        scan(canaries);
        installation().close();
        scan(canaries);
    }

    void C2_transplantedValuesDoNotOpen()
    {
        QVERIFY(installation().open().has_value());
        const auto& vault = *installation().vault;
        const QByteArray sealed = vault.seal(Secret("x"), noteContext(QStringLiteral("a"))).value();
        QVERIFY(vault.unseal(sealed, noteContext(QStringLiteral("a"))).has_value());
        const vault::SealContext home = noteContext(QStringLiteral("a"));
        for (auto part : {&vault::SealContext::table, &vault::SealContext::column, &vault::SealContext::rowId,
                          &vault::SealContext::ownerId}) {
            vault::SealContext elsewhere = home;
            elsewhere.*part += QLatin1Char('b');
            QCOMPARE(vault.unseal(sealed, elsewhere).error().code, ErrorCode::SealDamaged);
        }
        // The border between two parts belongs to what is authenticated.
        const vault::SealContext shifted{home.table, home.column, QStringLiteral("aa"), QStringLiteral("lice")};
        QCOMPARE(vault.unseal(sealed, shifted).error().code, ErrorCode::SealDamaged);
    }

    void C2_valuesFromAnOlderBackupDoNotOpen()
    {
        QVERIFY(installation().open().has_value());
        const auto context = noteContext(QStringLiteral("a"));
        const QByteArray before = installation().vault->seal(Secret("old"), context).value();
        QVERIFY(QCoro::waitFor(installation().vault->rotate()).has_value());
        QCOMPARE(installation().vault->unseal(before, context).error().code, ErrorCode::SealDamaged);
    }

    void C3_otherRowsStayUsable()
    {
        QVERIFY(installation().open().has_value());
        QVERIFY(installation().fill(10).has_value());
        QVERIFY(installation()
                    .execute(QStringLiteral("UPDATE notes SET sealed = x'00' WHERE id = 'note 000004'"))
                    .has_value());
        QCOMPARE(installation().countSound(), 9);
        // Rotation says which row stands in its way, and changes nothing.
        const auto refused = QCoro::waitFor(installation().vault->rotate());
        QCOMPARE(refused.error().code, ErrorCode::SealDamaged);
        QVERIFY(refused.error().where.contains(QStringLiteral("note 000004")));
        QCOMPARE(installation().countSound(), 9);
        installation().close();
        QVERIFY(installation().open().has_value());
        QCOMPARE(installation().countSound(), 9);
    }

    void C5_keyFileIsPrivateWhateverTheUmask()
    {
        const mode_t before = umask(0);
        QVERIFY(installation().open().has_value());
        QVERIFY(QCoro::waitFor(installation().vault->rotate()).has_value());
        umask(before);
        QCOMPARE(modeOf(installation().keyFile()), 0600);
        QCOMPARE(contentOf(installation().keyFile()).size(), 45);
        QVERIFY(!QFile::exists(installation().keyFile() + QStringLiteral(".next")));
    }

    void C5_unsafeKeyFilesAreRefused_data()
    {
        QTest::addColumn<QString>("harm");
        QTest::addColumn<QString>("word");
        for (const char* mode : {"mode 644", "mode 640", "mode 660", "mode 602", "mode 610"})
            QTest::newRow(mode) << QString::fromLatin1(mode) << QStringLiteral("other users");
        QTest::newRow("owner") << QStringLiteral("owner") << QStringLiteral("another user");
        QTest::newRow("link") << QStringLiteral("link") << QStringLiteral("symbolic link");
        QTest::newRow("missing") << QStringLiteral("missing") << QStringLiteral("no key file");
        QTest::newRow("cut") << QStringLiteral("cut") << QStringLiteral("not a key");
        QTest::newRow("empty") << QStringLiteral("empty") << QStringLiteral("empty");
        QTest::newRow("no base64") << QStringLiteral("no base64") << QStringLiteral("not a key");
        QTest::newRow("folder") << QStringLiteral("folder") << QStringLiteral("not a file");
        QTest::newRow("pipe") << QStringLiteral("pipe") << QStringLiteral("not a file");
    }

    void C5_unsafeKeyFilesAreRefused()
    {
        QFETCH(QString, harm);
        QFETCH(QString, word);
        if (harm == QStringLiteral("owner") && geteuid() != 0)
            QSKIP("only root can give a file away");
        QVERIFY(installation().open().has_value());
        QVERIFY(installation().fill(1).has_value());
        installation().close();
        doHarm(harm);
        const QByteArray before = contentOf(installation().keyFile());
        const auto refused = installation().open();
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, ErrorCode::KeyUnavailable);
        QVERIFY2(refused.error().text.contains(word), qPrintable(refused.error().text));
        QVERIFY(refused.error().text.contains(installation().keyFile()));
        QVERIFY(!refused.error().advice.isEmpty());
        // Nothing new was made where something was.
        QCOMPARE(contentOf(installation().keyFile()), before);
        QCOMPARE(QFile::exists(installation().keyFile()), harm != QStringLiteral("missing"));
    }

    void C5_theWrongKeyIsRefused()
    {
        QVERIFY(installation().open().has_value());
        QVERIFY(installation().fill(1).has_value());
        installation().close();
        const QByteArray right = contentOf(installation().keyFile());
        const QByteArray wrong = keyText();
        QVERIFY(overwrite(installation().keyFile(), wrong));
        const auto refused = installation().open();
        QCOMPARE(refused.error().code, ErrorCode::KeyWrong);
        QVERIFY(!refused.error().advice.isEmpty());
        QCOMPARE(contentOf(installation().keyFile()), wrong);
        QVERIFY(overwrite(installation().keyFile(), right));
        QVERIFY(installation().open().has_value());
        QCOMPARE(installation().countSound(), 1);
    }

    void C5_aLostVaultRecordIsNotANewVault()
    {
        QVERIFY(installation().open().has_value());
        QVERIFY(installation().fill(2).has_value());
        QVERIFY(installation().execute(QStringLiteral("DELETE FROM vault")).has_value());
        installation().close();
        const QByteArray key = contentOf(installation().keyFile());
        QCOMPARE(installation().open().error().code, ErrorCode::DatabaseDamaged);
        QCOMPARE(contentOf(installation().keyFile()), key);
    }

    void C5_aKeyWithoutADatabaseIsKept()
    {
        const QByteArray key = keyText();
        QVERIFY(overwrite(installation().keyFile(), key));
        makePrivate(installation().keyFile());
        QVERIFY(installation().open().has_value());
        QCOMPARE(contentOf(installation().keyFile()), key);
    }

    void C5_storeNeverReplacesTheCurrentKey()
    {
        const auto source = vault::makeFileKeySource(installation().keyFile());
        using Slot = vault::MasterKeySource::Slot;
        QVERIFY(QCoro::waitFor(source->store(Slot::Current, crypto::randomSecret(32))).has_value());
        const QByteArray key = contentOf(installation().keyFile());
        const auto refused = QCoro::waitFor(source->store(Slot::Current, crypto::randomSecret(32)));
        QCOMPARE(refused.error().code, ErrorCode::AlreadyExists);
        QCOMPARE(contentOf(installation().keyFile()), key);
    }

    void keysThatAnAdministratorProvides()
    {
        const QString file = m_temporary->filePath(QStringLiteral("provided.key"));
        QCOMPARE(installation().open(only(vault::makeEnvironmentKeySource(file))).error().code,
                 ErrorCode::KeyUnavailable);
        QVERIFY(!QFile::exists(file));
        QVERIFY(overwrite(file, "  " + keyText() + "\n\n"));
        makePrivate(file);
        QVERIFY(installation().open(only(vault::makeEnvironmentKeySource(file))).has_value());
        const auto refused = QCoro::waitFor(installation().vault->rotate());
        QCOMPARE(refused.error().code, ErrorCode::Unsupported);
        QVERIFY(refused.error().advice.contains(QStringLiteral("master.key")));
        const auto status = QCoro::waitFor(installation().vault->status());
        QCOMPARE(status->sourceKind, QStringLiteral("environment"));
        QVERIFY(status->notice.isEmpty());
    }

    void theEnvironmentDecidesTheSources()
    {
        const auto paths = core::Paths::open(m_temporary->filePath(QStringLiteral("data")));
        QVERIFY(paths.has_value());
        qunsetenv("CLOUDDESK_MASTER_KEY_FILE");
        auto sources = vault::Vault::usualSources(*paths);
        QCOMPARE(sources.size(), 3U);
        QCOMPARE(sources[0]->kind(), QStringLiteral("keychain"));
        QCOMPARE(sources[1]->kind(), QStringLiteral("key_file"));
        QCOMPARE(sources[2]->kind(), QStringLiteral("passphrase"));
        QCOMPARE(sources[0]->lockFile(), sources[1]->lockFile());
        qputenv("CLOUDDESK_MASTER_KEY_FILE", "/some/file");
        sources = vault::Vault::usualSources(*paths);
        qunsetenv("CLOUDDESK_MASTER_KEY_FILE");
        QCOMPARE(sources.size(), 1U);
        QCOMPARE(sources[0]->kind(), QStringLiteral("environment"));
    }

    void rotationElsewhereIsNoticed()
    {
        Installation other(m_temporary->path());
        QVERIFY(installation().open().has_value());
        QVERIFY(installation().fill(5).has_value());
        QVERIFY(other.open().has_value());
        QCOMPARE(QCoro::waitFor(other.vault->rotate()).value(), 5);
        QCOMPARE(installation().read(QStringLiteral("note 000000")).error().code, ErrorCode::Conflict);
        QCOMPARE(installation().store(QStringLiteral("late"), "text of late").error().code, ErrorCode::Conflict);
        QVERIFY(QCoro::waitFor(installation().vault->refresh()).has_value());
        QCOMPARE(installation().countSound(), 5);
        QVERIFY(installation().store(QStringLiteral("late"), "text of late").has_value());
        QCOMPARE(QCoro::waitFor(other.vault->rotate()).value(), 6);
        // Rotating itself begins with a look at what others did.
        QCOMPARE(QCoro::waitFor(installation().vault->rotate()).value(), 6);
        QCOMPARE(installation().countSound(), 6);
    }

private:
    Installation& installation() { return *m_installation; }

    void doHarm(const QString& harm)
    {
        const QString file = installation().keyFile();
        const QByteArray name = file.toLocal8Bit();
        if (harm.startsWith(QStringLiteral("mode ")))
            QCOMPARE(chmod(name.constData(), harm.mid(5).toUInt(nullptr, 8)), 0);
        else if (harm == QStringLiteral("owner"))
            QCOMPARE(chown(name.constData(), 65534, 65534), 0);
        else if (harm == QStringLiteral("link"))
            QVERIFY(QFile::rename(file, file + QStringLiteral(".real")) &&
                    QFile::link(file + QStringLiteral(".real"), file));
        else if (harm == QStringLiteral("cut"))
            QCOMPARE(truncate(name.constData(), 20), 0);
        else if (harm == QStringLiteral("empty"))
            QCOMPARE(truncate(name.constData(), 0), 0);
        else if (harm == QStringLiteral("no base64"))
            QVERIFY(overwrite(file, QByteArray(44, '!')));
        else
            QVERIFY(QFile::remove(file));
        if (harm == QStringLiteral("folder"))
            QCOMPARE(mkdir(name.constData(), 0700), 0);
        if (harm == QStringLiteral("pipe"))
            QCOMPARE(mkfifo(name.constData(), 0600), 0);
    }

    void scan(const QByteArrayList& canaries)
    {
        QDirIterator files(m_temporary->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        int count = 0;
        while (files.hasNext()) {
            const QByteArray content = contentOf(files.next());
            ++count;
            for (const QByteArray& canary : canaries) {
                for (const QByteArray& form : formsOf(canary))
                    QVERIFY2(!content.contains(form), qPrintable(files.filePath()));
            }
        }
        QVERIFY(count >= 2);
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
    std::unique_ptr<Installation> m_installation;
};

QTEST_GUILESS_MAIN(TestVault)
#include "TestVault.moc"
