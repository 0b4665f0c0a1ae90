// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktops/DesktopService.h"
#include "instances/InstanceService.h"
#include "ui/machines/Pending.h"

#include <QAbstractListModel>
#include <QCollator>
#include <QElapsedTimer>
#include <QSet>
#include <QTimer>

namespace clouddesk::ui {

/// One machine with what is computed once so that searching, sorting and painting need not.
struct MachineRow
{
    instances::Instance machine;
    QString haystack; ///< what a search looks into, in lower case
    QString address;  ///< user@host, with the port where it is not 22
    QCollatorSortKey order;
    /// Its open session, if there is one.
    std::optional<desktops::SessionState> session;
    /// Whether it answered when it was looked at last; absent: it was not looked at.
    std::optional<bool> answers;
    /// Whether a desktop runs there, as far as is known: a session of ours left one, or somebody has looked.
    std::optional<bool> hasDesktop;
    QElapsedTimer lookedAt; ///< when its answer was asked for last
};

/// How a machine stands, roughly: what lists are filtered and sorted by.
enum class Standing { Connected, Busy, DesktopRuns, Ready, NotSetUp, Silent, Vanished };
Standing standingOf(const MachineRow& row);
/// For people.
QString standingText(Standing standing);

/// The machines of the inventory, kept up to date: rows follow InstanceService::changed() and
/// DesktopService::sessionChanged(). Order is that of the service; MachineFilter sorts. Home thread.
class MachineModel : public QAbstractListModel
{
    Q_OBJECT

public:
    /// Those of MachineFilter's headings are CountRole and CollapsedRole (bool; invalid where it cannot be changed
    /// now).
    enum Role { IdRole = Qt::UserRole, RowRole, CountRole, CollapsedRole };

    /// The services outlive it.
    MachineModel(instances::InstanceService& instances, desktops::DesktopService& desktops,
                 std::shared_ptr<Pending> pending, QObject* parent = nullptr);
    /// Without services: rows come from setMachines() alone.
    explicit MachineModel(QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    /// DisplayRole: the name; AccessibleTextRole: everything that the row shows.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    /// Not checked. Good until a row comes or goes.
    [[nodiscard]] const MachineRow& row(int number) const { return m_rows[static_cast<std::size_t>(number)]; }
    /// Null if there is none. By id or name.
    [[nodiscard]] const instances::Instance* find(const QString& nameOrId) const;
    /// The machine at this address, of several the one that was connected to last. Null if there is none.
    [[nodiscard]] const instances::Instance* findByAddress(const instances::JumpHost& place) const;
    /// Every tag in use, sorted.
    [[nodiscard]] QStringList tags() const;
    /// Whether the machines have been read at least once.
    [[nodiscard]] bool isLoaded() const { return m_isLoaded; }

    /// Reads everything again; what is the same afterwards is not touched.
    void reload();
    /// All of them at once, in the place of those that were there. Sessions and answers that are known stay.
    void setMachines(std::vector<instances::Instance> machines);
    /// By the machine's id; machines that are not in it have none.
    void setSessions(const QHash<QString, desktops::SessionState>& byInstance);
    /// What a look has found out; kept also for a machine that is not here yet.
    void setAnswers(const QString& id, bool answers);
    void setHasDesktop(const QString& id, bool hasDesktop);
    /// What MachineRow::hasDesktop says of it; also of a machine that is not here.
    [[nodiscard]] std::optional<bool> hasDesktop(const QString& id) const;
    /// Notes that the machine is being looked at, which needs no repetition for a while; false if one was noted less
    /// than that ago.
    bool noteLook(int number, std::chrono::milliseconds spacing);

Q_SIGNALS:
    /// Rows came, went or have other contents.
    void contentsChanged();
    /// The inventory could not be read; the rows stay as they were.
    void failed(const clouddesk::core::Error& reason);

private:
    core::Task<void> readAll();
    core::Task<void> readChanged();
    core::Task<void> readSessions();
    void put(instances::Instance machine);
    void drop(const QString& id);
    void touch(std::size_t number);
    void learnDesktops(const std::vector<desktops::SessionRecord>& records);
    [[nodiscard]] int indexOf(const QString& id) const;
    [[nodiscard]] MachineRow makeRow(instances::Instance machine) const;

    instances::InstanceService* m_instances = nullptr;
    desktops::DesktopService* m_desktops = nullptr;
    std::shared_ptr<Pending> m_pending;
    QCollator m_collator;
    std::vector<MachineRow> m_rows;
    QHash<QString, desktops::SessionState> m_sessions;
    /// What was learnt meanwhile survives a reading of all machines.
    QHash<QString, bool> m_answers;
    struct DesktopThere
    {
        bool isThere = false;
        QDateTime knownAt;
    };
    QHash<QString, DesktopThere> m_desktopsThere;
    QSet<QString> m_changed;
    QTimer m_changeTimer;
    QTimer m_sessionTimer;
    bool m_isLoaded = false;
    bool m_isReading = false;
    bool m_mustReadAgain = false;
};

/// Machines with this tag stand first in the tray and have a star in the list.
bool isFavourite(const instances::Instance& machine);
/// The tag that isFavourite() looks for.
QString favouriteTag();
/// The machine's tags that are words of the person's.
QStringList wordsOf(const instances::Instance& machine);
/// For people; favourites have a name in their language.
QString tagText(const QString& tag);
/// "Connected", "Ready", ...: how a machine stands, for people.
QString statusText(const MachineRow& row);
/// "Never connected", "5 min ago", "3 days ago", or the date.
QString lastConnectedText(const QDateTime& time, const QDateTime& now);
/// For people.
QString providerText(instances::Provider provider);

} // namespace clouddesk::ui
