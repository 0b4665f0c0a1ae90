// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/UniqueFd.h"

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

namespace clouddesk::lab {

/// A TCP relay on loopback that plays the network between a client and a server: with delay, narrow, silent, cut off.
class Relay
{
public:
    /// Passes connections on to this port of 127.0.0.1. The delay is for each direction, half of the round trip. Bytes
    /// per second, if any, are for each direction of each connection; then no more than what is under way and a
    /// quarter of a second's worth waits in the line, and its segments are as small as on an Ethernet.
    explicit Relay(quint16 target, std::chrono::microseconds delay = {}, qint64 bytesPerSecond = 0);
    ~Relay();
    Relay(const Relay&) = delete;
    Relay& operator=(const Relay&) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    /// While silent, nothing is passed on and nothing is closed; TCP itself goes on acknowledging.
    void setSilent(bool silent) { m_isSilent = silent; }
    /// Resets every connection, those to come as well, until mend().
    void cut() { m_isCut = true; }
    void mend() { m_isCut = false; }
    /// From now on, changes one bit in each piece that comes from the server.
    void setCorrupting(bool corrupting) { m_isCorrupting = corrupting; }
    /// Connections accepted so far.
    [[nodiscard]] int accepted() const { return m_accepted; }

private:
    void accept();
    void serve(core::UniqueFd client);

    quint16 m_target;
    std::chrono::microseconds m_delay;
    qint64 m_bytesPerSecond;
    quint16 m_port = 0;
    core::UniqueFd m_listener;
    std::atomic<bool> m_isEnding = false;
    std::atomic<bool> m_isSilent = false;
    std::atomic<bool> m_isCut = false;
    std::atomic<bool> m_isCorrupting = false;
    std::atomic<int> m_accepted = 0;
    std::vector<std::thread> m_servers;
    std::thread m_thread;
};

} // namespace clouddesk::lab
