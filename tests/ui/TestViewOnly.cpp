// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ScriptedDesktop.h"
#include "lab/Patience.h"
#include "ui/keyboard/KeyboardGrab.h"

using namespace clouddesk;
using lab::VirtualScreen;
using tests::keyPress;
using tests::press;
namespace script = lab::rfbscript;

namespace {

/// Neither Caps Lock nor Num Lock (rfbproto.rst, "LED State Pseudo-encoding").
QByteArray noLocks()
{
    return script::updateHead(1) + script::rectangle(0, 0, 0, 0, -261, QByteArray(1, '\0'));
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
        m_server = std::make_unique<lab::FakeRfbServer>(tests::firstWords());
        m_window = tests::windowOn(tests::desktopOf(*m_server), options);
        QVERIFY(m_window);
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
