// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>

#include <sys/mount.h>

namespace clouddesk::faults {

/// A disk of its own with an ext4 file system, whose power can be cut: an image in memory, mounted by a loop device.
/// What programs wrote and nobody synced is in the kernel's cache and not in the image, as it would not be on a disk.
/// Needs root.
class CutDisk
{
public:
    CutDisk() { m_isThere = make(); }
    ~CutDisk()
    {
        takeOut();
        umount2(local(folder()).constData(), MNT_DETACH);
    }
    CutDisk(const CutDisk&) = delete;
    CutDisk& operator=(const CutDisk&) = delete;

    /// Whether such a disk can be had here.
    [[nodiscard]] bool isThere() const { return m_isThere; }
    [[nodiscard]] QString folder() const { return m_place.filePath(QStringLiteral("disk")); }

    /// The disk as a computer would find it that lost its power now and has started again: mounted at copyFolder(),
    /// its journal replayed. Nobody may be writing: stop who does. Takes the former copy out.
    bool cut()
    {
        takeOut();
        return run({QStringLiteral("cp"), QStringLiteral("--sparse=always"), image(), copyImage()}) &&
               mountImage(copyImage(), copyFolder());
    }
    [[nodiscard]] QString copyFolder() const { return m_place.filePath(QStringLiteral("after")); }

    /// Breaks the file system under its users' hands: from now on it can only be read, as Linux does with a disk that
    /// fails. Until mend(), which needs that nobody uses it.
    bool abort()
    {
        return run({QStringLiteral("mount"), QStringLiteral("-o"), QStringLiteral("remount,abort"), folder()});
    }
    bool mend()
    {
        return umount2(local(folder()).constData(), 0) == 0 &&
               QProcess::execute(QStringLiteral("e2fsck"), {QStringLiteral("-pf"), image()}) < 4 &&
               mountImage(image(), folder());
    }

private:
    static QByteArray local(const QString& path) { return path.toLocal8Bit(); }
    [[nodiscard]] QString image() const { return m_place.filePath(QStringLiteral("image")); }
    [[nodiscard]] QString copyImage() const { return m_place.filePath(QStringLiteral("image.after")); }

    static bool run(const QStringList& words)
    {
        QProcess process;
        process.start(words.front(), words.mid(1));
        return process.waitForFinished(60000) && process.exitCode() == 0;
    }
    static bool mountImage(const QString& image, const QString& folder)
    {
        // The kernel by itself writes nothing before long: what is on the disk is what programs had put there.
        return run(
            {QStringLiteral("mount"), QStringLiteral("-o"), QStringLiteral("loop,noatime,commit=600"), image, folder});
    }
    bool make()
    {
        return m_place.isValid() && QDir().mkpath(folder()) && QDir().mkpath(copyFolder()) &&
               run({QStringLiteral("truncate"), QStringLiteral("-s"), QStringLiteral("32M"), image()}) &&
               run({QStringLiteral("mkfs.ext4"), QStringLiteral("-q"), image()}) && mountImage(image(), folder());
    }
    void takeOut() { umount2(local(copyFolder()).constData(), MNT_DETACH); }

    QTemporaryDir m_place{QStringLiteral("/dev/shm/clouddesk-disk-XXXXXX")};
    bool m_isThere = false;
};

} // namespace clouddesk::faults
