// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Questions.h"
#include "ui/desktop/QuestionDialogs.h"
#include "ui/desktop/ViewerWindow.h"

namespace clouddesk::ui {

/// What a connect in a window needs from whoever starts it.
struct ConnectRequest
{
    using Opener = std::function<core::Task<std::shared_ptr<RemoteDesktop>>(desktops::StepProgress, std::stop_token)>;
    /// What to do next about an error, and its log; both may be empty.
    using Explainer = std::function<std::pair<QString, QString>(const core::Error&)>;

    /// The machine by the name that the user gave it.
    QString machine;
    ViewerOptions options;
    /// Makes the connection; called again when the person tries again.
    Opener open;
    Explainer explain;
    /// Shows the window where it belongs; empty: as a window of its own.
    std::function<void(ViewerWindow&)> place;
    /// Where questions come from; may be null.
    core::Questions* questions = nullptr;
};

/// The whole of a connect as a person sees it: the window with the steps, the questions, then the desktop, or the
/// error with a way to try again. Home thread.
class ConnectController : public QObject
{
    Q_OBJECT

public:
    explicit ConnectController(ConnectRequest request, QObject* parent = nullptr);
    ~ConnectController() override;

    /// Shows the window and connects. Ends when the window is closed, or with Cancelled when stop is requested; what
    /// was being opened is cancelled then, and waited for. The desktop's session is not closed.
    static core::Task<void> run(ConnectRequest request, std::stop_token stop = {});

    /// Shows the window and begins; call once. What run() does for whoever does not wait for the end.
    void start();
    /// As if the person had asked the window to try again; nothing happens while something is being opened.
    void retry();
    /// Owned here; there from the beginning, shown or not.
    [[nodiscard]] ViewerWindow& window() { return m_window; }

Q_SIGNALS:
    /// The window is closed and nothing is under way any more.
    void finished();

private:
    core::Task<void> attempt();
    void cancel();
    void finishIfIdle();

    ConnectRequest m_request;
    ViewerWindow m_window;
    QuestionDialogs* m_dialogs = nullptr;
    std::stop_source m_stop;
    bool m_isOpening = false;
    bool m_isClosed = false;
};

} // namespace clouddesk::ui
