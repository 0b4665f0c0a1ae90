// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A proxied desktop with the gate and without it, in one run: a real server, through SSH, asked for the whole screen
// again and again, so that it never waits. A line per encoding: the throughput, and its ratio. A ratio of 1 means that
// the gate costs nothing; 0.97 is the bar. BenchGate feeds the gate faster than a server can.
//
//   BenchProxy [NAME]   all encodings, or the one of that name
#include "bench/StreamWishes.h"
#include "lab/SocketService.h"
#include "lab/SshLogin.h"
#include "lab/XtigervncServer.h"
#include "rfbgate/Conversation.h"
#include "rfbgate/Gate.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QtEndian>

#include <cmath>
#include <cstdio>
#include <numeric>
#include <thread>

#include <poll.h>
#include <sys/socket.h>

using namespace clouddesk;
namespace script = lab::rfbscript;

namespace {

constexpr size_t bufferBytes = size_t(128) * 1024;

struct ToSocket : rfb::GateOutput
{
    void write(rfb::Bytes bytes) override { lab::sendAll(socket, {bytes.data(), qsizetype(bytes.size())}); }
    int socket = -1;
};

/// A client that draws nothing, in a thread of its own: logs in, and asks for the whole screen before it has come.
class Client
{
public:
    Client(core::UniqueFd stream, QList<qint32> encodings)
        : m_stream(std::move(stream))
        , m_encodings(std::move(encodings))
        , m_thread([this] { run(); })
    {
    }
    ~Client() { shutdown(m_stream.get(), SHUT_RDWR); }
    Q_DISABLE_COPY_MOVE(Client)

private:
    void run()
    {
        if (!logIn())
            return;
        std::vector<char> buffer(bufferBytes);
        ssize_t wanted = 0;
        for (;;) {
            if (wanted <= 0) {
                lab::sendAll(m_stream.get(), QByteArray::fromHex("030000000000ffffffff"));
                wanted = bytesAnAsking;
            }
            pollfd polled{m_stream.get(), POLLIN, 0};
            poll(&polled, 1, -1);
            const ssize_t count = recv(m_stream.get(), buffer.data(), buffer.size(), 0);
            if (count <= 0)
                return;
            wanted -= count;
        }
    }
    bool logIn()
    {
        constexpr qsizetype nameLengthAt = 20;
        const int socket = m_stream.get();
        const bool isIn = !hear(12).isEmpty() && lab::sendAll(socket, "RFB 003.008\n") && !hear(2).isEmpty() &&
                          lab::sendAll(socket, "\1") && !hear(4).isEmpty() && lab::sendAll(socket, "\1");
        const QByteArray init = isIn ? hear(24) : QByteArray();
        return !init.isEmpty() && !hear(qFromBigEndian<qint32>(init.constData() + nameLengthAt)).isEmpty() &&
               lab::sendAll(socket, QByteArray(4, '\0') + script::pixelFormat()) &&
               lab::sendAll(socket, lab::Conversation::setEncodings(m_encodings));
    }
    /// Empty at the end.
    QByteArray hear(qsizetype bytes)
    {
        QByteArray heard(bytes, '\0');
        return lab::receiveAll(m_stream.get(), heard.data(), bytes) ? heard : QByteArray();
    }

    static constexpr ssize_t bytesAnAsking = 16 * 1024; // less than any picture of the screen
    core::UniqueFd m_stream;
    QList<qint32> m_encodings;
    std::jthread m_thread;
};

/// Passes both directions of a session, through a gate or as they are.
class Proxy
{
public:
    Proxy(core::UniqueFd server, core::UniqueFd client, std::unique_ptr<rfb::Gate> gate)
        : m_server(std::move(server))
        , m_client(std::move(client))
        , m_gate(std::move(gate))
    {
        m_toServer.socket = m_server.get();
        m_toClient.socket = m_client.get();
    }
    /// Bytes a second that came from the server in that time.
    double pass(std::chrono::milliseconds time)
    {
        QElapsedTimer timer;
        timer.start();
        qint64 bytes = 0;
        while (timer.elapsed() < time.count()) {
            std::array<pollfd, 2> polled = {pollfd{m_server.get(), POLLIN, 0}, pollfd{m_client.get(), POLLIN, 0}};
            if (poll(polled.data(), polled.size(), 1000) <= 0)
                qFatal("the server sends nothing");
            if (polled[1].revents != 0)
                passOn(rfb::Side::Client, m_client.get(), m_toServer);
            if (polled[0].revents != 0)
                bytes += passOn(rfb::Side::Server, m_server.get(), m_toClient);
        }
        return double(bytes) * 1e9 / double(timer.nsecsElapsed());
    }

private:
    qint64 passOn(rfb::Side side, int from, rfb::GateOutput& to)
    {
        const ssize_t count = recv(from, m_buffer.data(), m_buffer.size(), MSG_DONTWAIT);
        if (count == 0 || (count < 0 && errno != EAGAIN))
            qFatal("the session has ended");
        const rfb::Bytes bytes(m_buffer.data(), size_t(std::max<ssize_t>(count, 0)));
        if (m_gate == nullptr)
            to.write(bytes);
        else if (const auto taken = m_gate->feed(side, bytes, std::chrono::steady_clock::now(), to);
                 taken != bytes.size())
            qFatal("the gate did not take all: %s", taken ? "not its turn" : qPrintable(taken.error().text));
        return qint64(bytes.size());
    }

