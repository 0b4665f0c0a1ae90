// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/DemoCommand.h"

#include "app/Screenshot.h"
#include "app/commands/DesktopOptions.h"
#include "app/demo/PrivateSshd.h"
#include "app/demo/ProcessTree.h"
#include "app/demo/Requirements.h"
#include "app/window/Window.h"
#include "core/Log.h"

namespace clouddesk::app {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

core::Task<std::unique_ptr<Services>> openServices(const DemoFolder& folder, core::Questions& questions)
{
    auto paths = core::Paths::open(folder.path(QStringLiteral("data")));
    if (!paths)
        co_return fail(paths);
    // A key file of its own: the demo leaves no trace in the person's keychain.
    Services::Sources sources;
    sources.masterKey.push_back(vault::makeFileKeySource(paths->masterKeyFile()));
    co_return co_await Services::open(std::move(*paths), questions, std::move(sources));
}

core::Task<instances::Instance> addMachine(Services& services, PrivateSshd& server)
{
    auto key = server.takeClientKey();
    if (!key)
        co_return fail(key);
    instances::InstanceDraft draft;
    draft.name = QStringLiteral("demo");
    draft.host = QStringLiteral("127.0.0.1");
    draft.port = server.port();
    draft.user = server.user();
    draft.authType = instances::AuthType::Key;
    draft.secrets.privateKey = std::move(*key);
    instances::UnknownKeyPolicy policy;
    policy.pinnedFingerprint = server.hostKeyFingerprint();
    services.connector().setUnknownKeyPolicy(policy);
    co_return co_await services.instances().add(std::move(draft));
}

desktops::OpenOptions demoOptions()
{
    desktops::OpenOptions options;
    options.display.desktop = installedDesktop();
    options.mayInstall = false;
    return options;
}

QString pictureFile(const Context& context)
{
    return context.arguments().value("output", QStringLiteral("clouddesk-demo.png"));
}

core::Task<void> writePicture(Context& context, std::shared_ptr<desktops::DesktopSession> session)
{
    const auto image = co_await takeScreenshot(session, std::chrono::seconds(20), context.stop());
    if (!image)
        co_return fail(image);
    const QString file = pictureFile(context);
    if (const auto saved = savePng(*image, file); !saved)
        co_return fail(saved);
    const auto display = findDisplay();
    const QString why =
        display ? QString() : QStringLiteral("No window can be shown here (%1).\n").arg(display.error().toLine());
    const QJsonObject json{{QStringLiteral("file"), file},
                           {QStringLiteral("width"), image->width()},
                           {QStringLiteral("height"), image->height()}};
    context.answer(json, why + QStringLiteral("The demo's desktop is in this picture: %1\n").arg(file));
    co_return Result<void>();
}

core::Task<void> showPicture(Context& context, Services& services, instances::Instance machine)
{
    auto progress = std::make_shared<Progress>(context.streams(), context.wantsJson());
    desktops::StepProgress report = [progress](const desktops::StepReport& step) { progress->report(step); };
    const auto session = co_await services.desktops().open(machine, demoOptions(), report, context.stop());
    progress->finishLine();
    if (!session)
        co_return fail(session);
    const auto written = co_await writePicture(context, *session);
    std::ignore = co_await (*session)->close(true);
    co_return written;
}

core::Task<void> useMachine(Context& context, Services& services, PrivateSshd& server)
{
    const auto machine = co_await addMachine(services, server);
    if (!machine)
        co_return fail(machine);
    if (findDisplay() && !context.arguments().has("output"))
        co_return co_await runWindow(context, services, *machine, demoOptions(), true);
    co_return co_await showPicture(context, services, *machine);
}

core::Task<void> runWithin(Context& context, const DemoFolder& folder)
{
    PrivateSshd server(folder);
    context.remark(QStringLiteral("Starting a private SSH server for %1…").arg(server.user()));
    Result<void> outcome = co_await server.start(context.stop());
    if (outcome) {
        auto services = co_await openServices(folder, context.questions());
        if (services)
            outcome = co_await useMachine(context, **services, server);
        else
            outcome = fail(services);
    }
    std::ignore = co_await server.stop();
    std::ignore = co_await endProcesses(descendants, std::chrono::seconds(2));
    co_return outcome;
}

core::Task<int> run(Context& context)
{
    if (context.arguments().has("guard")) {
        const auto guarded = co_await DemoFolder::guard(context.arguments().value("guard"), context.stop());
        if (!guarded)
            co_return fail(guarded);
        co_return 0;
    }
    if (const auto checked = checkPictureFile(pictureFile(context)); !checked)
        co_return fail(checked);
    if (const auto checked = checkDemoCanRun(); !checked)
        co_return fail(checked);
    const auto swept = co_await DemoFolder::sweep();
    if (swept && *swept > 0)
        context.remark(QStringLiteral("Tidied up after %1 earlier demos that were killed.").arg(*swept));
    auto folder = DemoFolder::make();
    if (!folder)
        co_return fail(folder);
    if (const auto logging = core::installLog(folder->path(QStringLiteral("log")), context.isVerbose()); !logging)
        co_return fail(logging);
    adoptOrphans();
    if (!folder->startGuard())
        context.remark(QStringLiteral("Nobody tidies up if this demo is killed; the next demo will."));
    const Result<void> outcome = co_await runWithin(context, *folder);
    const Result<void> removed = folder->remove();
    if (!outcome)
        co_return fail(outcome);
    if (!removed)
        co_return fail(removed);
    context.remark(QStringLiteral("The demo is over; nothing of it is left on this computer."));
    co_return 0;
}

} // namespace

Command demoCommand()
{
    Command command;
    command.spec.path = "demo";
    command.spec.summary = "See it work: a private SSH server here, its desktop in a window";
    command.spec.description =
        "Starts an SSH server of its own on this computer's loopback interface, for you alone, with keys and a home "
        "folder in a temporary place; adds it as a machine, starts a TigerVNC desktop on it and opens that in the "
        "viewer. Without a display the first picture is written to a file. When it ends, nothing is left behind; your "
        "own machines, keys and settings are not touched.";
    command.spec.options = {{"output", "FILE.png",
                             "Write a picture instead of opening a window (default without a display: "
                             "clouddesk-demo.png)"},
                            // What the demo runs beside itself: clears FOLDER away should its demo be killed.
                            {"guard", "FOLDER"}};
    command.spec.examples = {{"clouddesk demo", "look at it"}};
    command.needs = Command::Needs::WindowOnly;
    command.run = run;
    return command;
}

} // namespace clouddesk::app
