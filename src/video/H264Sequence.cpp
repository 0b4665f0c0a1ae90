// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "video/H264Sequence.h"

#include <algorithm>
#include <array>
#include <bit>
#include <vector>

namespace clouddesk::video {

namespace {

using core::ErrorCode;
using core::fail;

constexpr int macroblock = 16; // pixels a side
// Far more than any set takes; what follows would not be looked at.
constexpr size_t maximumSetBytes = 4096;
// Wider or higher than any level allows (H.264, table A-1), and far from overflowing.
constexpr quint32 maximumMacroblocksPerSide = 1056;
constexpr quint32 maximumReferenceFrames = 16;

constexpr std::array startCode = {quint8(0), quint8(0), quint8(1)};

/// The bits of a unit without its header and without the bytes that keep start codes out of it (H.264, 7.3.1). Reading
/// on beyond the end gives zeros and is remembered.
class BitReader
{
public:
    explicit BitReader(Bytes unit)
    {
        int zeros = 0;
        for (const quint8 byte : unit.subspan(1, std::min(unit.size() - 1, maximumSetBytes))) {
            const bool isGuard = zeros >= 2 && byte == 3;
            zeros = byte == 0 ? zeros + 1 : 0;
            if (!isGuard)
                m_bytes.push_back(byte);
        }
    }

