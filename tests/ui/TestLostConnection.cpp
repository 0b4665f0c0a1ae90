// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ScriptedDesktop.h"
#include "lab/Patience.h"
#include "lab/Screenshots.h"

#include <QClipboard>
#include <QLabel>
#include <QWindow>

using namespace clouddesk;
using tests::keyPress;
using tests::press;
namespace script = lab::rfbscript;

namespace {

core::Error failure()
{
    return {core::ErrorCode::ConnectionRefused, QStringLiteral("nothing answers"), QStringLiteral("build-box"), {}};
}

} // namespace

/// What a person can do, and what must not happen, from when the connection is lost until it is back.
class TestLostConnection : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<lab::FakeRfbServer> m_server;
    std::unique_ptr<ui::ViewerWindow> m_window;
    bool m_isPictureLate = false;
    QSize m_size;

    [[nodiscard]] QByteArray picture() const { return script::fullUpdate(m_size.width(), m_size.height(), 7); }
    void open(const ui::ViewerOptions& options = {})
    {
        m_window =
            tests::windowOn(ui::RemoteDesktop::fromStreams([this] { return tests::give(newStream()); }), options);
        QVERIFY(m_window);
    }
    core::UniqueFd newStream()
    {
        m_server = std::make_unique<lab::FakeRfbServer>(script::handshake(m_size.width(), m_size.height()) +
                                                        (m_isPictureLate ? QByteArray() : picture()));
        return m_server->takeStream();
    }
    void lose()
    {
        Q_EMIT m_window->desktop()->connectionLost();
        QVERIFY(!m_window->viewer().isLive());
    }
    void comeBack()
    {
        Q_EMIT m_window->desktop()->reconnected();
        QTRY_VERIFY(m_window->viewer().isLive());
    }
    /// As "Try again" does.
    void openAnew()
    {
        QSignalSpy shown(m_window.get(), &ui::ViewerWindow::desktopShown);
        m_window->showDesktop(ui::RemoteDesktop::fromStreams([this] { return tests::give(newStream()); }));
        QTRY_COMPARE(shown.size(), 1);
    }
    /// As a person does; the window manager has answered all that was asked before, too.
    void resizeTo(QSize size)
    {
        QSignalSpy answers(m_window->windowHandle(), &QWindow::widthChanged);
        m_window->resize(size);
        QTRY_VERIFY(!answers.isEmpty() && answers.last().first() == size.width());
    }
    [[nodiscard]] bool says(const QString& text) const
    {
        return std::ranges::any_of(m_window->findChildren<QLabel*>(), [&](const QLabel* label) {
            return label->isVisible() && (label->toolTip() == text || label->text() == text);
        });
    }
    void choose(const QString& item)
    {
        for (QAction* const action : m_window->findChildren<QAction*>()) {
            if (action->text().section(u'\t', 0, 0) == item)
                action->trigger();
        }
    }
    [[nodiscard]] ui::Typist& typist() const { return *m_window->findChild<ui::Typist*>(); }
    /// Whatever was said to the server before this has been heard.
    void settle()
    {
        m_window->client().sendKey(0x7a, true);
        QTRY_VERIFY(m_server->received().contains(keyPress(0x7a)));
    }

