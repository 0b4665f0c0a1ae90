// SPDX-FileCopyrightText: CloudDesk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/RoomAdvice.h"

#include <QCoreApplication>

#include <array>

namespace clouddesk::app {

namespace {

constexpr std::array advices = {
    QT_TRANSLATE_NOOP("RoomAdvice", "unlock the keychain and try again"),
    QT_TRANSLATE_NOOP("RoomAdvice", "There may be too little memory: it takes about 150 MiB."),
    QT_TRANSLATE_NOOP("RoomAdvice", "Connect again to start a new one."),
    QT_TRANSLATE_NOOP("RoomAdvice", "Connect again to start a new desktop."),
    QT_TRANSLATE_NOOP("RoomAdvice", "Connect again."),
    QT_TRANSLATE_NOOP("RoomAdvice", "Begin the file with a line such as: name,host,port,user,tags"),
    QT_TRANSLATE_NOOP("RoomAdvice", "In mRemoteNG, turn off \"Encrypt complete connection file\" and save it."),
    QT_TRANSLATE_NOOP("RoomAdvice",
                      "Nothing was taken over. Try the passphrase again, or use an unaltered copy of the file."),
    QT_TRANSLATE_NOOP("RoomAdvice",
                      "Have the line \"Subsystem sftp internal-sftp\" in /etc/ssh/sshd_config there and restart "
                      "sshd; where Dropbear runs, install openssh-sftp-server"),
    QT_TRANSLATE_NOOP("RoomAdvice", "pack it first, for example with tar"),
    QT_TRANSLATE_NOOP("RoomAdvice", "pack it there first, for example with tar"),
    QT_TRANSLATE_NOOP("RoomAdvice",
                      "Nothing was sent to it. A \"@revoked\" line in a known_hosts file says that nobody must "
                      "trust this key; ask whoever runs the machine."),
    QT_TRANSLATE_NOOP("RoomAdvice", "Nothing was sent to it. Compare the fingerprint with the machine's own."),
    QT_TRANSLATE_NOOP("RoomAdvice", "Look at it again, then repeat the change."),
    QT_TRANSLATE_NOOP("RoomAdvice", "give the key's passphrase; check the key with: ssh-keygen -y -f KEYFILE"),
    QT_TRANSLATE_NOOP("RoomAdvice", "give the one line of the file that ends in -cert.pub"),
    QT_TRANSLATE_NOOP("RoomAdvice",
                      "Look at what the machine's login files (.bashrc, .profile) print, and whether its login "
                      "shell runs commands"),
    QT_TRANSLATE_NOOP("RoomAdvice", "Give this machine's sudo password and try again"),
    QT_TRANSLATE_NOOP("RoomAdvice", "Free some room on the machine or give it a larger disk, then try again"),
    QT_TRANSLATE_NOOP("RoomAdvice", "Free some room on the machine, then try again"),
    QT_TRANSLATE_NOOP("RoomAdvice", "Choose the desktop xfce"),
    QT_TRANSLATE_NOOP("RoomAdvice", "Wait until it has finished, or end it on the machine; then try again"),
    QT_TRANSLATE_NOOP("RoomAdvice", "Try again: the next run repairs it"),
    QT_TRANSLATE_NOOP("RoomAdvice", "Install CloudDesk anew: both programs belong into one folder."),
    QT_TRANSLATE_NOOP("RoomAdvice", "free some room, or choose another folder for recordings"),
    QT_TRANSLATE_NOOP("RoomAdvice", "begin another one"),
    QT_TRANSLATE_NOOP("RoomAdvice", "name the file that it points to"),
    QT_TRANSLATE_NOOP("RoomAdvice", "try again when nothing writes to it"),
    QT_TRANSLATE_NOOP("RoomAdvice", "try: ssh-add -l"),
    QT_TRANSLATE_NOOP("RoomAdvice", "add one with ssh-add"),
    QT_TRANSLATE_NOOP("RoomAdvice", "start ssh-agent, add your key with ssh-add, and see that SSH_AUTH_SOCK is set"),
    QT_TRANSLATE_NOOP("RoomAdvice", "the account may be restricted to something else"),
    QT_TRANSLATE_NOOP("RoomAdvice", "sshd allows only so many at a time (MaxSessions); close something and try again"),
    QT_TRANSLATE_NOOP("RoomAdvice",
                      "check that something listens there, and that sshd allows forwarding (AllowTcpForwarding, "
                      "AllowStreamLocalForwarding, PermitOpen)"),
    QT_TRANSLATE_NOOP("RoomAdvice", "check that something listens there, on the machine itself"),
    QT_TRANSLATE_NOOP("RoomAdvice", "Correct the machine's address"),
    QT_TRANSLATE_NOOP("RoomAdvice", "The machine may be busy; try again"),
    QT_TRANSLATE_NOOP("RoomAdvice", "update the SSH server, or let it offer AES-GCM"),
    QT_TRANSLATE_NOOP("RoomAdvice", "update the SSH server on the machine"),
    QT_TRANSLATE_NOOP("RoomAdvice", "check the user name, and that this key or password is allowed on the machine"),
    QT_TRANSLATE_NOOP("RoomAdvice", "check the spelling of the host name, and this computer's network"),
    QT_TRANSLATE_NOOP("RoomAdvice", "check this computer's network and its name servers, or give the machine's address "
                                    "instead of its name"),
    QT_TRANSLATE_NOOP("RoomAdvice", "check the network, and whether the machine still runs"),
    QT_TRANSLATE_NOOP("RoomAdvice", "Connect again; check the network and whether the machine still runs"),
    QT_TRANSLATE_NOOP("RoomAdvice", "Close what uses much memory here, and connect again"),
    QT_TRANSLATE_NOOP("RoomAdvice", "check the address, and that the machine runs and its firewall lets SSH in"),
    QT_TRANSLATE_NOOP("RoomAdvice", "check the port, and that sshd is not overloaded"),
    QT_TRANSLATE_NOOP("RoomAdvice",
                      "check that the machine runs, that its SSH server listens on this port, and its firewall"),
    QT_TRANSLATE_NOOP("RoomAdvice", "check that an SSH server listens on this port"),
    QT_TRANSLATE_NOOP("RoomAdvice",
                      "try again; if it stays so, look into sshd's log on the machine (MaxStartups, firewall)"),
    QT_TRANSLATE_NOOP("RoomAdvice", "look into sshd's log on the machine; it may have refused the user or the address"),
    QT_TRANSLATE_NOOP("RoomAdvice", "try again; a machine under load, or a slow directory service, may be the reason"),
    QT_TRANSLATE_NOOP("RoomAdvice", "make room and try again; what has arrived is kept"),
    QT_TRANSLATE_NOOP("RoomAdvice", "make room there and try again; what has arrived is kept"),
    QT_TRANSLATE_NOOP("RoomAdvice", "The installation goes on there by itself; connecting again follows it"),
    QT_TRANSLATE_NOOP("RoomAdvice", "Close other viewers, or raise the limit on open files."),
    QT_TRANSLATE_NOOP("RoomAdvice", "put the file back, or end the program and start it again"),
    QT_TRANSLATE_NOOP("RoomAdvice", "end the other program, then try again"),
    QT_TRANSLATE_NOOP("RoomAdvice",
                      "put a backup of the file in its place, or move its whole folder away to begin anew"),
    QT_TRANSLATE_NOOP("RoomAdvice", "put the key back from a copy"),
    QT_TRANSLATE_NOOP("RoomAdvice",
                      "put the right key back; without it the stored secrets cannot be read, though \"clouddesk "
                      "instance list\" still shows the machines. To begin anew, move the data folder away."),
    QT_TRANSLATE_NOOP("RoomAdvice", "put the file back from a copy"),
    QT_TRANSLATE_NOOP("RoomAdvice", "put the key back from a copy, or make one with: openssl rand -base64 32"),
    QT_TRANSLATE_NOOP("RoomAdvice", "wait for it to end, then try again"),
    QT_TRANSLATE_NOOP("RoomAdvice", "Try it again; mind the keyboard's layout and Caps Lock."),
    QT_TRANSLATE_NOOP("RoomAdvice", "try again"),
    QT_TRANSLATE_NOOP("RoomAdvice", "put a backup of the database in its place"),
};

} // namespace

std::span<const char* const> knownAdvices()
{
    return advices;
}

QString translatedAdvice(const QString& advice)
{
    const QString said = QCoreApplication::translate("RoomAdvice", advice.toUtf8().constData());
    return said == advice ? QString() : said;
}

} // namespace clouddesk::app
