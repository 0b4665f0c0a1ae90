// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "InventoryBench.h"
#include "SaidTexts.h"
#include "lab/Patience.h"

#include "lab/Screenshots.h"
#include "ui/desktop/QuestionDialog.h"
#include "ui/exchange/ExportDialog.h"
#include "ui/exchange/ImportDialog.h"
#include "ui/lock/PassphraseControl.h"
#include "ui/machinedialog/MachineDialog.h"
#include "ui/settings/SettingsDialog.h"
#include "ui/tools/DesktopTools.h"

#include <QMenuBar>
#include <QStyleFactory>
#include <QTcpSocket>

using namespace clouddesk;
using tests::Catalogue;
using tests::click;
using tests::press;
using tests::SaidTexts;
using tests::topLevel;
using ui::Language;
using ui::Settings;

namespace {

/// Letters that stand twice behind the marks of mnemonics, with their texts.
QStringList twice(const QStringList& texts)
{
    static const QRegularExpression mark(QStringLiteral("&([^&\\s])"));
    QHash<QString, QStringList> byLetter;
    for (const QString& text : texts) {
        const auto match = mark.match(QString(text).remove(QStringLiteral("&&")));
        if (match.hasMatch())
            byLetter[match.captured(1).toLower()] += text;
    }
    QStringList found;
    for (const QStringList& each : byLetter) {
        if (each.size() > 1)
            found += each.join(QStringLiteral(" = "));
    }
    return found;
}

QStringList textsIn(const QList<QAction*>& actions)
{
    QStringList texts;
    for (const QAction* const action : actions) {
        if (action->isVisible())
            texts += action->text().section(QLatin1Char('\t'), 0, 0);
    }
    return texts;
}

/// Usual buttons get their texts from the desktop that CloudDesk runs on. Here they have no marks; on GNOME and its
/// kin they have.
QString withItsMark(const QAbstractButton& button)
{
    for (const char* const marked : {"&OK", "&Save", "&Cancel", "&Close"}) {
        const QByteArray plain = QByteArray(marked).mid(1);
        if (button.text() == QCoreApplication::translate("QPlatformTheme", plain.constData()))
            return QCoreApplication::translate("QGnomeTheme", marked);
    }
    return button.text();
}

/// What can be reached by its letter at the same time: what is shown, but for other pages of tabs, which are hidden.
QStringList textsIn(const QWidget& window)
{
    QStringList texts;
    for (const QLabel* const label : window.findChildren<QLabel*>()) {
        if (label->isVisible() && label->buddy() != nullptr)
            texts += label->text();
    }
    for (const QAbstractButton* const button : window.findChildren<QAbstractButton*>()) {
        if (button->isVisible() && qobject_cast<const QToolButton*>(button) == nullptr)
            texts += withItsMark(*button);
    }
    return texts;
}

/// The texts that wrap, and have less room than they need.
QString cutIn(const QWidget& window)
{
    QStringList texts;
    for (const QLabel* const label : window.findChildren<QLabel*>()) {
        if (label->isVisible() && label->wordWrap() && label->height() < label->heightForWidth(label->width()))
            texts += label->text();
    }
    return texts.join(u'\n');
}

/// What a viewer with a wrong password says to the port (RFC 6143, 7.1 and 7.2), until it is sent away.
bool tryWrongPassword(quint16 port)
{
    QTcpSocket viewer;
    viewer.connectToHost(QHostAddress::LocalHost, port);
    for (const auto& [heard, said] : {std::pair(12, QByteArray("RFB 003.008\n")), std::pair(2, QByteArray(1, '\2')),
                                      std::pair(16, QByteArray(16, 'x'))}) {
        if (!QTest::qWaitFor([&] { return viewer.bytesAvailable() >= heard; }, 20000))
            return false;
        viewer.read(heard);
        viewer.write(said);
    }
    return QTest::qWaitFor([&] { return viewer.state() == QAbstractSocket::UnconnectedState; }, 20000);
}

void clickOn(QWidget& widget)
{
    click(widget, widget.rect().center());
}

} // namespace

/// What the windows speak: chosen by the person, everywhere at once, and the same the next time.
class TestLanguages : public QObject
{
    Q_OBJECT

private:
    tests::InventoryBench m_bench;

