// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/DesktopHub.h"

#include "ui/desktop/QuestionDialog.h"
#include "ui/inventory/PictureTaker.h"
#include "ui/tools/DesktopTools.h"

#include <QApplication>
#include <QDir>
#include <QFile>

namespace clouddesk::ui {

using core::ErrorCode;
using desktops::DesktopSession;
using desktops::SessionState;
using instances::AuthType;
using instances::Instance;

struct DesktopHub::Desktop
{
    int number = 0;
    Instance machine;
    bool isUnsaved = false;
    QPointer<ConnectController> controller;
    std::shared_ptr<DesktopSession> session;
    QPointer<IdleGuard> idleGuard;
    QPointer<DesktopTools> tools;
    bool wasReached = false;
    bool wasInstalling = false;
    bool isLinkLost = false;
    bool wasRefused = false; ///< there is no session, and nothing is done about it

    [[nodiscard]] bool hasFailed() const { return wasRefused || (session && session->state() == SessionState::Failed); }
};

namespace {

desktops::StepProgress noticing(desktops::StepProgress progress, std::function<void(desktops::Step)> notice)
{
    return [progress = std::move(progress), notice = std::move(notice)](const desktops::StepReport& report) {
        notice(report.step);
        progress(report);
    };
}

/// The ways to log in that ssh would try, in its order: the agent, the usual key files, a password.
std::vector<Instance> waysToLogIn(const Instance& machine, const QString& home)
{
    std::vector<Instance> ways;
    Instance way = machine;
    if (qEnvironmentVariableIsSet("SSH_AUTH_SOCK")) {
        way.authType = AuthType::Agent;
        ways.push_back(way);
    }
    way.authType = AuthType::Key;
    // The order of ssh_config(5), IdentityFile.
    for (const char* const name : {"id_rsa", "id_ecdsa", "id_ed25519"}) {
        way.keyPath = QStringLiteral("%1/.ssh/%2").arg(home, QLatin1String(name));
        if (QFile::exists(way.keyPath))
            ways.push_back(way);
    }
    way.keyPath.clear();
    way.authType = AuthType::Password;
    ways.push_back(way);
    return ways;
}

bool mayTryNextWay(ErrorCode code)
{
    return code == ErrorCode::AuthenticationFailed || code == ErrorCode::AgentUnavailable ||
           code == ErrorCode::CredentialUnusable;
}

} // namespace

DesktopHub::DesktopHub(const Desk& desk, QWidget& questionHome, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_memory(ViewerMemory::fileIn(desk.dataDirectory))
    , m_questionHome(&questionHome)
    , m_dialogs(std::make_unique<QuestionDialogs>(desk.questions,
                                                  [this](const core::Question& question) { return homeOf(question); }))
{
}

DesktopHub::~DesktopHub()
{
    for (const auto& desktop : m_desktops)
        delete desktop->controller;
}

void DesktopHub::setDefaults(const desktops::OpenOptions& options, const ViewerOptions& viewer)
{
    m_options = options;
    m_viewer = viewer;
}

void DesktopHub::setIdleLimits(IdleGuard::Limits limits)
{
    m_idle = limits;
    for (const auto& desktop : m_desktops) {
        if (desktop->idleGuard)
            desktop->idleGuard->setLimits(limits);
    }
}

// From its first picture on: an installation may take long with nobody there.
void DesktopHub::guard(const std::shared_ptr<Desktop>& desktop)
{
    if (desktop->idleGuard || !desktop->controller)
        return;
    desktop->idleGuard = new IdleGuard(desktop->controller->window(), m_idle, IdleGuard::Uses::of(desktop->tools));
    const QString name = desktop->machine.name;
    if (!desktop->isUnsaved) {
        auto* const taker = new PictureTaker(desktop->controller->window());
        connect(taker, &PictureTaker::taken, this,
                [this, id = desktop->machine.id](const QImage& picture) { Q_EMIT pictureTaken(id, picture); });
    }
    connect(desktop->idleGuard, &IdleGuard::warned, this, [this, name] { Q_EMIT idleWarned(name); });
    connect(desktop->idleGuard, &IdleGuard::expired, this, [this, name, number = desktop->number] {
        Q_EMIT idleEnded(name);
        disconnectFrom(number);
    });
}

void DesktopHub::open(const Instance& machine)
{
    for (const auto& desktop : m_desktops) {
        if (!desktop->isUnsaved && desktop->machine.id == machine.id)
            return retry(desktop->number);
    }
    const auto desktop = std::make_shared<Desktop>();
    desktop->machine = machine;
    show(desktop);
}

void DesktopHub::openUnsaved(const QString& user, const QString& host, quint16 port)
{
    const auto desktop = std::make_shared<Desktop>();
    desktop->isUnsaved = true;
    // Not null: it is stored with the session, which needs a value.
    desktop->machine.id = QLatin1String("");
    desktop->machine.ownerId = m_desk.ownerId;
    desktop->machine.user = user;
    desktop->machine.host = host;
    desktop->machine.port = port;
    instances::JumpHost place{user, host, port};
    desktop->machine.name = place.toText();
    show(desktop);
}

void DesktopHub::show(const std::shared_ptr<Desktop>& desktop)
{
    desktop->number = ++m_lastNumber;
    m_desktops.push_back(desktop);
    ConnectRequest request;
    request.machine = desktop->machine.name;
    // A machine that is not in the list is known by where it is.
    const QString key = desktop->isUnsaved ? desktop->machine.name : desktop->machine.id;
    request.options = m_memory.options(key, m_viewer);
    request.place = [this](ViewerWindow& window) { m_windows.place(window); };
    request.explain = m_desk.explain;
    const QPointer<DesktopHub> self(this);
    request.open = [self, weak = std::weak_ptr(desktop)](desktops::StepProgress progress, std::stop_token stop) {
        return self->connectDesktop(weak, std::move(progress), std::move(stop));
    };
    desktop->controller = new ConnectController(std::move(request));
    connect(desktop->controller, &ConnectController::finished, this,
            [this, number = desktop->number] { onFinished(number); });
    connect(&desktop->controller->window(), &ViewerWindow::desktopShown, this, [this, number = desktop->number] {
        if (const auto shown = find(number))
            guard(shown);
    });
    desktop->tools = new DesktopTools(desktop->controller->window(), &desktop->controller->window());
    connect(&desktop->controller->window(), &ViewerWindow::optionsChanged, this,
            [this, key](const ViewerOptions& options) { m_memory.remember(key, options); });
    offerEditing(*desktop);
    desktop->controller->start();
    Q_EMIT changed();
}

void DesktopHub::offerEditing(const Desktop& desktop)
{
    ErrorPage& page = desktop.controller->window().errorPage();
    page.setEditable(!desktop.isUnsaved);
    connect(&page, &ErrorPage::editWanted, this, [this, id = desktop.machine.id] { Q_EMIT editWanted(id); });
}

core::Task<std::shared_ptr<RemoteDesktop>>
DesktopHub::connectDesktop(std::weak_ptr<Desktop> weak, desktops::StepProgress progress, std::stop_token stop)
{
    const auto desktop = weak.lock();
    const QPointer<DesktopHub> self(this);
    if (!desktop)
        co_return core::fail(ErrorCode::Cancelled, QStringLiteral("cancelled"));
    if (desktop->session) {
        // Its end is not the window's, which tries again.
        disconnect(desktop->session.get(), nullptr, this, nullptr);
        std::ignore = co_await desktop->session->close();
    }
    if (self)
        desktop->session.reset();
    desktop->wasInstalling = false;
    desktop->wasRefused = false;
    if (self)
        Q_EMIT self->changed();
    auto watched = noticing(std::move(progress), [weak](desktops::Step step) {
        if (const auto known = weak.lock(); known && step == desktops::Step::Install)
            known->wasInstalling = true;
    });
    core::Result<std::shared_ptr<DesktopSession>> session;
    if (desktop->isUnsaved)
        session = co_await tryUnsaved(desktop, std::move(watched), std::move(stop));
    else
        session = co_await openSaved(desktop->machine.id, m_options, std::move(watched), std::move(stop));
    if (!session) {
        desktop->wasRefused = true;
        if (self)
            self->noteFailure(*desktop, session.error());
        co_return core::fail(session);
    }
    desktop->session = *session;
    if (self)
        self->follow(desktop);
    co_return RemoteDesktop::fromSession(*session);
}

void DesktopHub::noteFailure(const Desktop& desktop, const core::Error& reason)
{
    if (reason.code == ErrorCode::HostKeyChanged || reason.code == ErrorCode::HostKeyRevoked)
        Q_EMIT hostKeyChanged(desktop.machine.name);
    Q_EMIT changed();
}

DesktopHub::Opening DesktopHub::openSaved(QString id, desktops::OpenOptions options, desktops::StepProgress progress,
                                          std::stop_token stop)
{
    // As it is now: it may have been changed, or be gone, since it was shown.
    const auto machine = co_await m_desk.instances.find(id);
    if (!machine)
        co_return core::fail(machine);
    co_return co_await m_desk.desktops.open(*machine, options, std::move(progress), std::move(stop));
}

DesktopHub::Opening DesktopHub::tryUnsaved(std::shared_ptr<Desktop> desktop, desktops::StepProgress progress,
                                           std::stop_token stop)
{
    const desktops::OpenOptions options = m_options;
    desktops::DesktopService& service = m_desk.desktops;
    core::Result<std::shared_ptr<DesktopSession>> session;
    for (const Instance& way : waysToLogIn(desktop->machine, m_desk.homeDirectory)) {
        desktop->machine = way;
        session = co_await service.open(way, options, progress, stop);
        if (session || !mayTryNextWay(session.error().code))
            break;
    }
    co_return session;
}

void DesktopHub::follow(const std::shared_ptr<Desktop>& desktop)
{
    const std::weak_ptr<Desktop> weak = desktop;
    connect(desktop->session.get(), &DesktopSession::stateChanged, this, [this, weak](SessionState state) {
        const auto known = weak.lock();
        if (!known)
            return;
        if (state == SessionState::Reconnecting && !std::exchange(known->isLinkLost, true))
            Q_EMIT linkLost(known->machine.name);
        if (state == SessionState::Connected && std::exchange(known->isLinkLost, false))
            Q_EMIT linkBack(known->machine.name);
        // Closed by somebody else, for example "clouddesk session close".
        if (state == SessionState::Closed && known->controller)
            QMetaObject::invokeMethod(&known->controller->window(), &ViewerWindow::end, Qt::QueuedConnection);
        Q_EMIT changed();
    });
    connect(desktop->session.get(), &DesktopSession::failed, this, [this, weak](const core::Error& reason) {
        if (const auto known = weak.lock())
            noteFailure(*known, reason);
    });
    if (desktop->wasInstalling)
        Q_EMIT provisioned(desktop->machine.name);
    desktop->wasReached = true;
    Q_EMIT reached(desktop->machine.name);
    if (desktop->isUnsaved)
        Q_EMIT reachedUnsaved(desktop->machine);
    Q_EMIT changed();
}

void DesktopHub::onFinished(int number)
{
    const auto desktop = find(number);
    if (!desktop)
        return;
    std::erase(m_desktops, desktop);
    desktop->controller->deleteLater();
    endSession(desktop);
    // Before it is looked whether anything is left to be seen.
    if (desktop->isUnsaved && desktop->wasReached && !m_isClosingAll)
        Q_EMIT leftUnsaved(desktop->machine, desktop->controller->window().viewer().screenshot());
    Q_EMIT changed();
}

core::Task<void> DesktopHub::endSession(std::shared_ptr<Desktop> desktop)
{
    const QPointer<DesktopHub> self(this);
    ++m_ending;
    const auto session = desktop->session;
    if (session)
        std::ignore = co_await session->close();
    if (!self || --m_ending > 0 || !m_desktops.empty())
        co_return {};
    for (const auto& waiter : std::exchange(m_waiters, {}))
        waiter->resolve({});
    co_return {};
}

core::Task<void> DesktopHub::closeAll()
{
    m_isClosingAll = true;
    core::Deferred<void> ended;
    m_waiters.push_back(std::make_shared<core::Resolver<void>>(ended.resolver()));
    if (m_desktops.empty() && m_ending == 0)
        m_waiters.back()->resolve({});
    const auto all = m_desktops;
    for (const auto& desktop : all) {
        if (desktop->controller)
            desktop->controller->window().end();
    }
    co_return co_await ended;
}

std::vector<DesktopHub::Entry> DesktopHub::entries() const
{
    std::vector<Entry> all;
    for (const auto& desktop : m_desktops) {
        Entry entry{desktop->number, desktop->machine.name, {}, desktop->hasFailed()};
        if (desktop->session)
            entry.state = desktop->session->state();
        all.push_back(entry);
    }
    return all;
}

bool DesktopHub::isAtWork() const
{
    return std::ranges::any_of(m_desktops,
                               [](const auto& desktop) { return desktop->tools && desktop->tools->isAtWork(); });
}

void DesktopHub::raise(int number)
{
    const auto desktop = find(number);
    if (!desktop || !desktop->controller)
        return;
    m_windows.raise(desktop->controller->window());
}

void DesktopHub::retry(int number)
{
    raise(number);
    if (const auto desktop = find(number); desktop && desktop->controller && desktop->hasFailed())
        desktop->controller->retry();
}

void DesktopHub::disconnectFrom(int number)
{
    if (const auto desktop = find(number); desktop && desktop->controller)
        desktop->controller->window().close();
}

std::shared_ptr<DesktopHub::Desktop> DesktopHub::find(int number) const
{
    for (const auto& desktop : m_desktops) {
        if (desktop->number == number)
            return desktop;
    }
    return nullptr;
}

QWidget* DesktopHub::homeOf(const core::Question& question) const
{
    QWidget* opening = nullptr;
    for (const auto& desktop : m_desktops) {
        if (!desktop->controller)
            continue;
        if (desktop->machine.name == question.machine)
            return &desktop->controller->window();
        // A jump host asks by its own name; it belongs to what is being opened.
        if (!desktop->session)
            opening = &desktop->controller->window();
    }
    if (opening != nullptr)
        return opening;
    // Above the dialog that is open there, so that the keyboard goes back to it.
    QWidget* const dialog = QApplication::activeModalWidget();
    const bool isThere = dialog != nullptr && dialog->parentWidget() == m_questionHome;
    return isThere && qobject_cast<QuestionDialog*>(dialog) == nullptr ? dialog : m_questionHome.data();
}

} // namespace clouddesk::ui
