// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provisioning/Step.h"
#include "rfbclient/Client.h"
#include "ui/desktop/ErrorPage.h"
#include "ui/desktop/ProgressPage.h"
#include "ui/keyboard/KeyboardGrab.h"
#include "ui/keyboard/Typist.h"
#include "ui/viewer/ClipboardBridge.h"
#include "ui/viewer/Hint.h"
#include "ui/viewer/ReconnectOverlay.h"
#include "ui/viewer/RemoteDesktop.h"
#include "ui/viewer/StatisticsOverlay.h"
#include "ui/viewer/ViewerBar.h"
#include "ui/viewer/ViewerWidget.h"

#include <QElapsedTimer>
#include <QStackedWidget>

namespace clouddesk::ui {

struct ViewerOptions
{
    ScaleMode scale = ScaleMode::Fit;
    bool fullscreen = false;
    bool viewOnly = false;
    /// Play the desktop's sound, where it has any.
    bool sound = true;
    /// As rfb::Client::setQuality() takes it.
    int quality = rfb::quality::automatic;
};

/// One machine's desktop in a window: the way there, the desktop itself, and what went wrong. Home thread.
///
/// Keys of this computer, all with Ctrl+Alt+Shift: M menu, F fullscreen, G every key there (and back), I statistics,
/// P paste as typing, V view only, S screenshot, Q disconnect, 1 fit, 2 original size, 3 stretch, 4 match the remote
/// size to the window. Every other key goes to the remote desktop.
class ViewerWindow : public QWidget
{
    Q_OBJECT

public:
    ViewerWindow(const QString& machine, const ViewerOptions& options, QWidget* parent = nullptr);
    ~ViewerWindow() override;

    void showProgress(const desktops::StepReport& report);
    /// Opens a stream to the desktop and shows it. When the connection goes, the last picture stays, dimmed, until it
    /// is back.
    void showDesktop(std::shared_ptr<RemoteDesktop> desktop);
    /// advice and log may be empty.
    void showError(const core::Error& error, const QString& advice, const QString& log);
    /// What to say next about an error and where its log is, for errors that the window itself meets.
    void setExplainer(std::function<std::pair<QString, QString>(const core::Error&)> explainer);
    void showCancelling();

    [[nodiscard]] ViewerWidget& viewer() { return *m_viewer; }
    [[nodiscard]] rfb::Client& client() { return m_client; }
    /// Saves the remote screen as a file of the format that its name tells.
    core::Result<void> saveScreenshot(const QString& file) const;
    void setFullscreen(bool isFullscreen);

Q_SIGNALS:
    /// The person wants no more of the connect that is under way.
    void cancelRequested();
    void retryRequested();
    /// The first picture of the desktop is there.
    void desktopShown();
    /// The person closed the window.
    void closed();

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void wireClient();
    void wireBar();
    void wireMenu();
    void wireNotices();
    void notify(const QString& text);
    [[nodiscard]] QString shortName() const;
    void setQuality(int quality);
    void setKeyboardGrabbed(bool isGrabbed);
    void setStatisticsShown(bool isShown);
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
    void onHostChord(int key);
    void onFirstFrame();
    void setScaleMode(ScaleMode mode);
    void setViewOnly(bool viewOnly);
    void askForScreenshot();
    void placeBar();
    void onHover(int y);

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
    bool m_sharesClipboard = true;
    bool m_isGrabTold = false;
    QElapsedTimer m_streamAge;
    int m_reopenings = 0;
    bool m_hasShownDesktop = false;
    bool m_wasMaximized = false;
};

} // namespace clouddesk::ui
