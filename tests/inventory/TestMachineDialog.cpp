// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "InventoryBench.h"
#include "lab/Patience.h"

#include "ui/machinedialog/MachineDialog.h"
#include "ui/machinedialog/TallForm.h"

#include <QClipboard>
#include <QFileDialog>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPointer>
#include <QScrollBar>

using namespace clouddesk;

/// What can go wrong while a machine is added: it is said, and what was typed stays.
class TestMachineDialog : public QObject
{
    Q_OBJECT

private:
    tests::InventoryBench m_bench;
    std::optional<ui::Desk> m_desk;
    QPointer<ui::MachineDialog> m_dialog;

    QString path(const QString& name) { return m_bench.lab().home().filePath(name); }
    static bool put(const QString& file, const QByteArray& content, QFile::Permissions permissions)
    {
        QFile target(file);
        return target.open(QIODevice::WriteOnly) && target.write(content) == content.size() &&
               target.setPermissions(permissions);
    }
    QLineEdit* field(const QString& begin)
    {
        for (QLineEdit* const edit : m_dialog->findChildren<QLineEdit*>()) {
            if (edit->placeholderText().startsWith(begin))
                return edit;
        }
        return nullptr;
    }
    bool says(const QString& text)
    {
        return QTest::qWaitFor(
            [&] {
                const auto labels = m_dialog->findChildren<QLabel*>();
                return std::ranges::any_of(labels, [&text](const QLabel* label) {
                    return label->isVisible() && label->text().contains(text);
                });
            },
            10000);
    }
    void fill()
    {
        field(QStringLiteral("What you call it"))->setText(QStringLiteral("web"));
        field(QStringLiteral("203."))->setText(m_bench.lab().sshd().host());
        field(QStringLiteral("Whom to log in"))->setText(m_bench.lab().sshd().userName());
        m_dialog->findChild<QSpinBox*>()->setValue(m_bench.lab().sshd().port());
        m_dialog->findChild<QPlainTextEdit*>()->setPlainText(QStringLiteral("ask Ann"));
    }
    void chooseWay(int way)
    {
        for (QComboBox* const box : m_dialog->findChildren<QComboBox*>()) {
            if (box->count() == 4)
                box->setCurrentIndex(way);
        }
    }
    QPushButton* button(const QString& text)
    {
        for (QPushButton* const candidate : m_dialog->findChildren<QPushButton*>()) {
            if (candidate->text().remove(QLatin1Char('&')).startsWith(text))
                return candidate;
        }
        return nullptr;
    }
    static bool drop(QWidget& onto, const QString& file)
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(file)});
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&onto, &enter);
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&onto, &drop);
        return enter.isAccepted();
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY2(m_bench.start(), qPrintable(m_bench.lab().problem()));
        m_desk.emplace(m_bench.desk());
        m_dialog = new ui::MachineDialog(*m_desk, {});
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_dialog));
        fill();
    }
    void cleanup()
    {
        delete m_dialog;
        m_bench.stop();
    }

    void aKeyFileThatCannotBeUsedIsTold_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("permissions");
        QTest::addColumn<QString>("says");
        const int own = static_cast<int>(QFile::ReadOwner | QFile::WriteOwner);
        QTest::newRow("open to all") << m_key << (own | static_cast<int>(QFile::ReadOther)) << QStringLiteral("chmod");
        QTest::newRow("noise") << QByteArray("\x00\x01 no key", 9) << own << QStringLiteral("⚠");
        QTest::newRow("public half") << QByteArray("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI me") << own
                                     << QStringLiteral("public");
        QTest::newRow("absent") << QByteArray() << own << QStringLiteral("⚠");
    }
    void aKeyFileThatCannotBeUsedIsTold()
    {
        QFETCH(QByteArray, content);
        QFETCH(int, permissions);
        QFETCH(QString, says);
        if (QByteArrayView(QTest::currentDataTag()) == "open to all")
            content = m_bench.lab().sshd().clientKey();
        const QString file = path(QStringLiteral("a-key"));
        if (!content.isEmpty())
            QVERIFY(put(file, content, QFile::Permissions(permissions)));
        chooseWay(1);
        field(QStringLiteral("~/.ssh"))->setText(file);
        button(QStringLiteral("Add"))->click();
        QVERIFY(this->says(says));
        // Nothing is stored, nothing is lost, and it can be mended in place.
        QVERIFY(m_dialog && m_dialog->isVisible());
        QCOMPARE(field(QStringLiteral("~/.ssh"))->text(), file);
        QCOMPARE(m_dialog->findChild<QPlainTextEdit*>()->toPlainText(), QStringLiteral("ask Ann"));
        QCOMPARE(QCoro::waitFor(m_bench.lab().home().instances().list())->size(), std::size_t(1));
        QVERIFY(put(file, m_bench.lab().sshd().clientKey(), QFile::ReadOwner | QFile::WriteOwner));
        QTRY_VERIFY(button(QStringLiteral("Add"))->isEnabled());
        button(QStringLiteral("Add"))->click();
        QTRY_VERIFY(!m_dialog);
        const auto added = QCoro::waitFor(m_bench.lab().home().instances().find(QStringLiteral("web")));
        QVERIFY(added && added->notes == QStringLiteral("ask Ann") && added->keyPath == file);
    }

    void aDroppedKeyIsTakenAndNoiseKeepsIt()
    {
        const QString noise = path(QStringLiteral("noise"));
        QVERIFY(put(noise, "nothing", QFile::ReadOwner));
        auto* const key = m_dialog->findChild<ui::KeyField*>();
        QVERIFY(drop(*key, m_bench.lab().sshd().clientKeyPath()));
        QVERIFY(key->hasKey());
        QVERIFY(drop(*key, noise));
        QVERIFY(says(QStringLiteral("The key given before is kept")));
        QVERIFY(key->hasKey());
        button(QStringLiteral("Add"))->click();
        QTRY_VERIFY(!m_dialog);
        const auto added = QCoro::waitFor(m_bench.lab().home().instances().find(QStringLiteral("web")));
        QVERIFY(added && QCoro::waitFor(m_bench.lab().home().connector().test(*added)));
    }

    // Wherever the keyboard is, it is shown, and Return does what the button says that has it.
    void aKeyIsChosenAndPastedByKeys()
    {
        QVERIFY(tests::isReadyForKeys(*m_dialog));
        QPushButton* const choose = button(QStringLiteral("Choose file"));
        auto* const key = m_dialog->findChild<ui::KeyField*>();
        // Its upper edge, where none of its buttons are.
        const auto edge = [key] { return key->grab(QRect(0, 0, key->width(), 5)).toImage(); };
        QVERIFY(tests::press("Return"));
        QVERIFY2(says(QStringLiteral("⚠")), tests::wordsIn(*m_dialog));
        QTRY_COMPARE(QApplication::focusWidget(), key);
        const QImage with = edge();
        QVERIFY(tests::press("Tab"));
        QTRY_COMPARE(QApplication::focusWidget(), choose);
        QVERIFY(edge() != with);
        QVERIFY(tests::press("Return"));
        QTRY_VERIFY(m_dialog->findChild<QFileDialog*>() != nullptr);
        const QPointer<QFileDialog> files = m_dialog->findChild<QFileDialog*>();
        QVERIFY(tests::isReadyForKeys(*files));
        files->reject();
        QTRY_VERIFY(files.isNull());
        QVERIFY(tests::isReadyForKeys(*m_dialog));
        QApplication::clipboard()->setText(QString::fromLatin1(m_bench.lab().sshd().clientKey()));
        QVERIFY(tests::press("ctrl+v"));
        QTRY_VERIFY(key->hasKey());
        // Of the others, too.
        chooseWay(1);
        for (const char* const other : {"Browse", "Test connection"})
            QVERIFY(button(QString::fromLatin1(other))->autoDefault());
        QVERIFY(button(QStringLiteral("Add"))->isDefault() && choose->autoDefault());
    }

    // A key pair made here, whose public half is in the clipboard, is one that OpenSSH knows.
    void aNewKeyPairHasItsPublicHalfCopied()
    {
        button(QStringLiteral("Make new key"))->click();
        QVERIFY(m_dialog->findChild<ui::KeyField*>()->hasKey());
        QPushButton* const copy = button(QStringLiteral("Copy"));
        QVERIFY(copy != nullptr && copy->isVisible());
        copy->click();
        QTRY_VERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("ssh-ed25519 ")));
        const QString file = path(QStringLiteral("public"));
        QVERIFY(put(file, QApplication::clipboard()->text().toLatin1() + '\n', QFile::ReadOwner | QFile::WriteOwner));
        QCOMPARE(QProcess::execute(QStringLiteral("ssh-keygen"), {QStringLiteral("-l"), QStringLiteral("-f"), file}),
                 0);
    }

    // The machine may have the public half of the first one already.
    void aKeyThatAnotherReplacedComesBack()
    {
        auto* const key = m_dialog->findChild<ui::KeyField*>();
        const auto secret = [key] { return key->key().view().toByteArray(); };
        const auto publicHalf = [this] {
            button(QStringLiteral("Copy"))->click();
            return QApplication::clipboard()->text();
        };
        QPushButton* const undo = button(QStringLiteral("Undo"));
        QVERIFY(undo != nullptr && !undo->isVisible());
        button(QStringLiteral("Make new key"))->click();
        QVERIFY(!undo->isVisible());
        const QByteArray first = secret();
        const QString firstPublic = publicHalf();
        button(QStringLiteral("Make new key"))->click();
        const QByteArray second = secret();
        QVERIFY(first != second && undo->isVisible());
        undo->click();
        QVERIFY(secret() == first);
        QCOMPARE(publicHalf(), firstPublic);
        undo->click();
        QVERIFY(secret() == second);
        QVERIFY(drop(*key, m_bench.lab().sshd().clientKeyPath()));
        QVERIFY(secret() != second && !button(QStringLiteral("Copy"))->isVisible());
        undo->click();
        QVERIFY(secret() == second && button(QStringLiteral("Copy"))->isVisible());
    }

    void aWholeAddressIsTakenApart()
    {
        QLineEdit& host = *field(QStringLiteral("203."));
        QLineEdit& user = *field(QStringLiteral("Whom to log in"));
        QSpinBox& port = *m_dialog->findChild<QSpinBox*>();
        const auto enter = [&host](const char* text) {
            host.setText(QLatin1String(text));
            Q_EMIT host.editingFinished();
        };
        enter(" ann@web.example:2200 ");
        QCOMPARE(host.text(), QStringLiteral("web.example"));
        QCOMPARE(user.text(), QStringLiteral("ann"));
        QCOMPARE(port.value(), 2200);
        enter("db.example:2201");
        QCOMPARE(host.text(), QStringLiteral("db.example"));
        QCOMPARE(user.text(), QStringLiteral("ann"));
        QCOMPARE(port.value(), 2201);
        // While it is typed there is nothing to be said of it, but of what cannot become one.
        const auto isBlamed = [&host] { return !host.accessibleDescription().isEmpty(); };
        host.setFocus();
        host.clear();
        for (const QChar letter : QStringLiteral("bob@192.0.2.7:2202")) {
            QTest::keyClick(&host, letter.toLatin1());
            QVERIFY2(!isBlamed(), qPrintable(host.text()));
        }
        QTest::keyClick(&host, ' ');
        QTest::keyClick(&host, 'x');
        QVERIFY(isBlamed());
        QTest::keyClick(&host, Qt::Key_Backspace);
        QVERIFY(!isBlamed());
        user.setFocus();
        QTRY_COMPARE(host.text(), QStringLiteral("192.0.2.7"));
        QCOMPARE(port.value(), 2202);
        enter("bob@");
        QVERIFY(isBlamed());
        enter("web.example:2201");
        QVERIFY(!isBlamed());
        // What is none stays as it was written.
        for (const char* const text : {"2001:db8::1", "web.example", "no host", "a@b@", "web.example:99999"}) {
            enter(text);
            QCOMPARE(host.text(), QLatin1String(text));
        }
        QCOMPARE(port.value(), 2201);
    }

    // What is said below the fields has the window grow; it scrolls only where the screen ends.
    void theWindowGrowsByWhatIsSaid()
    {
        const auto& form = *m_dialog->findChild<ui::TallForm*>();
        const auto isWhole = [&form] {
            return !form.verticalScrollBar()->isVisible() && form.widget()->width() == form.viewport()->width() &&
                   form.widget()->height() >= form.heightForWidth(form.viewport()->width());
        };
        QTRY_VERIFY(isWhole());
        const int before = m_dialog->height();
        for (QLineEdit* const field : m_dialog->findChildren<QLineEdit*>())
            field->clear();
        button(QStringLiteral("Add"))->click();
        QTRY_VERIFY(m_dialog->height() > before);
        QTRY_VERIFY(isWhole());
        QVERIFY(!QTest::qWaitFor([&] { return !isWhole(); }, 300));
        QVERIFY(m_dialog->minimumSizeHint().height() < 300);
    }

    // Where there is little room, as on a screen at twice the size, the fields scroll to the one with the keyboard.
    void aTallFormScrolls()
    {
        auto* const page = new QWidget;
        auto* const column = new QVBoxLayout(page);
        QList<QLineEdit*> fields;
        for (int number = 0; number < 20; ++number) {
            fields += new QLineEdit;
            column->addWidget(fields.last());
        }
        ui::TallForm form(page);
        form.resize(300, 200);
        form.show();
        QVERIFY(tests::isReadyForKeys(form));
        fields.first()->setFocus();
        const auto isSeen = [](const QLineEdit& field) { return field.visibleRegion().boundingRect() == field.rect(); };
        QVERIFY(isSeen(*fields.first()) && !isSeen(*fields.last()));
        for (qsizetype step = 1; step < fields.size(); ++step)
            QVERIFY(tests::press("Tab"));
        QTRY_VERIFY(fields.last()->hasFocus());
        QTRY_VERIFY(isSeen(*fields.last()) && !isSeen(*fields.first()));
        QCOMPARE(page->width(), form.viewport()->width());
    }

    // It is a favourite by a tag of ours, which is no word of the person's.
    void aFavouriteStaysOneWithoutATagThatIsSeen()
    {
        const instances::Instance machine =
            m_bench.add(QStringLiteral("starred"), {QStringLiteral("one"), ui::favouriteTag()});
        delete m_dialog;
        m_dialog = new ui::MachineDialog(*m_desk, machine);
        m_dialog->show();
        QLineEdit* const tags = field(QStringLiteral("Words to find it by"));
        QCOMPARE(tags->text(), QStringLiteral("one"));
        tags->setText(QStringLiteral("two, three"));
        button(QStringLiteral("Save"))->click();
        QTRY_VERIFY(!m_dialog);
        const auto saved = QCoro::waitFor(m_bench.lab().home().instances().find(machine.id));
        QVERIFY(saved && ui::isFavourite(*saved));
        QCOMPARE(saved->tags.size(), 3);
    }

    // A name that is taken meanwhile, a machine that does not answer: said, and everything stays.
    void whatFailsLosesNothing()
    {
        chooseWay(3);
        field(QStringLiteral("What you call it"))->setText(m_bench.lab().machine().name);
        button(QStringLiteral("Add"))->click();
        QVERIFY(says(QStringLiteral("of that name already")));
        QLineEdit& name = *field(QStringLiteral("What you call it"));
        QTRY_VERIFY(m_dialog->focusWidget() == &name);
        QTest::keyClick(&name, '2');
        const auto labels = m_dialog->findChildren<QLabel*>();
        QVERIFY(std::ranges::none_of(labels, [](const QLabel* label) { return label->text().contains(u"already"); }));
        QCOMPARE(m_dialog->findChild<QPlainTextEdit*>()->toPlainText(), QStringLiteral("ask Ann"));
        m_dialog->findChild<QSpinBox*>()->setValue(1);
        button(QStringLiteral("Test connection"))->click();
        QVERIFY(says(QStringLiteral("refused")));
        QCOMPARE(m_dialog->findChild<QPlainTextEdit*>()->toPlainText(), QStringLiteral("ask Ann"));
    }

    void whatWasEnteredIsNotDiscardedByMistake()
    {
        const auto question = [] { return tests::topLevel<QMessageBox>(); };
        for (const char* const answer : {"Escape", "alt+d"}) {
            QVERIFY(tests::isReadyForKeys(*m_dialog));
            QVERIFY(tests::press("Escape"));
            QTRY_VERIFY(question() != nullptr);
            QVERIFY(tests::isReadyForKeys(*question()));
            QVERIFY(m_dialog->isVisible());
            QVERIFY(tests::press(answer));
            QTRY_VERIFY(question() == nullptr);
        }
        QTRY_VERIFY(m_dialog.isNull());

        m_dialog = new ui::MachineDialog(*m_desk, m_bench.lab().machine());
        m_dialog->show();
        QVERIFY(tests::isReadyForKeys(*m_dialog));
        QVERIFY(tests::press("Escape"));
        QTRY_VERIFY(m_dialog.isNull());
    }

private:
    QByteArray m_key = "key";
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestMachineDialog>(argc, argv);
}
#include "TestMachineDialog.moc"