    QString file() { return m_bench.lab().home().dataDirectory() + QStringLiteral("/settings.json"); }
    bool openSettings()
    {
        return press("ctrl+comma") &&
               QTest::qWaitFor([] { return topLevel<ui::SettingsDialog>() != nullptr; }, 20000) &&
               tests::isReadyForKeys(*topLevel<ui::SettingsDialog>());
    }
    /// By the mouse: the box of languages, then the line in its list.
    bool chooseLanguage(const char* name)
    {
        QComboBox* chooser = nullptr;
        for (QComboBox* const box : topLevel<ui::SettingsDialog>()->findChildren<QComboBox*>()) {
            if (box->findText(QStringLiteral("日本語")) >= 0)
                chooser = box;
        }
        if (chooser == nullptr)
            return false;
        const int line = chooser->findText(QString::fromUtf8(name));
        clickOn(*chooser);
        const auto isOpen = [chooser] { return chooser->view()->isVisible(); };
        if (!QTest::qWaitFor(isOpen, 20000) || !QTest::qWaitForWindowExposed(chooser->view()->window()))
            return false;
        const QModelIndex index = chooser->model()->index(line, 0);
        click(*chooser->view()->viewport(), chooser->view()->visualRect(index).center());
        return QTest::qWaitFor(
            [chooser, line] { return chooser->currentIndex() == line && !chooser->view()->isVisible(); }, 20000);
    }
    /// A real desktop of a real machine, and every window that can be opened beside it.
    bool openDesktop()
    {
        m_bench.app().window().connectByName(m_bench.lab().machine().name);
        if (!QTest::qWaitFor([] { return topLevel<ui::ViewerWindow>() != nullptr; }, 20000))
            return false;
        auto& viewer = *topLevel<ui::ViewerWindow>();
        if (!QTest::qWaitFor([&] { return !viewer.viewer().screenshot().isNull(); }, 60000))
            return false;
        for (QAction* const action : viewer.menu().toolsMenu()->actions().mid(3))
            action->trigger();
        m_bench.app().hub().windows().showOverview();
        return QTest::qWaitFor([] { return topLevel<ui::FilesWindow>() && topLevel<ui::TerminalWindow>(); }, 20000);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
        QApplication::setQuitOnLastWindowClosed(false);
    }
    void init() { QVERIFY2(m_bench.start(), qPrintable(m_bench.lab().problem())); }
    void cleanup() { m_bench.stop(); }

    void theSystemsLanguageIsFound_data()
    {
        QTest::addColumn<QStringList>("names");
        QTest::addColumn<Language>("language");
        QTest::newRow("none") << QStringList() << Language::English;
        QTest::newRow("C") << QStringList{QStringLiteral("C")} << Language::English;
        QTest::newRow("Austria") << QStringList{QStringLiteral("de-AT"), QStringLiteral("de")} << Language::German;
        QTest::newRow("Mexico") << QStringList{QStringLiteral("es-MX")} << Language::Spanish;
        QTest::newRow("Québec") << QStringList{QStringLiteral("fr-CA")} << Language::French;
        QTest::newRow("Beijing") << QStringList{QStringLiteral("zh-CN")} << Language::Chinese;
        QTest::newRow("Taipei") << QStringList{QStringLiteral("zh-TW"), QStringLiteral("ja-JP")} << Language::Japanese;
        QTest::newRow("the second") << QStringList{QStringLiteral("sv-SE"), QStringLiteral("de-DE")}
                                    << Language::German;
        QTest::newRow("unknown") << QStringList{QStringLiteral("sv-SE")} << Language::English;
    }
    void theSystemsLanguageIsFound()
    {
        QFETCH(QStringList, names);
        QFETCH(Language, language);
        QVERIFY(ui::closestLanguage(names) == language);
    }

    void countsAreInGoodEnglish()
    {
        QVERIFY(m_bench.makeApp());
        QCOMPARE(ui::MachineFilter::tr("%1, %n machine(s)", nullptr, 1), QStringLiteral("%1, 1 machine"));
        QCOMPARE(ui::MachineFilter::tr("%1, %n machine(s)", nullptr, 2), QStringLiteral("%1, 2 machines"));
    }

