// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/RemoteDesktop.h"

namespace clouddesk::ui {

namespace {

using desktops::DesktopSession;
using desktops::SessionState;

class StreamsDesktop : public RemoteDesktop
{
public:
    StreamsDesktop(std::function<core::Task<core::UniqueFd>()> open, core::Secret password)
        : m_open(std::move(open))
        , m_password(std::move(password))
    {
    }
    core::Task<core::UniqueFd> openStream() override { return m_open(); }
    [[nodiscard]] core::Secret password() const override { return m_password.clone(); }

private:
    std::function<core::Task<core::UniqueFd>()> m_open;
    core::Secret m_password;
};

class SessionDesktop : public RemoteDesktop
{
public:
    explicit SessionDesktop(std::shared_ptr<DesktopSession> session)
        : m_session(std::move(session))
    {
        connect(m_session.get(), &DesktopSession::stateChanged, this, [this](SessionState state) {
            if (state == SessionState::Reconnecting)
                Q_EMIT connectionLost();
        });
        connect(m_session.get(), &DesktopSession::retryScheduled, this, &RemoteDesktop::retryScheduled);
        connect(m_session.get(), &DesktopSession::reconnected, this, &RemoteDesktop::reconnected);
        connect(m_session.get(), &DesktopSession::failed, this, &RemoteDesktop::failed);
    }
    core::Task<core::UniqueFd> openStream() override { return m_session->openStream(); }
    [[nodiscard]] core::Secret password() const override { return m_session->password(); }
    [[nodiscard]] std::shared_ptr<ssh::Connection> connection() const override { return m_session->connection(); }
    core::Task<void> audit(QString action, bool succeeded, QJsonObject details) override
    {
        return m_session->audit(std::move(action), succeeded, std::move(details));
    }
    [[nodiscard]] QStringList notices() const override { return m_session->notices(); }
    [[nodiscard]] bool isReconnecting() const override
    {
        const SessionState state = m_session->state();
        return state != SessionState::Connected && state != SessionState::Failed && state != SessionState::Closing &&
               state != SessionState::Closed;
    }
    void retryNow() override { m_session->retryNow(); }

private:
    std::shared_ptr<DesktopSession> m_session;
};

} // namespace

core::Task<void> RemoteDesktop::audit(QString /*action*/, bool /*succeeded*/, QJsonObject /*details*/)
{
    co_return {};
}

std::shared_ptr<RemoteDesktop> RemoteDesktop::fromStreams(std::function<core::Task<core::UniqueFd>()> open,
                                                          core::Secret password)
{
    return std::make_shared<StreamsDesktop>(std::move(open), std::move(password));
}

std::shared_ptr<RemoteDesktop> RemoteDesktop::fromSession(std::shared_ptr<DesktopSession> session)
{
    return std::make_shared<SessionDesktop>(std::move(session));
}

} // namespace clouddesk::ui
