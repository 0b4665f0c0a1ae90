// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/ConfigLink.h"
#include "ui/machines/Desk.h"

#include <QFileSystemWatcher>
#include <QPointer>
#include <QTimer>

namespace clouddesk::ui {

/// Has the machines follow ~/.ssh/config while the program runs: at its start and whenever the file, what it includes,
/// or a folder of these changes. Home thread.
class ConfigFollower : public QObject
{
    Q_OBJECT

public:
    /// The desk outlives it.
    explicit ConfigFollower(const Desk& desk, QObject* parent = nullptr);

    /// An empty file follows nothing.
    void setFile(const QString& file);

Q_SIGNALS:
    /// Something of the inventory changed, or could not be.
    void followed(const QString& summary);

private:
    /// Whether there is something new to watch.
    bool watch();
    core::Task<void> follow();
    /// What is to be told; empty: nothing.
    static QCoro::Task<QString> followOnce(QPointer<ConfigFollower> self, QString file);

    const Desk& m_desk;
    QString m_file;
    QStringList m_places; ///< of the configuration, when it was last read
    QFileSystemWatcher m_watcher;
    QTimer m_soon;
    bool m_isFollowing = false;
    bool m_mustFollowAgain = false;
};

} // namespace clouddesk::ui
