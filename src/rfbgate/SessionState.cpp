// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbgate/SessionState.h"

#include <array>
#include <limits>

namespace clouddesk::rfb {

namespace {

using core::ErrorCode;
using core::fail;

enum class Speaker : quint8 { Server, Client, Both, Nobody };

struct PhaseInfo
{
    Phase phase;
    Speaker speaker;
    const char* description;
};

constexpr std::array phases = {
    PhaseInfo{Phase::ServerVersion, Speaker::Server, "the server's greeting"},
    PhaseInfo{Phase::ClientVersion, Speaker::Client, "the client's greeting"},
    PhaseInfo{Phase::SecurityTypes, Speaker::Server, "the server's security types"},
    PhaseInfo{Phase::SecurityType, Speaker::Server, "the server's security type"},
    PhaseInfo{Phase::SecurityChoice, Speaker::Client, "the client's choice of a security type"},
    PhaseInfo{Phase::VeNCryptServerVersion, Speaker::Server, "the server's VeNCrypt version"},
    PhaseInfo{Phase::VeNCryptClientVersion, Speaker::Client, "the client's VeNCrypt version"},
    PhaseInfo{Phase::VeNCryptVersionAnswer, Speaker::Server, "the server's answer to a VeNCrypt version"},
    PhaseInfo{Phase::VeNCryptTypes, Speaker::Server, "the server's VeNCrypt types"},
    PhaseInfo{Phase::VeNCryptChoice, Speaker::Client, "the client's choice of a VeNCrypt type"},
    PhaseInfo{Phase::VeNCryptChoiceAnswer, Speaker::Server, "the server's answer to a VeNCrypt type"},
    PhaseInfo{Phase::Tls, Speaker::Nobody, "TLS"},
    PhaseInfo{Phase::Challenge, Speaker::Server, "the server's password challenge"},
    PhaseInfo{Phase::ChallengeResponse, Speaker::Client, "the client's answer to the password challenge"},
    PhaseInfo{Phase::Credentials, Speaker::Client, "the client's name and password"},
    PhaseInfo{Phase::SecurityResult, Speaker::Server, "the result of signing in"},
    PhaseInfo{Phase::Reason, Speaker::Server, "the reason of a refusal"},
    PhaseInfo{Phase::ClientInit, Speaker::Client, "the client's first word"},
    PhaseInfo{Phase::ServerInit, Speaker::Server, "the screen's description"},
    PhaseInfo{Phase::Running, Speaker::Both, "the next message"},
    PhaseInfo{Phase::Ended, Speaker::Nobody, "nothing"},
};

const PhaseInfo& infoOf(Phase phase)
{
    const PhaseInfo& info = phases[static_cast<size_t>(phase)];
    Q_ASSERT(info.phase == phase);
    return info;
}

// RFC 6143, 7.1.2; rfbproto.rst, "VeNCrypt"
constexpr quint32 securityNone = 1;
constexpr quint32 securityVncAuth = 2;
constexpr quint32 securityVeNCrypt = 19;

struct VeNCryptType
{
    quint32 type;
    bool usesTls;
    Phase phase;
};

constexpr std::array veNCryptTypes = {
    VeNCryptType{securityNone, false, Phase::SecurityResult},
    VeNCryptType{securityVncAuth, false, Phase::Challenge},
    VeNCryptType{256, false, Phase::Credentials},
    VeNCryptType{257, true, Phase::SecurityResult},
    VeNCryptType{258, true, Phase::Challenge},
    VeNCryptType{259, true, Phase::Credentials},
    VeNCryptType{260, true, Phase::SecurityResult},
    VeNCryptType{261, true, Phase::Challenge},
    VeNCryptType{262, true, Phase::Credentials},
};

bool hasSameLengths(const PixelFormat& one, const PixelFormat& other)
{
    return one.pixelBytes() == other.pixelBytes() && one.tightPixelBytes() == other.tightPixelBytes() &&
           one.compactPixelBytes() == other.compactPixelBytes();
}

} // namespace

std::optional<int> readVersion(Bytes line)
{
    const auto digits = [line](size_t at) -> std::optional<int> {
        int value = 0;
        for (const quint8 digit : line.subspan(at, 3)) {
            if (digit < '0' || digit > '9')
                return std::nullopt;
            value = 10 * value + (digit - '0');
        }
        return value;
    };
    constexpr std::array<quint8, 4> start = {'R', 'F', 'B', ' '};
    const auto major = digits(4);
    const auto minor = digits(8);
    const bool isVersion = std::ranges::equal(line.first(4), start) && line[7] == '.' && line[11] == '\n';
    if (!isVersion || !major || !minor || *major < 3)
        return std::nullopt;
    if (*major > 3 || *minor >= 8)
        return 8;
    return *minor == 7 ? 7 : 3;
}

QString printable(Bytes bytes)
{
    constexpr qsizetype most = 60;
    return core::singleLine(
        QString::fromLatin1(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())), most);
}

