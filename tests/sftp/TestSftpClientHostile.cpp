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

#include <atomic>

using namespace clouddesk;
using core::ErrorCode;
using core::Result;
using ssh::RemoteFile;
using ssh::SftpClient;
using ssh::SftpFields;
using ssh::SftpPayload;
using ssh::SftpStatus;
using ssh::SftpType;
using test::attributes;
using test::data;
using test::packet;
using test::ScriptedSftpServer;
using test::status;
using Request = ScriptedSftpServer::Request;
using Answer = std::optional<QByteArray>;

namespace {

constexpr quint64 tenGigabytes = 10000000000ULL;

Result<std::unique_ptr<SftpClient>> connectTo(core::UniqueFd stream,
                                              std::chrono::milliseconds limit = std::chrono::seconds(5))
{
    return QCoro::waitFor(SftpClient::open(std::move(stream), limit, std::chrono::seconds(5)));
}

SftpPayload fileName(SftpPayload payload, QByteArrayView name, quint32 permissions = 0100644)
{
    return payload.addString(name).addString("longname").addAttributes(permissions);
}

/// Answers READ from a file of that many bytes of 'x', whatever STAT says.
Answer readFrom(const Request& request, quint64 size)
{
    SftpFields fields = request.fields;
    fields.takeString();
    const quint64 offset = fields.takeLongNumber();
    const quint32 length = fields.takeNumber();
    if (offset >= size)
        return status(request.id, SftpStatus::EndOfFile);
    return data(request.id, QByteArray(static_cast<qsizetype>(std::min<quint64>(length, size - offset)), 'x'));
}

qint64 residentKilobytes()
{
    QFile file(QStringLiteral("/proc/self/statm"));
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() * 4 : 0;
}

} // namespace

