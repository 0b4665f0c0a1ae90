// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/InventoryBench.h"
#include "lab/FileBytes.h"
#include "lab/Patience.h"
#include "lab/Screenshots.h"
#include "ui/tools/DesktopTools.h"

#include <QClipboard>
#include <QDir>
#include <QMessageBox>
#include <QMimeData>
#include <QProcess>
#include <QScopeGuard>
#include <QStyleFactory>

using namespace clouddesk;
using lab::read;
using lab::write;
using tests::press;
using tests::topLevel;
using tests::type;

/// Files and terminals beside a desktop: the real application over a real sshd, whose link breaks and comes back.
class TestTools : public QObject
{
    Q_OBJECT

private:
    tests::InventoryBench m_bench;
    QString m_folder;
    ui::ViewerWindow* m_window = nullptr;

    void save(QWidget& widget, const char* name)
    {
        QTest::qWait(300);
        QVERIFY(widget.grab().save(QStringLiteral("%1/media-%2.png").arg(m_folder, QLatin1String(name))));
    }
    void saveInBoth(QWidget& widget, const char* name)
    {
        save(widget, name);
        ui::applyTheme(ui::Theme::Dark);
        save(widget, qPrintable(QLatin1String(name) + QStringLiteral("-dark")));
        ui::applyTheme(ui::Theme::System);
    }
    ui::DesktopTools& tools() { return *m_window->findChild<ui::DesktopTools*>(); }
    bool choose(const QString& text)
    {
        for (QAction* const action : m_window->menu().toolsMenu()->actions()) {
            if (action->text().remove(QLatin1Char('&')).startsWith(text)) {
                action->trigger();
                return true;
            }
        }
        return false;
    }
    static QString whole(const terminal::Screen& screen)
    {
        QString text;
        for (int row = -screen.historySize(); row < screen.rows(); ++row)
            text += screen.text(row) + QLatin1Char('\n');
        return text;
    }
    QString there(const QString& path) { return m_bench.lab().sshd().homeDirectory() + QLatin1Char('/') + path; }
    /// Onto the middle of the desktop, where Qt goes from what lies there to the first that takes drops.
    bool drop(const QString& path)
    {
        const QPoint place = m_window->viewer().mapTo(m_window, m_window->viewer().rect().center());
        QWidget* target = m_window->childAt(place);
        while (target != nullptr && !target->acceptDrops())
            target = target->parentWidget();
        if (target == nullptr)
            return false;
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        const QPoint at = target->mapFrom(m_window, place);
        QDragEnterEvent enter(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(target, &enter);
        QDropEvent dropped(at, Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(target, &dropped);
        return enter.isAccepted() && dropped.isAccepted();
    }
    /// At the machine's home folder.
    bool openFiles()
    {
        const QString home = QFileInfo(m_bench.lab().sshd().homeDirectory()).canonicalFilePath();
        if (!choose(QStringLiteral("Files")))
            return false;
        tools().files()->showRemote(home);
        return QTest::qWaitFor([&] { return tools().files()->remoteFolder() == home; }, 20000);
    }
    files::Transfer transfer(size_t index) { return tools().queue().transfers().at(index); }
    /// What the desktop's bar says of it; empty: nothing.
    QString watchNote()
    {
        const QToolButton* const button = watchButton();
        return button != nullptr && button->isVisible() ? button->text() : QString();
    }
    QToolButton* watchButton()
    {
        const auto buttons = m_window->bar().findChildren<QToolButton*>();
        const auto found =
            std::ranges::find(buttons, QStringLiteral("Who may see this desktop"), &QToolButton::toolTip);
        return found == buttons.end() ? nullptr : *found;
    }
    /// The other way round if called again.
    bool exchangeHostKeys(const QDir& kept)
    {
        lab::Sshd& sshd = m_bench.lab().sshd();
        const QDir keys(sshd.directory());
        const QStringList names = keys.entryList({QStringLiteral("host_*")}, QDir::Files);
        if (kept.isEmpty())
            return std::ranges::all_of(
                       names,
                       [&](const QString& name) { return QFile::copy(keys.filePath(name), kept.filePath(name)); }) &&
                   sshd.replaceHostKey();
        return std::ranges::all_of(kept.entryList(QDir::Files), [&](const QString& name) {
            QFile::remove(keys.filePath(name));
            return QFile::copy(kept.filePath(name), keys.filePath(name));
        });
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder = lab::screenshotFolder();
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
        QApplication::setQuitOnLastWindowClosed(false);
    }
    void init()
    {
        QVERIFY2(m_bench.start(), qPrintable(m_bench.lab().problem()));
        QVERIFY(m_bench.openApp());
        m_bench.app().hub().open(m_bench.lab().machine());
        m_window = m_bench.app().hub().windows().windows().constLast();
        QVERIFY2(QTest::qWaitFor([&] { return !m_window->viewer().screenshot().isNull(); }, 60000),
                 tests::wordsIn(*m_window));
    }
    void cleanup() { m_bench.stop(); }

    void aTerminalSurvivesItsLink()
    {
        QVERIFY(choose(QStringLiteral("Terminal")));
        QTRY_VERIFY(tools().terminal() != nullptr && tools().terminal()->isLive());
        ui::TerminalWindow& window = *tools().terminal();
        QVERIFY(tests::isReadyForKeys(window));
        QTRY_VERIFY(!whole(window.screen()).trimmed().isEmpty());
        QVERIFY(type(QStringLiteral(
            "KEPT=yes; printf '\\033[1;38;2;255;140;0mtrue colour\\033[0m \\346\\274\\242 e\\314\\201\\n'")));
        QVERIFY(press("Return"));
        QTRY_VERIFY(whole(window.screen()).contains(QStringLiteral("\ntrue colour")));
        saveInBoth(window, "terminal");
        // In the home folder, which is not where this sshd begins.
        QVERIFY(type(QStringLiteral("pwd; cd /")));
        QVERIFY(press("Return"));
        const QString home = QFileInfo(m_bench.lab().sshd().homeDirectory()).canonicalFilePath();
        QTRY_VERIFY2(whole(window.screen()).contains(QLatin1Char('\n') + home + QLatin1Char('\n')),
                     qPrintable(whole(window.screen())));
        // As large as the window is.
        QVERIFY(type(QStringLiteral("stty size")));
        QVERIFY(press("Return"));
        const QString size = QStringLiteral("\n%1 %2\n");
        QTRY_VERIFY(whole(window.screen()).contains(size.arg(window.screen().rows()).arg(window.screen().columns())));
        window.resize(window.size() + QSize(160, 120));
        QTRY_VERIFY(window.screen().rows() > 24);
        QVERIFY(type(QStringLiteral("stty size")));
        QVERIFY(press("Return"));
        QTRY_VERIFY2(whole(window.screen()).contains(size.arg(window.screen().rows()).arg(window.screen().columns())),
                     qPrintable(whole(window.screen())));
        // What scrolls away stays.
        QVERIFY(type(QStringLiteral("seq 1 200")));
        QVERIFY(press("Return"));
        QTRY_VERIFY(whole(window.screen()).contains(QStringLiteral("\n200\n")));
        QVERIFY(press("shift+Prior"));
        QTRY_VERIFY(whole(window.screen()).contains(QStringLiteral("\n160\n")));
        QVERIFY(press("shift+Next"));
        QTRY_VERIFY(whole(window.screen()).contains(QStringLiteral("\n200\n")));
        const bool hasTmux = !QStandardPaths::findExecutable(QStringLiteral("tmux")).isEmpty();
        m_bench.lab().sshd().killSessions();
        QTRY_VERIFY(!window.isLive());
        QVERIFY(whole(window.screen()).contains(QStringLiteral("\n200\n")));
        save(window, "terminal-lost");
        QTRY_VERIFY_WITH_TIMEOUT(window.isLive(), 40000);
        if (!hasTmux)
            QSKIP("tmux is not installed");
        window.activateWindow();
        QVERIFY(tests::isReadyForKeys(window));
        QTRY_VERIFY(whole(window.screen()).contains(QStringLiteral("\n200\n")));
        QVERIFY(type(QStringLiteral("echo still=$KEPT")));
        QVERIFY(press("Return"));
        QTRY_VERIFY(whole(window.screen()).contains(QStringLiteral("\nstill=yes")));
        // J8: a socket of our own, a random name.
        const QByteArray name = read(there(QStringLiteral(".local/state/clouddesk/terminal")));
        QCOMPARE(name.size(), 32);
        // The shell's end is said, and another begins on demand.
        QVERIFY(type(QStringLiteral("exit")));
        QVERIFY(press("Return"));
        QTRY_VERIFY2(!window.isLive(), qPrintable(whole(window.screen())));
        QVERIFY(press("Return"));
        QTRY_VERIFY(window.isLive());
    }

    // The desktop behind it comes back, and takes nothing of what is typed.
    void aTerminalInATabKeepsTheKeyboard()
    {
        ui::DesktopWindows& windows = m_bench.app().hub().windows();
        QVERIFY(tests::isReadyForKeys(*m_window));
        QVERIFY(press("ctrl+alt+shift+t"));
        QTRY_VERIFY(windows.tabs().holds(*m_window));
        QVERIFY(choose(QStringLiteral("Terminal")));
        QTRY_VERIFY(tools().terminal() != nullptr && tools().terminal()->isLive());
        ui::TerminalWindow& terminal = *tools().terminal();
        QVERIFY(tests::isReadyForKeys(windows.tabs()));
        QTRY_VERIFY(!whole(terminal.screen()).trimmed().isEmpty());
        const QSignalSpy back(&m_window->client(), &rfb::Client::firstFrame);
        m_bench.lab().sshd().killSessions();
        QTRY_VERIFY_WITH_TIMEOUT(!back.isEmpty() && terminal.isLive(), 40000);
        QVERIFY(type(QStringLiteral("echo typed=$((6*7))")));
        QVERIFY(press("Return"));
        QTRY_VERIFY2(whole(terminal.screen()).contains(QStringLiteral("typed=42")),
                     qPrintable(whole(terminal.screen())));
    }

    // What a paste is marked with does not swallow the key after it.
    void aKeyAfterAPasteArrives()
    {
        QVERIFY(choose(QStringLiteral("Terminal")));
        QTRY_VERIFY(tools().terminal() != nullptr && tools().terminal()->isLive());
        ui::TerminalWindow& window = *tools().terminal();
        QVERIFY(tests::isReadyForKeys(window));
        QTRY_VERIFY(!whole(window.screen()).trimmed().isEmpty());
        // A program that shows what it gets byte for byte: a shell loses what is typed after an interrupted paste now
        // and then (bash 5.2 goes on reading its rest, of which the terminal has dropped the end mark).
        QVERIFY(type(QStringLiteral("stty -icanon -echo -isig; printf '\\033[?2004hready=%d\\n' $((6*7)); "
                                    "sed -u /stop/q | cat -v; stty sane; echo over=$((7*7))")));
        QVERIFY(press("Return"));
        QTRY_VERIFY(whole(window.screen()).contains(QStringLiteral("\nready=42")));
        for (int round = 0; round < 12; ++round) {
            QApplication::clipboard()->setText(QStringLiteral("one pasted\nand two\n").repeated(1 + round * 4));
            QVERIFY(press("ctrl+shift+v"));
            QVERIFY(press("ctrl+c"));
            QVERIFY(type(QStringLiteral("kept %1").arg(round)));
            QVERIFY(press("Return"));
            QTRY_VERIFY2(whole(window.screen()).contains(QStringLiteral("\nand two\n^[[201~^Ckept %1\n").arg(round)),
                         qPrintable(whole(window.screen())));
        }
        QVERIFY(type(QStringLiteral("stop")));
        QVERIFY(press("Return"));
        QTRY_VERIFY(whole(window.screen()).contains(QStringLiteral("\nover=49")));
        // Nor does looking at what has scrolled away.
        QVERIFY(type(QStringLiteral("seq 1 200; sleep 1000")));
        QVERIFY(press("Return"));
        QTRY_VERIFY(whole(window.screen()).contains(QStringLiteral("\n200\n")));
        QVERIFY(press("shift+Prior"));
        QTRY_VERIFY(whole(window.screen()).contains(QStringLiteral("\n160\n")));
        QVERIFY(press("ctrl+c"));
        QTRY_VERIFY(whole(window.screen()).contains(QStringLiteral("^C")));
        QVERIFY(type(QStringLiteral("echo back=$((6*7))")));
        QVERIFY(press("Return"));
        QTRY_VERIFY(whole(window.screen()).contains(QStringLiteral("\nback=42")));
    }

    // Ctrl-C takes effect at once, however much is printed (SECURITY D13).
    void aNoisyTerminalObeys()
    {
        QVERIFY(choose(QStringLiteral("Terminal")));
        QTRY_VERIFY(tools().terminal() != nullptr && tools().terminal()->isLive());
        ui::TerminalWindow& window = *tools().terminal();
        QVERIFY(tests::isReadyForKeys(window));
        QTRY_VERIFY(!whole(window.screen()).trimmed().isEmpty());
        QVERIFY(type(QStringLiteral("yes")));
        QVERIFY(press("Return"));
        QTRY_VERIFY(window.screen().text(3) == QStringLiteral("y"));
        QTest::qWait(1500);
        QVERIFY(press("ctrl+c"));
        QVERIFY(type(QStringLiteral("echo obeyed=$((6*7))")));
        QVERIFY(press("Return"));
        QElapsedTimer clock;
        clock.start();
        QTRY_VERIFY(whole(window.screen()).contains(QStringLiteral("obeyed=42")));
        qInfo("obeyed after %lld ms", clock.elapsed());
    }

    void buttonsObeyReturn()
    {
        QVERIFY(openFiles());
        QCOMPARE(tests::deafToReturn(*tools().files()), QStringList());
        QCOMPARE(tests::deafToReturn(*m_window), QStringList());
        QCOMPARE(tests::deafToReturn(m_bench.app().window()), QStringList());
    }

    void filesGoBothWays()
    {
        QTemporaryDir here;
        QVERIFY(QDir(here.path()).mkpath(QStringLiteral("tree/inner folder")));
        QVERIFY(write(here.filePath(QStringLiteral("tree/a.txt")), "a"));
        QVERIFY(write(here.filePath(QStringLiteral("tree/inner folder/ü.bin")), QByteArray(100000, 'b')));
        QVERIFY(QFile::link(QStringLiteral("/etc/passwd"), here.filePath(QStringLiteral("tree/link"))));
        QVERIFY(openFiles());
        const QString home = tools().files()->remoteFolder();
        // Dropped on the desktop.
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(here.filePath(QStringLiteral("tree")))});
        QWidget& viewport = *m_window->viewer().viewport();
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&viewport, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(&viewport, &drop);
        QTRY_VERIFY(tools().queue().isIdle());
        QCOMPARE(read(there(QStringLiteral("tree/a.txt"))), QByteArray("a"));
        QCOMPARE(read(there(QStringLiteral("tree/inner folder/ü.bin"))).size(), 100000);
        QVERIFY(!QFile::exists(there(QStringLiteral("tree/link"))));
        ui::FilesWindow& window = *tools().files();
        window.showLocal(here.path());
        window.showRemote(home);
        QTRY_VERIFY(!window.remoteList().findItems(QStringLiteral("tree"), Qt::MatchExactly).isEmpty());
        saveInBoth(window, "files");
        // Both sides are written alike, in this computer's time.
        const auto& local = *window.findChild<ui::LocalFileModel*>();
        const auto& header = *window.remoteList().headerItem();
        for (const auto& [column, remoteColumn] : {std::pair(0, 0), std::pair(1, 1), std::pair(3, 2)})
            QCOMPARE(local.headerData(column, Qt::Horizontal).toString(), header.text(remoteColumn));
        const auto timeOf = [](const QString& file) {
            return QLocale().toString(QFileInfo(file).lastModified(), QLocale::ShortFormat);
        };
        const QString tree = here.filePath(QStringLiteral("tree"));
        QCOMPARE(local.data(local.index(tree).siblingAtColumn(3)).toString(), timeOf(tree));
        QCOMPARE(window.remoteList().findItems(QStringLiteral("tree"), Qt::MatchExactly).first()->text(2),
                 timeOf(there(QStringLiteral("tree"))));
        // And back again.
        const QString back = here.filePath(QStringLiteral("back"));
        QVERIFY(QDir().mkpath(back));
        tools().queue().download({window.remoteFolder() + QStringLiteral("/tree")}, back);
        QTRY_VERIFY(tools().queue().isIdle());
        QCOMPARE(read(back + QStringLiteral("/tree/inner folder/ü.bin")).size(), 100000);
        QVERIFY(m_bench.lab().auditedActions().contains(QStringLiteral("file.put")));
        QVERIFY(m_bench.lab().auditedActions().contains(QStringLiteral("file.get")));

        // A file that is there: asked about, answered by a click.
        QVERIFY(write(here.filePath(QStringLiteral("tree/a.txt")), "other"));
        QFile later(here.filePath(QStringLiteral("tree/a.txt")));
        QVERIFY(later.open(QIODevice::ReadWrite));
        QVERIFY(later.setFileTime(QDateTime::currentDateTime().addSecs(3600), QFileDevice::FileModificationTime));
        later.close();
        tools().queue().clearEnded();
        window.activateWindow();
        tools().queue().upload({here.filePath(QStringLiteral("tree/a.txt"))},
                               window.remoteFolder() + QStringLiteral("/tree"));
        QTRY_VERIFY(window.findChild<QMessageBox*>() != nullptr);
        auto* box = window.findChild<QMessageBox*>();
        QTRY_VERIFY(box->isVisible());
        saveInBoth(*box, "files-conflict");
        // Both are described, in this computer's time.
        const QString aThere = there(QStringLiteral("tree/a.txt"));
        QCOMPARE(box->informativeText(),
                 QStringLiteral("New, from this computer:\n5 bytes, changed %1 (newer)\n\n"
                                "There now, on %2:\n1 bytes, changed %3")
                     .arg(timeOf(later.fileName()), m_bench.lab().machine().name, timeOf(aThere)));
        QCOMPARE(box->buttons().size(), 3);
        QTest::keyClick(box, Qt::Key_Return); // keeps both
        QTRY_VERIFY(tools().queue().isIdle());
        QCOMPARE(read(there(QStringLiteral("tree/a.txt"))), QByteArray("a"));
        QCOMPARE(read(there(QStringLiteral("tree/a (2).txt"))), QByteArray("other"));
        tools().queue().upload({here.filePath(QStringLiteral("tree/a.txt"))},
                               window.remoteFolder() + QStringLiteral("/tree"));
        QTRY_COMPARE(transfer(1).state, files::Transfer::State::Asking);
        tools().queue().answer(transfer(1).id, files::ConflictAnswer::Overwrite, true);
        QTRY_COMPARE(read(there(QStringLiteral("tree/a.txt"))), QByteArray("other"));

        QTRY_VERIFY(tools().queue().isIdle());
    }

