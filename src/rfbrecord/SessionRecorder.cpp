// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbrecord/SessionRecorder.h"

#include "rfbgate/RecordingWriter.h"
#include "rfbrecord/RecordedSession.h"

#include <QDir>
#include <QFileInfo>
#include <QStorageInfo>

#include <mutex>
#include <thread>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace clouddesk::rfb {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

using Clock = std::chrono::steady_clock;

constexpr auto reportInterval = std::chrono::seconds(1);

bool mayComeBack(ErrorCode code)
{
    return code == ErrorCode::ConnectionLost || code == ErrorCode::RfbStalled;
}

Result<void> checkRoom(const QString& folder, qint64 floor)
{
    const qint64 room = QStorageInfo(folder).bytesAvailable();
    if (room >= 0 && room < floor)
        return fail(ErrorCode::DiskFull, QStringLiteral("less than %1 MB are free on the disk").arg(floor / 1'000'000),
                    folder, QStringLiteral("free some room, or choose another folder for recordings"));
    return {};
}

} // namespace

class SessionRecorder::Worker
{
public:
    Worker(std::unique_ptr<RecordingWriter> writer, QString path, const RecorderOptions& options)
        : m_writer(std::move(writer))
        , m_path(std::move(path))
        , m_options(options)
        , m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    {
    }
    ~Worker()
    {
        stop();
        if (m_thread.joinable())
            m_thread.join();
    }
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    void start(SessionRecorder* owner)
    {
        m_owner = owner;
        m_thread = std::thread([this] { run(); });
    }
    void give(core::UniqueFd stream, core::Secret password)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_nextStream = std::move(stream);
            m_nextPassword = std::move(password);
        }
        wake();
    }
    void stop()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isStopped = true;
        }
        wake();
    }
    [[nodiscard]] const QString& path() const { return m_path; }

