// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A proxied stream of a real server with the gate and without it, in one run: throughput, and the proxy's processor
// time. Two lines per encoding: as the stream comes in use, through SSH, and from a bare socket, which shows what the
// gate itself costs. A ratio of 1 means that it costs nothing; 0.97, through SSH, is the bar.
//
// Five threads and processes share the computer then, and the pace of one that has two cores changes from second to
// second: so both ways take turns in short parts of one stream, hundreds of times, and the ratio comes with its
// standard error. What the gate takes alone is the quickest of many times.
//
//   BenchGate [NAME]          all encodings, or the one of that name
//   BenchGate --keep FOLDER   writes the streams there
//   BenchGate --time FILE     ns a byte of such a stream, by a gate alone
//   BenchGate --count FILE    feeds one to a gate alone, for gate_instructions.sh, which a busy machine does not
//   disturb
#include "bench/StreamWishes.h"
#include "core/UniqueFd.h"
#include "lab/SocketService.h"
#include "lab/SshLogin.h"
#include "lab/XtigervncServer.h"
#include "rfbgate/RawClient.h"

#include <QCoreApplication>

#include <cmath>
#include <cstdio>
#include <numeric>
#include <thread>

#include <poll.h>
#include <sys/socket.h>

using namespace clouddesk;
namespace script = lab::rfbscript;

namespace {

constexpr int width = 1280;
constexpr int height = 800;

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
rfb::Bytes receive(int socket, std::span<quint8> buffer)
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

/// Feeds a stream, cut about as a channel of SSH brings it.
void feedCut(rfb::Gate& gate, const QByteArray& stream, const auto& feed)
{
    constexpr size_t packetBytes = size_t(32) * 1024;
    ToSocket nowhere;
    for (rfb::Bytes rest = lab::toBytes(stream); !rest.empty();) {
        const rfb::Bytes part = rest.first(std::min(packetBytes, rest.size()));
        if (const auto taken = feed(gate, part, nowhere); !taken)
            qFatal("%s", qPrintable(taken.error().text));
        rest = rest.subspan(part.size());
    }
}

core::Result<size_t> feedPlain(rfb::Gate& gate, rfb::Bytes bytes, rfb::GateOutput& output)
{
    return gate.feed(rfb::Side::Server, bytes, {}, output);
}

/// What a byte takes a gate that does nothing else; of many times the quickest, which a busy machine disturbs least.
double nanosecondsAlone(const QByteArray& stream, const QList<qint32>& encodings)
{
    constexpr int passes = 50;
    const auto gate = runningGate(encodings);
    qint64 quickest = std::numeric_limits<qint64>::max();
    for (int number = 0; number < passes; ++number) {
        QElapsedTimer timer;
        timer.start();
        feedCut(*gate, stream, feedPlain);
        quickest = std::min(quickest, timer.nsecsElapsed());
    }
    return double(quickest) / double(stream.size());
}

double threadSeconds()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) + double(time.tv_nsec) / 1e9;
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

struct Figure
{
    double seconds = 0;
    double processorSeconds = 0;
};

/// Where a stream comes from, again and again as often as is asked for, and then its end.
class Source
{
public:
    Source(QString name, qint64 partBytes, int pairs)
        : m_name(std::move(name))
        , m_partBytes(partBytes)
        , m_pairs(pairs)
    {
    }
    virtual ~Source() = default;
    virtual core::UniqueFd open(const QByteArray& stream, qint64 times) = 0;
    [[nodiscard]] QString name() const { return m_name; }
    /// How many parts are compared.
    [[nodiscard]] int pairs() const { return m_pairs; }
    /// How often a stream is sent between two looks at the clock.
    [[nodiscard]] qint64 timesAPart(const QByteArray& stream) const
    {
        return std::max<qint64>(1, m_partBytes / stream.size());
    }

protected:
    static void produce(int socket, const QByteArray& stream, qint64 times)
    {
        for (qint64 sent = 0; sent < times; ++sent)
            sendAll(socket, lab::toBytes(stream));
        shutdown(socket, SHUT_WR);
    }

private:
    QString m_name;
    qint64 m_partBytes;
    int m_pairs;
};

