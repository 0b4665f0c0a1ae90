// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/picture/ViewGeometry.h"

#include <QActionGroup>
#include <QHash>
#include <QList>
#include <QMenu>

namespace clouddesk::ui {

/// What can be done with a desktop, as three menus: what goes there, how it is shown here, and the tools around
/// it, to which others add their own items. Knows nothing of what it
/// asks for; whoever does it tells the state by the setters.
class ViewerMenu : public QObject
{
    Q_OBJECT

public:
    explicit ViewerMenu(QWidget* parent);

    /// Owned by the parent; others may add items.
    [[nodiscard]] QMenu* inputMenu() const { return m_input; }
    [[nodiscard]] QMenu* viewMenu() const { return m_view; }
    [[nodiscard]] QMenu* toolsMenu() const { return m_tools; }
    /// All in one, at this place; for the keyboard.
    void popup(QPoint place);
    /// Does what the item with the chord of this key (Qt::Key) does, if there is one and it can be done now.
    void trigger(int key);
    /// The keys for which there is one.
    [[nodiscard]] QList<int> chords() const { return m_chords.keys(); }

    /// The setters show a state and emit nothing. quality: as rfb::Client::setQuality() takes it; rate: characters a
    /// second.
    void setScaleMode(ScaleMode mode);
    void setQuality(int quality);
    void setViewOnly(bool isOn);
    void setClipboardShared(bool isOn);
    void setKeyboardGrabbed(bool isOn);
    void setComposesHere(bool isOn);
    void setKeysByPosition(bool isOn);
    void setSoundOn(bool isOn);
    void setStatisticsShown(bool isOn);
    void setFullscreen(bool isOn);
    void setAllScreens(bool isOn);
    /// Where it is not, its item says so.
    void setAllScreensPossible(bool isPossible);
    void setInTab(bool isInTab);
    void setTypingRate(int rate);

Q_SIGNALS:
    /// Keysyms to press in this order and release in the opposite one.
    void keysWanted(const QList<quint32>& keysyms);
    /// The person used an item or its chord. Nothing was done yet, but that a checkable item shows its new state.
    void pasteAsTypingWanted();
    void viewOnlyChosen(bool isOn);
    void clipboardChosen(bool isOn);
    void keyboardGrabChosen(bool isOn);
    void composingChosen(bool isOn);
    void keysByPositionChosen(bool isOn);
    void scaleChosen(clouddesk::ui::ScaleMode mode);
    void qualityChosen(int quality);
    void soundChosen(bool isOn);
    void statisticsChosen(bool isOn);
    void fullscreenChosen(bool isOn);
    void allScreensChosen(bool isOn);
    /// Characters a second.
    void typingRateChosen(int rate);
    /// The same for what has no state here.
    void tabToggled();
    void nextTabWanted();
    void overviewWanted();
    void screenshotWanted();
    void screenshotCopyWanted();
    void disconnectWanted();

private:
    void fillInput();
    void fillView();
    void fillTools();
    // What is added is said by its source text, which is translated whenever the language changes.
    static void say(QAction& action, const char* text, char chord = 0);
    static QMenu* addMenu(QMenu& menu, const char* text);
    QAction* addAction(QMenu& menu, const char* text, char chord = 0);
    void addItem(QMenu& menu, const char* text, void (ViewerMenu::*wanted)(), char chord = 0);
    void addChoice(QActionGroup& group, QMenu& menu, const char* text, int value, void (ViewerMenu::*chosen)(int));
    void fillKeys(QMenu& menu);
    void addKeys(QMenu& menu, const char* text, const QList<quint32>& keysyms);
    void sendOn(QAction& action, const QList<quint32>& keysyms);
    QAction* addSwitch(QMenu& menu, const char* text, void (ViewerMenu::*chosen)(bool), char chord = 0);

    QMenu* m_input;
    QMenu* m_view;
    QMenu* m_tools;
    QMenu* m_all;
    QHash<int, QAction*> m_chords; // by the key, whose number is its letter's (Qt::Key_A, Qt::Key_0)
    QActionGroup* m_scales;
    QActionGroup* m_qualities;
    QActionGroup* m_rates;
    QAction* m_viewOnly = nullptr;
    QAction* m_clipboard = nullptr;
    QAction* m_grab = nullptr;
    QAction* m_composing = nullptr;
    QAction* m_positions = nullptr;
    QAction* m_sound = nullptr;
    QAction* m_statistics = nullptr;
    QAction* m_fullscreen = nullptr;
    QAction* m_allScreens = nullptr;
    QAction* m_tab = nullptr;
    QAction* m_nextTab = nullptr;
    bool m_isInTab = false;
    bool m_areAllScreensPossible = true;
};

} // namespace clouddesk::ui
