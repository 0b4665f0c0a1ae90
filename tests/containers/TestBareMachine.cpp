// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/Program.h"
#include "lab/Container.h"

#include <QFile>
#include <QImage>
#include <QTest>

using namespace clouddesk;
using lab::Container;
using tests::Program;
using tests::Ran;

namespace {

int shareOf(const QHash<QRgb, int>& counts, int samples)
{
    return samples == 0 ? 0 : 100 * *std::max_element(counts.begin(), counts.end()) / samples;
}

QHash<QRgb, int> coloursIn(const QImage& image, const QRect& place)
{
    QHash<QRgb, int> counts;
    for (int y = place.top(); y <= place.bottom(); ++y) {
        for (int x = place.left(); x <= place.right(); ++x)
            ++counts[image.pixel(x, y)];
    }
    return counts;
}

/// XFCE as it comes: a light panel along the upper edge, with a clock and a menu on it, over a coloured background.
/// Empty, or what is missing.
QString looksLikeXfce(const QImage& image)
{
    const QRect panel(0, 1, image.width(), 22);
    const auto inPanel = coloursIn(image, panel);
    const auto everywhere = coloursIn(image, image.rect());
    const QRgb ground = std::max_element(inPanel.begin(), inPanel.end()).key();
    if (shareOf(inPanel, panel.width() * panel.height()) < 60 || qGray(ground) < 200)
        return QStringLiteral("there is no light panel");
    if (inPanel.size() < 30)
        return QStringLiteral("nothing is on the panel");
    if (everywhere.size() < 500 || shareOf(everywhere, image.width() * image.height()) > 90)
        return QStringLiteral("there is no background");
    return {};
}

/// How much of the place where the pointer starts is black, in per cent; the pointer itself is less than half.
int blackAroundPointer(const QImage& image)
{
    const QRect pointer(image.width() / 2 - 2, image.height() / 2 - 2, 15, 21);
    return 100 * coloursIn(image, pointer).value(qRgb(0, 0, 0)) / (pointer.width() * pointer.height());
}

} // namespace

/// The program from outside, on machines that have nothing but an SSH server.
class TestBareMachine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (const QString obstacle = Container::obstacle(); !obstacle.isEmpty())
            QSKIP(qPrintable(obstacle));
    }

    void cleanup()
    {
        m_program.reset();
        m_machine.reset();
    }

    // The main job in one command, as somebody who is not root; then back to how it was, packages and home.
    void aPictureOfADesktopAndBack()
    {
        start("admin");
        const QByteArray packages = packagesThere();
        const QByteArray home = homeOf("admin");
        const QImage first = screenshot({});
        QCOMPARE(first.size(), QSize(1280, 800));
        QVERIFY2(looksLikeXfce(first).isEmpty(), qPrintable(looksLikeXfce(first)));
        QVERIFY2(blackAroundPointer(first) < 50, qPrintable(QString::number(blackAroundPointer(first))));
        QCOMPARE(there("ps -o user= -C Xtigervnc,xfce4-session | sort -u"), QByteArray("admin\n"));
        const QByteArray server = there("pgrep -x Xtigervnc");

        // The same desktop, without anything to install or start.
        QVERIFY2(looksLikeXfce(screenshot({QStringLiteral("--no-install")})).isEmpty(), "second picture");
        QCOMPARE(there("pgrep -x Xtigervnc"), server);
        Ran again = m_program->run("provision web");
        QVERIFY2(again.status == 0 && again.output.contains("nothing had to be changed"), again.told());

        unprovision();
        QCOMPARE(there("pgrep -l Xtigervnc; pgrep -l xfce"), QByteArray());
        QCOMPARE(packagesThere(), packages);
        QCOMPARE(homeOf("admin"), home);
    }

    // From an OpenSSH configuration, with a sudo password, in single steps.
    void importedProvisionedAndBack()
    {
        start("worker", true);
        const QByteArray packages = packagesThere();
        const QByteArray home = homeOf("worker");
        Ran password = m_program->run("instance edit web --sudo-password-stdin", Container::password() + "\n");
        QVERIFY2(password.status == 0, password.told());
        Ran plan = m_program->run("provision web --desktop lxde --dry-run --accept-new-host-key");
        QVERIFY2(plan.status == 0 && plan.output.contains("openbox"), plan.told());
        QCOMPARE(packagesThere(), packages);
        Ran done = run(
            {QStringLiteral("provision"), QStringLiteral("web"), QStringLiteral("--desktop"), QStringLiteral("lxde")});
        QVERIFY2(done.status == 0 && done.output.contains("packages were added"), done.told());
        const QImage picture =
            screenshot({QStringLiteral("--desktop"), QStringLiteral("lxde"), QStringLiteral("--no-install"),
                        QStringLiteral("--geometry"), QStringLiteral("800x600")});
        QCOMPARE(picture.size(), QSize(800, 600));
        QVERIFY(coloursIn(picture, picture.rect()).size() > 100);
        QVERIFY2(blackAroundPointer(picture) < 50, qPrintable(QString::number(blackAroundPointer(picture))));
        there("echo mine >/home/worker/Desktop/notes && chown worker: /home/worker/Desktop/notes");
        unprovision();
        QCOMPARE(packagesThere(), packages);
        QCOMPARE(there("cat /home/worker/Desktop/notes"), QByteArray("mine\n"));
        there("rm -r /home/worker/Desktop");
        QCOMPARE(homeOf("worker"), home);
    }

    // The machine's own screen, which goes on when we leave.
    void theScreenThatIsThereIsShared()
    {
        start("admin");
        QCOMPARE(there("{ apt-get -q update && apt-get -q -y install --no-install-recommends xvfb x11vnc xauth "
                       "x11-xserver-utils; } >/dev/null 2>&1; echo $?"),
                 QByteArray("0\n"));
        // Its key lies where only its server's words tell, and there is no xauth that x11vnc could ask.
        there("su - admin -c 'xauth -q -f screen.key add :0 . $(head -c 16 /dev/urandom | od -An -v -tx1 | tr -d \" "
              "\\n\"); "
              "setsid Xvfb :0 -noreset -auth ~/screen.key -screen 0 640x480x24 >/dev/null 2>&1 </dev/null & "
              "until DISPLAY=:0 XAUTHORITY=~/screen.key xsetroot -solid \"#209040\" 2>/dev/null; do sleep 0.1; done'; "
              "mv /usr/bin/xauth /usr/bin/xauth.away");
        const QByteArray packages = packagesThere();
        const QStringList shared = {QStringLiteral("--share-screen"), QStringLiteral("--no-install"),
                                    QStringLiteral("--wait"), QStringLiteral("2")};
        const QImage picture = screenshot(shared);
        QCOMPARE(picture.size(), QSize(640, 480));
        QCOMPARE(picture.pixel(20, 20), qRgb(0x20, 0x90, 0x40));
        const QByteArray server = there("pgrep -x x11vnc");
        QVERIFY(!server.isEmpty());
        there("su - admin -c 'DISPLAY=:0 XAUTHORITY=~/screen.key xsetroot -solid \"#902040\"'");
        QCOMPARE(screenshot(shared).pixel(20, 20), qRgb(0x90, 0x20, 0x40));
        QCOMPARE(there("pgrep -x x11vnc"), server);
        unprovision();
        QCOMPARE(there("pgrep -x x11vnc"), QByteArray());
        QVERIFY(!there("pgrep -x Xvfb").isEmpty());
        QCOMPARE(packagesThere(), packages);
        QVERIFY(there("ls /home/admin/.local 2>/dev/null").isEmpty());
    }

