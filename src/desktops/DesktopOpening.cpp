// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktops/DesktopOpening.h"

#include "desktops/Installation.h"
#include "desktops/RfbGreeting.h"
#include "provisioning/Probe.h"

namespace clouddesk::desktops {

namespace {

using core::ErrorCode;

constexpr auto greetingLimit = std::chrono::seconds(10);

} // namespace

core::Task<core::UniqueFd> openDisplayStream(std::shared_ptr<ssh::Connection> connection, QString socketPath,
                                             quint16 tcpPort)
{
    if (socketPath.isEmpty())
        co_return co_await connection->openTcpStream(QStringLiteral("127.0.0.1"), tcpPort);
    co_return co_await connection->openUnixStream(socketPath);
}

DesktopOpening::DesktopOpening(Order order)
    : m_order(std::move(order))
{
}

void DesktopOpening::begin(SessionState state, Step step)
{
    m_order.enter(state);
    if (m_order.progress)
        m_order.progress(StepReport{step, -1, {}});
}

core::Task<Reached> DesktopOpening::open()
{
    if (m_order.progress)
        m_order.progress(StepReport{Step::ConnectSsh, -1, {}});
    const auto connected = co_await connect();
    if (!connected)
        co_return core::fail(connected);
    begin(SessionState::Probing, Step::CheckServer);
    auto found = co_await findOrStart();
    co_return co_await finish(std::move(found), true);
}

core::Task<Reached> DesktopOpening::reattach(int displayNumber, qint64 processId)
{
    const auto connected = co_await connect();
    if (!connected)
        co_return core::fail(connected);
    begin(SessionState::Probing, Step::CheckServer);
    auto found = co_await findAgain(displayNumber, processId);
    co_return co_await finish(std::move(found), false);
}

core::Task<void> DesktopOpening::connect()
{
    if (!m_order.context->service)
        co_return core::fail(ErrorCode::Cancelled, QStringLiteral("the program is ending"), m_order.instance.name);
    auto connection = co_await m_order.context->needs.connector.connect(m_order.instance, m_order.stop);
    if (!connection)
        co_return core::fail(connection);
    m_connection = std::move(*connection);
    co_return {};
}

core::Task<Display> DesktopOpening::findOrStart()
{
    // A desktop that runs is found by a small question; the large one is asked only when something must be started.
    auto running = co_await VncServer::adopt(*m_connection, m_order.options.display, std::nullopt, m_order.stop);
    if (!running)
        co_return core::fail(running);
    if (running->has_value())
        co_return std::move(**running);
    co_return co_await start();
}

core::Task<Display> DesktopOpening::findAgain(int displayNumber, qint64 processId)
{
    auto running = co_await VncServer::adopt(*m_connection, m_order.options.display, displayNumber, m_order.stop);
    if (!running)
        co_return core::fail(running);
    if (!running->has_value() || (*running)->processId != processId)
        co_return core::fail(ErrorCode::DisplayDied, QStringLiteral("the desktop is no longer running"),
                             m_order.instance.name, QStringLiteral("Connect again to start a new one."));
    co_return std::move(**running);
}

core::Task<Display> DesktopOpening::start()
{
    if (!m_hasFacts) {
        auto facts = co_await probe(*m_connection, m_order.stop);
        if (!facts)
            co_return core::fail(facts);
        m_facts = std::move(*facts);
        m_hasFacts = true;
    }
    const DisplayRequest& request = m_order.options.display;
    if (request.source == ScreenSource::Virtual && !isInstalled(m_facts, request.desktop)) {
        const auto installed = co_await installMissing();
        if (!installed)
            co_return core::fail(installed);
    }
    begin(SessionState::Starting, Step::StartServer);
    co_return co_await VncServer::ensure(*m_connection, m_facts, request, m_order.stop);
}

core::Error DesktopOpening::missing(instances::Desktop desktop) const
{
    const QString name = instances::toWord(desktop);
    const auto plan = ProvisioningPlan::make(m_facts, desktop);
    const QString text = plan && !plan->packages.isEmpty()
                             ? QStringLiteral("the %1 desktop needs what is not installed there: %2")
                                   .arg(name, core::singleLine(plan->packages.join(QStringLiteral(", "))))
                             : QStringLiteral("a VNC server or the %1 desktop is not installed there").arg(name);
    return {ErrorCode::ServerMissing, text, m_order.instance.name,
            QStringLiteral("Install it first: clouddesk provision %1").arg(m_order.instance.name)};
}

core::Task<void> DesktopOpening::installMissing()
{
    const instances::Desktop desktop = m_order.options.display.desktop;
    if (!m_order.options.mayInstall)
        co_return core::fail(missing(desktop));
    begin(SessionState::Installing, Step::Install);
    InstallationOrder order{m_order.context, m_connection, m_order.instance, desktop, m_order.progress, m_order.stop};
    const auto installed = co_await install(std::move(order), m_facts);
    if (!installed)
        co_return core::fail(installed);
    auto facts = co_await probe(*m_connection, m_order.stop);
    if (!facts)
        co_return core::fail(facts);
    m_facts = std::move(*facts);
    co_return {};
}

core::Task<Reached> DesktopOpening::finish(core::Result<Display> found, bool mayChangeTransport)
{
    if (!found) {
        m_connection->close();
        co_return core::fail(found);
    }
    m_display = std::move(*found);
    auto stream = co_await tunnel(mayChangeTransport);
    if (stream && m_order.stop.stop_requested())
        stream = core::fail(ErrorCode::Cancelled, QStringLiteral("cancelled"), m_order.instance.name);
    if (!stream) {
        std::ignore = co_await takeBack();
        co_return core::fail(stream);
    }
    Reached reached;
    reached.connection = std::move(m_connection);
    reached.display = std::move(m_display);
    reached.stream = std::move(*stream);
    co_return reached;
}

core::Task<core::UniqueFd> DesktopOpening::tunnel(bool mayChangeTransport)
{
    begin(SessionState::Tunnelling, Step::CreateTunnel);
    auto stream = co_await openProven();
    const bool isRefused = !stream && stream.error().code == ErrorCode::ChannelRefused;
    if (!isRefused || !mayChangeTransport || m_display.socketPath.isEmpty())
        co_return stream;
    // sshd forwards no sockets (AllowStreamLocalForwarding, or a version before 6.7), so the server must take TCP.
    const auto changed = co_await changeToTcp();
    if (!changed)
        co_return core::fail(changed);
    begin(SessionState::Tunnelling, Step::CreateTunnel);
    stream = co_await openProven();
    if (!stream && stream.error().code == ErrorCode::ChannelRefused)
        co_return core::fail(stream.error().advising(
            QStringLiteral("Allow forwarding in the machine's sshd_config: AllowTcpForwarding yes (or "
                           "AllowStreamLocalForwarding yes).")));
    co_return stream;
}

core::Task<core::UniqueFd> DesktopOpening::openProven()
{
    auto stream = co_await openDisplayStream(m_connection, m_display.socketPath, m_display.tcpPort);
    if (!stream)
        co_return stream;
    const auto greeted = co_await awaitGreeting(*stream, greetingLimit, m_order.stop);
    if (!greeted)
        co_return core::fail(greeted.error().at(m_order.instance.name));
    co_return stream;
}

core::Task<void> DesktopOpening::changeToTcp()
{
    if (!m_display.startToken.isEmpty())
        std::ignore = co_await VncServer::undo(*m_connection, m_display.startToken);
    m_display = Display();
    m_order.options.display.useTcp = true;
    auto started = co_await start();
    if (!started)
        co_return core::fail(started);
    m_display = std::move(*started);
    co_return {};
}

core::Task<void> DesktopOpening::takeBack()
{
    if (!m_display.startToken.isEmpty() && m_connection->isAlive())
        std::ignore = co_await VncServer::undo(*m_connection, m_display.startToken);
    m_connection->close();
    co_return {};
}

} // namespace clouddesk::desktops
