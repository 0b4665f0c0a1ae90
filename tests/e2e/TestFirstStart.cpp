// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Program.h"
#include "lab/SessionBus.h"
#include "lab/VirtualScreen.h"

#include "lab/Screenshots.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVirtualObject>
#include <QGuiApplication>
#include <QImage>
#include <QPixmap>
#include <QScreen>
#include <QSet>
#include <QTest>

using namespace clouddesk;
using lab::VirtualScreen;
using tests::Program;
using tests::Ran;

namespace {

/// A Secret Service that has a person before it who does not answer: what is asked of it gets no reply.
class AskingKeychain : public QDBusVirtualObject
{
public:
    AskingKeychain()
        : m_bus(QDBusConnection::connectToBus(qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"),
                                              QStringLiteral("keychain")))
    {
        m_bus.registerVirtualObject(QStringLiteral("/"), this, QDBusConnection::SubPath);
        for (const char* const name : {"org.freedesktop.secrets", "org.kde.kwalletd5", "org.kde.kwalletd6"})
            m_bus.registerService(QLatin1String(name));
    }
    ~AskingKeychain() override { QDBusConnection::disconnectFromBus(QStringLiteral("keychain")); }

    [[nodiscard]] QString introspect(const QString&) const override { return {}; }
    bool handleMessage(const QDBusMessage& message, const QDBusConnection&) override
    {
        message.setDelayedReply(true);
        asked += message.interface() + QLatin1Char('.') + message.member();
        return true;
    }

    QStringList asked;

private:
    QDBusConnection m_bus;
};

QImage screen()
{
    return QGuiApplication::primaryScreen()->grabWindow(0).toImage().convertToFormat(QImage::Format_RGB32);
}

/// Whether the middle of the screen has what a welcome has: text, in many shades.
bool isPainted()
{
    const QImage image = screen();
    QSet<QRgb> colours;
    for (int y = image.height() / 3; y < image.height() * 2 / 3; ++y) {
        for (int x = image.width() / 3; x < image.width() * 2 / 3; ++x)
            colours.insert(image.pixel(x, y));
    }
    return colours.size() > 20;
}

bool isShown(const char* title)
{
    QProcess search;
    search.start(QStringLiteral("xdotool"), {QStringLiteral("search"), QStringLiteral("--onlyvisible"),
                                             QStringLiteral("--name"), QLatin1String(title)});
    search.waitForFinished(5000);
    return !search.readAllStandardOutput().trimmed().isEmpty();
}

} // namespace

/// The very first start, on a desktop whose keychain asks the person something before it does anything.
class TestFirstStart : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWelcomeComesBeforeTheKeychain()
    {
        AskingKeychain keychain;
        Program program;
        program.environment().insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                                     qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"));
        program.environment().insert(QStringLiteral("DISPLAY"), qEnvironmentVariable("DISPLAY"));
        QProcess window;
        program.start(window, {QStringLiteral("app")});
        QVERIFY(QTest::qWaitFor([] { return isShown("^CloudDesk$"); }, 30000));
        QVERIFY(QTest::qWaitFor(isPainted, 30000));
        QVERIFY2(keychain.asked.isEmpty(), qPrintable(keychain.asked.join(u' ')));
        QVERIFY(screen().save(lab::screenshotFolder() + QStringLiteral("/first-start.png")));
        // A second start has it open the dialog for a machine: it works, and still without a key.
        Ran again = program.run({QStringLiteral("app"), QStringLiteral("--add")});
        QVERIFY2(again.status == 0, again.told());
        QVERIFY(QTest::qWaitFor([] { return isShown("^Add a machine"); }, 30000));
        QVERIFY2(keychain.asked.isEmpty(), qPrintable(keychain.asked.join(u' ')));
        QVERIFY(!QFile::exists(program.dataDirectory() + QStringLiteral("/master.key")));

        // It is asked where a secret is to be kept: the same keychain, of the same program.
        QProcess adding;
        program.start(adding, {QStringLiteral("instance"), QStringLiteral("add"), QStringLiteral("web"),
                               QStringLiteral("--host"), QStringLiteral("192.0.2.1"), QStringLiteral("--user"),
                               QStringLiteral("me"), QStringLiteral("--agent")});
        QVERIFY(QTest::qWaitFor([&] { return !keychain.asked.isEmpty(); }, 30000));
        window.terminate();
        QVERIFY(QTest::qWaitFor([&] { return window.state() == QProcess::NotRunning; }, 30000));
        QCOMPARE(window.exitStatus(), QProcess::NormalExit);
        adding.terminate();
        QVERIFY(QTest::qWaitFor([&] { return adding.state() == QProcess::NotRunning; }, 60000));
    }
};

int main(int argc, char** argv)
{
    if (!VirtualScreen::isThere() || QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty()) {
        std::puts("SKIP: Xvfb, openbox, xdotool or dbus-daemon is not installed");
        return 0;
    }
    const lab::SessionBus bus;
    const VirtualScreen screen;
    const QGuiApplication application(argc, argv);
    TestFirstStart test;
    return QTest::qExec(&test, argc, argv);
}
#include "TestFirstStart.moc"
