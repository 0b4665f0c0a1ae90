// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/ImportRemark.h"

#include "ui/language/ErrorText.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <optional>

namespace clouddesk::ui {

namespace {

// What exchange, instances/ConfigImport.cpp and, of what has something within it, instances/Instance.cpp say, for
// lupdate to find; tests/translations holds one against the other. What is more particular stands first.
constexpr std::array remarks = {
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "its key is not in the file: the agent is used"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "port: is no number"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "the profile is for VNC: SSH at port 22 is assumed"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark",
                      "the password is encrypted and was skipped: it is asked for at each connect"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "tags that stand there twice are taken once"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "its proxy is left out: only jump hosts by SSH can be taken over"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "the password is asked for at each connect"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "the profile knows of no SSH: port 22 is assumed"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark",
                      "the tunnel's server is the jump host; the same user is assumed behind it"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "ProxyCommand is left out: give the hosts on the way with --jump"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark",
                      "Match blocks are left out: see whether one of them is about this host"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "IdentityAgent is left out: the agent of $SSH_AUTH_SOCK is used"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "its key is no absolute path and was left out"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "its name was cut: it had more than 64 characters"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark",
                      "several machines have its address, none its name: which one to update cannot be told"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "another entry of the file stands for that machine already"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "the jump hosts go round in a circle"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "it is empty"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "its first line names no column \"host\""),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "it has too many lines"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "it is no export of CloudDesk"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "a newer version of CloudDesk has written it"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "it has too many machines"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "it declares a document type, which mRemoteNG never does"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "the whole file is encrypted"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "it has too many connections, or folders within folders"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "it is no connection file of mRemoteNG"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "there is no such file"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "it is no regular file"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "it is larger than 32 MiB"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "it has too many files"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "the folder holds no profiles of Remmina or PuTTY"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "what kind of file it is cannot be told"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "it is no session of PuTTY"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "it is no export of the registry"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "it has too many sessions"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "it is no profile of Remmina"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "the passphrase does not open the file, or the file was altered"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "it is no sealed export of CloudDesk"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark",
                      "is the unspecified address, which is not the address of one machine"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "is a multicast address, which is not the address of one machine"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark",
                      "is a multicast or broadcast address, which is not the address of one machine"),
    QT_TRANSLATE_NOOP(
        "clouddesk::ui::ImportRemark",
        "its key %1 is in PuTTY's format; convert it with: puttygen KEY.ppk -O private-openssh-new -o KEY"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "it is a session for %1, not for SSH"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "it is a connection for %1, not for SSH or VNC"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "it is a profile for %1, not for VNC or SSH"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "its tunnel \"%1\" is not in the file"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "it names no user: %1 is assumed"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "line %1 has more cells than there are columns"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "the key file %1 is not there yet"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "of %1 key files, %2 is used"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "the same machine as %1"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "it is there as %1"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "another machine, %1@%2, has this name"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "must be one of %1, not \"%2\""),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "must be USER@HOST[:PORT], not \"%1\""),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "must not name \"%1\" twice"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "%1: Port %2 is no port; it must be a number from 1 to 65535"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "line %1: a quote is never closed"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "line %1: %2"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "byte %1: %2"),
};

// What stands before a rule about one of them.
constexpr std::array fields = {
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "name"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "host"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "user"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "port"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "tags"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "notes"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "key path"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "jump"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "provider"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "auth type"),
};

constexpr const char* fieldAndRule = QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "%1: %2");

QString translated(const char* source)
{
    return QCoreApplication::translate("clouddesk::ui::ImportRemark", source);
}

/// A remark's words, split where something is put in.
using Parts = QStringList;

Parts partsOf(const char* remark)
{
    static const QRegularExpression placeholder(QStringLiteral("%\\d"));
    return QString::fromUtf8(remark).split(placeholder);
}

/// What was put in between the parts; nothing if these are other words.
std::optional<QStringList> argumentsOf(const QString& words, const Parts& parts)
{
    if (!words.startsWith(parts.constFirst()) || !words.endsWith(parts.constLast()))
        return std::nullopt;
    QStringList arguments;
    qsizetype at = parts.constFirst().size();
    for (qsizetype number = 1; number < parts.size(); ++number) {
        const bool isLast = number + 1 == parts.size();
        const qsizetype end = isLast ? words.size() - parts[number].size() : words.indexOf(parts[number], at);
        if (end < at)
            return std::nullopt;
        arguments += words.mid(at, end - at);
        at = end + parts[number].size();
    }
    return at == words.size() ? std::optional(arguments) : std::nullopt;
}

/// With two arguments at most.
QString filled(const char* source, const QStringList& arguments)
{
    const QString text = translated(source);
    if (arguments.isEmpty())
        return text;
    return arguments.size() == 1 ? text.arg(arguments[0]) : text.arg(arguments[0], arguments[1]);
}

std::optional<QString> knownRemark(const QString& words)
{
    static const auto allParts = [] {
        std::array<Parts, remarks.size()> all;
        std::ranges::transform(remarks, all.begin(), partsOf);
        return all;
    }();
    for (std::size_t number = 0; number < remarks.size(); ++number) {
        if (const auto arguments = argumentsOf(words, allParts[number]))
            return filled(remarks[number], *arguments);
    }
    return std::nullopt;
}

} // namespace

QString importRemark(const QString& words)
{
    if (const auto known = knownRemark(words))
        return *known;
    const QString before = words.section(QStringLiteral(": "), 0, 0);
    for (const char* const field : fields) {
        if (before == QLatin1String(field) && words.size() > before.size())
            return filled(fieldAndRule, {translated(field), importRemark(words.mid(before.size() + 2))});
    }
    // The rules for what is typed are the machine dialog's.
    return QCoreApplication::translate("clouddesk::ui::FieldRule", words.toUtf8().constData());
}

QString importFault(const core::Error& error)
{
    const QString said = importRemark(error.text);
    return said == error.text ? errorText(error) : core::singleLine(said);
}

} // namespace clouddesk::ui
