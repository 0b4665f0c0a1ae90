// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A proxied stream of a real server with the gate and without it, in one run: throughput, and the proxy's processor
// time. Two lines per encoding: as the stream comes in use, through SSH, and from a bare socket, which shows what the
// gate itself costs. A ratio of 1 means that it costs nothing; 0.97, through SSH, is the bar.
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
constexpr int rounds = 11;

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
std::unique_ptr<rfb::Gate> runningGate(const QList<qint32>& encodings)
{
    auto gate = std::make_unique<rfb::Gate>(rfb::GatePolicy{}, rfb::Limits{}, rfb::GateTime{});
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
    std::vector<double> speed;
    std::vector<double> processor;
    std::vector<double> withGate;
    for (int round = 0; round < rounds; ++round) {
        const auto gate = runningGate(encodings);
        // Each is first as often as the other, for what the computer does besides.
        const bool isGateFirst = round % 2 == 0;
        const Figure first = proxy(source, stream, isGateFirst ? gate.get() : nullptr);
        const Figure second = proxy(source, stream, isGateFirst ? nullptr : gate.get());
        const Figure& gated = isGateFirst ? first : second;
        const Figure& plain = isGateFirst ? second : first;
        speed.push_back(plain.seconds / gated.seconds);
        processor.push_back(plain.processorSeconds / gated.processorSeconds);
        withGate.push_back(double(source.bytes()) / 1024 / 1024 / gated.seconds);
    }
    std::printf(
        "%-15s %s, stream of %6.2f MB: with the gate %5.0f MiB/s, ratio of throughput %.3f, of processor time %.3f\n",
        name, qPrintable(source.name()), double(stream.size()) / 1e6, median(withGate), median(speed),
        median(processor));
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    lab::XtigervncServer server;
    if (!server.start(QStringLiteral("%1x%2").arg(width).arg(height)))
        qFatal("no Xtigervnc");
    server.launch(QStringLiteral("xterm"),
                  {QStringLiteral("-geometry"), QStringLiteral("200x55+0+0"), QStringLiteral("-e"),
                   QStringLiteral("sh"), QStringLiteral("-c"),
                   QStringLiteral("while :; do head -c 3000 /dev/urandom | base64; sleep 0.03; done")});
    ThroughSsh throughSsh;
    BareSocket bareSocket;
    struct Wish
    {
        const char* name;
        QList<qint32> encodings;
    };
    const QList<Wish> wishes = {{"tight jpeg", {encoding::tight, encoding::copyRect, encoding::qualityLevel9 - 1}},
                                {"tight lossless", {encoding::tight, encoding::copyRect}},
                                {"zrle", {encoding::zrle, encoding::copyRect}},
                                {"hextile", {encoding::hextile}},
                                {"raw", {encoding::raw}}};
    for (const Wish& wish : wishes) {
        const QList<qint32> encodings = wish.encodings + QList<qint32>{encoding::lastRect, encoding::richCursor};
        lab::RawClient client(server.connectStream(), script::pixelFormat(), encodings);
        if (!client.watch(60))
            qFatal("no stream: %s", qPrintable(client.problem()));
        const QByteArray stream = client.wholeMessages();
        compare(wish.name, throughSsh, stream, encodings);
        compare(wish.name, bareSocket, stream, encodings);
    }
    return 0;
}
