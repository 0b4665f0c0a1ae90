// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/machines/MachineFilter.h"
#include "ui/machines/ThumbnailStore.h"

#include <QListView>

namespace clouddesk::ui {

/// The machines as a list or as a grid of their desktops' last pictures. Home thread.
class MachineView : public QListView
{
    Q_OBJECT

public:
    enum class Form { List, Grid };

    /// Both outlive it.
    MachineView(MachineFilter& filter, ThumbnailStore& pictures, QWidget* parent = nullptr);

    /// What is selected stays so, and in sight.
    void setForm(Form form);
    [[nodiscard]] Form form() const { return m_form; }
    /// The one that has the focus; null if none has.
    [[nodiscard]] const instances::Instance* selected() const;
    /// All that are selected, in the order of the list; they are good until the model changes.
    [[nodiscard]] std::vector<const instances::Instance*> allSelected() const;
    /// Whether those are more than one; at once, however many.
    [[nodiscard]] bool hasSeveral() const { return m_selectedIds.size() > 1; }
    /// Rows of the model that can be seen now.
    [[nodiscard]] std::vector<int> visibleRows() const;

Q_SIGNALS:
    /// The selected machine was double clicked, or Return was pressed.
    void connectWanted();
    /// Other machines may be seen than before.
    void scrolled();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void onPictureChanged(const QString& id);
    void onClicked(const QModelIndex& index);
    void onDoubleClicked(const QModelIndex& index);
    void noteSelection();
    void selectAgain();
    [[nodiscard]] bool isOnHeading() const;
    void toggle(const QModelIndex& heading);
    bool onHeadingKey(int key);
    bool onGroupKey(int key);

    MachineFilter& m_filter;
    ThumbnailStore& m_pictures;
    QAbstractItemDelegate* m_rows;
    QAbstractItemDelegate* m_tiles = nullptr;
    Form m_form = Form::List;
    QSet<QString> m_selectedIds; ///< also while the model is replaced
};

} // namespace clouddesk::ui
