// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/InventoryBench.h"
#include "lab/FileBytes.h"
#include "lab/Patience.h"
#include "ui/transfers/FilesWindow.h"

#include <QDir>
#include <QDropEvent>
#include <QHeaderView>
#include <QLabel>
#include <QMimeData>
#include <QProcess>
#include <QStyleFactory>

using namespace clouddesk;
using lab::read;
using lab::write;

/// The window of files by mouse, over a real sshd, without a desktop.
class TestFilesWindow : public QObject
{
    Q_OBJECT

private:
    tests::InventoryBench m_bench;
    // Without a language, names are sorted by their bytes.
    const ui::Translations m_language{ui::Language::English};
    std::shared_ptr<ssh::Connection> m_connection;
    std::unique_ptr<files::TransferQueue> m_queue;
    std::unique_ptr<ui::FilesWindow> m_window;

    QString there(const QString& path) { return m_bench.lab().sshd().homeDirectory() + QLatin1Char('/') + path; }
    QPushButton& button(const QString& text)
    {
        const auto buttons = m_window->findChildren<QPushButton*>();
        return **std::ranges::find(buttons, text, &QPushButton::text);
    }
    /// By the mouse, from one place of the screen to another, at a hand's pace, while the windows live on.
    static bool drag(QPoint from, QPoint to)
    {
        QStringList steps{QStringLiteral("mousemove --sync %1 %2 mousedown 1")};
        for (int step = 1; step <= 10; ++step)
            steps += QStringLiteral("sleep 0.02 mousemove --sync %1 %2");
        QStringList words;
        for (int step = 0; step < steps.size(); ++step) {
            const QPoint at = (from + (to - from) * step / 10) * lab::VirtualScreen::scale();
            words += steps[step].arg(at.x()).arg(at.y()).split(QLatin1Char(' '));
        }
        QProcess hand;
        hand.start(QStringLiteral("xdotool"), words + QStringList{QStringLiteral("mouseup"), QStringLiteral("1")});
        return QTest::qWaitFor([&] { return hand.state() == QProcess::NotRunning; }, tryTimeout) &&
               hand.exitCode() == 0;
    }
    QTreeView& localList()
    {
        const auto lists = m_window->findChildren<QTreeView*>();
        return **std::ranges::find(lists, m_window->findChild<ui::LocalFileModel*>(), &QTreeView::model);
    }
    static QPoint middleOf(const QAbstractItemView& view, const QModelIndex& index)
    {
        return view.viewport()->mapToGlobal(view.visualRect(index).center());
    }
    static QStringList namesIn(const QAbstractItemView& view)
    {
        QStringList names;
        for (int row = 0; row < view.model()->rowCount(view.rootIndex()); ++row)
            names += view.model()->index(row, 0, view.rootIndex()).data().toString();
        return names;
    }

private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion"))); }
    void init()
    {
        QVERIFY2(m_bench.start(), qPrintable(m_bench.lab().problem()));
        const auto connected = QCoro::waitFor(m_bench.lab().home().connector().connect(m_bench.lab().machine()));
        QVERIFY2(connected, connected ? "" : qPrintable(connected.error().toLine()));
        m_connection = *connected;
        m_queue =
            std::make_unique<files::TransferQueue>(files::TransferQueue::Needs{[this] { return m_connection; }, {}});
        m_window = std::make_unique<ui::FilesWindow>(QString(64, u'm'), *m_queue);
        m_window->show();
        QVERIFY(tests::isReadyForKeys(*m_window));
        m_window->showRemote(m_bench.lab().sshd().homeDirectory());
        QTRY_VERIFY(!m_window->remoteFolder().isEmpty());
    }
    void cleanup()
    {
        m_window.reset();
        m_queue.reset();
        m_connection.reset();
        m_bench.stop();
    }

