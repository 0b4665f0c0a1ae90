// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ScriptedDesktop.h"
#include "lab/Patience.h"

#include "rfbclient/ClipboardScript.h"

#include <QBuffer>
#include <QClipboard>
#include <QMimeData>

using namespace clouddesk;
using namespace clouddesk::test;
namespace flag = rfb::clipboardflag;

namespace {

QByteArray png(const QImage& image)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

QStringList xclip(const QStringList& more)
{
    return QStringList{QStringLiteral("-selection"), QStringLiteral("clipboard"), QStringLiteral("-t"),
                       QStringLiteral("image/png")} +
           more;
}

QClipboard& clipboard()
{
    return *QGuiApplication::clipboard();
}

} // namespace

/// This computer's clipboard, that of a real X server, and a desktop whose server takes and has images.
class TestClipboardImages : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<lab::FakeRfbServer> m_server;
    std::unique_ptr<ui::ViewerWindow> m_window;

    void open(const ui::ViewerOptions& options = {})
    {
        m_server = std::make_unique<lab::FakeRfbServer>(script::handshake(320, 240) + script::fullUpdate(320, 240, 7) +
                                                        extended(takesEverything, QByteArray(12, '\0')));
        m_window = std::make_unique<ui::ViewerWindow>(QStringLiteral("build-box"), options);
        QSignalSpy shown(m_window.get(), &ui::ViewerWindow::desktopShown);
        m_window->show();
        m_window->showDesktop(tests::desktopOf(*m_server));
        QTRY_COMPARE(shown.size(), 1);
        QVERIFY(QTest::qWaitForWindowActive(m_window.get(), tryTimeout));
        QTRY_VERIFY(hears(script::number(takesEverything)));
    }
    [[nodiscard]] bool hears(const QByteArray& bytes) const { return m_server->received().contains(bytes); }
    [[nodiscard]] bool hasOffer() const { return hears(answer(flag::notify | flag::dib)); }
    void copyThere(const QImage& image)
    {
        m_server->say(extended(flag::notify | flag::dib));
        QTRY_VERIFY(hears(answer(flag::request | flag::dib)));
        m_server->say(provided(rfb::toBitmap(pixelsOf(image))));
    }
    /// Whatever was said to the server before this has been heard.
    void settle()
    {
        QSignalSpy bells(&m_window->client(), &rfb::Client::bell);
        m_server->say(QByteArray(1, '\2'));
        QTRY_COMPARE(bells.size(), 1);
        m_window->client().sendKey(0x61, true);
        QTRY_VERIFY(hears(QByteArray::fromHex("0401000000000061")));
    }
    /// Another program on this computer copies it.
    static void copyElsewhere(QProcess& program, const QImage& image)
    {
        QSignalSpy changes(&clipboard(), &QClipboard::dataChanged);
        program.start(QStringLiteral("xclip"), xclip({QStringLiteral("-quiet")}));
        program.write(png(image));
        program.closeWriteChannel();
        QTRY_VERIFY(!changes.isEmpty() && !clipboard().ownsClipboard());
    }

