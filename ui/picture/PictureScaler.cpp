// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/picture/PictureScaler.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace clouddesk::ui {

namespace {

constexpr int whole = 256; // so that a sum of weighted bytes just fits 16 bits
// So many target rows at a time stay in the processor's cache.
constexpr int bandRows = 32;
// Many small pieces cost more than what lies between them.
constexpr int mostPieces = 24;

// Two pixels, as bytes and with room for sums of weighted bytes. The compiler makes one instruction of each step.
using Bytes = quint8 __attribute__((vector_size(8)));
using Sums = quint16 __attribute__((vector_size(16)));

Sums spread(const QRgb* pixels)
{
    Bytes bytes;
    std::memcpy(&bytes, pixels, sizeof bytes);
    return __builtin_convertvector(bytes, Sums);
}

/// Both pixels' sums as pixels.
Bytes gather(Sums sums)
{
    constexpr quint16 half = whole / 2;
    return __builtin_convertvector((sums + half) / quint16(whole), Bytes);
}

/// The same column of two rows.
Sums spread(QRgb one, QRgb other)
{
    const std::array<QRgb, 2> pair = {one, other};
    return spread(pair.data());
}

void put(Sums sums, QRgb& one, QRgb& other)
{
    const Bytes mixed = gather(sums);
    std::array<QRgb, 2> pair{};
    std::memcpy(pair.data(), &mixed, sizeof mixed);
    one = pair[0];
    other = pair[1];
}

/// A weighted sum of pixels that stand one below the other.
QRgb mixDown(const QRgb* pixels, size_t distance, const quint16* weights, int count)
{
    Sums sums{};
    for (int i = 0; i < count; ++i) {
        const std::array<QRgb, 2> pair = {pixels[size_t(i) * distance], 0};
        sums += spread(pair.data()) * weights[i];
    }
    const Bytes mixed = gather(sums);
    QRgb pixel = 0;
    std::memcpy(&pixel, &mixed, sizeof pixel);
    return pixel;
}

} // namespace

PictureScaler::Axis::Axis(int source, int target)
{
    taps.reserve(size_t(target));
    const double step = double(source) / target;
    for (int i = 0; i < target; ++i) {
        if (step >= 1)
            addAverage(source, i * step, (i + 1) * step);
        else
            addInterpolated(source, (i + 0.5) * step - 0.5);
    }
}

void PictureScaler::Axis::addAverage(int source, double from, double to)
{
    const int first = std::min(int(from), source - 1);
    const int last = std::clamp(int(std::ceil(to)) - 1, first, source - 1);
    std::vector<double> shares;
    for (int i = first; i <= last; ++i)
        shares.push_back(std::max(0.0, std::min(to, i + 1.0) - std::max(from, double(i))) / (to - from));
    addTap(first, shares);
}

void PictureScaler::Axis::addInterpolated(int source, double middle)
{
    const double kept = std::clamp(middle, 0.0, source - 1.0);
    const int first = std::min(int(kept), std::max(0, source - 2));
    const double share = kept - first;
    addTap(first, source == 1 ? std::vector<double>{1} : std::vector<double>{1 - share, share});
}

void PictureScaler::Axis::addTap(int first, const std::vector<double>& shares)
{
    taps.push_back({first, int(shares.size()), int(weights.size())});
    // Rounded so that the sum is exact: a plain area stays the colour it is.
    double sum = 0;
    int given = 0;
    for (const double share : shares) {
        sum += share;
        const int upTo = int(std::lround(sum * whole));
        weights.push_back(quint16(upTo - given));
        given = upTo;
    }
    weights.back() += quint16(whole - given);
}

std::pair<int, int> PictureScaler::Axis::touchedBy(int first, int last) const
{
    const auto begin = std::partition_point(taps.begin(), taps.end(),
                                            [first](const Tap& tap) { return tap.first + tap.count <= first; });
    const auto end = std::partition_point(begin, taps.end(), [last](const Tap& tap) { return tap.first <= last; });
    return {int(begin - taps.begin()), int(end - taps.begin()) - 1};
}

