// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fuzz/Recipe.h"
#include "lab/VideoSource.h"

#include <array>
#include <bit>

namespace clouddesk::fuzz {

/// Bits, from the highest of each byte on (H.264, 7.2).
class BitWriter
{
public:
    void bits(quint32 value, int count)
    {
        for (int bit = count - 1; bit >= 0; --bit, ++m_count) {
            if (m_count % 8 == 0)
                m_bytes += '\0';
            if ((value >> bit & 1) != 0)
                m_bytes.back() = char(m_bytes.back() | 1 << (7 - m_count % 8));
        }
    }
    bool flag(bool value)
    {
        bits(value ? 1 : 0, 1);
        return value;
    }
    /// ue(v) (H.264, 9.1).
    void number(quint32 value)
    {
        const int width = std::bit_width(value + 1);
        bits(0, width - 1);
        bits(value + 1, width);
    }
    /// se(v) (H.264, 9.1.1).
    void signedNumber(int value) { number(value > 0 ? quint32(2 * value - 1) : quint32(-2 * value)); }
    [[nodiscard]] QByteArray take() { return m_bytes; }

private:
    QByteArray m_bytes;
    int m_count = 0;
};

/// H.264: the frames of a real encoder in their order, sometimes damaged, and parameter sets of every form.
class VideoCook
{
public:
    static constexpr QSize size = QSize(64, 48);

    QByteArray frame(Recipe& recipe)
    {
        if (recipe.next() % 4 == 0)
            return QByteArray::fromHex("00000001") + parameterSet(recipe);
        QByteArray frame = clip()[m_frame++ % clip().size()];
        if (recipe.rarely())
            frame[recipe.next() % frame.size()] = char(recipe.next());
        if (recipe.rarely())
            frame += QByteArray::fromHex("00000001") + byte(recipe.next());
        return frame;
    }

private:
    static const std::vector<QByteArray>& clip()
    {
        static const std::vector<QByteArray> frames = [] {
            std::vector<QByteArray> all;
            lab::VideoSource source(size);
            for (int number = 0; number < 6; ++number)
                all.push_back(source.encode(lab::videoPicture(size, number)));
            return all;
        }();
        return frames;
    }

    /// H.264, 7.3.2.1.1.
    static QByteArray parameterSet(Recipe& recipe)
    {
        BitWriter set;
        const int profile = recipe.pick(std::array{66, 77, 100, 118});
        set.bits(quint32(profile), 8);
        set.bits(30, 16);
        set.number(0);
        if (profile >= 100)
            chroma(set, recipe);
        set.number(recipe.next() % 4);
        pictureOrder(set, recipe);
        set.number(recipe.rarely() ? 17 : recipe.next() % 17);
        set.flag(recipe.next() % 2 == 0);
        extent(set, recipe);
        if (set.flag(recipe.next() % 2 == 0))
            usability(set, recipe);
        QByteArray bytes = set.take();
        if (recipe.rarely())
            bytes.truncate(bytes.size() / 2);
        return byte(0x67) + bytes + byte(0x80);
    }
    static void chroma(BitWriter& set, Recipe& recipe)
    {
        set.number(recipe.rarely() ? 2 : 1);
        set.number(recipe.rarely() ? 2 : 0);
        set.number(0);
        set.flag(false);
        if (!set.flag(recipe.next() % 2 == 0))
            return;
        for (int list = 0; list < 8; ++list) {
            if (!set.flag(recipe.next() % 4 == 0))
                continue;
            // The first difference that brings it to zero ends a list.
            set.signedNumber(recipe.next() % 64);
            set.signedNumber(-(recipe.next() % 64));
            for (int i = recipe.next() % 62; i > 0; --i)
                set.signedNumber(1);
        }
    }
    static void pictureOrder(BitWriter& set, Recipe& recipe)
    {
        const int kind = recipe.rarely() ? 3 : recipe.next() % 3;
        set.number(quint32(kind));
        if (kind == 0)
            set.number(recipe.next() % 12);
        if (kind != 1)
            return;
        set.flag(false);
        set.signedNumber(recipe.next() - 128);
        set.signedNumber(recipe.next() - 128);
        const quint32 cycles = recipe.rarely() ? 300 : recipe.next() % 8;
        set.number(cycles);
        for (quint32 cycle = 0; cycle < cycles; ++cycle)
            set.signedNumber(recipe.next() - 128);
    }
    static void extent(BitWriter& set, Recipe& recipe)
    {
        set.number(recipe.rarely() ? 5000 : recipe.rarely() ? 200 : quint32(size.width() / 16 - 1));
        set.number(recipe.rarely() ? 200 : quint32(size.height() / 16 - 1));
        set.flag(!recipe.rarely());
        set.flag(true);
        if (!set.flag(recipe.next() % 4 == 0))
            return;
        for (int side = 0; side < 4; ++side)
            set.number(recipe.rarely() ? 400 : recipe.next() % 2);
    }
    /// H.264, E.1.1, as far as the colours.
    static void usability(BitWriter& set, Recipe& recipe)
    {
        if (set.flag(recipe.next() % 2 == 0)) {
            const bool isExtended = recipe.next() % 2 == 0;
            set.bits(isExtended ? 255 : 1, 8);
            set.bits(0, isExtended ? 32 : 0);
        }
        if (set.flag(recipe.next() % 2 == 0))
            set.flag(true);
        if (!set.flag(recipe.next() % 2 == 0))
            return;
        set.bits(5, 3);
        set.flag(recipe.next() % 2 == 0);
        if (!set.flag(recipe.next() % 2 == 0))
            return;
        set.bits(0x0101, 16);
        set.bits(recipe.next(), 8);
    }

    size_t m_frame = 0;
};

} // namespace clouddesk::fuzz
