// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/Patience.h"
#include "ui/notices/Hint.h"
#include "ui/viewer/ReconnectOverlay.h"
#include "ui/viewer/ViewerBar.h"

#include <QAccessible>

#include <private/qguiapplication_p.h>
#include <qpa/qplatformaccessibility.h>
#include <qpa/qplatformintegration.h>

using namespace clouddesk;

namespace {

QStringList readOut;

/// Whether Qt takes it that a screen reader is there.
void beThere(bool isThere)
{
    QGuiApplicationPrivate::platformIntegration()->accessibility()->setActive(isThere);
}

/// As a screen reader does it: of what is shown, it reads out what says that it is a notice.
void listen(QAccessibleEvent* event)
{
    if (event->type() != QAccessible::ObjectShow)
        return;
    QAccessibleInterface* const shown = event->accessibleInterface();
    if (shown != nullptr && shown->role() == QAccessible::Notification && !shown->text(QAccessible::Name).isEmpty())
        readOut.append(shown->text(QAccessible::Name));
}

} // namespace

/// What is read out to a person who does not see it.
class TestNotices : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QWidget> m_window;

private Q_SLOTS:
    void initTestCase()
    {
        beThere(true);
        QAccessible::installUpdateHandler(listen);
    }
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(800, 500);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window.get(), tryTimeout));
        readOut.clear();
    }
    void cleanup() { m_window.reset(); }
    void cleanupTestCase()
    {
        QAccessible::installUpdateHandler(nullptr);
        beThere(false);
    }

    void hints()
    {
        ui::Hint hint(m_window.get());
        hint.say(QStringLiteral("one"));
        QCOMPARE(readOut, QStringList{QStringLiteral("one")});
        hint.say(QStringLiteral("two"));
        QCOMPARE(readOut, (QStringList{QStringLiteral("one"), QStringLiteral("two")}));
    }

    void whatIsForNowStandsAboveTheRest()
    {
        ui::Hint hint(m_window.get());
        hint.say(QStringLiteral("old"));
        hint.sayForNow(QStringLiteral("now"));
        hint.say(QStringLiteral("news"));
        hint.say(QStringLiteral("newer"));
        QCOMPARE(hint.text(), QStringLiteral("now\nnewer"));
        QVERIFY(hint.withdraw());
        QVERIFY(!hint.withdraw());
        QCOMPARE(hint.text(), QStringLiteral("newer"));
        hint.sayForNow(QStringLiteral("now"));
        QVERIFY(hint.withdraw());
        QVERIFY(hint.isHidden());
    }

    void theBarsNotices()
    {
        ui::ViewerMenu menu(m_window.get());
        ui::ViewerBar bar(QStringLiteral("build-box"), menu, m_window.get());
        bar.resize(800, 40);
        bar.show();
        QCOMPARE(readOut, QStringList());
        bar.notify(QStringLiteral("one"));
        bar.notify({});
        QCOMPARE(readOut, QStringList{QStringLiteral("one")});
    }

    void thatTheConnectionIsLost()
    {
        ui::ReconnectOverlay overlay(m_window.get());
        overlay.showLost(QStringLiteral("nothing answers"));
        QCOMPARE(readOut, QStringList{QStringLiteral("Connection lost")});
        // Nor again with every try.
        overlay.showCountdown(5, {core::ErrorCode::ConnectionRefused, QStringLiteral("nothing answers"), {}, {}});
        QCOMPARE(readOut.size(), 1);
    }
};

QTEST_MAIN(TestNotices)
#include "TestNotices.moc"
