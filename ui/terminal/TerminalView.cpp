// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/TerminalView.h"

#include "ui/language/KeepTranslated.h"

#include <QApplication>
#include <QClipboard>
#include <QFontDatabase>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

namespace clouddesk::ui {

using terminal::Cell;
using terminal::Key;
using terminal::Modifiers;

namespace {

constexpr int margin = 4;
constexpr auto repaintInterval = std::chrono::milliseconds(16);

std::optional<Key> terminalKey(int key)
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return Key::Enter;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return Key::Tab;
    case Qt::Key_Backspace:
        return Key::Backspace;
    case Qt::Key_Escape:
        return Key::Escape;
    case Qt::Key_Up:
        return Key::Up;
    case Qt::Key_Down:
        return Key::Down;
    case Qt::Key_Left:
        return Key::Left;
    case Qt::Key_Right:
        return Key::Right;
    case Qt::Key_Insert:
        return Key::Insert;
    case Qt::Key_Delete:
        return Key::Delete;
    case Qt::Key_Home:
        return Key::Home;
    case Qt::Key_End:
        return Key::End;
    case Qt::Key_PageUp:
        return Key::PageUp;
    case Qt::Key_PageDown:
        return Key::PageDown;
    default:
        break;
    }
    if (key >= Qt::Key_F1 && key <= Qt::Key_F12)
        return static_cast<Key>(int(Key::F1) + key - Qt::Key_F1);
    return std::nullopt;
}

Modifiers modifiersOf(const QKeyEvent& event)
{
    const auto held = event.modifiers();
    return {held.testFlag(Qt::ShiftModifier), held.testFlag(Qt::AltModifier), held.testFlag(Qt::ControlModifier)};
}

} // namespace

TerminalView::TerminalView(terminal::Screen& screen, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_screen(screen)
    , m_font(QFontDatabase::systemFont(QFontDatabase::FixedFont))
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled);
    keepTranslated(this, [this] {
        setAccessibleName(tr("Terminal"));
        setAccessibleDescription(tr("Ctrl+Shift+C copies, Ctrl+Shift+V pastes"));
    });
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    viewport()->setCursor(Qt::IBeamCursor);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, viewport(), [this] { viewport()->update(); });
    measure();
}

void TerminalView::measure()
{
    m_font.setStyleHint(QFont::Monospace);
    const QFontMetrics metrics(m_font);
    m_cell = QSize(std::max(1, metrics.horizontalAdvance(QLatin1Char('M'))), std::max(1, metrics.height()));
    m_ascent = metrics.ascent();
}

QSize TerminalView::sizeHint() const
{
    return {80 * m_cell.width() + 2 * margin + verticalScrollBar()->sizeHint().width(),
            24 * m_cell.height() + 2 * margin};
}

void TerminalView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    const int rows = (viewport()->height() - 2 * margin) / m_cell.height();
    const int columns = (viewport()->width() - 2 * margin) / m_cell.width();
    if (rows < 1 || columns < 2 || (rows == m_screen.rows() && columns == m_screen.columns()))
        return;
    m_screen.resize(rows, columns);
    m_from = m_to = {};
    fitScrollBar();
    viewport()->update();
    Q_EMIT resized();
}

void TerminalView::fitScrollBar()
{
    QScrollBar& bar = *verticalScrollBar();
    const bool isAtEnd = bar.value() == bar.maximum();
    bar.setPageStep(m_screen.rows());
    bar.setRange(0, m_screen.historySize());
    if (isAtEnd)
        bar.setValue(bar.maximum());
}

void TerminalView::refresh()
{
    if (!m_repaint.isActive())
        m_repaint.start(int(repaintInterval.count()), this);
}

void TerminalView::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_repaint.timerId())
        return QAbstractScrollArea::timerEvent(event);
    m_repaint.stop();
    fitScrollBar();
    viewport()->update();
    updateMicroFocus();
}

void TerminalView::setLive(bool isLive)
{
    m_isLive = isLive;
    viewport()->update();
}

QColor TerminalView::colour(const terminal::Colour& colour, QPalette::ColorRole usual) const
{
    return colour.isDefault ? palette().color(usual) : QColor(QRgb(0xff000000 | colour.rgb));
}

void TerminalView::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), palette().color(QPalette::Base));
    if (!m_isLive)
        painter.setOpacity(0.55);
    painter.setFont(m_font);
    const int first = verticalScrollBar()->value();
    for (int row = 0; row < m_screen.rows(); ++row)
        paintLine(painter, margin + row * m_cell.height(), first + row);
    paintCursor(painter);
}

void TerminalView::paintLine(QPainter& painter, int y, int line)
{
    const int row = line - m_screen.historySize();
    for (int column = 0; column < m_screen.columns(); ++column) {
        const Cell cell = m_screen.cell(row, column);
        if (cell.width == 0)
            continue;
        const QRect place(margin + column * m_cell.width(), y, m_cell.width() * cell.width, m_cell.height());
        paintCell(painter, place, cell, isSelected({line, column}));
    }
}