private Q_SLOTS:
    void init() { clipboard().clear(); }
    void cleanup()
    {
        m_window.reset();
        m_server.reset();
    }

    void goesThereWhenItIsAskedFor()
    {
        open();
        const QImage image = colourful({61, 33});
        clipboard().setImage(image);
        QTRY_VERIFY(hasOffer());
        m_server->say(extended(flag::request | flag::dib));
        QTRY_COMPARE(given(m_server->received()), image);
    }

    void goesThereFromOtherProgramsOnWhite()
    {
        open();
        QImage image = colourful({40, 30}).convertToFormat(QImage::Format_ARGB32);
        image.setPixel(1, 2, 0);
        QProcess program;
        copyElsewhere(program, image);
        QTRY_VERIFY(hasOffer());
        m_server->say(extended(flag::request | flag::dib));
        image.setPixel(1, 2, qRgb(255, 255, 255));
        QTRY_COMPARE(given(m_server->received()), image.convertToFormat(QImage::Format_RGB32));
        program.terminate();
        program.waitForFinished(tryTimeout);
    }

    void comesFromThereForOtherPrograms()
    {
        open();
        const QImage image = colourful({61, 33});
        QSignalSpy wanted(&m_window->client(), &rfb::Client::clipboardImageWanted);
        copyThere(image);
        QTRY_COMPARE(clipboard().image(), image);
        // As others want it, so that it is not coded in this thread when they do.
        QVERIFY(!clipboard().mimeData()->data(QStringLiteral("image/png")).isEmpty());
        // So that it leaves the clipboard in time: see ClipboardGuard.
        QVERIFY(clipboard().ownsClipboard());
        QProcess program;
        program.start(QStringLiteral("xclip"), xclip({QStringLiteral("-o")}));
        QTRY_COMPARE(program.state(), QProcess::NotRunning);
        QCOMPARE(QImage::fromData(program.readAll()).convertToFormat(QImage::Format_RGB32), image);
        settle();
        QVERIFY(!hasOffer());
        QCOMPARE(wanted.size(), 0);
    }

    // Clipboard managers take over what they see.
    void isNotOfferedBackWhoeverHasItHere()
    {
        open();
        const QImage image = colourful({61, 33});
        copyThere(image);
        QTRY_COMPARE(clipboard().image(), image);
        QSignalSpy wanted(&m_window->client(), &rfb::Client::clipboardImageWanted);
        QProcess program;
        copyElsewhere(program, image);
        QTRY_COMPARE(wanted.size(), 1);
        clipboard().setText(QStringLiteral("end"));
        QTRY_VERIFY(hears(answer(flag::notify | flag::text)));
        QVERIFY(!hasOffer());
        program.waitForFinished(tryTimeout);
    }

    void waitsForTheWindow()
    {
        open();
        QWidget other;
        other.show();
        QVERIFY(QTest::qWaitForWindowActive(&other, tryTimeout));
        const QImage image = colourful({61, 33});
        QSignalSpy received(&m_window->client(), &rfb::Client::clipboardReceived);
        copyThere(image);
        QTRY_COMPARE(received.size(), 1);
        QVERIFY(clipboard().image().isNull());
        other.hide();
        QTRY_COMPARE(clipboard().image(), image);
    }

    // What was copied while another window was in use was not offered, and is not given.
    void isNotGivenUnoffered()
    {
        open();
        clipboard().setImage(colourful({8, 8}));
        QTRY_VERIFY(hasOffer());
        QWidget other;
        other.show();
        QVERIFY(QTest::qWaitForWindowActive(&other, tryTimeout));
        clipboard().setImage(colourful({9, 9}));
        m_server->say(extended(flag::request | flag::dib));
        QTRY_VERIFY(hears(answer(flag::notify)));
        QVERIFY(given(m_server->received()).isNull());
    }

    void switchedOffNothingCrosses()
    {
        ui::ViewerOptions options;
        options.sharesClipboard = false;
        open(options);
        clipboard().setImage(colourful({8, 8}));
        QSignalSpy received(&m_window->client(), &rfb::Client::clipboardReceived);
        copyThere(colourful({9, 9}));
        QTRY_COMPARE(received.size(), 1);
        settle();
        QVERIFY(!hasOffer());
        QCOMPARE(clipboard().image(), colourful({8, 8}));
        for (QAction* const action : m_window->menu().inputMenu()->actions()) {
            if (action->text() == QStringLiteral("Share &clipboard"))
                action->trigger();
        }
        QTRY_VERIFY(hasOffer());
    }

    void viewOnlyNothingCrosses()
    {
        ui::ViewerOptions options;
        options.viewOnly = true;
        open(options);
        clipboard().setImage(colourful({8, 8}));
        QSignalSpy bells(&m_window->client(), &rfb::Client::bell);
        m_server->say(extended(flag::notify | flag::dib) + QByteArray(1, '\2'));
        QTRY_COMPARE(bells.size(), 1);
        QVERIFY(!hears(answer(flag::request | flag::dib)) && !hasOffer());
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestClipboardImages>(argc, argv);
}
#include "TestClipboardImages.moc"
