// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/ConfigFollower.h"

#include "ui/language/ErrorText.h"

#include <QFileInfo>
#include <QPointer>

namespace clouddesk::ui {

namespace {

// An editor writes a file in several steps; and the window comes up first.
constexpr auto settleDelay = std::chrono::milliseconds(600);

QString summaryOf(const exchange::ConfigLink::Report& report)
{
    QStringList parts;
    if (report.added > 0)
        parts += ConfigFollower::tr("%n added", nullptr, report.added);
    if (report.changed > 0)
        parts += ConfigFollower::tr("%n changed", nullptr, report.changed);
    if (report.vanished > 0)
        parts += ConfigFollower::tr("%n vanished from it and stay here, marked", nullptr, report.vanished);
    if (report.back > 0)
        parts += ConfigFollower::tr("%n back", nullptr, report.back);
    if (!report.problems.isEmpty())
        parts += ConfigFollower::tr("not followed: %1").arg(core::singleLine(report.problems.constFirst(), 200));
    return ConfigFollower::tr("From ~/.ssh/config: %1.").arg(parts.join(QStringLiteral(", ")));
}

} // namespace

ConfigFollower::ConfigFollower(const Desk& desk, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(settleDelay);
    connect(&m_soon, &QTimer::timeout, this, [this] { follow(); });
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, &m_soon, qOverload<>(&QTimer::start));
}

void ConfigFollower::setFile(const QString& file)
{
    if (std::exchange(m_file, file) == file)
        return;
    if (!m_watcher.files().isEmpty())
        m_watcher.removePaths(m_watcher.files());
    if (!m_watcher.directories().isEmpty())
        m_watcher.removePaths(m_watcher.directories());
    if (m_file.isEmpty())
        return m_soon.stop();
    m_soon.start();
}

// A file that is replaced, as editors do it, falls out of the watcher; its folder stays in.
void ConfigFollower::watch()
{
    const QFileInfo info(m_file);
    for (const QString& path : {m_file, info.absolutePath()}) {
        const bool isWatched = m_watcher.files().contains(path) || m_watcher.directories().contains(path);
        if (!isWatched && QFileInfo::exists(path))
            m_watcher.addPath(path);
    }
}

core::Task<void> ConfigFollower::follow()
{
    const auto lease = m_desk.pending->hold();
    if (!lease || m_file.isEmpty())
        co_return {};
    if (m_isFollowing) {
        m_mustFollowAgain = true;
        co_return {};
    }
    const QPointer<ConfigFollower> self(this);
    watch();
    auto hosts = ssh::readConfigFile(m_file, m_desk.homeDirectory);
    if (!hosts) {
        // A file that is gone for a moment, or for good, is no reason to mark every machine.
        Q_EMIT followed(
            tr("%1 could not be read, so nothing follows it now: %2.").arg(m_file, errorText(hosts.error())));
        co_return {};
    }
    m_isFollowing = true;
    exchange::ConfigLink link(m_desk.instances, m_desk.localUser);
    const auto report = co_await link.follow(std::move(*hosts));
    if (!self)
        co_return {};
    m_isFollowing = false;
    if (!report)
        Q_EMIT followed(tr("%1 could not be followed: %2.").arg(m_file, errorText(report.error())));
    else if (!report->isEmpty())
        Q_EMIT followed(summaryOf(*report));
    if (std::exchange(m_mustFollowAgain, false))
        m_soon.start();
    co_return {};
}

} // namespace clouddesk::ui
