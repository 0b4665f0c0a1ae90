// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QProcess>
#include <QTest>

#include <csignal>

class TestConfinement : public QObject
{
    Q_OBJECT

private:
    static QProcess& run(QProcess& probe, const QString& deed)
    {
        probe.start(QCoreApplication::applicationDirPath() + QStringLiteral("/ConfinementProbe"), {deed});
        probe.waitForFinished();
        return probe;
    }

private Q_SLOTS:
    void R12_whatADecoderNeedsIsAllowed()
    {
        QProcess probe;
        run(probe, QStringLiteral("work"));
        QCOMPARE(probe.exitStatus(), QProcess::NormalExit);
        QCOMPARE(probe.exitCode(), 0);
    }

    void R12_memoryHasAnEnd()
    {
#ifdef CLOUDDESK_SANITIZED
        QSKIP("sanitizers reserve more memory than there is");
#endif
        QProcess probe;
        run(probe, QStringLiteral("shared memory"));
        QCOMPARE(probe.exitStatus(), QProcess::NormalExit);
        QCOMPARE(probe.exitCode(), 0);
    }

    // It goes on with what there is, and says so.
    void R12_aKernelWithoutSeccompIsNoticed()
    {
        QProcess probe;
        run(probe, QStringLiteral("no seccomp"));
        QCOMPARE(probe.exitStatus(), QProcess::NormalExit);
        QCOMPARE(probe.exitCode(), 0);
    }

    void R12_everythingElseEndsTheProcess_data()
    {
        QTest::addColumn<QString>("deed");
        for (const char* deed : {"open", "create", "socket", "connect", "sendto", "execve", "fork", "clone", "clone3",
                                 "ptrace", "process_vm_readv", "kill", "unlink", "memfd_create", "io_uring_setup",
                                 "setrlimit", "mmap executable", "mprotect executable", "unknown call"})
            QTest::newRow(deed) << QString::fromLatin1(deed);
    }
    void R12_everythingElseEndsTheProcess()
    {
        QFETCH(QString, deed);
#ifdef CLOUDDESK_SANITIZED
        if (deed == QLatin1String("open"))
            QSKIP("sanitizers read files for their reports");
#endif
        QProcess probe;
        run(probe, deed);
        QCOMPARE(probe.exitStatus(), QProcess::CrashExit);
        QCOMPARE(probe.exitCode(), SIGSYS);
    }
};

QTEST_GUILESS_MAIN(TestConfinement)
#include "TestConfinement.moc"
