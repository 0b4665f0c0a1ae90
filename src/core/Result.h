// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ErrorCode.h"

#include <QString>

#include <expected>
#include <utility>

namespace clouddesk::core {

/// A failure at a border between rooms: what happened, where, and what to do next. Never carries a secret.
struct Error
{
    ErrorCode code = ErrorCode::Internal;
    /// One sentence without a full stop: what happened. English; faces may translate by code.
    QString text;
    /// Where it happened: a machine's name, a file, a host and port. May be empty.
    QString where;
    /// What to do next, when the room knows better than the code alone tells (for example the exact command that an
    /// administrator must run). May be empty; the face then has its own words for the code.
    QString advice;

    /// The same error with its place filled in, unless a deeper room has named one already.
    [[nodiscard]] Error at(const QString& place) const;
    /// The same error with advice, replacing what was there.
    [[nodiscard]] Error advising(const QString& next) const;
    /// "where: text", with control characters made visible. One line.
    [[nodiscard]] QString toLine() const;

    friend bool operator==(const Error&, const Error&) = default;
};

/// What every function at a border returns: the value, or why there is none.
template <typename T>
using Result = std::expected<T, Error>;

/// Shorthand for returning a failure: `return fail(ErrorCode::NotFound, QStringLiteral("..."));`
[[nodiscard]] inline std::unexpected<Error> fail(ErrorCode code, const QString& text, const QString& where = {},
                                                 const QString& advice = {})
{
    return std::unexpected(Error{code, text, where, advice});
}

/// Passes a failure on unchanged: `if (!value) return fail(value);`
template <typename T>
[[nodiscard]] std::unexpected<Error> fail(const Result<T>& failed)
{
    return std::unexpected(failed.error());
}

/// The same for an error that is there already, for example one from Error::at().
[[nodiscard]] inline std::unexpected<Error> fail(Error error)
{
    return std::unexpected(std::move(error));
}

/// A text from outside (a server, a file, a user) made safe for one line of a log or terminal: control characters,
/// line and paragraph separators and bidirectional overrides are escaped, and what exceeds maximumLength is cut.
[[nodiscard]] QString singleLine(const QString& text, qsizetype maximumLength = 500);

} // namespace clouddesk::core
