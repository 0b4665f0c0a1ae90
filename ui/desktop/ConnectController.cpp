// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/desktop/ConnectController.h"

#include "core/Deferred.h"

namespace clouddesk::ui {

ConnectController::ConnectController(ConnectRequest request, QObject* parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_window(m_request.machine, m_request.options)
{
    if (m_request.questions != nullptr)
        m_dialogs = new QuestionDialogs(*m_request.questions, m_window, this);
    if (m_request.explain)
        m_window.setExplainer(m_request.explain);
    connect(&m_window, &ViewerWindow::cancelRequested, this, &ConnectController::cancel);
    connect(&m_window, &ViewerWindow::retryRequested, this, &ConnectController::retry);
    connect(&m_window, &ViewerWindow::closed, this, [this] {
        m_isClosed = true;
        cancel();
        finishIfIdle();
    });
}

ConnectController::~ConnectController()
{
    m_stop.request_stop();
    delete m_dialogs;
}

core::Task<void> ConnectController::run(ConnectRequest request, std::stop_token stop)
{
    ConnectController controller(std::move(request));
    core::Deferred<void> done;
    const auto resolver = std::make_shared<core::Resolver<void>>(done.resolver());
    connect(&controller, &ConnectController::finished, &controller, [resolver] { resolver->resolve({}); });
    const std::stop_callback onStop(stop, [&controller] {
        QMetaObject::invokeMethod(&controller.m_window, &QWidget::close, Qt::QueuedConnection);
    });
    controller.start();
    std::ignore = co_await done;
    if (stop.stop_requested())
        co_return core::fail(core::ErrorCode::Cancelled, QStringLiteral("cancelled"));
    co_return {};
}

void ConnectController::start()
{
    m_request.place ? m_request.place(m_window) : m_window.show();
    attempt();
}

core::Task<void> ConnectController::attempt()
{
    const QPointer<ConnectController> self(this);
    m_stop = {};
    m_isOpening = true;
    m_window.restartProgress();
    m_window.showProgress({});
    const desktops::StepProgress progress = [self](const desktops::StepReport& report) {
        if (self)
            self->m_window.showProgress(report);
    };
    auto opening = m_request.open(progress, m_stop.get_token());
    auto desktop = co_await opening;
    if (!self)
        co_return {};
    m_isOpening = false;
    if (m_isClosed) {
        finishIfIdle();
    } else if (desktop) {
        m_window.showDesktop(std::move(*desktop));
    } else if (desktop.error().code == core::ErrorCode::Cancelled) {
        m_window.end();
    } else {
        const auto [advice, log] =
            m_request.explain ? m_request.explain(desktop.error()) : std::pair(desktop.error().advice, QString());
        m_window.showError(desktop.error(), advice, log);
    }
    co_return {};
}

void ConnectController::retry()
{
    if (!m_isOpening && !m_isClosed)
        attempt();
}

void ConnectController::cancel()
{
    m_stop.request_stop();
    if (m_isOpening)
        m_window.showCancelling();
    else if (!m_isClosed) // only the first picture is waited for
        m_window.end();
}

void ConnectController::finishIfIdle()
{
    if (m_isClosed && !m_isOpening)
        Q_EMIT finished();
}

} // namespace clouddesk::ui
