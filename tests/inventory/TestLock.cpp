// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "InventoryBench.h"
#include "lab/Patience.h"

#include "lab/Screenshots.h"
#include "ui/lock/PassphraseControl.h"
#include "ui/settings/SettingsDialog.h"
#include "ui/tools/DesktopTools.h"

#include <QElapsedTimer>
#include <QKeyEvent>
#include <QMenu>

using namespace clouddesk;
using tests::InventoryBench;
using tests::press;
using tests::topLevel;

namespace {

constexpr auto passphrase = "correct horse";

bool type(const char* text)
{
    return lab::VirtualScreen::act(
        {QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("20"), QLatin1String(text)});
}

void shoot(QWidget& widget, const char* name)
{
    widget.grab().save(lab::screenshotFolder() + QStringLiteral("/lock-%1.png").arg(QLatin1String(name)));
}

QLabel* labelWith(const QWidget& window, const char* text)
{
    for (QLabel* const label : window.findChildren<QLabel*>()) {
        if (label->isVisible() && label->text().contains(QLatin1String(text)))
            return label;
    }
    return nullptr;
}

QPushButton* buttonWith(const QWidget& window, const char* text)
{
    for (QPushButton* const button : window.findChildren<QPushButton*>()) {
        if (button->isVisible() && button->text().contains(QLatin1String(text)))
            return button;
    }
    return nullptr;
}

/// Counts how often the lock's key arrives at a window.
class LockKeyCounter : public QObject
{
public:
    explicit LockKeyCounter(QObject& window) { window.installEventFilter(this); }
    [[nodiscard]] int count() const { return m_count; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_L)
            ++m_count;
        return QObject::eventFilter(watched, event);
    }

private:
    int m_count = 0;
};

} // namespace

/// The master passphrase in the window: set, locked with, unlocked with.
class TestLock : public QObject
{
    Q_OBJECT

private:
    InventoryBench m_bench;

    vault::Vault& vault() { return m_bench.lab().home().vault(); }
    ui::AppLock& appLock() { return m_bench.app().appLock(); }

    void protect() { QVERIFY(QCoro::waitFor(vault().protect(core::Secret(QByteArrayView(passphrase)))).has_value()); }
    void openDesktop()
    {
        QTRY_VERIFY(m_bench.app().window().filter().rowCount() > 0);
        m_bench.app().hub().open(m_bench.lab().machine());
        QTRY_VERIFY(topLevel<ui::ViewerWindow>() != nullptr);
        auto& viewer = *topLevel<ui::ViewerWindow>();
        QVERIFY(QTest::qWaitFor([&] { return !viewer.viewer().screenshot().isNull(); }, 60000));
        m_bench.app().window().bringForward();
        QVERIFY(tests::isReadyForKeys(m_bench.app().window()));
    }
    void lockByKeys()
    {
        QVERIFY(press("ctrl+shift+l"));
        QTRY_VERIFY(topLevel<ui::LockWindow>() != nullptr);
        QVERIFY(tests::isReadyForKeys(*topLevel<ui::LockWindow>()));
    }
    /// As a person moves it, whose window manager does it; gives where the window then is.
    static QRect movedTo(QWidget& window, QPoint place)
    {
        const QRect before = window.geometry();
        lab::VirtualScreen::act({QStringLiteral("windowmove"), QString::number(window.winId()),
                                 QString::number(place.x()), QString::number(place.y())});
        std::ignore = QTest::qWaitFor([&] { return window.geometry().topLeft() != before.topLeft(); }, 20000);
        return window.geometry();
    }
    /// As a person chooses it, who does so again where another window that has just opened takes the keyboard.
    static bool comesForward(const QWidget& window)
    {
        const QByteArray id = QByteArray::number(window.winId());
        return QTest::qWaitFor(
            [&window, id] {
                lab::VirtualScreen::act({QStringLiteral("windowactivate"), QString::fromLatin1(id)});
                return window.isActiveWindow() && lab::VirtualScreen::isActive(id);
            },
            20000);
    }
    void unlockByKeys()
    {
        QVERIFY(type(passphrase));
        QVERIFY(press("Return"));
        QTRY_VERIFY_WITH_TIMEOUT(!appLock().isLocked(), 20000);
    }

private Q_SLOTS:
    void init() { QVERIFY2(m_bench.start(), qPrintable(m_bench.lab().problem())); }
    void cleanup() { m_bench.stop(); }

