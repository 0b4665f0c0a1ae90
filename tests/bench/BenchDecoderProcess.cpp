// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What it costs that a desktop is decoded in a process of its own, locked in: recorded streams of a real server, once
// by rfb::Client and its process, once by the same session in a thread of this process, which nothing locks in. Both
// ways take turns, each is first as often as the other, and the ratios come as the median of the pairs with the half of
// the range in which the middle half of them is. Whoever shows the picture hears of damage and takes it, and paints
// nothing. "As fast as it is taken": one frame at the heels of the other; "60 a second": as a server sends them.
//
// The processor time is that of whoever shows the picture and of whoever decodes; the server's thread does not count.
#include "bench/StreamWishes.h"
#include "lab/Processes.h"
#include "lab/XtigervncServer.h"
#include "rfbclient/Client.h"
#include "rfbclient/SharedPicture.h"
#include "rfbdecoder/Session.h"
#include "rfbgate/RawClient.h"

#include <QCoreApplication>
#include <QEventLoop>

#include <algorithm>
#include <cstdio>
#include <thread>

#include <sys/eventfd.h>

using namespace clouddesk;
namespace script = lab::rfbscript;

namespace {

constexpr int width = 1280;
constexpr int height = 800;
constexpr int frames = 300;
constexpr int framesPerSecond = 60;
using Clock = std::chrono::steady_clock;

/// A server that says a picture, and the recorded stream when it is told to.
class Server
{
public:
    Server(const QByteArray& stream, bool isPaced)
        : m_stream(stream)
        , m_isPaced(isPaced)
        , m_told(eventfd(0, EFD_CLOEXEC))
        , m_pair(std::move(*core::makeSocketPair()))
        , m_thread([this] { serve(); })
    {
    }
    core::UniqueFd takeStream() { return std::move(m_pair.near); }
    void go() const { eventfd_write(m_told.get(), 1); }
    void leave() const { eventfd_write(m_told.get(), 1); }

private:
    void serve()
    {
        send(script::handshake(width, height) + script::fullUpdate(width, height, 0x305070));
        awaitWord();
        const qsizetype atOnce = m_isPaced ? m_stream.size() / frames + 1 : m_stream.size();
        const auto began = Clock::now();
        for (qsizetype said = 0, tick = 0; said < m_stream.size(); said += atOnce, ++tick) {
            const auto due = began + std::chrono::nanoseconds(std::chrono::seconds(tick)) / framesPerSecond;
            while (m_isPaced && m_isHeard && Clock::now() < due)
                wait(-1, 0, int(std::chrono::ceil<std::chrono::milliseconds>(due - Clock::now()).count()));
            send(QByteArrayView(m_stream).sliced(said, std::min(atOnce, m_stream.size() - said)));
        }
        send("\2");
        awaitWord();
        shutdown(m_pair.far.get(), SHUT_RDWR);
    }
    void awaitWord()
    {
        while (m_isHeard && !wait(m_told.get(), POLLIN, -1))
            continue;
        eventfd_t count = 0;
        if (m_isHeard)
            eventfd_read(m_told.get(), &count);
    }
    /// For that, and for what the client says, which is passed over; whether it was that.
    bool wait(int descriptor, short events, int milliseconds)
    {
        std::array<pollfd, 2> polled = {pollfd{descriptor, events, 0}, pollfd{m_pair.far.get(), POLLIN, 0}};
        poll(polled.data(), polled.size(), milliseconds);
        std::array<char, 4096> said; // NOLINT: filled by recv
        if (polled[1].revents != 0)
            m_isHeard = recv(m_pair.far.get(), said.data(), said.size(), MSG_DONTWAIT) > 0;
        return polled[0].revents != 0;
    }
    void send(QByteArrayView bytes)
    {
        while (!bytes.isEmpty() && m_isHeard) {
            const ssize_t count = ::send(m_pair.far.get(), bytes.data(), size_t(bytes.size()), MSG_NOSIGNAL);
            if (count < 0 && errno != EAGAIN)
                return;
            if (count < 0)
                wait(m_pair.far.get(), POLLOUT, -1);
            else
                bytes = bytes.sliced(count);
        }
    }

