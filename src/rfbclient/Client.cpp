// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfbclient/Client.h"

#include "rfbclient/Session.h"

#include <QMetaObject>

namespace clouddesk::rfb {

/// Carries what the session's thread reports over to the home thread. What an earlier session still had on the way is
/// told by its number.
class Client::Private : public SessionObserver
{
public:
    Private(Client& client, ClientOptions given)
        : options(std::move(given))
        , m_client(client)
    {
    }

    void begin(core::UniqueFd stream)
    {
        end();
        ++m_number;
        m_isBellPending = false;
        m_hasNewsPending = false;
        m_news = {};
        isRunning = true;
        ClientOptions copy;
        copy.limits = options.limits;
        copy.shared = options.shared;
        copy.quality = options.quality;
        copy.compression = options.compression;
        copy.password = options.password.clone();
        copy.isPaused = options.isPaused;
        copy.viewOnly = options.viewOnly;
        session = std::make_unique<Session>(std::move(stream), std::move(copy), *framebuffer, *this);
    }
    void end()
    {
        session.reset();
        isRunning = false;
        canResize = false;
        takesScancodes = false;
        screens.clear();
        ++m_number;
        isDamagePending = false;
    }

    void onConnected(QSize newSize, const QString& newName) override
    {
        post([this, newSize, newName] {
            size = newSize;
            name = newName;
            Q_EMIT m_client.connected();
        });
    }
    void onFirstFrame() override
    {
        post([this] { Q_EMIT m_client.firstFrame(); });
    }
    void onDamage() override
    {
        if (!isDamagePending.exchange(true))
            post([this] { Q_EMIT m_client.damaged(); });
    }
    void onResized(QSize newSize) override { tell(&News::size, newSize); }
    void onScreens(const QList<Screen>& newScreens) override { tell(&News::screens, newScreens); }
    void onResizeRefused(const QString& why) override { tell(&News::refusal, why); }
    void onScancodes() override
    {
        post([this] { takesScancodes = true; });
    }
    void onLockKeys(LockKeys keys) override { tell(&News::lockKeys, keys); }
    void onNamed(const QString& newName) override { tell(&News::name, newName); }
    void onCursor(const CursorShape& shape) override { tell(&News::cursor, shape); }
    void onCursorMoved(QPoint position) override { tell(&News::cursorPosition, position); }
    void onClipboard(const ClipboardContent& content) override { tell(&News::clipboard, content); }
    void onClipboardNote(const QString& note) override { tell(&News::clipboardNote, note); }
    void onBell() override
    {
        if (!m_isBellPending.exchange(true))
            post([this] {
                m_isBellPending = false;
                Q_EMIT m_client.bell();
            });
    }
    void onEnded(const core::Error& reason) override
    {
        post([this, reason] {
            isRunning = false;
            Q_EMIT m_client.ended(reason);
        });
    }

    ClientOptions options;
    std::shared_ptr<Framebuffer> framebuffer = std::make_shared<Framebuffer>();
    std::unique_ptr<Session> session;
    QSize size;
    QString name;
    bool isRunning = false;
    bool canResize = false;
    bool takesScancodes = false;
    QList<Screen> screens;
    std::atomic<bool> isDamagePending = false;

private:
    /// What a server may say again and again; of each kind only the last counts.
    struct News
    {
        std::optional<QSize> size;
        std::optional<QList<Screen>> screens;
        std::optional<QString> refusal;
        std::optional<QString> name;
        std::optional<LockKeys> lockKeys;
        std::optional<CursorShape> cursor;
        std::optional<QPoint> cursorPosition;
        std::optional<ClipboardContent> clipboard;
        std::optional<QString> clipboardNote;
    };

    template <typename Action>
    void post(Action action)
    {
        // The client joins the session's thread before it dies, so it is there to be posted to.
        QMetaObject::invokeMethod(
            &m_client,
            [this, action, number = m_number.load()] {
                if (number == m_number)
                    action();
            },
            Qt::QueuedConnection);
    }

