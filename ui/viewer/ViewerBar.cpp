// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/ViewerBar.h"

#include "core/Result.h"

#include <QHBoxLayout>

namespace clouddesk::ui {

namespace {

constexpr auto noticeTime = std::chrono::seconds(8);
constexpr int widestName = 260;

} // namespace

ViewerBar::ViewerBar(const QString& machine, ViewerMenu& menu, QWidget* parent)
    : QWidget(parent)
    , m_menu(menu)
    , m_notice(new QLabel)
{
    setAutoFillBackground(true);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(10, 3, 6, 3);
    row->setSpacing(4);
    auto* const name = new QLabel;
    name->setTextFormat(Qt::PlainText);
    QFont font = name->font();
    font.setBold(true);
    name->setFont(font);
    const QString line = core::singleLine(machine, 200);
    name->setText(QFontMetrics(font).elidedText(line, Qt::ElideMiddle, widestName));
    name->setToolTip(line);
    row->addWidget(name);
    row->addSpacing(12);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_notice, 1);
    addMenu(tr("Input"), tr("Keys, clipboard and what they do there (Ctrl+Alt+Shift+M)"), menu.inputMenu());
    addMenu(tr("View"), tr("Size, quality and statistics (Ctrl+Alt+Shift+M)"), menu.viewMenu());
    addMenu(tr("Tools"), tr("Screenshots, files, terminal and more (Ctrl+Alt+Shift+M)"), menu.toolsMenu());
    m_fullscreen = addButton(tr("Fullscreen"), tr("Fill the whole screen (Ctrl+Alt+Shift+F)"));
    connect(m_fullscreen, &QToolButton::clicked, this, &ViewerBar::fullscreenToggled);
    connect(addButton(tr("Disconnect"), tr("Close this window; the remote desktop goes on (Ctrl+Alt+Shift+Q)")),
            &QToolButton::clicked, this, &ViewerBar::disconnectWanted);
    m_noticeTimer.setSingleShot(true);
    m_noticeTimer.setInterval(noticeTime);
    connect(&m_noticeTimer, &QTimer::timeout, m_notice, &QLabel::clear);
}

QToolButton* ViewerBar::addButton(const QString& text, const QString& help)
{
    auto* const button = new QToolButton;
    button->setText(text);
    button->setToolTip(help);
    button->setAccessibleDescription(help);
    button->setAutoRaise(true);
    // The keyboard belongs to the remote desktop; its chords do all of this, too.
    button->setFocusPolicy(Qt::NoFocus);
    layout()->addWidget(button);
    return button;
}

QToolButton* ViewerBar::addTool(const QString& text, const QString& help)
{
    QToolButton* const button = addButton(text, help);
    auto* const row = static_cast<QHBoxLayout*>(layout());
    row->removeWidget(button);
    row->insertWidget(row->indexOf(m_fullscreen), button);
    return button;
}

void ViewerBar::addMenu(const QString& text, const QString& help, QMenu* menu)
{
    // A tool button with a menu of its own paints its arrow over the text.
    QToolButton* const button = addButton(text + QStringLiteral(" ▾"), help);
    button->setAccessibleName(text);
    connect(button, &QToolButton::pressed, menu, [button, menu] {
        button->setDown(false);
        menu->popup(button->mapToGlobal(QPoint(0, button->height())));
    });
}

bool ViewerBar::isInUse() const
{
    return m_menu.inputMenu()->isVisible() || m_menu.viewMenu()->isVisible() || m_menu.toolsMenu()->isVisible();
}

void ViewerBar::setFullscreen(bool isFullscreen)
{
    m_fullscreen->setText(isFullscreen ? tr("Leave fullscreen") : tr("Fullscreen"));
}

void ViewerBar::notify(const QString& text)
{
    const QString line = core::singleLine(text, 200);
    m_notice->setText(m_notice->fontMetrics().elidedText(line, Qt::ElideMiddle, m_notice->width()));
    m_notice->setToolTip(line);
    m_noticeTimer.start();
}

} // namespace clouddesk::ui
