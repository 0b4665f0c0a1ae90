// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/machines/ThumbnailStore.h"

#include <QStyledItemDelegate>

namespace clouddesk::ui {

/// A machine as a tile: its desktop's last picture, below it name and status.
class TileDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// The pictures outlive it.
    TileDelegate(ThumbnailStore& pictures, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    ThumbnailStore& m_pictures;
};

} // namespace clouddesk::ui
