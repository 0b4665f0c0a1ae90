// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/ViewerMenu.h"

#include "rfbclient/Client.h"
#include "ui/keyboard/Keysyms.h"
#include "ui/keyboard/Typist.h"
#include "ui/language/KeepTranslated.h"

namespace clouddesk::ui {

namespace {

/// The chord is shown as the item's shortcut, but it is the viewer that hears it.
QString withChord(const QString& text, char chord)
{
    if (chord == 0)
        return text;
    const QKeySequence keys(Qt::CTRL | Qt::ALT | Qt::SHIFT | static_cast<Qt::Key>(chord));
    return text + QLatin1Char('\t') + keys.toString(QKeySequence::NativeText);
}

void check(QActionGroup& group, int value)
{
    for (QAction* const action : group.actions())
        action->setChecked(action->data().toInt() == value);
}

} // namespace

ViewerMenu::ViewerMenu(QWidget* parent)
    : QObject(parent)
    , m_input(new QMenu(parent))
    , m_view(new QMenu(parent))
    , m_tools(new QMenu(parent))
    , m_all(new QMenu(parent))
    , m_scales(new QActionGroup(this))
    , m_qualities(new QActionGroup(this))
    , m_rates(new QActionGroup(this))
{
    say(*m_input->menuAction(), QT_TR_NOOP("&Input"));
    say(*m_view->menuAction(), QT_TR_NOOP("&View"));
    say(*m_tools->menuAction(), QT_TR_NOOP("&Tools"));
    fillInput();
    fillView();
    fillTools();
    m_all->addMenu(m_input);
    m_all->addMenu(m_view);
    m_all->addMenu(m_tools);
    m_all->addSeparator();
    addItem(*m_all, QT_TR_NOOP("&Disconnect"), &ViewerMenu::disconnectWanted, 'Q');
}

void ViewerMenu::say(QAction& action, const char* text, char chord)
{
    keepTranslated(&action, [&action, text, chord] { action.setText(withChord(tr(text), chord)); });
}

QMenu* ViewerMenu::addMenu(QMenu& menu, const char* text)
{
    QMenu* const added = menu.addMenu(QString());
    say(*added->menuAction(), text);
    return added;
}

void ViewerMenu::fillInput()
{
    fillKeys(*addMenu(*m_input, QT_TR_NOOP("Send &keys")));
    addItem(*m_input, QT_TR_NOOP("Paste as &typing"), &ViewerMenu::pasteAsTypingWanted, 'P');
    QMenu& rates = *addMenu(*m_input, QT_TR_NOOP("T&yping speed"));
    addChoice(*m_rates, rates, QT_TR_NOOP("&Fast"), Typist::usualRate, &ViewerMenu::typingRateChosen);
    addChoice(*m_rates, rates, QT_TR_NOOP("&Steady"), 100, &ViewerMenu::typingRateChosen);
    addChoice(*m_rates, rates, QT_TR_NOOP("S&low, for sluggish programs"), 20, &ViewerMenu::typingRateChosen);
    m_input->addSeparator();
    m_viewOnly = addSwitch(*m_input, QT_TR_NOOP("View &only"), &ViewerMenu::viewOnlyChosen, 'V');
    m_clipboard = addSwitch(*m_input, QT_TR_NOOP("Share &clipboard"), &ViewerMenu::clipboardChosen);
    m_input->addSeparator();
    m_grab = addSwitch(*m_input, QT_TR_NOOP("Send &every key there"), &ViewerMenu::keyboardGrabChosen, 'G');
    m_composing =
        addSwitch(*m_input, QT_TR_NOOP("Use the input &method of this computer"), &ViewerMenu::composingChosen);
    m_positions =
        addSwitch(*m_input, QT_TR_NOOP("Keys by &position (remote layout)"), &ViewerMenu::keysByPositionChosen);
}

void ViewerMenu::fillKeys(QMenu& menu)
{
    using namespace keysym;
    addKeys(menu, QT_TR_NOOP("Ctrl+Alt+&Del"), {leftControl, leftAlt, remove});
    addKeys(menu, QT_TR_NOOP("Ctrl+Alt+&Backspace"), {leftControl, leftAlt, backspace});
    addKeys(menu, QT_TR_NOOP("Ctrl+&Esc"), {leftControl, escape});
    menu.addSeparator();
    addKeys(menu, QT_TR_NOOP("Alt+&Tab"), {leftAlt, tab});
    addKeys(menu, QT_TR_NOOP("Alt+F&4"), {leftAlt, f1 + 3});
    addKeys(menu, QT_TR_NOOP("&Super"), {leftSuper});
    addKeys(menu, QT_TR_NOOP("&Print Screen"), {print});
    addKeys(menu, QT_TR_NOOP("&Menu key"), {keysym::menu});
    menu.addSeparator();
    QMenu& consoles = *addMenu(menu, QT_TR_NOOP("Ctrl+Alt+&F1 to F12"));
    for (quint32 i = 0; i < 12; ++i) {
        QAction* const key = consoles.addAction(QString());
        keepTranslated(key, [key, i] { key->setText(tr("Ctrl+Alt+F%1").arg(i + 1)); });
        sendOn(*key, {leftControl, leftAlt, f1 + i});
    }
}

QAction* ViewerMenu::addAction(QMenu& menu, const char* text, char chord)
{
    QAction* const action = menu.addAction(QString());
    say(*action, text, chord);
    if (chord != 0)
        m_chords.insert(chord, action);
    return action;
}

void ViewerMenu::addKeys(QMenu& menu, const char* text, const QList<quint32>& keysyms)
{
    sendOn(*addAction(menu, text), keysyms);
}

void ViewerMenu::sendOn(QAction& action, const QList<quint32>& keysyms)
{
    connect(&action, &QAction::triggered, this, [this, keysyms] { Q_EMIT keysWanted(keysyms); });
}

QAction* ViewerMenu::addSwitch(QMenu& menu, const char* text, void (ViewerMenu::*chosen)(bool), char chord)
{
    QAction* const action = addAction(menu, text, chord);
    action->setCheckable(true);
    connect(action, &QAction::triggered, this, chosen);
    return action;
}

void ViewerMenu::fillView()
{
    const auto addScale = [this](const char* text, ScaleMode mode, char chord) {
        QAction* const action = m_scales->addAction(addAction(*m_view, text, chord));
        action->setCheckable(true);
        action->setData(int(mode));
        connect(action, &QAction::triggered, this, [this, mode] { Q_EMIT scaleChosen(mode); });
    };
    addScale(QT_TR_NOOP("&Fit to window"), ScaleMode::Fit, '1');
    addScale(QT_TR_NOOP("&Original size (1:1)"), ScaleMode::Native, '2');
    addScale(QT_TR_NOOP("S&tretch to window"), ScaleMode::Stretch, '3');
    addScale(QT_TR_NOOP("&Match remote size to window"), ScaleMode::Match, '4');
    m_view->addSeparator();
    QMenu& qualities = *addMenu(*m_view, QT_TR_NOOP("&Quality"));
    const auto addQuality = [this, &qualities](const char* text, int quality) {
        addChoice(*m_qualities, qualities, text, quality, &ViewerMenu::qualityChosen);
    };
    addQuality(QT_TR_NOOP("&Automatic"), rfb::quality::automatic);
    addQuality(QT_TR_NOOP("&Lossless"), rfb::quality::lossless);
    addQuality(QT_TR_NOOP("&High"), 8);
    addQuality(QT_TR_NOOP("&Medium"), 5);
    addQuality(QT_TR_NOOP("L&ow, for slow lines"), 1);
    m_sound = addSwitch(*m_view, QT_TR_NOOP("Soun&d"), &ViewerMenu::soundChosen);
    m_statistics = addSwitch(*m_view, QT_TR_NOOP("St&atistics"), &ViewerMenu::statisticsChosen, 'I');
    m_view->addSeparator();
    m_fullscreen = addSwitch(*m_view, QT_TR_NOOP("F&ullscreen"), &ViewerMenu::fullscreenChosen, 'F');
    m_allScreens = m_view->addAction(QString());
    m_allScreens->setCheckable(true);
    m_chords.insert('A', m_allScreens);
    connect(m_allScreens, &QAction::triggered, this, &ViewerMenu::allScreensChosen);
    keepTranslated(m_allScreens, [this] { setAllScreensPossible(m_areAllScreensPossible); });
    m_tab = m_view->addAction(QString());
    m_chords.insert('T', m_tab);
    connect(m_tab, &QAction::triggered, this, &ViewerMenu::tabToggled);
    m_nextTab = addAction(*m_view, QT_TR_NOOP("Ne&xt tab"), 'N');
    connect(m_nextTab, &QAction::triggered, this, &ViewerMenu::nextTabWanted);
    keepTranslated(m_tab, [this] { setInTab(m_isInTab); });
    addItem(*m_view, QT_TR_NOOP("All d&esktops…"), &ViewerMenu::overviewWanted, 'O');
}

void ViewerMenu::fillTools()
{
    addItem(*m_tools, QT_TR_NOOP("&Save a screenshot…"), &ViewerMenu::screenshotWanted, 'S');
    addItem(*m_tools, QT_TR_NOOP("&Copy a screenshot"), &ViewerMenu::screenshotCopyWanted, 'C');
}

void ViewerMenu::addItem(QMenu& menu, const char* text, void (ViewerMenu::*wanted)(), char chord)
{
    connect(addAction(menu, text, chord), &QAction::triggered, this, wanted);
}

void ViewerMenu::addChoice(QActionGroup& group, QMenu& menu, const char* text, int value,
                           void (ViewerMenu::*chosen)(int))
{
    QAction* const action = group.addAction(addAction(menu, text));
    action->setCheckable(true);
    action->setData(value);
    connect(action, &QAction::triggered, this, [this, chosen, value] { Q_EMIT(this->*chosen)(value); });
}

void ViewerMenu::setInTab(bool isInTab)
{
    m_isInTab = isInTab;
    m_nextTab->setEnabled(isInTab);
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

void ViewerMenu::setAllScreensPossible(bool isPossible)
{
    m_areAllScreensPossible = isPossible;
    m_allScreens->setEnabled(isPossible);
    m_allScreens->setText(isPossible ? withChord(tr("Fullscreen on all s&creens"), 'A')
                                     : tr("Fullscreen on all s&creens (not on Wayland)"));
}

void ViewerMenu::trigger(int key)
{
    if (QAction* const action = m_chords.value(key))
        action->trigger();
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