    void withoutAPassphraseThereIsNothingToLockWith()
    {
        QVERIFY(m_bench.openApp());
        appLock().lock();
        QVERIFY(!appLock().isLocked());
        QVERIFY(m_bench.app().window().isVisible());
        QVERIFY(topLevel<ui::LockWindow>() == nullptr);
    }

    // By mouse and keyboard in the settings; then locked, and unlocked with what was typed there.
    void itIsSetInTheSettings()
    {
        QVERIFY(m_bench.openApp());
        QVERIFY(press("ctrl+comma"));
        QTRY_VERIFY(topLevel<ui::SettingsDialog>() != nullptr);
        auto& settings = *topLevel<ui::SettingsDialog>();
        QVERIFY(tests::isReadyForKeys(settings));
        auto* const pages = settings.findChild<QTabWidget*>();
        auto* const control = settings.findChild<ui::PassphraseControl*>();
        QVERIFY(control != nullptr);
        for (int page = 0; page < pages->count() && !control->isVisible(); ++page)
            pages->setCurrentIndex(page);
        QTRY_VERIFY(control->isVisible());
        auto* const set = control->findChild<QPushButton*>();
        QTRY_VERIFY(labelWith(settings, "key file of the test") != nullptr);
        shoot(settings, "settings");
        set->setFocus();
        QVERIFY(press("space"));
        QTRY_VERIFY(topLevel<ui::PassphraseDialog>() != nullptr);
        auto& dialog = *topLevel<ui::PassphraseDialog>();
        QVERIFY(tests::isReadyForKeys(dialog));
        QVERIFY(type("short"));
        QTRY_VERIFY(labelWith(dialog, "8 characters") != nullptr);
        QVERIFY(type(" correct horse"));
        QVERIFY(press("Tab"));
        QVERIFY(type("short correct house"));
        QTRY_VERIFY(labelWith(dialog, "not the same") != nullptr);
        QVERIFY(!buttonWith(dialog, "Set")->isEnabled());
        shoot(dialog, "dialog");
        QVERIFY(press("ctrl+a"));
        QVERIFY(type("short correct horse"));
        QTRY_VERIFY(buttonWith(dialog, "Set")->isEnabled());
        QVERIFY(press("Return"));
        QTRY_VERIFY_WITH_TIMEOUT(vault().isProtected(), 20000);
        QTRY_VERIFY(labelWith(*control, "Is set") != nullptr);
        QTRY_VERIFY(topLevel<ui::PassphraseDialog>() == nullptr);
        shoot(settings, "settings-set");
        QVERIFY(tests::isReadyForKeys(settings));
        settings.reject();
        QVERIFY(tests::isReadyForKeys(m_bench.app().window()));
        lockByKeys();
        QVERIFY(type("short correct horse"));
        QVERIFY(press("Return"));
        QTRY_VERIFY_WITH_TIMEOUT(!appLock().isLocked(), 20000);
        QVERIFY(m_bench.app().window().isVisible());
    }

    // Every window goes, the session stays; a wrong passphrase opens nothing.
    void lockedAndUnlocked()
    {
        const instances::Instance machine = m_bench.lab().machine();
        protect();
        QVERIFY(m_bench.openApp());
        openDesktop();
        auto& viewer = *topLevel<ui::ViewerWindow>();
        const QRect place = movedTo(m_bench.app().window(), {330, 210});
        const QRect viewerPlace = movedTo(viewer, {140, 120});
        lockByKeys();
        QVERIFY(!viewer.isVisible());
        QVERIFY(!m_bench.app().window().isVisible());
        QVERIFY(vault().isLocked());
        QCOMPARE(QCoro::waitFor(m_bench.lab().home().instances().secrets(machine)).error().code,
                 core::ErrorCode::VaultLocked);
        shoot(*topLevel<ui::LockWindow>(), "window");
        QVERIFY(type("wrong horse"));
        QVERIFY(press("Return"));
        QTRY_VERIFY_WITH_TIMEOUT(labelWith(*topLevel<ui::LockWindow>(), "not the master passphrase") != nullptr, 20000);
        QVERIFY(appLock().isLocked());
        shoot(*topLevel<ui::LockWindow>(), "wrong");
        unlockByKeys();
        QVERIFY(viewer.isVisible());
        QVERIFY(m_bench.app().window().isVisible());
        QVERIFY(QTest::qWaitForWindowExposed(&viewer) && QTest::qWaitForWindowExposed(&m_bench.app().window()));
        QTRY_COMPARE(viewer.geometry(), viewerPlace);
        QTRY_COMPARE(m_bench.app().window().geometry(), place);
        QVERIFY(!vault().isLocked());
        QTRY_COMPARE(m_bench.app().hub().entries().front().state, desktops::SessionState::Connected);
    }