    // However fast a server talks, one event at most is on the way.
    template <typename Value>
    void tell(std::optional<Value> News::* kind, Value value)
    {
        const std::scoped_lock lock(m_newsMutex);
        m_news.*kind = std::move(value);
        if (!std::exchange(m_hasNewsPending, true))
            post([this] { deliverNews(); });
    }

    void deliverNews()
    {
        News news;
        {
            const std::scoped_lock lock(m_newsMutex);
            m_hasNewsPending = false;
            news = std::exchange(m_news, {});
        }
        if (news.name)
            name = *news.name;
        deliverSizes(news);
        if (news.lockKeys)
            Q_EMIT m_client.lockKeysChanged(*news.lockKeys);
        if (news.cursor)
            Q_EMIT m_client.cursorChanged(*news.cursor);
        if (news.cursorPosition)
            Q_EMIT m_client.cursorMoved(*news.cursorPosition);
        if (news.clipboard)
            Q_EMIT m_client.clipboardReceived(news.clipboard->text, news.clipboard->html);
        if (news.clipboardNote)
            Q_EMIT m_client.clipboardDropped(*news.clipboardNote);
    }

    void deliverSizes(const News& news)
    {
        if (news.screens) {
            canResize = true;
            screens = *news.screens;
        }
        if (news.size) {
            size = *news.size;
            Q_EMIT m_client.resized(size);
        }
        if (news.screens)
            Q_EMIT m_client.screensChanged();
        if (news.refusal)
            Q_EMIT m_client.resizeRefused(*news.refusal);
    }

    Client& m_client;
    std::atomic<int> m_number = 0;
    std::atomic<bool> m_isBellPending = false;
    std::mutex m_newsMutex; // guards the next two
    News m_news;
    bool m_hasNewsPending = false;
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
            m_p->end();
            m_p->isRunning = true;
            m_p->onEnded(staged.error());
            return;
        }
        stream = std::move(*staged);
    }
    m_p->begin(std::move(stream));
}

void Client::stop()
{
    m_p->end();
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
    if (m_p->session && !m_p->options.viewOnly)
        m_p->session->input().sendKey(keysym, scancode, pressed);
}

bool Client::takesScancodes() const
{
    return m_p->takesScancodes;
}

void Client::sendPointer(QPoint position, int buttons)
{
    if (m_p->session && !m_p->options.viewOnly)
        m_p->session->input().sendPointer(position, buttons);
}

void Client::sendClipboard(const QString& text, const QString& html)
{
    if (m_p->session && !m_p->options.viewOnly)
        m_p->session->offerClipboard({text, html});
}

bool Client::requestSize(QSize size)
{
    if (!m_p->session || !m_p->canResize || !checkScreenSize(size, m_p->options.limits))
        return false;
    m_p->session->requestSize(size);
    return true;
}

bool Client::requestLayout(QSize size, const QList<Screen>& screens)
{
    if (!m_p->session || !m_p->canResize || screens.isEmpty() || !checkScreenSize(size, m_p->options.limits))
        return false;
    m_p->session->requestLayout(size, screens);
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
    if (m_p->session)
        m_p->session->setViewOnly(viewOnly);
}

void Client::setPassword(core::Secret password)
{
    m_p->options.password = std::move(password);
}

void Client::requestFullUpdate()
{
    if (m_p->session)
        m_p->session->requestFullUpdate();
}

void Client::setPaused(bool paused)
{
    m_p->options.isPaused = paused;
    if (m_p->session)
        m_p->session->setPaused(paused);
}

bool Client::isPaused() const
{
    return m_p->options.isPaused;
}

void Client::setQuality(int quality)
{
    m_p->options.quality = quality;
    if (m_p->session)
        m_p->session->setQuality(quality);
}

Statistics Client::statistics() const
{
    Statistics statistics = m_p->session ? m_p->session->statistics() : Statistics();
    statistics.isPaused = m_p->options.isPaused;
    return statistics;
}

void Client::acknowledgeDamage()
{
    m_p->isDamagePending = false;
    bool isDamaged = false;
    {
        const Framebuffer::Access access(*m_p->framebuffer);
        isDamaged = !access.damage().isEmpty();
    }
    if (isDamaged)
        m_p->onDamage();
}

} // namespace clouddesk::rfb
