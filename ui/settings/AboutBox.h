// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMessageBox>

namespace clouddesk::ui {

/// Tells which program this is, which version, and where it keeps what is its own. Deletes itself when it is closed.
/// Home thread.
class AboutBox : public QMessageBox
{
    Q_OBJECT

public:
    AboutBox(const QString& dataDirectory, QWidget* parent);
};

} // namespace clouddesk::ui
