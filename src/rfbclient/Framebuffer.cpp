// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbclient/Framebuffer.h"

#include <sys/mman.h>
#include <unistd.h>

namespace clouddesk::rfb {

namespace {

// A region of many small rectangles costs more to paint than what lies between them.
constexpr int maximumDamageRectangles = 64;

struct Mapping
{
    void* start;
    size_t size;
};

void unmap(void* info)
{
    const auto* mapping = static_cast<Mapping*>(info);
    munmap(mapping->start, mapping->size);
    delete mapping;
}

size_t roundUp(size_t bytes, size_t unit)
{
    return (bytes + unit - 1) / unit * unit;
}

} // namespace

QImage Framebuffer::makeImage(QSize size)
{
    const auto page = static_cast<size_t>(sysconf(_SC_PAGESIZE));
    const size_t row = static_cast<size_t>(size.width()) * 4;
    const size_t pixels = row * static_cast<size_t>(size.height());
    // The guard is wider than a row, so that a row that begins behind the picture cannot step over it.
    const size_t used = roundUp(pixels, page);
    const size_t guard = roundUp(row, page) + page;
    void* const start = mmap(nullptr, used + guard, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (start == MAP_FAILED)
        return {};
    auto* const mapping = new Mapping{start, used + guard};
    if (mprotect(static_cast<char*>(start) + used, guard, PROT_NONE) != 0) {
        unmap(mapping);
        return {};
    }
    uchar* const first = static_cast<uchar*>(start) + (used - pixels);
    return {first, size.width(), size.height(), static_cast<qsizetype>(row), QImage::Format_RGB32, unmap, mapping};
}

void Framebuffer::addDamage(const QRect& rect)
{
    m_damage += rect;
    if (m_damage.rectCount() > maximumDamageRectangles)
        m_damage = m_damage.boundingRect();
}

} // namespace clouddesk::rfb
