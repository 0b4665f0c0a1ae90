// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "InventoryBench.h"
#include "lab/Patience.h"

#include "lab/Screenshots.h"
#include "lab/SessionBus.h"

#include <QTemporaryDir>

using namespace clouddesk;
using lab::VirtualScreen;
using tests::InventoryBench;
using tests::ViewerBench;

namespace {

/// A panel with nothing but a tray in it.
constexpr char panelSettings[] = R"(<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="size" type="uint" value="32"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty"><property name="plugin-1" type="string" value="systray"/></property>
</channel>
)";

/// Xfce's panel, which is a host of StatusNotifier items.
class Panel
{
public:
    bool prepare()
    {
        qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_folder.filePath(QStringLiteral("config"))));
        qputenv("XDG_CACHE_HOME", QFile::encodeName(m_folder.filePath(QStringLiteral("cache"))));
        const QString place = m_folder.filePath(QStringLiteral("config/xfce4/xfconf/xfce-perchannel-xml"));
        QFile settings(place + QStringLiteral("/xfce4-panel.xml"));
        return QDir().mkpath(place) && settings.open(QIODevice::WriteOnly) && settings.write(panelSettings) >= 0;
    }
    /// True once it says that it shows items.
    bool start()
    {
        m_panel.setStandardErrorFile(QProcess::nullDevice());
        m_panel.start(QStringLiteral("xfce4-panel"), {QStringLiteral("--disable-wm-check")});
        for (int attempt = 0; attempt < 200 && m_panel.state() != QProcess::NotRunning; ++attempt) {
            if (property("IsStatusNotifierHostRegistered").contains("boolean true"))
                return true;
            m_panel.waitForFinished(100);
        }
        return false;
    }
    /// Of the watcher that the items tell of themselves.
    static QByteArray property(const char* name)
    {
        QProcess ask;
        ask.start(QStringLiteral("dbus-send"),
                  {QStringLiteral("--session"), QStringLiteral("--print-reply"),
                   QStringLiteral("--dest=org.kde.StatusNotifierWatcher"), QStringLiteral("/StatusNotifierWatcher"),
                   QStringLiteral("org.freedesktop.DBus.Properties.Get"),
                   QStringLiteral("string:org.kde.StatusNotifierWatcher"),
                   QStringLiteral("string:") + QLatin1String(name)});
        ask.waitForFinished(5000);
        return ask.readAllStandardOutput();
    }
    ~Panel()
    {
        m_panel.terminate();
        if (!m_panel.waitForFinished(10000))
            m_panel.kill();
        m_panel.waitForFinished(5000);
    }

    /// Where on the panel our icon's blue is; nothing if it is not there.
    static std::optional<QPoint> icon()
    {
        const QImage screen = ViewerBench::screen();
        for (int y = 0; y < 40; ++y) {
            for (int x = 0; x < screen.width(); ++x) {
                const QColor colour = screen.pixelColor(x, y);
                const bool isOurs = qAbs(colour.red() - 0x2a) < 12 && qAbs(colour.green() - 0x6f) < 12 &&
                                    qAbs(colour.blue() - 0xb8) < 12;
                if (isOurs)
                    return QPoint(x + 4, y + 4);
            }
        }
        return std::nullopt;
    }
    static void click(QPoint place, const char* button)
    {
        VirtualScreen::act({QStringLiteral("mousemove"), QString::number(place.x()), QString::number(place.y()),
                            QStringLiteral("click"), QLatin1String(button)});
    }

private:
    QTemporaryDir m_folder;
    QProcess m_panel;
};

} // namespace

/// The tray where it is a StatusNotifier host (org.kde.StatusNotifierItem) instead of XEmbed: Xfce's own panel.
class TestStatusNotifier : public QObject
{
    Q_OBJECT

private:
    InventoryBench m_bench;

private Q_SLOTS:
    void init() { QVERIFY2(m_bench.start(), qPrintable(m_bench.lab().problem())); }
    void cleanup() { m_bench.stop(); }

