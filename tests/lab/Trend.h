// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

namespace clouddesk::lab {

/// By how much the values rise from one to the next, by least squares.
inline double slopeOf(const QList<double>& values)
{
    const auto count = static_cast<double>(values.size());
    double weighted = 0;
    double squares = 0;
    for (qsizetype i = 0; i < values.size(); ++i) {
        const double place = static_cast<double>(i) - (count - 1) / 2;
        weighted += place * values[i];
        squares += place * place;
    }
    return squares > 0 ? weighted / squares : 0;
}

} // namespace clouddesk::lab
