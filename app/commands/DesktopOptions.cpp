// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/DesktopOptions.h"

#include <QRegularExpression>

namespace clouddesk::app {

using core::ErrorCode;
using core::fail;
using core::Result;

std::vector<Option> withDesktopOptions(std::vector<Option> options)
{
    options.push_back({"desktop", "xfce|lxde", "Which desktop to start if none of ours runs there (default xfce)"});
    options.push_back({"geometry", "WIDTHxHEIGHT", "Size of a new desktop in pixels (default 1280x800)"});
    options.push_back({"share-screen", nullptr, "Show the screen the machine already has instead (x11vnc)"});
    options.push_back({"no-install", nullptr, "Fail instead of installing what is missing"});
    return withHostKeyOptions(std::move(options));
}

Result<instances::Desktop> readDesktop(const Arguments& arguments)
{
    const QString word = arguments.value("desktop", QStringLiteral("xfce"));
    auto desktop = instances::desktopFromWord(word);
    if (!desktop)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("--desktop must be xfce or lxde"));
    return desktop;
}

Result<desktops::OpenOptions> readOpenOptions(const Arguments& arguments)
{
    desktops::OpenOptions options;
    const auto desktop = readDesktop(arguments);
    if (!desktop)
        return fail(desktop);
    options.display.desktop = *desktop;
    options.mayInstall = !arguments.has("no-install");
    if (arguments.has("share-screen"))
        options.display.source = desktops::ScreenSource::Existing;
    if (arguments.has("geometry")) {
        static const QRegularExpression form(QStringLiteral("^([0-9]{1,5})x([0-9]{1,5})$"));
        const auto match = form.match(arguments.value("geometry"));
        options.display.geometry = QSize(match.captured(1).toInt(), match.captured(2).toInt());
        const bool fits = options.display.geometry.width() >= 320 && options.display.geometry.height() >= 200 &&
                          options.display.geometry.width() <= 16384 && options.display.geometry.height() <= 16384;
        if (!match.hasMatch() || !fits)
            return fail(ErrorCode::InvalidArgument,
                        QStringLiteral("--geometry must be WIDTHxHEIGHT, from 320x200 to 16384x16384"));
    }
    return options;
}

Result<WindowOptions> readWindowOptions(const Arguments& arguments)
{
    WindowOptions options;
    options.fullscreen = arguments.has("fullscreen");
    options.viewOnly = arguments.has("view-only");
    options.sound = !arguments.has("no-sound");
    const QString scale = arguments.value("scale");
    if (!arguments.has("scale"))
        return options;
    if (scale == QStringLiteral("fit"))
        options.scale = WindowOptions::Scale::Fit;
    else if (scale == QStringLiteral("native"))
        options.scale = WindowOptions::Scale::Native;
    else if (scale == QStringLiteral("stretch"))
        options.scale = WindowOptions::Scale::Stretch;
    else if (scale == QStringLiteral("match"))
        options.scale = WindowOptions::Scale::Match;
    else
        return fail(ErrorCode::InvalidArgument, QStringLiteral("--scale must be fit, native, stretch or match"));
    return options;
}

namespace {

/// What a window came to: the session that it opened last, and why the last try or that session failed, if it did.
struct WindowOutcome
{
    std::shared_ptr<desktops::DesktopSession> session;
    std::optional<core::Error> error;
    /// Ends the window.
    std::stop_source stop;
};

core::Task<std::shared_ptr<desktops::DesktopSession>>
openForWindow(desktops::DesktopService& service, instances::Instance machine, desktops::OpenOptions options,
              desktops::StepProgress progress, std::shared_ptr<WindowOutcome> outcome, std::stop_token stop)
{
    outcome->error.reset();
    auto session = co_await service.open(std::move(machine), options, progress, stop);
    if (!session) {
        outcome->error = session.error();
        co_return fail(session);
    }
    outcome->session = *session;
    QObject::connect(session->get(), &desktops::DesktopSession::stateChanged, session->get(),
                     // Not the outcome, which holds the session.
                     [windowStop = outcome->stop](desktops::SessionState state) mutable {
                         if (state == desktops::SessionState::Closed)
                             windowStop.request_stop();
                     });
    const std::weak_ptr<WindowOutcome> weak = outcome;
    QObject::connect(session->get(), &desktops::DesktopSession::failed, session->get(),
                     [weak](const core::Error& reason) {
                         if (const auto known = weak.lock())
                             known->error = reason;
                     });
    co_return session;
}

desktops::StepProgress both(desktops::StepProgress first, desktops::StepProgress second)
{
    return [first = std::move(first), second = std::move(second)](const desktops::StepReport& report) {
        first(report);
        second(report);
    };
}

} // namespace

core::Task<void> runWindow(Context& context, Services& services, instances::Instance machine,
                           desktops::OpenOptions options, bool stopDesktop)
{
    const auto windowOptions = readWindowOptions(context.arguments());
    if (!windowOptions)
        co_return fail(windowOptions);
    auto progress = std::make_shared<Progress>(context.streams(), context.wantsJson());
    const desktops::StepProgress onTerminal = [progress](const desktops::StepReport& step) { progress->report(step); };
    auto outcome = std::make_shared<WindowOutcome>();
    const std::stop_callback onStop(context.stop(), [outcome] { outcome->stop.request_stop(); });
    WindowRequest request;
    request.machine = machine.name;
    request.machineId = machine.id;
    request.memoryDirectory = services.paths().dataDirectory();
    request.dataDirectory = context.dataDirectory();
    request.remark = [&context](const QString& text) { context.remark(text); };
    request.options = *windowOptions;
    request.questions = &context.questions();
    desktops::DesktopService& service = services.desktops();
    request.open = [&service, machine, options, onTerminal, outcome](desktops::StepProgress inWindow,
                                                                     std::stop_token stop) {
        return openForWindow(service, machine, options, both(onTerminal, std::move(inWindow)), outcome,
                             std::move(stop));
    };
    const auto shown = co_await showDesktop(std::move(request), outcome->stop.get_token());
    progress->finishLine();
    if (outcome->session)
        std::ignore = co_await outcome->session->close(stopDesktop);
    if (outcome->error)
        co_return fail(*outcome->error);
    if (!shown && !outcome->session)
        co_return fail(shown);
    co_return Result<void>();
}

core::Task<std::shared_ptr<desktops::DesktopSession>> openSession(Context& context)
{
    const auto options = readOpenOptions(context.arguments());
    if (!options)
        co_return fail(options);
    auto services = co_await context.servicesToConnect();
    if (!services)
        co_return fail(services);
    const auto machine = co_await (*services)->instances().find(context.arguments().positional("NAME"));
    if (!machine)
        co_return fail(machine);
    // Shared, because a session may report steps again when it makes its link anew.
    auto progress = std::make_shared<Progress>(context.streams(), context.wantsJson());
    desktops::StepProgress report = [progress](const desktops::StepReport& step) { progress->report(step); };
    auto session = co_await (*services)->desktops().open(*machine, *options, report, context.stop());
    progress->finishLine();
    if (!session)
        co_return fail(session);
    for (const QString& notice : (*session)->notices())
        context.remark(notice);
    co_return session;
}

} // namespace clouddesk::app
