// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/QuestionDialogs.h"

#include "ui/desktop/QuestionDialog.h"
#include "ui/desktop/ViewerWindow.h"

namespace clouddesk::ui {

QuestionDialogs::QuestionDialogs(core::Questions& questions, QWidget& window, QObject* parent)
    : QuestionDialogs(questions, [&window](const core::Question&) { return &window; }, parent)
{
}

QuestionDialogs::QuestionDialogs(core::Questions& questions, WindowFinder windowOf, QObject* parent)
    : QObject(parent)
    , m_questions(questions)
    , m_windowOf(std::move(windowOf))
{
    m_questions.setAttached(true);
    connect(&questions, &core::Questions::asked, this, &QuestionDialogs::ask);
    connect(&questions, &core::Questions::withdrawn, this, &QuestionDialogs::withdraw);
}

QuestionDialogs::~QuestionDialogs()
{
    m_questions.setAttached(false);
    for (const QString& id : m_open.keys()) {
        withdraw(id);
        m_questions.dismiss(id);
    }
}

void QuestionDialogs::ask(const core::Question& question)
{
    QWidget* const window = m_windowOf(question);
    auto* const dialog = new QuestionDialog(question, window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_open.insert(question.id, dialog);
    connect(dialog, &QDialog::accepted, this, [this, dialog, id = question.id] {
        m_open.remove(id);
        m_questions.answer(id, dialog->takeAnswer());
    });
    connect(dialog, &QDialog::rejected, this, [this, id = question.id] {
        m_open.remove(id);
        m_questions.dismiss(id);
    });
    if (auto* const viewer = qobject_cast<ViewerWindow*>(window)) {
        viewer->beginQuestion();
        connect(dialog, &QDialog::finished, viewer, &ViewerWindow::endQuestion);
    }
    dialog->open();
}

void QuestionDialogs::withdraw(const QString& id)
{
    const QPointer<QDialog> dialog = m_open.take(id);
    if (!dialog)
        return;
    dialog->disconnect(this);
    dialog->close();
}

} // namespace clouddesk::ui
