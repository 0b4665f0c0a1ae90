// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbclient/ProbeDecoder.h"

#include "core/Deferred.h"
#include "rfbclient/DecoderLink.h"

#include <QTimer>

namespace clouddesk::rfb {

namespace {

class Probe : public DecoderLink::Listener
{
public:
    void onReport(decoder::Report report, const QByteArray& body) override
    {
        if (report == decoder::Report::Confined)
            m_resolver.resolve(decoder::Reader(body).flag());
    }
    void onGone(const core::Error& reason) override { m_resolver.resolve(core::fail(reason)); }

    core::Deferred<bool> begin()
    {
        core::Deferred<bool> done;
        m_resolver = done.resolver();
        if (auto started = start(); !started)
            m_resolver.resolve(core::fail(started));
        return done;
    }
    void giveUp()
    {
        m_resolver.resolve(
            core::fail(core::ErrorCode::TimedOut, QStringLiteral("the program that decodes desktops does not answer")));
    }

private:
    core::Result<void> start()
    {
        auto board = Board::make();
        auto stream = core::makeSocketPair();
        if (!board || !stream)
            return core::fail(core::ErrorCode::InputOutputFailed, QStringLiteral("there is no memory for a desktop"));
        m_server = std::move(stream->near);
        m_board = std::move(*board);
        auto link = DecoderLink::start(std::move(stream->far), {}, *m_board, *this);
        if (!link)
            return core::fail(link);
        m_link = std::move(*link);
        return {};
    }

    core::Resolver<bool> m_resolver;
    core::UniqueFd m_server;
    std::optional<Board> m_board;
    std::unique_ptr<DecoderLink> m_link;
};

} // namespace

core::Task<bool> probeDecoder(std::chrono::milliseconds limit)
{
    Probe probe;
    QTimer timer;
    timer.setSingleShot(true);
    QObject::connect(&timer, &QTimer::timeout, &timer, [&probe] { probe.giveUp(); });
    timer.start(limit);
    core::Deferred<bool> done = probe.begin();
    const core::Result<bool> isConfined = co_await done;
    co_return isConfined;
}

} // namespace clouddesk::rfb
