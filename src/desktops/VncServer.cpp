// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktops/VncServer.h"

#include "core/Ids.h"
#include "desktops/DisplayScript.h"
#include "desktops/VncPassword.h"

#include <QLoggingCategory>

namespace clouddesk::desktops {

namespace {

using core::ErrorCode;

Q_LOGGING_CATEGORY(lcVncServer, "clouddesk.desktops.server", QtInfoMsg)

// A start may wait for another one's end, which may wait for a slow desktop.
constexpr auto startLimit = std::chrono::seconds(180);
constexpr auto stopLimit = std::chrono::seconds(150);

core::Task<DisplayAnswer> run(ssh::Connection& connection, core::Result<ssh::RemoteScript> script,
                              std::chrono::milliseconds limit, std::stop_token stop)
{
    if (!script)
        co_return core::fail(script);
    ssh::ExecRequest request;
    request.command = ssh::RemoteScript::command();
    request.input = script->input();
    request.limit = limit;
    request.stop = std::move(stop);
    const QString label = connection.label();
    auto result = co_await connection.exec(std::move(request));
    if (!result)
        co_return core::fail(result);
    auto answer = DisplayAnswer::parse(result->output);
    // What is no answer at all holds none of its secrets.
    const QByteArray output = DisplayAnswer::hasBegun(result->output) ? QByteArray() : result->output.left(1000);
    core::wipe(result->output);
    if (answer)
        co_return answer;
    core::Error error = answer.error();
    // A login that runs no commands, for example, says so in the answer's place.
    const QByteArray& said = result->errorOutput.trimmed().isEmpty() ? output : result->errorOutput;
    const QString complaint = core::singleLine(QString::fromUtf8(said).simplified(), 200);
    if (error.code == ErrorCode::CommandFailed && !complaint.isEmpty())
        error.text += QStringLiteral(" (%1)").arg(complaint);
    co_return core::fail(error.at(label));
}

core::Result<QString> serverFor(const MachineFacts& facts, ScreenSource source, const QString& label)
{
    const bool isVirtual = source == ScreenSource::Virtual;
    if (!isVirtual && facts.existingScreen.isEmpty())
        return core::fail(ErrorCode::NotFound, QStringLiteral("the machine has no screen of its own that runs"), label,
                          QStringLiteral("Start the screen there (its display manager), or leave out --share-screen "
                                         "for a desktop of your own."));
    QString server = isVirtual ? facts.vncServer : facts.x11vnc;
    if (server.isEmpty())
        return core::fail(ErrorCode::ServerMissing,
                          isVirtual ? QStringLiteral("no VNC server is installed there")
                                    : QStringLiteral("x11vnc, which shows the machine's own screen, is not installed"),
                          label, QStringLiteral("Install it first: clouddesk provision"));
    return server;
}

core::Result<StartOrder> makeOrder(const MachineFacts& facts, const DisplayRequest& request, const QString& label)
{
    const auto valid = validateRequest(request);
    if (!valid)
        return core::fail(valid);
    const auto server = serverFor(facts, request.source, label);
    if (!server)
        return core::fail(server);
    StartOrder order;
    order.request = request;
    order.server = *server;
    order.screen = facts.existingScreen;
    order.token = core::newId();
    // Servers older than TigerVNC 1.8 know no socket.
    if (request.source == ScreenSource::Virtual && !facts.vncServerTakesUnixSocket)
        order.request.useTcp = true;
    if (!order.request.useTcp)
        return order;
    auto file = toPasswordFile(makeVncPassword());
    if (!file)
        return core::fail(file);
    order.passwordFile = std::move(*file);
    return order;
}

core::Result<void> judgeLife(const DisplayAnswer& answer, const QString& label)
{
    if (answer.value("alive") == "yes")
        return {};
    if (answer.value("ended") == "yes")
        return core::fail(ErrorCode::DisplayDied, QStringLiteral("the desktop was logged out or stopped"), label,
                          QStringLiteral("Connect again to start a new one."));
    const QString log = core::singleLine(QString::fromUtf8(answer.value("log")).simplified());
    qCWarning(lcVncServer, "%s: the VNC server died, its log ends with: %s", qUtf8Printable(core::singleLine(label)),
              qUtf8Printable(log));
    return core::fail(ErrorCode::DisplayDied, QStringLiteral("the VNC server died"), label,
                      QStringLiteral("Connect again to start a new desktop."));
}

} // namespace

core::Task<Display> VncServer::ensure(ssh::Connection& connection, MachineFacts facts, DisplayRequest request,
                                      std::stop_token stop)
{
    const auto order = makeOrder(facts, request, connection.label());
    if (!order)
        co_return core::fail(order);
    const auto answer = co_await run(connection, startScript(*order), startLimit, stop);
    if (!answer) {
        const ErrorCode code = answer.error().code;
        // The script goes on there without us.
        if (code == ErrorCode::Cancelled || code == ErrorCode::TimedOut || code == ErrorCode::CommandFailed)
            std::ignore = co_await undo(connection, order->token);
        co_return core::fail(answer);
    }
    auto display = answer->display();
    if (!display)
        co_return core::fail(display);
    if (!display->has_value())
        co_return core::fail(ErrorCode::ServerStartFailed, QStringLiteral("the machine told of no display"),
                             connection.label());
    Display found = std::move(**display);
    if (!found.wasAdopted)
        found.startToken = order->token;
    co_return found;
}

core::Task<std::optional<Display>> VncServer::adopt(ssh::Connection& connection, DisplayRequest request,
                                                    std::optional<int> wanted, std::stop_token stop)
{
    StartOrder order;
    order.request = request;
    order.token = core::newId();
    order.onlyAdopt = true;
    order.wanted = wanted;
    const auto answer = co_await run(connection, startScript(order), startLimit, stop);
    if (!answer)
        co_return core::fail(answer);
    co_return answer->display();
}

core::Task<void> VncServer::undo(ssh::Connection& connection, QString startToken)
{
    const auto answer = co_await run(connection, undoScript(startToken), stopLimit, std::stop_token());
    if (!answer)
        co_return core::fail(answer);
    co_return {};
}

core::Task<void> VncServer::stop(ssh::Connection& connection, int displayNumber)
{
    const auto answer = co_await run(connection, stopScript(displayNumber), stopLimit, std::stop_token());
    if (!answer)
        co_return core::fail(answer);
    co_return {};
}

core::Task<void> VncServer::cleanHome(ssh::Connection& connection)
{
    const auto answer = co_await run(connection, cleanScript(), stopLimit, std::stop_token());
    if (!answer)
        co_return core::fail(answer);
    co_return {};
}

core::Task<void> VncServer::check(ssh::Connection& connection, int displayNumber)
{
    const QString label = connection.label();
    const auto answer =
        co_await run(connection, checkScript(displayNumber, false), std::chrono::seconds(30), std::stop_token());
    if (!answer)
        co_return core::fail(answer);
    co_return judgeLife(*answer, label);
}

core::Task<void> VncServer::watch(ssh::Connection& connection, int displayNumber, std::stop_token stop)
{
    const QString label = connection.label();
    const auto answer = co_await run(connection, checkScript(displayNumber, true), std::chrono::seconds(0), stop);
    if (!answer)
        co_return core::fail(answer);
    // Both lines of a death that was watched: "alive=yes" at first, "alive=no" at the end.
    co_return judgeLife(*answer, label);
}

} // namespace clouddesk::desktops
