// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbclient/Session.h"

#include <QtEndian>

#include <cerrno>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace clouddesk::rfb {

namespace {

using core::ErrorCode;
using core::fail;

constexpr size_t receiveBytes = size_t(128) * 1024;
constexpr qsizetype messageHeadSize = 16;
// A server that takes nothing is stalled long before that much input waits.
constexpr qsizetype maximumQueuedBytes = qsizetype(4) * 1024 * 1024;
constexpr qsizetype outgoingBatchBytes = 4096;
// A server that takes nothing could make us ask for pictures without end.
constexpr qsizetype maximumUnsentBytes = qsizetype(64) * 1024;
// A long update is shown while it comes.
constexpr auto damageInterval = std::chrono::milliseconds(40);
// A server that draws only part of the screen at first is shown after this.
constexpr auto partialFirstFrame = std::chrono::milliseconds(700);

QString seconds(std::chrono::milliseconds time)
{
    return QString::number(double(time.count()) / 1000.0, 'g', 3);
}

} // namespace

Session::Session(core::UniqueFd stream, ClientOptions options, Framebuffer& framebuffer, SessionObserver& observer)
    : m_options(std::move(options))
    , m_framebuffer(framebuffer)
    , m_observer(observer)
    , m_stream(std::move(stream))
    , m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    , m_handshake(m_options.limits, m_options.shared, std::move(m_options.password))
    , m_reader(m_options.limits, *this)
    , m_received(receiveBytes)
    , m_began(Clock::now())
    , m_messageBegan(m_began)
    , m_writeBegan(m_began)
    , m_damageReported(m_began)
{
    m_thread = std::thread([this] { run(); });
}

Session::~Session()
{
    m_stopping = true;
    wake();
    m_thread.join();
}

void Session::run()
{
    m_decoder = std::make_unique<Decoder>();
    const auto ended = converse();
    m_decoder.reset();
    if (!ended && !m_stopping)
        m_observer.onEnded(ended.error());
}

core::Result<void> Session::converse()
{
    if (!m_stream.isValid() || !m_wake.isValid())
        return fail(ErrorCode::InputOutputFailed, QStringLiteral("there is no stream to the desktop"));
    while (!m_stopping) {
        collectOutgoing();
        flush();
        if (auto checked = checkDeadlines(Clock::now()); !checked)
            return checked;
        if (auto waited = wait(); !waited)
            return waited;
        if (!m_hasFirstFrame && m_hasPixels && Clock::now() - m_damageReported > partialFirstFrame)
            finishFirstFrame();
    }
    return {};
}

core::Result<void> Session::wait()
{
    const short wanted = m_outgoing.isEmpty() ? POLLIN : POLLIN | POLLOUT;
    std::array<pollfd, 2> polled = {pollfd{m_stream.get(), wanted, 0}, pollfd{m_wake.get(), POLLIN, 0}};
    if (poll(polled.data(), polled.size(), pollTimeout(Clock::now())) < 0 && errno != EINTR)
        return fail(ErrorCode::InputOutputFailed, QStringLiteral("waiting for the desktop failed"));
    if (polled[1].revents != 0) {
        eventfd_t count = 0;
        eventfd_read(m_wake.get(), &count);
    }
    if ((polled[0].revents & ~POLLOUT) != 0 && !m_stopping)
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
    if (m_handshake.isDone()) {
        auto read = m_reader.read(bytes);
        noteMessageProgress();
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
    m_outgoing += message::setPixelFormat() + message::setEncodings(m_options.quality, m_options.compression) +
                  message::updateRequest(m_size, false);
    m_messageBegan = Clock::now();
    m_damageReported = m_messageBegan;
    {
        const std::scoped_lock lock(m_mutex);
        m_isOpen = true;
    }
    m_observer.onConnected(m_size, m_handshake.desktopName());
    return {};
}

void Session::flush()
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
    m_writeBegan = Clock::now();
}

void Session::collectOutgoing()
{
    if (m_owedUpdate && m_outgoing.size() < outgoingBatchBytes)
        requestUpdate(*std::exchange(m_owedUpdate, {}));
    const std::scoped_lock lock(m_mutex);
    if (std::exchange(m_wantsFullUpdate, false))
        m_outgoing += message::updateRequest(m_size, false);
    if (const QSize wanted = std::exchange(m_wantedSize, {}); !wanted.isEmpty() && m_screen)
        m_outgoing += message::setDesktopSize(wanted, *m_screen);
    // What the stream does not take yet stays in the queue, where moves can be merged.
    while (!m_queue.empty() && m_outgoing.size() < outgoingBatchBytes) {
        m_outgoing += m_queue.front().bytes;
        m_queuedBytes -= m_queue.front().bytes.size();
        m_queue.pop_front();
    }
}

