// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/UniqueFd.h"

#include <QImage>

namespace clouddesk::rfb {

/// The pixels of a screen in memory that a client and its decoder share: rows without gaps, Format_RGB32. Its size
/// cannot be changed by either, so that nobody reads or writes where nothing is.
class SharedPicture
{
public:
    SharedPicture() = default;
    /// New memory for a screen of that size, black. RfbLimitExceeded if there is none; the caller has checked the size.
    static core::Result<SharedPicture> make(QSize size);
    /// Memory that make() gave elsewhere.
    SharedPicture(core::UniqueFd memory, QSize size);

    /// In pixels; null and empty as made by the default constructor.
    [[nodiscard]] QSize size() const { return m_size; }
    [[nodiscard]] bool isNull() const { return !m_memory.isValid(); }
    /// A second descriptor of the same memory.
    [[nodiscard]] core::UniqueFd descriptor() const;
    /// Where in the memory the first pixel is, in bytes.
    [[nodiscard]] size_t offset() const;
    /// The pixels to paint from; bits() and its kin would copy them. Null if they cannot be mapped.
    [[nodiscard]] QImage read() const;
    /// The pixels to draw into. The last row ends at memory that cannot be written: a decoder that runs past the end
    /// of the picture ends its process instead of changing its heap. Null if they cannot be mapped.
    [[nodiscard]] QImage write() const;

private:
    core::UniqueFd m_memory;
    QSize m_size;
};

} // namespace clouddesk::rfb
