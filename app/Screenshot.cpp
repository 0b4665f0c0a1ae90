// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Screenshot.h"

#include "core/Deferred.h"
#include "rfbclient/Client.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QHash>
#include <QSaveFile>

namespace clouddesk::app {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

constexpr auto firstPictureLimit = std::chrono::seconds(30);

/// A viewer without a window. It stays connected for as long as the picture is waited for, because TigerVNC keeps the
/// pointer that it draws for those who only look, with the ground that was under it, for as long as nobody looks.
class Watcher
{
public:
    explicit Watcher(core::Secret password)
        : m_client(options(std::move(password)))
    {
        QObject::connect(&m_client, &rfb::Client::firstFrame, &m_client, [this] { m_first.resolve({}); });
        QObject::connect(&m_client, &rfb::Client::ended, &m_client, [this](const core::Error& reason) { end(reason); });
        QTimer::singleShot(firstPictureLimit, &m_client, [this] {
            m_first.resolve(fail(ErrorCode::TimedOut, QStringLiteral("the desktop sent no whole picture in time")));
        });
    }

    /// Ends with the first whole picture. This object outlives it.
    core::Task<void> begin(core::UniqueFd stream, std::stop_token stop)
    {
        core::Deferred<void> first;
        m_first = first.resolver();
        const std::stop_callback onStop(stop, [this] {
            QMetaObject::invokeMethod(
                &m_client, [this] { end({ErrorCode::Cancelled, QStringLiteral("cancelled"), {}, {}}); },
                Qt::QueuedConnection);
        });
        m_client.start(std::move(stream));
        co_return co_await first;
    }

    /// The picture as it is now.
    [[nodiscard]] Result<QImage> look() const
    {
        if (m_ended)
            return fail(*m_ended);
        rfb::Framebuffer::Access access(*m_client.framebuffer());
        return access.image().copy();
    }

private:
    static rfb::ClientOptions options(core::Secret password)
    {
        rfb::ClientOptions options;
        options.viewOnly = true;
        options.quality = -1;
        options.password = std::move(password);
        return options;
    }

    void end(const core::Error& reason)
    {
        m_ended = reason;
        m_first.resolve(fail(reason));
    }

    core::Resolver<void> m_first;
    std::optional<core::Error> m_ended;
    rfb::Client m_client;
};

/// Panel, background and icons of a starting desktop appear one after the other.
core::Task<QImage> settledPicture(const Watcher& watcher, std::chrono::milliseconds limit, std::stop_token stop)
{
    QElapsedTimer clock;
    clock.start();
    QImage previous;
    int unchanged = 0;
    while (true) {
        const auto image = watcher.look();
        if (!image)
            co_return fail(image);
        unchanged = *image == previous && !isBlank(*image) ? unchanged + 1 : 0;
        if (unchanged == 2 || clock.hasExpired(limit.count()))
            co_return *image;
        previous = *image;
        const auto slept = co_await core::sleepFor(std::chrono::milliseconds(700), stop);
        if (!slept)
            co_return fail(slept);
    }
}

} // namespace

bool isBlank(const QImage& image)
{
    if (image.isNull())
        return true;
    const QImage pixels = image.convertToFormat(QImage::Format_RGB32);
    constexpr int step = 4;
    QHash<QRgb, int> counts;
    int samples = 0;
    int commonest = 0;
    for (int y = 0; y < pixels.height(); y += step) {
        const auto* line = reinterpret_cast<const QRgb*>(pixels.constScanLine(y));
        for (int x = 0; x < pixels.width(); x += step) {
            commonest = std::max(commonest, ++counts[line[x]]);
            ++samples;
        }
    }
    return commonest >= samples - samples / 100;
}

core::Task<QImage> takeScreenshot(std::shared_ptr<desktops::DesktopSession> session,
                                  std::chrono::milliseconds settleLimit, std::stop_token stop)
{
    const QString name = session->instance().name;
    auto stream = co_await session->openStream();
    if (!stream)
        co_return fail(stream);
    Watcher watcher(session->password());
    const auto begun = co_await watcher.begin(std::move(*stream), stop);
    if (!begun)
        co_return fail(begun.error().at(name));
    const auto image = co_await settledPicture(watcher, settleLimit, stop);
    if (!image)
        co_return fail(image.error().at(name));
    co_return image;
}

// The picture takes the place of what has its name: a device or a pipe would be gone.
Result<void> checkPictureFile(const QString& file)
{
    const QFileInfo info(file);
    if (info.isDir() || !QFileInfo(info.absolutePath()).isDir())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("must be a file in an existing folder"), file);
    if (info.exists() && !info.isFile())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("is not a regular file"), file);
    return {};
}

Result<void> savePng(const QImage& image, const QString& file)
{
    if (const auto checked = checkPictureFile(file); !checked)
        return checked;
    QSaveFile target(file);
    if (!target.open(QIODevice::WriteOnly))
        return fail(ErrorCode::InputOutputFailed, QStringLiteral("cannot write (%1)").arg(target.errorString()), file);
    if (!image.save(&target, "PNG") || !target.commit())
        return fail(ErrorCode::InputOutputFailed,
                    QStringLiteral("cannot write the picture (%1)").arg(target.errorString()), file);
    return {};
}

} // namespace clouddesk::app
