// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/Effort.h"
#include "lab/HeldTransaction.h"
#include "vault/VaultFixture.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace clouddesk;
using core::ErrorCode;
using vaulttest::Installation;

namespace {

// In processes of their own.

int rotateFromHere(const QString& folder, int times)
{
    Installation installation(folder);
    if (const auto opened = installation.open(); !opened) {
        std::fprintf(stderr, "%s\n", qPrintable(opened.error().toLine()));
        return 2;
    }
    std::printf("ready\n");
    std::fflush(stdout);
    for (int i = 0; times == 0 || i < times; ++i) {
        if (const auto rotated = QCoro::waitFor(installation.vault->rotate()); !rotated) {
            std::fprintf(stderr, "%s\n", qPrintable(rotated.error().toLine()));
            return 3;
        }
    }
    return 0;
}

int openFromHere(const QString& folder)
{
    Installation installation(folder);
    if (const auto opened = installation.open(); !opened) {
        std::fprintf(stderr, "%s\n", qPrintable(opened.error().toLine()));
        return 2;
    }
    const auto secret = QCoro::waitFor(installation.vault->namedSecret(QStringLiteral("common")));
    if (!secret)
        return 3;
    std::printf("%s\n", secret->view().toByteArray().toHex().constData());
    return 0;
}

// Fails if a key that lies in a file does not move to the keychain.
int moveToKeychainFromHere(const QString& folder)
{
    {
        Installation before(folder);
        if (!before.open() || !before.fill(3) || !before.vault->isInKeyFile())
            return 2;
    }
    Installation installation(folder);
    const auto sources = [&] {
        std::vector<std::unique_ptr<vault::MasterKeySource>> all;
        all.push_back(vault::makeKeychainKeySource(folder, std::chrono::seconds(20)));
        all.push_back(vault::makeFileKeySource(installation.keyFile()));
        return all;
    };
    if (!installation.open(sources()) || !installation.vault->isInKeyFile())
        return 3;
    const auto moved = QCoro::waitFor(installation.vault->moveToKeychain());
    if (!moved)
        std::printf("%s\n", qPrintable(moved.error().toLine()));
    if (moved.value_or(0) != 3 || installation.vault->isInKeyFile() || QFile::exists(installation.keyFile()))
        return 4;
    installation.close();
    return installation.open(sources()) && installation.countSound() == 3 ? 0 : 5;
}

// Fails if the keychain does not do for a vault what a key file does.
int useKeychainFromHere(const QString& folder)
{
    for (int i = 0; i < 2; ++i) {
        Installation installation(folder);
        std::vector<std::unique_ptr<vault::MasterKeySource>> sources;
        sources.push_back(vault::makeKeychainKeySource(folder, std::chrono::seconds(20)));
        sources.push_back(vault::makeFileKeySource(installation.keyFile()));
        if (const auto opened = installation.open(std::move(sources)); !opened) {
            std::printf("%s\n", qPrintable(opened.error().toLine()));
            return 2;
        }
        if (!installation.fill(3) || QCoro::waitFor(installation.vault->rotate()).value_or(0) != 3)
            return 3;
        const auto status = QCoro::waitFor(installation.vault->status());
        if (!status || status->sourceKind != QStringLiteral("keychain") || !status->notice.isEmpty())
            return 4;
        if (installation.countSound() != 3 || QFile::exists(installation.keyFile()))
            return 5;
    }
    return 0;
}

std::unique_ptr<QProcess> makeChild()
{
    auto child = std::make_unique<QProcess>();
    child->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // A leak check cannot run in a process that is traced, and has no say in one that is killed.
    environment.insert(QStringLiteral("ASAN_OPTIONS"), QStringLiteral("detect_leaks=0"));
    child->setProcessEnvironment(environment);
    return child;
}

std::unique_ptr<QProcess> startRotating(const QString& folder, int times)
{
    auto child = makeChild();
    child->start(QCoreApplication::applicationFilePath(), {QStringLiteral("--rotate"), folder, QString::number(times)});
    return child;
}

// Lets a process rotate once and kills it when it makes the given call for the given time. True if it got that far.
bool rotateAndKillAt(const QString& folder, const QString& systemCall, int occurrence)
{
    auto child = makeChild();
    child->setStandardErrorFile(QProcess::nullDevice());
    child->setProcessChannelMode(QProcess::SeparateChannels);
    child->start(QStringLiteral("strace"),
                 {QStringLiteral("-f"), QStringLiteral("-qq"), QStringLiteral("-o"), QStringLiteral("/dev/null"),
                  QStringLiteral("-e"), QStringLiteral("trace=%1").arg(systemCall), QStringLiteral("-e"),
                  QStringLiteral("inject=%1:signal=SIGKILL:when=%2").arg(systemCall).arg(occurrence),
                  QCoreApplication::applicationFilePath(), QStringLiteral("--rotate"), folder, QStringLiteral("1")});
    child->waitForFinished(60000);
    return child->exitStatus() != QProcess::NormalExit || child->exitCode() != 0;
}

} // namespace

