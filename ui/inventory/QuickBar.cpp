// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/QuickBar.h"

#include "ui/language/KeepTranslated.h"

#include <QCompleter>

namespace clouddesk::ui {

namespace {

constexpr int least = 300;
constexpr int most = 380;

} // namespace

QuickBar::QuickBar(const QToolBar& actions, QWidget* parent)
    : QToolBar(parent)
    , m_actions(actions)
    , m_field(new QLineEdit)
{
    setMovable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    auto* const space = new QWidget;
    space->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_space = addWidget(space);
    m_field->setClearButtonEnabled(true);
    auto* const completer = new QCompleter(&m_names, m_field);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setFilterMode(Qt::MatchContains);
    m_field->setCompleter(completer);
    addWidget(m_field);
    setAlone(false);
    keepTranslated(this, [this] {
        setWindowTitle(tr("Quick connect"));
        m_field->setPlaceholderText(tr("Quick connect: user@host or a name"));
        m_field->setAccessibleName(tr("Quick connect: user@host or a machine's name"));
        m_field->setToolTip(tr("Connects without adding the machine to the list (Ctrl+L)"));
    });
    connect(m_field, &QLineEdit::returnPressed, this, [this] {
        if (const QString text = m_field->text().trimmed(); !text.isEmpty())
            Q_EMIT entered(text);
    });
}

void QuickBar::takeKeyboard()
{
    m_field->setFocus();
    m_field->selectAll();
}

void QuickBar::clear()
{
    // A completion that Return has chosen is put into the field after everybody has heard of the key.
    QMetaObject::invokeMethod(m_field, &QLineEdit::clear, Qt::QueuedConnection);
}

bool QuickBar::fitsBesideActions(int width) const
{
    // What the bars have around their contents.
    constexpr int edges = 24;
    return m_actions.sizeHint().width() + least + edges <= width;
}

void QuickBar::setAlone(bool isAlone)
{
    // Alone it takes all that there is.
    m_space->setVisible(!isAlone);
    m_field->setMinimumWidth(isAlone ? 0 : least);
    m_field->setMaximumWidth(isAlone ? QWIDGETSIZE_MAX : most);
}

} // namespace clouddesk::ui
