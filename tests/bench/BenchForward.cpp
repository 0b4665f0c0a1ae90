// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Forwarded streams side by side with "ssh -L" in one run: throughput, processor time, and the time of a small request
// with its answer. Prints one line per measurement; a ratio above 1 means that CloudDesk is better. Beside the download
// stands what libssh takes by itself, which is what there is to be reached. Arguments: the rounds, the only cipher.
#include "lab/Processes.h"
#include "lab/Relay.h"
#include "lab/SocketService.h"
#include "lab/SshLogin.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <libssh/libssh.h>

#include <cstdio>
#include <thread>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace clouddesk;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;
int rounds = 5;

struct Figure
{
    double seconds = 0;
    double processorSeconds = 0;
};

/// A process's user and system time so far, all of its threads together (proc(5)).
double processorSeconds(qint64 process)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray text = file.readAll();
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    return (fields.value(11).toDouble() + fields.value(12).toDouble()) / double(sysconf(_SC_CLK_TCK));
}

/// Processor time of this process's SSH threads only, as the bench's own ends of the streams are no part of what is
/// measured.
double sshThreadSeconds()
{
    double total = 0;
    for (const QString& task : QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile name(QStringLiteral("/proc/self/task/%1/comm").arg(task));
        QFile status(QStringLiteral("/proc/self/task/%1/schedstat").arg(task));
        if (name.open(QIODevice::ReadOnly) && name.readAll().trimmed() == "ssh" && status.open(QIODevice::ReadOnly))
            total += status.readAll().split(' ').value(0).toDouble() / 1e9;
    }
    return total;
}

/// The first byte of a request says what to do with the stream: 'd' sends, 'u' counts what comes, 'e' echoes.
void serve(int socket, qint64 size)
{
    char order = 0;
    if (!lab::receiveAll(socket, &order, 1))
        return;
    QByteArray block(256 * 1024, 'x');
    if (order == 'd') {
        for (qint64 sent = 0; sent < size && lab::sendAll(socket, block); sent += block.size()) {
        }
        shutdown(socket, SHUT_WR);
        std::ignore = lab::receiveAll(socket, &order, 1);
    } else if (order == 'u') {
        for (qint64 got = 0; got < size;) {
            const ssize_t count = recv(socket, block.data(), static_cast<size_t>(block.size()), 0);
            if (count <= 0)
                return;
            got += count;
        }
        lab::sendAll(socket, QByteArrayView("k"));
    } else {
        while (lab::receiveAll(socket, &order, 1) && lab::sendAll(socket, QByteArrayView("0123456789", 10))) {
        }
    }
}

void download(int socket, qint64 size)
{
    lab::sendAll(socket, QByteArrayView("d"));
    QByteArray block(256 * 1024, Qt::Uninitialized);
    for (qint64 got = 0; got < size;) {
        const qsizetype piece = std::min<qint64>(block.size(), size - got);
        if (!lab::receiveAll(socket, block.data(), piece))
            qFatal("the download broke off");
        got += piece;
    }
}

void upload(int socket, qint64 size)
{
    lab::sendAll(socket, QByteArrayView("u"));
    const QByteArray block(256 * 1024, 'x');
    for (qint64 sent = 0; sent < size; sent += block.size()) {
        if (!lab::sendAll(socket, block))
            qFatal("the upload broke off");
    }
    char done = 0;
    lab::receiveAll(socket, &done, 1);
}

double medianAnswerMicroseconds(int socket)
{
    lab::sendAll(socket, QByteArrayView("e"));
    std::vector<double> times;
    for (int i = 0; i < 500; ++i) {
        QElapsedTimer timer;
        timer.start();
        char answer[10];
        lab::sendAll(socket, QByteArrayView("?"));
        lab::receiveAll(socket, answer, sizeof(answer));
        times.push_back(double(timer.nsecsElapsed()) / 1000);
    }
    std::ranges::sort(times);
    return times[times.size() / 2];
}

