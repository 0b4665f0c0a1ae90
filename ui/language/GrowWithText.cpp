// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language/GrowWithText.h"

#include <QEvent>
#include <QLayout>
#include <QScreen>

#include <algorithm>

namespace clouddesk::ui {

namespace {

void grow(QWidget& window)
{
    const QLayout* const layout = window.layout();
    if (layout == nullptr || !layout->hasHeightForWidth())
        return;
    const int wanted =
        std::min(layout->totalHeightForWidth(window.width()), window.screen()->availableGeometry().height());
    if (window.height() < wanted)
        window.resize(window.width(), wanted);
}

/// Hears of it when something in the window needs another size.
class Grower : public QObject
{
public:
    explicit Grower(QWidget& window)
        : QObject(&window)
    {
        window.installEventFilter(this);
    }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (watched == parent() && event->type() == QEvent::LayoutRequest)
            grow(*static_cast<QWidget*>(watched));
        return false;
    }
};

} // namespace

void growWithText(QWidget& window)
{
    new Grower(window);
}

} // namespace clouddesk::ui
