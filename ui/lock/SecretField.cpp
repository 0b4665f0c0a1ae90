// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lock/SecretField.h"

namespace clouddesk::ui {

SecretField::SecretField(QWidget* parent)
    : QLineEdit(parent)
{
    setEchoMode(QLineEdit::Password);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
}

core::Secret SecretField::secret() const
{
    QByteArray typed = text().toUtf8();
    return core::Secret::takeFrom(typed);
}

core::Secret SecretField::take()
{
    core::Secret typed = secret();
    clear();
    return typed;
}

} // namespace clouddesk::ui