    // As a host gets it (com.canonical.dbusmenu): what it shows of a title is its label, and separators have none.
    void theMenusTitlesAreShown()
    {
        const auto machine = m_bench.lab().machine();
        QVERIFY(QCoro::waitFor(m_bench.lab().home().instances().markConnected(machine.id)));
        QVERIFY(m_bench.openApp());
        QTRY_COMPARE(m_bench.app().window().filter().rowCount(), 1);
        // ":1.7/StatusNotifierItem", or ":1.7" alone
        QTRY_VERIFY(Panel::property("RegisteredStatusNotifierItems").contains("string"));
        const QString item = QString::fromUtf8(Panel::property("RegisteredStatusNotifierItems"))
                                 .section(QLatin1Char('"'), 1, 1)
                                 .section(QLatin1Char('/'), 0, 0);
        QProcess ask;
        ask.start(QStringLiteral("dbus-send"),
                  {QStringLiteral("--session"), QStringLiteral("--print-reply"), QStringLiteral("--dest=") + item,
                   QStringLiteral("/MenuBar"), QStringLiteral("com.canonical.dbusmenu.GetLayout"),
                   QStringLiteral("int32:0"), QStringLiteral("int32:-1"),
                   QStringLiteral("array:string:label,enabled,type")});
        // The answer is this program's own.
        QTRY_COMPARE(ask.state(), QProcess::NotRunning);
        const QByteArray layout = ask.readAllStandardOutput().simplified();
        const qsizetype title = layout.indexOf("string \"Used last\"");
        QVERIFY2(title > 0, (layout + ask.readAllStandardError()).constData());
        QVERIFY2(layout.indexOf("string \"machine\"") > title, layout.constData());
        const QByteArray titled = layout.mid(layout.lastIndexOf("struct {", title), 400);
        QVERIFY2(titled.left(titled.indexOf("]")).contains("boolean false"), titled.constData());
    }

    void theWindowStaysInThePanelAndComesBackByAClick()
    {
        QTRY_VERIFY(QSystemTrayIcon::isSystemTrayAvailable());
        QVERIFY(m_bench.openApp());
        QSignalSpy quit(&m_bench.app(), &ui::DesktopApp::quitRequested);
        // The window may lie over the panel.
        m_bench.app().window().move(200, 200);
        QTRY_VERIFY(Panel::icon().has_value());
        // The panel knows XEmbed too; this is not it.
        QVERIFY2(Panel::property("RegisteredStatusNotifierItems").contains("string"),
                 Panel::property("RegisteredStatusNotifierItems").constData());
        QVERIFY(tests::isReadyForKeys(m_bench.app().window()));
        QVERIFY(VirtualScreen::act({QStringLiteral("key"), QStringLiteral("alt+F4")}));
        QTRY_VERIFY(!m_bench.app().window().isVisible());
        QCOMPARE(quit.size(), 0);
        Panel::click(*Panel::icon(), "1");
        QTRY_VERIFY(m_bench.app().window().isVisible());
        QVERIFY(ViewerBench::screen().save(lab::screenshotFolder() + QStringLiteral("/inventory-panel.png")));
    }
};

int main(int argc, char** argv)
{
    for (const char* const tool : {"xfce4-panel", "dbus-daemon", "dbus-send"}) {
        if (QStandardPaths::findExecutable(QLatin1String(tool)).isEmpty()) {
            std::printf("SKIP: %s is not installed\n", tool);
            return 0;
        }
    }
    if (!VirtualScreen::isThere() || !lab::XtigervncServer::isThere()) {
        std::puts("SKIP: Xvfb, openbox, xdotool or Xtigervnc is not installed");
        return 0;
    }
    const VirtualScreen screen;
    Panel panel;
    const bool isPrepared = panel.prepare();
    const lab::SessionBus bus;
    // Qt looks for a host once, when the application begins.
    if (!isPrepared || bus.address().isEmpty() || !panel.start()) {
        std::puts("the panel does not become a host");
        return 1;
    }
    const QApplication application(argc, argv);
    TestStatusNotifier test;
    return QTest::qExec(&test, argc, argv);
}
#include "TestStatusNotifier.moc"
