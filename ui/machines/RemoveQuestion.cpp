// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machines/RemoveQuestion.h"

#include "ui/language/KeepTranslated.h"

#include <QPushButton>

namespace clouddesk::ui {

RemoveQuestion::RemoveQuestion(const std::vector<const instances::Instance*>& machines, bool comesBack, QWidget* parent)
    : QMessageBox(Question, {}, {}, Cancel, parent)
{
    QStringList ids;
    for (const instances::Instance* const machine : machines)
        ids += machine->id;
    setAttribute(Qt::WA_DeleteOnClose);
    setTextFormat(Qt::PlainText);
    QPushButton* const remove = addButton(QString(), AcceptRole);
    const auto count = static_cast<int>(ids.size());
    keepTranslated(remove, [this, remove, name = machines.front()->name, count, comesBack] {
        setWindowTitle(count == 1 ? tr("Remove a machine") : tr("Remove machines"));
        setText(count == 1 ? tr("Remove %1 from the list?").arg(name)
                           : tr("Remove %n machine(s) from the list?", nullptr, count));
        QString more =
            count == 1 ? tr("Its stored keys and passwords are forgotten. The machine itself stays as it is.")
                       : tr("Their stored keys and passwords are forgotten. The machines themselves stay as they are.");
        if (comesBack)
            more += QLatin1Char(' ') + tr("What ~/.ssh/config still names comes back when that file changes next.");
        setInformativeText(more);
        remove->setText(tr("&Remove"));
    });
    setDefaultButton(Cancel);
    connect(remove, &QPushButton::clicked, this, [this, ids] { Q_EMIT confirmed(ids); });
}

} // namespace clouddesk::ui
