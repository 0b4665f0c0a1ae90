// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "InventoryBench.h"
#include "lab/Patience.h"

#include "exchange/ProfileReader.h"
#include "lab/Screenshots.h"
#include "ui/exchange/ExportDialog.h"
#include "ui/exchange/ImportDialog.h"
#include "ui/exchange/ImportRemark.h"
#include "ui/language/Translations.h"

#include <QFileDialog>
#include <QStyleFactory>

using namespace clouddesk;
using tests::press;
using tests::type;

/// Import and export through the real dialogs, and machines that follow ~/.ssh/config.
class TestExchangeDialogs : public QObject
{
    Q_OBJECT

private:
    tests::InventoryBench m_bench;

    QString path(const QString& name) { return m_bench.lab().home().filePath(name); }
    bool put(const QString& file, const QByteArray& content)
    {
        QDir().mkpath(QFileInfo(file).path());
        QFile target(file);
        return target.open(QIODevice::WriteOnly) && target.write(content) == content.size();
    }
    static QString summary(const QDialog& dialog) { return dialog.findChild<QLabel*>()->text(); }
    std::optional<instances::Instance> find(const QString& name)
    {
        const auto found = QCoro::waitFor(m_bench.lab().home().instances().find(name));
        return found ? std::optional(*found) : std::nullopt;
    }
    static void save(QWidget& widget, const QString& name)
    {
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        QVERIFY(widget.grab().save(lab::screenshotFolder() + QStringLiteral("/inventory-%1.png").arg(name)));
    }

private Q_SLOTS:
    void init()
    {
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
        QVERIFY2(m_bench.start(), qPrintable(m_bench.lab().problem()));
    }
    void cleanup() { m_bench.stop(); }

    void conflictsAreShownAndDecided_data()
    {
        QTest::addColumn<ui::Theme>("theme");
        QTest::newRow("light") << ui::Theme::Light;
        QTest::newRow("dark") << ui::Theme::Dark;
    }
    void conflictsAreShownAndDecided()
    {
        QFETCH(ui::Theme, theme);
        ui::applyTheme(theme);
        const instances::Instance there = m_bench.lab().machine();
        QVERIFY(
            put(path(QStringLiteral("t.csv")),
                QStringLiteral("name,host,port,user,tags,notes\nnew one,new.example,22,u,x,\n%1,other.example,22,u,,\n"
                               "far,far.example,99999,u,,\n"
                               "same,%2,%3,%4,imported,a note\nwrong,not a host,22,u,,\n")
                    .arg(there.name, there.host)
                    .arg(there.port)
                    .arg(there.user)
                    .toUtf8()));
        const ui::Desk desk = m_bench.desk();
        ui::ImportDialog dialog(desk, path(QStringLiteral("t.csv")), {});
        dialog.show();
        QVERIFY(tests::isReadyForKeys(dialog));
        QCOMPARE(tests::deafToReturn(dialog), QStringList());
        // What the style draws there is black, whatever the colours.
        for (const QPushButton* const button : dialog.findChildren<QPushButton*>())
            QVERIFY(button->icon().isNull());
        auto* const list = dialog.findChild<QTreeWidget*>();
        QTRY_COMPARE(list->topLevelItemCount(), 5);
        QCOMPARE(list->topLevelItem(2)->text(1), QStringLiteral("u@far.example:99999"));
        const QList<QComboBox*> choices = list->findChildren<QComboBox*>();
        QCOMPARE(choices.size(), 2);
        // The one with the same address: update.
        choices.last()->setCurrentIndex(choices.last()->findText(QStringLiteral("Update"), Qt::MatchStartsWith));
        QVERIFY2(summary(dialog).startsWith(QStringLiteral("3 ")), qPrintable(summary(dialog)));
        for (int row = 0; row < list->topLevelItemCount(); ++row)
            QVERIFY(list->columnWidth(0) > list->fontMetrics().horizontalAdvance(list->topLevelItem(row)->text(0)));
        save(dialog, QStringLiteral("import-%1").arg(QLatin1String(QTest::currentDataTag())));
        QVERIFY(press("alt+i"));
        QTRY_VERIFY2(summary(dialog).contains(QStringLiteral("were added")), qPrintable(summary(dialog)));
        QCOMPARE(find(QStringLiteral("new one"))->tags, QStringList(QStringLiteral("x")));
        QVERIFY(find(there.name + QStringLiteral("-2")).has_value());
        QCOMPARE(find(there.name)->notes, QStringLiteral("a note"));
        QVERIFY(!find(QStringLiteral("wrong")) && !find(QStringLiteral("far")));
    }

