// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/CsvFile.h"
#include "exchange/JsonFile.h"
#include "exchange/MRemoteFile.h"
#include "exchange/ProfileReader.h"
#include "exchange/PuttyFile.h"
#include "exchange/RemminaFile.h"
#include "exchange/SealedFile.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace clouddesk;
using namespace clouddesk::exchange;
using core::ErrorCode;
using core::Secret;
using instances::AuthType;

namespace {

constexpr crypto::ScryptCost cheap{10, 8, 1};

QString problemOf(const auto& result)
{
    return result ? QString() : result.error().toLine();
}

QByteArray utf16(const QString& text)
{
    QByteArray bytes("\xff\xfe");
    bytes.append(reinterpret_cast<const char*>(text.utf16()), text.size() * 2);
    return bytes;
}

instances::Instance machine(const QString& name)
{
    instances::Instance made;
    made.name = name;
    made.host = QStringLiteral("h.example");
    made.user = QStringLiteral("u");
    made.port = 2222;
    made.provider = instances::Provider::Oci;
    made.authType = AuthType::Key;
    made.tags = {QStringLiteral("a b"), QStringLiteral("c")};
    made.jumps = {{QStringLiteral("j"), QStringLiteral("2001:db8::1"), 22},
                  {QStringLiteral("k"), QStringLiteral("k.example"), 2200}};
    made.notes = QStringLiteral("two\nlines, \"quoted\"");
    return made;
}

} // namespace

