// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/UniqueFd.h"

#include <QTemporaryFile>

#include <atomic>
#include <chrono>
#include <thread>

namespace clouddesk::lab {

/// A DNS server (RFC 1035) on a loopback address of its own, and the only one that this process and its children ask.
/// It says that every name is 127.0.0.1, sooner or later or not at all.
class NameServer
{
public:
    enum class Mood {
        Answers,
        KnowsNothing, ///< NXDOMAIN
        IsSilent,
    };

    /// Whether this process may pretend: it needs root and mount namespaces.
    static bool mayPretend();

    NameServer();
    ~NameServer();
    NameServer(const NameServer&) = delete;
    NameServer& operator=(const NameServer&) = delete;

    /// Makes it the name server of this process, for good. To be called from main, before any thread is there.
    [[nodiscard]] bool start();
    void setMood(Mood mood, std::chrono::milliseconds delay = {});
    /// How often it was asked.
    [[nodiscard]] int questions() const { return m_questions; }

private:
    void serve();
    void answer(QByteArray question, const void* asker, unsigned int askerLength) const;

    QTemporaryFile m_configuration;
    core::UniqueFd m_socket;
    std::atomic<Mood> m_mood = Mood::Answers;
    std::atomic<int> m_delay = 0;
    std::atomic<int> m_questions = 0;
    std::atomic<bool> m_isEnding = false;
    std::thread m_thread;
};

} // namespace clouddesk::lab