    // However long the machine's name is.
    void bothSidesHaveTheirRoom()
    {
        const int width = localList().width();
        QVERIFY2(std::abs(width - m_window->remoteList().width()) <= 1, qPrintable(QString::number(width)));
        for (const QLineEdit* const path : m_window->findChildren<QLineEdit*>())
            QVERIFY2(path->width() > 150, qPrintable(QString::number(path->width())));
        QVERIFY(std::ranges::any_of(m_window->findChildren<QLabel*>(),
                                    [](const QLabel* label) { return label->toolTip() == QString(64, u'm'); }));
    }

    // Folders first, numbers as numbers, by a click on either header, and the other way round by another.
    void bothSidesAreSortedAlike()
    {
        ui::FilesWindow& window = *m_window;
        const QString folder = there(QStringLiteral("sorted"));
        int age = 0;
        for (const auto& [name, size] : {std::pair("b10", 3), {"B9", 1}, {"a", 2}, {"c", 1}}) {
            QVERIFY(QDir().mkpath(folder + QStringLiteral("/folder ") + QLatin1String(name)));
            const QString path = folder + QLatin1Char('/') + QLatin1String(name);
            QVERIFY(write(path, QByteArray(size * 1000, 'x')));
            for (const QString& aged : {path, folder + QStringLiteral("/folder ") + QLatin1String(name)}) {
                const QStringList how{QStringLiteral("-d"), QStringLiteral("%1 days ago").arg(++age), aged};
                QCOMPARE(QProcess::execute(QStringLiteral("touch"), how), 0);
            }
        }
        window.showLocal(folder);
        window.showRemote(folder);
        QTreeView& local = localList();
        const QStringList byName = {QStringLiteral("folder a"),   QStringLiteral("folder B9"),
                                    QStringLiteral("folder b10"), QStringLiteral("folder c"),
                                    QStringLiteral("a"),          QStringLiteral("B9"),
                                    QStringLiteral("b10"),        QStringLiteral("c")};
        QTRY_COMPARE(namesIn(window.remoteList()), byName);
        QTRY_COMPARE(namesIn(local), byName);
        QVERIFY(tests::isReadyForKeys(window));
        const auto clickHeader = [](const QTreeView& view, int column) {
            const QHeaderView& header = *view.header();
            tests::click(*header.viewport(),
                         QPoint(header.sectionViewportPosition(column) + 20, header.viewport()->height() / 2));
        };
        for (const auto& [column, remoteColumn] : {std::pair(1, 1), std::pair(3, 2), std::pair(0, 0)}) {
            for (int click = 1; click <= 2; ++click) {
                clickHeader(local, column);
                clickHeader(window.remoteList(), remoteColumn);
                QTRY_COMPARE(local.header()->sortIndicatorSection(), column);
                QTRY_COMPARE(window.remoteList().header()->sortIndicatorSection(), remoteColumn);
                QTRY_COMPARE(window.remoteList().header()->sortIndicatorOrder(), local.header()->sortIndicatorOrder());
                QTRY_COMPARE(namesIn(window.remoteList()), namesIn(local));
                QTest::qWait(QApplication::doubleClickInterval()); // another click, not a double one
            }
        }
        QVERIFY(namesIn(window.remoteList()) != byName);
    }

