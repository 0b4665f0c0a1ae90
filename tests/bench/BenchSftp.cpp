// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Transfers a file of 300 MB with our client and with OpenSSH's sftp, by turns, through the same relay and to the same
// sshd, and prints how many times as fast ours is. Ours waits until the file is on the disk; sftp does so with -f,
// which is what ours must hold its own against. Arguments: a folder to work in, the file's size in MB, the rounds, the
// round trips in ms (0,50).
#include "lab/Relay.h"
#include "lab/SshLogin.h"
#include "sftp/SftpClient.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRandomGenerator>
#include <QTextStream>

#include <unistd.h>

using namespace clouddesk;

namespace {

constexpr double required = 0.95;

QTextStream& out()
{
    static QTextStream stream(stdout);
    return stream;
}

bool makeFile(const QString& path, qint64 megabytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    std::array<quint32, 250000> block = {};
    for (qint64 i = 0; i < megabytes; ++i) {
        QRandomGenerator::global()->fillRange(block.data(), block.size());
        if (file.write(reinterpret_cast<const char*>(block.data()), sizeof(block)) != qint64(sizeof(block)))
            return false;
    }
    return true;
}

bool isSame(const QString& left, const QString& right)
{
    return QProcess::execute(QStringLiteral("cmp"), {QStringLiteral("-s"), left, right}) == 0;
}

/// One way of transferring, both directions. Each returns seconds, or a negative number for a failure.
class Contender
{
public:
    virtual ~Contender() = default;
    virtual double put(const QString& from, const QString& to) = 0;
    virtual double get(const QString& from, const QString& to) = 0;
};

class OpenSsh : public Contender
{
public:
    /// flag: of sftp's put and get.
    OpenSsh(const lab::Sshd& sshd, quint16 port, const QString& cipher, QByteArray flag)
        : m_flag(std::move(flag))
        , m_arguments{QStringLiteral("-F"),
                      QStringLiteral("/dev/null"),
                      QStringLiteral("-q"),
                      QStringLiteral("-b"),
                      QStringLiteral("-"),
                      QStringLiteral("-P"),
                      QString::number(port),
                      QStringLiteral("-i"),
                      sshd.clientKeyPath(),
                      QStringLiteral("-c"),
                      cipher,
                      QStringLiteral("-oStrictHostKeyChecking=no"),
                      QStringLiteral("-oUserKnownHostsFile=/dev/null"),
                      sshd.userName() + QLatin1Char('@') + sshd.host()}
    {
    }
    double put(const QString& from, const QString& to) override { return run("put", from, to); }
    double get(const QString& from, const QString& to) override { return run("get", from, to); }

private:
    double run(const char* verb, const QString& from, const QString& to)
    {
        QProcess sftp;
        QElapsedTimer timer;
        timer.start();
        sftp.start(QStringLiteral("sftp"), m_arguments);
        sftp.write(QByteArray(verb) + m_flag + ' ' + from.toLocal8Bit() + ' ' + to.toLocal8Bit() + '\n');
        sftp.closeWriteChannel();
        sftp.waitForFinished(-1);
        return sftp.exitCode() == 0 ? double(timer.nsecsElapsed()) / 1e9 : -1;
    }

    QByteArray m_flag;
    QStringList m_arguments;
};

class Ours : public Contender
{
public:
    Ours(const lab::Sshd& sshd, quint16 port, const QString& cipher)
        : m_sshd(sshd)
        , m_port(port)
        , m_cipher(cipher)
    {
    }
    double put(const QString& from, const QString& to) override { return run(true, from, to); }
    double get(const QString& from, const QString& to) override { return run(false, from, to); }

private:
    // Connecting is part of it, as it is of theirs.
    double run(bool isUpload, const QString& from, const QString& to)
    {
        QElapsedTimer timer;
        timer.start();
        ssh::Hop hop = lab::hopTo(m_sshd);
        hop.port = m_port;
        auto options = lab::optionsFor(std::move(hop));
        options.ciphers = m_cipher;
        lab::ScriptedDelegate delegate;
        const auto connection = lab::connectTo(std::move(options), delegate);
        if (!connection)
            return failed(connection.error());
        auto stream = QCoro::waitFor((*connection)->openSubsystem(QStringLiteral("sftp")));
        if (!stream)
            return failed(stream.error());
        const auto client = QCoro::waitFor(ssh::SftpClient::open(std::move(*stream)));
        if (!client)
            return failed(client.error());
        const auto size =
            QCoro::waitFor(isUpload ? (*client)->upload(from, to, {}) : (*client)->download(from, to, {}));
        if (!size)
            return failed(size.error());
        return double(timer.nsecsElapsed()) / 1e9;
    }

