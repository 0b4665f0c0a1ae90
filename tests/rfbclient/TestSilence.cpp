// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Encounter.h"
#include "lab/Patience.h"
#include "lab/VideoSource.h"
#include "lab/XtigervncServer.h"
#include "rfbclient/Client.h"

#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

#include <signal.h>

using namespace clouddesk;
using rfb::Client;

namespace {

constexpr auto silence = std::chrono::milliseconds(2000);

} // namespace

/// Real servers that have nothing to say, and real servers that hang.
class TestSilence : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<lab::XtigervncServer> m_screen;
    std::unique_ptr<QProcess> m_machine;
    QProcess* m_server = nullptr;

    core::UniqueFd startTigervnc()
    {
        m_screen = std::make_unique<lab::XtigervncServer>();
        if (!m_screen->start())
            return {};
        m_server = &m_screen->process();
        return m_screen->connectStream();
    }
    core::UniqueFd startX11vnc()
    {
        if (startTigervnc().isValid() && !QStandardPaths::findExecutable(QStringLiteral("x11vnc")).isEmpty())
            m_server =
                &m_screen->launch(QStringLiteral("x11vnc"),
                                  {QStringLiteral("-forever"), QStringLiteral("-nopw"), QStringLiteral("-listen"),
                                   QStringLiteral("localhost"), QStringLiteral("-rfbport"), QStringLiteral("0"),
                                   QStringLiteral("-unixsock"), socket()});
        return await();
    }
    core::UniqueFd startQemu()
    {
        m_machine = std::make_unique<QProcess>();
        m_machine->start(QStringLiteral("qemu-system-x86_64"),
                         {QStringLiteral("-display"), QStringLiteral("none"), QStringLiteral("-S"),
                          QStringLiteral("-vnc"), QStringLiteral("unix:") + socket()});
        m_server = m_machine.get();
        return await();
    }
    [[nodiscard]] QString socket() const { return m_folder.filePath(QStringLiteral("rfb")); }
    core::UniqueFd await()
    {
        core::UniqueFd stream;
        std::ignore = QTest::qWaitFor(
            [&] {
                stream = lab::connectUnixSocket(socket());
                return stream.isValid();
            },
            20000);
        return stream;
    }
    void signalServer(int signal) { ::kill(static_cast<pid_t>(m_server->processId()), signal); }

private Q_SLOTS:
    void cleanup()
    {
        if (m_server != nullptr && m_server->state() == QProcess::Running) {
            m_server->kill();
            m_server->waitForFinished(10000);
        }
        m_server = nullptr;
        m_screen.reset();
        m_machine.reset();
        QFile::remove(socket());
    }

    // Asked for a pixel that does not depend on others, an encoder of video draws the whole picture anew, with a loss.
    void videoIsNotWhatItAsksFor()
    {
        namespace script = lab::rfbscript;
        constexpr QSize size(64, 64);
        constexpr int level = 5;
        lab::VideoSource source(size);
        QVERIFY(source.isReady());
        const QByteArray video = source.encode(lab::videoPicture(size, 0));
        const auto length = static_cast<quint32>(video.size());
        rfb::ClientOptions options;
        options.limits.silence = silence;
        options.quality = level;
        const int compression = options.compression;
        test::Encounter encounter(
            script::handshake(64, 64) + script::updateHead(1) +
                script::rectangle(0, 0, 64, 64, 50, script::number(length) + script::number<quint32>(0) + video),
            test::AtEnd::Silence, std::move(options));
        QTRY_VERIFY(encounter.hasFrame());
        const QByteArray lossless = rfb::message::setEncodings(rfb::quality::lossless, compression);
        const QByteArray usual = rfb::message::setEncodings(level, compression);
        QVERIFY(encounter.server().received().contains(usual));
        const QByteArray question = rfb::message::updateRequest(QRect(0, 0, 1, 1), false);
        QTRY_VERIFY(encounter.server().received().endsWith(lossless + question));
        encounter.server().say("\2");
        QTRY_VERIFY(encounter.server().received().endsWith(question + usual));
    }

    void onlyWhoHangsIsToldOf_data()
    {
        QTest::addColumn<QString>("program");
        for (const char* program : {"Xtigervnc", "x11vnc", "qemu-system-x86_64"})
            QTest::newRow(program) << QString::fromLatin1(program);
    }
    void onlyWhoHangsIsToldOf()
    {
        QFETCH(QString, program);
        if (QStandardPaths::findExecutable(program).isEmpty())
            QSKIP("this server is not installed");
        core::UniqueFd stream = program == QLatin1String("Xtigervnc") ? startTigervnc()
                                : program == QLatin1String("x11vnc")  ? startX11vnc()
                                                                      : startQemu();
        QVERIFY(stream.isValid());
        rfb::ClientOptions options;
        options.limits.silence = silence;
        Client client(std::move(options));
        connect(&client, &Client::damaged, &client, &Client::acknowledgeDamage);
        QSignalSpy shown(&client, &Client::firstFrame);
        QSignalSpy stalled(&client, &Client::stalled);
        client.start(std::move(stream));
        QTRY_COMPARE_WITH_TIMEOUT(shown.size(), 1, 20000);
        QVERIFY2(!stalled.wait(int(5 * silence.count())), "it answers all the time");
        signalServer(SIGSTOP);
        QTRY_COMPARE(stalled.size(), 1);
        QVERIFY(stalled[0][0].toBool());
        QVERIFY(client.isRunning());
        signalServer(SIGCONT);
        QTRY_COMPARE(stalled.size(), 2);
        QVERIFY(!stalled[1][0].toBool());
    }
};

QTEST_GUILESS_MAIN(TestSilence)
#include "TestSilence.moc"
