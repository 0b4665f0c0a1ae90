// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QCache>
#include <QImage>
#include <QObject>
#include <QPixmap>
#include <QSet>
#include <QThreadPool>

namespace clouddesk::ui {

/// The last picture of each machine's desktop, small, in a folder of its own (mode 0700, files 0600). Bounded: so many
/// pictures, none larger than so much; the oldest go. Files are read and written by a thread of its own. Home thread.
class ThumbnailStore : public QObject
{
    Q_OBJECT

public:
    static constexpr QSize largest = QSize(400, 300);
    static constexpr int mostFiles = 500;
    static constexpr qint64 mostBytes = 128 * 1024;

    /// The folder is made when the first picture is kept.
    explicit ThumbnailStore(QString folder, QObject* parent = nullptr);
    ~ThumbnailStore() override;

    /// Off: keeps nothing from now on, and what is there is deleted.
    void setEnabled(bool isEnabled);
    [[nodiscard]] bool isEnabled() const { return m_isEnabled; }

    /// id: a machine's; anything that could be a path is ignored. What cannot be written is logged.
    void keep(const QString& id, const QImage& picture);
    /// The machine's picture, if there is one.
    void remove(const QString& id);
    /// As large as it is kept, or within that room, in pixels, in its own shape. Null while it is being read, or if
    /// there is none; then changed() tells when there is one.
    [[nodiscard]] QPixmap picture(const QString& id, QSize room = largest);
    /// As the constructor was given it; need not exist.
    [[nodiscard]] const QString& folder() const { return m_folder; }

Q_SIGNALS:
    /// picture() of that machine gives another answer now; for no machine: isEnabled() does.
    void changed(const QString& id);

private:
    [[nodiscard]] QString fileOf(const QString& id) const;
    /// A machine's picture within a room.
    using Key = std::pair<QString, std::pair<int, int>>;
    static Key keyOf(const QString& id, QSize room) { return {id, {room.width(), room.height()}}; }
    void forget(const QString& id);
    void read(const QString& id, QSize room);
    void show(const QString& id, QSize room, const QImage& picture);

    QString m_folder;
    bool m_isEnabled = true;
    /// In KiB of pixels.
    QCache<Key, QPixmap> m_pictures{16 * 1024};
    QSet<Key> m_reading;
    QSet<QString> m_absent;
    QSet<QString> m_removed; ///< ids are never used again
    /// One thread, so that what is asked for happens in its order. Its destructor waits for that.
    QThreadPool m_pool;
};

} // namespace clouddesk::ui
