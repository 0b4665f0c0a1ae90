// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "InventoryBench.h"
#include "lab/Patience.h"

#include "lab/SessionBus.h"

#include <QDBusConnection>

using namespace clouddesk;

namespace {

const QString service = QStringLiteral("org.freedesktop.Notifications");

/// Who shows messages, on a connection of its own.
class MessageServer : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    MessageServer()
        : m_bus(QDBusConnection::connectToBus(qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"),
                                              QStringLiteral("messages")))
    {
        m_bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), this, QDBusConnection::ExportAllSlots);
        m_bus.registerService(service);
    }
    ~MessageServer() override
    {
        m_bus.unregisterService(service);
        QDBusConnection::disconnectFromBus(QStringLiteral("messages"));
    }

    QStringList told;

public Q_SLOTS:
    uint Notify(const QString& program, uint, const QString&, const QString& title, const QString& text,
                const QStringList&, const QVariantMap&, int)
    {
        told += QStringList{program, title, text}.join(QLatin1Char('|'));
        return static_cast<uint>(told.size());
    }

private:
    QDBusConnection m_bus;
};

} // namespace

/// News of desktops where there is no tray: a real bus, and a real server of messages on it.
class TestNotifications : public QObject
{
    Q_OBJECT

private:
    tests::InventoryBench m_bench;

private Q_SLOTS:
    void init()
    {
        QVERIFY2(m_bench.start(), qPrintable(m_bench.lab().problem()));
        QVERIFY(m_bench.makeApp());
        QVERIFY(!m_bench.app().tray().isThere());
    }
    void cleanup() { m_bench.stop(); }

    void newsAreToldWithoutATray()
    {
        MessageServer server;
        Q_EMIT m_bench.app().hub().linkLost(QStringLiteral("build-box <b>1</b>"));
        QTRY_COMPARE(server.told.size(), 1);
        QCOMPARE(server.told.first(),
                 QStringLiteral("CloudDesk|build-box <b>1</b>|The link is lost. Trying to connect again…"));
        m_bench.app().tray().setNotices(false, true);
        Q_EMIT m_bench.app().hub().linkBack(QStringLiteral("build-box"));
        Q_EMIT m_bench.app().hub().provisioned(QStringLiteral("db"));
        Q_EMIT m_bench.app().hub().hostKeyChanged(QStringLiteral("web"));
        QTRY_COMPARE(server.told.size(), 3);
        QVERIFY(server.told[1].startsWith(QStringLiteral("CloudDesk|db|")));
        QVERIFY(server.told[2].startsWith(QStringLiteral("CloudDesk|web|Its host key has changed")));
    }

    void markupInATextIsNone()
    {
        MessageServer server;
        ui::Notifier notifier;
        notifier.tell(QStringLiteral("title"), QStringLiteral("a <b> & c"), [] {});
        QTRY_COMPARE(server.told, QStringList(QStringLiteral("CloudDesk|title|a &lt;b&gt; &amp; c")));
    }

    void nothingHappensWhereNobodyShowsThem()
    {
        ui::Notifier notifier;
        int others = 0;
        notifier.tell(QStringLiteral("title"), QStringLiteral("text"), [&others] { ++others; });
        QCOMPARE(others, 0); // nothing of it waits
        QTRY_COMPARE(others, 1);
        MessageServer server;
        notifier.tell(QStringLiteral("title"), QStringLiteral("text"), [&others] { ++others; });
        QTRY_COMPARE(server.told.size(), 1);
        QCOMPARE(others, 1);
    }
};

int main(int argc, char** argv)
{
    if (QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty()) {
        std::puts("SKIP: dbus-daemon is not installed");
        return 0;
    }
    const lab::SessionBus bus;
    return tests::runOnVirtualScreen<TestNotifications>(argc, argv);
}
#include "TestNotifications.moc"
