// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>

#include <wels/codec_api.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace clouddesk::lab {

/// How a VideoSource's stream stores colours.
struct VideoColours
{
    int matrix = 2; ///< as in the stream; 2: not named there
    double red = 0.299;
    double blue = 0.114;
    bool isFullRange = false;
};

/// Encodes pictures as H.264, by OpenH264's encoder. The colours are computed here from the definitions, not by what
/// is tested.
class VideoSource
{
public:
    explicit VideoSource(QSize size, VideoColours colours = {})
        : m_size(size)
        , m_colours(colours)
    {
        WelsCreateSVCEncoder(&m_encoder);
        int silent = WELS_LOG_QUIET;
        m_encoder->SetOption(ENCODER_OPTION_TRACE_LEVEL, &silent);
        SEncParamExt parameters{};
        m_encoder->GetDefaultParams(&parameters);
        parameters.iUsageType = SCREEN_CONTENT_REAL_TIME;
        parameters.iPicWidth = size.width();
        parameters.iPicHeight = size.height();
        parameters.iTargetBitrate = 40'000'000;
        parameters.iRCMode = RC_OFF_MODE;
        parameters.fMaxFrameRate = 30;
        parameters.bEnableFrameSkip = false;
        parameters.iMultipleThreadIdc = 1;
        SSpatialLayerConfig& layer = parameters.sSpatialLayers[0];
        layer.iVideoWidth = size.width();
        layer.iVideoHeight = size.height();
        layer.fFrameRate = 30;
        layer.iDLayerQp = 16;
        layer.iSpatialBitrate = parameters.iTargetBitrate;
        layer.sSliceArgument.uiSliceMode = SM_SINGLE_SLICE;
        nameColours(layer);
        m_isReady = m_encoder->InitializeExt(&parameters) == 0;
    }
    ~VideoSource()
    {
        m_encoder->Uninitialize();
        WelsDestroySVCEncoder(m_encoder);
    }
    VideoSource(const VideoSource&) = delete;
    VideoSource& operator=(const VideoSource&) = delete;

    [[nodiscard]] bool isReady() const { return m_isReady; }
    /// The next frame begins anew.
    void beginAnew() { m_encoder->ForceIntraFrame(true); }
    /// One frame with everything that belongs to it, as a byte stream.
    QByteArray encode(const QImage& image)
    {
        std::vector<quint8> memory = planes(image);
        const int pixels = m_size.width() * m_size.height();
        SSourcePicture picture{};
        picture.iColorFormat = videoFormatI420;
        picture.iPicWidth = m_size.width();
        picture.iPicHeight = m_size.height();
        picture.iStride[0] = m_size.width();
        picture.iStride[1] = picture.iStride[2] = m_size.width() / 2;
        picture.pData[0] = memory.data();
        picture.pData[1] = memory.data() + pixels;
        picture.pData[2] = memory.data() + pixels + pixels / 4;
        picture.uiTimeStamp = m_time += 33;
        SFrameBSInfo info{};
        QByteArray stream;
        if (m_encoder->EncodeFrame(&picture, &info) != cmResultSuccess)
            return stream;
        for (int i = 0; i < info.iLayerNum; ++i) {
            const SLayerBSInfo& layer = info.sLayerInfo[i];
            int bytes = 0;
            for (int unit = 0; unit < layer.iNalCount; ++unit)
                bytes += layer.pNalLengthInByte[unit];
            stream.append(reinterpret_cast<const char*>(layer.pBsBuf), bytes);
        }
        return stream;
    }

private:
    void nameColours(SSpatialLayerConfig& layer) const
    {
        constexpr int unnamed = 2;
        layer.bVideoSignalTypePresent = m_colours.matrix != unnamed || m_colours.isFullRange;
        layer.uiVideoFormat = 5;
        layer.bFullRange = m_colours.isFullRange;
        layer.bColorDescriptionPresent = m_colours.matrix != unnamed;
        layer.uiColorPrimaries = 2;
        layer.uiTransferCharacteristics = 2;
        layer.uiColorMatrix = static_cast<unsigned char>(m_colours.matrix);
    }
    [[nodiscard]] std::vector<quint8> planes(const QImage& image) const
    {
        const int width = m_size.width();
        const int height = m_size.height();
        std::vector<quint8> luma;
        std::vector<quint8> cb;
        std::vector<quint8> cr;
        for (int y = 0; y < height; ++y) {
            for (int x = 0; x < width; ++x)
                luma.push_back(stored(brightness(image.pixel(x, y)), 219, 16));
        }
        for (int y = 0; y < height; y += 2) {
            for (int x = 0; x < width; x += 2) {
                double blue = 0;
                double red = 0;
                for (const QPoint at : {QPoint(x, y), QPoint(x + 1, y), QPoint(x, y + 1), QPoint(x + 1, y + 1)}) {
                    const QRgb pixel = image.pixel(at);
                    blue += (qBlue(pixel) / 255.0 - brightness(pixel)) / (2 * (1 - m_colours.blue)) / 4;
                    red += (qRed(pixel) / 255.0 - brightness(pixel)) / (2 * (1 - m_colours.red)) / 4;
                }
                cb.push_back(stored(blue, 224, 128));
                cr.push_back(stored(red, 224, 128));
            }
        }
        luma.insert(luma.end(), cb.begin(), cb.end());
        luma.insert(luma.end(), cr.begin(), cr.end());
        return luma;
    }
    [[nodiscard]] double brightness(QRgb pixel) const
    {
        return (m_colours.red * qRed(pixel) + (1 - m_colours.red - m_colours.blue) * qGreen(pixel) +
                m_colours.blue * qBlue(pixel)) /
               255;
    }
    [[nodiscard]] quint8 stored(double value, double limitedSteps, int zero) const
    {
        const int fullZero = zero == 16 ? 0 : zero;
        const double level = m_colours.isFullRange ? fullZero + 255 * value : zero + limitedSteps * value;
        return static_cast<quint8>(std::lround(std::clamp(level, 0.0, 255.0)));
    }

    QSize m_size;
    VideoColours m_colours;
    ISVCEncoder* m_encoder = nullptr;
    bool m_isReady = false;
    qint64 m_time = 0;
};

/// Soft colours of every kind, and an edge that moves with the number.
inline QImage videoPicture(QSize size, int number)
{
    QImage image(size, QImage::Format_RGB32);
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            image.setPixel(
                x, y, qRgb(x * 255 / size.width(), y * 255 / size.height(), 255 - (x + y) * 127 / size.height() % 256));
    }
    const int left = number * 16 % (size.width() / 2);
    for (int y = 0; y < size.height() / 2; ++y) {
        for (int x = left; x < left + size.width() / 4; ++x)
            image.setPixel(x, y, qRgb(220, 40, 60));
    }
    return image;
}

/// How near a picture is to another of its size or larger, in dB: peak signal to noise ratio over all three colours.
inline double signalToNoise(const QImage& picture, const QImage& original)
{
    double squares = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x) {
            const QRgb left = picture.pixel(x, y);
            const QRgb right = original.pixel(x, y);
            for (const int error : {qRed(left) - qRed(right), qGreen(left) - qGreen(right), qBlue(left) - qBlue(right)})
                squares += error * error;
        }
    }
    const double mean = squares / (3.0 * picture.width() * picture.height());
    return mean == 0 ? 99 : 10 * std::log10(255.0 * 255 / mean);
}

} // namespace clouddesk::lab
