// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "SftpBench.h"
#include "lab/Patience.h"

#include <QElapsedTimer>

#include <sys/mount.h>

using namespace clouddesk;
using core::ErrorCode;
using core::Result;
using ssh::SftpClient;
using test::connectTo;
using test::content;
using test::download;
using test::randomBytes;
using test::RealSftpServer;
using test::upload;
using test::write;

namespace {

/// A small file system of its own; not for everybody to make.
class SmallDisk
{
public:
    explicit SmallDisk(const QString& path)
        : m_path(QFile::encodeName(path))
    {
        QDir().mkpath(path);
        m_isMounted = mount("none", m_path.constData(), "tmpfs", 0, "size=3m") == 0;
    }
    ~SmallDisk()
    {
        if (m_isMounted)
            umount2(m_path.constData(), MNT_DETACH);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    [[nodiscard]] bool isMounted() const { return m_isMounted; }

private:
    QByteArray m_path;
    bool m_isMounted = false;
};

} // namespace

/// What stands in the way of a transfer, and what changes under its hands.
class TestSftpClientFaults : public test::SftpBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void I3_onlyRegularFilesAndNoLinks_data()
    {
        QTest::addColumn<bool>("up");
        QTest::addColumn<QString>("kind");
        for (const bool up : {true, false}) {
            for (const char* kind : {"folder", "pipe", "link", "socket", "/dev/zero"})
                QTest::addRow("%s, %s", up ? "up" : "down", kind) << up << QString::fromLatin1(kind);
        }
    }

    void I3_onlyRegularFilesAndNoLinks()
    {
        QFETCH(const bool, up);
        QFETCH(const QString, kind);
        write(here("canary"), "canary");
        write(there("canary"), "canary");
        write(here("file"), "text");
        write(there("file"), "text");
        const auto make = [&kind](const QString& folder) {
            const QString path = kind.startsWith(QLatin1Char('/')) ? kind : folder + QStringLiteral("odd");
            if (kind == QStringLiteral("folder"))
                QDir().mkdir(path);
            else if (kind == QStringLiteral("pipe"))
                mkfifo(QFile::encodeName(path).constData(), 0600);
            else if (kind == QStringLiteral("link"))
                QFile::link(QStringLiteral("canary"), path);
            else if (kind == QStringLiteral("socket"))
                mknod(QFile::encodeName(path).constData(), S_IFSOCK | 0600, 0);
            return path;
        };
        const QString oddHere = make(here(""));
        const QString oddThere = make(there(""));
        QElapsedTimer timer;
        timer.start();
        const auto asSource =
            up ? upload(*m_client, oddHere, QStringLiteral("new")) : download(*m_client, oddThere, here("new"));
        const auto asTarget =
            up ? upload(*m_client, here("file"), oddThere) : download(*m_client, QStringLiteral("file"), oddHere);
        QVERIFY(timer.elapsed() < 5000);
        // A link there may be read through: it is the person's own machine. Nothing else goes.
        if (!up && kind == QStringLiteral("link"))
            QCOMPARE(asSource, Result<quint64>(6));
        else
            QVERIFY(asSource.error().code == ErrorCode::InvalidArgument || kind == QStringLiteral("socket"));
        QVERIFY(up || kind == QStringLiteral("link") || !asSource);
        QCOMPARE(asTarget.error().code, ErrorCode::InvalidArgument);
        QCOMPARE(content(here("canary")), QByteArray("canary"));
        QCOMPARE(content(there("canary")), QByteArray("canary"));
        // Nothing is left, and the client is still of use.
        QVERIFY(QDir(here("")).entryList({QStringLiteral("*part")}).isEmpty());
        QVERIFY(QDir(there("")).entryList({QStringLiteral("*part")}).isEmpty());
        QVERIFY(download(*m_client, QStringLiteral("file"), here("file2")));
    }

    void I3_partsOfOthersAreNotWrittenThrough()
    {
        write(here("a"), "new content");
        write(there("a"), "new content");
        write(here("canary"), "new");
        write(there("canary"), "new");
        for (const bool isHard : {true, false}) {
            const auto lay = [isHard](const QString& canary, const QString& path) {
                const int made =
                    isHard ? link(QFile::encodeName(canary).constData(), QFile::encodeName(path).constData())
                           : symlink(QFile::encodeName(canary).constData(), QFile::encodeName(path).constData());
                QCOMPARE(made, 0);
            };
            lay(here("canary"), here("b.clouddesk-part"));
            QVERIFY(download(*m_client, QStringLiteral("a"), here("b")));
            QCOMPARE(content(here("canary")), QByteArray("new"));
            QCOMPARE(content(here("b")), QByteArray("new content"));
            QVERIFY(!QFileInfo(here("b")).isSymLink());
            QFile::remove(here("b"));
        }
        QVERIFY(QFile::link(there("canary"), there("b.clouddesk-part")));
        QVERIFY(upload(*m_client, here("a"), QStringLiteral("b")));
        QCOMPARE(content(there("canary")), QByteArray("new"));
        QCOMPARE(content(there("b")), QByteArray("new content"));
        QVERIFY(!QFileInfo(there("b")).isSymLink());
    }

