// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbclient/Board.h"
#include "rfbclient/DecoderMessages.h"
#include "rfbclient/DecoderProcess.h"
#include "rfbclient/MessagePipe.h"

#include <QObject>

#include <memory>

class QSocketNotifier;

namespace clouddesk::rfb {

/// A client's way to the process that decodes for it. Home thread; waits for nothing.
class DecoderLink : public QObject
{
public:
    class Listener
    {
    public:
        virtual ~Listener() = default;
        /// May delete the link.
        virtual void onReport(decoder::Report report, const QByteArray& body) = 0;
        /// The process has gone, for a reason it did not tell. Nothing comes afterwards. May delete the link.
        virtual void onGone(const core::Error& reason) = 0;
    };

    /// Starts the process. The board and the listener outlive the link.
    static core::Result<std::unique_ptr<DecoderLink>> start(core::UniqueFd stream, const decoder::Beginning& beginning,
                                                            Board& board, Listener& listener);
    /// Kills the process.
    ~DecoderLink() override;

    /// The descriptor, if there is one, is given away. A process that leaves too much untaken is ended as by refuse().
    void send(decoder::Command command, const QByteArray& body = {}, core::UniqueFd descriptor = {});
    /// Sends a whole message to the server past the process, which spares its time: only if the server has been told
    /// all that came before. False if not, with nothing sent. Never waits.
    bool sendPast(const QByteArray& message);
    /// Ends a process that says what it must not, as onGone().
    void refuse(const QString& what);

private:
    /// The sockets: to the process, and to the server.
    DecoderLink(DecoderProcess process, core::SocketPair sockets, const Limits& limits, Board& board,
                Listener& listener);
    void read();
    void deliver();
    void write();
    void endSoon(const core::Error& reason);
    bool isTooFast();

    DecoderProcess m_process;
    MessagePipe m_pipe;
    core::UniqueFd m_stream;
    Board& m_board;
    quint32 m_commands = 0; // that were sent
    Listener& m_listener;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
    Board::Clock::time_point m_sliceBegan;
    int m_reportsInSlice = 0;
    bool m_hasGone = false;
    bool m_isEnding = false;
};

} // namespace clouddesk::rfb
