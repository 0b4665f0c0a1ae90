// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbclient/Client.h"

#include "rfb/Handshake.h"
#include "rfb/VncAuthentication.h"
#include "rfbclient/DecoderLink.h"
#include "rfbclient/SharedPicture.h"
#include "rfbflow/KeyMessages.h"

#include <QMetaObject>

namespace clouddesk::rfb {

namespace {

using decoder::Command;
using decoder::Reader;
using decoder::Report;
using decoder::Writer;

constexpr qsizetype maximumNameLength = 300;

QString forPeople(Reader& reader)
{
    return core::singleLine(reader.text(), maximumNameLength);
}

/// Of the same bytes; null if there are none.
QImage imageOf(const Pixels& pixels)
{
    if (pixels.isEmpty())
        return {};
    auto* const kept = new QByteArray(pixels.bytes);
    return {reinterpret_cast<const uchar*>(kept->constData()),
            pixels.width,
            pixels.height,
            qsizetype(pixels.width) * bytesPerPixel,
            QImage::Format_RGB32,
            [](void* bytes) { delete static_cast<QByteArray*>(bytes); },
            kept};
}

QPoint onScreen(QPoint place)
{
    return {std::clamp(place.x(), 0, 0xffff), std::clamp(place.y(), 0, 0xffff)};
}

} // namespace

/// Keeps one decoder, tells it what is wanted and holds what it reports against the limits.
class Client::Private : public DecoderLink::Listener
{
public:
    Private(Client& client, ClientOptions given)
        : options(std::move(given))
        , m_client(client)
    {
    }

    void begin(core::UniqueFd stream)
    {
        stop();
        isRunning = true;
        if (auto launched = launch(std::move(stream)); !launched)
            endLater(launched.error());
    }
    void end()
    {
        m_link.reset();
        if (m_board)
            m_board->breakLock();
        // What it still had to tell is taken over.
        {
            const Framebuffer::Access access(*framebuffer);
        }
        framebuffer->follow(nullptr);
        m_board.reset();
        ++m_number;
        isRunning = false;
        canResize = false;
        keys = {};
        screens.clear();
        m_isDamagePending = false;
        m_isConnected = false;
        m_hasAnswered = false;
        m_hasPicture = false;
        m_nextPicture = {};
    }
    /// Ends what runs; what was told of its server is no longer so.
    void stop()
    {
        end();
        if (std::exchange(m_isStalled, false))
            Q_EMIT m_client.stalled(false);
    }
    void endLater(const core::Error& reason)
    {
        const int number = m_number;
        QMetaObject::invokeMethod(
            &m_client,
            [this, reason, number] {
                if (number == m_number)
                    endWith(reason);
            },
            Qt::QueuedConnection);
    }

    void send(Command command, const QByteArray& body = {})
    {
        if (m_link)
            m_link->send(command, body);
    }
    void sendInput(Command command, const QByteArray& body)
    {
        if (m_link && m_isConnected && !options.viewOnly)
            m_link->send(command, body);
    }
    void sendKey(quint32 keysym, quint32 scancode, bool pressed)
    {
        if (!m_link || !m_isConnected || options.viewOnly)
            return;
        const QByteArray message = keys.message(keysym, scancode, pressed);
        if (!m_link->sendPast(message))
            m_link->send(Command::Key, message);
    }
    void acknowledgeDamage()
    {
        m_isDamagePending = false;
        if (m_board)
            m_board->exchangeTold(false);
        if (!framebuffer->hasDamage())
            return;
        m_isDamagePending = true;
        const int number = m_number;
        QMetaObject::invokeMethod(
            &m_client,
            [this, number] {
                if (number == m_number)
                    Q_EMIT m_client.damaged();
            },
            Qt::QueuedConnection);
    }
    [[nodiscard]] Statistics statistics() const
    {
        return m_board ? StatisticsMeter::read(m_board->statistics(), StatisticsMeter::Clock::now()) : Statistics();
    }
    [[nodiscard]] bool mayResize(QSize wanted) const
    {
        return m_link && canResize && checkScreenSize(wanted, options.limits);
    }

