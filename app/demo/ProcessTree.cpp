// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/ProcessTree.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QHash>

#include <algorithm>
#include <csignal>
#include <set>

#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace clouddesk::app {

namespace {

std::vector<pid_t> allProcesses()
{
    std::vector<pid_t> all;
    for (const QString& name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        bool isNumber = false;
        const pid_t process = name.toInt(&isNumber);
        if (isNumber)
            all.push_back(process);
    }
    return all;
}

QByteArray readProcessFile(pid_t process, const char* name)
{
    QFile file(QStringLiteral("/proc/%1/%2").arg(process).arg(QLatin1String(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// proc(5): the second field is the name in brackets and may hold anything; state and parent follow it.
QList<QByteArray> factsOf(pid_t process)
{
    const QByteArray line = readProcessFile(process, "stat");
    return line.mid(line.lastIndexOf(')') + 2).split(' ');
}

pid_t parentOf(pid_t process)
{
    return factsOf(process).value(1).toInt();
}

bool hasEnded(pid_t process)
{
    return kill(process, 0) != 0 || factsOf(process).value(0) == "Z";
}

// A session manager that is ended leaves its socket behind, which has its number for a name (libICE).
void removeIceSocket(pid_t process)
{
    const QByteArray path = "/tmp/.ICE-unix/" + QByteArray::number(process);
    struct stat status = {};
    const bool isOurs = lstat(path.constData(), &status) == 0 && S_ISSOCK(status.st_mode) && status.st_uid == geteuid();
    if (isOurs && hasEnded(process))
        unlink(path.constData());
}

} // namespace

void adoptOrphans()
{
    prctl(PR_SET_CHILD_SUBREAPER, 1);
}

std::vector<pid_t> descendants()
{
    QHash<pid_t, pid_t> parents;
    for (const pid_t process : allProcesses())
        parents.insert(process, parentOf(process));
    std::vector<pid_t> found;
    for (auto entry = parents.cbegin(); entry != parents.cend(); ++entry) {
        pid_t ancestor = entry.value();
        while (ancestor > 1 && ancestor != getpid())
            ancestor = parents.value(ancestor);
        if (ancestor == getpid())
            found.push_back(entry.key());
    }
    return found;
}

std::vector<pid_t> processesWithHome(const QString& home)
{
    const QByteArray wanted = "HOME=" + home.toLocal8Bit();
    std::vector<pid_t> found;
    for (const pid_t process : allProcesses()) {
        if (process != getpid() && readProcessFile(process, "environ").split('\0').contains(wanted))
            found.push_back(process);
    }
    return found;
}

core::Task<void> endProcesses(std::function<std::vector<pid_t>()> find, std::chrono::milliseconds grace)
{
    QElapsedTimer clock;
    clock.start();
    std::set<pid_t> asked;
    while (!clock.hasExpired(3 * grace.count())) {
        while (waitpid(-1, nullptr, WNOHANG) > 0) {
        }
        const std::vector<pid_t> left = find();
        if (left.empty())
            break;
        const bool isLate = clock.hasExpired(grace.count());
        for (const pid_t process : left) {
            const bool isNew = asked.insert(process).second;
            if (isLate)
                kill(process, SIGKILL);
            else if (isNew)
                kill(process, SIGTERM);
        }
        std::ignore = co_await core::sleepFor(std::chrono::milliseconds(20));
    }
    std::ranges::for_each(asked, removeIceSocket);
    co_return core::Result<void>();
}

} // namespace clouddesk::app
