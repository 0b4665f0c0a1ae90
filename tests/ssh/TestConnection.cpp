// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/SshLogin.h"

#include <QElapsedTimer>
#include <QTest>

using namespace clouddesk;
using namespace clouddesk::ssh;
using core::ErrorCode;
using lab::connectTo;
using lab::hopTo;
using lab::optionsFor;
using lab::runOn;
using lab::ScriptedDelegate;
using lab::Sshd;

class TestConnection : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_sshd.start(), qPrintable(m_sshd.problem())); }

    void execKeepsStreamsAndStatusApart()
    {
        const auto connection = connectTo(m_sshd);
        VERIFY_RESULT(connection);
        const auto result = runOn(**connection, "echo out; echo err >&2; exit 7");
        VERIFY_RESULT(result);
        QCOMPARE(result->output, QByteArray("out\n"));
        QCOMPARE(result->errorOutput, QByteArray("err\n"));
        QCOMPARE(result->exitStatus, 7);
        QVERIFY(result->exitSignal.isEmpty());
    }

private:
    Sshd m_sshd;
};

QTEST_GUILESS_MAIN(TestConnection)
#include "TestConnection.moc"
