// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbflow/SoundFlow.h"

namespace clouddesk::rfb {

QByteArray SoundFlow::take()
{
    if (!m_isOffered || m_isOn == m_isWanted)
        return {};
    m_isOn = m_isWanted;
    // The form is said once, while there is no sound yet.
    const bool isFirst = !std::exchange(m_wasOn, true);
    return (isFirst ? message::soundFormat(format) : QByteArray()) + message::enableSound(m_isOn);
}

core::Result<bool> SoundFlow::accept(size_t bytes) const
{
    if (!m_wasOn)
        return core::fail(core::ErrorCode::RfbProtocolFailed,
                          QStringLiteral("the server sent sound, which was not asked for"));
    if (bytes % static_cast<size_t>(format.frameBytes()) != 0)
        return core::fail(core::ErrorCode::RfbProtocolFailed,
                          QStringLiteral("the server sent %1 bytes of sound, which are no whole samples").arg(bytes));
    return m_isOn;
}

} // namespace clouddesk::rfb
