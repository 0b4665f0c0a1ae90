// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "SftpBench.h"

#include <QElapsedTimer>

#include <thread>

using namespace clouddesk;
using core::ErrorCode;
using core::Result;
using ssh::RemoteFile;
using ssh::SftpClient;
using test::connectTo;
using test::content;
using test::download;
using test::permissionsOf;
using test::randomBytes;
using test::RealSftpServer;
using test::upload;
using test::write;

class TestSftpClient : public test::SftpBench
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

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
        // As soon as something has arrived, also when this thread is late to hear of it.
        std::jthread stopper([&, part = target + QLatin1String(test::partSuffix)](const std::stop_token& over) {
            while (!over.stop_requested() && QFileInfo(part).size() == 0)
                std::this_thread::yield();
            sinceStop.start();
            stop.request_stop();
        });
        const auto ran = run(options);
        stopper = {};
        QCOMPARE(ran.error().code, ErrorCode::Cancelled);
        QVERIFY(sinceStop.elapsed() < 1000);
        QVERIFY(!QFile::exists(target));
        const qint64 kept = QFileInfo(target + QLatin1String(test::partSuffix)).size();
        QVERIFY(kept > 0);
        QVERIFY(kept < size);
        QVERIFY(bytes.startsWith(content(target + QLatin1String(test::partSuffix))));

        quint64 first = 0;
        SftpClient::TransferOptions again;
        again.progress = [&first](quint64 done, quint64) { first = first == 0 ? done : first; };
        QCOMPARE(run(again), Result<quint64>(size));
        // It went on, with all that had arrived.
        QVERIFY(first >= static_cast<quint64>(kept));
        QVERIFY(content(target) == bytes);
        QVERIFY(!QFile::exists(target + QLatin1String(test::partSuffix)));
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
        write(target + QLatin1String(test::partSuffix), left);
        if (isOlder)
            setTime(target + QLatin1String(test::partSuffix), -100);
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
        QVERIFY(!QFile::exists(target + QLatin1String(test::partSuffix)));
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

    void goesOnAtTheTargetItself_data()
    {
        QTest::addColumn<bool>("up");
        QTest::newRow("up") << true;
        QTest::newRow("down") << false;
    }

    // As far as it is the beginning of the source, and nothing else is touched.
    void goesOnAtTheTargetItself()
    {
        QFETCH(const bool, up);
        const QByteArray bytes = randomBytes(3000000);
        QByteArray other = bytes.first(2000000);
        other[1999990] = char(other[1999990] + 1);
        const QString source = up ? here("a") : there("a");
        const QString target = up ? there("b") : here("b");
        write(source, bytes);
        SftpClient::TransferOptions options;
        options.atTarget = true;
        quint64 first = 0;
        options.progress = [&first](quint64 done, quint64) { first = first == 0 ? done : first; };
        const auto move = [&] {
            first = 0;
            return up ? upload(*m_client, here("a"), QStringLiteral("b"), options)
                      : download(*m_client, QStringLiteral("a"), here("b"), options);
        };
        const auto canContinue = [&] {
            const QString local = up ? here("a") : here("b");
            const QString remote = up ? QStringLiteral("b") : QStringLiteral("a");
            return QCoro::waitFor(m_client->canContinue(local, remote, up)).value_or(false);
        };
        QVERIFY(!canContinue());
        QVERIFY(!move());
        for (const QByteArray& wrong : {other, bytes + "more", QByteArray()}) {
            write(target, wrong);
            QVERIFY(!canContinue());
            QCOMPARE(move().error().code, core::ErrorCode::Conflict);
            QVERIFY(content(target) == wrong);
        }
        // Times do not matter: a log that grew is newer than what was copied of it.
        for (const qsizetype length : {qsizetype(1), qsizetype(70000), qsizetype(2000000), bytes.size()}) {
            write(target, bytes.first(length));
            setTime(target, -100);
            chmod(QFile::encodeName(target).constData(), 0640);
            QVERIFY(canContinue());
            QCOMPARE(move(), Result<quint64>(bytes.size()));
            QVERIFY(content(target) == bytes);
            QCOMPARE(permissionsOf(target), 0640U);
            QCOMPARE(first, quint64(length));
        }
        QCOMPARE(QDir(up ? there("") : here("")).entryList(QDir::Files), QStringList(QStringLiteral("b")));
        QFile::remove(target);
        QVERIFY(QFile::link(source, target));
        QVERIFY(!canContinue());
        QVERIFY(!move());
    }

private:
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
};

QTEST_GUILESS_MAIN(TestSftpClient)
#include "TestSftpClient.moc"
