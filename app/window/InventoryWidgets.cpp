// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/KeyPlaceText.h"
#include "app/WindowAdvice.h"
#include "app/demo/Requirements.h"
#include "app/services/MasterPassphrase.h"
#include "app/window/Window.h"
#include "core/Paths.h"
#include "ui/inventory/DesktopApp.h"
#include "ui/language/ErrorText.h"
#include "ui/lock/LockWindow.h"
#include "ui/settings/ChosenLook.h"
#include "vault/PassphraseKeySource.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QMessageBox>
#include <QProcess>

#include <pwd.h>
#include <unistd.h>

namespace clouddesk::app {

namespace {

QString localUser()
{
    const passwd* entry = getpwuid(geteuid());
    return entry == nullptr ? QString() : QString::fromLocal8Bit(entry->pw_name);
}

QByteArray tailOf(const QString& path)
{
    constexpr qint64 most = 16 * 1024;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    file.seek(std::max<qint64>(0, file.size() - most));
    return file.readAll();
}

bool isOfInstalling(core::ErrorCode code)
{
    using core::ErrorCode;
    return code == ErrorCode::PackageInstallFailed || code == ErrorCode::PackageManagerBusy ||
           code == ErrorCode::RemoteDiskFull;
}

/// The end of the program's log and, where something could not be installed, of what the machine said to it.
QString logFor(const core::Error& error, const QString& folder)
{
    const QString own = QStringLiteral("clouddesk.log");
    QStringList files{own};
    if (isOfInstalling(error.code)) {
        QStringList runs = QDir(folder).entryList({QStringLiteral("*.log")}, QDir::Files, QDir::Time);
        runs.removeAll(own);
        files = runs.mid(0, 1) + files;
    }
    QString text;
    for (const QString& file : files) {
        const QString path = folder + QLatin1Char('/') + file;
        text += path + QLatin1Char('\n') + QString::fromUtf8(tailOf(path)) + QLatin1Char('\n');
    }
    return text;
}

core::Task<QString> keyPlace(Services& services)
{
    const auto status = co_await services.vault().status();
    if (!status)
        co_return core::fail(status);
    co_return keyPlaceText(*status, services.paths());
}

core::Task<void> protect(Services& services, core::Secret current, core::Secret passphrase)
{
    if (services.vault().isProtected()) {
        const auto known = co_await services.vault().verifyPassphrase(std::move(current));
        if (!known)
            co_return core::fail(known);
    }
    const auto done = co_await setMasterPassphrase(services, std::move(passphrase));
    co_return done ? core::Result<void>() : core::fail(done);
}

core::Task<void> unprotect(Services& services, core::Secret current)
{
    const auto known = co_await services.vault().verifyPassphrase(std::move(current));
    if (!known)
        co_return core::fail(known);
    const auto done = co_await removeMasterPassphrase(services);
    co_return done ? core::Result<void>() : core::fail(done);
}

ui::LockActions lockActionsFor(Services& services)
{
    return {vault::PassphraseKeySource::shortestPassphrase,
            [&services] { return services.vault().isProtected(); },
            [&services] { return services.vault().lock(); },
            [&services](core::Secret passphrase) { return services.vault().unlock(std::move(passphrase)); },
            [&services](core::Secret current, core::Secret passphrase) {
                return protect(services, std::move(current), std::move(passphrase));
            },
            [&services](core::Secret current) { return unprotect(services, std::move(current)); }};
}

core::Task<void> moveToKeychain(Services& services)
{
    const auto done = co_await moveMasterKeyToKeychain(services);
    co_return done ? core::Result<void>() : core::fail(done);
}

ui::KeyFileActions keyFileActionsFor(Services& services)
{
    return {[&services] { return services.vault().isInKeyFile(); }, [&services] { return moveToKeychain(services); },
            [&services](const std::function<void()>& tell) {
                services.vault().setOnKeyMade([tell](const QString& sourceKind) {
                    if (sourceKind == QStringLiteral("key_file"))
                        tell();
                });
            }};
}

/// It looks as this program does: by the settings in the same folder.
core::Result<void> startDemo(const QString& dataDirectory)
{
    if (const auto checked = checkDemoCanRun(); !checked)
        return checked;
    const QString program = QCoreApplication::applicationFilePath();
    if (!QProcess::startDetached(program, {QStringLiteral("--data-dir"), dataDirectory, QStringLiteral("demo")}))
        return core::fail(core::ErrorCode::InputOutputFailed, QStringLiteral("the program cannot be started"), program);
    return {};
}

ui::Desk deskFor(Services& services, core::Questions& questions)
{
    ui::Desk desk{services.instances(),
                  services.connector(),
                  services.desktops(),
                  questions,
                  [folder = services.paths().logDirectory()](const core::Error& error) {
                      return std::pair(spokenAdviceFor(error), logFor(error, folder));
                  },
                  Services::ownerId(),
                  localUser(),
                  QDir::homePath(),
                  services.paths().dataDirectory(),
                  [folder = services.paths().dataDirectory()] { return startDemo(folder); },
                  &services.hostKeys(),
                  [&services] { return keyPlace(services); },
                  services.paths().logDirectory(),
                  lockActionsFor(services)};
    desk.quietLogin = &services.quietLogin();
    desk.keyFile = keyFileActionsFor(services);
    return desk;
}

ui::DesktopApp::Wish wishFrom(const StartWish& wish)
{
    return {wish.machine, wish.isHidden, wish.wantsQuickConnect, wish.wantsNewMachine};
}

} // namespace

core::Task<void> showFailure(core::Error error, QString dataDirectory, std::stop_token stop)
{
    const ui::ChosenLook look(core::Paths::chosen(dataDirectory));
    core::Deferred<void> closed;
    const auto resolver = std::make_shared<core::Resolver<void>>(closed.resolver());
    QMessageBox box(QMessageBox::Critical, QCoreApplication::translate("Start", "CloudDesk cannot start"),
                    ui::errorSentence(error), QMessageBox::Close);
    box.setTextFormat(Qt::PlainText);
    const QString place = error.where.isEmpty() ? QString() : core::singleLine(error.where) + QStringLiteral("\n\n");
    box.setInformativeText(place + spokenAdviceFor(error));
    box.setWindowIcon(ui::applicationIcon());
    QObject::connect(&box, &QDialog::finished, &box, [resolver] { resolver->resolve({}); });
    const std::stop_callback onStop(
        stop, [&box] { QMetaObject::invokeMethod(&box, &QDialog::reject, Qt::QueuedConnection); });
    box.show();
    co_return co_await closed;
}

core::Task<core::Secret> askMasterPassphrase(QString dataDirectory, bool isAgain, SingleInstance* instance,
                                             std::stop_token stop)
{
    const ui::ChosenLook look(core::Paths::chosen(dataDirectory));
    core::Deferred<core::Secret> given;
    const auto resolver = std::make_shared<core::Resolver<core::Secret>>(given.resolver());
    ui::LockWindow window(ui::LockWindow::Moment::Start,
                          [resolver](core::Secret passphrase) { resolver->resolve(std::move(passphrase)); });
    const auto dismiss = [resolver] {
        resolver->resolve(
            core::fail(core::ErrorCode::Cancelled, QStringLiteral("the master passphrase was not given")));
    };
    QObject::connect(&window, &ui::LockWindow::closed, &window, dismiss);
    QObject::connect(&window, &ui::LockWindow::quitWanted, &window, dismiss);
    if (instance != nullptr)
        QObject::connect(instance, &SingleInstance::asked, &window, &ui::LockWindow::bringForward);
    window.setWindowIcon(ui::applicationIcon());
    if (isAgain)
        window.setProblem(window.wrongText());
    const std::stop_callback onStop(
        stop, [&window] { QMetaObject::invokeMethod(&window, &QWidget::close, Qt::QueuedConnection); });
    window.bringForward();
    auto answer = co_await given;
    co_return std::move(answer);
}

core::Task<void> showInventory(InventoryRequest request, std::stop_token stop)
{
    ui::DesktopApp application(deskFor(request.services, request.questions));
    QObject::connect(&request.instance, &SingleInstance::asked, &application,
                     [&application](const StartWish& wish) { application.handle(wishFrom(wish)); });
    ui::DesktopApp::Wish first = wishFrom(request.wish);
    co_return co_await application.run(std::move(first), std::move(stop));
}

} // namespace clouddesk::app
