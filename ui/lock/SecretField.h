// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Secret.h"

#include <QLineEdit>

namespace clouddesk::ui {

/// A field for a secret: what is typed does not show and is kept by no input method.
class SecretField : public QLineEdit
{
    Q_OBJECT

public:
    explicit SecretField(QWidget* parent = nullptr);

    /// What was typed, which stays in the field.
    [[nodiscard]] core::Secret secret() const;
    /// What was typed, which leaves the field.
    core::Secret take();
};

} // namespace clouddesk::ui
