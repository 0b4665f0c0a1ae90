// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>

namespace clouddesk::terminal {

/// A colour as 0xRRGGBB, or the terminal's own.
struct Colour
{
    quint32 rgb = 0;
    bool isDefault = true;

    bool operator==(const Colour&) const = default;
};

struct Style
{
    Colour foreground;
    Colour background;
    bool isBold = false;
    bool isItalic = false;
    bool isUnderlined = false;
    bool isStruck = false;
    bool isReversed = false;

    bool operator==(const Style&) const = default;
};

/// One place of the screen: a character with what combines with it. The right half of a wide one has width 0.
struct Cell
{
    QString text;
    Style style;
    int width = 1;
};

/// What a key does that is no character.
enum class Key {
    Enter,
    Tab,
    Backspace,
    Escape,
    Up,
    Down,
    Left,
    Right,
    Insert,
    Delete,
    Home,
    End,
    PageUp,
    PageDown,
    F1,
    F2,
    F3,
    F4,
    F5,
    F6,
    F7,
    F8,
    F9,
    F10,
    F11,
    F12
};

struct Modifiers
{
    bool shift = false;
    bool alt = false;
    bool control = false;
};

/// A terminal's screen: understands what a machine prints (libvterm: VT220 and xterm) and says what keys and pastes
/// send. What the machine prints can neither reach a clipboard, nor make it send anything but short reports of numbers,
/// nor take more memory than the screen and mostHistory lines of it. One thread.
class Screen
{
public:
    static constexpr int mostRows = 500;
    static constexpr int mostColumns = 1000;
    static constexpr int mostHistory = 5000;

    Screen(int rows, int columns);
    ~Screen();
    Screen(const Screen&) = delete;
    Screen& operator=(const Screen&) = delete;

    /// Takes what was printed.
    void feed(QByteArrayView bytes);
    /// What was not sent yet of keys, pastes and reports.
    [[nodiscard]] QByteArray takeOutput();

    /// Kept within 1 to mostRows and 2 to mostColumns; what does not fit any more leaves the screen.
    void resize(int rows, int columns);
    /// As resize() has kept them.
    [[nodiscard]] int rows() const { return m_rows; }
    [[nodiscard]] int columns() const { return m_columns; }
    /// Lines that have left the screen at the top.
    [[nodiscard]] int historySize() const;
    /// row: from 0; negative for history, -1 being the line above the screen.
    [[nodiscard]] Cell cell(int row, int column) const;
    /// The text of a line from one column up to another one, without what is empty at its end.
    [[nodiscard]] QString text(int row, int from = 0, int to = mostColumns) const;
    /// From 0, on the screen.
    [[nodiscard]] int cursorRow() const { return m_cursorRow; }
    [[nodiscard]] int cursorColumn() const { return m_cursorColumn; }
    [[nodiscard]] bool isCursorShown() const { return m_isCursorShown; }
    /// The name it was given, as one line for people.
    [[nodiscard]] QString title() const { return m_title; }

    /// What they send depends on the modes that the program over there has set; takeOutput() has it.
    void typeKey(Key key, Modifiers modifiers);
    void typeCharacter(char32_t character, Modifiers modifiers);
    /// Pastes a text, marked as such where the program over there asked for that ("bracketed paste"). Control
    /// characters other than line ends and tabs are left out: nothing in a text can end the mark.
    void paste(const QString& text);
    /// Whether lines that leave the screen are kept, as at first; those that are there go when they are no more.
    void setHistoryKept(bool isKept);
    /// Forgets everything that was shown.
    void reset();

private:
    struct Callbacks;
    friend struct Callbacks;
    struct Line;

    void send(QByteArrayView bytes);
    void keepLine(Line line);

    struct Engine;
    std::unique_ptr<Engine> m_engine;
    QByteArray m_output;
    QString m_title;
    int m_rows;
    int m_columns;
    int m_cursorRow = 0;
    int m_cursorColumn = 0;
    int m_reports = 0; ///< since something was typed
    bool m_isCursorShown = true;
    bool m_isTyping = false;
    bool m_isHistoryKept = true;
};

} // namespace clouddesk::terminal
