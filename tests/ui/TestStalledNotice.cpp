// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/Patience.h"
#include "ui/viewer/StalledNotice.h"

#include <QSignalSpy>
#include <QTest>

using namespace clouddesk;

namespace {

/// A picture that notes where it is clicked.
class Picture : public QWidget
{
public:
    [[nodiscard]] int clicks() const { return m_clicks; }

protected:
    void mousePressEvent(QMouseEvent* /*event*/) override { ++m_clicks; }

private:
    int m_clicks = 0;
};

} // namespace

class TestStalledNotice : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void coversThePictureWhileNothingAnswers()
    {
        rfb::Client client{rfb::ClientOptions()};
        Picture picture;
        picture.resize(640, 480);
        auto* const notice = new ui::StalledNotice(client, &picture);
        picture.show();
        QVERIFY(QTest::qWaitForWindowExposed(&picture));
        QVERIFY(!notice->isVisible());
        Q_EMIT client.stalled(true);
        QVERIFY(notice->isVisible());
        picture.resize(800, 600);
        QTRY_COMPARE(notice->geometry(), picture.rect());
        QTest::mouseClick(picture.windowHandle(), Qt::LeftButton, {}, picture.rect().center());
        QTRY_COMPARE(picture.clicks(), 1);
        Q_EMIT client.stalled(false);
        QVERIFY(!notice->isVisible());
    }
};

QTEST_MAIN(TestStalledNotice)
#include "TestStalledNotice.moc"