    // However long the names are, there is room for why.
    void notesKeepTheirRoom_data()
    {
        QTest::addColumn<ui::Language>("language");
        QTest::newRow("en") << ui::Language::English;
        QTest::newRow("de") << ui::Language::German;
    }
    void notesKeepTheirRoom()
    {
        QFETCH(ui::Language, language);
        const ui::Translations translations(language);
        const QString longest(64, u'm');
        QVERIFY(!m_bench.add(longest).id.isEmpty());
        const instances::Instance there = m_bench.lab().machine();
        QVERIFY(put(
            path(QStringLiteral("t.csv")),
            QStringLiteral("name,host,port,user\n%1,%2.example,22,u\n%1x,x.example,22,u\n%3,%4,%5,%6\n%3,far,99999,u\n"
                           "%1,%4,%5,%6\n")
                .arg(longest, QString(60, u'h'), there.name, there.host)
                .arg(there.port)
                .arg(there.user)
                .toUtf8()));
        const ui::Desk desk = m_bench.desk();
        ui::ImportDialog dialog(desk, path(QStringLiteral("t.csv")), {});
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
        auto* const list = dialog.findChild<QTreeWidget*>();
        QTRY_COMPARE(list->topLevelItemCount(), 5);
        save(dialog, QStringLiteral("import-long-%1").arg(QLatin1String(QTest::currentDataTag())));
        const int width = list->viewport()->width();
        QVERIFY2(width - list->columnViewportPosition(3) >= width * 2 / 5,
                 qPrintable(QString::number(list->columnViewportPosition(3))));
        // What is cut off is told by pointing at it.
        QCOMPARE(list->topLevelItem(0)->toolTip(0), longest);
        const QTreeWidgetItem& namesake = *list->topLevelItem(4);
        QVERIFY2(list->fontMetrics().horizontalAdvance(namesake.text(3)) < list->columnWidth(3),
                 qPrintable(namesake.text(3)));
        QVERIFY2(namesake.toolTip(3).startsWith(longest), qPrintable(namesake.toolTip(3)));
        const auto* const choice = qobject_cast<QComboBox*>(list->itemWidget(list->topLevelItem(0), 2));
        QVERIFY(choice != nullptr && !choice->toolTip().isEmpty());
        QCOMPARE(choice->toolTip(), choice->currentText());
    }

