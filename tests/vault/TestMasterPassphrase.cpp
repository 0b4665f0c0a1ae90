// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/PassphraseKeySource.h"
#include "vault/VaultFixture.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace clouddesk;
using core::ErrorCode;
using core::Secret;
using vaulttest::Installation;

namespace {

constexpr crypto::ScryptCost cheap{4, 1, 1};
constexpr auto firstPassphrase = "correct horse battery staple";
constexpr auto secondPassphrase = "Pa\xc3\x9fwort mit \xc3\x9c";

/// A person who knows some passphrases and gives one after the other.
struct Person
{
    explicit Person(std::vector<QByteArray> passphrases)
        : known(std::move(passphrases))
    {
    }

    std::vector<QByteArray> known;
    std::vector<bool> asked;

    vault::AskPassphrase ask()
    {
        return [this](bool isAgain) { return answer(isAgain); };
    }

    core::Task<Secret> answer(bool isAgain)
    {
        const std::size_t number = isAgain ? m_last + 1 : 0;
        m_last = number;
        asked.push_back(isAgain);
        if (known.empty())
            co_return core::fail(ErrorCode::Cancelled, QStringLiteral("cancelled"));
        co_return Secret(known[std::min(number, known.size() - 1)]);
    }

private:
    std::size_t m_last = 0;
};

QString sealedFile(const Installation& installation)
{
    return installation.keyFile() + QStringLiteral(".sealed");
}

core::Result<void> openWith(Installation& installation, vault::AskPassphrase ask)
{
    std::vector<std::unique_ptr<vault::MasterKeySource>> sources;
    sources.push_back(vault::makeFileKeySource(installation.keyFile()));
    sources.push_back(std::make_unique<vault::PassphraseKeySource>(sealedFile(installation), std::move(ask), cheap));
    return installation.open(std::move(sources));
}

core::Result<int> protect(Installation& installation, const char* passphrase)
{
    return QCoro::waitFor(installation.vault->protect(Secret(QByteArrayView(passphrase))));
}

core::Result<void> unlock(Installation& installation, const char* passphrase)
{
    return QCoro::waitFor(installation.vault->unlock(Secret(QByteArrayView(passphrase))));
}

Person whoKnowsAll()
{
    return Person({firstPassphrase, secondPassphrase, firstPassphrase});
}

// In a process of its own: there and back again.
int protectFromHere(const QString& folder)
{
    Installation installation(folder);
    Person person = whoKnowsAll();
    if (!openWith(installation, person.ask()))
        return 2;
    const bool isDone = protect(installation, firstPassphrase) && protect(installation, secondPassphrase) &&
                        QCoro::waitFor(installation.vault->unprotect());
    return isDone ? 0 : 3;
}

// True if it was killed at that call.
bool isKilledAt(const QString& folder, const QString& systemCall, int occurrence)
{
    QProcess child;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("ASAN_OPTIONS"), QStringLiteral("detect_leaks=0"));
    child.setProcessEnvironment(environment);
    child.start(QStringLiteral("strace"),
                {QStringLiteral("-f"), QStringLiteral("-qq"), QStringLiteral("-o"), QStringLiteral("/dev/null"),
                 QStringLiteral("-e"), QStringLiteral("trace=%1").arg(systemCall), QStringLiteral("-e"),
                 QStringLiteral("inject=%1:signal=SIGKILL:when=%2").arg(systemCall).arg(occurrence),
                 QCoreApplication::applicationFilePath(), QStringLiteral("--protect"), folder});
    child.waitForFinished(60000);
    return child.exitStatus() != QProcess::NormalExit || child.exitCode() != 0;
}

} // namespace

