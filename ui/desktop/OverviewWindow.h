// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QListWidget>
#include <QTimer>

#include <functional>

namespace clouddesk::ui {

class ViewerWindow;

/// All open desktops as small pictures that live: a few a second, one desktop at a time. Home thread.
class OverviewWindow : public QListWidget
{
    Q_OBJECT

public:
    using Source = std::function<QList<ViewerWindow*>()>;
    /// source tells what is open, in order.
    explicit OverviewWindow(Source source, QWidget* parent = nullptr);

    /// Shows what is open now, and goes on doing so while it can be seen.
    void refresh();

Q_SIGNALS:
    /// The person picked this desktop; nothing was raised yet.
    void chosen(clouddesk::ui::ViewerWindow* window);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void drawNext();
    void draw(int row);

    Source m_source;
    QList<ViewerWindow*> m_shown; ///< compared with what is open, never followed
    QTimer m_timer;
    int m_next = 0;
};

} // namespace clouddesk::ui
