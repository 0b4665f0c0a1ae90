// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <chrono>
#include <span>

namespace clouddesk::sound {

/// All sound here: 16 bits, signed, little endian, one sample of each channel after the other.
inline constexpr int sampleBytes = 2;
inline constexpr int channels = 2;
inline constexpr int frequency = 44100; // Hz
inline constexpr qsizetype frameBytes = qsizetype(sampleBytes) * channels;

using Bytes = std::span<const quint8>;

/// So much sound takes so many bytes, whole frames.
constexpr qsizetype bytesOf(std::chrono::milliseconds time)
{
    return qsizetype(time.count()) * frequency / 1000 * frameBytes;
}

} // namespace clouddesk::sound
