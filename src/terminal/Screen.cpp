// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal/Screen.h"

#include "core/Result.h"

#include <QRegularExpression>

#include <algorithm>
#include <deque>
#include <vector>

#include <vterm.h>

namespace clouddesk::terminal {

namespace {

// Programs ask where the cursor is and what the terminal can do, seldom; a file that is shown may ask without end.
constexpr int mostReports = 64;
constexpr qsizetype mostOutput = qsizetype(16) * 1024 * 1024;
constexpr qsizetype longestTitle = 200;
constexpr qsizetype longestTitleBytes = 4 * longestTitle;

Colour colourOf(const VTermScreen* screen, VTermColor colour, bool isForeground)
{
    if (isForeground ? VTERM_COLOR_IS_DEFAULT_FG(&colour) : VTERM_COLOR_IS_DEFAULT_BG(&colour))
        return {};
    vterm_screen_convert_color_to_rgb(screen, &colour);
    const quint32 rgb = quint32(colour.rgb.red) << 16 | quint32(colour.rgb.green) << 8 | colour.rgb.blue;
    return {rgb, false};
}

Cell toCell(const VTermScreen* screen, const VTermScreenCell& from)
{
    Cell cell;
    // libvterm's mark of the right half of a wide character.
    if (from.chars[0] == ~uint32_t(0)) {
        cell.width = 0;
    } else {
        qsizetype count = 0;
        while (count < VTERM_MAX_CHARS_PER_CELL && from.chars[count] != 0)
            ++count;
        std::array<char32_t, VTERM_MAX_CHARS_PER_CELL> characters{};
        std::copy_n(from.chars, count, characters.begin());
        cell.text = QString::fromUcs4(characters.data(), count);
        cell.width = static_cast<unsigned char>(from.width);
    }
    cell.style.foreground = colourOf(screen, from.fg, true);
    cell.style.background = colourOf(screen, from.bg, false);
    cell.style.isBold = from.attrs.bold != 0;
    cell.style.isItalic = from.attrs.italic != 0;
    cell.style.isUnderlined = from.attrs.underline != 0;
    cell.style.isStruck = from.attrs.strike != 0;
    cell.style.isReversed = from.attrs.reverse != 0;
    return cell;
}

VTermKey toEngine(Key key)
{
    switch (key) {
    case Key::Enter:
        return VTERM_KEY_ENTER;
    case Key::Tab:
        return VTERM_KEY_TAB;
    case Key::Backspace:
        return VTERM_KEY_BACKSPACE;
    case Key::Escape:
        return VTERM_KEY_ESCAPE;
    case Key::Up:
        return VTERM_KEY_UP;
    case Key::Down:
        return VTERM_KEY_DOWN;
    case Key::Left:
        return VTERM_KEY_LEFT;
    case Key::Right:
        return VTERM_KEY_RIGHT;
    case Key::Insert:
        return VTERM_KEY_INS;
    case Key::Delete:
        return VTERM_KEY_DEL;
    case Key::Home:
        return VTERM_KEY_HOME;
    case Key::End:
        return VTERM_KEY_END;
    case Key::PageUp:
        return VTERM_KEY_PAGEUP;
    case Key::PageDown:
        return VTERM_KEY_PAGEDOWN;
    default:
        return static_cast<VTermKey>(VTERM_KEY_FUNCTION(int(key) - int(Key::F1) + 1));
    }
}

VTermModifier toEngine(Modifiers modifiers)
{
    // They are bits, whose sums have no names in the enumeration.
    // NOLINTNEXTLINE(clang-analyzer-optin.core.EnumCastOutOfRange)
    return static_cast<VTermModifier>((modifiers.shift ? VTERM_MOD_SHIFT : 0) | (modifiers.alt ? VTERM_MOD_ALT : 0) |
                                      (modifiers.control ? VTERM_MOD_CTRL : 0));
}

/// Reports of numbers: the cursor's place, the state, the kind of terminal (ECMA-48, CPR, DSR, DA). Nothing in them was
/// chosen by who asked.
bool isHarmlessReport(QByteArrayView bytes)
{
    static const QRegularExpression form(QStringLiteral("^\\x1b\\[[?>]?[0-9;]{0,20}[Rnc]$"));
    return form.match(QString::fromLatin1(bytes)).hasMatch();
}

} // namespace

/// A line that has left the screen, without what was empty at its end.
struct Screen::Line
{
    std::vector<VTermScreenCell> cells;
};

struct Screen::Engine
{
    Engine(int rows, int columns)
        : terminal(vterm_new(rows, columns))
        , screen(vterm_obtain_screen(terminal))
    {
    }
    ~Engine() { vterm_free(terminal); }
    Engine(const Engine&) = delete;
    Engine& operator=(const Engine&) = delete;

