// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "InventoryBench.h"

#include "lab/Screenshots.h"
#include "ui/desktop/QuestionDialog.h"
#include "ui/machinedialog/MachineDialog.h"
#include "ui/settings/SettingsDialog.h"

#include <QPointer>
#include <QStyleFactory>
#include <QToolBar>

using namespace clouddesk;
using tests::click;
using tests::press;
using tests::topLevel;
using tests::type;

/// The inventory's window as a person uses it: real keys and clicks, a real sshd, a real desktop.
class TestInventory : public QObject
{
    Q_OBJECT

private:
    tests::InventoryBench m_bench;
    QString m_folder;

    ui::MachineView& list() { return *m_bench.app().window().findChild<ui::MachineView*>(); }
    QString bannerText() { return m_bench.app().window().banner().findChild<QLabel*>()->text(); }
    void save(QWidget& widget, const char* name)
    {
        // grab() itself lays out and paints; only what is still to be done before that is waited for.
        QVERIFY(QTest::qWaitForWindowExposed(widget.window()));
        QCoreApplication::sendPostedEvents();
        const QString scale = widget.devicePixelRatioF() > 1.5 ? QStringLiteral("-2x") : QString();
        QVERIFY(
            widget.grab().save(QStringLiteral("%1/inventory-%2-%3%4.png")
                                   .arg(m_folder, QLatin1String(name), QLatin1String(QTest::currentDataTag()), scale)));
        for (const QAbstractButton* const button : widget.findChildren<QAbstractButton*>()) {
            if (button->isVisible() && !button->text().isEmpty())
                QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->text()));
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder = lab::screenshotFolder();
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
        QApplication::setQuitOnLastWindowClosed(false);
    }
    void init() { QVERIFY2(m_bench.start(), qPrintable(m_bench.lab().problem())); }
    void cleanup() { m_bench.stop(); }

    // From nothing to a desktop by keys alone, but for the double click.
    void aMachineIsAddedByKeysAndOpenedByADoubleClick()
    {
        QVERIFY(QCoro::waitFor(m_bench.lab().home().instances().remove(m_bench.lab().machine().id)));
        m_bench.lab().home().connector().setUnknownKeyPolicy({});
        QVERIFY(m_bench.openApp());
        auto* const empty = m_bench.app().window().findChild<ui::EmptyPage*>();
        QTRY_VERIFY(empty->isVisible());
        QVERIFY(press("ctrl+n"));
        QTRY_VERIFY(m_bench.app().window().findChild<ui::MachineDialog*>() != nullptr);
        auto& dialog = *m_bench.app().window().findChild<ui::MachineDialog*>();
        QVERIFY(tests::isReadyForKeys(dialog));
        // Nothing is typed yet: what is missing is said, and nothing is stored.
        QVERIFY(press("Return"));
        QTRY_VERIFY(std::ranges::any_of(dialog.findChildren<QLabel*>(), [](const QLabel* label) {
            return label->isVisible() && label->text().startsWith(QStringLiteral("⚠"));
        }));
        QVERIFY(dialog.isVisible());
        QVERIFY(type(QStringLiteral("web\t127.0.0.1\t")));
        QVERIFY(press("ctrl+a"));
        QVERIFY(type(
            QStringLiteral("%1\t%2\t\t\t\t\t").arg(m_bench.lab().sshd().port()).arg(m_bench.lab().sshd().userName())));
        QVERIFY(press("Down")); // a key file
        QVERIFY(type(QStringLiteral("\t%1").arg(m_bench.lab().sshd().clientKeyPath())));
        QVERIFY(press("alt+e")); // tests the connection: the host key is asked about
        QTRY_VERIFY(m_bench.app().window().findChild<ui::QuestionDialog*>() != nullptr);
        const QPointer<ui::QuestionDialog> question = m_bench.app().window().findChild<ui::QuestionDialog*>();
        QVERIFY(QTest::qWaitForWindowActive(question, 20000));
        // It may still take its place while the mouse is on its way.
        const auto isAnswered = [&question] {
            if (question.isNull() || !question->isVisible())
                return true;
            for (QPushButton* const button : question->findChildren<QPushButton*>()) {
                if (button->text().contains(QStringLiteral("Trust")))
                    click(*button, button->rect().center());
            }
            return false;
        };
        QVERIFY(QTest::qWaitFor(isAnswered, 20000));
        QTRY_VERIFY(std::ranges::any_of(dialog.findChildren<QLabel*>(), [](const QLabel* label) {
            return label->text().contains(QStringLiteral("It answers: Linux"));
        }));
        QVERIFY(tests::isReadyForKeys(dialog));
        QVERIFY(press("Return"));
        QTRY_COMPARE(m_bench.app().window().filter().rowCount(), 1);
        QTRY_VERIFY(list().isVisible());
        QVERIFY(tests::isReadyForKeys(m_bench.app().window()));
        click(*list().viewport(), list().visualRect(list().model()->index(0, 0)).center(), 2);
        QTRY_VERIFY(topLevel<ui::ViewerWindow>() != nullptr);
        auto& viewer = *topLevel<ui::ViewerWindow>();
        QVERIFY(QTest::qWaitFor([&] { return !viewer.viewer().screenshot().isNull(); }, 60000));
        QTRY_COMPARE(ui::statusText(m_bench.app().window().filter().row(0)), QStringLiteral("Connected"));
        // Once more only raises it.
        m_bench.app().window().connectByName(QStringLiteral("web"));
        QCOMPARE(m_bench.app().hub().entries().size(), std::size_t(1));
    }

    void quickConnectSavesNothingUntilAsked()
    {
        QVERIFY(m_bench.openApp());
        QTRY_COMPARE(m_bench.app().window().filter().rowCount(), 1);
        QDir().mkpath(m_bench.lab().home().filePath(QStringLiteral("person/.ssh")));
        QVERIFY(QFile::copy(m_bench.lab().sshd().clientKeyPath(),
                            m_bench.lab().home().filePath(QStringLiteral("person/.ssh/id_ed25519"))));
        QVERIFY(press("ctrl+l"));
        auto* const quick = m_bench.app().window().findChild<QToolBar*>()->findChild<QLineEdit*>();
        QTRY_VERIFY(quick->hasFocus());
        // Not "\n": xdotool would press the key Linefeed.
        QVERIFY(type(
            QStringLiteral("%1@127.0.0.1:%2").arg(m_bench.lab().sshd().userName()).arg(m_bench.lab().sshd().port())));
        QVERIFY(press("Return"));
        QTRY_VERIFY2(topLevel<ui::ViewerWindow>() != nullptr, qPrintable(quick->text() + bannerText()));
        auto& viewer = *topLevel<ui::ViewerWindow>();
        QVERIFY(QTest::qWaitFor([&] { return !viewer.viewer().screenshot().isNull(); }, 60000));
        QCOMPARE(m_bench.app().window().filter().rowCount(), 1);
        QTRY_VERIFY(m_bench.app().window().banner().isVisible());
        auto* const name = m_bench.app().window().banner().findChild<QLineEdit*>();
        name->setText(QStringLiteral("kept"));
        QTest::mouseClick(m_bench.app().window().banner().findChild<QPushButton*>(), Qt::LeftButton);
        QTRY_COMPARE(m_bench.app().window().filter().rowCount(), 2);
    }

    void aMachineThatVanishedIsSaid()
    {
        QVERIFY(m_bench.openApp());
        QTRY_COMPARE(m_bench.app().window().filter().rowCount(), 1);
        const instances::Instance gone = m_bench.lab().machine();
        QVERIFY(QCoro::waitFor(m_bench.lab().home().instances().remove(gone.id)));
        QTRY_COMPARE(m_bench.app().window().filter().rowCount(), 0);
        m_bench.app().hub().open(gone);
        auto* const page = topLevel<ui::ViewerWindow>()->findChild<ui::ErrorPage*>();
        QTRY_VERIFY(page->isVisible());
        topLevel<ui::ViewerWindow>()->close();
        QTRY_VERIFY(m_bench.app().hub().isEmpty());
        m_bench.app().window().connectByName(QStringLiteral("nothing"));
        QVERIFY(bannerText().contains(QStringLiteral("nothing")));
    }

    void searchFindsInEveryField()
    {
        m_bench.add(QStringLiteral("alpha"), {QStringLiteral("Production")});
        m_bench.add(QStringLiteral("beta"), {QStringLiteral("staging")}, instances::Provider::Ec2);
        QVERIFY(m_bench.openApp());
        ui::MachineFilter& filter = m_bench.app().window().filter();
        QTRY_COMPARE(filter.rowCount(), 3);
        QVERIFY(press("ctrl+f"));
        QVERIFY(type(QStringLiteral("PROD 127")));
        QTRY_COMPARE(filter.rowCount(), 1);
        QCOMPARE(filter.row(0).machine.name, QStringLiteral("alpha"));
        QVERIFY(press("ctrl+a"));
        QVERIFY(type(QStringLiteral("nowhere")));
        QTRY_COMPARE(filter.rowCount(), 0);
        QVERIFY(!list().isVisible());
        QVERIFY(press("ctrl+a"));
        QVERIFY(press("Delete"));
        QTRY_COMPARE(filter.rowCount(), 3);
        filter.setProvider(instances::Provider::Ec2);
        QCOMPARE(filter.rowCount(), 1);
        filter.setProvider({});
        filter.setTag(QStringLiteral("staging"));
        QCOMPARE(filter.row(0).machine.name, QStringLiteral("beta"));
    }

    void everyScreen_data()
    {
        QTest::addColumn<ui::Theme>("theme");
        QTest::newRow("light") << ui::Theme::Light;
        QTest::newRow("dark") << ui::Theme::Dark;
    }
    void everyScreen()
    {
        QFETCH(ui::Theme, theme);
        ui::applyTheme(theme);
        QVERIFY(QCoro::waitFor(m_bench.lab().home().instances().remove(m_bench.lab().machine().id)));
        QVERIFY(m_bench.openApp());
        ui::MainWindow& window = m_bench.app().window();
        QTRY_VERIFY(window.findChild<ui::EmptyPage*>()->isVisible());
        save(window, "empty");
        m_bench.add(QStringLiteral("build-box"), {QStringLiteral("production"), QStringLiteral("eu-central-1")},
                    instances::Provider::Ec2);
        const auto second =
            m_bench.add(QStringLiteral("db1"), {QStringLiteral("production")}, instances::Provider::Oci);
        m_bench.add(QStringLiteral("web1"));
        m_bench.add(QStringLiteral("a machine with quite a long name that somebody has thought about"),
                    {QStringLiteral("production"), QStringLiteral("eu-central-1"),
                     QStringLiteral("a tag of many words"), QStringLiteral("another"), QStringLiteral("more")});
        const auto first = QCoro::waitFor(m_bench.lab().home().instances().find(QStringLiteral("build-box")));
        std::ignore = QCoro::waitFor(m_bench.lab().home().instances().markConnected(first->id));
        std::ignore =
            QCoro::waitFor(m_bench.lab().home().instances().markProvisioned(first->id, instances::Desktop::Xfce, true));
        QTRY_COMPARE(window.filter().rowCount(), 4);
        ui::MachineModel& model = window.filter().machines();
        model.setSessions(
            {{first->id, desktops::SessionState::Connected}, {second.id, desktops::SessionState::Reconnecting}});
        save(window, "list");
        window.banner().offer(
            QStringLiteral("You are connected to ubuntu@203.0.113.7. Keep it in the list?"),
            [] { return QStringLiteral("Name"); }, QStringLiteral("203.0.113.7"),
            [] { return QStringLiteral("&Save"); }, {});
        window.resize(640, 480);
        save(window, "narrow");
        const auto& bar = *window.findChild<ui::FilterBar*>();
        for (const QComboBox* const box : bar.findChildren<QComboBox*>()) {
            const QRect place(box->mapTo(&bar, QPoint()), box->size());
            QVERIFY2(box->height() >= box->minimumSizeHint().height() &&
                         box->width() >= std::min(box->maximumWidth(), box->sizeHint().width()) &&
                         bar.rect().contains(place),
                     qPrintable(box->currentText()));
        }
        ui::Desk services = m_bench.desk();
        auto* const dialog = new ui::MachineDialog(services, {}, &window);
        dialog->open();
        QVERIFY(QTest::qWaitForWindowExposed(dialog));
        save(*dialog, "add");
        QTest::keyClick(dialog, Qt::Key_Return);
        save(*dialog, "add-wrong");
        delete dialog;
        ui::SettingsSources sources;
        sources.hostKeys = &m_bench.lab().home().hostKeys();
        sources.keyPlace = [] { return tests::InventoryBench::keyPlace(); };
        sources.logFolder = m_bench.lab().home().filePath(QStringLiteral("logs"));
        ui::SettingsDialog settings(ui::Settings(), {}, std::move(sources));
        settings.setAttribute(Qt::WA_DeleteOnClose, false);
        settings.show();
        auto* const pages = settings.findChild<QTabWidget*>();
        for (int page = 0; page < pages->count(); ++page) {
            pages->setCurrentIndex(page);
            save(settings, qPrintable(QStringLiteral("settings%1").arg(page)));
        }
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestInventory>(argc, argv);
}
#include "TestInventory.moc"