core::UniqueFd connectLocally(quint16 port)
{
    core::UniqueFd socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
    if (connect(socket.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0)
        return {};
    return socket;
}

/// OpenSSH's client with a forwarded port, and a session channel that does nothing.
class OpenSsh
{
public:
    OpenSsh(const lab::Sshd& sshd, quint16 serverPort, quint16 target, const QString& cipher)
    {
        {
            lab::SocketService probe([](int) {});
            m_port = probe.port();
        }
        QStringList arguments = {QStringLiteral("-F"), QStringLiteral("none"), QStringLiteral("-i"),
                                 sshd.clientKeyPath(), QStringLiteral("-c"),   cipher};
        for (const char* option : {"BatchMode=yes", "StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null",
                                   "ExitOnForwardFailure=yes", "LogLevel=ERROR"})
            arguments += {QStringLiteral("-o"), QLatin1String(option)};
        arguments += {QStringLiteral("-L"),
                      QStringLiteral("127.0.0.1:%1:127.0.0.1:%2").arg(m_port).arg(target),
                      QStringLiteral("-p"),
                      QString::number(serverPort),
                      QStringLiteral("%1@127.0.0.1").arg(sshd.userName()),
                      QStringLiteral("echo ready; cat")};
        m_process.start(QStringLiteral("ssh"), arguments);
        m_process.waitForReadyRead(20000);
    }
    ~OpenSsh()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    [[nodiscard]] core::UniqueFd stream() const { return connectLocally(m_port); }
    [[nodiscard]] double processorSeconds() const { return ::processorSeconds(m_process.processId()); }

private:
    quint16 m_port = 0;
    QProcess m_process;
};

/// What libssh itself takes: a session that reads one stream and throws the bytes away, with nothing of ours around it.
class BareLibrary
{
public:
    BareLibrary(const lab::Sshd& sshd, quint16 serverPort, quint16 target, const QString& cipher)
        : m_session(ssh_new())
    {
        const bool readConfiguration = false;
        const int port = serverPort;
        const int noDelay = 1;
        const QByteArray ciphers = cipher.toLatin1();
        ssh_key key = nullptr;
        ssh_options_set(m_session, SSH_OPTIONS_PROCESS_CONFIG, &readConfiguration);
        ssh_options_set(m_session, SSH_OPTIONS_HOST, "127.0.0.1");
        ssh_options_set(m_session, SSH_OPTIONS_PORT, &port);
        ssh_options_set(m_session, SSH_OPTIONS_USER, sshd.userName().toUtf8().constData());
        ssh_options_set(m_session, SSH_OPTIONS_NODELAY, &noDelay);
        ssh_options_set(m_session, SSH_OPTIONS_CIPHERS_C_S, ciphers.constData());
        ssh_options_set(m_session, SSH_OPTIONS_CIPHERS_S_C, ciphers.constData());
        const bool isOpen =
            ssh_connect(m_session) == SSH_OK &&
            ssh_pki_import_privkey_base64(sshd.clientKey().constData(), nullptr, nullptr, nullptr, &key) == SSH_OK &&
            ssh_userauth_publickey(m_session, nullptr, key) == SSH_AUTH_SUCCESS &&
            (m_channel = ssh_channel_new(m_session)) != nullptr &&
            ssh_channel_open_forward(m_channel, "127.0.0.1", target, "127.0.0.1", 0) == SSH_OK;
        ssh_key_free(key);
        if (!isOpen)
            qFatal("libssh alone: %s", ssh_get_error(m_session));
    }
    ~BareLibrary()
    {
        ssh_disconnect(m_session);
        ssh_free(m_session);
    }
    BareLibrary(const BareLibrary&) = delete;
    BareLibrary& operator=(const BareLibrary&) = delete;

    Figure download(qint64 size)
    {
        QByteArray block(4 * mebibyte, Qt::Uninitialized);
        timespec before = {};
        timespec after = {};
        QElapsedTimer timer;
        timer.start();
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &before);
        ssh_channel_write(m_channel, "d", 1);
        for (qint64 got = 0; got < size;) {
            const int count =
                ssh_channel_read_timeout(m_channel, block.data(), static_cast<quint32>(block.size()), 0, -1);
            if (count <= 0)
                qFatal("libssh alone: the download broke off");
            got += count;
        }
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &after);
        return {double(timer.nsecsElapsed()) / 1e9,
                double(after.tv_sec - before.tv_sec) + double(after.tv_nsec - before.tv_nsec) / 1e9};
    }

private:
    ssh_session m_session;
    ssh_channel m_channel = nullptr;
};

template <typename Transfer, typename Open, typename Processor>
Figure measure(Transfer transfer, qint64 size, Open open, Processor processor)
{
    const core::UniqueFd stream = open();
    if (!stream.isValid())
        qFatal("no stream");
    const double before = processor();
    QElapsedTimer timer;
    timer.start();
    transfer(stream.get(), size);
    Figure figure;
    figure.seconds = double(timer.nsecsElapsed()) / 1e9;
    figure.processorSeconds = processor() - before;
    return figure;
}

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

class Bench
{
public:
    Bench(QString cipher, std::chrono::microseconds delay, qint64 size)
        : m_cipher(std::move(cipher))
        , m_delay(delay)
        , m_size(size)
    {
    }

