// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbgate/MessageParser.h"

namespace clouddesk::rfb {

/// What may pass a gate. Messages that may not are left out whole, and the session goes on.
struct GatePolicy
{
    /// Leaves out everything by which a client acts on the machine: keys (QEMU's too), pointer, clipboard, wishes for
    /// another screen size, and xvp. What it sees and hears still comes, and which clipboard formats each side knows.
    bool isViewOnly = false;
    bool clipboardToClient = true;
    bool clipboardToServer = true;
    /// Longer texts are left out, as are those above Limits::maximumClipboardBytes; one above 64 MiB ends the session.
    quint32 maximumClipboardBytes = 1024 * 1024;
    /// Messages that bring an image and are longer by more than a text may be are left out, as are those above
    /// Limits::maximumImageBytes; one above 512 MiB ends the session.
    quint32 maximumImageBytes = 32 * 1024 * 1024;
    /// What a client may announce; the rest is hidden from the server (see ClientParser).
    EncodingSet encodings = EncodingSet::all();

    /// How long the head's clipboard message may be if a text and an image may be that long: it brings one or both.
    static qint64 clipboardBound(const MessageHead& head, qint64 textBytes, qint64 imageBytes);
    /// Whether a message from that side may pass.
    [[nodiscard]] bool allows(Side from, const MessageHead& head) const;
};

} // namespace clouddesk::rfb
