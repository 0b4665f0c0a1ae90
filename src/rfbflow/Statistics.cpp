// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbflow/Statistics.h"

#include <numeric>

namespace clouddesk::rfb {

namespace {

// A first one that takes no longer is told when it has ended.
constexpr auto firstRoundTrip = std::chrono::microseconds(std::chrono::seconds(1));

} // namespace

void StatisticsMeter::addRectangle(Coding coding, qint64 pixels, qint64 bytes)
{
    m_current.pixels.at(static_cast<size_t>(coding)) += pixels;
    m_current.bytes += static_cast<quint64>(bytes);
}

void StatisticsMeter::endUpdate(Clock::time_point now)
{
    const Slice update = std::exchange(m_current, {});
    const qint64 number = sliceNumber(now);
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

bool StatisticsMeter::setState(Statistics state, std::optional<Clock::time_point> roundTripBegan)
{
    state.frames = m_record.state.frames;
    state.bytes = m_record.state.bytes;
    const bool isNews = state != m_record.state || roundTripBegan != m_record.roundTripBegan;
    m_record.state = state;
    m_record.roundTripBegan = roundTripBegan;
    return isNews;
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
    if (record.roundTripBegan) {
        const auto lasting = std::chrono::duration_cast<std::chrono::microseconds>(now - *record.roundTripBegan);
        if (lasting > statistics.roundTrip.value_or(firstRoundTrip))
            statistics.roundTrip = lasting;
    }
    return statistics;
}

qint64 StatisticsMeter::sliceNumber(Clock::time_point now)
{
    return now.time_since_epoch() / sliceLength;
}

} // namespace clouddesk::rfb
