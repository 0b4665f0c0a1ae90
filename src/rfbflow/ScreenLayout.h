// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfb/ClientMessages.h"

namespace clouddesk::rfb {

/// The screens in the body of an ExtendedDesktopSize rectangle (rfbproto.rst) that a RectangleParser found whole.
QList<Screen> readScreens(Bytes body);

/// The same screens side by side as before on a whole of another size; one screen if there were none.
QList<Screen> stretched(QList<Screen> screens, QSize from, QSize to);

/// What the status code of an ExtendedDesktopSize rectangle means, for people.
QString resizeRefusalText(int code);

} // namespace clouddesk::rfb
