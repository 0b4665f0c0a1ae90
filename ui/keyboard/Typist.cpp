// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keyboard/Typist.h"

#include <QSet>

namespace clouddesk::ui {

namespace {

constexpr auto shortestInterval = std::chrono::milliseconds(10);
// TigerVNC's server gives each character that its keyboard lacks a free keycode for good, of some 130, and drops what
// comes after that.
constexpr qsizetype mostOtherCharacters = 100;

/// The first character that must not be typed.
std::optional<QChar> firstControl(const QString& text)
{
    for (const QChar character : text) {
        const bool isAllowed = character == QLatin1Char('\n') || character == QLatin1Char('\t');
        if (character.category() == QChar::Other_Control && !isAllowed)
            return character;
    }
    return std::nullopt;
}

bool holdsTooMany(const QString& text)
{
    QSet<char32_t> others;
    for (const char32_t character : text.toUcs4()) {
        if (character > 0x7f)
            others.insert(character);
    }
    return others.size() > mostOtherCharacters;
}

} // namespace

Typist::Typist(std::function<void(const QString& text)> type, QObject* parent)
    : QObject(parent)
    , m_type(std::move(type))
{
    setRate(usualRate);
    connect(&m_timer, &QTimer::timeout, this, &Typist::typeSome);
}

void Typist::setRate(int perSecond)
{
    const int rate = std::clamp(perSecond, 1, 1000);
    m_atOnce = std::max(1, rate * static_cast<int>(shortestInterval.count()) / 1000);
    m_timer.setInterval(static_cast<int>(m_atOnce) * 1000 / rate);
}

core::Result<void> Typist::start(const QString& text)
{
    stop();
    QString plain = text;
    plain.replace(QStringLiteral("\r\n"), QStringLiteral("\n")).replace(QLatin1Char('\r'), QLatin1Char('\n'));
    if (const auto control = firstControl(plain))
        return core::fail(core::ErrorCode::InvalidArgument,
                          tr("Nothing was typed: the text holds the control character U+%1")
                              .arg(control->unicode(), 4, 16, QLatin1Char('0')));
    m_left = plain;
    m_mayBeTooMany = holdsTooMany(plain);
    m_timer.start();
    return {};
}

void Typist::stop()
{
    m_timer.stop();
    m_left.clear();
}

void Typist::typeSome()
{
    qsizetype count = std::min(m_atOnce, m_left.size());
    if (count < m_left.size() && m_left[count - 1].isHighSurrogate())
        ++count;
    const QString some = m_left.left(count);
    m_left.remove(0, count);
    if (!some.isEmpty())
        m_type(some);
    if (m_left.isEmpty()) {
        stop();
        Q_EMIT done(m_mayBeTooMany);
    }
}

} // namespace clouddesk::ui
