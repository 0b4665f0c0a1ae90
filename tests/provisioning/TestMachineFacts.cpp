// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provisioning/MachineFacts.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace clouddesk;
using desktops::MachineFacts;
using desktops::PackageManager;
using desktops::ProvisioningState;
using desktops::SudoAccess;

namespace {

QDir probes()
{
    return QDir(qEnvironmentVariable("CLOUDDESK_SOURCE_DIR") + QStringLiteral("/tests/provisioning/probes"));
}

QByteArray recorded(const QString& name)
{
    QFile file(probes().filePath(name + QStringLiteral(".txt")));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray answer(const QByteArray& more)
{
    return "\nclouddesk-probe-1 begin\nuser.id=1000\nuser.home=/home/a\npackages=apt\n" + more +
           "clouddesk-probe-1 end\n";
}

bool isRefused(const QByteArray& text)
{
    const auto facts = MachineFacts::parse(text);
    return !facts && facts.error().code == core::ErrorCode::CommandFailed && !facts.error().text.contains(u'\n');
}

} // namespace

class TestMachineFacts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryRecordedProbe()
    {
        const QStringList names = probes().entryList({QStringLiteral("*.txt")}, QDir::Files);
        QVERIFY(names.size() >= 17);
        for (const QString& name : names) {
            const auto facts = MachineFacts::parse(recorded(name.chopped(4)));
            QVERIFY2(facts, qPrintable(name + QStringLiteral(": ") + (facts ? QString() : facts.error().text)));
            QVERIFY(!facts->systemId.isEmpty() && !facts->kernel.isEmpty() && facts->memoryBytes > 0);
            QVERIFY2(name.startsWith(facts->systemId) || name.startsWith(QLatin1String("amazon")) ||
                         name.startsWith(QLatin1String("oracle")) || name.startsWith(QLatin1String("alma")),
                     qPrintable(name));
        }
    }

    void readsAMachineWithADesktop()
    {
        const auto facts = MachineFacts::parse(recorded(QStringLiteral("debian-12-xfce")));
        QVERIFY(facts);
        QCOMPARE(facts->systemName, QStringLiteral("Debian GNU/Linux 12 (bookworm)"));
        QCOMPARE(facts->packageManager, PackageManager::Apt);
        QCOMPARE(facts->sudo, SudoAccess::NeedsPassword);
        QCOMPARE(facts->vncServer, QStringLiteral("/usr/bin/Xtigervnc"));
        QCOMPARE(facts->vncServerVersion, QStringLiteral("1.12.0"));
        QVERIFY(facts->vncServerTakesUnixSocket && facts->hasDbusLauncher && facts->hasXauth && facts->hasFlock);
        QVERIFY(facts->hasDesktop(instances::Desktop::Xfce));
        QVERIFY(!facts->hasDesktop(instances::Desktop::Lxde));
        QCOMPARE(facts->provisioning, ProvisioningState::Complete);
    }

    void readsRunningDisplays()
    {
        const auto facts = MachineFacts::parse(
            answer("display=1\ndisplay.pid=4711\ndisplay.port=\ndisplay.desktop=lxde\ndisplay.geometry=1280x800\n"
                   "display.socket=/home/a/.local/state/clouddesk/displays/1/rfb\n"
                   "display=7\ndisplay.pid=4712\ndisplay.port=5907\ndisplay.desktop=xfce\ndisplay.geometry=\n"
                   "display.socket=\n"
                   "display=screen\ndisplay.pid=4713\ndisplay.socket=\n"));
        QVERIFY(facts);
        QCOMPARE(facts->displays.size(), std::size_t(3));
        QCOMPARE(facts->displays[2].number, -1);
        QCOMPARE(facts->displays[0].number, 1);
        QCOMPARE(facts->displays[0].processId, 4711);
        QCOMPARE(facts->displays[0].desktop, instances::Desktop::Lxde);
        QCOMPARE(facts->displays[0].width, 1280);
        QCOMPARE(facts->displays[0].height, 800);
        QCOMPARE(facts->displays[1].tcpPort, quint16(5907));
        QVERIFY(facts->displays[1].socketPath.isEmpty());
    }

    void passesOverWhatALoginShellPrints()
    {
        QByteArray text = recorded(QStringLiteral("debian-12-xfce"));
        QVERIFY(MachineFacts::parse("Welcome!\n*** reboot required ***" + text));
        QVERIFY(MachineFacts::parse("clouddesk-probe-1 begin\nrubbish\n" + text + "logout\n"));
        QVERIFY(MachineFacts::parse(text.replace('\n', "\r\n")));
    }

