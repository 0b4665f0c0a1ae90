// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "InventoryBench.h"
#include "lab/Patience.h"

#include "lab/Processes.h"
#include "ui/desktop/ErrorPage.h"

#include <QPointer>

#include <csignal>

using namespace clouddesk;
using tests::click;

namespace {

QList<qint64> decoders()
{
    QList<qint64> found;
    for (const qint64 child : lab::childProcesses(getpid())) {
        QFile name(QStringLiteral("/proc/%1/cmdline").arg(child));
        if (name.open(QIODevice::ReadOnly) && name.readAll().startsWith("clouddesk-decoder"))
            found += child;
    }
    return found;
}

} // namespace

/// What becomes of a desktop's window when the process that decodes it dies, over a real sshd and a real desktop.
class TestDecoderEnd : public QObject
{
    Q_OBJECT

private:
    tests::InventoryBench m_bench;

    ui::ViewerWindow* open(const instances::Instance& machine)
    {
        const ui::DesktopWindows& windows = m_bench.app().hub().windows();
        const auto before = windows.windows().size();
        m_bench.app().hub().open(machine);
        if (windows.windows().size() != before + 1)
            return nullptr;
        ui::ViewerWindow* const window = windows.windows().constLast();
        return QTest::qWaitFor([window] { return hasPicture(*window); }, 20000) ? window : nullptr;
    }
    static bool hasPicture(ui::ViewerWindow& viewer)
    {
        return viewer.client().isRunning() && !viewer.viewer().screenshot().isNull();
    }
    static QString textOf(const QWidget& page)
    {
        QString text;
        for (const QLabel* const label : page.findChildren<QLabel*>())
            text += label->isVisible() ? label->text() + QLatin1Char('\n') : QString();
        return text;
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY2(m_bench.start(), qPrintable(m_bench.lab().problem()));
        QVERIFY(m_bench.openApp());
    }
    void cleanup() { m_bench.stop(); }

    void oneWindowSaysSoAndConnectsAgain_data()
    {
        QTest::addColumn<int>("signal");
        QTest::addColumn<QString>("says");
        // The first is what the kernel sends a process that seccomp stops.
        QTest::newRow("stopped by seccomp") << SIGSYS << QStringLiteral("did what it may not and was stopped");
        QTest::newRow("crashed") << SIGSEGV << QStringLiteral("was ended by signal 11");
        QTest::newRow("killed") << SIGKILL << QStringLiteral("was ended by signal 9");
    }
    void oneWindowSaysSoAndConnectsAgain()
    {
        QFETCH(int, signal);
        QFETCH(QString, says);
        const auto added = m_bench.lab().home().addMachine(m_bench.lab().sshd(), QStringLiteral("other"));
        QVERIFY(added);
        ui::ViewerWindow* const other = open(*added);
        QVERIFY(other != nullptr);
        const QList<qint64> others = decoders();
        QCOMPARE(others.size(), 1);
        ui::ViewerWindow* const viewer = open(m_bench.lab().machine());
        QVERIFY(viewer != nullptr);
        QList<qint64> mine = decoders();
        mine.removeAll(others.front());
        QCOMPARE(mine.size(), 1);

        QSignalSpy ended(&viewer->client(), &rfb::Client::ended);
        lab::signalProcesses(mine, signal);
        auto* const page = viewer->findChild<ui::ErrorPage*>();
        QTRY_VERIFY(page->isVisible());
        QCOMPARE(ended.size(), 1);
        QCOMPARE(ended[0][0].value<core::Error>().code, core::ErrorCode::DecoderFailed);
        QVERIFY2(textOf(*page).contains(m_bench.lab().machine().name), qPrintable(textOf(*page)));
        QVERIFY2(textOf(*page).contains(says), qPrintable(textOf(*page)));
        QVERIFY2(textOf(*page).contains(QStringLiteral("Connect again")), qPrintable(textOf(*page)));
        // Nothing else has ended, and nothing is left of what died.
        QVERIFY(hasPicture(*other));
        QCOMPARE(decoders(), others);

        const QPointer<ui::ViewerWindow> same = viewer;
        QSignalSpy shown(viewer, &ui::ViewerWindow::desktopShown);
        const QList<QPushButton*> buttons = page->findChildren<QPushButton*>();
        const auto again = std::ranges::find(buttons, QStringLiteral("Try again"), &QPushButton::text);
        QVERIFY(again != buttons.end());
        QVERIFY(tests::isReadyForKeys(*viewer->window()));
        QTRY_VERIFY((*again)->hasFocus());
        QVERIFY(tests::press("Return"));
        QTRY_VERIFY(same.isNull() || !shown.isEmpty());
        QVERIFY2(!same.isNull(), "the window closed instead");
        QTRY_VERIFY(hasPicture(*viewer) && !page->isVisible());
        QList<qint64> now = decoders();
        now.removeAll(others.front());
        QCOMPARE(now.size(), 1);
        QVERIFY(now != mine);
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestDecoderEnd>(argc, argv);
}
#include "TestDecoderEnd.moc"
