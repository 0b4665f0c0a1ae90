// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ScriptedDesktop.h"
#include "lab/Patience.h"
#include "lab/Screenshots.h"
#include "ui/keyboard/BlockedByDialog.h"

#include <QAbstractScrollArea>
#include <QDialog>
#include <QLabel>

using namespace clouddesk;
using lab::VirtualScreen;

namespace {

QLabel* markIn(const ui::ViewerWindow& window)
{
    const QList<QLabel*> labels = window.findChildren<QLabel*>();
    const auto mark = std::ranges::find(labels, QStringLiteral("All keys go there · Ctrl+Alt+Shift+G"), &QLabel::text);
    return mark == labels.end() ? nullptr : *mark;
}

/// The desktop of a server that was mended on the way.
class MendedDesktop : public ui::RemoteDesktop
{
public:
    explicit MendedDesktop(lab::FakeRfbServer& server)
        : m_server(server)
    {
    }
    core::Task<core::UniqueFd> openStream() override { return tests::give(m_server.takeStream()); }
    [[nodiscard]] core::Secret password() const override { return {}; }
    [[nodiscard]] QStringList notices() const override
    {
        return {QStringLiteral("One was mended."), QStringLiteral("So was another.")};
    }

private:
    lab::FakeRfbServer& m_server;
};

/// As a person chooses it.
bool comesForward(const QWidget& window)
{
    const QByteArray id = QByteArray::number(window.winId());
    return QTest::qWaitFor(
        [&window, id] {
            VirtualScreen::act({QStringLiteral("windowactivate"), QString::fromLatin1(id)});
            return window.isActiveWindow() && VirtualScreen::isActive(id);
        },
        tryTimeout);
}

} // namespace

