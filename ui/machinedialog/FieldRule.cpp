// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machinedialog/FieldRule.h"

#include <QCoreApplication>

namespace clouddesk::ui {

namespace {

// What instances/Instance.cpp says of what was typed, for lupdate to find; tests/translations holds one against the
// other.
[[maybe_unused]] constexpr const char* rules[] = {
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule", "must not be empty"),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule", "must not begin with \"-\""),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule",
                      "must not hold control characters, line breaks or invisible characters"),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule", "must not begin or end with a space"),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule",
                      "is not a valid IPv4 address (four numbers from 0 to 255, without leading zeros)"),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule",
                      "has a zone that is no interface name (1 to 15 letters, digits, \".\", \"_\", \"-\")"),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule", "is written without brackets and without a port"),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule", "is not a valid IPv6 address"),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule", "must have 1 to 63 characters between the dots"),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule", "must not have a \"-\" at the begin or end of a part"),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule", "may hold only letters, digits, \"-\" and \".\" (RFC 1123)"),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule", "must not be longer than 253 characters"),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule", "may hold only ASCII letters, digits, \"-\" and \".\""),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule", "must not be longer than 64 characters each"),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule", "may hold only letters, digits, spaces and + - = . _ : / @"),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule", "must have a port from 1 to 65535"),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule", "must be USER@HOST[:PORT], an IPv6 address in brackets"),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule", "must have an IPv6 address in brackets"),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule", "must not be longer than 64 characters"),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule", "must not look like an id"),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule", "must be a number from 1 to 65535"),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule", "must begin with a letter, a digit or \"_\""),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule", "may hold only ASCII letters, digits and . _ - + @"),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule", "must not be more than 32"),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule", "must not be longer than 4000 characters"),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule", "must not hold control characters but line feeds and tabs"),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule", "must be absolute, or begin with \"~/\""),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule", "must not be longer than 4095 bytes"),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule", "Give the bare address, and the port by itself."),
    QT_TRANSLATE_NOOP("clouddesk::ui::FieldRule",
                      "If you meant a name or an IPv4 address with a port, give the port by itself."),
};

QString spoken(const QString& words)
{
    return QCoreApplication::translate("clouddesk::ui::FieldRule", words.toUtf8().constData());
}

} // namespace

QString fieldRule(const core::Error& error)
{
    QString text = error.text.section(QStringLiteral(": "), 1);
    text = spoken(text.isEmpty() ? error.text : text);
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return error.advice.isEmpty() ? text + QLatin1Char('.') : text + QStringLiteral(". ") + spoken(error.advice);
}

} // namespace clouddesk::ui
