// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "InventoryBench.h"
#include "lab/Patience.h"

using namespace clouddesk;
using lab::VirtualScreen;
using tests::InventoryBench;

namespace {

/// A real host of an XEmbed tray, at the upper left of the screen. Its window is just as large as what is in it.
class TrayHost
{
public:
    TrayHost()
    {
        m_host.setStandardErrorFile(QProcess::nullDevice());
        m_host.start(QStringLiteral("trayer"),
                     {QStringLiteral("--edge"), QStringLiteral("top"), QStringLiteral("--align"),
                      QStringLiteral("left"), QStringLiteral("--widthtype"), QStringLiteral("request"),
                      QStringLiteral("--height"), QStringLiteral("32"), QStringLiteral("--SetDockType"),
                      QStringLiteral("true")});
        m_host.waitForStarted(10000);
    }
    ~TrayHost()
    {
        m_host.terminate();
        if (!m_host.waitForFinished(10000))
            m_host.kill();
        m_host.waitForFinished(5000);
    }

    /// Clicks on the one icon in it. button: as xdotool numbers them.
    static void click(const char* button)
    {
        // The host knows nothing of Qt's scale.
        const QString place = QString::number(16 / VirtualScreen::scale());
        VirtualScreen::act({QStringLiteral("mousemove"), place, place, QStringLiteral("click"), QLatin1String(button)});
    }

private:
    QProcess m_host;
};

/// The menu that is open, once it has an action with this text; null if that takes too long.
QMenu* openMenu()
{
    QMenu* menu = nullptr;
    std::ignore = QTest::qWaitFor(
        [&] {
            menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
            return menu != nullptr && menu->isVisible();
        },
        20000);
    return menu;
}

void choose(QMenu& menu, const QString& text)
{
    for (QAction* const action : menu.actions()) {
        if (action->text() == text)
            return tests::click(menu, menu.actionGeometry(action).center());
    }
    QFAIL(qPrintable(QStringLiteral("no \"%1\" in the menu").arg(text)));
}

QStringList texts(const QMenu& menu)
{
    QStringList all;
    for (const QAction* const action : menu.actions()) {
        if (!action->text().isEmpty())
            all += action->text();
    }
    return all;
}

} // namespace

/// The tray as a person uses it: in a real host, with real clicks; and what happens where there is none.
class TestTray : public QObject
{
    Q_OBJECT

private:
    InventoryBench m_bench;

    void closeMainWindow()
    {
        QVERIFY(tests::isReadyForKeys(m_bench.app().window()));
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("alt+F4")}));
        QTRY_VERIFY(!m_bench.app().window().isVisible());
    }

