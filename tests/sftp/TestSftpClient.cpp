// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "SftpServers.h"
#include "sftp/SftpClient.h"

#include <qcoro/qcorotask.h>

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <sys/mount.h>
#include <sys/stat.h>

using namespace clouddesk;
using core::ErrorCode;
using core::Result;
using ssh::RemoteFile;
using ssh::SftpClient;
using test::RealSftpServer;

namespace {

constexpr char part[] = ".clouddesk-part";

// No two pieces of 4 KiB are alike.
QByteArray randomBytes(qsizetype size)
{
    constexpr qsizetype pieceBytes = 4096;
    QByteArray bytes(size + pieceBytes, Qt::Uninitialized);
    std::array<quint32, pieceBytes / sizeof(quint32)> piece = {};
    QRandomGenerator::global()->fillRange(piece.data(), piece.size());
    for (qsizetype offset = 0; offset < size; offset += pieceBytes) {
        piece[offset / pieceBytes % piece.size()] += 1 + static_cast<quint32>(offset);
        std::memcpy(bytes.data() + offset, piece.data(), pieceBytes);
    }
    bytes.truncate(size);
    return bytes;
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

quint32 permissionsOf(const QString& path)
{
    struct stat status = {};
    return lstat(QFile::encodeName(path).constData(), &status) == 0 ? status.st_mode & 07777 : 0;
}

std::unique_ptr<SftpClient> connectTo(core::UniqueFd stream)
{
    auto client = QCoro::waitFor(SftpClient::open(std::move(stream)));
    return client ? std::move(*client) : nullptr;
}

Result<quint64> upload(SftpClient& client, const QString& from, const QString& to,
                       SftpClient::TransferOptions options = {})
{
    return QCoro::waitFor(client.upload(from, to, std::move(options)));
}

Result<quint64> download(SftpClient& client, const QString& from, const QString& to,
                         SftpClient::TransferOptions options = {})
{
    return QCoro::waitFor(client.download(from, to, std::move(options)));
}

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

class TestSftpClient : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(!test::sftpServerPath().isEmpty());
        m_folder = std::make_unique<QTemporaryDir>();
        QDir(m_folder->path()).mkdir(QStringLiteral("there"));
        QDir(m_folder->path()).mkdir(QStringLiteral("here"));
        m_server = std::make_unique<RealSftpServer>(m_folder->filePath(QStringLiteral("there")));
        m_client = connectTo(m_server->takeStream());
        QVERIFY(m_client);
    }

    void cleanup()
    {
        m_client.reset();
        m_server.reset();
        m_folder.reset();
    }

    void everySizeArrivesBothWays_data()
    {
        QTest::addColumn<qsizetype>("size");
        for (const qsizetype size : {0, 1, 4096, 32768, 65536, 65537, 261119, 261120, 261121, 1000003, 40000000})
            QTest::addRow("%lld", static_cast<long long>(size)) << size;
    }

    void everySizeArrivesBothWays()
    {
        QFETCH(const qsizetype, size);
        const QByteArray bytes = randomBytes(size);
        write(here("a"), bytes);
        QCOMPARE(upload(*m_client, here("a"), QStringLiteral("b")), Result<quint64>(size));
        QVERIFY(content(there("b")) == bytes);
        QCOMPARE(download(*m_client, QStringLiteral("b"), here("c")), Result<quint64>(size));
        QVERIFY(content(here("c")) == bytes);
        QCOMPARE(QDir(here("")).entryList(QDir::Files).size(), 2);
        QCOMPARE(QDir(there("")).entryList(QDir::Files).size(), 1);
    }

    void filesAndFolders()
    {
        QCOMPARE(*QCoro::waitFor(m_client->realPath(QStringLiteral("."))), QFileInfo(there("")).canonicalFilePath());
        QVERIFY(QCoro::waitFor(m_client->makeDirectory(QStringLiteral("folder"))));
        write(there("folder/größe"), "12345");
        write(there("folder/two\nlines"), "");
        QVERIFY(QFile::link(QStringLiteral("nowhere"), there("folder/link")));
        auto files = QCoro::waitFor(m_client->list(QStringLiteral("folder")));
        QVERIFY(files);
        std::sort(files->begin(), files->end(),
                  [](const RemoteFile& a, const RemoteFile& b) { return a.name < b.name; });
        QCOMPARE(files->size(), 3U);
        QCOMPARE((*files)[0].name, QStringLiteral("größe"));
        QCOMPARE((*files)[0].size, 5U);
        QCOMPARE((*files)[0].kind, RemoteFile::Kind::Regular);
        QCOMPARE((*files)[1].kind, RemoteFile::Kind::Link);
        QCOMPARE((*files)[2].name, QStringLiteral("two\nlines"));
        QCOMPARE(QCoro::waitFor(m_client->list(QStringLiteral("folder"), 2))->size(), 2U);

        const auto file = QCoro::waitFor(m_client->stat(QStringLiteral("folder/größe")));
        QVERIFY(file);
        QCOMPARE(file->name, QStringLiteral("größe"));
        QCOMPARE(file->permissions, permissionsOf(there("folder/größe")));
        QVERIFY(std::abs(file->modifiedAt.secsTo(QDateTime::currentDateTimeUtc())) < 60);
        QCOMPARE(QCoro::waitFor(m_client->stat(QStringLiteral("folder")))->kind, RemoteFile::Kind::Directory);
        QVERIFY(QCoro::waitFor(m_client->remove(QStringLiteral("folder/größe"))));
        QCOMPARE(QCoro::waitFor(m_client->stat(QStringLiteral("folder/größe"))).error().code, ErrorCode::NotFound);
    }

