// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QVBoxLayout>
#include <QWidget>

namespace clouddesk::ui {

/// Lies over all of a picture, dims it, and has a card in its middle. A screen reader tells its accessible name.
class PictureCover : public QWidget
{
    Q_OBJECT

public:
    /// darkness: 0..255.
    PictureCover(QWidget* parent, int darkness);

    /// Over the parent, and what else lies there.
    void appear();

protected:
    /// Where the card's lines go.
    [[nodiscard]] QVBoxLayout& card() { return *m_card; }
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    int m_darkness;
    QVBoxLayout* m_card;
};

} // namespace clouddesk::ui