private Q_SLOTS:
    void init()
    {
        m_isPictureLate = false;
        m_size = {320, 240};
    }
    void cleanup()
    {
        m_window.reset();
        m_server.reset();
    }

    void nothingIsTypedIntoTheNextSession()
    {
        open();
        QGuiApplication::clipboard()->setText(QString(100, u'x'));
        lose();
        choose(QStringLiteral("Paste as &typing"));
        QVERIFY(!typist().isTyping());
        QVERIFY(says(QStringLiteral("Nothing was typed: there is no connection")));
        comeBack();
        settle();
        QVERIFY(!m_server->received().contains(keyPress(u'x')));
        choose(QStringLiteral("Paste as &typing"));
        QTRY_VERIFY(m_server->received().contains(keyPress(u'x')));
    }

    // The server is there, but nobody sees yet what is typed into.
    void nothingIsTypedBeforeThePicture()
    {
        open();
        lose();
        m_isPictureLate = true;
        QSignalSpy connected(&m_window->client(), &rfb::Client::connected);
        Q_EMIT m_window->desktop()->reconnected();
        QTRY_COMPARE(connected.size(), 1);
        choose(QStringLiteral("Ctrl+Alt+F12"));
        m_server->say(picture());
        QTRY_VERIFY(m_window->viewer().isLive());
        settle();
        QVERIFY(!m_server->received().contains(keyPress(0xffe3)));
        choose(QStringLiteral("Ctrl+Alt+F12"));
        QTRY_VERIFY(m_server->received().contains(keyPress(0xffe3)));
    }

    void aSessionBeginsWithNothingTyped()
    {
        open();
        lose();
        typist().setRate(1);
        QVERIFY(typist().start(QString(100, u'x')));
        comeBack();
        QVERIFY(!typist().isTyping());
    }

    void theKeyboardIsThisComputersMeanwhile()
    {
        open();
        m_window->setFullscreen(true);
        const auto& grab = *m_window->findChild<ui::KeyboardGrab*>();
        QTRY_VERIFY(grab.isHeld());
        lose();
        QVERIFY(!grab.isHeld());
        // Nor by the way of the focus.
        QWidget other;
        other.show();
        QVERIFY(QTest::qWaitForWindowActive(&other, tryTimeout));
        other.hide();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get(), tryTimeout));
        QTRY_VERIFY(m_window->viewer().hasFocus());
        QVERIFY(!grab.isHeld());
        comeBack();
        QTRY_VERIFY(grab.isHeld());
    }

    // Who has had no time to read how to leave could not.
    void theChordIsToldAgain()
    {
        open();
        m_window->setFullscreen(true);
        const auto& hint = *m_window->findChild<ui::Hint*>();
        const auto isTold = [&hint] {
            return hint.isVisible() && hint.text().contains(QLatin1String("Shift+F leaves"));
        };
        QTRY_VERIFY(isTold());
        lose();
        QVERIFY(!isTold());
        comeBack();
        QTRY_VERIFY(isTold());
        QTRY_VERIFY(hint.isHidden());
        lose();
        comeBack();
        QVERIFY(!QTest::qWaitFor(isTold, 700));
    }

    void theSmallestWindowHasRoomForAllOfIt()
    {
        open();
        resizeTo({m_window->minimumWidth() + 10, 1});
        lose();
        Q_EMIT m_window->desktop()->retryScheduled(
            30, {core::ErrorCode::ConnectionRefused, QStringLiteral("cannot connect to build-box"), {}, {}});
        auto& overlay = *m_window->findChild<ui::ReconnectOverlay*>();
        QTRY_VERIFY(overlay.isVisible());
        for (const QLabel* const label : overlay.findChildren<QLabel*>())
            QVERIFY2(label->height() >= label->heightForWidth(label->width()), qPrintable(label->text()));
        for (const QPushButton* const button : overlay.findChildren<QPushButton*>())
            QVERIFY2(button->height() >= button->minimumSizeHint().height(), qPrintable(button->text()));
        QVERIFY(overlay.rect().contains(overlay.childrenRect()));
        QVERIFY(m_window->grab().save(lab::screenshotFolder() + QStringLiteral("/ui-lost-smallest.png")));
    }

    void theBarComesOutMeanwhileToo()
    {
        const auto moveTo = [](int x, int y) {
            return lab::VirtualScreen::act({QStringLiteral("mousemove"), QString::number(x), QString::number(y)});
        };
        open();
        m_window->setFullscreen(true);
        QTRY_COMPARE(m_window->size(), QSize(1600, 1000));
        QVERIFY(moveTo(800, 300));
        lose();
        QTRY_VERIFY(m_window->findChild<ui::ReconnectOverlay*>()->isVisible());
        const ui::ViewerBar& bar = m_window->bar();
        QVERIFY(!bar.isVisible());
        QVERIFY(moveTo(800, 1) && moveTo(800, 0));
        QTRY_VERIFY(bar.isVisible());
        QVERIFY(moveTo(800, 300));
        QTRY_VERIFY(!bar.isVisible());
        // One that came out before goes, too.
        comeBack();
        QVERIFY(moveTo(800, 1) && moveTo(800, 0));
        QTRY_VERIFY(bar.isVisible());
        lose();
        QVERIFY(moveTo(800, 300));
        QTRY_VERIFY(!bar.isVisible());
    }

    void theButtonsAreInReachOfTheKeyboard()
    {
        open();
        lose();
        auto& overlay = *m_window->findChild<ui::ReconnectOverlay*>();
        QTRY_VERIFY(overlay.isVisible());
        // Whoever goes on typing presses none of them.
        QVERIFY(m_window->viewer().hasFocus());
        QSignalSpy tries(&overlay, &ui::ReconnectOverlay::tryWanted);
        QSignalSpy ends(&overlay, &ui::ReconnectOverlay::gaveUp);
        QVERIFY(press("Tab"));
        QVERIFY(press("Return"));
        QTRY_COMPARE(tries.size(), 1);
        comeBack();
        QTRY_VERIFY(m_window->viewer().hasFocus());
        QVERIFY(press("Tab"));
        QTRY_VERIFY(m_server->received().contains(keyPress(0xff09)));
        QVERIFY(m_window->viewer().hasFocus());
        lose();
        for (const char* const key : {"Tab", "Tab", "Return"})
            QVERIFY(press(key));
        QTRY_COMPARE(ends.size(), 1);
    }

    void noButtonKeepsTheKeyboardOfATabThatIsHidden()
    {
        open();
        lose();
        QVERIFY(press("Tab"));
        QTRY_VERIFY(!m_window->viewer().hasFocus());
        m_window->hide();
        comeBack();
        m_window->show();
        m_window->takeKeyboard();
        QCOMPARE(m_window->focusWidget(), &m_window->viewer());
    }

    // What is on its way from hands that type is not meant for the page, and they do not stop at once.
    void whoeverTypesOnPressesNothingOfTheError()
    {
        open();
        QSignalSpy retried(m_window.get(), &ui::ViewerWindow::retryRequested);
        QSignalSpy closed(m_window.get(), &ui::ViewerWindow::closed);
        m_window->showError(failure(), {}, {});
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < 2500) {
            for (const Qt::Key key : {Qt::Key_A, Qt::Key_Tab, Qt::Key_Space, Qt::Key_Return, Qt::Key_Escape}) {
                QTest::keyClick(QApplication::focusWidget(), key);
                QVERIFY(retried.isEmpty() && closed.isEmpty());
            }
            QTest::qWait(20);
        }
        QTRY_VERIFY(qobject_cast<QPushButton*>(QApplication::focusWidget()) != nullptr);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QCOMPARE(retried.size(), 1);
    }

    void theSizeThatWasWantedOutlivesAnError()
    {
        open();
        resizeTo({900, 560});
        m_window->showError(failure(), {}, {});
        openAnew();
        QCOMPARE(m_window->size(), QSize(900, 560));
        m_window->showError(failure(), {}, {});
        openAnew();
        QCOMPARE(m_window->size(), QSize(900, 560));
    }

    void theSizeThatNobodyWantedFollowsThePicture()
    {
        open();
        const QSize before = m_window->size();
        m_window->showError(failure(), {}, {});
        m_size = {800, 500};
        openAnew();
        QVERIFY(m_window->size() != before);
        QCOMPARE(m_window->viewer().viewport()->size(), m_size);
    }

    // What was chosen for the steps was not chosen for the desktop.
    void theFirstPictureHasItsSizeAlsoAfterAnError()
    {
        m_window = std::make_unique<ui::ViewerWindow>(QStringLiteral("build-box"), ui::ViewerOptions());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get(), tryTimeout));
        resizeTo({900, 560});
        m_window->showError(failure(), {}, {});
        m_size = {800, 500};
        openAnew();
        QCOMPARE(m_window->viewer().viewport()->size(), m_size);
    }

    void viewOnlyTypesNothing()
    {
        ui::ViewerOptions options;
        options.typingRate = 1;
        open(options);
        QGuiApplication::clipboard()->setText(QString(100, u'x'));
        choose(QStringLiteral("Paste as &typing"));
        QVERIFY(typist().isTyping());
        choose(QStringLiteral("View &only"));
        QVERIFY(!typist().isTyping());
        choose(QStringLiteral("Paste as &typing"));
        QVERIFY(!typist().isTyping());
        QVERIFY(says(QStringLiteral("Nothing was typed: view only is on")));
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestLostConnection>(argc, argv);
}
#include "TestLostConnection.moc"