    const QByteArray& m_stream;
    bool m_isPaced;
    bool m_isHeard = true;
    core::UniqueFd m_told;
    core::SocketPair m_pair;
    std::jthread m_thread;
};

double secondsOf(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

clockid_t clockOf(qint64 process)
{
    clockid_t clock = 0;
    clock_getcpuclockid(pid_t(process), &clock);
    return clock;
}

struct Figure
{
    double processorSeconds = 0;
    double seconds = 0;
    int reports = 0; // of damage
};

/// From the first picture to the last.
class Measure
{
public:
    explicit Measure(clockid_t decoder)
        : m_decoder(decoder)
        , m_processor(processor())
        , m_seconds(secondsOf(CLOCK_MONOTONIC))
    {
    }
    [[nodiscard]] Figure end(int reports) const
    {
        return {processor() - m_processor, secondsOf(CLOCK_MONOTONIC) - m_seconds, reports};
    }

private:
    [[nodiscard]] double processor() const { return secondsOf(CLOCK_THREAD_CPUTIME_ID) + secondsOf(m_decoder); }

    clockid_t m_decoder;
    double m_processor;
    double m_seconds;
};

Figure byProcess(const QByteArray& stream, bool isPaced)
{
    Server server(stream, isPaced);
    rfb::Client client(rfb::ClientOptions{});
    std::optional<Measure> measure;
    Figure figure;
    int reports = 0;
    QEventLoop loop;
    QObject::connect(&client, &rfb::Client::firstFrame, &loop, [&] {
        measure.emplace(clockOf(lab::childProcesses(getpid()).value(0)));
        server.go();
    });
    QObject::connect(&client, &rfb::Client::damaged, &loop, [&] {
        ++reports;
        std::ignore = rfb::Framebuffer::Access(*client.framebuffer()).takeDamage();
        client.acknowledgeDamage();
    });
    QObject::connect(&client, &rfb::Client::ended, &loop,
                     [](const core::Error& reason) { qFatal("%s", qPrintable(reason.toLine())); });
    QObject::connect(&client, &rfb::Client::bell, &loop, [&] {
        figure = measure->end(reports);
        loop.quit();
    });
    client.start(server.takeStream());
    loop.exec();
    client.stop();
    return figure;
}

/// Has a session decoded in the thread that runs it, and tells the home thread's object.
class ThreadHost : public QObject, public rfb::SessionHost
{
public:
    explicit ThreadHost(const Server& server)
        : m_server(server)
        , m_board(std::move(*rfb::Board::make()))
    {
    }
    Figure show(core::UniqueFd stream)
    {
        rfb::SessionOptions options;
        std::jthread thread([this, &options, stream = std::move(stream)]() mutable {
            rfb::Session session(std::move(stream), std::move(options), *this, m_board);
            std::ignore = session.run();
        });
        pthread_getcpuclockid(thread.native_handle(), &m_clock);
        m_loop.exec();
        m_server.leave();
        return m_figure;
    }

    void onConnected(QSize /*size*/, const QString& /*name*/) override {}
    void onFirstFrame() override
    {
        QMetaObject::invokeMethod(this, [this] {
            m_measure.emplace(m_clock);
            m_server.go();
        });
    }
    void onDamage() override
    {
        if (!m_board.exchangeTold(true))
            QMetaObject::invokeMethod(this, [this] { takeDamage(); });
    }
    void onBell() override
    {
        QMetaObject::invokeMethod(this, [this] {
            m_figure = m_measure->end(m_reports);
            m_loop.quit();
        });
    }
    core::Result<rfb::Canvas> givePicture(QSize size) override
    {
        m_picture = rfb::SharedPicture::make(size)->write();
        return rfb::Canvas{m_picture.bits(), size};
    }
    [[nodiscard]] pollfd polled() const override { return {m_wake.get(), POLLIN, 0}; }
    void onResized(QSize /*size*/) override {}
    void onScreens(const QList<rfb::Screen>& /*screens*/) override {}
    void onStalled(bool /*isStalled*/) override {}
    void onResizeRefused(const QString& /*reason*/) override {}
    void onScancodes() override {}
    void onLockKeys(rfb::LockKeys /*keys*/) override {}
    void onNamed(const QString& /*name*/) override {}
    void onCursor(const rfb::CursorShape& /*shape*/) override {}
    void onCursorMoved(QPoint /*position*/) override {}
    void onClipboard(const rfb::ClipboardContent& /*content*/) override {}
    void onClipboardImageWanted() override {}
    void onClipboardNote(const QString& /*note*/) override {}
    void onSoundBegan() override {}
    void onSound(rfb::Bytes /*samples*/) override {}
    void onSoundEnded() override {}
    void receive() override {}
    void applyCommands(rfb::Session& /*session*/) override {}
    void onSettled() override {}
    void flush() override {}
    [[nodiscard]] std::optional<Clock::time_point> nextFlush() const override { return {}; }

private:
    void takeDamage()
    {
        ++m_reports;
        m_board.exchangeTold(false);
        m_board.lock(std::chrono::milliseconds(500));
        std::ignore = m_board.takeDamage();
        m_board.unlock();
    }

    const Server& m_server;
    rfb::Board m_board;
    core::UniqueFd m_wake{eventfd(0, EFD_CLOEXEC)};
    QEventLoop m_loop;
    QImage m_picture;
    clockid_t m_clock = 0;
    std::optional<Measure> m_measure;
    Figure m_figure;
    int m_reports = 0;
};

Figure byThread(const QByteArray& stream, bool isPaced)
{
    Server server(stream, isPaced);
    ThreadHost host(server);
    return host.show(server.takeStream());
}

struct Stream
{
    QString name;
    QByteArray bytes;
};

Stream record(const char* kind, const bench::StreamWish& wish)
{
    lab::XtigervncServer server;
    if (!server.start(QStringLiteral("%1x%2").arg(width).arg(height)))
        qFatal("no Xtigervnc");
    QProcess& painter =
        server.launch(QStringLiteral("/usr/bin/python3"),
                      {qEnvironmentVariable("CLOUDDESK_SOURCE_DIR") + QStringLiteral("/tests/bench/painter.py"),
                       QLatin1String(kind), QString::number(framesPerSecond)});
    if (!painter.waitForReadyRead(60000))
        qFatal("nobody paints");
    lab::RawClient client(server.connectStream(), script::pixelFormat(), wish.encodings);
    if (!client.watch(frames, 120000))
        qFatal("no stream: %s", qPrintable(client.problem()));
    return {QString::fromLatin1(kind) + QStringLiteral(", ") + QString::fromLatin1(wish.name), client.wholeMessages()};
}

/// Of values in order: that share of them is smaller.
double quantile(const std::vector<double>& sorted, double share)
{
    return sorted[size_t(double(sorted.size() - 1) * share + 0.5)];
}

QString spread(std::vector<double> values, int digits)
{
    std::ranges::sort(values);
    return QStringLiteral("%1 +- %2")
        .arg(quantile(values, 0.5), 0, 'f', digits)
        .arg((quantile(values, 0.75) - quantile(values, 0.25)) / 2, 0, 'f', digits);
}

void compare(const Stream& stream, bool isPaced, int pairs)
{
    constexpr double milliseconds = 1000.0 / frames;
    std::vector<double> processorRatios;
    std::vector<double> timeRatios;
    std::vector<double> processor[2];
    std::vector<double> time[2];
    std::vector<double> reports[2];
    for (int pair = -1; pair < pairs; ++pair) {
        const bool isProcessFirst = pair % 2 == 0;
        const Figure first = isProcessFirst ? byProcess(stream.bytes, isPaced) : byThread(stream.bytes, isPaced);
        const Figure second = isProcessFirst ? byThread(stream.bytes, isPaced) : byProcess(stream.bytes, isPaced);
        const Figure& inProcess = isProcessFirst ? first : second;
        const Figure& inThread = isProcessFirst ? second : first;
        if (pair < 0)
            continue; // to warm up
        processorRatios.push_back(inProcess.processorSeconds / inThread.processorSeconds);
        timeRatios.push_back(inProcess.seconds / inThread.seconds);
        for (const auto& [place, figure] : {std::pair(0, inProcess), std::pair(1, inThread)}) {
            processor[place].push_back(figure.processorSeconds * milliseconds);
            time[place].push_back(figure.seconds * milliseconds);
            reports[place].push_back(double(figure.reports) / frames);
        }
    }
    std::printf("%s, %s, %.1f MB: process to thread: processor time %s, time %s; a frame in the process %s ms of "
                "processor time, %s ms, %s reports, in the thread %s ms, %s ms, %s\n",
                qPrintable(stream.name), isPaced ? "60 a second" : "as fast as it is taken",
                double(stream.bytes.size()) / 1e6, qPrintable(spread(processorRatios, 3)),
                qPrintable(spread(timeRatios, 3)), qPrintable(spread(processor[0], 3)), qPrintable(spread(time[0], 3)),
                qPrintable(spread(reports[0], 2)), qPrintable(spread(processor[1], 3)), qPrintable(spread(time[1], 3)),
                qPrintable(spread(reports[1], 2)));
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    if (!lab::XtigervncServer::isThere()) {
        std::puts("SKIP: Xtigervnc is not installed");
        return 0;
    }
    constexpr int pacedPairs = 6;
    const QList<bench::StreamWish> wishes = bench::streamWishes();
    const Stream text = record("text", wishes[1]);
    const Stream photo = record("photo", wishes[0]);
    compare(text, false, 120);
    compare(photo, false, 25);
    compare(text, true, pacedPairs);
    compare(photo, true, pacedPairs);
    return 0;
}
