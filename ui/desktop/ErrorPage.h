// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QTimer>
#include <QToolButton>

#include <functional>

namespace clouddesk::ui {

/// What went wrong, where, and what to do next; the technical log is one click away.
class ErrorPage : public QWidget
{
    Q_OBJECT

public:
    explicit ErrorPage(QWidget* parent = nullptr);

    /// Words in whatever language the window speaks when they are asked for.
    using Words = std::function<QString()>;

    /// title: what could not be done. advice: what to do next; may be empty. log: for people who want to know; may be
    /// empty.
    void show(Words title, const core::Error& error, Words advice, const QString& log);
    /// Whether what is stored of the machine can be changed, which is offered where that may help; not at first.
    void setEditable(bool isEditable) { m_isEditable = isEditable; }
    /// Keys do nothing here until none has come for a moment: somebody may be typing into what this takes the place of.
    /// Before show().
    void holdKeys();

Q_SIGNALS:
    /// The person wants it to be tried again, or wants no more of it.
    void retried();
    void closed();
    /// The person wants to change what is stored of the machine.
    void editWanted();

protected:
    bool event(QEvent* event) override;

private:
    void fold(bool isOpen);
    void obeyKeys();

    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_where;
    QLabel* m_advice;
    QToolButton* m_details;
    QPlainTextEdit* m_log;
    QPushButton* m_edit;
    QPushButton* m_retry;
    QShortcut* m_escape;
    QTimer m_hold; // of the keys
    bool m_isEditable = false;
};

} // namespace clouddesk::ui
