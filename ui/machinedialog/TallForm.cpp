// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machinedialog/TallForm.h"

#include <QEvent>
#include <QLayout>
#include <QScrollBar>

namespace clouddesk::ui {

TallForm::TallForm(QWidget* form, QWidget* parent)
    : QScrollArea(parent)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // The fields inside take the keyboard, and are scrolled to.
    setFocusPolicy(Qt::NoFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    // The window's colours, not those of a list.
    viewport()->setAutoFillBackground(false);
    setWidget(form);
    form->setAutoFillBackground(false);
    form->installEventFilter(this);
}

QSize TallForm::sizeHint() const
{
    return widget()->sizeHint();
}

QSize TallForm::minimumSizeHint() const
{
    return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(),
            6 * fontMetrics().lineSpacing()};
}

int TallForm::heightForWidth(int width) const
{
    const QLayout* const layout = widget()->layout();
    return layout->hasHeightForWidth() ? layout->totalHeightForWidth(width) : widget()->sizeHint().height();
}

bool TallForm::eventFilter(QObject* watched, QEvent* event)
{
    // The window may grow by what is said in the form.
    if (watched == widget() && event->type() == QEvent::LayoutRequest)
        updateGeometry();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace clouddesk::ui
