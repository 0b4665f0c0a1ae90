// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGuiApplication>
#include <QPoint>
#include <QSize>

#include <array>
#include <cstdlib>
#include <cstring>

#include <xcb/xcb.h>
#include <xcb/xcbext.h>

namespace clouddesk::tests {

struct PointerImage
{
    QSize size;
    QPoint hotspot;
};

/// The pointer as an X screen shows it, in its pixels (fixesproto.txt, GetCursorImage). Qt has told the server already
/// that it knows the extension.
inline PointerImage pointerImage()
{
    static xcb_extension_t fixes{"XFIXES", 0};
    constexpr quint8 getCursorImage = 4;
    constexpr size_t sizesAt = 12; // width, height and the hot spot's place
    xcb_connection_t* const connection = qGuiApp->nativeInterface<QNativeInterface::QX11Application>()->connection();
    std::array<quint8, 4> head{};
    // xcb wants two places before the first for itself.
    std::array<iovec, 3> parts{};
    parts[2] = {head.data(), head.size()};
    const xcb_protocol_request_t request{1, &fixes, getCursorImage, 0};
    const unsigned int number = xcb_send_request(connection, XCB_REQUEST_CHECKED, &parts[2], &request);
    void* const reply = xcb_wait_for_reply(connection, number, nullptr);
    std::array<quint16, 4> sides{};
    if (reply != nullptr)
        std::memcpy(sides.data(), static_cast<const char*>(reply) + sizesAt, sizeof sides);
    std::free(reply); // NOLINT: xcb's
    return {{sides[0], sides[1]}, {sides[2], sides[3]}};
}

} // namespace clouddesk::tests