class TestMasterPassphrase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_temporary = std::make_unique<QTemporaryDir>(); }

    void theKeyMovesUnderThePassphrase()
    {
        makeProtected();
        Installation installation(m_temporary->path());
        QVERIFY(!QFile::exists(installation.keyFile()));
        QCOMPARE(QFile::permissions(sealedFile(installation)) & ~(QFile::ReadUser | QFile::WriteUser),
                 QFile::ReadOwner | QFile::WriteOwner);
        Person person({firstPassphrase});
        QVERIFY(openWith(installation, person.ask()).has_value());
        QCOMPARE(person.asked.size(), std::size_t(1));
        QCOMPARE(installation.countSound(), notes);
        const auto status = QCoro::waitFor(installation.vault->status());
        QCOMPARE(status->sourceKind, QStringLiteral("passphrase"));
        QVERIFY(installation.vault->isProtected());
        // A rotation stays under it, and asks nobody.
        QCOMPARE(QCoro::waitFor(installation.vault->rotate()).value_or(0), notes);
        QCOMPARE(person.asked.size(), std::size_t(1));
        QCOMPARE(installation.countSound(), notes);
    }

    void aWrongOneIsAskedForThreeTimes()
    {
        makeProtected();
        Installation installation(m_temporary->path());
        Person person({"not it", "nor this", "nor that"});
        const auto opened = openWith(installation, person.ask());
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::CredentialUnusable);
        QVERIFY2(opened.error().text.contains(QStringLiteral("was wrong 3 times")), qPrintable(opened.error().text));
        QVERIFY((person.asked == std::vector<bool>{false, true, true}));
    }

    void whoWouldRatherNotIsAskedOnce()
    {
        makeProtected();
        Installation installation(m_temporary->path());
        Person person({});
        QCOMPARE(openWith(installation, person.ask()).error().code, ErrorCode::Cancelled);
        QCOMPARE(person.asked.size(), std::size_t(1));
    }

    void nobodyIsThereToBeAsked()
    {
        makeProtected();
        Installation installation(m_temporary->path());
        const auto opened = openWith(installation, {});
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::VaultLocked);
        QVERIFY2(opened.error().text.contains(QStringLiteral("locked with the master passphrase")),
                 qPrintable(opened.error().text));
        QVERIFY(opened.error().advice.contains(QStringLiteral("terminal")));
    }

    void aLockedVaultOpensNothing()
    {
        makeProtected();
        Installation installation(m_temporary->path());
        Person person = whoKnowsAll();
        QVERIFY(openWith(installation, person.ask()).has_value());
        const auto sealed = installation.vault->seal(Secret(QByteArrayView("text")), vaulttest::noteContext({}));
        QVERIFY(installation.vault->lock().has_value());
        QVERIFY(installation.vault->isLocked());
        const std::size_t askedBefore = person.asked.size();
        const auto code = [](const auto& result) { return result ? ErrorCode::Internal : result.error().code; };
        vault::Vault& vault = *installation.vault;
        QCOMPARE(code(vault.seal(Secret(QByteArrayView("text")), vaulttest::noteContext({}))), ErrorCode::VaultLocked);
        QCOMPARE(code(vault.unseal(*sealed, vaulttest::noteContext({}))), ErrorCode::VaultLocked);
        QCOMPARE(code(QCoro::waitFor(vault.namedSecret(QStringLiteral("any")))), ErrorCode::VaultLocked);
        QCOMPARE(code(QCoro::waitFor(vault.rotate())), ErrorCode::VaultLocked);
        QCOMPARE(code(QCoro::waitFor(vault.unprotect())), ErrorCode::VaultLocked);
        QCOMPARE(code(QCoro::waitFor(vault.refresh())), ErrorCode::VaultLocked);
        QCOMPARE(code(QCoro::waitFor(vault.status())), ErrorCode::VaultLocked);
        QCOMPARE(code(protect(installation, secondPassphrase)), ErrorCode::VaultLocked);
        QCOMPARE(code(unlock(installation, secondPassphrase)), ErrorCode::KeyWrong);
        QVERIFY(vault.isLocked());
        QVERIFY(unlock(installation, firstPassphrase).has_value());
        QCOMPARE(installation.countSound(), notes);
        QCOMPARE(person.asked.size(), askedBefore);
    }

    void withoutAPassphraseNothingLocks()
    {
        Installation installation(m_temporary->path());
        QVERIFY(openWith(installation, {}).has_value());
        QVERIFY(installation.fill(1).has_value());
        QCOMPARE(installation.vault->lock().error().code, ErrorCode::Unsupported);
        QCOMPARE(QCoro::waitFor(installation.vault->unprotect()).error().code, ErrorCode::NotFound);
        QCOMPARE(protect(installation, "short").error().code, ErrorCode::InvalidArgument);
        QCOMPARE(installation.countSound(), 1);
        QVERIFY(!installation.vault->isProtected());
        QVERIFY(QFile::exists(installation.keyFile()));
    }

    void itCanBeChangedAndTakenAway()
    {
        makeProtected();
        {
            Installation installation(m_temporary->path());
            Person person({firstPassphrase});
            QVERIFY(openWith(installation, person.ask()).has_value());
            QCOMPARE(protect(installation, secondPassphrase).value_or(0), notes);
            QVERIFY(installation.vault->lock().has_value());
            QCOMPARE(unlock(installation, firstPassphrase).error().code, ErrorCode::KeyWrong);
            QVERIFY(unlock(installation, secondPassphrase).has_value());
            QCOMPARE(QCoro::waitFor(installation.vault->unprotect()).value_or(0), notes);
            QVERIFY(!installation.vault->isProtected());
            QVERIFY(!QFile::exists(sealedFile(installation)));
        }
        Installation installation(m_temporary->path());
        QVERIFY(openWith(installation, {}).has_value());
        QCOMPARE(installation.countSound(), notes);
    }

    // What is made after it is sealed under the passphrase that is still the one.
    void aChangeThatFailedChangesNothing()
    {
        makeProtected();
        {
            Installation installation(m_temporary->path());
            Person person({firstPassphrase});
            QVERIFY(openWith(installation, person.ask()).has_value());
            const vault::Vault::Alongside refuse = [](storage::Transaction&, int) -> core::Result<void> {
                return core::fail(ErrorCode::DatabaseFailed, QStringLiteral("no"));
            };
            auto change = installation.vault->protect(Secret(QByteArrayView(secondPassphrase)), refuse);
            QCOMPARE(QCoro::waitFor(std::move(change)).error().code, ErrorCode::DatabaseFailed);
            QCOMPARE(QCoro::waitFor(installation.vault->rotate()).value_or(0), notes);
        }
        Installation installation(m_temporary->path());
        Person person({firstPassphrase});
        const auto opened = openWith(installation, person.ask());
        QVERIFY2(opened.has_value(), qPrintable(opened ? QString() : opened.error().toLine()));
        QCOMPARE(person.asked.size(), std::size_t(1));
        QCOMPARE(installation.countSound(), notes);
    }

    // Killed after the key had moved away: the file that was left behind goes, and nobody is asked again.
    void aSealedKeyLeftBehindGoes()
    {
        makeProtected();
        const QByteArray left = vaulttest::contentOf(sealedFile(Installation(m_temporary->path())));
        {
            Installation installation(m_temporary->path());
            Person person({firstPassphrase});
            QVERIFY(openWith(installation, person.ask()).has_value());
            QVERIFY(QCoro::waitFor(installation.vault->unprotect()).has_value());
            QVERIFY(vaulttest::overwrite(sealedFile(installation), left));
        }
        Installation installation(m_temporary->path());
        QVERIFY(openWith(installation, {}).has_value());
        QCOMPARE(installation.countSound(), notes);
        QVERIFY(!QFile::exists(sealedFile(installation)));
    }

    // Characters are what a person counts, whatever they take in UTF-8.
    void aShortOneIsRefusedInEveryScript()
    {
        Installation installation(m_temporary->path());
        QVERIFY(openWith(installation, {}).has_value());
        const auto refused = protect(installation, "\xc3\xa4\xc3\xb6\xc3\xbc\xc3\x9f");
        QVERIFY(!refused && refused.error().code == ErrorCode::InvalidArgument);
        QVERIFY(!installation.vault->isProtected());
    }

    void anotherProgramMayRotateMeanwhile()
    {
        makeProtected();
        Installation one(m_temporary->path());
        Person person({firstPassphrase});
        QVERIFY(openWith(one, person.ask()).has_value());
        QVERIFY(one.vault->lock().has_value());
        {
            Installation other(m_temporary->path());
            QVERIFY(openWith(other, person.ask()).has_value());
            QVERIFY(QCoro::waitFor(other.vault->rotate()).has_value());
            QVERIFY(protect(other, secondPassphrase).has_value());
        }
        QCOMPARE(unlock(one, firstPassphrase).error().code, ErrorCode::KeyWrong);
        QVERIFY(unlock(one, secondPassphrase).has_value());
        QCOMPARE(one.countSound(), notes);
    }

    // Each call that changes files, on the way there and back.
    void killedAtEachStep_data()
    {
        QTest::addColumn<QString>("systemCall");
        for (const char* call : {"rename", "unlink", "fsync", "fdatasync", "pwrite64"})
            QTest::newRow(call) << QString::fromLatin1(call);
    }

    void killedAtEachStep()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("strace")).isEmpty())
            QSKIP("strace");
        QFETCH(QString, systemCall);
        {
            Installation installation(m_temporary->path());
            QVERIFY(openWith(installation, {}).has_value());
            QVERIFY(installation.fill(notes).has_value());
        }
        int occurrence = 1;
        while (isKilledAt(m_temporary->path(), systemCall, occurrence)) {
            Installation installation(m_temporary->path());
            Person person = whoKnowsAll();
            const auto opened = openWith(installation, person.ask());
            QVERIFY2(opened.has_value(), qPrintable(opened ? QString() : opened.error().toLine()));
            QCOMPARE(installation.countSound(), notes);
            QVERIFY(++occurrence < 300);
        }
        QVERIFY(occurrence > 1);
    }

    // Whoever can write to the data folder can spoil the file, and no more.
    void aDamagedFileIsRefused()
    {
        makeProtected();
        Installation installation(m_temporary->path());
        const QByteArray sound = vaulttest::contentOf(sealedFile(installation));
        std::vector<QByteArray> damaged{{},          sound.left(1),        sound.left(39), sound.left(60),
                                        sound + 'x', QByteArray(5000, 'x')};
        for (qsizetype at = 0; at < sound.size(); at += 3) {
            damaged.push_back(sound);
            damaged.back()[at] = static_cast<char>(~damaged.back()[at]);
        }
        for (const QByteArray& content : damaged) {
            QVERIFY(vaulttest::overwrite(sealedFile(installation), content));
            Person person({firstPassphrase});
            QVERIFY(!openWith(installation, person.ask()));
            installation.close();
        }
        QVERIFY(vaulttest::overwrite(sealedFile(installation), sound));
        Person person({firstPassphrase});
        QVERIFY(openWith(installation, person.ask()).has_value());
        QCOMPARE(installation.countSound(), notes);
    }

private:
    static constexpr int notes = 3;

    void makeProtected()
    {
        Installation installation(m_temporary->path());
        QVERIFY(openWith(installation, {}).has_value());
        QVERIFY(installation.fill(notes).has_value());
        QCOMPARE(protect(installation, firstPassphrase).value_or(0), notes);
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--protect"))
        return protectFromHere(arguments.value(2));
    TestMasterPassphrase test;
    return QTest::qExec(&test, argc, argv);
}

#include "TestMasterPassphrase.moc"
