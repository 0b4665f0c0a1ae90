// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfb/Protocol.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace clouddesk::rfb {

/// What a parser wants of a stream next: a run of bytes that pass unseen, then one small item that it must see whole.
struct Step
{
    enum class Kind : quint8 {
        Plain,
        /// The run goes on to the next byte 0xff, at which the item begins; run is the most that may pass before it.
        UntilMark,
        /// The item that was just given is to be given again when it has so many bytes.
        Extend,
        /// What was given is not allowed; who says so tells why.
        Refused,
    };

    quint64 run = 0;
    /// Of at most ItemReader::maximumItemBytes; 0: what is parsed ends after the run.
    quint8 item = 0;
    Kind kind = Kind::Plain;

    /// An item of so many bytes, once afterRun bytes have passed.
    [[nodiscard]] static Step look(size_t item, quint64 afterRun = 0) { return {afterRun, static_cast<quint8>(item)}; }
    /// An item that begins with the next byte 0xff; Found::NoMark if that has not come after mostBefore bytes.
    [[nodiscard]] static Step lookAtMark(size_t item, quint64 mostBefore)
    {
        return {mostBefore, static_cast<quint8>(item), Kind::UntilMark};
    }
    /// The last item again, longer.
    [[nodiscard]] static Step extend(size_t item) { return {0, static_cast<quint8>(item), Kind::Extend}; }
    /// The end, once afterRun bytes have passed.
    [[nodiscard]] static Step finish(quint64 afterRun = 0) { return {afterRun, 0}; }
    /// See Kind::Refused.
    [[nodiscard]] static Step refused() { return {0, 0, Kind::Refused}; }
    [[nodiscard]] bool isRefused() const { return kind == Kind::Refused; }
};

/// Cuts a stream, however it arrives, into runs and items. It keeps nothing but an item that has begun and is not
/// whole.
class ItemReader
{
public:
    static constexpr size_t maximumItemBytes = 80; // a fence with its payload

    enum class Found : quint8 {
        Nothing, ///< more input is needed
        Run,     ///< the piece is (a part of) the run
        Item,    ///< the piece is the item, whole; valid until the next call of next()
        End,     ///< the step was one that finishes, and the run has passed
        NoMark,  ///< no mark within the run's length
    };
    struct Piece
    {
        Found found = Found::Nothing;
        Bytes bytes;
    };

    /// Starts a step; the run and the item of the one before must have passed.
    void begin(const Step& step)
    {
        m_step = step;
        m_passed = 0;
        m_held = 0;
    }
    /// Instead of begin(), after an item that is to become longer. Where it was cut from the input, it is put back.
    void extend(Bytes item, size_t bytes, Bytes& input)
    {
        m_step = Step::look(bytes);
        if (item.data() + item.size() == input.data()) {
            input = {item.data(), item.size() + input.size()};
            return;
        }
        m_held = static_cast<quint8>(item.size());
    }
    /// Takes the next piece from the front of the input.
    Piece next(Bytes& input)
    {
        if (m_step.kind == Step::Kind::UntilMark)
            return findMark(input);
        if (m_step.run > 0)
            return input.empty() ? Piece{} : takeRun(input, std::min<quint64>(m_step.run, input.size()));
        return m_step.item == 0 ? Piece{Found::End, {}} : takeItem(input);
    }
    /// How many bytes of the current run have passed.
    [[nodiscard]] quint64 passed() const { return m_passed; }
    /// How many bytes must come at least before there is another item or the end.
    [[nodiscard]] quint64 needed() const
    {
        const quint64 run = m_step.kind == Step::Kind::UntilMark ? 0 : m_step.run;
        return run + m_step.item - m_held;
    }
    /// Whether an item has begun that is not whole.
    [[nodiscard]] bool isHolding() const { return m_held > 0; }

private:
    Piece takeRun(Bytes& input, quint64 count)
    {
        const Bytes run = input.first(static_cast<size_t>(count));
        input = input.subspan(run.size());
        m_step.run -= run.size();
        m_passed += run.size();
        return {Found::Run, run};
    }
    Piece takeItem(Bytes& input)
    {
        const size_t missing = m_step.item - size_t(m_held);
        if (m_held == 0 && input.size() >= missing) {
            const Bytes item = input.first(missing);
            input = input.subspan(missing);
            return {Found::Item, item};
        }
        const size_t count = std::min(missing, input.size());
        std::copy_n(input.begin(), count, m_buffer.begin() + m_held);
        input = input.subspan(count);
        m_held = static_cast<quint8>(m_held + count);
        if (count < missing)
            return {};
        m_held = 0;
        return {Found::Item, {m_buffer.data(), m_step.item}};
    }
    Piece findMark(Bytes& input)
    {
        if (input.empty())
            return {};
        const auto* const mark = static_cast<const quint8*>(std::memchr(input.data(), 0xff, input.size()));
        const auto before = mark != nullptr ? static_cast<quint64>(mark - input.data()) : input.size();
        if (before > m_step.run)
            return {Found::NoMark, {}};
        const Piece piece = takeRun(input, before);
        if (mark != nullptr)
            m_step = Step::look(m_step.item);
        return piece;
    }

    Step m_step;
    quint8 m_held = 0;
    quint64 m_passed = 0;
    std::array<quint8, maximumItemBytes> m_buffer{};
};

} // namespace clouddesk::rfb
