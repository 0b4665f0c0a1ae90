// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Log.h"

#include "core/Clock.h"
#include "core/Paths.h"
#include "core/UniqueFd.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <mutex>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace clouddesk::core {

namespace {

constexpr qint64 rotationBytes = 10LL * 1024 * 1024;

struct Sink
{
    std::mutex mutex;
    UniqueFd file;
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
    if (target.file.isValid() && write(target.file.get(), line.constData(), static_cast<size_t>(line.size())) < 0)
        std::fprintf(stderr, "clouddesk: cannot write the log\n");
    if (target.verbose || type == QtFatalMsg)
        std::fprintf(stderr, "[%s] %s: %s\n", levelWord(type), context.category, safe.toUtf8().constData());
}

} // namespace

Result<void> installLog(const QString& file, bool verbose)
{
    if (QFile(file).size() > rotationBytes)
        rename(file.toLocal8Bit().constData(), (file + QStringLiteral(".1")).toLocal8Bit().constData());
    UniqueFd opened(open(file.toLocal8Bit().constData(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600));
    const int number = errno;
    Sink& target = sink();
    {
        const std::scoped_lock lock(target.mutex);
        target.verbose = verbose;
        target.file = std::move(opened);
    }
    qInstallMessageHandler(writeMessage);
    if (!target.file.isValid())
        return fail(fromErrno(number, QStringLiteral("cannot open the log"), file));
    return {};
}

} // namespace clouddesk::core