/// The files of other tools and our own, by themselves.
class TestProfiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void remminaWithATunnelToTheMachineItself()
    {
        const auto read =
            readRemmina("[remmina]\nname=Web 1\ngroup=prod\nprotocol=VNC\nserver=127.0.0.1:5901\n"
                        "ssh_tunnel_enabled=1\nssh_tunnel_server=web1.example:2200\nssh_tunnel_username=ubuntu\n"
                        "ssh_tunnel_auth=1\nssh_tunnel_privatekey=/home/me/.ssh/k\npassword=c2VjcmV0\n"
                        "notes_text=ask%20Ann\n");
        QVERIFY2(read, qPrintable(problemOf(read)));
        QVERIFY(read->fault.isEmpty());
        QCOMPARE(read->name, QStringLiteral("Web 1"));
        QCOMPARE(read->host, QStringLiteral("web1.example"));
        QCOMPARE(read->port, 2200);
        QCOMPARE(read->user, QStringLiteral("ubuntu"));
        QCOMPARE(read->authType, AuthType::Key);
        QCOMPARE(read->keyPath, QStringLiteral("/home/me/.ssh/k"));
        QCOMPARE(read->tags, QStringList(QStringLiteral("prod")));
        QCOMPARE(read->notes, QStringLiteral("ask Ann"));
        QVERIFY(read->jumps.empty());
    }
    void remminaWithATunnelBehindWhichTheDesktopIs()
    {
        const auto read = readRemmina("[remmina]\nname=db\nprotocol=VNC\nserver=10.0.0.5:1\nssh_enabled=1\n"
                                      "ssh_server=bastion.example\nssh_username=me\nssh_auth=2\n");
        QVERIFY(read);
        QCOMPARE(read->host, QStringLiteral("10.0.0.5"));
        QCOMPARE(read->port, 22);
        QCOMPARE(read->authType, AuthType::Agent);
        QCOMPARE(read->jumps.size(), std::size_t(1));
        QCOMPARE(read->jumps.front().toText(), QStringLiteral("me@bastion.example"));
    }
    void remminaOtherProtocolsAndNoise()
    {
        const auto ssh = readRemmina("[remmina]\nprotocol=SSH\nserver=[2001:db8::2]:2022\nusername=root\nssh_auth=0\n");
        QVERIFY(ssh);
        QCOMPARE(ssh->host, QStringLiteral("2001:db8::2"));
        QCOMPARE(ssh->port, 2022);
        QCOMPARE(ssh->authType, AuthType::Password);
        const auto rdp = readRemmina("[remmina]\nname=w\nprotocol=RDP\nserver=h\n");
        QVERIFY(rdp && rdp->fault.contains(QStringLiteral("RDP")));
        QVERIFY(!readRemmina("") && !readRemmina(QByteArray("\0\xff[", 3)) && !readRemmina("[other]\na=b\n"));
    }

    // As the dialogs have them, or as we write them.
    void tagsOfATableAreSplitByCommasToo()
    {
        for (const char* const table : {"host;user;tags\nh;u;a b,c , d\n", "host,user,tags\nh,u,a b;c ; d\n"}) {
            const auto read = readCsv(table);
            QVERIFY2(read, qPrintable(problemOf(read)));
            QCOMPARE(read->front().tags,
                     (QStringList{QStringLiteral("a b"), QStringLiteral("c"), QStringLiteral("d")}));
        }
    }

    void mRemoteInheritsFromItsFolders()
    {
        const auto read = readMRemote(
            "<?xml version=\"1.0\" encoding=\"utf-8\"?><mrng:Connections xmlns:mrng=\"http://mremoteng.org\" "
            "Name=\"Connections\" "
            "FullFileEncryption=\"false\" ConfVersion=\"2.6\">"
            "<Node Name=\"prod\" Type=\"Container\" Username=\"admin\" Port=\"2222\" Protocol=\"SSH2\">"
            "<Node Name=\"web\" Type=\"Connection\" Hostname=\"web.example\" Protocol=\"RDP\" InheritProtocol=\"true\" "
            "InheritUsername=\"true\" InheritPort=\"true\" Password=\"abc==\" Descr=\"note\"/>"
            "<Node Name=\"db\" Type=\"Connection\" Hostname=\"db.example\" Protocol=\"SSH2\" Port=\"22\" "
            "Username=\"root\" "
            "SSHTunnelConnectionName=\"web\"/></Node>"
            "<Node Name=\"win\" Type=\"Connection\" Hostname=\"win.example\" Protocol=\"RDP\" Port=\"3389\"/>"
            "</mrng:Connections>");
        QVERIFY2(read, qPrintable(problemOf(read)));
        QCOMPARE(read->size(), std::size_t(3));
        const Profile& web = (*read)[0];
        QCOMPARE(web.user, QStringLiteral("admin"));
        QCOMPARE(web.port, 2222);
        QCOMPARE(web.tags, QStringList(QStringLiteral("prod")));
        QCOMPARE(web.notes, QStringLiteral("note"));
        QVERIFY(web.remarks.join(QLatin1Char(' ')).contains(QStringLiteral("encrypted")));
        QVERIFY(!web.secrets.password);
        QCOMPARE((*read)[1].jumps.front().toText(), QStringLiteral("admin@web.example:2222"));
        QVERIFY((*read)[2].fault.contains(QStringLiteral("RDP")));
    }
    void mRemoteWithAPortThatIsNone()
    {
        const auto read = readMRemote(
            "<Connections><Node Name=\"a\" Hostname=\"a.example\" Protocol=\"SSH2\" Port=\"99999\"/>"
            "<Node Name=\"b\" Hostname=\"b.example\" Protocol=\"SSH2\" SSHTunnelConnectionName=\"a\"/></Connections>");
        QVERIFY2(read && read->size() == 2, qPrintable(problemOf(read)));
        QCOMPARE(read->front().port, 99999);
        QVERIFY(read->back().jumps.empty() && read->back().fault.contains(QStringLiteral("65535")));
    }
    void mRemoteThatCannotBeRead_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("encrypted") << QByteArray("<Connections FullFileEncryption=\"true\">abc</Connections>");
        QTest::newRow("cut") << QByteArray("<Connections><Node Name=\"a\"");
        QTest::newRow("other") << QByteArray("<html/>");
        QTest::newRow("entities") << QByteArray(
            "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Connections>&x;"
            "</Connections>");
        QTest::newRow("deep") << QByteArray("<Connections>") + QByteArray("<Node Type=\"Container\">").repeated(2000);
    }
    void mRemoteThatCannotBeRead()
    {
        QFETCH(QByteArray, content);
        QVERIFY(!readMRemote(content));
    }

    void puttyOnUnixAndWindows()
    {
        const auto session = readPuttySession("HostName=me@web.example\nPortNumber=2200\nProtocol=ssh\nProxyMethod=6\n"
                                              "ProxyHost=jump.example\nProxyPort=22\nProxyUsername=j\n",
                                              QStringLiteral("My%20Web"));
        QVERIFY(session);
        QCOMPARE(session->name, QStringLiteral("My Web"));
        QCOMPARE(session->user, QStringLiteral("me"));
        QCOMPARE(session->host, QStringLiteral("web.example"));
        QCOMPARE(session->port, 2200);
        QCOMPARE(session->jumps.front().toText(), QStringLiteral("j@jump.example"));
        QVERIFY(!readPuttySession("nothing", QStringLiteral("x")));

        const auto registry = readPuttyRegistry(utf16(QStringLiteral(
            "Windows Registry Editor Version 5.00\r\n\r\n"
            "[HKEY_CURRENT_USER\\Software\\SimonTatham\\PuTTY\\Sessions\\Default%20Settings]\r\n\"HostName\"=\"\"\r\n"
            "[HKEY_CURRENT_USER\\Software\\SimonTatham\\PuTTY\\Sessions\\db%201]\r\n"
            "\"HostName\"=\"db.example\"\r\n\"PortNumber\"=dword:00000016\r\n\"UserName\"=\"root\"\r\n"
            "\"PublicKeyFile\"=\"C:\\\\keys\\\\k.ppk\"\r\n"
            "[HKEY_CURRENT_USER\\Software\\SimonTatham\\PuTTY\\Sessions\\tel]\r\n\"HostName\"=\"t\"\r\n"
            "\"Protocol\"=\"telnet\"\r\n")));
        QVERIFY2(registry, qPrintable(problemOf(registry)));
        QCOMPARE(registry->size(), std::size_t(2));
        QCOMPARE(registry->front().name, QStringLiteral("db 1"));
        QCOMPARE(registry->front().port, 22);
        QVERIFY(registry->front().remarks.join(QLatin1Char(' ')).contains(QStringLiteral("C:\\keys\\k.ppk")));
        QVERIFY(registry->back().fault.contains(QStringLiteral("telnet")));
    }

    void csvOfOthers()
    {
        const auto read =
            readCsv("\xef\xbb\xbfLabel;Hostname;Username;Port;Tags;colour\r\n\"a; b\";h1;u;2200;x;red\r\n\r\n"
                    "c;h2;;;;\r\n");
        QVERIFY2(read, qPrintable(problemOf(read)));
        QCOMPARE(read->size(), std::size_t(2));
        QCOMPARE((*read)[0].name, QStringLiteral("a; b"));
        QCOMPARE((*read)[0].port, 2200);
        QCOMPARE((*read)[1].host, QStringLiteral("h2"));
        QVERIFY((*read)[1].user.isEmpty());
        const auto unclosed = readCsv("host\n\"a\nb");
        QVERIFY(!unclosed && unclosed.error().text.contains(QStringLiteral("line 2")));
        QVERIFY(!readCsv("") && !readCsv("name,port\na,1\n"));
        const auto wrong = readCsv("host,port,provider\nh,many,ec2\n");
        QVERIFY(wrong && !wrong->front().fault.isEmpty());
    }

    void csvKeysUnderTheirOtherNames_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QString>("path");
        QTest::newRow("key") << QByteArray("host,key\nh,~/k\n") << QStringLiteral("~/k");
        QTest::newRow("identity_file") << QByteArray("host,Identity File\nh,/k\n") << QStringLiteral("/k");
        QTest::newRow("IdentityFile") << QByteArray("host,IdentityFile\nh,/k\n") << QStringLiteral("/k");
        QTest::newRow("both") << QByteArray("key,host,key_path\n/other,h,/k\n") << QStringLiteral("/k");
        QTest::newRow("one is empty") << QByteArray("host,identityfile,key_path\nh,/k,\n") << QStringLiteral("/k");
        QTest::newRow("a name") << QByteArray("host,key\nh,laptop\n") << QString();
    }
    void csvKeysUnderTheirOtherNames()
    {
        QFETCH(QByteArray, table);
        QFETCH(QString, path);
        const auto read = readCsv(table);
        QVERIFY2(read && read->front().fault.isEmpty(), qPrintable(problemOf(read)));
        QCOMPARE(read->front().keyPath, path);
        QCOMPARE(read->front().authType, path.isEmpty() ? AuthType::Agent : AuthType::Key);
        QCOMPARE(read->front().remarks.isEmpty(), !path.isEmpty());
    }

    // SECURITY, row I7.
    void I7_cellsAreNoFormulas_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QByteArray>("cell");
        QTest::newRow("equals") << QStringLiteral("=1+1") << QByteArray("\"'=1+1\"");
        QTest::newRow("plus") << QStringLiteral("+1") << QByteArray("\"'+1\"");
        QTest::newRow("minus") << QStringLiteral("-1") << QByteArray("\"'-1\"");
        QTest::newRow("at") << QStringLiteral("@SUM(A1)") << QByteArray("\"'@SUM(A1)\"");
        QTest::newRow("tab") << QStringLiteral("\t=1") << QByteArray("\"'\t=1\"");
        QTest::newRow("return") << QStringLiteral("\r=1") << QByteArray("\"'\r=1\"");
        QTest::newRow("invisible") << QStringLiteral("\u200b=1") << QByteArray("\"'\u200b=1\"");
        QTest::newRow("blank") << QStringLiteral("  =1") << QByteArray("\"'  =1\"");
        QTest::newRow("wide") << QStringLiteral("\uff1d1") << QByteArray("\"'\uff1d1\"");
        QTest::newRow("plain") << QStringLiteral("web=1") << QByteArray("web=1");
        QTest::newRow("quote") << QStringLiteral("a\"b") << QByteArray("\"a\"\"b\"");
    }
    void I7_cellsAreNoFormulas()
    {
        QFETCH(QString, text);
        QFETCH(QByteArray, cell);
        QCOMPARE(csvCell(text), cell);
    }

    void whatIsWrittenIsReadAgain()
    {
        const std::vector<instances::Instance> machines{machine(QStringLiteral("web, 1"))};
        for (const auto& read : {readCsv(writeCsv(machines)), readJson(writeJson(machines))}) {
            QVERIFY2(read, qPrintable(problemOf(read)));
            const Profile& profile = read->front();
            QCOMPARE(profile.name, machines.front().name);
            QCOMPARE(profile.port, 2222);
            QCOMPARE(profile.tags, machines.front().tags);
            QCOMPARE(profile.notes, machines.front().notes);
            QVERIFY(profile.provider == instances::Provider::Oci);
            QVERIFY(profile.jumps == machines.front().jumps);
            // The key was stored; the file does not have it.
            QCOMPARE(profile.authType, AuthType::Agent);
        }
        QVERIFY(!readJson("{}") && !readJson("[") && !readJson("{\"format\":\"clouddesk-machines\",\"version\":9}"));
    }

    // SECURITY, row C11.
    void C11_aSealedFileOpensWholeOrNotAtAll()
    {
        std::vector<SealedMachine> machines(2);
        machines[0].machine = machine(QStringLiteral("web"));
        machines[0].secrets.privateKey = Secret("-----BEGIN canary-7731-----");
        machines[0].secrets.certificate = QByteArray("cert");
        machines[1].machine = machine(QStringLiteral("db"));
        machines[1].machine.authType = AuthType::Password;
        machines[1].secrets.password = Secret("canary-7732");
        const Secret passphrase("open sesame");
        const auto sealed = writeSealed(machines, passphrase, cheap);
        QVERIFY2(sealed, qPrintable(problemOf(sealed)));
        for (const char* const canary : {"canary", "web", "h.example"})
            QVERIFY(!sealed->contains(canary));
        const auto read = readSealed(*sealed, passphrase);
        QVERIFY2(read, qPrintable(problemOf(read)));
        QCOMPARE(read->size(), std::size_t(2));
        QCOMPARE((*read)[0].secrets.privateKey->view(), QByteArrayView("-----BEGIN canary-7731-----"));
        QCOMPARE((*read)[0].authType, AuthType::Key);
        QCOMPARE(*(*read)[0].secrets.certificate, QByteArray("cert"));
        QCOMPARE((*read)[1].secrets.password->view(), QByteArrayView("canary-7732"));
        QVERIFY(!(*read)[1].secrets.privateKey);
        const auto wrong = readSealed(*sealed, Secret("open sesame "));
        QVERIFY(!wrong && wrong.error().code == ErrorCode::KeyWrong);
        // Two files of the same contents have nothing in common.
        QVERIFY(writeSealed(machines, passphrase, cheap)->mid(8) != sealed->mid(8));
        for (qsizetype at = 0; at < sealed->size(); at += at < 100 ? 1 : 37) {
            QByteArray altered = *sealed;
            altered[at] = static_cast<char>(altered[at] ^ 1);
            QVERIFY2(!readSealed(altered, passphrase), qPrintable(QString::number(at)));
        }
        for (const qsizetype length : {0, 4, 39, 40, 60, int(sealed->size() - 1)})
            QVERIFY(!readSealed(sealed->first(length), passphrase));
        QVERIFY(!readSealed(*sealed + 'x', passphrase));
    }
    // As the master passphrase must be; characters count, not bytes.
    void C11_itsPassphraseIsNotTooShort()
    {
        const std::vector<SealedMachine> none;
        for (const char* const given : {"", "abc", "1234567", "\xc3\xa4\xc3\xb6\xc3\xbc\xc3\x9f"}) {
            const auto refused = writeSealed(none, Secret(given), cheap);
            QVERIFY2(!refused && refused.error().code == ErrorCode::InvalidArgument, given);
            QVERIFY2(refused.error().text.contains(u'8'), qPrintable(refused.error().text));
        }
        QVERIFY(writeSealed(none, Secret("12345678"), cheap));
    }
    // A file must not be able to ask for all the memory there is.
    void C11_itsCostIsBounded()
    {
        QElapsedTimer timer;
        timer.start();
        // Each by itself, however modest the others are.
        for (const auto& [logN, blockSize, parallel] :
             {std::array{63, 127, 127}, std::array{25, 1, 1}, std::array{10, 127, 1}, std::array{10, 1, 127}}) {
            const QByteArray hostile =
                QByteArray("CDXP") + '\1' + char(logN) + char(blockSize) + char(parallel) + QByteArray(200, 'x');
            const auto refused = readSealed(hostile, Secret("x"));
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, ErrorCode::KeyWrong);
            QVERIFY(!(crypto::ScryptCost{logN, blockSize, parallel}.isBearable()));
        }
        QVERIFY(timer.elapsed() < 1000);
    }

    void formatsAreTold()
    {
        const QTemporaryDir folder;
        const auto put = [&folder](const QString& name, const QByteArray& content) {
            QFile file(folder.filePath(name));
            const bool isOpen = file.open(QIODevice::WriteOnly);
            file.write(content);
            return isOpen ? folder.filePath(name) : QString();
        };
        const auto isTold = [](const QString& file, Format format) {
            const auto guessed = guessFormat(file);
            return guessed && *guessed == format;
        };
        const std::vector<instances::Instance> machines{machine(QStringLiteral("web"))};
        QVERIFY(isTold(put(QStringLiteral("a.remmina"), "[remmina]\nprotocol=SSH\nserver=h\n"), Format::Remmina));
        QVERIFY(isTold(folder.path(), Format::Remmina));
        QVERIFY(isTold(put(QStringLiteral("a.xml"), "<?xml version=\"1.0\"?><Connections/>"), Format::MRemote));
        QVERIFY(isTold(put(QStringLiteral("a.reg"), utf16(QStringLiteral("Windows Registry"))), Format::Putty));
        QVERIFY(isTold(put(QStringLiteral("s"), "Present=1\nHostName=h\n"), Format::Putty));
        QVERIFY(isTold(put(QStringLiteral("t"), writeCsv(machines)), Format::Csv));
        QVERIFY(isTold(put(QStringLiteral("j"), writeJson(machines)), Format::Json));
        QVERIFY(!guessFormat(put(QStringLiteral("noise"), "\x01\x02\x03")));
        QVERIFY(!guessFormat(folder.filePath(QStringLiteral("none"))));
        // What never ends is not begun.
        const QByteArray pipe = QFile::encodeName(folder.filePath(QStringLiteral("pipe")));
        QCOMPARE(mkfifo(pipe.constData(), 0600), 0);
        QVERIFY(!readProfiles(folder.filePath(QStringLiteral("pipe")), Format::Csv));
        // A folder with one bad file tells of it and has the others.
        put(QStringLiteral("b.remmina"), "nothing");
        const auto read = readProfiles(folder.path(), Format::Remmina);
        QVERIFY(read && read->size() == 2);
        QVERIFY((*read)[0].fault.isEmpty() && !(*read)[1].fault.isEmpty());
    }

    void aNameThatIsCutIsTold()
    {
        const QByteArray name(64, 'n');
        const auto whole = readRemmina("[remmina]\nprotocol=SSH\nserver=h\nname=" + name + "\n");
        QVERIFY(whole && whole->name == QString::fromUtf8(name) && whole->remarks.isEmpty());
        const auto cut = readRemmina("[remmina]\nprotocol=SSH\nserver=h\nname=" + name + "x\n");
        QVERIFY(cut && cut->name == QString::fromUtf8(name));
        QVERIFY2(cut->remarks.join(u' ').contains(QStringLiteral("cut")), qPrintable(cut->remarks.join(u' ')));
        const auto session = readPuttySession("HostName=h\n", QString::fromUtf8(name + "x"));
        QVERIFY(session && session->remarks == cut->remarks);
        const auto read =
            readMRemote("<Connections><Node Hostname=\"h\" Protocol=\"SSH2\" Name=\"" + name + "x\"/></Connections>");
        QVERIFY(read && read->front().remarks == cut->remarks);
    }

    void namesAreMadeAcceptable()
    {
        QCOMPARE(nameFrom(QStringLiteral("  web   1 "), {}), QStringLiteral("web 1"));
        QCOMPARE(nameFrom(QString(), QStringLiteral("h")), QStringLiteral("h"));
        QCOMPARE(nameFrom(QStringLiteral("-a\u202eb"), {}), QStringLiteral("a-b"));
        for (const QString& odd : {QStringLiteral("-rf"), QStringLiteral("a\u202eb"), QStringLiteral("a/b\\c"),
                                   QString(500, u'x'), QStringLiteral("\x1b[2J"), QString()})
            QVERIFY2(instances::validateName(nameFrom(odd, {})), qPrintable(nameFrom(odd, {})));
    }
};

QTEST_GUILESS_MAIN(TestProfiles)
#include "TestProfiles.moc"
