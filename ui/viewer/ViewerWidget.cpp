// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/ViewerWidget.h"

#include "ui/picture/PixelCopy.h"
#include "ui/x11/CoveredArea.h"

#include <QGuiApplication>
#include <QLabel>
#include <QPainter>
#include <QScreen>
#include <QScrollBar>
#include <QWindow>

#include <cmath>

namespace clouddesk::ui {

namespace {

constexpr int lineHeight = 20;
constexpr auto resizeDelay = std::chrono::milliseconds(300);
const QColor surround(0x1b, 0x1d, 0x21);

bool isOnX11()
{
    return QGuiApplication::platformName() == QLatin1String("xcb");
}

/// On X11 Qt gives every window an image with alpha, which the screen of one without alpha does not heed
/// (qxcbbackingstore.cpp, qt_maybeAlphaVersionWithSameDepth).
bool isOpaqueOnX11(const QWindow* window)
{
    return window != nullptr && window->format().alphaBufferSize() <= 0 && isOnX11();
}

/// A window that comes to a screen of another density, or whose screen gets one, keeps its size but not its pixels.
bool isNewDensity(const QEvent& event)
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 6, 0)
    if (event.type() == QEvent::DevicePixelRatioChange)
        return true;
#endif
    return event.type() == QEvent::ScreenChangeInternal;
}

/// The hot spot is a pixel of the image. On X11 Qt wants it so (qxcbcursor.cpp, createBitmapCursor), elsewhere in its
/// own coordinates.
QCursor cursorOf(const QPixmap& pixmap, QPointF hotspot)
{
    const QPointF place = isOnX11() ? hotspot : hotspot / pixmap.devicePixelRatio();
    return QCursor(pixmap, int(place.x()), int(place.y()));
}

/// Where the server hides its pointer, a dot still tells where the mouse is.
QCursor dotCursor(qreal ratio)
{
    constexpr int side = 7;
    QPixmap pixmap(QSize(side, side) * ratio);
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Qt::white, 1));
    painter.setBrush(Qt::black);
    painter.drawEllipse(QRectF(1.5, 1.5, side - 3, side - 3));
    painter.end();
    return cursorOf(pixmap, QRectF(pixmap.rect()).center());
}

/// The viewport's corner in the window's device pixels.
QPointF originOf(const QWidget& viewport)
{
    return QPointF(viewport.mapTo(viewport.window(), QPoint())) * viewport.devicePixelRatioF();
}

} // namespace

ViewerWidget::ViewerWidget(rfb::Client& client, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_client(client)
    , m_ahead(*this,
              [this](const KeyStroke& stroke) { m_client.sendKey(stroke.keysym, stroke.scanCode, stroke.pressed); })
    , m_keyboard([this](const KeyStroke& stroke) { m_ahead.send(stroke); })
    , m_composing(new QLabel(viewport()))
    , m_presenter(client.framebuffer())
    , m_panner(new EdgePanner(*this))
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    m_composing->setAutoFillBackground(true);
    m_composing->setMargin(6);
    m_composing->setTextFormat(Qt::PlainText);
    m_composing->hide();
    viewport()->setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_resizeTimer.setSingleShot(true);
    m_resizeTimer.setInterval(resizeDelay);
    m_frameTimer.setSingleShot(true);
    m_frameTimer.setTimerType(Qt::PreciseTimer);
    wire();
    wireInput();
}

void ViewerWidget::wire()
{
    connect(&m_client, &rfb::Client::damaged, this, &ViewerWidget::paceDamage);
    connect(&m_frameTimer, &QTimer::timeout, this, &ViewerWidget::paceDamage);
    connect(&m_resizeTimer, &QTimer::timeout, this, &ViewerWidget::requestOwnSize);
    connect(&m_client, &rfb::Client::resizeRefused, this, &ViewerWidget::matchRefused);
    const auto forgetAsked = [this] { m_asked.reset(); };
    connect(&m_client, &rfb::Client::resizeRefused, this, forgetAsked);
    connect(&m_client, &rfb::Client::resized, this, forgetAsked);
    connect(&m_client, &rfb::Client::screensChanged, this, forgetAsked);
    connect(&m_presenter, &X11Presenter::shown, this, &ViewerWidget::takeLateDamage);
    connect(&m_presenter, &X11Presenter::failed, viewport(), qOverload<>(&QWidget::update));
    // What came meanwhile has nothing to wait for any more, and nothing else comes before it is taken.
    connect(&m_presenter, &X11Presenter::failed, this, &ViewerWidget::takeLateDamage);
}

