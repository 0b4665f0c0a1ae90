// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbclient/Board.h"

namespace clouddesk::rfb {

/// The decoder's turn with the pixels.
class Turn
{
public:
    /// Waits for it.
    explicit Turn(Board& board)
        : m_board(board)
        , m_isLocked(board.lock(patience))
    {
    }
    ~Turn()
    {
        if (m_isLocked)
            m_board.unlock();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

private:
    // The viewer holds its turn while it paints; one that does not give it any more is not waited for.
    static constexpr auto patience = std::chrono::milliseconds(500);

    Board& m_board;
    bool m_isLocked;
};

} // namespace clouddesk::rfb
