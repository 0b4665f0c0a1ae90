// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include <functional>

namespace clouddesk::desktops {

/// Takes apart what a provisioning run's follower on the machine prints (resources/provisioning/run.sh), in pieces of
/// any size. What comes before "@begin", for example from a login file, is passed over.
class RunReader
{
public:
    struct Handlers
    {
        std::function<void(QByteArrayView)> onLog;       ///< a piece of the log
        std::function<void(const QByteArray&)> onStatus; ///< one whole line of the status file
    };
    explicit RunReader(Handlers handlers);

    /// False once the machine has sent something that makes no sense, or too much.
    bool take(QByteArrayView bytes);

    /// "@begin" has come: what follows is the follower's.
    [[nodiscard]] bool hasBegun() const { return m_hasBegun; }
    /// From now on a cancel reaches the run.
    [[nodiscard]] bool hasStarted() const { return m_hasStarted; }
    /// A run for another purpose is in the way.
    [[nodiscard]] bool isWaitingForOther() const { return m_isWaitingForOther && !m_hasStarted; }
    /// "done", "cancelled", "busy ...", "failed ...", "died"; empty while there is none.
    [[nodiscard]] QByteArray result() const { return m_result; }
    /// Names of packages, as the run told them at its end: those it installed, removed, and left because others need
    /// them.
    [[nodiscard]] QStringList added() const { return m_added; }
    [[nodiscard]] QStringList removed() const { return m_removed; }
    [[nodiscard]] QStringList kept() const { return m_kept; }

private:
    enum class Section { Log, Status };

    void takeByteOfLine(char byte);
    bool takeLine();
    bool takeHeader(const QByteArray& word, const QByteArray& rest);
    QByteArrayView takePayload(QByteArrayView bytes);
    void takeStatus(QByteArrayView bytes);

    Handlers m_handlers;
    QByteArray m_line;
    QByteArray m_statusLine;
    Section m_section = Section::Log;
    qint64 m_payloadLeft = 0;
    qint64 m_total = 0;
    bool m_isBad = false;
    bool m_hasBegun = false;
    bool m_hasStarted = false;
    bool m_isWaitingForOther = false;
    QByteArray m_result;
    QStringList m_added;
    QStringList m_removed;
    QStringList m_kept;
};

} // namespace clouddesk::desktops
