// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/OverviewWindow.h"

#include "ui/desktop/ViewerWindow.h"
#include "ui/language/GrowWithText.h"
#include "ui/language/KeepTranslated.h"

#include <QKeyEvent>
#include <QPainter>

namespace clouddesk::ui {

namespace {

constexpr QSize pictureSize(320, 200);
// All of them together are drawn so often, each in its turn; more would cost what nobody sees.
constexpr int drawnPerSecond = 8;
constexpr int mostPerDesktop = 3;

QPixmap framed(const QImage& picture, const QPalette& palette, qreal ratio)
{
    QPixmap pixmap(pictureSize * ratio);
    pixmap.fill(palette.color(QPalette::Mid));
    QPainter painter(&pixmap);
    const QSize size = pixmap.size();
    painter.drawImage((size.width() - picture.width()) / 2, (size.height() - picture.height()) / 2, picture);
    painter.end();
    pixmap.setDevicePixelRatio(ratio);
    return pixmap;
}

} // namespace

OverviewWindow::OverviewWindow(Source source, QWidget* parent)
    : QListWidget(parent)
    , m_source(std::move(source))
{
    keepTranslated(this, [this] {
        setWindowTitle(tr("All desktops"));
        setAccessibleName(tr("All desktops"));
    });
    setViewMode(QListView::IconMode);
    setIconSize(pictureSize);
    setGridSize(pictureSize + QSize(24, 48));
    setResizeMode(QListView::Adjust);
    setMovement(QListView::Static);
    setUniformItemSizes(true);
    setWordWrap(false);
    setTextElideMode(Qt::ElideMiddle);
    setSpacing(8);
    resizeOnScreen(*this, {3 * (pictureSize.width() + 24) + 24, 2 * (pictureSize.height() + 48) + 16});
    connect(this, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) {
        const QList<ViewerWindow*> open = m_source();
        const int number = row(item);
        if (open == m_shown && number >= 0 && number < open.size())
            Q_EMIT chosen(open[number]);
    });
    connect(&m_timer, &QTimer::timeout, this, &OverviewWindow::drawNext);
}

void OverviewWindow::showEvent(QShowEvent* event)
{
    QListWidget::showEvent(event);
    refresh();
    if (currentRow() < 0)
        setCurrentRow(0);
    setFocus();
}

void OverviewWindow::hideEvent(QHideEvent* event)
{
    QListWidget::hideEvent(event);
    m_timer.stop();
}

void OverviewWindow::refresh()
{
    const QList<ViewerWindow*> open = m_source();
    if (open != m_shown) {
        const int current = currentRow();
        m_shown = open;
        clear();
        for (ViewerWindow* const window : open)
            addItem(core::singleLine(window->machine(), 200));
        setCurrentRow(std::min(current, count() - 1));
    }
    for (int i = 0; i < count(); ++i)
        draw(i);
    if (open.isEmpty())
        return m_timer.stop();
    const auto count = static_cast<int>(open.size());
    m_timer.start(1000 / std::min(drawnPerSecond, mostPerDesktop * count));
}

void OverviewWindow::paintEvent(QPaintEvent* event)
{
    QListWidget::paintEvent(event);
    if (count() > 0)
        return;
    QPainter painter(viewport());
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(viewport()->rect().adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("No desktop is open. Connect to a machine, and its desktop is shown here live."));
}

void OverviewWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QListWidget::keyPressEvent(event);
}

void OverviewWindow::drawNext()
{
    if (!isVisible() || isMinimized())
        return;
    if (m_source() != m_shown)
        return refresh();
    m_next = (m_next + 1) % std::max(1, count());
    draw(m_next);
}

void OverviewWindow::draw(int row)
{
    if (row >= m_shown.size())
        return;
    ViewerWindow& window = *m_shown[row];
    // What comes of it is drawn the next time.
    window.refreshUnseen();
    const qreal ratio = devicePixelRatioF();
    const QImage picture = window.thumbnail((QSizeF(pictureSize) * ratio).toSize());
    const QPixmap pixmap = framed(picture, palette(), ratio);
    QIcon icon(pixmap);
    // A selected one would be tinted.
    icon.addPixmap(pixmap, QIcon::Selected);
    item(row)->setIcon(icon);
    item(row)->setToolTip(core::singleLine(window.machine(), 200));
}

} // namespace clouddesk::ui