    // Everything at once, without a restart, by real clicks; and back again if it is not saved.
    void everyWindowFollowsAtOnce()
    {
        QVERIFY(m_bench.openApp());
        QTRY_VERIFY(m_bench.app().window().filter().rowCount() > 0);
        QVERIFY(openDesktop());
        // The others come to the front when they are ready.
        const auto isInFront = [this] {
            m_bench.app().window().bringForward();
            return lab::VirtualScreen::isActive(QByteArray::number(m_bench.app().window().winId()));
        };
        QVERIFY(QTest::qWaitFor(isInFront, 20000));
        QVERIFY(openSettings());
        const Catalogue german(QStringLiteral("de"));
        QVERIFY(german.size() > 400);
        const QStringList english = SaidTexts::ofEverything();
        QVERIFY(english.size() > 150);
        QVERIFY2(german.translated(english).isEmpty(), qPrintable(german.translated(english).join(u'\n')));
        QVERIFY(chooseLanguage("Deutsch"));
        QTRY_COMPARE(topLevel<ui::SettingsDialog>()->windowTitle(), QStringLiteral("Einstellungen"));
        const auto left = [&german] { return german.untranslated(SaidTexts::ofEverything()); };
        QTRY_VERIFY2(left().isEmpty(), qPrintable(left().join(u'\n')));
        QCOMPARE(SaidTexts::ofEverything().size() > 150, true);
        QCOMPARE(m_bench.app().window().menuBar()->actions().constFirst()->text(), QStringLiteral("&Datei"));
        QVERIFY(topLevel<ui::ViewerWindow>()->bar().findChildren<QToolButton*>().constLast()->text() !=
                QStringLiteral("Disconnect"));
        QVERIFY(press("Escape"));
        QTRY_VERIFY(topLevel<ui::SettingsDialog>() == nullptr);
        const auto german2 = [&german] { return german.translated(SaidTexts::ofEverything()); };
        QTRY_VERIFY2(german2().isEmpty(), qPrintable(german2().join(u'\n')));
        QVERIFY(m_bench.app().settings().language == Language::System);
    }

    // Dialogs with what they say of what was typed, and what went wrong.
    void dialogsAndErrorsFollow()
    {
        ui::Translations translations(Language::English);
        const ui::Desk desk = m_bench.desk();
        ui::MachineDialog machine(desk, {});
        machine.setAttribute(Qt::WA_DeleteOnClose, false);
        machine.show();
        QTest::keyClick(&machine, Qt::Key_Return);
        for (const Language language : {Language::German, Language::French, Language::English}) {
            translations.apply(language);
            QCoreApplication::sendPostedEvents();
            QTRY_VERIFY2(cutIn(machine).isEmpty(), qPrintable(cutIn(machine)));
        }
        ui::ImportDialog import(desk, {}, {});
        import.show();
        ui::ExportDialog exporting(desk);
        exporting.show();
        core::Question question;
        question.kind = core::Question::Kind::HostKey;
        question.machine = QStringLiteral("build-box");
        question.fingerprint = QStringLiteral("SHA256:6uEhgfWBkTbMvmeLVEVLhhNxcs7oBQRHbGTnG2vNVpU");
        ui::QuestionDialog asking(question);
        asking.show();
        ui::ViewerWindow viewer(QStringLiteral("build-box"), {});
        viewer.show();
        viewer.showError({core::ErrorCode::ConnectionRefused, QStringLiteral("nothing listens there"),
                          QStringLiteral("203.0.113.7 port 22"), QString()},
                         QString(), QString());
        const Catalogue german(QStringLiteral("de"));
        const QStringList english = SaidTexts::ofEverything();
        QVERIFY(english.contains(QStringLiteral("⚠ Must not be empty.")));
        QVERIFY(english.contains(QStringLiteral("Nothing listens there.")));
        QVERIFY2(german.translated(english).isEmpty(), qPrintable(german.translated(english).join(u'\n')));
        translations.apply(Language::German);
        const auto left = [&german] { return german.untranslated(SaidTexts::ofEverything()); };
        QTRY_VERIFY2(left().isEmpty(), qPrintable(left().join(u'\n')));
        const QStringList said = SaidTexts::ofEverything();
        QVERIFY2(said.contains(QStringLiteral("⚠ Darf nicht leer sein.")), qPrintable(said.join(u'\n')));
        QVERIFY2(said.contains(QStringLiteral("Der Rechner hat die Verbindung abgelehnt (nothing listens there).")),
                 qPrintable(said.join(u'\n')));
        translations.apply(Language::English);
        const auto lost = [&english] {
            const QStringList now = SaidTexts::ofEverything();
            QStringList missing;
            for (const QString& text : english)
                missing += now.contains(text) ? QStringList() : QStringList(text);
            return missing;
        };
        QTRY_VERIFY2(lost().isEmpty(), qPrintable(lost().join(u'\n')));
    }