    void filesAreDraggedFromOneSideToTheOther()
    {
        QTemporaryDir here;
        QVERIFY(write(here.filePath(QStringLiteral("up.txt")), "up"));
        QVERIFY(write(there(QStringLiteral("down.txt")), "down"));
        ui::FilesWindow& window = *m_window;
        window.showLocal(here.path());
        window.showRemote(window.remoteFolder());
        QTreeView& local = localList();
        ui::RemoteList& remote = window.remoteList();
        const auto find = [](const QAbstractItemView& view, const char* name) {
            return view.model()->index(int(namesIn(view).indexOf(QLatin1String(name))), 0, view.rootIndex());
        };
        QTRY_VERIFY(find(local, "up.txt").isValid() && find(remote, "down.txt").isValid());
        QVERIFY(tests::isReadyForKeys(window));
        const auto emptyPlaceOf = [](const QWidget& view) {
            return view.mapToGlobal(QPoint(view.width() / 2, view.height() - 40));
        };
        // Not onto its own side.
        QVERIFY(drag(middleOf(local, find(local, "up.txt")), emptyPlaceOf(local)));
        QVERIFY(drag(middleOf(remote, find(remote, "down.txt")), emptyPlaceOf(remote)));
        QVERIFY(drag(middleOf(local, find(local, "up.txt")), emptyPlaceOf(remote)));
        QTRY_COMPARE(read(there(QStringLiteral("up.txt"))), QByteArray("up"));
        QTRY_VERIFY(m_queue->isIdle() && find(remote, "up.txt").isValid());
        QVERIFY(drag(middleOf(remote, find(remote, "down.txt")), emptyPlaceOf(local)));
        QTRY_COMPARE(read(here.filePath(QStringLiteral("down.txt"))), QByteArray("down"));
        QTRY_VERIFY(m_queue->isIdle());
        QCOMPARE(m_queue->transfers().size(), size_t(2));
        QVERIFY(QFile::exists(here.filePath(QStringLiteral("up.txt"))));
        QVERIFY(find(remote, "down.txt").isValid());
    }

    void buttonsCanBePressedWhereTheyDoSomething()
    {
        QPushButton& pause = button(QStringLiteral("&Pause"));
        QPushButton& cancel = button(QStringLiteral("&Cancel"));
        QPushButton& clear = button(QStringLiteral("Clear the &list"));
        QVERIFY(!pause.isEnabled() && !cancel.isEnabled() && !clear.isEnabled());
        QTemporaryDir here;
        QVERIFY(write(here.filePath(QStringLiteral("a")), "a") && write(here.filePath(QStringLiteral("b")), "b"));
        m_queue->pause();
        m_queue->upload({here.filePath(QStringLiteral("a")), here.filePath(QStringLiteral("b"))},
                        m_window->remoteFolder());
        QTRY_COMPARE(m_window->queueList().topLevelItemCount(), 2);
        QVERIFY(pause.isEnabled() && !clear.isEnabled());
        const QTreeWidget& list = m_window->queueList();
        list.topLevelItem(1)->setSelected(true);
        QVERIFY(cancel.isEnabled());
        cancel.click();
        QTRY_COMPARE(list.topLevelItemCount(), 1);
        QCOMPARE(m_queue->transfers().front().local, here.filePath(QStringLiteral("a")));
        pause.click();
        QTRY_VERIFY(clear.isEnabled() && !pause.isEnabled());
        list.topLevelItem(0)->setSelected(true);
        QVERIFY(!cancel.isEnabled());
        clear.click();
        QTRY_VERIFY(!clear.isEnabled() && !cancel.isEnabled());
    }

    // One press, one transfer, and never one that only came into a row that was selected.
    void cancelTakesWhatIsMeant()
    {
        QTemporaryDir here;
        QStringList paths;
        for (const char* name : {"a", "b", "c", "d"}) {
            paths += here.filePath(QLatin1String(name));
            QVERIFY(write(paths.last(), name));
        }
        m_queue->pause();
        m_queue->upload(paths, m_window->remoteFolder());
        const QTreeWidget& list = m_window->queueList();
        QTRY_COMPARE(list.topLevelItemCount(), 4);
        QPushButton& cancel = button(QStringLiteral("&Cancel"));
        const auto left = [this] {
            QStringList names;
            for (const files::Transfer& transfer : m_queue->transfers())
                names += QFileInfo(transfer.local).fileName();
            return names.join(QLatin1Char(' '));
        };
        list.topLevelItem(1)->setSelected(true);
        cancel.click();
        QTRY_COMPARE(list.topLevelItemCount(), 3);
        QCOMPARE(left(), QStringLiteral("a c d"));
        QVERIFY(list.selectedItems().isEmpty());
        list.topLevelItem(1)->setSelected(true);
        list.topLevelItem(2)->setSelected(true);
        cancel.click();
        QTRY_COMPARE(list.topLevelItemCount(), 1);
        QCOMPARE(left(), QStringLiteral("a"));
        // Nothing is selected: what is next.
        QTRY_VERIFY(cancel.isEnabled());
        cancel.click();
        QTRY_VERIFY(list.topLevelItemCount() == 0 && !cancel.isEnabled());
    }