void PictureScaler::setSizes(QSize source, QSize target)
{
    if (source == m_sourceSize && target == m_picture.size())
        return;
    m_sourceSize = source;
    m_picture = source.isEmpty() || target.isEmpty() ? QImage() : QImage(target, QImage::Format_RGB32);
    m_x = m_picture.isNull() ? Axis() : Axis(source.width(), target.width());
    m_y = m_picture.isNull() ? Axis() : Axis(source.height(), target.height());
    m_stale = m_picture.rect();
}

QRegion PictureScaler::invalidate(const QRegion& source)
{
    QRegion touched;
    const QRegion inside = source & QRect(QPoint(), m_sourceSize);
    const auto add = [this, &touched](const QRect& rect) {
        const auto [left, right] = m_x.touchedBy(rect.left(), rect.right());
        const auto [top, bottom] = m_y.touchedBy(rect.top(), rect.bottom());
        touched += QRect(QPoint(left, top), QPoint(right, bottom));
    };
    if (m_picture.isNull() || inside.isEmpty())
        return touched;
    if (inside.rectCount() > mostPieces) {
        add(inside.boundingRect());
    } else {
        for (const QRect& rect : inside)
            add(rect);
    }
    m_stale += touched;
    return touched;
}

const QImage& PictureScaler::picture(const QImage& source, const QRegion& wanted)
{
    const QRegion missing = m_stale & wanted;
    if (source.size() != m_sourceSize || missing.isEmpty())
        return m_picture;
    m_stale -= missing;
    for (const QRect& rect : missing) {
        for (int top = rect.top(); top <= rect.bottom(); top += bandRows)
            scale(source, QRect(rect.left(), top, rect.width(), std::min(bandRows, rect.bottom() + 1 - top)));
    }
    return m_picture;
}

void PictureScaler::scaleAcross(const QImage& source, const QRect& piece, int firstRow, int lastRow)
{
    const auto width = size_t(piece.width());
    const int rows = lastRow - firstRow + 1;
    m_across.resize(size_t(rows) * width);
    for (int row = firstRow; row <= lastRow; row += 4) {
        // Four rows at a time; at the end, the last one stands in for those that are missing.
        std::array<const QRgb*, 4> in{};
        std::array<QRgb*, 4> out{};
        for (size_t i = 0; i < 4; ++i) {
            const int each = std::min(row + int(i), lastRow);
            in[i] = reinterpret_cast<const QRgb*>(source.constScanLine(each));
            const int place = each - firstRow;
            out[i] = m_across.data() + size_t(place) * width;
        }
        for (size_t x = 0; x < width; ++x) {
            const Tap& tap = m_x.taps[x + size_t(piece.left())];
            const quint16* const weights = m_x.weights.data() + tap.weights;
            Sums upper{};
            Sums lower{};
            for (int i = 0; i < tap.count; ++i) {
                const int at = tap.first + i;
                upper += spread(in[0][at], in[1][at]) * weights[i];
                lower += spread(in[2][at], in[3][at]) * weights[i];
            }
            put(upper, out[0][x], out[1][x]);
            put(lower, out[2][x], out[3][x]);
        }
    }
}

void PictureScaler::scale(const QImage& source, const QRect& piece)
{
    const int firstRow = m_y.taps[size_t(piece.top())].first;
    const Tap& lastTap = m_y.taps[size_t(piece.bottom())];
    scaleAcross(source, piece, firstRow, lastTap.first + lastTap.count - 1);
    const auto width = size_t(piece.width());
    for (int y = piece.top(); y <= piece.bottom(); ++y) {
        const Tap& tap = m_y.taps[size_t(y)];
        const quint16* const weights = m_y.weights.data() + tap.weights;
        const int skipped = tap.first - firstRow;
        const QRgb* const rows = m_across.data() + size_t(skipped) * width;
        auto* const out = reinterpret_cast<QRgb*>(m_picture.scanLine(y)) + piece.left();
        size_t x = 0;
        for (; x + 1 < width; x += 2) {
            Sums sums{};
            for (int i = 0; i < tap.count; ++i)
                sums += spread(rows + size_t(i) * width + x) * weights[i];
            const Bytes pixels = gather(sums);
            std::memcpy(out + x, &pixels, sizeof pixels);
        }
        if (x < width)
            out[x] = mixDown(rows + x, width, weights, tap.count);
    }
}

} // namespace clouddesk::ui