    void I3_linkSwappedInDuringTheTransfer()
    {
        write(there("a"), randomBytes(50000000));
        write(here("canary"), "canary");
        SftpClient::TransferOptions options;
        options.progress = [this](quint64 done, quint64) {
            if (done == 0 || QFileInfo(here("b.clouddesk-part")).isSymLink())
                return;
            QFile::remove(here("b.clouddesk-part"));
            QVERIFY(QFile::link(here("canary"), here("b.clouddesk-part")));
        };
        const auto size = download(*m_client, QStringLiteral("a"), here("b"), options);
        QCOMPARE(content(here("canary")), QByteArray("canary"));
        QVERIFY(!QFileInfo(here("b")).isSymLink());
        QCOMPARE(size.error().code, ErrorCode::Conflict);
    }

    void I4_linkLoops()
    {
        QVERIFY(QFile::link(QStringLiteral("two"), there("one")));
        QVERIFY(QFile::link(QStringLiteral("one"), there("two")));
        QVERIFY(!QCoro::waitFor(m_client->stat(QStringLiteral("one"))));
        QVERIFY(!QCoro::waitFor(m_client->realPath(QStringLiteral("one/x"))));
        QVERIFY(!download(*m_client, QStringLiteral("one"), here("a")));
        QCOMPARE(QCoro::waitFor(m_client->list(QStringLiteral(".")))->size(), 2U);
    }

    void twoTransfersToOneFile()
    {
        write(there("a"), randomBytes(50000000));
        RealSftpServer otherServer(there(""));
        const auto other = connectTo(otherServer.takeStream());
        std::optional<Result<quint64>> second;
        SftpClient::TransferOptions options;
        options.progress = [&](quint64 done, quint64) {
            if (done > 0 && !second)
                second = QCoro::waitFor(other->download(QStringLiteral("a"), here("b"), {}));
        };
        QVERIFY(download(*m_client, QStringLiteral("a"), here("b"), options));
        QVERIFY(second);
        QVERIFY(second->has_value() || second->error().code == ErrorCode::Conflict);
        QVERIFY(content(here("b")) == content(there("a")));
    }

    void atTheTargetAChangedSourceLeavesWhatWasThere()
    {
        const QByteArray bytes = randomBytes(100000000);
        const QByteArray before = bytes.first(1000);
        QString source = here("a");
        SftpClient::TransferOptions options;
        options.atTarget = true;
        options.progress = [&source](quint64, quint64) {
            QFile file(source);
            if (file.open(QIODevice::ReadWrite))
                file.write("changed");
        };
        write(source, bytes);
        write(there("b"), before);
        QCOMPARE(upload(*m_client, source, QStringLiteral("b"), options).error().code, ErrorCode::Conflict);
        QCOMPARE(content(there("b")), before);

        source = there("a");
        write(source, bytes);
        setTime(source, -100);
        write(here("b"), before);
        QCOMPARE(download(*m_client, QStringLiteral("a"), here("b"), options).error().code, ErrorCode::Conflict);
        QCOMPARE(content(here("b")), before);
    }

    void sourceThatChangesMeanwhile()
    {
        write(here("a"), randomBytes(100000000));
        SftpClient::TransferOptions options;
        options.progress = [this](quint64, quint64) {
            QFile file(here("a"));
            if (file.open(QIODevice::ReadWrite))
                file.write("changed");
        };
        QCOMPARE(upload(*m_client, here("a"), QStringLiteral("b"), options).error().code, ErrorCode::Conflict);
        QVERIFY(QDir(there("")).isEmpty());

        write(there("a"), randomBytes(100000000));
        setTime(there("a"), -100);
        options.progress = [this](quint64, quint64) {
            QFile file(there("a"));
            if (file.open(QIODevice::ReadWrite))
                file.write("changed");
        };
        QCOMPARE(download(*m_client, QStringLiteral("a"), here("b"), options).error().code, ErrorCode::Conflict);
        QVERIFY(!QFile::exists(here("b")));
        QVERIFY(!QFile::exists(here("b.clouddesk-part")));
    }

    void fileThatGrowsIsTakenAsItWas()
    {
        const QByteArray bytes = randomBytes(50000000);
        write(there("log"), bytes);
        SftpClient::TransferOptions options;
        options.progress = [this](quint64, quint64) {
            QFile file(there("log"));
            if (file.open(QIODevice::Append))
                file.write("one more line\n");
        };
        QCOMPARE(download(*m_client, QStringLiteral("log"), here("b"), options), Result<quint64>(bytes.size()));
        QVERIFY(content(here("b")) == bytes);
    }