/// When the whole keyboard is a widget's on X11, and when it is everybody's again.
class TestKeyboardGrab : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Or no locker could lock the screen of one who has gone.
    void whoeverHasGoneLeavesTheKeyboardBehind()
    {
        QAbstractScrollArea area;
        area.viewport()->setMouseTracking(true);
        ui::KeyboardGrab grab(area);
        grab.setIdleLimit(std::chrono::milliseconds(300));
        area.show();
        QVERIFY(QTest::qWaitForWindowActive(&area, tryTimeout));
        const QPoint middle = area.mapToGlobal(area.rect().center());
        QVERIFY(VirtualScreen::act(
            {QStringLiteral("mousemove"), QString::number(middle.x()), QString::number(middle.y())}));
        grab.setWanted(true);
        QTRY_VERIFY(grab.isHeld());
        QTRY_VERIFY(!grab.isHeld());
        QVERIFY(grab.isWanted());
        QVERIFY(!QTest::qWaitFor([&grab] { return grab.isHeld(); }, 700));
        using Act = QStringList;
        for (const QStringList& act :
             {Act{QStringLiteral("mousemove_relative"), QStringLiteral("3"), QStringLiteral("3")},
              Act{QStringLiteral("click"), QStringLiteral("4")}, Act{QStringLiteral("key"), QStringLiteral("a")}}) {
            QVERIFY(VirtualScreen::act(act));
            QTRY_VERIFY2(grab.isHeld(), qPrintable(act.first()));
            QTRY_VERIFY2(!grab.isHeld(), qPrintable(act.first()));
        }
    }

    // What an input method takes arrives as no key.
    void whoeverTypesByAnInputMethodIsThere()
    {
        QAbstractScrollArea area;
        ui::KeyboardGrab grab(area);
        grab.setIdleLimit(std::chrono::milliseconds(300));
        area.show();
        QVERIFY(QTest::qWaitForWindowActive(&area, tryTimeout));
        grab.setWanted(true);
        QTRY_VERIFY(grab.isHeld());
        QTRY_VERIFY(!grab.isHeld());
        QInputMethodEvent typed;
        QCoreApplication::sendEvent(&area, &typed);
        QTRY_VERIFY(grab.isHeld());
    }

    void whoeverIsThereKeepsIt()
    {
        QAbstractScrollArea area;
        ui::KeyboardGrab grab(area);
        grab.setIdleLimit(std::chrono::milliseconds(1500));
        area.show();
        QVERIFY(QTest::qWaitForWindowActive(&area, tryTimeout));
        grab.setWanted(true);
        QTRY_VERIFY(grab.isHeld());
        QSignalSpy changes(&grab, &ui::KeyboardGrab::heldChanged);
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < 2500) {
            QTest::keyClick(&area, Qt::Key_A);
            QTest::qWait(20);
        }
        QVERIFY(changes.isEmpty());
        QTRY_COMPARE(changes.size(), 1);
    }

    void onlyDialogsOfItsOwnWindowKeepItOff()
    {
        QWidget other;
        QDialog elsewhere(&other);
        other.show();
        elsewhere.open();
        QVERIFY(comesForward(elsewhere));
        QAbstractScrollArea area;
        ui::KeyboardGrab grab(area);
        area.show();
        QVERIFY(comesForward(area));
        QDialog own(&area);
        own.open();
        QVERIFY(comesForward(own));
        QVERIFY(ui::isBlockedByDialog(area) && ui::isBlockedByDialog(other));
        QVERIFY(!ui::isBlockedByDialog(own) && !ui::isBlockedByDialog(elsewhere));
        grab.setWanted(true);
        QVERIFY(!grab.isHeld());
        own.close();
        QVERIFY(comesForward(area));
        QTRY_VERIFY(grab.isHeld());
        QVERIFY(!ui::isBlockedByDialog(area) && elsewhere.isVisible());
        own.setModal(true);
        own.show();
        QVERIFY(ui::isBlockedByDialog(other) && ui::isBlockedByDialog(elsewhere));
    }

    void theBarSaysSoForAsLongAsItIsHeld()
    {
        lab::FakeRfbServer server(lab::rfbscript::handshake(900, 560) + lab::rfbscript::fullUpdate(900, 560, 7));
        const auto window = tests::windowOn(tests::desktopOf(server));
        QVERIFY(window);
        const QLabel* const mark = markIn(*window);
        QVERIFY(mark != nullptr && !mark->isVisible());
        const auto& grab = *window->findChild<ui::KeyboardGrab*>();
        window->menu().trigger('G');
        QTRY_VERIFY(grab.isHeld());
        QVERIFY(mark->isVisible());
        QVERIFY(window->grab().save(lab::screenshotFolder() + QStringLiteral("/ui-keyboard-grab.png")));
        QWidget other;
        other.show();
        QTRY_VERIFY(!grab.isHeld());
        QVERIFY(!mark->isVisible());
        other.hide();
        QVERIFY(QTest::qWaitForWindowActive(window.get(), tryTimeout));
        QTRY_VERIFY(grab.isHeld() && mark->isVisible());
        window->menu().trigger('G');
        QTRY_VERIFY(!grab.isHeld());
        QVERIFY(!mark->isVisible());
    }

    void theMarkGivesWayInANarrowWindow()
    {
        lab::FakeRfbServer server(tests::firstWords());
        const auto window = tests::windowOn(tests::desktopOf(server));
        QVERIFY(window);
        const QSize before = window->size();
        window->menu().trigger('G');
        QTRY_VERIFY(markIn(*window) != nullptr && markIn(*window)->isVisible());
        QApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QCOMPARE(window->size(), before);
        for (const QToolButton* const button : window->bar().findChildren<QToolButton*>()) {
            QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->text()));
            QVERIFY2(window->bar().rect().contains(button->geometry()), qPrintable(button->text()));
        }
        QVERIFY(window->grab().save(lab::screenshotFolder() + QStringLiteral("/ui-keyboard-grab-narrow.png")));
    }

    // Where the chord would enter it, it does not leave it.
    void theHintSpeaksOfFullscreenOnlyThere()
    {
        lab::FakeRfbServer server(tests::firstWords());
        const auto window = tests::windowOn(tests::desktopOf(server));
        QVERIFY(window);
        const auto& hint = *window->findChild<ui::Hint*>();
        window->menu().trigger('G');
        QTRY_COMPARE(hint.text(),
                     QStringLiteral("Every key goes to build-box. Ctrl+Alt+Shift+G gives the keyboard back."));
        // What is no longer so is not said any more, here or beside an error.
        window->menu().trigger('G');
        QVERIFY(!hint.isVisible());
        window->menu().trigger('G');
        QTRY_VERIFY(hint.isVisible());
        window->setFullscreen(true);
        window->setFullscreen(false);
        QVERIFY(!hint.isVisible());
        // Also where it is held already.
        window->menu().trigger('G');
        QTRY_VERIFY(hint.isVisible());
        window->setFullscreen(true);
        QTRY_COMPARE(hint.text(), QStringLiteral("Every key goes to build-box. Ctrl+Alt+Shift+G gives the keyboard "
                                                 "back, Ctrl+Alt+Shift+F leaves fullscreen."));
        window->setFullscreen(false);
        window->menu().trigger('G');
        QTRY_VERIFY(hint.isVisible());
        window->showError({core::ErrorCode::DisplayDied, QStringLiteral("it died"), {}, {}}, {}, {});
        QVERIFY(!hint.isVisible());
        window->notify(QStringLiteral("what is still of use"));
        QVERIFY(hint.isVisible());
    }

    // Whoever begins in fullscreen has seen neither before.
    void theHintStandsWithTheNoticesOfTheConnect()
    {
        lab::FakeRfbServer server(tests::firstWords());
        ui::ViewerOptions options;
        options.fullscreen = true;
        const auto window = tests::windowOn(std::make_shared<MendedDesktop>(server), options);
        QVERIFY(window);
        auto& hint = *window->findChild<ui::Hint*>();
        const auto notices = QStringLiteral("One was mended. So was another.");
        QTRY_COMPARE(hint.text(), QStringLiteral("Every key goes to build-box. Ctrl+Alt+Shift+G gives the keyboard "
                                                 "back, Ctrl+Alt+Shift+F leaves fullscreen.\n") +
                                      notices);
        QVERIFY(window->grab().save(lab::screenshotFolder() + QStringLiteral("/ui-keyboard-grab-notices.png")));
        // Longer than one of them is to be read.
        QVERIFY(!QTest::qWaitFor([&hint] { return !hint.isVisible(); }, 7000));
        window->setFullscreen(false);
        QVERIFY(hint.isVisible());
        QCOMPARE(hint.text(), notices);
        QTRY_VERIFY(!hint.isVisible());
        hint.say(QStringLiteral("later"));
        QCOMPARE(hint.text(), QStringLiteral("later"));
    }

    void theBarDoesNotKeepWhatWasSaidSince()
    {
        lab::FakeRfbServer server(lab::rfbscript::handshake(900, 560) + lab::rfbscript::fullUpdate(900, 560, 7));
        const auto window = tests::windowOn(tests::desktopOf(server));
        QVERIFY(window);
        const auto says = [&window](const QString& text) {
            const auto labels = window->bar().findChildren<QLabel*>();
            return std::ranges::find(labels, text, &QLabel::text) != labels.end();
        };
        window->notify(QStringLiteral("old"));
        QVERIFY(says(QStringLiteral("old")));
        window->setFullscreen(true);
        window->notify(QStringLiteral("new"));
        window->setFullscreen(false);
        QVERIFY(!says(QStringLiteral("old")));
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestKeyboardGrab>(argc, argv);
}
#include "TestKeyboardGrab.moc"
