// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Terminal.h"
#include "core/Questions.h"

#include <QHash>
#include <QObject>

namespace clouddesk::app {

/// Answers the services' questions by asking the person at the terminal: a host key with its fingerprint, secrets with
/// echo off. One at a time. Home thread.
class TerminalQuestions : public QObject
{
    Q_OBJECT

public:
    TerminalQuestions(core::Questions& questions, Terminal terminal);
    /// Dismisses what is still open.
    ~TerminalQuestions() override;

private:
    void take(const core::Question& question);
    core::Task<void> work();
    core::Task<core::Answer> askPerson(core::Question question, std::stop_token stop);
    core::Task<core::Answer> askHostKey(core::Question question, std::stop_token stop);
    core::Task<core::Answer> askSecrets(core::Question question, std::stop_token stop);

    core::Questions& m_questions;
    Terminal m_terminal;
    std::vector<core::Question> m_waiting;
    QString m_current;
    std::stop_source m_stop;
    bool m_working = false;
};

} // namespace clouddesk::app
