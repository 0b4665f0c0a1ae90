// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/RemoteScript.h"

#include "openssh/ShellQuote.h"

#include <algorithm>
#include <cstring>

namespace clouddesk::ssh {

namespace {

// A shell reads a compound command to its end before it runs any of it, so a text cut off anywhere before the last line
// runs nothing. The body's own commands must not read from the pipe that the script itself comes through.
constexpr QByteArrayView beginning = "clouddesk_script() {\n:\n";
constexpr QByteArrayView ending = "\n}\nclouddesk_script </dev/null\n";

// A variable of that name in the environment would make the assignment an exported one.
constexpr QByteArrayView unsetWord = "unset ";

[[maybe_unused]] bool isVariableName(QByteArrayView name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](char character) {
        return (character >= 'A' && character <= 'Z') || character == '_';
    });
}

char* append(char* target, QByteArrayView bytes)
{
    std::memcpy(target, bytes.data(), static_cast<std::size_t>(bytes.size()));
    return target + bytes.size();
}

// "unset NAME\nNAME='value'\n"
qsizetype assignmentSize(QByteArrayView name, QByteArrayView value)
{
    return unsetWord.size() + name.size() + 1 + name.size() + 1 + shellQuotedSize(value) + 1;
}

char* appendAssignment(char* target, QByteArrayView name, QByteArrayView value)
{
    target = append(append(target, unsetWord), name);
    target = append(append(append(target, "\n"), name), "=");
    return append(shellQuoteInto(value, target), "\n");
}

} // namespace

RemoteScript::RemoteScript(QByteArray body)
    : m_body(std::move(body))
{
}

void RemoteScript::set(const char* name, const QString& value)
{
    QByteArray bytes = value.toUtf8();
    setSecret(name, core::Secret::takeFrom(bytes));
}

void RemoteScript::set(const char* name, qint64 value)
{
    setSecret(name, core::Secret(QByteArrayView(QByteArray::number(value))));
}

void RemoteScript::setSecret(const char* name, const core::Secret& value)
{
    Q_ASSERT(isVariableName(QByteArrayView(name)));
    m_variables.emplace_back(QByteArray(name), value.clone());
}

QByteArray RemoteScript::command()
{
    return QByteArrayLiteral("exec sh -s");
}

core::Secret RemoteScript::input() const
{
    qsizetype size = beginning.size() + m_body.size() + ending.size();
    for (const auto& [name, value] : m_variables)
        size += assignmentSize(name, value.view());

    core::Secret text = core::Secret::ofSize(static_cast<std::size_t>(size));
    char* target = append(text.data(), beginning);
    for (const auto& [name, value] : m_variables)
        target = appendAssignment(target, name, value.view());
    append(append(target, m_body), ending);
    return text;
}

} // namespace clouddesk::ssh
