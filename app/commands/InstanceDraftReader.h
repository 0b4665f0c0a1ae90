// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Context.h"
#include "instances/Instance.h"

namespace clouddesk::app {

/// The options that describe a machine: for "instance add" and "instance edit".
std::vector<Option> instanceOptions();

/// What the options say. Secrets are read from standard input, one line each in the order password, passphrase, sudo
/// password; if that is a terminal they are asked for with echo off. InvalidArgument names the option.
core::Task<instances::InstanceDraft> readDraft(Context& context);

/// One secret, by its name: a line of standard input, or what is typed with echo off if that is a terminal.
core::Task<core::Secret> readSecretInput(Context& context, QString what);

} // namespace clouddesk::app
