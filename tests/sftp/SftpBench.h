// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "SftpServers.h"
#include "sftp/SftpClient.h"

#include <qcoro/qcorotask.h>

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

namespace clouddesk::test {

inline constexpr char partSuffix[] = ".clouddesk-part";

// No two pieces of 4 KiB are alike.
inline QByteArray randomBytes(qsizetype size)
{
    constexpr qsizetype pieceBytes = 4096;
    QByteArray bytes(size + pieceBytes, Qt::Uninitialized);
    std::array<quint32, pieceBytes / sizeof(quint32)> piece = {};
    QRandomGenerator::global()->fillRange(piece.data(), piece.size());
    for (qsizetype offset = 0; offset < size; offset += pieceBytes) {
        piece[offset / pieceBytes % piece.size()] += 1 + static_cast<quint32>(offset);
        std::memcpy(bytes.data() + offset, piece.data(), pieceBytes);
    }
    bytes.truncate(size);
    return bytes;
}

inline void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

inline QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

inline quint32 permissionsOf(const QString& path)
{
    struct stat status = {};
    return lstat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777 : 0;
}

inline std::unique_ptr<ssh::SftpClient> connectTo(core::UniqueFd stream)
{
    auto client = QCoro::waitFor(ssh::SftpClient::open(std::move(stream)));
    return client ? std::move(*client) : nullptr;
}

inline core::Result<quint64> upload(ssh::SftpClient& client, const QString& from, const QString& to,
                                    ssh::SftpClient::TransferOptions options = {})
{
    return QCoro::waitFor(client.upload(from, to, std::move(options)));
}

inline core::Result<quint64> download(ssh::SftpClient& client, const QString& from, const QString& to,
                                      ssh::SftpClient::TransferOptions options = {})
{
    return QCoro::waitFor(client.download(from, to, std::move(options)));
}

/// A real SFTP server over a folder "there", a client of its, and a folder "here".
class SftpBench : public QObject
{
protected:
    void begin()
    {
        QVERIFY(!test::sftpServerPath().isEmpty());
        m_folder = std::make_unique<QTemporaryDir>();
        QDir(m_folder->path()).mkdir(QStringLiteral("there"));
        QDir(m_folder->path()).mkdir(QStringLiteral("here"));
        m_server = std::make_unique<RealSftpServer>(m_folder->filePath(QStringLiteral("there")));
        m_client = connectTo(m_server->takeStream());
        QVERIFY(m_client);
    }

    void end()
    {
        m_client.reset();
        m_server.reset();
        m_folder.reset();
    }

    [[nodiscard]] QString here(const char* name) const
    {
        return m_folder->filePath(QStringLiteral("here/") + QString::fromUtf8(name));
    }
    [[nodiscard]] QString there(const char* name) const
    {
        return m_folder->filePath(QStringLiteral("there/") + QString::fromUtf8(name));
    }

    static void setTime(const QString& path, int secondsFromNow)
    {
        const timespec time = {::time(nullptr) + secondsFromNow, 0};
        const timespec times[] = {time, time};
        QCOMPARE(utimensat(AT_FDCWD, QFile::encodeName(path).constData(), times, 0), 0);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RealSftpServer> m_server;
    std::unique_ptr<ssh::SftpClient> m_client;
};

} // namespace clouddesk::test
