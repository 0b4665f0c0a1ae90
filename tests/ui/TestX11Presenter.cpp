// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/Patience.h"
#include "ui/x11/X11Presenter.h"

#include "ViewerBench.h"
#include "ui/viewer/StatisticsOverlay.h"
#include "ui/x11/CoveredArea.h"

#include <QAbstractEventDispatcher>
#include <QAbstractNativeEventFilter>
#include <QGuiApplication>
#include <QTest>
#include <QTimer>
#include <QWindow>

#include <xcb/shm.h>
#include <xcb/xcb.h>

using namespace clouddesk;
using tests::ViewerBench;

namespace {

const QColor green(0x20, 0x90, 0x40);
const QColor blue(0x20, 0x40, 0x90);

class PaintCounter : public QObject
{
public:
    using QObject::QObject;
    int count = 0;

    bool eventFilter(QObject* /*watched*/, QEvent* event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }
};

/// Makes an error of the X server's next "it is read", when more has come meanwhile that is to be shown.
class Refuser : public QObject, private QAbstractNativeEventFilter
{
public:
    explicit Refuser(rfb::Client& client)
        : m_client(client)
    {
        qGuiApp->installNativeEventFilter(this);
    }
    bool hasRefused = false;

private:
    bool nativeEventFilter(const QByteArray& /*type*/, void* message, qintptr* /*result*/) override
    {
        auto* const x11 = qGuiApp->nativeInterface<QNativeInterface::QX11Application>();
        const auto* const event = static_cast<xcb_generic_event_t*>(message);
        const int completion = xcb_get_extension_data(x11->connection(), &xcb_shm_id)->first_event + XCB_SHM_COMPLETION;
        if (m_isUsed || event->response_type != completion)
            return false;
        m_isUsed = true;
        QTimer::singleShot(0, this, &Refuser::damage);
        // By then the viewer has looked for it, and the presenter has not given up, which it does after 100 ms.
        QTimer::singleShot(60, this, [this, sequence = event->full_sequence] { refuse(sequence); });
        return true;
    }
    void damage()
    {
        rfb::Framebuffer& framebuffer = *m_client.framebuffer();
        QVERIFY(framebuffer.show(framebuffer.picture()));
        m_client.acknowledgeDamage();
    }
    void refuse(quint32 sequence)
    {
        xcb_generic_error_t error{};
        error.full_sequence = sequence;
        qintptr result = 0;
        hasRefused = QAbstractEventDispatcher::instance()->filterNativeEvent("xcb_generic_event_t", &error, &result);
    }
    rfb::Client& m_client;
    bool m_isUsed = false;
};

/// Knows what the X server tells.
class EventCounter : public QAbstractNativeEventFilter
{
public:
    EventCounter() { QCoreApplication::instance()->installNativeEventFilter(this); }
    bool nativeEventFilter(const QByteArray& /*type*/, void* message, qintptr* /*result*/) override
    {
        propertyChanges += static_cast<xcb_generic_event_t*>(message)->response_type == XCB_PROPERTY_NOTIFY ? 1 : 0;
        return false;
    }
    int propertyChanges = 0;
};

std::shared_ptr<rfb::Framebuffer> filledWith(QSize size, const QColor& colour)
{
    auto framebuffer = std::make_shared<rfb::Framebuffer>();
    auto picture = rfb::SharedPicture::make(size);
    if (picture) {
        picture->write().fill(colour);
        std::ignore = framebuffer->show(*picture);
    }
    return framebuffer;
}

} // namespace