core::Result<void> Session::checkDeadlines(Clock::time_point now) const
{
    const Limits& limits = m_options.limits;
    if (!m_handshake.isDone() && now - m_began >= limits.handshake)
        return fail(ErrorCode::RfbStalled, QStringLiteral("the desktop server did not send %1 within %2 s")
                                               .arg(m_handshake.waitingFor(), seconds(limits.handshake)));
    if (m_handshake.isDone() && !m_hasPixels && now - m_messageBegan >= limits.message)
        return fail(ErrorCode::RfbStalled,
                    QStringLiteral("the desktop server sent no picture within %1 s").arg(seconds(limits.message)));
    if (m_wasMidMessage && now - m_messageBegan >= limits.message)
        return fail(
            ErrorCode::RfbStalled,
            QStringLiteral("the desktop server did not finish a message within %1 s").arg(seconds(limits.message)));
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
    consider(m_handshake.isDone() && (m_wasMidMessage || !m_hasPixels), m_messageBegan + m_options.limits.message);
    consider(!m_outgoing.isEmpty(), m_writeBegan + m_options.limits.message);
    consider(m_hasPixels && !m_hasFirstFrame, m_damageReported + partialFirstFrame);
    if (until == Clock::time_point::max())
        return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until - now).count();
    return static_cast<int>(std::clamp<qint64>(left, 0, 60'000)) + 1;
}

void Session::noteMessageProgress()
{
    const bool isMidMessage = m_reader.isMidMessage();
    const bool isOther = m_reader.finishedMessages() != m_finishedMessages || !m_wasMidMessage;
    // Until the first picture the clock runs from the handshake, whatever else the server sends.
    if (isMidMessage && isOther && m_hasPixels)
        m_messageBegan = Clock::now();
    m_finishedMessages = m_reader.finishedMessages();
    m_wasMidMessage = isMidMessage;
}

core::Result<void> Session::updateBegan()
{
    // Asked for before this one is decoded, the next update travels meanwhile.
    requestUpdate(true);
    flush();
    return {};
}

void Session::requestUpdate(bool isIncremental)
{
    if (m_outgoing.size() < maximumUnsentBytes)
        m_outgoing += message::updateRequest(m_size, isIncremental);
    else
        m_owedUpdate = m_owedUpdate.value_or(true) && isIncremental;
}

core::Result<void> Session::rectangleArrived(const Rectangle& rectangle, Bytes message)
{
    const Bytes body = message.subspan(messageHeadSize);
    switch (rectangle.encoding) {
    case encoding::desktopSize:
        return resize({rectangle.width, rectangle.height});
    case encoding::extendedDesktopSize:
        return changeSize(rectangle, body);
    case encoding::desktopName:
        m_observer.onNamed(core::singleLine(
            QString::fromUtf8(reinterpret_cast<const char*>(body.data()) + 4, qsizetype(body.size()) - 4), 300));
        return {};
    case encoding::richCursor:
        m_observer.onCursor({decodeCursor(rectangle, body),
                             QPoint(std::min(rectangle.x, rectangle.width), std::min(rectangle.y, rectangle.height))});
        return {};
    case encoding::pointerPosition:
        m_observer.onCursorMoved({rectangle.x, rectangle.y});
        return {};
    default:
        return draw(rectangle, message);
    }
}

core::Result<void> Session::draw(const Rectangle& rectangle, Bytes message)
{
    const QRect area(rectangle.x, rectangle.y, rectangle.width, rectangle.height);
    {
        Framebuffer::Access access(m_framebuffer);
        if (auto prepared = prepareImage(access); !prepared)
            return prepared;
        if (auto decoded = m_decoder->decode(rectangle, message, m_canvas); !decoded)
            return decoded;
        access.addDamage(area);
    }
    m_hasDamage = true;
    if (!m_hasFirstFrame)
        m_covered += area;
    else if (Clock::now() - m_damageReported > damageInterval)
        reportDamage();
    return {};
}

core::Result<void> Session::prepareImage(Framebuffer::Access& access)
{
    if (m_canvas.size == m_size)
        return {};
    const bool isSameSession = m_canvas.pixels != nullptr;
    if (!isSameSession && access.image().size() == m_size) {
        // The last session's picture stays until this one's covers it. Not bits(): a shared image would detach.
        m_canvas = {const_cast<uchar*>(access.image().constBits()), m_size};
        return {};
    }
    QImage image = Framebuffer::makeImage(m_size);
    if (image.isNull())
        return fail(
            ErrorCode::RfbLimitExceeded,
            QStringLiteral("there is no memory for a screen of %1 x %2").arg(m_size.width()).arg(m_size.height()));
    uchar* const pixels = image.bits();
    const QImage& old = access.image();
    const auto row = static_cast<size_t>(std::min(old.width(), image.width())) * bytesPerPixel;
    for (int y = 0; isSameSession && y < std::min(old.height(), image.height()); ++y)
        std::copy_n(old.constScanLine(y), row, pixels + qsizetype(y) * image.bytesPerLine());
    access.image() = std::move(image);
    access.addDamage(QRect(QPoint(), m_size));
    m_canvas = {pixels, m_size};
    return {};
}

core::Result<void> Session::changeSize(const Rectangle& rectangle, Bytes body)
{
    // rfbproto.rst, "ExtendedDesktopSize": x says who asked (1: this client), y whether it was refused.
    const bool wasRefused = rectangle.x == 1 && rectangle.y != 0;
    const bool wasFirst = !m_screen.has_value();
    m_screen = body[0] == 0
                   ? Screen{}
                   : Screen{qFromBigEndian<quint32>(body.data() + 4), qFromBigEndian<quint32>(body.data() + 16)};
    if (wasFirst)
        m_observer.onResizable(true);
    return wasRefused ? core::Result<void>{} : resize({rectangle.width, rectangle.height});
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
        Framebuffer::Access access(m_framebuffer);
        if (auto prepared = prepareImage(access); !prepared)
            return prepared;
    }
    requestUpdate(false);
    m_observer.onResized(size);
    return {};
}

