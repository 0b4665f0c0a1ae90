// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/UniqueFd.h"

#include <sys/types.h>

namespace clouddesk::rfb {

/// The process that decodes one session: the program "clouddesk-decoder" that stands beside this one. It is given three
/// descriptors and nothing else: no argument but its version, hardly any environment, no other open file. It dies with
/// this process. Home thread only: it must not outlive the thread that started it.
class DecoderProcess
{
public:
    struct Descriptors
    {
        core::UniqueFd control;
        core::UniqueFd stream;
        core::UniqueFd board;
    };
    /// Starts it. DecoderFailed if it cannot be.
    static core::Result<DecoderProcess> start(Descriptors descriptors);

    DecoderProcess(DecoderProcess&& other) noexcept
        : m_process(std::exchange(other.m_process, 0))
    {
    }
    DecoderProcess& operator=(DecoderProcess&& other) noexcept;
    DecoderProcess(const DecoderProcess&) = delete;
    DecoderProcess& operator=(const DecoderProcess&) = delete;
    /// Ends it, as end() does.
    ~DecoderProcess();

    /// 0 once it has been ended or moved away.
    [[nodiscard]] pid_t id() const { return m_process; }
    /// Kills it, if it runs still, and waits for the end, which is a matter of a millisecond. Why it had come to an
    /// end: DecoderFailed.
    core::Error end();

    /// Where the program is looked for.
    static QString programPath();

private:
    explicit DecoderProcess(pid_t process)
        : m_process(process)
    {
    }

    pid_t m_process = 0; // 0: none
};

} // namespace clouddesk::rfb
