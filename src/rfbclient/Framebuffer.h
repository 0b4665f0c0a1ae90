// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QRegion>

#include <mutex>

namespace clouddesk::rfb {

/// The remote screen as pixels: written by the decoder's thread, painted from by the viewer. Format_RGB32. One lock
/// guards pixels and damage; both sides hold it only while they decode, copy or paint, never while they wait.
class Framebuffer
{
public:
    /// The image with the lock held. Whoever wants to keep pixels takes a deep copy (QImage::copy): the decoder writes
    /// on into the same memory.
    class Access
    {
    public:
        explicit Access(Framebuffer& framebuffer)
            : m_lock(framebuffer.m_mutex)
            , m_framebuffer(framebuffer)
        {
        }
        [[nodiscard]] QImage& image() { return m_framebuffer.m_image; }
        [[nodiscard]] const QRegion& damage() const { return m_framebuffer.m_damage; }
        void addDamage(const QRect& rect) { m_framebuffer.addDamage(rect); }
        [[nodiscard]] QRegion takeDamage() { return std::exchange(m_framebuffer.m_damage, {}); }

    private:
        std::scoped_lock<std::mutex> m_lock;
        Framebuffer& m_framebuffer;
    };

    /// An image of that size whose last row ends at memory that cannot be written: a decoder that runs past the end
    /// of the picture stops the program instead of changing its heap. Null if there is no memory.
    static QImage makeImage(QSize size);

private:
    void addDamage(const QRect& rect);

    std::mutex m_mutex;
    QImage m_image;
    QRegion m_damage;
};

} // namespace clouddesk::rfb
