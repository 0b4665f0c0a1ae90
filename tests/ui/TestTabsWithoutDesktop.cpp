// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ScriptedDesktop.h"
#include "lab/Patience.h"
#include "ui/desktop/DesktopWindows.h"

using namespace clouddesk;
using tests::press;

/// What a person can do in a tab that shows how far a connect is, or why there is no desktop.
class TestTabsWithoutDesktop : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<lab::FakeRfbServer> m_server;
    std::unique_ptr<ui::DesktopWindows> m_windows;
    std::unique_ptr<ui::ViewerWindow> m_without;
    std::unique_ptr<ui::ViewerWindow> m_with;

    std::unique_ptr<ui::ViewerWindow> openTab(const QString& machine)
    {
        auto window = std::make_unique<ui::ViewerWindow>(machine, ui::ViewerOptions());
        m_windows->place(*window);
        return window;
    }
    static void connectTo(lab::FakeRfbServer& server, ui::ViewerWindow& window)
    {
        QSignalSpy shown(&window, &ui::ViewerWindow::desktopShown);
        window.showDesktop(tests::desktopOf(server));
        QTRY_COMPARE(shown.size(), 1);
    }
    static void fail(ui::ViewerWindow& window)
    {
        window.showError({core::ErrorCode::DisplayDied, QStringLiteral("it died"), {}, {}}, {}, {});
    }
    [[nodiscard]] const QWidget* current() const { return m_windows->tabs().currentWidget(); }
    static QString focusedButton()
    {
        const auto* const button = qobject_cast<QPushButton*>(QApplication::focusWidget());
        return button == nullptr ? QString() : button->text();
    }

private Q_SLOTS:
    void init()
    {
        m_windows = std::make_unique<ui::DesktopWindows>();
        m_windows->setTabbed(true);
        m_without = openTab(QStringLiteral("without"));
        m_with = openTab(QStringLiteral("with"));
        m_server = std::make_unique<lab::FakeRfbServer>(tests::firstWords());
        connectTo(*m_server, *m_with);
        const QByteArray number = QByteArray::number(m_windows->tabs().winId());
        QTRY_VERIFY(m_windows->tabs().isActiveWindow() && lab::VirtualScreen::isActive(number));
    }
    void cleanup()
    {
        for (auto* const window : {&m_without, &m_with}) {
            (*window)->close();
            window->reset();
        }
        m_windows.reset();
        m_server.reset();
    }

    void theChordsAreHeardThere_data()
    {
        QTest::addColumn<bool>("hasFailed");
        QTest::newRow("on the way") << false;
        QTest::newRow("an error") << true;
    }
    void theChordsAreHeardThere()
    {
        QFETCH(bool, hasFailed);
        if (hasFailed)
            fail(*m_without);
        for (const QWidget* const next : {m_without.get(), m_with.get(), m_without.get()}) {
            QVERIFY(press("ctrl+alt+shift+n"));
            QTRY_COMPARE(current(), next);
        }
        QVERIFY(press("ctrl+alt+shift+t"));
        QTRY_VERIFY(!m_windows->tabs().holds(*m_without));
    }

    void whoeverComesToAnErrorIsAtTryAgain()
    {
        lab::FakeRfbServer server(tests::firstWords());
        m_windows->raise(*m_without);
        connectTo(server, *m_without);
        m_windows->raise(*m_with);
        fail(*m_without);
        QVERIFY(press("ctrl+alt+shift+n"));
        QTRY_COMPARE(current(), m_without.get());
        QCOMPARE(focusedButton(), QStringLiteral("Try again"));
    }

    void whatFillsTheScreenBeforeItsPictureHasNoBar()
    {
        m_windows->raise(*m_without);
        QVERIFY(press("ctrl+alt+shift+f"));
        QTRY_COMPARE(m_without->size(), QSize(1600, 1000));
        lab::FakeRfbServer server(tests::firstWords());
        connectTo(server, *m_without);
        QVERIFY(m_without->isInFullscreen() && m_without->isFullScreen());
        QVERIFY(!m_without->bar().isVisible());
        QTRY_VERIFY(m_without->findChild<ui::KeyboardGrab*>()->isHeld());
        m_without->setFullscreen(false);
        QVERIFY(m_windows->tabs().holds(*m_without));
        QTRY_VERIFY(m_without->bar().isVisible());
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestTabsWithoutDesktop>(argc, argv);
}
#include "TestTabsWithoutDesktop.moc"
