// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
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
    void aCommentCannotAddLines() { QVERIFY(!ssh::generateKeyPair("a\nssh-rsa AAAA")); }
};

QTEST_GUILESS_MAIN(TestKeyPair)
#include "TestKeyPair.moc"
