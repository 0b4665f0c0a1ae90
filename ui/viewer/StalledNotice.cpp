// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewer/StalledNotice.h"

#include "ui/language/KeepTranslated.h"
#include "ui/viewer/Notice.h"
#include "ui/viewer/PageLayout.h"

#include <QEvent>
#include <QFrame>
#include <QPainter>
#include <QVBoxLayout>

namespace clouddesk::ui {

StalledNotice::StalledNotice(rfb::Client& client, QWidget* parent)
    : QWidget(parent)
    , m_text(pageText(QString()))
{
    makeNotice(*this);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* const card = new QFrame;
    card->setAutoFillBackground(true);
    card->setFrameShape(QFrame::StyledPanel);
    card->setFixedWidth(380);
    auto* const column = new QVBoxLayout(card);
    column->setContentsMargins(24, 20, 24, 20);
    column->setSpacing(8);
    QLabel* const title = pageTitle(QString());
    keepTranslated(this, [this, title] {
        title->setText(tr("The desktop does not answer"));
        setAccessibleName(title->text());
        m_text->setText(tr("It is very busy, or the connection is. This is its last picture; what you type now may "
                           "arrive later."));
    });
    column->addWidget(title);
    column->addWidget(m_text);
    auto* const layout = new QVBoxLayout(this);
    layout->addWidget(card, 0, Qt::AlignCenter);
    connect(&client, &rfb::Client::stalled, this, &StalledNotice::show);
    // A session that was given up ends without a word.
    for (const auto over : {&rfb::Client::connected, &rfb::Client::firstFrame})
        connect(&client, over, this, [this] { show(false); });
    connect(&client, &rfb::Client::ended, this, [this] { show(false); });
    parent->installEventFilter(this);
    hide();
}

void StalledNotice::show(bool isStalled)
{
    if (isStalled) {
        setGeometry(parentWidget()->rect());
        raise();
    }
    setVisible(isStalled);
}

void StalledNotice::paintEvent(QPaintEvent* /*event*/)
{
    QPainter(this).fillRect(rect(), QColor(0, 0, 0, 110));
}

bool StalledNotice::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace clouddesk::ui
