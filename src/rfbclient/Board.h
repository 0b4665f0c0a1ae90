// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/UniqueFd.h"
#include "rfbflow/Statistics.h"

#include <QRegion>

namespace clouddesk::rfb {

/// What a client and its decoder keep in memory they share: whose turn it is with the pixels, what of them changed, and
/// the session's counts. The client takes what stands here for a hint: nothing in it can make it wait for long, or
/// read where nothing is.
class Board
{
public:
    using Clock = std::chrono::steady_clock;

    /// A new one, empty.
    static core::Result<Board> make();
    /// One that make() gave elsewhere.
    static core::Result<Board> open(const core::UniqueFd& memory);
    Board(Board&& other) noexcept;
    Board& operator=(Board&& other) noexcept;
    Board(const Board&) = delete;
    Board& operator=(const Board&) = delete;
    ~Board();

    /// The memory, to be handed to the other side; its mapping does not need it.
    [[nodiscard]] core::UniqueFd takeMemory() { return std::move(m_memory); }

    /// Takes the turn with the pixels and the damage; false if the other side did not give it within the limit.
    bool lock(std::chrono::milliseconds limit);
    /// Gives the turn back.
    void unlock();
    /// Ends the other side's turn, which has died.
    void breakLock();

    /// Takes the turn to write into the session's stream. The client's, which never waits and keeps it for one message.
    bool tryLockWriting();
    /// The decoder's, which waits for it.
    void lockWriting();
    void unlockWriting();
    /// How many of the client's commands have been carried out, with all that they had the server told.
    void setSettled(quint32 commands);
    [[nodiscard]] quint32 settled() const;

    /// Pixels changed there. With the turn only, like the next.
    void addDamage(const QRect& rect);
    /// What changed since the last time; may hold any rectangle.
    QRegion takeDamage();
    /// Whether takeDamage() would give something.
    [[nodiscard]] bool hasDamage() const;
    /// Says that damage was told to the client, or with false that the client has taken it; gives what it was before.
    bool exchangeTold(bool told);

    /// The counts, written with the turn only. They are read without it, and may come half old, half new; numbers that
    /// make no sense are left out.
    void setStatistics(const StatisticsMeter::Record& record);
    [[nodiscard]] StatisticsMeter::Record statistics() const;

private:
    struct Data;
    explicit Board(Data* data)
        : m_data(data)
    {
    }

    core::UniqueFd m_memory;
    Data* m_data = nullptr;
};

} // namespace clouddesk::rfb
