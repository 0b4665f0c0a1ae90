// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/UniqueFd.h"
#include "sftp/SftpPacket.h"

#include <QFile>
#include <QStringList>

#include <cerrno>
#include <functional>
#include <thread>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace clouddesk::core {

/// What QCOMPARE shows.
inline char* toString(const Result<quint64>& result)
{
    const QString text =
        result ? QString::number(*result)
               : QString::fromLatin1(errorWord(result.error().code)) + QStringLiteral(": ") + result.error().toLine();
    return qstrdup(text.toUtf8().constData());
}

} // namespace clouddesk::core

namespace clouddesk::test {

inline mode_t currentUmask()
{
    const mode_t mask = umask(0);
    umask(mask);
    return mask;
}

inline core::SocketPair blockingFarEnd()
{
    auto ends = core::makeSocketPair();
    fcntl(ends->far.get(), F_SETFL, fcntl(ends->far.get(), F_GETFL) & ~O_NONBLOCK);
    return std::move(*ends);
}

inline QString sftpServerPath()
{
    for (const char* path :
         {"/usr/lib/openssh/sftp-server", "/usr/libexec/openssh/sftp-server", "/usr/lib/ssh/sftp-server"}) {
        if (QFile::exists(QString::fromLatin1(path)))
            return QString::fromLatin1(path);
    }
    return {};
}

/// OpenSSH's sftp-server at the other end of a socket pair, with home as its working folder.
class RealSftpServer
{
public:
    /// wrapper: a command that starts it, if it is not to be started directly.
    explicit RealSftpServer(const QString& home, QStringList wrapper = {})
    {
        auto ends = blockingFarEnd();
        m_stream = std::move(ends.near);
        QStringList command = wrapper + QStringList{sftpServerPath(), QStringLiteral("-d"), home};
        std::vector<QByteArray> words;
        std::vector<char*> arguments;
        for (const QString& word : command)
            words.push_back(word.toLocal8Bit());
        for (QByteArray& word : words)
            arguments.push_back(word.data());
        arguments.push_back(nullptr);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, ends.far.get(), 0);
        posix_spawn_file_actions_adddup2(&actions, ends.far.get(), 1);
        if (posix_spawn(&m_process, arguments[0], &actions, nullptr, arguments.data(), environ) != 0)
            m_process = -1;
        posix_spawn_file_actions_destroy(&actions);
    }
    ~RealSftpServer()
    {
        if (m_process <= 0)
            return;
        kill(m_process, SIGKILL);
        waitpid(m_process, nullptr, 0);
    }
    RealSftpServer(const RealSftpServer&) = delete;
    RealSftpServer& operator=(const RealSftpServer&) = delete;

    core::UniqueFd takeStream() { return std::move(m_stream); }
    [[nodiscard]] pid_t process() const { return m_process; }

private:
    core::UniqueFd m_stream;
    pid_t m_process = -1;
};

/// A packet as bytes, its length in front.
inline QByteArray packet(ssh::SftpType type, quint32 id, const ssh::SftpPayload& payload = {})
{
    ssh::SftpPayload bytes;
    bytes.addNumber(static_cast<quint32>(5 + payload.view().size())).addByte(static_cast<quint8>(type)).addNumber(id);
    return bytes.view().toByteArray() + payload.view().toByteArray();
}

inline QByteArray status(quint32 id, ssh::SftpStatus code, const char* words = "")
{
    return packet(
        ssh::SftpType::Status, id,
        ssh::SftpPayload().addNumber(static_cast<quint32>(code)).addString(QByteArrayView(words)).addString({}));
}

/// Size and permissions.
inline QByteArray attributes(quint32 id, quint64 size, quint32 permissions = 0100644, quint32 time = 1000)
{
    return packet(
        ssh::SftpType::Attributes, id,
        ssh::SftpPayload().addNumber(0x0d).addLongNumber(size).addNumber(permissions).addNumber(time).addNumber(time));
}

inline QByteArray data(quint32 id, const QByteArray& bytes)
{
    return packet(ssh::SftpType::Data, id, ssh::SftpPayload().addString(bytes));
}

/// A server that does what the script says: it gets each request and returns the bytes to answer with. Where it returns
/// nothing, a well-behaved answer is given. Runs in a thread of its own.
class ScriptedSftpServer
{
public:
    struct Request
    {
        ssh::SftpType type;
        quint32 id;
        ssh::SftpFields fields;
    };
    using Script = std::function<std::optional<QByteArray>(Request request)>;

    /// extensions: pairs of strings for the greeting.
    explicit ScriptedSftpServer(Script script, ssh::SftpPayload extensions = {})
        : m_script(std::move(script))
        , m_extensions(std::move(extensions))
    {
        auto ends = blockingFarEnd();
        m_stream = std::move(ends.near);
        m_far = std::move(ends.far);
        m_thread = std::thread([this] { serve(); });
    }
    ~ScriptedSftpServer()
    {
        shutdown(m_far.get(), SHUT_RDWR);
        m_thread.join();
    }
    ScriptedSftpServer(const ScriptedSftpServer&) = delete;
    ScriptedSftpServer& operator=(const ScriptedSftpServer&) = delete;

    core::UniqueFd takeStream() { return std::move(m_stream); }
    /// For use by the script.
    void cutOff() { shutdown(m_far.get(), SHUT_RDWR); }

private:
    bool readFully(char* target, std::size_t count)
    {
        while (count > 0) {
            const ssize_t got = recv(m_far.get(), target, count, 0);
            if (got <= 0)
                return false;
            target += got;
            count -= static_cast<std::size_t>(got);
        }
        return true;
    }

    void serve()
    {
        for (;;) {
            char length[4];
            if (!readFully(length, sizeof(length)))
                return;
            QByteArray bytes(static_cast<qsizetype>(ssh::SftpFields(QByteArrayView(length, 4)).takeNumber()), '\0');
            if (!readFully(bytes.data(), static_cast<std::size_t>(bytes.size())))
                return;
            ssh::SftpFields fields{QByteArrayView(bytes)};
            const auto type = static_cast<ssh::SftpType>(fields.takeByte());
            const quint32 id = fields.takeNumber();
            const auto answer = m_script({type, id, fields});
            send(answer ? *answer : usualAnswer(type, id));
        }
    }

    QByteArray usualAnswer(ssh::SftpType type, quint32 id) const
    {
        using ssh::SftpType;
        switch (type) {
        case SftpType::Init:
            return packet(SftpType::Version, 3, m_extensions);
        case SftpType::Open:
        case SftpType::OpenDirectory:
            return packet(SftpType::Handle, id, ssh::SftpPayload().addString("h"));
        case SftpType::Read:
        case SftpType::ReadDirectory:
            return status(id, ssh::SftpStatus::EndOfFile);
        case SftpType::LinkStat:
            return status(id, ssh::SftpStatus::NoSuchFile);
        case SftpType::Stat:
        case SftpType::HandleStat:
            return attributes(id, 0);
        default:
            return status(id, ssh::SftpStatus::Ok);
        }
    }

    void send(const QByteArray& bytes) const
    {
        qsizetype sent = 0;
        while (sent < bytes.size()) {
            const ssize_t count = ::send(m_far.get(), bytes.constData() + sent,
                                         static_cast<std::size_t>(bytes.size() - sent), MSG_NOSIGNAL);
            if (count <= 0)
                return;
            sent += count;
        }
    }

    Script m_script;
    ssh::SftpPayload m_extensions;
    core::UniqueFd m_stream;
    core::UniqueFd m_far;
    std::thread m_thread;
};

} // namespace clouddesk::test
