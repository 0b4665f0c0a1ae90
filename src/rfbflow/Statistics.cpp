// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbflow/Statistics.h"

#include <numeric>

namespace clouddesk::rfb {

void StatisticsMeter::addRectangle(Coding coding, qint64 pixels, qint64 bytes)
{
    m_current.pixels.at(static_cast<size_t>(coding)) += pixels;
    m_current.bytes += static_cast<quint64>(bytes);
}

void StatisticsMeter::endUpdate(Clock::time_point now)
{
    const Slice update = std::exchange(m_current, {});
    const qint64 number = sliceNumber(now);
    const std::scoped_lock lock(m_mutex);
    Slice& slice = m_record.slices.at(static_cast<size_t>(number) % sliceCount);
    if (slice.number != number) {
        slice = {};
        slice.number = number;
    }
    ++slice.frames;
    slice.bytes += update.bytes;
    for (size_t i = 0; i < codingCount; ++i)
        slice.pixels.at(i) += update.pixels.at(i);
    ++m_record.state.frames;
    m_record.state.bytes += update.bytes;
}

void StatisticsMeter::setState(const Statistics& state)
{
    const std::scoped_lock lock(m_mutex);
    const quint64 frames = m_record.state.frames;
    const quint64 bytes = m_record.state.bytes;
    m_record.state = state;
    m_record.state.frames = frames;
    m_record.state.bytes = bytes;
}

StatisticsMeter::Record StatisticsMeter::record() const
{
    const std::scoped_lock lock(m_mutex);
    return m_record;
}

Statistics StatisticsMeter::read(const Record& record, Clock::time_point now)
{
    constexpr double seconds = std::chrono::duration<double>(sliceLength * slicesPerReading).count();
    const qint64 number = sliceNumber(now);
    Statistics statistics = record.state;
    for (const Slice& slice : record.slices) {
        // The slice under way is left out: it would make every rate look too small.
        if (slice.number >= number || slice.number < number - slicesPerReading)
            continue;
        statistics.framesPerSecond += double(slice.frames) / seconds;
        statistics.bytesPerSecond += double(slice.bytes) / seconds;
        for (size_t i = 0; i < codingCount; ++i)
            statistics.shares.at(i) += double(slice.pixels.at(i));
    }
    const double all = std::accumulate(statistics.shares.begin(), statistics.shares.end(), 0.0);
    for (double& share : statistics.shares)
        share = all > 0 ? share / all : 0;
    return statistics;
}

qint64 StatisticsMeter::sliceNumber(Clock::time_point now)
{
    return now.time_since_epoch() / sliceLength;
}

} // namespace clouddesk::rfb
