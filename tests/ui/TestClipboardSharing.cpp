// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ScriptedDesktop.h"
#include "lab/Patience.h"

#include "rfbclient/ClipboardScript.h"
#include "ui/desktop/TabsWindow.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QProcess>

#include <csignal>

using namespace clouddesk;
using namespace clouddesk::test;
namespace flag = rfb::clipboardflag;

namespace {

QClipboard& clipboard()
{
    return *QGuiApplication::clipboard();
}

/// A desktop in a tab, and its server's clipboard.
class Tab
{
public:
    explicit Tab(const QString& name)
        : m_server(script::handshake(320, 240) + script::fullUpdate(320, 240, 7) +
                   extended(takesEverything, QByteArray(12, '\0')))
        , m_window(name, {})
    {
    }

    void open()
    {
        QSignalSpy shown(&m_window, &ui::ViewerWindow::desktopShown);
        m_window.showDesktop(tests::desktopOf(m_server));
        QTRY_COMPARE(shown.size(), 1);
        QTRY_VERIFY(hears(script::number(takesEverything)));
    }
    ui::ViewerWindow& window() { return m_window; }
    bool hears(const QByteArray& bytes) { return m_server.received().contains(bytes); }
    qsizetype offers() { return m_server.received().count(answer(flag::notify | flag::text)); }
    bool isTakenBack() { return hears(answer(flag::notify)); }
    void choose(const QString& item)
    {
        for (QAction* const action : m_window.menu().inputMenu()->actions()) {
            if (action->text().section(u'\t', 0, 0) == item)
                action->trigger();
        }
    }
    void copyThere(const QByteArray& text)
    {
        QSignalSpy received(&m_window.client(), &rfb::Client::clipboardReceived);
        const QByteArray request = answer(flag::request | flag::text);
        const qsizetype before = m_server.received().count(request);
        m_server.say(extended(flag::notify | flag::text));
        QTRY_VERIFY(m_server.received().count(request) > before);
        const QByteArray pair = script::number(quint32(text.size() + 1)) + text + '\0';
        m_server.say(extended(flag::provide | flag::text, qCompress(pair).mid(4)));
        QTRY_COMPARE(received.size(), 1);
    }
    /// Or something is copied there of which the server can give nothing.
    void emptyThere()
    {
        m_server.say(extended(flag::notify));
        ring();
    }
    /// Whatever was said to the server before this has been heard.
    void settle()
    {
        m_window.client().sendPointer({7, 9}, 0);
        QTRY_VERIFY(hears(QByteArray::fromHex("050000070009")));
        ring();
    }

private:
    void ring()
    {
        QSignalSpy bells(&m_window.client(), &rfb::Client::bell);
        m_server.say(QByteArray(1, '\2'));
        QTRY_COMPARE(bells.size(), 1);
    }

    lab::FakeRfbServer m_server;
    ui::ViewerWindow m_window;
};

/// Another program that takes the clipboard and then answers nobody. Made before whoever listens to the clipboard, it
/// is silent by the time that they hear of it.
class Silent : public QObject
{
public:
    Silent()
    {
        connect(&clipboard(), &QClipboard::dataChanged, this,
                [this] { m_isSilent = m_isSilent || (!clipboard().ownsClipboard() && signal(SIGSTOP)); });
    }
    ~Silent() override
    {
        signal(SIGCONT);
        m_program.terminate();
        m_program.waitForFinished(tryTimeout);
    }
    Silent(const Silent&) = delete;
    Silent& operator=(const Silent&) = delete;

    void copy()
    {
        m_program.start(QStringLiteral("xclip"),
                        {QStringLiteral("-quiet"), QStringLiteral("-selection"), QStringLiteral("clipboard")});
        m_program.write("from elsewhere");
        m_program.closeWriteChannel();
        QTRY_VERIFY(m_isSilent);
    }

private:
    bool signal(int number) { return m_program.processId() != 0 && kill(pid_t(m_program.processId()), number) == 0; }

    QProcess m_program;
    bool m_isSilent = false;
};

// Qt waits 5 s for an answer, each time that it asks.
constexpr qint64 oneWait = 9000;
constexpr qint64 noWait = 4000;

} // namespace

