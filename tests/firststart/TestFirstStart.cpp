// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "inventory/InventoryBench.h"
#include "lab/Patience.h"

#include "app/cli/CommandLine.h"
#include "ui/desktop/QuestionDialog.h"
#include "ui/exchange/ImportDialog.h"

#include <QPointer>
#include <QTemporaryFile>

using namespace clouddesk;
using tests::click;
using tests::press;
using tests::topLevel;

namespace {

/// A person who has never seen it, from the first start to a desktop.
constexpr int mostSeconds = 60;
/// Between two keys, as somebody types who is not quick.
constexpr const char* betweenKeys = "150";
/// Before each step, to see what there is.
constexpr int look = 1000;

bool typeSlowly(const QString& text)
{
    return lab::VirtualScreen::act(
        {QStringLiteral("type"), QStringLiteral("--delay"), QLatin1String(betweenKeys), text});
}

} // namespace

/// "clouddesk" for the first time, with nothing in the home folder but a key: real keys or real clicks, a real sshd
/// and a real desktop, at a person's pace.
class TestFirstStart : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<lab::Sshd> m_sshd;
    std::unique_ptr<app::CommandLine> m_commands;
    std::unique_ptr<app::Streams> m_streams;
    std::unique_ptr<QCoro::Task<int>> m_program;
    std::stop_source m_stop;
    QTemporaryFile m_said;
    QElapsedTimer m_clock;

    void startProgram()
    {
        m_clock.start();
        m_stop = {};
        m_program = std::make_unique<QCoro::Task<int>>(
            m_commands->run({QStringLiteral("app")}, *m_streams, m_stop.get_token()));
    }
    void endProgram()
    {
        m_stop.request_stop();
        if (m_program)
            std::ignore = QCoro::waitFor(std::move(*m_program));
        m_program.reset();
    }
    bool put(const QString& name, const QString& text)
    {
        QFile file(m_home->filePath(name));
        QDir().mkpath(QFileInfo(file).path());
        return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) > 0;
    }
    QByteArray told()
    {
        m_said.seek(0);
        return m_said.readAll();
    }
    static ui::MainWindow& window() { return *topLevel<ui::MainWindow>(); }
    /// Once keys would reach it, and a person has looked at it.
    static bool isSeen(QWidget& what)
    {
        if (!tests::isReadyForKeys(what))
            return false;
        QTest::qWait(look);
        return true;
    }
    template <typename T>
    static T* appears()
    {
        T* found = nullptr;
        const bool isThere = QTest::qWaitFor(
            [&found] {
                found = topLevel<T>();
                return found != nullptr;
            },
            20000);
        return isThere ? found : nullptr;
    }
    /// The button of that text, mnemonics left out.
    static QAbstractButton* button(const QWidget& window, const QString& text)
    {
        for (QAbstractButton* const each : window.findChildren<QAbstractButton*>()) {
            if (each->isVisible() && each->text().remove(QLatin1Char('&')).startsWith(text))
                return each;
        }
        return nullptr;
    }
    static bool clickButton(const QWidget& window, const QString& text)
    {
        const QAbstractButton* const wanted = button(window, text);
        if (wanted == nullptr || !QTest::qWaitFor([wanted] { return wanted->isEnabled(); }))
            return false;
        click(*wanted, wanted->rect().center());
        return true;
    }
    void theDesktopIsThereInTime(const char* how)
    {
        auto* const viewer = topLevel<ui::ViewerWindow>();
        QVERIFY(QTest::qWaitFor([&] { return !viewer->viewer().screenshot().isNull(); }, 60000));
        const double seconds = static_cast<double>(m_clock.elapsed()) / 1000;
        qInfo("from the first start to a desktop by %s: %.1f s", how, seconds);
        QVERIFY2(seconds < mostSeconds, how);
    }

