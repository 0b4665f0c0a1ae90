// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/exchange/ImportRemark.h"

#include <QCoreApplication>

namespace clouddesk::ui {

namespace {

// What exchange and instances/ConfigImport.cpp remark, for lupdate to find; tests/translations holds one against the
// other.
[[maybe_unused]] constexpr const char* remarks[] = {
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "its key is not in the file: the agent is used"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "port: is no number"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "the profile is for VNC: SSH at port 22 is assumed"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark",
                      "the password is encrypted and was skipped: it is asked for at each connect"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "tags that stand there twice are taken once"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "its proxy is left out: only jump hosts by SSH can be taken over"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "the password is asked for at each connect"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "the profile knows of no SSH: port 22 is assumed"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark",
                      "the tunnel's server is the jump host; the same user is assumed behind it"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "ProxyCommand is left out: give the hosts on the way with --jump"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark",
                      "Match blocks are left out: see whether one of them is about this host"),
    QT_TRANSLATE_NOOP("clouddesk::ui::ImportRemark", "IdentityAgent is left out: the agent of $SSH_AUTH_SOCK is used"),
};

} // namespace

QString importRemark(const QString& words)
{
    return QCoreApplication::translate("clouddesk::ui::ImportRemark", words.toUtf8().constData());
}

} // namespace clouddesk::ui
