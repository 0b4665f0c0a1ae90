// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/RemoteDesktop.h"

namespace clouddesk::ui {

namespace {

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

} // namespace clouddesk::ui
