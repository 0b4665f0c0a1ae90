// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbdecoder/ClientLink.h"

#include "rfbdecoder/Session.h"

#include <unistd.h>

namespace clouddesk::rfb {

namespace {

using decoder::Command;
using decoder::Reader;
using decoder::Report;
using decoder::Writer;

// However fast a server talks, the client hears of it so often at most.
constexpr auto newsInterval = std::chrono::milliseconds(10);
constexpr qsizetype longestCommand = qsizetype(1) << 30;

[[noreturn]] void leave()
{
    _exit(0);
}

} // namespace

ClientLink::ClientLink(core::UniqueFd control, Board& board)
    : m_pipe(
          std::move(control), [](quint8) { return longestCommand; }, MessagePipe::Descriptors::Take)
    , m_board(board)
{
}

std::optional<decoder::Beginning> ClientLink::awaitBeginning()
{
    const auto message = await(Command::Begin);
    return m_waiting.empty() ? std::optional(decoder::Beginning::read(message.body)) : std::nullopt;
}

void ClientLink::tellConfined(bool bySeccomp)
{
    report(Report::Confined, Writer().add(bySeccomp).body());
}

QByteArray ClientLink::answerChallenge(const QByteArray& challenge)
{
    reportAtOnce(Report::Challenge, challenge);
    return await(Command::Response).body;
}

void ClientLink::end(const core::Error& reason)
{
    report(Report::Ended, decoder::endingBody(reason));
    // It kills this process once it has heard that.
    while (true) {
        pollfd waited = polled();
        poll(&waited, 1, -1);
        if (waited.revents != 0)
            receive();
        flush();
    }
}

void ClientLink::onConnected(QSize size, const QString& name)
{
    report(Report::Connected, Writer().add(size).add(name).body());
}

void ClientLink::onFirstFrame()
{
    report(Report::FirstFrame);
}

void ClientLink::onDamage()
{
    if (!m_board.exchangeTold(true))
        reportAtOnce(Report::Damage);
}

void ClientLink::onScancodes()
{
    report(Report::Scancodes);
}

void ClientLink::onClipboardImageWanted()
{
    report(Report::WantsClipboardImage);
}

void ClientLink::onSound(Bytes samples)
{
    if (!m_news.sound)
        m_news.sound.emplace(SoundNews{});
    QByteArray& kept = m_news.sound->samples;
    const Bytes newest = samples.last(std::min(samples.size(), static_cast<size_t>(decoder::maximumSoundBytes)));
    kept.append(reinterpret_cast<const char*>(newest.data()), static_cast<qsizetype>(newest.size()));
    kept.remove(0, std::max<qsizetype>(0, kept.size() - decoder::maximumSoundBytes));
}

void ClientLink::onSoundEnded()
{
    if (!m_news.sound)
        m_news.sound.emplace(SoundNews{});
    m_news.sound->hasEnded = true;
}

core::Result<Canvas> ClientLink::givePicture(QSize size)
{
    reportAtOnce(Report::WantsPicture, Writer().add(size).body());
    auto answer = await(Command::Picture);
    const bool stays = Reader(answer.body).flag();
    QImage picture;
    if (answer.descriptor.isValid())
        picture = SharedPicture(std::move(answer.descriptor), size).write();
    if (picture.isNull())
        return core::fail(
            core::ErrorCode::RfbLimitExceeded,
            QStringLiteral("there is no memory for a screen of %1 x %2").arg(size.width()).arg(size.height()));
    const auto row = static_cast<size_t>(std::min(m_picture.width(), size.width())) * bytesPerPixel;
    uchar* const pixels = picture.bits();
    for (int y = 0; !stays && y < std::min(m_picture.height(), size.height()); ++y)
        std::memcpy(pixels + qsizetype(y) * picture.bytesPerLine(), m_picture.constScanLine(y), row);
    m_picture = std::move(picture);
    reportAtOnce(Report::DrawsPicture);
    return Canvas{pixels, size};
}

pollfd ClientLink::polled() const
{
    return {m_pipe.socket(), static_cast<short>(m_pipe.hasUnsent() ? POLLIN | POLLOUT : POLLIN), 0};
}

void ClientLink::receive()
{
    if (!m_pipe.receive())
        leave();
}

void ClientLink::applyCommands(Session& session)
{
    for (const auto& message : std::exchange(m_waiting, {}))
        apply(message, session);
    while (const auto message = next())
        apply(*message, session);
}

std::optional<MessagePipe::Message> ClientLink::next()
{
    auto message = m_pipe.next();
    m_commands += message ? 1 : 0;
    return message;
}

void ClientLink::flush()
{
    // While the client is slow, news wait and the newer take the place of the older.
    if (!m_news.isEmpty() && !m_pipe.hasUnsent() && Clock::now() - m_newsSent >= newsInterval)
        queueNews();
    if (!m_pipe.flush())
        leave();
}

std::optional<SessionHost::Clock::time_point> ClientLink::nextFlush() const
{
    return m_news.isEmpty() || m_pipe.hasUnsent() ? std::nullopt : std::optional(m_newsSent + newsInterval);
}

bool ClientLink::News::isEmpty() const
{
    return !size && !isStalled && !screens && !refusal && !lockKeys && !name && !cursor && !cursorPosition &&
           !clipboard && !clipboardNote && !bell && !sound;
}

void ClientLink::report(Report report, const QByteArray& body)
{
    // In the order in which things happened.
    queueNews();
    m_pipe.queue(static_cast<quint8>(report), body);
}

void ClientLink::reportAtOnce(Report report, const QByteArray& body)
{
    m_pipe.queue(static_cast<quint8>(report), body);
    if (!m_pipe.flush())
        leave();
}

void ClientLink::queueNews()
{
    if (m_news.isEmpty())
        return;
    const News news = std::exchange(m_news, {});
    m_newsSent = Clock::now();
    const auto queue = [this](Report report, const QByteArray& body) {
        m_pipe.queue(static_cast<quint8>(report), body);
    };
    if (news.name)
        queue(Report::Named, Writer().add(*news.name).body());
    queueScreenNews(news);
    if (news.lockKeys)
        queue(Report::LockKeys,
              Writer().add(news.lockKeys->caps).add(news.lockKeys->num).add(news.lockKeys->scroll).body());
    if (news.cursor)
        queue(Report::Cursor, decoder::cursorBody(*news.cursor));
    if (news.cursorPosition)
        queue(Report::CursorMoved, Writer().add(*news.cursorPosition).body());
    if (news.clipboard)
        queue(Report::Clipboard,
              Writer().add(news.clipboard->text).add(news.clipboard->html).add(news.clipboard->image).body());
    if (news.clipboardNote)
        queue(Report::ClipboardNote, Writer().add(*news.clipboardNote).body());
    if (news.bell)
        queue(Report::Bell, {});
    if (news.sound)
        queue(Report::Sound,
              Writer().add(news.sound->hasBegun).add(news.sound->samples).add(news.sound->hasEnded).body());
}

void ClientLink::queueScreenNews(const News& news)
{
    const auto queue = [this](Report report, const QByteArray& body) {
        m_pipe.queue(static_cast<quint8>(report), body);
    };
    if (news.size)
        queue(Report::Resized, Writer().add(*news.size).body());
    if (news.screens)
        queue(Report::Screens, Writer().add(*news.screens).body());
    if (news.refusal)
        queue(Report::ResizeRefused, Writer().add(*news.refusal).body());
    if (news.isStalled)
        queue(Report::Stalled, Writer().add(*news.isStalled).body());
}

MessagePipe::Message ClientLink::await(Command command)
{
    while (true) {
        while (auto message = next()) {
            if (message->kind == static_cast<quint8>(command))
                return std::move(*message);
            m_waiting.push_back(std::move(*message));
        }
        if (!m_pipe.flush())
            leave();
        pollfd waited = polled();
        poll(&waited, 1, -1);
        if ((waited.revents & ~POLLOUT) != 0)
            receive();
    }
}

void ClientLink::apply(const MessagePipe::Message& message, Session& session)
{
    Reader reader(message.body);
    switch (static_cast<Command>(message.kind)) {
    case Command::Key:
    case Command::Pointer:
    case Command::Clipboard:
    case Command::ClipboardImage:
        applyInput(message, session);
        break;
    case Command::Layout: {
        const QSize size = reader.size();
        session.requestLayout(size, reader.screens());
        break;
    }
    case Command::ViewOnly:
        session.setViewOnly(reader.flag());
        break;
    case Command::Paused:
        session.setPaused(reader.flag());
        break;
    case Command::Quality:
        session.setQuality(reader.number<qint32>());
        break;
    case Command::Sound:
        session.setSound(reader.flag());
        break;
    case Command::FullUpdate:
        session.requestFullUpdate();
        break;
    case Command::Begin:
    case Command::Picture:
    case Command::Response:
        break; // nobody waits for them
    }
}

void ClientLink::applyInput(const MessagePipe::Message& message, Session& session)
{
    Reader reader(message.body);
    if (message.kind == static_cast<quint8>(Command::Key)) {
        session.input().send(message.body);
    } else if (message.kind == static_cast<quint8>(Command::Pointer)) {
        const QPoint position = reader.point();
        session.input().sendPointer(position, reader.number<qint32>());
    } else if (message.kind == static_cast<quint8>(Command::ClipboardImage)) {
        session.giveClipboardImage(reader.pixels());
    } else {
        ClipboardContent content;
        content.text = reader.text();
        content.html = reader.text();
        session.offerClipboard(content, reader.flag());
    }
}

} // namespace clouddesk::rfb
