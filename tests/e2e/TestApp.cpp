// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Program.h"
#include "lab/Patience.h"
#include "lab/VirtualScreen.h"

#include <QColor>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QLocalSocket>
#include <QPixmap>
#include <QRegularExpression>
#include <QScreen>
#include <QStandardPaths>
#include <QTest>

#include <csignal>

using namespace clouddesk;
using lab::VirtualScreen;
using tests::Program;
using tests::Ran;

namespace {

constexpr int patience = 30000;

/// The numbers of the program's visible windows whose title fits the expression.
QList<QByteArray> windows(const QString& title)
{
    QList<QByteArray> numbers = VirtualScreen::ask({QStringLiteral("search"), QStringLiteral("--onlyvisible"),
                                                    QStringLiteral("--class"), QStringLiteral("clouddesk")})
                                    .split('\n');
    // Its own search by name does not find what is not ASCII.
    numbers.removeIf([expression = QRegularExpression(title)](const QByteArray& number) {
        const QByteArray name = VirtualScreen::ask({QStringLiteral("getwindowname"), QString::fromLatin1(number)});
        return number.isEmpty() || !expression.match(QString::fromUtf8(name)).hasMatch();
    });
    return numbers;
}

bool appears(const QString& title)
{
    return QTest::qWaitFor([&] { return !windows(title).isEmpty(); }, patience);
}

bool isActive(const QByteArray& window)
{
    return QTest::qWaitFor([&] { return VirtualScreen::isActive(window); }, patience);
}

const QString mainTitle = QStringLiteral("^CloudDesk$");
const QString lockTitle = QStringLiteral("^CloudDesk is locked");

} // namespace

