// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ViewerBench.h"
#include "lab/Patience.h"

#include "lab/Screenshots.h"
#include "ui/desktop/QuestionDialog.h"

#include <QDir>
#include <QStyle>
#include <QStyleFactory>
#include <QTest>

using namespace clouddesk;
using core::Question;

namespace {

QPalette darkPalette()
{
    QPalette palette;
    const QColor window(0x2b, 0x2d, 0x31);
    const QColor text(0xec, 0xec, 0xec);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, QColor(0x1f, 0x21, 0x24));
    palette.setColor(QPalette::AlternateBase, window);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, QColor(0x3a, 0x3d, 0x42));
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::ToolTipBase, window);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Highlight, QColor(0x4a, 0x90, 0xd9));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, QColor(0xec, 0xec, 0xec, 0x90));
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, QColor(0x88, 0x88, 0x88));
    return palette;
}

core::Error refused()
{
    return {core::ErrorCode::ConnectionRefused,
            QStringLiteral("the machine refused the connection on port 22"),
            QStringLiteral("ec2-203-0-113-7.example.com:22"),
            {}};
}

QString adviceOf()
{
    return QStringLiteral("Check that the machine is running and that its security group lets port 22 in from here.");
}

} // namespace

/// Every state of the window as a picture, in light and dark, for people to look at; and that none of them is cut off.
class TestAppearance : public QObject
{
    Q_OBJECT

private:
    QString m_folder;

