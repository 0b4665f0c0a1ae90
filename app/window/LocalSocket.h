// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace clouddesk::app {

/// Whether something listens on the Unix socket at that path.
bool answersAt(const QString& path);
/// The same in Linux's abstract name space (unix(7)).
bool answersAtAbstract(const QString& name);
/// Whether something listens on the TCP port; given a second.
bool answersAtPort(const QString& host, quint16 port);

} // namespace clouddesk::app
