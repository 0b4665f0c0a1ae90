// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/InventoryBench.h"
#include "lab/FakeRfbServer.h"
#include "lab/Patience.h"
#include "ui/tools/RecordingControl.h"

#include <QSignalSpy>
#include <QTest>

using namespace clouddesk;
namespace script = lab::rfbscript;

namespace {

using lab::FakeRfbServer;

/// A desktop that a viewer sees, and whose later servers all say the same and close.
struct Desktop
{
    QByteArray said;
    std::vector<std::unique_ptr<FakeRfbServer>> servers;

    static core::Task<core::UniqueFd> open(std::shared_ptr<Desktop> desktop)
    {
        const bool isForViewer = desktop->servers.empty();
        const QByteArray picture = script::handshake(64, 48) + script::fullUpdate(64, 48, 0xc02020);
        desktop->servers.push_back(
            std::make_unique<FakeRfbServer>(isForViewer ? picture : desktop->said,
                                            isForViewer ? FakeRfbServer::AtEnd::Silence : FakeRfbServer::AtEnd::Close));
        co_return desktop->servers.back()->takeStream();
    }
};

} // namespace

/// A recording that cannot go on is not tried for without end, and its end is said.
class TestEndlessRecording : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ui::ViewerWindow> m_window;
    std::unique_ptr<ui::RecordingControl> m_recording;

    /// Shows a desktop whose next streams say that, and begins to record it, with next to no delay between tries.
    std::shared_ptr<Desktop> record(const QByteArray& said)
    {
        auto desktop = std::make_shared<Desktop>();
        desktop->said = said;
        m_folder = std::make_unique<QTemporaryDir>();
        m_window = std::make_unique<ui::ViewerWindow>(QStringLiteral("build-box"), ui::ViewerOptions());
        m_recording = std::make_unique<ui::RecordingControl>(*m_window, m_folder->path(), nullptr,
                                                             rfb::RetryDelays(std::chrono::milliseconds(1)));
        QSignalSpy shown(m_window.get(), &ui::ViewerWindow::desktopShown);
        m_window->show();
        m_window->showDesktop(ui::RemoteDesktop::fromStreams([desktop] { return Desktop::open(desktop); }));
        const bool isShown = QTest::qWaitFor([&] { return !shown.isEmpty(); }, 20000);
        m_recording->start();
        return isShown ? desktop : nullptr;
    }

private Q_SLOTS:
    void cleanup()
    {
        m_recording.reset();
        m_window.reset();
    }

    void itEndsAndIsSaid_data()
    {
        QTest::addColumn<QByteArray>("said");
        QTest::addColumn<int>("tries");
        QTest::newRow("refused") << script::version() + script::securityTypes(QByteArray(1, '\2')) << 1;
        QTest::newRow("lost again and again") << script::version() << 10;
    }
    void itEndsAndIsSaid()
    {
        QFETCH(QByteArray, said);
        QFETCH(int, tries);
        const auto desktop = record(said);
        QVERIFY(desktop);
        QSignalSpy recorded(m_recording.get(), &ui::RecordingControl::recorded);
        QTRY_COMPARE_WITH_TIMEOUT(recorded.size(), 1, 20000);
        QVERIFY(!m_recording->isRecording());
        QCOMPARE(int(desktop->servers.size()), 1 + tries);
        QTRY_VERIFY2(tests::wordsIn(*m_window).contains("The recording ended: "), tests::wordsIn(*m_window));
    }

    void itEndsWithTheDesktop()
    {
        QVERIFY(record(script::version()));
        QSignalSpy recorded(m_recording.get(), &ui::RecordingControl::recorded);
        m_window->showError({core::ErrorCode::ConnectionLost, QStringLiteral("gone"), {}, {}}, {}, {});
        QTRY_COMPARE_WITH_TIMEOUT(recorded.size(), 1, 20000);
        QVERIFY(!m_recording->isRecording());
    }
};

QTEST_MAIN(TestEndlessRecording)
#include "TestEndlessRecording.moc"
