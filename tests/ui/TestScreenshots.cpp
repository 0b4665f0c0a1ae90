// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ScriptedDesktop.h"
#include "lab/Patience.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QImageReader>
#include <QLineEdit>
#include <QTemporaryDir>

using namespace clouddesk;
namespace script = lab::rfbscript;

namespace {

constexpr QRgb red = 0xffc02020;
constexpr QRgb green = 0xff20c020;

QByteArray picture(QRgb colour)
{
    return script::fullUpdate(320, 240, colour & 0xffffff);
}

QRgb colourOf(const QImage& image)
{
    return image.isNull() ? 0 : image.pixel(10, 10);
}

} // namespace

/// Pictures of a desktop as files, from the key that asks for one to the file.
class TestScreenshots : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<lab::FakeRfbServer> m_server;
    std::unique_ptr<ui::ViewerWindow> m_window;
    std::unique_ptr<QTemporaryDir> m_folder;

    void open(const QString& machine)
    {
        m_server = std::make_unique<lab::FakeRfbServer>(script::handshake(320, 240) + picture(red));
        m_window = tests::windowOn(tests::desktopOf(*m_server), {}, machine);
        QVERIFY(m_window);
    }
    [[nodiscard]] QFileDialog* dialog() const { return m_window->findChild<QFileDialog*>(); }
    /// Takes the folder, and the name that is proposed.
    void accept()
    {
        dialog()->setDirectory(m_folder->path());
        QVERIFY(QMetaObject::invokeMethod(dialog(), "accept"));
    }
    [[nodiscard]] QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files); }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup()
    {
        m_window.reset();
        m_server.reset();
    }

    void itIsOfWhenItWasWanted()
    {
        open(QStringLiteral("build-box"));
        QVERIFY(tests::press("ctrl+alt+shift+s"));
        QTRY_VERIFY(dialog() != nullptr);
        m_server->say(picture(green));
        QTRY_COMPARE(colourOf(m_window->viewer().screenshot()), green);
        accept();
        QTRY_COMPARE(files().size(), 1);
        QCOMPARE(colourOf(QImage(m_folder->filePath(files().constFirst()))), red);
    }

    void aMachinesNameMayHoldAnything()
    {
        open(QStringLiteral("web/1"));
        m_window->menu().trigger(Qt::Key_S);
        QVERIFY(dialog() != nullptr);
        accept();
        QTRY_COMPARE(files().size(), 1);
        QVERIFY2(files().constFirst().startsWith(QStringLiteral("web_1 ")), qPrintable(files().constFirst()));
    }

    void aNameWithoutAnEndingGetsThatOfTheChosenKind_data()
    {
        QTest::addColumn<QList<Qt::Key>>("keys");
        QTest::addColumn<QString>("file");
        QTest::newRow("one") << QList{Qt::Key_Down} << QStringLiteral("foo.jpg");
        QTest::newRow("and back") << QList{Qt::Key_Down, Qt::Key_Up} << QStringLiteral("foo.png");
    }
    void aNameWithoutAnEndingGetsThatOfTheChosenKind()
    {
        QFETCH(QList<Qt::Key>, keys);
        QFETCH(QString, file);
        open(QStringLiteral("build-box"));
        m_window->menu().trigger(Qt::Key_S);
        QVERIFY(dialog() != nullptr);
        for (const Qt::Key key : keys)
            QTest::keyClick(dialog()->findChild<QComboBox*>(QStringLiteral("fileTypeCombo")), key);
        dialog()->findChild<QLineEdit*>()->setText(QStringLiteral("foo"));
        accept();
        QTRY_COMPARE(files(), QStringList(file));
        QCOMPARE(QImageReader(m_folder->filePath(file)).format(), file == QLatin1String("foo.jpg") ? "jpeg" : "png");
    }

    void beforeAPictureThereIsNothingToSave()
    {
        m_window = std::make_unique<ui::ViewerWindow>(QStringLiteral("build-box"), ui::ViewerOptions());
        m_window->show();
        m_window->menu().trigger(Qt::Key_S);
        QCOMPARE(dialog(), nullptr);
        QCOMPARE(m_window->findChild<ui::Hint*>()->text(), QStringLiteral("There is no picture yet"));
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestScreenshots>(argc, argv);
}
#include "TestScreenshots.moc"