void ViewerWidget::wireInput()
{
    connect(&m_client, &rfb::Client::cursorChanged, this, &ViewerWidget::showCursor);
    connect(&m_client, &rfb::Client::lockKeysChanged, this, [this](rfb::LockKeys keys) {
        m_ahead.forget();
        m_keyboard.setRemoteLocks(keys);
    });
    connect(m_panner, &EdgePanner::panned, this, [this] {
        m_pointer = m_geometry.toRemote(m_position);
        m_client.sendPointer(m_pointer, m_buttons);
    });
}

ViewerWidget::~ViewerWidget() = default;

void ViewerWidget::setScaleMode(ScaleMode mode)
{
    m_mode = mode;
    layOut();
    if (mode == ScaleMode::Match)
        m_resizeTimer.start();
}

void ViewerWidget::setFillsScreen(bool fillsScreen)
{
    m_fillsScreen = fillsScreen;
    m_panner->setEnabled(fillsScreen);
    layOut();
}

void ViewerWidget::setScreens(QList<QRect> parts)
{
    m_screens = std::move(parts);
    if (m_mode == ScaleMode::Match)
        m_resizeTimer.start();
}

// The ids of the server's screens are kept for as many as there are.
QList<rfb::Screen> ViewerWidget::layoutFor(QSize size) const
{
    const QList<rfb::Screen> there = m_client.screens();
    const QList<QRect> parts = m_screens.size() > 1 ? m_screens : QList<QRect>{QRect(QPoint(), size)};
    QList<rfb::Screen> layout;
    quint32 next = 0;
    for (const rfb::Screen& screen : there)
        next = std::max(next, screen.id + 1);
    for (qsizetype i = 0; i < parts.size(); ++i)
        layout.append(rfb::Screen{i < there.size() ? there[i].id : next++, parts[i] & QRect(QPoint(), size)});
    return layout;
}

// Whoever only watches does not make the screen of everybody there another one.
bool ViewerWidget::isOwnSizeWanted() const
{
    return m_mode == ScaleMode::Match && m_isLive && !m_isViewOnly && isVisible();
}

void ViewerWidget::requestOwnSize()
{
    if (!isOwnSizeWanted())
        return;
    const QSize wanted = devicePixelsOf(viewport()->size(), viewport()->devicePixelRatioF(), originOf(*viewport()));
    // What the server's screens are is its own matter for as long as this window has only one for it.
    const bool hasParts = m_screens.size() > 1;
    const bool isLayout = std::exchange(m_hasParts, hasParts) || hasParts;
    const QList<rfb::Screen> layout = isLayout ? layoutFor(wanted) : m_client.screens();
    // The answer to what was asked for last is still to replace what is there.
    const Layout coming = m_asked.value_or(Layout{m_client.size(), m_client.screens()});
    if (wanted == coming.size && (!isLayout || layout == coming.screens))
        return;
    m_asked = Layout{wanted, layout};
    if (isLayout ? m_client.requestLayout(wanted, layout) : m_client.requestSize(wanted))
        return;
    m_asked.reset();
    Q_EMIT matchRefused(tr("the server cannot do that"));
}

QImage ViewerWidget::screenshot() const
{
    rfb::Framebuffer::Access access(*m_client.framebuffer());
    return access.image().copy();
}

QSize ViewerWidget::sizeHint() const
{
    return m_remote.isEmpty() ? QSize(1024, 640) : viewportFor(m_remote, devicePixelRatioF());
}

void ViewerWidget::paceDamage()
{
    const auto wait = m_pacer.ask(FramePacer::Clock::now());
    if (wait == FramePacer::Clock::duration::zero())
        takeDamage();
    else
        m_frameTimer.start(std::chrono::ceil<std::chrono::milliseconds>(wait));
}

