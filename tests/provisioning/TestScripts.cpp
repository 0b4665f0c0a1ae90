// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "provisioning/MachineFacts.h"
#include "provisioning/Script.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

using namespace clouddesk;

namespace {

QDir folder()
{
    return QDir(qEnvironmentVariable("CLOUDDESK_SOURCE_DIR") + QStringLiteral("/resources/provisioning"));
}

struct Ran
{
    int status = -1;
    QByteArray output;
    QByteArray errors;
};

Ran run(const QStringList& command, const QByteArray& input = {})
{
    QProcess process;
    process.start(command.first(), command.mid(1));
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(60000);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace

/// The scripts that run on machines: POSIX, in whatever shell "sh" is there.
class TestScripts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyScriptIsInTheProgram()
    {
        const QStringList names = folder().entryList({QStringLiteral("*.sh")});
        QVERIFY(names.size() >= 7);
        for (const QString& name : names)
            QVERIFY2(desktops::loadScriptText({QStringLiteral("provisioning/") + name}), qPrintable(name));
        QCOMPARE(desktops::loadScriptText({QStringLiteral("provisioning/none.sh")}).error().code,
                 core::ErrorCode::Internal);
    }

    void everyShellReadsThem_data() { shells(); }
    void everyShellReadsThem()
    {
        QFETCH(QStringList, shell);
        if (QStandardPaths::findExecutable(shell.first()).isEmpty())
            QSKIP("not installed");
        for (const QString& name : folder().entryList({QStringLiteral("*.sh")})) {
            const Ran ran = run(shell + QStringList{QStringLiteral("-n"), folder().filePath(name)});
            QVERIFY2(ran.status == 0, (name.toUtf8() + ": " + ran.errors).constData());
        }
    }

    void theProbeWorksInEveryShell_data() { shells(); }
    void theProbeWorksInEveryShell()
    {
        QFETCH(QStringList, shell);
        if (QStandardPaths::findExecutable(shell.first()).isEmpty())
            QSKIP("not installed");
        const auto script = desktops::loadScript(
            {QStringLiteral("provisioning/tell-displays.sh"), QStringLiteral("provisioning/probe.sh")});
        const core::Secret input = script->input();
        const Ran ran = run(shell + QStringList{QStringLiteral("-s")}, input.view().toByteArray());
        const auto facts = desktops::MachineFacts::parse(ran.output);
        QVERIFY2(facts, facts ? "" : qPrintable(facts.error().toLine()));
        QCOMPARE(facts->kernel, QSysInfo::kernelVersion());
        QCOMPARE(ran.errors, QByteArray());
    }

    void theLookWorksInEveryShell_data() { shells(); }
    void theLookWorksInEveryShell()
    {
        QFETCH(QStringList, shell);
        if (QStandardPaths::findExecutable(shell.first()).isEmpty())
            QSKIP("not installed");
        const auto script = desktops::loadScript(
            {QStringLiteral("provisioning/tell-displays.sh"), QStringLiteral("provisioning/look.sh")});
        const core::Secret input = script->input();
        const Ran ran = run(shell + QStringList{QStringLiteral("-s")}, input.view().toByteArray());
        const auto displays = desktops::MachineFacts::parseDisplays(ran.output);
        QVERIFY2(displays, displays ? "" : qPrintable(displays.error().toLine()));
        QCOMPARE(ran.errors, QByteArray());
    }

    void shellcheckIsContent()
    {
        if (QStandardPaths::findExecutable(QStringLiteral("shellcheck")).isEmpty())
            QSKIP("shellcheck is not installed");
        for (const QString& name : folder().entryList({QStringLiteral("*.sh")})) {
            // SC2154: variables that another script of the same run sets.
            const Ran ran = run({QStringLiteral("shellcheck"), QStringLiteral("-s"), QStringLiteral("sh"),
                                 QStringLiteral("-e"), QStringLiteral("SC2154,SC2034"), QStringLiteral("-S"),
                                 QStringLiteral("warning"), folder().filePath(name)});
            QVERIFY2(ran.status == 0, ran.output.constData());
        }
    }

private:
    static void shells()
    {
        QTest::addColumn<QStringList>("shell");
        QTest::newRow("dash") << QStringList{QStringLiteral("dash")};
        QTest::newRow("bash") << QStringList{QStringLiteral("bash")};
        QTest::newRow("busybox") << QStringList{QStringLiteral("busybox"), QStringLiteral("sh")};
    }
};

QTEST_GUILESS_MAIN(TestScripts)
#include "TestScripts.moc"
