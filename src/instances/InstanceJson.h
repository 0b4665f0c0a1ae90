// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instances/ConfigImport.h"
#include "instances/MachineConnector.h"

#include <QJsonObject>

namespace clouddesk::instances {

/// What --json prints. The names and words are part of the command line's contract; times are ISO 8601 in UTC, absent
/// ones null. Never holds a secret, only whether there is one.
QJsonObject toJson(const Instance& instance);
QJsonObject toJson(const TrustedHostKey& key);
QJsonObject toJson(const ImportedHost& host);
QJsonObject toJson(const MachineConnector::TestReport& report);

} // namespace clouddesk::instances
