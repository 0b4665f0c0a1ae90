// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "InventoryBench.h"
#include "lab/Patience.h"

#include "lab/Screenshots.h"
#include "ui/settings/AboutBox.h"
#include "ui/settings/HostKeyPage.h"
#include "ui/settings/SettingsDialog.h"
#include "ui/tools/DesktopTools.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QJsonDocument>

using namespace clouddesk;
using tests::InventoryBench;
using ui::Settings;

namespace {

QByteArray slurp(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool put(const QString& path, const QByteArray& content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

} // namespace

/// The settings: their file, their dialog, and what they change in the real window.
class TestSettings : public QObject
{
    Q_OBJECT

private:
    InventoryBench m_bench;

    QString file() { return m_bench.lab().home().dataDirectory() + QStringLiteral("/settings.json"); }
    static const char* focusName()
    {
        const QWidget* const widget = QApplication::focusWidget();
        return widget == nullptr ? "nothing" : widget->metaObject()->className();
    }
    QString bannerText() { return m_bench.app().window().banner().findChild<QLabel*>()->text(); }

    int m_placesAsked = 0;
    static core::Task<QString> keyPlace()
    {
        co_return QCoreApplication::translate("MasterKey", "In the keychain of this computer.");
    }

    static core::Task<void> moveKey(bool* isInFile, bool isThere)
    {
        if (!isThere)
            co_return core::fail(core::ErrorCode::KeyUnavailable, QStringLiteral("no keychain here"));
        *isInFile = false;
        co_return core::Result<void>();
    }

private Q_SLOTS:
    void init() { QVERIFY2(m_bench.start(), qPrintable(m_bench.lab().problem())); }
    void cleanup() { m_bench.stop(); }

    void theMasterKeysPlaceFollowsTheLanguage()
    {
        ui::Translations translations(ui::Language::English);
        ui::SettingsSources sources;
        m_placesAsked = 0;
        sources.keyPlace = [this] {
            ++m_placesAsked;
            return keyPlace();
        };
        ui::SettingsDialog dialog(Settings(), file(), std::move(sources));
        const auto says = [&dialog](const QString& words) {
            const auto labels = dialog.findChildren<QLabel*>();
            return std::ranges::any_of(labels, [&](const QLabel* label) { return label->text() == words; });
        };
        // Until somebody looks, no keychain is asked, which might ask a person something.
        auto* const pages = dialog.findChild<QTabWidget*>();
        QCOMPARE(m_placesAsked, 0);
        for (int page = 0; page < pages->count() && m_placesAsked == 0; ++page)
            pages->setCurrentIndex(page);
        QVERIFY(pages->tabText(pages->currentIndex()).contains(QStringLiteral("Security")));
        QTRY_VERIFY(says(QStringLiteral("In the keychain of this computer.")));
        translations.apply(ui::Language::German);
        QTRY_VERIFY(says(QStringLiteral("Im Schlüsselbund dieses Computers.")));
    }

    // A key that no keychain took is moved there by a button, which is seen as long as there is something to move.
    void theMasterKeyIsMovedIntoTheKeychain()
    {
        ui::SettingsSources sources;
        bool isInFile = true;
        bool isThere = false;
        sources.keyPlace = [] { return keyPlace(); };
        sources.keyFile.isUsed = [&isInFile] { return isInFile; };
        sources.keyFile.moveToKeychain = [&isInFile, &isThere] { return moveKey(&isInFile, isThere); };
        ui::SettingsDialog dialog(Settings(), file(), std::move(sources));
        dialog.show();
        const auto buttons = dialog.findChildren<QPushButton*>();
        QPushButton& move =
            **std::ranges::find(buttons, QStringLiteral("Mo&ve it into the keychain"), &QPushButton::text);
        auto* const pages = dialog.findChild<QTabWidget*>();
        for (int page = 0; page < pages->count() && !move.isVisible(); ++page) {
            pages->setCurrentIndex(page);
            QCoreApplication::processEvents();
        }
        QTRY_VERIFY(move.isVisible());
        dialog.grab().save(lab::screenshotFolder() + QStringLiteral("/settings-key-file.png"));
        move.click();
        const auto says = [&dialog](const char* words) { return tests::wordsIn(dialog).contains(words); };
        QTRY_VERIFY2(says("no keychain here"), tests::wordsIn(dialog));
        QTRY_VERIFY(move.isVisible() && move.isEnabled());
        isThere = true;
        move.click();
        QTRY_VERIFY(!move.isVisible());
        QTRY_VERIFY2(says("In the keychain of this computer."), tests::wordsIn(dialog));
    }

    void theHelpTellsWhatThisIs()
    {
        QVERIFY(m_bench.openApp());
        for (QAction* const action : m_bench.app().window().findChildren<QAction*>()) {
            if (action->text() == QStringLiteral("&About CloudDesk"))
                action->trigger();
        }
        QTRY_VERIFY(tests::topLevel<ui::AboutBox>() != nullptr);
        auto& box = *tests::topLevel<ui::AboutBox>();
        QVERIFY(tests::isReadyForKeys(box));
        box.grab().save(lab::screenshotFolder() + QStringLiteral("/inventory-about.png"));
        const QByteArray words = tests::wordsIn(box);
        QVERIFY2(words.contains("General Public License"), words);
        QVERIFY2(words.contains(m_bench.desk().dataDirectory.toUtf8()), words);
        QVERIFY(tests::press("Escape"));
        QTRY_VERIFY(tests::topLevel<ui::AboutBox>() == nullptr);
    }

    void theyAreReadAsTheyWereWritten()
    {
        Settings settings;
        settings.theme = ui::Theme::Dark;
        settings.staysInTray = false;
        settings.idleMinutes = 0;
        settings.desktop = instances::Desktop::Lxde;
        settings.geometry = QSize(1920, 1080);
        settings.mayInstall = false;
        settings.scale = ui::ScaleMode::Match;
        settings.fullscreen = true;
        settings.tellsOfLink = false;
        settings.tellsOfInstallation = false;
        QVERIFY(settings.write(file()));
        QCOMPARE(QFile::permissions(file()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        const QByteArray first = slurp(file());
        const auto read = Settings::read(file());
        QVERIFY(read);
        QCOMPARE(read->geometry, QSize(1920, 1080));
        QVERIFY(read->theme == ui::Theme::Dark && read->scale == ui::ScaleMode::Match && read->idleMinutes == 0);
        QVERIFY(read->write(file()));
        QCOMPARE(slurp(file()), first);
    }

    // A newer version's settings outlive an older one.
    void whatIsNotKnownStays()
    {
        QVERIFY(put(file(), "{\"theme\":\"light\",\"fromTheFuture\":{\"a\":[1,2]}}"));
        auto read = Settings::read(file());
        QVERIFY(read);
        read->theme = ui::Theme::Dark;
        QVERIFY(read->write(file()));
        QVERIFY(slurp(file()).contains("fromTheFuture"));
        QVERIFY(slurp(file()).contains("\"dark\""));
    }

    void aDamagedFileIsToldAndKept_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("torn") << QByteArray("{\"theme\": \"da");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("noise") << QByteArray("\x00\xff\xfe\x00{{{", 7);
        QTest::newRow("a list") << QByteArray("[1]");
        QTest::newRow("another kind") << QByteArray("{\"idleMinutes\":\"soon\"}");
        QTest::newRow("out of range") << QByteArray("{\"width\":1000000000}");
        QTest::newRow("no such word") << QByteArray("{\"theme\":\"pink\"}");
    }
    void aDamagedFileIsToldAndKept()
    {
        QFETCH(QByteArray, content);
        QVERIFY(put(file(), content));
        QVERIFY(m_bench.openApp());
        QVERIFY(m_bench.app().window().banner().isVisible());
        QVERIFY2(bannerText().contains(QStringLiteral("could not be read: their file is damaged (")),
                 qPrintable(bannerText()));
        QVERIFY2(bannerText().contains(file() + QStringLiteral(".damaged")), qPrintable(bannerText()));
        QCOMPARE(slurp(file() + QStringLiteral(".damaged")), content);
        QCOMPARE(m_bench.app().settings().idleMinutes, 30);
    }

    // How machines were shown stands in a file of its own, which is treated alike.
    void theWindowComesBackWhereItWas()
    {
        QVERIFY(m_bench.openApp());
        const QRect place(120, 90, 1010, 555);
        m_bench.app().window().setGeometry(place);
        QTRY_COMPARE(m_bench.app().window().geometry(), place);
        m_bench.closeApp();
        QVERIFY(m_bench.openApp());
        QTRY_COMPARE(m_bench.app().window().geometry(), place);
        // What was damaged is as if there were none.
        m_bench.closeApp();
        QFile file(m_bench.desk().dataDirectory + QStringLiteral("/window"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("nonsense") > 0);
        file.close();
        QVERIFY(m_bench.openApp());
        QVERIFY(m_bench.app().window().geometry() != place);
    }

    void damagedMemoryOfDesktopsIsToldAndKept()
    {
        const QString memory = QFileInfo(file()).path() + QStringLiteral("/viewers.json");
        const QByteArray content("{\"web\": {\"scale\": 1");
        QVERIFY(put(memory, content));
        QVERIFY(m_bench.openApp());
        QVERIFY(m_bench.app().window().banner().isVisible());
        QVERIFY2(bannerText().contains(QStringLiteral("could not be read: their file is damaged (")),
                 qPrintable(bannerText()));
        QVERIFY2(bannerText().contains(memory + QStringLiteral(".damaged")), qPrintable(bannerText()));
        QCOMPARE(slurp(memory + QStringLiteral(".damaged")), content);
        QVERIFY(!QFile::exists(memory));
    }

    // By the keyboard: theme and idle time, saved and in use at once.
    void theDialogChangesThem()
    {
        QVERIFY(m_bench.openApp());
        QVERIFY(tests::press("ctrl+comma"));
        QTRY_VERIFY(tests::topLevel<ui::SettingsDialog>() != nullptr);
        QVERIFY(tests::isReadyForKeys(*tests::topLevel<ui::SettingsDialog>()));
        const QColor before = QApplication::palette().color(QPalette::Window);
        QVERIFY(tests::press("alt+a"));
        QTRY_VERIFY2(qobject_cast<QComboBox*>(QApplication::focusWidget()) != nullptr, focusName());
        QVERIFY(tests::press("End")); // dark
        QVERIFY(tests::press("alt+d"));
        QTRY_VERIFY2(qobject_cast<QSpinBox*>(QApplication::focusWidget()) != nullptr, focusName());
        QVERIFY(tests::press("ctrl+a"));
        QVERIFY(tests::type(QStringLiteral("5")));
        QVERIFY(tests::press("Return"));
        QTRY_VERIFY(tests::topLevel<ui::SettingsDialog>() == nullptr);
        const auto read = Settings::read(file());
        QVERIFY(read);
        QVERIFY(read->theme == ui::Theme::Dark);
        QCOMPARE(read->idleMinutes, 5);
        QVERIFY(QApplication::palette().color(QPalette::Window).lightness() < 100);
        QVERIFY(QApplication::palette().color(QPalette::Window) != before);
    }

    // A box whose click is still under way when the dialog opens, for instance.
    void whatChangesMeanwhileStays()
    {
        QVERIFY(m_bench.openApp());
        QVERIFY(tests::press("ctrl+comma"));
        QTRY_VERIFY(tests::topLevel<ui::SettingsDialog>() != nullptr);
        auto& dialog = *tests::topLevel<ui::SettingsDialog>();
        QVERIFY(tests::isReadyForKeys(dialog));
        auto* const grouped = m_bench.app().window().filterBar().findChild<QCheckBox*>();
        grouped->click();
        QVERIFY(grouped->isChecked());
        QVERIFY(Settings::read(file())->groupsByTag);
        QVERIFY(tests::press("alt+d"));
        QVERIFY(tests::press("ctrl+a"));
        QVERIFY(tests::type(QStringLiteral("7")));
        QVERIFY(tests::press("Return"));
        QTRY_VERIFY(tests::topLevel<ui::SettingsDialog>() == nullptr);
        QVERIFY(Settings::read(file())->groupsByTag);
        QVERIFY(grouped->isChecked());
        QCOMPARE(Settings::read(file())->idleMinutes, 7);
    }

    // Trusted keys are listed, and forgotten at once.
    void aHostKeyIsForgotten()
    {
        QVERIFY(m_bench.openApp());
        instances::HostKeyService& keys = m_bench.lab().home().hostKeys();
        QVERIFY(QCoro::waitFor(m_bench.lab().home().connector().test(m_bench.lab().machine())));
        const auto before = QCoro::waitFor(keys.list());
        QVERIFY(before && before->size() == 1);
        QVERIFY(tests::press("ctrl+comma"));
        QTRY_VERIFY(tests::topLevel<ui::SettingsDialog>() != nullptr);
        auto& dialog = *tests::topLevel<ui::SettingsDialog>();
        QVERIFY(tests::isReadyForKeys(dialog));
        auto* const page = dialog.findChild<ui::HostKeyPage*>();
        auto* const pages = dialog.findChild<QTabWidget*>();
        const QSize size = dialog.size();
        pages->setCurrentWidget(page->parentWidget());
        auto* const list = page->findChild<QTreeWidget*>();
        QTRY_COMPARE(list->topLevelItemCount(), 1);
        QCOMPARE(list->topLevelItem(0)->text(2), before->front().key.fingerprint());
        auto* const forget = page->findChild<QPushButton*>();
        QVERIFY(!forget->isEnabled());
        QTRY_VERIFY(list->isVisible());
        QTRY_COMPARE(list->visibleRegion().boundingRect(), list->rect());
        // A dialog does not grow under the person's eyes.
        QCOMPARE(dialog.size(), size);
        QVERIFY(dialog.grab().save(lab::screenshotFolder() + QStringLiteral("/inventory-host-keys.png")));
        // Up to the last column all is seen, the whole fingerprint too.
        const QHeaderView& header = *list->header();
        QCOMPARE(header.sectionPosition(3) + header.sectionSize(3), list->viewport()->width());
        for (int column = 0; column < list->columnCount(); ++column) {
            const QString text = list->topLevelItem(0)->text(column);
            const int needed = std::max(list->fontMetrics().horizontalAdvance(text), header.sectionSizeHint(column));
            QVERIFY2(header.sectionSize(column) >= needed, qPrintable(text));
        }
        tests::click(*list->viewport(), list->visualItemRect(list->topLevelItem(0)).center());
        QTRY_VERIFY(forget->isEnabled());
        tests::click(*forget, forget->rect().center());
        QTRY_COMPARE(list->topLevelItemCount(), 0);
        QVERIFY(QCoro::waitFor(keys.list())->empty());
        dialog.reject();
    }

    // By keys, and never a range that runs backwards.
    void portsOfTunnelsAreChosen()
    {
        const QString path = file();
        ui::SettingsDialog dialog(Settings(), path);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        QVERIFY(tests::isReadyForKeys(dialog));
        const auto port = [&dialog](int value) -> QSpinBox* {
            for (QSpinBox* const box : dialog.findChildren<QSpinBox*>()) {
                if (box->maximum() == 65535 && box->value() == value)
                    return box;
            }
            return nullptr;
        };
        QSpinBox* const first = port(6000);
        QSpinBox* const last = port(7000);
        QVERIFY(first != nullptr && last != nullptr);
        auto* const pages = dialog.findChild<QTabWidget*>();
        pages->setCurrentWidget(first->parentWidget());
        first->setFocus();
        first->selectAll();
        QVERIFY(tests::type(QStringLiteral("8000")));
        QTRY_COMPARE(first->value(), 8000);
        QTRY_COMPARE(last->value(), 8000);
        last->setFocus();
        last->selectAll();
        QVERIFY(tests::type(QStringLiteral("8010")));
        QTRY_COMPARE(last->value(), 8010);
        dialog.findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Save)->click();
        QTRY_VERIFY(Settings::read(path).has_value());
        desktops::TunnelPorts chosen;
        chosen.first = 8000;
        chosen.last = 8010;
        QVERIFY(Settings::read(path)->tunnelPorts == chosen);
        QCOMPARE(desktops::TunnelPorts::read(path), core::Result<desktops::TunnelPorts>(chosen));
        // One that was written by hand is told.
        QFile written(path);
        QVERIFY(written.open(QIODevice::WriteOnly));
        written.write(R"({"tunnelFirstPort": 9000, "tunnelLastPort": 8000})");
        written.close();
        const auto wrong = Settings::read(path);
        QVERIFY(!wrong);
        QVERIFY(wrong.error().text.contains(QStringLiteral("\"tunnelLastPort\"")));
    }

    void whatIsChosenIsUsed()
    {
        Settings settings;
        settings.showsGrid = true;
        settings.groupsByTag = true;
        settings.collapsedGroups = QStringList(QStringLiteral("group:2"));
        settings.keepsPictures = false;
        settings.stepSeconds = 33;
        settings.keepaliveSeconds = 44;
        settings.clipboardSeconds = 1;
        settings.newUser = QStringLiteral("ubuntu");
        settings.newTags = QStringLiteral("mine");
        settings.newKeyPath = QStringLiteral("~/.ssh/k");
        QVERIFY(settings.write(file()));
        const auto read = Settings::read(file());
        QVERIFY(read && read->newKeyPath == settings.newKeyPath && read->keepaliveSeconds == 44);
        QVERIFY(m_bench.openApp());
        QVERIFY(!bannerText().contains(QStringLiteral("settings")));
        ui::MainWindow& window = m_bench.app().window();
        QVERIFY(window.findChild<ui::MachineView*>()->form() == ui::MachineView::Form::Grid);
        QCOMPARE(window.filter().collapsed(), settings.collapsedGroups);
        window.filter().setCollapsed(0, false);
        QVERIFY(Settings::read(file())->collapsedGroups.isEmpty());
        QVERIFY(!m_bench.app().pictures().isEnabled());
        const auto limits = m_bench.lab().home().connector().linkLimits();
        QCOMPARE(limits.step, std::chrono::milliseconds(33000));
        QCOMPARE(limits.keepalive, std::chrono::milliseconds(44000));
        QVERIFY(tests::press("ctrl+n"));
        QTRY_VERIFY(window.findChild<ui::MachineDialog*>() != nullptr);
        QStringList texts;
        for (const QLineEdit* const field : window.findChild<ui::MachineDialog*>()->findChildren<QLineEdit*>())
            texts += field->text();
        QVERIFY(texts.contains(settings.newUser) && texts.contains(settings.newTags) &&
                texts.contains(settings.newKeyPath));
        window.closeDialogs();
        // What came from here goes from the clipboard; what another program puts there stays.
        QApplication::clipboard()->setText(QStringLiteral("secret of a remote desktop"));
        QTRY_VERIFY(QApplication::clipboard()->text().isEmpty());
        QProcess other;
        other.start(QStringLiteral("xclip"), {QStringLiteral("-selection"), QStringLiteral("clipboard")});
        other.write("of another program");
        other.closeWriteChannel();
        QTRY_COMPARE(QApplication::clipboard()->text(), QStringLiteral("of another program"));
        QVERIFY(!QTest::qWaitFor([] { return QApplication::clipboard()->text().isEmpty(); }, 1500));
    }

    void whatCannotBeSavedIsTold()
    {
        // A folder is in the way.
        QVERIFY(m_bench.openApp());
        QVERIFY(QDir().mkpath(file() + QStringLiteral("/x")));
        QVERIFY(tests::press("ctrl+comma"));
        QTRY_VERIFY(tests::topLevel<ui::SettingsDialog>() != nullptr);
        auto& dialog = *tests::topLevel<ui::SettingsDialog>();
        QVERIFY(tests::isReadyForKeys(dialog));
        QVERIFY(tests::press("Return"));
        QTRY_VERIFY(std::ranges::any_of(dialog.findChildren<QLabel*>(), [](const QLabel* label) {
            return label->isVisible() && label->text().contains(QStringLiteral("Not saved"));
        }));
        QVERIFY(dialog.isVisible());
        dialog.reject();
    }

    // The warning comes, "stay" keeps the desktop, and without it the desktop is disconnected and runs on.
    void anIdleDesktopIsDisconnectedAfterAWarning()
    {
        QVERIFY(m_bench.openApp());
        ui::DesktopHub& hub = m_bench.app().hub();
        QSignalSpy warned(&hub, &ui::DesktopHub::idleWarned);
        QSignalSpy ended(&hub, &ui::DesktopHub::idleEnded);
        hub.open(m_bench.lab().machine());
        QTRY_VERIFY(tests::topLevel<ui::ViewerWindow>() != nullptr);
        auto& viewer = *tests::topLevel<ui::ViewerWindow>();
        QVERIFY(QTest::qWaitFor([&] { return !viewer.viewer().screenshot().isNull(); }, 60000));
        QTRY_VERIFY(viewer.findChild<ui::IdleGuard*>() != nullptr);
        auto& guard = *viewer.findChild<ui::IdleGuard*>();
        // It does not end while the person has a long time left to say so.
        hub.setIdleLimits({.idle = std::chrono::seconds(61), .warning = std::chrono::seconds(60)});
        QTRY_COMPARE(warned.size(), 1);
        QVERIFY(guard.isWarning());
        QVERIFY(viewer.grab().save(lab::screenshotFolder() + QStringLiteral("/inventory-idle.png")));
        for (QPushButton* const button : viewer.findChildren<QPushButton*>()) {
            if (button->isVisible() && button->text().contains(QStringLiteral("Stay")))
                tests::click(*button, button->rect().center());
        }
        QTRY_VERIFY(!guard.isWarning());
        QTRY_COMPARE(warned.size(), 2);
        // A key is use as well.
        QVERIFY(tests::press("a"));
        QTRY_VERIFY(!guard.isWarning());
        // And so is one in the terminal.
        auto& tools = *viewer.findChild<ui::DesktopTools*>();
        tools.openTerminal();
        QTRY_VERIFY(tools.terminal() != nullptr && tools.terminal()->isVisible());
        QTRY_COMPARE(warned.size(), 3);
        QVERIFY(tests::isReadyForKeys(*tools.terminal()));
        QVERIFY(tests::press("a"));
        QTRY_VERIFY(!guard.isWarning());
        // Unseen, it warns once.
        viewer.hide();
        QTRY_COMPARE(warned.size(), 4);
        QTest::qWait(2500); // two more looks of the guard
        QCOMPARE(warned.size(), 4);
        viewer.show();
        QCOMPARE(ended.size(), 0);
        const QStringList displays = m_bench.lab().displays();
        hub.setIdleLimits({.idle = std::chrono::seconds(2), .warning = std::chrono::seconds(1)});
        QTRY_COMPARE(ended.size(), 1);
        QTRY_VERIFY(hub.isEmpty());
        QCOMPARE(m_bench.lab().displays(), displays);
        QVERIFY(bannerText().contains(QStringLiteral("nobody used it")));
        // Until somebody does.
        hub.setIdleLimits({.idle = std::chrono::milliseconds(0)});
        ui::Banner& banner = m_bench.app().window().banner();
        hub.open(m_bench.lab().machine());
        QVERIFY(banner.isVisible());
        QTRY_VERIFY(!banner.isVisible());
        QCOMPARE(hub.entries().size(), std::size_t(1));
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestSettings>(argc, argv);
}
#include "TestSettings.moc"
