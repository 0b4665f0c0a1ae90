// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provisioning/Step.h"
#include "rfbclient/Client.h"
#include "ui/desktop/EdgeBar.h"
#include "ui/desktop/EndQuestion.h"
#include "ui/desktop/ErrorPage.h"
#include "ui/desktop/FullScreen.h"
#include "ui/desktop/ProgressPage.h"
#include "ui/keyboard/KeyboardGrab.h"
#include "ui/keyboard/Typist.h"
#include "ui/notices/Hint.h"
#include "ui/viewer/ClipboardBridge.h"
#include "ui/viewer/ReconnectOverlay.h"
#include "ui/viewer/RemoteDesktop.h"
#include "ui/viewer/StatisticsOverlay.h"
#include "ui/viewer/ViewerWidget.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QStackedWidget>

namespace clouddesk::ui {

/// How a machine's desktop is shown and what it is sent; remembered for each machine (see ViewerMemory).
struct ViewerOptions
{
    ScaleMode scale = ScaleMode::Fit;
    bool fullscreen = false;
    /// Fullscreen covers every screen of this computer, not only the window's.
    bool allScreens = false;
    bool viewOnly = false;
    bool sharesClipboard = true;
    /// Play the desktop's sound, where it has any.
    bool sound = true;
    /// As rfb::Client::setQuality() takes it.
    int quality = rfb::quality::automatic;
    /// As Typist::setRate() takes it.
    int typingRate = Typist::usualRate;
    /// As ViewerWidget::setComposesHere() takes it.
    bool composesHere = false;
    /// What a key means is its position, not its character.
    bool keysByPosition = false;

    bool operator==(const ViewerOptions&) const = default;
};

/// One machine's desktop in a window: the way there, the desktop itself, and what went wrong. Home thread. It may be a
/// window of its own or a part of another one (see DesktopWindows).
///
/// Keys of this computer, all with Ctrl+Alt+Shift: M menu, F fullscreen, A fullscreen on all screens, G every key there
/// (and back), I statistics, P paste as typing, V view only, S save and C copy a screenshot, O all desktops, T tab or
/// window, Q disconnect, 1 fit, 2 original size, 3 stretch, 4 match the remote size to the window. Every other key goes
/// to the remote desktop.
class ViewerWindow : public QWidget
{
    Q_OBJECT

public:
    ViewerWindow(const QString& machine, const ViewerOptions& options, QWidget* parent = nullptr);
    ~ViewerWindow() override;

    /// Shows the steps in the place of the desktop.
    void showProgress(const desktops::StepReport& report);
    /// Opens a stream to the desktop and shows it. When the connection goes, the last picture stays, dimmed, until it
    /// is back.
    void showDesktop(std::shared_ptr<RemoteDesktop> desktop);
    /// advice and log may be empty.
    void showError(const core::Error& error, const QString& advice, const QString& log);
    /// What to say next about an error and where its log is, for errors that the window itself meets.
    void setExplainer(std::function<std::pair<QString, QString>(const core::Error&)> explainer)
    {
        m_explainer = std::move(explainer);
    }
    /// While what was begun is being taken back.
    void showCancelling() { m_progress->showCancelling(); }
    /// See ProgressPage.
    void restartProgress() { m_progress->restart(); }
    void beginQuestion() { m_progress->beginQuestion(); }
    void endQuestion() { m_progress->endQuestion(); }

    /// Parts of this window, for those that add to it.
    [[nodiscard]] ViewerWidget& viewer() { return *m_viewer; }
    [[nodiscard]] rfb::Client& client() { return m_client; }
    /// Saves a picture of the remote screen as a file of the format that its name tells.
    static core::Result<void> saveScreenshot(const QImage& picture, const QString& file);
    /// Puts it into this computer's clipboard.
    void copyScreenshot();
    /// The remote screen, no larger than that and in its own shape; null before the first picture.
    [[nodiscard]] QImage thumbnail(QSize most) const;
    /// Asks for one fresh picture where nobody can see the desktop, so that a thumbnail of it lives.
    void refreshUnseen();
    /// A tab is made a window of its own first, see fullscreenBegins().
    void setFullscreen(bool isFullscreen);
    /// The desktop gets the keyboard; before and after it, what had it last in this window.
    void takeKeyboard();
    /// Where it stands in the arrangement of windows, for the menu.
    void setInTab(bool isInTab) { m_menu->setInTab(isInTab); }
    [[nodiscard]] bool isInFullscreen() const { return m_fullScreen.isFilled(); }
    [[nodiscard]] const ViewerOptions& options() const { return m_options; }
    [[nodiscard]] const QString& machine() const { return m_machine; }
    [[nodiscard]] ViewerMenu& menu() { return *m_menu; }
    [[nodiscard]] ViewerBar& bar() { return *m_bar; }
    /// The connection that is shown; null while there is none.
    [[nodiscard]] std::shared_ptr<RemoteDesktop> desktop() const { return m_desktop; }
    /// Says something until it has been seen for a few seconds, whatever page is shown.
    void notify(const QString& text);

