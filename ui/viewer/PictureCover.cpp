// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/PictureCover.h"

#include "ui/notices/Notice.h"

#include <QEvent>
#include <QFrame>
#include <QPainter>

namespace clouddesk::ui {

PictureCover::PictureCover(QWidget* parent, int darkness)
    : QWidget(parent)
    , m_darkness(darkness)
{
    makeNotice(*this);
    auto* const frame = new QFrame;
    frame->setAutoFillBackground(true);
    frame->setFrameShape(QFrame::StyledPanel);
    frame->setFixedWidth(380);
    m_card = new QVBoxLayout(frame);
    m_card->setContentsMargins(24, 20, 24, 20);
    m_card->setSpacing(8);
    auto* const layout = new QVBoxLayout(this);
    layout->addWidget(frame, 0, Qt::AlignCenter);
    parent->installEventFilter(this);
    hide();
}

void PictureCover::appear()
{
    setGeometry(parentWidget()->rect());
    raise();
    show();
}

void PictureCover::paintEvent(QPaintEvent* /*event*/)
{
    QPainter(this).fillRect(rect(), QColor(0, 0, 0, m_darkness));
}

bool PictureCover::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace clouddesk::ui
