// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ViewerBench.h"
#include "lab/FakeRfbServer.h"
#include "lab/Patience.h"
#include "ui/keyboard/KeyboardGrab.h"

using namespace clouddesk;
using lab::VirtualScreen;
namespace script = lab::rfbscript;

namespace {

core::Task<core::UniqueFd> give(core::UniqueFd stream)
{
    co_return stream;
}

QByteArray keyPress(quint32 keysym)
{
    return QByteArray::fromHex("04010000") + script::number(keysym);
}

/// Neither Caps Lock nor Num Lock (rfbproto.rst, "LED State Pseudo-encoding").
QByteArray noLocks()
{
    return script::updateHead(1) + script::rectangle(0, 0, 0, 0, -261, QByteArray(1, '\0'));
}

bool press(const char* key)
{
    return VirtualScreen::act({QStringLiteral("key"), QLatin1String(key)});
}

} // namespace

/// What is left alone by one who only watches.
class TestViewOnly : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<lab::FakeRfbServer> m_server;
    std::unique_ptr<ui::ViewerWindow> m_window;

    void open(const ui::ViewerOptions& options)
    {
        m_server = std::make_unique<lab::FakeRfbServer>(script::handshake(320, 240) + script::fullUpdate(320, 240, 7));
        m_window = std::make_unique<ui::ViewerWindow>(QStringLiteral("build-box"), options);
        QSignalSpy shown(m_window.get(), &ui::ViewerWindow::desktopShown);
        m_window->show();
        m_window->showDesktop(ui::RemoteDesktop::fromStreams([this] { return give(m_server->takeStream()); }));
        QTRY_COMPARE(shown.size(), 1);
        QVERIFY(QTest::qWaitForWindowActive(m_window.get(), tryTimeout));
    }

private Q_SLOTS:
    void cleanup()
    {
        m_window.reset();
        m_server.reset();
    }

    // It is everybody's who is there.
    void theRemoteScreenKeepsItsSize()
    {
        ui::ViewerOptions options;
        options.scale = ui::ScaleMode::Match;
        options.viewOnly = true;
        open(options);
        // This server would refuse.
        QSignalSpy refused(&m_window->viewer(), &ui::ViewerWidget::matchRefused);
        m_window->resize(700, 500);
        QVERIFY(!QTest::qWaitFor([&refused] { return !refused.isEmpty(); }, 1000));
        m_window->menu().trigger('V');
        QTRY_COMPARE(refused.size(), 1);
    }

    // A lock key that was not sent has not changed anything over there.
    void thisComputersKeysStayItsOwn()
    {
        open({});
        m_window->setFullscreen(true);
        const auto& grab = *m_window->findChild<ui::KeyboardGrab*>();
        QTRY_VERIFY(grab.isHeld());
        QVERIFY(press("ctrl+alt+shift+v"));
        QTRY_VERIFY(!grab.isHeld());
        QVERIFY(press("ctrl+alt+shift+v"));
        QTRY_VERIFY(grab.isHeld());
    }

    void theRemoteLockKeysStay()
    {
        open({});
        QSignalSpy told(&m_window->client(), &rfb::Client::lockKeysChanged);
        m_server->say(noLocks());
        QTRY_COMPARE(told.size(), 1);
        m_window->menu().trigger('V');
        QSignalSpy typed(&m_window->viewer(), &ui::ViewerWidget::keyPressed);
        QVERIFY(press("Caps_Lock"));
        QTRY_COMPARE(typed.size(), 1);
        m_window->menu().trigger('V');
        QVERIFY(press("a"));
        QTRY_VERIFY(m_server->received().contains(keyPress(u'A')));
        const qsizetype lock = m_server->received().indexOf(keyPress(0xffe5));
        QVERIFY(lock >= 0 && lock < m_server->received().indexOf(keyPress(u'A')));
        QVERIFY(press("Caps_Lock"));
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestViewOnly>(argc, argv);
}
#include "TestViewOnly.moc"
