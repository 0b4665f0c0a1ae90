// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMessageBox>
#include <QPushButton>

namespace clouddesk::ui {

/// Asks whether what is under way is to end; to go on is what Return says. Deletes itself. Home thread.
class EndQuestion : public QMessageBox
{
    Q_OBJECT

public:
    /// end: the words of the button that ends it.
    EndQuestion(const QString& title, const QString& text, const QString& end, QWidget& home)
        : QMessageBox(Warning, title, {}, Cancel, &home)
    {
        setAttribute(Qt::WA_DeleteOnClose);
        setTextFormat(Qt::PlainText); // a machine may be called as it likes
        setText(text);
        button(Cancel)->setText(tr("&Go on"));
        button(Cancel)->setIcon({}); // a cross would say the opposite
        setDefaultButton(Cancel);
        connect(addButton(end, DestructiveRole), &QPushButton::clicked, this, &EndQuestion::confirmed);
    }

Q_SIGNALS:
    void confirmed();
};

} // namespace clouddesk::ui