private Q_SLOTS:
    void init() { QVERIFY2(m_bench.start(), qPrintable(m_bench.lab().problem())); }
    void cleanup() { m_bench.stop(); }

    void theWindowStaysInTheTray()
    {
        const TrayHost host;
        QTRY_VERIFY(QSystemTrayIcon::isSystemTrayAvailable());
        QVERIFY(m_bench.openApp());
        QSignalSpy quit(&m_bench.app(), &ui::DesktopApp::quitRequested);
        closeMainWindow();
        TrayHost::click("1");
        QTRY_VERIFY(m_bench.app().window().isVisible());
        QVERIFY(tests::isReadyForKeys(m_bench.app().window()));
        closeMainWindow();
        QCOMPARE(quit.size(), 0);
        TrayHost::click("3");
        QMenu* const menu = openMenu();
        QVERIFY(menu != nullptr);
        choose(*menu, QStringLiteral("Quit"));
        QTRY_COMPARE(quit.size(), 1);
    }

    void itStaysWhileLockedAndAfter()
    {
        constexpr const char* passphrase = "correct horse";
        QVERIFY(QCoro::waitFor(m_bench.lab().home().vault().protect(core::Secret(QByteArrayView(passphrase)))));
        const TrayHost host;
        QTRY_VERIFY(QSystemTrayIcon::isSystemTrayAvailable());
        QVERIFY(m_bench.openApp());
        ui::AppLock& lock = m_bench.app().appLock();
        for (const bool isLocked : {true, false}) {
            if (isLocked)
                lock.lock();
            else
                QVERIFY(tests::type(QLatin1String(passphrase)) && tests::press("Return"));
            QTRY_COMPARE(lock.isLocked(), isLocked);
            TrayHost::click("3");
            QMenu* const menu = openMenu();
            QVERIFY(menu != nullptr);
            QVERIFY(tests::press("Escape"));
            QTRY_VERIFY(!menu->isVisible());
            if (isLocked)
                QVERIFY(tests::isReadyForKeys(*tests::topLevel<ui::LockWindow>()));
        }
    }

    void favouritesAndRecentMachinesConnectByOneClick()
    {
        const TrayHost host;
        QTRY_VERIFY(QSystemTrayIcon::isSystemTrayAvailable());
        instances::InstanceService& machines = m_bench.lab().home().instances();
        const auto used = m_bench.add(QStringLiteral("used & done"));
        QVERIFY(QCoro::waitFor(machines.markConnected(used.id)));
        m_bench.add(QStringLiteral("never"));
        QVERIFY(m_bench.openApp());
        QTRY_COMPARE(m_bench.app().window().filter().rowCount(), 3);
        // "machine" is the first of the list.
        QVERIFY(tests::press("Down"));
        QVERIFY(tests::press("ctrl+d"));
        QTRY_VERIFY(ui::isFavourite(m_bench.app().window().filter().row(0).machine));
        closeMainWindow();

        TrayHost::click("3");
        QMenu* menu = openMenu();
        QVERIFY(menu != nullptr);
        QCOMPARE(texts(*menu), QStringList({QStringLiteral("Favourites"), QStringLiteral("machine"),
                                            QStringLiteral("Used last"), QStringLiteral("used && done"),
                                            QStringLiteral("Open CloudDesk"), QStringLiteral("Quit")}));
        choose(*menu, QStringLiteral("machine"));
        QTRY_VERIFY(tests::topLevel<ui::ViewerWindow>() != nullptr);
        auto& viewer = *tests::topLevel<ui::ViewerWindow>();
        QVERIFY(QTest::qWaitFor([&] { return !viewer.viewer().screenshot().isNull(); }, 60000));

        // The session stands in the menu, with a way to end it.
        TrayHost::click("3");
        menu = openMenu();
        QVERIFY(menu != nullptr);
        QVERIFY(texts(*menu).contains(QStringLiteral("Open desktops")));
        choose(*menu, QStringLiteral("machine"));
        QTRY_VERIFY(openMenu() != menu);
        choose(*openMenu(), QStringLiteral("Disconnect"));
        QTRY_VERIFY(m_bench.app().hub().isEmpty());
        // That was not the end of the program.
        TrayHost::click("3");
        menu = openMenu();
        QVERIFY(menu != nullptr);
        QVERIFY(!texts(*menu).contains(QStringLiteral("Open desktops")));
        choose(*menu, QStringLiteral("Open CloudDesk"));
        QTRY_VERIFY(m_bench.app().window().isVisible());
    }

    void aDesktopThatFailedSaysSoAndIsTriedAgain()
    {
        const TrayHost host;
        QTRY_VERIFY(QSystemTrayIcon::isSystemTrayAvailable());
        QVERIFY(m_bench.openApp());
        QTRY_COMPARE(m_bench.app().window().filter().rowCount(), 1);
        lab::Sshd& sshd = m_bench.lab().sshd();
        sshd.stop();
        m_bench.app().hub().open(m_bench.lab().machine());
        QTRY_VERIFY(tests::topLevel<ui::ViewerWindow>() != nullptr);
        auto& viewer = *tests::topLevel<ui::ViewerWindow>();
        QTRY_VERIFY_WITH_TIMEOUT(viewer.findChild<ui::ErrorPage*>()->isVisible(), 30000);
        TrayHost::click("3");
        QMenu* menu = openMenu();
        QVERIFY(menu != nullptr);
        QVERIFY2(texts(*menu).contains(QStringLiteral("machine (failed)")), qPrintable(texts(*menu).join(u'|')));

        QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
        choose(*menu, QStringLiteral("machine (failed)"));
        QTRY_VERIFY(openMenu() != menu);
        QCOMPARE(texts(*openMenu()),
                 QStringList({QStringLiteral("Try again"), QStringLiteral("Show"), QStringLiteral("Close")}));
        choose(*openMenu(), QStringLiteral("Try again"));
        QVERIFY(QTest::qWaitFor([&] { return !viewer.viewer().screenshot().isNull(); }, 60000));
        TrayHost::click("3");
        menu = openMenu();
        QVERIFY(menu != nullptr);
        QVERIFY2(texts(*menu).contains(QStringLiteral("machine")), qPrintable(texts(*menu).join(u'|')));
        choose(*menu, QStringLiteral("machine"));
        QTRY_VERIFY(openMenu() != menu);
        QCOMPARE(texts(*openMenu()), QStringList({QStringLiteral("Show"), QStringLiteral("Disconnect")}));
        choose(*openMenu(), QStringLiteral("Disconnect"));
        QTRY_VERIFY(m_bench.app().hub().isEmpty());
    }

    // From the list as from the tray: who connects once more wants it tried once more.
    void connectingToWhatFailedTriesAgain()
    {
        QVERIFY(m_bench.openApp());
        lab::Sshd& sshd = m_bench.lab().sshd();
        sshd.stop();
        m_bench.app().hub().open(m_bench.lab().machine());
        QTRY_VERIFY(tests::topLevel<ui::ViewerWindow>() != nullptr);
        auto& viewer = *tests::topLevel<ui::ViewerWindow>();
        QTRY_VERIFY_WITH_TIMEOUT(viewer.findChild<ui::ErrorPage*>()->isVisible(), 30000);
        QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
        m_bench.app().hub().open(m_bench.lab().machine());
        QVERIFY(QTest::qWaitFor([&] { return !viewer.viewer().screenshot().isNull(); }, 60000));
        QCOMPARE(m_bench.app().hub().entries().size(), std::size_t(1));
    }

    void theWindowComesBackWhenTheTrayGoes()
    {
        auto host = std::make_unique<TrayHost>();
        QTRY_VERIFY(QSystemTrayIcon::isSystemTrayAvailable());
        QVERIFY(m_bench.openApp());
        QSignalSpy quit(&m_bench.app(), &ui::DesktopApp::quitRequested);
        closeMainWindow();
        host.reset();
        QTRY_VERIFY(m_bench.app().window().isVisible());
        QCOMPARE(quit.size(), 0);
    }

    void withoutATrayTheLastWindowEndsTheProgram()
    {
        QVERIFY(!QSystemTrayIcon::isSystemTrayAvailable());
        QVERIFY(m_bench.openApp());
        QSignalSpy quit(&m_bench.app(), &ui::DesktopApp::quitRequested);
        closeMainWindow();
        QTRY_COMPARE(quit.size(), 1);
    }

    // "--hidden", as a login starts it, before there is a tray or where there never is one.
    void aHiddenStartShowsItselfWhereNoTrayComes()
    {
        QVERIFY(m_bench.makeApp());
        m_bench.app().handle({.machine = {}, .isHidden = true});
        QVERIFY(!m_bench.app().window().isVisible());
        QTRY_VERIFY(m_bench.app().window().isVisible());
    }
};

int main(int argc, char** argv)
{
    if (QStandardPaths::findExecutable(QStringLiteral("trayer")).isEmpty()) {
        std::puts("SKIP: trayer is not installed");
        return 0;
    }
    // A tray on the person's session bus is none of the screen's.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "disabled:");
    return tests::runOnVirtualScreen<TestTray>(argc, argv);
}
#include "TestTray.moc"