    // But for who looks at another.
    void theListFollowsWhatHappens()
    {
        const QTemporaryDir here;
        const QString target = there(QStringLiteral("many"));
        QVERIFY(QDir().mkpath(target));
        QStringList files;
        for (int number = 0; number < 40; ++number) {
            files += here.filePath(QStringLiteral("file %1").arg(number));
            QVERIFY(write(files.last(), "text"));
        }
        const QStringList most = files.mid(0, 38);
        QTreeWidget& list = m_window->queueList();
        const auto isSeen = [&list](int row) {
            const QTreeWidgetItem* const item = list.topLevelItem(row);
            return item != nullptr && list.viewport()->rect().intersects(list.visualItemRect(item));
        };
        m_queue->upload(most, target);
        QTRY_VERIFY(m_queue->isIdle() && list.topLevelItemCount() == 38);
        QTRY_VERIFY(isSeen(37) && !isSeen(0));
        list.scrollToTop();
        m_queue->upload({files[38]}, target);
        QTRY_VERIFY(list.topLevelItemCount() == 39 && m_queue->isIdle());
        QTRY_COMPARE(list.topLevelItem(38)->text(4), QStringLiteral("done"));
        QVERIFY(isSeen(0));
        m_window->showLocal(here.path());
        QTRY_VERIFY(localList().model()->rowCount(localList().rootIndex()) == 40);
        localList().setCurrentIndex(localList().model()->index(39, 0, localList().rootIndex()));
        for (QPushButton* const button : m_window->findChildren<QPushButton*>()) {
            if (button->text().contains(QStringLiteral("Upload")))
                button->click();
        }
        QTRY_VERIFY(isSeen(39));
        // What is dropped is looked at as well, and what was told before is over.
        list.scrollToTop();
        m_window->showLocal(here.filePath(QStringLiteral("not there")));
        const auto labels = m_window->findChildren<QLabel*>();
        const QLabel& note = **std::ranges::find_if(
            labels, [](const QLabel* label) { return label->text().startsWith(QStringLiteral("There is no folder")); });
        QVERIFY(note.isVisible());
        QMimeData dropped;
        dropped.setUrls({QUrl::fromLocalFile(files[39])});
        const QPoint place = m_window->remoteList().mapTo(m_window.get(), QPoint(5, 5));
        QDragEnterEvent enter(place, Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
        QVERIFY(QCoreApplication::sendEvent(m_window.get(), &enter) && enter.isAccepted());
        QDropEvent drop(place, Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
        QVERIFY(QCoreApplication::sendEvent(m_window.get(), &drop) && drop.isAccepted());
        QVERIFY(!note.isVisible());
        QTRY_VERIFY(isSeen(40));
    }

    void whatArrivesHasNoSizeOfItsOwn()
    {
        QTemporaryDir here;
        QVERIFY(write(here.filePath(QStringLiteral("a.clouddesk-part")), "12") &&
                write(here.filePath(QStringLiteral("b")), "12"));
        m_window->showLocal(here.path());
        const QTreeView& local = localList();
        QTRY_COMPARE(local.model()->rowCount(local.rootIndex()), 2);
        for (int row = 0; row < 2; ++row) {
            const QModelIndex name = local.model()->index(row, 0, local.rootIndex());
            const bool isPart = name.data().toString() != QStringLiteral("b");
            QTRY_COMPARE(name.siblingAtColumn(1).data().toString(), isPart ? QString() : QStringLiteral("2 bytes"));
        }
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestFilesWindow>(argc, argv);
}
#include "TestFilesWindow.moc"
