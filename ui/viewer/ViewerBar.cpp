// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/ViewerBar.h"

#include "core/Result.h"
#include "ui/language/KeepTranslated.h"
#include "ui/notices/Notice.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>

namespace clouddesk::ui {

namespace {

constexpr auto noticeTime = std::chrono::seconds(8);
constexpr int widestName = 260;
constexpr int narrowestName = 40;

void shapeMark(QLabel& mark)
{
    mark.setTextFormat(Qt::PlainText);
    mark.setContentsMargins(8, 1, 8, 1);
    mark.setFrameShape(QFrame::StyledPanel);
    mark.hide();
}

/// A name that gives way where there is little room, cut in its middle.
class NameLabel : public QLabel
{
public:
    explicit NameLabel(const QString& name)
    {
        setTextFormat(Qt::PlainText);
        setText(name);
        setToolTip(name);
        QFont strong = font();
        strong.setBold(true);
        setFont(strong);
    }
    [[nodiscard]] QSize sizeHint() const override
    {
        return QLabel::sizeHint().boundedTo({widestName, maximumHeight()});
    }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return sizeHint().boundedTo({narrowestName, maximumHeight()});
    }

protected:
    void paintEvent(QPaintEvent* /*event*/) override
    {
        const QString shown = fontMetrics().elidedText(text(), Qt::ElideMiddle, contentsRect().width());
        QPainter painter(this);
        style()->drawItemText(&painter, contentsRect(), int(Qt::AlignVCenter), palette(), isEnabled(), shown,
                              foregroundRole());
    }
};

/// A framed word on what is the case, which takes the room of its longest wording that there is room for.
class GivingMark : public QLabel
{
public:
    GivingMark() { shapeMark(*this); }
    void setWordings(const QString& longer, const QString& shorter)
    {
        m_shorter = shorter;
        setText(longer);
    }
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override
    {
        const QFontMetrics metrics = fontMetrics();
        const int longer = sizeHint().width();
        const int shorter = longer - metrics.horizontalAdvance(text()) + metrics.horizontalAdvance(m_shorter);
        if (width() >= longer)
            QLabel::paintEvent(event);
        else if (width() >= shorter)
            paintShorter({0, 0, shorter, height()});
    }

private:
    void paintShorter(const QRect& place)
    {
        QPainter painter(this);
        QStyleOptionFrame frame;
        initStyleOption(&frame);
        frame.rect = place.marginsRemoved(contentsMargins());
        style()->drawControl(QStyle::CE_ShapedFrame, &frame, &painter, this);
        style()->drawItemText(&painter, place, int(Qt::AlignCenter), palette(), isEnabled(), m_shorter,
                              foregroundRole());
    }

    QString m_shorter;
};

void say(QToolButton& button, const QString& text, const QString& help)
{
    button.setText(text);
    button.setToolTip(help);
    button.setAccessibleDescription(help);
}

void sayMenu(QToolButton& button, const QString& text, const QString& help)
{
    // A tool button with a menu of its own paints its arrow over the text.
    say(button, text + QStringLiteral(" ▾"), help);
    button.setAccessibleName(text);
}

} // namespace

