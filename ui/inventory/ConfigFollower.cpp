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

QString someOf(const QStringList& names)
{
    constexpr qsizetype most = 3;
    QStringList some;
    for (const QString& name : names.first(std::min(most, names.size())))
        some += core::singleLine(name, 40);
    return some.join(QStringLiteral(", ")) + (names.size() > most ? QStringLiteral(", …") : QString());
}

QString summaryOf(const exchange::ConfigLink::Report& report)
{
    QStringList parts;
    if (report.added > 0)
        parts += ConfigFollower::tr("%n added", nullptr, report.added);
    if (report.changed > 0)
        parts += ConfigFollower::tr("%n changed (%1)", nullptr, report.changed).arg(someOf(report.changedNames));
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
    m_places.clear();
    if (m_file.isEmpty())
        return m_soon.stop();
    m_soon.start();
}

// A file that is replaced, as editors do it, falls out of the watcher; its folder stays in.
bool ConfigFollower::watch()
{
    const QStringList wanted = m_places + QStringList{m_file, QFileInfo(m_file).absolutePath()};
    const QStringList watched = m_watcher.files() + m_watcher.directories();
    for (const QString& path : watched) {
        if (!wanted.contains(path))
            m_watcher.removePath(path);
    }
    bool hasNew = false;
    for (const QString& path : wanted) {
        if (!watched.contains(path) && QFileInfo::exists(path))
            hasNew = m_watcher.addPath(path) || hasNew;
    }
    return hasNew;
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
    m_isFollowing = true;
    const QString summary = co_await followOnce(self, m_file);
    if (!self)
        co_return {};
    m_isFollowing = false;
    if (!summary.isEmpty())
        Q_EMIT followed(summary);
    if (std::exchange(m_mustFollowAgain, false))
        m_soon.start();
    co_return {};
}

QCoro::Task<QString> ConfigFollower::followOnce(QPointer<ConfigFollower> self, QString file)
{
    self->watch();
    const Desk& desk = self->m_desk;
    auto config = co_await ssh::readConfigOnPool(file, desk.homeDirectory);
    if (!self || self->m_file != file)
        co_return {};
    // A file that is gone for a moment, or for good, is no reason to mark every machine.
    if (!config)
        co_return tr("%1 could not be read, so nothing follows it now: %2.").arg(file, errorText(config.error()));
    self->m_places = config->places;
    // Whatever changed before it was watched.
    self->m_mustFollowAgain |= self->watch();
    exchange::ConfigLink link(desk.instances, desk.localUser);
    const auto report = co_await link.follow(std::move(config->hosts));
    if (!report)
        co_return tr("%1 could not be followed: %2.").arg(file, errorText(report.error()));
    if (report->isEmpty())
        co_return {};
    co_return summaryOf(*report);
}

} // namespace clouddesk::ui