    /// What tells whether something goes on beside the desktop that the window's end would break off. Then close(), the
    /// person's way, asks first.
    void setWork(std::function<bool()> isAtWork) { m_isAtWork = std::move(isAtWork); }
    [[nodiscard]] bool isAtWork() const { return m_isAtWork && m_isAtWork(); }
    /// Closes the window without a question.
    void end()
    {
        m_isEnding = true;
        close();
    }

    /// Owned here; what it shows is for showError().
    [[nodiscard]] ErrorPage& errorPage() { return *m_error; }

Q_SIGNALS:
    /// The person chose another way for this machine.
    void optionsChanged(const clouddesk::ui::ViewerOptions& options);
    /// Before it fills the screen, for which it must be a window of its own; and after it has ceased to.
    void fullscreenBegins();
    void fullscreenEnded();
    /// The person wants it in a window of its own, or back among the tabs.
    void tabToggled();
    /// The person wants to see all open desktops.
    void overviewWanted();
    /// The tab after this one, if it is one.
    void nextTabWanted();
    /// Something that belongs to this desktop is to be shown beside it.
    void pageWanted(QWidget* page);
    /// It is to be a window of its own, or else a tab.
    void pageToggled(QWidget* page);
    /// Another connection to the desktop is shown, or none any more.
    void desktopChanged();
    /// The person wants no more of the connect that is under way.
    void cancelRequested();
    /// The person wants what failed to be tried again.
    void retryRequested();
    /// The first picture of the desktop is there.
    void desktopShown();
    /// The person closed the window.
    void closed();

protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void wireClient();
    void wireBar();
    void wireMenu();
    void wireNotices();
    [[nodiscard]] QString shortName() const;
    void setAllScreens(bool isOn);
    void remember() { Q_EMIT optionsChanged(m_options); }
    void setQuality(int quality);
    void setKeyboardGrabbed(bool isGrabbed);
    void setStatisticsShown(bool isShown);
    bool canType();
    void setComposesHere(bool composesHere);
    void setKeysByPosition(bool byPosition);
    void sendKeys(const QList<quint32>& keysyms);
    void pasteAsTyping();
    void onGrabChanged(bool isHeld);
    void onSessionLost();
    core::Task<void> openStream();
    void reopenStream();
    /// Ends the stream and forgets the desktop.
    void dropDesktop();
    void onStreamFailed(const core::Error& reason);
    void onEnded(const core::Error& reason);
    void comeBack(const core::Error& reason);
    void ring();
    void onHostChord(int key);
    void onFirstFrame();
    /// The first picture that the window ever has, or one that it has after an error.
    void fitToPicture();
    void setScaleMode(ScaleMode mode);
    void setViewOnly(bool viewOnly);
    void askForScreenshot();
    void placeBar();
    void tellScreens();

    QString m_machine;
    ViewerOptions m_options;
    rfb::Client m_client;
    std::shared_ptr<RemoteDesktop> m_desktop;
    std::function<std::pair<QString, QString>(const core::Error&)> m_explainer;
    ViewerMenu* m_menu;
    ViewerBar* m_bar;
    QStackedWidget* m_pages;
    ProgressPage* m_progress;
    ErrorPage* m_error;
    ViewerWidget* m_viewer;
    ReconnectOverlay* m_overlay;
    ClipboardBridge* m_clipboard;
    KeyboardGrab* m_grab;
    StatisticsOverlay* m_statistics;
    Hint* m_hint;
    Typist* m_typist;
    FullScreen m_fullScreen;
    EdgeBar m_edge;
    bool m_isGrabTold = false;
    QElapsedTimer m_streamAge;
    QElapsedTimer m_rung;
    int m_reopenings = 0;
    bool m_hasShownDesktop = false; // since the last error
    bool m_hasEverShownDesktop = false;
    QSize m_givenSize; // by this program; any other is the person's
    std::function<bool()> m_isAtWork;
    QPointer<EndQuestion> m_endQuestion;
    bool m_isEnding = false;
};

} // namespace clouddesk::ui
