// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "InventoryBench.h"
#include "lab/Patience.h"

#include "core/UniqueFd.h"
#include "lab/Screenshots.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QScopeGuard>
#include <QSpinBox>
#include <QStyleFactory>
#include <QTcpServer>
#include <QTcpSocket>
#include <QToolButton>

#include <cmath>

#include <netinet/in.h>
#include <sys/socket.h>

using namespace clouddesk;
using ui::MachineFilter;
using ui::Standing;

namespace {

instances::Instance machine(const QString& name, const QString& host, const QStringList& tags = {})
{
    instances::Instance made;
    made.id = QStringLiteral("id-") + name;
    made.name = name;
    made.host = host;
    made.user = QStringLiteral("admin");
    made.tags = tags;
    return made;
}

QStringList shown(const MachineFilter& filter)
{
    QStringList names;
    for (int number = 0; number < filter.rowCount(); ++number)
        names += filter.isHeading(number) ? QLatin1Char('#') + filter.index(number).data().toString()
                                          : filter.row(number).machine.name;
    return names;
}

QStringList words(const char* text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '));
}

/// As WCAG 2.1 defines it: 1 to 21.
double contrast(const QColor& one, const QColor& other)
{
    const auto luminance = [](const QColor& colour) {
        const auto linear = [](double part) {
            return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
        };
        return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
    };
    const auto [low, high] = std::minmax({luminance(one), luminance(other)});
    return (high + 0.05) / (low + 0.05);
}

QImage picture(const QColor& colour)
{
    QImage image(1280, 800, QImage::Format_RGB32);
    image.fill(colour);
    return image;
}

} // namespace

/// Order, groups, status and pictures: the parts by themselves, and in the real window with a real desktop.
class TestGrid : public QObject
{
    Q_OBJECT

private:
    tests::InventoryBench m_bench;

private Q_SLOTS:
    void init()
    {
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
        QVERIFY2(m_bench.start(), qPrintable(m_bench.lab().problem()));
    }
    void cleanup() { m_bench.stop(); }

