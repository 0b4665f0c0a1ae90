// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Questions.h"
#include "ui/lock/SecretField.h"

#include <QDialog>
#include <QVBoxLayout>

namespace clouddesk::ui {

/// One question: a host key to be trusted, or one or more secrets to be typed.
class QuestionDialog : public QDialog
{
    Q_OBJECT

public:
    explicit QuestionDialog(const core::Question& question, QWidget* parent = nullptr);

    /// What was typed; wipes the fields. Call once, after it was accepted.
    core::Answer takeAnswer();

private:
    void addHostKey(const core::Question& question, QVBoxLayout& column);
    void addSecrets(const core::Question& question, QVBoxLayout& column);

    std::vector<SecretField*> m_fields;
};

} // namespace clouddesk::ui
