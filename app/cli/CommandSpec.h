// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace clouddesk::app {

/// An option of a command: a flag, or with a value. All texts are UTF-8 literals.
struct Option
{
    const char* name;            ///< without the dashes
    const char* value = nullptr; ///< what the value is called in help; null for a flag
    const char* help = "";       ///< empty: help does not show it
    bool repeatable = false;
};

/// An argument that is told by its place.
struct Positional
{
    const char* name;
    const char* help = "";
    bool optional = false;
};

struct Example
{
    const char* command;
    const char* meaning;
};

/// Everything the parser and the help need to know about a command.
struct CommandSpec
{
    const char* path;    ///< its words: "instance add"
    const char* summary; ///< one line without a full stop
    /// Paragraphs, separated by an empty line; wrapped when shown.
    const char* description = "";
    std::vector<Positional> positionals;
    std::vector<Option> options;
    /// What follows "--"; null if nothing may.
    const char* trailing = nullptr;
    std::vector<Example> examples;
};

} // namespace clouddesk::app
