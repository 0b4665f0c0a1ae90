// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/ViewerMenu.h"

#include "rfbclient/Client.h"
#include "ui/keyboard/Keysyms.h"
#include "ui/keyboard/Typist.h"

namespace clouddesk::ui {

namespace {

/// The chord is shown as the item's shortcut, but it is the viewer that hears it.
QString withChord(const QString& text, char chord)
{
    return chord == 0 ? text : QStringLiteral("%1\tCtrl+Alt+Shift+%2").arg(text).arg(QLatin1Char(chord));
}

void check(QActionGroup& group, int value)
{
    for (QAction* const action : group.actions())
        action->setChecked(action->data().toInt() == value);
}

} // namespace

ViewerMenu::ViewerMenu(QWidget* parent)
    : QObject(parent)
    , m_input(new QMenu(tr("&Input"), parent))
    , m_view(new QMenu(tr("&View"), parent))
    , m_tools(new QMenu(tr("&Tools"), parent))
    , m_all(new QMenu(parent))
    , m_scales(new QActionGroup(this))
    , m_qualities(new QActionGroup(this))
    , m_rates(new QActionGroup(this))
{
    fillInput();
    fillView();
    fillTools();
    m_all->addMenu(m_input);
    m_all->addMenu(m_view);
    m_all->addMenu(m_tools);
    m_all->addSeparator();
    connect(m_all->addAction(withChord(tr("&Disconnect"), 'Q')), &QAction::triggered, this,
            &ViewerMenu::disconnectWanted);
}

void ViewerMenu::fillInput()
{
    auto* const keys = m_input->addMenu(tr("Send &keys"));
    fillKeys(*keys);
    connect(m_input->addAction(withChord(tr("Paste as &typing"), 'P')), &QAction::triggered, this,
            &ViewerMenu::pasteAsTypingWanted);
    auto* const rates = m_input->addMenu(tr("T&yping speed"));
    for (const auto& [text, rate] : {std::pair(tr("&Fast"), Typist::usualRate), std::pair(tr("&Steady"), 100),
                                     std::pair(tr("S&low, for sluggish programs"), 20)})
        addChoice(*m_rates, *rates, text, rate, &ViewerMenu::typingRateChosen);
    m_input->addSeparator();
    m_viewOnly = addSwitch(*m_input, tr("View &only"), &ViewerMenu::viewOnlyChosen, 'V');
    m_clipboard = addSwitch(*m_input, tr("Share &clipboard"), &ViewerMenu::clipboardChosen);
    m_input->addSeparator();
    m_grab = addSwitch(*m_input, tr("Send &every key there"), &ViewerMenu::keyboardGrabChosen, 'G');
    m_composing = addSwitch(*m_input, tr("Use the input &method of this computer"), &ViewerMenu::composingChosen);
    m_positions = addSwitch(*m_input, tr("Keys by &position (remote layout)"), &ViewerMenu::keysByPositionChosen);
}

void ViewerMenu::fillKeys(QMenu& menu)
{
    using namespace keysym;
    addKeys(menu, tr("Ctrl+Alt+&Del"), {leftControl, leftAlt, remove});
    addKeys(menu, tr("Ctrl+Alt+&Backspace"), {leftControl, leftAlt, backspace});
    addKeys(menu, tr("Ctrl+&Esc"), {leftControl, escape});
    menu.addSeparator();
    addKeys(menu, tr("Alt+&Tab"), {leftAlt, tab});
    addKeys(menu, tr("Alt+F&4"), {leftAlt, f1 + 3});
    addKeys(menu, tr("&Super"), {leftSuper});
    addKeys(menu, tr("&Print Screen"), {print});
    addKeys(menu, tr("&Menu key"), {keysym::menu});
    menu.addSeparator();
    auto* const consoles = menu.addMenu(tr("Ctrl+Alt+&F1 to F12"));
    for (quint32 i = 0; i < 12; ++i)
        addKeys(*consoles, tr("Ctrl+Alt+F%1").arg(i + 1), {leftControl, leftAlt, f1 + i});
}

void ViewerMenu::addKeys(QMenu& menu, const QString& text, const QList<quint32>& keysyms)
{
    connect(menu.addAction(text), &QAction::triggered, this, [this, keysyms] { Q_EMIT keysWanted(keysyms); });
}

QAction* ViewerMenu::addSwitch(QMenu& menu, const QString& text, void (ViewerMenu::*chosen)(bool), char chord)
{
    QAction* const action = menu.addAction(withChord(text, chord));
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, chosen);
    return action;
}

