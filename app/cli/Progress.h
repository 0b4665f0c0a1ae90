// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Streams.h"
#include "provisioning/Step.h"

#include <QElapsedTimer>

namespace clouddesk::app {

/// Shows how far a long command is, on standard error: one line that is rewritten on a terminal, plain lines elsewhere
/// (one per step and tenth), JSON lines with --json. Home thread.
class Progress
{
public:
    Progress(Streams& streams, bool json);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    /// Ends the line that is being rewritten.
    ~Progress();

    /// A step began or is further; may come often, as only news are written.
    void report(const desktops::StepReport& report);
    /// Bytes of a transfer; total 0 where it is not known.
    void transfer(quint64 done, quint64 total);
    /// Ends the line, so that something else can be written.
    void finishLine();

private:
    void showStep(const QString& title, const desktops::StepReport& report);
    void rewrite(const QString& line);

    Streams& m_streams;
    bool m_json;
    bool m_onTerminal;
    bool m_lineOpen = false;
    int m_shownStep = -1;
    int m_shownTenth = -1;
    QElapsedTimer m_clock;
};

/// "3.2 MiB": for people.
QString sizeText(quint64 bytes);

} // namespace clouddesk::app
