// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/AboutBox.h"

#include "ui/language/KeepTranslated.h"

#include <QCoreApplication>
#include <QPushButton>

namespace clouddesk::ui {

AboutBox::AboutBox(const QString& dataDirectory, QWidget* parent)
    : QMessageBox(NoIcon, {}, {}, Close, parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setTextFormat(Qt::PlainText);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setIconPixmap(parent->windowIcon().pixmap(64));
    QAbstractButton* const close = button(Close);
    close->setIcon({});
    keepTranslated(close, [this, close, dataDirectory] {
        setWindowTitle(tr("About CloudDesk"));
        setText(tr("CloudDesk %1").arg(QCoreApplication::applicationVersion()));
        setInformativeText(
            tr("The desktops of your own machines, over SSH.\n\nWhat it keeps is in %1.\n\nFree software "
               "under the GNU General Public License, version 3 or later. With Qt %2.")
                .arg(dataDirectory, QString::fromLatin1(qVersion())));
        close->setText(tr("Close"));
    });
}

} // namespace clouddesk::ui
