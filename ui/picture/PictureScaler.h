// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QRegion>

#include <vector>

namespace clouddesk::ui {

/// A picture in another size, kept up to date piece by piece. Smaller: each pixel is the average of exactly the area
/// that it covers, so that thin lines stay visible; larger: bilinear. Every pixel depends on the source alone, so a
/// piece that is scaled later fits its surroundings without a seam.
class PictureScaler
{
public:
    /// From which size to which; forgets everything if one of them is new.
    void setSizes(QSize source, QSize target);
    /// The source changed there. Gives what that changes in the target.
    QRegion invalidate(const QRegion& source);
    /// The scaled picture, brought up to date within the region. Format_RGB32, as the source.
    const QImage& picture(const QImage& source, const QRegion& wanted);

private:
    /// Which source pixels make one target pixel along one axis, and how much each counts (256 in all).
    struct Tap
    {
        int first = 0;
        int count = 0;
        int weights = 0; // where they begin
    };
    struct Axis
    {
        std::vector<Tap> taps;
        std::vector<quint16> weights;

        Axis() = default;
        Axis(int source, int target);
        /// The target pixels that any of the source pixels first..last is part of.
        [[nodiscard]] std::pair<int, int> touchedBy(int first, int last) const;

    private:
        void addAverage(int source, double from, double to);
        void addInterpolated(int source, double middle);
        void addTap(int first, const std::vector<double>& shares);
    };

    void scale(const QImage& source, const QRect& piece);
    void scaleAcross(const QImage& source, const QRect& piece, int firstRow, int lastRow);

    QSize m_sourceSize;
    Axis m_x;
    Axis m_y;
    QImage m_picture;
    QRegion m_stale;
    std::vector<QRgb> m_across; // source rows in target width
};

} // namespace clouddesk::ui
