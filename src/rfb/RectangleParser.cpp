// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfb/RectangleParser.h"

#include "rfb/Handshake.h"

namespace clouddesk::rfb {

namespace {

using core::ErrorCode;
using core::fail;
using Context = RectangleContext;
using Body = RectangleBody;
using Begun = Step;
using Role = RectangleRole;

/// How a rectangle of an encoding begins, and what its header means.
struct Rule
{
    qint32 code;
    Role role;
    Begun (*begin)(Body& body, const Context& context);
    quint8 stream = 0;
};

Begun beginNothing(Body& /*body*/, const Context& /*context*/)
{
    return Step::finish();
}

template <quint64 bytes>
Begun beginFixed(Body& /*body*/, const Context& /*context*/)
{
    return Step::finish(bytes);
}

Begun beginRaw(Body& /*body*/, const Context& context)
{
    return Step::finish(context.plainBytes());
}

Begun beginZlib(Body& body, const Context& context)
{
    return body.emplace<CountedBody>(quint8(0), mostCompressed(context.plainBytes()), "zlib length").begin();
}

Begun beginZrle(Body& body, const Context& context)
{
    // Plain runs, the widest form, take one byte more than a pixel.
    return body.emplace<CountedBody>(quint8(0), mostCompressed(context.plainBytes() + context.area()), "zlib length")
        .begin();
}

Begun beginH264(Body& body, const Context& context)
{
    constexpr quint8 flagsBytes = 4;
    return body.emplace<CountedBody>(flagsBytes, mostCompressed(4 * context.area()), "video length").begin();
}

Begun beginName(Body& body, const Context& /*context*/)
{
    return body.emplace<CountedBody>(quint8(0), maximumTextBytes, "desktop name", ErrorCode::RfbLimitExceeded).begin();
}

Begun beginRre(Body& body, const Context& /*context*/)
{
    return body.emplace<RreBody>(false).begin();
}

Begun beginCoRre(Body& body, const Context& context)
{
    constexpr int mostSide = 255;
    if (context.rectangle.width > mostSide || context.rectangle.height > mostSide)
        return refuseRectangle(context, "CoRRE data");
    return body.emplace<RreBody>(true).begin();
}

Begun beginHextile(Body& body, const Context& context)
{
    return body.emplace<HextileBody>().begin(context);
}

Begun beginTight(Body& body, const Context& /*context*/)
{
    return body.emplace<TightBody>(false).begin();
}

Begun beginTightPng(Body& body, const Context& /*context*/)
{
    return body.emplace<TightBody>(true).begin();
}

Begun beginTrle(Body& body, const Context& context)
{
    return body.emplace<TrleBody>().begin(context);
}

Begun beginJpeg(Body& body, const Context& context)
{
    return body.emplace<JpegBody>(mostCompressed(4 * context.area()), false).begin(context);
}

quint64 maskBytes(const Context& context)
{
    return static_cast<quint64>((context.rectangle.width + 7) / 8) * static_cast<quint64>(context.rectangle.height);
}

Begun beginRichCursor(Body& /*body*/, const Context& context)
{
    return Step::finish(context.plainBytes() + maskBytes(context));
}

Begun beginXCursor(Body& /*body*/, const Context& context)
{
    constexpr quint64 coloursBytes = 6;
    return Step::finish(context.area() == 0 ? 0 : coloursBytes + 2 * maskBytes(context));
}

Begun beginVmwareCursor(Body& body, const Context& /*context*/)
{
    return body.emplace<VmwareCursorBody>().begin();
}

Begun beginScreens(Body& body, const Context& /*context*/)
{
    return body.emplace<ScreensBody>().begin();
}

constexpr std::array rules = {
    Rule{encoding::raw, Role::Pixels, beginRaw},
    Rule{encoding::copyRect, Role::Copy, nullptr},
    Rule{encoding::rre, Role::Pixels, beginRre},
    Rule{encoding::coRre, Role::Pixels, beginCoRre},
    Rule{encoding::hextile, Role::Pixels, beginHextile},
    Rule{encoding::zlib, Role::Pixels, beginZlib, StreamUse::zlib},
    Rule{encoding::tight, Role::Pixels, beginTight},
    Rule{encoding::trle, Role::Pixels, beginTrle},
    Rule{encoding::zrle, Role::Pixels, beginZrle, StreamUse::zrle},
    Rule{encoding::zywrle, Role::Pixels, beginZrle, StreamUse::zrle},
    Rule{encoding::jpeg, Role::Pixels, beginJpeg},
    Rule{encoding::openH264, Role::Pixels, beginH264},
    Rule{encoding::tightPng, Role::Pixels, beginTightPng},
    Rule{encoding::richCursor, Role::Cursor, beginRichCursor},
    Rule{encoding::xCursor, Role::Cursor, beginXCursor},
    Rule{encoding::cursorWithAlpha, Role::Cursor, nullptr},
    Rule{encoding::vmwareCursor, Role::Cursor, beginVmwareCursor},
    Rule{encoding::desktopSize, Role::Screen, beginNothing},
    Rule{encoding::extendedDesktopSize, Role::Screen, beginScreens},
    Rule{encoding::desktopName, Role::Notice, beginName},
    Rule{encoding::pointerPosition, Role::Notice, beginNothing},
    Rule{encoding::ledState, Role::Notice, beginFixed<1>},
    Rule{encoding::qemuPointerMotion, Role::Notice, beginNothing},
    Rule{encoding::qemuExtendedKey, Role::Notice, beginNothing},
    Rule{encoding::qemuAudio, Role::Notice, beginNothing},
    Rule{encoding::extendedMouseButtons, Role::Notice, beginNothing},
    Rule{encoding::vmwareCursorState, Role::Notice, beginFixed<2>},
    Rule{encoding::vmwareCursorPosition, Role::Notice, beginNothing},
    Rule{encoding::vmwareLedState, Role::Notice, beginFixed<4>},
};

/// The places of the encodings that pictures come in, as those are looked up most.
constexpr auto pictureRules = [] {
    std::array<quint8, encoding::openH264 + 1> places{};
    places.fill(rules.size());
    for (size_t i = 0; i < rules.size(); ++i) {
        if (rules[i].code >= 0 && rules[i].code < qint32(places.size()))
            places[static_cast<size_t>(rules[i].code)] = static_cast<quint8>(i);
    }
    return places;
}();

const Rule* findRule(qint32 code)
{
    if (code >= 0 && code < qint32(pictureRules.size())) {
        const size_t place = pictureRules[static_cast<size_t>(code)];
        return place == rules.size() ? nullptr : &rules[place];
    }
    const auto* const found = std::ranges::find(rules, code, &Rule::code);
    return found != rules.end() ? found : nullptr;
}

[[gnu::cold]] core::Error outside(const Rectangle& area, QSize screen, const char* what)
{
    return {ErrorCode::RfbProtocolFailed,
            QStringLiteral("the server %1 %2 x %3 pixels at %4, %5 on a screen of %6 x %7")
                .arg(QLatin1String(what))
                .arg(area.width)
                .arg(area.height)
                .arg(area.x)
                .arg(area.y)
                .arg(screen.width())
                .arg(screen.height()),
            {},
            {}};
}

core::Result<void> checkCursor(const Rectangle& cursor, const Limits& limits)
{
    const QString size = QStringLiteral("%1 x %2 pixels").arg(cursor.width).arg(cursor.height);
    if (cursor.width > limits.maximumCursorSide || cursor.height > limits.maximumCursorSide)
        return fail(ErrorCode::RfbLimitExceeded, QStringLiteral("the server sent a pointer of %1").arg(size));
    const bool isHidden = cursor.pixels() == 0;
    if (!isHidden && (cursor.x > cursor.width || cursor.y > cursor.height))
        return fail(ErrorCode::RfbProtocolFailed,
                    QStringLiteral("the server sent a pointer of %1 with its tip at %2, %3")
                        .arg(size)
                        .arg(cursor.x)
                        .arg(cursor.y));
    return {};
}

/// rfbproto.rst, "Cursor With Alpha": red, green, blue and alpha, a byte each.
PixelFormat alphaFormat()
{
    PixelFormat format;
    format.depth = 32;
    format.shift = {0, 8, 16};
    return format;
}

} // namespace

std::optional<QSize> screenSizeOf(const Rectangle& rectangle)
{
    // rfbproto.rst, "ExtendedDesktopSize": x says who asked (1: this client), y whether it was refused.
    const bool isExtended = rectangle.encoding == encoding::extendedDesktopSize;
    const bool isRefusal = isExtended && rectangle.x == 1 && rectangle.y != 0;
    if (isRefusal)
        return std::nullopt;
    return QSize(rectangle.width, rectangle.height);
}

bool drawsPixels(qint32 code)
{
    const Rule* const rule = findRule(code);
    return rule != nullptr && (rule->role == Role::Pixels || rule->role == Role::Copy);
}

Step RectangleParser::begin(const Rectangle& rectangle, const Session& session, const Limits& limits)
{
    // One by one: with a temporary that has arrays in it, the stack would be guarded for each rectangle.
    m_context.rectangle = rectangle;
    m_context.format = session.format;
    m_context.announced = session.announced;
    m_context.isOversized = false;
    m_context.refusal = &m_refusal;
    m_hasRawPointersOnly = session.hasRawPointersOnly;
    m_body.emplace<std::monostate>();
    m_atInnerEncoding = rectangle.encoding == encoding::cursorWithAlpha;
    const Rule* const rule = findRule(rectangle.encoding);
    if (rule == nullptr || !(session.announced.has(rectangle.encoding) || rectangle.encoding == encoding::raw))
        return refuseEncoding("the server used encoding %1, which was not asked for", rectangle.encoding);
    m_screen = session.screen;
    m_isPicture = rule->role == Role::Pixels || rule->role == Role::Copy;
    if (!checkRole(rule->role, rectangle, limits))
        return Step::refused();
    m_commonStream = rule->stream;
    constexpr size_t fourBytes = 4; // a copy's source, or the inner encoding
    return rule->begin == nullptr ? Step::look(fourBytes) : rule->begin(m_body, m_context);
}

/// What the header of a rectangle says must fit its role.
bool RectangleParser::checkRole(Role role, const Rectangle& rectangle, const Limits& limits)
{
    if (role == Role::Pixels && rectangle.pixels() <= limits.maximumRectanglePixels)
        return checkInside(rectangle, "drew");
    return role == Role::Copy ? checkInside(rectangle, "copied") : checkRareRole(role, rectangle, limits);
}

bool RectangleParser::checkOversized(const Rectangle& rectangle)
{
    m_context.isOversized = true;
    const bool isTight = rectangle.encoding == encoding::tight || rectangle.encoding == encoding::tightPng;
    return isTight ? checkInside(rectangle, "drew") : !refuseOversized(m_context).isRefused();
}

bool RectangleParser::checkRareRole(Role role, const Rectangle& rectangle, const Limits& limits)
{
    core::Result<void> checked;
    if (role == Role::Pixels)
        return checkOversized(rectangle);
    if (role == Role::Cursor)
        checked = checkCursor(rectangle, limits);
    else if (role == Role::Screen && newScreenSize(rectangle))
        checked = checkScreenSize({rectangle.width, rectangle.height}, limits);
    if (!checked)
        m_refusal = checked.error();
    return checked.has_value();
}

bool RectangleParser::refuseOutside(const Rectangle& area, const char* what)
{
    m_refusal = outside(area, m_screen, what);
    return false;
}

Step RectangleParser::refuseEncoding(const char* reason, qint32 code)
{
    m_refusal = {ErrorCode::RfbProtocolFailed, QString::fromLatin1(reason).arg(code), {}, {}};
    return Step::refused();
}

Step RectangleParser::take(const Item& item)
{
    if (m_atInnerEncoding)
        return takeInnerEncoding(item.bytes);
    if (m_context.rectangle.encoding == encoding::copyRect) {
        Rectangle source = m_context.rectangle;
        source.x = qFromBigEndian<quint16>(item.bytes.data());
        source.y = qFromBigEndian<quint16>(item.bytes.data() + 2);
        return checkInside(source, "copied from") ? Step::finish() : Step::refused();
    }
    return std::visit(
        [&](auto& body) -> Step {
            if constexpr (std::is_same_v<std::decay_t<decltype(body)>, std::monostate>)
                return Step::finish();
            else
                return body.take(m_context, item);
        },
        m_body);
}

namespace {

/// See RectangleParser::skim(); takeOne goes on with an item.
template <typename Take>
Step skimBy(Step step, Bytes& input, const Take& takeOne)
{
    while (step.kind == Step::Kind::Plain && step.item != 0 && input.size() >= step.run + step.item) {
        const Step next = takeOne(Item{input.subspan(step.run, step.item), step.run});
        if (next.kind == Step::Kind::Extend) {
            step.item = next.item;
            continue;
        }
        input = input.subspan(step.run + (next.isRefused() ? 0 : step.item));
        step = next;
    }
    return step;
}

} // namespace

Step RectangleParser::skim(Step step, Bytes& input)
{
    if (auto* const tight = std::get_if<TightBody>(&m_body)) {
        step = tight->skim(m_context, step, input);
        if (step.item == 0)
            return step;
    } else if (auto* const hextile = std::get_if<HextileBody>(&m_body)) {
        step = hextile->skim(m_context, step, input);
    }
    return skimRest(step, input);
}

Step RectangleParser::skimRest(Step step, Bytes& input)
{
    return std::visit(
        [&](auto& body) {
            if constexpr (std::is_same_v<std::decay_t<decltype(body)>, std::monostate>)
                return skimBy(step, input, [this](const Item& item) { return take(item); });
            else
                return skimBy(step, input, [&](const Item& item) { return body.take(m_context, item); });
        },
        m_body);
}

Step RectangleParser::takeInnerEncoding(Bytes item)
{
    const auto code = qFromBigEndian<qint32>(item.data());
    const Rule* const rule = findRule(code);
    const bool isAsked = code == encoding::raw || (!m_hasRawPointersOnly && m_context.announced.has(code));
    const bool isAllowed = isAsked && rule != nullptr && rule->role == Role::Pixels;
    if (!isAllowed)
        return refuseEncoding("the server sent a pointer in encoding %1, which was not asked for", code);
    m_atInnerEncoding = false;
    m_context.rectangle.encoding = code;
    m_context.format = alphaFormat();
    m_commonStream = rule->stream;
    return rule->begin(m_body, m_context);
}

} // namespace clouddesk::rfb
