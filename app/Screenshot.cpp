// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/Screenshot.h"

#include "rfbclient/Client.h"

#include <QElapsedTimer>
#include <QHash>
#include <QSaveFile>

namespace clouddesk::app {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

core::Task<QImage> captureOnce(std::shared_ptr<desktops::DesktopSession> session, std::stop_token stop)
{
    auto stream = co_await session->openStream();
    if (!stream)
        co_return fail(stream);
    rfb::ClientOptions options;
    options.viewOnly = true;
    options.quality = -1;
    options.password = session->password();
    co_return co_await rfb::captureFrame(std::move(*stream), std::move(options), std::chrono::seconds(30), stop);
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
    QElapsedTimer clock;
    clock.start();
    QImage previous;
    int unchanged = 0;
    while (true) {
        const auto image = co_await captureOnce(session, stop);
        if (!image)
            co_return fail(image.error().at(session->instance().name));
        unchanged = *image == previous && !isBlank(*image) ? unchanged + 1 : 0;
        // Panel, background and icons of a starting desktop appear one after the other.
        if (unchanged == 2 || clock.hasExpired(settleLimit.count()))
            co_return *image;
        previous = *image;
        const auto slept = co_await core::sleepFor(std::chrono::milliseconds(700), stop);
        if (!slept)
            co_return fail(slept);
    }
}

Result<void> savePng(const QImage& image, const QString& file)
{
    QSaveFile target(file);
    if (!target.open(QIODevice::WriteOnly))
        return fail(ErrorCode::InputOutputFailed, QStringLiteral("cannot write (%1)").arg(target.errorString()), file);
    if (!image.save(&target, "PNG") || !target.commit())
        return fail(ErrorCode::InputOutputFailed,
                    QStringLiteral("cannot write the picture (%1)").arg(target.errorString()), file);
    return {};
}

} // namespace clouddesk::app
