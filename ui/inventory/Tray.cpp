// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/Tray.h"

#include "ui/language/KeepTranslated.h"

#include <QPainter>
#include <QPixmap>

#include <algorithm>

namespace clouddesk::ui {

using instances::Instance;

namespace {

constexpr std::size_t mostFavourites = 16;
constexpr std::size_t mostRecent = 8;

/// A menu takes "&" for the mark of a mnemonic.
QString plain(const QString& name)
{
    return core::singleLine(name, 80).replace(QLatin1Char('&'), QStringLiteral("&&"));
}

QPixmap sign(int size)
{
    QPixmap picture(size, size);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(size / 64.0, size / 64.0);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0x2a, 0x6f, 0xb8));
    painter.drawRoundedRect(QRectF(4, 10, 56, 38), 6, 6);
    painter.drawRect(QRectF(26, 48, 12, 6));
    painter.drawRoundedRect(QRectF(18, 53, 28, 4), 2, 2);
    painter.setBrush(Qt::white);
    painter.drawEllipse(QRectF(16, 25, 15, 15));
    painter.drawEllipse(QRectF(24, 18, 19, 19));
    painter.drawEllipse(QRectF(36, 26, 13, 13));
    painter.drawRoundedRect(QRectF(20, 31, 25, 9), 4, 4);
    return picture;
}

} // namespace

QIcon applicationIcon()
{
    QIcon icon;
    for (const int size : {16, 22, 24, 32, 48, 64, 128})
        icon.addPixmap(sign(size));
    return icon;
}

Tray::Tray(MachineModel& model, DesktopHub& hub, QObject* parent)
    : QObject(parent)
    , m_model(model)
    , m_hub(hub)
    , m_icon(applicationIcon())
{
    m_icon.setContextMenu(&m_menu);
    connect(&m_icon, &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
            Q_EMIT windowWanted();
    });
    connect(&model, &MachineModel::contentsChanged, this, &Tray::rebuild);
    connect(&hub, &DesktopHub::changed, this, &Tray::rebuild);
    connect(&hub, &DesktopHub::provisioned, this, [this](const QString& name) {
        if (m_tellsOfInstallations)
            tell(name, tr("Its desktop is installed and ready."));
    });
    connect(&hub, &DesktopHub::linkLost, this, [this](const QString& name) {
        if (m_tellsOfLinks)
            tell(name, tr("The link is lost. Trying to connect again…"));
    });
    connect(&hub, &DesktopHub::linkBack, this, [this](const QString& name) {
        if (m_tellsOfLinks)
            tell(name, tr("Connected again."));
    });
    // Told whatever the person chose about links: somebody may stand between.
    connect(&hub, &DesktopHub::hostKeyChanged, this, [this](const QString& name) {
        tell(name, tr("Its host key has changed. Nothing was sent to it; connect to it to see more."));
    });
    connect(&hub, &DesktopHub::idleWarned, this,
            [this](const QString& name) { tell(name, tr("Nobody uses it; it is about to be disconnected.")); });
    keepTranslated(&m_menu, [this] { rebuild(); });
    m_icon.show();
}

Tray::~Tray() = default;

void Tray::setLock(bool canLock, bool isLocked)
{
    m_canLock = canLock;
    m_isLocked = isLocked;
    rebuild();
}

void Tray::setNotices(bool ofLinks, bool ofInstallations)
{
    m_tellsOfLinks = ofLinks;
    m_tellsOfInstallations = ofInstallations;
}

void Tray::tell(const QString& machine, const QString& text)
{
    const QString title = core::singleLine(machine, 80);
    m_notifier.tell(title, text, [this, title, text] {
        if (isThere())
            m_icon.showMessage(title, text, m_icon.icon());
    });
}

bool Tray::isThere() const
{
    return QSystemTrayIcon::isSystemTrayAvailable() && m_icon.isVisible();
}

void Tray::rebuild()
{
    m_menu.clear();
    // Clearing leaves those of the desktops behind. It may be one of them that has just been chosen from.
    for (QMenu* const menu : m_menu.findChildren<QMenu*>(QString(), Qt::FindDirectChildrenOnly))
        menu->deleteLater();
    m_icon.setToolTip(m_isLocked ? tr("CloudDesk is locked") : tr("CloudDesk"));
    if (m_isLocked) {
        m_menu.addAction(tr("Unlock…"), this, &Tray::windowWanted);
    } else {
        addOpenDesktops();
        addMachines();
        m_menu.addAction(tr("Open CloudDesk"), this, &Tray::windowWanted);
        if (m_canLock)
            m_menu.addAction(tr("Lock"), this, &Tray::lockWanted);
    }
    m_menu.addAction(tr("Quit"), this, &Tray::quitWanted);
}

QString Tray::titleOf(const DesktopHub::Entry& entry)
{
    if (entry.hasFailed)
        return tr("%1 (failed)").arg(plain(entry.name));
    return entry.state == desktops::SessionState::Connected ? plain(entry.name)
                                                            : tr("%1 (connecting)").arg(plain(entry.name));
}

void Tray::addOpenDesktops()
{
    if (m_hub.isEmpty())
        return;
    addTitle(tr("Open desktops"));
    for (const DesktopHub::Entry& entry : m_hub.entries()) {
        QMenu* const menu = m_menu.addMenu(titleOf(entry));
        const int number = entry.number;
        if (entry.hasFailed)
            menu->addAction(tr("Try again"), this, [this, number] { m_hub.retry(number); });
        menu->addAction(tr("Show"), this, [this, number] { m_hub.raise(number); });
        menu->addAction(entry.hasFailed ? tr("Close") : tr("Disconnect"), this,
                        [this, number] { m_hub.disconnectFrom(number); });
    }
    m_menu.addSeparator();
}

// Hosts of StatusNotifier items show no text of QMenu's sections: their protocol has none for separators.
void Tray::addTitle(const QString& text)
{
    m_menu.addAction(text)->setEnabled(false);
}

void Tray::addMachines()
{
    addConnects(tr("Favourites"), favourites());
    addConnects(tr("Used last"), recent());
}

void Tray::addConnects(const QString& title, const std::vector<Instance>& machines)
{
    if (machines.empty())
        return;
    addTitle(title);
    for (const Instance& machine : machines)
        m_menu.addAction(plain(machine.name), this, [this, machine] { m_hub.open(machine); });
    m_menu.addSeparator();
}

std::vector<Instance> Tray::favourites() const
{
    std::vector<Instance> chosen;
    for (int number = 0; number < m_model.rowCount() && chosen.size() < mostFavourites; ++number) {
        if (isFavourite(m_model.row(number).machine))
            chosen.push_back(m_model.row(number).machine);
    }
    return chosen;
}

std::vector<Instance> Tray::recent() const
{
    std::vector<Instance> used;
    for (int number = 0; number < m_model.rowCount(); ++number) {
        const Instance& machine = m_model.row(number).machine;
        if (machine.lastConnectedAt.isValid() && !isFavourite(machine))
            used.push_back(machine);
    }
    const std::size_t shown = std::min(mostRecent, used.size());
    std::ranges::partial_sort(used, used.begin() + static_cast<std::ptrdiff_t>(shown), std::greater(),
                              &Instance::lastConnectedAt);
    used.resize(shown);
    return used;
}

} // namespace clouddesk::ui