/// What comes to the screen past Qt, and that everything else in the window stays right beside it.
class TestX11Presenter : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<ViewerBench> m_bench;

    void open()
    {
        m_bench = std::make_unique<ViewerBench>();
        QVERIFY(m_bench->open(QStringLiteral("800x600"), {}, green.name()));
        QTRY_VERIFY(m_bench->shows({700, 500}, green));
        m_bench->window->viewer().setScaleMode(ui::ScaleMode::Native);
        QTRY_VERIFY(m_bench->shows({10, 10}, green));
        // What it says at first goes after a while.
        QTRY_VERIFY(ui::coveredArea(*m_bench->window->viewer().viewport()).isEmpty());
    }
    void colourRemote(const QColor& colour)
    {
        m_bench->server.run(QStringLiteral("xsetroot"), {QStringLiteral("-solid"), colour.name()});
    }

private Q_SLOTS:
    void cleanup() { m_bench.reset(); }

    void picturesComeWithoutBeingPainted()
    {
        open();
        PaintCounter counter;
        m_bench->window->viewer().viewport()->installEventFilter(&counter);
        colourRemote(blue);
        QTRY_VERIFY(m_bench->shows({700, 500}, blue));
        QVERIFY(m_bench->shows({10, 10}, blue));
        counter.count = 0;
        for (int i = 0; i < 5; ++i) {
            colourRemote(i % 2 == 0 ? green : blue);
            QTRY_VERIFY(m_bench->shows({700, 500}, i % 2 == 0 ? green : blue));
        }
        QCOMPARE(counter.count, 0);
    }

    void whatAnotherWindowCoveredIsRight()
    {
        open();
        colourRemote(blue);
        QTRY_VERIFY(m_bench->shows({700, 500}, blue));
        {
            QWidget other(nullptr, Qt::BypassWindowManagerHint | Qt::WindowDoesNotAcceptFocus);
            other.setStyleSheet(QStringLiteral("background: white"));
            other.setGeometry(QRect(m_bench->origin() + QPoint(100, 100), QSize(300, 200)));
            other.show();
            QTRY_VERIFY(m_bench->shows({200, 200}, Qt::white));
        }
        QTRY_VERIFY(!m_bench->shows({200, 200}, Qt::white));
        QTRY_VERIFY(m_bench->shows({200, 200}, blue));
        QVERIFY(m_bench->shows({110, 110}, blue));
    }

    void whatStandsOverThePictureStays()
    {
        open();
        QWidget label(m_bench->window->viewer().viewport());
        label.setAutoFillBackground(true);
        label.setPalette(Qt::white);
        label.setGeometry(50, 60, 100, 40);
        label.show();
        QTRY_VERIFY(m_bench->shows({100, 80}, Qt::white));
        colourRemote(blue);
        QTRY_VERIFY(m_bench->shows({700, 500}, blue));
        QVERIFY(m_bench->shows({100, 80}, Qt::white));
        QVERIFY(m_bench->shows({51, 61}, Qt::white));
        QTRY_VERIFY(m_bench->shows({49, 60}, blue));
        QTRY_VERIFY(m_bench->shows({50, 59}, blue));
        label.hide();
        QTRY_VERIFY(m_bench->shows({100, 80}, blue));
    }

    // A tab behind another one may be wanted as a thumbnail, and goes on.
    void aHiddenViewerLeavesTheWindowToOthers()
    {
        open();
        QWidget& viewer = m_bench->window->viewer();
        const QPoint middle = viewer.mapTo(m_bench->window.get(), viewer.rect().center());
        const QPoint onScreen = m_bench->window->mapToGlobal(middle);
        QWidget other(m_bench->window.get());
        other.setGeometry(QRect(QPoint(), m_bench->window->size()));
        other.setAutoFillBackground(true);
        other.setPalette(Qt::white);
        other.lower(); // so that nothing but the viewer's being hidden keeps it from the screen
        other.show();
        viewer.hide();
        QTRY_COMPARE(ViewerBench::screen().pixelColor(onScreen), QColor(Qt::white));
        const auto fetches = [this](const QColor& colour) {
            m_bench->window->client().setPaused(false);
            return m_bench->window->viewer().screenshot().pixelColor(700, 500) == colour;
        };
        colourRemote(blue);
        QTRY_VERIFY(fetches(blue));
        colourRemote(green);
        QTRY_VERIFY(fetches(green));
        QCOMPARE(ViewerBench::screen().pixelColor(onScreen), QColor(Qt::white));
    }

    void scrolledPicturesComeToTheirPlace()
    {
        open();
        m_bench->window->resize(500, 400);
        QTRY_VERIFY(m_bench->window->viewer().viewport()->width() < 510);
        m_bench->server.launch(QStringLiteral("xev"), {QStringLiteral("-geometry"), QStringLiteral("60x50+100+80"),
                                                       QStringLiteral("-bw"), QStringLiteral("0")});
        QTRY_VERIFY(m_bench->shows({130, 100}, Qt::white));
        QTRY_VERIFY(m_bench->shows({90, 70}, green));
        colourRemote(blue);
        QTRY_VERIFY(m_bench->shows({90, 70}, blue));
        QVERIFY(m_bench->shows({130, 100}, Qt::white));
    }

    // What came while the X server had the last piece is shown too, painted, and everything after it.
    void aRefusalDoesNotFreezeThePicture()
    {
        open();
        Refuser refuser(m_bench->window->client());
        colourRemote(Qt::red);
        QTRY_VERIFY(refuser.hasRefused);
        colourRemote(blue);
        QTRY_VERIFY(m_bench->shows({700, 500}, blue));
        QVERIFY(m_bench->shows({10, 10}, blue));
        colourRemote(green);
        QTRY_VERIFY(m_bench->shows({700, 500}, green));
    }

    void aRefusalIsToldAndEndsNothing()
    {
        const auto framebuffer = filledWith({64, 48}, green);
        ui::X11Presenter presenter(framebuffer);
        QSignalSpy failed(&presenter, &ui::X11Presenter::failed);
        QWindow window;
        QSurfaceFormat format = window.format();
        format.setAlphaBufferSize(8);
        window.setFormat(format);
        window.resize(100, 100);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window, 20000));
        QVERIFY(!presenter.canShowIn(window));
        presenter.show(window, {}, QRect(0, 0, 64, 48)); // 24 bits into 32
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(!presenter.isBusy());
        QWindow plain;
        plain.create();
        QVERIFY(!presenter.canShowIn(plain));
    }

    void theDecoderWaitsWhileItIsRead()
    {
        const auto framebuffer = filledWith({120, 100}, green);
        auto board = rfb::Board::make();
        QVERIFY(board.has_value());
        auto decoder = rfb::Board::open(board->takeMemory());
        QVERIFY(decoder.has_value());
        framebuffer->follow(std::make_shared<rfb::Board>(std::move(*board)));
        ui::X11Presenter presenter(framebuffer);
        QSignalSpy shown(&presenter, &ui::X11Presenter::shown);
        QWindow window;
        window.resize(100, 100);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window, 20000));
        QVERIFY(presenter.canShowIn(window));
        presenter.show(window, {3, 4}, QRegion(0, 0, 120, 10) + QRegion(0, 20, 120, 80));
        QVERIFY(presenter.isBusy());
        QVERIFY(!decoder->lock(std::chrono::milliseconds(0)));
        {
            const rfb::Framebuffer::Access second(*framebuffer);
        }
        QVERIFY(!decoder->lock(std::chrono::milliseconds(0)));
        QTRY_COMPARE(shown.count(), 1);
        QVERIFY(decoder->lock(std::chrono::milliseconds(0)));
        decoder->unlock();
        // The session may end in the meantime.
        presenter.show(window, {}, QRect(0, 0, 120, 100));
        framebuffer->follow(nullptr);
        QTRY_COMPARE(shown.count(), 2);
    }

    // As a letter that was typed.
    void ofAFewPixelsTheXServerKeepsNothing()
    {
        QWidget window;
        window.setGeometry(100, 100, 200, 150);
        window.setStyleSheet(QStringLiteral("background: white"));
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window, 20000));
        const auto on = [&](QPoint place) { return ViewerBench::screen().pixelColor(window.mapToGlobal(place)); };
        QTRY_COMPARE(on({150, 120}), QColor(Qt::white));
        auto framebuffer = filledWith({120, 100}, green);
        ui::X11Presenter presenter(framebuffer);
        QSignalSpy shown(&presenter, &ui::X11Presenter::shown);
        // Whether it can be shown there is not known yet.
        presenter.show(*window.windowHandle(), {20, 10}, QRect(0, 0, 8, 8));
        QVERIFY(presenter.isBusy());
        QTRY_COMPARE(shown.count(), 1);
        auto picture = rfb::SharedPicture::make({120, 100});
        QVERIFY(picture.has_value());
        QImage image = picture->write();
        image.fill(Qt::red);
        for (int y = 30; y < 40; ++y)
            std::fill_n(reinterpret_cast<QRgb*>(image.scanLine(y)) + 50, 20, QColor(blue).rgb());
        QVERIFY(framebuffer->show(*picture));
        presenter.show(*window.windowHandle(), {20, 10}, QRegion(50, 30, 20, 10) + QRegion(80, 60, 5, 5));
        QVERIFY(!presenter.isBusy());
        QTRY_COMPARE(on({100, 70}), QColor(Qt::red));
        for (const QPoint inside : {QPoint(70, 40), QPoint(89, 40), QPoint(70, 49), QPoint(89, 49)})
            QCOMPARE(on(inside), blue);
        for (const QPoint outside : {QPoint(69, 40), QPoint(90, 49), QPoint(70, 39), QPoint(89, 50)})
            QCOMPARE(on(outside), QColor(Qt::white));
        // An X server that hangs is not sent more and more.
        for (const int side : {1, 80}) {
            int copied = 0;
            for (; copied < 1000 && !presenter.isBusy(); ++copied)
                presenter.show(*window.windowHandle(), {20, 10}, QRect(0, 0, side, side));
            QVERIFY2(copied > 1 && copied < 60, qPrintable(QString::number(copied)));
            QTRY_VERIFY(!presenter.isBusy());
        }
        QCOMPARE(shown.count(), 3);
        // But one that tells of anything is alive.
        EventCounter counter;
        for (int i = 0; i < 20; ++i) {
            presenter.show(*window.windowHandle(), {20, 10}, QRect(0, 0, 80, 80));
            QVERIFY2(!presenter.isBusy(), qPrintable(QString::number(i)));
            const int before = counter.propertyChanges;
            window.setWindowTitle(QString::number(i));
            QTRY_VERIFY(counter.propertyChanges > before);
        }
        // Nor is another window trusted for it.
        QWindow other;
        other.resize(100, 100);
        other.show();
        QVERIFY(QTest::qWaitForWindowExposed(&other, 20000));
        presenter.show(other, {}, QRect(0, 0, 8, 8));
        QVERIFY(presenter.isBusy());
        QTRY_COMPARE(shown.count(), 4);
    }

    void knowsWhatCovers()
    {
        QWidget window;
        window.resize(400, 300);
        QWidget viewer(&window);
        viewer.setGeometry(20, 30, 300, 200);
        QWidget picture(&viewer);
        picture.setGeometry(-10, 5, 280, 300);
        QWidget behind(&viewer);
        behind.setGeometry(0, 0, 50, 50);
        behind.lower();
        QWidget over(&picture);
        over.setGeometry(100, 100, 10, 10);
        QWidget bar(&window);
        bar.setGeometry(0, 0, 400, 40);
        QWidget hidden(&window);
        hidden.setGeometry(0, 0, 400, 300);
        hidden.hide();
        window.show();
        const QRegion expected =
            QRegion(100, 100, 10, 10) + QRegion(0, 0, 10, 300) + QRegion(0, 195, 280, 105) + QRegion(0, 0, 280, 5);
        QCOMPARE(ui::coveredArea(picture), expected);
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestX11Presenter>(argc, argv);
}

#include "TestX11Presenter.moc"
