// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/machines/MachineModel.h"
#include "ui/machines/ThumbnailStore.h"

#include <QStyledItemDelegate>

namespace clouddesk::ui {

/// Draws one machine: how it stands, its desktop's last picture where such are kept, its name and address, its tags,
/// whose it is, and when it was last connected.
class MachineDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// The pictures outlive it.
    MachineDelegate(ThumbnailStore& pictures, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    ThumbnailStore& m_pictures;
};

} // namespace clouddesk::ui