class TestVaultRotation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_temporary = std::make_unique<QTemporaryDir>(); }

    void C6_killedAtRandomMoments()
    {
        constexpr int notes = 60;
        constexpr int kills = 100;
        make(notes);
        for (int i = 0; i < kills; ++i) {
            const auto child = startRotating(m_temporary->path(), 0);
            QVERIFY(child->waitForReadyRead(30000));
            QTest::qWait(QRandomGenerator::global()->bounded(200));
            child->kill();
            QVERIFY(child->waitForFinished());
            requireSound(notes);
        }
        Installation installation(m_temporary->path());
        QVERIFY(installation.open().has_value());
        const auto status = QCoro::waitFor(installation.vault->status());
        qInfo("%d kills, key version %u at the end", kills, status->keyVersion);
        QVERIFY(status->keyVersion > 1);
    }

    void C6_killedAtEachStep_data()
    {
        QTest::addColumn<QString>("systemCall");
        for (const char* call :
             {"rename", "link", "unlink", "fsync", "fdatasync", "flock", "pwrite64", "write", "fchmod"})
            QTest::newRow(call) << QString::fromLatin1(call);
    }

    // Every call of a kind that changes files, in opening and rotating, one after the other.
    void C6_killedAtEachStep()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("strace")).isEmpty())
            QSKIP("strace");
        QFETCH(QString, systemCall);
        constexpr int notes = 3;
        make(notes);
        int occurrence = 1;
        while (rotateAndKillAt(m_temporary->path(), systemCall, occurrence)) {
            requireSound(notes);
            QVERIFY(++occurrence < 500);
        }
        requireSound(notes);
    }

    // The very first opening, where key and database come into being.
    void C5_killedAtEachStepOfTheBeginning()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("strace")).isEmpty())
            QSKIP("strace");
        for (const QString& call : {QStringLiteral("link"), QStringLiteral("fsync"), QStringLiteral("rename"),
                                    QStringLiteral("renameat2"), QStringLiteral("fdatasync")}) {
            int occurrence = 1;
            bool killed = true;
            while (killed) {
                const QTemporaryDir folder;
                killed = rotateAndKillAt(folder.path(), call, occurrence++);
                Installation installation(folder.path());
                const auto opened = installation.open();
                QVERIFY2(opened.has_value(), qPrintable(opened ? QString() : opened.error().toLine()));
                QVERIFY(occurrence < 100);
            }
        }
    }

    void C6_manyRows()
    {
        const int notes = lab::mayTakeLong() ? 100000 : 10000;
        make(notes);
        Installation installation(m_temporary->path());
        QVERIFY(installation.open().has_value());
        QElapsedTimer time;
        time.start();
        QCOMPARE(QCoro::waitFor(installation.vault->rotate()).value(), notes);
        qInfo("%d values sealed anew in %lld ms", notes, static_cast<long long>(time.elapsed()));
        QCOMPARE(installation.countSound(), notes);
    }

    void C6_rotatingWhileWriting()
    {
        // Every row but these stays as it is, and is sealed anew each time.
        const int present = lab::mayTakeLong() ? 100000 : 200;
        make(present);
        const auto child = startRotating(m_temporary->path(), lab::mayTakeLong() ? 3 : 20);
        QVERIFY(child->waitForReadyRead(30000));
        Installation installation(m_temporary->path());
        QVERIFY(installation.open().has_value());
        int conflicts = 0;
        for (int i = present; i < present + 200; ++i) {
            const QString id = QStringLiteral("note %1").arg(i, 6, 10, QLatin1Char('0'));
            while (true) {
                const auto stored = installation.store(id, "text of " + id.toUtf8());
                if (stored)
                    break;
                QCOMPARE(stored.error().code, ErrorCode::Conflict);
                ++conflicts;
                QVERIFY(QCoro::waitFor(installation.vault->refresh()).has_value());
            }
        }
        QVERIFY(child->state() == QProcess::NotRunning || child->waitForFinished(240000));
        QCOMPARE(child->exitCode(), 0);
        QVERIFY(QCoro::waitFor(installation.vault->refresh()).has_value());
        QCOMPARE(installation.countSound(), present + 200);
        qInfo("%d writes met a rotation and were done again", conflicts);
    }

    // Rotating many values takes long; who writes meanwhile waits for a small part of it alone.
    void K9_rotatingManyHoldsUpNoWriter()
    {
        make(lab::mayTakeLong() ? 100000 : 20000);
        const auto child = startRotating(m_temporary->path(), 1);
        QVERIFY(child->waitForReadyRead(30000));
        Installation installation(m_temporary->path());
        QVERIFY(installation.openDatabase().has_value());
        QElapsedTimer whole;
        whole.start();
        qint64 longest = 0;
        int writes = 0;
        while (child->state() != QProcess::NotRunning && !child->waitForFinished(1)) {
            QElapsedTimer one;
            one.start();
            QVERIFY(installation.execute(QStringLiteral("DELETE FROM notes WHERE id = 'none'")).has_value());
            longest = std::max(longest, one.elapsed());
            ++writes;
        }
        QCOMPARE(child->exitCode(), 0);
        qInfo("%d writes during %lld ms of rotation, the longest in %lld ms", writes, whole.elapsed(), longest);
        QVERIFY2(longest < whole.elapsed() / 2, qPrintable(QString::number(longest)));
    }

    // Rotating many values takes long; a program that is started meanwhile need not wait for it.
    void K9_aLongTransactionElsewhereHoldsUpNoReader()
    {
        make(3);
        Installation other(m_temporary->path());
        QVERIFY(other.open().has_value());
        const auto made = QCoro::waitFor(other.vault->namedSecret(QStringLiteral("common")));
        QVERIFY(made.has_value());
        lab::HeldTransaction held(*other.database);
        QElapsedTimer clock;
        clock.start();
        Installation installation(m_temporary->path());
        const bool isOpen = installation.open().has_value();
        core::Result<core::Secret> secret = core::fail(ErrorCode::Internal, QString());
        if (isOpen)
            secret = QCoro::waitFor(installation.vault->namedSecret(QStringLiteral("common")));
        const int sound = isOpen ? installation.countSound() : 0;
        const qint64 took = clock.elapsed();
        QVERIFY(held.end().has_value());
        QVERIFY(secret && secret->equals(*made));
        QCOMPARE(sound, 3);
        QVERIFY2(took < 4000, qPrintable(QString::number(took)));
    }

    void aRealKeychainHoldsTheKey_data()
    {
        QTest::addColumn<QString>("role");
        QTest::newRow("from the start") << QStringLiteral("--keychain");
        QTest::newRow("moved there later") << QStringLiteral("--to-keychain");
    }
    void aRealKeychainHoldsTheKey()
    {
        QFETCH(QString, role);
        for (const char* program : {"dbus-run-session", "gnome-keyring-daemon"}) {
            if (QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty())
                QSKIP(program);
        }
        const auto child = makeChild();
        QProcessEnvironment environment = child->processEnvironment();
        for (const char* name : {"HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"})
            environment.insert(QString::fromLatin1(name), m_temporary->path());
        for (const char* name : {"XDG_CURRENT_DESKTOP", "DESKTOP_SESSION", "KDE_FULL_SESSION"})
            environment.remove(QString::fromLatin1(name));
        child->setProcessEnvironment(environment);
        child->start(QStringLiteral("dbus-run-session"),
                     {QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"),
                      QStringLiteral("printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null; "
                                     "exec \"$0\" \"$2\" \"$1\""),
                      QCoreApplication::applicationFilePath(), m_temporary->path(), role});
        QVERIFY(child->waitForFinished(100000));
        const QByteArray said = child->readAllStandardOutput();
        QVERIFY2(child->exitCode() == 0, (QByteArray::number(child->exitCode()) + ' ' + said).constData());
    }

    void manyRotateAtOnce()
    {
        make(50);
        std::vector<std::unique_ptr<QProcess>> children;
        for (int i = 0; i < 4; ++i)
            children.push_back(startRotating(m_temporary->path(), 5));
        for (const auto& child : children) {
            QVERIFY(child->waitForFinished(100000));
            QCOMPARE(child->exitCode(), 0);
        }
        requireSound(50);
        Installation installation(m_temporary->path());
        QVERIFY(installation.open().has_value());
        QCOMPARE(QCoro::waitFor(installation.vault->status())->keyVersion, 21U);
    }

    void manyBeginAtOnce()
    {
        std::vector<std::unique_ptr<QProcess>> children;
        for (int i = 0; i < 6; ++i) {
            auto child = makeChild();
            child->start(QCoreApplication::applicationFilePath(), {QStringLiteral("--open"), m_temporary->path()});
            children.push_back(std::move(child));
        }
        QByteArrayList secrets;
        for (const auto& child : children) {
            QVERIFY(child->waitForFinished(100000));
            QCOMPARE(child->exitCode(), 0);
            secrets.append(child->readAllStandardOutput());
        }
        QCOMPARE(secrets.count(secrets.front()), secrets.size());
        QCOMPARE(secrets.front().size(), 65);
    }

private:
    void make(int notes)
    {
        Installation installation(m_temporary->path());
        QVERIFY(installation.open().has_value());
        QVERIFY(installation.fill(notes).has_value());
    }

    void requireSound(int notes)
    {
        Installation installation(m_temporary->path());
        const auto opened = installation.open();
        QVERIFY2(opened.has_value(), qPrintable(opened ? QString() : opened.error().toLine()));
        QCOMPARE(installation.countSound(), notes);
    }

    std::unique_ptr<QTemporaryDir> m_temporary;
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--rotate"))
        return rotateFromHere(arguments.value(2), arguments.value(3).toInt());
    if (arguments.value(1) == QStringLiteral("--open"))
        return openFromHere(arguments.value(2));
    if (arguments.value(1) == QStringLiteral("--keychain"))
        return useKeychainFromHere(arguments.value(2));
    if (arguments.value(1) == QStringLiteral("--to-keychain"))
        return moveToKeychainFromHere(arguments.value(2));
    TestVaultRotation test;
    return QTest::qExec(&test, argc, argv);
}

#include "TestVaultRotation.moc"
