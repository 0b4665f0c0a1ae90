// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/EmptyPage.h"

#include "ui/language/KeepTranslated.h"
#include "ui/viewer/PageLayout.h"

namespace clouddesk::ui {

namespace {

// About what the demo takes until its window is there.
constexpr auto demoStartTime = std::chrono::seconds(5);

} // namespace

EmptyPage::EmptyPage(QWidget* parent)
    : QWidget(parent)
    , m_demo(new QPushButton)
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
    for (QPushButton* const button : {add, import, m_demo}) {
        button->setMinimumHeight(36);
        button->setAutoDefault(true); // Return presses it, too
        column->addWidget(button);
    }
    setFocusProxy(add);
    column->addSpacing(12);
    QLabel* const hint = pageText({});
    column->addWidget(hint);
    keepTranslated(this, [this, title, text, add, import, hint] {
        title->setText(tr("Your machines' desktops, one click away"));
        text->setText(tr("Any machine that you can reach by SSH will do. What it lacks for a desktop is "
                         "installed the first time you connect."));
        add->setText(tr("&Add a machine…"));
        import->setText(tr("&Import from ~/.ssh/config…"));
        nameDemo();
        m_demo->setToolTip(tr("A desktop of this computer, through a private SSH server. Nothing of it stays behind."));
        hint->setText(tr("Or type user@host above to connect right away."));
    });
    connect(add, &QPushButton::clicked, this, &EmptyPage::addWanted);
    connect(import, &QPushButton::clicked, this, &EmptyPage::importWanted);
    // Not disabled while it starts: the keyboard stays where it is.
    connect(m_demo, &QPushButton::clicked, this, [this] {
        if (!m_demoStarts.isActive())
            Q_EMIT demoWanted();
    });
    m_demoStarts.setSingleShot(true);
    m_demoStarts.setInterval(demoStartTime);
    connect(&m_demoStarts, &QTimer::timeout, this, &EmptyPage::nameDemo);
}

void EmptyPage::sayDemoStarts()
{
    m_demoStarts.start();
    nameDemo();
}

void EmptyPage::nameDemo()
{
    m_demo->setText(m_demoStarts.isActive() ? tr("The demo is starting in a window of its own…")
                                            : tr("&Try the demo on this computer"));
}

} // namespace clouddesk::ui
