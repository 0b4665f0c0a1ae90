// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/TerminalQuestions.h"

#include "openssh/HostKey.h"

namespace clouddesk::app {

using core::Answer;
using core::fail;
using core::Question;
using core::singleLine;

TerminalQuestions::TerminalQuestions(core::Questions& questions, Terminal terminal)
    : m_questions(questions)
    , m_terminal(std::move(terminal))
{
    connect(&questions, &core::Questions::asked, this, &TerminalQuestions::take);
    connect(&questions, &core::Questions::withdrawn, this, [this](const QString& id) {
        std::erase_if(m_waiting, [&id](const Question& question) { return question.id == id; });
        if (id == m_current)
            m_stop.request_stop();
    });
    questions.setAttached(true);
}

TerminalQuestions::~TerminalQuestions()
{
    m_questions.setAttached(false);
    m_stop.request_stop();
}

void TerminalQuestions::take(const Question& question)
{
    m_waiting.push_back(question);
    if (!m_working)
        work();
}

core::Task<void> TerminalQuestions::work()
{
    m_working = true;
    const QPointer<TerminalQuestions> alive(this);
    while (!m_waiting.empty()) {
        const Question question = m_waiting.front();
        m_waiting.erase(m_waiting.begin());
        m_current = question.id;
        m_stop = std::stop_source();
        core::Result<Answer> answer = co_await askPerson(question, m_stop.get_token());
        if (!alive)
            co_return core::Result<void>();
        m_current.clear();
        if (answer)
            m_questions.answer(question.id, std::move(*answer));
        else
            m_questions.dismiss(question.id);
    }
    m_working = false;
    co_return core::Result<void>();
}

core::Task<Answer> TerminalQuestions::askPerson(Question question, std::stop_token stop)
{
    m_terminal.write(QStringLiteral("\n"));
    if (question.kind == Question::Kind::HostKey)
        return askHostKey(std::move(question), std::move(stop));
    return askSecrets(std::move(question), std::move(stop));
}

core::Task<Answer> TerminalQuestions::askHostKey(Question question, std::stop_token stop)
{
    m_terminal.write(QStringLiteral("%1 shows a host key that was never seen before:\n    %2 %3\n%4\n"
                                    "Compare it with what the machine's console or its provider shows.\n")
                         .arg(singleLine(question.machine), singleLine(question.keyType),
                              singleLine(question.fingerprint),
                              ssh::randomArt(question.fingerprint, question.keyType)));
    QString prompt = QStringLiteral("Trust it and go on? (yes/no) ");
    while (true) {
        const core::Result<QString> line = co_await m_terminal.readLine(prompt, stop);
        if (!line)
            co_return fail(line);
        const QString word = line->trimmed().toLower();
        Answer answer;
        answer.confirmed = word == QStringLiteral("yes") || word == singleLine(question.fingerprint).toLower();
        if (answer.confirmed || word == QStringLiteral("no"))
            co_return answer;
        prompt = QStringLiteral("Please type \"yes\" or \"no\": ");
    }
}

core::Task<Answer> TerminalQuestions::askSecrets(Question question, std::stop_token stop)
{
    QString asked = singleLine(question.text);
    if (!question.instruction.isEmpty())
        asked += QStringLiteral(" It says: \"%1\"").arg(singleLine(question.instruction));
    if (!asked.isEmpty())
        m_terminal.write(asked + QLatin1Char('\n'));
    if (question.prompts.empty())
        question.prompts.push_back({QStringLiteral("%1: ").arg(singleLine(question.machine)), false});
    Answer answer;
    answer.confirmed = true;
    for (std::size_t i = 0; i < question.prompts.size(); ++i) {
        const Question::Prompt& prompt = question.prompts[i];
        QString shown = singleLine(prompt.text).trimmed();
        shown += shown.endsWith(QLatin1Char(':')) || shown.endsWith(QLatin1Char('?')) ? QStringLiteral(" ")
                                                                                      : QStringLiteral(": ");
        if (prompt.echo) {
            const core::Result<QString> line = co_await m_terminal.readLine(shown, stop);
            if (!line)
                co_return fail(line);
            answer.secrets.emplace_back(QByteArrayView(line->toUtf8()));
        } else {
            core::Result<core::Secret> line = co_await m_terminal.readSecret(shown, stop);
            if (!line)
                co_return fail(line);
            answer.secrets.push_back(std::move(*line));
        }
    }
    co_return answer;
}

} // namespace clouddesk::app
