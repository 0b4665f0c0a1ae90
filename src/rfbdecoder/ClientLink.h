// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rfbclient/Board.h"
#include "rfbclient/DecoderMessages.h"
#include "rfbclient/MessagePipe.h"
#include "rfbclient/SharedPicture.h"
#include "rfbdecoder/SessionHost.h"

namespace clouddesk::rfb {

/// A decoder's way to the client it works for. That client is believed; when it goes, so does this process. One thread.
class ClientLink : public SessionHost
{
public:
    ClientLink(core::UniqueFd control, Board& board);

    /// Waits for what the client says first; nothing if it says something else.
    std::optional<decoder::Beginning> awaitBeginning();
    /// Says how well the process is locked in.
    void tellConfined(bool bySeccomp);
    /// Has the client answer a challenge, and waits for that.
    QByteArray answerChallenge(const QByteArray& challenge);
    /// Says why the session has ended, and waits to be killed for that.
    [[noreturn]] void end(const core::Error& reason);

    /// As SessionHost says. Damage is reported at once, connecting, the first frame and scan codes in their order; the
    /// newest of everything else is kept for flush(), which reports it at most every 10 ms.
    void onConnected(QSize size, const QString& name) override;
    void onFirstFrame() override;
    void onDamage() override;
    void onResized(QSize size) override { m_news.size = size; }
    void onScreens(const QList<Screen>& screens) override { m_news.screens = screens; }
    void onResizeRefused(const QString& reason) override { m_news.refusal = reason; }
    void onStalled(bool isStalled) override { m_news.isStalled = isStalled; }
    void onScancodes() override;
    void onLockKeys(LockKeys keys) override { m_news.lockKeys = keys; }
    void onNamed(const QString& name) override { m_news.name = name; }
    void onCursor(const CursorShape& shape) override { m_news.cursor = shape; }
    void onCursorMoved(QPoint position) override { m_news.cursorPosition = position; }
    void onClipboard(const ClipboardContent& content) override { m_news.clipboard = content; }
    void onClipboardImageWanted() override;
    void onClipboardNote(const QString& note) override { m_news.clipboardNote = note; }
    void onBell() override { m_news.bell = true; }
    void onSoundBegan() override { m_news.sound = SoundNews{true, {}, false}; }
    void onSound(Bytes samples) override;
    void onSoundEnded() override;
    core::Result<Canvas> givePicture(QSize size) override;

    /// The client's socket. If the client is found gone, none of these returns: the process ends.
    [[nodiscard]] pollfd polled() const override;
    void receive() override;
    void applyCommands(Session& session) override;
    void onSettled() override { m_board.setSettled(m_commands); }
    void flush() override;
    [[nodiscard]] std::optional<Clock::time_point> nextFlush() const override;

private:
    /// Of a sound, what is newest.
    struct SoundNews
    {
        bool hasBegun = false;
        QByteArray samples;
        bool hasEnded = false;
    };
    /// What a server may say again and again; of each kind only the last counts.
    struct News
    {
        std::optional<QSize> size;
        std::optional<QList<Screen>> screens;
        std::optional<QString> refusal;
        std::optional<bool> isStalled;
        std::optional<LockKeys> lockKeys;
        std::optional<QString> name;
        std::optional<CursorShape> cursor;
        std::optional<QPoint> cursorPosition;
        std::optional<ClipboardContent> clipboard;
        std::optional<QString> clipboardNote;
        std::optional<bool> bell;
        std::optional<SoundNews> sound;

        [[nodiscard]] bool isEmpty() const;
    };
    void report(decoder::Report report, const QByteArray& body = {});
    void reportAtOnce(decoder::Report report, const QByteArray& body = {});
    void queueNews();
    void queueScreenNews(const News& news);
    std::optional<MessagePipe::Message> next();
    MessagePipe::Message await(decoder::Command command);
    static void apply(const MessagePipe::Message& message, Session& session);
    static void applyInput(const MessagePipe::Message& message, Session& session);

    MessagePipe m_pipe;
    Board& m_board;
    quint32 m_commands = 0;                     // that have come
    std::deque<MessagePipe::Message> m_waiting; // while an answer was waited for
    News m_news;
    Clock::time_point m_newsSent;
    QImage m_picture;
};

} // namespace clouddesk::rfb
