// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/Container.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QLockFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QUuid>

#include <unistd.h>

namespace clouddesk::lab {

namespace {

struct Finished
{
    int status = -1;
    QByteArray output;
};

Finished execute(const QString& program, const QStringList& arguments, int limit = 60000, const QByteArray& input = {})
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    Finished finished;
    if (!process.waitForFinished(limit)) {
        process.kill();
        process.waitForFinished(5000);
        finished.output = "took too long: ";
    } else if (process.exitStatus() == QProcess::NormalExit) {
        finished.status = process.exitCode();
    }
    finished.output += process.readAll();
    return finished;
}

Finished podman(const QStringList& arguments, int limit = 60000, const QByteArray& input = {})
{
    return execute(QStringLiteral("podman"), arguments, limit, input);
}

QString recipe()
{
    return QDir(qEnvironmentVariable("CLOUDDESK_SOURCE_DIR")).filePath(QStringLiteral("tests/lab/container-image.sh"));
}

/// Whether an SSH server greets.
bool greets(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    return socket.waitForReadyRead(1000) && socket.peek(4) == "SSH-";
}

} // namespace

Container::Container()
    : m_name(QStringLiteral("clouddesk-lab-") + QUuid::createUuid().toString(QUuid::Id128))
    , m_image(bareImage())
{
}

Container::~Container()
{
    if (m_port != 0)
        podman({QStringLiteral("rm"), QStringLiteral("-f"), QStringLiteral("-t"), QStringLiteral("0"), m_name});
}

QString Container::obstacle()
{
    if (::geteuid() != 0)
        return QStringLiteral("containers of a whole machine need root");
    for (const char* program : {"podman", "runc", "debootstrap"}) {
        if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty())
            return QStringLiteral("%1 is not installed").arg(QLatin1String(program));
    }
    return {};
}

QString Container::bareImage()
{
    QFile file(recipe());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray hash = QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256).toHex().left(12);
    return QStringLiteral("localhost/clouddesk-lab:") + QString::fromLatin1(hash);
}

bool Container::hasImage(const QString& image)
{
    return podman({QStringLiteral("image"), QStringLiteral("exists"), image}).status == 0;
}

bool Container::fail(const QString& what, const QByteArray& output)
{
    m_problem = what + QStringLiteral(": ") + QString::fromUtf8(output.right(2000));
    return false;
}

// Tests run at the same time; one of them builds.
bool Container::buildImage()
{
    QLockFile lock(QDir::temp().filePath(QStringLiteral("clouddesk-lab-image.lock")));
    lock.setStaleLockTime(0);
    if (!lock.tryLock(600000))
        return fail(QStringLiteral("another test builds the image and does not end"), {});
    if (hasImage(m_image))
        return true;
    const Finished built = execute(recipe(), {m_image, m_directory.path()}, 600000);
    return built.status == 0 || fail(QStringLiteral("the image could not be built"), built.output);
}

bool Container::start()
{
    const QString lab = m_directory.filePath(QStringLiteral("lab"));
    QDir().mkpath(lab);
    const Finished key =
        execute(QStringLiteral("ssh-keygen"), {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"),
                                               QStringLiteral("-N"), QString(), QStringLiteral("-f"), clientKeyPath()});
    if (key.status != 0)
        return fail(QStringLiteral("ssh-keygen"), key.output);
    QFile::copy(clientKeyPath() + QStringLiteral(".pub"), lab + QStringLiteral("/authorized_keys"));
    // The people of the container have to get to it, whoever made the temporary folder.
    QFile::setPermissions(lab, QFile::Permissions(0x7755));
    if (m_image == bareImage() && !hasImage(m_image) && !buildImage())
        return false;
    const QStringList limits = {QStringLiteral("--runtime"), QStringLiteral("runc"),
                                QStringLiteral("--ulimit"),  QStringLiteral("nofile=4096:4096"),
                                QStringLiteral("--ulimit"),  QStringLiteral("nproc=8192:8192")};
    const QStringList arguments =
        QStringList{QStringLiteral("run"), QStringLiteral("-d"), QStringLiteral("--name"), m_name} + limits +
        m_runArguments +
        QStringList{QStringLiteral("-v"),
                    lab + QStringLiteral(":/lab:ro"),
                    QStringLiteral("-p"),
                    QStringLiteral("127.0.0.1::22"),
                    m_image,
                    QStringLiteral("/usr/sbin/sshd"),
                    QStringLiteral("-D"),
                    QStringLiteral("-e")};
    const Finished started = podman(arguments, 120000);
    if (started.status != 0)
        return fail(QStringLiteral("podman run"), started.output);
    const Finished port = podman({QStringLiteral("port"), m_name, QStringLiteral("22")});
    m_port = port.output.trimmed().split(':').last().toUShort();
    if (m_port == 0)
        return fail(QStringLiteral("podman port"), port.output);
    QDeadlineTimer limit(30000);
    while (!greets(m_port)) {
        if (limit.hasExpired())
            return fail(QStringLiteral("sshd does not answer"), podman({QStringLiteral("logs"), m_name}).output);
    }
    return true;
}

QByteArray Container::clientKey() const
{
    QFile file(clientKeyPath());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool Container::commit(const QString& image)
{
    return podman({QStringLiteral("commit"), QStringLiteral("-q"), m_name, image}, 300000).status == 0;
}

Container::Ran Container::run(const QString& script, int limitMilliseconds) const
{
    const Finished finished =
        podman({QStringLiteral("exec"), QStringLiteral("-i"), m_name, QStringLiteral("sh"), QStringLiteral("-s")},
               limitMilliseconds, script.toUtf8());
    return {finished.status, finished.output};
}

bool Container::setNetworkUp(bool isUp)
{
    const Finished id =
        podman({QStringLiteral("inspect"), QStringLiteral("--format"), QStringLiteral("{{.State.Pid}}"), m_name});
    // Dropped in its own network namespace, so that its routes stay as they are.
    const QByteArray rules = isUp ? "delete table inet clouddesk_cut\n"
                                  : "table inet clouddesk_cut {\n"
                                    "chain input { type filter hook input priority 0; policy drop; }\n"
                                    "chain output { type filter hook output priority 0; policy drop; }\n"
                                    "}\n";
    const QStringList arguments = {QStringLiteral("-t"), QString::fromLatin1(id.output.trimmed()),
                                   QStringLiteral("-n"), QStringLiteral("nft"),
                                   QStringLiteral("-f"), QStringLiteral("-")};
    return execute(QStringLiteral("nsenter"), arguments, 10000, rules).status == 0;
}

} // namespace clouddesk::lab
