// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/KnownHosts.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace clouddesk;
using ssh::KnownHostLine;
using ssh::parseKnownHosts;

namespace {

QByteArray run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(30000);
    return process.readAllStandardOutput();
}

void write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

struct Name
{
    const char* host;
    quint16 port = 22;
};

// What is looked up in both, ours and ssh-keygen's reading of a file.
constexpr Name names[] = {{"alpha.example.org"},
                          {"ALPHA.example.org"},
                          {"beta.example.org"},
                          {"bad.example.org"},
                          {"10.0.0.7"},
                          {"10.0.0.77"},
                          {"host7"},
                          {"alpha.example.org", 2222},
                          {"2001:db8::1"},
                          {"2001:db8::1", 2222},
                          {"fe80::1%eth0"},
                          {"[odd"},
                          {"example.org"},
                          {"nobody", 65535}};

} // namespace

class TestKnownHosts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        run(QStringLiteral("ssh-keygen"),
            {QStringLiteral("-q"), QStringLiteral("-t"), QStringLiteral("ed25519"), QStringLiteral("-N"), QString(),
             QStringLiteral("-f"), m_folder.filePath(QStringLiteral("key"))});
        QFile file(m_folder.filePath(QStringLiteral("key.pub")));
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_key = file.readAll().split(' ').mid(0, 2).join(' ');
    }

    void agreesWithSshKeygen_data()
    {
        QTest::addColumn<QByteArray>("hosts");
        for (const char* hosts : {"alpha.example.org",
                                  "Alpha.Example.ORG",
                                  "alpha.example.org,10.0.0.7",
                                  "*.example.org",
                                  "*.example.org,!bad.example.org",
                                  "!bad.example.org,*.example.org",
                                  "10.0.0.?",
                                  "host?",
                                  "[alpha.example.org]:2222",
                                  "[*.example.org]:*",
                                  "*",
                                  "2001:db8::1",
                                  "[2001:db8::1]:2222",
                                  "fe80::1%eth0",
                                  "[odd",
                                  "a*b*c*,h*7",
                                  "?",
                                  "",
                                  ",",
                                  "!",
                                  "!*",
                                  "|1|",
                                  "|1|AAAA|AAAA"})
            QTest::newRow(hosts) << QByteArray(hosts);
    }

    void agreesWithSshKeygen()
    {
        QFETCH(const QByteArray, hosts);
        const QByteArray text = hosts + ' ' + m_key + " comment here\n";
        const QString file = m_folder.filePath(QStringLiteral("plain"));
        write(file, text);
        compareWithSshKeygen(text, file);
    }

    void agreesWithSshKeygenOnHashedNames()
    {
        QByteArray text;
        for (const Name& name : names) {
            const QString written = ssh::knownHostName(QString::fromLatin1(name.host), name.port);
            text += written.toUtf8() + ' ' + m_key + '\n';
        }
        const QString file = m_folder.filePath(QStringLiteral("hashed"));
        write(file, text);
        run(QStringLiteral("ssh-keygen"), {QStringLiteral("-H"), QStringLiteral("-f"), file});
        QFile hashed(file);
        QVERIFY(hashed.open(QIODevice::ReadOnly));
        text = hashed.readAll();
        QCOMPARE(text.count("|1|"), qsizetype(std::size(names)));
        compareWithSshKeygen(text, file);
        // And each is found under its own name only.
        const auto lines = parseKnownHosts(text);
        QVERIFY(lines[0].matches(QStringLiteral("alpha.example.org"), 22));
        QVERIFY(!lines[0].matches(QStringLiteral("alpha.example.org"), 23));
    }

    void markersCommentsAndLineEndings()
    {
        const auto lines =
            parseKnownHosts("# comment\r\n\r\n  \t \n@revoked * " + m_key + "\r\n@cert-authority *.example.org\t" +
                            m_key + " ca\n@unknown h " + m_key + "\n   indented " + m_key + "\nlast " + m_key);
        QCOMPARE(lines.size(), 4U);
        QCOMPARE(lines[0].marker, KnownHostLine::Marker::Revoked);
        QCOMPARE(lines[1].marker, KnownHostLine::Marker::CertificateAuthority);
        QVERIFY(lines[1].matches(QStringLiteral("a.example.org"), 22));
        QCOMPARE(lines[2].patterns, QStringList{QStringLiteral("indented")});
        QCOMPARE(lines[3].key.type, QStringLiteral("ssh-ed25519"));
        QCOMPARE(lines[3].key.blob.toBase64(), m_key.split(' ')[1]);
    }

    void garbageIsSkipped()
    {
        const QByteArray blob = m_key.split(' ')[1];
        for (const QByteArray& line :
             {QByteArray("host"), QByteArray("host ssh-ed25519"), QByteArray("host ssh-ed25519 !!!!"),
              QByteArray("host ssh-rsa " + blob), QByteArray("host ssh-ed25519 AAAA"),
              QByteArray("host 1024 35 1234567"), QByteArray("ho\0st ", 6) + m_key, QByteArray("@revoked"),
              QByteArray("@revoked " + m_key), QByteArray(100000, 'x'), QByteArray(1000, '\0'), QByteArray("\xff\xfe")})
            QVERIFY2(parseKnownHosts(line).empty(), line.left(50).constData());
        // The key's own type is another of the same length.
        QByteArray other = QByteArray::fromBase64(blob);
        other.replace("ssh-ed25519", "ssh-ed25518");
        QVERIFY(parseKnownHosts("host ssh-ed25519 " + other.toBase64()).empty());
        QCOMPARE(parseKnownHosts("host ssh-ed25518 " + other.toBase64()).size(), 1U);
        QCOMPARE(parseKnownHosts("junk\nhost " + m_key + "\njunk").size(), 1U);
    }

    void patternsOfManyStarsAreNotSlow()
    {
        KnownHostLine line;
        line.patterns = {QStringLiteral("*a").repeated(500) + QStringLiteral("b")};
        QVERIFY(!line.matches(QString(5000, QLatin1Char('a')), 22));
    }

    void whatCannotBeRead()
    {
        const QString missing = m_folder.filePath(QStringLiteral("missing"));
        QCOMPARE(ssh::readKnownHostsFile(missing).error().code, core::ErrorCode::NotFound);
        QCOMPARE(ssh::readKnownHostsFile(m_folder.path()).error().code, core::ErrorCode::InputOutputFailed);
        const QString pipe = m_folder.filePath(QStringLiteral("pipe"));
        QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QCOMPARE(ssh::readKnownHostsFile(pipe).error().code, core::ErrorCode::InputOutputFailed);
    }

    void atMost16MiBAreRead()
    {
        const QString big = m_folder.filePath(QStringLiteral("big"));
        QByteArray text = "first " + m_key + '\n';
        // What is within the limit would pass for a line: a shorter key of the same type.
        const QByteArray second = "second " + m_key + '\n';
        const qsizetype within = second.indexOf("AAAA") + 32;
        QCOMPARE(parseKnownHosts(second.first(within)).size(), 1U);
        text += QByteArray((16 << 20) - text.size() - 1 - within, '#') + '\n' + second;
        write(big, text);
        const auto lines = ssh::readKnownHostsFile(big);
        QVERIFY(lines.has_value());
        QCOMPARE(lines->size(), 1U);
    }

    void hostNames()
    {
        QCOMPARE(ssh::knownHostName(QStringLiteral("Box"), 22), QStringLiteral("box"));
        QCOMPARE(ssh::knownHostName(QStringLiteral("box"), 2200), QStringLiteral("[box]:2200"));
        QCOMPARE(ssh::knownHostName(QStringLiteral("2001:DB8::1"), 2200), QStringLiteral("[2001:db8::1]:2200"));
    }

private:
    void compareWithSshKeygen(const QByteArray& text, const QString& file)
    {
        const auto lines = parseKnownHosts(text);
        for (const Name& name : names) {
            const QString host = QString::fromLatin1(name.host);
            const bool theirs =
                !run(QStringLiteral("ssh-keygen"),
                     {QStringLiteral("-F"), ssh::knownHostName(host, name.port), QStringLiteral("-f"), file})
                     .isEmpty();
            const bool ours = std::any_of(lines.begin(), lines.end(),
                                          [&](const KnownHostLine& line) { return line.matches(host, name.port); });
            QVERIFY2(ours == theirs, qPrintable(host));
        }
    }

    QTemporaryDir m_folder;
    QByteArray m_key;
};

QTEST_GUILESS_MAIN(TestKnownHosts)
#include "TestKnownHosts.moc"