void TerminalView::paintCell(QPainter& painter, QRect place, const Cell& cell, bool isSelected)
{
    QColor ink = colour(cell.style.foreground, QPalette::Text);
    QColor paper = colour(cell.style.background, QPalette::Base);
    if (cell.style.isReversed)
        std::swap(ink, paper);
    if (isSelected) {
        ink = palette().color(QPalette::HighlightedText);
        paper = palette().color(QPalette::Highlight);
    }
    if (paper != palette().color(QPalette::Base))
        painter.fillRect(place, paper);
    if (cell.text.isEmpty() || cell.text == QLatin1String(" ")) {
        if (!cell.style.isUnderlined)
            return;
    }
    const bool isPlain = !cell.style.isBold && !cell.style.isItalic && !cell.style.isUnderlined && !cell.style.isStruck;
    if (!isPlain) {
        QFont font = m_font;
        font.setBold(cell.style.isBold);
        font.setItalic(cell.style.isItalic);
        font.setUnderline(cell.style.isUnderlined);
        font.setStrikeOut(cell.style.isStruck);
        painter.setFont(font);
    }
    painter.setPen(ink);
    painter.drawText(place.left(), place.top() + m_ascent, cell.text.isEmpty() ? QStringLiteral(" ") : cell.text);
    if (!isPlain)
        painter.setFont(m_font);
}

void TerminalView::paintCursor(QPainter& painter)
{
    const int row = m_screen.cursorRow() + m_screen.historySize() - verticalScrollBar()->value();
    if (!m_screen.isCursorShown() || row >= m_screen.rows() || !m_isLive)
        return;
    const Cell cell = m_screen.cell(m_screen.cursorRow(), m_screen.cursorColumn());
    const QRect place(margin + m_screen.cursorColumn() * m_cell.width(), margin + row * m_cell.height(),
                      m_cell.width() * std::max(1, cell.width), m_cell.height());
    painter.setPen(palette().color(QPalette::Text));
    if (!hasFocus()) {
        painter.drawRect(place.adjusted(0, 0, -1, -1));
        return;
    }
    painter.fillRect(place, palette().color(QPalette::Text));
    painter.setPen(palette().color(QPalette::Base));
    painter.drawText(place.left(), place.top() + m_ascent, cell.text);
}

bool TerminalView::event(QEvent* event)
{
    // Shortcuts of menus keep off, Tab stays here: what is typed here is typed there.
    if (event->type() == QEvent::ShortcutOverride) {
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyPress) {
        keyPressEvent(static_cast<QKeyEvent*>(event));
        return true;
    }
    return QAbstractScrollArea::event(event);
}

bool TerminalView::handleOwnKey(const QKeyEvent& event)
{
    const auto held = event.modifiers() & (Qt::ShiftModifier | Qt::ControlModifier | Qt::AltModifier);
    if (held == (Qt::ShiftModifier | Qt::ControlModifier) && event.key() == Qt::Key_C) {
        copy();
        return true;
    }
    if (held == (Qt::ShiftModifier | Qt::ControlModifier) && event.key() == Qt::Key_V) {
        paste(QApplication::clipboard()->text());
        return true;
    }
    const bool isForWindows = event.key() == Qt::Key_N || event.key() == Qt::Key_O || event.key() == Qt::Key_T;
    if (held == (Qt::ShiftModifier | Qt::ControlModifier | Qt::AltModifier) && isForWindows) {
        if (!event.isAutoRepeat())
            Q_EMIT windowChord(event.key());
        return true;
    }
    const bool isUp = event.key() == Qt::Key_PageUp;
    const bool hasHistory = m_screen.historySize() > 0;
    if (hasHistory && held == Qt::ShiftModifier && (isUp || event.key() == Qt::Key_PageDown)) {
        verticalScrollBar()->triggerAction(isUp ? QScrollBar::SliderPageStepSub : QScrollBar::SliderPageStepAdd);
        return true;
    }
    return false;
}

void TerminalView::keyPressEvent(QKeyEvent* event)
{
    event->accept();
    if (handleOwnKey(*event))
        return;
    if (!m_isLive) {
        if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
            Q_EMIT wakeWanted();
        return;
    }
    typeKey(*event);
    tellTyped();
}

