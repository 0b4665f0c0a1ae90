// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QMessageBox>
#include <QPointer>
#include <QPushButton>

#include <functional>

namespace clouddesk::ui {

/// Asks whether what is under way is to end; to stay is what Return says. Deletes itself. Home thread.
class EndQuestion : public QMessageBox
{
    Q_OBJECT

public:
    struct Words
    {
        QString title;
        QString text;
        QString end; ///< on the button
        QString stay;
    };

    EndQuestion(const Words& words, QWidget& home)
        : QMessageBox(Warning, words.title, {}, Cancel, &home)
    {
        setAttribute(Qt::WA_DeleteOnClose);
        setTextFormat(Qt::PlainText); // a machine may be called as it likes
        setText(words.text);
        button(Cancel)->setText(words.stay);
        button(Cancel)->setIcon({}); // a cross would say the opposite
        setDefaultButton(Cancel);
        connect(addButton(words.end, DestructiveRole), &QPushButton::clicked, this, &EndQuestion::confirmed);
    }

    /// Before the window of these machines' desktops closes.
    static Words closing(const QStringList& machines)
    {
        QStringList names;
        for (const QString& machine : machines)
            names += core::singleLine(machine, 80);
        return {tr("Close the desktop"),
                tr("Something is still under way with %1: files are being moved, the desktop is recorded, or somebody "
                   "watches it. It ends when the window closes.")
                    .arg(names.join(QStringLiteral(", "))),
                tr("&Close"), tr("&Keep open")};
    }

    /// Asks, in front of home, unless that is being asked already. asked: where the caller keeps it. onEnd: called if
    /// the person wants it, as long as home is there.
    static void ask(QPointer<EndQuestion>& asked, const Words& words, QWidget& home, const std::function<void()>& onEnd)
    {
        if (asked && asked->isVisible())
            return asked->raise();
        delete asked; // the lock has put it away
        asked = new EndQuestion(words, home);
        connect(asked, &EndQuestion::confirmed, &home, onEnd, Qt::QueuedConnection);
        asked->open();
    }

Q_SIGNALS:
    void confirmed();
};

} // namespace clouddesk::ui
