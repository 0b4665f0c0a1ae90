// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbclient/Board.h"

#include <QRect>

#include <atomic>
#include <cmath>

#include <fcntl.h>
#include <linux/futex.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace clouddesk::rfb {

namespace {

constexpr quint32 maximumRectangles = 64;
// The states of the lock, as futex(7) has them.
constexpr quint32 isFree = 0;
constexpr quint32 isHeld = 1;
constexpr quint32 isAwaited = 2;

struct PlainRect
{
    qint32 x;
    qint32 y;
    qint32 width;
    qint32 height;
};

/// Statistics in types that any bytes are a value of.
struct PlainStatistics
{
    std::array<StatisticsMeter::Slice, StatisticsMeter::sliceCount> slices;
    quint64 frames;
    quint64 bytes;
    qint64 queuedBytes;
    qint64 lossyPixels;
    qint64 roundTripMicroseconds; // negative: not known
    qint64 roundTripBegan;        // in microseconds of the clock; 0: none is measured
    double lineBytesPerSecond;    // negative: not known
    qint32 quality;
    quint32 isContinuous;
};

using Word = std::atomic<quint32>;
static_assert(Word::is_always_lock_free && sizeof(Word) == sizeof(quint32));

std::chrono::microseconds microseconds(Board::Clock::time_point time)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(time.time_since_epoch());
}

// Not the private kind of futex: the word is in two processes.
void waitWhile(Word& word, quint32 value, std::chrono::nanoseconds limit)
{
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(limit);
    const timespec time{seconds.count(), (limit - seconds).count()};
    syscall(SYS_futex, &word, FUTEX_WAIT, value, &time, nullptr, 0);
}

void wakeOne(Word& word)
{
    syscall(SYS_futex, &word, FUTEX_WAKE, 1, nullptr, nullptr, 0);
}

bool tryTake(Word& lock)
{
    quint32 state = isFree;
    return lock.compare_exchange_strong(state, isHeld);
}

bool take(Word& lock, std::chrono::milliseconds limit)
{
    if (tryTake(lock))
        return true;
    const auto end = Board::Clock::now() + limit;
    while (lock.exchange(isAwaited) != isFree) {
        const auto left = end - Board::Clock::now();
        if (left <= Board::Clock::duration::zero())
            return false;
        waitWhile(lock, isAwaited, left);
    }
    return true;
}

void give(Word& lock)
{
    if (lock.exchange(isFree) == isAwaited)
        wakeOne(lock);
}

} // namespace

struct Board::Data
{
    Word lock;
    Word writing; // a lock as well
    Word settled;
    Word isTold;
    Word count; // of the damage
    std::array<PlainRect, maximumRectangles> damage;
    PlainStatistics statistics;
};