core::Result<void> Session::updateEnded()
{
    if (!m_hasDamage)
        return {};
    m_hasPixels = true;
    if (m_hasFirstFrame)
        reportDamage();
    else if (QRegion(QRect(QPoint(), m_size)).subtracted(m_covered).isEmpty())
        finishFirstFrame();
    return {};
}

void Session::finishFirstFrame()
{
    m_hasFirstFrame = true;
    m_covered = {};
    m_observer.onFirstFrame();
    reportDamage();
}

void Session::reportDamage()
{
    m_hasDamage = false;
    m_damageReported = Clock::now();
    m_observer.onDamage();
}

core::Result<void> Session::bellRang()
{
    m_observer.onBell();
    return {};
}

core::Result<void> Session::textArrived(Bytes latin1)
{
    m_observer.onClipboard(QString::fromLatin1(reinterpret_cast<const char*>(latin1.data()), qsizetype(latin1.size())));
    return {};
}

void Session::send(QByteArray message)
{
    const std::scoped_lock lock(m_mutex);
    enqueue({std::move(message), false});
}

void Session::sendPointer(QPoint position, int buttons)
{
    const std::scoped_lock lock(m_mutex);
    const bool isMotion = std::exchange(m_queuedButtons, buttons) == buttons;
    enqueue({message::pointer(position, buttons), isMotion});
}

void Session::requestFullUpdate()
{
    const std::scoped_lock lock(m_mutex);
    m_wantsFullUpdate = m_isOpen;
    wake();
}

void Session::requestSize(QSize size)
{
    const std::scoped_lock lock(m_mutex);
    m_wantedSize = size;
    wake();
}

void Session::enqueue(Outgoing message)
{
    if (!m_isOpen || m_queuedBytes + message.bytes.size() > maximumQueuedBytes)
        return;
    if (message.isMotion && !m_queue.empty() && m_queue.back().isMotion) {
        m_queue.back() = std::move(message);
        return;
    }
    m_queuedBytes += message.bytes.size();
    m_queue.push_back(std::move(message));
    wake();
}

void Session::wake() const
{
    eventfd_write(m_wake.get(), 1);
}

} // namespace clouddesk::rfb
