// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/x11/X11Presenter.h"

#include <QGuiApplication>
#include <QLoggingCategory>

#include <numeric>
#include <xcb/shm.h>
#include <xcb/xcb.h>

#include <sys/socket.h>

namespace clouddesk::ui {

namespace {

Q_LOGGING_CATEGORY(logger, "clouddesk.ui")

// A screen is read in a millisecond or two. The decoder is not kept from its work for longer by an X server that hangs.
constexpr auto patience = std::chrono::milliseconds(100);

// What costs less to copy than to hear of: 90 x 90 pixels. An X server that may not be reading is sent less than its
// socket holds, some 200 KiB, also by a few desktops at once, as nothing waits for that here. So little that is sent
// takes up more there.
constexpr qsizetype fewBytes = 32 << 10;
constexpr qsizetype leastBytes = 2 << 10;
constexpr qsizetype maximumUntoldBytes = 64 << 10;

qsizetype bytesOf(const QRect& piece)
{
    constexpr qsizetype bytesPerPixel = 4;
    return bytesPerPixel * piece.width() * piece.height();
}

/// Descriptors can be passed to it, and it reads the same memory.
bool isOnThisComputer(xcb_connection_t* connection)
{
    sockaddr_storage address{};
    socklen_t size = sizeof(address);
    const int socket = xcb_get_file_descriptor(connection);
    return getpeername(socket, reinterpret_cast<sockaddr*>(&address), &size) == 0 && address.ss_family == AF_UNIX;
}

const xcb_visualtype_t* rootVisual(const xcb_screen_t& screen)
{
    for (auto depth = xcb_screen_allowed_depths_iterator(&screen); depth.rem > 0; xcb_depth_next(&depth)) {
        for (auto visual = xcb_depth_visuals_iterator(depth.data); visual.rem > 0; xcb_visualtype_next(&visual)) {
            if (visual.data->visual_id == screen.root_visual)
                return visual.data;
        }
    }
    return nullptr;
}

bool hasWordsAsPixels(const xcb_setup_t& setup, int depth)
{
    for (auto format = xcb_setup_pixmap_formats_iterator(&setup); format.rem > 0; xcb_format_next(&format)) {
        if (format.data->depth == depth)
            return format.data->bits_per_pixel == 32;
    }
    return false;
}

/// Format_RGB32: 32 bits a pixel, blue first.
bool hasPixelsLikeOurs(xcb_connection_t* connection)
{
    constexpr int depth = 24;
    const xcb_setup_t* const setup = xcb_get_setup(connection);
    const xcb_screen_t* const screen = xcb_setup_roots_iterator(setup).data;
    if (screen == nullptr || screen->root_depth != depth || !hasWordsAsPixels(*setup, depth))
        return false;
    const xcb_visualtype_t* const visual = rootVisual(*screen);
    return visual != nullptr && visual->red_mask == 0xff0000 && visual->green_mask == 0xff00 &&
           visual->blue_mask == 0xff && setup->image_byte_order == XCB_IMAGE_ORDER_LSB_FIRST &&
           QSysInfo::ByteOrder == QSysInfo::LittleEndian;
}

// As the protocol has sizes and places.

quint16 size16(int value)
{
    return static_cast<quint16>(value);
}

qint16 place16(int value)
{
    return static_cast<qint16>(value);
}

xcb_connection_t* usableConnection()
{
    auto* const x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
    xcb_connection_t* const connection = x11 != nullptr ? x11->connection() : nullptr;
    if (connection == nullptr || !isOnThisComputer(connection) || !hasPixelsLikeOurs(connection))
        return nullptr;
    const auto* const extension = xcb_get_extension_data(connection, &xcb_shm_id);
    return extension != nullptr && extension->present != 0 ? connection : nullptr;
}

} // namespace

X11Presenter::X11Presenter(std::shared_ptr<rfb::Framebuffer> framebuffer, QObject* parent)
    : QObject(parent)
    , m_framebuffer(std::move(framebuffer))
    , m_connection(usableConnection())
{
    if (m_connection == nullptr)
        return;
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, &X11Presenter::finish);
    qGuiApp->installNativeEventFilter(this);
}

X11Presenter::~X11Presenter()
{
    if (m_connection == nullptr)
        return;
    detach();
    chooseWindow(0);
    xcb_flush(m_connection);
}

bool X11Presenter::canShowIn(const QWindow& window) const
{
    return m_connection != nullptr && window.handle() != nullptr && window.format().alphaBufferSize() <= 0 &&
           !m_framebuffer->picture().isNull();
}

void X11Presenter::show(const QWindow& window, QPoint origin, const QRegion& pieces)
{
    // The first piece in a window shows whether it can be done there.
    if (m_window == window.winId() && mayCopy(pieces)) {
        const rfb::Framebuffer::Access access(*m_framebuffer);
        for (const QRect& piece : pieces)
            copy(origin, piece, access.image());
        xcb_flush(m_connection);
        return;
    }
    m_turn.emplace(*m_framebuffer);
    m_patience.start();
    m_first = xcb_no_operation(m_connection).sequence;
    if (m_pictureNumber != m_framebuffer->pictureNumber())
        attach();
    chooseWindow(window.winId());
    int left = pieces.rectCount();
    for (const QRect& piece : pieces)
        put(origin, piece, --left == 0);
    xcb_flush(m_connection);
}

