// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/ConfigFile.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace clouddesk;
using core::ErrorCode;
using ssh::ConfigHost;
using ssh::readConfigFile;

class TestConfigFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        QDir(m_home->path()).mkdir(QStringLiteral(".ssh"));
    }

    void agreesWithSsh_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("plain") << QByteArray(
            "Host box\n HostName 10.0.0.7\n User ubuntu\n Port 2222\n IdentityFile /k/one\n");
        QTest::newRow("before any Host") << QByteArray("User first\nHost box\n User second\n");
        QTest::newRow("first wins") << QByteArray(
            "Host box\n User a\n User b\nHost *\n User c\n Port 7\nHost box\n Port 8\n");
        QTest::newRow("keys add up") << QByteArray(
            "Host box\n IdentityFile /k/1\n IdentityFile /k/2\nHost b*\n IdentityFile /k/3\n IdentityFile /k/1\n");
        QTest::newRow("wildcards") << QByteArray("Host b?x\n User q\nHost *.x box\n Port 3\nHost b*y*\n Port 4\n");
        QTest::newRow("negation") << QByteArray(
            "Host box other\nHost * !box\n User no\nHost !other *\n User yes\nHost !box\n Port 3\n");
        QTest::newRow("several names") << QByteArray("Host one box two\n HostName %h.example.org\n User u\n");
        QTest::newRow("percent") << QByteArray("Host box\n HostName a%%b-%h\n");
        QTest::newRow("equals") << QByteArray("Host=box\nUser=u\nPort = 77\nHostName= 1.2.3.4\nIdentityFile =/k/1\n");
        QTest::newRow("quotes") << QByteArray(
            "Host \"box\" 'other one'\n User \"a b\"\n IdentityFile '/k/with \"blank\"'\n");
        QTest::newRow("escapes") << QByteArray(
            "Host box\n IdentityFile /k/a\\ b\n IdentityFile /k/a\\\\b\n IdentityFile \"/k/\\\"q\\\"\"\n");
        QTest::newRow("comments") << QByteArray(
            "# Host no\nHost box # comment\n User u # comment\n  # Port 5\n Port 6 #\n HostName x#y\n");
        QTest::newRow("case") << QByteArray("hOST box\n uSER u\n HOSTNAME Name.Example.ORG\nHost BOX\n Port 5\n");
        QTest::newRow("CRLF") << QByteArray("Host box\r\n User u\r\n\r\n Port 5\r\n");
        QTest::newRow("tabs") << QByteArray("\tHost\tbox\t\n\t\tUser\t\tu\t\n");
        QTest::newRow("zero byte") << QByteArray("Host box\n User u\0v\n Port 5\n", 28);
        QTest::newRow("no line feed at the end") << QByteArray("Host box\n User u");
        QTest::newRow("jump") << QByteArray("Host box\n ProxyJump j1,user@j2:33\nHost *\n ProxyJump other\n");
        QTest::newRow("jump none") << QByteArray("Host box\n ProxyJump none\nHost *\n ProxyJump other\n");
        QTest::newRow("jump after command")
            << QByteArray("Host box\n ProxyCommand nc %h %p\nHost *\n ProxyJump other\n");
        QTest::newRow("jump before command") << QByteArray("Host box\n ProxyJump j\nHost *\n ProxyCommand nc %h %p\n");
        QTest::newRow("agent") << QByteArray("Host box\n IdentityAgent /run/agent\nHost *\n IdentityAgent none\n");
        QTest::newRow("Match of others") << QByteArray(
            "Host box\n User u\nMatch user nobody-here\n Port 5\nHost box\n HostName h\n");
        QTest::newRow("other keywords") << QByteArray(
            "Host box\n ForwardAgent yes\n ServerAliveInterval 5\n LocalForward 1 a:2\n User u\n");
        QTest::newRow("many stars") << QByteArray("Host *b*o*x*\n User u\nHost **\n Port 5\n");
    }

    void agreesWithSsh()
    {
        QFETCH(const QByteArray, text);
        // Whatever the configuration names, it has the alias that is asked for.
        const QString file = write("config", text + "\nHost box\n");
        compareWithSsh(file);
    }

    void agreesWithSshOnIncludes()
    {
        write("one.conf", "User one\nHost other\n Port 1\nHost box\n Port 11\n");
        write("two.conf", "IdentityFile /k/two\nHost box\n User two\n");
        write("deep.conf", "Include " + path("deeper.conf") + "\n");
        write("deeper.conf", "Host box\n HostName deep\nHost *\n IdentityFile /k/deep\n");
        for (const QByteArray& text : {
                 "Include " + path("*.conf") + "\nHost box\n",
                 "Host box\nInclude " + path("one.conf") + ' ' + path("two.conf") + "\n Port 3\n",
                 "Host other\nInclude " + path("one.conf") + "\n Port 3\nHost box\n User last\n",
                 "Host other\n Include " + path("deep.conf") + "\nHost box\n",
                 "Include " + path("deep.conf") + "\nHost box\n",
                 "Include \"" + path("missing") + "\" " + path("d*.conf") + "\nHost box\n User x\n",
                 "Match user nobody-here\n Include " + path("one.conf") + "\nHost box\n",
             })
            compareWithSsh(write("config", text));
    }

    void includesAreRelativeToTheSshFolder()
    {
        write(".ssh/more", "Host box\n User u\n");
        QDir(m_home->path()).mkpath(QStringLiteral(".ssh/conf.d"));
        write(".ssh/conf.d/a", "Host a\n");
        write(".ssh/conf.d/b", "Host b\n");
        const auto hosts =
            readConfigFile(write("config", "Include more conf.d/*\nInclude ~/.ssh/more\n"), m_home->path());
        QVERIFY(hosts);
        QCOMPARE(aliases(*hosts), QStringList({QStringLiteral("box"), QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE((*hosts)[0].user, QStringLiteral("u"));
    }

    // To watch: what was read, and where something to be read may appear.
    void theFilesAndFoldersAreTold()
    {
        write(".ssh/more", "Host box\n");
        QDir(m_home->path()).mkpath(QStringLiteral(".ssh/conf.d"));
        write(".ssh/conf.d/a", "Host a\nInclude later\n");
        const QString file = write("config", "Include more conf.d/* other.d/*/x\n");
        const auto config = QCoro::waitFor(ssh::readConfigOnPool(file, m_home->path()));
        QVERIFY(config);
        QCOMPARE(aliases(config->hosts), QStringList({QStringLiteral("box"), QStringLiteral("a")}));
        QStringList places;
        for (const QString& place : config->places)
            places += QDir(m_home->path()).relativeFilePath(place);
        places.sort();
        QCOMPARE(places,
                 QStringList({QStringLiteral(".ssh"), QStringLiteral(".ssh/conf.d"), QStringLiteral(".ssh/conf.d/a"),
                              QStringLiteral(".ssh/more"), QStringLiteral(".ssh/other.d"), QStringLiteral("config")}));
        const auto missing = QCoro::waitFor(ssh::readConfigOnPool(file + QLatin1Char('x'), m_home->path()));
        QVERIFY(!missing);
        QVERIFY(missing.error().code == ErrorCode::NotFound);
    }

    void includesThatNeverEnd()
    {
        write("self", "Host self\nInclude " + path("self") + "\nInclude " + path("config") + "\n");
        for (int i = 0; i < 30; ++i)
            write("d" + QByteArray::number(i), "Host d" + QByteArray::number(i) + "\nHost *\nInclude " +
                                                   path("d" + QByteArray::number(i + 1)) + '\n');
        for (int i = 0; i < 12; ++i) {
            const QByteArray next = path("w" + QByteArray::number(i + 1));
            write("w" + QByteArray::number(i), "Include " + next + ' ' + next + ' ' + next + ' ' + next + '\n');
        }
        QElapsedTimer timer;
        timer.start();
        const auto hosts = readConfigFile(write("config", "Include " + path("self") + "\nInclude " + path("d0") +
                                                              "\nInclude " + path("w0") + "\nHost box\n"),
                                          m_home->path());
        QVERIFY(timer.elapsed() < 10000);
        QVERIFY(hosts);
        // The configuration itself and 16 below it.
        QCOMPARE(hosts->size(), 1U + 16U + 1U);
    }

    void tokensAndPaths()
    {
        const QByteArray text =
            "Host box\n HostName box.example.org\n User u\n Port 77\n IdentityFile ~/.ssh/id_%h_%p_%r_%n\n"
            " IdentityFile %d/key%%\n IdentityFile rel\n IdentityFile none\n IdentityFile ${CLOUDDESK_TEST_KEY}/k\n"
            " IdentityAgent ~/agent\n ProxyJump %r@j-%h\n";
        qputenv("CLOUDDESK_TEST_KEY", "/keys");
        const auto hosts = readConfigFile(write("config", text), m_home->path());
        QVERIFY(hosts);
        const QString home = m_home->path();
        QCOMPARE((*hosts)[0].identityFiles, QStringList({home + QStringLiteral("/.ssh/id_box.example.org_77_u_box"),
                                                         home + QStringLiteral("/key%"), home + QStringLiteral("/rel"),
                                                         QStringLiteral("/keys/k")}));
        QCOMPARE((*hosts)[0].identityAgent, home + QStringLiteral("/agent"));
        QCOMPARE((*hosts)[0].proxyJump, QStringList{QStringLiteral("u@j-box.example.org")});
    }

    void skippedMatchBlocksAreTold()
    {
        const QByteArray text = "Host one\n User u\nHost other\n Include " + path("inner.conf") + "\n";
        write("inner.conf", "Match host one\n Port 5\n");
        // Within another host's block it says nothing about this one.
        const auto without = readConfigFile(write("config", text), m_home->path());
        QVERIFY(without && without->size() == 2U);
        QVERIFY(!(*without)[0].hasMatch);
        QVERIFY((*without)[1].hasMatch);
        const auto with = readConfigFile(write("config", text + "Match host one\n Port 5\n"), m_home->path());
        QVERIFY(with && with->size() == 2U);
        QVERIFY((*with)[0].hasMatch && (*with)[1].hasMatch);
        QCOMPARE((*with)[0].port, 22);
    }

    void nothingIsExecuted()
    {
        const QByteArray marker = path("marker");
        const QByteArray touch = "touch " + marker;
        const QByteArray text = "Match exec \"" + touch + "\"\n User evil\nHost box\n ProxyCommand " + touch +
                                "\n KnownHostsCommand " + touch + "\n LocalCommand " + touch + "\n HostName `" + touch +
                                "`\n IdentityFile $(" + touch + ")\nInclude `" + touch + "` $(" + touch + ")\n";
        const auto hosts = readConfigFile(write("config", text), m_home->path());
        QVERIFY(hosts);
        QVERIFY(!QFile::exists(QFile::decodeName(marker)));
        QCOMPARE(hosts->size(), 1U);
        QCOMPARE((*hosts)[0].user, QString());
    }

    void garbage()
    {
        for (const QByteArray& text :
             {QByteArray("Host"), QByteArray("Host \"open"), QByteArray("="), QByteArray("Host =\n"),
              QByteArray("\xff\xfe\n\0\n", 5), QByteArray(1 << 20, 'x'), QByteArray(1 << 20, '\n'),
              QByteArray("Host \"\"\n"), QByteArray("Port 70000\nPort -1\nPort x\n")}) {
            const auto hosts = readConfigFile(write("config", text), m_home->path());
            QVERIFY(hosts);
            QVERIFY(hosts->empty());
        }
    }

    void portsThatAreNone()
    {
        for (const char* port : {"0", "-1", "70000", "x"}) {
            const QString path =
                write("config", QByteArray("Host box\n\n Port ") + port + "\n Port 23\nHost good\n Port 24\n");
            const auto hosts = readConfigFile(path, m_home->path());
            QCOMPARE(hosts->size(), 2U);
            QVERIFY2((*hosts)[0].fault.startsWith(QStringLiteral("line 3 of ") + path), qPrintable((*hosts)[0].fault));
            QVERIFY((*hosts)[0].fault.contains(QLatin1String("1 to 65535")));
            QCOMPARE((*hosts)[1].fault, QString());
            QCOMPARE((*hosts)[1].port, quint16(24));
        }
        // What comes first counts.
        const auto hosts = readConfigFile(write("config", "Host box\n Port 23\n Port 70000\n"), m_home->path());
        QCOMPARE((*hosts)[0].fault, QString());
        QCOMPARE((*hosts)[0].port, quint16(23));
    }

    void whatCannotBeRead()
    {
        QCOMPARE(readConfigFile(QFile::decodeName(path("missing")), m_home->path()).error().code, ErrorCode::NotFound);
        QCOMPARE(mkfifo(path("pipe").constData(), 0600), 0);
        QVERIFY(!readConfigFile(QFile::decodeName(path("pipe")), m_home->path()));
        const auto hosts =
            readConfigFile(write("config", "Include " + path("pipe") + " /dev/zero\nHost box\n"), m_home->path());
        QCOMPARE(hosts->size(), 1U);
    }

    void thousandsOfHosts()
    {
        QByteArray text;
        for (int i = 0; i < 3000; ++i)
            text += "Host h" + QByteArray::number(i) + "\n HostName 10.0.0.1\n User u\nHost *.d" +
                    QByteArray::number(i) + "\n User v\n";
        QElapsedTimer timer;
        timer.start();
        const auto hosts = readConfigFile(write("config", text), m_home->path());
        QCOMPARE(hosts->size(), 3000U);
        QVERIFY(timer.elapsed() < 20000);
    }

private:
    [[nodiscard]] QByteArray path(const QByteArray& name) const
    {
        return QFile::encodeName(m_home->filePath(QFile::decodeName(name)));
    }

    QString write(const QByteArray& name, const QByteArray& text)
    {
        QFile file(QFile::decodeName(path(name)));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("cannot write the file");
        return file.fileName();
    }

    static QStringList aliases(const std::vector<ConfigHost>& hosts)
    {
        QStringList names;
        for (const ConfigHost& host : hosts)
            names += host.alias;
        return names;
    }

    // What "ssh -G" prints of our keywords, with the values that a configuration without them has left out.
    static QHash<QByteArray, QList<QByteArray>> askSsh(const QString& file)
    {
        QProcess ssh;
        ssh.start(QStringLiteral("ssh"), {QStringLiteral("-G"), QStringLiteral("-F"), file, QStringLiteral("box")});
        ssh.waitForFinished(30000);
        QHash<QByteArray, QList<QByteArray>> values;
        for (const QByteArray& line : ssh.readAllStandardOutput().split('\n')) {
            const qsizetype blank = line.indexOf(' ');
            values[line.left(blank)] += line.mid(blank + 1);
        }
        return values;
    }

    void compareWithSsh(const QString& file)
    {
        const auto theirs = askSsh(file);
        QVERIFY2(theirs.contains("hostname"), "ssh refuses the configuration");
        const auto hosts = readConfigFile(file, m_home->path());
        QVERIFY(hosts);
        const auto ours = std::find_if(hosts->begin(), hosts->end(),
                                       [](const ConfigHost& host) { return host.alias == QStringLiteral("box"); });
        QVERIFY(ours != hosts->end());
        QCOMPARE(ours->hostName.toLower().toUtf8(), theirs["hostname"].value(0).toLower());
        QCOMPARE(ours->user.isEmpty() ? QByteArray(getpwuid(geteuid())->pw_name) : ours->user.toUtf8(),
                 theirs["user"].value(0));
        QCOMPARE(QByteArray::number(ours->port), theirs["port"].value(0));
        QCOMPARE(ours->proxyJump.join(QLatin1Char(',')).toUtf8(), theirs["proxyjump"].value(0));
        QCOMPARE(ours->identityAgent.toUtf8(), theirs["identityagent"].value(0));
        // Without any, ssh tries its usual ones.
        if (!ours->identityFiles.isEmpty() || !theirs["identityfile"].contains("~/.ssh/id_rsa"))
            QCOMPARE(ours->identityFiles.join(QLatin1Char('\n')).toUtf8(), theirs["identityfile"].join('\n'));
    }

    std::unique_ptr<QTemporaryDir> m_home;
};

QTEST_GUILESS_MAIN(TestConfigFile)
#include "TestConfigFile.moc"
