// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ScriptedDesktop.h"
#include "core/Deferred.h"
#include "lab/Patience.h"
#include "ui/desktop/ConnectController.h"

#include <QRegularExpression>
#include <QTest>

using namespace clouddesk;

namespace {

/// A connect whose cancelling goes wrong.
core::Task<std::shared_ptr<ui::RemoteDesktop>> failOnceStopped(std::stop_token stop)
{
    core::Deferred<void> stopped;
    const auto resolver = std::make_shared<core::Resolver<void>>(stopped.resolver());
    const std::stop_callback onStop(stop, [resolver] { resolver->resolve({}); });
    std::ignore = co_await stopped;
    co_return core::fail(core::ErrorCode::CommandFailed, QStringLiteral("what was begun could not be taken back"));
}

/// A desktop whose link has gone, and of which nobody knows whether it comes back.
class LostDesktop : public ui::RemoteDesktop
{
public:
    core::Task<core::UniqueFd> openStream() override
    {
        co_return core::fail(core::ErrorCode::ConnectionLost, QStringLiteral("the session is reconnecting"));
    }
    [[nodiscard]] core::Secret password() const override { return {}; }
    [[nodiscard]] bool isReconnecting() const override { return true; }
};

core::Task<std::shared_ptr<ui::RemoteDesktop>> giveDesktop(std::shared_ptr<ui::RemoteDesktop> desktop)
{
    co_return desktop;
}

ui::ConnectRequest requestFor(std::shared_ptr<ui::RemoteDesktop> desktop)
{
    ui::ConnectRequest request;
    request.machine = QStringLiteral("build-box");
    request.open = [desktop](const desktops::StepProgress& /*progress*/, std::stop_token /*stop*/) {
        return giveDesktop(desktop);
    };
    return request;
}

bool says(const QWidget& page, const QString& text)
{
    return std::ranges::any_of(page.findChildren<QLabel*>(), [&text](const QLabel* label) {
        return label->isVisible() && label->text().contains(text);
    });
}

QPushButton* button(QWidget& page, const QString& text)
{
    const auto buttons = page.findChildren<QPushButton*>();
    const auto found = std::ranges::find(buttons, text, &QPushButton::text);
    return found == buttons.end() ? nullptr : *found;
}

/// What the steps have taken, as far as it is said.
QStringList timesOn(const ui::ProgressPage& page)
{
    static const QRegularExpression form(QStringLiteral("^\\d+\\.\\d s$"));
    QStringList times;
    for (const QLabel* const label : page.findChildren<QLabel*>())
        times += label->text();
    return times.filter(form);
}

} // namespace

/// The way to a desktop, as the window shows it.
class TestConnecting : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anotherAttemptCanBeCancelledToo()
    {
        ui::ConnectRequest request;
        request.machine = QStringLiteral("build-box");
        request.open = [](const desktops::StepProgress& /*progress*/, std::stop_token stop) {
            return failOnceStopped(std::move(stop));
        };
        ui::ConnectController controller(std::move(request));
        controller.start();
        auto& page = *controller.window().findChild<ui::ProgressPage*>();
        QPushButton* const cancel = button(page, QStringLiteral("Cancel"));
        QVERIFY(cancel != nullptr && cancel->isEnabled());
        for (int attempt = 0; attempt < 2; ++attempt) {
            cancel->click();
            QVERIFY(!cancel->isEnabled());
            QTRY_VERIFY(controller.window().errorPage().isVisible());
            button(controller.window().errorPage(), QStringLiteral("Try again"))->click();
            QTRY_VERIFY(page.isVisible());
            QVERIFY(cancel->isEnabled());
        }
        cancel->click();
        QTRY_VERIFY(controller.window().errorPage().isVisible());
    }

    void whatWaitsForItsFirstPictureCanBeCancelled()
    {
        lab::FakeRfbServer silent{QByteArray()};
        ui::ConnectController controller(requestFor(tests::desktopOf(silent)));
        QSignalSpy finished(&controller, &ui::ConnectController::finished);
        controller.start();
        QTRY_VERIFY(controller.window().client().isRunning());
        auto& page = *controller.window().findChild<ui::ProgressPage*>();
        QVERIFY(page.isVisible());
        button(page, QStringLiteral("Cancel"))->click();
        QCOMPARE(finished.size(), 1);
        QVERIFY(!controller.window().isVisible() && !controller.window().client().isRunning());
    }

    // There is no picture yet that could stay meanwhile.
    void aLinkLostBeforeTheFirstPictureIsAnError()
    {
        lab::FakeRfbServer silent{QByteArray()};
        const auto desktop = tests::desktopOf(silent);
        ui::ConnectController controller(requestFor(desktop));
        controller.start();
        QTRY_VERIFY(controller.window().client().isRunning());
        Q_EMIT desktop->connectionLost();
        Q_EMIT desktop->retryScheduled(
            1, {core::ErrorCode::ConnectionTimedOut, QStringLiteral("nothing has come for 20 s"), {}, {}});
        const ui::ErrorPage& page = controller.window().errorPage();
        QVERIFY(page.isVisible());
        QVERIFY(says(page, QStringLiteral("Could not connect to build-box")));
        QVERIFY(says(page, QStringLiteral("Nothing has come for 20 s")));
        // What is tried meanwhile for the desktop that was given up is nothing to show.
        Q_EMIT desktop->reconnected();
        QVERIFY(page.isVisible() && !controller.window().client().isRunning());
    }
    void aLinkLostBeforeTheFirstStreamIsAnError()
    {
        ui::ConnectController controller(requestFor(std::make_shared<LostDesktop>()));
        controller.start();
        QTRY_VERIFY(controller.window().errorPage().isVisible());
    }

    // Behind another tab, for example.
    void whatIsHiddenMeanwhileGoesOn()
    {
        ui::ProgressPage page(QStringLiteral("build-box"));
        page.show();
        page.report({desktops::Step::CheckServer, -1, {}});
        QCOMPARE(timesOn(page).size(), 1);
        page.hide();
        page.show();
        QCOMPARE(timesOn(page).size(), 1);
        page.restart();
        QCOMPARE(timesOn(page).size(), 0);
    }
};

QTEST_MAIN(TestConnecting)
#include "TestConnecting.moc"
