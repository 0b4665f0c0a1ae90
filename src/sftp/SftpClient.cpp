// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sftp/SftpClient.h"

#include "sftp/SftpDownload.h"
#include "sftp/SftpUpload.h"
#include "sftp/SftpWorker.h"

#include <QTimeZone>

namespace clouddesk::ssh {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

// What a server takes at most; PATH_MAX on Linux.
constexpr qsizetype longestPath = 4096;

Result<QByteArray> remotePathFrom(const QString& path)
{
    QByteArray bytes = path.toUtf8();
    if (bytes.isEmpty() || bytes.contains('\0') || bytes.size() >= longestPath)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("is not a path on a machine"),
                    core::singleLine(path, 200));
    return bytes;
}

Result<QByteArray> remoteFileFrom(const QString& path)
{
    auto bytes = remotePathFrom(path);
    if (bytes &&
        (bytes->endsWith('/') || *bytes == "." || *bytes == ".." || bytes->endsWith("/.") || bytes->endsWith("/..")))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("is not the name of a file"),
                    core::singleLine(path, 200));
    return bytes;
}

RemoteFile describe(const QString& path, const SftpAttributes& attributes)
{
    using Kind = RemoteFile::Kind;
    RemoteFile file;
    file.name = path.mid(path.lastIndexOf(QLatin1Char('/')) + 1);
    file.kind = attributes.isRegular() ? Kind::Regular : attributes.isDirectory() ? Kind::Directory : Kind::Other;
    file.size = attributes.size.value_or(0);
    file.permissions = attributes.permissions.value_or(0) & 07777;
    if (attributes.modificationTime)
        file.modifiedAt = QDateTime::fromSecsSinceEpoch(*attributes.modificationTime, QTimeZone::utc());
    return file;
}

SftpStart startOf(const SftpClient::TransferOptions& options)
{
    return options.atTarget ? SftpStart::AtTarget : options.resume ? SftpStart::AtPart : SftpStart::Anew;
}

/// Carries a transfer's progress to the home thread, not too often, and not after the transfer's end.
class ProgressPost
{
public:
    explicit ProgressPost(SftpClient::Progress progress)
        : m_shared(std::make_shared<Shared>(std::move(progress)))
    {
    }

    /// Home thread: nothing is told from now on.
    void end() const { m_shared->progress = nullptr; }

    /// The transfer's end of it. home: an object that lives in the home thread until the transfer's thread is joined.
    [[nodiscard]] SftpReport reportTo(QObject* home) const
    {
        using Clock = std::chrono::steady_clock;
        return [shared = m_shared, home, last = Clock::time_point()](quint64 done, quint64 total) mutable {
            const auto now = Clock::now();
            if (now - last < std::chrono::milliseconds(100) && done != total)
                return;
            last = now;
            QMetaObject::invokeMethod(
                home,
                [shared, done, total] {
                    if (shared->progress)
                        shared->progress(done, total);
                },
                Qt::QueuedConnection);
        };
    }

private:
    struct Shared
    {
        explicit Shared(SftpClient::Progress function)
            : progress(std::move(function))
        {
        }
        SftpClient::Progress progress; ///< home thread only
    };
    std::shared_ptr<Shared> m_shared;
};

} // namespace

class SftpClient::Private
{
public:
    Private(core::UniqueFd stream, std::chrono::milliseconds silence)
        : m_worker(std::move(stream), silence)
    {
    }

    SftpWorker& worker() { return m_worker; }
    QObject* home() { return &m_home; }

private:
    QObject m_home;
    SftpWorker m_worker; // joined before m_home goes
};

SftpClient::SftpClient(std::unique_ptr<Private> p)
    : m_p(std::move(p))
{
}

SftpClient::~SftpClient() = default;

