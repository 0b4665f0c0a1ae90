// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/FakeRfbServer.h"
#include "lab/Patience.h"
#include "lab/SoundServer.h"
#include "lab/XtigervncServer.h"
#include "rfbclient/Client.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace clouddesk;
using rfb::Client;
namespace script = lab::rfbscript;

namespace {

const QByteArray soundOn = QByteArray::fromHex("ff010000");
const QByteArray soundOff = QByteArray::fromHex("ff010001");
const QByteArray soundForm = QByteArray::fromHex("ff01000203020000ac44");
const QByteArray began = QByteArray::fromHex("ff010001");
const QByteArray ended = QByteArray::fromHex("ff010000");

QByteArray offer()
{
    return script::updateHead(1) + script::rectangle(0, 0, 0, 0, -259);
}

QByteArray samples(const QByteArray& bytes)
{
    return QByteArray::fromHex("ff010002") + script::number(quint32(bytes.size())) + bytes;
}

/// A floppy disk whose boot sector lets the speaker of a PC sound at 440 Hz for ever.
QByteArray singingDisk()
{
    QByteArray disk = QByteArray::fromHex("b0b6e643"  // mov al, 0xb6; out 0x43, al: timer 2, square wave
                                          "b897 0a"   // mov ax, 2711: 1193182 Hz / 440 Hz
                                          "e64288e0"  // out 0x42, al; mov al, ah
                                          "e642"      // out 0x42, al
                                          "e4610c03"  // in al, 0x61; or al, 3
                                          "e661"      // out 0x61, al: speaker on
                                          "faf4ebfd") // cli; hlt; for ever
                          .leftJustified(510, '\0');
    disk += QByteArray::fromHex("55aa");
    return disk.leftJustified(1440 * 1024, '\0');
}

/// QEMU with a PC that does nothing but sing.
class SingingMachine
{
public:
    static bool isThere() { return !QStandardPaths::findExecutable(QStringLiteral("qemu-system-x86_64")).isEmpty(); }

    SingingMachine()
    {
        QFile disk(m_folder.filePath(QStringLiteral("disk")));
        if (disk.open(QIODevice::WriteOnly))
            disk.write(singingDisk());
        disk.close();
        m_machine.setProcessChannelMode(QProcess::MergedChannels);
        m_machine.start(QStringLiteral("qemu-system-x86_64"),
                        {QStringLiteral("-accel"), QStringLiteral("tcg"), QStringLiteral("-m"), QStringLiteral("32"),
                         QStringLiteral("-nodefaults"), QStringLiteral("-vga"), QStringLiteral("std"),
                         QStringLiteral("-audiodev"), QStringLiteral("none,id=speaker"), QStringLiteral("-machine"),
                         QStringLiteral("pc,pcspk-audiodev=speaker"), QStringLiteral("-drive"),
                         QStringLiteral("if=floppy,format=raw,file=%1").arg(disk.fileName()), QStringLiteral("-boot"),
                         QStringLiteral("a"), QStringLiteral("-vnc"),
                         QStringLiteral("unix:%1,audiodev=speaker").arg(socket())});
    }
    ~SingingMachine()
    {
        m_machine.kill();
        m_machine.waitForFinished(5000);
    }
    SingingMachine(const SingingMachine&) = delete;
    SingingMachine& operator=(const SingingMachine&) = delete;

    [[nodiscard]] QString socket() const { return m_folder.filePath(QStringLiteral("vnc")); }
    QByteArray log() { return m_machine.readAll(); }

private:
    QTemporaryDir m_folder;
    QProcess m_machine;
};

QList<qint16> leftChannel(const QByteArray& bytes)
{
    QList<qint16> left;
    for (qsizetype i = 0; i + 3 < bytes.size(); i += 4)
        left += static_cast<qint16>(quint8(bytes[i]) | quint8(bytes[i + 1]) << 8);
    return left;
}

} // namespace

class TestSound : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<lab::FakeRfbServer> m_server;
    std::unique_ptr<Client> m_client;
    QByteArray m_heard;

    void makeClient(bool withSound)
    {
        m_heard.clear();
        rfb::ClientOptions options;
        options.sound = withSound;
        m_client = std::make_unique<Client>(std::move(options));
        connect(m_client.get(), &Client::soundArrived, this, [this](const QByteArray& bytes) { m_heard += bytes; });
    }
    void begin(bool withSound = true)
    {
        m_server = std::make_unique<lab::FakeRfbServer>(script::handshake(64, 64) + script::fullUpdate(64, 64, 7));
        makeClient(withSound);
        QSignalSpy framed(m_client.get(), &Client::firstFrame);
        m_client->start(m_server->takeStream());
        QTRY_COMPARE(framed.size(), 1);
    }
    [[nodiscard]] bool receives(const QByteArray& bytes) const { return m_server->received().contains(bytes); }
    void endsWith(const QByteArray& sent, const QString& says, core::ErrorCode code)
    {
        QSignalSpy ends(m_client.get(), &Client::ended);
        m_server->say(sent);
        QTRY_COMPARE(ends.size(), 1);
        const auto reason = ends[0][0].value<core::Error>();
        QCOMPARE(reason.code, code);
        QVERIFY2(reason.text.contains(says), qPrintable(reason.text));
    }

