// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/media/PlayCommand.h"

#include "app/window/Window.h"

namespace clouddesk::app {

namespace {

core::Task<int> run(Context& context)
{
    if (const auto display = findDisplay(); !display)
        co_return core::fail(display);
    const QString file = context.arguments().positional("FILE");
    const auto shown = co_await showRecording(file, context.dataDirectory(), context.stop());
    if (!shown && shown.error().code != core::ErrorCode::Cancelled)
        co_return core::fail(shown);
    co_return 0;
}

} // namespace

Command playCommand()
{
    Command command;
    command.spec.path = "play";
    command.spec.summary = "Play a recording of a desktop";
    command.spec.description =
        "Opens a window with the recording and a timeline of what happened when; it seeks, skips "
        "idle time, and writes a video where ffmpeg is installed. Recordings are made by the "
        "Record button above a desktop.";
    command.spec.positionals = {{"FILE", "a recording (.cdrec)"}};
    command.spec.examples = {{"clouddesk play ~/Videos/CloudDesk/web.cdrec", "watch what was recorded of web"}};
    command.needs = Command::Needs::WindowOnly;
    command.run = run;
    return command;
}

} // namespace clouddesk::app