    // What is there is the beginning of the file that comes: it can be gone on with, by a click.
    void aBeginningThatIsThereIsGoneOnWith()
    {
        QTemporaryDir here;
        const QByteArray whole(5000000, 'w');
        QVERIFY(write(there(QStringLiteral("film.mkv")), whole));
        QVERIFY(write(here.filePath(QStringLiteral("film.mkv")), whole.first(2000000)));
        QVERIFY(openFiles());
        ui::FilesWindow& window = *tools().files();
        tools().queue().download({window.remoteFolder() + QStringLiteral("/film.mkv")}, here.path());
        QTRY_VERIFY(window.findChild<QMessageBox*>() != nullptr);
        auto* const box = window.findChild<QMessageBox*>();
        QTRY_VERIFY(box->isVisible());
        saveInBoth(*box, "files-resume");
        QVERIFY(box->informativeText().contains(QStringLiteral("Resuming adds the missing 2.86 MiB")));
        const auto buttons = box->buttons();
        const auto resume = std::ranges::find(buttons, QStringLiteral("&Resume"), &QAbstractButton::text);
        QVERIFY(resume != buttons.end());
        tests::click(**resume, (*resume)->rect().center());
        QTRY_VERIFY(tools().queue().isIdle());
        QVERIFY(transfer(0).isResumed);
        QVERIFY(read(here.filePath(QStringLiteral("film.mkv"))) == whole);
    }

