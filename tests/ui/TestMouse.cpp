// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ScriptedDesktop.h"
#include "lab/Patience.h"

#include <QMouseEvent>
#include <QWheelEvent>
#include <QWindow>

using namespace clouddesk;
using lab::VirtualScreen;
namespace script = lab::rfbscript;

namespace {

constexpr char leftBit = 1;
constexpr char rightBit = 1 << 2;
constexpr char wheelUpBit = 1 << 3;
constexpr char wheelLeftBit = 1 << 5;

} // namespace

/// What the mouse does over a picture that leaves some of the window empty at its sides.
class TestMouse : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<lab::FakeRfbServer> m_server;
    std::unique_ptr<ui::ViewerWindow> m_window;
    qsizetype m_heard = 0; // so much of what the server heard is of no matter any more
    QPointF m_inside;
    QPointF m_outside;

    void open()
    {
        m_server = std::make_unique<lab::FakeRfbServer>(tests::firstWords());
        m_window = tests::windowOn(tests::desktopOf(*m_server));
        QVERIFY(m_window);
        // The window manager answers each size that was asked for, and its answer to the picture's own may come late.
        QSignalSpy answers(m_window->windowHandle(), &QWindow::widthChanged);
        m_window->resize(1000, 400);
        QTRY_VERIFY(!answers.isEmpty() && answers.last().first() == 1000);
        const ui::ViewerWidget& viewer = m_window->viewer();
        QTRY_VERIFY(viewer.viewport()->width() == 1000 && viewer.geometryOfView().target().left() > 100);
        const int middle = viewer.viewport()->height() / 2;
        m_inside = QPointF(500, middle);
        m_outside = QPointF(20, middle);
        m_heard = m_server->received().size();
    }
    QWidget& surface() { return *m_window->viewer().viewport(); }
    void mouse(QEvent::Type type, QPointF place, Qt::MouseButton button, Qt::MouseButtons held)
    {
        const QPointF inWindow = surface().mapTo(m_window.get(), place);
        QMouseEvent event(type, place, inWindow, surface().mapToGlobal(place), button, held, Qt::NoModifier);
        QCoreApplication::sendEvent(&surface(), &event);
    }
    void press(QPointF place, Qt::MouseButton button = Qt::LeftButton, Qt::MouseButtons held = Qt::NoButton)
    {
        mouse(QEvent::MouseButtonPress, place, button, held | button);
    }
    void release(QPointF place, Qt::MouseButton button = Qt::LeftButton, Qt::MouseButtons held = Qt::NoButton)
    {
        mouse(QEvent::MouseButtonRelease, place, button, held);
    }
    void move(QPointF place, Qt::MouseButtons held) { mouse(QEvent::MouseMove, place, Qt::NoButton, held); }
    void turnWheel(QPointF place)
    {
        QWheelEvent event(place, surface().mapToGlobal(place), {}, {0, 120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(&surface(), &event);
    }
    /// With exactly these buttons held.
    bool hears(char buttons)
    {
        return m_server->received().mid(m_heard).contains(QByteArray(1, '\5') + buttons + '\0');
    }
    /// Whatever was said to the server before this has been heard.
    void settle()
    {
        m_window->client().sendPointer({7, 9}, 0);
        QTRY_VERIFY(m_server->received().mid(m_heard).contains(QByteArray::fromHex("050000070009")));
    }

private Q_SLOTS:
    void init() { open(); }
    void cleanup()
    {
        m_window.reset();
        m_server.reset();
    }

    void aPressBesideThePictureIsNotSent()
    {
        press(m_outside);
        move(m_inside, Qt::LeftButton);
        press(m_inside, Qt::RightButton, Qt::LeftButton);
        release(m_inside, Qt::LeftButton, Qt::RightButton);
        release(m_inside, Qt::RightButton);
        QTRY_VERIFY(hears(rightBit));
        QVERIFY(!hears(leftBit) && !hears(leftBit | rightBit));
        press(m_inside);
        QTRY_VERIFY(hears(leftBit));
    }

    void aDragMayLeaveThePicture()
    {
        press(m_inside);
        QTRY_VERIFY(hears(leftBit));
        move(m_outside, Qt::LeftButton);
        QTRY_VERIFY(m_server->received().mid(m_heard).contains(QByteArray::fromHex("05010000")));
        press(m_outside, Qt::RightButton, Qt::LeftButton);
        QTRY_VERIFY(hears(leftBit | rightBit));
        release(m_outside, Qt::RightButton, Qt::LeftButton);
        release(m_outside);
        QTRY_VERIFY(m_server->received().mid(m_heard).contains(QByteArray::fromHex("05000000")));
    }

    void whatWasLetGoOfIsNotPressedByMoving_data()
    {
        QTest::addColumn<std::function<void(ui::ViewerWindow&)>>("letGo");
        const auto row = [](const char* name, std::function<void(ui::ViewerWindow&)> letGo) {
            QTest::newRow(name) << letGo;
        };
        row("another window", [](ui::ViewerWindow& window) { window.viewer().releaseInput(); });
        row("another session", [](ui::ViewerWindow& window) {
            window.viewer().setLive(false);
            window.viewer().setLive(true);
        });
        row("view only", [](ui::ViewerWindow& window) {
            window.menu().trigger('V');
            window.menu().trigger('V');
        });
    }
    void whatWasLetGoOfIsNotPressedByMoving()
    {
        QFETCH(std::function<void(ui::ViewerWindow&)>, letGo);
        press(m_inside);
        QTRY_VERIFY(hears(leftBit));
        letGo(*m_window);
        m_heard = m_server->received().size();
        settle();
        m_heard = m_server->received().size();
        move(m_inside + QPointF(4, 4), Qt::LeftButton);
        move(m_inside, Qt::LeftButton);
        settle();
        QVERIFY(!hears(leftBit));
        release(m_inside);
        press(m_inside);
        QTRY_VERIFY(hears(leftBit));
        letGo(*m_window);
        m_heard = m_server->received().size();
        settle();
        m_heard = m_server->received().size();
        // Another window has heard of the release.
        press(m_inside);
        QTRY_VERIFY(hears(leftBit));
    }

    void theWheelBesideThePictureIsNotSent()
    {
        turnWheel(m_outside);
        settle();
        QVERIFY(!hears(wheelUpBit));
        turnWheel(m_inside);
        QTRY_VERIFY(hears(wheelUpBit));
    }

    // By itself Qt would make the other wheel of it. The window manager has its own use for the usual one with Alt.
    void theWheelWithAltIsTheSameWheel()
    {
        const QPoint place = surface().mapToGlobal(m_inside.toPoint());
        using Turn = std::tuple<const char*, const char*, char>;
        for (const auto& [keys, button, bit] :
             {Turn("alt", "6", wheelLeftBit), Turn("ctrl+alt+shift", "4", wheelUpBit)}) {
            const QString held = QLatin1String(keys);
            QVERIFY(
                VirtualScreen::act({QStringLiteral("mousemove"), QString::number(place.x()), QString::number(place.y()),
                                    QStringLiteral("keydown"), held, QStringLiteral("click"), QLatin1String(button),
                                    QStringLiteral("keyup"), held}));
            QTRY_VERIFY(hears(bit));
        }
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestMouse>(argc, argv);
}
#include "TestMouse.moc"