class BareSocket : public Source
{
public:
    BareSocket()
        : Source(QStringLiteral("bare socket"), qint64(64) * 1024 * 1024, 100)
    {
    }
    core::UniqueFd open(const QByteArray& stream, qint64 times) override
    {
        auto pair = core::makeSocketPair();
        m_far = std::move(pair->far);
        m_producer = std::jthread([this, &stream, times] { produce(m_far.get(), stream, times); });
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
        : Source(QStringLiteral("through SSH"), qint64(16) * 1024 * 1024, 500)
        , m_service([this](int socket) { produce(socket, *m_stream, m_times); })
    {
        if (!m_sshd.start())
            qFatal("%s", qPrintable(m_sshd.problem()));
        auto connected = lab::connectTo(m_sshd);
        if (!connected)
            qFatal("%s", qPrintable(connected.error().toLine()));
        m_connection = std::move(*connected);
    }
    core::UniqueFd open(const QByteArray& stream, qint64 times) override
    {
        m_stream = &stream;
        m_times = times;
        auto opened = QCoro::waitFor(m_connection->openTcpStream(QStringLiteral("127.0.0.1"), m_service.port()));
        if (!opened)
            qFatal("%s", qPrintable(opened.error().toLine()));
        return std::move(*opened);
    }

private:
    lab::Sshd m_sshd;
    const QByteArray* m_stream = nullptr;
    qint64 m_times = 0;
    lab::SocketService m_service;
    std::shared_ptr<ssh::Connection> m_connection;
};

/// A proxy that passes a stream from one socket to another, part by part.
class Proxy
{
public:
    explicit Proxy(core::UniqueFd from)
        : m_from(std::move(from))
        , m_to(std::move(*core::makeSocketPair()))
    {
        m_output.socket = m_to.near.get();
        m_consumer = std::jthread([socket = m_to.far.get()] {
            std::vector<quint8> buffer(size_t(256) * 1024);
            while (!receive(socket, buffer).empty()) {
            }
        });
    }
    ~Proxy() { shutdown(m_to.near.get(), SHUT_WR); }
    Q_DISABLE_COPY_MOVE(Proxy)
    /// Passes so many bytes, through the gate if there is one.
    Figure pass(qint64 bytes, rfb::Gate* gate)
    {
        QElapsedTimer timer;
        timer.start();
        const double before = threadSeconds();
        while (bytes > 0) {
            const auto most = size_t(std::min<qint64>(bytes, qint64(m_buffer.size())));
            const rfb::Bytes received = receive(m_from.get(), std::span(m_buffer).first(most));
            if (received.empty())
                qFatal("the stream ended early");
            bytes -= qint64(received.size());
            passOn(received, gate);
        }
        return {double(timer.nsecsElapsed()) / 1e9, threadSeconds() - before};
    }

private:
    void passOn(rfb::Bytes bytes, rfb::Gate* gate)
    {
        if (gate == nullptr)
            sendAll(m_output.socket, bytes);
        else if (const auto taken = gate->feed(rfb::Side::Server, bytes, std::chrono::steady_clock::now(), m_output);
                 !taken)
            qFatal("%s", qPrintable(taken.error().text));
    }

