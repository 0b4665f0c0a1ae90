// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>

namespace clouddesk::crypto {

/// Asks the services that keep secrets on the session bus (org.freedesktop.secrets, KWallet) whether they live, and
/// tells whether one of them does: one that does may be asking a person before it answers anything else. Starts none.
/// Nothing is told once the context is gone. Home thread.
void askSecretServices(QObject& context, std::function<void(bool isAlive)> tell);

} // namespace clouddesk::crypto
