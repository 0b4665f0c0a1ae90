// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktops/DesktopLab.h"
#include "lab/Patience.h"
#include "rfbclient/Client.h"

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace clouddesk;
using desktops::DesktopLab;

namespace {

constexpr quint32 keysymReturn = 0xff0d;
constexpr quint32 unicodeKeysym = 0x01000000; // and the character
constexpr quint32 scanCodeOfY = 0x15;
constexpr quint32 scanCodeOfReturn = 0x1c;
constexpr char terminalTitle[] = "what is typed";

} // namespace

/// What is typed into a desktop that was started on a machine.
class TestRemoteKeyboard : public QObject
{
    Q_OBJECT

private:
    DesktopLab m_lab;
    std::shared_ptr<desktops::DesktopSession> m_session;
    std::unique_ptr<rfb::Client> m_client;
    QTemporaryDir m_folder;
    QProcess m_terminal;
    QString m_typed;

    [[nodiscard]] QProcessEnvironment environment() const
    {
        const QString authority = QStringLiteral("%1/%2/Xauthority");
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DISPLAY"), QStringLiteral(":%1").arg(m_session->displayNumber()));
        environment.insert(QStringLiteral("XAUTHORITY"),
                           authority.arg(m_lab.displaysFolder()).arg(m_session->displayNumber()));
        environment.insert(QStringLiteral("LC_ALL"), QStringLiteral("C.UTF-8"));
        return environment;
    }
    bool run(const QString& program, const QStringList& arguments, QByteArray* output = nullptr)
    {
        QProcess process;
        process.setProcessEnvironment(environment());
        process.start(program, arguments);
        const bool hasSucceeded = process.waitForFinished(10000) && process.exitCode() == 0;
        if (output)
            *output = process.readAllStandardOutput().trimmed();
        return hasSucceeded;
    }
    /// Gives the terminal the keyboard; false as long as it does not have it. What focuses windows over there may come
    /// in between.
    bool focusTerminal()
    {
        QByteArray focused;
        return run(QStringLiteral("xdotool"),
                   {QStringLiteral("search"), QStringLiteral("--onlyvisible"), QStringLiteral("--name"),
                    QLatin1String(terminalTitle), QStringLiteral("windowfocus")}) &&
               run(QStringLiteral("xdotool"), {QStringLiteral("getwindowfocus"), QStringLiteral("getwindowname")},
                   &focused) &&
               focused == terminalTitle;
    }
    /// A terminal in which a line is read into a file.
    bool openTerminal()
    {
        m_typed = m_folder.filePath(QStringLiteral("typed"));
        QFile::remove(m_typed);
        QFile::remove(m_typed + QStringLiteral(".ready"));
        m_terminal.setProcessEnvironment(environment());
        m_terminal.start(QStringLiteral("xterm"),
                         {QStringLiteral("-u8"), QStringLiteral("-title"), QLatin1String(terminalTitle),
                          QStringLiteral("-e"), QStringLiteral("sh"), QStringLiteral("-c"),
                          QStringLiteral("touch '%1.ready'; IFS= read -r line; printf %s \"$line\" >'%1.part'; "
                                         "mv '%1.part' '%1'")
                              .arg(m_typed)});
        return QTest::qWaitFor([&] { return QFile::exists(m_typed + QStringLiteral(".ready")); }, 20000) &&
               QTest::qWaitFor([this] { return focusTerminal(); }, 20000);
    }
    void type(quint32 keysym, quint32 scanCode = 0)
    {
        m_client->sendKey(keysym, scanCode, true);
        m_client->sendKey(keysym, scanCode, false);
    }
    QString typed()
    {
        std::ignore = QTest::qWaitFor([this] { return QFile::exists(m_typed); }, 20000);
        m_terminal.waitForFinished(10000);
        return QString::fromUtf8(desktops::LocalMachine::slurp(m_typed));
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const char* program : {"Xtigervnc", "xterm", "xdotool", "setxkbmap"})
            if (QStandardPaths::findExecutable(QLatin1String(program)).isEmpty())
                QSKIP("a program that this needs is not installed");
        QVERIFY2(m_lab.start(), qPrintable(m_lab.problem()));
        const auto session = m_lab.open();
        QVERIFY2(session, session ? "" : qPrintable(session.error().toLine()));
        m_session = *session;
        auto stream = QCoro::waitFor(m_session->openStream());
        QVERIFY(stream);
        m_client = std::make_unique<rfb::Client>(rfb::ClientOptions());
        connect(m_client.get(), &rfb::Client::damaged, m_client.get(), &rfb::Client::acknowledgeDamage);
        QSignalSpy shown(m_client.get(), &rfb::Client::firstFrame);
        m_client->start(std::move(*stream));
        QTRY_COMPARE_WITH_TIMEOUT(shown.size(), 1, 20000);
    }
    void cleanupTestCase()
    {
        m_terminal.kill();
        m_terminal.waitForFinished(5000);
        m_client.reset();
        if (m_session)
            std::ignore = QCoro::waitFor(m_session->close(true));
        m_session.reset();
    }

    // Most of these are on no key there; TigerVNC has room for 19 such characters on the usual keyboard.
    void charactersOfManyAlphabetsArrive()
    {
        QVERIFY(openTerminal());
        const QString text = QStringLiteral("abcyz ÄÖÜäöüß ñÑ¡¿ éèêçà абвгдежзийклмнопрстуфхцчшщъыьэюя "
                                            "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほ 🙂");
        for (const char32_t character : text.toUcs4())
            type(character < 0x100 ? character : unicodeKeysym + character);
        type(keysymReturn);
        QCOMPARE(typed(), text);
    }

    void keysByPositionMeanWhatTheyMeanThere()
    {
        QVERIFY(run(QStringLiteral("setxkbmap"), {QStringLiteral("de")}));
        QVERIFY(openTerminal());
        QTRY_VERIFY(m_client->takesScancodes());
        type('y');
        type('y', scanCodeOfY);
        type(keysymReturn, scanCodeOfReturn);
        QCOMPARE(typed(), QStringLiteral("yz"));
    }
};

QTEST_GUILESS_MAIN(TestRemoteKeyboard)
#include "TestRemoteKeyboard.moc"
