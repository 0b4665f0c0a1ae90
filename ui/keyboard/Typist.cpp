// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keyboard/Typist.h"

namespace clouddesk::ui {

namespace {

// 500 characters a second.
constexpr qsizetype atOnce = 5;
constexpr auto interval = std::chrono::milliseconds(10);

} // namespace

Typist::Typist(std::function<void(const QString& text)> type, QObject* parent)
    : QObject(parent)
    , m_type(std::move(type))
{
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &Typist::typeSome);
}

void Typist::start(const QString& text)
{
    m_left = text;
    m_left.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    m_timer.start();
}

void Typist::stop()
{
    m_timer.stop();
    m_left.clear();
}

void Typist::typeSome()
{
    qsizetype count = std::min(atOnce, m_left.size());
    if (count < m_left.size() && m_left[count - 1].isHighSurrogate())
        ++count;
    const QString some = m_left.left(count);
    m_left.remove(0, count);
    if (!some.isEmpty())
        m_type(some);
    if (m_left.isEmpty()) {
        stop();
        Q_EMIT done();
    }
}

} // namespace clouddesk::ui
