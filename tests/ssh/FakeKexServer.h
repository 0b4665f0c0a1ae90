// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/SocketService.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <openssl/evp.h>

#include <memory>

namespace clouddesk::test {

/// An SSH server that goes as far as the end of the key exchange (curve25519-sha256 with an Ed25519 host key, RFC 8731)
/// and offers what the test wants; afterwards it only reads.
class FakeKexServer
{
public:
    /// ciphers: as in SSH_MSG_KEXINIT, both ways. isStrict: whether it offers the strict key exchange. isHasty: whether
    /// it offers before it has heard anything, in one go with its version.
    FakeKexServer(QByteArray ciphers, bool isStrict, bool isHasty = false)
        : m_ciphers(std::move(ciphers))
        , m_isStrict(isStrict)
        , m_isHasty(isHasty)
        , m_service([this](int socket) { serve(socket); })
    {
    }
    [[nodiscard]] quint16 port() const { return m_service.port(); }

private:
    using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;

    static QByteArray number(quint32 value)
    {
        QByteArray bytes(4, '\0');
        qToBigEndian(value, bytes.data());
        return bytes;
    }
    static QByteArray string(const QByteArray& bytes) { return number(static_cast<quint32>(bytes.size())) + bytes; }
    /// RFC 4251, section 5, for a positive number.
    static QByteArray multiplePrecision(QByteArray bytes)
    {
        while (bytes.startsWith('\0'))
            bytes.remove(0, 1);
        return string((bytes[0] & 0x80) != 0 ? '\0' + bytes : bytes);
    }

    static Key makeKey(int type)
    {
        return {EVP_PKEY_Q_keygen(nullptr, nullptr, type == EVP_PKEY_X25519 ? "X25519" : "ED25519"), EVP_PKEY_free};
    }
    static QByteArray publicPart(const Key& key)
    {
        QByteArray bytes(32, '\0');
        std::size_t size = 32;
        EVP_PKEY_get_raw_public_key(key.get(), reinterpret_cast<unsigned char*>(bytes.data()), &size);
        return bytes;
    }
    static QByteArray agree(const Key& own, const QByteArray& theirs)
    {
        const Key peer(EVP_PKEY_new_raw_public_key(EVP_PKEY_X25519, nullptr,
                                                   reinterpret_cast<const unsigned char*>(theirs.constData()), 32),
                       EVP_PKEY_free);
        const std::unique_ptr<EVP_PKEY_CTX, decltype(&EVP_PKEY_CTX_free)> context(EVP_PKEY_CTX_new(own.get(), nullptr),
                                                                                  EVP_PKEY_CTX_free);
        QByteArray secret(32, '\0');
        std::size_t size = 32;
        EVP_PKEY_derive_init(context.get());
        EVP_PKEY_derive_set_peer(context.get(), peer.get());
        EVP_PKEY_derive(context.get(), reinterpret_cast<unsigned char*>(secret.data()), &size);
        return secret;
    }
    static QByteArray sign(const Key& key, const QByteArray& text)
    {
        const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
        QByteArray signature(64, '\0');
        std::size_t size = 64;
        EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, key.get());
        EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(signature.data()), &size,
                       reinterpret_cast<const unsigned char*>(text.constData()), static_cast<std::size_t>(text.size()));
        return signature;
    }

    static QByteArray packet(const QByteArray& payload)
    {
        const qsizetype padding = 16 - (5 + payload.size()) % 8;
        return number(static_cast<quint32>(1 + payload.size() + padding)) + static_cast<char>(padding) + payload +
               QByteArray(padding, '\0');
    }
    static bool sendPacket(int socket, const QByteArray& payload) { return lab::sendAll(socket, packet(payload)); }
    static QByteArray receivePacket(int socket)
    {
        char head[5];
        if (!lab::receiveAll(socket, head, 5))
            return {};
        QByteArray rest(static_cast<qsizetype>(qFromBigEndian<quint32>(head)) - 1, '\0');
        if (rest.size() > 40000 || !lab::receiveAll(socket, rest.data(), rest.size()))
            return {};
        return rest.chopped(static_cast<unsigned char>(head[4]));
    }

    [[nodiscard]] QByteArray offer() const
    {
        const QByteArray exchange =
            QByteArray("curve25519-sha256") + (m_isStrict ? ",kex-strict-s-v00@openssh.com" : "");
        QByteArray bytes = '\x14' + QByteArray(16, 'c');
        for (const QByteArray& list :
             {exchange, QByteArray("ssh-ed25519"), m_ciphers, m_ciphers, QByteArray("hmac-sha2-256"),
              QByteArray("hmac-sha2-256"), QByteArray("none"), QByteArray("none"), QByteArray(), QByteArray()})
            bytes += string(list);
        return bytes + QByteArray(5, '\0');
    }

    void serve(int socket) const
    {
        const QByteArray ours = "SSH-2.0-Fake";
        const QByteArray ourOffer = offer();
        lab::sendAll(socket, ours + "\r\n" + (m_isHasty ? packet(ourOffer) : QByteArray()));
        QByteArray theirs;
        for (char byte = 0; byte != '\n' && lab::receiveAll(socket, &byte, 1);)
            theirs += byte;
        if (!m_isHasty)
            sendPacket(socket, ourOffer);
        const QByteArray theirOffer = receivePacket(socket);
        // SSH_MSG_KEX_ECDH_INIT holds one string of 32 bytes (RFC 5656, section 4).
        const QByteArray start = receivePacket(socket);
        if (start.size() != 37)
            return;
        const Key hostKey = makeKey(EVP_PKEY_ED25519);
        const Key ephemeral = makeKey(EVP_PKEY_X25519);
        const QByteArray blob = string("ssh-ed25519") + string(publicPart(hostKey));
        const QByteArray shared = multiplePrecision(agree(ephemeral, start.mid(5)));
        const QByteArray hash =
            QCryptographicHash::hash(string(theirs.trimmed()) + string(ours) + string(theirOffer) + string(ourOffer) +
                                         string(blob) + start.mid(1) + string(publicPart(ephemeral)) + shared,
                                     QCryptographicHash::Sha256);
        sendPacket(socket, '\x1f' + string(blob) + string(publicPart(ephemeral)) +
                               string(string("ssh-ed25519") + string(sign(hostKey, hash))));
        sendPacket(socket, QByteArray(1, '\x15'));
        lab::receiveToEnd(socket);
    }

    QByteArray m_ciphers;
    bool m_isStrict;
    bool m_isHasty;
    lab::SocketService m_service;
};

} // namespace clouddesk::test