core::Task<std::unique_ptr<SftpClient>> SftpClient::open(core::UniqueFd stream, std::chrono::milliseconds limit,
                                                         std::chrono::milliseconds silence)
{
    auto parts = std::make_unique<Private>(std::move(stream), silence);
    std::unique_ptr<SftpClient> client(new SftpClient(std::move(parts)));
    auto initialised =
        client->m_p->worker().run<void>({}, [limit](SftpSession& session) { return session.initialise(limit); });
    auto outcome = co_await initialised;
    if (!outcome)
        co_return fail(outcome);
    co_return client;
}

core::Task<RemoteFile> SftpClient::stat(QString path)
{
    auto name = remotePathFrom(path);
    if (!name)
        co_return fail(name);
    auto asked =
        m_p->worker().run<SftpAttributes>({}, [name = *name](SftpSession& session) { return session.stat(name); });
    auto attributes = co_await asked;
    if (!attributes)
        co_return fail(attributes);
    co_return describe(path, *attributes);
}

core::Task<std::vector<RemoteFile>> SftpClient::list(QString path, int limit)
{
    auto name = remotePathFrom(path);
    if (!name)
        co_return fail(name);
    auto asked = m_p->worker().run<std::vector<RemoteFile>>(
        {}, [name = *name, limit](SftpSession& session) { return session.list(name, limit); });
    co_return co_await asked;
}

core::Task<QString> SftpClient::realPath(QString path)
{
    auto name = remotePathFrom(path);
    if (!name)
        co_return fail(name);
    auto asked =
        m_p->worker().run<QByteArray>({}, [name = *name](SftpSession& session) { return session.realPath(name); });
    auto resolved = co_await asked;
    if (!resolved)
        co_return fail(resolved);
    co_return QString::fromUtf8(*resolved);
}

core::Task<void> SftpClient::makeDirectory(QString path)
{
    auto name = remotePathFrom(path);
    if (!name)
        co_return fail(name);
    auto asked =
        m_p->worker().run<void>({}, [name = *name](SftpSession& session) { return session.makeDirectory(name); });
    co_return co_await asked;
}

core::Task<void> SftpClient::remove(QString path)
{
    auto name = remotePathFrom(path);
    if (!name)
        co_return fail(name);
    auto asked = m_p->worker().run<void>({}, [name = *name](SftpSession& session) { return session.remove(name); });
    co_return co_await asked;
}

core::Task<quint64> SftpClient::upload(QString localPath, QString remotePath, TransferOptions options)
{
    auto name = remoteFileFrom(remotePath);
    if (!name)
        co_return fail(name);
    const ProgressPost progress(std::move(options.progress));
    auto transfer = m_p->worker().run<quint64>(
        options.stop, [localPath, name = *name, start = startOf(options), report = progress.reportTo(m_p->home())](
                          SftpSession& session) { return SftpUpload(session, report).run(localPath, name, start); });
    auto size = co_await transfer;
    progress.end();
    co_return size;
}

core::Task<quint64> SftpClient::download(QString remotePath, QString localPath, TransferOptions options)
{
    auto name = remoteFileFrom(remotePath);
    if (!name)
        co_return fail(name);
    const ProgressPost progress(std::move(options.progress));
    auto transfer = m_p->worker().run<quint64>(
        options.stop, [localPath, name = *name, start = startOf(options), report = progress.reportTo(m_p->home())](
                          SftpSession& session) { return SftpDownload(session, report).run(name, localPath, start); });
    auto size = co_await transfer;
    progress.end();
    co_return size;
}

core::Task<bool> SftpClient::canContinue(QString localPath, QString remotePath, bool isUpload)
{
    auto name = remoteFileFrom(remotePath);
    if (!name)
        co_return fail(name);
    auto asked = m_p->worker().run<bool>({}, [localPath, name = *name, isUpload](SftpSession& session) {
        return isUpload ? SftpUpload(session, {}).canContinue(localPath, name)
                        : SftpDownload(session, {}).canContinue(name, localPath);
    });
    co_return co_await asked;
}

} // namespace clouddesk::ssh
