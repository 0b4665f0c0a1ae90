// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ViewerBench.h"
#include "lab/Patience.h"
#include "ui/desktop/BringForward.h"
#include "ui/desktop/DesktopWindows.h"

#include <QLineEdit>

#include <memory>
#include <xcb/xcb.h>

using namespace clouddesk;

namespace {

xcb_connection_t* connection()
{
    return qGuiApp->nativeInterface<QNativeInterface::QX11Application>()->connection();
}

xcb_atom_t atom(QByteArrayView name)
{
    const std::unique_ptr<xcb_intern_atom_reply_t, decltype(&std::free)> answer(
        xcb_intern_atom_reply(
            connection(), xcb_intern_atom(connection(), 0, static_cast<uint16_t>(name.size()), name.data()), nullptr),
        &std::free);
    return answer->atom;
}

/// As another program, a panel for instance, asks the window manager to (Extended Window Manager Hints, _NET_WM_STATE).
void endFullscreenOutside(const QWidget& window)
{
    xcb_client_message_event_t message{};
    message.response_type = XCB_CLIENT_MESSAGE;
    message.format = 32;
    message.window = static_cast<xcb_window_t>(window.winId());
    message.type = atom("_NET_WM_STATE");
    constexpr uint32_t remove = 0;
    constexpr uint32_t byPerson = 2;
    message.data.data32[0] = remove;
    message.data.data32[1] = atom("_NET_WM_STATE_FULLSCREEN");
    message.data.data32[3] = byPerson;
    xcb_send_event(connection(), 0, xcb_setup_roots_iterator(xcb_get_setup(connection())).data->root,
                   XCB_EVENT_MASK_SUBSTRUCTURE_REDIRECT | XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY,
                   reinterpret_cast<const char*>(&message)); // NOLINT(cppcoreguidelines-pro-type-reinterpret-cast)
    xcb_flush(connection());
}

/// Whether the window manager has seen that a window is hidden, which takes its states away with it: the property
/// WM_STATE is gone then, or says so (Inter-Client Communication Conventions Manual, 4.1.3.1).
bool isWithdrawn(const QWidget& window)
{
    const std::unique_ptr<xcb_get_property_reply_t, decltype(&std::free)> state(
        xcb_get_property_reply(connection(),
                               xcb_get_property(connection(), 0, static_cast<xcb_window_t>(window.winId()),
                                                atom("WM_STATE"), XCB_GET_PROPERTY_TYPE_ANY, 0, 1),
                               nullptr),
        &std::free);
    constexpr uint32_t withdrawn = 0;
    return xcb_get_property_value_length(state.get()) < int(sizeof(uint32_t)) ||
           *static_cast<const uint32_t*>(xcb_get_property_value(state.get())) == withdrawn;
}

} // namespace

/// Several tabs that fill the screen: each goes back to where it was.
class TestFullscreenTabs : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ui::DesktopWindows> m_windows;
    std::unique_ptr<ui::ViewerWindow> m_first;
    std::unique_ptr<ui::ViewerWindow> m_second;

    std::unique_ptr<ui::ViewerWindow> openTab(const QString& machine)
    {
        auto window = std::make_unique<ui::ViewerWindow>(machine, ui::ViewerOptions());
        m_windows->place(*window);
        return window;
    }
    [[nodiscard]] bool isTab(const ui::ViewerWindow& window) const { return m_windows->tabs().holds(window); }
    static bool isActive(const QWidget& window)
    {
        return window.isActiveWindow() && lab::VirtualScreen::isActive(QByteArray::number(window.winId()));
    }
    void fillScreens()
    {
        m_first->setFullscreen(true);
        m_second->setFullscreen(true);
        QVERIFY(!isTab(*m_first) && !isTab(*m_second));
    }