    // Said in the window, and what was to be moved goes when there is one.
    void aMachineWithoutAnSftpServer()
    {
        lab::Sshd& sshd = m_bench.lab().sshd();
        sshd.setSubsystem({});
        QVERIFY2(sshd.restart(), qPrintable(sshd.problem()));
        const auto restore = qScopeGuard([&] { sshd.setSubsystem(QStringLiteral("Subsystem sftp internal-sftp")); });
        QTemporaryDir here;
        QVERIFY(write(here.filePath(QStringLiteral("a.txt")), "a"));
        const auto isLinked = [this] {
            const auto desktop = m_window->desktop();
            return desktop && desktop->connection() && desktop->connection()->isAlive();
        };
        QTRY_VERIFY_WITH_TIMEOUT(isLinked(), 40000);
        tools().upload({here.filePath(QStringLiteral("a.txt"))});
        QTRY_COMPARE(transfer(0).state, files::Transfer::State::NoServer);
        ui::FilesWindow& window = *tools().files();
        const auto isSaid = [&window] {
            return std::ranges::any_of(window.findChildren<QLabel*>(), [](const QLabel* label) {
                return label->isVisible() && label->text().contains(QStringLiteral("\"Subsystem sftp internal-sftp\""));
            });
        };
        QTRY_VERIFY(isSaid());
        saveInBoth(window, "files-no-server");
        // Enabled there, and tried again by a click.
        sshd.setSubsystem(QStringLiteral("Subsystem sftp internal-sftp -d %1").arg(sshd.homeDirectory()));
        sshd.killSessions();
        QVERIFY2(sshd.restart(), qPrintable(sshd.problem()));
        QTRY_VERIFY_WITH_TIMEOUT(isLinked(), 40000);
        const auto buttons = window.findChildren<QPushButton*>();
        const auto again = std::ranges::find(buttons, QStringLiteral("Try &again"), &QPushButton::text);
        QVERIFY(again != buttons.end());
        (*again)->click();
        QTRY_COMPARE_WITH_TIMEOUT(transfer(0).state, files::Transfer::State::Done, 20000);
        QCOMPARE(read(there(QStringLiteral("a.txt"))), QByteArray("a"));
        QTRY_VERIFY(!isSaid());
    }

