// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/ClipboardBridge.h"

#include "core/Pool.h"

#include <QBuffer>
#include <QEvent>
#include <QGuiApplication>
#include <QPainter>

namespace clouddesk::ui {

namespace {

/// The same as other programs see it: what is transparent is white.
QImage opaque(const QImage& image)
{
    if (image.isNull() || !image.hasAlphaChannel())
        return image.convertToFormat(QImage::Format_RGB32);
    QImage onWhite(image.size(), QImage::Format_RGB32);
    onWhite.fill(Qt::white);
    QPainter(&onWhite).drawImage(onWhite.rect(), image);
    return onWhite;
}

/// An image as another program has coded it, which this one has not decoded yet; empty if it has no such form.
QByteArray codedImage(const QMimeData& data)
{
    for (const char* const form : {"image/png", "image/bmp", "image/jpeg"}) {
        if (data.formats().contains(QLatin1String(form)))
            return data.data(QLatin1String(form));
    }
    return {};
}

// By then it is known whether the window has gone out of use.
constexpr auto clearingDelay = std::chrono::milliseconds(100);

bool isOnWayland()
{
    return QGuiApplication::platformName().startsWith(QLatin1String("wayland"));
}

struct Forms
{
    bool image = false;
    bool text = false;
};

/// Asks for them once: a program that does not answer is waited for with every question (qxcbclipboard.cpp,
/// clipboard_timeout), and in this thread.
Forms formsOf(const QMimeData& data)
{
    const QStringList names = data.formats();
    const auto has = [&names](const char* name) { return names.contains(QLatin1String(name)); };
    return {has("application/x-qt-image"), has("text/plain") || has("text/uri-list")};
}

bool hasAny(const QMimeData* data)
{
    const Forms forms = data == nullptr ? Forms() : formsOf(*data);
    return forms.image || (forms.text && !data->text().isEmpty());
}

QByteArray png(const QImage& image)
{
    // Rather now than small.
    constexpr int fast = 90;
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG", fast);
    return buffer.data();
}

} // namespace

ClipboardBridge::ClipboardBridge(rfb::Client& client, QWidget& window, QObject* parent)
    : QObject(parent)
    , m_client(client)
    , m_window(window)
{
    window.installEventFilter(this);
    m_clearing.setSingleShot(true);
    m_clearing.setInterval(clearingDelay);
    connect(&m_clearing, &QTimer::timeout, this, &ClipboardBridge::takeBackIfCleared);
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &ClipboardBridge::onChanged);
    connect(
        &client, &rfb::Client::clipboardReceived, this,
        [this](const QString& text, const QString& html, const QImage& image) { receive({text, html, image, {}}); });
    connect(&client, &rfb::Client::clipboardImageWanted, this, &ClipboardBridge::giveImage);
    connect(&client, &rfb::Client::firstFrame, this, [this] {
        m_known.clear();
        m_put = nullptr;
        m_hasNews = true;
        m_isOffered = false;
        offer();
    });
}

void ClipboardBridge::setEnabled(bool enabled)
{
    m_enabled = enabled;
    if (enabled)
        return offer();
    takeBack();
    m_coded.reset();
}

// Offered is not given: it would still cross whenever somebody pastes over there.
void ClipboardBridge::takeBack()
{
    if (!std::exchange(m_isOffered, false))
        return;
    m_known.clear();
    m_hasNews = true;
    m_client.sendClipboard({});
}

// A hidden tab of the active window is active, too.
bool ClipboardBridge::isInUse() const
{
    return m_window.isActiveWindow() && m_window.isVisible();
}

bool ClipboardBridge::eventFilter(QObject* watched, QEvent* event)
{
    // A tab that becomes the current one is shown and not activated.
    if (watched == &m_window && (event->type() == QEvent::WindowActivate || event->type() == QEvent::Show))
        catchUp();
    return QObject::eventFilter(watched, event);
}

void ClipboardBridge::catchUp()
{
    if (!isInUse())
        return;
    if (const auto waiting = std::exchange(m_waiting, std::nullopt))
        receive(*waiting);
    else
        offer();
}