    quint32 bits(int count)
    {
        quint32 value = 0;
        for (int i = 0; i < count; ++i, ++m_at) {
            const size_t byte = m_at / 8;
            m_isCutShort = m_isCutShort || byte >= m_bytes.size();
            const int bit = m_isCutShort ? 0 : m_bytes[byte] >> (7 - m_at % 8) & 1;
            value = value << 1 | static_cast<quint32>(bit);
        }
        return value;
    }
    bool flag() { return bits(1) != 0; }
    /// ue(v) (H.264, 9.1).
    quint32 number()
    {
        constexpr int mostZeros = 30;
        int zeros = 0;
        while (!m_isCutShort && !flag())
            m_isCutShort = ++zeros > mostZeros;
        if (m_isCutShort)
            return 0;
        return ((1U << zeros) - 1) + bits(zeros);
    }
    /// se(v) (H.264, 9.1.1).
    qint32 signedNumber()
    {
        const quint32 code = number();
        const auto half = static_cast<qint32>(code / 2);
        return code % 2 == 0 ? -half : half + 1;
    }
    [[nodiscard]] bool isCutShort() const { return m_isCutShort; }

private:
    std::vector<quint8> m_bytes;
    size_t m_at = 0;
    bool m_isCutShort = false;
};

std::unexpected<core::Error> refuse(const char* what)
{
    return fail(ErrorCode::RfbProtocolFailed,
                QStringLiteral("the server sent video that is %1").arg(QLatin1String(what)));
}

bool hasChromaFields(quint32 profile)
{
    // H.264, 7.3.2.1.1
    constexpr std::array profiles = {100U, 110U, 122U, 244U, 44U, 83U, 86U, 118U, 128U, 138U, 139U, 134U, 135U};
    return std::ranges::find(profiles, profile) != profiles.end();
}

void skipScalingList(BitReader& reader, int count)
{
    // H.264, 7.3.2.1.1.1
    int last = 8;
    int next = 8;
    for (int i = 0; i < count && !reader.isCutShort(); ++i) {
        if (next != 0)
            next = (last + reader.signedNumber() % 256 + 256) % 256;
        last = next == 0 ? last : next;
    }
}

core::Result<void> readChroma(BitReader& reader)
{
    constexpr quint32 chroma420 = 1;
    if (reader.number() != chroma420)
        return refuse("not in 4:2:0");
    const quint32 lumaDepth = reader.number();
    const quint32 chromaDepth = reader.number();
    if (lumaDepth != 0 || chromaDepth != 0)
        return refuse("not in 8 bits");
    reader.bits(1); // qpprime_y_zero_transform_bypass_flag
    const bool hasMatrix = reader.flag();
    constexpr int lists = 8;
    constexpr int smallLists = 6;
    for (int i = 0; hasMatrix && i < lists; ++i) {
        if (reader.flag())
            skipScalingList(reader, i < smallLists ? 16 : 64);
    }
    return {};
}

core::Result<void> skipPictureOrder(BitReader& reader)
{
    constexpr quint32 mostCycles = 255;
    reader.number(); // log2_max_frame_num_minus4
    const quint32 kind = reader.number();
    if (kind > 2)
        return refuse("damaged");
    if (kind == 0)
        reader.number();
    if (kind != 1)
        return {};
    reader.bits(1);
    reader.signedNumber();
    reader.signedNumber();
    const quint32 cycles = reader.number();
    if (cycles > mostCycles)
        return refuse("damaged");
    for (quint32 i = 0; i < cycles; ++i)
        reader.signedNumber();
    return {};
}

core::Result<void> readSize(BitReader& reader, H264Sequence& sequence)
{
    const quint32 columns = reader.number();
    const quint32 rows = reader.number();
    if (columns >= maximumMacroblocksPerSide || rows >= maximumMacroblocksPerSide)
        return fail(
            ErrorCode::RfbLimitExceeded,
            QStringLiteral("the server sent video of %1 x %2 blocks").arg(qint64(columns) + 1).arg(qint64(rows) + 1));
    if (!reader.flag())
        return refuse(reader.isCutShort() ? "damaged" : "interlaced");
    reader.bits(1); // direct_8x8_inference_flag
    sequence.coded = QSize(int(columns) + 1, int(rows) + 1) * macroblock;
    sequence.picture = sequence.coded;
    if (!reader.flag())
        return {};
    // Cropping, in pairs of pixels: left, right, top, bottom.
    std::array<quint32, 4> cut{};
    for (quint32& value : cut)
        value = std::min(reader.number(), maximumMacroblocksPerSide * macroblock);
    sequence.picture -= 2 * QSize(int(cut[0] + cut[1]), int(cut[2] + cut[3]));
    if (sequence.picture.isEmpty())
        return refuse("damaged");
    return {};
}

void readUsability(BitReader& reader, ColourSpace& colours)
{
    // H.264, E.1.1, as far as the colours
    constexpr quint32 extendedRatio = 255;
    if (reader.flag() && reader.bits(8) == extendedRatio)
        reader.bits(32);
    if (reader.flag()) // overscan_info_present_flag
        reader.bits(1);
    if (!reader.flag()) // video_signal_type_present_flag
        return;
    reader.bits(3); // video_format
    colours.isFullRange = reader.flag();
    if (!reader.flag())
        return;
    reader.bits(16); // colour_primaries, transfer_characteristics
    colours.matrix = int(reader.bits(8));
}

/// Where the next start code begins; the end if there is none.
size_t findStart(Bytes stream)
{
    const auto found = std::ranges::search(stream, startCode);
    return static_cast<size_t>(found.begin() - stream.begin());
}

} // namespace

Bytes takeUnit(Bytes& stream)
{
    while (!stream.empty()) {
        const size_t start = findStart(stream);
        stream = stream.subspan(std::min(start + startCode.size(), stream.size()));
        const size_t end = findStart(stream);
        const Bytes unit = stream.first(end);
        stream = stream.subspan(end);
        if (!unit.empty())
            return unit;
    }
    return {};
}

int unitType(Bytes unit)
{
    return unit[0] & 0x1f;
}

core::Result<H264Sequence> readSequence(Bytes unit)
{
    H264Sequence sequence;
    BitReader reader(unit);
    const quint32 profile = reader.bits(8);
    reader.bits(16); // constraints, level
    reader.number(); // seq_parameter_set_id
    if (hasChromaFields(profile)) {
        if (const auto read = readChroma(reader); !read)
            return fail(read);
    }
    if (const auto skipped = skipPictureOrder(reader); !skipped)
        return fail(skipped);
    const quint32 references = reader.number();
    if (references > maximumReferenceFrames)
        return refuse("damaged");
    sequence.referenceFrames = int(references);
    reader.bits(1); // gaps_in_frame_num_value_allowed_flag
    if (const auto read = readSize(reader, sequence); !read)
        return fail(read);
    if (reader.flag())
        readUsability(reader, sequence.colours);
    if (reader.isCutShort())
        return refuse("damaged");
    return sequence;
}

} // namespace clouddesk::video
