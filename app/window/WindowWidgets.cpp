// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/Window.h"

#include "app/WindowAdvice.h"
#include "app/window/LocalSocket.h"
#include "app/window/LoneDesktop.h"
#include "ui/desktop/ConnectController.h"
#include "ui/inventory/Tray.h"
#include "ui/settings/ChosenLook.h"

#include <QApplication>
#include <QRegularExpression>
#include <QTemporaryDir>

namespace clouddesk::app {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

bool waylandAnswers()
{
    const QString name = qEnvironmentVariable("WAYLAND_DISPLAY");
    if (name.isEmpty())
        return false;
    return answersAt(
        name.startsWith(QLatin1Char('/')) ? name : qEnvironmentVariable("XDG_RUNTIME_DIR") + QLatin1Char('/') + name);
}

// X(7), "DISPLAY NAMES": [host]:number[.screen]. Without a host it is a local socket.
bool xAnswers()
{
    static const QRegularExpression form(QStringLiteral("^(.*):([0-9]+)(\\.[0-9]+)?$"));
    const auto match = form.match(qEnvironmentVariable("DISPLAY"));
    if (!match.hasMatch())
        return false;
    const QString host = match.captured(1);
    const int number = match.captured(2).toInt();
    if (host.isEmpty() || host == QStringLiteral("unix")) {
        const QString socket = QStringLiteral("/tmp/.X11-unix/X%1").arg(number);
        return answersAt(socket) || answersAtAbstract(socket);
    }
    return answersAtPort(host, static_cast<quint16>(6000 + number));
}

core::Task<std::shared_ptr<ui::RemoteDesktop>> openDesktop(WindowRequest::Opener open, desktops::StepProgress progress,
                                                           std::stop_token stop)
{
    auto session = co_await open(progress, stop);
    if (!session)
        co_return fail(session);
    co_return ui::RemoteDesktop::fromSession(*session);
}

std::pair<QString, QString> explain(const core::Error& error)
{
    return {spokenAdviceFor(error), {}};
}

/// While Qt starts it looks for the accessibility bus in XDG_RUNTIME_DIR; where that is not set (on servers), it would
/// say so, and make a folder in /tmp that stays. Here it looks into an empty one that goes again.
class StartingRuntimeFolder
{
public:
    StartingRuntimeFolder()
    {
        if (qEnvironmentVariableIsEmpty("XDG_RUNTIME_DIR"))
            m_folder = std::make_unique<QTemporaryDir>();
        if (m_folder && m_folder->isValid())
            qputenv("XDG_RUNTIME_DIR", m_folder->path().toLocal8Bit());
    }
    ~StartingRuntimeFolder()
    {
        if (m_folder)
            qunsetenv("XDG_RUNTIME_DIR");
    }
    StartingRuntimeFolder(const StartingRuntimeFolder&) = delete;
    StartingRuntimeFolder& operator=(const StartingRuntimeFolder&) = delete;

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace

bool canShowWindows()
{
    return true;
}

Result<void> findDisplay()
{
    const QString platform = qEnvironmentVariable("QT_QPA_PLATFORM");
    const bool isOtherPlatform = !platform.isEmpty() && !platform.startsWith(QStringLiteral("xcb")) &&
                                 !platform.startsWith(QStringLiteral("wayland"));
    if (isOtherPlatform || waylandAnswers() || xAnswers())
        return {};
    const bool isNamed = qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
    return fail(ErrorCode::Unsupported,
                isNamed ? QStringLiteral("the display that DISPLAY or WAYLAND_DISPLAY names does not answer")
                        : QStringLiteral("there is no display: neither DISPLAY nor WAYLAND_DISPLAY is set"),
                {},
                QStringLiteral("Start it from a graphical session, or use \"clouddesk screenshot\" or \"tunnel\"."));
}

std::unique_ptr<QCoreApplication> makeApplication(bool forWindows, int& argumentCount, char** arguments)
{
    if (!forWindows)
        return std::make_unique<QCoreApplication>(argumentCount, arguments);
    const StartingRuntimeFolder runtimeFolder;
    auto application = std::make_unique<QApplication>(argumentCount, arguments);
    // The command decides when the program ends: it still has a session to close.
    QApplication::setQuitOnLastWindowClosed(false);
    QApplication::setApplicationDisplayName(QStringLiteral("CloudDesk"));
    QApplication::setWindowIcon(ui::applicationIcon());
    return application;
}

core::Task<void> showDesktop(WindowRequest request, std::stop_token stop)
{
    const ui::ChosenLook look(core::Paths::chosen(request.dataDirectory));
    LoneDesktop alone(request);
    ui::ConnectRequest window;
    window.machine = request.machine;
    window.options = alone.options();
    window.open = [open = request.open](desktops::StepProgress progress, std::stop_token cancel) {
        return openDesktop(open, std::move(progress), std::move(cancel));
    };
    window.explain = explain;
    window.place = [&alone](ui::ViewerWindow& shown) { alone.place(shown); };
    window.questions = request.questions;
    co_return co_await ui::ConnectController::run(std::move(window), stop);
}

} // namespace clouddesk::app
