// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "InventoryBench.h"
#include "lab/Patience.h"

#include "lab/Screenshots.h"

#include <QCompleter>
#include <QStyleFactory>

using namespace clouddesk;
using tests::click;
using tests::press;
using tests::topLevel;
using tests::type;

/// Connecting without adding a machine first, by real keys and clicks: to an address, to one that is known, and what
/// becomes of an address that is not.
class TestQuickConnect : public QObject
{
    Q_OBJECT

private:
    tests::InventoryBench m_bench;

    ui::MainWindow& window() { return m_bench.app().window(); }
    QLineEdit& field() { return *window().findChild<ui::QuickBar*>()->findChild<QLineEdit*>(); }
    QPushButton& saveButton() { return *window().banner().findChild<QPushButton*>(); }
    QLineEdit& nameField() { return *window().banner().findChild<QLineEdit*>(); }
    QString bannerText() { return window().banner().findChild<QLabel*>()->text(); }
    bool countIs(int machines)
    {
        return QTest::qWaitFor([&] { return window().filter().rowCount() == machines; }, 10000);
    }
    QString addressAt(const QString& host)
    {
        lab::Sshd& sshd = m_bench.lab().sshd();
        return QStringLiteral("%1@%2:%3").arg(sshd.userName(), host).arg(sshd.port());
    }
    bool enter(const QString& text)
    {
        if (!press("ctrl+l") || !QTest::qWaitFor([&] { return field().hasFocus(); }))
            return false;
        // Not "\n": xdotool would press the key Linefeed.
        return type(text) && press("Return");
    }
    /// The key that the person has where ssh looks for it.
    bool putKey()
    {
        const QString folder = m_bench.lab().home().filePath(QStringLiteral("person/.ssh"));
        return QDir().mkpath(folder) &&
               QFile::copy(m_bench.lab().sshd().clientKeyPath(), folder + QStringLiteral("/id_ed25519"));
    }
    /// The list shows of a machine that was saved what is known of it: that it has a desktop, and how that looks.
    bool isToldOf(const QString& name)
    {
        return QTest::qWaitFor(
            [&] {
                const instances::Instance* const machine = window().filter().machines().find(name);
                return machine != nullptr && machine->isVncInstalled && machine->lastConnectedAt.isValid() &&
                       !m_bench.app().pictures().picture(machine->id).isNull();
            },
            10000);
    }
    static bool showsADesktop()
    {
        return QTest::qWaitFor(
            [] {
                auto* const viewer = topLevel<ui::ViewerWindow>();
                return viewer != nullptr && !viewer->viewer().screenshot().isNull();
            },
            60000);
    }
    /// As a person does who works with it: keys reach the desktop's window, and then it is closed.
    static bool leaveDesktop()
    {
        auto& viewer = *topLevel<ui::ViewerWindow>();
        return tests::isReadyForKeys(viewer) && press("ctrl+alt+shift+q") &&
               QTest::qWaitFor([] { return topLevel<ui::ViewerWindow>() == nullptr; }, 20000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
        QApplication::setQuitOnLastWindowClosed(false);
    }
    void init()
    {
        QVERIFY2(m_bench.start(), qPrintable(m_bench.lab().problem()));
        QVERIFY(m_bench.openApp());
        QVERIFY(countIs(1));
    }
    void cleanup() { m_bench.stop(); }

    void nothingIsSavedUntilAsked()
    {
        QVERIFY(putKey());
        QVERIFY(enter(addressAt(QStringLiteral("localhost"))));
        QVERIFY2(showsADesktop(), qPrintable(field().text() + bannerText()));
        QVERIFY(countIs(1));
        QTRY_VERIFY(window().banner().isVisible());
        QVERIFY(field().text().isEmpty());
        nameField().setText(QStringLiteral("kept"));
        QTest::mouseClick(&saveButton(), Qt::LeftButton);
        QVERIFY(countIs(2));
        QTRY_COMPARE(bannerText(), QStringLiteral("kept is in the list now."));
        QVERIFY(window().banner().isVisible());
        QTRY_VERIFY(!window().banner().isVisible());
        QVERIFY(leaveDesktop());
        QVERIFY2(!bannerText().contains(QStringLiteral("You were connected")), qPrintable(bannerText()));
        QVERIFY(isToldOf(QStringLiteral("kept")));
    }

    // While it stands behind the desktop's window nobody sees the offer; it is not lost.
    void theOfferComesWhenTheDesktopIsLeft_data()
    {
        QTest::addColumn<bool>("byMouse");
        QTest::newRow("keys") << false;
        QTest::newRow("mouse") << true;
    }
    void theOfferComesWhenTheDesktopIsLeft()
    {
        QFETCH(const bool, byMouse);
        QVERIFY(putKey());
        QVERIFY(enter(addressAt(QStringLiteral("localhost"))));
        QVERIFY(showsADesktop());
        // Something else is said meanwhile.
        window().banner().say(QStringLiteral("another matter"));
        QVERIFY(leaveDesktop());
        QVERIFY(tests::isReadyForKeys(window()));
        QVERIFY2(bannerText().contains(QStringLiteral("You were connected")), qPrintable(bannerText()));
        QTRY_VERIFY(nameField().hasFocus());
        window().grab().save(lab::screenshotFolder() + QStringLiteral("/quick-connect-offer.png"));
        if (byMouse) {
            click(saveButton(), saveButton().rect().center());
        } else {
            QVERIFY(type(QStringLiteral("kept")));
            QVERIFY(press("Return"));
        }
        QVERIFY(countIs(2));
        // It is in the list before it is chosen there.
        const auto& list = *m_bench.app().window().findChild<ui::MachineView*>();
        QTRY_VERIFY(list.selected() != nullptr && list.selected()->host == QStringLiteral("localhost"));
        const instances::Instance saved = *list.selected();
        QCOMPARE(saved.name, byMouse ? QStringLiteral("localhost") : QStringLiteral("kept"));
        QVERIFY(isToldOf(saved.name));
    }

    // By Escape; whoever has refused is not asked again.
    void theOfferIsRefusedOnce()
    {
        QVERIFY(putKey());
        QVERIFY(enter(addressAt(QStringLiteral("localhost"))));
        QVERIFY(showsADesktop());
        QTRY_VERIFY(window().banner().isVisible());
        window().bringForward();
        QVERIFY(tests::isReadyForKeys(window()));
        window().banner().takeKeyboard();
        QVERIFY(press("Escape"));
        QTRY_VERIFY(!window().banner().isVisible());
        m_bench.app().hub().raise(m_bench.app().hub().entries().front().number);
        QVERIFY(leaveDesktop());
        QTRY_VERIFY(m_bench.app().hub().isEmpty());
        QVERIFY(!window().banner().isVisible());
        QVERIFY(countIs(1));
    }

    // Its key is stored, and nowhere else.
    void theAddressOfAStoredMachineMeansThatMachine_data()
    {
        QTest::addColumn<bool>("byCompletion");
        QTest::newRow("address") << false;
        QTest::newRow("completed name") << true;
    }
    void theAddressOfAStoredMachineMeansThatMachine()
    {
        QFETCH(const bool, byCompletion);
        const instances::Instance machine = m_bench.lab().machine();
        if (byCompletion) {
            QVERIFY(press("ctrl+l"));
            QTRY_VERIFY(field().hasFocus());
            QVERIFY(type(machine.name.left(3)));
            QTRY_VERIFY(field().completer()->popup()->isVisible());
            QVERIFY(press("Down"));
            QVERIFY(press("Return"));
        } else {
            QVERIFY(enter(addressAt(machine.host.toUpper())));
        }
        QVERIFY2(showsADesktop(), qPrintable(field().text() + bannerText()));
        QCOMPARE(m_bench.app().hub().entries().front().name, machine.name);
        QVERIFY(!window().banner().isVisible());
        QVERIFY2(field().text().isEmpty(), qPrintable(field().text()));
    }

    // However narrow the window is, the field is there, whole, and Ctrl+L goes to it.
    void theFieldIsInEveryWindow_data()
    {
        QTest::addColumn<ui::Language>("language");
        for (const ui::LanguageFacts& each : ui::allLanguages())
            QTest::newRow(each.code) << each.language;
    }
    void theFieldIsInEveryWindow()
    {
        QFETCH(const ui::Language, language);
        ui::Translations translations(language);
        window().show();
        for (const int width : {1, 200, 300, 400, 500, 600, 700, 800, 900, 1100, 1400}) {
            window().resize(width, 500);
            QVERIFY(QTest::qWaitFor([&] {
                const QRect place(field().mapTo(&window(), QPoint()), field().size());
                return field().isVisible() && field().width() >= 150 && window().rect().contains(place) &&
                       field().visibleRegion().boundingRect() == field().rect();
            }));
        }
        window().resize(1, 1);
        QVERIFY(tests::isReadyForKeys(window()));
        QVERIFY(press("ctrl+l"));
        QTRY_VERIFY(field().hasFocus());
        QVERIFY(type(QStringLiteral("abc")));
        QTRY_COMPARE(field().text(), QStringLiteral("abc"));
        field().clear();
        window().grab().save(
            lab::screenshotFolder() +
            QStringLiteral("/quick-connect-narrow-%1.png").arg(QLatin1String(QTest::currentDataTag())));
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestQuickConnect>(argc, argv);
}
#include "TestQuickConnect.moc"
