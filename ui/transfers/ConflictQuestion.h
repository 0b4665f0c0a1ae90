// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/TransferQueue.h"

#include <QMessageBox>

namespace clouddesk::ui {

/// Asks what to do where a file of that name is there already: shows both files' sizes and times of change, in this
/// computer's time and the person's language, says which is newer, and offers to go on where that is possible. Home
/// thread.
class ConflictQuestion : public QMessageBox
{
    Q_OBJECT

public:
    /// machine: as it is called for people.
    ConflictQuestion(const QString& machine, const files::Transfer& transfer, const files::Conflict& files,
                     QWidget* parent);

Q_SIGNALS:
    /// Once, when it is closed, however that happens.
    void answered(clouddesk::files::ConflictAnswer answer, bool forAll);

private:
    [[nodiscard]] QString details() const;
    [[nodiscard]] QString sizeOf(const files::Conflict::File& file) const;
    [[nodiscard]] QString timeOf(const files::Conflict::File& file, const files::Conflict::File& other) const;
    void addAnswer(files::ConflictAnswer answer, ButtonRole role, const char* source);

    QString m_machine;
    bool m_isUpload;
    files::Conflict m_files;
    std::vector<std::pair<QPushButton*, files::ConflictAnswer>> m_answers;
};

} // namespace clouddesk::ui
