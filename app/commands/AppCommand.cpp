// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/AppCommand.h"

#include "app/window/Window.h"

#include <QUrl>

namespace clouddesk::app {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

const QString linkPrefix = QStringLiteral("clouddesk://connect/");

bool isLink(const QString& word)
{
    return word.startsWith(QStringLiteral("clouddesk:"), Qt::CaseInsensitive);
}

/// The name in a link "clouddesk://connect/NAME"; a browser may add a slash. Anybody may write a link, so nothing
/// passes that cannot be a name.
Result<QString> nameInLink(const QString& link)
{
    const auto refuse = [] {
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("a link must be clouddesk://connect/ and a machine's name"));
    };
    // 64 characters of up to four bytes, each written as three.
    constexpr qsizetype longestLink = 64 * 4 * 3 + 32;
    if (link.size() > longestLink || !link.startsWith(linkPrefix, Qt::CaseInsensitive))
        return refuse();
    QString name = QUrl::fromPercentEncoding(link.mid(linkPrefix.size()).toUtf8());
    if (name.endsWith(QLatin1Char('/')))
        name.chop(1);
    if (!instances::validateName(name))
        return refuse();
    return name;
}

Result<StartWish> readWish(const Arguments& arguments)
{
    StartWish wish;
    wish.isHidden = arguments.has("hidden");
    wish.wantsQuickConnect = arguments.has("quick-connect");
    wish.wantsNewMachine = arguments.has("add");
    if (const QString link = arguments.positional("LINK"); !link.isEmpty()) {
        const auto name = nameInLink(link);
        if (!name)
            return fail(name);
        wish.machine = *name;
    }
    return wish;
}

core::Task<int> run(Context& context)
{
    const auto wish = readWish(context.arguments());
    if (!wish)
        co_return fail(wish);
    if (const auto display = findDisplay(); !display)
        co_return fail(display);
    const auto paths = core::Paths::open(context.dataDirectory());
    if (!paths)
        co_return fail(paths);
    const auto instance = SingleInstance::claim(paths->runtimeDirectory());
    if (!instance)
        co_return fail(instance);
    if (*instance == nullptr) {
        const auto taken = co_await SingleInstance::handOver(paths->runtimeDirectory(), *wish);
        if (!taken)
            co_return fail(taken);
        co_return 0;
    }
    SingleInstance& own = **instance;
    context.askInWindow([folder = context.dataDirectory(), stop = context.stop(), &own](bool isAgain) {
        return askMasterPassphrase(folder, isAgain, &own, stop);
    });
    StartWish first = *wish;
    const auto early =
        QObject::connect(&own, &SingleInstance::asked, &own, [&first](const StartWish& later) { first.add(later); });
    const auto services = co_await context.services();
    QObject::disconnect(early);
    if (!services && services.error().code == ErrorCode::Cancelled)
        co_return 0; // the person would rather not give the master passphrase
    if (!services) {
        core::Error reason = services.error();
        std::ignore = co_await showFailure(std::move(reason), context.dataDirectory(), context.stop());
        co_return fail(services);
    }
    InventoryRequest request{**services, context.questions(), own, std::move(first)};
    const auto shown = co_await showInventory(std::move(request), context.stop());
    if (!shown && shown.error().code != ErrorCode::Cancelled)
        co_return fail(shown);
    co_return 0;
}

} // namespace

QStringList withAppCommand(const QStringList& words)
{
    const auto global = takeGlobalOptions(words);
    if (!global || global->help || global->version || global->json)
        return words;
    const bool meansWindow = global->rest.isEmpty() && !global->hasTrailing && findDisplay();
    const bool meansLink = global->rest.size() == 1 && isLink(global->rest.first());
    return meansWindow || meansLink ? QStringList{QStringLiteral("app")} + words : words;
}

Command appCommand()
{
    Command command;
    command.spec.path = "app";
    command.spec.summary = "Open the window with all machines";
    command.spec.description =
        "The same as \"clouddesk\" alone where there is a display. If it is open already over the same data folder, it "
        "comes to the front. A link connects to the machine that it names.";
    command.spec.positionals = {{"LINK", "clouddesk://connect/NAME", true}};
    command.spec.options = {{"hidden", nullptr, "Start in the tray, without the window, where there is a tray"},
                            {"quick-connect", nullptr, "Begin in the field for a quick connect"},
                            {"add", nullptr, "Begin with adding a machine"}};
    command.spec.examples = {{"clouddesk clouddesk://connect/web", "open the desktop of web"}};
    command.needs = Command::Needs::Window;
    command.run = run;
    return command;
}

} // namespace clouddesk::app
