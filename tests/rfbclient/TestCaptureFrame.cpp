// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/FakeRfbServer.h"
#include "lab/XtigervncServer.h"
#include "rfbclient/Client.h"

#include <QTest>

using namespace clouddesk;
namespace script = lab::rfbscript;

class TestCaptureFrame : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesTheScreenAsItIs()
    {
        if (!lab::XtigervncServer::isThere())
            QSKIP("Xtigervnc is not installed");
        lab::XtigervncServer server;
        QVERIFY(server.start());
        server.run(QStringLiteral("xsetroot"), {QStringLiteral("-solid"), QStringLiteral("#2e7d32")});
        const auto frame = QCoro::waitFor(rfb::captureFrame(server.connectStream(), {}));
        QVERIFY2(frame.has_value(), frame ? "" : qPrintable(frame.error().toLine()));
        QCOMPARE(frame->size(), QSize(640, 480));
        QCOMPARE(frame->pixelColor(5, 5), QColor(QStringLiteral("#2e7d32")));
        QCOMPARE(frame->pixelColor(639, 479), QColor(QStringLiteral("#2e7d32")));
    }

    void givesUpAfterItsLimit()
    {
        lab::FakeRfbServer server(script::handshake(10, 10));
        const auto frame = QCoro::waitFor(rfb::captureFrame(server.takeStream(), {}, std::chrono::milliseconds(100)));
        QCOMPARE(frame.error().code, core::ErrorCode::TimedOut);
    }

    void stopsWhenAsked()
    {
        lab::FakeRfbServer server(script::handshake(10, 10));
        std::stop_source stop;
        QTimer::singleShot(20, this, [&stop] { stop.request_stop(); });
        const auto frame = QCoro::waitFor(
            rfb::captureFrame(server.takeStream(), {}, std::chrono::milliseconds(10000), stop.get_token()));
        QCOMPARE(frame.error().code, core::ErrorCode::Cancelled);
    }

    void namesTheEndOfTheStream()
    {
        lab::FakeRfbServer server(script::handshake(10, 10), lab::FakeRfbServer::AtEnd::Close);
        const auto frame = QCoro::waitFor(rfb::captureFrame(server.takeStream(), {}));
        QCOMPARE(frame.error().code, core::ErrorCode::ConnectionLost);
    }
};

QTEST_GUILESS_MAIN(TestCaptureFrame)
#include "TestCaptureFrame.moc"
