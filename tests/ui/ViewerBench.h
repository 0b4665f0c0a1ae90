// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/VirtualScreen.h"
#include "lab/XtigervncServer.h"
#include "ui/desktop/ViewerWindow.h"

#include <QApplication>
#include <QScreen>
#include <QSignalSpy>
#include <QTest>

namespace clouddesk::tests {

/// A real remote display and a real window that shows it.
struct ViewerBench
{
    lab::XtigervncServer server;
    std::unique_ptr<ui::ViewerWindow> window;
    bool isViewOnly = false;

    bool open(const QString& geometry, const ui::ViewerOptions& options, const QString& background)
    {
        isViewOnly = options.viewOnly;
        if (!server.start(geometry))
            return false;
        server.run(QStringLiteral("xsetroot"), {QStringLiteral("-solid"), background});
        window = std::make_unique<ui::ViewerWindow>(QStringLiteral("build-box"), options);
        QSignalSpy shown(window.get(), &ui::ViewerWindow::desktopShown);
        window->show();
        window->showDesktop(ui::RemoteDesktop::fromStreams([this] { return connectTo(server.socketPath()); }));
        return QTest::qWaitFor([&] { return !shown.isEmpty(); }, 20000) &&
               QTest::qWaitForWindowActive(window.get(), 20000);
    }

    static core::Task<core::UniqueFd> connectTo(QString path)
    {
        core::UniqueFd stream = lab::connectUnixSocket(path);
        if (!stream.isValid())
            co_return core::fail(core::ErrorCode::ConnectionRefused, QStringLiteral("nothing answers"), path);
        co_return stream;
    }

    /// What a person sees, in this screen's own pixels.
    static QImage screen()
    {
        QImage image = QGuiApplication::primaryScreen()->grabWindow(0).toImage();
        image.setDevicePixelRatio(1);
        return image.convertToFormat(QImage::Format_RGB32);
    }
    /// Where the viewport's upper left corner is on the screen, in its own pixels.
    [[nodiscard]] QPoint origin() const
    {
        QWidget* const viewport = window->viewer().viewport();
        return (QPointF(viewport->mapToGlobal(QPoint(0, 0))) * viewport->devicePixelRatioF()).toPoint();
    }
    /// Where a remote pixel is on the screen.
    [[nodiscard]] QPoint place(QPoint remote) const
    {
        const QRect target = window->viewer().geometryOfView().target();
        const QSize size = window->client().size();
        return origin() + target.topLeft() +
               QPoint(int((remote.x() + 0.5) * target.width() / size.width()),
                      int((remote.y() + 0.5) * target.height() / size.height()));
    }
    void pointAt(QPoint remote) const
    {
        const QPoint at = place(remote);
        // A mouse that is there already would not move, and nobody would hear of it.
        lab::VirtualScreen::act({QStringLiteral("mousemove"), QString::number(at.x() + 1), QString::number(at.y()),
                                 QStringLiteral("mousemove"), QString::number(at.x()), QString::number(at.y())});
    }
    [[nodiscard]] bool shows(QPoint remote, const QColor& colour) const
    {
        return screen().pixelColor(place(remote)) == colour;
    }
};

/// Runs a QtTest object on a screen of its own.
template <typename Test>
int runOnVirtualScreen(int argumentCount, char** arguments)
{
    if (!lab::VirtualScreen::isThere() || !lab::XtigervncServer::isThere()) {
        std::puts("SKIP: Xvfb, openbox, xdotool or Xtigervnc is not installed");
        return 0;
    }
    const lab::VirtualScreen screen;
    const QApplication application(argumentCount, arguments);
    Test test;
    return QTest::qExec(&test, argumentCount, arguments);
}

} // namespace clouddesk::tests