class TestSftpClientHostile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void S9_greetings_data()
    {
        QTest::addColumn<QByteArray>("greeting");
        QTest::addColumn<int>("code");
        const int nonsense = int(ErrorCode::SshProtocolFailed);
        QTest::newRow("length 0") << QByteArray(4, '\0') << nonsense;
        QTest::newRow("length 1") << QByteArray("\0\0\0\1\2", 5) << nonsense;
        QTest::newRow("length 4") << QByteArray("\0\0\0\4\2\0\0\0", 8) << nonsense;
        QTest::newRow("length of 2^32 - 1") << QByteArray("\xff\xff\xff\xff\2\0\0\0\3", 9) << nonsense;
        QTest::newRow("length of 2^31") << QByteArray("\x80\0\0\0\2\0\0\0\3", 9) << nonsense;
        QTest::newRow("length of 16 MiB") << QByteArray("\1\0\0\0\2\0\0\0\3", 9) << nonsense;
        QTest::newRow("version 2") << packet(SftpType::Version, 2) << int(ErrorCode::Unsupported);
        QTest::newRow("version 4") << packet(SftpType::Version, 4) << int(ErrorCode::Unsupported);
        QTest::newRow("something else") << status(3, SftpStatus::Ok) << nonsense;
        QTest::newRow("cut extension") << packet(SftpType::Version, 3, SftpPayload().addNumber(1000).addByte('x'))
                                       << nonsense;
        QTest::newRow("text of a login script") << QByteArray("Welcome to box\r\n") << int(ErrorCode::TransferFailed);
        QTest::newRow("nothing") << QByteArray() << int(ErrorCode::ConnectionTimedOut);
        QTest::newRow("half a packet") << QByteArray("\0\0\0\5\2", 5) << int(ErrorCode::ConnectionTimedOut);
    }

    void S9_greetings()
    {
        QFETCH(const QByteArray, greeting);
        QFETCH(const int, code);
        ScriptedSftpServer server([greeting](const Request&) -> Answer { return greeting; });
        const auto client = QCoro::waitFor(
            SftpClient::open(server.takeStream(), std::chrono::milliseconds(200), std::chrono::milliseconds(200)));
        QVERIFY(!client);
        QCOMPARE(int(client.error().code), code);
    }

    void S9_serverThatHangsUp()
    {
        ScriptedSftpServer* place = nullptr;
        ScriptedSftpServer server([&place](const Request&) -> Answer {
            place->cutOff();
            return QByteArray();
        });
        place = &server;
        QCOMPARE(connectTo(server.takeStream()).error().code, ErrorCode::ConnectionLost);
    }

    void S9_answers_data()
    {
        QTest::addColumn<QByteArray>("answer"); // "@" stands for the id that was asked with
        const QByteArray id("@@@@", 4);
        const auto withId = [&id](const QByteArray& bytes) { return QByteArray(bytes).replace(5, 4, id); };
        QTest::newRow("id never used") << attributes(12345, 1);
        QTest::newRow("answer twice") << withId(attributes(0, 1)) + withId(attributes(0, 1)) + withId(attributes(0, 1));
        QTest::newRow("length 0") << QByteArray(4, '\0');
        QTest::newRow("length huge") << QByteArray("\x7f\xff\xff\xff\x69\0\0\0\0", 9);
        QTest::newRow("length just beyond") << QByteArray("\0\4\4\1\x69\0\0\0\0", 9);
        QTest::newRow("wrong type") << withId(packet(SftpType::Handle, 0, SftpPayload().addString("h")));
        QTest::newRow("type unknown") << withId(packet(static_cast<SftpType>(77), 0));
        QTest::newRow("greeting again") << packet(SftpType::Version, 3);
        QTest::newRow("empty attributes") << withId(packet(SftpType::Attributes, 0));
        QTest::newRow("attributes cut short")
            << withId(packet(SftpType::Attributes, 0, SftpPayload().addNumber(0xf).addNumber(1)));
        QTest::newRow("2^32 extended attributes") << withId(
            packet(SftpType::Attributes, 0, SftpPayload().addNumber(0x80000000).addNumber(0xffffffff).addString("a")));
        QTest::newRow("empty status") << withId(packet(SftpType::Status, 0));
        QTest::newRow("status with a long string")
            << withId(packet(SftpType::Status, 0, SftpPayload().addNumber(4).addNumber(0xfffffff0)));
        QTest::newRow("status Ok") << withId(status(0, SftpStatus::Ok));
    }

    void S9_answers()
    {
        QFETCH(QByteArray, answer);
        ScriptedSftpServer server([answer](const Request& request) -> Answer {
            if (request.type != SftpType::Stat)
                return std::nullopt;
            return QByteArray(answer).replace("@@@@", SftpPayload().addNumber(request.id).view().toByteArray());
        });
        const auto client = connectTo(server.takeStream());
        QVERIFY(client);
        // Some are only noticed when more is asked.
        auto outcome = QCoro::waitFor((*client)->stat(QStringLiteral("a")));
        if (outcome)
            outcome = QCoro::waitFor((*client)->stat(QStringLiteral("b")));
        QVERIFY(!outcome);
        QVERIFY(outcome.error().code == ErrorCode::SshProtocolFailed ||
                outcome.error().code == ErrorCode::TransferFailed);
        QVERIFY(!outcome.error().text.isEmpty());
    }

    void S9_wordsOfTheServerAreOneLine()
    {
        ScriptedSftpServer server([](const Request& request) -> Answer {
            if (request.type != SftpType::Stat)
                return std::nullopt;
            const QByteArray words = "bad\n2026 ERROR forged\x1b[2J" + QByteArray(200000, 'x');
            return status(request.id, SftpStatus::Failure, words.constData());
        });
        const auto client = connectTo(server.takeStream());
        const auto outcome = QCoro::waitFor((*client)->stat(QStringLiteral("a")));
        QCOMPARE(outcome.error().code, ErrorCode::TransferFailed);
        QVERIFY(!outcome.error().text.contains(QLatin1Char('\n')));
        QVERIFY(!outcome.error().text.contains(QChar(0x1b)));
        QVERIFY(outcome.error().text.size() < 500);
    }

    void S9_noiseOfEveryKind()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        for (quint32 round = 0; round < 300; ++round) {
            auto random = std::make_shared<QRandomGenerator>(seed + round);
            // A sound answer with some bytes changed, cut or added.
            ScriptedSftpServer server([random](const Request& request) -> Answer {
                if (request.type == SftpType::Init)
                    return std::nullopt;
                QByteArray answer =
                    request.type == SftpType::Read ? *readFrom(request, 70000) : attributes(request.id, 70000);
                if (request.type == SftpType::Open || request.type == SftpType::OpenDirectory)
                    answer = packet(SftpType::Handle, request.id, SftpPayload().addString("h"));
                else if (request.type == SftpType::ReadDirectory)
                    answer = packet(SftpType::Name, request.id, fileName(SftpPayload().addNumber(1), "a"));
                if (random->bounded(3) != 0)
                    return answer;
                for (int i = random->bounded(4); i > 0; --i)
                    answer[random->bounded(int(std::min<qsizetype>(answer.size(), 64)))] =
                        static_cast<char>(random->bounded(256));
                if (random->bounded(4) == 0)
                    answer.truncate(random->bounded(int(answer.size())));
                return answer;
            });
            auto client = QCoro::waitFor(
                SftpClient::open(server.takeStream(), std::chrono::seconds(5), std::chrono::milliseconds(20)));
            if (!client)
                continue;
            std::ignore =
                QCoro::waitFor((*client)->download(QStringLiteral("a"), m_folder->filePath(QStringLiteral("b")), {}));
            std::ignore = QCoro::waitFor((*client)->list(QStringLiteral("a"), 100));
            std::ignore = QCoro::waitFor((*client)->realPath(QStringLiteral("a")));
        }
        const QStringList left = QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
        for (const QString& name : left)
            QVERIFY(name == QStringLiteral("b") || name == QStringLiteral("b.clouddesk-part"));
    }

    void I4_namesInLists()
    {
        ScriptedSftpServer server([isFirst = true](const Request& request) mutable -> Answer {
            if (request.type != SftpType::ReadDirectory || !std::exchange(isFirst, false))
                return std::nullopt;
            SftpPayload payload;
            const QByteArrayList names = {"..",      ".",
                                          "../../x", "/etc/passwd",
                                          "a/b",     QByteArray("a\0b", 3),
                                          "",        QByteArray(64000, 'n'),
                                          "-rf",     "two\nlines",
                                          "fine",    "~"};
            payload.addNumber(static_cast<quint32>(names.size()));
            for (const QByteArray& name : names)
                payload = fileName(std::move(payload), name);
            return packet(SftpType::Name, request.id, payload);
        });
        const auto client = connectTo(server.takeStream());
        const auto files = QCoro::waitFor((*client)->list(QStringLiteral("a")));
        QVERIFY(files);
        QStringList names;
        for (const RemoteFile& file : *files)
            names += file.name;
        QCOMPARE(names, QStringList({QStringLiteral("-rf"), QStringLiteral("two\nlines"), QStringLiteral("fine"),
                                     QStringLiteral("~")}));
    }

    void I4_listsWithoutEnd_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("good names") << QByteArray("a");
        QTest::newRow("dropped names") << QByteArray("..");
    }

    void I4_listsWithoutEnd()
    {
        QFETCH(const QByteArray, name);
        QByteArray answer;
        ScriptedSftpServer server([&](const Request& request) -> Answer {
            if (request.type != SftpType::ReadDirectory)
                return std::nullopt;
            SftpPayload payload;
            payload.addNumber(1000);
            for (int i = 0; i < 1000; ++i)
                payload = fileName(std::move(payload), name);
            return packet(SftpType::Name, request.id, payload);
        });
        const auto client = connectTo(server.takeStream());
        const auto files = QCoro::waitFor((*client)->list(QStringLiteral("a"), 20000));
        QVERIFY(files);
        QCOMPARE(files->size(), name == "a" ? 20000U : 0U);
    }

    void I4_listsThatLieAboutTheirCount()
    {
        for (const quint32 count : {0U, 2U, 0xffffffffU}) {
            ScriptedSftpServer server([count](const Request& request) -> Answer {
                if (request.type != SftpType::ReadDirectory)
                    return std::nullopt;
                return packet(SftpType::Name, request.id, fileName(SftpPayload().addNumber(count), "a"));
            });
            const auto client = connectTo(server.takeStream());
            QCOMPARE(QCoro::waitFor((*client)->list(QStringLiteral("a"))).error().code, ErrorCode::SshProtocolFailed);
        }
    }

    void I4_resolvedPathsAreChecked()
    {
        for (const QByteArray& path : {QByteArray("relative"), QByteArray(""), QByteArray("/a\0b", 4)}) {
            ScriptedSftpServer server([path](const Request& request) -> Answer {
                if (request.type != SftpType::RealPath)
                    return std::nullopt;
                return packet(SftpType::Name, request.id, fileName(SftpPayload().addNumber(1), path));
            });
            const auto client = connectTo(server.takeStream());
            QCOMPARE(QCoro::waitFor((*client)->realPath(QStringLiteral("."))).error().code,
                     ErrorCode::SshProtocolFailed);
        }
    }

    void I4_liesAboutTheSize_data()
    {
        QTest::addColumn<quint64>("said");
        QTest::addColumn<quint64>("is");
        QTest::addColumn<int>("code");
        const int lie = int(ErrorCode::TransferFailed);
        QTest::newRow("1 byte that says 10 GB") << tenGigabytes << quint64(1) << lie;
        QTest::newRow("10 GB that say 1 byte") << quint64(1) << tenGigabytes << lie;
        QTest::newRow("10 GB that say nothing") << quint64(0) << tenGigabytes << lie;
        QTest::newRow("one byte more") << quint64(1000000) << quint64(1000001) << lie;
        QTest::newRow("one byte less") << quint64(1000000) << quint64(999999) << lie;
        QTest::newRow("2^64 - 1") << ~quint64(0) << quint64(1) << lie;
        QTest::newRow("2^63") << (quint64(1) << 63) << quint64(1) << lie;
    }

    void I4_liesAboutTheSize()
    {
        QFETCH(const quint64, said);
        QFETCH(const quint64, is);
        QFETCH(const int, code);
        std::atomic<quint64> sent = 0;
        ScriptedSftpServer server([&](const Request& request) -> Answer {
            if (request.type == SftpType::Stat || request.type == SftpType::HandleStat)
                return attributes(request.id, said);
            if (request.type != SftpType::Read)
                return std::nullopt;
            const Answer answer = readFrom(request, is);
            sent += static_cast<quint64>(answer->size());
            return answer;
        });
        const auto client = connectTo(server.takeStream());
        quint64 most = 0;
        SftpClient::TransferOptions options;
        options.progress = [&most](quint64 done, quint64) { most = std::max(most, done); };
        const QString target = m_folder->filePath(QStringLiteral("a"));
        const auto outcome = QCoro::waitFor((*client)->download(QStringLiteral("a"), target, options));
        QVERIFY(!outcome);
        QCOMPARE(int(outcome.error().code), code);
        QVERIFY(sent < 100000000);
        QVERIFY(most <= std::min(is, std::max<quint64>(said, 20000000)));
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void I4_dataThatWasNotAskedFor_data()
    {
        QTest::addColumn<int>("length");
        QTest::newRow("none") << 0;
        QTest::newRow("too much") << 200000;
    }

    void I4_dataThatWasNotAskedFor()
    {
        QFETCH(const int, length);
        ScriptedSftpServer server([length](const Request& request) -> Answer {
            if (request.type == SftpType::Stat || request.type == SftpType::HandleStat)
                return attributes(request.id, 1000000);
            if (request.type != SftpType::Read)
                return std::nullopt;
            return data(request.id, QByteArray(length, 'x'));
        });
        const auto client = connectTo(server.takeStream());
        const auto outcome =
            QCoro::waitFor((*client)->download(QStringLiteral("a"), m_folder->filePath(QStringLiteral("a")), {}));
        QCOMPARE(outcome.error().code, ErrorCode::SshProtocolFailed);
        QVERIFY(QDir(m_folder->path()).isEmpty());
    }

    void I4_piecesOutOfTheirOrder()
    {
        // Each pair of answers comes exchanged, and every third is shorter than it was asked for.
        QByteArray held;
        int count = 0;
        ScriptedSftpServer server([&](const Request& request) -> Answer {
            if (request.type == SftpType::Stat || request.type == SftpType::HandleStat)
                return attributes(request.id, 5000000);
            if (request.type != SftpType::Read)
                return std::nullopt;
            SftpFields fields = request.fields;
            fields.takeString();
            const quint64 offset = fields.takeLongNumber();
            const quint64 length = fields.takeNumber();
            if (offset >= 5000000)
                return std::exchange(held, {}) + status(request.id, SftpStatus::EndOfFile);
            QByteArray bytes;
            const quint64 end = std::min<quint64>(offset + (++count % 3 == 0 ? (length + 1) / 2 : length), 5000000);
            for (quint64 i = offset; i < end; ++i)
                bytes += static_cast<char>(i * 2654435761U >> 24);
            if (held.isEmpty() && count < 100) {
                held = data(request.id, bytes);
                return QByteArray();
            }
            return data(request.id, bytes) + std::exchange(held, {});
        });
        const auto client = connectTo(server.takeStream());
        const QString target = m_folder->filePath(QStringLiteral("a"));
        const auto outcome = QCoro::waitFor((*client)->download(QStringLiteral("a"), target, {}));
        QCOMPARE(outcome, Result<quint64>(5000000));
        QFile file(target);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        bool isSame = bytes.size() == 5000000;
        for (quint64 i = 0; isSame && i < 5000000; ++i)
            isSame = bytes[static_cast<qsizetype>(i)] == static_cast<char>(i * 2654435761U >> 24);
        QVERIFY(isSame);
    }

    void I4_firstPieceNeverComes()
    {
        // The memory for what comes too early is bounded; without the first piece it is a silence in the end.
        std::atomic<quint64> sent = 0;
        ScriptedSftpServer server([&](const Request& request) -> Answer {
            if (request.type == SftpType::Stat || request.type == SftpType::HandleStat)
                return attributes(request.id, tenGigabytes);
            if (request.type != SftpType::Read)
                return std::nullopt;
            SftpFields fields = request.fields;
            fields.takeString();
            if (fields.takeLongNumber() == 0)
                return QByteArray();
            sent += 32768;
            return readFrom(request, tenGigabytes);
        });
        auto client = QCoro::waitFor(
            SftpClient::open(server.takeStream(), std::chrono::seconds(5), std::chrono::milliseconds(300)));
        const qint64 before = residentKilobytes();
        const auto outcome =
            QCoro::waitFor((*client)->download(QStringLiteral("a"), m_folder->filePath(QStringLiteral("a")), {}));
        QCOMPARE(outcome.error().code, ErrorCode::ConnectionTimedOut);
        QVERIFY(sent < 64000000);
#ifdef CLOUDDESK_SANITIZED
        // The sanitizers' own bookkeeping is many times as large.
        std::ignore = before;
#else
        QVERIFY(residentKilobytes() - before < 64000);
#endif
    }

    void I4_cancelIsQuickWhateverTheServerDoes_data()
    {
        QTest::addColumn<bool>("isSilent");
        QTest::newRow("silent") << true;
        QTest::newRow("one byte at a time") << false;
    }

    void I4_cancelIsQuickWhateverTheServerDoes()
    {
        QFETCH(const bool, isSilent);
        ScriptedSftpServer server([isSilent](const Request& request) -> Answer {
            if (request.type == SftpType::Stat || request.type == SftpType::HandleStat)
                return attributes(request.id, tenGigabytes);
            if (request.type == SftpType::Read && isSilent)
                return QByteArray();
            if (request.type == SftpType::Read)
                return data(request.id, "x");
            return std::nullopt;
        });
        const auto client = connectTo(server.takeStream());
        std::stop_source stop;
        QElapsedTimer timer;
        // The download may end before, and the stop with this function.
        QObject thisFunction;
        QTimer::singleShot(200, &thisFunction, [&] {
            timer.start();
            stop.request_stop();
        });
        SftpClient::TransferOptions options;
        options.stop = stop.get_token();
        const auto outcome =
            QCoro::waitFor((*client)->download(QStringLiteral("a"), m_folder->filePath(QStringLiteral("a")), options));
        // Of pieces in no order it may have had enough before.
        QVERIFY(outcome.error().code == ErrorCode::Cancelled ||
                (!isSilent && outcome.error().code == ErrorCode::SshProtocolFailed));
        QVERIFY(!timer.isValid() || timer.elapsed() < 1000);
        QVERIFY(!QFile::exists(m_folder->filePath(QStringLiteral("a"))));
    }

    void fullDisksOfOtherServers()
    {
        QFile file(m_folder->filePath(QStringLiteral("a")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("text");
        file.close();
        for (const SftpStatus code : {SftpStatus::NoSpace, SftpStatus::QuotaExceeded}) {
            ScriptedSftpServer server([code](const Request& request) -> Answer {
                if (request.type != SftpType::Write)
                    return std::nullopt;
                return status(request.id, code);
            });
            const auto client = connectTo(server.takeStream());
            const auto outcome = QCoro::waitFor((*client)->upload(file.fileName(), QStringLiteral("b"), {}));
            QCOMPARE(outcome.error().code, ErrorCode::RemoteDiskFull);
        }
    }

    void serversWithoutExtensions()
    {
        QFile file(m_folder->filePath(QStringLiteral("a")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(100000, 'x'));
        file.close();
        std::vector<SftpType> asked;
        quint32 longest = 0;
        ScriptedSftpServer server([&](const Request& request) -> Answer {
            asked.push_back(request.type);
            SftpFields fields = request.fields;
            if (request.type == SftpType::Write) {
                fields.takeString();
                fields.takeLongNumber();
                longest = std::max<quint32>(longest, static_cast<quint32>(fields.takeString().size()));
            }
            // The target is there already, and after the writing so is the unfinished file.
            if (request.type == SftpType::LinkStat)
                return attributes(request.id, 100000);
            return std::nullopt;
        });
        {
            const auto client = connectTo(server.takeStream());
            SftpClient::TransferOptions options;
            options.resume = false;
            QCOMPARE(QCoro::waitFor((*client)->upload(file.fileName(), QStringLiteral("b"), options)),
                     Result<quint64>(100000));
        }
        QCOMPARE(longest, 32768U);
        // What is there is removed just before the rename.
        const auto rename = std::find(asked.begin(), asked.end(), SftpType::Rename);
        QVERIFY(rename != asked.end());
        QCOMPARE(*std::prev(rename), SftpType::Remove);
        QVERIFY(std::find(asked.begin(), asked.end(), SftpType::Extended) == asked.end());
    }

    void limitsOfTheServerAreKept()
    {
        struct Case
        {
            quint64 packet, read, write;
            quint32 expected;
        };
        for (const Case& one :
             {Case{0, 0, 0, 32768}, Case{34000, 20000, 20000, 20000}, Case{~0ULL, ~0ULL, ~0ULL, 255 * 1024},
              Case{1, 1, 1, 1024}, Case{1, ~0ULL, ~0ULL, 1024}, Case{262144, 261120, 261120, 261120}}) {
            std::atomic<quint32> longest = 0;
            SftpPayload extensions;
            extensions.addString("limits@openssh.com").addString("1");
            ScriptedSftpServer server(
                [&](const Request& request) -> Answer {
                    SftpFields fields = request.fields;
                    if (request.type == SftpType::Extended)
                        return packet(SftpType::ExtendedReply, request.id,
                                      SftpPayload()
                                          .addLongNumber(one.packet)
                                          .addLongNumber(one.read)
                                          .addLongNumber(one.write)
                                          .addLongNumber(0));
                    if (request.type == SftpType::Stat || request.type == SftpType::HandleStat)
                        return attributes(request.id, 1000000);
                    if (request.type != SftpType::Read)
                        return std::nullopt;
                    fields.takeString();
                    fields.takeLongNumber();
                    longest = std::max<quint32>(longest, fields.takeNumber());
                    return readFrom(request, 1000000);
                },
                extensions);
            const auto client = connectTo(server.takeStream());
            QVERIFY(client);
            QVERIFY(
                QCoro::waitFor((*client)->download(QStringLiteral("a"), m_folder->filePath(QStringLiteral("a")), {})));
            QCOMPARE(longest.load(), one.expected);
        }
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestSftpClientHostile)
#include "TestSftpClientHostile.moc"
