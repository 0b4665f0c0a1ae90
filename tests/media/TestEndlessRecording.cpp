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

private Q_SLOTS:
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
        const QTemporaryDir folder;
        const auto desktop = std::make_shared<Desktop>();
        desktop->said = said;
        ui::ViewerWindow window(QStringLiteral("build-box"), {});
        ui::RecordingControl recording(window, folder.path(), nullptr, rfb::RetryDelays(std::chrono::milliseconds(1)));
        QSignalSpy shown(&window, &ui::ViewerWindow::desktopShown);
        QSignalSpy recorded(&recording, &ui::RecordingControl::recorded);
        window.show();
        window.showDesktop(ui::RemoteDesktop::fromStreams([desktop] { return Desktop::open(desktop); }));
        QTRY_COMPARE_WITH_TIMEOUT(shown.size(), 1, 20000);
        recording.start();
        QTRY_COMPARE_WITH_TIMEOUT(recorded.size(), 1, 20000);
        QVERIFY(!recording.isRecording());
        QCOMPARE(int(desktop->servers.size()), 1 + tries);
        QTRY_VERIFY2(tests::wordsIn(window).contains("The recording ended: "), tests::wordsIn(window));
    }

    void itEndsWithTheDesktop()
    {
        const QTemporaryDir folder;
        const auto desktop = std::make_shared<Desktop>();
        desktop->said = script::version();
        ui::ViewerWindow window(QStringLiteral("build-box"), {});
        ui::RecordingControl recording(window, folder.path(), nullptr, rfb::RetryDelays(std::chrono::milliseconds(1)));
        QSignalSpy shown(&window, &ui::ViewerWindow::desktopShown);
        QSignalSpy recorded(&recording, &ui::RecordingControl::recorded);
        window.show();
        window.showDesktop(ui::RemoteDesktop::fromStreams([desktop] { return Desktop::open(desktop); }));
        QTRY_COMPARE_WITH_TIMEOUT(shown.size(), 1, 20000);
        recording.start();
        window.showError({core::ErrorCode::ConnectionLost, QStringLiteral("gone"), {}, {}}, {}, {});
        QTRY_COMPARE_WITH_TIMEOUT(recorded.size(), 1, 20000);
        QVERIFY(!recording.isRecording());
    }
};

QTEST_MAIN(TestEndlessRecording)
#include "TestEndlessRecording.moc"
