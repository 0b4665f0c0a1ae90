// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/TransferService.h"
#include "lab/TestHome.h"

#include <QTest>

using namespace clouddesk;
using core::ErrorCode;
using core::Result;
using files::TransferService;
using ssh::SftpClient;

class TestTransferService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_sshd.start(), qPrintable(m_sshd.problem()));
        QVERIFY2(m_home.start(), qPrintable(m_home.problem()));
        m_home.acceptHostKeys();
        const auto machine = m_home.addMachine(m_sshd);
        QVERIFY2(machine.has_value(), machine ? "" : qPrintable(machine.error().toLine()));
        m_machine = *machine;
        // The sessions of the lab's sshd begin in the real home folder, so what is written there is found by its name.
        m_service = std::make_unique<TransferService>(m_home.connector(), m_home.audit());
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QDir(m_folder->path()).mkdir(QStringLiteral("there"));
    }

    void bothWays()
    {
        const QByteArray bytes = QByteArray("0123456789abcdef").repeated(200000);
        write(QStringLiteral("a"), bytes);
        QCOMPARE(*put(path("a"), path("there/b")), static_cast<quint64>(bytes.size()));
        QVERIFY(read(QStringLiteral("there/b")) == bytes);
        QCOMPARE(*get(path("there/b"), path("c")), static_cast<quint64>(bytes.size()));
        QVERIFY(read(QStringLiteral("c")) == bytes);
    }

    void foldersKeepTheName()
    {
        write(QStringLiteral("name with 'quotes' and ünicode"), "text");
        const QString source = path("name with 'quotes' and ünicode");
        QVERIFY(put(source, path("there/")));
        QVERIFY(get(path("there/name with 'quotes' and ünicode"), path("there/../")));
        QCOMPARE(read(QStringLiteral("there/name with 'quotes' and ünicode")), QByteArray("text"));
        // An existing folder is one also without the slash.
        QVERIFY(put(source, path("there")));
        QVERIFY(get(source, path("there")));
        QVERIFY(!QFile::exists(path("there.clouddesk-part")));
        // A folder that does not exist is not made.
        QCOMPARE(put(source, path("none/")).error().code, ErrorCode::NotFound);
        QCOMPARE(get(source, path("none/")).error().code, ErrorCode::NotFound);
    }

    void relativePathsBeginAtTheHomeFolder()
    {
        const QString name = QStringLiteral(".clouddesk-test-%1").arg(QFileInfo(m_folder->path()).fileName());
        write(QStringLiteral("a"), "text");
        QVERIFY(put(path("a"), name));
        QVERIFY(get(name, path("b")));
        QVERIFY(get(QStringLiteral("~/") + name, path("c")));
        QCOMPARE(read(QStringLiteral("b")), QByteArray("text"));
        QCOMPARE(read(QStringLiteral("c")), QByteArray("text"));
        QVERIFY(put(path("a"), QStringLiteral("~/") + name));
        QVERIFY(removeThere(name));
    }

    void whatIsRefused()
    {
        write(QStringLiteral("a"), "text");
        const auto before = records();
        QCOMPARE(put(path("there"), path("x")).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(put(path("missing"), path("x")).error().code, ErrorCode::NotFound);
        QCOMPARE(put(path("a/"), path("x")).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(get(path("there/"), path("x")).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(get(QStringLiteral(".."), path("x")).error().code, ErrorCode::InvalidArgument);
        // Nobody was connected to for that.
        QCOMPARE(records(), before);
        QCOMPARE(get(path("there"), path("x")).error().code, ErrorCode::InvalidArgument);
        QVERIFY(get(path("there"), path("x")).error().advice.contains(QStringLiteral("tar")));
        QCOMPARE(get(path("missing"), path("x")).error().code, ErrorCode::NotFound);
    }

    void everyTransferIsInTheAuditLog()
    {
        write(QStringLiteral("a"), "text");
        QVERIFY(put(path("a"), path("there/b")));
        QVERIFY(get(path("there/b"), path("c")));
        QVERIFY(!get(path("there/missing"), path("d")));
        const auto list = QCoro::waitFor(m_home.audit().list(20));
        QVERIFY(list);
        std::vector<audit::Event> events;
        for (const audit::Record& record : *list) {
            if (record.event.action.startsWith(QLatin1String("file.")) && events.size() < 3)
                events.push_back(record.event);
        }
        QCOMPARE(events.size(), 3U);
        QCOMPARE(events[2].action, QStringLiteral("file.put"));
        QCOMPARE(events[2].resource, QStringLiteral("machine"));
        QCOMPARE(events[2].details.value(QStringLiteral("bytes")).toInt(), 4);
        QCOMPARE(events[2].details.value(QStringLiteral("remote")).toString(), path("there/b"));
        QCOMPARE(events[1].action, QStringLiteral("file.get"));
        QCOMPARE(events[1].details.value(QStringLiteral("local")).toString(), path("c"));
        QVERIFY(events[1].succeeded);
        QVERIFY(!events[0].succeeded);
        QCOMPARE(events[0].details.value(QStringLiteral("error")).toString(), QStringLiteral("not_found"));
        QVERIFY(QCoro::waitFor(m_home.audit().verify())->sound);
    }

    void J1_payloadsAsNames()
    {
        const QString marker = path("marker");
        for (const QString& name :
             {QStringLiteral("$(touch marker)"), QStringLiteral("`touch marker`"), QStringLiteral("-rf"),
              QStringLiteral("a;touch marker"), QStringLiteral("two\nlines"), QStringLiteral("%s%n*?")}) {
            write(name, "text");
            QVERIFY(put(m_folder->filePath(name), path("there/")));
            QVERIFY(get(m_folder->filePath(QStringLiteral("there/") + name), path("back")));
            QCOMPARE(read(QStringLiteral("back")), QByteArray("text"));
        }
        QVERIFY(!QFile::exists(marker));
        QVERIFY(!QFile::exists(m_sshd.homeDirectory() + QStringLiteral("/marker")));
    }

    void lossOfTheConnectionAndGoingOn()
    {
        const QByteArray bytes = QByteArray("0123456789abcdef").repeated(8 << 20);
        write(QStringLiteral("a"), bytes);
        bool isFirst = true;
        quint64 began = 0;
        SftpClient::TransferOptions options;
        options.progress = [this](quint64 done, quint64) {
            if (done > 0)
                m_sshd.killSessions();
        };
        auto failed = QCoro::waitFor(m_service->put(m_machine, path("a"), path("there/b"), options));
        QCOMPARE(failed.error().code, ErrorCode::ConnectionLost);
        QVERIFY(!QFile::exists(path("there/b")));
        const auto kept = QFileInfo(path("there/b.clouddesk-part")).size();
        QVERIFY(kept > 0);
        options.progress = [&](quint64 done, quint64) {
            if (std::exchange(isFirst, false))
                began = done;
        };
        QVERIFY(QCoro::waitFor(m_service->put(m_machine, path("a"), path("there/b"), options)));
        QCOMPARE(began, static_cast<quint64>(kept));
        QVERIFY(read(QStringLiteral("there/b")) == bytes);
    }

private:
    [[nodiscard]] QString path(const char* name) const { return m_folder->filePath(QString::fromUtf8(name)); }

    void write(const QString& name, const QByteArray& bytes)
    {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    [[nodiscard]] QByteArray read(const QString& name) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
    }

    Result<quint64> put(const QString& from, const QString& to)
    {
        return QCoro::waitFor(m_service->put(m_machine, from, to, {}));
    }
    Result<quint64> get(const QString& from, const QString& to)
    {
        return QCoro::waitFor(m_service->get(m_machine, from, to, {}));
    }

    Result<void> removeThere(const QString& name)
    {
        auto connection = QCoro::waitFor(m_home.connector().connect(m_machine));
        auto stream = QCoro::waitFor((*connection)->openSubsystem(QStringLiteral("sftp")));
        auto client = QCoro::waitFor(SftpClient::open(std::move(*stream)));
        return QCoro::waitFor((*client)->remove(name));
    }

    std::size_t records() { return QCoro::waitFor(m_home.audit().list(10000))->size(); }

    lab::Sshd m_sshd;
    lab::TestHome m_home;
    instances::Instance m_machine;
    std::unique_ptr<TransferService> m_service;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestTransferService)
#include "TestTransferService.moc"