    void onReport(Report report, const QByteArray& body) override
    {
        Reader reader(body);
        if (report == Report::Damage)
            reportDamage();
        else if (report <= Report::Challenge)
            handleSession(report, reader, body);
        else if (report <= Report::LockKeys)
            handleAbilities(report, reader);
        else
            handleNews(report, reader, body);
    }
    void onGone(const core::Error& reason) override { endWith(reason); }

    ClientOptions options;
    std::shared_ptr<Framebuffer> framebuffer = std::make_shared<Framebuffer>();
    QSize size;
    QString name;
    bool isRunning = false;
    bool canResize = false;
    KeyMessages keys;
    QList<Screen> screens;

private:
    core::Result<void> launch(core::UniqueFd stream)
    {
        auto board = Board::make();
        if (!board)
            return core::fail(board);
        m_board = std::make_shared<Board>(std::move(*board));
        const decoder::Beginning beginning{options.limits,      options.shared,   !options.password.isEmpty(),
                                           options.viewOnly,    options.isPaused, options.quality,
                                           options.compression, options.sound};
        auto link = DecoderLink::start(std::move(stream), beginning, *m_board, *this);
        if (!link)
            return core::fail(link);
        m_link = std::move(*link);
        framebuffer->follow(m_board);
        return {};
    }
    void endWith(const core::Error& reason)
    {
        stop();
        Q_EMIT m_client.ended(reason);
    }
    void refuse() { m_link->refuse(QStringLiteral("the desktop's decoder says what no decoder says")); }

    void reportDamage()
    {
        if (!std::exchange(m_isDamagePending, true))
            Q_EMIT m_client.damaged();
    }

    void handleSession(Report report, Reader& reader, const QByteArray& body)
    {
        switch (report) {
        case Report::Connected:
            connected(reader);
            break;
        case Report::FirstFrame:
            Q_EMIT m_client.firstFrame();
            break;
        case Report::WantsPicture:
            givePicture(reader.size());
            break;
        case Report::DrawsPicture:
            takePicture();
            break;
        default:
            answerChallenge(body);
        }
    }

    void handleAbilities(Report report, Reader& reader)
    {
        switch (report) {
        case Report::Resized:
            size = reader.size();
            if (!checkScreenSize(size, options.limits))
                refuse();
            else
                Q_EMIT m_client.resized(size);
            break;
        case Report::Screens:
            canResize = true;
            screens = reader.screens();
            Q_EMIT m_client.screensChanged();
            break;
        case Report::ResizeRefused:
            Q_EMIT m_client.resizeRefused(forPeople(reader));
            break;
        case Report::Stalled:
            m_isStalled = reader.flag();
            Q_EMIT m_client.stalled(m_isStalled);
            break;
        case Report::Scancodes:
            keys.takeScancodes();
            break;
        default: {
            const bool caps = reader.flag();
            const bool num = reader.flag();
            Q_EMIT m_client.lockKeysChanged({caps, num, reader.flag()});
        }
        }
    }

    void handleNews(Report report, Reader& reader, const QByteArray& body)
    {
        switch (report) {
        case Report::Named:
            name = forPeople(reader);
            break;
        case Report::Cursor:
            if (const auto shape = decoder::readCursor(body, options.limits))
                Q_EMIT m_client.cursorChanged(*shape);
            else
                refuse();
            break;
        case Report::CursorMoved:
            Q_EMIT m_client.cursorMoved(onScreen(reader.point()));
            break;
        case Report::Clipboard:
            receiveClipboard(reader);
            break;
        case Report::WantsClipboardImage:
            giveClipboardImage();
            break;
        case Report::ClipboardNote:
            Q_EMIT m_client.clipboardDropped(forPeople(reader));
            break;
        case Report::Bell:
            Q_EMIT m_client.bell();
            break;
        case Report::Sound:
            receiveSound(reader);
            break;
        case Report::Confined:
            if (!reader.flag())
                qWarning(
                    "This computer's kernel has no seccomp: desktops are decoded in a process that is locked in less.");
            break;
        default:
            endWith(decoder::readEnding(body));
        }
    }

