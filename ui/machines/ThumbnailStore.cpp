// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/machines/ThumbnailStore.h"

#include "core/Paths.h"

#include <QBuffer>
#include <QDir>
#include <QImageReader>
#include <QLoggingCategory>
#include <QPointer>

#include <algorithm>

namespace clouddesk::ui {

namespace {

Q_LOGGING_CATEGORY(log, "clouddesk.thumbnails")

constexpr char format[] = "PNG";
const QString suffix = QStringLiteral(".png");

QByteArray encoded(QImage picture)
{
    QByteArray bytes;
    // Photographs compress badly; they get smaller until they fit.
    for (int attempt = 0; attempt < 6; ++attempt) {
        bytes.clear();
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        if (!picture.save(&buffer, format))
            return {};
        if (bytes.size() <= ThumbnailStore::mostBytes)
            return bytes;
        picture = picture.scaled(picture.size() * 0.75, Qt::KeepAspectRatio, Qt::SmoothTransformation);
    }
    return {};
}

void dropOldest(const QString& folder)
{
    const QDir directory(folder);
    const QStringList names = directory.entryList({QLatin1Char('*') + suffix}, QDir::Files, QDir::Time);
    for (qsizetype number = ThumbnailStore::mostFiles; number < names.size(); ++number)
        QFile::remove(directory.filePath(names[number]));
}

void write(const QString& folder, const QString& file, const QImage& picture)
{
    const QByteArray bytes = encoded(picture);
    if (bytes.isEmpty())
        return;
    auto done = core::makePrivateDirectory(folder);
    if (done)
        done = core::writePrivateFile(file, bytes);
    if (!done)
        qCWarning(log) << "a machine's picture cannot be kept:" << done.error().toLine();
    dropOldest(folder);
}

// With all the pixels that there are, unlike what a painter makes of them in passing.
QImage within(const QImage& picture, QSize room)
{
    const bool isSmall = picture.width() <= room.width() && picture.height() <= room.height();
    return isSmall ? picture : picture.scaled(room, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

QImage load(const QString& file)
{
    // The folder is ours, but what is in it may be damaged.
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly) || source.size() > ThumbnailStore::mostBytes)
        return {};
    QImageReader reader(&source, format);
    const QSize size = reader.size();
    if (size.width() > ThumbnailStore::largest.width() || size.height() > ThumbnailStore::largest.height())
        return {};
    return reader.read();
}

} // namespace

ThumbnailStore::ThumbnailStore(QString folder, QObject* parent)
    : QObject(parent)
    , m_folder(std::move(folder))
{
    m_pool.setMaxThreadCount(1);
}

ThumbnailStore::~ThumbnailStore() = default;

QString ThumbnailStore::fileOf(const QString& id) const
{
    const bool isId = !id.isEmpty() && id.size() <= 64 && std::ranges::all_of(id, [](QChar character) {
        return character.isLetterOrNumber() || character == QLatin1Char('-');
    });
    return isId && !m_folder.isEmpty() ? m_folder + QLatin1Char('/') + id + suffix : QString();
}

void ThumbnailStore::setEnabled(bool isEnabled)
{
    m_isEnabled = isEnabled;
    if (isEnabled)
        return Q_EMIT changed({});
    m_pool.start([folder = m_folder] {
        QDir directory(folder);
        for (const QString& name : directory.entryList({QLatin1Char('*') + suffix}, QDir::Files))
            directory.remove(name);
    });
    const QList<Key> shown = m_pictures.keys();
    m_pictures.clear();
    for (const Key& key : shown)
        Q_EMIT changed(key.first);
    Q_EMIT changed({});
}

void ThumbnailStore::keep(const QString& id, const QImage& picture)
{
    const QString file = fileOf(id);
    if (!m_isEnabled || file.isEmpty() || picture.isNull())
        return;
    const QPointer<ThumbnailStore> self(this);
    m_pool.start([self, id, picture, folder = m_folder, file] {
        const QImage small = picture.scaled(largest, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        write(folder, file, small);
        const auto show = [self, id, small] {
            if (!self || !self->m_isEnabled || self->m_removed.contains(id))
                return;
            self->forget(id);
            self->show(id, largest, small);
        };
        QMetaObject::invokeMethod(qApp, show, Qt::QueuedConnection);
    });
}

// In every size.
void ThumbnailStore::forget(const QString& id)
{
    for (const Key& key : m_pictures.keys()) {
        if (key.first == id)
            m_pictures.remove(key);
    }
}

void ThumbnailStore::show(const QString& id, QSize room, const QImage& picture)
{
    m_absent.remove(id);
    m_pictures.insert(keyOf(id, room), new QPixmap(QPixmap::fromImage(picture)),
                      std::max<qsizetype>(1, picture.sizeInBytes() / 1024));
    Q_EMIT changed(id);
}

void ThumbnailStore::remove(const QString& id)
{
    const QString file = fileOf(id);
    if (file.isEmpty())
        return;
    forget(id);
    m_absent.insert(id);
    m_removed.insert(id);
    m_pool.start([file] { QFile::remove(file); });
    Q_EMIT changed(id);
}

QPixmap ThumbnailStore::picture(const QString& id, QSize room)
{
    const Key key = keyOf(id, room);
    if (const QPixmap* const known = m_pictures.object(key))
        return *known;
    if (m_isEnabled && !m_absent.contains(id) && !m_reading.contains(key))
        read(id, room);
    return {};
}

void ThumbnailStore::read(const QString& id, QSize room)
{
    const QString file = fileOf(id);
    if (file.isEmpty())
        return;
    m_reading.insert(keyOf(id, room));
    const QPointer<ThumbnailStore> self(this);
    m_pool.start([self, id, room, file] {
        const QImage picture = within(load(file), room);
        QMetaObject::invokeMethod(
            qApp,
            [self, id, room, picture] {
                if (!self || !self->m_reading.remove(keyOf(id, room)))
                    return;
                if (picture.isNull())
                    self->m_absent.insert(id);
                else
                    self->show(id, room, picture);
            },
            Qt::QueuedConnection);
    });
}

} // namespace clouddesk::ui