    // The link breaks on the way: nothing is lost, and it goes on.
    void transfersSurviveTheLink()
    {
        QTemporaryDir here;
        QVERIFY(openFiles());
        ui::FilesWindow& window = *tools().files();
        const QString big = here.filePath(QStringLiteral("big"));
        QVERIFY(write(big, QByteArray(300 * 1000 * 1000, 'x')));
        tools().queue().upload({big}, window.remoteFolder());
        QTRY_VERIFY(transfer(0).done > 1000 * 1000);
        QVERIFY(tools().isAtWork());
        QVERIFY(tools().owns(window) && tools().owns(window.remoteList()) && !tools().owns(*m_window));
        tools().queue().pause();
        QTRY_COMPARE(transfer(0).state, files::Transfer::State::Paused);
        QVERIFY(!tools().isAtWork());
        QVERIFY(transfer(0).done < transfer(0).size);
        QVERIFY(QFile::exists(there(QStringLiteral("big.clouddesk-part"))));
        tools().queue().resume();
        // There is no server to come back to until the file was dropped.
        m_bench.lab().sshd().stop();
        QTRY_VERIFY(transfer(0).problem.has_value());
        QCOMPARE(transfer(0).state, files::Transfer::State::Waiting);
        // Dropped meanwhile, over what covers the picture, with the window of the files put away.
        QTRY_VERIFY(m_window->viewer().findChild<ui::ReconnectOverlay*>()->isVisible());
        window.showMinimized();
        QTRY_VERIFY(window.isMinimized());
        QVERIFY(write(here.filePath(QStringLiteral("late.txt")), "late"));
        QVERIFY(drop(here.filePath(QStringLiteral("late.txt"))));
        QVERIFY2(tests::wordsIn(*m_window).contains("There is no link now"), tests::wordsIn(*m_window));
        QTRY_VERIFY(!window.isMinimized());
        save(window, "files-lost");
        QVERIFY2(m_bench.lab().sshd().start(), qPrintable(m_bench.lab().sshd().problem()));
        QTRY_VERIFY_WITH_TIMEOUT(tools().queue().isIdle(), 60000);
        QCOMPARE(QFileInfo(there(QStringLiteral("big"))).size(), qint64(300) * 1000 * 1000);
        QCOMPARE(tools().queue().transfers().size(), size_t(2));
        QVERIFY2(transfer(1).state == files::Transfer::State::Done,
                 transfer(1).problem ? qPrintable(transfer(1).problem->toLine()) : "");
        QCOMPARE(read(there(QStringLiteral("late.txt"))), QByteArray("late"));
    }