    void run()
    {
        lab::Sshd sshd;
        if (!sshd.start())
            qFatal("%s", qPrintable(sshd.problem()));
        lab::SocketService service([this](int socket) { serve(socket, m_size); });
        lab::Relay relay(sshd.port(), m_delay);
        const quint16 port = m_delay.count() > 0 ? relay.port() : sshd.port();
        const OpenSsh theirs(sshd, port, service.port(), m_cipher);
        ssh::Hop hop = lab::hopTo(sshd);
        hop.port = port;
        ssh::ConnectionOptions options = lab::optionsFor(std::move(hop));
        options.ciphers = m_cipher;
        lab::ScriptedDelegate delegate;
        const auto ours = lab::connectTo(std::move(options), delegate);
        if (!ours)
            qFatal("%s", qPrintable(ours.error().toLine()));
        const auto openOurs = [&] {
            auto stream = QCoro::waitFor((*ours)->openTcpStream(QStringLiteral("127.0.0.1"), service.port()));
            return stream ? std::move(*stream) : core::UniqueFd();
        };
        const auto openTheirs = [&] { return theirs.stream(); };
        const auto theirProcessor = [&] { return theirs.processorSeconds(); };
        const auto bare = [&] { return BareLibrary(sshd, port, service.port(), m_cipher).download(m_size); };
        compare("down", download, openOurs, openTheirs, theirProcessor, bare);
        compare("up", upload, openOurs, openTheirs, theirProcessor);
        const double ourAnswer = medianAnswerMicroseconds(openOurs().get());
        const double theirAnswer = medianAnswerMicroseconds(openTheirs().get());
        std::printf("%-30s rtt %2lld ms answer: ours %8.0f us, ssh %8.0f us, ratio %.2f\n", qPrintable(m_cipher),
                    static_cast<long long>(2 * m_delay.count() / 1000), ourAnswer, theirAnswer,
                    theirAnswer / ourAnswer);
        std::fflush(stdout);
    }

private:
    template <typename Transfer, typename Ours, typename Theirs, typename Processor>
    void compare(const char* name, Transfer transfer, Ours ours, Theirs theirs, Processor theirProcessor,
                 const std::function<Figure()>& bare = {})
    {
        std::vector<double> bareSpeedRatios;
        std::vector<double> bareProcessorRatios;
        std::vector<double> speedRatios;
        std::vector<double> processorRatios;
        std::vector<double> ourSpeeds;
        std::vector<double> theirSpeeds;
        for (int round = 0; round < rounds; ++round) {
            const Figure our = measure(transfer, m_size, ours, sshThreadSeconds);
            const Figure their = measure(transfer, m_size, theirs, theirProcessor);
            speedRatios.push_back(their.seconds / our.seconds);
            processorRatios.push_back(our.processorSeconds / std::max(their.processorSeconds, 0.001));
            ourSpeeds.push_back(double(m_size) / double(mebibyte) / our.seconds);
            theirSpeeds.push_back(double(m_size) / double(mebibyte) / their.seconds);
            if (bare) {
                const Figure alone = bare();
                bareSpeedRatios.push_back(their.seconds / alone.seconds);
                bareProcessorRatios.push_back(alone.processorSeconds / std::max(their.processorSeconds, 0.001));
            }
        }
        std::printf(
            "%-30s rtt %2lld ms %-6s: ours %6.0f MiB/s, ssh %6.0f MiB/s, ratio %.2f, processor time %.2f of ssh's\n",
            qPrintable(m_cipher), static_cast<long long>(2 * m_delay.count() / 1000), name, median(ourSpeeds),
            median(theirSpeeds), median(speedRatios), median(processorRatios));
        if (bare)
            std::printf("%-30s libssh alone, throwing the bytes away: ratio %.2f, processor time %.2f of ssh's\n",
                        qPrintable(m_cipher), median(bareSpeedRatios), median(bareProcessorRatios));
        std::fflush(stdout);
    }

    QString m_cipher;
    std::chrono::microseconds m_delay;
    qint64 m_size;
};

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    rounds = arguments.value(1, QStringLiteral("5")).toInt();
    const QString only = arguments.value(2);
    for (const char* cipher : {"aes128-gcm@openssh.com", "chacha20-poly1305@openssh.com"}) {
        if (only.isEmpty() || only == QLatin1String(cipher))
            Bench(QString::fromLatin1(cipher), std::chrono::microseconds(0), 512 * mebibyte).run();
    }
    if (!only.isEmpty())
        return 0;
    Bench(QStringLiteral("aes128-gcm@openssh.com"), std::chrono::milliseconds(25), 128 * mebibyte).run();
    return 0;
}
