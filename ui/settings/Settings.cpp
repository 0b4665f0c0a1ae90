// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/Settings.h"

#include "core/Paths.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLoggingCategory>

#include <algorithm>
#include <array>

namespace clouddesk::ui {

using core::ErrorCode;
using core::fail;
using core::Result;

namespace {

constexpr qint64 largestFile = 1024 * 1024;

template <typename T>
using Words = std::initializer_list<std::pair<T, const char*>>;

const Words<Theme> themeWords = {{Theme::System, "system"}, {Theme::Light, "light"}, {Theme::Dark, "dark"}};
const Words<LogLevel> logWords = {
    {LogLevel::Warnings, "warnings"}, {LogLevel::Usual, "usual"}, {LogLevel::Everything, "everything"}};
const Words<ScaleMode> scaleWords = {{ScaleMode::Fit, "fit"},
                                     {ScaleMode::Native, "native"},
                                     {ScaleMode::Stretch, "stretch"},
                                     {ScaleMode::Match, "match"}};
const Words<instances::Desktop> desktopWords = {{instances::Desktop::Xfce, "xfce"}, {instances::Desktop::Lxde, "lxde"}};

/// Takes the fields out of an object one by one; the first that is wrong is the error.
class Reader
{
public:
    explicit Reader(QJsonObject object)
        : m_object(std::move(object))
    {
    }

    void take(const char* name, bool& into)
    {
        const QJsonValue value = m_object.take(QLatin1String(name));
        if (value.isBool())
            into = value.toBool();
        else if (!value.isUndefined())
            refuse(name, QStringLiteral("must be true or false"));
    }
    void take(const char* name, int& into, int least, int most)
    {
        const QJsonValue value = m_object.take(QLatin1String(name));
        const double number = value.toDouble(-1);
        if (value.isUndefined())
            return;
        if (value.isDouble() && number >= least && number <= most)
            into = static_cast<int>(number);
        else
            refuse(name, QStringLiteral("must be a number from %1 to %2").arg(least).arg(most));
    }
    template <typename T>
    void take(const char* name, T& into, const Words<T>& words)
    {
        const QJsonValue value = m_object.take(QLatin1String(name));
        if (value.isUndefined())
            return;
        for (const auto& [meaning, word] : words) {
            if (value.toString() == QLatin1String(word)) {
                into = meaning;
                return;
            }
        }
        refuse(name, QStringLiteral("is none of the words that it may be"));
    }
    void take(const char* name, Language& into)
    {
        const QJsonValue value = m_object.take(QLatin1String(name));
        if (value.isUndefined())
            return;
        if (const auto known = languageFromCode(value.toString()))
            into = *known;
        else
            refuse(name, QStringLiteral("is none of the words that it may be"));
    }
    void take(const char* name, QString& into)
    {
        const QJsonValue value = m_object.take(QLatin1String(name));
        if (value.isString() && value.toString().size() <= Settings::longestText)
            into = value.toString();
        else if (!value.isUndefined())
            refuse(name, QStringLiteral("must be a text"));
    }
    void take(const char* name, QStringList& into)
    {
        const QJsonValue value = m_object.take(QLatin1String(name));
        if (value.isArray() && std::ranges::all_of(value.toArray(), [](const auto& each) { return each.isString(); }))
            into = value.toVariant().toStringList();
        else if (!value.isUndefined())
            refuse(name, QStringLiteral("must be a list of texts"));
    }
    [[nodiscard]] const QString& problem() const { return m_problem; }
    [[nodiscard]] QJsonObject rest() const { return m_object; }

private:
    void refuse(const char* name, const QString& rule)
    {
        if (m_problem.isEmpty())
            m_problem = QStringLiteral("\"%1\" %2").arg(QLatin1String(name), rule);
    }

