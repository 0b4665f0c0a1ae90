// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language/GrowWithText.h"

#include <QEvent>
#include <QLayout>
#include <QScreen>
#include <QScrollArea>

#include <algorithm>

namespace clouddesk::ui {

namespace {

// Before a window is shown nobody knows how large its frame will be.
QSize roomFor(const QWidget& window)
{
    constexpr QSize usualFrame(12, 44);
    return window.screen()->availableGeometry().size() - usualFrame;
}

void grow(QWidget& window)
{
    const QLayout* const layout = window.layout();
    if (layout == nullptr || !layout->hasHeightForWidth())
        return;
    const int wanted = std::min(layout->totalHeightForWidth(window.width()), roomFor(window).height());
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

void scrollWhereTooLarge(QWidget& part, QSize room)
{
    const QWidget& window = *part.window();
    const QSize least = window.minimumSizeHint();
    if (part.parentWidget() != &window || least == least.boundedTo(room))
        return;
    auto* const area = new QScrollArea;
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    delete window.layout()->replaceWidget(&part, area);
    area->setWidget(&part);
}

void resizeOnScreen(QWidget& window, QSize size)
{
    window.resize(size.boundedTo(roomFor(window)));
}

} // namespace clouddesk::ui
