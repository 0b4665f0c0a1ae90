// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/ConflictQuestion.h"

#include "ui/language/KeepTranslated.h"

#include <QCheckBox>
#include <QLocale>
#include <QPushButton>

namespace clouddesk::ui {

using files::Conflict;
using files::ConflictAnswer;

ConflictQuestion::ConflictQuestion(const QString& machine, const files::Transfer& transfer, const Conflict& files,
                                   QWidget* parent)
    : QMessageBox(parent)
    , m_machine(machine)
    , m_isUpload(transfer.isUpload)
    , m_files(files)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setIcon(Question);
    setTextFormat(Qt::PlainText);
    addAnswer(ConflictAnswer::Overwrite, DestructiveRole, QT_TR_NOOP("&Overwrite"));
    if (files.canResume)
        addAnswer(ConflictAnswer::Resume, AcceptRole, QT_TR_NOOP("&Resume"));
    addAnswer(ConflictAnswer::Rename, AcceptRole, QT_TR_NOOP("&Keep both"));
    setDefaultButton(m_answers.back().first);
    addAnswer(ConflictAnswer::Skip, RejectRole, QT_TR_NOOP("&Skip"));
    setEscapeButton(m_answers.back().first);
    auto* const all = new QCheckBox;
    setCheckBox(all);
    keepTranslated(this, [this, all, place = core::singleLine(m_isUpload ? transfer.remote : transfer.local, 300)] {
        setWindowTitle(tr("The file is there already"));
        setText(tr("%1 is there already.").arg(place));
        setInformativeText(details());
        all->setText(tr("The same for &all others"));
    });
    connect(this, &QMessageBox::finished, this, [this, all] {
        const auto chosen = std::ranges::find(m_answers, clickedButton(),
                                              [](const auto& one) { return static_cast<QAbstractButton*>(one.first); });
        Q_EMIT answered(chosen == m_answers.end() ? ConflictAnswer::Skip : chosen->second, all->isChecked());
    });
}

void ConflictQuestion::addAnswer(ConflictAnswer answer, ButtonRole role, const char* source)
{
    QPushButton* const button = addButton(QString(), role);
    m_answers.emplace_back(button, answer);
    keepTranslated(button, [button, source] { button->setText(tr(source)); });
}

QString ConflictQuestion::details() const
{
    const QString here = tr("this computer");
    QStringList lines;
    lines += tr("New, from %1:\n%2, changed %3")
                 .arg(m_isUpload ? here : m_machine, sizeOf(m_files.coming), timeOf(m_files.coming, m_files.there));
    lines += tr("There now, on %1:\n%2, changed %3")
                 .arg(m_isUpload ? m_machine : here, sizeOf(m_files.there), timeOf(m_files.there, m_files.coming));
    if (m_files.canResume)
        lines += tr("What is there is the beginning of the new file. Resuming adds the missing %1.")
                     .arg(QLocale().formattedDataSize(qint64(m_files.coming.size - m_files.there.size)));
    return lines.join(QStringLiteral("\n\n"));
}

// To the byte where it would look like the other's otherwise.
QString ConflictQuestion::sizeOf(const Conflict::File& file) const
{
    const auto shown = [](quint64 size) { return QLocale().formattedDataSize(qint64(size)); };
    const bool areAlike = shown(m_files.coming.size) == shown(m_files.there.size);
    if (areAlike && m_files.coming.size != m_files.there.size)
        return tr("%1 bytes").arg(QLocale().toString(file.size));
    return shown(file.size);
}

QString ConflictQuestion::timeOf(const Conflict::File& file, const Conflict::File& other) const
{
    if (!file.changedAt.isValid())
        return tr("at a time that is not known");
    const QString time = QLocale().toString(file.changedAt.toLocalTime(), QLocale::ShortFormat);
    return other.changedAt.isValid() && file.changedAt > other.changedAt ? tr("%1 (newer)").arg(time) : time;
}

} // namespace clouddesk::ui
