// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ViewerBench.h"
#include "lab/FakeRfbServer.h"

namespace clouddesk::tests {

/// A stream as a desktop opens it.
inline core::Task<core::UniqueFd> give(core::UniqueFd stream)
{
    co_return stream;
}

/// The desktop of a server that takes one client.
inline std::shared_ptr<ui::RemoteDesktop> desktopOf(lab::FakeRfbServer& server)
{
    return ui::RemoteDesktop::fromStreams([&server] { return give(server.takeStream()); });
}

/// Shows a desktop in a new window, and waits for its first picture.
inline std::unique_ptr<ui::ViewerWindow> windowOn(std::shared_ptr<ui::RemoteDesktop> desktop,
                                                  const ui::ViewerOptions& options = {},
                                                  const QString& machine = QStringLiteral("build-box"))
{
    auto window = std::make_unique<ui::ViewerWindow>(machine, options);
    QSignalSpy shown(window.get(), &ui::ViewerWindow::desktopShown);
    window->show();
    window->showDesktop(std::move(desktop));
    const bool isShown =
        QTest::qWaitFor([&] { return !shown.isEmpty(); }, 20000) && QTest::qWaitForWindowActive(window.get(), 20000);
    return isShown ? std::move(window) : nullptr;
}

/// What such a server says for a start: one picture of 320 x 240.
inline QByteArray firstWords()
{
    return lab::rfbscript::handshake(320, 240) + lab::rfbscript::fullUpdate(320, 240, 7);
}

/// What a server hears of a key that goes down (RFC 6143, 7.5.4).
inline QByteArray keyPress(quint32 keysym)
{
    return QByteArray::fromHex("04010000") + lab::rfbscript::number(keysym);
}

/// Presses and releases keys, as xdotool names them.
inline bool press(const char* keys)
{
    return lab::VirtualScreen::act({QStringLiteral("key"), QLatin1String(keys)});
}

} // namespace clouddesk::tests
