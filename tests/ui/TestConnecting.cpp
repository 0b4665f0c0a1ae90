// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
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