    core::UniqueFd m_server;
    core::UniqueFd m_client;
    std::unique_ptr<rfb::Gate> m_gate;
    std::vector<quint8> m_buffer = std::vector<quint8>(bufferBytes);
    ToSocket m_toServer;
    ToSocket m_toClient;
};

std::unique_ptr<rfb::Gate> newGate()
{
    return std::make_unique<rfb::Gate>(rfb::GatePolicy{}, rfb::Limits{}, std::chrono::steady_clock::now());
}

/// A desktop with text on it, and the way to it.
class Desktop
{
public:
    Desktop()
    {
        if (!m_server.start(QStringLiteral("1280x800")) || !m_sshd.start())
            qFatal("no Xtigervnc, or no sshd");
        m_server.launch(QStringLiteral("xterm"),
                        {QStringLiteral("-geometry"), QStringLiteral("200x55+0+0"), QStringLiteral("-e"),
                         QStringLiteral("sh"), QStringLiteral("-c"),
                         QStringLiteral("head -c 8000 /dev/urandom | base64; exec sleep 3600")});
        auto connected = lab::connectTo(m_sshd);
        if (!connected)
            qFatal("%s", qPrintable(connected.error().toLine()));
        m_connection = std::move(*connected);
    }
    /// Of a session of its own.
    double bytesASecond(const bench::StreamWish& wish, bool isGated)
    {
        using namespace std::chrono_literals;
        auto opened = QCoro::waitFor(m_connection->openUnixStream(m_server.socketPath()));
        auto pair = core::makeSocketPair();
        if (!opened || !pair)
            qFatal("no stream");
        const Client client(std::move(pair->far), wish.encodings);
        Proxy proxy(std::move(*opened), std::move(pair->near), isGated ? newGate() : nullptr);
        proxy.pass(300ms);
        return proxy.pass(1s);
    }

private:
    lab::XtigervncServer m_server;
    lab::Sshd m_sshd;
    std::shared_ptr<ssh::Connection> m_connection;
};

double mean(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
}

double standardError(const std::vector<double>& values)
{
    const double middle = mean(values);
    double squares = 0;
    for (const double value : values)
        squares += (value - middle) * (value - middle);
    const auto count = double(values.size());
    return std::sqrt(squares / (count - 1) / count);
}

void compare(Desktop& desktop, const bench::StreamWish& wish)
{
    constexpr int pairs = 20;
    std::vector<double> ratios;
    std::vector<double> gated;
    for (int pair = 0; pair < pairs; ++pair) {
        // Each is first as often as the other.
        const bool isGateFirst = pair % 2 == 0;
        const double first = desktop.bytesASecond(wish, isGateFirst);
        const double second = desktop.bytesASecond(wish, !isGateFirst);
        gated.push_back(isGateFirst ? first : second);
        ratios.push_back(isGateFirst ? first / second : second / first);
    }
    std::printf("%-15s with the gate %5.0f MiB/s, ratio of throughput %.3f +- %.3f\n", wish.name,
                mean(gated) / 1024 / 1024, mean(ratios), standardError(ratios));
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QString chosen = QCoreApplication::arguments().value(1);
    Desktop desktop;
    for (const bench::StreamWish& wish : bench::streamWishes()) {
        if (chosen.isEmpty() || chosen == QLatin1String(wish.name))
            compare(desktop, wish);
    }
    return 0;
}
