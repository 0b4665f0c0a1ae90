// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/machines/MachineModel.h"

#include <QAbstractListModel>
#include <QSet>

namespace clouddesk::ui {

/// The machines that fit a search, in a chosen order, alone or below the headings of their tags. A change of the search
/// builds the list anew in one go, which at ten thousand machines takes far less time than removing and inserting rows.
/// Home thread.
class MachineFilter : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Order { Name, Host, User, Provider, Tags, Status, LastConnected };

    /// The model outlives it.
    explicit MachineFilter(MachineModel& model, QObject* parent = nullptr);

    /// Words, all of which must be found in name, host, user, tags or notes; upper and lower case are the same.
    void setSearch(const QString& text);
    /// Only machines with this tag; empty: all.
    void setTag(const QString& tag);
    /// Only machines of that provider, or that stand like this; none: all.
    void setProvider(std::optional<instances::Provider> provider);
    void setStanding(std::optional<Standing> standing);
    /// LastConnected begins with the newest; backwards turns any order round.
    void setOrder(Order order, bool isBackwards = false);
    /// Below the headings of their tags; a machine with two tags stands below both.
    void setGrouped(bool isGrouped);
    /// Groups whose machines are not shown, by the ids of their headings. While anything filters, all are shown.
    void setCollapsed(const QStringList& groups);
    /// The same for one group; number is that of its heading. Nothing happens while anything filters.
    void setCollapsed(int number, bool isCollapsed);
    /// Sorted.
    [[nodiscard]] QStringList collapsed() const;
    /// Whether anything keeps machines from being shown.
    [[nodiscard]] bool isFiltering() const;
    /// The language has changed, and with it the headings.
    void retranslate();

    /// The model behind, whose rows sourceRow() names.
    [[nodiscard]] MachineModel& machines() { return m_model; }
    /// Must not be a heading.
    [[nodiscard]] const MachineRow& row(int number) const;
    [[nodiscard]] bool isHeading(int number) const { return m_shown[static_cast<std::size_t>(number)].row < 0; }
    /// The row of the model; -1 for a heading.
    [[nodiscard]] int sourceRow(int number) const { return m_shown[static_cast<std::size_t>(number)].row; }
    /// The index of a machine or heading by its id, the first if there are several; invalid if it is not shown.
    [[nodiscard]] QModelIndex indexOf(const QString& id) const;
    /// Invalid if none is shown.
    [[nodiscard]] QModelIndex firstMachine() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    /// The heading above this row, its own if it is one; invalid where nothing is grouped.
    [[nodiscard]] QModelIndex headingOf(const QModelIndex& index) const;
    /// The roles of MachineModel. A heading has an id of its own, its text and its count.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
    /// A group was collapsed or expanded by its heading.
    void collapsedChanged();

private:
    /// A machine, or the heading of a group.
    struct Entry
    {
        int row = -1;
        int group = -1;
        friend bool operator==(const Entry&, const Entry&) = default;
    };
    struct Group
    {
        QString id;
        int count = 0;
        bool isCollapsed = false;
        friend bool operator==(const Group&, const Group&) = default;
    };
    struct Contents
    {
        std::vector<int> accepted; ///< rows of the model
        std::vector<Entry> shown;
        std::vector<Group> groups;
    };

    void release();
    void rebuild();
    void filter(bool isNarrower = false);
    void refresh();
    void sort();
    void sortBy(Order order);
    [[nodiscard]] Contents contents(const std::vector<int>& candidates) const;
    void addGroups(Contents& contents) const;
    void collapse(int number, Group& group);
    void expand(int number, Group& group);
    [[nodiscard]] QVariant headingData(const Group& group, int role) const;
    [[nodiscard]] static QString titleOf(const Group& group);
    void take(Contents contents);
    [[nodiscard]] bool accepts(const MachineRow& row) const;
    void onDataChanged(const QModelIndex& first, const QModelIndex& last);

    MachineModel& m_model;
    QStringList m_words;
    QString m_tag;
    std::optional<instances::Provider> m_provider;
    std::optional<Standing> m_standing;
    Order m_order = Order::Name;
    bool m_isBackwards = false;
    bool m_isGrouped = false;
    QSet<QString> m_collapsed; // groups by their ids
    // Rows of the model: all in their order, and those of them that are shown.
    std::vector<int> m_sorted;
    std::vector<int> m_accepted;
    std::vector<Entry> m_shown;
    std::vector<Group> m_groups;
    QTimer m_refresh;
};

} // namespace clouddesk::ui