void ViewerMenu::fillView()
{
    const auto addScale = [this](const QString& text, ScaleMode mode, char chord) {
        QAction* const action = m_scales->addAction(m_view->addAction(withChord(text, chord)));
        action->setCheckable(true);
        action->setData(int(mode));
        connect(action, &QAction::triggered, this, [this, mode] { Q_EMIT scaleChosen(mode); });
    };
    addScale(tr("&Fit to window"), ScaleMode::Fit, '1');
    addScale(tr("&Original size (1:1)"), ScaleMode::Native, '2');
    addScale(tr("S&tretch to window"), ScaleMode::Stretch, '3');
    addScale(tr("&Match remote size to window"), ScaleMode::Match, '4');
    m_view->addSeparator();
    auto* const qualities = m_view->addMenu(tr("&Quality"));
    const auto addQuality = [this, qualities](const QString& text, int quality) {
        addChoice(*m_qualities, *qualities, text, quality, &ViewerMenu::qualityChosen);
    };
    addQuality(tr("&Automatic"), rfb::quality::automatic);
    addQuality(tr("&Lossless"), rfb::quality::lossless);
    addQuality(tr("&High"), 8);
    addQuality(tr("&Medium"), 5);
    addQuality(tr("L&ow, for slow lines"), 1);
    m_sound = addSwitch(*m_view, tr("Soun&d"), &ViewerMenu::soundChosen);
    m_statistics = addSwitch(*m_view, tr("St&atistics"), &ViewerMenu::statisticsChosen, 'I');
    m_view->addSeparator();
    m_fullscreen = addSwitch(*m_view, tr("F&ullscreen"), &ViewerMenu::fullscreenChosen, 'F');
    m_allScreens = addSwitch(*m_view, tr("Fullscreen on all s&creens"), &ViewerMenu::allScreensChosen, 'A');
    m_tab = m_view->addAction(QString());
    connect(m_tab, &QAction::triggered, this, &ViewerMenu::tabToggled);
    setInTab(false);
    addItem(*m_view, tr("All &desktops…"), &ViewerMenu::overviewWanted, 'O');
}

void ViewerMenu::fillTools()
{
    addItem(*m_tools, tr("&Save a screenshot…"), &ViewerMenu::screenshotWanted, 'S');
    addItem(*m_tools, tr("&Copy a screenshot"), &ViewerMenu::screenshotCopyWanted, 'C');
}

void ViewerMenu::addItem(QMenu& menu, const QString& text, void (ViewerMenu::*wanted)(), char chord)
{
    connect(menu.addAction(withChord(text, chord)), &QAction::triggered, this, wanted);
}

void ViewerMenu::addChoice(QActionGroup& group, QMenu& menu, const QString& text, int value,
                           void (ViewerMenu::*chosen)(int))
{
    QAction* const action = group.addAction(menu.addAction(text));
    action->setCheckable(true);
    action->setData(value);
    connect(action, &QAction::triggered, this, [this, chosen, value] { Q_EMIT(this->*chosen)(value); });
}

void ViewerMenu::setInTab(bool isInTab)
{
    m_tab->setText(withChord(isInTab ? tr("Move to its own &window") : tr("Move to a ta&b"), 'T'));
}

void ViewerMenu::setTypingRate(int rate)
{
    check(*m_rates, rate);
}

void ViewerMenu::setAllScreens(bool isOn)
{
    m_allScreens->setChecked(isOn);
}

void ViewerMenu::popup(QPoint place)
{
    m_all->popup(place);
}

void ViewerMenu::setScaleMode(ScaleMode mode)
{
    check(*m_scales, int(mode));
}

void ViewerMenu::setQuality(int quality)
{
    check(*m_qualities, quality);
}

void ViewerMenu::setViewOnly(bool isOn)
{
    m_viewOnly->setChecked(isOn);
}

void ViewerMenu::setSoundOn(bool isOn)
{
    m_sound->setChecked(isOn);
}

void ViewerMenu::setClipboardShared(bool isOn)
{
    m_clipboard->setChecked(isOn);
}

void ViewerMenu::setKeyboardGrabbed(bool isOn)
{
    m_grab->setChecked(isOn);
}

void ViewerMenu::setComposesHere(bool isOn)
{
    m_composing->setChecked(isOn);
}

void ViewerMenu::setKeysByPosition(bool isOn)
{
    m_positions->setChecked(isOn);
}

void ViewerMenu::setStatisticsShown(bool isOn)
{
    m_statistics->setChecked(isOn);
}

void ViewerMenu::setFullscreen(bool isOn)
{
    m_fullscreen->setChecked(isOn);
}

} // namespace clouddesk::ui
