// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace clouddesk::ssh {

/// Packet types of draft-ietf-secsh-filexfer-02, section 3.
enum class SftpType : quint8 {
    Init = 1,
    Version = 2,
    Open = 3,
    Close = 4,
    Read = 5,
    Write = 6,
    LinkStat = 7,
    HandleStat = 8,
    SetHandleStat = 10,
    OpenDirectory = 11,
    ReadDirectory = 12,
    Remove = 13,
    MakeDirectory = 14,
    RealPath = 16,
    Stat = 17,
    Rename = 18,
    Status = 101,
    Handle = 102,
    Data = 103,
    Name = 104,
    Attributes = 105,
    Extended = 200,
    ExtendedReply = 201,
};

/// Status codes of the same draft, section 7; the last two are from version 6 and seen in the wild.
enum class SftpStatus : quint32 {
    Ok = 0,
    EndOfFile = 1,
    NoSuchFile = 2,
    PermissionDenied = 3,
    Failure = 4,
    BadMessage = 5,
    NoConnection = 6,
    ConnectionLost = 7,
    Unsupported = 8,
    NoSpace = 14,
    QuotaExceeded = 15,
};

/// What opening a file asks for (section 6.3).
enum SftpOpenFlag : quint32 { SftpRead = 0x01, SftpWrite = 0x02, SftpCreate = 0x08, SftpExclusive = 0x20 };

/// A file's attributes (section 5); what the server did not send is empty.
struct SftpAttributes
{
    std::optional<quint64> size;
    std::optional<quint32> owner;
    std::optional<quint32> permissions;      ///< st_mode, with the kind of file
    std::optional<quint32> modificationTime; ///< seconds since 1970

    /// What kind of file it is, by its permissions; all false if the server did not send them.
    [[nodiscard]] bool isRegular() const;
    [[nodiscard]] bool isDirectory() const;
    [[nodiscard]] bool isLink() const;
};

/// Builds the payload of one request, without length and id.
class SftpPayload
{
public:
    /// Numbers are big endian (1, 4, 8 bytes); a string is its length in 4 bytes and its bytes (section 3).
    SftpPayload& addByte(quint8 value);
    SftpPayload& addNumber(quint32 value);
    SftpPayload& addLongNumber(quint64 value);
    SftpPayload& addString(QByteArrayView value);
    /// An attributes block that sets nothing, or these permission bits.
    SftpPayload& addAttributes(std::optional<quint32> permissions = {});
    /// One that sets the size, in bytes.
    SftpPayload& addSize(quint64 size);

    /// All that was added; good until more is.
    [[nodiscard]] QByteArrayView view() const { return m_bytes; }

private:
    QByteArray m_bytes;
};

/// Reads a packet's payload. Nothing is ever read beyond its end: after the first field that does not fit, every
/// further one is zero or empty, and isSound() is false.
class SftpFields
{
public:
    explicit SftpFields(QByteArrayView payload)
        : m_rest(payload)
    {
    }

    /// Big endian, as SftpPayload adds them.
    quint8 takeByte();
    quint32 takeNumber();
    quint64 takeLongNumber();
    /// A view into the packet.
    QByteArrayView takeString();
    /// An attributes block (section 5); extended ones are passed over.
    SftpAttributes takeAttributes();

    /// Whether everything that was taken was there.
    [[nodiscard]] bool isSound() const { return m_isSound; }
    /// Whether nothing is left, and what is.
    [[nodiscard]] bool isAtEnd() const { return m_rest.isEmpty(); }
    [[nodiscard]] QByteArrayView rest() const { return m_rest; }

private:
    QByteArrayView take(qsizetype count);

    QByteArrayView m_rest;
    bool m_isSound = true;
};

} // namespace clouddesk::ssh
