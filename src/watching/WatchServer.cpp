// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "watching/WatchServer.h"

#include "crypto/Digest.h"
#include "desktops/VncPassword.h"
#include "rfb/VncAuthentication.h"

namespace clouddesk::desktops {

using core::ErrorCode;
using rfb::Side;

namespace {

constexpr auto loginLimit = std::chrono::seconds(60);
constexpr auto releaseLimit = std::chrono::seconds(2);
constexpr int mostWrongCodes = 3;
// What waits to be sent on one side before nothing more is taken from the other.
constexpr qint64 mostWaiting = qint64(1024) * 1024;
const QByteArray version = QByteArrayLiteral("RFB 003.008\n");
constexpr char noneType = 1;
constexpr char vncType = 2;

rfb::Bytes toBytes(const QByteArray& bytes)
{
    return {reinterpret_cast<const quint8*>(bytes.constData()), static_cast<size_t>(bytes.size())};
}

class Forward : public rfb::GateOutput
{
public:
    explicit Forward(QIODevice* device)
        : m_device(device)
    {
    }
    void write(rfb::Bytes bytes) override
    {
        if (m_device != nullptr)
            m_device->write(reinterpret_cast<const char*>(bytes.data()), static_cast<qint64>(bytes.size()));
    }

private:
    QIODevice* m_device;
};

} // namespace

core::Result<std::unique_ptr<WatchServer>> WatchServer::start(Needs needs)
{
    std::unique_ptr<WatchServer> server(new WatchServer(std::move(needs)));
    if (!server->m_server.listen(QHostAddress::LocalHost))
        return core::fail(ErrorCode::InputOutputFailed,
                          QStringLiteral("no port could be opened: %1").arg(server->m_server.errorString()));
    return server;
}

WatchServer::WatchServer(Needs needs)
    : m_needs(std::move(needs))
    , m_code(makeVncPassword())
{
    m_server.setMaxPendingConnections(2);
    m_patience.setSingleShot(true);
    m_patience.setInterval(loginLimit);
    connect(&m_patience, &QTimer::timeout, this, &WatchServer::onWatcherGone);
    m_release.setSingleShot(true);
    m_release.setInterval(releaseLimit);
    connect(&m_release, &QTimer::timeout, this, &WatchServer::endIfHeld);
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket* const socket = m_server.nextPendingConnection())
            take(socket);
    });
    connect(&m_desktop, &QLocalSocket::readyRead, this, &WatchServer::onServerSaid);
    connect(&m_desktop, &QLocalSocket::bytesWritten, this, [this] { relay(Side::Client); });
    connect(&m_desktop, &QLocalSocket::disconnected, this, [this] { end(Ending::Kind::LinkLost); });
}

WatchServer::~WatchServer()
{
    m_stage = Stage::Over;
    closeDesktop();
    if (m_watcher)
        disconnect(m_watcher, nullptr, this, nullptr);
}

rfb::GatePolicy WatchServer::policy() const
{
    rfb::GatePolicy policy;
    policy.isViewOnly = !m_isControlGiven;
    policy.clipboardToClient = m_isControlGiven;
    policy.clipboardToServer = m_isControlGiven;
    // Our desktops take a key with a scan code for the one in that place there, and viewers send them unasked.
    policy.encodings.remove(rfb::encoding::qemuExtendedKey);
    return policy;
}

void WatchServer::setControl(bool isGiven)
{
    m_isControlGiven = isGiven;
    if (!m_gate)
        return;
    m_gate->setPolicy(policy());
    if (isGiven) {
        m_release.stop();
        return;
    }
    releaseInput();
    if (m_gate->holdsInput() && !m_release.isActive())
        m_release.start();
}

// Whoever stops in the middle of a message could hold a key as long as they like.
void WatchServer::endIfHeld()
{
    if (m_isControlGiven || !m_gate || !m_gate->holdsInput())
        return;
    const QString text = QStringLiteral("who watches held a key or button, and did not end a message within %1 s");
    end({Ending::Kind::Failed, core::Error{ErrorCode::RfbStalled, text.arg(releaseLimit.count()), {}, {}}});
}

void WatchServer::releaseInput()
{
    if (!m_gate || m_desktop.state() != QLocalSocket::ConnectedState)
        return;
    Forward output(&m_desktop);
    m_gate->releaseInput(output);
}

