// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/KeyPlaceText.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace clouddesk;

/// What the settings say of the master key.
class TestKeyPlaceText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachPlaceIsNamedInEachLanguage()
    {
        const QTemporaryDir folder;
        const auto paths = core::Paths::open(folder.path());
        QVERIFY(paths);
        qputenv("CLOUDDESK_MASTER_KEY_FILE", "/run/key");
        const std::initializer_list<std::pair<const char*, QString>> places = {
            {"keychain", QString()},
            {"passphrase", paths->sealedKeyFile()},
            {"environment", QStringLiteral("/run/key")},
            {"key_file", paths->masterKeyFile()}};
        for (const auto& [kind, file] : places) {
            vault::Vault::Status status;
            status.sourceKind = QLatin1String(kind);
            status.sourceDescription = QStringLiteral("of the vault");
            status.notice = QStringLiteral("of the vault, too");
            QStringList said{app::keyPlaceText(status, *paths)};
            for (const char* const language : {"de", "es", "fr", "ja", "zh_CN"}) {
                QTranslator translator;
                if (!translator.load(QStringLiteral(":/translations/clouddesk_%1.qm").arg(QLatin1String(language))))
                    QSKIP("built without windows");
                QCoreApplication::installTranslator(&translator);
                said += app::keyPlaceText(status, *paths);
                QCoreApplication::removeTranslator(&translator);
            }
            for (const QString& text : said)
                QVERIFY2(text.contains(file) && !text.contains(QStringLiteral("vault")), qPrintable(text));
            QCOMPARE(said.removeDuplicates(), 0);
        }
    }
};

QTEST_GUILESS_MAIN(TestKeyPlaceText)

#include "TestKeyPlaceText.moc"
