// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/ProcessTree.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QHash>

#include <csignal>

#include <sys/prctl.h>
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
pid_t parentOf(pid_t process)
{
    const QByteArray line = readProcessFile(process, "stat");
    const QList<QByteArray> fields = line.mid(line.lastIndexOf(')') + 2).split(' ');
    return fields.size() > 1 ? fields[1].toInt() : 0;
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
    std::vector<pid_t> asked;
    while (!clock.hasExpired(3 * grace.count())) {
        while (waitpid(-1, nullptr, WNOHANG) > 0) {
        }
        const std::vector<pid_t> left = find();
        if (left.empty())
            break;
        const bool isLate = clock.hasExpired(grace.count());
        for (const pid_t process : left) {
            if (isLate) {
                kill(process, SIGKILL);
            } else if (std::find(asked.begin(), asked.end(), process) == asked.end()) {
                kill(process, SIGTERM);
                asked.push_back(process);
            }
        }
        std::ignore = co_await core::sleepFor(std::chrono::milliseconds(20));
    }
    co_return core::Result<void>();
}

} // namespace clouddesk::app
