// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/machines/MachineView.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QToolButton>

namespace clouddesk::ui {

/// Which machines are shown, in what order and how: the lines above the inventory. Home thread.
class FilterBar : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive it.
    FilterBar(MachineFilter& filter, MachineView& view, QWidget* parent = nullptr);

    /// For the shortcut that goes there.
    [[nodiscard]] QLineEdit& search() { return *m_search; }
    /// What stands in the machines' place where none passes: it says so, and leads back. For the caller to own.
    QWidget* makeNothingPage();
    /// Every tag in use.
    void setTags(const QStringList& tags);
    /// Shows that choice; formChosen() is not emitted.
    void setForm(MachineView::Form form, bool isGrouped);

Q_SIGNALS:
    /// The person chose how the machines are shown.
    void formChosen(clouddesk::ui::MachineView::Form form, bool isGrouped);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeSearchRow();
    QWidget* makeFilterRow();
    void fold();
    void sayTexts();
    void sayChoices();
    void wire();
    void clear();
    void useOrder();
    void useForm();

    QBoxLayout* m_halves = nullptr;
    MachineFilter& m_filter;
    MachineView& m_view;
    QLineEdit* m_search;
    QToolButton* m_list;
    QToolButton* m_grid;
    QComboBox* m_tag;
    QComboBox* m_provider;
    QComboBox* m_standing;
    QComboBox* m_order;
    QToolButton* m_backwards;
    QCheckBox* m_grouped;
};

} // namespace clouddesk::ui
