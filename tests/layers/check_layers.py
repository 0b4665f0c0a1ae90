#!/usr/bin/env python3
# SPDX-FileCopyrightText: CloudDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds every include against the rooms' lists of allowed arrows (USES in each room's CMakeLists.txt), the floors, and
the size budgets. Prints each offence and exits with 1 if there is any.

usage: check_layers.py SOURCE_DIRECTORY
"""
import pathlib
import re
import sys

FLOORS = {
    'core': 0,
    'openssh': 1, 'crypto': 1, 'storage': 1, 'ssh': 1, 'sftp': 1, 'video': 1, 'sound': 1, 'rfb': 1, 'rfbflow': 1, 'rfbclient': 1,
    'rfbdecoder': 1, 'rfbgate': 1, 'rfbrecord': 1, 'terminal': 1,
    'vault': 2, 'audit': 2, 'instances': 2, 'exchange': 2, 'provisioning': 2, 'desktops': 2, 'watching': 2, 'files': 2,
    'ui_lock': 3, 'ui_x11': 3, 'ui_wayland': 3, 'ui_keyboard': 3, 'ui_picture': 3, 'ui_notices': 3, 'ui_viewer': 3, 'ui_desktop': 3, 'ui_inventory': 3, 'ui_settings': 3,
    'ui_player': 3, 'ui_tools': 3, 'ui_terminal': 3, 'ui_transfers': 3,
    'ui_language': 3, 'ui_machines': 3, 'ui_machinedialog': 3, 'ui_exchange': 3,
    'app': 4,
}
# Within the features, a room may use those left of it.
FEATURE_ORDER = ['vault', 'audit', 'instances', 'exchange', 'provisioning', 'desktops', 'watching', 'files']
# The arrows between tools: OpenSSH's formats (keys, names, words) are the vocabulary of ssh, RFB's messages that of its
# client and of its gate; rfbflow decides what a session does, and rfbdecoder decodes for rfbclient, video for
# rfbdecoder.
TOOL_ARROWS = {('ssh', 'openssh'), ('rfbflow', 'rfb'), ('rfbclient', 'rfb'), ('rfbclient', 'rfbflow'),
               ('rfbdecoder', 'rfb'), ('rfbdecoder', 'rfbflow'), ('rfbdecoder', 'rfbclient'), ('rfbgate', 'rfb'),
               ('rfbdecoder', 'video'), ('rfbrecord', 'rfb'), ('rfbrecord', 'rfbgate')}
# The arrows within the desktop face.
FACE_ARROWS = {('ui_keyboard', 'ui_wayland'), ('ui_viewer', 'ui_x11'), ('ui_viewer', 'ui_picture'), ('ui_viewer', 'ui_notices'), ('ui_desktop', 'ui_notices'), ('ui_viewer', 'ui_keyboard'), ('ui_desktop', 'ui_keyboard'), ('ui_desktop', 'ui_viewer'),
               ('ui_inventory', 'ui_viewer'), ('ui_inventory', 'ui_desktop'), ('ui_inventory', 'ui_keyboard'),
               ('ui_inventory', 'ui_settings'), ('ui_inventory', 'ui_machines'), ('ui_inventory', 'ui_machinedialog'),
               ('ui_inventory', 'ui_exchange'), ('ui_machinedialog', 'ui_machines'), ('ui_machinedialog', 'ui_viewer'),
               ('ui_exchange', 'ui_machines'), ('ui_exchange', 'ui_viewer'), ('ui_settings', 'ui_keyboard'), ('ui_settings', 'ui_viewer'),
               ('ui_settings', 'ui_desktop'), ('ui_player', 'ui_viewer'), ('ui_tools', 'ui_viewer'),
               ('ui_tools', 'ui_desktop'), ('ui_tools', 'ui_player'), ('ui_tools', 'ui_terminal'),
               ('ui_tools', 'ui_transfers'), ('ui_inventory', 'ui_tools'), ('ui_inventory', 'ui_lock'),
               ('ui_machines', 'ui_lock'), ('ui_settings', 'ui_lock'),
               ('ui_machinedialog', 'ui_lock'), ('ui_exchange', 'ui_lock'), ('ui_desktop', 'ui_lock')}
# What every part of the face may stand on.
FACE_GROUND = 'ui_language'
GUI_HEADERS = re.compile(r'<(QImage|QPixmap|QPainter|QColor|QFont|QRegion|QGuiApplication|QClipboard|QCursor|QWindow|QScreen)>')
WIDGET_HEADERS = re.compile(r'<(QWidget|QApplication|QDialog|QMainWindow|QLabel|QPushButton|QMessageBox|QtWidgets/.*)>')
MAXIMUM_LINES = 600
MAXIMUM_FILES = 30


def rooms(top):
    found = {}
    for folder in sorted(top.glob('src/*')) + sorted(top.glob('ui/*')) + [top / 'app']:
        listing = folder / 'CMakeLists.txt'
        if not listing.exists():
            continue
        name = f'ui_{folder.name}' if folder.parent.name == 'ui' else folder.name
        text = listing.read_text()
        match = re.search(r'clouddesk_room\(\s*\w+\s+USES\s+([\w\s]*?)(?:LIBRARIES|RESOURCES|\))', text)
        found[name] = (folder, set(match.group(1).split()) if match else set())
    return found


def room_of_include(include, known):
    for name, (folder, _) in known.items():
        prefix = f'ui/{folder.name}/' if name.startswith('ui_') else folder.name + '/'
        if include.startswith(prefix):
            return name
    return None


def check_arrows(name, uses, offences):
    for used in uses:
        if used not in FLOORS:
            offences.append(f'{name}: uses the unknown room {used}')
        elif FLOORS[used] > FLOORS[name]:
            offences.append(f'{name}: uses {used}, which is on a higher floor')
        elif FLOORS[used] == FLOORS[name] == 1 and (name, used) not in TOOL_ARROWS:
            offences.append(f'{name}: uses {used}, another tool')
        elif FLOORS[used] == FLOORS[name] == 2 and FEATURE_ORDER.index(used) >= FEATURE_ORDER.index(name):
            offences.append(f'{name}: uses {used}, which is not left of it')
        elif FLOORS[used] == FLOORS[name] == 3 and used != FACE_GROUND and (name, used) not in FACE_ARROWS:
            offences.append(f'{name}: uses {used}, another room of the desktop face')


def check_file(path, name, uses, known, offences):
    lines = path.read_text().splitlines()
    if len(lines) > MAXIMUM_LINES:
        offences.append(f'{path}: {len(lines)} lines, at most {MAXIMUM_LINES}')
    if not lines or 'SPDX-FileCopyrightText' not in lines[0]:
        offences.append(f'{path}: no SPDX lines')
    for number, line in enumerate(lines, 1):
        match = re.match(r'\s*#include\s+"([^"]+)"', line)
        if match:
            used = room_of_include(match.group(1), known)
            if used and used != name and used not in uses:
                offences.append(f'{path}:{number}: includes {match.group(1)}, but {name} does not use {used}')
        if GUI_HEADERS.search(line) and name not in ('rfbflow', 'rfbclient', 'rfbdecoder', 'app') and not name.startswith('ui_'):
            offences.append(f'{path}:{number}: Qt Gui below the faces')
        if WIDGET_HEADERS.search(line) and name != 'app' and not name.startswith('ui_'):
            offences.append(f'{path}:{number}: Qt Widgets outside the desktop face')


def main():
    top = pathlib.Path(sys.argv[1])
    known = rooms(top)
    offences = []
    for name, (folder, uses) in known.items():
        check_arrows(name, uses, offences)
        sources = sorted(p for p in folder.rglob('*') if p.suffix in ('.cpp', '.h'))
        for part in {path.parent for path in sources}:
            count = sum(path.parent == part for path in sources)
            if count > MAXIMUM_FILES:
                offences.append(f'{part}: {count} files, at most {MAXIMUM_FILES}')
        for path in sources:
            check_file(path, name, uses, known, offences)
    for offence in offences:
        print(offence)
    print(f'{len(known)} rooms, {len(offences)} offences')
    return 1 if offences else 0


if __name__ == '__main__':
    sys.exit(main())