    void everyOrderAndItsReverse()
    {
        // In the locale "C", which tests may run in, capitals come first and numbers are text.
        const QLocale before;
        QLocale::setDefault(QLocale(QLocale::English));
        const auto restore = qScopeGuard([before] { QLocale::setDefault(before); });
        ui::MachineModel model;
        MachineFilter filter(model);
        new QAbstractItemModelTester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal, &filter);
        auto one = machine(QStringLiteral("a10"), QStringLiteral("z.example"), {QStringLiteral("x")});
        auto two = machine(QStringLiteral("a9"), QStringLiteral("m.example"));
        auto three = machine(QStringLiteral("B"), QStringLiteral("b.example"), {QStringLiteral("Alpha")});
        one.user = QStringLiteral("carol");
        three.provider = instances::Provider::Ec2;
        two.lastConnectedAt = QDateTime::currentDateTimeUtc();
        three.lastConnectedAt = two.lastConnectedAt.addDays(-1);
        three.isVncInstalled = true;
        model.setMachines({one, two, three});
        using Order = MachineFilter::Order;
        const QList<std::pair<Order, const char*>> expected = {
            {Order::Name, "a9 a10 B"},         {Order::Host, "B a9 a10"}, {Order::User, "a9 B a10"},
            {Order::Provider, "B a9 a10"},     {Order::Tags, "B a10 a9"}, {Order::Status, "B a9 a10"},
            {Order::LastConnected, "a9 B a10"}};
        for (const auto& [order, names] : expected) {
            filter.setOrder(order);
            QCOMPARE(shown(filter), words(names));
            filter.setOrder(order, true);
            QStringList turned = words(names);
            std::ranges::reverse(turned);
            QCOMPARE(shown(filter), turned);
        }
    }

    void groupsStandBelowTheirTags()
    {
        ui::MachineModel model;
        MachineFilter filter(model);
        new QAbstractItemModelTester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal, &filter);
        model.setMachines({machine(QStringLiteral("a"), QStringLiteral("h"), words("prod eu")),
                           machine(QStringLiteral("b"), QStringLiteral("h"), words("eu favourite")),
                           machine(QStringLiteral("c"), QStringLiteral("h"))});
        filter.setGrouped(true);
        QCOMPARE(shown(filter),
                 QStringList({QStringLiteral("#Favourites"), QStringLiteral("b"), QStringLiteral("#eu"),
                              QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("#prod"), QStringLiteral("a"),
                              QStringLiteral("#Without a tag"), QStringLiteral("c")}));
        QCOMPARE(filter.firstMachine().row(), 1);
        filter.setSearch(QStringLiteral("prod"));
        QCOMPARE(shown(filter), words("#eu a #prod a"));
        filter.setSearch(QString());
        filter.setGrouped(false);
        QCOMPARE(shown(filter), words("a b c"));
    }

    void groupsCollapse()
    {
        ui::MachineModel model;
        MachineFilter filter(model);
        new QAbstractItemModelTester(&filter, QAbstractItemModelTester::FailureReportingMode::Fatal, &filter);
        const auto one = machine(QStringLiteral("a"), QStringLiteral("h"), words("prod eu"));
        model.setMachines({one, machine(QStringLiteral("b"), QStringLiteral("h"), words("eu"))});
        filter.setGrouped(true);
        const QString heading = filter.index(0).data(ui::MachineModel::IdRole).toString();
        const QSignalSpy changed(&filter, &MachineFilter::collapsedChanged);
        filter.setCollapsed(0, true);
        QCOMPARE(shown(filter), words("#eu #prod a"));
        QCOMPARE(filter.collapsed(), QStringList(heading));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(filter.index(0).data(Qt::AccessibleDescriptionRole).toString(), QStringLiteral("collapsed"));
        // A search looks into all of them.
        filter.setSearch(QStringLiteral("b"));
        QCOMPARE(shown(filter), words("#eu b"));
        QVERIFY(!filter.index(0).data(ui::MachineModel::CollapsedRole).isValid());
        filter.setCollapsed(0, true);
        QCOMPARE(shown(filter), words("#eu b"));
        filter.setSearch(QString());
        QCOMPARE(shown(filter), words("#eu #prod a"));
        // It stays, whatever else changes, and what comes meanwhile is there afterwards.
        model.setMachines({one, machine(QStringLiteral("b"), QStringLiteral("h"), words("eu")),
                           machine(QStringLiteral("c"), QStringLiteral("h"), words("eu"))});
        QCOMPARE(shown(filter), words("#eu #prod a"));
        QCOMPARE(filter.index(0).data(ui::MachineModel::CountRole).toInt(), 3);
        filter.setCollapsed(0, false);
        QCOMPARE(shown(filter), words("#eu a b c #prod a"));
        QVERIFY(filter.collapsed().isEmpty());
        filter.setCollapsed(QStringList(heading));
        QCOMPARE(shown(filter), words("#eu #prod a"));
        QCOMPARE(filter.headingOf(filter.index(2)).row(), 1);
        // A tag that is no more is forgotten with the next change.
        model.setMachines({machine(QStringLiteral("a"), QStringLiteral("h"), words("prod"))});
        filter.setCollapsed(0, true);
        QCOMPARE(filter.collapsed(), QStringList(filter.index(0).data(ui::MachineModel::IdRole).toString()));
    }

    void notesAreFoundAndANarrowerSearchFindsTheSameAsAFreshOne()
    {
        ui::MachineModel model;
        MachineFilter filter(model);
        auto noted = machine(QStringLiteral("a"), QStringLiteral("h"));
        noted.notes = QStringLiteral("Ask Ann\nbefore nine");
        model.setMachines({noted, machine(QStringLiteral("b"), QStringLiteral("annex")),
                           machine(QStringLiteral("c"), QStringLiteral("h"))});
        for (const char* const text : {"a", "an", "ann", "ann be", "b", "", "ne nin"}) {
            MachineFilter fresh(model);
            fresh.setSearch(QString::fromLatin1(text));
            filter.setSearch(QString::fromLatin1(text));
            QCOMPARE(shown(filter), shown(fresh));
        }
        QCOMPARE(shown(filter), words("a"));
    }

    void statusIsFilteredBy()
    {
        ui::MachineModel model;
        MachineFilter filter(model);
        auto gone = machine(QStringLiteral("gone"), QStringLiteral("h"));
        gone.isActive = false;
        model.setMachines({gone, machine(QStringLiteral("silent"), QStringLiteral("h")),
                           machine(QStringLiteral("up"), QStringLiteral("h")),
                           machine(QStringLiteral("left"), QStringLiteral("h"))});
        model.setAnswers(QStringLiteral("id-silent"), false);
        model.setHasDesktop(QStringLiteral("id-left"), true);
        model.setSessions({{QStringLiteral("id-up"), desktops::SessionState::Connected}});
        const QList<std::pair<Standing, const char*>> expected = {{Standing::Connected, "up"},
                                                                  {Standing::Silent, "silent"},
                                                                  {Standing::DesktopRuns, "left"},
                                                                  {Standing::Vanished, "gone"}};
        for (const auto& [standing, name] : expected) {
            filter.setStanding(standing);
            QCOMPARE(shown(filter), words(name));
        }
        // What has vanished from the configuration is so whether it answers or not.
        model.setAnswers(QStringLiteral("id-gone"), false);
        filter.setStanding(Standing::Vanished);
        QCOMPARE(shown(filter), words("gone"));
        QCOMPARE(ui::statusText(filter.row(0)), QStringLiteral("No longer in ~/.ssh/config"));
        // It follows while it filters.
        filter.setStanding(Standing::Silent);
        model.setAnswers(QStringLiteral("id-silent"), true);
        QTRY_COMPARE(filter.rowCount(), 0);
    }

    void whoAnswersIsFoundWithFewLooksAtOnce()
    {
        ui::Reachability reachability;
        QHash<QString, bool> answers;
        connect(&reachability, &ui::Reachability::found, this,
                [&answers](const QString& id, bool answer) { answers.insert(id, answer); });
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, &server, [&server] {
            while (QTcpSocket* const socket = server.nextPendingConnection())
                socket->write("SSH-2.0-somebody\r\n");
        });
        QTcpServer closed;
        QVERIFY(closed.listen(QHostAddress::LocalHost));
        const quint16 nobody = closed.serverPort();
        closed.close();
        std::vector<ui::Reachability::Place> places;
        for (int number = 0; number < 60; ++number)
            places.push_back(
                {QString::number(number), QStringLiteral("127.0.0.1"), number % 2 == 0 ? server.serverPort() : nobody});
        places.push_back({QStringLiteral("nowhere"), QStringLiteral("no-such-host.invalid"), 22});
        reachability.check(places);
        QCOMPARE(reachability.underWay(), ui::Reachability::mostAtOnce);
        // Once more changes nothing.
        reachability.check(places);
        QTRY_COMPARE(answers.size(), 61);
        QVERIFY(answers.value(QStringLiteral("0")) && !answers.value(QStringLiteral("1")));
        QVERIFY(!answers.value(QStringLiteral("nowhere")));
        QCOMPARE(reachability.underWay(), std::size_t(0));
    }

    // A server that takes the connection into its queue and no other one: silence, not refusal.
    void silenceEndsByItself()
    {
        const core::UniqueFd server(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_in place{};
        place.sin_family = AF_INET;
        place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        auto* const address = reinterpret_cast<sockaddr*>(&place);
        socklen_t length = sizeof place;
        QVERIFY(::bind(server.get(), address, length) == 0 && ::listen(server.get(), 0) == 0);
        QVERIFY(getsockname(server.get(), address, &length) == 0);
        std::vector<core::UniqueFd> queued;
        for (int i = 0; i < 3; ++i) {
            queued.emplace_back(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
            ::connect(queued.back().get(), address, length);
        }
        QTest::qWait(100);
        ui::Reachability reachability;
        reachability.setPatience(std::chrono::milliseconds(300));
        QSignalSpy found(&reachability, &ui::Reachability::found);
        QElapsedTimer clock;
        clock.start();
        reachability.check({{QStringLiteral("x"), QStringLiteral("127.0.0.1"), ntohs(place.sin_port)}});
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(found.constFirst().at(1).toBool(), false);
        QVERIFY2(clock.elapsed() >= 290, qPrintable(QString::number(clock.elapsed())));
    }

    void picturesAreKeptBoundedAndGo()
    {
        const QString folder = m_bench.lab().home().filePath(QStringLiteral("pictures"));
        {
            ui::ThumbnailStore store(folder);
            for (int number = 0; number < ui::ThumbnailStore::mostFiles + 5; ++number)
                store.keep(QStringLiteral("m%1").arg(number), picture(Qt::blue));
            store.keep(QStringLiteral("../escape"), picture(Qt::red));
            store.keep(QString(), picture(Qt::red));
        }
        QStringList files = QDir(folder).entryList(QDir::Files);
        QCOMPARE(files.size(), qsizetype(ui::ThumbnailStore::mostFiles));
        QVERIFY(!QFile::exists(m_bench.lab().home().filePath(QStringLiteral("escape.png"))));
        QVERIFY((QFile::permissions(folder + QLatin1Char('/') + files.constFirst()) &
                 (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther)) ==
                QFile::Permissions());
        QVERIFY(QFileInfo(folder).permissions().testFlag(QFile::ReadGroup) == false);
        // What comes back is what was kept; noise in its place is no picture.
        ui::ThumbnailStore store(folder);
        const QString last = QStringLiteral("m%1").arg(ui::ThumbnailStore::mostFiles + 4);
        QVERIFY(store.picture(last).isNull());
        QTRY_VERIFY(!store.picture(last).isNull());
        QCOMPARE(store.picture(last).toImage().pixelColor(10, 10), QColor(Qt::blue));
        QVERIFY(store.picture(last).size().width() <= ui::ThumbnailStore::largest.width());
        QFile noise(folder + QStringLiteral("/noise.png"));
        QVERIFY(noise.open(QIODevice::WriteOnly));
        noise.write("\x89PNG\r\n\x1a\nnothing");
        noise.close();
        QVERIFY(store.picture(QStringLiteral("noise")).isNull());
        store.remove(last);
        QVERIFY(store.picture(last).isNull());
        QTRY_VERIFY(!QFile::exists(folder + QLatin1Char('/') + last + QStringLiteral(".png")));
        store.setEnabled(false);
        QTRY_COMPARE(QDir(folder).entryList(QDir::Files).size(), qsizetype(0));
        store.keep(QStringLiteral("m1"), picture(Qt::blue));
        QVERIFY(store.picture(QStringLiteral("m1")).isNull());
    }

    // Noise that cannot be compressed still fits.
    void aPictureOfNoiseIsMadeToFit()
    {
        const QString folder = m_bench.lab().home().filePath(QStringLiteral("noisy"));
        QImage image(1280, 800, QImage::Format_RGB32);
        quint32 state = 1;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                state = state * 1664525 + 1013904223;
                image.setPixel(x, y, state >> 8 | 0xff000000);
            }
        }
        {
            ui::ThumbnailStore store(folder);
            store.keep(QStringLiteral("m"), image);
        }
        QVERIFY(QFileInfo(folder + QStringLiteral("/m.png")).size() > 1000);
        QVERIFY(QFileInfo(folder + QStringLiteral("/m.png")).size() <= ui::ThumbnailStore::mostBytes);
    }

    // The real thing: a desktop is opened and closed, and its tile shows what it looked like.
    void aDesktopLeavesItsPictureAndItsStatus()
    {
        QVERIFY(m_bench.openApp());
        ui::MainWindow& window = m_bench.app().window();
        QTRY_COMPARE(window.filter().rowCount(), 1);
        const QString id = m_bench.lab().machine().id;
        m_bench.app().hub().open(m_bench.lab().machine());
        QTRY_VERIFY(tests::topLevel<ui::ViewerWindow>() != nullptr);
        auto& viewer = *tests::topLevel<ui::ViewerWindow>();
        QVERIFY(QTest::qWaitFor([&] { return !viewer.viewer().screenshot().isNull(); }, 60000));
        QTRY_COMPARE(ui::standingOf(window.filter().row(0)), Standing::Connected);
        viewer.close();
        const QString file = m_bench.app().pictures().folder() + QLatin1Char('/') + id + QStringLiteral(".png");
        QTRY_VERIFY(QFile::exists(file));
        // Its desktop goes on.
        QTRY_COMPARE(ui::standingOf(window.filter().row(0)), Standing::DesktopRuns);
        QVERIFY(tests::isReadyForKeys(window));
        QTRY_VERIFY(!m_bench.app().pictures().picture(id).isNull());
        QVERIFY(QCoro::waitFor(m_bench.lab().home().instances().remove(id)));
        QTRY_VERIFY(!QFile::exists(file));
    }

    void refreshingTellsWhoAnswers()
    {
        QVERIFY(m_bench.openApp());
        ui::MainWindow& window = m_bench.app().window();
        QTRY_COMPARE(window.filter().rowCount(), 1);
        QVERIFY(tests::press("F5"));
        QTRY_VERIFY(window.filter().row(0).answers == true);
        // A test of the connection looks for a desktop too; there is none yet.
        QVERIFY(tests::press("ctrl+t"));
        QTRY_VERIFY(window.filter().row(0).hasDesktop == false);
    }

    void everyForm_data()
    {
        QTest::addColumn<ui::Theme>("theme");
        QTest::newRow("light") << ui::Theme::Light;
        QTest::newRow("dark") << ui::Theme::Dark;
    }
    void everyForm()
    {
        QFETCH(ui::Theme, theme);
        ui::applyTheme(theme);
        ui::Desk desk = m_bench.desk();
        ui::MachineModel model;
        ui::ThumbnailStore pictures(m_bench.lab().home().filePath(QStringLiteral("pictures")));
        std::vector<instances::Instance> machines;
        for (const char* const name :
             {"build-box", "db1", "web1", "web2", "a machine with quite a long name", "bastion", "gpu-1", "laptop"})
            machines.push_back(
                machine(QString::fromLatin1(name), QStringLiteral("%1.example.com").arg(machines.size())));
        machines[0].tags = words("production eu-central-1");
        machines[1].tags = words("production favourite");
        machines[2].tags = words("staging");
        machines[5].isActive = false;
        machines[2].isVncInstalled = true;
        model.setMachines(machines);
        pictures.keep(machines[0].id, picture(QColor(0x20, 0x50, 0x70)));
        pictures.keep(machines[2].id, picture(QColor(0xd8, 0xd0, 0xc0)));
        model.setAnswers(machines[3].id, false);
        model.setAnswers(machines[2].id, true);
        model.setHasDesktop(machines[6].id, true);
        model.setSessions({{machines[0].id, desktops::SessionState::Connected}});
        ui::MainWindow window(desk, model, pictures);
        window.show();
        QVERIFY(tests::isReadyForKeys(window));
        QTRY_VERIFY(!pictures.picture(machines[2].id).isNull());
        const QString tag = QLatin1String(QTest::currentDataTag());
        for (const bool isGrouped : {false, true}) {
            for (const auto form : {ui::MachineView::Form::List, ui::MachineView::Form::Grid}) {
                window.filterBar().setForm(form, isGrouped);
                QCoreApplication::processEvents();
                QVERIFY(window.grab().save(
                    QStringLiteral("%1/inventory-%2%3-%4.png")
                        .arg(lab::screenshotFolder(),
                             form == ui::MachineView::Form::Grid ? QStringLiteral("grid") : QStringLiteral("rows"),
                             isGrouped ? QStringLiteral("-grouped") : QString(), tag)));
            }
        }
    }

    // In the list too, in its own shape; and nothing is read for rows that nobody sees.
    void aRowShowsTheLastPicture()
    {
        ui::Desk desk = m_bench.desk();
        ui::MachineModel model;
        ui::ThumbnailStore pictures(m_bench.lab().home().filePath(QStringLiteral("rows")));
        std::vector<instances::Instance> machines;
        for (int number = 0; number < 200; ++number)
            machines.push_back(machine(QStringLiteral("m%1").arg(number, 3, 10, QLatin1Char('0')), words("h").first()));
        const auto fileOf = [&](size_t number) {
            return pictures.folder() + QLatin1Char('/') + machines[number].id + QStringLiteral(".png");
        };
        model.setMachines(machines);
        {
            ui::ThumbnailStore before(pictures.folder());
            QImage wide(1920, 540, QImage::Format_RGB32);
            wide.fill(Qt::red);
            before.keep(machines[0].id, wide);
            before.keep(machines[199].id, picture(Qt::red));
        }
        ui::MainWindow window(desk, model, pictures);
        window.show();
        QVERIFY(tests::isReadyForKeys(window));
        auto* const view = window.findChild<ui::MachineView*>();
        const auto redIn = [&](int row) {
            const QRect place = view->visualRect(window.filter().index(row));
            const QImage image = view->viewport()->grab(place).toImage();
            QRect found;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    if (image.pixelColor(x, y) == QColor(Qt::red))
                        found |= QRect(x, y, 1, 1);
                }
            }
            return found;
        };
        QTRY_VERIFY(!redIn(0).isEmpty());
        // With its edge.
        const int ratio = qCeil(view->devicePixelRatioF());
        const QSize shape = redIn(0).size() + QSize(2, 2) * ratio;
        QVERIFY2(std::abs(shape.width() * 540 / 1920 - shape.height()) <= ratio,
                 qPrintable(QStringLiteral("%1 x %2").arg(shape.width()).arg(shape.height())));
        QVERIFY(shape.width() >= 50);
        QVERIFY(redIn(1).isEmpty());
        // What is there when its row is seen first is what is shown.
        QVERIFY(picture(Qt::blue).scaled(300, 200).save(fileOf(199)));
        view->scrollToBottom();
        QTest::qWait(500);
        QVERIFY(redIn(199).isEmpty());
        // A newer one takes its place, and where none are to be kept there is no room for any.
        pictures.keep(machines[199].id, picture(Qt::red));
        QTRY_VERIFY(!redIn(199).isEmpty());
        const int nearest = redIn(199).left();
        QVERIFY(nearest > 0);
        pictures.setEnabled(false);
        QTRY_VERIFY(redIn(199).isEmpty());
    }

    // What can be checked is seen, in both themes: 3:1 at least, as WCAG 2.1, 1.4.11, asks of parts of a control.
    void boxesStandOutFromTheWindow()
    {
        const auto restore = qScopeGuard([] { ui::applyTheme(ui::Theme::System); });
        for (const ui::Theme theme : {ui::Theme::Light, ui::Theme::Dark}) {
            ui::applyTheme(theme);
            QWidget window;
            QCheckBox box(&window);
            QRadioButton button(&window);
            QLineEdit field(&window);
            QSpinBox number(&window);
            QComboBox choice(&window);
            QToolButton held(&window);
            held.setAutoRaise(true);
            held.setCheckable(true);
            held.setChecked(true);
            QPlainTextEdit text(&window);
            text.resize(100, 30);
            int top = 0;
            for (QWidget* const each :
                 std::initializer_list<QWidget*>{&box, &button, &field, &number, &choice, &held, &text})
                each->move(0, std::exchange(top, top + 40));
            window.resize(200, 300);
            window.show();
            const QImage image = window.grab().toImage();
            const double ratio = image.devicePixelRatio();
            const QColor ground = image.pixelColor(QPoint(195, 295) * ratio);
            for (const QWidget* const each :
                 std::initializer_list<const QWidget*>{&box, &button, &field, &number, &choice, &held, &text}) {
                double best = 1;
                const int y = int(each->geometry().center().y() * ratio);
                for (int x = 0; x < int(16 * ratio); ++x)
                    best = std::max(best, contrast(image.pixelColor(x, y), ground));
                QVERIFY2(best >= 3, qPrintable(QStringLiteral("%1: %2").arg(int(theme)).arg(best)));
            }
        }
    }

    // By keys and by mouse, in both forms.
    void headingsCollapseAndExpand()
    {
        ui::Desk desk = m_bench.desk();
        ui::MachineModel model;
        ui::ThumbnailStore pictures{QString()};
        model.setMachines({machine(QStringLiteral("a"), QStringLiteral("h"), words("one")),
                           machine(QStringLiteral("b"), QStringLiteral("h"), words("two"))});
        ui::MainWindow window(desk, model, pictures);
        window.show();
        QVERIFY(tests::isReadyForKeys(window));
        auto* const view = window.findChild<ui::MachineView*>();
        for (const auto form : {ui::MachineView::Form::List, ui::MachineView::Form::Grid}) {
            window.filterBar().setForm(form, true);
            view->setCurrentIndex(window.filter().firstMachine());
            view->setFocus();
            QCOMPARE(view->selected()->name, QStringLiteral("a"));
            QVERIFY(tests::press("Up"));
            QTRY_COMPARE(view->currentIndex().row(), 0);
            QVERIFY(view->selected() == nullptr);
            QVERIFY(tests::press("Left"));
            QTRY_COMPARE(shown(window.filter()), words("#one #two b"));
            QCOMPARE(view->currentIndex().row(), 0);
            QVERIFY(tests::press("Return"));
            QTRY_COMPARE(shown(window.filter()), words("#one a #two b"));
            QVERIFY(tests::press("Left"));
            QTRY_COMPARE(shown(window.filter()), words("#one #two b"));
            QVERIFY(tests::press("Right"));
            QTRY_COMPARE(shown(window.filter()), words("#one a #two b"));
            const QPoint second = view->visualRect(window.filter().index(2)).center();
            QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, second);
            QCOMPARE(shown(window.filter()), words("#one a #two"));
            QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, second);
            QCOMPARE(shown(window.filter()), words("#one a #two b"));
        }
        // In a list, back leads to the heading.
        window.filterBar().setForm(ui::MachineView::Form::List, true);
        view->setCurrentIndex(window.filter().index(3));
        QVERIFY(tests::press("Left"));
        QTRY_COMPARE(view->currentIndex().row(), 2);
        // A search finds machines, and Return in it connects to the first.
        window.filterBar().search().setText(QStringLiteral("two"));
        QCOMPARE(view->selected()->name, QStringLiteral("b"));
    }
};

int main(int argc, char** argv)
{
    return tests::runOnVirtualScreen<TestGrid>(argc, argv);
}
#include "TestGrid.moc"