    void errorsSayWhatAndWhere()
    {
        auto failed = download(*m_client, QStringLiteral("miss\ning"), here("a"));
        QCOMPARE(failed.error().code, ErrorCode::NotFound);
        QCOMPARE(failed.error().where, QStringLiteral("miss\\ning"));
        QCOMPARE(upload(*m_client, here("missing"), QStringLiteral("a")).error().code, ErrorCode::NotFound);
        write(here("a"), "x");
        QCOMPARE(upload(*m_client, here("a"), QStringLiteral("no/such/folder")).error().code, ErrorCode::NotFound);
        QCOMPARE(QCoro::waitFor(m_client->stat(QString())).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(QCoro::waitFor(m_client->stat(QStringLiteral("a") + QChar(0) + QStringLiteral("b"))).error().code,
                 ErrorCode::InvalidArgument);
        QCOMPARE(upload(*m_client, here("a"), QStringLiteral("b/")).error().code, ErrorCode::InvalidArgument);
    }

    void progressIsTold()
    {
        write(here("a"), randomBytes(100000000));
        for (const bool up : {true, false}) {
            std::vector<std::pair<quint64, quint64>> told;
            SftpClient::TransferOptions options;
            options.progress = [&told](quint64 done, quint64 total) { told.emplace_back(done, total); };
            QElapsedTimer timer;
            timer.start();
            const auto size = up ? upload(*m_client, here("a"), QStringLiteral("b"), options)
                                 : download(*m_client, QStringLiteral("b"), here("c"), options);
            QCOMPARE(size, Result<quint64>(100000000));
            QVERIFY(told.size() >= 2);
            // At most every 100 ms, and once at the beginning and the end.
            QVERIFY(static_cast<qint64>(told.size()) <= timer.elapsed() / 100 + 4);
            QVERIFY(std::is_sorted(told.begin(), told.end()));
            QCOMPARE(told.front(), (std::pair<quint64, quint64>(0, 100000000)));
            QCOMPARE(told.back(), (std::pair<quint64, quint64>(100000000, 100000000)));
        }
    }

    void cancelIsQuickAndTheRestFollowsLater_data()
    {
        QTest::addColumn<bool>("up");
        QTest::newRow("up") << true;
        QTest::newRow("down") << false;
    }

    void cancelIsQuickAndTheRestFollowsLater()
    {
        QFETCH(const bool, up);
        const qsizetype size = 200000000;
        const QByteArray bytes = randomBytes(size);
        write(up ? here("a") : there("a"), bytes);
        const QString target = up ? there("b") : here("b");
        const auto run = [&](SftpClient::TransferOptions options) {
            return up ? upload(*m_client, here("a"), QStringLiteral("b"), std::move(options))
                      : download(*m_client, QStringLiteral("a"), here("b"), std::move(options));
        };
        std::stop_source stop;
        QElapsedTimer sinceStop;
        SftpClient::TransferOptions options;
        options.stop = stop.get_token();
        options.progress = [&](quint64 done, quint64) {
            if (done > 0 && stop.request_stop())
                sinceStop.start();
        };
        QCOMPARE(run(options).error().code, ErrorCode::Cancelled);
        QVERIFY(sinceStop.elapsed() < 1000);
        QVERIFY(!QFile::exists(target));
        const qint64 kept = QFileInfo(target + QLatin1String(part)).size();
        QVERIFY(kept > 0);
        QVERIFY(kept < size);
        QVERIFY(bytes.startsWith(content(target + QLatin1String(part))));

        quint64 first = 0;
        SftpClient::TransferOptions again;
        again.progress = [&first](quint64 done, quint64) { first = first == 0 ? done : first; };
        QCOMPARE(run(again), Result<quint64>(size));
        // It went on, with all that had arrived.
        QVERIFY(first >= static_cast<quint64>(kept));
        QVERIFY(content(target) == bytes);
        QVERIFY(!QFile::exists(target + QLatin1String(part)));
    }

    void resumeIsNotTakenInByAnotherFile_data()
    {
        QTest::addColumn<bool>("up");
        QTest::addColumn<QByteArray>("left");
        QTest::addColumn<bool>("isOlder");
        QTest::addColumn<bool>("goesOn");
        const QByteArray bytes = sampleFile();
        QByteArray otherStart = bytes.left(1500000);
        otherStart[0] = static_cast<char>(~otherStart[0]);
        QByteArray otherEnd = bytes.left(1500000);
        otherEnd[1499999] = static_cast<char>(~otherEnd[1499999]);
        for (const bool up : {true, false}) {
            const QByteArray way = up ? "up, " : "down, ";
            QTest::newRow(way + "fits") << up << bytes.left(1500000) << false << true;
            QTest::newRow(way + "whole") << up << bytes << false << true;
            QTest::newRow(way + "short") << up << bytes.left(5) << false << true;
            QTest::newRow(way + "another beginning") << up << otherStart << false << false;
            QTest::newRow(way + "another end") << up << otherEnd << false << false;
            QTest::newRow(way + "longer") << up << bytes + 'x' << false << false;
            QTest::newRow(way + "older than the source") << up << bytes.left(1500000) << true << false;
        }
    }

    void resumeIsNotTakenInByAnotherFile()
    {
        QFETCH(const bool, up);
        QFETCH(const QByteArray, left);
        QFETCH(const bool, isOlder);
        QFETCH(const bool, goesOn);
        const QString source = up ? here("a") : there("a");
        const QString target = up ? there("b") : here("b");
        write(source, sampleFile());
        write(target + QLatin1String(part), left);
        if (isOlder)
            setTime(target + QLatin1String(part), -100);
        quint64 first = 0;
        bool isFirst = true;
        SftpClient::TransferOptions options;
        options.progress = [&](quint64 done, quint64) {
            if (std::exchange(isFirst, false))
                first = done;
        };
        const auto size = up ? upload(*m_client, source, QStringLiteral("b"), options)
                             : download(*m_client, QStringLiteral("a"), target, options);
        QCOMPARE(size, Result<quint64>(sampleFile().size()));
        QCOMPARE(first, goesOn ? static_cast<quint64>(left.size()) : 0U);
        QVERIFY(content(target) == sampleFile());
        QVERIFY(!QFile::exists(target + QLatin1String(part)));
    }

    void withoutResumeItBeginsAnew()
    {
        write(there("a"), sampleFile());
        write(here("b.clouddesk-part"), sampleFile().left(1000000));
        quint64 first = 1;
        SftpClient::TransferOptions options;
        options.resume = false;
        options.progress = [&first](quint64 done, quint64) { first = std::min(first, done); };
        QVERIFY(download(*m_client, QStringLiteral("a"), here("b"), options));
        QCOMPARE(first, 0U);
    }

    void permissions()
    {
        write(here("script"), "#!/bin/sh\n");
        chmod(QFile::encodeName(here("script")).constData(), 04755);
        QVERIFY(upload(*m_client, here("script"), QStringLiteral("script")));
        QCOMPARE(permissionsOf(there("script")), 0755U);
        chmod(QFile::encodeName(there("script")).constData(), 04777);
        QVERIFY(download(*m_client, QStringLiteral("script"), here("back")));
        // The usual umask is 022; what was set-user-id there is not here.
        QCOMPARE(permissionsOf(here("back")), 0777U & ~test::currentUmask());
        // What is replaced keeps its own.
        chmod(QFile::encodeName(there("script")).constData(), 0600);
        QVERIFY(upload(*m_client, here("script"), QStringLiteral("script")));
        QCOMPARE(permissionsOf(there("script")), 0600U);
        chmod(QFile::encodeName(here("back")).constData(), 0640);
        chmod(QFile::encodeName(there("script")).constData(), 0777);
        QVERIFY(download(*m_client, QStringLiteral("script"), here("back")));
        QCOMPARE(permissionsOf(here("back")), 0640U);
    }

    void longNames()
    {
        const QByteArray bytes = randomBytes(100000);
        // Of 255 bytes, of which the unfinished file's name has room for 240: a cut in the last of these characters.
        const QString name = QStringLiteral("x") + QString(127, QChar(0xe4));
        QCOMPARE(name.toUtf8().size(), 255);
        const QString local = here("") + name;
        const QString remote = there("") + name;
        write(local, bytes);
        QCOMPARE(upload(*m_client, local, name), Result<quint64>(100000));
        QCOMPARE(content(remote), bytes);
        QVERIFY(QFile::remove(local));
        QCOMPARE(download(*m_client, name, local), Result<quint64>(100000));
        QCOMPARE(content(local), bytes);
    }

    void partsAreForTheirOwnerOnly()
    {
        const QString part = here("b.clouddesk-part");
        std::vector<quint32> seen;
        test::ScriptedSftpServer server([&](test::ScriptedSftpServer::Request request) -> std::optional<QByteArray> {
            if (request.type == ssh::SftpType::Read)
                seen.push_back(permissionsOf(part));
            const bool isLook = request.type == ssh::SftpType::Stat || request.type == ssh::SftpType::HandleStat;
            if (isLook)
                return test::attributes(request.id, 100000);
            if (request.type != ssh::SftpType::Read || seen.size() > 4)
                return std::nullopt;
            return test::data(request.id, QByteArray(seen.size() < 4 ? 32768 : 100000 - 3 * 32768, 'x'));
        });
        const auto client = connectTo(server.takeStream());
        QCOMPARE(download(*client, QStringLiteral("a"), here("b")), Result<quint64>(100000));
        QCOMPARE(seen, std::vector<quint32>(seen.size(), 0600));
        QCOMPARE(seen.size(), 5U);
    }

    void partsOfPrivateFilesAreForTheirOwnerOnly()
    {
        const QByteArray bytes = randomBytes(3000000);
        write(here("a"), bytes);
        chmod(QFile::encodeName(here("a")).constData(), 0644);
        write(there("b"), "private");
        chmod(QFile::encodeName(there("b")).constData(), 0600);
        const QString part = there("b.clouddesk-part");
        uploadUntil(1000000);
        QCOMPARE(permissionsOf(part), 0600U);
        // Left there by a transfer that found no target.
        chmod(QFile::encodeName(part).constData(), 0644);
        uploadUntil(2000000);
        QCOMPARE(permissionsOf(part), 0600U);
        QCOMPARE(upload(*m_client, here("a"), QStringLiteral("b")), Result<quint64>(bytes.size()));
        QCOMPARE(permissionsOf(there("b")), 0600U);
        QVERIFY(content(there("b")) == bytes);
    }

    void partsFollowTheirSource()
    {
        const QByteArray bytes = randomBytes(3000000);
        write(here("a"), bytes);
        chmod(QFile::encodeName(here("a")).constData(), 0644);
        const QString part = there("b.clouddesk-part");
        uploadUntil(1000000);
        QCOMPARE(permissionsOf(part), 0644U & ~test::currentUmask());
        chmod(QFile::encodeName(here("a")).constData(), 0600);
        uploadUntil(2000000);
        QCOMPARE(permissionsOf(part), 0600U);
        QCOMPARE(upload(*m_client, here("a"), QStringLiteral("b")), Result<quint64>(bytes.size()));
        QCOMPARE(permissionsOf(there("b")), 0600U);
        QVERIFY(content(there("b")) == bytes);
    }

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

private:
    [[nodiscard]] QString here(const char* name) const
    {
        return m_folder->filePath(QStringLiteral("here/") + QString::fromUtf8(name));
    }
    [[nodiscard]] QString there(const char* name) const
    {
        return m_folder->filePath(QStringLiteral("there/") + QString::fromUtf8(name));
    }

    /// Uploads "a" to "b", which breaks off at this many bytes.
    void uploadUntil(int bytes)
    {
        RealSftpServer server(there(""), {QStringLiteral("/usr/bin/prlimit"), QStringLiteral("--core=0"),
                                          QStringLiteral("--fsize=%1").arg(bytes)});
        const auto client = connectTo(server.takeStream());
        QVERIFY(!upload(*client, here("a"), QStringLiteral("b")));
        QCOMPARE(QFileInfo(there("b.clouddesk-part")).size(), bytes);
    }

    static const QByteArray& sampleFile()
    {
        static const QByteArray bytes = randomBytes(2000000);
        return bytes;
    }

    static void setTime(const QString& path, int secondsFromNow)
    {
        const timespec time = {::time(nullptr) + secondsFromNow, 0};
        const timespec times[] = {time, time};
        QCOMPARE(utimensat(AT_FDCWD, QFile::encodeName(path).constData(), times, 0), 0);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<RealSftpServer> m_server;
    std::unique_ptr<SftpClient> m_client;
};

QTEST_GUILESS_MAIN(TestSftpClient)
#include "TestSftpClient.moc"
