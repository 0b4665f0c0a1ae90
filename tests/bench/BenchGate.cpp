// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A proxied stream of a real server with the gate and without it, in one run: throughput, and the proxy's processor
// time. Two lines per encoding: as the stream comes in use, through SSH, and from a bare socket, which shows what the
// gate itself costs. A ratio of 1 means that it costs nothing; 0.97, through SSH, is the bar.
//
// Five threads and processes share the computer then, and rounds differ by a fifth where it has two cores. The quickest
// rounds of each say more than the middle one of the ratios; and what the gate adds to the proxy's processor time, as a
// share of the time that the stream takes, is the most that it can take from the throughput.
//
// For a busy machine, where times say little: BenchGate --keep FOLDER writes the streams there, and BenchGate --count
// FILE feeds one to a gate alone, cut as it comes from SSH. gate_instructions.sh counts the instructions of that.
#include "core/UniqueFd.h"
#include "lab/SocketService.h"
#include "lab/SshLogin.h"
#include "lab/XtigervncServer.h"
#include "rfbgate/RawClient.h"

#include <QCoreApplication>

#include <cstdio>
#include <thread>

#include <poll.h>
#include <sys/socket.h>

using namespace clouddesk;
namespace encoding = rfb::encoding;
namespace script = lab::rfbscript;

namespace {

constexpr int width = 1280;
constexpr int height = 800;
constexpr int rounds = 12; // even, see compare()

void sendAll(int socket, rfb::Bytes bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count < 0 && errno == EAGAIN) {
            pollfd polled{socket, POLLOUT, 0};
            poll(&polled, 1, 1000);
        } else if (count <= 0) {
            qFatal("sending failed");
        } else {
            bytes = bytes.subspan(size_t(count));
        }
    }
}

/// The bytes received, or an empty span at the end.
rfb::Bytes receive(int socket, std::vector<quint8>& buffer)
{
    for (;;) {
        const ssize_t count = recv(socket, buffer.data(), buffer.size(), 0);
        if (count >= 0)
            return {buffer.data(), size_t(count)};
        pollfd polled{socket, POLLIN, 0};
        poll(&polled, 1, 1000);
    }
}

struct ToSocket : rfb::GateOutput
{
    void write(rfb::Bytes bytes) override
    {
        if (socket >= 0)
            sendAll(socket, bytes);
    }
    int socket = -1;
};

/// A gate in a session that is running.
std::unique_ptr<rfb::Gate> runningGate(const QList<qint32>& encodings, rfb::GateObserver* observer = nullptr)
{
    auto gate = std::make_unique<rfb::Gate>(rfb::GatePolicy{}, rfb::Limits{}, rfb::GateTime{}, observer);
    ToSocket nowhere;
    const auto say = [&](rfb::Side side, const QByteArray& bytes) {
        if (!gate->feed(side, lab::toBytes(bytes), {}, nowhere))
            qFatal("the gate refused its handshake");
    };
    using rfb::Side;
    say(Side::Server, "RFB 003.008\n");
    say(Side::Client, "RFB 003.008\n");
    say(Side::Server, QByteArray("\1\1", 2));
    say(Side::Client, "\1");
    say(Side::Server, QByteArray(4, '\0'));
    say(Side::Client, "\1");
    say(Side::Server, script::serverInit(width, height));
    say(Side::Client, lab::Conversation::setEncodings(encodings));
    return gate;
}

double threadSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

struct Figure
{
    double seconds = 0;
    double processorSeconds = 0;
};

/// Where a stream comes from, again and again until there were so many bytes, and then its end.
class Source
{
public:
    Source(QString name, qint64 bytes)
        : m_name(std::move(name))
        , m_bytes(bytes)
    {
    }
    virtual ~Source() = default;
    virtual core::UniqueFd open(const QByteArray& stream) = 0;
    [[nodiscard]] QString name() const { return m_name; }
    [[nodiscard]] qint64 bytes() const { return m_bytes; }

protected:
    void produce(int socket, const QByteArray& stream) const
    {
        for (qint64 sent = 0; sent < m_bytes; sent += stream.size())
            sendAll(socket, lab::toBytes(stream));
        shutdown(socket, SHUT_WR);
    }

private:
    QString m_name;
    qint64 m_bytes;
};

