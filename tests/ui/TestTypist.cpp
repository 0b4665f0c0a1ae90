// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ScriptedDesktop.h"
#include "lab/Patience.h"

#include <QClipboard>
#include <QInputMethodEvent>
#include <QLabel>

using namespace clouddesk;

namespace {

/// So many different characters, none of them ASCII.
QString foreignCharacters(int count)
{
    QString text;
    for (int place = 0; place < count; ++place)
        text += QChar(0x4e00 + place);
    return text;
}

} // namespace

/// What is typed for a person, key by key.
class TestTypist : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void controlCharactersAreNotTyped()
    {
        ui::Typist typist([](const QString&) {});
        for (const char* const bad : {"a\x1b[201~b", "\x07", "a\x08", "\x7f"})
            QVERIFY2(!typist.start(QString::fromLatin1(bad)), bad);
        QVERIFY(typist.start(QStringLiteral("a\tb\r\nc\rd\n")));
    }

    void thePaceIsKept()
    {
        QString typed;
        ui::Typist slow([&](const QString& text) { typed += text; });
        slow.setRate(20);
        QElapsedTimer clock;
        clock.start();
        QVERIFY(slow.start(QStringLiteral("0123456789")));
        QTRY_COMPARE(typed, QStringLiteral("0123456789"));
        QVERIFY2(clock.elapsed() >= 450, qPrintable(QString::number(clock.elapsed())));
    }

    // A server that was not made for them has no keys for more, and says nothing of those that it leaves out.
    void manyDifferentCharactersMayBeTooMany_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("mayBeTooMany");
        QTest::newRow("plain") << QString(300, u'x') << false;
        QTest::newRow("few") << foreignCharacters(100) << false;
        QTest::newRow("the same again") << foreignCharacters(100).repeated(3) + QStringLiteral("abc") << false;
        QTest::newRow("many") << foreignCharacters(101) << true;
        QString rare;
        for (char32_t character = 0x1f300; character < 0x1f300 + 60; ++character)
            rare += QString::fromUcs4(&character, 1);
        QTest::newRow("of two halves each") << rare << false;
    }
    void manyDifferentCharactersMayBeTooMany()
    {
        QFETCH(QString, text);
        QFETCH(bool, mayBeTooMany);
        ui::Typist typist([](const QString&) {});
        typist.setRate(1000);
        QSignalSpy done(&typist, &ui::Typist::done);
        QVERIFY(typist.start(text));
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(done.first().value(0).toBool(), mayBeTooMany);
    }

    void whatAnInputMethodTypesStopsIt_data()
    {
        QTest::addColumn<QString>("begun");
        QTest::addColumn<QString>("finished");
        QTest::newRow("begun") << QStringLiteral("ni") << QString();
        QTest::newRow("finished") << QString() << QStringLiteral("\u4f60");
    }
    void whatAnInputMethodTypesStopsIt()
    {
        QFETCH(QString, begun);
        QFETCH(QString, finished);
        lab::FakeRfbServer server(tests::firstWords());
        const auto window = tests::windowOn(tests::desktopOf(server));
        QVERIFY(window);
        window->viewer().setComposesHere(true);
        QGuiApplication::clipboard()->setText(QString(2000, u'x'));
        window->menu().trigger('P');
        const ui::Typist& typist = *window->findChild<ui::Typist*>();
        QVERIFY(typist.isTyping());
        QInputMethodEvent nothing;
        QCoreApplication::sendEvent(&window->viewer(), &nothing);
        QVERIFY(typist.isTyping());
        QInputMethodEvent typed(begun, {});
        typed.setCommitString(finished);
        QCoreApplication::sendEvent(&window->viewer(), &typed);
        QVERIFY(!typist.isTyping());
    }

    void whoeverPastesManyIsToldOfTheClipboard()
    {
        lab::FakeRfbServer server(tests::firstWords());
        const auto window = tests::windowOn(tests::desktopOf(server));
        QVERIFY(window);
        const auto says = [&window](const QString& text) {
            return std::ranges::any_of(window->findChildren<QLabel*>(), [&](const QLabel* label) {
                return label->isVisible() && (label->toolTip() == text || label->text() == text);
            });
        };
        QGuiApplication::clipboard()->setText(foreignCharacters(101));
        window->menu().trigger('P');
        QTRY_VERIFY(says(QStringLiteral("Typed. If some characters are missing, use the clipboard: there are not keys "
                                        "for so many different ones")));
        QGuiApplication::clipboard()->setText(QStringLiteral("plain"));
        window->menu().trigger('P');
        QTRY_VERIFY(says(QStringLiteral("Typed")));
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestTypist>(argc, argv);
}
#include "TestTypist.moc"