/// This computer's clipboard and two desktops in tabs of one window: it is shared with the one that is in use, and with
/// none that is to have it no longer.
class TestClipboardSharing : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Tab> m_first;
    std::unique_ptr<Tab> m_second;
    std::unique_ptr<ui::TabsWindow> m_tabs;

    void open()
    {
        m_first = std::make_unique<Tab>(QStringLiteral("first"));
        m_second = std::make_unique<Tab>(QStringLiteral("second"));
        m_tabs = std::make_unique<ui::TabsWindow>();
        m_tabs->add(m_first->window());
        m_tabs->add(m_second->window());
        m_tabs->setCurrentWidget(&m_first->window());
        m_tabs->show();
        QVERIFY(QTest::qWaitForWindowActive(m_tabs.get(), tryTimeout));
        m_first->open();
        m_second->open();
    }
    /// Something is copied on this computer while another window is in use.
    void copyAside(const QString& text)
    {
        QWidget other;
        other.show();
        QVERIFY(QTest::qWaitForWindowActive(&other, tryTimeout));
        clipboard().setText(text);
        other.hide();
        QVERIFY(QTest::qWaitForWindowActive(m_tabs.get(), tryTimeout));
    }

private Q_SLOTS:
    void init() { clipboard().clear(); }
    void cleanup()
    {
        m_tabs.reset();
        m_first.reset();
        m_second.reset();
    }

    void everyTabIsOfferedItWhenItIsUsed()
    {
        open();
        copyAside(QStringLiteral("from here"));
        QTRY_COMPARE(m_first->offers(), 1);
        m_second->settle();
        QCOMPARE(m_second->offers(), 0);
        m_tabs->setCurrentWidget(&m_second->window());
        QTRY_COMPARE(m_second->offers(), 1);
    }

    void aHiddenTabIsNotToldOfWhatIsCopied()
    {
        open();
        clipboard().setText(QStringLiteral("from here"));
        QTRY_COMPARE(m_first->offers(), 1);
        m_first->copyThere("from the first");
        QTRY_COMPARE(clipboard().text(), QStringLiteral("from the first"));
        m_second->settle();
        QCOMPARE(m_second->offers(), 0);
        m_tabs->setCurrentWidget(&m_second->window());
        QTRY_COMPARE(m_second->offers(), 1);
    }

    void whatAHiddenTabCopiesWaitsForIt()
    {
        open();
        clipboard().setText(QStringLiteral("from here"));
        QTRY_COMPARE(m_first->offers(), 1);
        m_second->copyThere("from the second");
        QCOMPARE(clipboard().text(), QStringLiteral("from here"));
        m_tabs->setCurrentWidget(&m_second->window());
        QTRY_COMPARE(clipboard().text(), QStringLiteral("from the second"));
        m_second->settle();
        QCOMPARE(m_second->offers(), 0);
    }

    void theLastThatAHiddenTabCopiesCounts_data()
    {
        QTest::addColumn<bool>("isReplacedHere");
        QTest::newRow("both have it") << false;
        QTest::newRow("something else is here") << true;
    }
    void theLastThatAHiddenTabCopiesCounts()
    {
        QFETCH(bool, isReplacedHere);
        open();
        clipboard().setText(QStringLiteral("at last"));
        QTRY_COMPARE(m_first->offers(), 1);
        m_tabs->setCurrentWidget(&m_second->window());
        QTRY_COMPARE(m_second->offers(), 1);
        if (isReplacedHere)
            clipboard().setText(QStringLiteral("from here"));
        m_first->copyThere("at first");
        m_first->copyThere("at last");
        m_tabs->setCurrentWidget(&m_first->window());
        QTRY_COMPARE(clipboard().text(), QStringLiteral("at last"));
        m_first->settle();
        QCOMPARE(clipboard().text(), QStringLiteral("at last"));
        QCOMPARE(m_first->offers(), 1);
    }

    void whatWasOfferedIsTakenBack_data()
    {
        QTest::addColumn<QString>("action");
        QTest::newRow("view only") << QStringLiteral("View &only");
        QTest::newRow("not shared") << QStringLiteral("Share &clipboard");
    }
    // What the server was told of it could still have when somebody pastes there.
    void whatWasOfferedIsTakenBack()
    {
        QFETCH(QString, action);
        open();
        clipboard().setText(QStringLiteral("from here"));
        QTRY_COMPARE(m_first->offers(), 1);
        m_first->choose(action);
        QTRY_VERIFY(m_first->isTakenBack());
        m_first->choose(action);
        QTRY_COMPARE(m_first->offers(), 2);
    }

    void whatIsClearedIsTakenBack()
    {
        open();
        clipboard().setText(QStringLiteral("a password"));
        QTRY_COMPARE(m_first->offers(), 1);
        // As password managers do, some time after it was used elsewhere.
        QWidget other;
        other.show();
        QVERIFY(QTest::qWaitForWindowActive(&other, tryTimeout));
        clipboard().clear();
        QTRY_VERIFY(m_first->isTakenBack());
        other.hide();
        QVERIFY(QTest::qWaitForWindowActive(m_tabs.get(), tryTimeout));
        clipboard().setText(QStringLiteral("a password"));
        QTRY_COMPARE(m_first->offers(), 2);
    }

    void anEmptyTextTakesItBack()
    {
        open();
        clipboard().setText(QStringLiteral("a password"));
        QTRY_COMPARE(m_first->offers(), 1);
        clipboard().setText(QString());
        QTRY_VERIFY(m_first->isTakenBack());
    }

    void whatIsGoneThereGoesThereAgain_data()
    {
        QTest::addColumn<bool>("isFromThere");
        QTest::newRow("from there") << true;
        QTest::newRow("from here") << false;
    }
    void whatIsGoneThereGoesThereAgain()
    {
        QFETCH(bool, isFromThere);
        open();
        if (isFromThere)
            m_first->copyThere("a text");
        else
            clipboard().setText(QStringLiteral("a text"));
        QTRY_COMPARE(clipboard().text(), QStringLiteral("a text"));
        const qsizetype before = isFromThere ? 0 : 1;
        QTRY_COMPARE(m_first->offers(), before);
        m_first->emptyThere();
        clipboard().setText(QStringLiteral("a text"));
        QTRY_COMPARE(m_first->offers(), before + 1);
    }

    void whoDoesNotAnswerIsWaitedForOnce()
    {
        Silent program;
        open();
        QWidget other;
        other.show();
        QVERIFY(QTest::qWaitForWindowActive(&other, tryTimeout));
        program.copy();
        for (const qint64 most : {oneWait, noWait}) {
            QElapsedTimer clock;
            clock.start();
            m_tabs->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(m_tabs.get(), tryTimeout));
            QVERIFY2(clock.elapsed() < most, qPrintable(QString::number(clock.elapsed())));
            other.activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&other, tryTimeout));
        }
    }

    void whatWasOfferedIsTakenBackForWhoDoesNotAnswer()
    {
        Silent program;
        open();
        clipboard().setText(QStringLiteral("from here"));
        QTRY_COMPARE(m_first->offers(), 1);
        QElapsedTimer clock;
        clock.start();
        program.copy();
        QTRY_VERIFY(m_first->isTakenBack());
        QWidget other;
        other.show();
        QVERIFY(QTest::qWaitForWindowActive(&other, tryTimeout));
        m_tabs->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_tabs.get(), tryTimeout));
        QVERIFY2(clock.elapsed() < oneWait, qPrintable(QString::number(clock.elapsed())));
    }

    void whatWasNotOfferedIsNotTakenBack()
    {
        open();
        m_first->copyThere("from there");
        QTRY_COMPARE(clipboard().text(), QStringLiteral("from there"));
        // As clipboard managers do with what they see.
        clipboard().setText(QStringLiteral("from there"));
        clipboard().clear();
        m_first->choose(QStringLiteral("Share &clipboard"));
        m_second->choose(QStringLiteral("Share &clipboard"));
        m_first->settle();
        m_second->settle();
        QVERIFY(!m_first->isTakenBack() && !m_second->isTakenBack());
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestClipboardSharing>(argc, argv);
}
#include "TestClipboardSharing.moc"
