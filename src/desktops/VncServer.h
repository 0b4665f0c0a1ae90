// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Secret.h"
#include "provisioning/MachineFacts.h"
#include "ssh/Connection.h"

#include <QSize>

#include <optional>

namespace clouddesk::desktops {

enum class ScreenSource {
    Virtual, ///< a desktop of our own, by Xtigervnc
    Existing ///< the screen the machine already has, by x11vnc
};

struct DisplayRequest
{
    ScreenSource source = ScreenSource::Virtual;
    instances::Desktop desktop = instances::Desktop::Xfce;
    QSize geometry = QSize(1280, 800); ///< at most 16384 x 16384
    int depth = 24;
    /// Loopback TCP with a fresh password instead of a Unix socket; for machines whose sshd forwards no sockets.
    bool useTcp = false;
};

/// A running RFB server on a machine and how to reach it from there.
struct Display
{
    int number = -1; ///< -1 for the machine's own screen
    qint64 processId = 0;
    QString socketPath;    ///< first choice
    quint16 tcpPort = 0;   ///< loopback, where there is no socket
    core::Secret password; ///< for TCP
    bool wasAdopted = false;
    /// Names the start that made it; empty if it was adopted.
    QString startToken;
    /// What was found wrong and mended at the start, for people.
    QStringList mended;
};

/// Starts, adopts, checks and stops RFB servers on a machine. Two calls at once for one machine and user, from
/// wherever, end up on one display. Home thread.
class VncServer
{
public:
    /// Adopts a running display of ours or starts one; verifies that nothing of it listens beyond loopback
    /// (PortExposed) and that a session is really there (DesktopStartFailed names the cause).
    static core::Task<Display> ensure(ssh::Connection& connection, MachineFacts facts, DisplayRequest request,
                                      std::stop_token stop = {});
    /// The display of ours that fits the request and runs already, or nothing; starts nothing. With wanted, only that
    /// one.
    static core::Task<std::optional<Display>> adopt(ssh::Connection& connection, DisplayRequest request,
                                                    std::optional<int> wanted = {}, std::stop_token stop = {});
    /// Takes back a start, finished or not: stops what it started, unless somebody else has adopted that since.
    static core::Task<void> undo(ssh::Connection& connection, QString startToken);
    /// Stops the display's server and everything in its session, and removes its files. Not an error if it is gone.
    static core::Task<void> stop(ssh::Connection& connection, int displayNumber);
    /// Takes away what our desktops left in the user's home there: our own folder, and what their programs made by
    /// themselves where nothing of that name was before. Files that people made stay. Stops displays that run.
    static core::Task<void> cleanHome(ssh::Connection& connection);
    /// Whether the display still lives; DisplayDied with the last lines of its log if not.
    static core::Task<void> check(ssh::Connection& connection, int displayNumber);
    /// Ends with DisplayDied within a second of the display's death (it stays on the machine for that, in one channel);
    /// otherwise never, until the link is lost or stop is requested.
    static core::Task<void> watch(ssh::Connection& connection, int displayNumber, std::stop_token stop);
};

} // namespace clouddesk::desktops
