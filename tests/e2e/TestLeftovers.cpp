// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Program.h"
#include "lab/Canary.h"
#include "lab/Patience.h"
#include "lab/Sshd.h"

#include <QDirIterator>
#include <QRandomGenerator>
#include <QTest>

#include <sys/stat.h>

using namespace clouddesk;
using tests::Program;
using tests::Ran;

namespace {

QStringList filesUnder(const QString& folder)
{
    QStringList files;
    QDirIterator all(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (all.hasNext())
        files += all.next();
    files.sort();
    return files;
}

QStringList namesUnder(const QString& folder)
{
    QStringList names;
    QDirIterator all(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext())
        names += QDir(folder).relativeFilePath(all.next());
    names.sort();
    return names;
}

} // namespace

/// What lies about after a machine was added, used in every way and removed again.
class TestLeftovers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void N5_nothingIsLeftInHistoriesAndTemporaryFiles()
    {
        if (!QFile::exists(QStringLiteral("/usr/bin/Xtigervnc")))
            QSKIP("no Xtigervnc here");
        if (QFile::exists(QStringLiteral("/var/lib/clouddesk")))
            QSKIP("something is installed on this machine that would be removed");
        const QByteArray password = "N5" + QByteArray::number(QRandomGenerator::global()->generate64(), 16) + "canary";
        const QByteArray sudo = "S5" + QByteArray::number(QRandomGenerator::global()->generate64(), 16) + "canary";
        lab::Sshd sshd;
        sshd.setPassword(QString::fromLatin1(password));
        QVERIFY2(sshd.start(), qPrintable(sshd.problem()));
        Program program;
        const QString temporary = program.path(QStringLiteral("tmp"));
        QVERIFY(QDir().mkdir(temporary));
        program.environment().insert(QStringLiteral("TMPDIR"), temporary);
        const QStringList homeBefore = namesUnder(sshd.homeDirectory());
        useEverything(program, sshd, password + '\n' + sudo + '\n');

        // On the machine: its home is as it was, histories, logs and caches included.
        QTRY_VERIFY(sshd.sessionProcesses().isEmpty());
        const QStringList homeAfter = namesUnder(sshd.homeDirectory());
        QVERIFY2(homeAfter == homeBefore, qPrintable(homeAfter.join(QLatin1Char('\n'))));
        // Here: the data folder, and no history, settings, recent files or thumbnails beside it.
        QCOMPARE(namesUnder(temporary), QStringList());
        const QStringList here = QDir(program.path(QString()))
                                     .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
        QCOMPARE(QSet<QString>(here.begin(), here.end()),
                 QSet<QString>({QStringLiteral("data"), QStringLiteral("tmp"), QStringLiteral("picture.png"),
                                QStringLiteral("sent"), QStringLiteral("received")}) |
                     runtimeFiles(program));
        for (const QByteArray& secret : {password, sudo}) {
            scan(program.path(QString()), secret);
            scan(sshd.homeDirectory(), secret);
            for (const char* shared : {"/tmp", "/var/tmp", "/dev/shm"})
                scanTopOf(QLatin1String(shared), secret);
        }
    }

private:
    /// The runtime folder, which the system takes away at logout. No socket of a session may be left in it.
    static QSet<QString> runtimeFiles(const Program& program)
    {
        const QStringList folders =
            QDir(program.path(QString())).entryList({QStringLiteral("clouddesk-*")}, QDir::Dirs);
        for (const QString& folder : folders) {
            if (!namesUnder(program.path(folder)).isEmpty())
                return {};
        }
        return {folders.begin(), folders.end()};
    }

    static void useEverything(const Program& program, const lab::Sshd& sshd, const QByteArray& secrets)
    {
        const auto run = [&program](const QStringList& words, const QByteArray& input = {}) {
            Ran ran = program.run(words, input);
            QVERIFY2(ran.status == 0, (words.join(QLatin1Char(' ')).toUtf8() + ": " + ran.told()).constData());
        };
        const auto words = [](const char* line) { return QString::fromUtf8(line).split(QLatin1Char(' ')); };
        run(words("instance add web --password-stdin --sudo-password-stdin") +
                QStringList{QStringLiteral("--host"), sshd.host(), QStringLiteral("--port"),
                            QString::number(sshd.port()), QStringLiteral("--user"), sshd.userName()},
            secrets);
        run(words("exec web --accept-new-host-key -- true"));
        const QString picture = program.path(QStringLiteral("picture.png"));
        run(words("screenshot web --no-install --desktop lxde --wait 60") + QStringList{picture});
        QFile sent(program.path(QStringLiteral("sent")));
        QVERIFY(sent.open(QIODevice::WriteOnly) && sent.write("x") == 1);
        sent.close();
        run(words("put web") + QStringList{sent.fileName(), sshd.homeDirectory() + QStringLiteral("/there")});
        run(words("get web") +
            QStringList{sshd.homeDirectory() + QStringLiteral("/there"), program.path(QStringLiteral("received"))});
        run(words("exec web -- rm") + QStringList{sshd.homeDirectory() + QStringLiteral("/there")});
        run(words("vault rotate"));
        run(words("unprovision web"));
        run(words("instance remove web"));
    }

    static void look(const QString& path, const QByteArray& secret)
    {
        // A pipe of somebody else would be waited for.
        if (struct stat status = {};
            stat(QFile::encodeName(path).constData(), &status) != 0 || !S_ISREG(status.st_mode))
            return;
        QFile file(path);
        if (file.size() > 64 * 1024 * 1024 || !file.open(QIODevice::ReadOnly))
            return;
        const QByteArray content = file.readAll();
        for (const QByteArray& form : lab::formsOf(secret))
            QVERIFY2(!content.contains(form), qPrintable(path));
    }
    static void scan(const QString& folder, const QByteArray& secret)
    {
        for (const QString& path : filesUnder(folder))
            look(path, secret);
    }
    /// Other programs' folders are theirs: only files that lie there openly, and folders that are named after us.
    static void scanTopOf(const QString& folder, const QByteArray& secret)
    {
        for (const QFileInfo& file : QDir(folder).entryInfoList(QDir::Files | QDir::Hidden))
            look(file.filePath(), secret);
        for (const QFileInfo& ours : QDir(folder).entryInfoList(
                 {QStringLiteral("clouddesk*"), QStringLiteral(".clouddesk*")}, QDir::Dirs | QDir::Hidden))
            scan(ours.filePath(), secret);
    }
};

QTEST_GUILESS_MAIN(TestLeftovers)
#include "TestLeftovers.moc"
