// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/RecordingControl.h"

#include "core/StampedName.h"
#include "ui/language/ErrorText.h"
#include "ui/language/KeepTranslated.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>

namespace clouddesk::ui {

RecordingControl::RecordingControl(ViewerWindow& window, QString folder, QObject* parent, rfb::RetryDelays delays)
    : QObject(parent)
    , m_window(window)
    , m_folder(std::move(folder))
    , m_action(window.menu().toolsMenu()->addAction(QString()))
    , m_button(window.bar().addTool())
    , m_delays(delays)
{
    m_action->setCheckable(true);
    keepTranslated(m_button, [action = m_action, button = m_button, control = QPointer(this)] {
        action->setText(tr("&Record"));
        button->setAccessibleName(tr("Record"));
        if (control)
            control->widen();
    });
    m_retry.setSingleShot(true);
    const auto toggle = [this] { isRecording() ? stop() : start(); };
    connect(m_action, &QAction::triggered, this, toggle);
    connect(m_button, &QToolButton::clicked, this, toggle);
    connect(&m_retry, &QTimer::timeout, this, [this] { giveStream(); });
    connect(&window, &ViewerWindow::closed, this, &RecordingControl::stop);
    connect(&window, &ViewerWindow::desktopChanged, this, &RecordingControl::giveStreamSoon);
}

RecordingControl::~RecordingControl() = default;

QString RecordingControl::usualFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::MoviesLocation) + QStringLiteral("/CloudDesk");
}

void RecordingControl::start()
{
    QDir().mkpath(m_folder);
    const QString name = core::stampedName(m_window.machine()) + QStringLiteral(".cdrec");
    auto recorder = rfb::SessionRecorder::create(QDir(m_folder).filePath(name), {});
    if (!recorder) {
        showState(-1);
        return m_window.notify(errorLine(recorder.error()));
    }
    m_recorder = std::move(*recorder);
    m_delays.reset();
    m_loss.reset();
    m_hasStream = false;
    wireRecorder();
    showState(0);
    giveStream();
}

void RecordingControl::wireRecorder()
{
    connect(m_recorder.get(), &rfb::SessionRecorder::streamWanted, this, [this] { giveStream(); });
    connect(m_recorder.get(), &rfb::SessionRecorder::streamBegan, this, [this] {
        m_hasStream = true;
        m_delays.reset();
    });
    connect(m_recorder.get(), &rfb::SessionRecorder::streamLost, this, [this](const core::Error& reason) {
        m_hasStream = false;
        retry(reason);
    });
    connect(m_recorder.get(), &rfb::SessionRecorder::progressed, this,
            [this](qint64 /*bytes*/, qint64 milliseconds) { showState(milliseconds); });
    // It is the sender.
    connect(m_recorder.get(), &rfb::SessionRecorder::ended, this, &RecordingControl::onEnded, Qt::QueuedConnection);
}

void RecordingControl::stop()
{
    if (m_recorder)
        m_recorder->finish();
}

void RecordingControl::giveStreamSoon()
{
    disconnect(m_reconnected);
    if (const auto desktop = m_window.desktop())
        m_reconnected = connect(desktop.get(), &RemoteDesktop::reconnected, this, [this] {
            m_delays.reset();
            giveStream();
        });
    m_delays.reset();
    if (m_recorder)
        m_retry.start(*m_delays.next());
}

void RecordingControl::retry(const core::Error& reason)
{
    if (m_loss)
        return;
    // Without another stream the one there is goes on.
    const auto delay = m_hasStream ? m_delays.longest() : m_delays.next();
    if (delay)
        return m_retry.start(*delay);
    m_loss = reason;
    m_recorder->finish();
}

core::Task<void> RecordingControl::giveStream()
{
    const QPointer<RecordingControl> self(this);
    const std::shared_ptr<RemoteDesktop> desktop = m_window.desktop();
    if (!m_recorder)
        co_return {};
    if (!desktop) {
        retry({core::ErrorCode::ConnectionLost, QStringLiteral("the desktop is not open any more"), {}, {}});
        co_return {};
    }
    auto stream = co_await desktop->openStream();
    if (!self || !m_recorder)
        co_return {};
    if (stream)
        m_recorder->record(std::move(*stream), desktop->password());
    else
        retry(stream.error());
    co_return {};
}

void RecordingControl::onEnded(const std::optional<core::Error>& reason)
{
    const QString file = m_recorder->path();
    m_recorder.reset();
    m_retry.stop();
    showState(-1);
    const QString name = QFileInfo(file).fileName();
    const auto& why = reason ? reason : m_loss;
    m_window.notify(why ? tr("The recording ended: %1. What was recorded is in %2").arg(errorText(*why), name)
                        : tr("Recorded %1").arg(name));
    Q_EMIT recorded(file);
}

// For both that it says, or its neighbours would move.
void RecordingControl::widen()
{
    int width = 0;
    const qint64 shown = m_shown;
    for (const qint64 state : {qint64(-1), qint64(3'599'000)}) {
        showState(state);
        width = std::max(width, m_button->sizeHint().width());
    }
    m_button->setMinimumWidth(width);
    showState(shown);
}

void RecordingControl::showState(qint64 milliseconds)
{
    m_shown = milliseconds;
    const bool isOn = milliseconds >= 0;
    const qint64 seconds = milliseconds / 1000;
    m_action->setChecked(isOn);
    m_button->setText(isOn ? tr("● %1:%2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0')) : tr("Record"));
    m_button->setToolTip(isOn ? tr("End the recording") : tr("Record this desktop into a file"));
    m_button->setAccessibleDescription(m_button->toolTip());
}

} // namespace clouddesk::ui
