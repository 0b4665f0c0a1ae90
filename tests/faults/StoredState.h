// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/TestHome.h"

#include <QMap>

namespace clouddesk::faults {

/// Everything that a data folder holds, as a program that starts anew finds it.
struct StoredState
{
    /// Empty if all is well: it opens, every credential unseals, the audit log is sound.
    QString complaint;
    QMap<QString, QByteArray> passwords; ///< by machine
    quint32 keyVersion = 0;
    QStringList actions; ///< of the audit log, oldest first

    static StoredState of(const QString& dataFolder)
    {
        StoredState state;
        lab::TestHome home;
        home.setDataDirectory(dataFolder);
        state.complaint = home.start() ? QString() : home.problem();
        if (state.complaint.isEmpty())
            state.read(home);
        return state;
    }

private:
    void read(lab::TestHome& home)
    {
        const auto machines = QCoro::waitFor(home.instances().list(100000));
        const auto records = QCoro::waitFor(home.audit().list(1000000));
        const auto verified = QCoro::waitFor(home.audit().verify());
        const auto status = QCoro::waitFor(home.vault().status());
        if (!machines || !records || !verified || !status) {
            complaint = QStringLiteral("cannot be read");
            return;
        }
        if (!verified->sound)
            complaint = verified->explanation;
        keyVersion = status->keyVersion;
        for (const audit::Record& record : *records)
            actions.prepend(record.event.action);
        for (const instances::Instance& machine : *machines) {
            const auto secrets = QCoro::waitFor(home.instances().secrets(machine));
            if (!secrets)
                complaint = machine.name + QStringLiteral(": ") + secrets.error().toLine();
            else if (secrets->password)
                passwords.insert(machine.name, secrets->password->view().toByteArray());
        }
    }
};

} // namespace clouddesk::faults
