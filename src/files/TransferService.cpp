// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/TransferService.h"

#include "files/SftpOpening.h"

#include <QDir>
#include <QFileInfo>

namespace clouddesk::files {

using core::ErrorCode;
using core::fail;
using core::Result;
using core::Task;
using instances::Instance;
using ssh::RemoteFile;
using ssh::SftpClient;
using TransferOptions = SftpClient::TransferOptions;

namespace {

QString nameIn(const QString& path)
{
    return path.mid(path.lastIndexOf(QLatin1Char('/')) + 1);
}

Result<void> requireFileName(const QString& path)
{
    const QString name = nameIn(path);
    if (name.isEmpty() || name == QLatin1String(".") || name == QLatin1String("..") || path.contains(QChar(0)))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("is not the name of a file"),
                    core::singleLine(path, 200),
                    QStringLiteral("only single files are transferred; pack a folder first, for example with tar"));
    return {};
}

// SFTP knows nothing of "~"; relative paths begin at the home folder.
QString withoutTilde(const QString& path)
{
    if (path == QLatin1String("~"))
        return QStringLiteral("./");
    if (!path.startsWith(QLatin1String("~/")))
        return path;
    const QString rest = path.mid(2);
    return rest.isEmpty() ? QStringLiteral("./") : QStringLiteral("./") + rest;
}

// Before anybody is asked for a password over it.
Result<void> checkLocalSource(const QString& path)
{
    if (auto named = requireFileName(path); !named)
        return named;
    const QFileInfo info(path);
    if (!info.exists() && !info.isSymLink())
        return fail(ErrorCode::NotFound, QStringLiteral("there is no such file"), path);
    if (info.isDir())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("is a folder; only single files are transferred"), path,
                    QStringLiteral("pack it first, for example with tar"));
    return {};
}

// Where the file goes there: below the folder, if it names one, and absolute.
Task<QString> remoteTarget(SftpClient* client, QString path, QString name)
{
    QString target = withoutTilde(path);
    if (target.isEmpty())
        target = QStringLiteral("./");
    if (!target.endsWith(QLatin1Char('/'))) {
        const auto there = co_await client->stat(target);
        if (there && there->kind == RemoteFile::Kind::Directory)
            target += QLatin1Char('/');
    }
    const qsizetype slash = target.lastIndexOf(QLatin1Char('/'));
    const QString last = target.mid(slash + 1);
    const QString folder = slash < 0 ? QStringLiteral(".") : target.left(slash + 1);
    const auto resolved = co_await client->realPath(folder);
    if (!resolved)
        co_return fail(resolved);
    const QString separator = resolved->endsWith(QLatin1Char('/')) ? QString() : QStringLiteral("/");
    co_return *resolved + separator + (last.isEmpty() ? name : last);
}

QString localTarget(const QString& path, const QString& name)
{
    const bool isFolder = path.endsWith(QLatin1Char('/')) || QFileInfo(path).isDir();
    return isFolder ? QDir(path).filePath(name) : path;
}

Task<quint64> upload(std::shared_ptr<ssh::Connection> connection, QString localPath, QString remotePath,
                     TransferOptions options)
{
    auto client = co_await openSftp(connection);
    if (!client)
        co_return fail(client);
    const auto target = co_await remoteTarget(client->get(), remotePath, nameIn(localPath));
    if (!target)
        co_return fail(target);
    auto size = co_await (*client)->upload(localPath, *target, std::move(options));
    co_return size;
}

Task<quint64> download(std::shared_ptr<ssh::Connection> connection, QString remotePath, QString localPath,
                       TransferOptions options)
{
    auto client = co_await openSftp(connection);
    if (!client)
        co_return fail(client);
    auto size = co_await (*client)->download(withoutTilde(remotePath), localPath, std::move(options));
    co_return size;
}

QJsonObject detailsOf(const QString& localPath, const QString& remotePath)
{
    return {{QStringLiteral("local"), QFileInfo(localPath).absoluteFilePath()}, {QStringLiteral("remote"), remotePath}};
}

} // namespace

TransferService::TransferService(instances::MachineConnector& connector, audit::AuditLog& audit)
    : m_connector(connector)
    , m_audit(audit)
{
}

Task<quint64> TransferService::put(Instance instance, QString localPath, QString remotePath, TransferOptions options)
{
    if (auto checked = checkLocalSource(localPath); !checked)
        co_return fail(checked);
    auto connection = co_await m_connector.connect(instance, options.stop);
    if (!connection)
        co_return fail(connection);
    auto size = co_await upload(*connection, localPath, remotePath, std::move(options));
    QJsonObject details = detailsOf(localPath, remotePath);
    const auto recorded = co_await record(QStringLiteral("file.put"), instance, std::move(details), size);
    if (size && !recorded)
        co_return fail(recorded);
    co_return size;
}

Task<quint64> TransferService::get(Instance instance, QString remotePath, QString localPath, TransferOptions options)
{
    if (auto named = requireFileName(remotePath); !named)
        co_return fail(named);
    const QString target = localTarget(localPath, nameIn(remotePath));
    auto connection = co_await m_connector.connect(instance, options.stop);
    if (!connection)
        co_return fail(connection);
    auto size = co_await download(*connection, remotePath, target, std::move(options));
    QJsonObject details = detailsOf(target, remotePath);
    const auto recorded = co_await record(QStringLiteral("file.get"), instance, std::move(details), size);
    if (size && !recorded)
        co_return fail(recorded);
    co_return size;
}

Task<void> TransferService::record(QString action, Instance instance, QJsonObject details, Result<quint64> outcome)
{
    audit::Event event;
    event.actor = instance.ownerId;
    event.action = std::move(action);
    event.resource = instance.name;
    event.succeeded = outcome.has_value();
    event.details = std::move(details);
    if (outcome)
        event.details.insert(QStringLiteral("bytes"), static_cast<qint64>(*outcome));
    else
        event.details.insert(QStringLiteral("error"), QString::fromLatin1(core::errorWord(outcome.error().code)));
    auto written = co_await m_audit.append(std::move(event));
    co_return written;
}

} // namespace clouddesk::files