    // What quitting would break off is spoken of first.
    void quittingAsksWhileSomethingIsUnderWay()
    {
        tools().recording().start();
        QTRY_VERIFY(tools().isAtWork());
        QSignalSpy quitting(&m_bench.app(), &ui::DesktopApp::quitRequested);
        const auto press = [this](const char* text) {
            const auto buttons = m_bench.app().window().findChildren<QPushButton*>();
            const auto found = std::ranges::find_if(buttons, [text](const QPushButton* button) {
                return button->isVisible() && button->text() == QLatin1String(text);
            });
            if (found != buttons.end())
                (*found)->click();
            return found != buttons.end();
        };
        for (const char* const answer : {"&Keep running", "&Quit"}) {
            Q_EMIT m_bench.app().window().quitWanted();
            QVERIFY(QTest::qWaitFor([&] { return press(answer); }, 20000));
            QTRY_VERIFY(m_bench.app().window().findChild<QMessageBox*>() == nullptr);
            QCOMPARE(quitting.size(), answer == std::string_view("&Quit") ? 1 : 0);
        }
    }

    // Where the mouse leaves it while another tab is shown.
    void aButtonIsNotPointedAtForEver()
    {
        m_bench.app().hub().windows().setTabbed(true);
        Q_EMIT m_window->tabToggled();
        QVERIFY(tests::isReadyForKeys(*m_window->window()));
        const auto buttons = m_window->bar().findChildren<QToolButton*>();
        QMenu& menu = *m_window->menu().toolsMenu();
        const auto button = std::ranges::find_if(
            buttons, [](const QToolButton* each) { return each->text().startsWith(QStringLiteral("Tools")); });
        QVERIFY(button != buttons.end());
        tests::click(**button, (*button)->rect().center());
        QTRY_VERIFY(menu.isVisible());
        QVERIFY((*button)->testAttribute(Qt::WA_UnderMouse));
        QVERIFY(press("t")); // Terminal
        QTRY_VERIFY(tools().terminal() != nullptr && tools().terminal()->isLive());
        auto& tabs = *topLevel<ui::TabsWindow>();
        tests::click(*tabs.tabBar(), tabs.tabBar()->tabRect(0).center());
        QTRY_VERIFY(m_window->isVisible());
        QTRY_VERIFY(!(*button)->testAttribute(Qt::WA_UnderMouse));
    }

