// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Program.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

using namespace clouddesk;
using tests::Program;
using tests::Ran;

/// "clouddesk instance import" and "export": machines from one home to another.
class TestExchange : public QObject
{
    Q_OBJECT

private:
    static bool put(const QString& path, const QByteArray& content)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    }
    static QByteArray slurp(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QFile::exists(Program::binary()))
            QSKIP("the program is not built");
    }

    void aFolderOfRemminaIsShownAndThenTakenOver()
    {
        const Program program;
        const QString folder = program.path(QStringLiteral("remmina"));
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(put(folder + QStringLiteral("/a.remmina"),
                    "[remmina]\nname=web\nprotocol=SSH\nserver=web.example\nusername=u\n"));
        QVERIFY(put(folder + QStringLiteral("/b.remmina"), "[remmina]\nname=win\nprotocol=RDP\nserver=win.example\n"));
        Ran shown =
            program.run({QStringLiteral("instance"), QStringLiteral("import"), folder, QStringLiteral("--dry-run")});
        QVERIFY2(shown.output.contains("web") && shown.output.contains("RDP"), shown.told());
        QVERIFY(program.run({QStringLiteral("instance"), QStringLiteral("list"), QStringLiteral("--json")})
                    .json()[QLatin1String("instances")]
                    .toArray()
                    .isEmpty());
        Ran taken =
            program.run({QStringLiteral("instance"), QStringLiteral("import"), folder, QStringLiteral("--json")});
        QVERIFY2(taken.status == 1, taken.told()); // the one for RDP cannot be used
        const QJsonArray machines = taken.json()[QLatin1String("machines")].toArray();
        QCOMPARE(machines[0].toObject()[QLatin1String("outcome")].toString(), QStringLiteral("added"));
        QCOMPARE(machines[1].toObject()[QLatin1String("conflict")].toString(), QStringLiteral("unusable"));
        QVERIFY(!program
                     .run({QStringLiteral("instance"), QStringLiteral("import"), folder, QStringLiteral("--conflicts"),
                           QStringLiteral("guess")})
                     .output.contains("added"));
    }

    void aSealedExportMovesMachinesWithTheirPasswords()
    {
        const Program from;
        Ran added =
            from.run({QStringLiteral("instance"), QStringLiteral("add"), QStringLiteral("db"), QStringLiteral("--host"),
                      QStringLiteral("db.example"), QStringLiteral("--user"), QStringLiteral("u"),
                      QStringLiteral("--password-stdin"), QStringLiteral("--notes"), QStringLiteral("=cmd|x")},
                     "canary-551\n");
        QVERIFY2(added.status == 0, added.told());
        const QString file = from.path(QStringLiteral("out.sealed"));
        const QStringList exporting{QStringLiteral("instance"), QStringLiteral("export"), file,
                                    QStringLiteral("--passphrase-stdin")};
        Ran refused = from.run(exporting, "abc\n");
        QVERIFY2(refused.status != 0 && refused.error.contains("8 characters"), refused.told());
        QVERIFY(!QFile::exists(file));
        Ran exported = from.run(exporting, "open sesame\n");
        QVERIFY2(exported.status == 0, exported.told());
        QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QVERIFY(!slurp(file).contains("canary-551"));
        Ran again = from.run(exporting, "open sesame\n");
        QVERIFY2(again.status != 0 && again.error.contains("--force"), again.told());

        const Program to;
        const QStringList importing{QStringLiteral("instance"), QStringLiteral("import"), file};
        Ran wrong = to.run(importing, "open barley\n");
        QVERIFY2(wrong.status == 1 && wrong.error.contains("passphrase"), wrong.told());
        Ran imported = to.run(importing, "open sesame\n");
        QVERIFY2(imported.status == 0, imported.told());
        const QJsonObject machine = to.run("instance show db --json").json();
        QVERIFY(QJsonDocument(machine).toJson().contains("password"));
        // Plain exports hold no secret, and no formula.
        const QString table = to.path(QStringLiteral("out.csv"));
        Ran csv = to.run({QStringLiteral("instance"), QStringLiteral("export"), table});
        QVERIFY2(csv.status == 0, csv.told());
        QVERIFY2(slurp(table).contains("\"'=cmd|x\"") && !slurp(table).contains("canary"), slurp(table).constData());
        const QString json = to.path(QStringLiteral("out.json"));
        QVERIFY(to.run({QStringLiteral("instance"), QStringLiteral("export"), json}).status == 0);
        QVERIFY(!slurp(json).contains("canary"));
        const Program third;
        Ran read = third.run({QStringLiteral("instance"), QStringLiteral("import"), json});
        QVERIFY2(read.status == 0, read.told());
    }

    void aConfigurationIsFollowed()
    {
        const Program program;
        const QString file = program.path(QStringLiteral("config"));
        QVERIFY(put(file, "Host web\n HostName web.example\n User u\n"));
        const QStringList following{QStringLiteral("instance"), QStringLiteral("import-ssh-config"), file,
                                    QStringLiteral("--follow")};
        Ran first = program.run(following);
        QVERIFY2(first.status == 0 && first.output.contains("1 added"), first.told());
        QVERIFY(put(file, ""));
        Ran second = program.run(following);
        QVERIFY2(second.output.contains("1 vanished"), second.told());
        QVERIFY(program.run("instance show web").output.contains("inactive"));
    }
};

QTEST_GUILESS_MAIN(TestExchange)
#include "TestExchange.moc"
