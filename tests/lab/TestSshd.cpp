// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/Patience.h"
#include "lab/Sshd.h"

#include <QTest>

#include <csignal>

using clouddesk::lab::Sshd;

namespace {

QStringList openSshArguments(const Sshd& sshd)
{
    QStringList arguments = {QStringLiteral("-F"), QStringLiteral("none"), QStringLiteral("-i"), sshd.clientKeyPath()};
    for (const char* option : {"BatchMode=yes", "StrictHostKeyChecking=no", "UserKnownHostsFile=/dev/null"})
        arguments += {QStringLiteral("-o"), QLatin1String(option)};
    return arguments + QStringList{QStringLiteral("-p"), QString::number(sshd.port()),
                                   QStringLiteral("%1@%2").arg(sshd.userName(), sshd.host())};
}

// What OpenSSH's own client gets from the server; empty if it could not log in.
QByteArray askWithOpenSsh(const Sshd& sshd, const QString& command)
{
    QProcess ssh;
    ssh.start(QStringLiteral("ssh"), openSshArguments(sshd) + QStringList{command});
    ssh.waitForFinished(20000);
    return ssh.readAllStandardOutput();
}

} // namespace

class TestSshd : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void openSshLogsInAndSeesThePrivateHome()
    {
        Sshd sshd;
        QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
        QCOMPARE(askWithOpenSsh(sshd, QStringLiteral("echo $HOME")).trimmed(), sshd.homeDirectory().toUtf8());
        QVERIFY(sshd.authenticationAttempts() > 0);
        QVERIFY(sshd.hostPublicKey().startsWith("ssh-ed25519 "));
    }

    void comesBackOnTheSamePort()
    {
        Sshd sshd;
        QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
        const quint16 port = sshd.port();
        const QByteArray key = sshd.hostPublicKey();
        QVERIFY2(sshd.restart(), qPrintable(sshd.problem()));
        QCOMPARE(sshd.port(), port);
        QCOMPARE(sshd.hostPublicKey(), key);
        QCOMPARE(askWithOpenSsh(sshd, QStringLiteral("echo again")), QByteArray("again\n"));
    }

    void stopEndsWhatSessionsStarted()
    {
        Sshd sshd;
        QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
        QProcess ssh;
        ssh.start(QStringLiteral("ssh"),
                  openSshArguments(sshd) + QStringList{QStringLiteral("echo $$; exec sleep 1000")});
        QVERIFY(ssh.waitForReadyRead(20000));
        const pid_t process = ssh.readAllStandardOutput().trimmed().toInt();
        QVERIFY(process > 1);
        QVERIFY(kill(process, 0) == 0);
        sshd.stop();
        QTRY_VERIFY(kill(process, 0) != 0);
        ssh.waitForFinished();
    }

    void extraLinesWin()
    {
        Sshd sshd;
        sshd.addConfigLine(QStringLiteral("PubkeyAuthentication no"));
        QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
        QVERIFY(askWithOpenSsh(sshd, QStringLiteral("echo in")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSshd)
#include "TestSshd.moc"
