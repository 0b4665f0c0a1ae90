// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "openssh/RemoteScript.h"

#include <QStringList>

namespace clouddesk::desktops {

/// The scripts of that name below resources/ ("provisioning/probe.sh"), one after another, as one script for a
/// machine. Internal if the program was built without one of them.
core::Result<ssh::RemoteScript> loadScript(const QStringList& names);
/// The same as bare text.
core::Result<QByteArray> loadScriptText(const QStringList& names);

} // namespace clouddesk::desktops
