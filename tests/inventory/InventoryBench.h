// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktops/DesktopLab.h"
#include "instances/QuietLogin.h"
#include "inventory/TopLevel.h"
#include "ui/ViewerBench.h"
#include "ui/inventory/DesktopApp.h"
#include "vault/PassphraseKeySource.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>

namespace clouddesk::tests {

inline bool type(const QString& text)
{
    return lab::VirtualScreen::act({QStringLiteral("type"), QStringLiteral("--delay"), QStringLiteral("4"), text});
}

/// key: as xdotool(1) names it.
inline bool press(const char* key)
{
    return lab::VirtualScreen::act({QStringLiteral("key"), QLatin1String(key)});
}

inline void click(const QWidget& widget, QPoint place, int times = 1)
{
    const QPoint at = widget.mapToGlobal(place);
    lab::VirtualScreen::act({QStringLiteral("mousemove"), QString::number(at.x()), QString::number(at.y()),
                             QStringLiteral("click"), QStringLiteral("--repeat"), QString::number(times),
                             QStringLiteral("--delay"), QStringLiteral("60"), QStringLiteral("1")});
}

/// Counts how often a button of the mouse has been let go over a window.
class ReleaseCounter : public QObject
{
public:
    explicit ReleaseCounter(QObject& window) { window.installEventFilter(this); }
    [[nodiscard]] int count() const { return m_count; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        m_count += event->type() == QEvent::MouseButtonRelease ? 1 : 0;
        return QObject::eventFilter(watched, event);
    }

private:
    int m_count = 0;
};

/// Waits until keys reach the window: Qt may call it active a moment before the window manager gives it the keyboard.
inline bool isReadyForKeys(QWidget& window)
{
    return QTest::qWaitForWindowActive(&window, 20000) &&
           QTest::qWaitFor([&window] { return lab::VirtualScreen::isActive(QByteArray::number(window.winId())); },
                           20000);
}

/// What a window says, to be told where a test fails.
inline QByteArray wordsIn(const QWidget& window)
{
    QStringList words;
    for (const QLabel* const label : window.findChildren<QLabel*>()) {
        if (label->isVisible() && !label->text().isEmpty())
            words += label->text();
    }
    return words.join(QStringLiteral(" | ")).toUtf8();
}

/// The buttons of a window that is no dialog which Return does not press.
inline QStringList deafToReturn(const QWidget& window)
{
    QStringList deaf;
    for (const QPushButton* const button : window.findChildren<QPushButton*>()) {
        if (!button->autoDefault())
            deaf += button->text();
    }
    return deaf;
}

/// The application's windows over a real installation and a real sshd.
class InventoryBench
{
public:
    bool start()
    {
        QApplication::setQuitOnLastWindowClosed(false);
        m_lab = std::make_unique<desktops::DesktopLab>();
        ui::applyTheme(ui::Theme::System);
        return m_lab->start();
    }
    void closeApp()
    {
        if (m_app)
            std::ignore = QCoro::waitFor(m_app->end());
        m_app.reset();
    }
    void stop()
    {
        closeApp();
        m_quietLogin.reset();
        m_lab.reset();
    }

    desktops::DesktopLab& lab() { return *m_lab; }
    ui::DesktopApp& app() { return *m_app; }

    ui::Desk desk()
    {
        lab::TestHome& home = m_lab->home();
        ui::Desk desk{home.instances(),
                      home.connector(),
                      m_lab->service(),
                      home.questions(),
                      [](const core::Error& error) { return std::pair(error.advice, QString()); },
                      home.ownerId(),
                      m_lab->sshd().userName(),
                      home.filePath(QStringLiteral("person")),
                      home.dataDirectory(),
                      [] { return core::Result<void>(); },
                      &home.hostKeys(),
                      [] { return keyPlace(); },
                      home.filePath(QStringLiteral("logs")),
                      lockActions()};
        desk.quietLogin = m_quietLogin.get();
        return desk;
    }
    /// Applications made from now on log in by themselves to see whether desktops run.
    void allowLooks()
    {
        lab::TestHome& home = m_lab->home();
        m_quietLogin = std::make_unique<instances::QuietLogin>(home.instances(), home.hostKeys(), home.audit());
    }
    ui::LockActions lockActions()
    {
        vault::Vault& vault = m_lab->home().vault();
        return {vault::PassphraseKeySource::shortestPassphrase,
                [&vault] { return vault.isProtected(); },
                [&vault] { return vault.lock(); },
                [&vault](core::Secret passphrase) { return vault.unlock(std::move(passphrase)); },
                [&vault](core::Secret, core::Secret passphrase) {
                    return withoutCount(vault.protect(std::move(passphrase)));
                },
                [&vault](core::Secret) { return withoutCount(vault.unprotect()); }};
    }
    static core::Task<void> withoutCount(core::Task<int> task)
    {
        const auto done = co_await std::move(task);
        co_return done ? core::Result<void>() : core::fail(done);
    }
    static core::Task<QString> keyPlace()
    {
        const QString place = QStringLiteral("the key file of the test");
        co_return place;
    }
    bool makeApp()
    {
        m_app = std::make_unique<ui::DesktopApp>(desk());
        m_app->hub().setDefaults(desktops::DesktopLab::lxde(), {});
        new QAbstractItemModelTester(&m_app->window().filter(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                     m_app.get());
        return true;
    }
    bool openApp()
    {
        makeApp();
        m_app->handle({});
        return isReadyForKeys(m_app->window());
    }
    instances::Instance add(const QString& name, const QStringList& tags = {},
                            instances::Provider provider = instances::Provider::Other)
    {
        instances::InstanceDraft draft = lab::TestHome::draftFor(m_lab->sshd(), name);
        draft.authType = instances::AuthType::Agent;
        draft.tags = tags;
        draft.provider = provider;
        const auto added = QCoro::waitFor(m_lab->home().instances().add(std::move(draft)));
        return added.value_or(instances::Instance());
    }

private:
    std::unique_ptr<desktops::DesktopLab> m_lab;
    std::unique_ptr<instances::QuietLogin> m_quietLogin;
    std::unique_ptr<ui::DesktopApp> m_app;
};

} // namespace clouddesk::tests