    QJsonObject m_object;
    QString m_problem;
};

template <typename T>
QString wordFor(T meaning, const Words<T>& words)
{
    for (const auto& [known, word] : words) {
        if (known == meaning)
            return QLatin1String(word);
    }
    return {};
}

void takePorts(Reader& reader, desktops::TunnelPorts& ports)
{
    reader.take("tunnelFirstPort", ports.first, ports.least, ports.most);
    reader.take("tunnelLastPort", ports.last, std::clamp(ports.first, ports.least, ports.most), ports.most);
}

void takeInventory(Reader& reader, Settings& settings)
{
    reader.take("showsGrid", settings.showsGrid);
    reader.take("groupsByTag", settings.groupsByTag);
    reader.take("collapsedGroups", settings.collapsedGroups);
    reader.take("keepsPictures", settings.keepsPictures);
    reader.take("looksWhoAnswers", settings.looksWhoAnswers);
    reader.take("followsSshConfig", settings.followsSshConfig);
    reader.take("lockMinutes", settings.lockMinutes, 0, Settings::mostLockMinutes);
    reader.take("clipboardSeconds", settings.clipboardSeconds, 0, Settings::mostClipboardSeconds);
    reader.take("stepSeconds", settings.stepSeconds, 1, Settings::mostStepSeconds);
    reader.take("keepaliveSeconds", settings.keepaliveSeconds, 1, Settings::mostKeepaliveSeconds);
    takePorts(reader, settings.tunnelPorts);
    reader.take("logLevel", settings.logLevel, logWords);
    reader.take("newUser", settings.newUser);
    reader.take("newKeyPath", settings.newKeyPath);
    reader.take("newTags", settings.newTags);
}

void putInventory(QJsonObject& object, const Settings& settings)
{
    object[QStringLiteral("showsGrid")] = settings.showsGrid;
    object[QStringLiteral("groupsByTag")] = settings.groupsByTag;
    object[QStringLiteral("collapsedGroups")] = QJsonArray::fromStringList(settings.collapsedGroups);
    object[QStringLiteral("keepsPictures")] = settings.keepsPictures;
    object[QStringLiteral("looksWhoAnswers")] = settings.looksWhoAnswers;
    object[QStringLiteral("followsSshConfig")] = settings.followsSshConfig;
    object[QStringLiteral("lockMinutes")] = settings.lockMinutes;
    object[QStringLiteral("clipboardSeconds")] = settings.clipboardSeconds;
    object[QStringLiteral("stepSeconds")] = settings.stepSeconds;
    object[QStringLiteral("keepaliveSeconds")] = settings.keepaliveSeconds;
    object[QStringLiteral("tunnelFirstPort")] = settings.tunnelPorts.first;
    object[QStringLiteral("tunnelLastPort")] = settings.tunnelPorts.last;
    object[QStringLiteral("logLevel")] = wordFor(settings.logLevel, logWords);
    object[QStringLiteral("newUser")] = settings.newUser;
    object[QStringLiteral("newKeyPath")] = settings.newKeyPath;
    object[QStringLiteral("newTags")] = settings.newTags;
}

} // namespace

Result<Settings> Settings::read(const QString& file)
{
    QFile source(file);
    if (!source.exists())
        return Settings();
    if (!source.open(QIODevice::ReadOnly))
        return fail(ErrorCode::InputOutputFailed, source.errorString(), file);
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(source.read(largestFile), &parsed);
    if (parsed.error != QJsonParseError::NoError)
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("not readable from byte %1 on: %2").arg(parsed.offset).arg(parsed.errorString()),
                    file);
    if (!document.isObject())
        return fail(ErrorCode::InvalidArgument, QStringLiteral("no settings stand in it"), file);
    Settings settings;
    int width = settings.geometry.width();
    int height = settings.geometry.height();
    Reader reader(document.object());
    reader.take("language", settings.language);
    reader.take("theme", settings.theme, themeWords);
    reader.take("staysInTray", settings.staysInTray);
    reader.take("idleMinutes", settings.idleMinutes, 0, mostIdleMinutes);
    reader.take("desktop", settings.desktop, desktopWords);
    reader.take("width", width, leastSide, mostSide);
    reader.take("height", height, leastSide, mostSide);
    reader.take("mayInstall", settings.mayInstall);
    reader.take("scale", settings.scale, scaleWords);
    reader.take("fullscreen", settings.fullscreen);
    reader.take("tabs", settings.tabs);
    reader.take("tellsOfLink", settings.tellsOfLink);
    reader.take("tellsOfInstallation", settings.tellsOfInstallation);
    takeInventory(reader, settings);
    if (!reader.problem().isEmpty())
        return fail(ErrorCode::InvalidArgument, reader.problem(), file);
    settings.geometry = QSize(width, height);
    settings.m_unknown = reader.rest();
    return settings;
}

QString Settings::fileIn(const QString& dataDirectory)
{
    return core::Paths::settingsFile(dataDirectory);
}

Language Settings::languageIn(const QString& dataDirectory)
{
    return read(fileIn(dataDirectory)).value_or(Settings()).language;
}

Result<void> Settings::write(const QString& file) const
{
    QJsonObject object = m_unknown;
    object[QStringLiteral("language")] = languageCode(language);
    object[QStringLiteral("theme")] = wordFor(theme, themeWords);
    object[QStringLiteral("staysInTray")] = staysInTray;
    object[QStringLiteral("idleMinutes")] = idleMinutes;
    object[QStringLiteral("desktop")] = wordFor(desktop, desktopWords);
    object[QStringLiteral("width")] = geometry.width();
    object[QStringLiteral("height")] = geometry.height();
    object[QStringLiteral("mayInstall")] = mayInstall;
    object[QStringLiteral("scale")] = wordFor(scale, scaleWords);
    object[QStringLiteral("fullscreen")] = fullscreen;
    object[QStringLiteral("tabs")] = tabs;
    object[QStringLiteral("tellsOfLink")] = tellsOfLink;
    object[QStringLiteral("tellsOfInstallation")] = tellsOfInstallation;
    putInventory(object, *this);
    return core::writePrivateFile(file, QJsonDocument(object).toJson());
}

void applyLogLevel(LogLevel level)
{
    // Everything of our own and of nobody else: Qt's own debugging would drown it.
    const QString rules = level == LogLevel::Warnings
                              ? QStringLiteral("clouddesk.*.debug=false\nclouddesk.*.info=false\n")
                          : level == LogLevel::Everything ? QStringLiteral("clouddesk.*.debug=true\n")
                                                          : QString();
    QLoggingCategory::setFilterRules(rules);
}

desktops::OpenOptions Settings::openOptions() const
{
    desktops::OpenOptions options;
    options.display.desktop = desktop;
    options.display.geometry = geometry;
    options.mayInstall = mayInstall;
    return options;
}

ViewerOptions Settings::viewerOptions() const
{
    ViewerOptions options;
    options.scale = scale;
    options.fullscreen = fullscreen;
    return options;
}

} // namespace clouddesk::ui
