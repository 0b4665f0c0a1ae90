// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/ViewerWindow.h"

#include <QCloseEvent>
#include <QDateTime>
#include <QFileDialog>
#include <QImageWriter>
#include <QScreen>
#include <QStandardPaths>
#include <QTimer>

namespace clouddesk::ui {

namespace {

constexpr int mostReopenings = 5;
constexpr auto reopenDelay = std::chrono::milliseconds(500);
// A stream that lived so long was a sound one.
constexpr qint64 soundStreamMilliseconds = 30'000;

rfb::ClientOptions clientOptions(const ViewerOptions& options)
{
    rfb::ClientOptions client;
    client.viewOnly = options.viewOnly;
    client.quality = options.quality;
    return client;
}

} // namespace

ViewerWindow::ViewerWindow(const QString& machine, const ViewerOptions& options, QWidget* parent)
    : QWidget(parent)
    , m_machine(machine)
    , m_options(options)
    , m_client(clientOptions(options))
    , m_bar(new ViewerBar(machine, this))
    , m_pages(new QStackedWidget(this))
    , m_progress(new ProgressPage(machine))
    , m_error(new ErrorPage)
    , m_viewer(new ViewerWidget(m_client))
    , m_overlay(new ReconnectOverlay(m_viewer))
    , m_clipboard(new ClipboardBridge(m_client, *this, this))
{
    setWindowTitle(machine);
    resize(1024, 680);
    for (QWidget* const page : std::initializer_list<QWidget*>{m_progress, m_error, m_viewer})
        m_pages->addWidget(page);
    m_bar->hide();
    setMinimumWidth(m_bar->minimumSizeHint().width());
    connect(m_progress, &ProgressPage::cancelled, this, &ViewerWindow::cancelRequested);
    connect(m_error, &ErrorPage::retried, this, &ViewerWindow::retryRequested);
    connect(m_error, &ErrorPage::closed, this, &QWidget::close);
    connect(m_overlay, &ReconnectOverlay::gaveUp, this, &QWidget::close);
    wireClient();
    wireBar();
    setScaleMode(options.scale);
    setViewOnly(options.viewOnly);
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
    connect(m_viewer, &ViewerWidget::hostChord, this, &ViewerWindow::onHostChord);
    connect(m_viewer, &ViewerWidget::hovered, this, &ViewerWindow::onHover);
}

void ViewerWindow::wireBar()
{
    connect(m_bar, &ViewerBar::scaleChosen, this, &ViewerWindow::setScaleMode);
    connect(m_bar, &ViewerBar::viewOnlyChosen, this, &ViewerWindow::setViewOnly);
    connect(m_bar, &ViewerBar::screenshotWanted, this, &ViewerWindow::askForScreenshot);
    connect(m_bar, &ViewerBar::fullscreenToggled, this, [this] { setFullscreen(!isFullScreen()); });
    connect(m_bar, &ViewerBar::disconnectWanted, this, &QWidget::close);
}

void ViewerWindow::showProgress(const desktops::StepReport& report)
{
    m_progress->report(report);
    m_pages->setCurrentWidget(m_progress);
    m_bar->hide();
    placeBar();
}

void ViewerWindow::showCancelling()
{
    m_progress->showCancelling();
}

void ViewerWindow::dropDesktop()
{
    if (!m_desktop)
        return;
    m_client.stop();
    disconnect(m_desktop.get(), nullptr, this, nullptr);
    disconnect(m_desktop.get(), nullptr, m_overlay, nullptr);
    // It may be what has just told of its failure, so it dies when it has finished telling.
    QMetaObject::invokeMethod(this, [dropped = std::exchange(m_desktop, nullptr)] {}, Qt::QueuedConnection);
}

void ViewerWindow::showDesktop(std::shared_ptr<RemoteDesktop> desktop)
{
    dropDesktop();
    m_desktop = std::move(desktop);
    connect(m_desktop.get(), &RemoteDesktop::connectionLost, this, [this] {
        m_client.stop();
        m_viewer->setLive(false);
        m_overlay->showLost({});
    });
    connect(m_desktop.get(), &RemoteDesktop::retryScheduled, m_overlay, &ReconnectOverlay::showCountdown);
    connect(m_desktop.get(), &RemoteDesktop::reconnected, this, [this] { openStream(); });
    connect(m_desktop.get(), &RemoteDesktop::failed, this, &ViewerWindow::onStreamFailed);
    openStream();
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
        onStreamFailed(stream.error());
        co_return {};
    }
    m_client.setPassword(desktop->password());
    m_streamAge.start();
    m_client.start(std::move(*stream));
    co_return {};
}

void ViewerWindow::onFirstFrame()
{
    m_overlay->hide();
    m_viewer->setLive(true);
    m_pages->setCurrentWidget(m_viewer);
    m_viewer->setFocus();
    if (std::exchange(m_hasShownDesktop, true)) {
        m_bar->notify(tr("Connected again"));
        return;
    }
    m_bar->setVisible(!m_options.fullscreen);
    placeBar();
    if (m_options.fullscreen) {
        setFullscreen(true);
    } else if (!isMaximized()) {
        const QSize wanted = (QSizeF(m_client.size()) / devicePixelRatioF()).toSize() + QSize(0, m_bar->height());
        resize(wanted.boundedTo(screen()->availableSize() * 0.95));
    }
    const QStringList notices = m_desktop ? m_desktop->notices() : QStringList();
    if (!notices.isEmpty())
        m_bar->notify(notices.join(QStringLiteral("; ")));
    Q_EMIT desktopShown();
}

