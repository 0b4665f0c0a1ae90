// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Log.h"

#include "core/Clock.h"
#include "core/Paths.h"
#include "core/UniqueFd.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <mutex>
#include <thread>

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace clouddesk::core {

namespace {

struct Sink
{
    std::mutex mutex;
    UniqueFd file;
    QByteArray path;
    qint64 limit = 0;
    bool verbose = false;
};

// Qt's message handler is a plain function without a context argument, so its target has to be reachable from one.
Sink& sink()
{
    static Sink instance;
    return instance;
}

const char* levelWord(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "error";
    case QtFatalMsg:
        return "fatal";
    }
    return "info";
}

UniqueFd openLog(const QByteArray& path)
{
    return UniqueFd(open(path.constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600));
}

// How much longer than its limit a file may be before nobody waits any more for the one who is to put it aside.
constexpr qint64 patienceBytes = qint64(16) * 1024;

// Who puts a full file aside needs a moment, and more if it is interrupted in that.
bool lockSoon(int file, bool isPatient)
{
    constexpr int mostTries = 20;
    int tries = isPatient ? mostTries : 1;
    while (flock(file, LOCK_EX | LOCK_NB) != 0) {
        if (--tries == 0)
            return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return true;
}

// Other processes write the same file, and one of them may have put it aside already. The lock is on the file that is
// full, so that only one of those who hold it moves it away.
void rotateIfFull(Sink& target)
{
    struct stat ours = {};
    if (!target.file.isValid() || fstat(target.file.get(), &ours) != 0 || ours.st_size < target.limit)
        return;
    if (!lockSoon(target.file.get(), ours.st_size < target.limit + patienceBytes))
        return; // somebody else is at it, and may be frozen in it
    struct stat current = {};
    const bool isCurrent =
        lstat(target.path.constData(), &current) == 0 && current.st_dev == ours.st_dev && current.st_ino == ours.st_ino;
    if (isCurrent)
        rename(target.path.constData(), (target.path + ".1").constData());
    // Closing the old one gives up the lock. If no new one can be had, better a long log than none.
    if (UniqueFd fresh = openLog(target.path); fresh.isValid())
        target.file = std::move(fresh);
    else
        flock(target.file.get(), LOCK_UN);
}

void writeMessage(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    const QString safe = singleLine(text, 4000);
    const QJsonObject record{{QStringLiteral("time"), toIso(QDateTime::currentDateTimeUtc())},
                             {QStringLiteral("level"), QLatin1String(levelWord(type))},
                             {QStringLiteral("category"), QLatin1String(context.category)},
                             {QStringLiteral("text"), safe}};
    const QByteArray line = QJsonDocument(record).toJson(QJsonDocument::Compact) + '\n';
    Sink& target = sink();
    const std::scoped_lock lock(target.mutex);
    rotateIfFull(target);
    if (target.file.isValid() && write(target.file.get(), line.constData(), static_cast<size_t>(line.size())) < 0)
        std::fprintf(stderr, "clouddesk: cannot write the log\n");
    if (target.verbose || type == QtFatalMsg)
        std::fprintf(stderr, "[%s] %s: %s\n", levelWord(type), context.category, safe.toUtf8().constData());
}

} // namespace

Result<void> installLog(const QString& file, bool verbose, qint64 limit)
{
    const QByteArray path = file.toLocal8Bit();
    UniqueFd opened = openLog(path);
    const int number = errno;
    Sink& target = sink();
    {
        const std::scoped_lock lock(target.mutex);
        target.verbose = verbose;
        target.file = std::move(opened);
        target.path = path;
        target.limit = limit;
    }
    qInstallMessageHandler(writeMessage);
    if (!target.file.isValid())
        return fail(fromErrno(number, QStringLiteral("cannot open the log"), file));
    return {};
}

} // namespace clouddesk::core