    void filesWithoutASize()
    {
        const auto size = download(*m_client, QStringLiteral("/proc/cpuinfo"), here("cpuinfo"));
        QVERIFY(size);
        QVERIFY(content(here("cpuinfo")).contains("processor"));
        QVERIFY(upload(*m_client, QStringLiteral("/proc/version"), QStringLiteral("version")));
        QCOMPARE(content(there("version")), content(QStringLiteral("/proc/version")));
        QVERIFY(!upload(*m_client, QStringLiteral("/proc/self/mem"), QStringLiteral("mem")));
    }

    void diskFullHere()
    {
        const SmallDisk disk(here("disk"));
        if (!disk.isMounted())
            QSKIP("only root can mount the small disk");
        write(there("a"), randomBytes(5000000));
        const auto size = download(*m_client, QStringLiteral("a"), here("disk/a"));
        QCOMPARE(size.error().code, ErrorCode::DiskFull);
        QVERIFY(QFileInfo(here("disk/a.clouddesk-part")).size() > 1000000);
        QVERIFY(!QFile::exists(here("disk/a")));
        // With room made, it goes on.
        write(there("a"), content(here("disk/a.clouddesk-part")).left(1000000) + QByteArray(1500000, 'z'));
        QVERIFY(download(*m_client, QStringLiteral("a"), here("disk/a")));
    }

    void diskFullThere()
    {
        const SmallDisk disk(there("disk"));
        if (!disk.isMounted())
            QSKIP("only root can mount the small disk");
        write(here("a"), randomBytes(5000000));
        const auto size = upload(*m_client, here("a"), QStringLiteral("disk/a"));
        QCOMPARE(size.error().code, ErrorCode::RemoteDiskFull);
        QVERIFY(!size.error().advice.isEmpty());
        QVERIFY(QFileInfo(there("disk/a.clouddesk-part")).size() > 1000000);
        QVERIFY(!QFile::exists(there("disk/a")));
    }

    void serverThatDies()
    {
        write(here("a"), randomBytes(100000000));
        SftpClient::TransferOptions options;
        options.progress = [this](quint64 done, quint64) {
            if (done > 0)
                kill(m_server->process(), SIGKILL);
        };
        QCOMPARE(upload(*m_client, here("a"), QStringLiteral("b"), options).error().code, ErrorCode::ConnectionLost);
        QVERIFY(QFile::exists(there("b.clouddesk-part")));
        QCOMPARE(QCoro::waitFor(m_client->stat(QStringLiteral("."))).error().code, ErrorCode::ConnectionLost);
        // Another connection goes on where this one ended.
        m_server = std::make_unique<RealSftpServer>(there(""));
        m_client = connectTo(m_server->takeStream());
        QVERIFY(upload(*m_client, here("a"), QStringLiteral("b")));
        QVERIFY(content(there("b")) == content(here("a")));
    }

    void silentServer()
    {
        RealSftpServer server(there(""));
        auto client = QCoro::waitFor(
            SftpClient::open(server.takeStream(), std::chrono::seconds(15), std::chrono::milliseconds(300)));
        QVERIFY(client);
        kill(server.process(), SIGSTOP);
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(QCoro::waitFor((*client)->stat(QStringLiteral("."))).error().code, ErrorCode::ConnectionTimedOut);
        QVERIFY(timer.elapsed() >= 290);
        QVERIFY(timer.elapsed() < 3000);
    }

    void clientThatIsDestroyedMeanwhile()
    {
        write(there("a"), randomBytes(100000000));
        std::optional<ErrorCode> outcome;
        bool toldAfterwards = false;
        SftpClient::TransferOptions options;
        options.progress = [&](quint64, quint64) {
            toldAfterwards = toldAfterwards || !m_client;
            QMetaObject::invokeMethod(this, [this] { m_client.reset(); }, Qt::QueuedConnection);
        };
        const auto run = [](SftpClient& client, QString to, SftpClient::TransferOptions given,
                            std::optional<ErrorCode>& ended) -> QCoro::Task<> {
            const auto size = co_await client.download(QStringLiteral("a"), to, given);
            ended = size ? ErrorCode::Internal : size.error().code;
        };
        auto task = run(*m_client, here("b"), options, outcome);
        QTRY_VERIFY(outcome.has_value());
        QCOMPARE(*outcome, ErrorCode::Cancelled);
        QVERIFY(!toldAfterwards);
    }

    void nothingIsLeakedOverManyClients()
    {
        const auto descriptors = [] { return QDir(QStringLiteral("/proc/self/fd")).count(); };
        const auto threads = [] { return QDir(QStringLiteral("/proc/self/task")).count(); };
        write(here("a"), "x");
        const auto descriptorsBefore = descriptors();
        const auto threadsBefore = threads();
        for (int i = 0; i < 50; ++i) {
            RealSftpServer server(there(""));
            const auto client = connectTo(server.takeStream());
            QVERIFY(upload(*client, here("a"), QStringLiteral("b")));
            QVERIFY(!upload(*client, here("missing"), QStringLiteral("b")));
        }
        QCOMPARE(descriptors(), descriptorsBefore);
        QCOMPARE(threads(), threadsBefore);
    }
};

QTEST_GUILESS_MAIN(TestSftpClientFaults)
#include "TestSftpClientFaults.moc"