    void closingAsksWhileSomethingIsUnderWay()
    {
        const QPointer<ui::ViewerWindow> window(m_window);
        window->close();
        QTRY_VERIFY(!window);
        QVERIFY(topLevel<ui::EndQuestion>() == nullptr);
        m_bench.app().hub().open(m_bench.lab().machine());
        m_window = m_bench.app().hub().windows().windows().constLast();
        const QPointer<ui::ViewerWindow> busy(m_window);
        QTRY_VERIFY_WITH_TIMEOUT(!m_window->viewer().screenshot().isNull(), 60000);
        tools().recording().start();
        QTRY_VERIFY(tools().isAtWork());
        for (const bool isMeant : {false, true}) {
            m_bench.app().hub().disconnectFrom(m_bench.app().hub().entries().front().number);
            QTRY_VERIFY(topLevel<ui::EndQuestion>() != nullptr);
            QVERIFY(busy && busy->isVisible());
            save(*topLevel<ui::EndQuestion>(), "close-question");
            QVERIFY(tests::isReadyForKeys(*topLevel<ui::EndQuestion>()));
            QVERIFY(press(isMeant ? "alt+c" : "Return"));
            QTRY_VERIFY(topLevel<ui::EndQuestion>() == nullptr);
            if (!isMeant)
                QVERIFY(tools().isAtWork());
        }
        QTRY_VERIFY(!busy);
    }

