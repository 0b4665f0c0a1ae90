// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbgate/Gate.h"

namespace clouddesk::rfb {

namespace {

using core::ErrorCode;
using core::fail;

bool waitsForPerson(Phase phase)
{
    return phase == Phase::SecurityChoice || phase == Phase::VeNCryptChoice || phase == Phase::ChallengeResponse ||
           phase == Phase::Credentials;
}

QString seconds(std::chrono::milliseconds time)
{
    return QString::number(double(time.count()) / 1000.0, 'g', 3);
}

} // namespace

void Gate::Lane::begin(Bytes slice, GateOutput& output)
{
    m_slice = slice;
    m_output = &output;
}

void Gate::Lane::flush()
{
    if (!m_passing.empty())
        m_output->write(std::exchange(m_passing, {}));
}

bool Gate::Lane::messageBegan(const MessageHead& head)
{
    const Limits& limits = m_gate.m_state.limits();
    const bool isTooLong =
        head.textBytes > GatePolicy::clipboardBound(head, limits.maximumClipboardBytes, limits.maximumImageBytes);
    m_kind = head.kind;
    m_isLeftOut = isTooLong || !m_gate.m_policy.allows(m_from, head);
    m_isRecorded = m_from == Side::Server && !m_isLeftOut && m_gate.m_recorder != nullptr &&
                   (head.phase == Phase::ServerInit || head.phase == Phase::Running);
    if (m_isRecorded)
        m_gate.m_recorder->onServerMessage(head, m_gate.m_state.drawing(), m_gate.m_now);
    return !m_isLeftOut;
}

void Gate::Lane::bytesPassed(Bytes bytes)
{
    // A message of input is passed in one piece.
    if (m_from == Side::Client)
        m_gate.m_held.note(m_kind, bytes);
    if (m_isRecorded)
        m_gate.m_recorder->onServerBytes(bytes);
    const bool goesOn = !m_passing.empty() && m_passing.data() + m_passing.size() == bytes.data();
    if (goesOn) {
        m_passing = {m_passing.data(), m_passing.size() + bytes.size()};
        return;
    }
    flush();
    const std::less_equal<const quint8*> isNotAfter;
    const bool isOfSlice = isNotAfter(m_slice.data(), bytes.data()) &&
                           isNotAfter(bytes.data() + bytes.size(), m_slice.data() + m_slice.size());
    if (isOfSlice)
        m_passing = bytes;
    else
        m_output->write(bytes);
}

void Gate::Lane::rectanglePassed(const Rectangle& rectangle, quint64 bytes, StreamUse streams)
{
    if (m_isRecorded)
        m_gate.m_recorder->onServerRectangle(rectangle, streams);
    if (m_gate.m_observer != nullptr)
        m_gate.m_observer->onRectangle(rectangle, bytes, m_gate.m_now);
}

void Gate::Lane::messageEnded(MessageKind kind, quint64 bytes)
{
    m_hasEnded = true;
    if (m_isRecorded)
        m_gate.m_recorder->onServerMessageEnd(kind, m_gate.m_now);
    if (m_from == Side::Client && m_gate.m_recorder != nullptr && kind != MessageKind::Handshake && !m_isLeftOut)
        m_gate.m_recorder->onClientMessage(kind, bytes, m_gate.m_now);
    if (m_gate.m_observer != nullptr)
        m_gate.m_observer->onMessage(m_from, kind, bytes, m_isLeftOut, m_gate.m_now);
    if (m_from == Side::Client && m_gate.m_policy.isViewOnly && !m_gate.m_held.isEmpty()) {
        flush();
        m_gate.releaseInput(*m_output);
    }
}

void Gate::Lane::noteProgress(bool isMidMessage, size_t bytes, GateTime now)
{
    if (!isMidMessage) {
        m_messageBegan.reset();
    } else if (!m_messageBegan || m_hasEnded) {
        m_messageBegan = now;
        m_messageBytes = 0;
    } else {
        m_messageBytes += bytes;
    }
    m_hasEnded = false;
}

std::optional<GateTime> Gate::Lane::deadline(const Limits& limits) const
{
    if (!m_messageBegan)
        return std::nullopt;
    const auto most = static_cast<quint64>(std::chrono::milliseconds(std::chrono::hours(24)).count());
    const quint64 earned = m_messageBytes * 1000 / static_cast<quint64>(std::max(limits.minimumBytesPerSecond, 1));
    return *m_messageBegan + limits.message + std::chrono::milliseconds(std::min(earned, most));
}

Gate::Gate(const GatePolicy& policy, const Limits& limits, GateTime now, GateObserver* observer, GateRecorder* recorder)
    : m_policy(policy)
    , m_observer(observer)
    , m_recorder(recorder)
    , m_state(limits, policy.encodings)
    , m_fromServer(*this, Side::Server)
    , m_fromClient(*this, Side::Client)
    , m_server(m_state, m_fromServer)
    , m_client(m_state, m_fromClient)
    , m_now(now)
    , m_phaseBegan(now)
    , m_handshakeUntil(now + limits.handshake)
{
}

core::Result<size_t> Gate::feed(Side from, Bytes bytes, GateTime now, GateOutput& output)
{
    if (m_isOver)
        return fail(ErrorCode::RfbProtocolFailed, QStringLiteral("the session is over"));
    m_now = now;
    Lane& lane = from == Side::Server ? m_fromServer : m_fromClient;
    MessageParser& parser = from == Side::Server ? static_cast<MessageParser&>(m_server) : m_client;
    const Phase before = m_state.phase();
    lane.begin(bytes, output);
    auto taken = parser.feed(bytes);
    lane.flush();
    notePhase(before, now);
    if (!taken)
        return fail(giveUp(taken.error(), now));
    lane.noteProgress(parser.isMidMessage(), *taken, now);
    return taken;
}

void Gate::notePhase(Phase before, GateTime now)
{
    const Phase phase = m_state.phase();
    if (phase == before)
        return;
    // The time that a person takes is not the handshake's.
    if (waitsForPerson(before))
        m_handshakeUntil += now - m_phaseBegan;
    m_phaseBegan = now;
    if (m_observer != nullptr)
        m_observer->onPhase(phase, now);
}

core::Result<void> Gate::giveUp(const core::Error& reason, GateTime now)
{
    m_isOver = true;
    if (m_observer != nullptr)
        m_observer->onRefused(reason, now);
    return fail(reason);
}

GateTime Gate::handshakeDeadline() const
{
    return waitsForPerson(m_state.phase()) ? m_phaseBegan + m_state.limits().credentials : m_handshakeUntil;
}

std::optional<GateTime> Gate::deadline() const
{
    if (m_isOver || m_state.phase() == Phase::Ended)
        return std::nullopt;
    if (m_state.phase() != Phase::Running)
        return handshakeDeadline();
    const auto server = m_fromServer.deadline(m_state.limits());
    const auto client = m_fromClient.deadline(m_state.limits());
    return server && client ? std::min(server, client) : server ? server : client;
}

core::Result<void> Gate::check(GateTime now)
{
    const auto until = deadline();
    if (!until || now < *until)
        return {};
    const Limits& limits = m_state.limits();
    if (m_state.phase() != Phase::Running) {
        const auto time = waitsForPerson(m_state.phase()) ? limits.credentials : limits.handshake;
        return giveUp({ErrorCode::RfbStalled,
                       QStringLiteral("%1 did not come within %2 s").arg(describe(m_state.phase()), seconds(time)),
                       {},
                       {}},
                      now);
    }
    const bool isServer = m_fromServer.deadline(limits) == until;
    const QString sender = isServer ? QStringLiteral("the desktop server") : QStringLiteral("the client");
    return giveUp({ErrorCode::RfbStalled,
                   QStringLiteral("%1 did not finish a message within %2 s").arg(sender, seconds(limits.message)),
                   {},
                   {}},
                  now);
}

void Gate::tlsIsUp(GateTime now)
{
    const Phase before = m_state.phase();
    m_state.tlsIsUp();
    notePhase(before, now);
}

void Gate::setPolicy(const GatePolicy& policy)
{
    m_policy = policy;
    m_state.setAllowed(policy.encodings);
}

// Not mayInsert(): what ended the session may be the client's own nonsense, of which nothing was passed.
void Gate::releaseInput(GateOutput& toServer)
{
    if (m_state.phase() == Phase::Running && !m_client.isPassingMessage())
        m_held.release(toServer);
}

bool Gate::mayInsert(Side to) const
{
    const MessageParser& parser = to == Side::Client ? static_cast<const MessageParser&>(m_server) : m_client;
    return m_state.phase() == Phase::Running && !m_isOver && !parser.isPassingMessage();
}

} // namespace clouddesk::rfb
