// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/EmptyPage.h"

#include "ui/viewer/PageLayout.h"

#include <QPushButton>

namespace clouddesk::ui {

EmptyPage::EmptyPage(QWidget* parent)
    : QWidget(parent)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    QVBoxLayout* const column = pageColumn(*this);
    column->addWidget(pageTitle(tr("Your machines' desktops, one click away")));
    column->addWidget(pageText(tr("Any machine that you can reach by SSH will do. What it lacks for a desktop is "
                                  "installed the first time you connect.")));
    column->addSpacing(16);
    auto* const add = new QPushButton(tr("&Add a machine…"));
    auto* const import = new QPushButton(tr("&Import from ~/.ssh/config…"));
    auto* const demo = new QPushButton(tr("&Try the demo on this computer"));
    demo->setToolTip(tr("A desktop of this computer, through a private SSH server. Nothing of it stays behind."));
    for (QPushButton* const button : {add, import, demo}) {
        button->setMinimumHeight(36);
        column->addWidget(button);
    }
    setFocusProxy(add);
    column->addSpacing(12);
    QLabel* const hint = pageText(tr("Or type user@host above to connect right away."));
    hint->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(hint);
    connect(add, &QPushButton::clicked, this, &EmptyPage::addWanted);
    connect(import, &QPushButton::clicked, this, &EmptyPage::importWanted);
    connect(demo, &QPushButton::clicked, this, &EmptyPage::demoWanted);
}

} // namespace clouddesk::ui
