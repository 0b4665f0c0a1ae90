// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provisioning/Probe.h"

#include "provisioning/Script.h"

namespace clouddesk::desktops {

core::Task<MachineFacts> probe(ssh::Connection& connection, std::stop_token stop)
{
    const QString label = connection.label();
    const core::Result<ssh::RemoteScript> script = loadScript({QStringLiteral("provisioning/probe.sh")});
    if (!script)
        co_return core::fail(script);
    ssh::ExecRequest request;
    request.command = ssh::RemoteScript::command();
    request.input = script->input();
    request.limit = std::chrono::seconds(30);
    request.outputLimit = 1024 * 1024;
    request.stop = std::move(stop);
    const core::Result<ssh::ExecResult> answer = co_await connection.exec(std::move(request));
    if (!answer)
        co_return core::fail(answer.error().at(label));
    core::Result<MachineFacts> facts = MachineFacts::parse(answer->output);
    if (!facts)
        co_return core::fail(facts.error().at(label));
    co_return facts;
}

} // namespace clouddesk::desktops