void ViewerWidget::takeDamage()
{
    m_isDamageLate = m_presenter.isBusy();
    if (m_isDamageLate)
        return;
    QRegion damage;
    QSize size;
    {
        rfb::Framebuffer::Access access(*m_client.framebuffer());
        damage = access.takeDamage();
        size = access.image().size();
    }
    m_client.acknowledgeDamage();
    if (size != m_remote) {
        m_remote = size;
        updateGeometry();
        layOut();
    } else if (!damage.isEmpty()) {
        showDamage(damage);
    }
}

void ViewerWidget::takeLateDamage()
{
    if (m_isDamageLate)
        takeDamage();
}

void ViewerWidget::showDamage(const QRegion& damage)
{
    if (m_geometry.isExact()) {
        viewport()->update(m_geometry.toWidget(presentFrom(damage)));
        return;
    }
    const QRegion scaled = m_scaler.invalidate(damage);
    viewport()->update(m_geometry.fromDevice(scaled.translated(m_geometry.target().topLeft())));
}

/// Brings to the screen what can go there without being painted. Gives the rest.
QRegion ViewerWidget::presentFrom(const QRegion& damage)
{
    const QWindow* const handle = window()->windowHandle();
    const qreal ratio = viewport()->devicePixelRatioF();
    if (!isVisible() || handle == nullptr || ratio != std::floor(ratio) || !m_presenter.canShowIn(*handle))
        return damage;
    const QPoint corner = m_geometry.target().topLeft();
    const QRegion open =
        m_geometry.toDevice(QRegion(viewport()->rect()) - coveredArea(*viewport())).translated(-corner);
    const QRegion pieces = damage & open;
    if (!pieces.isEmpty())
        m_presenter.show(*handle, viewport()->mapTo(window(), QPoint()) * static_cast<int>(ratio) + corner, pieces);
    return damage - pieces;
}

void ViewerWidget::layOut()
{
    layOutScrollBars();
    const QPoint scroll(horizontalScrollBar()->value(), verticalScrollBar()->value());
    const qreal ratio = viewport()->devicePixelRatioF();
    m_geometry = ViewGeometry(m_mode, m_remote, viewport()->size(), ratio, scroll, originOf(*viewport()));
    if (m_geometry.isExact())
        m_scaler.setSizes({}, {});
    else
        m_scaler.setSizes(m_remote, m_geometry.target().size());
    applyCursor();
    viewport()->update();
}

void ViewerWidget::layOutScrollBars()
{
    // On a whole screen there is no room for bars; there the mouse scrolls at the edge.
    const bool hasBars = m_mode == ScaleMode::Native && !m_fillsScreen;
    const auto policy = hasBars ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff;
    if (horizontalScrollBarPolicy() != policy) {
        setHorizontalScrollBarPolicy(policy);
        setVerticalScrollBarPolicy(policy);
    }
    const qreal ratio = viewport()->devicePixelRatioF();
    const QPointF origin = originOf(*viewport());
    const QSize remote = m_mode == ScaleMode::Native ? m_remote : QSize(0, 0);
    const QSize bars = hasBars
                           ? QSize(verticalScrollBar()->sizeHint().width(), horizontalScrollBar()->sizeHint().height())
                           : QSize(0, 0);
    // Not the viewport's size of the moment, in which bars that are there keep each other there.
    const QSize room = roomBesideBars(remote, maximumViewportSize(), ratio, bars, origin);
    const QSize range = ViewGeometry(m_mode, remote, room, ratio, {}, origin).scrollRange();
    const QSize page = devicePixelsOf(room, ratio, origin);
    horizontalScrollBar()->setPageStep(page.width());
    verticalScrollBar()->setPageStep(page.height());
    // About a line of text, whatever the density.
    for (QScrollBar* const bar : {horizontalScrollBar(), verticalScrollBar()})
        bar->setSingleStep(qRound(lineHeight * ratio));
    horizontalScrollBar()->setRange(0, range.width());
    verticalScrollBar()->setRange(0, range.height());
}

