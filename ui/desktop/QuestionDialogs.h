// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Questions.h"

#include <QDialog>
#include <QHash>
#include <QPointer>

namespace clouddesk::ui {

/// Asks a person what the services want to know, in a dialog above the window. Never waits: answers go back by the
/// question's id. The questions and the window outlive it.
class QuestionDialogs : public QObject
{
    Q_OBJECT

public:
    QuestionDialogs(core::Questions& questions, QWidget& window, QObject* parent = nullptr);
    ~QuestionDialogs() override;

private:
    void ask(const core::Question& question);
    void withdraw(const QString& id);

    core::Questions& m_questions;
    QWidget& m_window;
    QHash<QString, QPointer<QDialog>> m_open;
};

} // namespace clouddesk::ui