    void refusesWhatItDidNotAsk_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("other words") << QByteArray("This account is currently not available.\n");
        QTest::newRow("no end") << answer("").chopped(10);
        QTest::newRow("end before beginning") << QByteArray("clouddesk-probe-1 end\nclouddesk-probe-1 begin\n");
        QTest::newRow("too long") << answer("kernel=" + QByteArray(300000, 'k') + '\n');
        QTest::newRow("long line") << answer("kernel=" + QByteArray(5000, 'k') + '\n');
        QTest::newRow("twice") << answer("kernel=1\nkernel=2\n");
        QTest::newRow("user twice") << answer("user.id=0\n");
        QTest::newRow("desktop twice") << answer("desktop=xfce\ndesktop=xfce\n");
        QTest::newRow("unknown desktop") << answer("desktop=kde\n");
        QTest::newRow("unknown key") << answer("surprise=1\n");
        QTest::newRow("no key") << answer("=1\n");
        QTest::newRow("no equals sign") << answer("hello\n");
        QTest::newRow("negative memory") << answer("memory=-1\n");
        QTest::newRow("number with more") << answer("memory=1 \n");
        QTest::newRow("number too big") << answer("memory=99999999999999999999\n");
        QTest::newRow("sudo of another kind") << answer("sudo=maybe\n");
        QTest::newRow("server not a path") << answer("vnc.server=Xvnc\n");
        QTest::newRow("display of no number") << answer("display=x\n");
        QTest::newRow("display too big") << answer("display=65536\n");
        QTest::newRow("display twice") << answer("display=1\ndisplay.pid=1\ndisplay=1\n");
        QTest::newRow("display without number") << answer("display.pid=1\n");
        QTest::newRow("display's pid zero") << answer("display=1\ndisplay.pid=0\n");
        QTest::newRow("display's pid twice") << answer("display=1\ndisplay.pid=1\ndisplay.pid=2\n");
        QTest::newRow("display's port") << answer("display=1\ndisplay.port=70000\n");
        QTest::newRow("display's geometry") << answer("display=1\ndisplay.geometry=1280x\n");
        QTest::newRow("display's socket") << answer("display=1\ndisplay.socket=rfb\n");
        QTest::newRow("display's long socket") << answer("display=1\ndisplay.socket=/" + QByteArray(107, 'a') + '\n');
        QTest::newRow("no home") << QByteArray("clouddesk-probe-1 begin\nuser.id=1\nclouddesk-probe-1 end\n");
        QTest::newRow("control characters") << answer("\x1b[31m\x07\n");
    }

    void refusesWhatItDidNotAsk()
    {
        QFETCH(QByteArray, text);
        QVERIFY(isRefused(text));
    }

    void refusesAnAnswerThatIsTooLong()
    {
        const QByteArray text = '\n' + recorded(QStringLiteral("debian-12-xfce"));
        const qsizetype most = qsizetype(256) * 1024;
        QVERIFY(MachineFacts::parse(QByteArray(most - text.size(), ' ') + text));
        QVERIFY(isRefused(QByteArray(most - text.size() + 1, ' ') + text));
    }

    void refusesTooManyDisplays()
    {
        QByteArray lines;
        for (int i = 0; i < 300; ++i)
            lines += "display=" + QByteArray::number(i) + "\n";
        QVERIFY(isRefused(answer(lines)));
    }

    // Whatever a hostile machine sends is an answer or an error, never more.
    void survivesDamage()
    {
        const QByteArray whole = recorded(QStringLiteral("debian-12-xfce"));
        QVERIFY(!whole.isEmpty());
        QRandomGenerator random(20261120);
        for (int round = 0; round < 3000; ++round) {
            QByteArray text = whole;
            for (int i = 0; i < 5; ++i)
                text[random.bounded(text.size())] = char(random.bounded(256));
            if (round % 3 == 0)
                text.truncate(random.bounded(text.size()));
            const auto facts = MachineFacts::parse(text);
            QVERIFY(facts || facts.error().code == core::ErrorCode::CommandFailed);
        }
    }
};

QTEST_GUILESS_MAIN(TestMachineFacts)
#include "TestMachineFacts.moc"