QString describe(Phase phase)
{
    return QLatin1String(infoOf(phase).description);
}

SessionState::SessionState(const Limits& limits, const EncodingSet& allowed)
    : m_limits(limits)
    , m_allowed(allowed)
{
}

bool SessionState::maySpeak(Side side) const
{
    const Speaker speaker = infoOf(m_phase).speaker;
    return speaker == Speaker::Both || speaker == (side == Side::Server ? Speaker::Server : Speaker::Client);
}

void SessionState::tlsIsUp()
{
    if (m_phase != Phase::Tls)
        return;
    m_phase = m_afterTls;
}

bool SessionState::setClientVersion(int minor)
{
    m_minor = static_cast<quint8>(minor);
    return minor <= m_serverMinor;
}

void SessionState::offerSecurity(quint32 type)
{
    if (type < m_offered.size())
        m_offered.set(type);
}

bool SessionState::isSecurityOffered(quint32 type) const
{
    return type < m_offered.size() && m_offered.test(type);
}

bool SessionState::isSecurityKnown(quint32 type)
{
    return type == securityNone || type == securityVncAuth || type == securityVeNCrypt;
}

bool SessionState::isVeNCryptTypeKnown(quint32 type)
{
    return std::ranges::find(veNCryptTypes, type, &VeNCryptType::type) != veNCryptTypes.end();
}

std::optional<Phase> SessionState::phaseOfSecurity(quint32 type) const
{
    switch (type) {
    case securityNone:
        // RFC 6143, 7.1.3: before 3.8, nothing is said of None's result.
        return m_minor >= 8 ? Phase::SecurityResult : Phase::ClientInit;
    case securityVncAuth:
        return Phase::Challenge;
    case securityVeNCrypt:
        return m_minor >= 7 ? std::optional(Phase::VeNCryptServerVersion) : std::nullopt;
    default:
        return std::nullopt;
    }
}

std::optional<Phase> SessionState::phaseOfVeNCrypt(quint32 type)
{
    const auto* const found = std::ranges::find(veNCryptTypes, type, &VeNCryptType::type);
    if (found == veNCryptTypes.end())
        return std::nullopt;
    m_afterTls = found->phase;
    return found->usesTls ? Phase::VeNCryptChoiceAnswer : found->phase;
}

core::Result<void> SessionState::requestFormat(const PixelFormat& format)
{
    if (PixelFormat* const pending = pendingFormat()) {
        if (!hasSameLengths(format, *pending))
            return fail(ErrorCode::RfbProtocolFailed,
                        QStringLiteral("the client changed the pixel format again before the last one began"));
        *pending = format;
        return {};
    }
    if (m_sync && !m_sync->format) {
        m_sync->format = format;
        return {};
    }
    m_sync.reset();
    const auto mark = hasSameLengths(format, m_drawing.format) ? std::optional(Mark::Now) : markOfFormat();
    if (!mark)
        return fail(ErrorCode::RfbProtocolFailed,
                    QStringLiteral("the client changed the pixel format while updates may be on their way"));
    if (*mark == Mark::Now)
        m_drawing.format = format;
    else
        m_laterFormat = {*mark, format};
    return {};
}

