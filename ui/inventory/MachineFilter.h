// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inventory/MachineModel.h"

#include <QAbstractListModel>

namespace clouddesk::ui {

/// The machines that fit a search, in a chosen order. A change of the search builds the list anew in one go, which at
/// ten thousand machines takes far less time than removing and inserting rows. Home thread.
class MachineFilter : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class Order { Name, LastConnected };

    /// The model outlives it.
    explicit MachineFilter(MachineModel& model, QObject* parent = nullptr);

    /// Words, all of which must be found in name, host, user or tags; upper and lower case are the same.
    void setSearch(const QString& text);
    /// Only machines with this tag; empty: all.
    void setTag(const QString& tag);
    void setProvider(std::optional<instances::Provider> provider);
    void setOrder(Order order);
    /// Whether anything keeps machines from being shown.
    [[nodiscard]] bool isFiltering() const { return !m_words.isEmpty() || !m_tag.isEmpty() || m_provider; }

    [[nodiscard]] MachineModel& machines() { return m_model; }
    [[nodiscard]] const MachineRow& row(int number) const;
    /// The index of a machine by its id; invalid if it is not shown.
    [[nodiscard]] QModelIndex indexOf(const QString& id) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    /// The roles of MachineModel.
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    void release();
    void rebuild();
    void filter();
    void sort();
    [[nodiscard]] std::vector<int> accepted() const;
    [[nodiscard]] bool accepts(const MachineRow& row) const;
    void onDataChanged(const QModelIndex& first, const QModelIndex& last);

    MachineModel& m_model;
    QStringList m_words;
    QString m_tag;
    std::optional<instances::Provider> m_provider;
    Order m_order = Order::Name;
    // Rows of the model: all in their order, and those of them that are shown.
    std::vector<int> m_sorted;
    std::vector<int> m_shown;
};

} // namespace clouddesk::ui
