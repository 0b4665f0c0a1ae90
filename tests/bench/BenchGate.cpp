// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A proxied stream of a real server with the gate and without it, in one run: throughput, and the proxy's processor
// time. One line per encoding; a ratio of 1 means that the gate costs nothing, 0.97 is the bar.
#include "core/UniqueFd.h"
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
constexpr qint64 bytesPerRound = qint64(768) * 1024 * 1024;

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

/// Sends the stream again and again through a proxy, with a gate if there is one.
Figure proxy(const QByteArray& stream, rfb::Gate* gate)
{
    auto in = core::makeSocketPair();
    auto out = core::makeSocketPair();
    std::thread producer([&] {
        for (qint64 sent = 0; sent < bytesPerRound; sent += stream.size())
            sendAll(in->far.get(), lab::toBytes(stream));
        shutdown(in->far.get(), SHUT_WR);
    });
    std::thread consumer([&] {
        std::vector<quint8> buffer(size_t(256) * 1024);
        while (!receive(out->far.get(), buffer).empty()) {
        }
    });
    QElapsedTimer timer;
    timer.start();
    const double before = threadSeconds();
    std::vector<quint8> buffer(size_t(128) * 1024);
    ToSocket output;
    output.socket = out->near.get();
    for (rfb::Bytes bytes = receive(in->near.get(), buffer); !bytes.empty(); bytes = receive(in->near.get(), buffer)) {
        if (gate == nullptr)
            sendAll(output.socket, bytes);
        else if (const auto taken = gate->feed(rfb::Side::Server, bytes, std::chrono::steady_clock::now(), output);
                 !taken)
            qFatal("%s", qPrintable(taken.error().text));
    }
    Figure figure;
    figure.processorSeconds = threadSeconds() - before;
    shutdown(output.socket, SHUT_WR);
    consumer.join();
    figure.seconds = double(timer.nsecsElapsed()) / 1e9;
    producer.join();
    return figure;
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

void compare(const char* name, const QByteArray& stream, const QList<qint32>& encodings)
{
    std::vector<double> speed;
    std::vector<double> processor;
    std::vector<double> withGate;
    for (int round = 0; round < rounds; ++round) {
        const auto gate = runningGate(encodings);
        // Each is first as often as the other, for what the computer does besides.
        const bool isGateFirst = round % 2 == 0;
        const Figure first = proxy(stream, isGateFirst ? gate.get() : nullptr);
        const Figure second = proxy(stream, isGateFirst ? nullptr : gate.get());
        const Figure& gated = isGateFirst ? first : second;
        const Figure& plain = isGateFirst ? second : first;
        speed.push_back(plain.seconds / gated.seconds);
        processor.push_back(plain.processorSeconds / gated.processorSeconds);
        withGate.push_back(double(bytesPerRound) / 1024 / 1024 / gated.seconds);
    }
    std::printf(
        "%-15s stream of %6.2f MB: with the gate %5.0f MiB/s, ratio of throughput %.3f, of processor time %.3f\n", name,
        double(stream.size()) / 1e6, median(withGate), median(speed), median(processor));
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
        compare(wish.name, client.wholeMessages(), encodings);
    }
    return 0;
}
