#!/usr/bin/env python3
# SPDX-FileCopyrightText: CloudDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures from outside, side by side, how long programs take from their start to a usable window, and what they weigh
(PSS) then, with 1,000 machines each. Usable is a window that looks as it will go on looking: the first of its pictures that
equals the one of three seconds later. KRDC and Remmina are measured too where they are installed; KRDC keeps no such list
before a person has connected, so it starts with an empty one.

The start is a cold one in the sense of a new process; the files are in the system's cache, for all programs alike.

usage: bench_app.py [runs]      (5 by default)
"""
import os
import pathlib
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import time
import zlib

from Xlib import X, display as xdisplay, error as xerror

BUILD = pathlib.Path(os.environ.get('CLOUDDESK_BUILD_DIR', 'build/release')).resolve()
MACHINES = 1000
START_LIMIT_MS = 300
MEMORY_LIMIT_MIB = 60
SETTLE = 3.0
# A caret that blinks, a highlight that fades.
SAME_SHARE = 0.995


def end(process):
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


class Screen:
    def __init__(self):
        self.server = subprocess.Popen(
            ['Xvfb', '-displayfd', '1', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.name = ':' + self.server.stdout.readline().strip()
        self.manager = subprocess.Popen(['openbox', '--sm-disable'], env=os.environ | {'DISPLAY': self.name},
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(1)
        self.connection = xdisplay.Display(self.name)
        self.root = self.connection.screen().root

    def close(self):
        self.connection.close()
        end(self.manager)
        end(self.server)

    def picture(self):
        """What the largest window shows; nothing where there is none."""
        try:
            clients = self.root.get_full_property(self.connection.intern_atom('_NET_CLIENT_LIST'), X.AnyPropertyType)
            best = None
            for number in clients.value if clients else []:
                window = self.connection.create_resource_object('window', number)
                if window.get_attributes().map_state != X.IsViewable:
                    continue
                size = window.get_geometry()
                if best is None or size.width * size.height > best[1].width * best[1].height:
                    best = (window, size)
            if best is None:
                return None
            window, size = best
            data = window.get_image(0, 0, size.width, size.height, X.ZPixmap, 0xffffffff).data
            return (size.width, size.height, data)
        except (xerror.BadWindow, xerror.BadMatch, xerror.BadDrawable):
            return None


def is_same(one, other):
    if one is None or other is None or one[:2] != other[:2]:
        return False
    if one[2] == other[2]:
        return True
    a, b = memoryview(one[2]).cast('I'), memoryview(other[2]).cast('I')
    step = 7
    same = sum(1 for x, y in zip(a[::step], b[::step]) if x == y)
    return same >= SAME_SHARE * len(a[::step])


def family(process):
    everyone, found = {}, [process]
    for entry in pathlib.Path('/proc').iterdir():
        if entry.name.isdigit():
            try:
                everyone[int(entry.name)] = int((entry / 'stat').read_text().rsplit(')', 1)[1].split()[1])
            except OSError:
                pass
    for parent in found:
        found += [child for child, known in everyone.items() if known == parent]
    return found


def proportional_mib(process):
    total = 0
    for member in family(process):
        try:
            lines = pathlib.Path(f'/proc/{member}/smaps_rollup').read_text().splitlines()
            total += next(int(line.split()[1]) for line in lines if line.startswith('Pss:'))
        except (OSError, StopIteration):
            return None
    return total / 1024


def measure(screen, words, environment):
    begin = time.monotonic()
    program = subprocess.Popen(words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        pictures = []
        while time.monotonic() - begin < 10 + SETTLE:
            picture = screen.picture()
            if picture is not None:
                if not pictures or pictures[-1][1] != picture:
                    pictures.append((time.monotonic() - begin, picture))
                if time.monotonic() - begin > pictures[0][0] + SETTLE:
                    break
            time.sleep(0.003)
        if not pictures:
            return None
        last = pictures[-1][1]
        usable = next(when for when, picture in pictures if is_same(picture, last))
        return usable * 1000, pictures[0][0] * 1000, proportional_mib(program.pid), last
    finally:
        end(program)


def save(picture, name):
    """As PNG (RFC 2083): one chunk of what is filtered by nothing."""
    width, height, data = picture
    rows = bytearray()
    for row in range(height):
        line = data[row * width * 4:(row + 1) * width * 4]
        rows += b'\0' + bytes(value for place in range(0, len(line), 4) for value in (line[place + 2], line[place + 1], line[place]))

    def chunk(kind, body):
        return struct.pack('>I', len(body)) + kind + body + struct.pack('>I', zlib.crc32(kind + body))
    folder = BUILD / 'screenshots'
    folder.mkdir(exist_ok=True)
    (folder / f'{name}.png').write_bytes(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0)) +
                                         chunk(b'IDAT', zlib.compress(bytes(rows))) + chunk(b'IEND', b''))


def ours(folder, environment):
    config = folder / 'config'
    config.write_text(''.join(f'Host machine-{number:04}\n  HostName 10.0.{number // 250}.{number % 250 + 1}\n  User admin\n'
                              for number in range(MACHINES)))
    subprocess.run([BUILD / 'clouddesk', 'instance', 'import-ssh-config', config], env=environment, check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return [BUILD / 'clouddesk', 'app']


def remmina(folder, _environment):
    profiles = folder / '.local/share/remmina'
    profiles.mkdir(parents=True)
    for number in range(MACHINES):
        (profiles / f'group_vnc_machine-{number:04}.remmina').write_text(
            f'[remmina]\nname=machine-{number:04}\nprotocol=VNC\nserver=10.0.{number // 250}.{number % 250 + 1}\ngroup=\n')
    return ['remmina']


def krdc(_folder, _environment):
    return ['krdc']


def main():
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    for tool in ('Xvfb', 'openbox'):
        if shutil.which(tool) is None:
            print(f'SKIP: {tool} is not installed')
            return 0
    programs = {'clouddesk': ours} | {name: make for name, make in (('remmina', remmina), ('krdc', krdc)) if shutil.which(name)}
    screen = Screen()
    missed = False
    try:
        with tempfile.TemporaryDirectory() as place:
            prepared = {}
            for name, make in programs.items():
                folder = pathlib.Path(place) / name
                (folder / 'run').mkdir(parents=True, mode=0o700)
                environment = {key: os.environ[key] for key in ('PATH', 'LANG') if key in os.environ}
                environment |= {'HOME': str(folder), 'DISPLAY': screen.name, 'XDG_RUNTIME_DIR': str(folder / 'run'),
                                'DBUS_SESSION_BUS_ADDRESS': 'disabled:', 'QT_QPA_PLATFORM': 'xcb'}
                prepared[name] = (make(folder, environment), environment)
            results = {name: [] for name in programs}
            for _ in range(runs + 1):  # the first one only fills the caches
                for name, (words, environment) in prepared.items():
                    results[name].append(measure(screen, words, environment))
            for name, all_runs in results.items():
                good = [run for run in all_runs[1:] if run is not None]
                if not good:
                    print(f'{name}: shows no window here')
                    continue
                usable = statistics.median(run[0] for run in good)
                first = statistics.median(run[1] for run in good)
                weights = [run[2] for run in good if run[2] is not None]
                weight = statistics.median(weights) if weights else float('nan')
                save(good[-1][3], f'bench-start-{name}')
                print(f'{name}: usable after {usable:.0f} ms (window there after {first:.0f}), {weight:.1f} MiB PSS, '
                      f'{len(good)} runs: ' + ' '.join(f'{run[0]:.0f}' for run in good))
                if name == 'clouddesk':
                    print(f'  limits: {START_LIMIT_MS} ms, {MEMORY_LIMIT_MIB} MiB')
                    missed = usable >= START_LIMIT_MS or not weight < MEMORY_LIMIT_MIB
    finally:
        screen.close()
    return 1 if missed else 0


if __name__ == '__main__':
    sys.exit(main())
