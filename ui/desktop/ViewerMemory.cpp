// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/ViewerMemory.h"

#include "core/Log.h"

#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

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
    QFile source(m_file);
    if (!source.open(QIODevice::ReadOnly))
        return;
    const QJsonDocument document = QJsonDocument::fromJson(source.read(largestFile));
    if (document.isObject())
        m_machines = document.object();
    else
        qCWarning(viewerMemoryLog) << "it is damaged, and begun anew:" << m_file;
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
    return options;
}

void ViewerMemory::remember(const QString& key, const ViewerOptions& options)
{
    const QJsonObject known{
        {QStringLiteral("scale"), int(options.scale)},     {QStringLiteral("allScreens"), options.allScreens},
        {QStringLiteral("viewOnly"), options.viewOnly},    {QStringLiteral("clipboard"), options.sharesClipboard},
        {QStringLiteral("sound"), options.sound},          {QStringLiteral("quality"), options.quality},
        {QStringLiteral("typingRate"), options.typingRate}};
    if (key.isEmpty() || m_machines[key].toObject() == known)
        return;
    m_machines[key] = known;
    QSaveFile file(m_file);
    const QByteArray text = QJsonDocument(m_machines).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit())
        qCWarning(viewerMemoryLog) << "not written:" << m_file << file.errorString();
}

} // namespace clouddesk::ui
