// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/Hint.h"

#include "core/Result.h"
#include "ui/viewer/OverlayStyle.h"

#include <QEvent>

namespace clouddesk::ui {

namespace {

constexpr auto showTime = std::chrono::seconds(5);
constexpr int distance = 24;

} // namespace

Hint::Hint(QWidget* parent)
    : QLabel(parent)
    , m_timer(*this, showTime)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setAlignment(Qt::AlignCenter);
    setContentsMargins(16, 9, 16, 9);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setPalette(overlayPalette());
    connect(&m_timer, &SeenTimer::timeout, this, &QWidget::hide);
    parent->installEventFilter(this);
    hide();
}

void Hint::say(const QString& text)
{
    setText(core::singleLine(text, 300));
    place();
    show();
    raise();
    m_timer.start();
    m_isForNow = false;
}

void Hint::sayForNow(const QString& text)
{
    say(text);
    m_isForNow = true;
}

void Hint::withdraw()
{
    if (m_isForNow)
        hide();
}

void Hint::place()
{
    const int most = std::max(100, parentWidget()->width() - 2 * distance);
    // One line where it fits; a label that wraps asks for a square.
    const QMargins margins = contentsMargins();
    const int line = fontMetrics().horizontalAdvance(text()) + margins.left() + margins.right() + 4;
    const int width = std::min(line, most);
    const int height = heightForWidth(width);
    setGeometry((parentWidget()->width() - width) / 2, parentWidget()->height() - height - distance, width, height);
}

void Hint::paintEvent(QPaintEvent* event)
{
    paintOverlayPanel(*this);
    QLabel::paintEvent(event);
}

bool Hint::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize && isVisible())
        place();
    return QLabel::eventFilter(watched, event);
}

} // namespace clouddesk::ui
