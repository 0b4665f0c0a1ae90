// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/ViewerMemory.h"

#include "core/Log.h"
#include "core/Paths.h"

#include <QFile>
#include <QJsonDocument>

Q_LOGGING_CATEGORY(viewerMemoryLog, "clouddesk.ui.viewermemory")

namespace clouddesk::ui {

namespace {

constexpr qint64 largestFile = qint64(4) * 1024 * 1024;
constexpr int lowestQuality = -2; // quality::automatic and quality::lossless stand below 0

void take(const QJsonObject& object, const char* name, bool& into)
{
    into = object[QLatin1String(name)].toBool(into);
}

void take(const QJsonObject& object, const char* name, int& into, int least, int most)
{
    const int value = object[QLatin1String(name)].toInt(into);
    if (value >= least && value <= most)
        into = value;
}

} // namespace

ViewerMemory::ViewerMemory(QString file)
    : m_file(std::move(file))
{
}

core::Result<void> ViewerMemory::load()
{
    QFile source(m_file);
    if (!source.exists())
        return {};
    if (!source.open(QIODevice::ReadOnly))
        return core::fail(core::ErrorCode::InputOutputFailed, source.errorString(), m_file);
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(source.read(largestFile), &parsed);
    if (parsed.error != QJsonParseError::NoError)
        return core::fail(
            core::ErrorCode::InvalidArgument,
            QStringLiteral("not readable from byte %1 on: %2").arg(parsed.offset).arg(parsed.errorString()), m_file);
    if (!document.isObject())
        return core::fail(core::ErrorCode::InvalidArgument, QStringLiteral("no settings stand in it"), m_file);
    m_machines = document.object();
    return {};
}

ViewerOptions ViewerMemory::options(const QString& key, const ViewerOptions& usual) const
{
    ViewerOptions options = usual;
    const QJsonObject known = m_machines[key].toObject();
    int scale = int(options.scale);
    take(known, "scale", scale, int(ScaleMode::Fit), int(ScaleMode::Match));
    options.scale = static_cast<ScaleMode>(scale);
    take(known, "allScreens", options.allScreens);
    take(known, "viewOnly", options.viewOnly);
    take(known, "clipboard", options.sharesClipboard);
    take(known, "sound", options.sound);
    take(known, "quality", options.quality, lowestQuality, 9);
    take(known, "typingRate", options.typingRate, 1, 1000);
    take(known, "composesHere", options.composesHere);
    take(known, "keysByPosition", options.keysByPosition);
    return options;
}

void ViewerMemory::remember(const QString& key, const ViewerOptions& options)
{
    const QJsonObject known{{QStringLiteral("scale"), int(options.scale)},
                            {QStringLiteral("allScreens"), options.allScreens},
                            {QStringLiteral("viewOnly"), options.viewOnly},
                            {QStringLiteral("clipboard"), options.sharesClipboard},
                            {QStringLiteral("sound"), options.sound},
                            {QStringLiteral("quality"), options.quality},
                            {QStringLiteral("typingRate"), options.typingRate},
                            {QStringLiteral("composesHere"), options.composesHere},
                            {QStringLiteral("keysByPosition"), options.keysByPosition}};
    const auto read = load();
    if (!read)
        qCWarning(viewerMemoryLog) << "not written over:" << read.error().toLine();
    if (!read || key.isEmpty() || m_machines[key].toObject() == known)
        return;
    m_machines[key] = known;
    const auto written = core::writePrivateFile(m_file, QJsonDocument(m_machines).toJson());
    if (!written)
        qCWarning(viewerMemoryLog) << "not written:" << written.error().toLine();
}

} // namespace clouddesk::ui
