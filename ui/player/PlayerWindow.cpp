// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/PlayerWindow.h"

#include "ui/language/ErrorText.h"
#include "ui/language/GrowWithText.h"
#include "ui/language/KeepTranslated.h"

#include <QCloseEvent>
#include <QDateTime>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLocale>
#include <QTimer>

namespace clouddesk::ui {

namespace {

constexpr auto tickInterval = std::chrono::milliseconds(40);
constexpr int timelineParts = 400;

QString clockText(std::chrono::microseconds time)
{
    const qint64 seconds = time.count() / 1'000'000;
    return QStringLiteral("%1:%2:%3")
        .arg(seconds / 3600)
        .arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'))
        .arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

int toMilliseconds(std::chrono::microseconds time)
{
    return static_cast<int>(std::min<qint64>(time.count() / 1000, std::numeric_limits<int>::max()));
}

} // namespace

core::Task<std::unique_ptr<PlayerWindow>> PlayerWindow::open(QString file)
{
    auto replay = co_await rfb::Replay::open(file);
    if (!replay)
        co_return core::fail(replay);
    std::unique_ptr<PlayerWindow> window(new PlayerWindow(std::move(*replay), file));
    co_return window;
}

PlayerWindow::PlayerWindow(std::unique_ptr<rfb::Replay> replay, QString file)
    : m_file(std::move(file))
    , m_playback(std::make_unique<Playback>(std::move(replay)))
    , m_viewer(new ViewerWidget(m_playback->client()))
    , m_timeline(new Timeline)
    , m_play(new QPushButton)
    , m_speed(new QComboBox)
    , m_skips(new QCheckBox)
    , m_time(new QLabel)
    , m_note(new QLabel)
    , m_export(new QPushButton)
    , m_progress(new QProgressBar)
{
    setWindowTitle(core::singleLine(QFileInfo(m_file).fileName(), 200));
    resizeOnScreen(*this, {1000, 720});
    layOut();
    keepTranslated(this, [this] { sayTexts(); });
    wire();
    m_timeline->setRange(0, toMilliseconds(m_playback->replay().duration()));
    m_timeline->setActivity(m_playback->replay().activity(timelineParts));
    showPlace();
    if (!m_playback->replay().isFinished())
        keepText(*m_note, [] { return tr("This recording was not finished; its end may be missing"); });
    seek(Playback::Time(0));
    m_timeline->setFocus();
}

PlayerWindow::~PlayerWindow()
{
    m_exporter.reset();
    // It paints from the playback's client, which dies before the children do.
    delete m_viewer;
}

void PlayerWindow::layOut()
{
    // Its keys are the player's, not the recorded desktop's.
    m_viewer->setFocusPolicy(Qt::NoFocus);
    for (const double speed : {0.5, 1.0, 2.0, 4.0, 8.0, 16.0})
        m_speed->addItem({}, speed);
    m_speed->setCurrentIndex(1);
    m_skips->setChecked(true);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_progress->setMaximumWidth(160);
    m_progress->hide();
    m_export->setEnabled(VideoExport::isPossible());
    auto* const row = new QHBoxLayout;
    row->addWidget(m_play);
    row->addWidget(m_time);
    row->addWidget(m_speed);
    row->addWidget(m_skips);
    row->addWidget(m_note, 1);
    row->addWidget(m_progress);
    row->addWidget(m_export);
    auto* const column = new QVBoxLayout(this);
    column->addWidget(m_viewer, 1);
    column->addWidget(m_timeline);
    column->addLayout(row);
    // A click on one of them leaves the arrow keys with the timeline.
    for (QAbstractButton* const button : findChildren<QAbstractButton*>())
        button->setFocusPolicy(Qt::TabFocus);
    // Outside of dialogs, buttons obey Return only if they are told to.
    for (QPushButton* const button : findChildren<QPushButton*>())
        button->setAutoDefault(true);
}

void PlayerWindow::sayTexts()
{
    m_viewer->setAccessibleName(tr("The recorded desktop"));
    m_speed->setAccessibleName(tr("Speed"));
    for (int i = 0; i < m_speed->count(); ++i)
        m_speed->setItemText(i, tr("%1 ×", "speed").arg(QLocale().toString(m_speed->itemData(i).toDouble())));
    m_play->setText(isPlaying() ? tr("&Pause") : tr("&Play"));
    m_skips->setText(tr("Skip &idle time"));
    m_export->setText(m_exporter ? tr("&Cancel the video") : tr("Make a &video…"));
    m_export->setToolTip(m_export->isEnabled() ? tr("Write the recording as a video file")
                                               : tr("For this, install the package ffmpeg"));
    m_progress->setAccessibleName(tr("The video's progress"));
}

void PlayerWindow::wire()
{
    m_tick.setInterval(tickInterval);
    connect(&m_tick, &QTimer::timeout, this, &PlayerWindow::step);
    connect(m_play, &QPushButton::clicked, this, [this] { setPlaying(!isPlaying()); });
    // By hand only: following the playing does not come this way. A slider that follows the mouse tells its moves here,
    // too.
    connect(m_timeline, &QSlider::actionTriggered, this,
            [this] { goTo(std::chrono::milliseconds(m_timeline->sliderPosition())); });
    connect(m_export, &QPushButton::clicked, this, [this] { m_exporter ? m_exporter->cancel() : askForVideo(); });
    connect(m_playback.get(), &Playback::failed, this, &PlayerWindow::onFailed);
    connect(m_playback.get(), &Playback::reached, this, &PlayerWindow::onReached);
}

void PlayerWindow::setPlaying(bool isPlaying)
{
    m_play->setText(isPlaying ? tr("&Pause") : tr("&Play"));
    if (!isPlaying)
        return m_tick.stop();
    if (shownPlace() >= m_playback->replay().duration())
        goTo(Playback::Time(0));
    m_clock.start();
    m_tick.start();
}

void PlayerWindow::goTo(Playback::Time place)
{
    m_note->clear();
    // Each begins from the recorded session's start; one for every move of the mouse would leave no time to draw any.
    if (m_isSeeking)
        m_next = std::clamp(place, Playback::Time(0), m_playback->replay().duration());
    else
        seek(place);
    showPlace();
}

void PlayerWindow::seek(Playback::Time place)
{
    m_isSeeking = true;
    m_playback->goTo(place);
}

void PlayerWindow::onReached()
{
    if (!std::exchange(m_isSeeking, false))
        return;
    // The time that it took is nothing that was played.
    m_clock.restart();
    if (m_next)
        seek(*std::exchange(m_next, std::nullopt));
}

void PlayerWindow::onFailed(const core::Error& reason)
{
    m_isSeeking = false;
    if (m_next)
        return seek(*std::exchange(m_next, std::nullopt));
    setPlaying(false);
    m_note->setText(errorLine(reason));
    m_note->setToolTip(m_note->text());
}

Playback::Time PlayerWindow::shownPlace() const
{
    return m_next.value_or(m_playback->place());
}

void PlayerWindow::step()
{
    if (m_playback->isBusy())
        return;
    const double speed = m_speed->currentData().toDouble();
    const auto passed = static_cast<qint64>(double(m_clock.nsecsElapsed()) / 1000 * speed);
    m_clock.restart();
    Playback::Time place = m_playback->place() + Playback::Time(passed);
    if (m_skips->isChecked())
        place = m_playback->withoutIdling(place);
    m_playback->advanceTo(place);
    showPlace();
    if (m_playback->place() >= m_playback->replay().duration())
        setPlaying(false);
}

void PlayerWindow::showPlace()
{
    const auto place = shownPlace();
    if (!m_timeline->isSliderDown())
        m_timeline->setValue(toMilliseconds(place));
    m_time->setText(QStringLiteral("%1 / %2").arg(clockText(place), clockText(m_playback->replay().duration())));
}

void PlayerWindow::askForVideo()
{
    const QFileInfo info(m_file);
    auto* const dialog = new QFileDialog(this, tr("Make a video"), info.absolutePath(),
                                         tr("MP4 videos (*.mp4);;Matroska videos (*.mkv);;WebM videos (*.webm)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("mp4"));
    dialog->selectFile(info.completeBaseName() + QStringLiteral(".mp4"));
    connect(dialog, &QFileDialog::fileSelected, this, &PlayerWindow::exportTo);
    dialog->open();
}

void PlayerWindow::exportTo(const QString& video)
{
    VideoExport::Wish wish;
    wish.recording = m_file;
    wish.video = video;
    wish.skipsIdling = m_skips->isChecked();
    m_exporter = std::make_unique<VideoExport>(std::move(wish));
    connect(m_exporter.get(), &VideoExport::progressed, m_progress, &QProgressBar::setValue);
    // It is the sender.
    connect(m_exporter.get(), &VideoExport::finished, this, &PlayerWindow::onExported, Qt::QueuedConnection);
    m_progress->setValue(0);
    m_progress->show();
    m_export->setText(tr("&Cancel the video"));
    keepText(*m_note, [name = QFileInfo(video).fileName()] { return tr("Making %1…").arg(name); });
    m_exporter->start();
}

void PlayerWindow::onExported(const std::optional<core::Error>& reason)
{
    m_exporter.reset();
    m_progress->hide();
    m_export->setText(tr("Make a &video…"));
    const bool isCancelled = reason && reason->code == core::ErrorCode::Cancelled;
    m_note->setText(isCancelled ? tr("No video was made") : reason ? errorLine(*reason) : tr("The video is ready"));
    m_note->setToolTip(m_note->text());
}

void PlayerWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space)
        setPlaying(!isPlaying());
    else
        QWidget::keyPressEvent(event);
}

void PlayerWindow::closeEvent(QCloseEvent* event)
{
    setPlaying(false);
    m_next.reset();
    m_exporter.reset();
    m_playback->client().stop();
    event->accept();
    Q_EMIT closed();
}

} // namespace clouddesk::ui
