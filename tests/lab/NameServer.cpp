// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/NameServer.h"

#include <QDeadlineTimer>
#include <QList>

#include <netinet/in.h>
#include <poll.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <unistd.h>

namespace clouddesk::lab {

namespace {

constexpr qsizetype headerSize = 12;
constexpr quint16 addressType = 1; // A

// 127.53.x.y, by the process.
quint32 ownAddress()
{
    return 0x7f350000U | (static_cast<quint32>(getpid()) & 0xffffU);
}

sockaddr_in ownPlace()
{
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(53);
    address.sin_addr.s_addr = htonl(ownAddress());
    return address;
}

// Header, name, type, class (RFC 1035, section 4.1).
quint16 typeOf(const QByteArray& question)
{
    qsizetype at = headerSize;
    while (at < question.size() && question.at(at) != 0)
        at += 1 + static_cast<unsigned char>(question.at(at));
    if (at + 5 > question.size())
        return 0;
    return static_cast<quint16>(static_cast<unsigned char>(question.at(at + 1)) << 8 |
                                static_cast<unsigned char>(question.at(at + 2)));
}

QByteArray questionPart(const QByteArray& question)
{
    qsizetype at = headerSize;
    while (at < question.size() && question.at(at) != 0)
        at += 1 + static_cast<unsigned char>(question.at(at));
    return question.mid(headerSize, at + 5 - headerSize);
}

QByteArray reply(const QByteArray& question, bool isKnown)
{
    const bool hasAddress = isKnown && typeOf(question) == addressType;
    QByteArray message = question.left(2);
    message += '\x81';
    message += isKnown ? '\x80' : '\x83';
    message += QByteArray("\0\1", 2);
    message += QByteArray(hasAddress ? "\0\1" : "\0\0", 2);
    message += QByteArray(4, '\0');
    message += questionPart(question);
    // The name of the question, A, IN, no time to live, 127.0.0.1.
    if (hasAddress)
        message += QByteArray("\xc0\x0c\0\1\0\1\0\0\0\0\0\4\x7f\0\0\1", 16);
    return message;
}

} // namespace

bool NameServer::mayPretend()
{
    return geteuid() == 0;
}

NameServer::NameServer() = default;

NameServer::~NameServer()
{
    m_isEnding = true;
    if (m_thread.joinable())
        m_thread.join();
}

bool NameServer::start()
{
    m_socket = core::UniqueFd(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    const sockaddr_in place = ownPlace();
    if (bind(m_socket.get(), reinterpret_cast<const sockaddr*>(&place), sizeof(place)) != 0)
        return false;
    const quint32 address = ownAddress();
    const QByteArray line = "nameserver 127.53." + QByteArray::number((address >> 8) & 0xff) + '.' +
                            QByteArray::number(address & 0xff) + '\n';
    if (!m_configuration.open() || m_configuration.write(line) != line.size() || !m_configuration.flush())
        return false;
    const QByteArray path = m_configuration.fileName().toLocal8Bit();
    if (unshare(CLONE_NEWNS) != 0 || mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        mount(path.constData(), "/etc/resolv.conf", nullptr, MS_BIND, nullptr) != 0)
        return false;
    m_thread = std::thread([this] { serve(); });
    return true;
}

void NameServer::setMood(Mood mood, std::chrono::milliseconds delay)
{
    m_delay = static_cast<int>(delay.count());
    m_mood = mood;
}

void NameServer::serve()
{
    struct Asked
    {
        QDeadlineTimer due;
        QByteArray question;
        sockaddr_storage asker = {};
        socklen_t askerLength = sizeof(sockaddr_storage);
    };
    QList<Asked> waiting;
    while (!m_isEnding) {
        pollfd polled = {m_socket.get(), POLLIN, 0};
        if (poll(&polled, 1, 20) > 0) {
            Asked asked;
            asked.question.resize(2048);
            const ssize_t size = recvfrom(m_socket.get(), asked.question.data(), 2048, MSG_DONTWAIT,
                                          reinterpret_cast<sockaddr*>(&asked.asker), &asked.askerLength);
            asked.question.resize(std::max<ssize_t>(size, 0));
            asked.due = QDeadlineTimer(m_delay);
            ++m_questions;
            waiting += asked;
        }
        for (const Asked& asked : waiting) {
            if (asked.due.hasExpired() && m_mood != Mood::IsSilent)
                answer(asked.question, &asked.asker, asked.askerLength);
        }
        waiting.removeIf([](const Asked& asked) { return asked.due.hasExpired(); });
    }
}

void NameServer::answer(QByteArray question, const void* asker, unsigned int askerLength) const
{
    if (question.size() < headerSize)
        return;
    const QByteArray message = reply(question, m_mood == Mood::Answers);
    sendto(m_socket.get(), message.constData(), static_cast<size_t>(message.size()), 0,
           static_cast<const sockaddr*>(asker), askerLength);
}

} // namespace clouddesk::lab
