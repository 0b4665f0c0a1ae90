// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/WatchDialog.h"

#include "ui/language/ErrorText.h"
#include "ui/language/GrowWithText.h"
#include "ui/language/KeepTranslated.h"

#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>

namespace clouddesk::ui {

namespace {

constexpr int textWidth = 420;

core::Task<core::UniqueFd> openStream(QPointer<ViewerWindow> window)
{
    const auto desktop = window ? window->desktop() : nullptr;
    if (!desktop)
        co_return core::fail(core::ErrorCode::ConnectionLost, QStringLiteral("the desktop is not connected"));
    co_return co_await desktop->openStream();
}

QString reasonOf(const desktops::WatchServer::Ending& ending)
{
    using Kind = desktops::WatchServer::Ending::Kind;
    switch (ending.kind) {
    case Kind::WatcherGone:
        return WatchDialog::tr("whoever watched has left");
    case Kind::LinkLost:
        return WatchDialog::tr("the link to the desktop is lost");
    case Kind::WrongPasswords:
        return WatchDialog::tr("somebody tried wrong passwords");
    case Kind::Refused:
        return WatchDialog::tr("the desktop's VNC server lets no other viewer in");
    case Kind::Failed:
        return core::singleLine(errorLine(ending.error), 200);
    }
    return {};
}

QLineEdit* shownText()
{
    auto* const line = new QLineEdit;
    line->setReadOnly(true);
    line->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    return line;
}

} // namespace

WatchDialog::WatchDialog(ViewerWindow& window)
    : QWidget(&window, Qt::Dialog)
    , m_window(window)
    , m_address(shownText())
    , m_code(shownText())
    , m_state(new QLabel)
    , m_control(new QCheckBox)
    , m_again(new QPushButton)
{
    layOut();
    connect(m_control, &QCheckBox::toggled, this, [this](bool isGiven) {
        if (m_server)
            m_server->setControl(isGiven);
        Q_EMIT stateChanged();
    });
    connect(m_again, &QPushButton::clicked, this, &WatchDialog::begin);
    growWithText(*this);
}

WatchDialog::~WatchDialog() = default;

void WatchDialog::layOut()
{
    auto* const text = new QLabel;
    text->setWordWrap(true);
    text->setMinimumWidth(textWidth);
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    auto* const form = new QFormLayout;
    auto* const address = new QLabel;
    auto* const password = new QLabel;
    form->addRow(address, m_address);
    form->addRow(password, m_code);
    address->setBuddy(m_address);
    password->setBuddy(m_code);
    auto* const end = new QPushButton;
    keepTranslated(this, [this, text, address, password, end] {
        setWindowTitle(tr("Let someone watch %1").arg(core::singleLine(m_window.machine(), 60)));
        text->setText(tr("Whoever has the address and the password sees this desktop in any VNC viewer, once. "
                         "The address is one of this computer; from elsewhere it is reached through SSH, for "
                         "example with ssh -L. Closing this window does not end it."));
        address->setText(tr("&Address"));
        password->setText(tr("&Password"));
        m_control->setText(tr("They may use &keyboard, mouse and clipboard"));
        m_again->setText(tr("&New password"));
        end->setText(tr("&End watching"));
    });
    connect(end, &QPushButton::clicked, this, [this] {
        this->end();
        close();
    });
    auto* const row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_again);
    row->addWidget(end);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(12);
    column->addWidget(text);
    column->addLayout(form);
    column->addWidget(m_state);
    column->addWidget(m_control);
    column->addLayout(row);
}

void WatchDialog::begin()
{
    m_control->setChecked(false);
    m_control->setEnabled(false);
    m_again->setEnabled(false);
    desktops::WatchServer::Needs needs;
    needs.openStream = [window = QPointer(&m_window)] { return openStream(window); };
    needs.password = [window = QPointer(&m_window)] {
        const auto desktop = window ? window->desktop() : nullptr;
        return desktop ? desktop->password() : core::Secret();
    };
    auto started = desktops::WatchServer::start(std::move(needs));
    if (!started)
        return onEnded({desktops::WatchServer::Ending::Kind::Failed, started.error()});
    m_server = std::move(*started);
    m_address->setText(QStringLiteral("127.0.0.1::%1").arg(m_server->port()));
    m_code->setText(QString::fromLatin1(m_server->code().view()));
    keepText(*m_state, [] { return tr("Nobody watches yet."); });
    connect(m_server.get(), &desktops::WatchServer::watcherCame, this, &WatchDialog::onWatcher);
    // It is the sender.
    connect(m_server.get(), &desktops::WatchServer::ended, this, &WatchDialog::onEnded, Qt::QueuedConnection);
    Q_EMIT stateChanged();
}

void WatchDialog::onWatcher()
{
    m_isWatched = true;
    keepText(*m_state, [] { return tr("Somebody watches."); });
    m_control->setEnabled(true);
    m_code->clear();
    m_window.notify(tr("Somebody watches this desktop"));
    Q_EMIT stateChanged();
}

void WatchDialog::onEnded(const desktops::WatchServer::Ending& ending)
{
    forget();
    keepText(*m_state, [ending] { return tr("It is over: %1.").arg(reasonOf(ending)); });
    m_window.notify(tr("Nobody watches this desktop any more"));
}

void WatchDialog::end()
{
    if (std::exchange(m_isWatched, false))
        m_window.notify(tr("Nobody watches this desktop any more"));
    forget();
}

void WatchDialog::forget()
{
    m_server.reset();
    m_isWatched = false;
    m_address->clear();
    m_code->clear();
    m_control->setChecked(false);
    m_control->setEnabled(false);
    m_again->setEnabled(true);
    Q_EMIT stateChanged();
}

WatchDialog::State WatchDialog::state() const
{
    if (!m_server)
        return State::Over;
    if (!m_isWatched)
        return State::Waiting;
    return m_control->isChecked() ? State::InControl : State::Watched;
}

quint16 WatchDialog::port() const
{
    return m_server ? m_server->port() : 0;
}

void WatchDialog::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QWidget::keyPressEvent(event);
}

} // namespace clouddesk::ui
