// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/Processes.h"

#include <QDir>
#include <QFile>

#include <csignal>

#include <unistd.h>

#ifdef __SANITIZE_ADDRESS__
// GCC comes with the function, but without its header, sanitizer/allocator_interface.h.
extern "C" void __sanitizer_purge_allocator();
#endif

namespace clouddesk::lab {

namespace {

QByteArray readWhole(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// proc(5): the name in parentheses may itself hold blanks and parentheses, so count from the last one.
qint64 parentOf(const QString& process)
{
    const QByteArray status = readWhole(QStringLiteral("/proc/%1/stat").arg(process));
    const QList<QByteArray> fields = status.mid(status.lastIndexOf(')') + 2).split(' ');
    return fields.size() > 1 ? fields[1].toLongLong() : 0;
}

int countEntries(const QString& folder)
{
    return static_cast<int>(QDir(folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::System).size());
}

} // namespace

qint64 parentProcess(qint64 process)
{
    return parentOf(QString::number(process));
}

QList<qint64> childProcesses(qint64 parent)
{
    QList<qint64> children;
    const QStringList entries = QDir(QStringLiteral("/proc")).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    for (const QString& entry : entries) {
        bool isProcess = false;
        const qint64 process = entry.toLongLong(&isProcess);
        if (isProcess && parentOf(entry) == parent)
            children += process;
    }
    return children;
}

QList<qint64> descendantProcesses(qint64 ancestor)
{
    QList<qint64> found = childProcesses(ancestor);
    for (qsizetype i = 0; i < found.size(); ++i)
        found += childProcesses(found[i]);
    return found;
}

void signalProcesses(const QList<qint64>& processes, int signal)
{
    for (const qint64 process : processes) {
        if (process > 1)
            kill(static_cast<pid_t>(process), signal);
    }
}

int openDescriptors()
{
    // The listing itself holds one open.
    return countEntries(QStringLiteral("/proc/self/fd")) - 1;
}

int threadCount()
{
    return countEntries(QStringLiteral("/proc/self/task"));
}

qint64 familyMemory()
{
    QList<qint64> family = descendantProcesses(getpid());
    family += getpid();
    qint64 kibibytes = 0;
    for (const qint64 process : family) {
        const QList<QByteArray> lines = readWhole(QStringLiteral("/proc/%1/status").arg(process)).split('\n');
        for (const QByteArray& line : lines) {
            if (line.startsWith("RssAnon:") || line.startsWith("RssShmem:"))
                kibibytes += line.mid(line.indexOf(':') + 1).trimmed().split(' ').first().toLongLong();
        }
    }
    return kibibytes * 1024;
}

qint64 residentMemory()
{
#ifdef __SANITIZE_ADDRESS__
    // Freed memory that AddressSanitizer keeps aside (its quarantine) is not held by the program.
    __sanitizer_purge_allocator();
#endif
    const QList<QByteArray> fields = readWhole(QStringLiteral("/proc/self/statm")).split(' ');
    return fields.size() > 1 ? fields[1].toLongLong() * sysconf(_SC_PAGESIZE) : 0;
}

} // namespace clouddesk::lab
