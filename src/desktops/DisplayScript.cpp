// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktops/DisplayScript.h"

#include "desktops/VncPassword.h"
#include "provisioning/Script.h"

#include <algorithm>

namespace clouddesk::desktops {

namespace {

using core::ErrorCode;

constexpr int sessionLimitSeconds = 20;
constexpr QByteArrayView answerBegin = "clouddesk-display-1 begin";
constexpr QByteArrayView answerEnd = "clouddesk-display-1 end";

core::Result<QByteArray> bodyOf(const QString& name)
{
    return loadScriptText({QStringLiteral("provisioning/display.sh"), QStringLiteral("provisioning/%1.sh").arg(name)});
}

core::Result<ssh::RemoteScript> withBody(const core::Result<QByteArray>& body)
{
    if (!body)
        return core::fail(body);
    return ssh::RemoteScript(*body);
}

// The desktop's supervisor outlives the connection and needs the library as a file of its own.
core::Result<QByteArray> startBody()
{
    const auto library = loadScriptText({QStringLiteral("provisioning/display.sh")});
    const auto body = bodyOf(QStringLiteral("start-display"));
    if (!library || !body)
        return body;
    return "write_library() {\ncat >\"$1\" <<'CLOUDDESK_LIBRARY'\n" + *library + "CLOUDDESK_LIBRARY\n}\n" + *body;
}

QString nameOf(int displayNumber)
{
    return displayNumber < 0 ? QStringLiteral("screen") : QString::number(displayNumber);
}

std::optional<int> numberOf(const QByteArray& name)
{
    if (name == "screen")
        return -1;
    bool isNumber = false;
    const int number = name.toInt(&isNumber);
    return isNumber && validateDisplayNumber(number) && number >= 0 ? std::optional(number) : std::nullopt;
}

ErrorCode codeOf(const QByteArray& word)
{
    for (int code = 0; code < static_cast<int>(ErrorCode::Internal); ++code) {
        if (word == core::errorWord(static_cast<ErrorCode>(code)))
            return static_cast<ErrorCode>(code);
    }
    return ErrorCode::CommandFailed;
}

} // namespace

core::Result<void> validateDisplayNumber(int displayNumber)
{
    if (displayNumber < -1 || displayNumber > 9999)
        return core::fail(ErrorCode::InvalidArgument, QStringLiteral("a display number is 0 to 9999"));
    return {};
}

core::Result<void> validateRequest(const DisplayRequest& request)
{
    const QSize size = request.geometry;
    if (size.width() < 64 || size.height() < 64 || size.width() > 16384 || size.height() > 16384)
        return core::fail(ErrorCode::InvalidArgument, QStringLiteral("a desktop is 64x64 to 16384x16384 pixels"));
    if (request.depth != 16 && request.depth != 24)
        return core::fail(ErrorCode::InvalidArgument, QStringLiteral("a desktop's depth is 16 or 24 bits"));
    return {};
}

core::Result<ssh::RemoteScript> startScript(const StartOrder& order)
{
    auto script = withBody(startBody());
    if (!script)
        return script;
    const DisplayRequest& request = order.request;
    const bool isVirtual = request.source == ScreenSource::Virtual;
    script->set("SOURCE", isVirtual ? QStringLiteral("virtual") : QStringLiteral("existing"));
    script->set("SERVER", order.server);
    script->set("DESKTOP", instances::toWord(request.desktop));
    script->set("GEOMETRY", QStringLiteral("%1x%2").arg(request.geometry.width()).arg(request.geometry.height()));
    script->set("DEPTH", request.depth);
    script->set("TRANSPORT", request.useTcp ? QStringLiteral("tcp") : QStringLiteral("unix"));
    script->setSecret("PASSWORD_FILE", order.passwordFile);
    script->set("SCREEN", order.screen);
    script->set("TITLE", QStringLiteral("CloudDesk"));
    script->set("TOKEN", order.token);
    script->set("SESSION_LIMIT", sessionLimitSeconds);
    script->set("MODE", order.onlyAdopt ? QStringLiteral("adopt") : QStringLiteral("start"));
    script->set("WANTED", order.wanted ? nameOf(*order.wanted) : QString());
    return script;
}

core::Result<ssh::RemoteScript> stopScript(int displayNumber)
{
    const auto valid = validateDisplayNumber(displayNumber);
    if (!valid)
        return core::fail(valid);
    auto script = withBody(bodyOf(QStringLiteral("stop-display")));
    if (script) {
        script->set("NAME", nameOf(displayNumber));
        script->set("TOKEN", QString());
    }
    return script;
}

core::Result<ssh::RemoteScript> undoScript(const QString& token)
{
    auto script = withBody(bodyOf(QStringLiteral("stop-display")));
    if (script) {
        script->set("NAME", QString());
        script->set("TOKEN", token);
    }
    return script;
}

core::Result<ssh::RemoteScript> cleanScript()
{
    return withBody(bodyOf(QStringLiteral("clean-home")));
}

core::Result<ssh::RemoteScript> checkScript(int displayNumber, bool watch)
{
    const auto valid = validateDisplayNumber(displayNumber);
    if (!valid)
        return core::fail(valid);
    auto script = withBody(bodyOf(QStringLiteral("check-display")));
    if (script) {
        script->set("NAME", nameOf(displayNumber));
        script->set("WATCH", watch ? QStringLiteral("yes") : QStringLiteral("no"));
    }
    return script;
}

core::Result<DisplayAnswer> DisplayAnswer::parse(const QByteArray& output)
{
    DisplayAnswer answer;
    bool isInside = false;
    bool isWhole = false;
    for (const QByteArray& line : output.split('\n')) {
        isWhole = isWhole || (isInside && line == answerEnd);
        const qsizetype separator = line.indexOf('=');
        if (isInside && !isWhole && separator > 0)
            answer.m_lines.emplace_back(line.left(separator), line.mid(separator + 1));
        isInside = isInside || line == answerBegin;
    }
    if (!isWhole)
        return core::fail(ErrorCode::CommandFailed,
                          QStringLiteral("the machine's answer about its displays broke off"));
    const QByteArray word = answer.value("error");
    if (word.isEmpty())
        return answer;
    QString text = core::singleLine(QString::fromUtf8(answer.value("text")));
    const QString log = core::singleLine(QString::fromUtf8(answer.value("log")).simplified());
    if (!log.isEmpty())
        text += QStringLiteral(" (its log ends with: %1)").arg(log);
    return core::fail(codeOf(word), text, {}, core::singleLine(QString::fromUtf8(answer.value("advice"))));
}

bool DisplayAnswer::hasBegun(const QByteArray& output)
{
    return output.contains(answerBegin);
}

QByteArray DisplayAnswer::value(QByteArrayView key) const
{
    const auto found =
        std::find_if(m_lines.begin(), m_lines.end(), [key](const auto& line) { return line.first == key; });
    return found == m_lines.end() ? QByteArray() : found->second;
}

QStringList DisplayAnswer::values(QByteArrayView key) const
{
    QStringList all;
    for (const auto& [name, value] : m_lines) {
        if (name == key)
            all += core::singleLine(QString::fromUtf8(value));
    }
    return all;
}

core::Result<std::optional<Display>> DisplayAnswer::display() const
{
    if (value("number").isEmpty())
        return std::nullopt;
    Display display;
    const auto number = numberOf(value("number"));
    display.number = number.value_or(-1);
    display.processId = value("pid").toLongLong();
    display.socketPath = QString::fromUtf8(value("socket"));
    display.tcpPort = value("port").toUShort();
    display.wasAdopted = value("adopted") == "yes";
    display.mended = values("mended");
    const bool isReachable = display.tcpPort > 0 || display.socketPath.startsWith(QLatin1Char('/'));
    if (!number || display.processId <= 0 || !isReachable)
        return core::fail(ErrorCode::CommandFailed, QStringLiteral("the machine's answer makes no sense"));
    QByteArray hex = value("password");
    if (!hex.isEmpty()) {
        auto password = fromPasswordFile(hex);
        core::wipe(hex);
        if (!password)
            return core::fail(password);
        display.password = std::move(*password);
    }
    return display;
}

} // namespace clouddesk::desktops
