// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "crypto/Keychain.h"

#include <qcoro/qcorotask.h>

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QElapsedTimer>
#include <QFile>
#include <QLocalServer>
#include <QProcess>
#include <QScopeGuard>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace clouddesk;
using core::ErrorCode;
using core::Secret;
using crypto::Keychain;

namespace {

const QByteArray binarySecret = QByteArray::fromHex("00ff0a0d80c3a4");

// What a child process that has a real keychain checks; each line that is printed is a failure.
int useRealKeychain()
{
    int failures = 0;
    const auto expect = [&failures](bool met, const char* what) {
        if (!met) {
            std::printf("%s\n", what);
            ++failures;
        }
    };
    const Keychain keychain(QStringLiteral("CloudDesk test"), {std::chrono::seconds(20)});
    const QString entry = QStringLiteral("an entry");
    const auto missing = QCoro::waitFor(keychain.read(entry));
    expect(!missing && missing.error().code == ErrorCode::NotFound, "an entry that is missing is not NotFound");
    if (!missing)
        std::printf("  (%s)\n", qPrintable(missing.error().toLine()));
    expect(QCoro::waitFor(keychain.write(entry, Secret(binarySecret))).has_value(), "writing failed");
    const auto found = QCoro::waitFor(keychain.read(entry));
    expect(found && found->view() == binarySecret, "what is read is not what was written");
    expect(QCoro::waitFor(keychain.write(entry, Secret("another"))).has_value(), "replacing failed");
    const auto replaced = QCoro::waitFor(keychain.read(entry));
    expect(replaced && replaced->view() == QByteArrayView("another"), "what is read is not what replaced it");
    const Keychain other(QStringLiteral("CloudDesk other"), {std::chrono::seconds(20)});
    expect(!QCoro::waitFor(other.read(entry)).has_value(), "two services share an entry");
    expect(QCoro::waitFor(keychain.remove(entry)).has_value(), "removing failed");
    expect(QCoro::waitFor(keychain.remove(entry)).has_value(), "removing twice failed");
    const auto gone = QCoro::waitFor(keychain.read(entry));
    expect(!gone && gone.error().code == ErrorCode::NotFound, "an entry that was removed is not NotFound");
    return failures;
}

// What a child process checks whose keychain never answers.
int useDeadKeychain()
{
    QElapsedTimer time;
    time.start();
    // Nobody lives who could be asking a person.
    const Keychain keychain(QStringLiteral("CloudDesk test"),
                            {std::chrono::milliseconds(1500), std::chrono::minutes(5)});
    const auto first = QCoro::waitFor(keychain.read(QStringLiteral("an entry")));
    const qint64 firstTook = time.restart();
    const auto second = QCoro::waitFor(keychain.write(QStringLiteral("an entry"), Secret("x")));
    std::printf("first %lld ms: %s\nsecond %lld ms: %s\n", static_cast<long long>(firstTook),
                first ? "answered" : qPrintable(first.error().toLine()), static_cast<long long>(time.elapsed()),
                second ? "answered" : qPrintable(second.error().toLine()));
    // The second call finds a bus that is still silent, or remembers that the first was given up.
    const bool refused = !first && first.error().code == ErrorCode::KeyUnavailable && !second &&
                         second.error().code == ErrorCode::KeyUnavailable;
    return refused && firstTook < 4000 && time.elapsed() < 3000 ? 0 : 1;
}

/// Takes every call and answers none, as a service does that asks a person meanwhile.
class Mute : public QDBusVirtualObject
{
public:
    using QDBusVirtualObject::QDBusVirtualObject;
    [[nodiscard]] QString introspect(const QString& /*path*/) const override { return {}; }
    bool handleMessage(const QDBusMessage& /*message*/, const QDBusConnection& /*connection*/) override { return true; }
};

int beMute()
{
    Mute mute;
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.registerVirtualObject(QStringLiteral("/"), &mute, QDBusConnection::SubPath) ||
        !bus.registerService(QStringLiteral("org.freedesktop.secrets")))
        return 1;
    return QCoreApplication::exec();
}

// What a child process checks whose keychain is busy with a person.
int useBusyKeychain()
{
    QProcess mute;
    mute.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--mute")});
    const auto end = qScopeGuard([&mute] {
        mute.kill();
        mute.waitForFinished();
    });
    const auto isThere = [] {
        return QDBusConnection::sessionBus().interface()->isServiceRegistered(
            QStringLiteral("org.freedesktop.secrets"));
    };
    if (!QTest::qWaitFor(isThere, 20000))
        return 2;
    QElapsedTimer time;
    time.start();
    const Keychain keychain(QStringLiteral("CloudDesk test"),
                            {std::chrono::milliseconds(500), std::chrono::milliseconds(3000)});
    const auto given = QCoro::waitFor(keychain.read(QStringLiteral("an entry")));
    std::printf("%lld ms: %s\n", static_cast<long long>(time.elapsed()),
                given ? "answered" : qPrintable(given.error().toLine()));
    return !given && time.elapsed() >= 3000 && time.elapsed() < 15000 ? 0 : 1;
}

QProcessEnvironment cleanEnvironment(const QString& home)
{
    QProcessEnvironment environment;
    environment.insert(QStringLiteral("PATH"), qEnvironmentVariable("PATH"));
    environment.insert(QStringLiteral("HOME"), home);
    environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), home);
    environment.insert(QStringLiteral("XDG_DATA_HOME"), home + QStringLiteral("/data"));
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home + QStringLiteral("/config"));
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), home + QStringLiteral("/cache"));
    // The process is killed for its leaks otherwise, and the libraries of the keychain have some.
    environment.insert(QStringLiteral("ASAN_OPTIONS"), QStringLiteral("detect_leaks=0"));
    return environment;
}

