// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "InventoryBench.h"
#include "lab/Patience.h"

#include "lab/Screenshots.h"
#include "ui/desktop/QuestionDialog.h"
#include "ui/language/GrowWithText.h"
#include "ui/machinedialog/MachineDialog.h"
#include "ui/machines/RemoveQuestion.h"
#include "ui/settings/SettingsDialog.h"

#include <QComboBox>
#include <QPointer>
#include <QScopeGuard>
#include <QScrollArea>
#include <QScrollBar>
#include <QSpinBox>
#include <QStyleFactory>

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

    void whatIsStoredIsCorrectedFromTheErrorPage()
    {
        instances::InstanceDraft wrong;
        wrong.port = quint16(1);
        QVERIFY(QCoro::waitFor(m_bench.lab().home().instances().edit(m_bench.lab().machine().id, std::move(wrong))));
        QVERIFY(m_bench.openApp());
        QTRY_COMPARE(m_bench.app().window().filter().rowCount(), 1);
        m_bench.app().hub().open(m_bench.lab().machine());
        QTRY_VERIFY(tests::topLevel<ui::ViewerWindow>() != nullptr);
        auto& viewer = *tests::topLevel<ui::ViewerWindow>();
        QTRY_VERIFY(viewer.errorPage().isVisible());
        save(viewer, "error-edit");
        QVERIFY(tests::isReadyForKeys(viewer));
        const auto buttons = viewer.errorPage().findChildren<QPushButton*>();
        (*std::ranges::find(buttons, QStringLiteral("Edit the machine…"), &QPushButton::text))->setFocus();
        QVERIFY(press("Return"));
        QTRY_VERIFY(tests::topLevel<ui::MachineDialog>() != nullptr);
        auto& dialog = *tests::topLevel<ui::MachineDialog>();
        QVERIFY(tests::isReadyForKeys(dialog));
        dialog.findChild<QSpinBox*>()->setValue(m_bench.lab().sshd().port());
        QVERIFY(press("Return"));
        QTRY_VERIFY(tests::topLevel<ui::MachineDialog>() == nullptr);
        QVERIFY2(QTest::qWaitFor([&] { return !viewer.viewer().screenshot().isNull(); }, 60000),
                 tests::wordsIn(viewer));
    }

    void onlyADialogOfItsOwnKeepsTheWindowFromEditing()
    {
        QVERIFY(m_bench.openApp());
        QTRY_COMPARE(m_bench.app().window().filter().rowCount(), 1);
        QWidget other;
        QDialog elsewhere(&other);
        other.show();
        elsewhere.open();
        QVERIFY(tests::isReadyForKeys(elsewhere));
        const auto edit = [this] {
            Q_EMIT m_bench.app().hub().editWanted(m_bench.lab().machine().id);
            return m_bench.app().window().findChildren<ui::MachineDialog*>().size();
        };
        QCOMPARE(edit(), 1);
        QCOMPARE(edit(), 1);
    }

    // From nothing to a desktop by keys alone, but for the double click.
    void aMachineIsAddedByKeysAndOpenedByADoubleClick()
    {
        QVERIFY(QCoro::waitFor(m_bench.lab().home().instances().remove(m_bench.lab().machine().id)));
        m_bench.lab().home().connector().setUnknownKeyPolicy({});
        QVERIFY(m_bench.openApp());
        auto* const empty = m_bench.app().window().findChild<ui::EmptyPage*>();
        QTRY_VERIFY(empty->isVisible());
        empty->setFocus();
        QVERIFY(press("Return"));
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

    // Return does what has the keyboard: at first that is to refuse.
    void aHostKeyIsTrustedByKeys()
    {
        core::Question question;
        question.kind = core::Question::Kind::HostKey;
        question.machine = QStringLiteral("build-box");
        question.fingerprint = QStringLiteral("SHA256:6uEhgfWBkTbMvmeLVEVLhhNxcs7oBQRHbGTnG2vNVpU");
        const std::initializer_list<std::pair<QList<const char*>, bool>> ways = {
            {{"Return"}, false}, {{"shift+Tab", "Return"}, true}, {{"alt+t"}, true}, {{"alt+d"}, false}};
        for (const auto& [keys, isTrusted] : ways) {
            ui::QuestionDialog dialog(question);
            const QSignalSpy accepted(&dialog, &QDialog::accepted);
            const QSignalSpy rejected(&dialog, &QDialog::rejected);
            dialog.show();
            QVERIFY(tests::isReadyForKeys(dialog));
            for (const char* const key : keys)
                QVERIFY(press(key));
            QTRY_VERIFY(!dialog.isVisible());
            QCOMPARE(accepted.size(), isTrusted ? 1 : 0);
            QCOMPARE(rejected.size(), isTrusted ? 0 : 1);
        }
    }

    // What the services ask is in English; the window has its own words for it. A server may ask nothing at all.
    void questionsAreInTheWindowsWords()
    {
        core::Question question;
        question.kind = core::Question::Kind::Password;
        question.machine = QStringLiteral("build-box");
        question.text = QStringLiteral("of the service");
        question.prompts = {{QStringLiteral("Service's prompt"), false}};
        ui::QuestionDialog asking(question);
        for (const QLabel* const label : asking.findChildren<QLabel*>())
            QVERIFY2(!label->text().contains(QStringLiteral("ervice")), qPrintable(label->text()));
        question.kind = core::Question::Kind::KeyboardInteractive;
        question.prompts.clear();
        question.instruction = QStringLiteral("Open your token's app");
        ui::QuestionDialog telling(question);
        QString told;
        for (const QLabel* const label : telling.findChildren<QLabel*>())
            told += label->text() + QLatin1Char('\n');
        QVERIFY2(told.contains(QStringLiteral("It says: \"Open your token's app\"")), qPrintable(told));
        QVERIFY2(!told.contains(question.text), qPrintable(told));
        QVERIFY(telling.findChildren<QLineEdit*>().isEmpty());
        QVERIFY(telling.takeAnswer().secrets.empty());
    }

    // Whoever is asked once more learns why.
    void aPromptKeepsItsAmpersand()
    {
        core::Question question;
        question.kind = core::Question::Kind::KeyboardInteractive;
        question.machine = QStringLiteral("build-box");
        question.prompts = {{QStringLiteral("PIN & token:"), false}};
        ui::QuestionDialog dialog(question);
        const auto labels = dialog.findChildren<QLabel*>();
        const auto prompt = std::ranges::find_if(labels, [](const QLabel* label) { return label->buddy() != nullptr; });
        QVERIFY(prompt != labels.end());
        // Two of them stand for one that is seen.
        QCOMPARE((*prompt)->text(), QStringLiteral("PIN && token:"));
        QCOMPARE((*prompt)->buddy()->accessibleName(), QStringLiteral("PIN & token:"));
    }

    void aWrongPassphraseIsCalledSo()
    {
        core::Question question;
        question.kind = core::Question::Kind::Passphrase;
        question.machine = QStringLiteral("build-box");
        for (const bool isAgain : {false, true}) {
            question.isAgain = isAgain;
            ui::QuestionDialog dialog(question);
            dialog.show();
            QCOMPARE(tests::wordsIn(dialog).contains("does not open the key"), isAgain);
        }
    }

    // A step's seconds stand still while a person is asked.
    void whatAPersonTakesIsNotTheStepsTime()
    {
        constexpr int thought = 2500;
        core::Questions questions;
        ui::ViewerWindow window(QStringLiteral("web"), {});
        const ui::QuestionDialogs dialogs(questions, window);
        window.show();
        window.showProgress({desktops::Step::ConnectSsh, -1, {}});
        QElapsedTimer clock;
        clock.start();
        core::Question question;
        question.machine = QStringLiteral("web");
        const auto asking = questions.ask(question);
        QTRY_VERIFY(window.findChild<ui::QuestionDialog*>() != nullptr);
        QTest::qWait(thought);
        window.findChild<ui::QuestionDialog*>()->accept();
        QTRY_VERIFY(window.findChild<ui::QuestionDialog*>() == nullptr);
        window.showProgress({desktops::Step::CheckServer, -1, {}});
        const double real = static_cast<double>(clock.elapsed() - thought) / 1000;
        static const QRegularExpression form(QStringLiteral("^(\\d+\\.\\d) s$"));
        QStringList times;
        for (const QLabel* const label : window.findChild<ui::ProgressPage*>()->findChildren<QLabel*>()) {
            if (const auto match = form.match(label->text()); match.hasMatch())
                times += match.captured(1);
        }
        QVERIFY2(!times.isEmpty() && times.constFirst().toDouble() <= real + 0.1, qPrintable(times.join(u' ')));
    }

    void aDemoThatCannotRunSaysWhatIsMissing()
    {
        ui::Desk desk = m_bench.desk();
        bool isInstalled = false;
        desk.startDemo = [&isInstalled] {
            if (isInstalled)
                return core::Result<void>();
            return core::Result<void>(core::fail(core::ErrorCode::NotFound, QStringLiteral("something lacks"),
                                                 QStringLiteral("demo"), QStringLiteral("sudo apt install it")));
        };
        ui::MachineModel model;
        ui::ThumbnailStore pictures{QString()};
        ui::MainWindow window(desk, model, pictures);
        window.show();
        Q_EMIT window.findChild<ui::EmptyPage*>()->demoWanted();
        const auto labels = window.findChild<ui::Banner*>()->findChildren<QLabel*>();
        QTRY_VERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
            return label->text().contains(QStringLiteral("something lacks")) &&
                   label->text().contains(QStringLiteral("sudo apt install it"));
        }));
        auto& banner = *window.findChild<ui::Banner*>();
        QTRY_VERIFY(banner.isVisible());
        isInstalled = true;
        Q_EMIT window.findChild<ui::EmptyPage*>()->demoWanted();
        QVERIFY(!banner.isVisible());
    }

    // It is a tag of ours, and no word of the person's.
    void favouritesAreFilteredByTheirName()
    {
        ui::MachineModel model;
        ui::ThumbnailStore pictures{QString()};
        const ui::Desk desk = m_bench.desk();
        ui::MainWindow window(desk, model, pictures);
        instances::Instance marked = m_bench.lab().machine();
        marked.tags = {ui::favouriteTag()};
        instances::Instance other = marked;
        other.id = QStringLiteral("another");
        other.tags.clear();
        model.setMachines({marked, other});
        window.show();
        const auto boxes = window.findChildren<QComboBox*>();
        const auto tags = std::ranges::find_if(
            boxes, [](const QComboBox* box) { return box->findText(QStringLiteral("Favourites")) > 0; });
        QVERIFY(tags != boxes.end());
        QCOMPARE((*tags)->findText(ui::favouriteTag()), -1);
        const auto* const shown = window.findChild<ui::MachineView*>()->model();
        QCOMPARE(shown->rowCount(), 2);
        (*tags)->setCurrentIndex((*tags)->findText(QStringLiteral("Favourites")));
        QCOMPARE(shown->rowCount(), 1);
    }

    // Return adds the first machine, whether the window or the list's emptiness was there first.
    void theFirstStartHasTheKeyboardAtItsFirstButton_data()
    {
        QTest::addColumn<bool>("isShownFirst");
        QTest::newRow("window first") << true;
        QTest::newRow("list first") << false;
    }
    void theFirstStartHasTheKeyboardAtItsFirstButton()
    {
        QFETCH(const bool, isShownFirst);
        ui::MachineModel model;
        ui::ThumbnailStore pictures{QString()};
        const ui::Desk desk = m_bench.desk();
        ui::MainWindow window(desk, model, pictures);
        if (isShownFirst) {
            window.show();
            QVERIFY(tests::isReadyForKeys(window));
        }
        model.setMachines({});
        window.show();
        QVERIFY(tests::isReadyForKeys(window));
        const auto isAtAdd = [] {
            const auto* const button = qobject_cast<QPushButton*>(QApplication::focusWidget());
            return button != nullptr && button->text().contains(QStringLiteral("Add"));
        };
        QTRY_VERIFY(isAtAdd());
        // Whoever types elsewhere is left there.
        QVERIFY(press("ctrl+l"));
        QTRY_VERIFY(!isAtAdd());
        model.setMachines({});
        QVERIFY(!isAtAdd());
    }

    // Where the keys are, though nothing is chosen yet.
    void theListShowsThatItHasTheKeyboard()
    {
        ui::MachineModel model;
        ui::ThumbnailStore pictures{QString()};
        const ui::Desk desk = m_bench.desk();
        ui::MainWindow window(desk, model, pictures);
        model.setMachines({m_bench.lab().machine()});
        window.show();
        QVERIFY(tests::isReadyForKeys(window));
        auto& list = *window.findChild<ui::MachineView*>();
        QTRY_VERIFY(list.isVisible());
        window.findChild<QLineEdit*>()->setFocus();
        list.clearSelection();
        const QImage without = list.viewport()->grab().toImage();
        list.setFocus(Qt::TabFocusReason);
        QVERIFY(!list.selectionModel()->hasSelection());
        QVERIFY(list.viewport()->grab().toImage() != without);
    }

    void aDoubleClickStartsOneDemoAndNothingElse_data()
    {
        QTest::addColumn<bool>("canStart");
        QTest::newRow("it starts") << true;
        QTest::newRow("it cannot") << false;
    }
    void aDoubleClickStartsOneDemoAndNothingElse()
    {
        QFETCH(const bool, canStart);
        ui::Desk desk = m_bench.desk();
        int wanted = 0;
        const auto restore =
            qScopeGuard([usual = QApplication::doubleClickInterval()] { QApplication::setDoubleClickInterval(usual); });
        QApplication::setDoubleClickInterval(2000);
        desk.startDemo = [&wanted, canStart] {
            ++wanted;
            return canStart ? core::Result<void>() : core::fail(core::ErrorCode::NotFound, QStringLiteral("lacking"));
        };
        ui::MachineModel model;
        ui::ThumbnailStore pictures{QString()};
        ui::MainWindow window(desk, model, pictures);
        model.setMachines({});
        window.show();
        QVERIFY(tests::isReadyForKeys(window));
        const auto buttons = window.findChild<ui::EmptyPage*>()->findChildren<QPushButton*>();
        QPushButton& demo = *buttons.constLast();
        const QString name = demo.text();
        QTRY_VERIFY(demo.isVisible());
        const tests::ReleaseCounter releases(*window.windowHandle());
        // Near its upper edge, where another button would be if this one were pushed down.
        const QPoint place = demo.mapTo(&window, QPoint(demo.width() / 2, 3));
        for (int click = 1; click <= 2; ++click) {
            tests::click(window, place);
            QTRY_COMPARE(releases.count(), click);
            // With all that comes of it at once, as the banner's place in the layout.
            QCoreApplication::sendPostedEvents();
            QCoreApplication::processEvents();
        }
        QVERIFY(window.findChild<QDialog*>() == nullptr);
        auto& banner = *window.findChild<ui::Banner*>();
        if (!canStart) {
            QTRY_VERIFY(banner.isVisible());
            return;
        }
        QCOMPARE(wanted, 1);
        QVERIFY(!banner.isVisible());
        QVERIFY(demo.text().contains(QStringLiteral("is starting")));
        // Not for ever.
        QTRY_COMPARE_WITH_TIMEOUT(demo.text(), name, 20000);
        tests::click(demo, demo.rect().center());
        QTRY_COMPARE(wanted, 2);
    }

    // While it is connected, and told once.
    void aChangedHostKeyIsToldOf()
    {
        QVERIFY(m_bench.openApp());
        ui::DesktopHub& hub = m_bench.app().hub();
        const QSignalSpy changed(&hub, &ui::DesktopHub::hostKeyChanged);
        hub.open(m_bench.lab().machine());
        QTRY_VERIFY(topLevel<ui::ViewerWindow>() != nullptr);
        auto& viewer = *topLevel<ui::ViewerWindow>();
        QVERIFY(QTest::qWaitFor([&] { return !viewer.viewer().screenshot().isNull(); }, 60000));
        lab::Sshd& sshd = m_bench.lab().sshd();
        sshd.stop();
        QVERIFY(sshd.replaceHostKey());
        QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
        QVERIFY(QTest::qWaitFor([&] { return !changed.isEmpty(); }, 60000));
        QCOMPARE(changed.first().first().toString(), m_bench.lab().machine().name);
        QTRY_VERIFY(viewer.findChild<ui::ErrorPage*>()->isVisible());
        QCOMPARE(changed.size(), 1);
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

    // Where the keyboard is at first.
    void aMachineIsEditedFromTheSearch()
    {
        QVERIFY(m_bench.openApp());
        ui::MainWindow& window = m_bench.app().window();
        QTRY_COMPARE(window.filter().rowCount(), 1);
        QVERIFY(window.filterBar().search().hasFocus());
        const auto actions = window.actions();
        const auto edit = std::ranges::find(actions, QStringLiteral("&Edit…"), &QAction::text);
        QVERIFY(edit != actions.end());
        QVERIFY(press(qPrintable((*edit)->shortcut().toString().replace(QLatin1String("+E"), QLatin1String("+e")))));
        QTRY_VERIFY(topLevel<ui::MachineDialog>() != nullptr);
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
        const auto boxes = m_bench.app().window().filterBar().findChildren<QComboBox*>();
        QVERIFY(!boxes.isEmpty());
        for (QComboBox* const box : boxes)
            box->setCurrentIndex(1);
        QVERIFY(!list().isVisible());
        // The way back is where one looks, for the keyboard too.
        const auto buttons = m_bench.app().window().findChildren<QPushButton*>();
        const auto all = std::ranges::find(buttons, QStringLiteral("Show all machines"), &QPushButton::text);
        QVERIFY(all != buttons.end() && (*all)->isVisible());
        save(m_bench.app().window(), "nothing-fits");
        (*all)->setFocus();
        QVERIFY(press("Return"));
        QTRY_COMPARE(filter.rowCount(), 3);
        QVERIFY(m_bench.app().window().filterBar().search().hasFocus());
        QVERIFY(type(QStringLiteral("e")));
        QVERIFY(press("ctrl+a"));
        QVERIFY(press("Delete")); // text, no machine
        QTRY_COMPARE(filter.rowCount(), 3);
        QVERIFY(topLevel<ui::RemoveQuestion>() == nullptr);
        filter.setProvider(instances::Provider::Ec2);
        QCOMPARE(filter.rowCount(), 1);
        filter.setProvider({});
        filter.setTag(QStringLiteral("staging"));
        QCOMPARE(filter.row(0).machine.name, QStringLiteral("beta"));
    }

    // Whatever groups it stands in, and quickly, as the menu asks at each change.
    void whatStandsInSeveralGroupsIsSelectedOnce()
    {
        ui::MachineModel model;
        ui::ThumbnailStore pictures{QString()};
        const ui::Desk desk = m_bench.desk();
        ui::MainWindow window(desk, model, pictures);
        std::vector<instances::Instance> machines(2000, m_bench.lab().machine());
        for (std::size_t number = 0; number < machines.size(); ++number) {
            machines[number].id = QStringLiteral("machine-%1").arg(number);
            machines[number].tags = {ui::favouriteTag(), QStringLiteral("a"), QStringLiteral("b")};
        }
        model.setMachines(machines);
        window.filterBar().setForm(ui::MachineView::Form::List, true);
        auto& view = *window.findChild<ui::MachineView*>();
        QVERIFY(view.model()->rowCount() > 3 * 2000);
        view.selectAll();
        QCOMPARE(view.allSelected().size(), std::size_t(2000));
        // And they stay so, however they are arranged.
        window.filterBar().setForm(ui::MachineView::Form::List, false);
        QCOMPARE(view.allSelected().size(), std::size_t(2000));
        view.setCurrentIndex(view.model()->index(5, 0));
        const QString added = view.model()->index(9, 0).data(ui::MachineModel::IdRole).toString();
        view.selectionModel()->setCurrentIndex(view.model()->index(9, 0), QItemSelectionModel::Select);
        window.filterBar().setForm(ui::MachineView::Form::List, true);
        QCOMPARE(view.allSelected().size(), std::size_t(2));
        QVERIFY(view.hasSeveral());
        // The keyboard goes on where it was, at the one that was added last.
        QCOMPARE(view.currentIndex().data(ui::MachineModel::IdRole).toString(), added);
        // But for those that nobody sees.
        window.filterBar().search().setText(QStringLiteral("no such machine"));
        QVERIFY(!view.hasSeveral());
        window.filterBar().search().clear();
        QCOMPARE(view.allSelected().size(), std::size_t(1));
    }

    void whatComesBackIsSaid()
    {
        const instances::Instance machine = m_bench.lab().machine();
        for (const bool comesBack : {false, true}) {
            const ui::RemoveQuestion question({&machine}, comesBack);
            QCOMPARE(question.informativeText().contains(QStringLiteral("~/.ssh/config")), comesBack);
        }
    }

    void whatIsTooLargeForTheScreenScrolls()
    {
        QDialog dialog;
        auto* const column = new QVBoxLayout(&dialog);
        auto* const part = new QWidget;
        part->setMinimumSize(700, 600);
        column->addWidget(part);
        column->addWidget(new QPushButton(QStringLiteral("Save")));
        ui::scrollWhereTooLarge(*part, {1000, 1000});
        QCOMPARE(part->parentWidget(), &dialog);
        for (int times = 0; times < 2; ++times) {
            ui::scrollWhereTooLarge(*part, {400, 300});
            QCOMPARE(dialog.minimumSizeHint(), dialog.minimumSizeHint().boundedTo({400, 300}));
            QCOMPARE(dialog.findChildren<QScrollArea*>().size(), 1);
            QCOMPARE(dialog.findChild<QScrollArea*>()->widget(), part);
        }
        // What scrolls already does not scroll within itself, however small the screen is.
        ui::scrollWhereTooLarge(*part, {10, 10});
        QVERIFY(dialog.isAncestorOf(part));
    }

    void windowsOpenWithinTheScreen()
    {
        QWidget window;
        ui::resizeOnScreen(window, {300, 200});
        QCOMPARE(window.size(), QSize(300, 200));
        ui::resizeOnScreen(window, {30000, 20000});
        const QSize room = window.screen()->availableGeometry().size();
        QVERIFY(window.width() < room.width() && window.height() < room.height());
        QVERIFY(window.width() > room.width() / 2 && window.height() > room.height() / 2);
    }

    // By mouse with Shift and Ctrl; one question for all, and only what is selected goes.
    void severalAreRemovedAtOnce()
    {
        for (const char* const name : {"a1", "a2", "a3", "a4"})
            m_bench.add(QLatin1String(name));
        QVERIFY(m_bench.openApp());
        ui::MachineFilter& filter = m_bench.app().window().filter();
        QTRY_COMPARE(filter.rowCount(), 5);
        const auto at = [&](const char* name) {
            for (int row = 0; row < filter.rowCount(); ++row) {
                if (filter.row(row).machine.name == QLatin1String(name))
                    return list().visualRect(list().model()->index(row, 0)).center();
            }
            return QPoint();
        };
        const auto clickWith = [&](Qt::KeyboardModifiers modifiers, const char* name) {
            QTest::mouseClick(list().viewport(), Qt::LeftButton, modifiers, at(name));
        };
        clickWith({}, "a1");
        clickWith(Qt::ShiftModifier, "a4");
        clickWith(Qt::ControlModifier, "a3");
        QCOMPARE(list().allSelected().size(), std::size_t(3));
        // A change of the list meanwhile leaves it at that.
        instances::InstanceDraft draft;
        draft.notes = QStringLiteral("changed");
        const QString id = filter.row(0).machine.id;
        QVERIFY(QCoro::waitFor(m_bench.lab().home().instances().edit(id, std::move(draft))));
        QTRY_COMPARE(filter.row(0).machine.notes, QStringLiteral("changed"));
        QCOMPARE(list().allSelected().size(), std::size_t(3));
        list().setFocus();
        QVERIFY(tests::isReadyForKeys(m_bench.app().window()));
        QVERIFY(press("ctrl+d"));
        QTRY_COMPARE(std::ranges::count_if(list().allSelected(), [](const auto* one) { return ui::isFavourite(*one); }),
                     3);
        QVERIFY(press("Delete"));
        QTRY_VERIFY(tests::topLevel<QMessageBox>() != nullptr);
        auto& question = *tests::topLevel<QMessageBox>();
        QVERIFY2(question.text().contains(QStringLiteral("Remove 3 machines")), qPrintable(question.text()));
        QVERIFY(tests::isReadyForKeys(question));
        QVERIFY(press("alt+r"));
        QTRY_COMPARE(filter.rowCount(), 2);
        QStringList left{filter.row(0).machine.name, filter.row(1).machine.name};
        left.sort();
        QCOMPARE(left, QStringList({QStringLiteral("a3"), m_bench.lab().machine().name}));
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
        for (const QLabel* const label : window.findChild<ui::EmptyPage*>()->findChildren<QLabel*>())
            QVERIFY2(label->palette().color(label->foregroundRole()) == window.palette().color(QPalette::WindowText),
                     qPrintable(label->text()));
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
        const int height = dialog->height();
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_VERIFY(dialog->height() > height && !dialog->findChild<QScrollArea*>()->verticalScrollBar()->isVisible());
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
