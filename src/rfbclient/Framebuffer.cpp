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
    , m_isLocked(framebuffer.lock())
{
    if (m_isLocked)
        framebuffer.m_damage += framebuffer.m_board->takeDamage() & framebuffer.m_image.rect();
}

Framebuffer::Access::~Access()
{
    if (m_isLocked)
        m_framebuffer.m_board->unlock();
}

void Framebuffer::show(QImage image)
{
    m_image = std::move(image);
    m_damage = m_image.rect();
}

void Framebuffer::follow(std::shared_ptr<Board> board)
{
    m_board = std::move(board);
    m_impatientUntil = {};
}

bool Framebuffer::lock()
{
    if (!m_board)
        return false;
    const bool mayWait = Board::Clock::now() >= m_impatientUntil;
    const bool isLocked = m_board->lock(mayWait ? patience : std::chrono::milliseconds(0));
    if (!isLocked && mayWait)
        m_impatientUntil = Board::Clock::now() + impatience;
    return isLocked;
}

} // namespace clouddesk::rfb