ViewerBar::ViewerBar(const QString& machine, ViewerMenu& menu, QWidget* parent)
    : QWidget(parent)
    , m_menu(menu)
    , m_viewOnly(new QLabel)
    , m_notice(new QLabel)
    , m_noticeTimer(*m_notice, noticeTime)
{
    setAutoFillBackground(true);
    auto* const row = new QHBoxLayout(this);
    row->setContentsMargins(10, 3, 6, 3);
    row->setSpacing(4);
    row->addWidget(new NameLabel(core::singleLine(machine, 200)));
    row->addSpacing(12);
    shapeMark(*m_viewOnly);
    auto* const keysTaken = new GivingMark;
    m_keysTaken = keysTaken;
    row->addWidget(m_viewOnly);
    makeNotice(*m_notice);
    m_notice->setTextFormat(Qt::PlainText);
    m_notice->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_notice->setContentsMargins(4, 0, 0, 0);
    // In a row of their own, which takes no room where there is none: even the space after a mark would move a button.
    auto* const words = new QHBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_keysTaken);
    words->addWidget(m_notice, 1);
    row->addLayout(words, 1);
    QToolButton* const input = addMenu(menu.inputMenu());
    QToolButton* const view = addMenu(menu.viewMenu());
    QToolButton* const tools = addMenu(menu.toolsMenu());
    m_fullscreen = addButton();
    connect(m_fullscreen, &QToolButton::clicked, this, &ViewerBar::fullscreenToggled);
    QToolButton* const disconnect = addButton();
    connect(disconnect, &QToolButton::clicked, this, &ViewerBar::disconnectWanted);
    keepTranslated(this, [this, keysTaken, input, view, tools, disconnect] {
        m_viewOnly->setText(tr("View only"));
        keysTaken->setWordings(tr("All keys go there · Ctrl+Alt+Shift+G"), tr("All keys go there"));
        keysTaken->setToolTip(tr("Ctrl+Alt+Shift+G gives the keyboard back to this computer"));
        sayMenu(*input, tr("Input"), tr("Keys, clipboard and what they do there (Ctrl+Alt+Shift+M)"));
        sayMenu(*view, tr("View"), tr("Size, quality and statistics (Ctrl+Alt+Shift+M)"));
        sayMenu(*tools, tr("Tools"), tr("Screenshots, files, terminal and more (Ctrl+Alt+Shift+M)"));
        say(*m_fullscreen, m_isFullscreen ? tr("Leave fullscreen") : tr("Fullscreen"),
            tr("Fill the whole screen (Ctrl+Alt+Shift+F)"));
        say(*disconnect, tr("Disconnect"), tr("Close this window; the remote desktop goes on (Ctrl+Alt+Shift+Q)"));
    });
    connect(&m_noticeTimer, &SeenTimer::timeout, m_notice, [this] {
        m_notice->clear();
        setNoticeText(*m_notice, {});
    });
}

QToolButton* ViewerBar::addButton()
{
    auto* const button = new QToolButton;
    button->setAutoRaise(true);
    // The keyboard belongs to the remote desktop; its chords do all of this, too.
    button->setFocusPolicy(Qt::NoFocus);
    layout()->addWidget(button);
    return button;
}

QToolButton* ViewerBar::addTool()
{
    QToolButton* const button = addButton();
    auto* const row = static_cast<QHBoxLayout*>(layout());
    row->removeWidget(button);
    row->insertWidget(row->indexOf(m_fullscreen), button);
    return button;
}

QToolButton* ViewerBar::addMenu(QMenu* menu)
{
    QToolButton* const button = addButton();
    connect(button, &QToolButton::pressed, menu, [button, menu] {
        button->setDown(false);
        menu->popup(button->mapToGlobal(QPoint(0, button->height())));
    });
    return button;
}

// As when a menu opens another tab: nobody would tell the button that the mouse has left it.
void ViewerBar::hideEvent(QHideEvent* event)
{
    for (QToolButton* const button : findChildren<QToolButton*>())
        button->setAttribute(Qt::WA_UnderMouse, false);
    QWidget::hideEvent(event);
}

bool ViewerBar::isInUse() const
{
    return m_menu.inputMenu()->isVisible() || m_menu.viewMenu()->isVisible() || m_menu.toolsMenu()->isVisible();
}

void ViewerBar::setFullscreen(bool isFullscreen)
{
    m_isFullscreen = isFullscreen;
    m_fullscreen->setText(isFullscreen ? tr("Leave fullscreen") : tr("Fullscreen"));
}

bool ViewerBar::hasRoomFor(const QString& text) const
{
    return m_notice->fontMetrics().horizontalAdvance(text) <= m_notice->contentsRect().width();
}

void ViewerBar::notify(const QString& text)
{
    const QString line = core::singleLine(text, 200);
    m_notice->setText(m_notice->fontMetrics().elidedText(line, Qt::ElideMiddle, m_notice->contentsRect().width()));
    m_notice->setToolTip(line);
    setNoticeText(*m_notice, line);
    m_noticeTimer.start();
}

} // namespace clouddesk::ui
