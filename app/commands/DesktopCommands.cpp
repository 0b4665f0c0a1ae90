// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/DesktopCommands.h"

#include "app/Screenshot.h"
#include "app/commands/DesktopOptions.h"
#include "core/Paths.h"
#include "desktops/TunnelListener.h"

#include <QFileInfo>

namespace clouddesk::app {

using core::ErrorCode;
using core::fail;
using core::Result;
using desktops::DesktopSession;

namespace {

QJsonObject sessionJson(const DesktopSession& session)
{
    return {{QStringLiteral("session"), session.id()},
            {QStringLiteral("name"), session.instance().name},
            {QStringLiteral("display"), session.displayNumber()},
            {QStringLiteral("wasAdopted"), session.wasAdopted()}};
}

core::Task<int> connectDesktop(Context& context)
{
    const auto options = readOpenOptions(context.arguments());
    if (!options)
        co_return fail(options);
    if (const auto window = readWindowOptions(context.arguments()); !window)
        co_return fail(window);
    if (const auto display = findDisplay(); !display)
        co_return fail(display);
    context.askInWindow([folder = context.dataDirectory(), stop = context.stop()](bool isAgain) {
        return askMasterPassphrase(folder, isAgain, nullptr, stop);
    });
    auto services = co_await context.servicesToConnect();
    if (!services)
        co_return fail(services);
    const auto machine = co_await (*services)->instances().find(context.arguments().positional("NAME"));
    if (!machine)
        co_return fail(machine);
    const auto ended =
        co_await runWindow(context, **services, *machine, *options, context.arguments().has("stop-desktop"));
    if (!ended)
        co_return fail(ended);
    context.answer({{QStringLiteral("machine"), machine->name}, {QStringLiteral("isClosed"), true}}, {});
    co_return 0;
}

core::Task<int> screenshot(Context& context)
{
    const QString file = context.arguments().positional("FILE.png");
    const auto wait = context.arguments().number("wait", 15, 0, 600);
    if (!wait)
        co_return fail(wait);
    if (const auto checked = checkPictureFile(file); !checked)
        co_return fail(checked);
    auto session = co_await openSession(context);
    if (!session)
        co_return fail(session);
    const auto image = co_await takeScreenshot(*session, std::chrono::seconds(*wait), context.stop());
    QJsonObject json = sessionJson(**session);
    // Who breaks it off before there is a picture does not want the desktop that was started for it.
    const bool isBrokenOff = !image && context.stop().stop_requested() && !(*session)->wasAdopted();
    const auto closed = co_await (*session)->close(isBrokenOff || context.arguments().has("stop-desktop"));
    if (!image)
        co_return fail(image);
    if (const auto saved = savePng(*image, file); !saved)
        co_return fail(saved);
    if (!closed)
        co_return fail(closed);
    json.insert(QStringLiteral("file"), file);
    json.insert(QStringLiteral("width"), image->width());
    json.insert(QStringLiteral("height"), image->height());
    context.answer(json, QStringLiteral("%1: %2 x %3 pixels.\n").arg(file).arg(image->width()).arg(image->height()));
    co_return 0;
}

struct ListenAddress
{
    QHostAddress address{QHostAddress::LocalHost};
    quint16 port = 0;
};

Result<ListenAddress> readListenAddress(const Arguments& arguments)
{
    ListenAddress listen;
    if (!arguments.has("listen"))
        return listen;
    const QString text = arguments.value("listen");
    const qsizetype colon = text.lastIndexOf(QLatin1Char(':'));
    QString host = text.left(std::max<qsizetype>(colon, 0));
    host.remove(QLatin1Char('[')).remove(QLatin1Char(']'));
    bool isNumber = false;
    listen.port = text.mid(colon + 1).toUShort(&isNumber);
    listen.address = host.isEmpty() || host == QStringLiteral("localhost") ? QHostAddress(QHostAddress::LocalHost)
                                                                           : QHostAddress(host);
    if (!isNumber || listen.port == 0 || !listen.address.isLoopback())
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral(
                        "--listen must be a loopback address and a port from 1 to 65535, for example 127.0.0.1:6000"));
    return listen;
}

/// Waits until the session has failed or stop is requested. The reason, if it failed.
core::Task<void> waitForEnd(std::shared_ptr<DesktopSession> session, std::stop_token stop)
{
    core::Deferred<void> ended;
    auto resolver = std::make_shared<core::Resolver<void>>(ended.resolver());
    QObject context;
    QObject::connect(session.get(), &DesktopSession::failed, &context,
                     [resolver](const core::Error& reason) { resolver->resolve(fail(reason)); });
    // Another process may have closed it ("session close").
    QObject::connect(session.get(), &DesktopSession::stateChanged, &context, [resolver](desktops::SessionState state) {
        if (state == desktops::SessionState::Closed)
            resolver->resolve(Result<void>());
    });
    const std::stop_callback onStop(stop, [resolver] { resolver->resolve(Result<void>()); });
    co_return co_await ended;
}

core::Task<int> tunnel(Context& context)
{
    const auto listen = readListenAddress(context.arguments());
    if (!listen)
        co_return fail(listen);
    const auto ports =
        desktops::TunnelPorts::read(core::Paths::settingsFile(core::Paths::chosen(context.dataDirectory())));
    if (!ports)
        co_return fail(ports);
    auto session = co_await openSession(context);
    if (!session)
        co_return fail(session);
    auto listener = desktops::TunnelListener::listen(*session, listen->address, listen->port, *ports);
    if (!listener) {
        std::ignore = co_await (*session)->close();
        co_return fail(listener);
    }
    const QString host = listen->address.protocol() == QAbstractSocket::IPv6Protocol
                             ? QStringLiteral("[%1]").arg(listen->address.toString())
                             : listen->address.toString();
    const QString place = QStringLiteral("%1:%2").arg(host).arg((*listener)->port());
    QJsonObject json = sessionJson(**session);
    json.insert(QStringLiteral("listen"), place);
    context.answer(json, QStringLiteral("Listening on %1 for your own VNC viewer: vncviewer %2::%3\n"
                                        "Press Ctrl-C to end.\n")
                             .arg(place, host)
                             .arg((*listener)->port()));
    QObject scope;
    QObject::connect(listener->get(), &desktops::TunnelListener::refused, &scope,
                     [&context](const core::Error& reason) {
                         context.remark(QStringLiteral("A connection was refused: ") + reason.toLine());
                     });
    const auto ended = co_await waitForEnd(*session, context.stop());
    listener->reset();
    std::ignore = co_await (*session)->close(context.arguments().has("stop-desktop"));
    if (!ended)
        co_return fail(ended);
    co_return 0;
}

Option stopDesktop()
{
    return {"stop-desktop", nullptr, "Stop the remote desktop afterwards instead of leaving it running"};
}

Command connectCommand()
{
    Command command;
    command.spec.path = "connect";
    command.spec.summary = "Open a machine's desktop in a window";
    command.spec.description =
        "Connects by SSH, installs what the machine lacks, starts or finds its desktop and shows it. Closing the "
        "window "
        "leaves the desktop running; the next connect finds it as it was. A link that breaks is made anew by itself.";
    command.spec.positionals = {{"NAME", "The machine's name"}};
    command.spec.options = withDesktopOptions(
        {{"fullscreen", nullptr, "Fill the screen"},
         {"view-only", nullptr, "Only look; send no keys and clicks"},
         {"no-sound", nullptr, "Do not play the desktop's sound"},
         {"scale", "fit|native|stretch|match", "How it fills the window (default: as the last time, at first fit)"},
         stopDesktop()});
    command.spec.examples = {{"clouddesk connect web", "open it"},
                             {"clouddesk connect web --desktop lxde --geometry 1920x1080", "a larger, lighter one"}};
    command.needs = Command::Needs::Window;
    command.run = connectDesktop;
    return command;
}

Command screenshotCommand()
{
    Command command;
    command.spec.path = "screenshot";
    command.spec.summary = "Write a picture of a machine's desktop, without a window";
    command.spec.description =
        "Does everything that connect does, but for the window. The remote desktop goes on running.";
    command.spec.positionals = {{"NAME", "The machine's name"}, {"FILE.png", "The picture to write"}};
    command.spec.options = withDesktopOptions(
        {{"wait", "SECONDS", "How long a desktop that is still starting may take to appear (default 15)"},
         stopDesktop()});
    command.spec.examples = {{"clouddesk screenshot web web.png", "see what is on it"}};
    command.run = screenshot;
    return command;
}

Command tunnelCommand()
{
    Command command;
    command.spec.path = "tunnel";
    command.spec.summary = "Offer a machine's desktop on a local port, for another VNC viewer";
    command.spec.description = "The port listens on this computer's loopback interface only, for processes of your own "
                               "user. It is there until "
                               "the command ends.";
    command.spec.positionals = {{"NAME", "The machine's name"}};
    command.spec.options = withDesktopOptions(
        {{"listen", "127.0.0.1:PORT",
          "Where to listen (default: the first free port of 6000 to 7000, or of those in the settings)"},
         stopDesktop()});
    command.spec.examples = {{"clouddesk tunnel web --listen 127.0.0.1:6001", "then: vncviewer 127.0.0.1::6001"}};
    command.run = tunnel;
    return command;
}

} // namespace

std::vector<Command> desktopCommands()
{
    return {connectCommand(), screenshotCommand(), tunnelCommand()};
}

} // namespace clouddesk::app