private Q_SLOTS:
    void cleanup()
    {
        m_client.reset();
        m_server.reset();
    }

    void isAskedForAndHeard()
    {
        begin();
        QVERIFY(receives(script::number(qint32(-259))));
        QVERIFY(!receives(soundForm));
        m_server->say(offer());
        QTRY_VERIFY(receives(soundForm + soundOn));
        QSignalSpy begins(m_client.get(), &Client::soundBegan);
        QSignalSpy ends(m_client.get(), &Client::soundEnded);
        m_server->say(began + samples("abcd") + samples({}) + samples("efghijkl"));
        QTRY_COMPARE(m_heard, QByteArray("abcdefghijkl"));
        QCOMPARE(begins.size(), 1);
        QCOMPARE(ends.size(), 0);
        m_server->say(ended);
        QTRY_COMPARE(ends.size(), 1);
    }

    void isOffUntilItIsSwitchedOn()
    {
        begin(false);
        QVERIFY(!receives(script::number(qint32(-259))));
        m_client->setSound(true);
        QTRY_VERIFY(receives(script::number(qint32(-259))));
        QVERIFY(!receives(soundForm));
        m_server->say(offer());
        QTRY_VERIFY(receives(soundForm + soundOn));
        QSignalSpy ends(m_client.get(), &Client::soundEnded);
        m_client->setSound(false);
        QCOMPARE(ends.size(), 1);
        QTRY_VERIFY(receives(soundOff));
        // What was still on its way is not heard.
        QSignalSpy bells(m_client.get(), &Client::bell);
        m_server->say(began + samples("abcd") + QByteArray(1, '\2'));
        QTRY_COMPARE(bells.size(), 1);
        QVERIFY(m_heard.isEmpty());
    }

    void piecesThatAreTooMuchAreCut()
    {
        begin();
        m_server->say(offer());
        QTRY_VERIFY(receives(soundOn));
        QByteArray much(400'000, 'x');
        much.replace(much.size() - 4, 4, "last");
        m_server->say(began + samples(much));
        QTRY_VERIFY(m_heard.endsWith("last"));
        QVERIFY2(m_heard.size() <= 32 * 1024, qPrintable(QString::number(m_heard.size())));
    }

    void isRefusedWhereItWasNotAskedFor()
    {
        begin(false);
        endsWith(began, QStringLiteral("sound, which was not asked for"), core::ErrorCode::RfbProtocolFailed);
    }

    void badOnesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        QTest::newRow("too long") << QByteArray::fromHex("ff01000200080004") << QStringLiteral("524292 bytes of sound");
        QTest::newRow("half a sample") << samples("abcdef") << QStringLiteral("6 bytes of sound");
        QTest::newRow("operation") << QByteArray::fromHex("ff010003") << QStringLiteral("type 1, operation 3");
        QTest::newRow("message") << QByteArray::fromHex("ff000001") << QStringLiteral("type 0, operation 1");
    }

    void badOnesAreRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        begin();
        m_server->say(offer());
        QTRY_VERIFY(receives(soundOn));
        const bool isLimit = says.contains(QStringLiteral("524292"));
        endsWith(bytes, says, isLimit ? core::ErrorCode::RfbLimitExceeded : core::ErrorCode::RfbProtocolFailed);
    }

    void qemuIsHeard()
    {
        if (!SingingMachine::isThere())
            QSKIP("there is no qemu-system-x86_64 here");
        SingingMachine machine;
        QTRY_VERIFY2_WITH_TIMEOUT(QFile::exists(machine.socket()), machine.log().constData(), 20000);
        makeClient(true);
        QSignalSpy begins(m_client.get(), &Client::soundBegan);
        m_client->start(lab::connectUnixSocket(machine.socket()));
        QTRY_VERIFY_WITH_TIMEOUT(begins.size() > 0, 30000);
        // The tone is there once the BIOS has found the disk.
        const auto hears = [this] {
            return std::abs(lab::pitchOf(leftChannel(m_heard.last(std::min<qsizetype>(m_heard.size(), 88200))), 44100) -
                            440) < 20;
        };
        QTRY_VERIFY2_WITH_TIMEOUT(hears(), qPrintable(QString::number(m_heard.size())), 30000);
        m_client->setSound(false);
        QTRY_VERIFY(m_client->statistics().frames > 0);
        m_heard.clear();
        m_client->setSound(true);
        QTRY_VERIFY_WITH_TIMEOUT(m_heard.size() > 88200 && hears(), 30000);
    }
};

QTEST_GUILESS_MAIN(TestSound)
#include "TestSound.moc"