    // A row of tabs stays for the one that is at work.
    void aRowOfTabsAsksToo()
    {
        m_bench.app().hub().windows().setTabbed(true);
        Q_EMIT m_window->tabToggled();
        auto* const tabs = topLevel<ui::TabsWindow>();
        QVERIFY(tabs != nullptr && tabs->holds(*m_window));
        // Beside one that is idle and would not have to be asked about.
        m_bench.app().hub().openUnsaved(QStringLiteral("nobody"), QStringLiteral("127.0.0.1"), 1);
        QTRY_COMPARE(tabs->windows().size(), 2);
        tools().recording().start();
        QTRY_VERIFY(tools().isAtWork());
        QVERIFY(!tabs->close());
        QTRY_VERIFY(topLevel<ui::EndQuestion>() != nullptr);
        QCOMPARE(tabs->windows().size(), 2);
        Q_EMIT topLevel<ui::EndQuestion>()->confirmed();
        QTRY_VERIFY(!tabs->isVisible());
        QCOMPARE(tabs->windows().size(), 0);
    }

    void nobodyHasToWaitForTheNextTry()
    {
        auto& overlay = *m_window->viewer().findChild<ui::ReconnectOverlay*>();
        const auto secondsLeft = [&overlay] {
            const QRegularExpression counting(QStringLiteral("again in (\\d+) s"));
            int seconds = 0;
            for (const QLabel* const label : overlay.findChildren<QLabel*>())
                seconds = std::max(seconds, counting.match(label->text()).captured(1).toInt());
            return seconds;
        };
        m_bench.lab().sshd().stop();
        QTRY_VERIFY_WITH_TIMEOUT(secondsLeft() >= 8, 60000);
        QVERIFY2(m_bench.lab().sshd().start(), qPrintable(m_bench.lab().sshd().problem()));
        const auto buttons = overlay.findChildren<QPushButton*>();
        const auto tryNow = std::ranges::find(buttons, QStringLiteral("Try now"), &QPushButton::text);
        QVERIFY(tryNow != buttons.end());
        QVERIFY(tests::isReadyForKeys(*m_window));
        tests::click(**tryNow, (*tryNow)->rect().center());
        QTRY_VERIFY_WITH_TIMEOUT(!overlay.isVisible(), 6000);
    }

    // The link does not come back by itself: the person connects again.
    void transfersGoOnWithAnotherConnection()
    {
        QTemporaryDir here;
        const QTemporaryDir keys;
        QVERIFY(choose(QStringLiteral("Terminal")));
        QTRY_VERIFY(tools().terminal() != nullptr && tools().terminal()->isLive());
        const auto terminalSays = [this](const char* words) {
            const auto labels = tools().terminal()->findChildren<QLabel*>();
            return std::ranges::any_of(labels, [words](const QLabel* label) {
                return label->isVisible() && label->text().contains(QLatin1String(words));
            });
        };
        QVERIFY(openFiles());
        m_bench.lab().sshd().stop();
        QTRY_VERIFY(m_window->viewer().findChild<ui::ReconnectOverlay*>()->isVisible());
        QTRY_VERIFY(terminalSays("goes on when it is back"));
        QVERIFY(write(here.filePath(QStringLiteral("late.txt")), "late"));
        tools().queue().upload({here.filePath(QStringLiteral("late.txt"))}, tools().files()->remoteFolder());
        QTRY_VERIFY(transfer(0).problem.has_value());
        QVERIFY(exchangeHostKeys(QDir(keys.path())));
        QVERIFY2(m_bench.lab().sshd().start(), qPrintable(m_bench.lab().sshd().problem()));
        QTRY_VERIFY_WITH_TIMEOUT(m_window->errorPage().isVisible(), 60000);
        QTRY_VERIFY(terminalSays("no longer connected"));
        m_bench.lab().sshd().stop();
        QVERIFY(exchangeHostKeys(QDir(keys.path())));
        QVERIFY2(m_bench.lab().sshd().start(), qPrintable(m_bench.lab().sshd().problem()));
        Q_EMIT m_window->retryRequested();
        QTRY_VERIFY_WITH_TIMEOUT(tools().queue().isIdle(), 60000);
        QVERIFY2(transfer(0).state == files::Transfer::State::Done,
                 transfer(0).problem ? qPrintable(transfer(0).problem->toLine()) : "");
        QCOMPARE(read(there(QStringLiteral("late.txt"))), QByteArray("late"));
        QTRY_VERIFY(tools().terminal()->isLive());
    }