    // Where the window manager has put them, again and again.
    void whatNobodyMovedStaysWhereItIs_data()
    {
        QTest::addColumn<bool>("isTornOff");
        QTest::newRow("as they open") << false;
        QTest::newRow("torn off") << true;
    }
    void whatNobodyMovedStaysWhereItIs()
    {
        QFETCH(const bool, isTornOff);
        protect();
        QVERIFY(m_bench.openApp());
        openDesktop();
        auto& viewer = *topLevel<ui::ViewerWindow>();
        if (isTornOff) {
            Q_EMIT viewer.tabToggled();
            Q_EMIT viewer.tabToggled();
        }
        const QWidget& window = *viewer.window();
        QVERIFY(QTest::qWaitForWindowExposed(viewer.window()));
        QTest::qWait(500);
        const QRect place = window.geometry();
        const QRect framed = window.frameGeometry();
        for (int round = 0; round < 3; ++round) {
            m_bench.app().window().bringForward();
            QVERIFY(tests::isReadyForKeys(m_bench.app().window()));
            lockByKeys();
            unlockByKeys();
            QVERIFY(QTest::qWaitForWindowExposed(viewer.window()));
            QTRY_COMPARE(window.frameGeometry(), framed); // the frame comes later than the picture
            QTest::qWait(300);
            QCOMPARE(window.geometry(), place);
            QCOMPARE(window.frameGeometry(), framed);
        }
    }

    void whatComesMeanwhileWaits()
    {
        m_bench.add(QStringLiteral("web"));
        protect();
        QVERIFY(m_bench.openApp());
        QTRY_VERIFY(m_bench.app().window().filter().rowCount() > 0);
        lockByKeys();
        QDialog question(&m_bench.app().window());
        question.show();
        QTRY_VERIFY(!question.isVisible());
        m_bench.app().handle({.machine = QStringLiteral("web")});
        QVERIFY(m_bench.app().hub().isEmpty());
        QVERIFY(tests::isReadyForKeys(*topLevel<ui::LockWindow>()));
        unlockByKeys();
        QVERIFY(question.isVisible());
        QTRY_VERIFY(!m_bench.app().hub().isEmpty());
    }

    void itLocksByItself()
    {
        protect();
        QVERIFY(m_bench.openApp());
        appLock().setIdleLimit(std::chrono::seconds(2));
        QTRY_VERIFY_WITH_TIMEOUT(appLock().isLocked(), 10000);
        QVERIFY(!m_bench.app().window().isVisible());
        appLock().setIdleLimit(std::chrono::milliseconds(0));
        QVERIFY(tests::isReadyForKeys(*topLevel<ui::LockWindow>()));
        unlockByKeys();
        QVERIFY(m_bench.app().window().isVisible());
    }

