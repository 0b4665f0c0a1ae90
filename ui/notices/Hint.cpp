// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notices/Hint.h"

#include "core/Result.h"
#include "ui/notices/Notice.h"
#include "ui/notices/OverlayStyle.h"

#include <QEvent>

#include <utility>

namespace clouddesk::ui {

namespace {

constexpr auto showTime = std::chrono::seconds(5);
constexpr int distance = 24;
constexpr qsizetype mostText = 300;

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
    makeNotice(*this);
    connect(&m_timer, &SeenTimer::timeout, this, &Hint::takeTurn);
    parent->installEventFilter(this);
    hide();
}

void Hint::say(const QString& text)
{
    m_line = core::singleLine(text, mostText);
    appear();
}

void Hint::sayForNow(const QString& text)
{
    m_line.clear();
    m_forNow = core::singleLine(text, mostText);
    appear();
}

void Hint::sayBeside(const QString& text)
{
    m_beside = core::singleLine(text, 600);
    appear();
}

bool Hint::withdraw()
{
    if (std::exchange(m_forNow, {}).isEmpty())
        return false;
    m_line.isEmpty() && m_beside.isEmpty() ? hide() : appear();
    return true;
}

void Hint::appear()
{
    QStringList lines = {m_forNow, m_line, m_beside};
    lines.removeAll(QString());
    setText(lines.join(QLatin1Char('\n')));
    setNoticeText(*this, text());
    place();
    show();
    raise();
    m_turns = lines.size();
    m_timer.start();
}

void Hint::takeTurn()
{
    if (--m_turns > 0)
        return m_timer.start();
    hide();
    for (QString* const line : {&m_forNow, &m_line, &m_beside})
        line->clear();
}

void Hint::place()
{
    const int most = std::max(100, parentWidget()->width() - 2 * distance);
    // Without a break where it fits; a label that wraps asks for a square.
    const QMargins margins = contentsMargins();
    const int line = fontMetrics().size(0, text()).width() + margins.left() + margins.right() + 4;
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
