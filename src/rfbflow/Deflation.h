// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <memory>

struct z_stream_s; // NOLINT(readability-identifier-naming): zlib names it

namespace clouddesk::rfb {

/// Presses bytes into a zlib stream (RFC 1950) piece by piece, for whoever has other things to do meanwhile. The stream
/// is flushed and not ended, as TigerVNC does it: libvncserver hangs up on one that has an end. One thread.
class Deflation
{
public:
    explicit Deflation(QByteArray plain);
    ~Deflation();
    Deflation(const Deflation&) = delete;
    Deflation& operator=(const Deflation&) = delete;

    /// Presses so many of the bytes that are left, or all.
    void advance(qsizetype bytes);
    [[nodiscard]] bool isDone() const { return m_done == m_plain.size(); }
    /// What has come of them; empty if there was no memory for it.
    [[nodiscard]] const QByteArray& result() const { return m_result; }

private:
    QByteArray m_plain;
    qsizetype m_done = 0;
    std::unique_ptr<z_stream_s> m_stream;
    bool m_isOpen = false;
    QByteArray m_result;
};

} // namespace clouddesk::rfb
