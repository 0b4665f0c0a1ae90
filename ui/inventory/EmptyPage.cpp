// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/EmptyPage.h"

#include "ui/language/KeepTranslated.h"
#include "ui/viewer/PageLayout.h"

#include <QPushButton>

namespace clouddesk::ui {

EmptyPage::EmptyPage(QWidget* parent)
    : QWidget(parent)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    QVBoxLayout* const column = pageColumn(*this);
    QLabel* const title = pageTitle({});
    QLabel* const text = pageText({});
    column->addWidget(title);
    column->addWidget(text);
    column->addSpacing(16);
    auto* const add = new QPushButton;
    auto* const import = new QPushButton;
    auto* const demo = new QPushButton;
    for (QPushButton* const button : {add, import, demo}) {
        button->setMinimumHeight(36);
        button->setAutoDefault(true); // Return presses it, too
        column->addWidget(button);
    }
    setFocusProxy(add);
    column->addSpacing(12);
    QLabel* const hint = pageText({});
    hint->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(hint);
    keepTranslated(this, [title, text, add, import, demo, hint] {
        title->setText(tr("Your machines' desktops, one click away"));
        text->setText(tr("Any machine that you can reach by SSH will do. What it lacks for a desktop is "
                         "installed the first time you connect."));
        add->setText(tr("&Add a machine…"));
        import->setText(tr("&Import from ~/.ssh/config…"));
        demo->setText(tr("&Try the demo on this computer"));
        demo->setToolTip(tr("A desktop of this computer, through a private SSH server. Nothing of it stays behind."));
        hint->setText(tr("Or type user@host above to connect right away."));
    });
    connect(add, &QPushButton::clicked, this, &EmptyPage::addWanted);
    connect(import, &QPushButton::clicked, this, &EmptyPage::importWanted);
    connect(demo, &QPushButton::clicked, this, &EmptyPage::demoWanted);
}

} // namespace clouddesk::ui
