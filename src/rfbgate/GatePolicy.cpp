// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbgate/GatePolicy.h"

namespace clouddesk::rfb {

namespace {

bool actsOnMachine(MessageKind kind)
{
    switch (kind) {
    case MessageKind::KeyEvent:
    case MessageKind::ExtendedKeyEvent:
    case MessageKind::PointerEvent:
    case MessageKind::CutText:
    case MessageKind::ExtendedCutText:
    case MessageKind::SetDesktopSize:
    case MessageKind::Xvp:
        return true;
    default:
        return false;
    }
}

bool mayCopy(const GatePolicy& policy, Side from)
{
    return from == Side::Server ? policy.clipboardToClient : policy.clipboardToServer;
}

Side otherThan(Side side)
{
    return side == Side::Server ? Side::Client : Side::Server;
}

bool allowsClipboard(const GatePolicy& policy, Side from, const MessageHead& head)
{
    // A request asks for what the other side has.
    const bool isQuestion = (head.clipboardFlags & (clipboardflag::request | clipboardflag::peek)) != 0;
    if (isQuestion)
        return mayCopy(policy, otherThan(from));
    return mayCopy(policy, from) &&
           head.textBytes <= GatePolicy::clipboardBound(head, policy.maximumClipboardBytes, policy.maximumImageBytes);
}

} // namespace

qint64 GatePolicy::clipboardBound(const MessageHead& head, qint64 textBytes, qint64 imageBytes)
{
    return textBytes + (clipboardflag::bringsImage(head.clipboardFlags) ? imageBytes : 0);
}

bool GatePolicy::allows(Side from, const MessageHead& head) const
{
    // They say what a side can do, once, when nobody knows what will be allowed later; there is no content in them.
    if ((head.clipboardFlags & clipboardflag::caps) != 0)
        return true;
    if (isViewOnly && from == Side::Client && actsOnMachine(head.kind))
        return false;
    const bool isClipboard = head.kind == MessageKind::CutText || head.kind == MessageKind::ExtendedCutText;
    return !isClipboard || allowsClipboard(*this, from, head);
}

} // namespace clouddesk::rfb
