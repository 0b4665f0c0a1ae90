// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machines/DesktopWatcher.h"

#include "provisioning/Probe.h"

#include <QHostAddress>
#include <QNetworkInterface>
#include <QPointer>

#include <algorithm>

namespace clouddesk::ui {

using core::ErrorCode;
using instances::Instance;

namespace {

bool hasNetwork()
{
    const auto all = QNetworkInterface::allInterfaces();
    return std::ranges::any_of(all, [](const QNetworkInterface& each) {
        const auto flags = each.flags();
        return flags.testFlag(QNetworkInterface::IsRunning) && !flags.testFlag(QNetworkInterface::IsLoopBack) &&
               !each.addressEntries().isEmpty();
    });
}

bool isThisComputer(const QString& host)
{
    return host.compare(QLatin1String("localhost"), Qt::CaseInsensitive) == 0 || QHostAddress(host).isLoopback();
}

/// Nobody was there to refuse a login: it may go better the next time.
bool isAboutTheWay(ErrorCode code)
{
    return code == ErrorCode::HostUnresolved || code == ErrorCode::ConnectionRefused ||
           code == ErrorCode::ConnectionTimedOut;
}

/// The same for what its last jump host says of a machine.
bool isAboutTheWayBehind(ErrorCode code)
{
    return isAboutTheWay(code) || code == ErrorCode::ChannelRefused || code == ErrorCode::TimedOut;
}

/// What the network of this computer is needed for.
QString firstHost(const Instance& machine)
{
    return machine.jumps.empty() ? machine.host : machine.jumps.front().host;
}

} // namespace

DesktopWatcher::DesktopWatcher(const Desk& desk, MachineModel& model, MachineView& view, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_model(model)
    , m_view(view)
    , m_isOnline(hasNetwork)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &DesktopWatcher::proceed);
}

DesktopWatcher::~DesktopWatcher()
{
    stopLooking();
}

void DesktopWatcher::setEnabled(bool isEnabled)
{
    m_isEnabled = isEnabled;
    isEnabled ? lookSoon() : stopLooking();
}

void DesktopWatcher::setLocked(bool isLocked)
{
    m_isLocked = isLocked;
    isLocked ? stopLooking() : lookSoon();
}

void DesktopWatcher::stopLooking()
{
    m_stop.request_stop();
}

void DesktopWatcher::hurry()
{
    for (const int number : m_view.visibleRows()) {
        const auto looked = m_looked.find(m_model.row(number).machine.id);
        if (looked == m_looked.end())
            continue;
        looked->wait = std::min(looked->wait, m_pace.asked);
        looked->isAwaited = m_isLooking;
    }
    lookSoon();
}

void DesktopWatcher::lookSoon()
{
    const bool isSooner = !m_next.isActive() || m_next.remainingTimeAsDuration() > m_pace.pause;
    if (!m_isLooking && isSooner)
        m_next.start(m_pace.pause);
}

bool DesktopWatcher::mayLook() const
{
    return m_isEnabled && !m_isLocked && m_desk.quietLogin != nullptr && m_view.isVisible() &&
           !m_view.window()->isMinimized();
}

bool DesktopWatcher::isDue(const MachineRow& row) const
{
    const Instance& machine = row.machine;
    // Behind jump hosts nobody else finds out whether it answers.
    if (row.session || (row.answers != true && machine.jumps.empty()))
        return false;
    const auto looked = m_looked.constFind(machine.id);
    if (looked == m_looked.constEnd())
        return true;
    const auto& failure = looked->failure;
    const bool hasFailed =
        failure && failure->updatedAt == machine.updatedAt && failure->lastConnectedAt == machine.lastConnectedAt;
    return !hasFailed && looked->at.hasExpired(looked->wait.count());
}

int DesktopWatcher::next() const
{
    std::vector<int> seen = m_view.visibleRows();
    std::ranges::sort(seen);
    const auto rank = [&](int number) {
        return std::pair(std::ranges::binary_search(seen, number), m_model.row(number).machine.lastConnectedAt);
    };
    int best = -1;
    for (int number = 0; number < m_model.rowCount(); ++number) {
        if (isDue(m_model.row(number)) && (best < 0 || rank(number) > rank(best)))
            best = number;
    }
    return best;
}

void DesktopWatcher::proceed()
{
    const int number = mayLook() && !m_isLooking ? next() : -1;
    if (number < 0)
        return m_next.start(m_pace.check);
    const Instance machine = m_model.row(number).machine;
    if (!isThisComputer(firstHost(machine)) && !m_isOnline())
        return m_next.start(m_pace.check);
    look(machine);
}

core::Task<void> DesktopWatcher::look(Instance machine)
{
    const auto lease = m_desk.pending->hold();
    if (!lease)
        co_return {};
    const QPointer<DesktopWatcher> self(this);
    m_isLooking = true;
    m_stop = std::stop_source();
    m_looked[machine.id].at.start();
    auto source = m_stop;
    const std::stop_callback onEnd(m_desk.pending->stopToken(), [source]() mutable { source.request_stop(); });
    QTimer limit;
    limit.setSingleShot(true);
    connect(&limit, &QTimer::timeout, &limit, [source]() mutable { source.request_stop(); });
    limit.start(m_pace.patience);
    const auto hasDesktop = co_await findDesktop(machine, source.get_token());
    if (!self)
        co_return {};
    m_isLooking = false;
    note(machine, hasDesktop, !limit.isActive());
    m_next.start(m_pace.pause);
    co_return {};
}

core::Task<bool> DesktopWatcher::findDesktop(Instance machine, std::stop_token stop)
{
    const auto connection = co_await m_desk.quietLogin->connect(std::move(machine), stop);
    if (!connection)
        co_return core::fail(connection);
    const auto displays = co_await desktops::lookForDisplays(**connection, stop);
    (*connection)->close();
    if (!displays)
        co_return core::fail(displays);
    co_return !displays->empty();
}

void DesktopWatcher::note(const Instance& machine, const core::Result<bool>& hasDesktop, bool tookTooLong)
{
    Looked& looked = m_looked[machine.id];
    const auto before = m_model.hasDesktop(machine.id);
    const bool isNew = hasDesktop && before != *hasDesktop;
    const bool isAwaited = std::exchange(looked.isAwaited, false);
    looked.wait = isNew ? m_pace.spacing : std::clamp(looked.wait * 2, m_pace.spacing, m_pace.longest);
    looked.failure.reset();
    if (hasDesktop) {
        m_model.setAnswers(machine.id, true);
        return m_model.setHasDesktop(machine.id, *hasDesktop);
    }
    if (isAwaited)
        looked.wait = m_pace.asked;
    const ErrorCode code = hasDesktop.error().code;
    if (machine.jumps.empty() ? isAboutTheWay(code) : isAboutTheWayBehind(code))
        return m_model.setAnswers(machine.id, false);
    if (code == ErrorCode::HostKeyChanged || code == ErrorCode::HostKeyRevoked) {
        // Whose desktop it was that was seen is not known any more.
        m_model.setHasDesktop(machine.id, false);
        Q_EMIT hostKeyChanged(machine.name);
    }
    // It went away in the middle, or nobody let it be asked: neither is a login that failed.
    const bool wasStopped = (code == ErrorCode::Cancelled && !tookTooLong) || code == ErrorCode::ConnectionLost;
    if (!wasStopped && code != ErrorCode::VaultLocked)
        looked.failure = Failure{machine.updatedAt, machine.lastConnectedAt};
}

} // namespace clouddesk::ui
