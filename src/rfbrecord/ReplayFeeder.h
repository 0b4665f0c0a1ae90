// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/UniqueFd.h"
#include "rfbgate/RecordingReader.h"

#include <QObject>
#include <QSocketNotifier>

namespace clouddesk::rfb {

/// What a Replay does in a thread of its own: reads the file, and speaks as the server with one client after another.
/// Called, and deleted, in that thread.
class ReplayFeeder : public QObject
{
    Q_OBJECT

public:
    explicit ReplayFeeder(std::unique_ptr<RecordingReader> reader);
    ~ReplayFeeder() override;

    /// Of the file, which does not change: any thread may look at it.
    [[nodiscard]] const RecordingReader& recording() const { return *m_reader; }
    /// Begins a session at that chunk, with what is at the other end of the stream. The one before is over.
    void begin(core::UniqueFd stream, size_t first);
    /// Feeds the chunks before end, and then asks for a sign that they have been drawn: reached(fence).
    void feed(size_t end, quint32 fence);

Q_SIGNALS:
    /// The client has answered that fence; see feed().
    void reached(quint32 fence);
    /// A chunk cannot be read; nothing more is fed of this session.
    void failed(const clouddesk::core::Error& reason);

private:
    void onReadable();
    void takeAnswers();
    void feedMore();
    bool readNext();
    void write();

    const std::unique_ptr<RecordingReader> m_reader;
    core::UniqueFd m_stream;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
    QByteArray m_out;
    QByteArray m_in;
    int m_step = 0; ///< of the handshake
    size_t m_next = 0;
    size_t m_end = 0;
    quint32 m_fence = 0;
    bool m_owesFence = false;
};

} // namespace clouddesk::rfb