class BareSocket : public Source
{
public:
    BareSocket()
        : Source(QStringLiteral("bare socket"), qint64(768) * 1024 * 1024)
    {
    }
    core::UniqueFd open(const QByteArray& stream) override
    {
        auto pair = core::makeSocketPair();
        m_far = std::move(pair->far);
        m_producer = std::jthread([this, &stream] { produce(m_far.get(), stream); });
        return std::move(pair->near);
    }

private:
    core::UniqueFd m_far;
    std::jthread m_producer;
};

class ThroughSsh : public Source
{
public:
    ThroughSsh()
        : Source(QStringLiteral("through SSH"), qint64(192) * 1024 * 1024)
        , m_service([this](int socket) { produce(socket, *m_stream); })
    {
        if (!m_sshd.start())
            qFatal("%s", qPrintable(m_sshd.problem()));
        auto connected = lab::connectTo(m_sshd);
        if (!connected)
            qFatal("%s", qPrintable(connected.error().toLine()));
        m_connection = std::move(*connected);
    }
    core::UniqueFd open(const QByteArray& stream) override
    {
        m_stream = &stream;
        auto opened = QCoro::waitFor(m_connection->openTcpStream(QStringLiteral("127.0.0.1"), m_service.port()));
        if (!opened)
            qFatal("%s", qPrintable(opened.error().toLine()));
        return std::move(*opened);
    }

private:
    lab::Sshd m_sshd;
    const QByteArray* m_stream = nullptr;
    lab::SocketService m_service;
    std::shared_ptr<ssh::Connection> m_connection;
};

/// Passes everything from one socket to the other, with a gate if there is one.
void pass(int from, int to, rfb::Gate* gate)
{
    std::vector<quint8> buffer(size_t(128) * 1024);
    ToSocket output;
    output.socket = to;
    for (rfb::Bytes bytes = receive(from, buffer); !bytes.empty(); bytes = receive(from, buffer)) {
        if (gate == nullptr)
            sendAll(to, bytes);
        else if (const auto taken = gate->feed(rfb::Side::Server, bytes, std::chrono::steady_clock::now(), output);
                 !taken)
            qFatal("%s", qPrintable(taken.error().text));
    }
}