    void connected(Reader& reader)
    {
        size = reader.size();
        name = forPeople(reader);
        if (m_isConnected || !checkScreenSize(size, options.limits)) {
            refuse();
            return;
        }
        m_isConnected = true;
        Q_EMIT m_client.connected();
    }

    void receiveClipboard(Reader& reader)
    {
        // Whoever views only has not asked for any.
        const QString text = reader.text();
        const QString html = reader.text();
        const Pixels pixels = reader.pixels();
        if (!pixels.isEmpty() && !pixels.isWhole())
            refuse();
        else if (!options.viewOnly)
            Q_EMIT m_client.clipboardReceived(text, html, imageOf(pixels));
    }

    void giveClipboardImage()
    {
        if (options.viewOnly)
            m_client.sendClipboardImage({});
        else
            Q_EMIT m_client.clipboardImageWanted();
    }

    void receiveSound(Reader& reader)
    {
        const bool hasBegun = reader.flag();
        const QByteArray samples = reader.bytes();
        const bool hasEnded = reader.flag();
        if (!options.sound)
            return;
        if (hasBegun)
            Q_EMIT m_client.soundBegan();
        if (!samples.isEmpty())
            Q_EMIT m_client.soundArrived(samples);
        if (hasEnded)
            Q_EMIT m_client.soundEnded();
    }

    // One challenge a session, as the protocol has it: a decoder cannot have others answered.
    void answerChallenge(const QByteArray& challenge)
    {
        const bool mayAsk = !m_isConnected && !std::exchange(m_hasAnswered, true);
        send(Command::Response, mayAsk ? vncResponse(challenge, options.password) : QByteArray());
    }

    void givePicture(QSize wanted)
    {
        if (!checkScreenSize(wanted, options.limits)) {
            refuse();
            return;
        }
        // The last session's picture stays until this one's covers it.
        const bool stays = !m_hasPicture && m_picture.size() == wanted;
        if (!stays) {
            auto made = SharedPicture::make(wanted);
            m_nextPicture = made ? std::move(*made) : SharedPicture();
        }
        const SharedPicture& given = stays ? m_picture : m_nextPicture;
        core::UniqueFd memory = given.isNull() ? core::UniqueFd() : given.descriptor();
        m_link->send(Command::Picture, Writer().add(stays).body(), std::move(memory));
    }

    void takePicture()
    {
        m_hasPicture = true;
        if (m_nextPicture.isNull())
            return;
        if (!framebuffer->show(m_nextPicture)) {
            m_link->refuse(QStringLiteral("there is no memory for the desktop's picture"));
            return;
        }
        m_picture = std::exchange(m_nextPicture, {});
    }