void ClipboardBridge::onChanged()
{
    const QMimeData* const data = QGuiApplication::clipboard()->mimeData();
    // On Wayland a window is told of the clipboard anew each time before it comes into use.
    const bool isOld = isOnWayland() && !isInUse() && data != nullptr && !data->hasImage() && !m_known.isEmpty() &&
                       data->text() == m_known;
    m_clearing.stop();
    if (isOld)
        return;
    // Whatever was copied last counts, wherever it was.
    m_waiting.reset();
    m_coded.reset();
    if (m_isOffered && !hasAny(data)) {
        m_clearing.start();
        return;
    }
    m_hasNews = true;
    offer();
}

// Wayland shows the clipboard to the window in use alone, and takes it from one that is about to go out of use.
void ClipboardBridge::takeBackIfCleared()
{
    if (!isInUse() && isOnWayland())
        return;
    takeBack();
    m_hasNews = false;
}

void ClipboardBridge::offer()
{
    if (!m_hasNews || !m_enabled || !isInUse())
        return;
    const QMimeData* const data = QGuiApplication::clipboard()->mimeData();
    if (data == nullptr || data == m_put)
        return;
    m_hasNews = false;
    const Forms forms = formsOf(*data);
    const QString text = forms.text ? data->text() : QString();
    if (!forms.image && text.isEmpty())
        return;
    // Whether it is there already the client knows better: what both sides had may have been replaced over there.
    m_known = text;
    m_isOffered = true;
    // A text that did not come was waited for.
    const QString html = forms.text && text.isEmpty() ? QString() : data->html();
    m_client.sendClipboard(text, html, forms.image);
}

void ClipboardBridge::giveImage()
{
    m_isWanted = true;
    if (!m_isReading)
        readImage();
}

core::Task<void> ClipboardBridge::readImage()
{
    m_isWanted = false;
    // What was copied since and not offered is not given either.
    const bool isOffered = m_enabled && !m_hasNews;
    const QMimeData* const data = isOffered ? QGuiApplication::clipboard()->mimeData() : nullptr;
    if (data == nullptr || !data->hasImage()) {
        m_client.sendClipboardImage({});
        co_return {};
    }
    m_isReading = true;
    const bool isOwn = QGuiApplication::clipboard()->ownsClipboard();
    const QByteArray coded = isOwn ? QByteArray() : codedImage(*data);
    const QImage image = coded.isEmpty() ? data->imageData().value<QImage>() : QImage();
    core::Deferred<QImage> decoding = core::onPool(
        [coded, image]() -> core::Result<QImage> { return opaque(coded.isEmpty() ? image : QImage::fromData(coded)); });
    const QPointer<ClipboardBridge> self(this);
    const auto decoded = co_await decoding;
    if (!self)
        co_return {};
    m_isReading = false;
    if (m_isWanted)
        readImage();
    else
        m_client.sendClipboardImage(decoded.value_or(QImage()));
    co_return {};
}

void ClipboardBridge::receive(const Received& received)
{
    m_waiting.reset();
    m_coded.reset();
    const bool isHere = received.image.isNull() && received.text == m_known && !m_hasNews;
    if (!m_enabled || isHere)
        return;
    m_isOffered = false;
    if (!isInUse()) {
        m_waiting = received;
    } else if (received.image.isNull()) {
        put(received);
    } else {
        m_coded = received;
        codeImage();
    }
}

core::Task<void> ClipboardBridge::codeImage()
{
    if (!m_coded || std::exchange(m_isCoding, true))
        co_return {};
    // Otherwise Qt would do that for every program that pastes it, here and in this thread.
    const QImage image = m_coded->image;
    core::Deferred<QByteArray> coding = core::onPool([image]() -> core::Result<QByteArray> { return png(image); });
    const QPointer<ClipboardBridge> self(this);
    const auto coded = co_await coding;
    if (!self)
        co_return {};
    m_isCoding = false;
    if (m_coded && m_coded->image.constBits() != image.constBits()) {
        codeImage();
    } else if (auto received = std::exchange(m_coded, std::nullopt)) {
        received->png = coded.value_or(QByteArray());
        put(*received);
    }
    co_return {};
}

void ClipboardBridge::put(const Received& received)
{
    m_known = received.text;
    auto data = std::make_unique<QMimeData>();
    if (!received.text.isEmpty())
        data->setText(received.text);
    if (!received.html.isEmpty())
        data->setHtml(received.html);
    if (!received.image.isNull()) {
        data->setImageData(received.image);
        data->setData(QStringLiteral("image/png"), received.png);
    }
    m_put = data.get();
    QGuiApplication::clipboard()->setMimeData(data.release());
}

} // namespace clouddesk::ui
