// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/ViewerBar.h"

#include "core/Result.h"

#include <QHBoxLayout>
#include <QMenu>

namespace clouddesk::ui {

namespace {

constexpr auto noticeTime = std::chrono::seconds(8);

} // namespace

ViewerBar::ViewerBar(const QString& machine, QWidget* parent)
    : QWidget(parent)
    , m_notice(new QLabel)
    , m_modes(new QActionGroup(this))
{
    setAutoFillBackground(true);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(10, 3, 6, 3);
    row->setSpacing(4);
    auto* const name = new QLabel(machine);
    name->setTextFormat(Qt::PlainText);
    QFont font = name->font();
    font.setBold(true);
    name->setFont(font);
    row->addWidget(name);
    row->addSpacing(12);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_notice, 1);
    addScaleMenu();
    m_viewOnly = addButton(tr("View only"), tr("Send no keys and no mouse (Ctrl+Alt+Shift+V)"));
    m_viewOnly->setCheckable(true);
    connect(m_viewOnly, &QToolButton::clicked, this, &ViewerBar::viewOnlyChosen);
    connect(addButton(tr("Screenshot"), tr("Save the remote screen to a file (Ctrl+Alt+Shift+S)")),
            &QToolButton::clicked, this, &ViewerBar::screenshotWanted);
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
    button->setAutoRaise(true);
    // The keyboard belongs to the remote desktop.
    button->setFocusPolicy(Qt::NoFocus);
    layout()->addWidget(button);
    return button;
}

void ViewerBar::addScaleMenu()
{
    m_scale = addButton(tr("Scale"), tr("How the remote screen is laid into the window (Ctrl+Alt+Shift+1, 2, 3)"));
    auto* const menu = new QMenu(m_scale);
    const auto add = [this, menu](const QString& text, ScaleMode mode) {
        QAction* const action = menu->addAction(text);
        action->setCheckable(true);
        action->setData(static_cast<int>(mode));
        m_modes->addAction(action);
        connect(action, &QAction::triggered, this, [this, mode] { Q_EMIT scaleChosen(mode); });
    };
    add(tr("Fit to window"), ScaleMode::Fit);
    add(tr("Original size (1:1)"), ScaleMode::Native);
    add(tr("Stretch to window"), ScaleMode::Stretch);
    m_scale->setMenu(menu);
    m_scale->setPopupMode(QToolButton::InstantPopup);
}

void ViewerBar::setScaleMode(ScaleMode mode)
{
    for (QAction* const action : m_modes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(mode));
}

void ViewerBar::setViewOnly(bool viewOnly)
{
    m_viewOnly->setChecked(viewOnly);
}

void ViewerBar::setFullscreen(bool isFullscreen)
{
    m_fullscreen->setText(isFullscreen ? tr("Leave fullscreen") : tr("Fullscreen"));
}

void ViewerBar::notify(const QString& text)
{
    const QString line = core::singleLine(text, 200);
    m_notice->setText(line);
    m_notice->setToolTip(line);
    m_noticeTimer.start();
}

} // namespace clouddesk::ui
