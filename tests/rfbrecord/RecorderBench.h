// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/FakeRfbServer.h"
#include "rfb/ClientMessages.h"
#include "rfbrecord/SessionRecorder.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace clouddesk::tests {

/// A recorder with a file of its own, and the scripted server that it records.
class RecorderBench
{
public:
    static constexpr int patience = 20000;

    RecorderBench()
    {
        if (auto made = rfb::SessionRecorder::create(file(), {}))
            m_recorder = std::move(*made);
    }
    /// Null if no file could be made.
    [[nodiscard]] rfb::SessionRecorder* recorder() const { return m_recorder.get(); }
    [[nodiscard]] QString file(const QString& name = QStringLiteral("a.cdrec")) const
    {
        return m_folder.filePath(name);
    }
    void record(const QByteArray& words, const QByteArray& password = {},
                lab::FakeRfbServer::AtEnd atEnd = lab::FakeRfbServer::AtEnd::Silence)
    {
        m_server = std::make_unique<lab::FakeRfbServer>(words, atEnd);
        m_recorder->record(m_server->takeStream(), core::Secret(password));
    }
    [[nodiscard]] lab::FakeRfbServer& server() const { return *m_server; }
    void endServer() { m_server.reset(); }
    /// The recorder asks for the next picture when it has one.
    [[nodiscard]] bool isAskedOn() const
    {
        // RFC 6143, 7.5.3: incremental, from the corner, and no larger than the screen, which servers complain of.
        const auto isAsked = [this] {
            const QByteArray last = m_server->received().right(10);
            return last.startsWith(QByteArray::fromHex("030100000000")) && !last.endsWith("\xff\xff");
        };
        return QTest::qWaitFor(isAsked, patience);
    }
    /// Likewise, for that of a screen of this size.
    [[nodiscard]] bool isAskedOn(QSize screen) const
    {
        const QByteArray request = rfb::message::updateRequest(QRect(QPoint(), screen), true);
        return QTest::qWaitFor([&] { return m_server->received().endsWith(request); }, patience);
    }
    /// Waits for the end, and gives its reason; none if it did not end or has none.
    static std::optional<core::Error> reasonOf(QSignalSpy& ended)
    {
        const bool isOver = QTest::qWaitFor([&] { return !ended.isEmpty(); }, patience);
        return isOver ? ended[0][0].value<std::optional<core::Error>>() : std::nullopt;
    }
    bool finish()
    {
        QSignalSpy ended(m_recorder.get(), &rfb::SessionRecorder::ended);
        m_recorder->finish();
        return !reasonOf(ended) && ended.size() == 1;
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<lab::FakeRfbServer> m_server;
    std::unique_ptr<rfb::SessionRecorder> m_recorder;
};

} // namespace clouddesk::tests
