// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/DemoFolder.h"

#include "app/demo/PrivateSshd.h"
#include "app/demo/ProcessTree.h"
#include "core/Paths.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>

#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace clouddesk::app {

using core::fail;
using core::Result;
using core::UniqueFd;

namespace {

// Short, because the paths of Unix sockets below it have to fit into 108 bytes.
const char* const place = "/tmp";
const char* const prefix = "clouddesk-demo-";

UniqueFd lockIn(const QString& path, int flags)
{
    const QByteArray name = (path + QStringLiteral("/lock")).toLocal8Bit();
    UniqueFd lock(open(name.constData(), O_RDWR | O_CLOEXEC | O_NOFOLLOW | flags, 0600));
    if (lock.isValid() && flock(lock.get(), LOCK_EX | LOCK_NB) != 0)
        lock.reset();
    return lock;
}

bool isOurs(const QString& path)
{
    struct stat status = {};
    return lstat(path.toLocal8Bit().constData(), &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == geteuid();
}

void removeRuntimeDirectory(const QString& folder)
{
    if (!QFileInfo::exists(folder + QStringLiteral("/data")))
        return;
    const auto paths = core::Paths::open(folder + QStringLiteral("/data"));
    if (paths)
        QDir(paths->runtimeDirectory()).removeRecursively();
}

} // namespace

DemoFolder::DemoFolder(QString path, UniqueFd lock)
    : m_path(std::move(path))
    , m_lock(std::move(lock))
{
}

Result<DemoFolder> DemoFolder::make()
{
    QByteArray pattern = QByteArray(place) + '/' + prefix + "XXXXXX";
    if (mkdtemp(pattern.data()) == nullptr)
        return fail(core::fromErrno(errno, QStringLiteral("cannot create a folder"), QLatin1String(place)));
    const QString path = QString::fromLocal8Bit(pattern);
    UniqueFd lock = lockIn(path, O_CREAT);
    if (!lock.isValid())
        return fail(core::fromErrno(errno, QStringLiteral("cannot lock the folder"), path));
    for (const char* name : {"home", "run", "tmp", "data"}) {
        if (auto made = core::makePrivateDirectory(path + QLatin1Char('/') + QLatin1String(name)); !made)
            return fail(made);
    }
    return DemoFolder(path, std::move(lock));
}

core::Task<int> DemoFolder::sweep()
{
    int swept = 0;
    const QDir all{QLatin1String(place)};
    const QStringList names = all.entryList({QLatin1String(prefix) + QLatin1Char('*')}, QDir::Dirs);
    for (const QString& name : names) {
        auto left = takeOver(all.filePath(name));
        if (!left)
            continue;
        std::ignore = co_await left->clear();
        ++swept;
    }
    co_return swept;
}

std::optional<DemoFolder> DemoFolder::takeOver(const QString& path)
{
    if (!isOurs(path))
        return std::nullopt;
    DemoFolder left(path, lockIn(path, 0));
    // Locked, or just being made: that demo lives.
    if (!left.m_lock.isValid())
        return std::nullopt;
    return left;
}

core::Task<void> DemoFolder::clear()
{
    const QString place = home();
    const std::function<std::vector<pid_t>()> find = [place] { return processesWithHome(place); };
    std::ignore = co_await endProcesses(find, std::chrono::seconds(2));
    PrivateSshd::removeRunFolder(*this);
    co_return remove();
}

bool DemoFolder::startGuard() const
{
    QProcess guard;
    // It needs no display.
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(QLatin1String(name));
    guard.setProcessEnvironment(environment);
    guard.setProgram(QStringLiteral("/proc/self/exe"));
    guard.setArguments({QStringLiteral("demo"), QStringLiteral("--guard"), m_path});
    guard.setWorkingDirectory(QStringLiteral("/"));
    guard.setStandardInputFile(QProcess::nullDevice());
    guard.setStandardOutputFile(QProcess::nullDevice());
    guard.setStandardErrorFile(QProcess::nullDevice());
    return guard.startDetached();
}

core::Task<void> DemoFolder::guard(QString path, std::stop_token stop)
{
    const QFileInfo info(path);
    if (info.absolutePath() != QLatin1String(place) || !info.fileName().startsWith(QLatin1String(prefix)))
        co_return fail(core::ErrorCode::InvalidArgument, QStringLiteral("that is no demo's folder"), path);
    while (isOurs(path)) {
        auto left = takeOver(path);
        if (left)
            co_return co_await left->clear();
        const auto slept = co_await core::sleepFor(std::chrono::milliseconds(200), stop);
        if (!slept)
            co_return fail(slept);
    }
    co_return Result<void>();
}

Result<void> DemoFolder::remove()
{
    removeRuntimeDirectory(m_path);
    if (!QDir(m_path).removeRecursively())
        return fail(core::ErrorCode::InputOutputFailed, QStringLiteral("cannot remove the demo's folder"), m_path,
                    QStringLiteral("Remove it by hand."));
    m_lock.reset();
    return {};
}

} // namespace clouddesk::app