    void remarksSpeakTheLanguage_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QStringList>("within");
        const auto row = [](const char* words, const QStringList& within) {
            QTest::newRow(words) << QString::fromUtf8(words) << within;
        };
        row("host: must not be empty", {});
        row("port: must be a number from 1 to 65535", {QStringLiteral("65535")});
        row("jump: user: must not be empty", {});
        row("host: is the unspecified address, which is not the address of one machine", {});
        row("provider: must be one of ec2, oci, other, not \"x, y\"",
            {QStringLiteral("ec2, oci, other"), QStringLiteral("x, y")});
        row("jump: must be USER@HOST[:PORT], not \"a b\"", {QStringLiteral("USER@HOST[:PORT]"), QStringLiteral("a b")});
        row("its key C:\\k.ppk is in PuTTY's format; convert it with: puttygen KEY.ppk -O private-openssh-new -o KEY",
            {QStringLiteral("C:\\k.ppk"), QStringLiteral("puttygen KEY.ppk -O private-openssh-new -o KEY")});
        row("it is a session for serial, not for SSH", {QStringLiteral("serial")});
        row("of 3 key files, /k is used", {QStringLiteral("3"), QStringLiteral("/k")});
        row("its name was cut: it had more than 64 characters", {});
        row("line 2: a quote is never closed", {QStringLiteral("2")});
        row("line 7: Premature end.", {QStringLiteral("7"), QStringLiteral("Premature end.")});
    }
    void remarksSpeakTheLanguage()
    {
        QFETCH(QString, words);
        QFETCH(QStringList, within);
        ui::Translations translations(ui::Language::English);
        QCOMPARE(ui::importRemark(words), words);
        for (const ui::Language language : {ui::Language::German, ui::Language::Spanish, ui::Language::French,
                                            ui::Language::Japanese, ui::Language::Chinese}) {
            translations.apply(language);
            const QString said = ui::importRemark(words);
            static const QRegularExpression english(
                QStringLiteral("\\b(must|is|not|the|used|had|line|host|user|jump)\\b|%\\d"));
            QVERIFY2(said != words && !said.contains(english), qPrintable(said));
            for (const QString& argument : within)
                QVERIFY2(said.contains(argument), qPrintable(said));
            QCOMPARE(ui::importRemark(QStringLiteral("something else: it is")),
                     QStringLiteral("something else: it is"));
        }
    }
    void aFileThatCannotBeReadIsToldInTheLanguage()
    {
        const ui::Translations translations(ui::Language::German);
        QVERIFY(put(path(QStringLiteral("t.csv")), "name,host\na,\"b\n"));
        const ui::Desk desk = m_bench.desk();
        ui::ImportDialog dialog(desk, path(QStringLiteral("t.csv")), {});
        dialog.show();
        QTRY_VERIFY2(summary(dialog).contains(QStringLiteral("Zeile 2:")), qPrintable(summary(dialog)));
        QVERIFY2(!summary(dialog).contains(QStringLiteral("quote")), qPrintable(summary(dialog)));
    }

    // Return at once asks where to, and closes nothing.
    void anExportBeginsWithReturn()
    {
        const ui::Desk desk = m_bench.desk();
        ui::ExportDialog dialog(desk);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        dialog.show();
        QVERIFY(tests::isReadyForKeys(dialog));
        QVERIFY(press("Return"));
        QTRY_VERIFY(dialog.findChild<QFileDialog*>() != nullptr);
        QVERIFY(dialog.isVisible());
    }

    void aSealedExportIsReadAgain()
    {
        const ui::Desk desk = m_bench.desk();
        const QString file = path(QStringLiteral("all.sealed"));
        auto* const out = new ui::ExportDialog(desk);
        out->show();
        QVERIFY(tests::isReadyForKeys(*out));
        QVERIFY(press("alt+s"));
        auto* const export_ = out->findChildren<QPushButton*>().last();
        QTRY_VERIFY(out->findChildren<QLineEdit*>().first()->isEnabled());
        QVERIFY(!export_->isEnabled());
        // As one types: too short is told, and cannot be exported however alike the two are.
        for (QLineEdit* const field : out->findChildren<QLineEdit*>())
            field->setText(QStringLiteral("1234567"));
        QVERIFY(!export_->isEnabled() && tests::wordsIn(*out).contains("8 characters or more"));
        for (QLineEdit* const field : out->findChildren<QLineEdit*>())
            field->setText(QStringLiteral("12345678"));
        QVERIFY(export_->isEnabled() && !tests::wordsIn(*out).contains("8 characters or more"));
        out->findChildren<QLineEdit*>().first()->setText(QStringLiteral("open sesame"));
        out->findChildren<QLineEdit*>().last()->setText(QStringLiteral("open barley"));
        save(*out, QStringLiteral("export"));
        QVERIFY(!export_->isEnabled());
        out->findChildren<QLineEdit*>().last()->setText(QStringLiteral("open sesame"));
        QTRY_VERIFY(export_->isEnabled());
        // A place that cannot be written is told, and what was typed is still there.
        std::ignore = QCoro::waitFor(out->write(QStringLiteral("/proc/nowhere/x")));
        QVERIFY(out->isVisible() && out->findChildren<QLineEdit*>().first()->text() == QStringLiteral("open sesame"));
        std::ignore = QCoro::waitFor(out->write(file));
        QTRY_VERIFY(QFile::exists(file));
        delete out;
        QVERIFY(QCoro::waitFor(m_bench.lab().home().instances().remove(m_bench.lab().machine().id)));
        ui::ImportDialog in(desk, file, {});
        in.show();
        QVERIFY(tests::isReadyForKeys(in));
        QVERIFY2(summary(in).contains(QStringLiteral("sealed")), qPrintable(summary(in)));
        QVERIFY(type(QStringLiteral("wrong")));
        QVERIFY(press("Return"));
        QTRY_VERIFY2(summary(in).contains(QStringLiteral("passphrase does not open")), qPrintable(summary(in)));
        QVERIFY(press("ctrl+a"));
        QVERIFY(type(QStringLiteral("open sesame")));
        QVERIFY(press("Return"));
        QTRY_COMPARE(in.findChild<QTreeWidget*>()->topLevelItemCount(), 1);
        QVERIFY(press("alt+i"));
        QTRY_VERIFY(summary(in).contains(QStringLiteral("1 ")) && find(m_bench.lab().machine().name));
        // Its key came along: it can be logged in to.
        const auto again = find(m_bench.lab().machine().name);
        QVERIFY(QCoro::waitFor(m_bench.lab().home().connector().test(*again)));
    }

    void noiseIsToldAndNothingHappens()
    {
        QVERIFY(put(path(QStringLiteral("noise.xml")), "<Connections FullFileEncryption=\"true\">x</Connections>"));
        const ui::Desk desk = m_bench.desk();
        ui::ImportDialog dialog(desk, path(QStringLiteral("noise.xml")), {});
        dialog.show();
        QTRY_VERIFY2(summary(dialog).contains(QStringLiteral("could not be read")), qPrintable(summary(dialog)));
    }

    void aConfigurationThatIsMissingIsNamed()
    {
        QVERIFY(m_bench.openApp());
        auto& window = m_bench.app().window();
        const auto buttons = window.findChild<ui::EmptyPage*>()->findChildren<QPushButton*>();
        const auto import = std::ranges::find_if(
            buttons, [](const QPushButton* each) { return each->text().contains(QStringLiteral("~/.ssh/config")); });
        QVERIFY(import != buttons.end());
        (*import)->click();
        QTRY_VERIFY(window.findChild<ui::ImportDialog*>() != nullptr);
        auto& dialog = *window.findChild<ui::ImportDialog*>();
        const QString config = path(QStringLiteral("person/.ssh/config"));
        QVERIFY2(summary(dialog).contains(QStringLiteral("There is no file %1. Choose a file").arg(config)),
                 qPrintable(summary(dialog)));
        dialog.reject();
    }

    // What the person skips is left alone ever after; what another import has brought follows, and is said to.
    void onlyWhatIsChosenFollows()
    {
        const QString config = path(QStringLiteral("person/.ssh/config"));
        for (const char* const name : {"mine", "alpha"}) {
            instances::InstanceDraft draft;
            draft.name = QString::fromLatin1(name);
            draft.host = QString::fromLatin1(name) + QStringLiteral(".example");
            draft.user = QStringLiteral("u");
            draft.authType = instances::AuthType::Agent;
            QVERIFY(QCoro::waitFor(m_bench.lab().home().instances().add(std::move(draft))));
        }
        QVERIFY(put(config, "Host alpha\n HostName alpha.example\n User u\n"
                            "Host beta\n HostName mine.example\n User u\n"));
        QVERIFY(m_bench.openApp());
        QVERIFY(press("ctrl+i"));
        QTRY_VERIFY(m_bench.app().window().findChild<ui::ImportDialog*>() != nullptr);
        auto& dialog = *m_bench.app().window().findChild<ui::ImportDialog*>();
        QVERIFY(tests::isReadyForKeys(dialog));
        QTRY_COMPARE(dialog.findChildren<QTreeWidget*>().constFirst()->topLevelItemCount(), 2);
        const auto choices = [&dialog] {
            QStringList texts;
            QTreeWidget& list = *dialog.findChild<QTreeWidget*>();
            for (int row = 0; row < 2; ++row) {
                const auto* const choice = qobject_cast<QComboBox*>(list.itemWidget(list.topLevelItem(row), 2));
                texts += choice != nullptr ? choice->currentText() : list.topLevelItem(row)->text(2);
            }
            return texts.join(QLatin1Char('|'));
        };
        QCOMPARE(choices(), QStringLiteral("Skip|Skip"));
        const auto buttons = dialog.findChildren<QPushButton*>();
        const QPushButton& import = **std::ranges::find(buttons, QStringLiteral("&Import"), &QPushButton::text);
        QVERIFY(!import.isEnabled());
        QVERIFY(press("alt+k"));
        QTRY_COMPARE(choices(), QStringLiteral("Follow the file|Skip"));
        QVERIFY(import.isEnabled());
        save(dialog, QStringLiteral("import-follow"));
        QVERIFY(press("alt+i"));
        QTRY_COMPARE(choices(), QStringLiteral("Follows the file|Skipped"));
        QTRY_VERIFY(m_bench.app().settings().followsSshConfig);
        QTRY_COMPARE(find(QStringLiteral("alpha"))->origin, QStringLiteral("ssh-config:alpha"));
        // Another file after that: Return imports it.
        QVERIFY(put(path(QStringLiteral("t.csv")), "name,host,user\nlater,later.example,u\n"));
        (**std::ranges::find(buttons, QStringLiteral("Choose &file…"), &QPushButton::text)).click();
        QTRY_VERIFY(dialog.findChild<QFileDialog*>() != nullptr);
        auto& files = *dialog.findChild<QFileDialog*>();
        Q_EMIT files.fileSelected(path(QStringLiteral("t.csv")));
        files.reject();
        QTRY_VERIFY(dialog.findChild<QFileDialog*>() == nullptr);
        QVERIFY(tests::isReadyForKeys(dialog));
        QTRY_VERIFY(import.isEnabled());
        QVERIFY(press("Return"));
        QTRY_VERIFY(find(QStringLiteral("later")).has_value());
        dialog.reject();
        QVERIFY(put(config, "Host alpha\n HostName alpha.example\n Port 2200\n User u\n"
                            "Host beta\n HostName mine.example\n Port 2201\n User u\n"));
        QTRY_COMPARE(find(QStringLiteral("alpha"))->port, quint16(2200));
        QTRY_VERIFY(find(QStringLiteral("beta")).has_value());
        QCOMPARE(find(QStringLiteral("mine"))->port, quint16(22));
        QVERIFY2(tests::wordsIn(m_bench.app().window().banner()).contains("1 changed (alpha)"),
                 tests::wordsIn(m_bench.app().window().banner()));
        // Another time, the dialog knows.
        QVERIFY(tests::isReadyForKeys(m_bench.app().window()));
        QVERIFY(press("ctrl+i"));
        const auto shown = [this] {
            const auto dialogs = m_bench.app().window().findChildren<ui::ImportDialog*>();
            const auto found = std::ranges::find_if(dialogs, &QWidget::isVisible);
            return found == dialogs.end() ? nullptr : (*found)->findChild<QCheckBox*>();
        };
        QTRY_VERIFY(shown() != nullptr && shown()->isChecked());
        QVERIFY(!shown()->isEnabled());
    }

    // ~/.ssh/config as a live link, in the application.
    void theConfigurationIsFollowedWhileItChanges()
    {
        const QString config = path(QStringLiteral("person/.ssh/config"));
        QVERIFY(put(config, "Host alpha\n HostName alpha.example\n User u\n"));
        QVERIFY(m_bench.openApp());
        QVERIFY(press("ctrl+i"));
        QTRY_VERIFY(m_bench.app().window().findChild<ui::ImportDialog*>() != nullptr);
        auto& dialog = *m_bench.app().window().findChild<ui::ImportDialog*>();
        QVERIFY(tests::isReadyForKeys(dialog));
        QTRY_COMPARE(dialog.findChild<QTreeWidget*>()->topLevelItemCount(), 1);
        QVERIFY(press("alt+k"));
        QTRY_VERIFY(dialog.findChild<QCheckBox*>()->isChecked());
        QVERIFY(press("alt+i"));
        QTRY_VERIFY(m_bench.app().settings().followsSshConfig);
        QTRY_VERIFY(find(QStringLiteral("alpha"))->origin == QStringLiteral("ssh-config:alpha"));
        dialog.reject();
        // As editors do it: a new file in place of the old one.
        QVERIFY(put(config + QStringLiteral(".new"),
                    "Host alpha\n HostName moved.example\n User u\nHost beta\n HostName b.example\n"));
        QVERIFY(QFile::remove(config) && QFile::rename(config + QStringLiteral(".new"), config));
        QTRY_VERIFY(find(QStringLiteral("beta")).has_value());
        QTRY_COMPARE(find(QStringLiteral("alpha"))->host, QStringLiteral("moved.example"));
        QVERIFY(put(config, "Host beta\n HostName b.example\n"));
        QTRY_VERIFY(!find(QStringLiteral("alpha"))->isActive);
        QTRY_VERIFY(m_bench.app().window().banner().isVisible());
        // What it includes counts as well: a file that appears, and one that is written to.
        const QString included = path(QStringLiteral("person/.ssh/conf.d"));
        QVERIFY(QDir().mkpath(included));
        QVERIFY(put(config, "Include conf.d/*\nHost beta\n HostName included.example\n"));
        QTRY_COMPARE(find(QStringLiteral("beta"))->host, QStringLiteral("included.example"));
        QVERIFY(put(included + QStringLiteral("/one"), "Host gamma\n HostName c.example\n"));
        QTRY_VERIFY(find(QStringLiteral("gamma")).has_value());
        QVERIFY(put(included + QStringLiteral("/one"), "Host gamma\n HostName d.example\n"));
        QTRY_COMPARE(find(QStringLiteral("gamma"))->host, QStringLiteral("d.example"));
        // A file that is away marks nobody.
        QVERIFY(QFile::remove(config));
        QTRY_VERIFY(
            m_bench.app().window().banner().findChild<QLabel*>()->text().contains(QStringLiteral("could not be read")));
        QVERIFY(find(QStringLiteral("beta"))->isActive);
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestExchangeDialogs>(argc, argv);
}
#include "TestExchangeDialogs.moc"