private Q_SLOTS:
    void init()
    {
        m_windows = std::make_unique<ui::DesktopWindows>();
        m_windows->setTabbed(true);
        m_first = openTab(QStringLiteral("first"));
        m_second = openTab(QStringLiteral("second"));
        QCOMPARE(m_windows->tabs().count(), 2);
    }
    void cleanup()
    {
        for (auto* const window : {&m_first, &m_second}) {
            (*window)->close();
            window->reset();
        }
        m_windows.reset();
    }

    void eachComesBack()
    {
        fillScreens();
        m_first->setFullscreen(false);
        QVERIFY(isTab(*m_first));
        QVERIFY(m_second->isInFullscreen() && !isTab(*m_second));
        m_second->setFullscreen(false);
        QVERIFY(isTab(*m_second));
        QCOMPARE(m_windows->tabs().count(), 2);
    }

    void theRowIsInItsOrderAgain_data()
    {
        QTest::addColumn<QList<int>>("left");
        QTest::addColumn<QList<int>>("back");
        for (const QList<int>& left : {QList{0, 1}, {1, 0}, {0, 2}, {0, 1, 2}, {2, 1, 0}, {1, 2, 0}}) {
            QList<int> back = left;
            do
                QTest::addRow("%d %d %d, back %d %d", left[0], left[1], left.value(2, -1), back[0], back[1])
                    << left << back;
            while (std::next_permutation(back.begin(), back.end()));
        }
    }
    void theRowIsInItsOrderAgain()
    {
        QFETCH(QList<int>, left);
        QFETCH(QList<int>, back);
        const auto third = openTab(QStringLiteral("third"));
        const std::array row = {m_first.get(), m_second.get(), third.get()};
        for (const int index : left)
            row.at(size_t(index))->setFullscreen(true);
        for (const int index : back)
            row.at(size_t(index))->setFullscreen(false);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(m_windows->tabs().indexOf(row.at(size_t(i))), i);
        third->close();
    }

    void whoeverTypesElsewhereKeepsTheKeyboard_data()
    {
        QTest::addColumn<bool>("isAlone");
        QTest::newRow("from among others") << false;
        QTest::newRow("from a row of one") << true;
    }
    void whoeverTypesElsewhereKeepsTheKeyboard()
    {
        QFETCH(bool, isAlone);
        m_second->setFullscreen(true);
        QTRY_VERIFY(isActive(*m_second));
        if (isAlone)
            m_first->close();
        QLineEdit field;
        field.show();
        field.activateWindow();
        QTRY_VERIFY(isActive(field));
        m_second->showError({core::ErrorCode::DisplayDied, QStringLiteral("it died"), {}, {}}, {}, {});
        QVERIFY(isTab(*m_second));
        QTRY_VERIFY(m_second->isVisible());
        QVERIFY(!QTest::qWaitFor([&field] { return !isActive(field); }, 700));
        QVERIFY(lab::VirtualScreen::act({QStringLiteral("key"), QStringLiteral("a")}));
        QTRY_COMPARE(field.text(), QStringLiteral("a"));
    }

    void whoeverTypesIntoAnotherTabGoesOn()
    {
        m_second->setFullscreen(true);
        QTRY_VERIFY(isActive(*m_second));
        m_windows->raise(*m_first);
        QTRY_VERIFY(isActive(m_windows->tabs()));
        const QWidget* const focused = QApplication::focusWidget();
        m_second->showError({core::ErrorCode::DisplayDied, QStringLiteral("it died"), {}, {}}, {}, {});
        QVERIFY(isTab(*m_second));
        QCOMPARE(m_windows->tabs().currentWidget(), m_first.get());
        QCOMPARE(QApplication::focusWidget(), focused);
    }

    void theWindowManagerEndsItToo()
    {
        m_first->setFullscreen(true);
        const QRect screen = m_first->screen()->geometry();
        QTRY_COMPARE(m_first->geometry(), screen);
        endFullscreenOutside(*m_first);
        QTRY_VERIFY(!m_first->isInFullscreen());
        QVERIFY(isTab(*m_first));
    }

    void noOtherStateEndsIt()
    {
        Q_EMIT m_first->tabToggled();
        QVERIFY(QTest::qWaitForWindowExposed(m_first.get(), tryTimeout));
        m_first->showMaximized();
        QTRY_COMPARE(m_first->width(), m_first->screen()->geometry().width());
        QVERIFY(m_first->isMaximized());
        const auto staysFilled = [this] {
            const QRect screen = m_first->screen()->geometry();
            return QTest::qWaitFor([&] { return m_first->geometry() == screen; }, tryTimeout) &&
                   !QTest::qWaitFor([this] { return !m_first->isInFullscreen(); }, 700);
        };
        m_first->setFullscreen(true);
        QVERIFY(staysFilled());
        QVERIFY(lab::VirtualScreen::act({QStringLiteral("windowminimize"), QString::number(m_first->winId())}));
        QTRY_VERIFY(m_first->isMinimized());
        QVERIFY(staysFilled());
        ui::bringForward(*m_first);
        QVERIFY(staysFilled());
        QVERIFY(!isWithdrawn(*m_first));
        m_first->hide();
        QTRY_VERIFY(isWithdrawn(*m_first));
        // What it is while nobody sees it is no person's doing.
        m_first->setWindowState(Qt::WindowNoState);
        QVERIFY(!QTest::qWaitFor([this] { return !m_first->isInFullscreen(); }, 700));
        m_first->setWindowState(Qt::WindowFullScreen);
        m_first->show();
        QVERIFY(staysFilled());
        m_first->menu().trigger('A');
        QVERIFY(staysFilled());
        m_first->setFullscreen(false);
        QTRY_VERIFY(m_first->isMaximized());
    }

    void oneThatLeavesTheRowLeavesItAlone()
    {
        fillScreens();
        Q_EMIT m_first->tabToggled();
        QVERIFY(!m_first->isInFullscreen() && !isTab(*m_first));
        m_second->setFullscreen(false);
        QVERIFY(isTab(*m_second) && !isTab(*m_first));
    }

    void oneThatIsClosedStaysSo()
    {
        fillScreens();
        m_first->close();
        m_first->setFullscreen(false);
        QVERIFY(!isTab(*m_first));
        m_second->setFullscreen(false);
        QVERIFY(isTab(*m_second));
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestFullscreenTabs>(argc, argv);
}
#include "TestFullscreenTabs.moc"
