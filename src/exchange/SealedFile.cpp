// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/SealedFile.h"

#include "exchange/JsonFile.h"

#include <QJsonDocument>

#include <QtEndian>

#include <array>

namespace clouddesk::exchange {

using core::ErrorCode;
using core::fail;
using core::Result;
using core::Secret;
using instances::InstanceSecrets;

namespace {

constexpr QByteArrayView magic("CDXP");
constexpr quint32 absent = 0xffffffff;
constexpr std::size_t fieldCount = 6;

std::unexpected<core::Error> damaged()
{
    return fail(
        ErrorCode::KeyWrong, QStringLiteral("the passphrase does not open the file, or the file was altered"), {},
        QStringLiteral("Nothing was taken over. Try the passphrase again, or use an unaltered copy of the file."));
}

/// One machine's fields: its description, then its secrets.
using Fields = std::array<std::optional<QByteArrayView>, fieldCount>;

std::optional<QByteArrayView> viewOf(const std::optional<Secret>& secret)
{
    return secret ? std::optional(secret->view()) : std::nullopt;
}

Fields fieldsOf(const QByteArray& description, const InstanceSecrets& secrets)
{
    Fields fields{QByteArrayView(description), viewOf(secrets.password),     viewOf(secrets.privateKey),
                  viewOf(secrets.passphrase),  viewOf(secrets.sudoPassword), std::nullopt};
    if (secrets.certificate)
        fields.back() = QByteArrayView(*secrets.certificate);
    return fields;
}

/// A count, then length and bytes of every field; in one piece of locked memory from the start.
Secret plaintextOf(const std::vector<SealedMachine>& machines)
{
    std::vector<QByteArray> descriptions;
    std::size_t size = sizeof(quint32);
    for (const SealedMachine& machine : machines) {
        descriptions.push_back(QJsonDocument(describe(machine.machine)).toJson(QJsonDocument::Compact));
        for (const auto& field : fieldsOf(descriptions.back(), machine.secrets))
            size += sizeof(quint32) + (field ? static_cast<std::size_t>(field->size()) : 0);
    }
    Secret plaintext = Secret::ofSize(size);
    char* at = plaintext.data();
    const auto putNumber = [&at](quint32 number) {
        qToBigEndian(number, at);
        at += sizeof(quint32);
    };
    putNumber(static_cast<quint32>(machines.size()));
    for (std::size_t number = 0; number < machines.size(); ++number) {
        for (const auto& field : fieldsOf(descriptions[number], machines[number].secrets)) {
            putNumber(field ? static_cast<quint32>(field->size()) : absent);
            if (field)
                at = std::copy(field->begin(), field->end(), at);
        }
    }
    return plaintext;
}

/// Takes fields off the front; false once something does not fit.
class Reader
{
public:
    explicit Reader(QByteArrayView rest)
        : m_rest(rest)
    {
    }
    bool takeNumber(quint32& number)
    {
        if (m_rest.size() < qsizetype(sizeof(quint32)))
            return false;
        number = qFromBigEndian<quint32>(m_rest.data());
        m_rest = m_rest.sliced(sizeof(quint32));
        return true;
    }
    bool takeField(std::optional<QByteArrayView>& field)
    {
        quint32 size = 0;
        if (!takeNumber(size))
            return false;
        if (size == absent)
            return true;
        if (m_rest.size() < qsizetype(size))
            return false;
        field = m_rest.first(size);
        m_rest = m_rest.sliced(size);
        return true;
    }

private:
    QByteArrayView m_rest;
};

std::optional<Secret> secretOf(const std::optional<QByteArrayView>& field)
{
    return field ? std::optional<Secret>(Secret(*field)) : std::nullopt;
}

Result<Profile> profileOf(const Fields& fields)
{
    const QJsonDocument document = QJsonDocument::fromJson(fields[0].value_or(QByteArrayView()).toByteArray());
    if (!document.isObject())
        return damaged();
    Profile profile = profileFrom(document.object());
    profile.secrets.password = secretOf(fields[1]);
    profile.secrets.privateKey = secretOf(fields[2]);
    profile.secrets.passphrase = secretOf(fields[3]);
    profile.secrets.sudoPassword = secretOf(fields[4]);
    if (fields[5])
        profile.secrets.certificate = fields[5]->toByteArray();
    if (profile.secrets.privateKey) {
        profile.authType = instances::AuthType::Key;
        // What a file with secrets has is all there is to say about it.
        profile.remarks.clear();
    }
    return profile;
}

Result<std::vector<Profile>> profilesOf(const Secret& plaintext)
{
    Reader reader(plaintext.view());
    quint32 count = 0;
    if (!reader.takeNumber(count) || count > mostProfiles)
        return damaged();
    std::vector<Profile> profiles;
    for (quint32 number = 0; number < count; ++number) {
        Fields fields;
        for (auto& field : fields) {
            if (!reader.takeField(field))
                return damaged();
        }
        auto profile = profileOf(fields);
        if (!profile)
            return fail(profile);
        profiles.push_back(std::move(*profile));
    }
    return profiles;
}

} // namespace

bool looksSealed(const QByteArray& content)
{
    return content.startsWith(magic);
}

Result<QByteArray> writeSealed(const std::vector<SealedMachine>& machines, const Secret& passphrase,
                               crypto::ScryptCost cost)
{
    if (crypto::countCharacters(passphrase) < crypto::shortestPassphrase)
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("the passphrase must have %1 characters or more").arg(crypto::shortestPassphrase));
    const auto seal = crypto::PassphraseSeal::make(passphrase, magic, cost);
    if (!seal)
        return fail(seal);
    return seal->seal(plaintextOf(machines));
}

Result<std::vector<Profile>> readSealed(const QByteArray& content, const Secret& passphrase)
{
    if (!looksSealed(content) || content.size() > largestFile)
        return fail(ErrorCode::InvalidArgument, QStringLiteral("it is no sealed export of CloudDesk"));
    const auto seal = crypto::PassphraseSeal::forSealed(passphrase, magic, content);
    if (!seal && seal.error().code == ErrorCode::SealDamaged)
        return damaged();
    if (!seal)
        return fail(seal);
    const auto plaintext = seal->unseal(content);
    if (!plaintext)
        return damaged();
    return profilesOf(*plaintext);
}

} // namespace clouddesk::exchange
