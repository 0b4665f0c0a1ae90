// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/desktop/ViewerWindow.h"

#include <QJsonObject>

namespace clouddesk::ui {

/// How each machine's desktop was shown the last time: a file of JSON in the data folder, written as a whole. What is
/// wrong with one machine in it is left out; it is shown as new ones are then. Home thread.
class ViewerMemory
{
public:
    explicit ViewerMemory(QString file);
    /// Where it is in the data folder.
    static QString fileIn(const QString& dataDirectory) { return dataDirectory + QStringLiteral("/viewers.json"); }
    /// Reads the file, if there is one. InvalidArgument if it is damaged, InputOutputFailed if it cannot be read:
    /// nothing is remembered then.
    core::Result<void> load();

    /// key: the machine's id, or another word that stays the same. What is not remembered is as in usual.
    [[nodiscard]] ViewerOptions options(const QString& key, const ViewerOptions& usual) const;
    /// Errors are in the log: nothing is lost but the wish. What another program has remembered meanwhile stays, and so
    /// does a file that cannot be read.
    void remember(const QString& key, const ViewerOptions& options);

private:
    QString m_file;
    QJsonObject m_machines;
};

} // namespace clouddesk::ui
