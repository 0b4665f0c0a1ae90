// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbdecoder/Session.h"

#include "rfbdecoder/Turn.h"
#include "rfbflow/ScreenLayout.h"

#include <QtEndian>

#include <cerrno>
#include <poll.h>
#include <sys/socket.h>

namespace clouddesk::rfb {

namespace {

using core::ErrorCode;
using core::fail;

constexpr size_t receiveBytes = size_t(128) * 1024;
constexpr qsizetype messageHeadSize = 16;
constexpr qsizetype outgoingBatchBytes = 4096;
// A server that takes nothing could make us ask for pictures without end.
constexpr qsizetype maximumUnsentBytes = qsizetype(64) * 1024;
// A long update is shown while it comes.
constexpr auto damageInterval = std::chrono::milliseconds(40);
// A server that draws only part of the screen at first is shown after this.
constexpr auto partialFirstFrame = std::chrono::milliseconds(700);

// What was heard is drawn for so long until everything else has its turn.
constexpr auto turn = std::chrono::milliseconds(50);

QString seconds(std::chrono::milliseconds time)
{
    return QString::number(double(time.count()) / 1000.0, 'g', 3);
}

} // namespace

Session::Session(core::UniqueFd stream, SessionOptions options, SessionHost& host, Board& board)
    : m_options(std::move(options))
    , m_host(host)
    , m_board(board)
    , m_stream(std::move(stream))
    , m_input([] {})
    , m_handshake(m_options.limits, m_options.isShared, m_options.answer)
    , m_reader(m_options.limits, *this)
    , m_messageClock(m_options.limits)
    , m_silence(m_options.limits)
    , m_cost(m_options.limits)
    , m_decoder(std::make_unique<Decoder>())
    , m_received(receiveBytes)
    , m_clipboard(m_options.limits.maximumClipboardBytes, m_options.limits.maximumImageBytes)
    , m_began(Clock::now())
    , m_writeBegan(m_began)
    , m_damageReported(m_began)
    , m_updateBegan(m_began)
{
    m_wishes.isPaused = m_options.isPaused;
    m_wishes.isViewOnly = m_options.isViewOnly;
    m_sound.setWanted(m_options.hasSound);
    m_wishes.quality = m_options.quality;
    m_flow.setPaused(m_options.isPaused);
}

Session::~Session() = default;

core::Result<void> Session::converse()
{
    while (true) {
        m_host.applyCommands(*this);
        collectOutgoing();
        flush();
        if (m_isSettled && m_outgoing.isEmpty())
            m_host.onSettled();
        m_host.flush();
        if (m_hasFirstFrame && noteState())
            tellStatistics();
        if (auto checked = checkDeadlines(Clock::now()); !checked)
            return checked;
        if (auto waited = wait(); !waited)
            return waited;
        if (!m_hasFirstFrame && m_messageClock.isPictured() && Clock::now() - m_damageReported > partialFirstFrame)
            finishFirstFrame();
    }
}

core::Result<void> Session::wait()
{
    const bool hasMore = m_reader.hasMore();
    const auto wanted = static_cast<short>((hasMore ? 0 : POLLIN) | (m_outgoing.isEmpty() ? 0 : POLLOUT));
    std::array<pollfd, 2> polled = {pollfd{m_stream.get(), wanted, 0}, m_host.polled()};
    if (poll(polled.data(), polled.size(), hasMore ? 0 : pollTimeout(Clock::now())) < 0 && errno != EINTR)
        return fail(ErrorCode::InputOutputFailed, QStringLiteral("waiting for the desktop failed"));
    if (polled[1].revents != 0)
        m_host.receive();
    if (hasMore)
        return take({});
    if ((polled[0].revents & ~POLLOUT) != 0)
        return receive();
    return {};
}

core::Result<void> Session::receive()
{
    const ssize_t count = recv(m_stream.get(), m_received.data(), m_received.size(), MSG_DONTWAIT);
    if (count > 0)
        return take({m_received.data(), static_cast<size_t>(count)});
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return {};
    if (count == 0 || errno == ECONNRESET || errno == EPIPE)
        return fail(ErrorCode::ConnectionLost, QStringLiteral("the connection to the desktop has ended"));
    return fail(ErrorCode::ConnectionLost,
                QStringLiteral("reading from the desktop failed: %1").arg(qt_error_string(errno)));
}

core::Result<void> Session::take(Bytes bytes)
{
    if (m_silence.note(Clock::now()))
        m_host.onStalled(false);
    if (m_handshake.isDone()) {
        auto read = m_reader.read(bytes, Clock::now() + turn);
        m_messageClock.note(m_reader, bytes.size(), Clock::now());
        return read;
    }
    if (auto read = m_handshake.read(bytes); !read)
        return read;
    m_outgoing += m_handshake.takeOutgoing();
    if (!m_handshake.isDone())
        return {};
    if (auto begun = begin(); !begun)
        return begun;
    const QByteArray rest = m_handshake.takeRest();
    return take({reinterpret_cast<const quint8*>(rest.constData()), static_cast<size_t>(rest.size())});
}

core::Result<void> Session::begin()
{
    m_size = m_handshake.size();
    m_reader.setScreen(m_size);
    m_picture.setWanted(m_options.quality);
    m_quality = m_picture.level();
    m_outgoing += message::setPixelFormat() + encodings();
    m_flow.begin(m_size);
    askForUpdates();
    m_damageReported = Clock::now();
    m_messageClock.begin(m_damageReported);
    m_input.open();
    m_host.onConnected(m_size, m_handshake.desktopName());
    return {};
}

void Session::flush()
{
    // The client writes into the stream as well, whole messages: not in the middle of one of these.
    if (!m_outgoing.isEmpty() && !std::exchange(m_isWriting, true)) {
        m_board.lockWriting();
        m_writeBegan = Clock::now();
    }
    writeOutgoing();
    if (m_outgoing.isEmpty() && std::exchange(m_isWriting, false))
        m_board.unlockWriting();
}

void Session::writeOutgoing()
{
    while (!m_outgoing.isEmpty()) {
        const ssize_t count =
            ::send(m_stream.get(), m_outgoing.constData(), size_t(m_outgoing.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count < 0 && (errno == EAGAIN || errno == EINTR))
            return;
        // What the server said last explains more than that it has gone; reading comes to the end by itself.
        m_outgoing.remove(0, count < 0 ? m_outgoing.size() : count);
        m_writeBegan = Clock::now();
    }
}

void Session::collectOutgoing()
{
    if (m_handshake.isDone()) {
        collectWishes();
        watchSilence(Clock::now());
        collectQuality();
        askForUpdates();
        collectReplies();
        m_isSettled = m_outgoing.size() < outgoingBatchBytes;
        if (m_isSettled)
            m_outgoing += m_clipboard.takeMessages(Clock::now());
        if (m_clipboard.takeImageWish())
            m_host.onClipboardImageWanted();
    }
    m_input.take(m_outgoing, outgoingBatchBytes);
    m_isSettled = m_isSettled && m_input.bytes() == 0;
}

void Session::collectWishes()
{
    m_flow.setPaused(m_wishes.isPaused);
    m_clipboard.setListening(!m_wishes.isViewOnly);
    collectClipboardWishes();
    if (std::exchange(m_wishes.fullUpdate, false))
        m_flow.requestFull();
    m_picture.setWanted(m_wishes.quality);
    const QSize size = std::exchange(m_wishes.size, {});
    const QList<Screen> screens = std::exchange(m_wishes.screens, {});
    if (size.isValid() && m_tellsScreens)
        m_outgoing += message::setDesktopSize(size, screens.isEmpty() ? stretched(m_screens, m_size, size) : screens);
}

void Session::collectClipboardWishes()
{
    if (const auto content = std::exchange(m_wishes.clipboard, {}))
        m_clipboard.offer(*content, m_wishes.hasImage);
    if (const auto image = std::exchange(m_wishes.image, {}))
        m_clipboard.giveImage(*image);
    m_clipboard.work();
    reportClipboard();
}

void Session::watchSilence(Clock::time_point now)
{
    m_silence.setOn(m_hasFirstFrame && !m_flow.isPaused() && m_outgoing.size() < maximumUnsentBytes, now);
    const auto step = m_silence.advance(now);
    m_picture.setAskingOnly(m_silence.isAsking());
    if (step == SilenceWatch::Step::Ask)
        m_flow.requestArea(QRect(0, 0, 1, 1));
    else if (step == SilenceWatch::Step::Stalled)
        m_host.onStalled(true);
}

void Session::askForUpdates()
{
    if (m_outgoing.size() < maximumUnsentBytes)
        m_outgoing += m_flow.take(Clock::now());
}

void Session::collectQuality()
{
    if (m_outgoing.size() >= maximumUnsentBytes)
        return;
    const auto area = m_flow.isPaused() ? std::nullopt : m_picture.advance(Clock::now());
    const int level = m_picture.level();
    const bool hasNewLevel = std::exchange(m_quality, level) != level;
    if (hasNewLevel || (m_sound.isWanted() && !m_isSoundAnnounced))
        m_outgoing += encodings();
    m_outgoing += m_sound.take();
    if (area)
        m_flow.requestArea(*area);
}

QByteArray Session::encodings()
{
    m_isSoundAnnounced = m_isSoundAnnounced || m_sound.isWanted();
    return message::setEncodings(m_quality, m_options.compression, m_isSoundAnnounced);
}

void Session::collectReplies()
{
    if (m_outgoing.size() < maximumUnsentBytes)
        m_outgoing += std::exchange(m_replies, {});
}

core::Result<void> Session::checkDeadlines(Clock::time_point now) const
{
    const Limits& limits = m_options.limits;
    if (!m_handshake.isDone() && now - m_began >= limits.handshake)
        return fail(ErrorCode::RfbStalled, QStringLiteral("the desktop server did not send %1 within %2 s")
                                               .arg(m_handshake.waitingFor(), seconds(limits.handshake)));
    if (const auto deadline = m_messageClock.deadline(); deadline && now >= *deadline)
        return fail(ErrorCode::RfbStalled,
                    (m_messageClock.isPictured()
                         ? QStringLiteral("the desktop server did not finish a message within %1 s")
                         : QStringLiteral("the desktop server sent no picture within %1 s"))
                        .arg(seconds(limits.message)));
    if (!m_outgoing.isEmpty() && now - m_writeBegan >= limits.message)
        return fail(ErrorCode::RfbStalled,
                    QStringLiteral("the desktop server took no input for %1 s").arg(seconds(limits.message)));
    return {};
}

int Session::pollTimeout(Clock::time_point now) const
{
    auto until = Clock::time_point::max();
    const auto consider = [&until](bool applies, Clock::time_point deadline) {
        if (applies)
            until = std::min(until, deadline);
    };
    consider(!m_handshake.isDone(), m_began + m_options.limits.handshake);
    consider(!m_outgoing.isEmpty(), m_writeBegan + m_options.limits.message);
    consider(m_messageClock.isPictured() && !m_hasFirstFrame, m_damageReported + partialFirstFrame);
    // What did not fit into the batch that has gone.
    consider(m_handshake.isDone() && m_outgoing.isEmpty() && !m_isSettled, now);
    const auto considerNext = [&consider](std::optional<Clock::time_point> next) {
        consider(next.has_value(), next.value_or(Clock::time_point()));
    };
    considerNext(m_messageClock.deadline());
    considerNext(m_host.nextFlush());
    considerNext(m_silence.nextStep());
    if (m_outgoing.size() < outgoingBatchBytes)
        considerNext(m_clipboard.nextMessage());
    if (m_outgoing.size() < maximumUnsentBytes)
        considerNext(m_flow.nextRequest());
    consider(m_clipboard.isWorking(), now);
    if (!m_flow.isPaused() && m_outgoing.size() < maximumUnsentBytes)
        considerNext(m_picture.nextStep());
    if (until == Clock::time_point::max())
        return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - now).count();
    return static_cast<int>(std::clamp<qint64>(left, 0, 60'000)) + 1;
}

core::Result<void> Session::updateBegan()
{
    // Asked for before this one is decoded, the next update travels meanwhile.
    m_updateBegan = Clock::now();
    m_flow.updateBegan(m_updateBegan);
    m_cost.begin();
    m_picture.updateBegan(m_updateBegan);
    m_hasDrawn = false;
    askForUpdates();
    if (m_outgoing.size() < maximumUnsentBytes)
        m_outgoing += m_roundTrip.takeFence(m_updateBegan);
    flush();
    return {};
}

core::Result<void> Session::rectangleArrived(const Rectangle& rectangle, Bytes message)
{
    const Bytes body = message.subspan(messageHeadSize);
    const QPoint hotspot(std::min(rectangle.x, rectangle.width), std::min(rectangle.y, rectangle.height));
    switch (rectangle.encoding) {
    case encoding::desktopSize:
        return resize({rectangle.width, rectangle.height});
    case encoding::extendedDesktopSize:
        return takeLayout(rectangle, body);
    case encoding::desktopName:
        m_host.onNamed(core::singleLine(
            QString::fromUtf8(reinterpret_cast<const char*>(body.data()) + 4, qsizetype(body.size()) - 4), 300));
        return {};
    case encoding::richCursor:
        m_host.onCursor({decodeCursor(rectangle, body), hotspot});
        return {};
    case encoding::cursorWithAlpha:
        m_host.onCursor({decodeAlphaCursor(rectangle, body), hotspot});
        return {};
    case encoding::ledState:
        takeLockKeys(body);
        return {};
    case encoding::qemuExtendedKey:
    case encoding::extendedMouseButtons:
        takeInputOffer(rectangle.encoding);
        return {};
    case encoding::qemuAudio:
        if (!m_isSoundAnnounced)
            return fail(ErrorCode::RfbProtocolFailed,
                        QStringLiteral("the server offered sound, which was not asked for"));
        m_sound.setOffered();
        return {};
    case encoding::vmwareCursorPosition:
    case encoding::pointerPosition:
        m_host.onCursorMoved({rectangle.x, rectangle.y});
        return {};
    default:
        return draw(rectangle, message);
    }
}

core::Result<void> Session::draw(const Rectangle& rectangle, Bytes message)
{
    const QRect area(rectangle.x, rectangle.y, rectangle.width, rectangle.height);
    if (auto prepared = preparePicture(); !prepared)
        return prepared;
    m_cost.beginRectangle(m_reader.drawnPixels(), m_size);
    {
        const Turn drawing(m_board);
        if (auto decoded = m_decoder->decode(rectangle, message, m_canvas); !decoded)
            return decoded;
        m_board.addDamage(area);
    }
    if (auto checked = m_cost.endRectangle(); !checked)
        return checked;
    const Coding coding = codingOf(rectangle, message.subspan(messageHeadSize));
    m_meter.addRectangle(coding, rectangle.pixels(), static_cast<qint64>(message.size()));
    const bool isPhoto = m_picture.isJudging() && coding != Coding::CopyRect && looksLikePhoto(m_canvas, area);
    m_picture.addRectangle(rectangle, coding, message, isPhoto);
    m_hasDamage = true;
    m_hasDrawn = true;
    if (!m_hasFirstFrame)
        m_covered.add(area);
    else if (Clock::now() - std::max(m_damageReported, m_updateBegan) > damageInterval)
        reportDamage();
    return {};
}

core::Result<void> Session::preparePicture()
{
    if (m_canvas.size == m_size)
        return {};
    const auto canvas = m_host.givePicture(m_size);
    if (!canvas)
        return fail(canvas);
    m_canvas = *canvas;
    return {};
}

void Session::takeLockKeys(Bytes body)
{
    m_host.onLockKeys(
        {(body[0] & ledflag::capsLock) != 0, (body[0] & ledflag::numLock) != 0, (body[0] & ledflag::scrollLock) != 0});
}

void Session::takeInputOffer(qint32 code)
{
    if (code == encoding::extendedMouseButtons)
        m_input.takeMoreButtons();
    else if (!std::exchange(m_takesScancodes, true))
        m_host.onScancodes();
}

core::Result<void> Session::takeLayout(const Rectangle& rectangle, Bytes body)
{
    // rfbproto.rst, "ExtendedDesktopSize": x says who asked (1: this client), y whether it was refused. What else a
    // refusal says is undefined.
    constexpr int asked = 1;
    if (rectangle.x == asked && rectangle.y != 0) {
        m_host.onResizeRefused(resizeRefusalText(rectangle.y));
        return {};
    }
    const QList<Screen> screens = readScreens(body);
    const bool isNews = !std::exchange(m_tellsScreens, true) || screens != m_screens;
    m_screens = screens;
    if (auto resized = resize({rectangle.width, rectangle.height}); !resized)
        return resized;
    if (isNews)
        m_host.onScreens(screens);
    return {};
}

core::Result<void> Session::resize(QSize size)
{
    if (auto checked = checkScreenSize(size, m_options.limits); !checked)
        return checked;
    if (size == m_size)
        return {};
    m_size = size;
    m_covered = {};
    if (m_canvas.pixels != nullptr) {
        if (auto prepared = preparePicture(); !prepared)
            return prepared;
    }
    m_flow.resize(size);
    m_picture.resize();
    m_host.onResized(size);
    return {};
}

core::Result<void> Session::updateEnded()
{
    const auto now = Clock::now();
    m_picture.updateEnded(now);
    if (!m_hasDrawn)
        return {};
    m_messageClock.setPictured();
    m_meter.endUpdate(now);
    noteState();
    tellStatistics();
    if (m_hasFirstFrame && m_hasDamage)
        reportDamage();
    else if (!m_hasFirstFrame && m_covered.isWhole(m_size))
        finishFirstFrame();
    return {};
}

bool Session::noteState()
{
    Statistics state;
    m_picture.describe(state);
    state.queuedBytes = m_outgoing.size() + m_input.bytes();
    state.quality = m_quality;
    state.isContinuous = m_flow.isContinuous();
    state.roundTrip = m_roundTrip.value();
    return m_meter.setState(state, m_roundTrip.began());
}

void Session::tellStatistics()
{
    const Turn drawing(m_board);
    m_board.setStatistics(m_meter.record());
}

void Session::finishFirstFrame()
{
    m_hasFirstFrame = true;
    m_flow.setPictured();
    m_covered = {};
    m_host.onFirstFrame();
    reportDamage();
}

void Session::reportDamage()
{
    m_hasDamage = false;
    m_damageReported = Clock::now();
    m_host.onDamage();
}

core::Result<void> Session::bellRang()
{
    m_host.onBell();
    return {};
}

core::Result<void> Session::textArrived(Bytes latin1)
{
    m_clipboard.takeLatin1(latin1);
    reportClipboard();
    return {};
}

core::Result<void> Session::extendedTextArrived(quint32 flags, Bytes data)
{
    m_clipboard.takeExtended(flags, data, Clock::now());
    reportClipboard();
    return {};
}

core::Result<void> Session::textSkipped(qint64 bytes)
{
    m_host.onClipboardNote(QStringLiteral("what the desktop's clipboard holds is too long: %1 bytes").arg(bytes));
    return {};
}

core::Result<void> Session::fenceArrived(quint32 flags, Bytes payload)
{
    if ((flags & fenceflag::request) == 0) {
        m_roundTrip.takeAnswer(payload, Clock::now());
        return {};
    }
    m_roundTrip.takeRequest(payload);
    // rfbproto.rst, "ClientFence": everything before is done and nothing behind has begun, because one thread does all
    // of it in order. What was not understood is cleared, and so is what is not kept: SyncNext.
    m_replies += message::fence(flags & (fenceflag::blockBefore | fenceflag::blockAfter), payload);
    if (m_replies.size() < outgoingBatchBytes)
        return {};
    collectReplies();
    flush();
    if (m_replies.size() > maximumUnsentBytes)
        return fail(ErrorCode::RfbLimitExceeded,
                    QStringLiteral("the server asks for more answers than it takes (%1 bytes of fences wait)")
                        .arg(m_replies.size()));
    return {};
}

core::Result<void> Session::continuousUpdatesEnded()
{
    m_flow.continuousUpdatesEnded();
    return {};
}

core::Result<void> Session::soundBegan()
{
    const auto accepted = m_sound.accept();
    if (!accepted)
        return fail(accepted);
    if (*accepted)
        m_host.onSoundBegan();
    return {};
}

core::Result<void> Session::soundArrived(Bytes sound)
{
    const auto accepted = m_sound.accept(sound.size());
    if (!accepted)
        return fail(accepted);
    if (*accepted)
        m_host.onSound(sound);
    return {};
}

core::Result<void> Session::soundEnded()
{
    const auto accepted = m_sound.accept();
    if (!accepted)
        return fail(accepted);
    if (*accepted)
        m_host.onSoundEnded();
    return {};
}

void Session::reportClipboard()
{
    if (const auto content = m_clipboard.takeReceived())
        m_host.onClipboard(*content);
    if (const QString note = m_clipboard.takeNote(); !note.isEmpty())
        m_host.onClipboardNote(note);
}

} // namespace clouddesk::rfb
