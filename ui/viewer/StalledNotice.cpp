// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/StalledNotice.h"

#include "ui/language/KeepTranslated.h"
#include "ui/viewer/PageLayout.h"

namespace clouddesk::ui {

namespace {

constexpr int darkness = 110;

} // namespace

StalledNotice::StalledNotice(rfb::Client& client, QWidget* parent)
    : PictureCover(parent, darkness)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    QLabel* const title = pageTitle(QString());
    QLabel* const text = pageText(QString());
    keepTranslated(this, [this, title, text] {
        title->setText(tr("The desktop does not answer"));
        setAccessibleName(title->text());
        text->setText(tr("It is very busy, or the connection is. This is its last picture; what you type now may "
                         "arrive later."));
    });
    card().addWidget(title);
    card().addWidget(text);
    connect(&client, &rfb::Client::stalled, this, [this](bool isStalled) { isStalled ? appear() : hide(); });
}

} // namespace clouddesk::ui
