// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Questions.h"

#include <QDialog>
#include <QHash>
#include <QPointer>

#include <functional>

namespace clouddesk::ui {

/// Asks a person what the services want to know, in a dialog above a window. Never waits: answers go back by the
/// question's id. The questions outlive it.
class QuestionDialogs : public QObject
{
    Q_OBJECT

public:
    /// The window that a question's dialog stands above.
    using WindowFinder = std::function<QWidget*(const core::Question&)>;

    QuestionDialogs(core::Questions& questions, WindowFinder windowOf, QObject* parent = nullptr);
    /// All of them above one window, which outlives this.
    QuestionDialogs(core::Questions& questions, QWidget& window, QObject* parent = nullptr);
    ~QuestionDialogs() override;

private:
    void ask(const core::Question& question);
    void withdraw(const QString& id);

    core::Questions& m_questions;
    WindowFinder m_windowOf;
    QHash<QString, QPointer<QDialog>> m_open;
};

} // namespace clouddesk::ui
