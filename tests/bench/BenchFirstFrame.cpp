// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// From nothing to the first frame of a desktop that runs already, against what OpenSSH's client and the RFB handshake
// take by themselves. Both ways in turn, on one machine, in one run. The bar is 1.25.
#include "desktops/DesktopLab.h"
#include "rfbclient/Client.h"

#include <QElapsedTimer>
#include <QGuiApplication>

#include <algorithm>
#include <cstdio>
#include <thread>

#include <sys/un.h>

using namespace clouddesk;
using namespace clouddesk::desktops;

namespace {

constexpr int rounds = 15;

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

core::UniqueFd connectWhenThere(const QByteArray& path)
{
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    std::copy(path.begin(), path.end(), address.sun_path);
    for (int i = 0; i < 10000; ++i) {
        core::UniqueFd fd(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
        if (::connect(fd.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0)
            return fd;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return {};
}

bool receive(const core::UniqueFd& fd, ssize_t count)
{
    QByteArray bytes(count, 0);
    return ::recv(fd.get(), bytes.data(), static_cast<std::size_t>(count), MSG_WAITALL) == count;
}

bool send(const core::UniqueFd& fd, QByteArrayView bytes)
{
    return ::send(fd.get(), bytes.data(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL) == bytes.size();
}

// RFC 6143, 7.1 to 7.3: version, one security type (None), its result, ClientInit, and the fixed part of ServerInit.
bool shakeHands(const core::UniqueFd& fd)
{
    return receive(fd, 12) && send(fd, "RFB 003.008\n") && receive(fd, 2) && send(fd, "\x01") && receive(fd, 4) &&
           send(fd, "\x01") && receive(fd, 24);
}

double timeOpenSsh(lab::Sshd& sshd, const QString& remoteSocket)
{
    const QString local = sshd.directory() + QStringLiteral("/bench.sock");
    QFile::remove(local);
    QElapsedTimer timer;
    timer.start();
    QProcess ssh;
    ssh.start(QStringLiteral("ssh"),
              {QStringLiteral("-F"), QStringLiteral("none"), QStringLiteral("-i"), sshd.clientKeyPath(),
               QStringLiteral("-o"), QStringLiteral("IdentitiesOnly=yes"), QStringLiteral("-o"),
               QStringLiteral("StrictHostKeyChecking=no"), QStringLiteral("-o"),
               QStringLiteral("UserKnownHostsFile=/dev/null"), QStringLiteral("-p"), QString::number(sshd.port()),
               QStringLiteral("-N"), QStringLiteral("-L"), local + QLatin1Char(':') + remoteSocket,
               sshd.userName() + QLatin1Char('@') + sshd.host()});
    ssh.waitForStarted();
    const core::UniqueFd fd = connectWhenThere(local.toLocal8Bit());
    const bool isDone = shakeHands(fd);
    const double milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    ssh.kill();
    ssh.waitForFinished();
    return isDone ? milliseconds : -1;
}

double timeOurs(DesktopLab& lab)
{
    QElapsedTimer timer;
    timer.start();
    const auto session = lab.open();
    if (!session)
        return -1;
    auto stream = QCoro::waitFor((*session)->openStream());
    if (!stream)
        return -1;
    const auto frame = QCoro::waitFor(rfb::captureFrame(std::move(*stream), rfb::ClientOptions()));
    const double milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    std::ignore = QCoro::waitFor((*session)->close());
    return frame && frame->width() > 0 ? milliseconds : -1;
}

} // namespace

int main(int count, char** values)
{
    const QGuiApplication application(count, values);
    DesktopLab lab;
    if (!lab.start()) {
        std::printf("no lab: %s\n", qPrintable(lab.problem()));
        return 1;
    }
    const auto keeper = lab.open();
    if (!keeper) {
        std::printf("no desktop: %s\n", qPrintable(keeper.error().toLine()));
        return 1;
    }
    const QString socket = QString::fromUtf8(lab.displayFile((*keeper)->displayNumber(), QStringLiteral("socket")));
    std::vector<double> theirs;
    std::vector<double> ours;
    for (int i = 0; i < rounds; ++i) {
        theirs.push_back(timeOpenSsh(lab.sshd(), socket));
        ours.push_back(timeOurs(lab));
    }
    const bool isWhole = std::ranges::min(theirs) > 0 && std::ranges::min(ours) > 0;
    std::printf("ssh + RFB handshake %.1f ms, connect to first frame %.1f ms, ratio %.2f (bar: at most 1.25)\n",
                median(theirs), median(ours), median(ours) / median(theirs));
    return isWhole ? 0 : 1;
}
