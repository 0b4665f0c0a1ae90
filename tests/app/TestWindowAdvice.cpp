// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ErrorAdvice.h"
#include "app/RoomAdvice.h"
#include "app/WindowAdvice.h"
#include "instances/HostKeyErrors.h"

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>
#include <QTranslator>

using namespace clouddesk;
using core::Error;
using core::ErrorCode;

namespace {

const QRegularExpression command(QStringLiteral("clouddesk [a-z-]|(^|[ (])--[a-z]"));

std::vector<ErrorCode> allCodes()
{
    std::vector<ErrorCode> all;
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code)
        all.push_back(static_cast<ErrorCode>(code));
    return all;
}

/// What the rooms below say, as their sources have it.
QStringList wordsOfRooms()
{
    static const QRegularExpression literals(QStringLiteral("(?:\"(?:[^\"\\\\]|\\\\.)*\"\\s*)+"));
    QStringList found;
    QDirIterator files(qEnvironmentVariable("CLOUDDESK_SOURCE_DIR") + QStringLiteral("/src"), {QStringLiteral("*.cpp")},
                       QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QString text = QString::fromUtf8(file.readAll());
        for (auto match = literals.globalMatch(text); match.hasNext();) {
            QString literal = match.next().captured();
            literal.remove(QRegularExpression(QStringLiteral("\"\\s*\"")))
                .replace(QStringLiteral("\\\""), QStringLiteral("\""));
            literal = literal.trimmed();
            if (literal.size() > 2)
                found += literal.mid(1).chopped(1);
        }
    }
    return found;
}

/// What they advise that is for the command line.
QStringList advicesOfRooms()
{
    static const QRegularExpression ours(QStringLiteral("clouddesk [a-z-]|--(host-key|data-dir|format|share-screen)"));
    return wordsOfRooms().filter(ours);
}

} // namespace

/// What to do next, as windows say it: never by a command, in any language.
class TestWindowAdvice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noWindowNamesACommand_data()
    {
        QTest::addColumn<QString>("language");
        for (const char* const language : {"en", "de", "es", "fr", "ja", "zh_CN"})
            QTest::newRow(language) << QString::fromLatin1(language);
    }
    void noWindowNamesACommand()
    {
        QFETCH(const QString, language);
        QTranslator translator;
        if (language != QStringLiteral("en")) {
            if (!translator.load(QStringLiteral(":/translations/clouddesk_%1.qm").arg(language)))
                QSKIP("built without windows");
            QCoreApplication::installTranslator(&translator);
        }
        const QStringList advices = advicesOfRooms();
        for (const ErrorCode code : allCodes()) {
            const Error bare{code, QStringLiteral("it did not work"), {}, {}};
            const QString said = app::spokenAdviceFor(bare);
            QVERIFY2(!said.contains(command), qPrintable(said));
            QCOMPARE(said.isEmpty(), code == ErrorCode::Cancelled);
            // Where words have no capitals, a sentence may begin with the name of a program.
            if (language != QStringLiteral("ja") && language != QStringLiteral("zh_CN"))
                QCOMPARE(said.left(1), said.left(1).toUpper());
            if (language != QStringLiteral("en") && code != ErrorCode::Cancelled)
                QVERIFY2(said != app::usualAdviceFor(code), qPrintable(said));
            // And whatever a room says of it.
            for (const QString& advice : advices)
                QVERIFY2(!app::spokenAdviceFor(bare.advising(advice)).contains(command), qPrintable(advice));
        }
        QCoreApplication::removeTranslator(&translator);
    }

    void theRoomsAreLookedThrough()
    {
        const QStringList advices = advicesOfRooms();
        QVERIFY2(advices.size() >= 8, qPrintable(advices.join(QLatin1Char('\n'))));
        QVERIFY(advices.contains(QStringLiteral("See which there are: clouddesk instance list")));
    }

    void whatARoomAdvisesIsTranslated_data()
    {
        QTest::addColumn<QString>("language");
        for (const char* const language : {"de", "es", "fr", "ja", "zh_CN"})
            QTest::newRow(language) << QString::fromLatin1(language);
    }
    void whatARoomAdvisesIsTranslated()
    {
        QFETCH(const QString, language);
        QTranslator translator;
        if (!translator.load(QStringLiteral(":/translations/clouddesk_%1.qm").arg(language)))
            QSKIP("built without windows");
        QCoreApplication::installTranslator(&translator);
        const QStringList words = wordsOfRooms();
        for (const char* const known : app::knownAdvices()) {
            const QString advice = QString::fromUtf8(known);
            QVERIFY2(words.contains(advice), known);
            const QString said = app::spokenAdviceFor({ErrorCode::ConnectionLost, QStringLiteral("no"), {}, advice});
            QVERIFY2(!said.isEmpty() && !said.contains(advice), known);
        }
        QCoreApplication::removeTranslator(&translator);
    }

    void aChangedHostKeyIsForgottenInTheSettings()
    {
        ssh::HostKey key;
        key.type = QStringLiteral("ssh-ed25519");
        key.blob = "blob";
        const Error changed = instances::hostKeyChanged(QStringLiteral("web"), {key}, key);
        QVERIFY(app::adviceFor(changed).contains(QStringLiteral("clouddesk host-key forget web")));
        QVERIFY(app::spokenAdviceFor(changed).contains(QStringLiteral("Settings → Security → Trusted host keys")));
    }

    void whatARoomAdvisesIsASentence()
    {
        const Error error{ErrorCode::HostUnresolved, QStringLiteral("no"), {}, {}};
        QCOMPARE(app::spokenAdviceFor(error.advising(QStringLiteral("check this computer's network"))),
                 QStringLiteral("Check this computer's network."));
        QCOMPARE(app::spokenAdviceFor(error.advising(QStringLiteral("Connect again."))),
                 QStringLiteral("Connect again."));
        QCOMPARE(app::spokenAdviceFor(error.advising(QStringLiteral("try: ssh-add -l"))),
                 QStringLiteral("Try: ssh-add -l"));
    }

    void whatAnAdministratorTypesIsSaid()
    {
        const QString typed = QStringLiteral("ask an administrator to run: sudo dnf install -y --setopt=x xfce4");
        const Error error{ErrorCode::SudoUnavailable, QStringLiteral("no"), {}, typed};
        QCOMPARE(app::spokenAdviceFor(error), QLatin1Char('A') + typed.mid(1));
        QCOMPARE(app::adviceFor(error), typed);
    }
};

QTEST_GUILESS_MAIN(TestWindowAdvice)

#include "TestWindowAdvice.moc"
