// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/CommandSpec.h"
#include "core/Result.h"

#include <QHash>
#include <QStringList>

namespace clouddesk::app {

/// What every command understands, wherever it stands before "--".
struct GlobalOptions
{
    QString dataDirectory;
    bool json = false;
    bool verbose = false;
    bool help = false;
    bool version = false;
    QStringList rest; ///< what is left, in order
    bool hasTrailing = false;
    QStringList trailing; ///< what follows "--"
};

/// Takes the global options out. InvalidArgument if one lacks its value.
core::Result<GlobalOptions> takeGlobalOptions(const QStringList& arguments);

/// The options and arguments of one command, checked against its specification.
class Arguments
{
public:
    /// words: what stands behind the command's own words. InvalidArgument names what is wrong: an unknown option, a
    /// missing value, an option given twice, too many or too few arguments.
    static core::Result<Arguments> parse(const CommandSpec& spec, const QStringList& words,
                                         const GlobalOptions& global);

    /// Whether the option was given; its name as in the specification, without dashes.
    [[nodiscard]] bool has(const char* option) const;
    /// The option's value; the fallback if it was not given.
    [[nodiscard]] QString value(const char* option, const QString& fallback = {}) const;
    /// All values of an option that may be given several times, in order; empty if it was not.
    [[nodiscard]] QStringList values(const char* option) const;
    /// The value as a whole number within the bounds; InvalidArgument names the option and the bounds.
    [[nodiscard]] core::Result<int> number(const char* option, int fallback, int least, int most) const;
    /// The positional of that name; empty if it is optional and absent.
    [[nodiscard]] QString positional(const char* name) const;
    /// What followed "--", unchecked.
    [[nodiscard]] QStringList trailing() const { return m_trailing; }

private:
    core::Result<void> takeOption(const CommandSpec& spec, const QStringList& words, qsizetype& at);
    core::Result<void> takePositionals(const CommandSpec& spec, const QStringList& given);

    QHash<QString, QStringList> m_options;
    QHash<QString, QString> m_positionals;
    QStringList m_trailing;
};

/// The candidate that was most likely meant, or an empty string: at most two letters are wrong.
QString closestWord(const QString& word, const QStringList& candidates);

} // namespace clouddesk::app
