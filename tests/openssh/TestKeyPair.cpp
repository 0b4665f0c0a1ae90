// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "openssh/HostKey.h"
#include "openssh/KeyPair.h"
#include "openssh/PrivateKey.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace clouddesk;

/// Keys that are made here, against OpenSSH's own ssh-keygen and against libssh.
class TestKeyPair : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensshReadsIt_data()
    {
        QTest::addColumn<QByteArray>("comment");
        // Every length of the padding.
        for (int length = 0; length < 9; ++length)
            QTest::addRow("%d", length) << QByteArray(length, 'c');
    }
    void opensshReadsIt()
    {
        QFETCH(const QByteArray, comment);
        const auto pair = ssh::generateKeyPair(comment);
        QVERIFY(pair);
        const QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("key")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        file.write(pair->privateKey.data(), qint64(pair->privateKey.size()));
        file.close();
        QProcess keygen;
        keygen.start(QStringLiteral("ssh-keygen"), {QStringLiteral("-y"), QStringLiteral("-f"), file.fileName()});
        QVERIFY(keygen.waitForFinished());
        QCOMPARE(keygen.readAllStandardOutput().trimmed(), pair->publicKeyLine.trimmed());
        QCOMPARE(ssh::openPrivateKey(pair->privateKey, {}).value_or(QString()), QStringLiteral("ssh-ed25519"));
        QVERIFY(!ssh::inspectPrivateKey(pair->privateKey)->isEncrypted);
    }
    void everyOneIsAnother()
    {
        QVERIFY(ssh::generateKeyPair("a")->publicKeyLine != ssh::generateKeyPair("a")->publicKeyLine);
    }
    // The picture is the one that ssh-keygen draws; only the number of bits in its upper edge is missing.
    void aFingerprintIsDrawnAsSshKeygenDrawsIt_data()
    {
        QTest::addColumn<QString>("type");
        QTest::newRow("ed25519") << QStringLiteral("ed25519");
        QTest::newRow("ecdsa") << QStringLiteral("ecdsa");
        QTest::newRow("rsa") << QStringLiteral("rsa");
    }
    void aFingerprintIsDrawnAsSshKeygenDrawsIt()
    {
        QFETCH(QString, type);
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("key"));
        for (int round = 0; round < 5; ++round) {
            QFile::remove(file);
            QCOMPARE(QProcess::execute(QStringLiteral("ssh-keygen"),
                                       {QStringLiteral("-q"), QStringLiteral("-t"), type, QStringLiteral("-N"),
                                        QString(), QStringLiteral("-f"), file}),
                     0);
            QProcess draw;
            draw.start(QStringLiteral("ssh-keygen"), {QStringLiteral("-lv"), QStringLiteral("-f"), file});
            QVERIFY(draw.waitForFinished());
            const QStringList told =
                QString::fromLatin1(draw.readAllStandardOutput()).trimmed().split(QLatin1Char('\n'));
            const QStringList drawn =
                ssh::randomArt(told.constFirst().section(QLatin1Char(' '), 1, 1), QStringLiteral("ssh-") + type)
                    .split(QLatin1Char('\n'));
            QCOMPARE(drawn.size(), 11);
            QCOMPARE(drawn.mid(1), told.mid(2));
            QVERIFY2(drawn.constFirst().contains(type.toUpper()) && drawn.constFirst().size() == told[1].size(),
                     qPrintable(drawn.constFirst()));
        }
        QVERIFY(ssh::randomArt(QStringLiteral("MD5:aa"), {}).isEmpty());
        QVERIFY(ssh::randomArt(QStringLiteral("SHA256:"), {}).isEmpty());
    }

    void aCommentCannotAddLines() { QVERIFY(!ssh::generateKeyPair("a\nssh-rsa AAAA")); }
};

QTEST_GUILESS_MAIN(TestKeyPair)
#include "TestKeyPair.moc"
