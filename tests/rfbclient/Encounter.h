// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/FakeRfbServer.h"
#include "rfbclient/Client.h"

#include <QElapsedTimer>
#include <QTest>

namespace clouddesk::test {

namespace script = lab::rfbscript;
using AtEnd = lab::FakeRfbServer::AtEnd;

inline constexpr auto patience = std::chrono::milliseconds(400);

inline rfb::ClientOptions shortOptions()
{
    rfb::ClientOptions options;
    options.limits.handshake = patience;
    options.limits.message = patience;
    return options;
}

/// Likewise, of one that is soon told of as silent.
inline rfb::ClientOptions noticingSilence()
{
    rfb::ClientOptions options = shortOptions();
    options.limits.silence = patience;
    return options;
}

/// A client at the mercy of a script.
class Encounter
{
public:
    explicit Encounter(const QByteArray& words, AtEnd atEnd = AtEnd::Silence,
                       rfb::ClientOptions options = shortOptions(),
                       std::chrono::milliseconds drip = std::chrono::milliseconds(0))
        : m_server(words, atEnd, drip)
        , m_client(std::move(options))
    {
        m_clock.start();
        QObject::connect(&m_client, &rfb::Client::firstFrame, &m_client, [this] { m_hasFrame = true; });
        QObject::connect(&m_client, &rfb::Client::ended, &m_client, [this](const core::Error& reason) {
            m_reason = reason;
            m_endedAfter = m_clock.elapsed();
        });
        m_client.start(m_server.takeStream());
    }
    bool waitForEnd(int milliseconds = 5000)
    {
        return QTest::qWaitFor([this] { return m_reason.has_value(); }, milliseconds);
    }
    [[nodiscard]] core::Error reason() const { return m_reason.value_or(core::Error{}); }
    [[nodiscard]] qint64 endedAfter() const { return m_endedAfter; }
    [[nodiscard]] bool hasFrame() const { return m_hasFrame; }
    rfb::Client& client() { return m_client; }
    lab::FakeRfbServer& server() { return m_server; }

private:
    lab::FakeRfbServer m_server;
    rfb::Client m_client;
    QElapsedTimer m_clock;
    std::optional<core::Error> m_reason;
    qint64 m_endedAfter = -1;
    bool m_hasFrame = false;
};

} // namespace clouddesk::test
