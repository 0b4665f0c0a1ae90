// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Table.h"

#include "core/Result.h"

namespace clouddesk::app {

namespace {

constexpr qsizetype longestCell = 200;

QString lineOf(const QStringList& cells, const std::vector<qsizetype>& widths)
{
    QString line;
    for (qsizetype i = 0; i < cells.size(); ++i)
        line += core::singleLine(cells[i], longestCell).leftJustified(widths[static_cast<std::size_t>(i)] + 2);
    while (line.endsWith(QLatin1Char(' ')))
        line.chop(1);
    return line + QLatin1Char('\n');
}

} // namespace

QString tableText(const QStringList& heading, const std::vector<QStringList>& rows)
{
    std::vector<qsizetype> widths;
    for (const QString& title : heading)
        widths.push_back(title.size());
    for (const QStringList& row : rows) {
        for (qsizetype i = 0; i < row.size(); ++i) {
            qsizetype& width = widths[static_cast<std::size_t>(i)];
            width = std::max(width, core::singleLine(row[i], longestCell).size());
        }
    }
    QString text = lineOf(heading, widths);
    for (const QStringList& row : rows)
        text += lineOf(row, widths);
    return text;
}

QString listText(const std::vector<std::pair<QString, QString>>& rows)
{
    qsizetype width = 0;
    for (const auto& [name, value] : rows)
        width = value.isEmpty() ? width : std::max(width, name.size());
    QString text;
    for (const auto& [name, value] : rows) {
        if (!value.isEmpty())
            text += QString(name + QLatin1Char(':')).leftJustified(width + 3) + core::singleLine(value, 2000) +
                    QLatin1Char('\n');
    }
    return text;
}

} // namespace clouddesk::app
