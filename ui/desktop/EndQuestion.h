// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QMessageBox>
#include <QPushButton>

namespace clouddesk::ui {

/// Asks whether what is under way is to end; to stay is what Return says. Deletes itself. Home thread.
class EndQuestion : public QMessageBox
{
    Q_OBJECT

public:
    /// end, stay: the words of the buttons.
    EndQuestion(const QString& title, const QString& text, const QString& end, const QString& stay, QWidget& home)
        : QMessageBox(Warning, title, {}, Cancel, &home)
    {
        setAttribute(Qt::WA_DeleteOnClose);
        setTextFormat(Qt::PlainText); // a machine may be called as it likes
        setText(text);
        button(Cancel)->setText(stay);
        button(Cancel)->setIcon({}); // a cross would say the opposite
        setDefaultButton(Cancel);
        connect(addButton(end, DestructiveRole), &QPushButton::clicked, this, &EndQuestion::confirmed);
    }

    /// Before the windows of these machines' desktops close.
    static EndQuestion* ofDesktops(const QStringList& machines, QWidget& home)
    {
        QStringList names;
        for (const QString& machine : machines)
            names += core::singleLine(machine, 80);
        return new EndQuestion(tr("Close the desktop"),
                               tr("Something is still under way with %1: files are being moved, the desktop is "
                                  "recorded, or somebody watches it. It ends when the window closes.")
                                   .arg(names.join(QStringLiteral(", "))),
                               tr("&Close"), tr("&Keep open"), home);
    }

Q_SIGNALS:
    void confirmed();
};

} // namespace clouddesk::ui
