// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sftp/SftpPacket.h"

#include <QtEndian>

#include <sys/stat.h>

namespace clouddesk::ssh {

namespace {

// Which attributes follow (section 5).
enum AttributeFlag : quint32 {
    SizePresent = 0x00000001,
    OwnerPresent = 0x00000002,
    PermissionsPresent = 0x00000004,
    TimesPresent = 0x00000008,
    ExtendedPresent = 0x80000000,
};

// How many extended attributes are looked at; more mean nothing but harm.
constexpr quint32 extendedLimit = 64;

template <typename T>
void addBigEndian(QByteArray& bytes, T value)
{
    char encoded[sizeof(T)];
    qToBigEndian(value, encoded);
    bytes.append(encoded, sizeof(T));
}

bool hasKind(const std::optional<quint32>& permissions, quint32 kind)
{
    return permissions && (*permissions & S_IFMT) == kind;
}

} // namespace

bool SftpAttributes::isRegular() const
{
    return hasKind(permissions, S_IFREG);
}

bool SftpAttributes::isDirectory() const
{
    return hasKind(permissions, S_IFDIR);
}

bool SftpAttributes::isLink() const
{
    return hasKind(permissions, S_IFLNK);
}

SftpPayload& SftpPayload::addByte(quint8 value)
{
    m_bytes.append(static_cast<char>(value));
    return *this;
}

SftpPayload& SftpPayload::addNumber(quint32 value)
{
    addBigEndian(m_bytes, value);
    return *this;
}

SftpPayload& SftpPayload::addLongNumber(quint64 value)
{
    addBigEndian(m_bytes, value);
    return *this;
}

SftpPayload& SftpPayload::addString(QByteArrayView value)
{
    addNumber(static_cast<quint32>(value.size()));
    m_bytes.append(value);
    return *this;
}

SftpPayload& SftpPayload::addAttributes(std::optional<quint32> permissions)
{
    addNumber(permissions ? quint32(PermissionsPresent) : 0);
    if (permissions)
        addNumber(*permissions);
    return *this;
}

SftpPayload& SftpPayload::addSize(quint64 size)
{
    return addNumber(SizePresent).addLongNumber(size);
}

quint8 SftpFields::takeByte()
{
    const QByteArrayView bytes = take(1);
    return bytes.isEmpty() ? 0 : static_cast<quint8>(bytes[0]);
}

quint32 SftpFields::takeNumber()
{
    const QByteArrayView bytes = take(sizeof(quint32));
    return bytes.isEmpty() ? 0 : qFromBigEndian<quint32>(bytes.data());
}

quint64 SftpFields::takeLongNumber()
{
    const QByteArrayView bytes = take(sizeof(quint64));
    return bytes.isEmpty() ? 0 : qFromBigEndian<quint64>(bytes.data());
}

QByteArrayView SftpFields::takeString()
{
    return take(static_cast<qsizetype>(takeNumber()));
}

SftpAttributes SftpFields::takeAttributes()
{
    SftpAttributes attributes;
    const quint32 flags = takeNumber();
    if ((flags & SizePresent) != 0)
        attributes.size = takeLongNumber();
    if ((flags & OwnerPresent) != 0) {
        attributes.owner = takeNumber();
        takeNumber(); // the group
    }
    if ((flags & PermissionsPresent) != 0)
        attributes.permissions = takeNumber();
    if ((flags & TimesPresent) != 0) {
        takeNumber(); // of the last access
        attributes.modificationTime = takeNumber();
    }
    const quint32 extended = (flags & ExtendedPresent) != 0 ? takeNumber() : 0;
    if (extended > extendedLimit)
        m_isSound = false;
    for (quint32 i = 0; i < extended && m_isSound; ++i) {
        takeString();
        takeString();
    }
    return attributes;
}

QByteArrayView SftpFields::take(qsizetype count)
{
    if (!m_isSound || count > m_rest.size()) {
        m_isSound = false;
        m_rest = {};
        return {};
    }
    const QByteArrayView taken = m_rest.first(count);
    m_rest = m_rest.sliced(count);
    return taken;
}

} // namespace clouddesk::ssh