    void nothingOfWatchingIsCut_data()
    {
        QTest::addColumn<Language>("first");
        for (const ui::LanguageFacts& each : ui::allLanguages())
            QTest::newRow(each.code) << each.language;
    }
    // As it opens, and when another language comes to it.
    void nothingOfWatchingIsCut()
    {
        QFETCH(Language, first);
        ui::Translations translations(first);
        ui::ViewerWindow viewer(QStringLiteral("build-box"), {});
        viewer.show();
        ui::WatchDialog dialog(viewer);
        dialog.begin();
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        QVERIFY2(cutIn(dialog).isEmpty(), qPrintable(cutIn(dialog)));
        save(dialog, "watch");
        for (const ui::LanguageFacts& each : ui::allLanguages()) {
            translations.apply(each.language);
            QCoreApplication::sendPostedEvents();
            QTRY_VERIFY(dialog.width() >= dialog.minimumSizeHint().width());
            QTRY_VERIFY2(cutIn(dialog).isEmpty(), qPrintable(cutIn(dialog)));
            save(dialog, qPrintable(QStringLiteral("watch-then-%1").arg(QLatin1String(each.code))));
        }
    }

    void whyWatchingEndedFollows()
    {
        ui::Translations translations(Language::German);
        ui::ViewerWindow viewer(QStringLiteral("build-box"), {});
        viewer.show();
        ui::WatchDialog dialog(viewer);
        dialog.begin();
        dialog.show();
        for (int i = 0; i < 3; ++i)
            QVERIFY(tryWrongPassword(dialog.port()));
        const auto says = [&dialog](const char* text) { return tests::wordsIn(dialog).contains(text); };
        QTRY_VERIFY2(says("Beendet: Jemand hat falsche Passwörter versucht."), tests::wordsIn(dialog));
        translations.apply(Language::English);
        QTRY_VERIFY2(says("It is over: somebody tried wrong passwords."), tests::wordsIn(dialog));
    }

    void viewOnlyHasOneName_data() { nothingOfWatchingIsCut_data(); }
    // In the bar, in the menu and in what is said when it is chosen.
    void viewOnlyHasOneName()
    {
        QFETCH(Language, first);
        const ui::Translations translations(first);
        static const QRegularExpression mark(QStringLiteral("\\(&.\\)|&"));
        const QString name = ui::ViewerBar::tr("View only");
        QCOMPARE(ui::ViewerMenu::tr("View &only").remove(mark), name);
        const QString said = ui::ViewerWindow::tr("View only: keyboard and mouse do nothing over there");
        QVERIFY2(said.startsWith(name), qPrintable(said));
    }

    void whatIsSavedIsSpokenTheNextTime()
    {
        QVERIFY(m_bench.openApp());
        QVERIFY(openSettings());
        QVERIFY(chooseLanguage("Français"));
        QVERIFY(press("Return"));
        QTRY_VERIFY(topLevel<ui::SettingsDialog>() == nullptr);
        const auto read = Settings::read(file());
        QVERIFY(read && read->language == Language::French);
        m_bench.closeApp();
        QCOMPARE(QLocale().language(), QLocale::system().language());
        QVERIFY(m_bench.makeApp());
        QCOMPARE(m_bench.app().window().menuBar()->actions().constFirst()->text(), QStringLiteral("&Fichier"));
        QCOMPARE(QLocale().language(), QLocale::French);
    }