void ViewerWindow::onEnded(const core::Error& reason)
{
    m_viewer->setLive(false);
    const bool mayComeBack =
        reason.code == core::ErrorCode::ConnectionLost || reason.code == core::ErrorCode::RfbStalled;
    if (!mayComeBack || !m_desktop || !m_hasShownDesktop) {
        onStreamFailed(reason);
        return;
    }
    m_overlay->showLost(reason.text);
    if (m_desktop->isReconnecting())
        return;
    if (m_streamAge.elapsed() > soundStreamMilliseconds)
        m_reopenings = 0;
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
    if (m_desktop && m_desktop->isReconnecting()) {
        m_overlay->showLost(reason.text);
        return;
    }
    m_client.stop();
    const auto [advice, log] = m_explainer ? m_explainer(reason) : std::pair(reason.advice, QString());
    showError(reason, advice, log);
}

void ViewerWindow::setExplainer(std::function<std::pair<QString, QString>(const core::Error&)> explainer)
{
    m_explainer = std::move(explainer);
}

void ViewerWindow::showError(const core::Error& error, const QString& advice, const QString& log)
{
    dropDesktop();
    m_overlay->hide();
    m_bar->hide();
    setFullscreen(false);
    m_error->show(m_hasShownDesktop ? tr("%1 is no longer connected").arg(m_machine)
                                    : tr("Could not connect to %1").arg(m_machine),
                  error, advice, log);
    m_pages->setCurrentWidget(m_error);
    m_hasShownDesktop = false;
    m_reopenings = 0;
    placeBar();
}

core::Result<void> ViewerWindow::saveScreenshot(const QString& file) const
{
    const QImage image = m_viewer->screenshot();
    if (image.isNull())
        return core::fail(core::ErrorCode::NotFound, QStringLiteral("there is no picture yet"), m_machine);
    QImageWriter writer(file);
    if (!writer.write(image))
        return core::fail(core::ErrorCode::InputOutputFailed,
                          QStringLiteral("the screenshot could not be saved: %1").arg(writer.errorString()), file);
    return {};
}

void ViewerWindow::askForScreenshot()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    const QString stamp = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH-mm-ss"));
    auto* const dialog =
        new QFileDialog(this, tr("Save screenshot"), folder, tr("PNG images (*.png);;JPEG images (*.jpg)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->selectFile(QStringLiteral("%1 %2.png").arg(m_machine, stamp));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        const auto saved = saveScreenshot(file);
        m_bar->notify(saved ? tr("Saved %1").arg(file) : saved.error().toLine());
    });
    dialog->open();
}

void ViewerWindow::setScaleMode(ScaleMode mode)
{
    m_viewer->setScaleMode(mode);
    m_bar->setScaleMode(mode);
}

void ViewerWindow::setViewOnly(bool viewOnly)
{
    if (viewOnly)
        m_viewer->releaseInput();
    m_client.setViewOnly(viewOnly);
    m_clipboard->setEnabled(!viewOnly);
    m_bar->setViewOnly(viewOnly);
    m_options.viewOnly = viewOnly;
}

void ViewerWindow::setFullscreen(bool isFullscreen)
{
    if (isFullscreen == isFullScreen())
        return;
    m_bar->setFullscreen(isFullscreen);
    if (isFullscreen) {
        m_wasMaximized = isMaximized();
        m_bar->hide();
        showFullScreen();
    } else {
        m_bar->setVisible(m_pages->currentWidget() == m_viewer);
        if (m_wasMaximized)
            showMaximized();
        else
            showNormal();
    }
    placeBar();
}

void ViewerWindow::onHostChord(int key)
{
    switch (key) {
    case Qt::Key_F:
        return setFullscreen(!isFullScreen());
    case Qt::Key_V:
        return setViewOnly(!m_options.viewOnly);
    case Qt::Key_S:
        return askForScreenshot();
    case Qt::Key_Q:
        close();
        return;
    case Qt::Key_1:
        return setScaleMode(ScaleMode::Fit);
    case Qt::Key_2:
        return setScaleMode(ScaleMode::Native);
    case Qt::Key_3:
        return setScaleMode(ScaleMode::Stretch);
    default:
        break;
    }
}

void ViewerWindow::onHover(int y)
{
    if (!isFullScreen())
        return;
    // Comes out at the upper edge, goes when the mouse has left it well behind.
    const bool isOut = m_bar->isVisible();
    if (!isOut && y <= 1) {
        m_bar->show();
        m_bar->raise();
    } else if (isOut && y > 3 * m_bar->height()) {
        m_bar->hide();
    }
}

void ViewerWindow::placeBar()
{
    const int height = m_bar->sizeHint().height();
    m_bar->setGeometry(0, 0, width(), height);
    const int top = m_bar->isVisibleTo(this) && !isFullScreen() ? height : 0;
    m_pages->setGeometry(0, top, width(), this->height() - top);
}

void ViewerWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    placeBar();
}

void ViewerWindow::closeEvent(QCloseEvent* event)
{
    m_client.stop();
    event->accept();
    Q_EMIT closed();
}

} // namespace clouddesk::ui
