// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "instances/HostKeyErrors.h"

#include "openssh/ShellQuote.h"

#include <QRegularExpression>

namespace clouddesk::instances {

using core::Error;
using core::ErrorCode;

namespace {

QString typeOf(const ssh::HostKey& key)
{
    return core::singleLine(key.type, 60);
}

QString describe(const ssh::HostKey& key)
{
    return QStringLiteral("%1 (%2)").arg(key.fingerprint(), typeOf(key));
}

QString describe(const std::vector<ssh::HostKey>& keys)
{
    QStringList texts;
    for (const ssh::HostKey& key : keys)
        texts += describe(key);
    return texts.join(QStringLiteral(", "));
}

QString forgetCommand(const QString& label)
{
    static const QRegularExpression plain(QStringLiteral("\\A[A-Za-z0-9._@:+][A-Za-z0-9._@:+-]*\\z"));
    const bool isPlain = plain.match(label).hasMatch();
    return QStringLiteral("clouddesk host-key forget %1")
        .arg(isPlain ? label : QString::fromUtf8(ssh::shellQuote(label)));
}

} // namespace

Error hostKeyChanged(const QString& label, const std::vector<ssh::HostKey>& known, const ssh::HostKey& shown)
{
    return Error{
        ErrorCode::HostKeyChanged,
        QStringLiteral("THE HOST KEY HAS CHANGED: known is %1, the server shows %2. Somebody may stand between you "
                       "and the machine, or the machine was set up anew")
            .arg(describe(known), describe(shown)),
        label,
        QStringLiteral("Nothing was sent to it. Only if you know why the key changed and that the new fingerprint "
                       "is the right one, remove the old key, then connect again: %1")
            .arg(forgetCommand(label))};
}

Error hostKeyRevoked(const QString& label, const ssh::HostKey& shown)
{
    return Error{
        ErrorCode::HostKeyRevoked,
        QStringLiteral("the server shows a host key that was revoked: %1").arg(describe(shown)), label,
        QStringLiteral("Nothing was sent to it. A \"@revoked\" line in a known_hosts file says that nobody must "
                       "trust this key; ask whoever runs the machine.")};
}

Error hostKeyNotPinned(const QString& label, const ssh::HostKey& shown, const QString& pin)
{
    return Error{ErrorCode::HostKeyUnknown,
                 QStringLiteral("the server shows the host key %1, not the one that was asked for: %2")
                     .arg(describe(shown), core::singleLine(pin, 80)),
                 label, QStringLiteral("Nothing was sent to it. Compare the fingerprint with the machine's own.")};
}

Error hostKeyUnknown(const QString& label, const ssh::HostKey& shown, const QString& why)
{
    return Error{
        ErrorCode::HostKeyUnknown, QStringLiteral("the host key %1 is not known %2").arg(describe(shown), why), label,
        QStringLiteral(
            "Compare the fingerprint with the machine's own, then connect again with --host-key %1 (if it is a "
            "jump host's, before the one of the machine itself), or with --accept-new-host-key to trust it "
            "unseen.")
            .arg(shown.fingerprint())};
}

core::Question hostKeyQuestion(const QString& label, const QString& name, const ssh::HostKey& shown)
{
    core::Question question;
    question.kind = core::Question::Kind::HostKey;
    question.machine = label;
    question.text =
        QStringLiteral("%1 shows a host key that nobody here has seen before. Is it the machine's own?").arg(name);
    question.fingerprint = shown.fingerprint();
    question.keyType = typeOf(shown);
    return question;
}

} // namespace clouddesk::instances
