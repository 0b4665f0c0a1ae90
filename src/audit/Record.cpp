// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/Record.h"

#include "core/Clock.h"
#include "crypto/Digest.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>

namespace clouddesk::audit {

namespace {

constexpr qsizetype maximumName = 200;
constexpr qsizetype maximumText = 2000;

QJsonValue harmless(const QJsonValue& value)
{
    if (value.isString())
        return core::singleLine(value.toString(), maximumText);
    if (value.isArray()) {
        QJsonArray clean;
        for (const QJsonValue element : value.toArray())
            clean.append(harmless(element));
        return clean;
    }
    if (value.isObject()) {
        QJsonObject clean;
        const QJsonObject object = value.toObject();
        for (auto member = object.begin(); member != object.end(); ++member)
            clean.insert(core::singleLine(member.key(), maximumName), harmless(member.value()));
        return clean;
    }
    return value;
}

QString detailsText(const QJsonObject& details)
{
    const QByteArray text = QJsonDocument(harmless(details).toObject()).toJson(QJsonDocument::Compact);
    if (text.size() <= maximumDetails)
        return QString::fromUtf8(text);
    // Quotation marks and letters beyond ASCII grow when they are quoted again; a quarter leaves room for all of them.
    const QJsonObject cut{{QStringLiteral("cut"), QString::fromUtf8(text.first(maximumDetails / 4))}};
    return QString::fromUtf8(QJsonDocument(cut).toJson(QJsonDocument::Compact));
}

void appendNumber(QByteArray& bytes, qint64 number)
{
    char encoded[8];
    qToBigEndian(number, encoded);
    bytes.append(encoded, sizeof(encoded));
}

void appendField(QByteArray& bytes, const QByteArray& field)
{
    appendNumber(bytes, field.size());
    bytes.append(field);
}

} // namespace

StoredRecord toStored(const Event& event, const QDateTime& time)
{
    StoredRecord record;
    record.time = core::toIso(time);
    record.actor = core::singleLine(event.actor, maximumName);
    record.action = core::singleLine(event.action, maximumName);
    record.resource = core::singleLine(event.resource, maximumName);
    record.succeeded = event.succeeded;
    record.peer = core::singleLine(event.peer, maximumName);
    record.details = detailsText(event.details);
    return record;
}

Record fromStored(const StoredRecord& stored)
{
    Record record;
    record.sequence = stored.sequence;
    record.time = core::fromIso(stored.time);
    record.event.actor = stored.actor;
    record.event.action = stored.action;
    record.event.resource = stored.resource;
    record.event.succeeded = stored.succeeded;
    record.event.peer = stored.peer;
    record.event.details = QJsonDocument::fromJson(stored.details.toUtf8()).object();
    record.chainCode = stored.chainCode;
    return record;
}

QByteArray chainCode(const core::Secret& key, const QByteArray& previousCode, const StoredRecord& record)
{
    QByteArray bytes;
    appendField(bytes, previousCode);
    appendNumber(bytes, record.sequence);
    appendNumber(bytes, record.succeeded ? 1 : 0);
    for (const QString& field :
         {record.time, record.actor, record.action, record.resource, record.peer, record.details})
        appendField(bytes, field.toUtf8());
    return crypto::hmacSha256(key, bytes);
}

QByteArray firstPreviousCode()
{
    return QByteArrayLiteral("CloudDesk audit log");
}

} // namespace clouddesk::audit