    core::UniqueFd m_from;
    core::SocketPair m_to;
    std::vector<quint8> m_buffer = std::vector<quint8>(size_t(128) * 1024);
    ToSocket m_output;
    std::jthread m_consumer;
};

double sum(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

struct Figures
{
    std::vector<double> seconds;
    std::vector<double> processorSeconds;
    void add(const Figure& figure)
    {
        seconds.push_back(figure.seconds);
        processorSeconds.push_back(figure.processorSeconds);
    }
};

/// How many times as quick it is to go without, as a whole.
double ratio(const Figures& without, const Figures& with)
{
    return sum(without.seconds) / sum(with.seconds);
}

/// Of that ratio, from what the pairs deviate from it.
double standardError(const Figures& without, const Figures& with)
{
    const auto count = double(with.seconds.size());
    const double whole = ratio(without, with);
    double squares = 0;
    for (size_t i = 0; i < with.seconds.size(); ++i) {
        const double deviation = without.seconds[i] - whole * with.seconds[i];
        squares += deviation * deviation;
    }
    return std::sqrt(squares * count / (count - 1)) / sum(with.seconds);
}

QByteArray recordStream(const lab::XtigervncServer& server, const bench::StreamWish& wish)
{
    lab::RawClient client(server.connectStream(), script::pixelFormat(), wish.encodings);
    if (!client.watch(60))
        qFatal("no stream: %s", qPrintable(client.problem()));
    return client.wholeMessages();
}

/// One for each wish. The server is gone then and takes no time from what is measured.
std::vector<QByteArray> recordStreams()
{
    lab::XtigervncServer server;
    if (!server.start(QStringLiteral("%1x%2").arg(width).arg(height)))
        qFatal("no Xtigervnc");
    server.launch(QStringLiteral("xterm"),
                  {QStringLiteral("-geometry"), QStringLiteral("200x55+0+0"), QStringLiteral("-e"),
                   QStringLiteral("sh"), QStringLiteral("-c"),
                   QStringLiteral("while :; do head -c 3000 /dev/urandom | base64; sleep 0.03; done")});
    std::vector<QByteArray> streams;
    for (const bench::StreamWish& wish : bench::streamWishes())
        streams.push_back(recordStream(server, wish));
    return streams;
}

void keep(const QString& folder)
{
    const std::vector<QByteArray> streams = recordStreams();
    for (qsizetype i = 0; i < bench::streamWishes().size(); ++i) {
        QFile file(folder + QLatin1Char('/') +
                   QString::fromLatin1(bench::streamWishes()[i].name).replace(QLatin1Char(' '), QLatin1Char('-')));
        const QByteArray& stream = streams[size_t(i)];
        if (!file.open(QIODevice::WriteOnly) || file.write(stream) != stream.size())
            qFatal("cannot write %s", qPrintable(file.fileName()));
    }
}

void compare(const bench::StreamWish& wish, Source& source, const QByteArray& stream)
{
    const qint64 times = source.timesAPart(stream);
    const qint64 partBytes = times * stream.size();
    constexpr int warmUp = 2;
    const int pairs = source.pairs();
    Proxy proxy(source.open(stream, times * 2 * (pairs + warmUp)));
    const auto gate = runningGate(wish.encodings);
    Figures with;
    Figures without;
    std::vector<double> ratios;
    for (int pair = -warmUp; pair < pairs; ++pair) {
        // Each is first as often as the other.
        const bool isGateFirst = pair % 2 == 0;
        const Figure first = proxy.pass(partBytes, isGateFirst ? gate.get() : nullptr);
        const Figure second = proxy.pass(partBytes, isGateFirst ? nullptr : gate.get());
        if (pair < 0)
            continue;
        const Figure& gated = isGateFirst ? first : second;
        const Figure& plain = isGateFirst ? second : first;
        with.add(gated);
        without.add(plain);
        ratios.push_back(plain.seconds / gated.seconds);
    }
    const double nanoseconds = 1e9 / double(partBytes) / pairs;
    std::printf("%-15s %s, stream of %6.2f MB: with the gate %5.0f MiB/s, ratio of throughput %.3f +- %.3f (median "
                "%.3f); a byte takes %.3f ns, the gate's processor time of that %.3f ns, the gate alone %.3f ns\n",
                wish.name, qPrintable(source.name()), double(stream.size()) / 1e6,
                double(partBytes) * pairs / 1024 / 1024 / sum(with.seconds), ratio(without, with),
                standardError(without, with), median(ratios), sum(without.seconds) * nanoseconds,
                (sum(with.processorSeconds) - sum(without.processorSeconds)) * nanoseconds,
                nanosecondsAlone(stream, wish.encodings));
    std::fflush(stdout);
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
    return feedPlain(gate, bytes, output);
}

QByteArray readStream(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(path));
    return file.readAll();
}

QList<qint32> allEncodings()
{
    QList<qint32> encodings;
    for (const bench::StreamWish& wish : bench::streamWishes())
        encodings += wish.encodings;
    return encodings;
}

/// The line that gate_instructions.sh divides by: rectangles and bytes of a stream.
void feedOnce(const QString& path)
{
    const QByteArray stream = readStream(path);
    CountRectangles observer;
    for (const bool isCounted : {true, false}) {
        const auto gate = runningGate(allEncodings(), isCounted ? &observer : nullptr);
        feedCut(*gate, stream, isCounted ? feedPlain : feedCounted);
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
    if (words.value(1) == QLatin1String("--time")) {
        std::printf("%.4f\n", nanosecondsAlone(readStream(words.value(2)), allEncodings()));
        return 0;
    }
    if (words.value(1) == QLatin1String("--keep")) {
        keep(words.value(2));
        return 0;
    }
    const std::vector<QByteArray> streams = recordStreams();
    ThroughSsh throughSsh;
    BareSocket bareSocket;
    for (qsizetype i = 0; i < bench::streamWishes().size(); ++i) {
        if (words.size() > 1 && words[1] != QLatin1String(bench::streamWishes()[i].name))
            continue;
        compare(bench::streamWishes()[i], throughSsh, streams[size_t(i)]);
        compare(bench::streamWishes()[i], bareSocket, streams[size_t(i)]);
    }
    return 0;
}
