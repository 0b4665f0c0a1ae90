// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ScriptedDesktop.h"
#include "lab/Patience.h"

#include "lab/SoundServer.h"

#include <QMenu>

using namespace clouddesk;
namespace script = lab::rfbscript;

namespace {

// rfbproto.rst, "QEMU Audio": what a client says, and what a server says.
const QByteArray soundForm = QByteArray::fromHex("ff01000203020000ac44");
const QByteArray soundOn = QByteArray::fromHex("ff010000");
const QByteArray soundOff = QByteArray::fromHex("ff010001");
const QByteArray began = QByteArray::fromHex("ff010001");
const QByteArray offer = script::updateHead(1) + script::rectangle(0, 0, 0, 0, -259);

/// A tenth of a second that is not silent.
QByteArray samples()
{
    const QByteArray tone = QByteArray::fromHex("00100010"
                                                "00f000f0")
                                .repeated(4410 / 2);
    return QByteArray::fromHex("ff010002") + script::number(quint32(tone.size())) + tone;
}

} // namespace

/// View > Sound, down to what the server is told and what this computer plays.
class TestSoundSwitch : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<lab::SoundServer> m_ears;
    std::unique_ptr<lab::FakeRfbServer> m_server;
    std::unique_ptr<ui::ViewerWindow> m_window;

    void open(const ui::ViewerOptions& options)
    {
        m_server = std::make_unique<lab::FakeRfbServer>(tests::firstWords());
        m_window = tests::windowOn(tests::desktopOf(*m_server), options);
        QVERIFY(m_window);
        QVERIFY(soundAction() != nullptr);
    }
    [[nodiscard]] qsizetype told(const QByteArray& bytes) const { return m_server->received().count(bytes); }
    /// The switch as it stands in the menu View.
    [[nodiscard]] QAction* soundAction() const
    {
        for (const QMenu* const menu : m_window->findChildren<QMenu*>()) {
            for (QAction* const action : menu->actions()) {
                if (menu->title() == QStringLiteral("&View") && action->text() == QStringLiteral("Soun&d"))
                    return action;
            }
        }
        return nullptr;
    }
    void press() { soundAction()->trigger(); }
    /// The server knows of sound, once it has been asked.
    void offerSound()
    {
        QTRY_VERIFY(told(script::number(qint32(-259))) > 0);
        m_server->say(offer);
        QTRY_VERIFY(told(soundForm + soundOn) == 1);
    }

private Q_SLOTS:
    void init()
    {
        if (lab::SoundServer::isThere())
            m_ears = std::make_unique<lab::SoundServer>();
    }
    void cleanup()
    {
        m_window.reset();
        m_server.reset();
        m_ears.reset();
    }

    void onAsksTheServerAndOffStopsIt()
    {
        ui::ViewerOptions silent;
        silent.sound = false;
        open(silent);
        QSignalSpy remembered(m_window.get(), &ui::ViewerWindow::optionsChanged);
        QVERIFY(!soundAction()->isChecked());
        QCOMPARE(told(script::number(qint32(-259))), 0);
        press();
        QVERIFY(soundAction()->isChecked());
        QVERIFY(remembered.last()[0].value<ui::ViewerOptions>().sound);
        offerSound();
        if (m_ears != nullptr)
            m_ears->listen();
        m_server->say(began + samples());
        if (m_ears != nullptr)
            QTRY_VERIFY(!m_ears->heard().isEmpty());
        QCOMPARE(told(soundOff), 0);

        press();
        QVERIFY(!soundAction()->isChecked());
        QVERIFY(!remembered.last()[0].value<ui::ViewerOptions>().sound);
        QTRY_COMPARE(told(soundOff), 1);
        // The server may say what it likes: nothing more of it is played.
        QSignalSpy heard(&m_window->client(), &rfb::Client::soundArrived);
        QSignalSpy bells(&m_window->client(), &rfb::Client::bell);
        m_server->say(began + samples() + QByteArray(1, '\2'));
        QTRY_COMPARE(bells.size(), 1);
        QCOMPARE(heard.size(), 0);

        press();
        QTRY_COMPARE(told(soundOn), 2); // the form was said before
    }

    void isOnAgainWhereItWasLeftOn()
    {
        ui::ViewerOptions loud;
        loud.sound = true;
        open(loud);
        QVERIFY(soundAction()->isChecked());
        offerSound();
        press();
        QTRY_COMPARE(told(soundOff), 1);
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestSoundSwitch>(argc, argv);
}
#include "TestSoundSwitch.moc"