struct Outcome
{
    int status = -1;
    QByteArray output;
};

Outcome run(const QString& program, const QStringList& arguments, const QProcessEnvironment& environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(60000)) {
        process.kill();
        process.waitForFinished();
        return {-1, "did not end\n" + process.readAll()};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -2, process.readAll()};
}

// No services to be started on demand, so that nothing of this computer answers.
QString bareBusConfiguration(const QString& folder)
{
    const QString file = folder + QStringLiteral("/bus.conf");
    QFile configuration(file);
    if (configuration.open(QIODevice::WriteOnly))
        configuration.write("<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" "
                            "\"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\"><busconfig>"
                            "<type>session</type><listen>unix:tmpdir=/tmp</listen><policy context=\"default\">"
                            "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>"
                            "<allow own=\"*\"/></policy></busconfig>");
    return file;
}

} // namespace

class TestKeychain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<QTemporaryDir>(); }

    void aRealKeychainKeepsSecrets()
    {
        for (const char* program : {"dbus-run-session", "gnome-keyring-daemon"}) {
            if (QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty())
                QSKIP(program);
        }
        const QString script =
            QStringLiteral("printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null; "
                           "exec \"$0\" --real");
        const auto outcome =
            run(QStringLiteral("dbus-run-session"),
                {QStringLiteral("--"), QStringLiteral("sh"), QStringLiteral("-c"), script, thisProgram()},
                cleanEnvironment(m_home->path()));
        QVERIFY2(outcome.status == 0, outcome.output.constData());
    }

    void withoutABusThereIsNoKeychain()
    {
        const QByteArray bus = qgetenv("DBUS_SESSION_BUS_ADDRESS");
        const QByteArray runtime = qgetenv("XDG_RUNTIME_DIR");
        qunsetenv("DBUS_SESSION_BUS_ADDRESS");
        qputenv("XDG_RUNTIME_DIR", m_home->path().toLocal8Bit());
        QElapsedTimer time;
        time.start();
        const Keychain keychain(QStringLiteral("CloudDesk test"), {});
        const auto refused = QCoro::waitFor(keychain.read(QStringLiteral("an entry")));
        if (!bus.isEmpty())
            qputenv("DBUS_SESSION_BUS_ADDRESS", bus);
        if (!runtime.isEmpty())
            qputenv("XDG_RUNTIME_DIR", runtime);
        QCOMPARE(refused.error().code, ErrorCode::KeyUnavailable);
        QVERIFY(time.elapsed() < 500);
    }

    void aBusWithoutAKeychain()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("dbus-run-session")).isEmpty())
            QSKIP("dbus-run-session");
        const auto outcome = run(QStringLiteral("dbus-run-session"),
                                 {QStringLiteral("--config-file"), bareBusConfiguration(m_home->path()),
                                  QStringLiteral("--"), thisProgram(), QStringLiteral("--dead")},
                                 cleanEnvironment(m_home->path()));
        QVERIFY2(outcome.status == 0, outcome.output.constData());
    }

    void aKeychainThatAsksAPersonIsWaitedFor()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("dbus-run-session")).isEmpty())
            QSKIP("dbus-run-session");
        QProcessEnvironment environment = cleanEnvironment(m_home->path());
        environment.insert(QStringLiteral("XDG_CURRENT_DESKTOP"), QStringLiteral("GNOME"));
        const auto outcome = run(QStringLiteral("dbus-run-session"),
                                 {QStringLiteral("--config-file"), bareBusConfiguration(m_home->path()),
                                  QStringLiteral("--"), thisProgram(), QStringLiteral("--busy")},
                                 environment);
        QVERIFY2(outcome.status == 0, outcome.output.constData());
    }

    void aBusThatNeverAnswers_data()
    {
        QTest::addColumn<QString>("desktop");
        for (const char* desktop : {"", "GNOME", "KDE"})
            QTest::newRow(desktop) << QString::fromLatin1(desktop);
    }

    void aBusThatNeverAnswers()
    {
        QFETCH(QString, desktop);
        // Takes connections and says nothing.
        QLocalServer server;
        const QString socket = m_home->filePath(QStringLiteral("bus"));
        QVERIFY(server.listen(socket));
        QProcessEnvironment environment = cleanEnvironment(m_home->path());
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=%1").arg(socket));
        environment.insert(QStringLiteral("XDG_CURRENT_DESKTOP"), desktop);
        environment.insert(QStringLiteral("KDE_SESSION_VERSION"), QStringLiteral("5"));
        const auto outcome = run(thisProgram(), {QStringLiteral("--dead")}, environment);
        QVERIFY2(outcome.status == 0, outcome.output.constData());
    }

private:
    static QString thisProgram() { return QCoreApplication::applicationFilePath(); }

    std::unique_ptr<QTemporaryDir> m_home;
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QString role = QCoreApplication::arguments().value(1);
    if (role == QStringLiteral("--real"))
        return useRealKeychain();
    if (role == QStringLiteral("--dead"))
        return useDeadKeychain();
    if (role == QStringLiteral("--mute"))
        return beMute();
    if (role == QStringLiteral("--busy"))
        return useBusyKeychain();
    TestKeychain test;
    return QTest::qExec(&test, argc, argv);
}

#include "TestKeychain.moc"
