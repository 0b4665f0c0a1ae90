// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace clouddesk::ui {

/// A form that is as tall as it is, and scrolls where the screen is not.
class TallForm : public QScrollArea
{
    Q_OBJECT

public:
    /// Takes the form over.
    explicit TallForm(QWidget* form, QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace clouddesk::ui