void ViewerWidget::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    const qreal ratio = viewport()->devicePixelRatioF();
    const QRect target = m_geometry.target();
    const QRect covered = QRectF(QPointF(target.topLeft()) / ratio, QSizeF(target.size()) / ratio).toAlignedRect();
    for (const QRect& rest : event->region().subtracted(covered.adjusted(1, 1, -1, -1)))
        painter.fillRect(rest, surround);
    rfb::Framebuffer::Access access(*m_client.framebuffer());
    const QImage& image = access.image();
    if (image.isNull() || image.size() != m_remote)
        return;
    // From here on in whole device pixels: they are copied as they are, whatever the screen's density.
    const QRegion wanted = m_geometry.toDevice(event->region()).translated(-target.topLeft());
    const QImage& picture = m_geometry.isExact() ? image : m_scaler.picture(image, wanted);
    const QTransform here = painter.transform();
    painter.translate(m_geometry.shift() / ratio);
    painter.scale(1 / ratio, 1 / ratio);
    // On a broken density what is wanted, in whole pixels, is a little more than what may be painted.
    if (ratio == std::floor(ratio) &&
        copyPixels(painter, target.topLeft(), picture, wanted, isOpaqueOnX11(window()->windowHandle())))
        return;
    const QTransform pixels = painter.transform();
    painter.setTransform(here);
    painter.setClipRegion(event->region());
    painter.setTransform(pixels);
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    for (const QRect& piece : wanted& picture.rect())
        painter.drawImage(piece.topLeft() + target.topLeft(), picture, piece);
}

void ViewerWidget::showEvent(QShowEvent* event)
{
    QAbstractScrollArea::showEvent(event);
    m_pacer.setRefreshRate(screen()->refreshRate());
    for (QObject* const watched : std::initializer_list<QObject*>{window(), window()->windowHandle()}) {
        if (watched != nullptr)
            watched->installEventFilter(this);
    }
    pauseWhileUnseen();
    layOut();
    if (m_mode == ScaleMode::Match)
        m_resizeTimer.start();
}

void ViewerWidget::hideEvent(QHideEvent* event)
{
    QAbstractScrollArea::hideEvent(event);
    pauseWhileUnseen();
}

bool ViewerWidget::eventFilter(QObject* watched, QEvent* event)
{
    // Before the window brings its own picture to the screen, in which that of the presenter is missing.
    if (event->type() == QEvent::Expose || event->type() == QEvent::Paint)
        viewport()->update();
    if (event->type() == QEvent::WindowStateChange || event->type() == QEvent::Expose) {
        // The window itself has not heard of it yet.
        QMetaObject::invokeMethod(this, &ViewerWidget::pauseWhileUnseen, Qt::QueuedConnection);
    }
    return QAbstractScrollArea::eventFilter(watched, event);
}

bool ViewerWidget::isSeen() const
{
    const QWindow* const handle = window()->windowHandle();
    return isVisible() && !window()->isMinimized() && handle != nullptr && handle->isExposed();
}

void ViewerWidget::pauseWhileUnseen()
{
    m_client.setPaused(!isSeen());
}

void ViewerWidget::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
    if (m_mode == ScaleMode::Match)
        m_resizeTimer.start();
}

void ViewerWidget::scrollContentsBy(int /*dx*/, int /*dy*/)
{
    layOut();
}

bool ViewerWidget::viewportEvent(QEvent* event)
{
    if (isNewDensity(*event)) {
        m_pacer.setRefreshRate(screen()->refreshRate());
        layOut();
        if (m_mode == ScaleMode::Match)
            m_resizeTimer.start();
    }
    if (event->type() == QEvent::Leave)
        m_panner->stop();
    return QAbstractScrollArea::viewportEvent(event);
}

void ViewerWidget::showCursor(const rfb::CursorShape& shape)
{
    m_cursor = shape;
    m_hasCursor = true;
    applyCursor();
}

void ViewerWidget::applyCursor()
{
    if (!m_hasCursor)
        return;
    const qreal ratio = viewport()->devicePixelRatioF();
    if (m_cursor.image.isNull()) {
        viewport()->setCursor(dotCursor(ratio));
        return;
    }
    const qreal factor = std::clamp(m_geometry.factor(), 0.5, 4.0);
    const QSize size = (QSizeF(m_cursor.image.size()) * factor).toSize().expandedTo({1, 1});
    QImage image = m_geometry.isExact() ? m_cursor.image
                                        : m_cursor.image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    image.setDevicePixelRatio(ratio);
    const QPointF hotspot = QPointF(m_cursor.hotspot) * (m_geometry.isExact() ? 1 : factor);
    viewport()->setCursor(cursorOf(QPixmap::fromImage(image), hotspot));
}

} // namespace clouddesk::ui