// TigerVNC does both (CConnection::requestNewUpdate): with continuous updates, it switches them off for a moment;
// without, it asks for the format within an update, before it asks for the next one. What a server sends that was not
// due may have passed here already, and be read by the client only after it has asked.
std::optional<SessionState::Mark> SessionState::markOfFormat() const
{
    if (!m_isOrderly || m_updatesOwed > 0)
        return {};
    if (!m_isContinuous)
        return m_isInUpdate ? Mark::UpdateEnd : Mark::Now;
    return m_isContinuousEndSure && !m_wantsContinuous ? std::optional(Mark::ContinuousEnd) : std::nullopt;
}

void SessionState::beginFormatAt(Mark mark)
{
    if (m_laterFormat && m_laterFormat->mark == mark)
        m_drawing.format = std::exchange(m_laterFormat, {})->format;
}

SessionState::Payload::Payload(Bytes bytes)
    : m_size(static_cast<quint8>(bytes.size()))
{
    std::ranges::copy(bytes, m_bytes.begin());
}

PixelFormat* SessionState::pendingFormat()
{
    if (m_laterFormat)
        return &m_laterFormat->format;
    return waitsForFence() ? &*m_sync->format : nullptr;
}

bool SessionState::waitsForFence() const
{
    return m_sync && m_sync->format && !hasSameLengths(*m_sync->format, m_drawing.format);
}

void SessionState::noteClientFence(quint32 flags, Bytes payload)
{
    if ((flags & fenceflag::request) == 0)
        return;
    const quint32 before = m_fencesOpen++;
    if (waitsForFence())
        return;
    if ((flags & fenceflag::syncNext) != 0)
        m_sync = Sync{Payload(payload), before, {}};
    else if (m_sync && !m_sync->format)
        m_sync.reset();
}

core::Result<void> SessionState::noteServerFence(quint32 flags, Bytes payload)
{
    if ((flags & fenceflag::request) != 0)
        return {};
    const bool isAsked = m_fencesOpen > 0;
    m_fencesOpen -= isAsked ? 1 : 0;
    if (!m_sync)
        return {};
    // A client knows the answer to its fence by the payload or by counting: if these disagree, it and we could begin
    // the format at different places.
    const bool isInTurn = m_sync->before == 0;
    const bool isAnswer = Payload(payload) == m_sync->payload;
    const bool isClear = isAsked && (isInTurn ? isAnswer : !isAnswer || payload.empty());
    if (!isClear && waitsForFence())
        return fail(ErrorCode::RfbProtocolFailed,
                    QStringLiteral("the server answered a fence out of turn while the pixel format changes"));
    if (isClear && !isInTurn)
        --m_sync->before;
    else if (const auto sync = std::exchange(m_sync, {}); sync->format)
        m_drawing.format = *sync->format;
    return {};
}

void SessionState::noteUpdateRequest()
{
    m_updatesOwed += m_updatesOwed < std::numeric_limits<quint32>::max() ? 1 : 0;
}

void SessionState::noteUpdateBegan()
{
    m_isInUpdate = true;
    m_isOrderly = m_isOrderly && (m_isContinuous || m_updatesOwed > 0);
    m_updatesOwed -= std::min<quint32>(m_updatesOwed, 1);
}

void SessionState::noteUpdateEnded()
{
    m_isInUpdate = false;
    beginFormatAt(Mark::UpdateEnd);
}

void SessionState::requestContinuous(bool isOn)
{
    m_isContinuous = true;
    if (!isOn) {
        m_isContinuousEndSure = m_wantsContinuous && m_continuousEndsOwed == 0;
        ++m_continuousEndsOwed;
    }
    m_wantsContinuous = isOn;
}

void SessionState::noteContinuousEnd()
{
    // The first is an offer.
    m_isOrderly = m_isOrderly && (m_continuousEndsOwed > 0 || !m_isContinuousOffered);
    m_isContinuousOffered = true;
    m_continuousEndsOwed -= std::min<quint32>(m_continuousEndsOwed, 1);
    beginFormatAt(Mark::ContinuousEnd);
    m_isContinuous = m_isContinuous && (m_continuousEndsOwed > 0 || m_wantsContinuous);
}

bool SessionState::announce(qint32 code)
{
    if (EncodingSet::isLevel(code))
        return true;
    if (!m_allowed.has(code))
        return false;
    m_drawing.announced.add(code);
    return true;
}

} // namespace clouddesk::rfb
