// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/Window.h"
#include "core/Deferred.h"
#include "lab/Patience.h"

#include <QCoroTask>
#include <QFile>
#include <QGuiApplication>
#include <QPalette>
#include <QTemporaryDir>
#include <QTest>

using namespace clouddesk;

/// The windows of commands ("clouddesk connect", "clouddesk demo") look as the person has chosen for the application.
class TestWindowLook : public QObject
{
    Q_OBJECT

private:
    /// Never reached, until it is cancelled.
    static core::Task<std::shared_ptr<desktops::DesktopSession>> open(std::stop_token stop)
    {
        core::Deferred<void> never;
        const auto resolver = std::make_shared<core::Resolver<void>>(never.resolver());
        const std::stop_callback onStop(stop, [resolver] { resolver->resolve({}); });
        std::ignore = co_await never;
        co_return core::fail(core::ErrorCode::Cancelled, QStringLiteral("cancelled"));
    }
    static QString cancelWord() { return QCoreApplication::translate("clouddesk::ui::ProgressPage", "Cancel"); }

private Q_SLOTS:
    void aDesktopsWindowLooksAsChosen()
    {
        if (!app::canShowWindows())
            QSKIP("built without windows");
        const QTemporaryDir folder;
        QFile settings(folder.filePath(QStringLiteral("settings.json")));
        QVERIFY(settings.open(QIODevice::WriteOnly) && settings.write(R"({"language": "de", "theme": "dark"})") > 0);
        settings.close();
        std::stop_source stop;
        app::WindowRequest request;
        request.machine = QStringLiteral("demo");
        request.dataDirectory = folder.path();
        request.open = [](desktops::StepProgress, std::stop_token cancel) { return open(std::move(cancel)); };
        QVERIFY(QGuiApplication::palette().color(QPalette::Window).lightness() > 128);
        auto shown = app::showDesktop(std::move(request), stop.get_token());
        QTRY_VERIFY(!QGuiApplication::topLevelWindows().isEmpty());
        QCOMPARE(cancelWord(), QStringLiteral("Abbrechen"));
        QVERIFY(QGuiApplication::palette().color(QPalette::Window).lightness() < 128);
        stop.request_stop();
        std::ignore = QCoro::waitFor(std::move(shown));
        QCOMPARE(cancelWord(), QStringLiteral("Cancel"));
    }
};

int main(int argc, char** argv)
{
    const auto application = app::makeApplication(app::canShowWindows(), argc, argv);
    TestWindowLook test;
    return QTest::qExec(&test, argc, argv);
}

#include "TestWindowLook.moc"
