// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instances/HostKeyService.h"

#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>

namespace clouddesk::ui {

/// The host keys that are trusted, and forgetting them. What is forgotten is so at once. Home thread.
class HostKeyPage : public QWidget
{
    Q_OBJECT

public:
    /// The service outlives it, and must not go while a question to it is under way: `hold` keeps that off.
    HostKeyPage(instances::HostKeyService& hostKeys, std::function<std::shared_ptr<void>()> hold,
                QWidget* parent = nullptr);

private:
    core::Task<void> reload();
    core::Task<void> forgetSelected();
    void takeRoom();
    /// Returns how wide all columns want to be together.
    int showWhole();

    instances::HostKeyService& m_hostKeys;
    std::function<std::shared_ptr<void>()> m_hold;
    QTreeWidget* m_list;
    QPushButton* m_forget;
    QLabel* m_state;
};

} // namespace clouddesk::ui
