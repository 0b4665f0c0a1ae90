// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/player/VideoExport.h"

#include "core/UniqueFd.h"

#include <QFile>
#include <QFileInfo>
#include <QPainter>
#include <QPointer>
#include <QStandardPaths>

#include <cstdio>

#include <fcntl.h>
#include <sys/stat.h>

namespace clouddesk::ui {

using core::Error;
using core::ErrorCode;

namespace {

constexpr qsizetype longestComplaint = 4096;

QString encoderPath()
{
    return QStandardPaths::findExecutable(QStringLiteral("ffmpeg"));
}

Error notStarted()
{
    return Error{ErrorCode::InputOutputFailed, QStringLiteral("ffmpeg could not be started"), {}, {}};
}

/// An empty file that is nobody else's, as the recording is: who opens it to write leaves it so. Nothing that stood
/// there is taken for it.
bool makeOwnFile(const QString& path)
{
    constexpr mode_t ownersOnly = 0600;
    QFile::remove(path);
    const core::UniqueFd file(
        ::open(QFile::encodeName(path).constData(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, ownersOnly));
    return file.isValid() && ::fchmod(file.get(), ownersOnly) == 0;
}

/// Whether a picture lacks no more than what makes its sides even. To scale it by so little would blur it.
bool isNearly(QSize picture, QSize size)
{
    const QSize lack = size - picture;
    return lack.width() >= 0 && lack.width() <= 1 && lack.height() >= 0 && lack.height() <= 1;
}

/// The picture in that size; one of another shape stands in the middle of black.
QImage fitted(const QImage& picture, QSize size)
{
    if (picture.size() == size)
        return picture;
    QImage whole(size, QImage::Format_RGB32);
    whole.fill(Qt::black);
    const QImage scaled =
        isNearly(picture.size(), size) ? picture : picture.scaled(size, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    QPainter painter(&whole);
    painter.drawImage((size.width() - scaled.width()) / 2, (size.height() - scaled.height()) / 2, scaled);
    return whole;
}

} // namespace

bool VideoExport::isPossible()
{
    return !encoderPath().isEmpty();
}

VideoExport::VideoExport(Wish wish, QObject* parent)
    : QObject(parent)
    , m_wish(std::move(wish))
{
    m_encoder.setProcessChannelMode(QProcess::MergedChannels);
    connect(&m_encoder, &QProcess::readyRead, this,
            [this] { m_complaint = (m_complaint + m_encoder.readAll()).right(longestComplaint); });
    connect(&m_encoder, &QProcess::bytesWritten, this, &VideoExport::drawOn);
    connect(&m_encoder, &QProcess::finished, this, &VideoExport::onEncoderEnded);
    connect(&m_encoder, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            end(notStarted());
    });
}

VideoExport::~VideoExport()
{
    const bool wasOver = std::exchange(m_isOver, true);
    disconnect(&m_encoder, nullptr, this, nullptr);
    const bool isRunning = m_encoder.state() != QProcess::NotRunning;
    if (isRunning) {
        m_encoder.kill();
        m_encoder.waitForFinished(2000);
    }
    if (isRunning || (m_isBegun && !wasOver))
        QFile::remove(partPath());
}

// The ending stays: it tells ffmpeg the format.
QString VideoExport::partPath() const
{
    const QFileInfo info(m_wish.video);
    return QStringLiteral("%1/.%2.part.%3").arg(info.absolutePath(), info.completeBaseName(), info.suffix());
}

void VideoExport::start()
{
    m_isBegun = true;
    if (!isPossible())
        return end(Error{ErrorCode::NotFound,
                         QStringLiteral("ffmpeg is not on this computer"),
                         {},
                         QStringLiteral("install the package ffmpeg and try again")});
    if (!makeOwnFile(partPath()))
        return end(Error{ErrorCode::InputOutputFailed, QStringLiteral("the video's file could not be made"),
                         m_wish.video, QStringLiteral("choose another folder")});
    open();
}

core::Task<void> VideoExport::open()
{
    const QPointer<VideoExport> self(this);
    auto replay = co_await rfb::Replay::open(m_wish.recording);
    if (!self || m_isOver)
        co_return {};
    if (!replay) {
        end(replay.error());
        co_return {};
    }
    m_playback = std::make_unique<Playback>(std::move(*replay));
    connect(m_playback.get(), &Playback::reached, this, [this] {
        m_isAwaited = false;
        rfb::Framebuffer::Access access(*m_playback->client().framebuffer());
        if (!access.image().isNull())
            feedEncoder(access.image());
        else
            drawOn();
    });
    connect(m_playback.get(), &Playback::failed, this, [this](const Error& reason) { end(reason); });
    m_isAwaited = true;
    m_playback->goTo(m_place);
    co_return {};
}

bool VideoExport::startEncoder(QSize size)
{
    // Most players want even sides.
    m_size = QSize(size.width() + size.width() % 2, size.height() + size.height() % 2);
    const QStringList arguments = {QStringLiteral("-hide_banner"),
                                   QStringLiteral("-loglevel"),
                                   QStringLiteral("error"),
                                   QStringLiteral("-y"),
                                   QStringLiteral("-f"),
                                   QStringLiteral("rawvideo"),
                                   QStringLiteral("-pix_fmt"),
                                   QStringLiteral("bgr0"),
                                   QStringLiteral("-s"),
                                   QStringLiteral("%1x%2").arg(m_size.width()).arg(m_size.height()),
                                   QStringLiteral("-r"),
                                   QString::number(m_wish.picturesPerSecond),
                                   QStringLiteral("-i"),
                                   QStringLiteral("pipe:0"),
                                   QStringLiteral("-pix_fmt"),
                                   QStringLiteral("yuv420p"),
                                   partPath()};
    m_encoder.start(encoderPath(), arguments);
    return m_encoder.state() != QProcess::NotRunning;
}

void VideoExport::feedEncoder(const QImage& picture)
{
    if (m_isOver)
        return;
    if (!m_size.isValid() && !startEncoder(picture.size()))
        return end(notStarted());
    const QImage whole = fitted(picture, m_size);
    for (int y = 0; y < whole.height(); ++y)
        m_encoder.write(reinterpret_cast<const char*>(whole.constScanLine(y)), qint64(whole.width()) * 4);
    drawOn();
}

void VideoExport::drawOn()
{
    // One picture ahead of what it takes.
    if (m_isOver || m_isAwaited || m_encoder.bytesToWrite() > qint64(m_size.width()) * m_size.height() * 4)
        return;
    if (m_isLast) {
        m_encoder.closeWriteChannel();
        return;
    }
    m_place += std::chrono::microseconds(1'000'000 / m_wish.picturesPerSecond);
    if (m_wish.skipsIdling)
        m_place = m_playback->withoutIdling(m_place);
    const auto whole = m_playback->replay().duration();
    m_isLast = m_place >= whole;
    Q_EMIT progressed(whole.count() > 0 ? static_cast<int>(std::min<qint64>(100, m_place * 100 / whole)) : 100);
    m_isAwaited = true;
    m_playback->advanceTo(m_place);
}

void VideoExport::onEncoderEnded(int status)
{
    if (m_isOver)
        return;
    if (status != 0 || m_encoder.exitStatus() != QProcess::NormalExit || !m_isLast)
        return end(Error{ErrorCode::InputOutputFailed,
                         QStringLiteral("ffmpeg failed: %1").arg(core::singleLine(QString::fromUtf8(m_complaint), 400)),
                         m_wish.video, QStringLiteral("choose another format or folder")});
    // At once: a video that was there is there until the new one is.
    if (std::rename(QFile::encodeName(partPath()).constData(), QFile::encodeName(m_wish.video).constData()) != 0)
        return end(Error{
            ErrorCode::InputOutputFailed, QStringLiteral("the video could not be given its name"), m_wish.video, {}});
    end(std::nullopt);
}

void VideoExport::cancel()
{
    end(Error{ErrorCode::Cancelled, QStringLiteral("cancelled"), {}, {}});
}

void VideoExport::end(std::optional<Error> reason)
{
    if (std::exchange(m_isOver, true))
        return;
    if (m_playback)
        m_playback->client().stop();
    if (m_encoder.state() != QProcess::NotRunning)
        m_encoder.kill();
    if (reason)
        QFile::remove(partPath());
    Q_EMIT finished(reason);
}

} // namespace clouddesk::ui