private:
    template <typename Function>
    void tell(Function function)
    {
        QMetaObject::invokeMethod(m_owner, function, Qt::QueuedConnection);
    }
    void wake() const
    {
        const quint64 one = 1;
        std::ignore = write(m_wake.get(), &one, sizeof one);
    }

    void run()
    {
        m_began = Clock::now();
        m_nextReport = m_began + reportInterval;
        std::optional<core::Error> reason;
        while (!reason && takeOrders()) {
            wait();
            serve();
            m_writer->flush(Clock::now());
            reason = m_refusal ? m_refusal : report();
        }
        m_session.reset();
        m_writer->breakOff();
        if (const auto finished = m_writer->finish(Clock::now()); !finished && !reason)
            reason = finished.error();
        tell([owner = m_owner, reason] { Q_EMIT owner->ended(reason); });
    }

    /// False: it is to end.
    bool takeOrders()
    {
        const std::lock_guard lock(m_mutex);
        if (m_nextStream.isValid()) {
            m_session.reset();
            m_writer->breakOff();
            m_sessionBegan = Clock::now();
            m_isStreamWanted = false;
            m_hasBegun = false;
            m_session = std::make_unique<RecordedSession>(std::move(m_nextStream), std::move(m_nextPassword),
                                                          m_options.quality, *m_writer, m_sessionBegan);
        }
        return !m_isStopped;
    }

    void wait()
    {
        const auto now = Clock::now();
        auto until = m_nextReport;
        if (m_session && m_session->owesRequest())
            until = std::min(until, m_nextRequest);
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - now).count();
        std::array<pollfd, 2> polled = {pollfd{m_wake.get(), POLLIN, 0},
                                        pollfd{m_session ? m_session->descriptor() : -1, POLLIN, 0}};
        poll(polled.data(), polled.size(), static_cast<int>(std::clamp<qint64>(left, 0, 1000)));
        quint64 ignored = 0;
        std::ignore = read(m_wake.get(), &ignored, sizeof ignored);
        m_isReadable = polled[1].revents != 0;
    }

    void serve()
    {
        if (!m_session)
            return;
        const auto now = Clock::now();
        Result<void> served = m_isReadable ? m_session->receive(now) : m_session->check(now);
        if (served && m_session->owesRequest() && now >= m_nextRequest) {
            m_nextRequest = now + std::chrono::milliseconds(1000 / m_options.picturesPerSecond);
            served = m_session->request(now);
        }
        if (!served)
            return loseSession(served.error());
        if (!m_hasBegun && m_session->updates() > 0) {
            m_hasBegun = true;
            tell([owner = m_owner] { Q_EMIT owner->streamBegan(); });
        }
        // The first update is the whole screen; without a second one a new session would say nothing new.
        if (!m_isStreamWanted && m_session->updates() > 1 && now - m_sessionBegan >= m_options.seekInterval) {
            m_isStreamWanted = true;
            tell([owner = m_owner] { Q_EMIT owner->streamWanted(); });
        }
    }

    void loseSession(const core::Error& error)
    {
        m_session.reset();
        m_writer->breakOff();
        if (mayComeBack(error.code))
            tell([owner = m_owner, error] { Q_EMIT owner->streamLost(error); });
        else
            m_refusal = error;
    }

    std::optional<core::Error> report()
    {
        if (m_writer->failure())
            return m_writer->failure();
        const qint64 bytes = m_writer->fileBytes();
        if (bytes >= m_options.maximumBytes)
            return core::Error{
                ErrorCode::OutputTooLarge,
                QStringLiteral("the recording has reached %1 MB").arg(m_options.maximumBytes / 1'000'000), m_path,
                QStringLiteral("begin another one")};
        const auto now = Clock::now();
        if (now < m_nextReport)
            return std::nullopt;
        m_nextReport = now + reportInterval;
        if (const auto room = checkRoom(QFileInfo(m_path).path(), m_options.freeSpaceFloor); !room)
            return room.error();
        const qint64 time = std::chrono::duration_cast<std::chrono::milliseconds>(now - m_began).count();
        tell([owner = m_owner, bytes, time] { Q_EMIT owner->progressed(bytes, time); });
        return std::nullopt;
    }

    std::unique_ptr<RecordingWriter> m_writer;
    QString m_path;
    RecorderOptions m_options;
    core::UniqueFd m_wake;
    SessionRecorder* m_owner = nullptr;
    std::thread m_thread;

    std::mutex m_mutex;
    core::UniqueFd m_nextStream; // guarded
    core::Secret m_nextPassword; // guarded
    bool m_isStopped = false;    // guarded

    std::unique_ptr<RecordedSession> m_session;
    Clock::time_point m_began;
    Clock::time_point m_sessionBegan;
    Clock::time_point m_nextReport;
    Clock::time_point m_nextRequest;
    bool m_isReadable = false;
    bool m_isStreamWanted = false;
    bool m_hasBegun = false;
    std::optional<core::Error> m_refusal;
};

Result<std::unique_ptr<SessionRecorder>> SessionRecorder::create(const QString& path, const RecorderOptions& options)
{
    if (auto room = checkRoom(QFileInfo(path).path(), options.freeSpaceFloor); !room)
        return fail(room);
    auto writer = RecordingWriter::create(path, Clock::now());
    if (!writer)
        return fail(writer);
    auto worker = std::make_unique<Worker>(std::move(*writer), path, options);
    std::unique_ptr<SessionRecorder> recorder(new SessionRecorder(std::move(worker)));
    recorder->m_worker->start(recorder.get());
    return recorder;
}

SessionRecorder::SessionRecorder(std::unique_ptr<Worker> worker)
    : m_worker(std::move(worker))
{
}

SessionRecorder::~SessionRecorder() = default;

void SessionRecorder::record(core::UniqueFd stream, core::Secret password)
{
    m_worker->give(std::move(stream), std::move(password));
}

void SessionRecorder::finish()
{
    m_worker->stop();
}

QString SessionRecorder::path() const
{
    return m_worker->path();
}

} // namespace clouddesk::rfb