    Client& m_client;
    std::unique_ptr<DecoderLink> m_link;
    std::shared_ptr<Board> m_board;
    SharedPicture m_picture; // what the frame buffer shows
    SharedPicture m_nextPicture;
    int m_number = 0; // of the session
    bool m_isDamagePending = false;
    bool m_isStalled = false; // as was told
    bool m_isConnected = false;
    bool m_hasAnswered = false;
    bool m_hasPicture = false;
};

Client::Client(ClientOptions options, QObject* parent)
    : QObject(parent)
    , m_p(std::make_unique<Private>(*this, std::move(options)))
{
}

Client::~Client()
{
    m_p->end();
}

void Client::start(core::UniqueFd stream)
{
    if (m_p->options.stage) {
        auto staged = m_p->options.stage(std::move(stream));
        if (!staged) {
            m_p->stop();
            m_p->isRunning = true;
            m_p->endLater(staged.error());
            return;
        }
        stream = std::move(*staged);
    }
    m_p->begin(std::move(stream));
}

void Client::stop()
{
    m_p->stop();
}

bool Client::isRunning() const
{
    return m_p->isRunning;
}

std::shared_ptr<Framebuffer> Client::framebuffer() const
{
    return m_p->framebuffer;
}

QSize Client::size() const
{
    return m_p->size;
}

QString Client::desktopName() const
{
    return m_p->name;
}

void Client::sendKey(quint32 keysym, quint32 scancode, bool pressed)
{
    m_p->sendKey(keysym, scancode, pressed);
}

bool Client::takesScancodes() const
{
    return m_p->keys.areScancodesTaken();
}

void Client::sendPointer(QPoint position, int buttons)
{
    m_p->sendInput(Command::Pointer, Writer().add(position).add(qint32(buttons)).body());
}

void Client::sendClipboard(const QString& text, const QString& html, bool hasImage)
{
    // Of more than this, enough is too much even if every other character is a carriage return, which does not cross.
    const qsizetype most = 2 * (m_p->options.limits.maximumClipboardBytes + 1);
    if (!m_p->options.viewOnly)
        m_p->send(Command::Clipboard, Writer().add(text.left(most)).add(html.left(most)).add(hasImage).body());
}

void Client::sendClipboardImage(const QImage& image)
{
    const QImage given = m_p->options.viewOnly ? QImage() : image.convertToFormat(QImage::Format_RGB32);
    Pixels pixels{given.width(), given.height(), {}};
    const qsizetype row = qsizetype(given.width()) * bytesPerPixel;
    const bool isTooLarge = bitmapBytes(given.width(), given.height()) > m_p->options.limits.maximumImageBytes;
    // Of one that is part of another, rows are apart.
    const QImage dense = given.bytesPerLine() == row ? given : given.copy();
    if (!isTooLarge)
        pixels.bytes = QByteArray::fromRawData(reinterpret_cast<const char*>(dense.constBits()), dense.sizeInBytes());
    m_p->send(Command::ClipboardImage, Writer().add(pixels).body());
}

bool Client::requestSize(QSize size)
{
    if (!m_p->mayResize(size))
        return false;
    m_p->send(Command::Layout, Writer().add(size).add(QList<Screen>()).body());
    return true;
}

bool Client::requestLayout(QSize size, const QList<Screen>& screens)
{
    if (screens.isEmpty() || !m_p->mayResize(size))
        return false;
    m_p->send(Command::Layout, Writer().add(size).add(screens).body());
    return true;
}

QList<Screen> Client::screens() const
{
    return m_p->screens;
}

bool Client::canResize() const
{
    return m_p->canResize;
}

void Client::setViewOnly(bool viewOnly)
{
    m_p->options.viewOnly = viewOnly;
    m_p->send(Command::ViewOnly, Writer().add(viewOnly).body());
}

void Client::setPassword(core::Secret password)
{
    m_p->options.password = std::move(password);
}

void Client::requestFullUpdate()
{
    m_p->send(Command::FullUpdate);
}

void Client::setPaused(bool paused)
{
    m_p->options.isPaused = paused;
    m_p->send(Command::Paused, Writer().add(paused).body());
}

bool Client::isPaused() const
{
    return m_p->options.isPaused;
}

void Client::setQuality(int quality)
{
    m_p->options.quality = quality;
    m_p->send(Command::Quality, Writer().add(qint32(quality)).body());
}

void Client::setSound(bool isOn)
{
    const bool wasOn = std::exchange(m_p->options.sound, isOn);
    m_p->send(Command::Sound, Writer().add(isOn).body());
    if (wasOn && !isOn)
        Q_EMIT soundEnded();
}

Statistics Client::statistics() const
{
    Statistics statistics = m_p->statistics();
    statistics.isPaused = m_p->options.isPaused;
    return statistics;
}

void Client::acknowledgeDamage()
{
    m_p->acknowledgeDamage();
}

} // namespace clouddesk::rfb
