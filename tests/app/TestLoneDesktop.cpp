// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/LoneDesktop.h"
#include "inventory/TopLevel.h"
#include "lab/FileBytes.h"
#include "lab/Patience.h"
#include "ui/inventory/IdleGuard.h"

#include <QTemporaryDir>
#include <QTest>

using namespace clouddesk;
using app::LoneDesktop;
using lab::write;
using ui::ScaleMode;
using ui::ViewerWindow;

class TestLoneDesktop : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] app::WindowRequest request() const
    {
        app::WindowRequest request;
        request.machine = QStringLiteral("web");
        request.machineId = QStringLiteral("id");
        request.memoryDirectory = m_folder->path();
        request.dataDirectory = m_folder->path();
        return request;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void itHasWhatDesktopsOfTheInventoryHave()
    {
        LoneDesktop alone(request());
        ViewerWindow window(QStringLiteral("web"), alone.options());
        alone.place(window);
        QVERIFY(window.isVisible());
        QWidget page;
        Q_EMIT window.pageWanted(&page);
        QVERIFY(page.isVisible());
        Q_EMIT window.overviewWanted();
        QVERIFY(tests::topLevel<ui::OverviewWindow>() != nullptr);
        Q_EMIT window.tabToggled();
        QVERIFY(tests::topLevel<ui::TabsWindow>() != nullptr);
        QVERIFY(window.window() == tests::topLevel<ui::TabsWindow>());
        Q_EMIT window.tabToggled();
        QVERIFY(window.window() == &window && window.isVisible());
    }

    void nobodyThereForLongEndsIt()
    {
        QVERIFY(write(ui::Settings::fileIn(m_folder->path()), R"({"idleMinutes": 7})"));
        app::WindowRequest asked = request();
        QStringList remarks;
        asked.remark = [&remarks](const QString& text) { remarks << text; };
        LoneDesktop alone(asked);
        ViewerWindow window(QStringLiteral("web"), alone.options());
        alone.place(window);
        QVERIFY(window.findChild<ui::IdleGuard*>() == nullptr);
        Q_EMIT window.desktopShown();
        Q_EMIT window.desktopShown(); // it came back
        const auto guards = window.findChildren<ui::IdleGuard*>();
        QCOMPARE(guards.size(), 1);
        guards.front()->setLimits({std::chrono::milliseconds(60), std::chrono::milliseconds(30)});
        QTRY_VERIFY(!window.isVisible());
        QVERIFY2(remarks.size() == 1 && remarks[0].contains(QLatin1String("7 min")), qPrintable(remarks.join(u'|')));
    }

    void whatThePersonChangesIsRemembered()
    {
        {
            app::WindowRequest asked = request();
            asked.options.viewOnly = true;
            asked.options.scale = app::WindowOptions::Scale::Stretch;
            LoneDesktop alone(asked);
            ui::ViewerOptions options = alone.options();
            QVERIFY(options.viewOnly && options.scale == ScaleMode::Stretch);
            ViewerWindow window(QStringLiteral("web"), options);
            alone.place(window);
            options.quality = 3;
            Q_EMIT window.optionsChanged(options);
        }
        {
            LoneDesktop alone(request());
            ui::ViewerOptions options = alone.options();
            QVERIFY(!options.viewOnly && options.scale == ScaleMode::Fit);
            QCOMPARE(options.quality, 3);
            ViewerWindow window(QStringLiteral("web"), options);
            alone.place(window);
            options.viewOnly = true;
            Q_EMIT window.optionsChanged(options);
            // Another program's memory of another machine stays.
            ui::ViewerMemory other(ui::ViewerMemory::fileIn(m_folder->path()));
            QVERIFY(other.load().has_value());
            other.remember(QStringLiteral("other"), options);
            options.scale = ScaleMode::Native;
            Q_EMIT window.optionsChanged(options);
        }
        QVERIFY(LoneDesktop(request()).options().viewOnly);
        QVERIFY(LoneDesktop(request()).options().scale == ScaleMode::Native);
        app::WindowRequest other = request();
        other.machineId = QStringLiteral("other");
        QVERIFY(LoneDesktop(other).options().viewOnly && LoneDesktop(other).options().scale == ScaleMode::Fit);
    }

    void aDamagedMemoryIsNotWrittenOver()
    {
        const QString file = ui::ViewerMemory::fileIn(m_folder->path());
        QVERIFY(write(file, "{\"id\": "));
        LoneDesktop alone(request());
        ui::ViewerOptions options = alone.options();
        ViewerWindow window(QStringLiteral("web"), options);
        alone.place(window);
        options.viewOnly = true;
        Q_EMIT window.optionsChanged(options);
        QFile after(file);
        QVERIFY(after.open(QIODevice::ReadOnly));
        QCOMPARE(after.readAll(), QByteArray("{\"id\": "));
    }
};

QTEST_MAIN(TestLoneDesktop)
#include "TestLoneDesktop.moc"
