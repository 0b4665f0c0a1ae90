// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbclient/Framebuffer.h"

namespace clouddesk::rfb {

namespace {

// The largest rectangles take about so long to draw. A decoder that does not give its turn for longer may be hostile:
// for a while it is not waited for at all, and costs the other desktops next to nothing.
constexpr auto patience = std::chrono::milliseconds(20);
constexpr auto impatience = std::chrono::seconds(2);

} // namespace

Framebuffer::Access::Access(Framebuffer& framebuffer)
    : m_framebuffer(framebuffer)
    , m_board(framebuffer.lock())
{
    if (m_board)
        framebuffer.m_damage += m_board->takeDamage() & framebuffer.m_image.rect();
}

Framebuffer::Access::~Access()
{
    m_framebuffer.unlock(m_board);
}

bool Framebuffer::show(const SharedPicture& picture)
{
    QImage image = picture.read();
    if (image.isNull())
        return false;
    m_picture = SharedPicture(picture.descriptor(), picture.size());
    ++m_pictureNumber;
    m_image = std::move(image);
    m_damage = m_image.rect();
    return true;
}

void Framebuffer::follow(std::shared_ptr<Board> board)
{
    m_board = std::move(board);
    m_turns = 0;
    m_impatientUntil = {};
}

std::shared_ptr<Board> Framebuffer::lock()
{
    if (!m_board)
        return {};
    const bool mayWait = Board::Clock::now() >= m_impatientUntil;
    if (m_turns == 0 && !m_board->lock(mayWait ? patience : std::chrono::milliseconds(0))) {
        if (mayWait)
            m_impatientUntil = Board::Clock::now() + impatience;
        return {};
    }
    ++m_turns;
    return m_board;
}

void Framebuffer::unlock(const std::shared_ptr<Board>& board)
{
    if (board && board == m_board && --m_turns == 0)
        board->unlock();
}

} // namespace clouddesk::rfb
