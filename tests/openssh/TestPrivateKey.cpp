// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/PrivateKey.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace clouddesk;
using core::ErrorCode;
using core::Secret;

/// The keys are made by OpenSSH and OpenSSL themselves.
class TestPrivateKey : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;

    QString path(const QString& name) const { return m_directory.filePath(name); }

    static void run(const QString& program, const QStringList& arguments)
    {
        QProcess process;
        process.start(program, arguments);
        QVERIFY(process.waitForFinished(60000));
        QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    }

    QByteArray makeKey(const QStringList& arguments, const QString& passphrase = {})
    {
        const QString file = path(QStringLiteral("key"));
        QFile::remove(file);
        run(QStringLiteral("ssh-keygen"),
            QStringList{QStringLiteral("-q"), QStringLiteral("-N"), passphrase, QStringLiteral("-f"), file} +
                arguments);
        return read(file);
    }

    static QByteArray read(const QString& file)
    {
        QFile source(file);
        return source.open(QIODevice::ReadOnly) ? source.readAll() : QByteArray();
    }

    static void refused(const QByteArray& text, const char* words)
    {
        const auto facts = ssh::inspectPrivateKey(Secret(text));
        QVERIFY2(!facts, words);
        QCOMPARE(facts.error().code, ErrorCode::CredentialUnusable);
        const QString said = facts.error().text + facts.error().advice;
        QVERIFY2(said.contains(QLatin1String(words)), qPrintable(said));
    }