// Not every server lets go by itself what a viewer that leaves has held.
void WatchServer::closeDesktop()
{
    disconnect(&m_desktop, nullptr, this, nullptr);
    releaseInput();
    m_desktop.flush();
    m_desktop.abort();
}

void WatchServer::take(QTcpSocket* watcher)
{
    // One at a time, and after the first who knew the password nobody.
    if (m_stage != Stage::Nobody) {
        watcher->abort();
        watcher->deleteLater();
        return;
    }
    m_watcher = watcher;
    m_fromWatcher.clear();
    watcher->setReadBufferSize(mostWaiting);
    connect(watcher, &QTcpSocket::readyRead, this, &WatchServer::onWatcherSaid);
    connect(watcher, &QTcpSocket::bytesWritten, this, [this] { relay(Side::Server); });
    connect(watcher, &QTcpSocket::disconnected, this, &WatchServer::onWatcherGone);
    m_stage = Stage::Version;
    m_patience.start();
    watcher->write(version);
}

void WatchServer::drop()
{
    if (m_stage == Stage::Over)
        return;
    m_patience.stop();
    if (m_watcher) {
        disconnect(m_watcher, nullptr, this, nullptr);
        // What was said to it last still goes out.
        connect(m_watcher, &QTcpSocket::disconnected, m_watcher, &QObject::deleteLater);
        m_watcher->disconnectFromHost();
        if (m_watcher->state() == QAbstractSocket::UnconnectedState)
            m_watcher->deleteLater();
        m_watcher.clear();
    }
    m_stage = Stage::Nobody;
}

// The password is spent by whoever knew it, also if the desktop's server was not ready for them in time.
void WatchServer::onWatcherGone()
{
    m_stage > Stage::Response ? end(Ending::Kind::WatcherGone) : drop();
}

bool WatchServer::hear(QByteArray& bytes, qsizetype count, QIODevice& from) const
{
    if (from.bytesAvailable() < count)
        return false;
    bytes = from.read(count);
    return true;
}

void WatchServer::onWatcherSaid()
{
    while (m_watcher && stepWatcher()) {
    }
    if (m_stage == Stage::Relaying)
        relay(Side::Client);
}

// The server's side of RFC 6143, 7.1 and 7.2: version, one security type, a challenge.
bool WatchServer::stepWatcher()
{
    QByteArray said;
    switch (m_stage) {
    case Stage::Version:
        if (!hear(said, rfb::versionBytes, *m_watcher))
            return false;
        if (rfb::readVersion(toBytes(said)).value_or(0) < 7) {
            drop();
            return false;
        }
        m_watcher->write(QByteArray(1, 1) + vncType);
        m_stage = Stage::Choice;
        return true;
    case Stage::Choice:
        if (!hear(said, 1, *m_watcher))
            return false;
        if (said[0] != vncType) {
            drop();
            return false;
        }
        m_challenge = crypto::randomBytes(rfb::vncChallengeBytes);
        m_watcher->write(m_challenge);
        m_stage = Stage::Response;
        return true;
    case Stage::Response:
        return hear(said, rfb::vncChallengeBytes, *m_watcher) && checkResponse(said);
    default:
        return false;
    }
}

bool WatchServer::checkResponse(const QByteArray& response)
{
    if (crypto::constantTimeEquals(response, rfb::vncResponse(m_challenge, m_code))) {
        m_stage = Stage::Opening;
        openServer();
        return true;
    }
    const QByteArray reason = "wrong password";
    m_watcher->write(QByteArray::fromHex("000000010000000e") + reason);
    drop();
    if (++m_wrongCodes >= mostWrongCodes)
        end(Ending::Kind::WrongPasswords);
    return false;
}

core::Task<void> WatchServer::openServer()
{
    const QPointer<WatchServer> self(this);
    auto stream = co_await m_needs.openStream();
    if (!self || m_stage != Stage::Opening)
        co_return {};
    if (!stream) {
        end({Ending::Kind::Failed, stream.error()});
        co_return {};
    }
    m_stage = Stage::ServerVersion;
    m_desktop.setReadBufferSize(mostWaiting);
    m_desktop.setSocketDescriptor(stream->release());
    onServerSaid();
    co_return {};
}

