// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Arguments.h"
#include "app/cli/Help.h"

#include <QTest>

using namespace clouddesk::app;
using clouddesk::core::ErrorCode;

namespace {

CommandSpec exampleSpec()
{
    CommandSpec spec;
    spec.path = "thing do";
    spec.summary = "Do a thing";
    spec.positionals = {{"NAME", "What"}, {"FILE", "Where", true}};
    spec.options = {{"port", "PORT", "A port"}, {"tag", "TAG", "A tag", true}, {"fast", nullptr, "Hurry"}};
    return spec;
}

clouddesk::core::Result<Arguments> parse(const QStringList& words, const CommandSpec& spec = exampleSpec())
{
    const auto global = takeGlobalOptions(words);
    if (!global)
        return clouddesk::core::fail(global);
    return Arguments::parse(spec, global->rest, *global);
}

} // namespace

class TestArguments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void globalOptionsStandAnywhere()
    {
        const QStringList words{QStringLiteral("--data-dir"), QStringLiteral("/d"),     QStringLiteral("instance"),
                                QStringLiteral("--json"),     QStringLiteral("list"),   QStringLiteral("--verbose"),
                                QStringLiteral("--"),         QStringLiteral("--help"), QStringLiteral("--json")};
        const auto global = takeGlobalOptions(words);
        QVERIFY(global);
        QCOMPARE(global->dataDirectory, QStringLiteral("/d"));
        QVERIFY(global->json && global->verbose && !global->help);
        QCOMPARE(global->rest, QStringList({QStringLiteral("instance"), QStringLiteral("list")}));
        QCOMPARE(global->trailing, QStringList({QStringLiteral("--help"), QStringLiteral("--json")}));
        QCOMPARE(takeGlobalOptions({QStringLiteral("--data-dir=/x y")})->dataDirectory, QStringLiteral("/x y"));
        QCOMPARE(takeGlobalOptions({QStringLiteral("--data-dir")}).error().code, ErrorCode::InvalidArgument);
        // As from a variable that is not set: not the default folder.
        QCOMPARE(takeGlobalOptions({QStringLiteral("--data-dir=")}).error().code, ErrorCode::InvalidArgument);
        QCOMPARE(takeGlobalOptions({QStringLiteral("--data-dir"), QString()}).error().code, ErrorCode::InvalidArgument);
    }

    void optionsAndPositionals()
    {
        const auto parsed =
            parse({QStringLiteral("web"), QStringLiteral("--port"), QStringLiteral("22"), QStringLiteral("--tag=a"),
                   QStringLiteral("--tag"), QStringLiteral("b c"), QStringLiteral("--fast"), QStringLiteral("f")});
        QVERIFY(parsed);
        QCOMPARE(parsed->positional("NAME"), QStringLiteral("web"));
        QCOMPARE(parsed->positional("FILE"), QStringLiteral("f"));
        QCOMPARE(parsed->value("port"), QStringLiteral("22"));
        QCOMPARE(parsed->values("tag"), QStringList({QStringLiteral("a"), QStringLiteral("b c")}));
        QVERIFY(parsed->has("fast"));
        QCOMPARE(*parsed->number("port", 1, 1, 65535), 22);
        QVERIFY(parsed->number("port", 1, 1, 21).error().text.contains(QStringLiteral("--port")));
    }

    void I5_numbersAreDigitsOnly()
    {
        for (const char* text : {"", " 22", "22 ", "+22", "-22", "2_2", "0x16", "2e1", "22\n", "２２", "99999999999"}) {
            const auto parsed = parse({QStringLiteral("web"), QStringLiteral("--port=") + QString::fromUtf8(text)});
            QVERIFY(parsed);
            QVERIFY2(!parsed->number("port", 1, -65535, 65535), text);
        }
    }

    void mistakesAreNamed_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("named");
        QTest::newRow("missing") << QStringList{} << QStringLiteral("NAME is missing");
        QTest::newRow("too many") << QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}
                                  << QStringLiteral("\"c\"");
        QTest::newRow("unknown") << QStringList{QStringLiteral("a"), QStringLiteral("--prot"), QStringLiteral("1")}
                                 << QStringLiteral("did you mean --port?");
        QTest::newRow("single dash") << QStringList{QStringLiteral("a"), QStringLiteral("-p")}
                                     << QStringLiteral("no option -p");
        QTest::newRow("no value") << QStringList{QStringLiteral("a"), QStringLiteral("--port")}
                                  << QStringLiteral("--port needs a value");
        QTest::newRow("value is an option")
            << QStringList{QStringLiteral("a"), QStringLiteral("--port"), QStringLiteral("--fast")}
            << QStringLiteral("--port needs a value");
        QTest::newRow("flag with value") << QStringList{QStringLiteral("a"), QStringLiteral("--fast=1")}
                                         << QStringLiteral("takes no value");
        QTest::newRow("twice") << QStringList{QStringLiteral("a"), QStringLiteral("--port=1"),
                                              QStringLiteral("--port=2")}
                               << QStringLiteral("given twice");
    }

    void mistakesAreNamed()
    {
        QFETCH(const QStringList, words);
        QFETCH(const QString, named);
        const auto parsed = parse(words);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(parsed.error().text.contains(named), qPrintable(parsed.error().text));
    }

    void trailingWordsAreNotParsed()
    {
        CommandSpec spec = exampleSpec();
        spec.trailing = "COMMAND...";
        const auto parsed = parse({QStringLiteral("web"), QStringLiteral("--"), QStringLiteral("ls"),
                                   QStringLiteral("--port"), QStringLiteral("--")},
                                  spec);
        QVERIFY(parsed);
        QCOMPARE(parsed->trailing(),
                 QStringList({QStringLiteral("ls"), QStringLiteral("--port"), QStringLiteral("--")}));
        QVERIFY(!parse({QStringLiteral("web")}, spec));
        // Elsewhere "--" only ends the options.
        QCOMPARE(parse({QStringLiteral("--"), QStringLiteral("-name")})->positional("NAME"), QStringLiteral("-name"));
    }

    void closestWordIsNear()
    {
        const QStringList words{QStringLiteral("connect"), QStringLiteral("provision"), QStringLiteral("put")};
        QCOMPARE(closestWord(QStringLiteral("conect"), words), QStringLiteral("connect"));
        QCOMPARE(closestWord(QStringLiteral("provison"), words), QStringLiteral("provision"));
        QCOMPARE(closestWord(QStringLiteral("banana"), words), QString());
    }

    void textIsWrappedAtBlanks()
    {
        const QString text = wrapped(QStringLiteral("one two three four"), 4, 12);
        QCOMPARE(text, QStringLiteral("one two\n    three\n    four"));
    }
};

QTEST_GUILESS_MAIN(TestArguments)
#include "TestArguments.moc"
