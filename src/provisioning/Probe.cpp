// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provisioning/Probe.h"

#include "provisioning/Script.h"

namespace clouddesk::desktops {

namespace {

core::Task<QByteArray> answerTo(QString script, ssh::Connection& connection, std::stop_token stop)
{
    const QString label = connection.label();
    const core::Result<ssh::RemoteScript> loaded =
        loadScript({QStringLiteral("provisioning/tell-displays.sh"), std::move(script)});
    if (!loaded)
        co_return core::fail(loaded);
    ssh::ExecRequest request;
    request.command = ssh::RemoteScript::command();
    request.input = loaded->input();
    request.limit = std::chrono::seconds(30);
    request.outputLimit = 1024 * 1024;
    request.stop = std::move(stop);
    const core::Result<ssh::ExecResult> answer = co_await connection.exec(std::move(request));
    if (!answer)
        co_return core::fail(answer.error().at(label));
    co_return answer->output;
}

} // namespace

core::Task<MachineFacts> probe(ssh::Connection& connection, std::stop_token stop)
{
    const QString label = connection.label();
    const auto answer = co_await answerTo(QStringLiteral("provisioning/probe.sh"), connection, std::move(stop));
    if (!answer)
        co_return core::fail(answer);
    core::Result<MachineFacts> facts = MachineFacts::parse(*answer);
    if (!facts)
        co_return core::fail(facts.error().at(label));
    co_return facts;
}

core::Task<std::vector<RunningDisplay>> lookForDisplays(ssh::Connection& connection, std::stop_token stop)
{
    const QString label = connection.label();
    const auto answer = co_await answerTo(QStringLiteral("provisioning/look.sh"), connection, std::move(stop));
    if (!answer)
        co_return core::fail(answer);
    auto displays = MachineFacts::parseDisplays(*answer);
    if (!displays)
        co_return core::fail(displays.error().at(label));
    co_return displays;
}

} // namespace clouddesk::desktops
