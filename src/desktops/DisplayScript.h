// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktops/VncServer.h"
#include "openssh/RemoteScript.h"

namespace clouddesk::desktops {

/// What start-display.sh is asked for.
struct StartOrder
{
    DisplayRequest request;
    QString server; ///< path of the server's program on the machine; may be empty with onlyAdopt
    QString screen; ///< the machine's own screen, for ScreenSource::Existing
    QString token;  ///< names this start
    bool onlyAdopt = false;
    /// The only display that may be adopted.
    std::optional<int> wanted;
    core::Secret passwordFile; ///< 16 hex digits, for TCP
};

/// The scripts of resources/provisioning that look after displays, ready to send.
core::Result<ssh::RemoteScript> startScript(const StartOrder& order);
/// Stops the display of that number (-1: the machine's own screen).
core::Result<ssh::RemoteScript> stopScript(int displayNumber);
/// Stops what the start of that token has started, or is starting.
core::Result<ssh::RemoteScript> undoScript(const QString& token);
/// Takes away what our desktops left in the home; stops those that run.
core::Result<ssh::RemoteScript> cleanScript();
/// Tells whether the display of that number (-1: the machine's own screen) lives. With watch it runs until the display
/// dies, and tells that.
core::Result<ssh::RemoteScript> checkScript(int displayNumber, bool watch);

/// InvalidArgument unless it is -1 or 0 to 9999.
core::Result<void> validateDisplayNumber(int displayNumber);
/// InvalidArgument for geometries and depths that no server takes.
core::Result<void> validateRequest(const DisplayRequest& request);

/// A script's answer: "key=value" lines between two marker lines. What a login shell printed around them does not
/// matter.
class DisplayAnswer
{
public:
    /// CommandFailed if it is not an answer of ours; the script's own error if it tells one.
    static core::Result<DisplayAnswer> parse(const QByteArray& output);
    /// Whether anything of it is an answer of ours.
    static bool hasBegun(const QByteArray& output);

    /// The first of that key, as the machine sent it; empty if there is none.
    [[nodiscard]] QByteArray value(QByteArrayView key) const;
    /// All of that key in their order, made fit to be shown (core::singleLine()).
    [[nodiscard]] QStringList values(QByteArrayView key) const;
    /// The display it tells of; nothing if it tells of none. CommandFailed if what it tells makes no sense.
    [[nodiscard]] core::Result<std::optional<Display>> display() const;

private:
    std::vector<std::pair<QByteArray, QByteArray>> m_lines;
};

} // namespace clouddesk::desktops
