// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Task.h"
#include "core/UniqueFd.h"

namespace clouddesk::app {

/// The private folder (0700) that holds everything of one demo. A lock on it tells that the demo lives; the kernel lets
/// it go even when the process is killed.
class DemoFolder
{
public:
    /// A new one, locked, with the folders home, run, tmp and data in it. Errors of the file system.
    static core::Result<DemoFolder> make();
    DemoFolder(DemoFolder&&) noexcept = default;
    DemoFolder& operator=(DemoFolder&&) noexcept = default;
    DemoFolder(const DemoFolder&) = delete;
    DemoFolder& operator=(const DemoFolder&) = delete;

    /// Ends the processes and removes the folders of this user's earlier demos that were killed; returns how many.
    static core::Task<int> sweep();
    /// Starts a process that clears this folder away as sweep() does, should this program be killed. It ends with the
    /// demo's other processes. False if it could not be started; then the next demo's sweep() has to do.
    [[nodiscard]] bool startGuard() const;
    /// What that process does: waits until the folder of that path is gone, or is nobody's any more and can be cleared.
    static core::Task<void> guard(QString path, std::stop_token stop);

    /// Of something in it; need not exist.
    [[nodiscard]] QString path(const QString& name) const { return m_path + QLatin1Char('/') + name; }
    /// The home folder of the demo's "machine".
    [[nodiscard]] QString home() const { return path(QStringLiteral("home")); }
    /// Removes the folder with everything in it.
    core::Result<void> remove();

private:
    DemoFolder(QString path, core::UniqueFd lock);
    /// The folder of a demo that was killed; nothing if it is not one of ours, or its demo lives.
    static std::optional<DemoFolder> takeOver(const QString& path);
    core::Task<void> clear();

    QString m_path;
    core::UniqueFd m_lock;
};

} // namespace clouddesk::app
