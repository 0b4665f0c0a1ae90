// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Deferred.h"
#include "ssh/Channel.h"
#include "ssh/Connection.h"

#include <atomic>

namespace clouddesk::ssh {

/// Where the pieces of output go that the caller wants as they come.
struct OutputSink
{
    /// Called in the SSH thread; passes the piece on to the home thread and calls there what the caller gave.
    std::function<void(QByteArray piece, bool isStandardError)> deliver;
    /// Bytes on their way to the home thread.
    std::atomic<qsizetype> underWay = 0;

    static constexpr qsizetype mostUnderWay = qsizetype(1024) * 1024;
};

/// What to run, for the SSH thread.
struct ExecOrder
{
    QByteArray command;
    core::Secret input;
    core::UniqueFd inputSource;
    bool isTerminatedEarly = false;
    std::chrono::milliseconds limit{};
    qsizetype outputLimit = 0;
    std::shared_ptr<OutputSink> sink;
};

/// Runs one command and collects what it says.
class ExecChannel : public Channel
{
public:
    ExecChannel(quint64 id, ExecOrder order, core::Resolver<ExecResult> done);

    /// As Channel says; the descriptor is ExecOrder::inputSource.
    [[nodiscard]] int localDescriptor() const override;
    [[nodiscard]] short wantedEvents() const override;
    void onLocalEvents(short events) override;
    [[nodiscard]] std::optional<Clock::time_point> deadline() const override { return m_deadline; }

private:
    void onRunning() override;
    void onAdvance() override;
    void onDeadline() override;
    void onFailed(const core::Error& error) override;
    quint32 onData(const char* data, quint32 size, bool isStandardError) override;
    void onExitStatus(int status) override { m_result.exitStatus = status; }
    void onExitSignal(const char* name) override;

    void sendInput();
    void readSource();
    void passOn(const char* data, qsizetype size);
    void endInput();
    void collectHeldBack();
    void collect(const QByteArray& bytes, bool isStandardError);

    ExecOrder m_order;
    core::Resolver<ExecResult> m_done;
    std::optional<Clock::time_point> m_deadline;
    ExecResult m_result;
    std::size_t m_inputSent = 0;
    QByteArray m_unsent; ///< read from the source, but not yet taken by the session
    quint32 m_delivered = 0;
    bool m_isInputEnded = false;
    bool m_isHeldBack = false;
    bool m_isTooLarge = false;
};

} // namespace clouddesk::ssh