private Q_SLOTS:
    void init()
    {
        // Short, because the paths of Unix sockets below it have to fit into 108 bytes.
        m_home = std::make_unique<QTemporaryDir>(QDir::tempPath() + QStringLiteral("/cdfs-XXXXXX"));
        qputenv("HOME", m_home->path().toLocal8Bit());
        qputenv("XDG_RUNTIME_DIR", m_home->path().toLocal8Bit());
        for (const char* const name : {"CLOUDDESK_DATA_DIR", "CLOUDDESK_MASTER_KEY_FILE", "XDG_DATA_HOME",
                                       "SSH_AUTH_SOCK", "DBUS_SESSION_BUS_ADDRESS"})
            qunsetenv(name);
        m_sshd = std::make_unique<lab::Sshd>();
        QVERIFY2(m_sshd->start(), qPrintable(m_sshd->problem()));
        QVERIFY(QFile::copy(m_sshd->clientKeyPath(), m_home->filePath(QStringLiteral("lab-key"))));
        QVERIFY(m_said.open());
        m_streams = std::make_unique<app::Streams>(-1, m_said.handle(), m_said.handle(), QString());
        m_commands = std::make_unique<app::CommandLine>(app::allCommands());
    }
    void cleanup()
    {
        endProgram();
        // The desktop goes on there; here it is over.
        QFile::remove(m_home->filePath(QStringLiteral("settings.json")));
        std::ignore = QCoro::waitFor(
            m_commands->run({QStringLiteral("screenshot"), QStringLiteral("lab"),
                             m_home->filePath(QStringLiteral("x.png")), QStringLiteral("--no-install"),
                             QStringLiteral("--stop-desktop"), QStringLiteral("--wait"), QStringLiteral("1")},
                            *m_streams, {}));
        m_sshd.reset();
        m_said.close();
    }

    void byKeysAlone()
    {
        startProgram();
        QVERIFY2(appears<ui::MainWindow>() != nullptr, told().constData());
        QTRY_VERIFY(window().findChild<ui::EmptyPage*>()->isVisible());
        QVERIFY(isSeen(window()));
        QVERIFY(press("alt+a"));
        auto* const dialog = appears<ui::MachineDialog>();
        QVERIFY(dialog != nullptr && isSeen(*dialog));
        QVERIFY(
            typeSlowly(QStringLiteral("lab\t127.0.0.1\t%1\t%2\t\t\t\t\t").arg(m_sshd->port()).arg(m_sshd->userName())));
        QVERIFY(press("Down")); // a key file
        QVERIFY(typeSlowly(QStringLiteral("\t~/lab-key")));
        QTest::qWait(look);
        QVERIFY(press("Return"));
        QTRY_COMPARE(window().filter().rowCount(), 1);
        QVERIFY(isSeen(window()));
        QVERIFY(press("Return"));
        auto* const question = appears<ui::QuestionDialog>();
        QVERIFY2(question != nullptr, told().constData());
        QVERIFY(isSeen(*question));
        QVERIFY(press("alt+t"));
        theDesktopIsThereInTime("keys");
    }

    // What has to be typed is known from ~/.ssh/config.
    void byTheMouseAlone()
    {
        QVERIFY(put(QStringLiteral(".ssh/config"),
                    QStringLiteral("Host lab\n  HostName 127.0.0.1\n  Port %1\n  User %2\n  IdentityFile ~/lab-key\n")
                        .arg(m_sshd->port())
                        .arg(m_sshd->userName())));
        startProgram();
        QVERIFY2(appears<ui::MainWindow>() != nullptr, told().constData());
        QTRY_VERIFY(window().findChild<ui::EmptyPage*>()->isVisible());
        QVERIFY(isSeen(window()));
        QVERIFY(clickButton(window(), QStringLiteral("Import from")));
        auto* const import = appears<ui::ImportDialog>();
        QVERIFY(import != nullptr && isSeen(*import));
        QVERIFY(clickButton(*import, QStringLiteral("Import")));
        QTRY_COMPARE(window().filter().rowCount(), 1);
        if (QAbstractButton* const close = import->isVisible() ? button(*import, QStringLiteral("Close")) : nullptr)
            click(*close, close->rect().center());
        QVERIFY(isSeen(window()));
        const auto& list = *window().findChild<ui::MachineView*>();
        click(*list.viewport(), list.visualRect(list.model()->index(0, 0)).center(), 2);
        auto* const question = appears<ui::QuestionDialog>();
        QVERIFY2(question != nullptr, told().constData());
        QVERIFY(isSeen(*question));
        QVERIFY(clickButton(*question, QStringLiteral("Trust")));
        theDesktopIsThereInTime("mouse");
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestFirstStart>(argc, argv);
}
#include "TestFirstStart.moc"