void X11Presenter::attach()
{
    detach();
    const rfb::SharedPicture& picture = m_framebuffer->picture();
    m_pictureNumber = m_framebuffer->pictureNumber();
    m_size = picture.size();
    m_offset = static_cast<quint32>(picture.offset());
    m_segment = xcb_generate_id(m_connection);
    xcb_shm_attach_fd(m_connection, m_segment, picture.descriptor().release(), 1);
}

void X11Presenter::detach()
{
    if (m_segment != 0)
        xcb_shm_detach(m_connection, std::exchange(m_segment, 0));
}

void X11Presenter::chooseWindow(WId window)
{
    const auto id = static_cast<xcb_window_t>(window);
    if (m_window == id)
        return;
    if (m_context != 0)
        xcb_free_gc(m_connection, std::exchange(m_context, 0));
    m_window = id;
    if (id == 0)
        return;
    m_context = xcb_generate_id(m_connection);
    constexpr quint32 no = 0;
    xcb_create_gc(m_connection, m_context, id, XCB_GC_GRAPHICS_EXPOSURES, &no);
}

bool X11Presenter::mayCopy(const QRegion& pieces)
{
    const qsizetype bytes = std::accumulate(pieces.begin(), pieces.end(), qsizetype(0),
                                            [](qsizetype sum, const QRect& piece) { return sum + bytesOf(piece); });
    if (bytes > fewBytes || m_untoldBytes + bytes > maximumUntoldBytes)
        return false;
    m_untoldBytes += std::max(bytes, leastBytes);
    return true;
}

void X11Presenter::copy(QPoint origin, const QRect& piece, const QImage& image)
{
    QByteArray pixels;
    pixels.reserve(bytesOf(piece));
    const qsizetype row = bytesOf({0, 0, piece.width(), 1});
    for (int y = piece.top(); y <= piece.bottom(); ++y)
        pixels.append(reinterpret_cast<const char*>(image.constScanLine(y)) + bytesOf({0, 0, piece.x(), 1}), row);
    const QPoint to = origin + piece.topLeft();
    const auto cookie =
        xcb_put_image(m_connection, XCB_IMAGE_FORMAT_Z_PIXMAP, m_window, m_context, size16(piece.width()),
                      size16(piece.height()), place16(to.x()), place16(to.y()), 0, 24,
                      static_cast<quint32>(pixels.size()), reinterpret_cast<const quint8*>(pixels.constData()));
    m_lastCopy = cookie.sequence;
}

void X11Presenter::put(QPoint origin, const QRect& piece, bool tells)
{
    const QPoint to = origin + piece.topLeft();
    const auto cookie = xcb_shm_put_image(
        m_connection, m_window, m_context, size16(m_size.width()), size16(m_size.height()), size16(piece.x()),
        size16(piece.y()), size16(piece.width()), size16(piece.height()), place16(to.x()), place16(to.y()), 24,
        XCB_IMAGE_FORMAT_Z_PIXMAP, tells ? 1 : 0, m_segment, m_offset);
    m_last = cookie.sequence;
}

void X11Presenter::finish()
{
    m_patience.stop();
    m_turn.reset();
    Q_EMIT shown();
}

void X11Presenter::fail()
{
    qCInfo(logger, "the X server does not show shared memory; pictures are painted instead");
    qGuiApp->removeNativeEventFilter(this);
    m_patience.stop();
    m_turn.reset();
    release();
    m_connection = nullptr;
    Q_EMIT failed();
}

// What the X server holds for it, without a word about what it never had.
void X11Presenter::release()
{
    const auto send = [this](xcb_void_cookie_t cookie) { xcb_discard_reply(m_connection, cookie.sequence); };
    if (m_segment != 0)
        send(xcb_shm_detach_checked(m_connection, std::exchange(m_segment, 0)));
    if (m_context != 0)
        send(xcb_free_gc_checked(m_connection, std::exchange(m_context, 0)));
    m_window = 0;
    xcb_flush(m_connection);
}

bool X11Presenter::nativeEventFilter(const QByteArray& type, void* message, qintptr* /*result*/)
{
    if (m_connection == nullptr || type != "xcb_generic_event_t")
        return false;
    const auto* const event = static_cast<xcb_generic_event_t*>(message);
    // Whatever the X server tells, it tells with the last request that it has dealt with (X11, 1: sequence numbers).
    if (static_cast<qint32>(event->full_sequence - m_lastCopy) >= 0)
        m_untoldBytes = 0;
    constexpr int sentMark = 0x80; // set in events that other clients have made up
    if (event->response_type == 0 && event->full_sequence - m_first <= m_last - m_first) {
        fail();
        return true;
    }
    const int completion = xcb_get_extension_data(m_connection, &xcb_shm_id)->first_event + XCB_SHM_COMPLETION;
    if ((event->response_type & ~sentMark) != completion)
        return false;
    const auto* const done = reinterpret_cast<const xcb_shm_completion_event_t*>(event);
    if (done->shmseg != m_segment || !isBusy())
        return false;
    finish();
    return true;
}

} // namespace clouddesk::ui
