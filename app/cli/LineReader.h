// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Deferred.h"
#include "core/Secret.h"
#include "core/Task.h"

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace clouddesk::app {

/// Reads one line from a descriptor byte by byte, straight into a Secret, whenever the descriptor has something to
/// give: the event loop goes on, nothing behind the line's end is taken, and no other copy of the bytes exists.
class LineReader : public QObject
{
    Q_OBJECT

public:
    /// The line without its end. NotFound at the end of the input, InvalidArgument for a line beyond 64 KiB, Cancelled
    /// when stop is requested (in the home thread).
    static core::Task<core::Secret> readLine(int fd, std::stop_token stop = {});
    /// Everything up to the end of the input; InvalidArgument beyond limit bytes.
    static core::Task<core::Secret> readAll(int fd, std::size_t limit, std::stop_token stop = {});

private:
    LineReader(int fd, bool stopAtLineEnd, std::size_t limit, core::Resolver<core::Secret> resolver);

    static core::Task<core::Secret> run(int fd, bool stopAtLineEnd, std::size_t limit, std::stop_token stop);
    void takeWhatIsThere();
    /// False when nothing is there for now, or when the reading has ended.
    bool takeOnce();
    void grow();
    void finish(core::Result<core::Secret> outcome);

    int m_fd;
    bool m_stopAtLineEnd;
    std::size_t m_limit;
    std::size_t m_used = 0;
    core::Secret m_buffer;
    core::Resolver<core::Secret> m_resolver;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace clouddesk::app