    void whoeverTypesByAnInputMethodIsThere()
    {
        protect();
        QVERIFY(m_bench.openApp());
        appLock().setIdleLimit(std::chrono::seconds(2));
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < 3000) {
            QInputMethodEvent typed;
            QCoreApplication::sendEvent(&m_bench.app().window(), &typed);
            QTest::qWait(50);
            QVERIFY(!appLock().isLocked());
        }
        QTRY_VERIFY(appLock().isLocked());
        appLock().setIdleLimit(std::chrono::milliseconds(0));
        QVERIFY(tests::isReadyForKeys(*topLevel<ui::LockWindow>()));
        unlockByKeys();
    }

    // There is no tray here, so nothing would be left of it.
    void closedWithoutATrayItQuits()
    {
        protect();
        QVERIFY(m_bench.openApp());
        lockByKeys();
        QSignalSpy quitting(&m_bench.app(), &ui::DesktopApp::quitRequested);
        QVERIFY(press("alt+F4"));
        QTRY_COMPARE(quitting.size(), 1);
    }

    void itIsLockedFromWithinADialog()
    {
        protect();
        QVERIFY(m_bench.openApp());
        QVERIFY(press("ctrl+comma"));
        QTRY_VERIFY(topLevel<ui::SettingsDialog>() != nullptr);
        auto& settings = *topLevel<ui::SettingsDialog>();
        QVERIFY(tests::isReadyForKeys(settings));
        lockByKeys();
        QVERIFY(!settings.isVisible());
        unlockByKeys();
        QTRY_VERIFY(settings.isVisible());
        QVERIFY(tests::isReadyForKeys(settings));
        settings.reject();
    }

    void theRemoteDesktopHasTheLockKeyWhileADialogIsOpenElsewhere()
    {
        protect();
        QVERIFY(m_bench.openApp());
        openDesktop();
        QVERIFY(press("ctrl+comma"));
        QTRY_VERIFY(topLevel<ui::SettingsDialog>() != nullptr);
        auto& settings = *topLevel<ui::SettingsDialog>();
        QVERIFY(tests::isReadyForKeys(settings));
        auto& viewer = *topLevel<ui::ViewerWindow>();
        QVERIFY(comesForward(viewer));
        QSignalSpy typed(&viewer.viewer(), &ui::ViewerWidget::keyPressed);
        QVERIFY(press("ctrl+shift+l"));
        QTRY_COMPARE(typed.size(), 3);
        QVERIFY(!appLock().isLocked());
        settings.reject();
    }

    void whatCannotLockLeavesTheKeyToTheDialog()
    {
        QVERIFY(m_bench.openApp());
        QDialog dialog(&m_bench.app().window());
        const LockKeyCounter counter(dialog);
        dialog.open();
        QVERIFY(tests::isReadyForKeys(dialog));
        QVERIFY(press("ctrl+shift+l"));
        QTRY_COMPARE(counter.count(), 1);
    }

    // Neither Escape nor the window's own close ends what is connected; the button that says so does.
    void anOpenDesktopOutlivesTheLockWindow()
    {
        protect();
        QVERIFY(m_bench.openApp());
        openDesktop();
        lockByKeys();
        auto& window = *topLevel<ui::LockWindow>();
        QSignalSpy quitting(&m_bench.app(), &ui::DesktopApp::quitRequested);
        QVERIFY(press("Escape"));
        QVERIFY(type("wrong")); // the same way as Escape, and after it
        QTRY_COMPARE(window.findChild<ui::SecretField*>()->text(), QStringLiteral("wrong"));
        QVERIFY(window.isVisible());
        QVERIFY(press("alt+F4"));
        QTRY_VERIFY(window.isMinimized());
        QCOMPARE(m_bench.app().hub().entries().front().state, desktops::SessionState::Connected);
        QCOMPARE(quitting.size(), 0);
        m_bench.app().handle({});
        QVERIFY(tests::isReadyForKeys(window));
        QVERIFY(press("ctrl+a"));
        unlockByKeys();
        // What is under way is asked about here too, also if it had been asked about before it was locked.
        topLevel<ui::ViewerWindow>()->findChild<ui::DesktopTools*>()->recording().start();
        QTRY_VERIFY(m_bench.app().hub().isAtWork());
        QVERIFY(press("ctrl+q"));
        QTRY_VERIFY(topLevel<ui::EndQuestion>() != nullptr);
        QVERIFY(tests::isReadyForKeys(*topLevel<ui::EndQuestion>()));
        lockByKeys();
        QTRY_VERIFY(topLevel<ui::EndQuestion>() == nullptr);
        buttonWith(*topLevel<ui::LockWindow>(), "Quit")->click();
        QTRY_VERIFY(topLevel<ui::EndQuestion>() != nullptr);
        auto& question = *topLevel<ui::EndQuestion>();
        QVERIFY(tests::isReadyForKeys(question));
        shoot(question, "quit");
        QCOMPARE(quitting.size(), 0);
        buttonWith(question, "Quit")->click();
        QTRY_COMPARE(quitting.size(), 1);
        // What ends the desktop over there logs in for it.
        QVERIFY(QCoro::waitFor(vault().unlock(core::Secret(QByteArrayView(passphrase)))));
    }

    // Nothing is open yet when the program starts.
    void escapeClosesItAtTheStart()
    {
        ui::LockWindow window(ui::LockWindow::Moment::Start, [](core::Secret) {});
        QSignalSpy closed(&window, &ui::LockWindow::closed);
        window.bringForward();
        QVERIFY(tests::isReadyForKeys(window));
        QVERIFY(press("Escape"));
        QTRY_COMPARE(closed.size(), 1);
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestLock>(argc, argv);
}
#include "TestLock.moc"
