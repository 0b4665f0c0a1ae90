// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "core/Secret.h"

#include <QFile>

#include <memory>

namespace clouddesk::desktops {

/// The full log of one run on a machine, kept on this computer with mode 0600. Should the machine say the secret, it
/// is not written.
class RunLog
{
public:
    /// The most runs' logs that are kept; with one more, the oldest goes.
    static constexpr int mostKept = 50;

    /// Creates "<action>-<machine>-<time>.log". The secret (may be empty) must outlive the log.
    static core::Result<std::unique_ptr<RunLog>> create(const QString& directory, const QString& action,
                                                        const QString& machine, const core::Secret& secret);

    /// Appends; onLine gets each line that became whole.
    void append(QByteArrayView bytes, const std::function<void(const QByteArray&)>& onLine = {});
    /// Writes what is left of a last line without an end.
    void finish();

    /// With its folder.
    [[nodiscard]] QString fileName() const { return m_file.fileName(); }
    /// The last lines, for finding out what went wrong.
    [[nodiscard]] QByteArray tail() const { return m_tail; }

private:
    RunLog(const QString& fileName, const core::Secret& secret);
    void writeLine();

    QFile m_file;
    const core::Secret& m_secret;
    QByteArray m_line;
    QByteArray m_tail;
};

/// What a failed run's log says about its cause: RemoteDiskFull, PackageManagerBusy or PackageInstallFailed.
core::Error errorFromRun(const QByteArray& result, const QByteArray& logTail);
/// What the output of a script that could not become root says: SudoPasswordWrong, SudoUnavailable, RemoteDiskFull or
/// CommandFailed.
core::Error errorFromSudo(const QByteArray& errorOutput);

} // namespace clouddesk::desktops