    VTerm* terminal;
    VTermScreen* screen;
    std::deque<Line> history;
    QByteArray title; ///< as far as it has come
};

namespace {

// A title comes whole from libvterm 0.1, and in pieces since 0.2.
[[maybe_unused]] bool takeTitle(QByteArray& title, const char* whole)
{
    title = whole;
    return true;
}

template <typename Piece>
    requires requires(const Piece& piece) { piece.initial; }
bool takeTitle(QByteArray& title, const Piece& piece)
{
    if (piece.initial)
        title.clear();
    const auto room = std::max<qsizetype>(0, longestTitleBytes - title.size());
    title.append(piece.str, std::min(static_cast<qsizetype>(piece.len), room));
    return piece.final;
}

} // namespace

struct Screen::Callbacks
{
    static Screen& of(void* user) { return *static_cast<Screen*>(user); }

    static VTermScreenCallbacks table()
    {
        VTermScreenCallbacks callbacks{};
        callbacks.movecursor = &moveCursor;
        callbacks.settermprop = &setProperty;
        callbacks.sb_pushline = &pushLine;
        callbacks.sb_popline = &popLine;
        return callbacks;
    }

    static int moveCursor(VTermPos place, VTermPos, int, void* user)
    {
        of(user).m_cursorRow = place.row;
        of(user).m_cursorColumn = place.col;
        return 1;
    }
    static int setProperty(VTermProp property, VTermValue* value, void* user)
    {
        if (property == VTERM_PROP_CURSORVISIBLE)
            of(user).m_isCursorShown = value->boolean != 0;
        else if (property == VTERM_PROP_TITLE && takeTitle(of(user).m_engine->title, value->string))
            of(user).m_title = core::singleLine(QString::fromUtf8(of(user).m_engine->title), longestTitle);
        return 1;
    }
    static int pushLine(int columns, const VTermScreenCell* cells, void* user)
    {
        while (columns > 0 && cells[columns - 1].chars[0] == 0 && VTERM_COLOR_IS_DEFAULT_BG(&cells[columns - 1].bg))
            --columns;
        of(user).keepLine({{cells, cells + columns}});
        return 1;
    }
    static int popLine(int columns, VTermScreenCell* cells, void* user)
    {
        Screen& screen = of(user);
        if (screen.m_engine->history.empty())
            return 0;
        const Line line = std::move(screen.m_engine->history.back());
        screen.m_engine->history.pop_back();
        VTermScreenCell empty{};
        empty.width = 1;
        empty.fg.type = VTERM_COLOR_DEFAULT_FG;
        empty.bg.type = VTERM_COLOR_DEFAULT_BG;
        for (int i = 0; i < columns; ++i)
            cells[i] = i < int(line.cells.size()) ? line.cells[size_t(i)] : empty;
        return 1;
    }
    static void output(const char* bytes, size_t size, void* user)
    {
        of(user).send(QByteArrayView(bytes, static_cast<qsizetype>(size)));
    }
};

Screen::Screen(int rows, int columns)
    : m_engine(std::make_unique<Engine>(std::clamp(rows, 1, mostRows), std::clamp(columns, 2, mostColumns)))
    , m_rows(std::clamp(rows, 1, mostRows))
    , m_columns(std::clamp(columns, 2, mostColumns))
{
    static const VTermScreenCallbacks callbacks = Callbacks::table();
    vterm_set_utf8(m_engine->terminal, 1);
    vterm_output_set_callback(m_engine->terminal, &Callbacks::output, this);
    vterm_screen_set_callbacks(m_engine->screen, &callbacks, this);
    vterm_screen_enable_altscreen(m_engine->screen, 1);
    vterm_screen_reset(m_engine->screen, 1);
}

Screen::~Screen() = default;

void Screen::feed(QByteArrayView bytes)
{
    vterm_input_write(m_engine->terminal, bytes.data(), static_cast<size_t>(bytes.size()));
    vterm_screen_flush_damage(m_engine->screen);
}

int Screen::historySize() const
{
    return static_cast<int>(m_engine->history.size());
}

QByteArray Screen::takeOutput()
{
    return std::exchange(m_output, {});
}

void Screen::send(QByteArrayView bytes)
{
    if (m_output.size() + bytes.size() > mostOutput)
        return;
    if (!m_isTyping && (!isHarmlessReport(bytes) || ++m_reports > mostReports))
        return;
    m_output.append(bytes.data(), bytes.size());
}

void Screen::setHistoryKept(bool isKept)
{
    m_isHistoryKept = isKept;
    if (!isKept)
        m_engine->history.clear();
}

void Screen::keepLine(Line line)
{
    if (!m_isHistoryKept)
        return;
    m_engine->history.push_back(std::move(line));
    if (m_engine->history.size() > mostHistory)
        m_engine->history.pop_front();
}

void Screen::resize(int rows, int columns)
{
    m_rows = std::clamp(rows, 1, mostRows);
    m_columns = std::clamp(columns, 2, mostColumns);
    vterm_set_size(m_engine->terminal, m_rows, m_columns);
    vterm_screen_flush_damage(m_engine->screen);
}

Cell Screen::cell(int row, int column) const
{
    if (row >= 0) {
        VTermScreenCell cell{};
        if (row >= m_rows || column < 0 || column >= m_columns ||
            vterm_screen_get_cell(m_engine->screen, {row, column}, &cell) == 0)
            return {};
        return toCell(m_engine->screen, cell);
    }
    const int line = historySize() + row;
    if (line < 0 || column < 0 || column >= int(m_engine->history[size_t(line)].cells.size()))
        return {};
    return toCell(m_engine->screen, m_engine->history[size_t(line)].cells[size_t(column)]);
}

QString Screen::text(int row, int from, int to) const
{
    QString line;
    for (int column = std::max(0, from); column < std::min(to, m_columns); ++column) {
        const Cell here = cell(row, column);
        if (here.width > 0)
            line += here.text.isEmpty() ? QStringLiteral(" ") : here.text;
    }
    while (line.endsWith(QLatin1Char(' ')))
        line.chop(1);
    return line;
}

void Screen::typeKey(Key key, Modifiers modifiers)
{
    m_reports = 0;
    m_isTyping = true;
    vterm_keyboard_key(m_engine->terminal, toEngine(key), toEngine(modifiers));
    m_isTyping = false;
}

void Screen::typeCharacter(char32_t character, Modifiers modifiers)
{
    m_reports = 0;
    m_isTyping = true;
    vterm_keyboard_unichar(m_engine->terminal, character, toEngine(modifiers));
    m_isTyping = false;
}

void Screen::paste(const QString& text)
{
    QString plain = text;
    plain.replace(QStringLiteral("\r\n"), QStringLiteral("\r")).replace(QLatin1Char('\n'), QLatin1Char('\r'));
    plain.removeIf([](QChar character) {
        return character.category() == QChar::Other_Control && character != QLatin1Char('\r') &&
               character != QLatin1Char('\t');
    });
    m_isTyping = true;
    vterm_keyboard_start_paste(m_engine->terminal);
    send(plain.toUtf8());
    vterm_keyboard_end_paste(m_engine->terminal);
    m_isTyping = false;
}

void Screen::reset()
{
    vterm_screen_reset(m_engine->screen, 1);
    m_engine->history.clear();
    m_title.clear();
}

} // namespace clouddesk::terminal
