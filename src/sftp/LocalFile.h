// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"
#include "core/UniqueFd.h"

#include <QByteArray>

#include <span>

#include <sys/stat.h>

namespace clouddesk::ssh {

/// How the names of such files end.
inline constexpr auto partSuffix = ".clouddesk-part";

/// What the file of an unfinished transfer to path is called: the name it will have, cut where it would become longer
/// than names may be, and ".clouddesk-part".
QByteArray partPathOf(const QByteArray& path);

/// A regular file of this computer, opened to be read. Links are not followed; pipes and devices are refused.
class LocalSource
{
public:
    /// InvalidArgument for a link, a folder or a device; NotFound, PermissionDenied and other errors of the file.
    static core::Result<LocalSource> open(const QString& path);

    /// As it was when it was opened: bytes, permission bits without setuid and the like, and seconds since 1970.
    [[nodiscard]] quint64 size() const { return static_cast<quint64>(m_status.st_size); }
    [[nodiscard]] quint32 permissions() const { return m_status.st_mode & 0777; }
    [[nodiscard]] qint64 modifiedAt() const { return m_status.st_mtim.tv_sec; }
    /// Fills target as far as the file goes; returns the bytes read.
    [[nodiscard]] core::Result<std::size_t> readAt(quint64 offset, std::span<char> target) const;
    /// Conflict if the file is not any more what it was when it was opened.
    [[nodiscard]] core::Result<void> checkUnchanged() const;

private:
    QString m_path;
    core::UniqueFd m_file;
    struct stat m_status = {};
};

/// The file that a download is written to until it is whole: beside its target, readable by this user only, locked
/// against a second transfer to the same place. Every access goes through the folder as it was when it was opened, so
/// that neither the folder nor the file can be exchanged for a link on the way.
class LocalPart
{
public:
    /// Errors: InvalidArgument if the target is a folder, a link or a device, Conflict if another transfer writes
    /// there.
    static core::Result<LocalPart> open(const QString& target);
    /// The target itself in the place of such a file: what is written goes to it at once. Errors as open(); NotFound
    /// if it is not there.
    static core::Result<LocalPart> openTarget(const QString& target);

    /// How much an earlier transfer left.
    [[nodiscard]] quint64 size() const { return m_size; }
    /// When something was last written to it, in seconds since 1970.
    [[nodiscard]] qint64 modifiedAt() const { return m_modifiedAt; }
    /// As LocalSource does it.
    [[nodiscard]] core::Result<std::size_t> readAt(quint64 offset, std::span<char> target) const;
    /// All of the bytes; DiskFull if there is no room for them.
    core::Result<void> writeAt(quint64 offset, QByteArrayView bytes);
    /// Begins from nothing.
    core::Result<void> clear();
    /// Removes the file; of a target that was opened itself, what was added to it.
    void discard();
    /// Makes it the target: on disk, with the target's former permissions if there was one, else with these as far as
    /// the umask allows.
    core::Result<void> finish(quint32 permissions);

private:
    static core::Result<LocalPart> openFolder(const QString& target);
    core::Result<void> checkTarget();
    core::Result<void> openPart();
    core::Result<void> createPart();
    core::Result<void> lock();
    void startWriteback(quint64 written);
    [[nodiscard]] bool isInPlace() const;

    QString m_target;
    QByteArray m_name;
    QByteArray m_partName;
    core::UniqueFd m_folder;
    core::UniqueFd m_file;
    bool m_isTarget = false;
    quint64 m_size = 0;
    qint64 m_modifiedAt = 0;
    quint64 m_writebackFrom = 0;
    std::optional<quint32> m_formerPermissions;
};

} // namespace clouddesk::ssh