    void somebodyWatches()
    {
        QVERIFY(choose(QStringLiteral("Let someone watch")));
        QTRY_VERIFY(topLevel<ui::WatchDialog>() != nullptr);
        auto& dialog = *topLevel<ui::WatchDialog>();
        saveInBoth(dialog, "watch");
        QCOMPARE(watchNote(), QStringLiteral("Nobody watches yet"));
        auto* const control = dialog.findChild<QCheckBox*>();
        QVERIFY(control != nullptr && !control->isChecked());
        // A viewer of another kind, by the address and the password that are shown.
        QProcess viewer;
        QTemporaryDir folder;
        QProcess maker;
        maker.start(QStringLiteral("tigervncpasswd"), {QStringLiteral("-f")});
        maker.write(dialog.code().toLatin1() + '\n');
        maker.closeWriteChannel();
        QVERIFY(maker.waitForFinished(20000));
        QVERIFY(write(folder.filePath(QStringLiteral("code")), maker.readAllStandardOutput()));
        viewer.start(QStringLiteral("xtigervncviewer"),
                     {QStringLiteral("-passwd"), folder.filePath(QStringLiteral("code")),
                      QStringLiteral("127.0.0.1::%1").arg(dialog.port())});
        QTRY_VERIFY(control->isEnabled());
        save(dialog, "watch-watched");
        // Put away, it goes on, and the bar shows so until it is over.
        QCOMPARE(watchNote(), QStringLiteral("Somebody watches"));
        QVERIFY(tools().isAtWork());
        tools().letWatch(); // the other viewer is before it
        QVERIFY(tests::isReadyForKeys(dialog));
        QVERIFY(press("Escape"));
        QTRY_VERIFY(!dialog.isVisible());
        QVERIFY(!QTest::qWaitFor([&] { return viewer.state() == QProcess::NotRunning; }, 500));
        save(*m_window, "watched");
        m_window->window()->activateWindow();
        m_window->window()->raise();
        QVERIFY(tests::isReadyForKeys(*m_window));
        tests::click(*watchButton(), watchButton()->rect().center());
        QTRY_VERIFY(dialog.isVisible());
        control->click();
        QTRY_VERIFY(control->isChecked());
        QCOMPARE(watchNote(), QStringLiteral("Somebody may use it"));
        viewer.terminate();
        QVERIFY(viewer.waitForFinished(10000));
        QTRY_VERIFY(!control->isEnabled());
        QVERIFY(tests::isReadyForKeys(dialog));
        QVERIFY(press("Escape"));
        QTRY_VERIFY(!dialog.isVisible());
        QCOMPARE(dialog.state(), ui::WatchDialog::State::Over);
        QCOMPARE(watchNote(), QString());
        // The next one waits for somebody else, until it is ended.
        const quint16 before = dialog.port();
        QVERIFY(choose(QStringLiteral("Let someone watch")));
        QVERIFY(dialog.isVisible() && dialog.port() != before);
        QCOMPARE(dialog.state(), ui::WatchDialog::State::Waiting);
        for (QPushButton* const end : dialog.findChildren<QPushButton*>()) {
            if (end->text() == QStringLiteral("&End watching"))
                end->click();
        }
        QVERIFY(!dialog.isVisible());
        QCOMPARE(dialog.port(), quint16(0));
        QCOMPARE(watchNote(), QString());
    }
};

int main(int argc, char** argv)
{
    // Far from UTC, which is what servers speak.
    qputenv("TZ", "Asia/Kolkata");
    return tests::runOnVirtualScreen<TestTools>(argc, argv);
}
#include "TestTools.moc"