core::Result<Board> Board::make()
{
    core::UniqueFd memory(memfd_create("clouddesk-board", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    const bool isMade = memory.isValid() && ftruncate(memory.get(), sizeof(Data)) == 0 &&
                        fcntl(memory.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) == 0;
    auto board = isMade ? open(memory) : core::fail(core::ErrorCode::InputOutputFailed, QString());
    if (!board)
        return core::fail(core::ErrorCode::InputOutputFailed, QStringLiteral("there is no memory for a desktop"));
    board->m_memory = std::move(memory);
    board->setStatistics({});
    return board;
}

core::Result<Board> Board::open(const core::UniqueFd& memory)
{
    void* const data = mmap(nullptr, sizeof(Data), PROT_READ | PROT_WRITE, MAP_SHARED, memory.get(), 0);
    if (data == MAP_FAILED)
        return core::fail(core::ErrorCode::InputOutputFailed, QStringLiteral("shared memory cannot be mapped"));
    return Board(static_cast<Data*>(data));
}

Board::Board(Board&& other) noexcept
    : m_memory(std::move(other.m_memory))
    , m_data(std::exchange(other.m_data, nullptr))
{
}

Board& Board::operator=(Board&& other) noexcept
{
    std::swap(m_memory, other.m_memory);
    std::swap(m_data, other.m_data);
    return *this;
}

Board::~Board()
{
    if (m_data != nullptr)
        munmap(m_data, sizeof(Data));
}

bool Board::lock(std::chrono::milliseconds limit)
{
    return take(m_data->lock, limit);
}

void Board::unlock()
{
    give(m_data->lock);
}

void Board::breakLock()
{
    m_data->lock.store(isFree);
}

bool Board::tryLockWriting()
{
    return tryTake(m_data->writing);
}

void Board::lockWriting()
{
    // A client that was stopped in the middle of a message is waited for: it wants nothing meanwhile.
    while (!take(m_data->writing, std::chrono::seconds(1))) {
    }
}

void Board::unlockWriting()
{
    give(m_data->writing);
}

void Board::setSettled(quint32 commands)
{
    m_data->settled.store(commands);
}

quint32 Board::settled() const
{
    return m_data->settled.load();
}

void Board::addDamage(const QRect& rect)
{
    // A region of many small rectangles costs more to paint than what lies between them.
    quint32 count = m_data->count.load();
    QRect added = rect;
    if (count >= maximumRectangles) {
        for (const PlainRect& known : m_data->damage)
            added |= QRect(known.x, known.y, known.width, known.height);
        count = 0;
    }
    m_data->damage.at(count) = {added.x(), added.y(), added.width(), added.height()};
    m_data->count.store(count + 1);
}

QRegion Board::takeDamage()
{
    const quint32 count = std::min(m_data->count.exchange(0), maximumRectangles);
    // A rectangle of a screen has no such sides; with them, sums stay within an int.
    const QRect anywhere(0, 0, 1 << 20, 1 << 20);
    QRegion damage;
    for (quint32 i = 0; i < count; ++i) {
        const PlainRect rect = m_data->damage.at(i);
        const auto side = [&anywhere](qint32 value) { return std::clamp(value, 0, anywhere.width()); };
        damage += QRect(side(rect.x), side(rect.y), side(rect.width), side(rect.height)) & anywhere;
    }
    return damage;
}

bool Board::hasDamage() const
{
    return m_data->count.load() != 0;
}

bool Board::exchangeTold(bool told)
{
    return m_data->isTold.exchange(told ? 1 : 0) != 0;
}

void Board::setStatistics(const StatisticsMeter::Record& record)
{
    const Statistics& state = record.state;
    m_data->statistics = {record.slices,
                          state.frames,
                          state.bytes,
                          state.queuedBytes,
                          state.lossyPixels,
                          state.roundTrip ? state.roundTrip->count() : -1,
                          record.roundTripBegan ? microseconds(*record.roundTripBegan).count() : 0,
                          state.lineBytesPerSecond.value_or(-1),
                          state.quality,
                          state.isContinuous ? 1U : 0U};
}

StatisticsMeter::Record Board::statistics() const
{
    const PlainStatistics plain = m_data->statistics;
    StatisticsMeter::Record record;
    record.slices = plain.slices;
    record.state.frames = plain.frames;
    record.state.bytes = plain.bytes;
    record.state.queuedBytes = plain.queuedBytes;
    record.state.lossyPixels = plain.lossyPixels;
    constexpr qint64 longest = std::chrono::microseconds(std::chrono::hours(1)).count();
    if (plain.roundTripMicroseconds >= 0)
        record.state.roundTrip = std::chrono::microseconds(std::min(plain.roundTripMicroseconds, longest));
    const qint64 now = microseconds(Clock::now()).count();
    if (plain.roundTripBegan > 0 && plain.roundTripBegan <= now)
        record.roundTripBegan = Clock::time_point(std::chrono::microseconds(plain.roundTripBegan));
    if (plain.lineBytesPerSecond >= 0 && std::isfinite(plain.lineBytesPerSecond))
        record.state.lineBytesPerSecond = plain.lineBytesPerSecond;
    record.state.quality = std::clamp(plain.quality, -1, 9);
    record.state.isContinuous = plain.isContinuous != 0;
    return record;
}

} // namespace clouddesk::rfb