    void save(QWidget& widget, const char* name)
    {
        QTest::qWait(150);
        const QPixmap picture = widget.grab();
        QVERIFY(picture.save(
            QStringLiteral("%1/%2-%3.png").arg(m_folder, QLatin1String(name), QLatin1String(QTest::currentDataTag()))));
        // What is cut off cannot be read.
        for (const QLabel* const label : widget.findChildren<QLabel*>()) {
            if (label->isVisible() && !label->wordWrap() &&
                label->sizePolicy().horizontalPolicy() != QSizePolicy::Ignored)
                QVERIFY2(label->width() >= label->minimumSizeHint().width(), qPrintable(label->text()));
        }
        for (const QAbstractButton* const button : widget.findChildren<QAbstractButton*>()) {
            if (button->isVisible() && !button->text().isEmpty())
                QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->text()));
        }
    }
    void saveOverlays(ui::ViewerWindow& window)
    {
        auto& statistics = *window.findChild<ui::StatisticsOverlay*>();
        statistics.show();
        rfb::Statistics figures;
        figures.framesPerSecond = 58.7;
        figures.bytesPerSecond = 1'234'567;
        figures.shares[size_t(rfb::Coding::Tight)] = 0.3;
        figures.shares[size_t(rfb::Coding::Jpeg)] = 0.7;
        figures.roundTrip = std::chrono::microseconds(23'400);
        figures.lineBytesPerSecond = 2'600'000;
        figures.queuedBytes = 1234;
        figures.quality = 8;
        statistics.display(figures);
        QStringList values;
        for (const QLabel* const label : statistics.findChildren<QLabel*>())
            values << label->text();
        QVERIFY2(values.contains(window.client().desktopName()), qPrintable(values.join(QLatin1Char('|'))));
        window.findChild<ui::Hint*>()->say(
            QStringLiteral("Every key goes to build-box. Ctrl+Alt+Shift+G gives the keyboard back."));
        save(window, "statistics-and-hint");
        statistics.hide();
        window.findChild<ui::Hint*>()->hide();
    }
    void saveMarks(ui::ViewerWindow& window)
    {
        const QSize before = window.size();
        window.bar().setKeysTaken(true);
        save(window, "every-key-there");
        for (const auto& [width, name] :
             {std::pair(640, "every-key-there-640"), std::pair(0, "every-key-there-least")}) {
            window.resize(std::max(width, window.minimumWidth()), before.height());
            save(window, name);
        }
        window.bar().setKeysTaken(false);
        window.resize(before);
    }
    void saveMenus(ui::ViewerWindow& window)
    {
        const auto& menu = *window.findChild<ui::ViewerMenu*>();
        for (const auto& [part, name] :
             {std::pair(menu.inputMenu(), "menu-input"), std::pair(menu.viewMenu(), "menu-view")}) {
            part->popup(window.mapToGlobal(QPoint(300, 60)));
            save(*part, name);
            part->hide();
        }
    }
    void askAndSave(const Question& question, const char* name)
    {
        ui::QuestionDialog dialog(question);
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        save(dialog, name);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_folder = lab::screenshotFolder();
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    }
    void everyState_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << QApplication::style()->standardPalette();
        QTest::newRow("dark") << darkPalette();
    }
    void everyState()
    {
        QFETCH(QPalette, palette);
        QApplication::setPalette(palette);
        tests::ViewerBench bench;
        QVERIFY(bench.open(QStringLiteral("900x560"), {}, QStringLiteral("#3a6ea5")));
        bench.server.launch(QStringLiteral("xterm"), {QStringLiteral("-geometry"), QStringLiteral("80x20+60+60"),
                                                      QStringLiteral("-e"), QStringLiteral("top")});
        QTest::qWait(800);
        save(*bench.window, "desktop");
        saveOverlays(*bench.window);
        saveMarks(*bench.window);
        saveMenus(*bench.window);
        auto& overlay = *bench.window->findChild<ui::ReconnectOverlay*>();
        overlay.showCountdown(8, {core::ErrorCode::ConnectionLost,
                                  QStringLiteral("the link to the machine is dead"),
                                  QStringLiteral("build-box"),
                                  {}});
        save(*bench.window, "reconnecting");
        bench.window->showError(refused(), adviceOf(), QStringLiteral("ssh: connect: Connection refused"));
        save(*bench.window, "error-after-desktop");

        const auto longName = QStringLiteral(
            "i-0f3c2b1a998877665 build-box-for-the-nightly-release-of-everything.eu-central-1.example.com");
        ui::ViewerWindow named(longName, {});
        named.resize(700, 400);
        named.show();
        named.showDesktop(ui::RemoteDesktop::fromStreams(
            [&bench] { return tests::ViewerBench::connectTo(bench.server.socketPath()); }));
        QSignalSpy shown(&named, &ui::ViewerWindow::desktopShown);
        QTRY_VERIFY(!shown.isEmpty());
        named.resize(700, 400);
        named.findChild<ui::ViewerBar*>()->notify(
            QStringLiteral("Saved /home/someone/Pictures/a screenshot with a long name.png"));
        save(named, "long-name");
        named.hide();

        ui::ViewerWindow window(QStringLiteral("build-box"), {});
        window.show();
        window.showProgress({desktops::Step::ConnectSsh, -1, QStringLiteral("admin@203.0.113.7")});
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        save(window, "connecting");
        window.showProgress({desktops::Step::Install, 42, QStringLiteral("Unpacking xfce4-session (amd64)")});
        save(window, "installing");
        window.showError(refused(), adviceOf(), QStringLiteral("ssh: connect: Connection refused"));
        save(window, "error");
        window.findChild<ui::ErrorPage*>()->findChild<QToolButton*>()->click();
        save(window, "error-details");
        window.resize(420, 520);
        save(window, "error-narrow");
    }
    void everyQuestion_data() { everyState_data(); }
    void everyQuestion()
    {
        QFETCH(QPalette, palette);
        QApplication::setPalette(palette);
        Question question;
        question.machine = QStringLiteral("build-box");
        question.kind = Question::Kind::HostKey;
        question.fingerprint = QStringLiteral("SHA256:nThbg6kXUpJWGl7E1IGOCspRomTxdCARLviKw6E5SY8");
        question.keyType = QStringLiteral("ssh-ed25519");
        askAndSave(question, "question-host-key");
        question.kind = Question::Kind::Passphrase;
        askAndSave(question, "question-passphrase");
        question.kind = Question::Kind::SudoPassword;
        question.text = QStringLiteral("Installing packages on build-box needs administrator rights");
        askAndSave(question, "question-sudo");
        question.kind = Question::Kind::KeyboardInteractive;
        question.text.clear();
        question.prompts = {{QStringLiteral("Password:"), false}, {QStringLiteral("Verification code:"), true}};
        askAndSave(question, "question-interactive");
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestAppearance>(argc, argv);
}
#include "TestAppearance.moc"
