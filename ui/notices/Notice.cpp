// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notices/Notice.h"

#include <QAccessibleWidget>

namespace clouddesk::ui {

namespace {

constexpr const char* noticeProperty = "clouddesk_isNotice";

/// Without this role nothing is read out that has not got the focus. Qt's bridge to AT-SPI passes on that something is
/// shown, and drops QAccessible::Alert (atspiadaptor.cpp, AtSpiAdaptor::notify).
QAccessibleInterface* noticeInterface(const QString& /*className*/, QObject* object)
{
    auto* const widget = qobject_cast<QWidget*>(object);
    const bool isNotice = widget != nullptr && widget->property(noticeProperty).toBool();
    return isNotice ? new QAccessibleWidget(widget, QAccessible::Notification) : nullptr;
}

} // namespace

void makeNotice(QWidget& widget)
{
    widget.setProperty(noticeProperty, true);
    QAccessible::installFactory(noticeInterface); // which is taken once
}

void setNoticeText(QWidget& notice, const QString& text)
{
    notice.setAccessibleName(text);
    if (!notice.isVisible() || text.isEmpty())
        return;
    QAccessibleEvent shown(&notice, QAccessible::ObjectShow);
    QAccessible::updateAccessibility(&shown);
}

} // namespace clouddesk::ui
