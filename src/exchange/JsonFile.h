// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/Profile.h"

#include <QJsonObject>

namespace clouddesk::exchange {

/// A machine without its secrets, and back. What is missing in an object is as if nobody had said it.
QJsonObject describe(const instances::Instance& machine);
/// Never fails; whether the machine can be used is found out by ProfileImport::plan().
Profile profileFrom(const QJsonObject& object);

/// Reads {"format": "clouddesk-machines", "version": 1, "machines": [...]}. InvalidArgument if it is none, Unsupported
/// if a newer program wrote it.
core::Result<std::vector<Profile>> readJson(const QByteArray& content);
/// Writes it, without secrets.
QByteArray writeJson(const std::vector<instances::Instance>& machines);

} // namespace clouddesk::exchange
