// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sound/SoundPlayer.h"

#include "sound/SoundBuffer.h"

#include <pulse/pulseaudio.h>

namespace clouddesk::sound {

namespace {

// In the sound server, besides what SoundBuffer holds.
constexpr auto serverBuffer = std::chrono::milliseconds(50);

struct LoopCloser
{
    void operator()(pa_threaded_mainloop* loop) const { pa_threaded_mainloop_free(loop); }
};
struct ContextCloser
{
    void operator()(pa_context* context) const
    {
        pa_context_disconnect(context);
        pa_context_unref(context);
    }
};
struct StreamCloser
{
    void operator()(pa_stream* stream) const
    {
        pa_stream_disconnect(stream);
        pa_stream_unref(stream);
    }
};

/// Holds libpulse's thread still.
class Lock
{
public:
    explicit Lock(pa_threaded_mainloop* loop)
        : m_loop(loop)
    {
        pa_threaded_mainloop_lock(m_loop);
    }
    ~Lock() { pa_threaded_mainloop_unlock(m_loop); }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;

private:
    pa_threaded_mainloop* m_loop;
};

} // namespace

/// A connection to the sound server with one stream, from its making to its end. The callbacks come in libpulse's
/// thread, under its lock.
class SoundPlayer::Connection
{
public:
    explicit Connection(const QString& title)
        : m_title(title.toUtf8())
        , m_loop(pa_threaded_mainloop_new())
    {
        if (!m_loop)
            return;
        m_context.reset(pa_context_new(pa_threaded_mainloop_get_api(m_loop.get()), "CloudDesk"));
        if (!m_context)
            return;
        pa_context_set_state_callback(m_context.get(), &Connection::contextChanged, this);
        // Whoever has no sound server needs none started for a remote desktop.
        m_hasFailed = pa_context_connect(m_context.get(), nullptr, PA_CONTEXT_NOAUTOSPAWN, nullptr) < 0 ||
                      pa_threaded_mainloop_start(m_loop.get()) < 0;
    }
    ~Connection()
    {
        if (m_loop && !m_hasFailed)
            pa_threaded_mainloop_stop(m_loop.get());
        m_stream.reset();
        if (m_context)
            pa_context_set_state_callback(m_context.get(), nullptr, nullptr);
        m_context.reset();
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    [[nodiscard]] bool isAlive() const
    {
        if (!m_context || m_hasFailed)
            return false;
        const Lock lock(m_loop.get());
        return PA_CONTEXT_IS_GOOD(pa_context_get_state(m_context.get())) &&
               (!m_stream || PA_STREAM_IS_GOOD(pa_stream_get_state(m_stream.get())));
    }
    void forget()
    {
        const Lock lock(m_loop.get());
        m_buffer.clear();
    }
    void play(Bytes sound)
    {
        const Lock lock(m_loop.get());
        m_buffer.add(sound);
        pump();
    }

private:
    static void contextChanged(pa_context* context, void* self)
    {
        if (pa_context_get_state(context) == PA_CONTEXT_READY)
            static_cast<Connection*>(self)->openStream();
    }
    static void streamTakes(pa_stream* /*stream*/, size_t /*bytes*/, void* self)
    {
        static_cast<Connection*>(self)->pump();
    }
    static void streamChanged(pa_stream* /*stream*/, void* self) { static_cast<Connection*>(self)->pump(); }

    void openStream()
    {
        const pa_sample_spec format{PA_SAMPLE_S16LE, frequency, channels};
        m_stream.reset(pa_stream_new(m_context.get(), m_title.constData(), &format, nullptr));
        if (!m_stream)
            return;
        pa_stream_set_state_callback(m_stream.get(), &Connection::streamChanged, this);
        pa_stream_set_write_callback(m_stream.get(), &Connection::streamTakes, this);
        constexpr auto whole = static_cast<uint32_t>(bytesOf(serverBuffer));
        constexpr auto usual = static_cast<uint32_t>(-1);
        const pa_buffer_attr buffer{2 * whole, whole, whole / 2, usual, usual};
        pa_stream_connect_playback(m_stream.get(), nullptr, &buffer, PA_STREAM_ADJUST_LATENCY, nullptr, nullptr);
    }
    void pump()
    {
        if (!m_stream || pa_stream_get_state(m_stream.get()) != PA_STREAM_READY)
            return;
        const size_t room = pa_stream_writable_size(m_stream.get());
        if (room == static_cast<size_t>(-1) || m_buffer.size() == 0)
            return;
        const QByteArray sound = m_buffer.take(static_cast<qsizetype>(room));
        if (!sound.isEmpty())
            pa_stream_write(m_stream.get(), sound.constData(), static_cast<size_t>(sound.size()), nullptr, 0,
                            PA_SEEK_RELATIVE);
    }

    QByteArray m_title;
    std::unique_ptr<pa_threaded_mainloop, LoopCloser> m_loop;
    bool m_hasFailed = false;
    // From here on under libpulse's lock.
    std::unique_ptr<pa_context, ContextCloser> m_context;
    std::unique_ptr<pa_stream, StreamCloser> m_stream;
    SoundBuffer m_buffer;
};

SoundPlayer::SoundPlayer(const QString& title)
    : m_title(title)
{
}

SoundPlayer::~SoundPlayer() = default;

void SoundPlayer::begin()
{
    if (m_connection && m_connection->isAlive())
        m_connection->forget();
    else
        m_connection = std::make_unique<Connection>(m_title);
    m_isPlaying = true;
}

void SoundPlayer::play(Bytes sound)
{
    if (m_isPlaying && m_connection->isAlive())
        m_connection->play(sound);
}

void SoundPlayer::end()
{
    m_isPlaying = false;
}

} // namespace clouddesk::sound