private:
    /// A bare machine, and a program that knows it as "web".
    void start(const char* user, bool byImport = false)
    {
        m_machine = std::make_unique<Container>();
        QVERIFY2(m_machine->start(), qPrintable(m_machine->problem()));
        m_program = std::make_unique<Program>();
        QStringList words{QStringLiteral("instance"), QStringLiteral("add"),     QStringLiteral("web"),
                          QStringLiteral("--host"),   m_machine->host(),         QStringLiteral("--port"),
                          QString::number(port()),    QStringLiteral("--user"),  QLatin1String(user),
                          QStringLiteral("--key"),    m_machine->clientKeyPath()};
        if (byImport) {
            QFile file(m_program->path(QStringLiteral("config")));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(QStringLiteral("Host web\n HostName %1\n Port %2\n User %3\n IdentityFile %4\n")
                           .arg(m_machine->host())
                           .arg(port())
                           .arg(QLatin1String(user), m_machine->clientKeyPath())
                           .toUtf8());
            words = QStringList{QStringLiteral("instance"), QStringLiteral("import-ssh-config"), file.fileName()};
        }
        Ran added = m_program->run(words);
        QVERIFY2(added.status == 0, added.told());
    }

    [[nodiscard]] int port() const { return m_machine->port(); }
    [[nodiscard]] Ran run(const QStringList& words) const
    {
        return m_program->run(words + QStringList{QStringLiteral("--accept-new-host-key")}, {}, 600000);
    }
    /// What the shell prints on the machine.
    QByteArray there(const char* script) const { return m_machine->run(QLatin1String(script), 300000).output; }
    [[nodiscard]] QByteArray packagesThere() const
    {
        return there("dpkg-query -W -f '${db:Status-Abbrev} ${Package}:${Architecture} ${Version}\\n'; "
                     "apt-mark showmanual; ls -d /var/lib/clouddesk 2>/dev/null");
    }
    /// Everything in a home: names, kinds, modes, sizes.
    [[nodiscard]] QByteArray homeOf(const char* user) const
    {
        return there((QByteArray("cd /home/") + user + " && find . -printf '%p %M %s %U\\n' | sort").constData());
    }

    QImage screenshot(const QStringList& more) const
    {
        const QString file = m_program->path(QStringLiteral("web.png"));
        QFile::remove(file);
        Ran ran = run(QStringList{QStringLiteral("screenshot"), QStringLiteral("web"), file} + more);
        if (ran.status != 0)
            qWarning("%s", ran.told());
        return QImage(file).convertToFormat(QImage::Format_RGB32);
    }

    void unprovision() const
    {
        Ran ran = run({QStringLiteral("unprovision"), QStringLiteral("web")});
        QVERIFY2(ran.status == 0, ran.told());
    }

    std::unique_ptr<Container> m_machine;
    std::unique_ptr<Program> m_program;
};

QTEST_GUILESS_MAIN(TestBareMachine)
#include "TestBareMachine.moc"