void TerminalView::typeKey(const QKeyEvent& event)
{
    Modifiers modifiers = modifiersOf(event);
    if (const auto key = terminalKey(event.key())) {
        modifiers.shift = modifiers.shift || event.key() == Qt::Key_Backtab;
        return m_screen.typeKey(*key, modifiers);
    }
    // With Ctrl the text is a control character already; the engine makes its own of the letter.
    if (modifiers.control && event.key() >= Qt::Key_Space && event.key() <= Qt::Key_AsciiTilde) {
        const int key = event.key() >= Qt::Key_A && event.key() <= Qt::Key_Z ? event.key() + ('a' - 'A') : event.key();
        modifiers.shift = false;
        return m_screen.typeCharacter(static_cast<char32_t>(key), modifiers);
    }
    modifiers.shift = false;
    for (const char32_t character : event.text().toUcs4())
        m_screen.typeCharacter(character, modifiers);
}

void TerminalView::inputMethodEvent(QInputMethodEvent* event)
{
    event->accept();
    if (!m_isLive)
        return;
    for (const char32_t character : event->commitString().toUcs4())
        m_screen.typeCharacter(character, {});
    tellTyped();
}

QVariant TerminalView::inputMethodQuery(Qt::InputMethodQuery query) const
{
    if (query == Qt::ImEnabled)
        return true;
    if (query == Qt::ImCursorRectangle)
        return QRect(
            QPoint(margin + m_screen.cursorColumn() * m_cell.width(), margin + m_screen.cursorRow() * m_cell.height()),
            m_cell);
    return {};
}

void TerminalView::tellTyped()
{
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    Q_EMIT typed();
}

void TerminalView::paste(const QString& text)
{
    if (text.isEmpty() || !m_isLive)
        return;
    m_screen.paste(text);
    tellTyped();
}

TerminalView::Place TerminalView::placeAt(QPoint position) const
{
    const int row = std::clamp((position.y() - margin) / m_cell.height(), 0, m_screen.rows() - 1);
    const int column = std::clamp((position.x() - margin) / m_cell.width(), 0, m_screen.columns());
    return {verticalScrollBar()->value() + row, column};
}

bool TerminalView::isSelected(Place place) const
{
    const auto [from, to] = std::minmax(m_from, m_to);
    return from <= place && place < to;
}

QString TerminalView::selectedText() const
{
    const auto [from, to] = std::minmax(m_from, m_to);
    QStringList lines;
    for (int line = from.line; line <= to.line && from != to; ++line) {
        const int first = line == from.line ? from.column : 0;
        const int last = line == to.line ? to.column : terminal::Screen::mostColumns;
        lines += m_screen.text(line - m_screen.historySize(), first, last);
    }
    return lines.join(QLatin1Char('\n'));
}

void TerminalView::copy()
{
    if (const QString text = selectedText(); !text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void TerminalView::wheelEvent(QWheelEvent* event)
{
    if (m_screen.historySize() > 0 || !m_isLive)
        return QAbstractScrollArea::wheelEvent(event);
    event->accept();
    if (event->angleDelta().y() == 0)
        return;
    m_screen.typeKey(event->angleDelta().y() > 0 ? Key::PageUp : Key::PageDown, {.shift = true});
    tellTyped();
}

void TerminalView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::MiddleButton) {
        const bool hasSelection = QApplication::clipboard()->supportsSelection();
        return paste(QApplication::clipboard()->text(hasSelection ? QClipboard::Selection : QClipboard::Clipboard));
    }
    if (event->button() != Qt::LeftButton)
        return;
    m_isSelecting = true;
    m_from = m_to = placeAt(event->position().toPoint());
    viewport()->update();
}

void TerminalView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_isSelecting)
        return;
    m_to = placeAt(event->position().toPoint());
    viewport()->update();
}

void TerminalView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !std::exchange(m_isSelecting, false))
        return;
    const QString text = selectedText();
    if (!text.isEmpty() && QApplication::clipboard()->supportsSelection())
        QApplication::clipboard()->setText(text, QClipboard::Selection);
}

void TerminalView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const Place place = placeAt(event->position().toPoint());
    const auto isWord = [this, place](int column) {
        const QString text = m_screen.cell(place.line - m_screen.historySize(), column).text;
        return !text.isEmpty() && !text.at(0).isSpace();
    };
    m_from = m_to = place;
    while (m_from.column > 0 && isWord(m_from.column - 1))
        --m_from.column;
    while (m_to.column < m_screen.columns() && isWord(m_to.column))
        ++m_to.column;
    viewport()->update();
}

void TerminalView::contextMenuEvent(QContextMenuEvent* event)
{
    auto* const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* const copying = menu->addAction(tr("&Copy\tCtrl+Shift+C"), this, &TerminalView::copy);
    copying->setEnabled(!selectedText().isEmpty());
    QAction* const pasting =
        menu->addAction(tr("&Paste\tCtrl+Shift+V"), this, [this] { paste(QApplication::clipboard()->text()); });
    pasting->setEnabled(m_isLive);
    menu->popup(event->globalPos());
}

void TerminalView::focusInEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void TerminalView::focusOutEvent(QFocusEvent* event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace clouddesk::ui
