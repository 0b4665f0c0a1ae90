// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The proportional memory (PSS) of what shows one desktop of 1920 x 1080, its decoder counted in, beyond the frame
// buffer. The viewer runs in a process of its own, so that nothing of the bench is counted.
#include "lab/Processes.h"
#include "lab/VirtualScreen.h"
#include "lab/XtigervncServer.h"
#include "ui/desktop/ViewerWindow.h"

#include <QApplication>
#include <QFile>

#include <limits>

#include <unistd.h>

using namespace clouddesk;

namespace {

constexpr double mebibyte = 1024.0 * 1024.0;
constexpr double limitMebibytes = 60;
constexpr QSize screenSize(1920, 1080);

double proportionalMebibytes(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/smaps_rollup").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return std::numeric_limits<double>::quiet_NaN();
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith("Pss:"))
            return line.mid(4).trimmed().split(' ').first().toDouble() / 1024;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

/// Of this process and of those that work for it. Theirs can be read by root only.
double familyMebibytes()
{
    double sum = proportionalMebibytes(getpid());
    for (const qint64 process : lab::descendantProcesses(getpid()))
        sum += proportionalMebibytes(process);
    return sum;
}

core::Task<core::UniqueFd> connectTo(QString path)
{
    co_return lab::connectUnixSocket(path);
}

/// Prints what the process weighs once the desktop has been shown and has changed for a while.
int view(int argumentCount, char** arguments)
{
    QApplication application(argumentCount, arguments);
    const QString path = QString::fromLocal8Bit(arguments[2]);
    ui::ViewerWindow window(QStringLiteral("bench"), {});
    QObject::connect(&window, &ui::ViewerWindow::desktopShown, &window, [] {
        QTimer::singleShot(3000, qApp, [] {
            std::printf("%.1f\n", familyMebibytes());
            QCoreApplication::quit();
        });
    });
    QTimer::singleShot(30000, qApp, [] { QCoreApplication::exit(1); });
    window.show();
    window.showDesktop(ui::RemoteDesktop::fromStreams([path] { return connectTo(path); }));
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    if (argc > 2 && qstrcmp(argv[1], "--view") == 0)
        return view(argc, argv);
    if (!lab::VirtualScreen::isThere() || !lab::XtigervncServer::isThere()) {
        std::puts("SKIP: Xvfb, openbox or Xtigervnc is not installed");
        return 0;
    }
    const lab::VirtualScreen screen(QStringLiteral("1920x1200x24"));
    lab::XtigervncServer server;
    if (!server.start(QStringLiteral("%1x%2").arg(screenSize.width()).arg(screenSize.height())))
        return 1;
    server.launch(QStringLiteral("xterm"),
                  {QStringLiteral("-geometry"), QStringLiteral("200x70+0+0"), QStringLiteral("-e"),
                   QStringLiteral("top"), QStringLiteral("-d"), QStringLiteral("0.2")});
    QProcess viewer;
    viewer.start(QString::fromLocal8Bit(argv[0]), {QStringLiteral("--view"), server.socketPath()});
    viewer.waitForFinished(40000);
    const double total = viewer.readAllStandardOutput().trimmed().toDouble();
    const double picture = screenSize.width() * screenSize.height() * 4 / mebibyte;
    const double beyond = total - picture;
    std::printf("viewer memory: %.1f MiB PSS, %.1f MiB beyond the frame buffer of %.1f MiB (limit %.0f)\n", total,
                beyond, picture, limitMebibytes);
    return total > 0 && beyond <= limitMebibytes ? 0 : 1;
}
