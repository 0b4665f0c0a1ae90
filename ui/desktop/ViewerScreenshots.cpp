// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of what the window shows.
#include "ui/desktop/ViewerWindow.h"

#include "core/StampedName.h"
#include "ui/language/ErrorText.h"
#include "ui/language/KeepTranslated.h"

#include <QFileDialog>
#include <QGuiApplication>
#include <QImageWriter>
#include <QStandardPaths>

namespace clouddesk::ui {

core::Result<void> ViewerWindow::saveScreenshot(const QImage& picture, const QString& file)
{
    QImageWriter writer(file);
    if (!writer.write(picture))
        return core::fail(core::ErrorCode::InputOutputFailed,
                          QStringLiteral("the screenshot could not be saved: %1").arg(writer.errorString()), file);
    return {};
}

void ViewerWindow::askForScreenshot()
{
    // As it is now, and not when a place for it has been found.
    const QImage picture = m_viewer->screenshot();
    if (picture.isNull())
        return notify(tr("There is no picture yet"));
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    auto* const dialog = new QFileDialog(this, QString(), folder, tr("PNG images (*.png);;JPEG images (*.jpg)"));
    keepTranslated(dialog, [dialog] { dialog->setWindowTitle(tr("Save screenshot")); });
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        const bool isJpeg = filter.contains(QLatin1String("*.jpg"));
        dialog->setDefaultSuffix(isJpeg ? QStringLiteral("jpg") : QStringLiteral("png"));
    });
    dialog->selectFile(core::stampedName(m_machine) + QStringLiteral(".png"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, picture](const QString& file) {
        const auto saved = saveScreenshot(picture, file);
        notify(saved ? tr("Saved %1").arg(file) : errorLine(saved.error()));
    });
    dialog->open();
}

void ViewerWindow::copyScreenshot()
{
    const QImage image = m_viewer->screenshot();
    if (image.isNull())
        return notify(tr("There is no picture yet"));
    QGuiApplication::clipboard()->setImage(image);
    notify(tr("The screenshot is on the clipboard"));
}

QImage ViewerWindow::thumbnail(QSize most) const
{
    rfb::Framebuffer::Access access(*m_client.framebuffer());
    const QImage& image = access.image();
    if (image.isNull() || most.isEmpty())
        return {};
    const QSize size = image.size().scaled(most, Qt::KeepAspectRatio).expandedTo({1, 1});
    // Every pixel of a large screen is more than a small picture of it is worth.
    const QSize rough = (size * 2).boundedTo(image.size());
    return image.scaled(rough, Qt::IgnoreAspectRatio, Qt::FastTransformation)
        .scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

void ViewerWindow::refreshUnseen()
{
    if (!m_client.isRunning() || !m_client.isPaused())
        return;
    m_client.setPaused(false);
    // Not while it tells of what it has drawn.
    const auto pauseAgain = [this] { m_client.setPaused(!m_viewer->isSeen()); };
    const auto soon = [this, pauseAgain] { QMetaObject::invokeMethod(this, pauseAgain, Qt::QueuedConnection); };
    connect(&m_client, &rfb::Client::damaged, this, soon, Qt::SingleShotConnection);
}

} // namespace clouddesk::ui
