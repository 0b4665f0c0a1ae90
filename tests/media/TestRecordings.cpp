// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/InventoryBench.h"
#include "lab/Patience.h"
#include "lab/Screenshots.h"
#include "ui/player/PlayerWindow.h"
#include "ui/tools/DesktopTools.h"

#include <QScopeGuard>
#include <QStyleFactory>

#include <sys/stat.h>

using namespace clouddesk;
using tests::click;
using tests::press;
using tests::topLevel;

namespace {

constexpr QFile::Permissions forOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;

} // namespace

/// A desktop is recorded by its window's button, played, sought in, and made a video of.
class TestRecordings : public QObject
{
    Q_OBJECT

private:
    QString m_folder;
    tests::ViewerBench m_bench;
    QTemporaryDir m_home;

    void save(QWidget& widget, const char* name)
    {
        QTest::qWait(300);
        QVERIFY(widget.grab().save(QStringLiteral("%1/media-%2.png").arg(m_folder, QLatin1String(name))));
    }
    void paint(const char* colour)
    {
        m_bench.server.run(QStringLiteral("xsetroot"), {QStringLiteral("-solid"), QLatin1String(colour)});
    }
    /// As somebody left it there.
    static void leaveOpenToAll(const QString& path)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.setPermissions(forOthers | QFile::ReadOwner | QFile::WriteOwner));
    }
    static QColor centreOf(const QImage& image) { return image.pixelColor(image.rect().center() / 2); }
    static bool isNear(QColor one, QColor other)
    {
        return std::abs(one.red() - other.red()) < 16 && std::abs(one.green() - other.green()) < 16 &&
               std::abs(one.blue() - other.blue()) < 16;
    }
    QToolButton* button(const QString& text)
    {
        for (QToolButton* const one : m_bench.window->findChildren<QToolButton*>()) {
            if (one->text().startsWith(text))
                return one;
        }
        return nullptr;
    }

    /// A place sought is sought once, and of those that come meanwhile only the last.
    static void checkDragging(ui::PlayerWindow& player)
    {
        auto& timeline = *player.findChild<ui::Timeline*>();
        QTRY_VERIFY(!player.playback().isBusy());
        QSignalSpy reached(&player.playback(), &ui::Playback::reached);
        const auto at = [&timeline](QEvent::Type type, int x) {
            const QPointF place(x, timeline.height() / 2.0);
            QMouseEvent event(type, place, timeline.mapToGlobal(place), Qt::LeftButton, Qt::LeftButton, {});
            QCoreApplication::sendEvent(&timeline, &event);
        };
        at(QEvent::MouseButtonPress, timeline.width() / 4);
        const auto first = player.playback().place();
        QTRY_COMPARE(reached.size(), 1);
        QTest::qWait(300);
        QCOMPARE(reached.size(), 1);
        for (int i = 1; i <= 20; ++i)
            at(QEvent::MouseMove, timeline.width() / 4 + i * 4);
        const auto newest = std::chrono::milliseconds(timeline.value());
        QVERIFY(player.playback().place() > first && player.playback().place() < newest);
        at(QEvent::MouseButtonRelease, timeline.width() / 4 + 80);
        QTRY_COMPARE(reached.size(), 3);
        QTest::qWait(300);
        QCOMPARE(reached.size(), 3);
        QCOMPARE(player.playback().place(), ui::Playback::Time(newest));
        QCOMPARE(timeline.value(), int(newest.count()));
    }

    /// The time that seeking takes is not played afterwards.
    static void checkSeekingWhilePlaying(ui::PlayerWindow& player)
    {
        auto& speed = *player.findChild<QComboBox*>();
        auto& skips = *player.findChild<QCheckBox*>();
        speed.setCurrentIndex(speed.count() - 1);
        skips.setChecked(false);
        player.goTo(ui::Playback::Time(0));
        player.setPlaying(true);
        QTRY_VERIFY(player.playback().place() > std::chrono::milliseconds(500));
        // Nothing of it is taken before the events are.
        player.goTo(ui::Playback::Time(0));
        QTRY_COMPARE(player.playback().place(), ui::Playback::Time(0));
        QThread::msleep(400);
        QElapsedTimer clock;
        std::optional<double> tooFar;
        const auto watch = connect(&player.playback(), &ui::Playback::reached, &player, [&] {
            const double place = double(player.playback().place().count()) / 1000;
            if (clock.isValid() && !tooFar)
                tooFar = place - 16 * double(clock.elapsed());
            else if (!clock.isValid())
                clock.start();
        });
        QTRY_VERIFY(tooFar);
        disconnect(watch);
        player.setPlaying(false);
        speed.setCurrentIndex(1);
        skips.setChecked(true);
        // 400 ms of sixteenfold speed would be 6400; a timer that counts whole milliseconds hides one.
        QVERIFY2(*tooFar < 800, qPrintable(QString::number(*tooFar)));
    }

    // As a crash leaves it: it can be played, and says what it is.
    void checkTorn(const QString& whole)
    {
        const QTemporaryDir folder;
        const QString torn = folder.filePath(QStringLiteral("torn.cdrec"));
        QVERIFY(QFile::copy(whole, torn) && QFile::resize(torn, QFileInfo(whole).size() * 9 / 10));
        for (const QString& file : {whole, torn}) {
            const auto opened = QCoro::waitFor(ui::PlayerWindow::open(file));
            QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().toLine()));
            ui::PlayerWindow& player = **opened;
            player.show();
            QVERIFY(tests::isReadyForKeys(player));
            QTRY_VERIFY(!player.findChild<ui::ViewerWidget*>()->screenshot().isNull());
            QCOMPARE(tests::deafToReturn(player), QStringList());
            const QByteArray words = tests::wordsIn(player);
            QCOMPARE(words.contains("This recording was not finished"), file == torn);
            if (file == torn)
                save(player, "player-torn");
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder = lab::screenshotFolder();
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
        QApplication::setQuitOnLastWindowClosed(false);
        qputenv("HOME", m_home.path().toLocal8Bit());
    }

    void whyARecordingEndedIsSaidBesideTheError()
    {
        tests::ViewerBench bench;
        QVERIFY(bench.open(QStringLiteral("640x480"), {}, QStringLiteral("#c02020")));
        const QTemporaryDir folder;
        ui::RecordingControl recording(*bench.window, folder.path());
        QSignalSpy recorded(&recording, &ui::RecordingControl::recorded);
        recording.start();
        bench.window->showError({core::ErrorCode::ConnectionLost, QStringLiteral("nothing answers"), {}, {}}, {}, {});
        recording.stop();
        QTRY_COMPARE(recorded.size(), 1);
        const QString name = QFileInfo(recorded[0][0].toString()).fileName();
        const QList<QLabel*> labels = bench.window->findChildren<QLabel*>();
        QVERIFY(std::ranges::any_of(labels, [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(name) && !label->visibleRegion().isEmpty();
        }));
        save(*bench.window, "recorded-then-error");
    }

    void recordPlayExport()
    {
        QVERIFY(m_bench.open(QStringLiteral("640x480"), {}, QStringLiteral("#c02020")));
        auto* const tools = new ui::DesktopTools(*m_bench.window, m_bench.window.get());
        QVERIFY(tools->recording().usualFolder().startsWith(m_home.path()));
        QSignalSpy recorded(&tools->recording(), &ui::RecordingControl::recorded);
        QTest::qWait(500); // the bar lays itself out
        QToolButton* const record = button(QStringLiteral("Record"));
        const QRect place = record->geometry();
        const QString text = record->text();
        record->setText(QStringLiteral("● 10:00"));
        const int widest = record->sizeHint().width();
        record->setText(text);
        click(*record, QPoint(8, 8));
        QTest::qWait(500);
        QTRY_VERIFY(tools->recording().isRecording());
        QTest::qWait(1500);
        paint("#20c020");
        QTest::qWait(1200);
        save(*m_bench.window, "recording");
        QTest::qWait(5000); // idle
        paint("#2020c0");
        QTest::qWait(1000);
        QTRY_VERIFY(button(QStringLiteral("●")) != nullptr);
        // Its neighbours stay where they are.
        QCOMPARE(record->geometry(), place);
        QVERIFY2(widest <= place.width(), qPrintable(QString::number(widest)));
        click(*button(QStringLiteral("●")), QPoint(8, 8));
        QTRY_COMPARE(recorded.size(), 1);
        const QString file = recorded[0][0].toString();
        QCOMPARE(QFile::permissions(file) & forOthers, QFile::Permissions());
        m_bench.window->close();

        auto opened = QCoro::waitFor(ui::PlayerWindow::open(file));
        QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().toLine()));
        ui::PlayerWindow& player = **opened;
        player.show();
        QVERIFY(tests::isReadyForKeys(player));
        auto& viewer = *player.findChild<ui::ViewerWidget*>();
        QTRY_VERIFY(isNear(centreOf(viewer.screenshot()), QColor(0xc0, 0x20, 0x20)));
        auto& timeline = *player.findChild<ui::Timeline*>();
        // At once, without a click.
        QVERIFY(press("Right")); // five seconds
        QTRY_VERIFY(isNear(centreOf(viewer.screenshot()), QColor(0x20, 0xc0, 0x20)));
        QVERIFY(press("Home"));
        QTRY_VERIFY(isNear(centreOf(viewer.screenshot()), QColor(0xc0, 0x20, 0x20)));
        QVERIFY(press("space"));
        QTRY_VERIFY(player.isPlaying());
        QElapsedTimer clock;
        clock.start();
        QTRY_VERIFY(!player.isPlaying());
        // Ten seconds without the idle five.
        const auto whole = std::chrono::duration_cast<std::chrono::milliseconds>(player.playback().replay().duration());
        QVERIFY2(whole.count() > 7500 && clock.elapsed() < whole.count() - 2000,
                 qPrintable(QStringLiteral("%1 of %2").arg(clock.elapsed()).arg(whole.count())));
        QVERIFY(isNear(centreOf(viewer.screenshot()), QColor(0x20, 0x20, 0xc0)));
        click(timeline, QPoint(timeline.width() / 2, timeline.height() / 2));
        QTRY_VERIFY(isNear(centreOf(viewer.screenshot()), QColor(0x20, 0xc0, 0x20)));
        save(player, "player");
        // Nor does a click on a button take the keys away.
        auto& play = *player.findChild<QPushButton*>();
        for (const bool isPlaying : {true, false}) {
            click(play, play.rect().center());
            QTRY_COMPARE(player.isPlaying(), isPlaying);
        }
        QVERIFY(press("Home"));
        QTRY_VERIFY(isNear(centreOf(viewer.screenshot()), QColor(0xc0, 0x20, 0x20)));
        QVERIFY(press("Right")); // five seconds
        QTRY_VERIFY(isNear(centreOf(viewer.screenshot()), QColor(0x20, 0xc0, 0x20)));
        ui::applyTheme(ui::Theme::Dark);
        save(player, "player-dark");
        ui::applyTheme(ui::Theme::System);
        checkDragging(player);
        checkSeekingWhilePlaying(player);

        if (!ui::VideoExport::isPossible())
            QSKIP("ffmpeg is not installed");
        const QString video = m_home.filePath(QStringLiteral("a video.mp4"));
        ui::VideoExport::Wish wish;
        wish.recording = file;
        wish.video = video;
        ui::VideoExport exporter(wish);
        QSignalSpy finished(&exporter, &ui::VideoExport::finished);
        // Nobody else may read it, neither while it is made nor afterwards.
        const QString part = m_home.filePath(QStringLiteral(".a video.part.mp4"));
        leaveOpenToAll(part);
        int looks = 0;
        QFile::Permissions seen;
        connect(&exporter, &ui::VideoExport::progressed, this, [&] {
            looks += QFile::exists(part) ? 1 : 0;
            seen |= QFile::permissions(part);
        });
        const mode_t usual = umask(0);
        const auto restore = qScopeGuard([usual] { umask(usual); });
        exporter.start();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60000);
        QVERIFY(looks > 10);
        QCOMPARE((seen | QFile::permissions(video)) & forOthers, QFile::Permissions());
        const auto reason = finished[0][0].value<std::optional<core::Error>>();
        QVERIFY2(!reason, reason ? qPrintable(reason->toLine()) : "");
        QProcess probe;
        probe.start(QStringLiteral("ffprobe"),
                    {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-show_entries"),
                     QStringLiteral("stream=width,height:format=duration"), QStringLiteral("-of"),
                     QStringLiteral("csv=p=0"), video});
        QVERIFY(probe.waitForFinished(10000));
        const QByteArray told = probe.readAllStandardOutput();
        QVERIFY2(told.startsWith("640,480"), told);
        const double seconds = told.split('\n')[1].toDouble();
        QVERIFY2(seconds > 2 && seconds < double(whole.count()) / 1000 - 2, told);
        // The last picture is what was there last.
        const QString last = m_home.filePath(QStringLiteral("last.png"));
        QCOMPARE(QProcess::execute(QStringLiteral("ffmpeg"),
                                   {QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-sseof"),
                                    QStringLiteral("-3"), QStringLiteral("-i"), video, QStringLiteral("-update"),
                                    QStringLiteral("1"), last}),
                 0);
        QVERIFY(isNear(centreOf(QImage(last)), QColor(0x20, 0x20, 0xc0)));

        // Cancelled or impossible, nothing is left.
        for (const QString& name : {QStringLiteral("gone.mp4"), QStringLiteral("wrong.nothing")}) {
            wish.video = m_home.filePath(name);
            ui::VideoExport other(wish);
            QSignalSpy ended(&other, &ui::VideoExport::finished);
            other.start();
            if (name.startsWith(QStringLiteral("gone"))) {
                QTest::qWait(300);
                other.cancel();
            }
            QTRY_COMPARE(ended.size(), 1);
            QVERIFY(ended[0][0].value<std::optional<core::Error>>().has_value());
        }
        const QStringList left = QDir(m_home.path()).entryList(QDir::Files | QDir::Hidden);
        QCOMPARE(left, (QStringList{QStringLiteral("a video.mp4"), QStringLiteral("last.png")}));
        player.close();
        checkTorn(file);
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestRecordings>(argc, argv);
}
#include "TestRecordings.moc"
