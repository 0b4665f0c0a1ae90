// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Log.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace clouddesk;

namespace {

constexpr qint64 longestLine = 16 * 1024;

// In a process of its own, because a process has one log.
int writeFromHere(const QStringList& arguments)
{
    const QString kind = arguments.value(0);
    const auto installed = core::installLog(arguments.value(1), false, arguments.value(2).toLongLong());
    if (!installed)
        return 2;
    if (kind == QStringLiteral("hostile")) {
        QString everything;
        for (int code = 1; code < 0x3000; ++code)
            everything += QChar(code);
        qWarning().noquote() << "begin" << everything << "end";
        qWarning().noquote() << QStringLiteral("x\r\n{\"time\":\"2026\",\"level\":\"info\",\"text\":\"forged\"}\r\n");
        qWarning().noquote() << QStringLiteral("\x1b]52;c;AAAA\x07\x1b[2J") + QChar(0x202e) + QChar(0x2028);
        qWarning("%s", QByteArray(1024 * 1024, 'n').constData());
        return 0;
    }
    const int count = arguments.value(3).toInt();
    for (int i = 0; i < count; ++i)
        qWarning("event %d of %s", i, qPrintable(arguments.value(4)));
    return 0;
}

QByteArray slurp(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_file = m_folder->filePath(QStringLiteral("clouddesk.log"));
    }

    void I8_oneLineForEachEntry()
    {
        QCOMPARE(write({QStringLiteral("hostile"), m_file, QStringLiteral("10000000")}), 0);
        const QByteArray log = slurp(m_file);
        const QList<QByteArray> lines = log.trimmed().split('\n');
        QCOMPARE(lines.size(), 4);
        for (const QByteArray& line : lines) {
            const QJsonObject entry = QJsonDocument::fromJson(line).object();
            QCOMPARE(entry.value(QStringLiteral("level")).toString(), QStringLiteral("warning"));
            QVERIFY(entry.value(QStringLiteral("text")).toString().size() <= 4001);
            QVERIFY(line.size() < longestLine);
            // Whatever reads the text afterwards finds nothing in it that begins a line, an order or a turn.
            static const QRegularExpression harmful(
                QStringLiteral(
                    "[\\x{0}-\\x{1f}\\x{7f}-\\x{9f}\\x{200e}\\x{200f}\\x{2028}-\\x{202e}\\x{2066}-\\x{2069}]"),
                QRegularExpression::UseUnicodePropertiesOption);
            QVERIFY(!QString::fromUtf8(line).contains(harmful));
        }
    }

    void D12_theLogIsBounded()
    {
        constexpr qint64 limit = 256 * 1024;
        QCOMPARE(write({QStringLiteral("count"), m_file, QString::number(limit), QStringLiteral("100000"),
                        QStringLiteral("one")}),
                 0);
        checkBounds(limit, 1);
        // The newest entry is there, and the ones before it without a gap.
        QVERIFY(slurp(m_file).contains("event 99999 of one"));
        const QByteArray both = slurp(m_file + QStringLiteral(".1")) + slurp(m_file);
        const qsizetype lines = both.count('\n');
        QVERIFY(lines > 1000);
        QVERIFY(both.startsWith(slurp(m_file + QStringLiteral(".1")).split('\n').first()));
        QVERIFY(both.contains("event " + QByteArray::number(100000 - lines) + " of one"));
        QCOMPARE(QFileInfo(m_file).permissions() & QFile::Permissions(0x0077), QFile::Permissions());
    }

    void D12_severalProcessesShareTheBound()
    {
        constexpr qint64 limit = 128 * 1024;
        constexpr int processes = 4;
        std::vector<std::unique_ptr<QProcess>> children;
        for (int i = 0; i < processes; ++i) {
            auto child = std::make_unique<QProcess>();
            child->start(QCoreApplication::applicationFilePath(),
                         {QStringLiteral("--write"), QStringLiteral("count"), m_file, QString::number(limit),
                          QStringLiteral("25000"), QString::number(i)});
            children.push_back(std::move(child));
        }
        for (const auto& child : children) {
            QVERIFY(child->state() == QProcess::NotRunning || child->waitForFinished(60000));
            QCOMPARE(child->exitCode(), 0);
        }
        checkBounds(limit, processes);
    }

    // A log of that size from before is put aside as soon as something is written.
    void D12_whatWasTooLongBeforeIsPutAside()
    {
        QFile old(m_file);
        QVERIFY(old.open(QIODevice::WriteOnly));
        QVERIFY(old.write(QByteArray(300000, '\n')) == 300000);
        old.close();
        QCOMPARE(write({QStringLiteral("count"), m_file, QStringLiteral("200000"), QStringLiteral("1"),
                        QStringLiteral("new")}),
                 0);
        QVERIFY(QFileInfo(m_file).size() < 1000);
        QCOMPARE(QFileInfo(m_file + QStringLiteral(".1")).size(), 300000);
    }

private:
    static int write(const QStringList& arguments)
    {
        return QProcess::execute(QCoreApplication::applicationFilePath(),
                                 QStringList{QStringLiteral("--write")} + arguments);
    }

    // Each process may have been at one line when the file became full.
    void checkBounds(qint64 limit, int processes)
    {
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files),
                 QStringList({QStringLiteral("clouddesk.log"), QStringLiteral("clouddesk.log.1")}));
        for (const QString& name : {m_file, m_file + QStringLiteral(".1")}) {
            const QByteArray log = slurp(name);
            QVERIFY2(log.size() <= limit + processes * longestLine, qPrintable(QString::number(log.size())));
            for (const QByteArray& line : log.trimmed().split('\n'))
                QVERIFY2(QJsonDocument::fromJson(line).isObject(), line.constData());
        }
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QStringLiteral("--write"))
        return writeFromHere(arguments.mid(2));
    TestLog test;
    return QTest::qExec(&test, argc, argv);
}

#include "TestLog.moc"