    static double failed(const core::Error& error)
    {
        out() << "failed: " << error.toLine() << Qt::endl;
        return -1;
    }

    const lab::Sshd& m_sshd;
    quint16 m_port;
    QString m_cipher;
};

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

/// Seconds that copying the file by itself takes, the disk included.
double probe(const QString& from, const QString& to)
{
    QElapsedTimer timer;
    timer.start();
    QProcess::execute(QStringLiteral("dd"),
                      {QStringLiteral("if=") + from, QStringLiteral("of=") + to, QStringLiteral("bs=1M"),
                       QStringLiteral("conv=fsync"), QStringLiteral("status=none")});
    QFile::remove(to);
    return double(timer.nsecsElapsed()) / 1e9;
}

/// Ours first, the one it must hold its own against second.
using Contenders = std::vector<Contender*>;

bool compare(const QString& folder, const Contenders& contenders, bool isUpload, int rounds, int roundTrip)
{
    const QString source = folder + QStringLiteral("/source");
    const QString target = folder + QStringLiteral("/target");
    std::vector<std::vector<double>> seconds(contenders.size());
    for (std::size_t turn = 0; turn < static_cast<std::size_t>(rounds) * contenders.size(); ++turn) {
        const std::size_t who = (turn + turn / contenders.size()) % contenders.size();
        QFile::remove(target);
        // What an earlier turn left for the disk to do is no part of this one.
        sync();
        const double taken = isUpload ? contenders[who]->put(source, target) : contenders[who]->get(source, target);
        if (taken < 0 || !isSame(source, target))
            return false;
        seconds[who].push_back(taken);
    }
    QFile::remove(target);
    const double ours = median(seconds[0]);
    const double ratio = median(seconds[1]) / ours;
    out() << QStringLiteral("%1 at %2 ms: ours %3 s; sftp -f %4 s, ratio %5 (at least %6)%7; sftp %8 s, ratio %9")
                 .arg(isUpload ? QStringLiteral("put") : QStringLiteral("get"))
                 .arg(roundTrip, 2)
                 .arg(ours, 0, 'f', 2)
                 .arg(median(seconds[1]), 0, 'f', 2)
                 .arg(ratio, 0, 'f', 2)
                 .arg(required)
                 .arg(ratio >= required ? QString() : QStringLiteral(" TOO SLOW"))
                 .arg(median(seconds[2]), 0, 'f', 2)
                 .arg(median(seconds[2]) / ours, 0, 'f', 2)
          << Qt::endl;
    return ratio >= required;
}

} // namespace

int main(int argc, char** argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    QTemporaryDir temporary(
        QDir(arguments.value(1, QDir::tempPath())).filePath(QStringLiteral("clouddesk-bench-XXXXXX")));
    const qint64 megabytes = arguments.value(2, QStringLiteral("300")).toLongLong();
    const int rounds = arguments.value(3, QStringLiteral("5")).toInt();
    // What both use by themselves when the processor has AES.
    const QString cipher = QStringLiteral("aes128-gcm@openssh.com");

    lab::Sshd sshd;
    if (!temporary.isValid() || !sshd.start() || !makeFile(temporary.filePath(QStringLiteral("source")), megabytes)) {
        out() << "cannot begin: " << sshd.problem() << Qt::endl;
        return 1;
    }
    out() << QStringLiteral("%1 MB in %2, %3; copying it with dd takes %4 s")
                 .arg(megabytes)
                 .arg(temporary.path(), cipher)
                 .arg(probe(temporary.filePath(QStringLiteral("source")), temporary.filePath(QStringLiteral("copy"))),
                      0, 'f', 2)
          << Qt::endl;
    bool isGood = true;
    for (const QString& word : arguments.value(4, QStringLiteral("0,50")).split(QLatin1Char(','))) {
        const int roundTrip = word.toInt();
        // Without delay, nothing stands between.
        std::unique_ptr<lab::Relay> relay;
        if (roundTrip > 0)
            relay = std::make_unique<lab::Relay>(sshd.port(), std::chrono::milliseconds(roundTrip) / 2);
        const quint16 port = relay ? relay->port() : sshd.port();
        Ours ours(sshd, port, cipher);
        OpenSsh synced(sshd, port, cipher, " -f");
        OpenSsh unsynced(sshd, port, cipher, {});
        for (const bool isUpload : {true, false})
            isGood = compare(temporary.path(), {&ours, &synced, &unsynced}, isUpload, rounds, roundTrip) && isGood;
    }
    return isGood ? 0 : 1;
}
