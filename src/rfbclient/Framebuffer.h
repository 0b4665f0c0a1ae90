// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbclient/Board.h"
#include "rfbclient/SharedPicture.h"

#include <QImage>
#include <QRegion>

#include <memory>

namespace clouddesk::rfb {

/// The remote screen as pixels: written by the decoder's process, painted from by the viewer, in memory they share.
/// Format_RGB32. The two take turns, so that no half-drawn rectangle is seen; a decoder that keeps its turn is not
/// waited for. Home thread only.
class Framebuffer
{
public:
    /// The viewer's turn; there may be several at once. Whoever wants to keep pixels takes a deep copy (QImage::copy):
    /// the decoder writes on into the same memory. The frame buffer outlives it.
    class Access
    {
    public:
        explicit Access(Framebuffer& framebuffer);
        ~Access();
        Access(const Access&) = delete;
        Access& operator=(const Access&) = delete;

        /// To be read only.
        [[nodiscard]] const QImage& image() const { return m_framebuffer.m_image; }
        /// What changed since it was taken the last time, within the image.
        [[nodiscard]] const QRegion& damage() const { return m_framebuffer.m_damage; }
        /// The same, and none remains.
        [[nodiscard]] QRegion takeDamage() { return std::exchange(m_framebuffer.m_damage, {}); }

    private:
        Framebuffer& m_framebuffer;
        std::shared_ptr<Board> m_board; // whose lock is held; none: no turn was given
    };

    /// Shows other pixels from now on; all of them are damage. False, and nothing is new, if they cannot be mapped.
    [[nodiscard]] bool show(const SharedPicture& picture);
    /// The memory that the pixels are in, for whoever can show them from there.
    [[nodiscard]] const SharedPicture& picture() const { return m_picture; }
    /// Counts the pictures that were shown, so that a new one can be told from the last.
    [[nodiscard]] int pictureNumber() const { return m_pictureNumber; }
    /// From now on damage comes from that board; none: from nowhere.
    void follow(std::shared_ptr<Board> board);
    /// Whether there is damage to be taken; needs no turn.
    [[nodiscard]] bool hasDamage() const { return !m_damage.isEmpty() || (m_board && m_board->hasDamage()); }

private:
    std::shared_ptr<Board> lock();
    void unlock(const std::shared_ptr<Board>& board);

    SharedPicture m_picture;
    int m_pictureNumber = 0;
    QImage m_image;
    QRegion m_damage;
    std::shared_ptr<Board> m_board;
    int m_turns = 0; // held of the board
    Board::Clock::time_point m_impatientUntil;
};

} // namespace clouddesk::rfb