Figure proxy(Source& source, const QByteArray& stream, rfb::Gate* gate)
{
    const core::UniqueFd in = source.open(stream);
    auto out = core::makeSocketPair();
    std::jthread consumer([&] {
        std::vector<quint8> buffer(size_t(256) * 1024);
        while (!receive(out->far.get(), buffer).empty()) {
        }
    });
    QElapsedTimer timer;
    timer.start();
    const double before = threadSeconds();
    pass(in.get(), out->near.get(), gate);
    Figure figure;
    figure.processorSeconds = threadSeconds() - before;
    shutdown(out->near.get(), SHUT_WR);
    consumer.join();
    figure.seconds = double(timer.nsecsElapsed()) / 1e9;
    return figure;
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

void compare(const char* name, Source& source, const QByteArray& stream, const QList<qint32>& encodings)
{
    std::vector<double> plainSeconds;
    std::vector<double> gatedSeconds;
    std::vector<double> speed;
    std::vector<double> processor;
    std::vector<double> share;
    for (int round = 0; round < rounds; ++round) {
        const auto gate = runningGate(encodings);
        // Each is first as often as the other, for what the computer does besides.
        const bool isGateFirst = round % 2 == 0;
        const Figure first = proxy(source, stream, isGateFirst ? gate.get() : nullptr);
        const Figure second = proxy(source, stream, isGateFirst ? nullptr : gate.get());
        const Figure& gated = isGateFirst ? first : second;
        const Figure& plain = isGateFirst ? second : first;
        plainSeconds.push_back(plain.seconds);
        gatedSeconds.push_back(gated.seconds);
        speed.push_back(plain.seconds / gated.seconds);
        processor.push_back(plain.processorSeconds / gated.processorSeconds);
        share.push_back((gated.processorSeconds - plain.processorSeconds) / plain.seconds);
    }
    std::printf(
        "%-15s %s, stream of %6.2f MB: with the gate %5.0f MiB/s, ratio of throughput %.3f (of the quickest rounds "
        "%.3f), of processor time %.3f; gate's processor time %.1f %% of the stream's\n",
        name, qPrintable(source.name()), double(stream.size()) / 1e6,
        double(source.bytes()) / 1024 / 1024 / median(gatedSeconds), median(speed),
        std::ranges::min(plainSeconds) / std::ranges::min(gatedSeconds), median(processor), 100 * median(share));
    std::fflush(stdout);
}

struct Wish
{
    const char* name;
    QList<qint32> encodings;
};

QList<Wish> wishes()
{
    QList<Wish> all = {{"tight jpeg", {encoding::tight, encoding::copyRect, encoding::qualityLevel9 - 1}},
                       {"tight lossless", {encoding::tight, encoding::copyRect}},
                       {"zrle", {encoding::zrle, encoding::copyRect}},
                       {"hextile", {encoding::hextile}},
                       {"raw", {encoding::raw}}};
    for (Wish& wish : all)
        wish.encodings += {encoding::lastRect, encoding::richCursor};
    return all;
}

QByteArray recordStream(const lab::XtigervncServer& server, const Wish& wish)
{
    lab::RawClient client(server.connectStream(), script::pixelFormat(), wish.encodings);
    if (!client.watch(60))
        qFatal("no stream: %s", qPrintable(client.problem()));
    return client.wholeMessages();
}

void keep(const lab::XtigervncServer& server, const QString& folder)
{
    for (const Wish& wish : wishes()) {
        QFile file(folder + QLatin1Char('/') +
                   QString::fromLatin1(wish.name).replace(QLatin1Char(' '), QLatin1Char('-')));
        const QByteArray stream = recordStream(server, wish);
        if (!file.open(QIODevice::WriteOnly) || file.write(stream) != stream.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
    }
}

struct CountRectangles : rfb::GateObserver
{
    void onRectangle(const rfb::Rectangle& /*rectangle*/, quint64 /*bytes*/, rfb::GateTime /*now*/) override
    {
        ++count;
    }
    qint64 count = 0;
};

/// A name of its own, by which callgrind counts it and nothing else.
[[gnu::noinline]] core::Result<size_t> feedCounted(rfb::Gate& gate, rfb::Bytes bytes, rfb::GateOutput& output)
{
    return gate.feed(rfb::Side::Server, bytes, {}, output);
}

/// The line that gate_instructions.sh divides by: rectangles and bytes of a stream.
void feedOnce(const QString& path)
{
    constexpr size_t packetBytes = size_t(32) * 1024; // about what a channel of SSH brings at once
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    const QByteArray stream = file.readAll();
    QList<qint32> encodings;
    for (const Wish& wish : wishes())
        encodings += wish.encodings;
    CountRectangles observer;
    for (const bool isCounted : {true, false}) {
        const auto gate = runningGate(encodings, isCounted ? &observer : nullptr);
        ToSocket nowhere;
        for (rfb::Bytes rest = lab::toBytes(stream); !rest.empty();) {
            const rfb::Bytes part = rest.first(std::min(packetBytes, rest.size()));
            const auto taken =
                isCounted ? gate->feed(rfb::Side::Server, part, {}, nowhere) : feedCounted(*gate, part, nowhere);
            if (!taken)
                qFatal("%s", qPrintable(taken.error().text));
            rest = rest.subspan(part.size());
        }
    }
    std::printf("%lld %lld\n", static_cast<long long>(observer.count), static_cast<long long>(stream.size()));
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.value(1) == QLatin1String("--count")) {
        feedOnce(words.value(2));
        return 0;
    }
    lab::XtigervncServer server;
    if (!server.start(QStringLiteral("%1x%2").arg(width).arg(height)))
        qFatal("no Xtigervnc");
    server.launch(QStringLiteral("xterm"),
                  {QStringLiteral("-geometry"), QStringLiteral("200x55+0+0"), QStringLiteral("-e"),
                   QStringLiteral("sh"), QStringLiteral("-c"),
                   QStringLiteral("while :; do head -c 3000 /dev/urandom | base64; sleep 0.03; done")});
    if (words.value(1) == QLatin1String("--keep")) {
        keep(server, words.value(2));
        return 0;
    }
    ThroughSsh throughSsh;
    BareSocket bareSocket;
    for (const Wish& wish : wishes()) {
        const QByteArray stream = recordStream(server, wish);
        compare(wish.name, throughSsh, stream, wish.encodings);
        compare(wish.name, bareSocket, stream, wish.encodings);
    }
    return 0;
}