    void noLetterStandsForTwoThings_data()
    {
        QTest::addColumn<Language>("language");
        for (const ui::LanguageFacts& each : ui::allLanguages())
            QTest::newRow(each.code) << each.language;
    }
    // In no menu, and on no page of a dialog; and nothing of a dialog or the bar is cut off.
    void noLetterStandsForTwoThings()
    {
        QFETCH(Language, language);
        Settings settings;
        settings.language = language;
        QVERIFY(settings.write(file()));
        QVERIFY(m_bench.makeApp());
        m_bench.app().window().show();
        QTRY_VERIFY(m_bench.app().window().filter().rowCount() > 0);
        ui::ViewerWindow viewer(QStringLiteral("build-box"), {});
        new ui::DesktopTools(viewer, &viewer);
        QStringList faults;
        for (QMenu* const menu : viewer.findChildren<QMenu*>() + m_bench.app().window().findChildren<QMenu*>())
            faults += twice(textsIn(menu->actions()));
        faults += twice(textsIn(m_bench.app().window().menuBar()->actions()));
        faults += faultsOfDialogs();
        for (QAction* const action : viewer.menu().toolsMenu()->actions())
            if (!action->isCheckable() && !action->text().contains(QStringLiteral("Shift")))
                action->trigger();
        for (const QWidget* const window :
             std::initializer_list<QWidget*>{topLevel<ui::FilesWindow>(), topLevel<ui::WatchDialog>()})
            faults += window == nullptr ? QStringList(QStringLiteral("a window is missing")) : twice(textsIn(*window));
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }

    void everyScreen_data()
    {
        QTest::addColumn<Language>("language");
        QTest::addColumn<ui::Theme>("theme");
        for (const ui::LanguageFacts& each : ui::allLanguages()) {
            QTest::addRow("%s-light", each.code) << each.language << ui::Theme::Light;
            QTest::addRow("%s-dark", each.code) << each.language << ui::Theme::Dark;
        }
    }
    void everyScreen()
    {
        QFETCH(Language, language);
        QFETCH(ui::Theme, theme);
        Settings settings;
        settings.language = language;
        settings.theme = theme;
        QVERIFY(settings.write(file()));
        m_bench.add(QStringLiteral("build-box"), {QStringLiteral("favourite")}, instances::Provider::Ec2);
        m_bench.add(QStringLiteral("db1"), {QStringLiteral("production")}, instances::Provider::Oci);
        QVERIFY(m_bench.makeApp());
        QTRY_VERIFY(m_bench.app().window().filter().rowCount() == 3);
        ui::MainWindow& window = m_bench.app().window();
        window.show();
        save(window, "main");
        window.menuBar()->actions().constFirst()->menu()->popup(window.mapToGlobal(QPoint(20, 60)));
        save(*window.menuBar()->actions().constFirst()->menu(), "menu-file");
        window.menuBar()->actions().constFirst()->menu()->hide();
        forEachDialog([this](QWidget& page, const QString& name) { save(page, qPrintable(name)); });
        ui::ViewerWindow viewer(QStringLiteral("build-box"), {});
        new ui::DesktopTools(viewer, &viewer);
        viewer.showProgress({desktops::Step::Install, 40, QString()});
        viewer.show();
        save(viewer, "progress");
        viewer.bar().setGeometry(0, 0, viewer.width(), viewer.bar().sizeHint().height());
        viewer.bar().show();
        save(viewer.bar(), "bar");
        for (const auto& [menu, name] :
             {std::pair(viewer.menu().inputMenu(), "menu-input"), std::pair(viewer.menu().viewMenu(), "menu-view"),
              std::pair(viewer.menu().toolsMenu(), "menu-tools")}) {
            menu->popup(viewer.mapToGlobal(QPoint(100, 60)));
            save(*menu, name);
            menu->hide();
        }
        viewer.showError({core::ErrorCode::ConnectionRefused, QStringLiteral("the machine refused the connection"),
                          QStringLiteral("203.0.113.7 port 22"), QString()},
                         QString(), QString());
        save(viewer, "error");
    }

private:
    /// Every page of every dialog, shown.
    void forEachDialog(const std::function<void(QWidget&, const QString&)>& act)
    {
        ui::Desk desk = m_bench.desk();
        for (const bool isProtected : {false, true})
            forEachPage(isProtected, act);
        forEachLock(act);
        ui::MachineDialog machine(desk, {});
        machine.setAttribute(Qt::WA_DeleteOnClose, false);
        machine.show();
        constexpr int waysToLogIn = 4;
        for (QComboBox* const box : machine.findChildren<QComboBox*>()) {
            for (int way = 0; way < waysToLogIn && box->count() == waysToLogIn; ++way) {
                box->setCurrentIndex(way);
                act(machine, QStringLiteral("machine%1").arg(way));
            }
        }
        ui::ImportDialog import(desk, {}, {});
        import.show();
        act(import, QStringLiteral("import"));
        ui::ExportDialog exporting(desk);
        exporting.show();
        act(exporting, QStringLiteral("export"));
    }
    /// Of the settings. What is there only with a master passphrase, or only without, is seen in turn.
    void forEachPage(bool isProtected, const std::function<void(QWidget&, const QString&)>& act)
    {
        const ui::Desk desk = m_bench.desk();
        ui::SettingsSources sources;
        sources.hostKeys = desk.hostKeys;
        sources.hold = [] { return std::make_shared<int>(); };
        sources.keyPlace = desk.keyPlace;
        sources.logFolder = desk.logFolder;
        sources.lock = desk.lock;
        sources.lock.isProtected = [isProtected] { return isProtected; };
        ui::SettingsDialog dialog(m_bench.app().settings(), file(), std::move(sources));
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        auto* const pages = dialog.findChild<QTabWidget*>();
        const auto* const passphrase = dialog.findChild<ui::PassphraseControl*>();
        for (int page = 0; page < pages->count(); ++page) {
            pages->setCurrentIndex(page);
            if (!isProtected)
                act(dialog, QStringLiteral("settings%1").arg(page));
            else if (passphrase->isVisible())
                act(dialog, QStringLiteral("settings%1-protected").arg(page));
        }
    }
    /// What asks for the master passphrase, and for others.
    void forEachLock(const std::function<void(QWidget&, const QString&)>& act)
    {
        using Purpose = ui::PassphraseDialog::Purpose;
        for (const auto& [purpose, name] : {std::pair(Purpose::Set, "set"), std::pair(Purpose::Change, "change"),
                                            std::pair(Purpose::Remove, "remove")}) {
            ui::PassphraseDialog dialog(purpose, m_bench.lockActions(), {});
            dialog.setAttribute(Qt::WA_DeleteOnClose, false);
            dialog.show();
            act(dialog, QStringLiteral("passphrase-") + QLatin1String(name));
        }
        ui::LockWindow locked(ui::LockWindow::Moment::Locked, {});
        locked.show();
        act(locked, QStringLiteral("lock"));
        core::Question question;
        question.kind = core::Question::Kind::Passphrase;
        question.machine = QStringLiteral("build-box");
        question.isAgain = true;
        ui::QuestionDialog asking(question);
        asking.show();
        act(asking, QStringLiteral("question"));
    }
    QStringList faultsOfDialogs()
    {
        QStringList faults;
        forEachDialog([&faults](QWidget& page, const QString& name) {
            for (const QString& fault : twice(textsIn(page)))
                faults += name + QStringLiteral(": ") + fault;
        });
        return faults;
    }
    /// Takes a picture, and says what of it is cut off.
    static void save(QWidget& widget, const char* name)
    {
        QVERIFY(QTest::qWaitForWindowExposed(widget.window()));
        QCoreApplication::sendPostedEvents();
        QVERIFY(widget.grab().save(
            QStringLiteral("%1/language-%2-%3.png")
                .arg(lab::screenshotFolder(), QLatin1String(QTest::currentDataTag()), QLatin1String(name))));
        for (const QAbstractButton* const button : widget.findChildren<QAbstractButton*>()) {
            if (button->isVisible() && !button->text().isEmpty())
                QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->text()));
        }
        for (const QLabel* const label : widget.findChildren<QLabel*>()) {
            if (label->isVisible() && !label->wordWrap() &&
                label->sizePolicy().horizontalPolicy() != QSizePolicy::Ignored)
                QVERIFY2(label->width() >= label->minimumSizeHint().width(), qPrintable(label->text()));
        }
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestLanguages>(argc, argv);
}

#include "TestLanguages.moc"
