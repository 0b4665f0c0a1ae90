// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbclient/SharedPicture.h"

#include "rfb/Protocol.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace clouddesk::rfb {

namespace {

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

/// Where the pixels of a screen lie in their memory: they end where it ends.
struct Layout
{
    explicit Layout(QSize size)
        : page(static_cast<size_t>(sysconf(_SC_PAGESIZE)))
        , row(static_cast<size_t>(size.width()) * bytesPerPixel)
        , pixels(row * static_cast<size_t>(size.height()))
        , used(roundUp(pixels, page))
        // Wider than a row, so that a row that begins behind the picture cannot step over it.
        , guard(roundUp(row, page) + page)
    {
    }
    [[nodiscard]] size_t offset() const { return used - pixels; }

    size_t page;
    size_t row;
    size_t pixels;
    size_t used;
    size_t guard;
};

Mapping* map(int memory, const Layout& layout, int protection)
{
    const size_t whole = layout.used + layout.guard;
    void* const start = mmap(nullptr, whole, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (start == MAP_FAILED)
        return nullptr;
    auto* const mapping = new Mapping{start, whole};
    if (mmap(start, layout.used, protection, MAP_SHARED | MAP_FIXED, memory, 0) == MAP_FAILED) {
        unmap(mapping);
        return nullptr;
    }
    return mapping;
}

} // namespace

core::Result<SharedPicture> SharedPicture::make(QSize size)
{
    const Layout layout(size);
    core::UniqueFd memory(memfd_create("clouddesk-picture", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    const bool isMade = memory.isValid() && ftruncate(memory.get(), static_cast<off_t>(layout.used)) == 0 &&
                        fcntl(memory.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) == 0;
    if (!isMade)
        return core::fail(
            core::ErrorCode::RfbLimitExceeded,
            QStringLiteral("there is no memory for a screen of %1 x %2").arg(size.width()).arg(size.height()));
    return SharedPicture(std::move(memory), size);
}

SharedPicture::SharedPicture(core::UniqueFd memory, QSize size)
    : m_memory(std::move(memory))
    , m_size(size)
{
}

core::UniqueFd SharedPicture::descriptor() const
{
    return core::UniqueFd(fcntl(m_memory.get(), F_DUPFD_CLOEXEC, 0));
}

size_t SharedPicture::offset() const
{
    return Layout(m_size).offset();
}

QImage SharedPicture::read() const
{
    const Layout layout(m_size);
    Mapping* const mapping = map(m_memory.get(), layout, PROT_READ);
    if (mapping == nullptr)
        return {};
    const uchar* const first = static_cast<uchar*>(mapping->start) + layout.offset();
    return {first, m_size.width(), m_size.height(), static_cast<qsizetype>(layout.row), QImage::Format_RGB32,
            unmap, mapping};
}

QImage SharedPicture::write() const
{
    const Layout layout(m_size);
    Mapping* const mapping = map(m_memory.get(), layout, PROT_READ | PROT_WRITE);
    if (mapping == nullptr)
        return {};
    uchar* const first = static_cast<uchar*>(mapping->start) + layout.offset();
    return {first, m_size.width(), m_size.height(), static_cast<qsizetype>(layout.row), QImage::Format_RGB32,
            unmap, mapping};
}

} // namespace clouddesk::rfb
