// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machines/MachineModel.h"

#include <QLocale>

#include <algorithm>

namespace clouddesk::ui {

using desktops::SessionState;
using instances::Instance;

QString favouriteTag()
{
    return QStringLiteral("favourite");
}

bool isFavourite(const Instance& machine)
{
    return machine.tags.contains(favouriteTag());
}

QStringList wordsOf(const Instance& machine)
{
    QStringList words = machine.tags;
    words.removeAll(favouriteTag());
    return words;
}

QString tagText(const QString& tag)
{
    return tag == favouriteTag() ? MachineModel::tr("Favourites") : tag;
}

Standing standingOf(const MachineRow& row)
{
    if (row.session == SessionState::Connected)
        return Standing::Connected;
    if (row.session)
        return Standing::Busy;
    if (!row.machine.isActive)
        return Standing::Vanished;
    if (row.answers == false)
        return Standing::Silent;
    if (row.hasDesktop == true)
        return Standing::DesktopRuns;
    return row.machine.isVncInstalled ? Standing::Ready : Standing::NotSetUp;
}

QString standingText(Standing standing)
{
    switch (standing) {
    case Standing::Connected:
        return MachineModel::tr("Connected");
    case Standing::Busy:
        return MachineModel::tr("Connecting or ending");
    case Standing::DesktopRuns:
        return MachineModel::tr("Desktop is running");
    case Standing::Ready:
        return MachineModel::tr("Ready");
    case Standing::NotSetUp:
        return MachineModel::tr("Not set up yet");
    case Standing::Silent:
        return MachineModel::tr("Does not answer");
    case Standing::Vanished:
        break;
    }
    return MachineModel::tr("No longer in ~/.ssh/config");
}

QString statusText(const MachineRow& row)
{
    if (!row.session)
        return standingText(standingOf(row));
    switch (*row.session) {
    case SessionState::Connected:
        return MachineModel::tr("Connected");
    case SessionState::Reconnecting:
        return MachineModel::tr("Link lost, reconnecting");
    case SessionState::Installing:
        return MachineModel::tr("Installing");
    case SessionState::Closing:
    case SessionState::Closed:
        return MachineModel::tr("Disconnecting");
    case SessionState::Failed:
        return MachineModel::tr("Failed");
    default:
        return MachineModel::tr("Connecting");
    }
}

QString lastConnectedText(const QDateTime& time, const QDateTime& now)
{
    if (!time.isValid())
        return MachineModel::tr("Never connected");
    const qint64 minutes = std::max<qint64>(0, time.secsTo(now)) / 60;
    if (minutes < 1)
        return MachineModel::tr("Just now");
    const auto days = static_cast<int>(minutes / (24 * 60));
    if (minutes < 60)
        return MachineModel::tr("%n min ago", nullptr, static_cast<int>(minutes));
    if (days < 1)
        return MachineModel::tr("%n h ago", nullptr, static_cast<int>(minutes / 60));
    if (days == 1)
        return MachineModel::tr("Yesterday");
    if (days < 14)
        return MachineModel::tr("%n days ago", nullptr, days);
    return QLocale().toString(time.toLocalTime().date(), QLocale::ShortFormat);
}

QString providerText(instances::Provider provider)
{
    switch (provider) {
    case instances::Provider::Ec2:
        return MachineModel::tr("Amazon EC2");
    case instances::Provider::Oci:
        return MachineModel::tr("Oracle Cloud");
    case instances::Provider::Other:
        break;
    }
    return MachineModel::tr("Other");
}

} // namespace clouddesk::ui