private Q_SLOTS:
    void everyUsualFormatOpens_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("passphrase");
        QTest::addColumn<QString>("type");
        const QStringList kinds = {QStringLiteral("ed25519"), QStringLiteral("ecdsa"), QStringLiteral("rsa")};
        const QStringList types = {QStringLiteral("ssh-ed25519"), QStringLiteral("ecdsa-sha2-nistp256"),
                                   QStringLiteral("ssh-rsa")};
        for (const QString& format : {QString(), QStringLiteral("PEM"), QStringLiteral("PKCS8")}) {
            for (int kind = 0; kind < 3; ++kind) {
                for (const QString& passphrase : {QString(), QStringLiteral("g\u00e4nz geheim")}) {
                    QStringList arguments{QStringLiteral("-t"), kinds.at(kind)};
                    if (!format.isEmpty())
                        arguments += {QStringLiteral("-m"), format};
                    QTest::addRow("%s %s %s", qPrintable(kinds.at(kind)), qPrintable(format),
                                  passphrase.isEmpty() ? "open" : "encrypted")
                        << arguments << passphrase << types.at(kind);
                }
            }
        }
    }

    void everyUsualFormatOpens()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, passphrase);
        QFETCH(QString, type);
        const QByteArray text = makeKey(arguments, passphrase);
        const auto facts = ssh::inspectPrivateKey(Secret(text));
        QVERIFY2(facts, qPrintable(facts ? QString() : facts.error().toLine()));
        QCOMPARE(facts->isEncrypted, !passphrase.isEmpty());
        const auto opened = ssh::openPrivateKey(Secret(text), Secret(passphrase.toUtf8()));
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().toLine()));
        QCOMPARE(*opened, type);
        if (passphrase.isEmpty())
            return;
        QVERIFY(
            ssh::openPrivateKey(Secret(text), Secret("wrong")).error().text.contains(QLatin1String("does not open")));
        // Without a passphrase nobody is asked on the terminal.
        QVERIFY(
            ssh::openPrivateKey(Secret(text), Secret()).error().text.contains(QLatin1String("needs its passphrase")));
    }

    void lineEndsDoNotMatter()
    {
        QByteArray text = makeKey({QStringLiteral("-t"), QStringLiteral("ed25519")}, QStringLiteral("abc"));
        text.replace("\n", "\r\n");
        QVERIFY(ssh::openPrivateKey(Secret(text), Secret("abc")));
        QVERIFY(ssh::openPrivateKey(Secret(text.trimmed()), Secret("abc")));
    }

    void whatIsNoUsablePrivateKeyIsNamed()
    {
        const QByteArray good = makeKey({QStringLiteral("-t"), QStringLiteral("ed25519")});
        refused(read(path(QStringLiteral("key.pub"))), "public key");
        refused("PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n", "puttygen");
        refused("-----BEGIN DSA PRIVATE KEY-----\nAAAA\n-----END DSA PRIVATE KEY-----\n", "DSA");
        refused(makeKey({QStringLiteral("-t"), QStringLiteral("dsa")}), "DSA");
        refused("---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----\n", "ssh.com");
        refused("hunter2", "no private key");
        refused("", "no private key");
        refused(QByteArray("\0\0\0", 3), "no private key");
        refused(QByteArray(70000, 'x'), "too long");
        refused(good.left(good.size() / 2), "damaged");
        refused("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n", "damaged");
    }

    void damagedKeysDoNotOpen()
    {
        QByteArray text =
            makeKey({QStringLiteral("-t"), QStringLiteral("rsa"), QStringLiteral("-m"), QStringLiteral("PEM")});
        text.remove(text.size() / 2, 200);
        QVERIFY(ssh::openPrivateKey(Secret(text), Secret()).error().text.contains(QLatin1String("damaged")));
    }

    void securityTokensAreReferredToTheAgent()
    {
        // PROTOCOL.key's head for a key of type sk-ssh-ed25519@openssh.com; ssh-keygen makes none without a token.
        const QByteArray type("sk-ssh-ed25519@openssh.com");
        const QByteArray publicKey = field(type) + field(QByteArray(32, 'k')) + field("ssh:");
        const QByteArray head = QByteArray("openssh-key-v1\0", 15) + field("none") + field("none") + field("") +
                                QByteArray("\0\0\0\1", 4) + field(publicKey) + field("x");
        refused("-----BEGIN OPENSSH PRIVATE KEY-----\n" + head.toBase64() + "\n-----END OPENSSH PRIVATE KEY-----\n",
                "agent");
    }

    void S17_keyDerivationIsBounded()
    {
        QElapsedTimer timer;
        timer.start();
        const QByteArray salt(16, 's');
        const QByteArray options = field(salt) + QByteArray("\x7f\xff\xff\xff", 4);
        const QByteArray head = QByteArray("openssh-key-v1\0", 15) + field("aes256-ctr") + field("bcrypt") +
                                field(options) + QByteArray("\0\0\0\1", 4) +
                                field(field("ssh-ed25519") + field(QByteArray(32, 'k'))) + field(QByteArray(64, 'x'));
        const QByteArray text =
            "-----BEGIN OPENSSH PRIVATE KEY-----\n" + head.toBase64() + "\n-----END OPENSSH PRIVATE KEY-----\n";
        refused(text, "2147483647 rounds");
        QVERIFY(!ssh::openPrivateKey(Secret(text), Secret("abc")));
        QVERIFY(timer.elapsed() < 5000);
    }

    void S17_pbkdf2IsBounded()
    {
        const QString key = path(QStringLiteral("pkcs8"));
        run(QStringLiteral("openssl"), {QStringLiteral("genpkey"), QStringLiteral("-algorithm"),
                                        QStringLiteral("ed25519"), QStringLiteral("-out"), key});
        const auto encrypt = [&](const QString& iterations) {
            const QString sealed = path(QStringLiteral("sealed"));
            run(QStringLiteral("openssl"), {QStringLiteral("pkcs8"), QStringLiteral("-topk8"), QStringLiteral("-iter"),
                                            iterations, QStringLiteral("-in"), key, QStringLiteral("-passout"),
                                            QStringLiteral("pass:abc"), QStringLiteral("-out"), sealed});
            return read(sealed);
        };
        QVERIFY(ssh::inspectPrivateKey(Secret(encrypt(QStringLiteral("2048")))));
        refused(encrypt(QStringLiteral("10000001")), "too many iterations");
    }

    void certificatesAreOneLine()
    {
        makeKey({QStringLiteral("-t"), QStringLiteral("ed25519")});
        run(QStringLiteral("ssh-keygen"),
            {QStringLiteral("-q"), QStringLiteral("-s"), path(QStringLiteral("key")), QStringLiteral("-I"),
             QStringLiteral("id"), QStringLiteral("-n"), QStringLiteral("user"), path(QStringLiteral("key.pub"))});
        const QByteArray line = read(path(QStringLiteral("key-cert.pub")));
        QVERIFY(ssh::checkCertificateLine(line));
        QVERIFY(!ssh::checkCertificateLine(read(path(QStringLiteral("key.pub")))));
        QVERIFY(!ssh::checkCertificateLine(line + line));
        QVERIFY(!ssh::checkCertificateLine("ssh-ed25519-cert-v01@openssh.com AAAA"));
        QVERIFY(!ssh::checkCertificateLine(QByteArray()));
    }

private:
    static QByteArray field(const QByteArray& value)
    {
        const auto size = static_cast<quint32>(value.size());
        const char length[] = {static_cast<char>(size >> 24), static_cast<char>(size >> 16),
                               static_cast<char>(size >> 8), static_cast<char>(size)};
        return QByteArray(length, 4) + value;
    }
};

QTEST_GUILESS_MAIN(TestPrivateKey)
#include "TestPrivateKey.moc"