/// "clouddesk" as it is started by a double click, a link, and once more: the built program on a real screen without a
/// tray.
class TestApp : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Program> m_program;
    std::unique_ptr<QProcess> m_first;

    void startFirst(const QStringList& words)
    {
        m_first = std::make_unique<QProcess>();
        m_program->start(*m_first, words);
        QVERIFY(m_first->waitForStarted(patience));
    }
    void addMachine()
    {
        // Port 1 refuses: the window that comes up is what is looked at here.
        Ran added = m_program->run("instance add web --host 127.0.0.1 --port 1 --user somebody --agent");
        QVERIFY2(added.status == 0, added.told());
    }

    void protect()
    {
        Ran set = m_program->run("vault protect --passphrase-stdin", "correct horse\n");
        QVERIFY2(set.status == 0, set.told());
    }
    static void type(const char* text)
    {
        QVERIFY(VirtualScreen::act({QStringLiteral("type"), QString::fromLatin1(text)}));
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("Return")}));
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(Program::binary()))
            QSKIP("the program is not built");
        if (Program().run("app").error.contains("without windows"))
            QSKIP("built without windows");
    }
    void init()
    {
        m_program = std::make_unique<Program>();
        m_program->environment().insert(QStringLiteral("DISPLAY"), qEnvironmentVariable("DISPLAY"));
    }
    void cleanup()
    {
        if (m_first && m_first->state() == QProcess::Running) {
            m_first->terminate();
            if (!m_first->waitForFinished(15000))
                m_first->kill();
            m_first->waitForFinished(5000);
        }
        m_first.reset();
        m_program.reset();
        QTRY_VERIFY_WITH_TIMEOUT(windows(mainTitle).isEmpty(), patience);
    }

    // Without a tray the last window's end is the program's end.
    void aStartWithoutWordsOpensTheWindowAndClosingItEnds()
    {
        // The key file is made, and told of, now.
        Ran list = m_program->run("instance list");
        QVERIFY2(list.status == 0, list.told());
        startFirst({});
        QVERIFY(appears(mainTitle));
        QVERIFY(isActive(windows(mainTitle).constFirst()));
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("alt+F4")}));
        QVERIFY(m_first->waitForFinished(patience));
        QCOMPARE(m_first->exitCode(), 0);
        QCOMPARE(m_first->readAllStandardError(), QByteArray());
    }

    // It is another program, and yet looks as this one, wherever that has its settings.
    void theDemoLooksAsTheApplication()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("Xtigervnc")).isEmpty())
            QSKIP("no Xtigervnc here");
        const QString folder = m_program->path(QStringLiteral("elsewhere"));
        QVERIFY(QDir().mkpath(folder));
        QFile settings(folder + QStringLiteral("/settings.json"));
        QVERIFY(settings.open(QIODevice::WriteOnly) && settings.write(R"({"theme": "dark"})") > 0);
        settings.close();
        QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        startFirst({QStringLiteral("--data-dir"), folder, QStringLiteral("app")});
        QVERIFY(appears(mainTitle));
        QVERIFY(isActive(windows(mainTitle).constFirst()));
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("alt+t")}));
        const QString demoTitle = QStringLiteral("^demo");
        QVERIFY2(appears(demoTitle), m_first->readAllStandardError().constData());
        const WId window = windows(demoTitle).constFirst().toULongLong();
        // The steps, with nothing at the edge of their page.
        QTRY_COMPARE(QGuiApplication::primaryScreen()->grabWindow(window).toImage().pixelColor(12, 12),
                     QColor(0x2b, 0x2d, 0x31));
        QVERIFY(isActive(windows(demoTitle).constFirst()));
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("alt+F4")}));
        QTRY_VERIFY_WITH_TIMEOUT(windows(demoTitle).isEmpty(), patience);
    }

    // Where there is no display, it says what can be done instead.
    void withoutADisplayThereIsHelp()
    {
        m_program->environment().remove(QStringLiteral("DISPLAY"));
        Ran help = m_program->run(QStringList());
        QVERIFY2(help.status == 2 && help.error.contains("--help"), help.told());
        Ran app = m_program->run("app");
        QVERIFY2(app.status != 0 && app.error.contains("display"), app.told());
    }

    // What is damaged or gone is told in a window, and left as it is.
    void whatKeepsItFromStartingIsTold_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("isGone");
        QTest::newRow("damaged database") << QStringLiteral("clouddesk.db") << false;
        QTest::newRow("vanished key") << QStringLiteral("master.key") << true;
        QTest::newRow("damaged key") << QStringLiteral("master.key") << false;
    }
    void whatKeepsItFromStartingIsTold()
    {
        QFETCH(QString, file);
        QFETCH(bool, isGone);
        addMachine();
        const QString path = m_program->dataDirectory() + QLatin1Char('/') + file;
        QVERIFY2(QFile::exists(path), qPrintable(QDir(m_program->dataDirectory()).entryList().join(QLatin1Char(' '))));
        const QByteArray noise("this is neither a database nor a key");
        if (isGone) {
            QVERIFY(QFile::rename(path, path + QStringLiteral(".away")));
        } else {
            QVERIFY(QFile::copy(path, path + QStringLiteral(".away")));
            QFile damaged(path);
            QVERIFY(damaged.open(QIODevice::WriteOnly) && damaged.write(noise) == noise.size());
        }
        startFirst({});
        const QString title = QStringLiteral("^CloudDesk cannot start");
        QVERIFY2(appears(title), m_first->readAllStandardError().constData());
        QVERIFY(isActive(windows(title).constFirst()));
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("Escape")}));
        QVERIFY(m_first->waitForFinished(patience));
        QCOMPARE(m_first->exitCode(), 1);
        QFile after(path);
        QCOMPARE(after.exists(), !isGone);
        if (after.open(QIODevice::ReadOnly))
            QCOMPARE(after.readAll(), noise);
        after.close();
        // With the file back, everything is there again.
        after.remove();
        QVERIFY(QFile::rename(path + QStringLiteral(".away"), path));
        Ran list = m_program->run("instance list");
        QVERIFY2(list.status == 0 && list.output.contains("web"), list.told());
    }

    // Its window comes before everything else; what a link wants meanwhile is done afterwards.
    void theMasterPassphraseIsAskedForFirst()
    {
        addMachine();
        protect();
        startFirst({QStringLiteral("app"), QStringLiteral("--hidden")});
        QVERIFY(appears(lockTitle));
        QVERIFY(isActive(windows(lockTitle).constFirst()));
        Ran second = m_program->run("clouddesk://connect/web");
        QVERIFY2(second.status == 0, second.told());
        QVERIFY(windows(mainTitle).isEmpty());
        const QByteArray asked = windows(lockTitle).constFirst();
        type("wrong horse");
        QTRY_VERIFY_WITH_TIMEOUT(!windows(lockTitle).isEmpty() && windows(lockTitle).constFirst() != asked, patience);
        QVERIFY(isActive(windows(lockTitle).constFirst()));
        type("correct horse");
        QVERIFY2(appears(QStringLiteral("web")), m_first->readAllStandardError().constData());
        QVERIFY(windows(lockTitle).isEmpty());
    }

    void whoWouldRatherNotGiveItEnds_data()
    {
        QTest::addColumn<int>("signal");
        QTest::newRow("Escape") << 0;
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
    }
    void whoWouldRatherNotGiveItEnds()
    {
        QFETCH(const int, signal);
        protect();
        startFirst({});
        QVERIFY(appears(lockTitle));
        QVERIFY(isActive(windows(lockTitle).constFirst()));
        if (signal == 0)
            QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("Escape")}));
        else
            ::kill(static_cast<pid_t>(m_first->processId()), signal);
        QVERIFY(m_first->waitForFinished(patience));
        QCOMPARE(m_first->exitStatus(), QProcess::NormalExit);
        QCOMPARE(m_first->exitCode(), 0);
        Ran status = m_program->run("audit verify");
        QVERIFY2(status.status != 0 && status.error.contains("locked with the master passphrase"), status.told());
    }

    void aSecondStartRaisesTheFirst()
    {
        startFirst({});
        QVERIFY(appears(mainTitle));
        const QByteArray window = windows(mainTitle).constFirst();
        QVERIFY(VirtualScreen::act({QStringLiteral("windowminimize"), QString::fromLatin1(window)}));
        QTRY_VERIFY_WITH_TIMEOUT(windows(mainTitle).isEmpty(), patience);
        Ran second = m_program->run(QStringList());
        QVERIFY2(second.status == 0, second.told());
        QVERIFY(appears(mainTitle));
        QVERIFY(isActive(window));
        QCOMPARE(m_first->state(), QProcess::Running);
        // What the desktop file's action starts.
        Ran adding = m_program->run("app --add");
        QVERIFY2(adding.status == 0, adding.told());
        QVERIFY(appears(QStringLiteral("^Add a machine")));
    }

    void aLinkIsHandedOver()
    {
        addMachine();
        startFirst({});
        QVERIFY(appears(mainTitle));
        Ran second = m_program->run("clouddesk://connect/web");
        QVERIFY2(second.status == 0, second.told());
        QVERIFY(appears(QStringLiteral("^web — CloudDesk$")));
        QCOMPARE(m_first->state(), QProcess::Running);
    }

    void aLinkStartsTheProgram()
    {
        addMachine();
        startFirst({QStringLiteral("clouddesk://connect/web/")});
        QVERIFY(appears(QStringLiteral("^web — CloudDesk$")));
    }

    // Anybody may write a link.
    void aBadLinkIsRefused_data()
    {
        QTest::addColumn<QString>("link");
        QTest::newRow("other verb") << QStringLiteral("clouddesk://remove/web");
        QTest::newRow("no name") << QStringLiteral("clouddesk://connect/");
        QTest::newRow("an option") << QStringLiteral("clouddesk://connect/--help%0A");
        QTest::newRow("a line feed") << QStringLiteral("clouddesk://connect/web%0Aweb");
        QTest::newRow("a zero") << QStringLiteral("clouddesk://connect/web%00");
        QTest::newRow("too long") << QStringLiteral("clouddesk://connect/") + QString(5000, QLatin1Char('a'));
    }
    void aBadLinkIsRefused()
    {
        QFETCH(QString, link);
        Ran refused = m_program->run({link});
        QVERIFY2(refused.status != 0, refused.told());
        QVERIFY2(refused.error.contains("link"), refused.told());
        QVERIFY(windows(mainTitle).isEmpty());
    }

    // A process that died leaves lock and socket behind; what comes over the socket may be anything.
    void aKilledFirstIsReplacedAndNoiseIsIgnored()
    {
        startFirst({});
        QVERIFY(appears(mainTitle));
        m_first->kill();
        QVERIFY(m_first->waitForFinished(patience));
        startFirst({});
        QVERIFY(appears(mainTitle));
        const QStringList folders =
            QDir(m_program->path(QString())).entryList({QStringLiteral("clouddesk-*")}, QDir::Dirs);
        QCOMPARE(folders.size(), 1);
        const QString path = m_program->path(folders.constFirst() + QStringLiteral("/app.socket"));
        for (const QByteArray& noise : {QByteArray("nonsense\n"), QByteArray(100000, 'x'),
                                        QByteArray("{\"machine\":\"a\\nb\"}\n"), QByteArray("\0\n\0\n", 4)}) {
            QLocalSocket socket;
            socket.connectToServer(path);
            QVERIFY(socket.waitForConnected(patience));
            socket.write(noise);
            QVERIFY(socket.state() == QLocalSocket::UnconnectedState || socket.waitForDisconnected(patience));
            QCOMPARE(socket.readAll(), QByteArray());
        }
        QCOMPARE(m_first->state(), QProcess::Running);
        QCOMPARE(windows(mainTitle).size(), 1);
        Ran second = m_program->run(QStringList());
        QVERIFY2(second.status == 0, second.told());
    }

    void anInterruptEndsIt()
    {
        startFirst({});
        QVERIFY(appears(mainTitle));
        kill(pid_t(m_first->processId()), SIGINT);
        QVERIFY(m_first->waitForFinished(patience));
        QCOMPARE(m_first->exitStatus(), QProcess::NormalExit);
        QCOMPARE(m_first->exitCode(), 0);
    }
};

int main(int argumentCount, char** arguments)
{
    if (!VirtualScreen::isThere()) {
        std::puts("SKIP: Xvfb, openbox or xdotool is not installed");
        return 0;
    }
    const VirtualScreen screen;
    const QGuiApplication application(argumentCount, arguments);
    TestApp test;
    return QTest::qExec(&test, argumentCount, arguments);
}

#include "TestApp.moc"