void WatchServer::onServerSaid()
{
    while (stepServer()) {
    }
    if (m_stage == Stage::Relaying)
        relay(Side::Server);
}

// The client's side of the same, with the desktop's own server.
bool WatchServer::stepServer()
{
    QByteArray said;
    switch (m_stage) {
    case Stage::ServerVersion:
        if (!hear(said, rfb::versionBytes, m_desktop))
            return false;
        m_desktop.write(version);
        m_stage = Stage::ServerTypes;
        return true;
    case Stage::ServerTypes: {
        const QByteArray head = m_desktop.peek(1);
        if (head.isEmpty() || !hear(said, 1 + quint8(head[0]), m_desktop))
            return false;
        const bool hasPassword = !m_needs.password().isEmpty();
        const char type = hasPassword ? vncType : noneType;
        if (said.indexOf(type, 1) < 0) {
            end(Ending::Kind::Refused);
            return false;
        }
        m_desktop.write(QByteArray(1, type));
        m_stage = hasPassword ? Stage::ServerChallenge : Stage::ServerResult;
        return true;
    }
    case Stage::ServerChallenge:
        if (!hear(said, rfb::vncChallengeBytes, m_desktop))
            return false;
        m_desktop.write(rfb::vncResponse(said, m_needs.password()));
        m_stage = Stage::ServerResult;
        return true;
    case Stage::ServerResult:
        if (!hear(said, 4, m_desktop))
            return false;
        if (said != QByteArray(4, 0)) {
            end(Ending::Kind::Refused);
            return false;
        }
        beginRelay();
        return true;
    default:
        return false;
    }
}

// Both sides stand behind their own logins; the gate is told one that both could have had.
void WatchServer::beginRelay()
{
    const auto now = std::chrono::steady_clock::now();
    m_gate = std::make_unique<rfb::Gate>(policy(), rfb::Limits(), now);
    Forward nowhere(nullptr);
    for (const auto& [side, bytes] :
         {std::pair(Side::Server, version), std::pair(Side::Client, version), std::pair(Side::Server, QByteArray(2, 1)),
          std::pair(Side::Client, QByteArray(1, 1)), std::pair(Side::Server, QByteArray(4, 0))})
        std::ignore = m_gate->feed(side, toBytes(bytes), now, nowhere);
    m_patience.stop();
    m_stage = Stage::Relaying;
    m_watcher->write(QByteArray(4, 0));
    Q_EMIT watcherCame();
    relay(Side::Client);
}

void WatchServer::relay(Side from)
{
    if (m_stage != Stage::Relaying || !m_watcher)
        return;
    QIODevice& source = from == Side::Server ? static_cast<QIODevice&>(m_desktop) : *m_watcher;
    QIODevice& target = from == Side::Server ? static_cast<QIODevice&>(*m_watcher) : m_desktop;
    QByteArray& held = from == Side::Server ? m_fromServer : m_fromWatcher;
    if (target.bytesToWrite() > mostWaiting)
        return;
    // What the gate does not take yet is bounded, too: the rest waits in the socket.
    if (held.size() < mostWaiting)
        held += source.read(mostWaiting);
    // Nobody who watches may send the others away (RFC 6143, 7.3.1).
    if (from == Side::Client && m_gate->phase() == rfb::Phase::ClientInit && !held.isEmpty())
        held[0] = 1;
    Forward output(&target);
    const auto taken = m_gate->feed(from, toBytes(held), std::chrono::steady_clock::now(), output);
    if (!taken)
        return end({Ending::Kind::Failed, taken.error()});
    held.remove(0, static_cast<qsizetype>(*taken));
    if (*taken == 0)
        return;
    // What one side has said may be what the other was waiting for.
    if (from == Side::Client && !m_fromServer.isEmpty())
        relay(Side::Server);
    else if (from == Side::Server && !m_fromWatcher.isEmpty())
        relay(Side::Client);
    if (source.bytesAvailable() > 0)
        relay(from);
}

void WatchServer::end(Ending::Kind kind)
{
    end(Ending{kind, {}});
}

void WatchServer::end(const Ending& ending)
{
    if (m_stage == Stage::Over)
        return;
    drop();
    m_stage = Stage::Over;
    m_server.close();
    closeDesktop();
    Q_EMIT ended(ending);
}

} // namespace clouddesk::desktops
