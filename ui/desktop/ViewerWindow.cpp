// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/ViewerWindow.h"

#include "ui/language/ErrorText.h"
#include "ui/language/GrowWithText.h"
#include "ui/language/KeepTranslated.h"
#include "ui/viewer/SoundBridge.h"
#include "ui/viewer/StalledNotice.h"

#include <QApplication>
#include <QCloseEvent>
#include <QScreen>
#include <QTimer>

namespace clouddesk::ui {

namespace {

constexpr int mostReopenings = 5;
constexpr int bellMilliseconds = 500;
constexpr auto reopenDelay = std::chrono::milliseconds(500);
// A stream that lived so long was a sound one.
constexpr qint64 soundStreamMilliseconds = 30'000;

rfb::ClientOptions clientOptions(const ViewerOptions& options)
{
    rfb::ClientOptions client;
    client.viewOnly = options.viewOnly;
    client.sound = options.sound;
    client.quality = options.quality;
    return client;
}

} // namespace

ViewerWindow::ViewerWindow(const QString& machine, const ViewerOptions& options, QWidget* parent)
    : QWidget(parent)
    , m_machine(machine)
    , m_options(options)
    , m_client(clientOptions(options))
    , m_menu(new ViewerMenu(this))
    , m_bar(new ViewerBar(machine, *m_menu, this))
    , m_pages(new QStackedWidget(this))
    , m_progress(new ProgressPage(machine))
    , m_error(new ErrorPage)
    , m_viewer(new ViewerWidget(m_client))
    , m_overlay(new ReconnectOverlay(m_viewer))
    , m_clipboard(new ClipboardBridge(m_client, *this, this))
    , m_grab(new KeyboardGrab(*m_viewer))
    , m_statistics(new StatisticsOverlay(m_client, m_viewer))
    , m_hint(new Hint(m_pages))
    , m_typist(new Typist([this](const QString& text) { m_viewer->typeText(text); }, this))
    , m_fullScreen(*this)
    , m_edge(*m_bar, *m_viewer->viewport(), *m_overlay)
{
    new StalledNotice(m_client, m_viewer);
    setWindowTitle(machine);
    resizeOnScreen(*this, {1024, 680});
    m_givenSize = size();
    for (QWidget* const page : std::initializer_list<QWidget*>{m_progress, m_error, m_viewer})
        m_pages->addWidget(page);
    m_bar->hide();
    connect(m_progress, &ProgressPage::cancelled, this, &ViewerWindow::cancelRequested);
    connect(m_error, &ErrorPage::retried, this, &ViewerWindow::retryRequested);
    connect(m_error, &ErrorPage::closed, this, &QWidget::close);
    connect(m_overlay, &ReconnectOverlay::gaveUp, this, &QWidget::close);
    connect(m_overlay, &ReconnectOverlay::tryWanted, this, [this] {
        if (m_desktop)
            m_desktop->retryNow();
    });
    keepTranslated(this, [this] {
        m_viewer->setAccessibleName(tr("Remote desktop of %1").arg(m_machine));
        m_viewer->setAccessibleDescription(tr("Ctrl+Alt+Shift+M opens the menu"));
        placeBar();
    });
    wireClient();
    wireBar();
    wireMenu();
    wireNotices();
    onSessionLost();
    setScaleMode(options.scale);
    setViewOnly(options.viewOnly);
    setComposesHere(options.composesHere);
    setKeysByPosition(options.keysByPosition);
    m_menu->setQuality(options.quality);
    m_menu->setSoundOn(options.sound);
    m_menu->setClipboardShared(options.sharesClipboard);
    m_menu->setTypingRate(options.typingRate);
    m_menu->setAllScreens(options.allScreens);
    m_menu->setAllScreensPossible(FullScreen::canCoverAll());
    m_typist->setRate(options.typingRate);
}

ViewerWindow::~ViewerWindow()
{
    // The viewer paints from the client, which is a member and so dies before the children do.
    delete m_clipboard;
    delete m_viewer;
}

void ViewerWindow::wireClient()
{
    connect(&m_client, &rfb::Client::firstFrame, this, &ViewerWindow::onFirstFrame);
    connect(&m_client, &rfb::Client::ended, this, &ViewerWindow::onEnded);
    new SoundBridge(m_client, m_machine, this);
    connect(&m_client, &rfb::Client::clipboardDropped, this, &ViewerWindow::notify);
    connect(&m_client, &rfb::Client::bell, this, &ViewerWindow::ring);
    const QList<int> chords = m_menu->chords();
    m_viewer->setHostKeys(QSet<int>(chords.begin(), chords.end()) << Qt::Key_M);
    connect(m_viewer, &ViewerWidget::hostChord, this, &ViewerWindow::onHostChord);
}

void ViewerWindow::wireBar()
{
    connect(m_bar, &ViewerBar::fullscreenToggled, this, [this] { setFullscreen(!isInFullscreen()); });
    connect(m_bar, &ViewerBar::disconnectWanted, this, &QWidget::close);
    connect(&m_fullScreen, &FullScreen::partsChanged, this, &ViewerWindow::tellScreens);
    connect(&m_fullScreen, &FullScreen::endedOutside, this, [this] { setFullscreen(false); });
}

void ViewerWindow::wireMenu()
{
    connect(m_menu, &ViewerMenu::keysWanted, this, &ViewerWindow::sendKeys);
    connect(m_menu, &ViewerMenu::pasteAsTypingWanted, this, &ViewerWindow::pasteAsTyping);
    connect(m_menu, &ViewerMenu::viewOnlyChosen, this, &ViewerWindow::setViewOnly);
    connect(m_menu, &ViewerMenu::clipboardChosen, this, [this](bool isOn) {
        m_options.sharesClipboard = isOn;
        m_clipboard->setEnabled(isOn && !m_options.viewOnly);
        remember();
    });
    connect(m_menu, &ViewerMenu::typingRateChosen, this, [this](int rate) {
        m_options.typingRate = rate;
        m_typist->setRate(rate);
        remember();
    });
    connect(m_menu, &ViewerMenu::keyboardGrabChosen, this, &ViewerWindow::setKeyboardGrabbed);
    connect(m_menu, &ViewerMenu::composingChosen, this, &ViewerWindow::setComposesHere);
    connect(m_menu, &ViewerMenu::keysByPositionChosen, this, &ViewerWindow::setKeysByPosition);
    connect(m_menu, &ViewerMenu::scaleChosen, this, &ViewerWindow::setScaleMode);
    connect(m_menu, &ViewerMenu::qualityChosen, this, &ViewerWindow::setQuality);
    connect(m_menu, &ViewerMenu::soundChosen, this, [this](bool isOn) {
        m_client.setSound(isOn);
        m_options.sound = isOn;
        remember();
    });
    connect(m_menu, &ViewerMenu::statisticsChosen, this, &ViewerWindow::setStatisticsShown);
    connect(m_menu, &ViewerMenu::fullscreenChosen, this, &ViewerWindow::setFullscreen);
    connect(m_menu, &ViewerMenu::allScreensChosen, this, &ViewerWindow::setAllScreens);
    connect(m_menu, &ViewerMenu::tabToggled, this, &ViewerWindow::tabToggled);
    connect(m_menu, &ViewerMenu::overviewWanted, this, &ViewerWindow::overviewWanted);
    connect(m_menu, &ViewerMenu::nextTabWanted, this, &ViewerWindow::nextTabWanted);
    connect(m_menu, &ViewerMenu::screenshotWanted, this, &ViewerWindow::askForScreenshot);
    connect(m_menu, &ViewerMenu::screenshotCopyWanted, this, &ViewerWindow::copyScreenshot);
    connect(m_menu, &ViewerMenu::disconnectWanted, this, &QWidget::close);
}

void ViewerWindow::wireNotices()
{
    connect(m_viewer, &ViewerWidget::matchRefused, this, [this](const QString& reason) {
        notify(tr("%1 keeps its size and is shown scaled: %2").arg(shortName(), reason));
    });
    connect(m_typist, &Typist::done, this, [this](bool mayBeTooMany) {
        notify(mayBeTooMany ? tr("Typed. If some characters are missing, use the clipboard: there are not keys for so "
                                 "many different ones")
                            : tr("Typed"));
    });
    connect(m_viewer, &ViewerWidget::keyPressed, m_typist, &Typist::stop);
    connect(m_grab, &KeyboardGrab::heldChanged, this, &ViewerWindow::onGrabChanged);
    connect(m_pages, &QStackedWidget::currentChanged, m_hint, &QWidget::raise);
}

void ViewerWindow::notify(const QString& text)
{
    const bool hasRoom = m_bar->isVisible() && !isInFullscreen() && m_bar->hasRoomFor(text);
    m_bar->notify(hasRoom ? text : QString()); // what stood there is older
    if (!hasRoom)
        m_hint->say(text);
}

void ViewerWindow::ring()
{
    // A hidden tab of the active window is active, too.
    if (!isActiveWindow() || !isVisible() || (m_rung.isValid() && m_rung.elapsed() < bellMilliseconds))
        return;
    m_rung.start();
    QApplication::beep();
}

void ViewerWindow::setQuality(int quality)
{
    m_options.quality = quality;
    m_client.setQuality(quality);
    m_menu->setQuality(quality);
    remember();
}

void ViewerWindow::setComposesHere(bool composesHere)
{
    m_options.composesHere = composesHere;
    m_viewer->setComposesHere(composesHere);
    m_menu->setComposesHere(composesHere);
    remember();
}

void ViewerWindow::setKeysByPosition(bool byPosition)
{
    m_options.keysByPosition = byPosition;
    m_viewer->setKeyMeaning(byPosition ? KeyMeaning::Position : KeyMeaning::Character);
    m_menu->setKeysByPosition(byPosition);
    remember();
}

void ViewerWindow::setKeyboardGrabbed(bool isGrabbed)
{
    m_hint->withdraw();
    m_isGrabTold = false;
    m_grab->setWanted(isGrabbed);
    m_menu->setKeyboardGrabbed(isGrabbed);
    onGrabChanged(m_grab->isHeld());
}

QString ViewerWindow::shortName() const
{
    constexpr qsizetype longest = 40;
    return m_machine.size() <= longest
               ? m_machine
               : m_machine.left(longest / 2) + QStringLiteral("…") + m_machine.right(longest / 2);
}

void ViewerWindow::onGrabChanged(bool isHeld)
{
    m_bar->setKeysTaken(isHeld);
    // Once is enough: it comes and goes with every menu.
    if (!isHeld || std::exchange(m_isGrabTold, true))
        return;
    const QString text =
        isInFullscreen()
            ? tr("Every key goes to %1. Ctrl+Alt+Shift+G gives the keyboard back, Ctrl+Alt+Shift+F leaves fullscreen.")
            : tr("Every key goes to %1. Ctrl+Alt+Shift+G gives the keyboard back.");
    m_hint->sayForNow(text.arg(shortName()));
}

void ViewerWindow::setStatisticsShown(bool isShown)
{
    m_statistics->setVisible(isShown);
    m_menu->setStatisticsShown(isShown);
}

// What is typed for a person is not to arrive at another time than it was wanted, nor is it told of where it cannot.
bool ViewerWindow::canType()
{
    if (!m_viewer->isLive())
        notify(tr("Nothing was typed: there is no connection"));
    else if (m_options.viewOnly)
        notify(tr("Nothing was typed: view only is on"));
    else
        return true;
    return false;
}

void ViewerWindow::sendKeys(const QList<quint32>& keysyms)
{
    if (!canType())
        return;
    for (const quint32 keysym : keysyms)
        m_client.sendKey(keysym, true);
    for (auto keysym = keysyms.crbegin(); keysym != keysyms.crend(); ++keysym)
        m_client.sendKey(*keysym, false);
}

void ViewerWindow::pasteAsTyping()
{
    if (!canType())
        return;
    const QString text = QGuiApplication::clipboard()->text();
    if (text.isEmpty()) {
        notify(tr("There is no text on the clipboard"));
        return;
    }
    if (const auto started = m_typist->start(text); !started) {
        notify(errorLine(started.error()));
        return;
    }
    notify(tr("Typing %Ln character(s)… Any key stops it.", nullptr, static_cast<int>(text.size())));
}

void ViewerWindow::onSessionLost()
{
    m_typist->stop();
    m_viewer->setLive(false);
    // Keys do nothing now, and whoever waits may want to do something else.
    m_grab->setOfUse(false);
    m_isGrabTold = !m_hint->withdraw() && m_isGrabTold;
}

void ViewerWindow::showProgress(const desktops::StepReport& report)
{
    m_progress->report(report);
    m_pages->setCurrentWidget(m_progress);
    m_bar->hide();
    placeBar();
}

void ViewerWindow::dropDesktop()
{
    if (!m_desktop)
        return;
    m_client.stop();
    onSessionLost();
    disconnect(m_desktop.get(), nullptr, this, nullptr);
    // It may be what has just told of its failure, so it dies when it has finished telling.
    QMetaObject::invokeMethod(this, [dropped = std::exchange(m_desktop, nullptr)] {}, Qt::QueuedConnection);
    Q_EMIT desktopChanged();
}

void ViewerWindow::showDesktop(std::shared_ptr<RemoteDesktop> desktop)
{
    dropDesktop();
    m_desktop = std::move(desktop);
    connect(m_desktop.get(), &RemoteDesktop::connectionLost, this, [this] {
        m_client.stop();
        onSessionLost();
        if (m_hasShownDesktop)
            m_overlay->showLost({});
    });
    connect(m_desktop.get(), &RemoteDesktop::retryScheduled, this, [this](int seconds, const core::Error& reason) {
        m_hasShownDesktop ? m_overlay->showCountdown(seconds, reason) : onStreamFailed(reason);
    });
    connect(m_desktop.get(), &RemoteDesktop::reconnected, this, [this] { openStream(); });
    connect(m_desktop.get(), &RemoteDesktop::failed, this, &ViewerWindow::onStreamFailed);
    openStream();
    Q_EMIT desktopChanged();
}

core::Task<void> ViewerWindow::openStream()
{
    const QPointer<ViewerWindow> self(this);
    // Held, because the window may drop it meanwhile.
    const std::shared_ptr<RemoteDesktop> desktop = m_desktop;
    auto stream = co_await desktop->openStream();
    if (!self || desktop != m_desktop)
        co_return {};
    if (!stream) {
        comeBack(stream.error());
        co_return {};
    }
    m_client.setPassword(desktop->password());
    // Before its first picture the viewer may be on no page, where nobody sees it, and so would not be asked for one.
    m_client.setPaused(false);
    m_streamAge.start();
    m_client.start(std::move(*stream));
    co_return {};
}

void ViewerWindow::onFirstFrame()
{
    m_overlay->hide();
    m_typist->stop();
    m_viewer->setLive(true);
    m_grab->setOfUse(!m_options.viewOnly);
    m_pages->setCurrentWidget(m_viewer);
    m_client.setPaused(!m_viewer->isSeen());
    // Behind another tab, somebody may be typing into that one.
    QWidget* const remembered = focusWidget();
    if (m_viewer->isVisible())
        m_viewer->setFocus();
    else if (remembered != nullptr && m_overlay->isAncestorOf(remembered))
        remembered->clearFocus();
    if (std::exchange(m_hasShownDesktop, true)) {
        notify(tr("Connected again"));
        return;
    }
    const bool fillsScreen = m_options.fullscreen || isInFullscreen();
    m_bar->setVisible(!fillsScreen);
    placeBar();
    if (fillsScreen) {
        setFullscreen(true);
    } else if (isWindow() && !isMaximized() && m_options.scale != ScaleMode::Match) {
        fitToPicture();
    }
    m_hasEverShownDesktop = true;
    const QString notices = m_desktop ? m_desktop->notices().join(QLatin1Char(' ')) : QString();
    if (!notices.isEmpty())
        isInFullscreen() ? m_hint->sayBeside(notices) : notify(notices);
    Q_EMIT desktopShown();
}

void ViewerWindow::fitToPicture()
{
    // What was chosen for a desktop stays after an error, too.
    if (m_hasEverShownDesktop && size() != m_givenSize)
        return;
    const bool isNative = m_options.scale == ScaleMode::Native;
    const QSize bar(0, m_bar->height());
    // Native is in the screen's own pixels; what is scaled anyway is as large as on a screen of the usual density.
    const QSize picture = viewportFor(m_client.size(), isNative ? devicePixelRatioF() : 1);
    const QSize wanted = picture + bar;
    const QSize most = screen()->availableSize() * 0.95;
    // One that has no room is made smaller in its own shape, or bars would stand at its sides.
    const bool fits = wanted.boundedTo(most) == wanted || isNative;
    resize(fits ? wanted.boundedTo(most) : picture.scaled(most - bar, Qt::KeepAspectRatio) + bar);
    m_givenSize = size();
}

void ViewerWindow::onEnded(const core::Error& reason)
{
    onSessionLost();
    if (m_streamAge.elapsed() > soundStreamMilliseconds)
        m_reopenings = 0;
    comeBack(reason);
}

void ViewerWindow::comeBack(const core::Error& reason)
{
    const bool mayComeBack =
        reason.code == core::ErrorCode::ConnectionLost || reason.code == core::ErrorCode::RfbStalled;
    if (!mayComeBack || !m_desktop || !m_hasShownDesktop) {
        onStreamFailed(reason);
        return;
    }
    m_overlay->showLost(errorText(reason));
    if (m_desktop->isReconnecting())
        return;
    // The link is there, so it is the server that hung up; one that always does is not asked for ever.
    if (++m_reopenings > mostReopenings)
        onStreamFailed(reason);
    else
        QTimer::singleShot(reopenDelay * (m_reopenings - 1), this, &ViewerWindow::reopenStream);
}

void ViewerWindow::reopenStream()
{
    if (m_desktop && m_hasShownDesktop && !m_desktop->isReconnecting() && !m_client.isRunning())
        openStream();
}

void ViewerWindow::onStreamFailed(const core::Error& reason)
{
    if (m_hasShownDesktop && m_desktop && m_desktop->isReconnecting()) {
        m_overlay->showLost(errorText(reason));
        return;
    }
    m_client.stop();
    const auto [advice, log] = m_explainer ? m_explainer(reason) : std::pair(reason.advice, QString());
    showError(reason, advice, log);
}

void ViewerWindow::showError(const core::Error& error, const QString& advice, const QString& log)
{
    dropDesktop();
    m_overlay->hide();
    setFullscreen(false);
    m_bar->hide();
    const auto title = [this, wasThere = m_hasShownDesktop] {
        return wasThere ? tr("%1 is no longer connected").arg(m_machine) : tr("Could not connect to %1").arg(m_machine);
    };
    const auto words = [this, error, advice] { return m_explainer ? m_explainer(error).first : advice; };
    if (m_pages->currentWidget() == m_viewer)
        m_error->holdKeys();
    m_pages->setCurrentWidget(m_error);
    m_error->show(title, error, words, log);
    m_hasShownDesktop = false;
    m_reopenings = 0;
    placeBar();
}

void ViewerWindow::setScaleMode(ScaleMode mode)
{
    m_viewer->setScaleMode(mode);
    m_menu->setScaleMode(mode);
    m_options.scale = mode;
    remember();
}

void ViewerWindow::setViewOnly(bool viewOnly)
{
    if (viewOnly) {
        m_typist->stop();
        m_viewer->releaseInput();
        m_clipboard->setEnabled(false);
    }
    m_client.setViewOnly(viewOnly);
    m_viewer->setViewOnly(viewOnly);
    m_grab->setOfUse(m_viewer->isLive() && !viewOnly);
    m_clipboard->setEnabled(m_options.sharesClipboard && !viewOnly);
    m_menu->setViewOnly(viewOnly);
    m_bar->setViewOnly(viewOnly);
    placeBar();
    if (std::exchange(m_options.viewOnly, viewOnly) != viewOnly)
        notify(viewOnly ? tr("View only: keyboard and mouse do nothing over there")
                        : tr("Keyboard and mouse work over there again"));
    remember();
}

void ViewerWindow::setFullscreen(bool isFullscreen)
{
    if (isFullscreen == isInFullscreen())
        return;
    if (isFullscreen)
        Q_EMIT fullscreenBegins();
    m_bar->setFullscreen(isFullscreen);
    m_menu->setFullscreen(isFullscreen);
    m_viewer->setFillsScreen(isFullscreen);
    m_edge.setEnabled(isFullscreen);
    m_bar->setVisible(!isFullscreen && m_pages->currentWidget() == m_viewer);
    isFullscreen ? m_fullScreen.fill(m_options.allScreens) : m_fullScreen.leave();
    setKeyboardGrabbed(isFullscreen);
    tellScreens();
    if (!isFullscreen)
        Q_EMIT fullscreenEnded();
    placeBar();
}

void ViewerWindow::tellScreens()
{
    m_viewer->setScreens(m_fullScreen.parts());
    m_edge.setScreens(m_fullScreen.parts());
}

void ViewerWindow::setAllScreens(bool isOn)
{
    if (isOn && !FullScreen::canCoverAll()) {
        notify(tr("On Wayland no program can fill more than one screen"));
        return setFullscreen(true);
    }
    m_menu->setAllScreens(m_options.allScreens = isOn);
    remember();
    if (!isOn || !isInFullscreen())
        return setFullscreen(isOn);
    m_fullScreen.fill(true);
    tellScreens();
}

void ViewerWindow::takeKeyboard()
{
    QWidget* const page = m_pages->currentWidget();
    QWidget* const remembered = focusWidget();
    const bool isThere = remembered != nullptr && page->isAncestorOf(remembered) && remembered->isVisibleTo(page);
    (isThere ? remembered : page)->setFocus();
}

void ViewerWindow::onHostChord(int key)
{
    switch (key) {
    case Qt::Key_M:
        return m_menu->popup(m_viewer->mapToGlobal(QPoint(16, 16)));
    case Qt::Key_A: // always to all screens: F is the way back
        return setAllScreens(true);
    case Qt::Key_G:
        if (m_grab->isWanted())
            notify(tr("The keyboard is this computer's again"));
        return setKeyboardGrabbed(!m_grab->isWanted());
    default:
        return m_menu->trigger(key);
    }
}

// What the viewer does not hear, as another page is shown.
void ViewerWindow::keyPressEvent(QKeyEvent* event)
{
    const auto chord = m_viewer->hostKeyOf(*event);
    if (!chord)
        return QWidget::keyPressEvent(event);
    if (!event->isAutoRepeat())
        onHostChord(*chord);
}

void ViewerWindow::placeBar()
{
    const int height = m_bar->sizeHint().height();
    if (!isInFullscreen()) // a size that is asked for before the screen is filled would end that
        setMinimumSize(m_bar->minimumSizeHint().width(), height + m_overlay->minimumSizeHint().height());
    const QRect own = isInFullscreen() ? m_edge.screen() : rect();
    m_bar->setGeometry(own.x(), own.y(), own.width(), height);
    const int top = m_bar->isVisibleTo(this) && !isInFullscreen() ? height : 0;
    m_pages->setGeometry(0, top, width(), this->height() - top);
}

void ViewerWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeBar();
}

void ViewerWindow::closeEvent(QCloseEvent* event)
{
    if (!m_isEnding && isAtWork()) {
        event->ignore();
        return EndQuestion::ask(m_endQuestion, EndQuestion::closing({m_machine}), *this, [this] { end(); });
    }
    m_client.stop();
    event->accept();
    Q_EMIT closed();
}

} // namespace clouddesk::ui
