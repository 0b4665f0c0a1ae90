#!/usr/bin/env python3
# SPDX-FileCopyrightText: CloudDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures viewers from outside, side by side: the time from a key to its pixel, the CPU time of a frame, and how many of
the frames that the server sent (it writes their number into its log) are seen. Every viewer gets the same server, the
same desktop, the same way (SSH to a private sshd on loopback) and a screen of the desktop's size, and shows it full
screen. CPU time is that of the viewer and of everything it needs on this side: for TigerVNC's that includes ssh.

usage: bench_viewer.py [latency] [text] [photo] [line] [peers]      (the first four by default)

"line" goes through a relay that makes a bad line of it: 100 ms there and back, 20 Mbit/s; Remmina and KRDC are measured
there too where they are installed, and with "peers" in all the rest.
"""
import contextlib
import importlib.util
import os
import pathlib
import re
import select
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time

BUILD = pathlib.Path(os.environ.get('CLOUDDESK_BUILD_DIR', 'build/release')).resolve()
HERE = pathlib.Path(__file__).resolve().parent
CELL, BITS = 16, 16
ROUNDS = 3
SECONDS = 8
HINTS = 6  # until what a viewer says at first has gone from the screen
STILL = 2
KEYS = 100
KEY_ROUNDS = 9  # a machine's pace changes by more from minute to minute than the viewers differ


def wait_for(check, what, limit=60.0):
    end = time.monotonic() + limit
    while time.monotonic() < end:
        found = check()
        if found:
            return found
        time.sleep(0.02)
    raise RuntimeError(f'waited {limit:.0f} s in vain for {what}')


def end(process):
    if process is None or process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def free_port():
    with socket.socket() as probe:
        probe.bind(('127.0.0.1', 0))
        return probe.getsockname()[1]


def answers(port):
    with socket.socket() as probe:
        return probe.connect_ex(('127.0.0.1', port)) == 0


class Lab:
    """A private sshd, and the program with a home of its own."""

    def __init__(self, folder):
        self.folder = folder
        self.home = folder / 'home'
        self.home.mkdir()
        self.environment = {key: value for key, value in os.environ.items()
                            if key not in ('DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'SSH_AUTH_SOCK', 'QT_QPA_PLATFORM',
                                           'DBUS_SESSION_BUS_ADDRESS', 'CLOUDDESK_MASTER_KEY_FILE')}
        self.environment |= {'HOME': str(folder), 'XDG_RUNTIME_DIR': str(folder), 'CLOUDDESK_DATA_DIR': str(folder / 'data')}
        for name in ('host', 'client'):
            subprocess.run(['ssh-keygen', '-q', '-t', 'ed25519', '-N', '', '-f', folder / name], check=True)
        shutil.copy(folder / 'client.pub', folder / 'authorized_keys')
        self.port = free_port()
        (folder / 'sshd_config').write_text('\n'.join([
            f'HostKey {folder}/host', f'ListenAddress 127.0.0.1:{self.port}', f'AuthorizedKeysFile {folder}/authorized_keys',
            f'SetEnv HOME={self.home}', 'UsePAM no', 'PasswordAuthentication no', 'PermitRootLogin yes', 'StrictModes no',
            'PidFile none', 'UseDNS no', 'PrintMotd no', 'Subsystem sftp internal-sftp', '']))
        if os.geteuid() == 0:
            os.makedirs('/run/sshd', exist_ok=True)
        self.sshd = subprocess.Popen([shutil.which('sshd') or '/usr/sbin/sshd', '-D', '-f', folder / 'sshd_config'],
                                     stderr=subprocess.DEVNULL)
        wait_for(lambda: answers(self.port), 'sshd')
        self.user = subprocess.run(['id', '-un'], capture_output=True, text=True, check=True).stdout.strip()

    def program(self, *words):
        return subprocess.run([BUILD / 'clouddesk', *words], env=self.environment, check=True, capture_output=True, text=True)

    def add_machine(self, port, name):
        self.program('instance', 'add', name, '--host', '127.0.0.1', '--port', str(port), '--user', self.user,
                     '--key', str(self.folder / 'client'))

    def display(self):
        """The folder of the one desktop that runs, once its desktop session was seen."""
        for folder in (self.home / '.local/state/clouddesk/displays').glob('*'):
            if folder.name.isdigit() and (folder / 'verified').exists():
                return folder
        return None

    def on_remote(self, words, **more):
        folder = self.display()
        environment = self.environment | {'DISPLAY': ':' + folder.name, 'XAUTHORITY': str(folder / 'Xauthority')}
        return subprocess.Popen(words, env=environment, **more)

    def paint(self, *words):
        # python3-xlib knows no cookie that holds for every host name; the display can be reached by this user only.
        self.on_remote(['xhost', '+local:'], stdout=subprocess.DEVNULL).wait()
        painter = self.on_remote(['/usr/bin/python3', HERE / 'painter.py', *words], stdout=subprocess.PIPE, text=True)
        if painter.stdout.readline() != 'ready\n':
            raise RuntimeError('nothing can be painted on the remote display')
        return painter

    def updates_sent(self):
        """To each client that has gone, as Xtigervnc logs it."""
        logs = (path for path in self.display().iterdir() if 'log' in path.name and path.is_file())
        return [int(count) for log in logs
                for count in re.findall(r'Framebuffer updates: (\d+)', log.read_text(errors='replace'))]

    def end_desktop(self):
        server = int((self.display() / 'pid').read_text())
        os.kill(server, signal.SIGTERM)
        wait_for(lambda: not pathlib.Path(f'/proc/{server}').exists(), 'the desktop to end')
        shutil.rmtree(self.display(), ignore_errors=True)

    def close(self):
        end(self.sshd)


class SlowLine:
    """Passes connections on to a port, late and not faster than a line would."""

    DELAY = 0.05  # each way
    RATE = 20e6 / 8
    BUFFER = 128 * 1024  # what the line's own queue holds

    def __init__(self, target):
        self.target = target
        self.listener = socket.create_server(('127.0.0.1', 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.accept, daemon=True).start()

    def accept(self):
        while True:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            far = socket.create_connection(('127.0.0.1', self.target))
            for end_ in (near, far):
                end_.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            for source, drain in ((near, far), (far, near)):
                self.pump(source, drain)

    def pump(self, source, drain):
        waiting, changed, state = [], threading.Condition(), {'bytes': 0}

        def take():
            free = 0.0
            while True:
                try:
                    data = source.recv(8192)
                except OSError:
                    data = b''
                with changed:
                    changed.wait_for(lambda: state['bytes'] < self.BUFFER + self.RATE * self.DELAY)
                    free = max(free, time.monotonic()) + len(data) / self.RATE
                    waiting.append((free + self.DELAY, data))
                    state['bytes'] += len(data)
                    changed.notify_all()
                if not data:
                    return

        def give():
            while True:
                with changed:
                    changed.wait_for(lambda: waiting)
                    due, data = waiting.pop(0)
                time.sleep(max(0.0, due - time.monotonic()))
                try:
                    if not data:
                        drain.shutdown(socket.SHUT_WR)
                        return
                    drain.sendall(data)
                except OSError:
                    return
                with changed:
                    state['bytes'] -= len(data)
                    changed.notify_all()

        for work in (take, give):
            threading.Thread(target=work, daemon=True).start()

    def close(self):
        self.listener.close()


class LocalScreen:
    """An X screen with a window manager, read and typed at as a person would."""

    def __init__(self, lab, geometry):
        self.server = subprocess.Popen(['Xvfb', '-displayfd', '1', '-screen', '0', geometry + 'x24', '-nolisten', 'tcp'],
                                       stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.name = ':' + self.server.stdout.readline().strip()
        self.environment = lab.environment | {'DISPLAY': self.name}
        self.manager = subprocess.Popen(['openbox', '--sm-disable'], env=self.environment, stderr=subprocess.DEVNULL)
        from Xlib import X, display
        from Xlib.ext import damage, xtest
        self.X, self.xtest, self.damage = X, xtest, damage
        self.display = display.Display(self.name)
        self.root = self.display.screen().root
        self.tells_changes = False
        self.width, self.height = (int(part) for part in geometry.split('x'))
        atom = self.display.intern_atom('_NET_SUPPORTING_WM_CHECK')
        wait_for(lambda: self.root.get_full_property(atom, self.X.AnyPropertyType), 'the window manager')

    def number(self):
        """The number in the lower left corner."""
        data = self.root.get_image(0, self.height - CELL // 2, CELL * BITS, 1, self.X.ZPixmap, 0xffffffff).data
        value = 0
        for bit in range(BITS):
            value = value << 1 | (data[(bit * CELL + CELL // 2) * 4 + 1] > 127)
        return value

    def is_blue(self):
        """Whether the desktop that waits for keys is on the screen."""
        blue, green, red = self.root.get_image(50, 50, 1, 1, self.X.ZPixmap, 0xffffffff).data[:3]
        return abs(blue - 0x70) < 12 and abs(green - 0x50) < 12 and abs(red - 0x30) < 12

    def press(self, key):
        for kind in (self.X.KeyPress, self.X.KeyRelease):
            self.xtest.fake_input(self.display, kind, key)
        self.display.sync()

    def await_number_but(self, known, limit):
        """Waits for another number without asking for it again and again, which would take the viewers' processor."""
        until = time.monotonic() + limit
        if not self.tells_changes:
            self.display.damage_query_version()
            self.root.damage_create(self.damage.DamageReportRawRectangles)
            self.tells_changes = True
        while self.number() == known:
            left = until - time.monotonic()
            if left <= 0:
                return False
            if not self.display.pending_events():
                select.select([self.display], [], [], left)
            while self.display.pending_events():
                self.display.next_event()
        return True

    def close(self):
        self.display.close()
        end(self.manager)
        end(self.server)


def descendants(pid):
    found = [pid]
    for task in pathlib.Path(f'/proc/{pid}/task').glob('*/children'):
        for child in task.read_text().split():
            found += descendants(int(child))
    return found


def cpu_seconds(pids):
    ticks = 0
    for pid in pids:
        try:
            fields = pathlib.Path(f'/proc/{pid}/stat').read_text().rsplit(')', 1)[1].split()
        except FileNotFoundError:
            continue
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf('SC_CLK_TCK')


class Ours:
    name = 'clouddesk'

    def __init__(self, lab, screen, machine, _port):
        log = open(lab.folder / 'clouddesk.log', 'ab')
        self.process = subprocess.Popen([BUILD / 'clouddesk', 'connect', machine, '--fullscreen', '--accept-new-host-key',
                                         '--no-install', '--desktop', 'lxde', '--geometry',
                                         f'{screen.width}x{screen.height}', '--scale', 'fit'],
                                        env=screen.environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log)

    def pids(self):
        return descendants(self.process.pid)

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        end(self.process)


class TigerVnc:
    name = 'vncviewer'

    def __init__(self, lab, screen, _machine, port):
        path = lab.folder / 'viewer.sock'
        log = open(lab.folder / f'{self.name}.log', 'ab')
        path.unlink(missing_ok=True)
        self.ssh = subprocess.Popen(['ssh', '-F', 'none', '-i', lab.folder / 'client', '-o', 'IdentitiesOnly=yes', '-o',
                                     'StrictHostKeyChecking=no', '-o', 'UserKnownHostsFile=/dev/null', '-p', str(port),
                                     '-N', '-L', f'{self.near(path)}:{(lab.display() / "socket").read_text().strip()}', f'{lab.user}@127.0.0.1'],
                                    stderr=subprocess.DEVNULL)
        wait_for(self.is_forwarded, 'ssh -L')
        self.process = subprocess.Popen(self.words(lab, path), env=screen.environment, stdin=subprocess.DEVNULL,
                                        stdout=log, stderr=log)

    def near(self, path):
        self.path = path
        return path

    def is_forwarded(self):
        return self.path.exists()

    def words(self, _lab, path):
        return ['vncviewer', '-FullScreen=1', '-RemoteResize=0', '-Shared=1', '-SecurityTypes=None', path]

    def pids(self):
        return descendants(self.process.pid) + [self.ssh.pid]

    def close(self):
        end(self.process)
        end(self.ssh)


class Remmina(TigerVnc):
    name = 'remmina'

    def near(self, path):
        self.port = free_port()
        return f'127.0.0.1:{self.port}'

    def is_forwarded(self):
        return answers(self.port)

    def words(self, lab, path):
        profile = lab.folder / 'bench.remmina'
        profile.write_text(f'[remmina]\nname=bench\nprotocol=VNC\nserver=127.0.0.1:{self.port}\nviewmode=4\nscale=0\n'
                           'colordepth=32\nquality=9\nshowcursor=0\ndisableencryption=1\n')
        return ['dbus-run-session', '--', 'remmina', '-c', profile]


class Krdc(Remmina):
    name = 'krdc'

    def words(self, lab, path):
        folder = lab.folder / 'krdc'
        folder.mkdir(exist_ok=True)
        (folder / 'krdcrc').write_text('[General]\nShowPreferencesForNewConnections=false\nWalletSupport=false\n')
        return ['env', f'XDG_CONFIG_HOME={folder}', 'dbus-run-session', '--', 'krdc', '--fullscreen',
                f'vnc://127.0.0.1:{self.port}']


def others():
    """The peers beside TigerVNC's viewer that are here."""
    return [peer for peer in (Remmina, Krdc) if shutil.which(peer.name)]


@contextlib.contextmanager
def looking_first():
    """Who looks at the screen goes before who draws: a number that it is too late for would count as never shown."""
    usual = os.getpriority(os.PRIO_PROCESS, 0)
    try:
        os.setpriority(os.PRIO_PROCESS, 0, usual - 10)
    except PermissionError:
        pass  # then what was shown is at least what is said
    try:
        yield
    finally:
        os.setpriority(os.PRIO_PROCESS, 0, usual)


def watch(screen, seconds):
    """The numbers that were seen."""
    seen, until = set(), time.monotonic() + seconds
    with looking_first():
        while time.monotonic() < until:
            seen.add(screen.number())
            time.sleep(0.003)
    return seen


def close_counted(lab, viewer):
    """Closes a viewer; how many updates it was sent."""
    before = len(lab.updates_sent())
    viewer.close()
    return wait_for(lambda: lab.updates_sent()[before:], 'the number of updates in the log')[0]


@contextlib.contextmanager
def painted(lab, screen, *words):
    """Something painted, from when it is on the screen; what is painted last stays until the viewer has gone."""
    first = screen.number()
    painter = lab.paint(*words)
    try:
        wait_for(lambda: screen.number() not in (first, 0, 0xffff), 'frames on the screen')
        yield painter
    finally:
        painter.send_signal(signal.SIGCONT)
        end(painter)


def updates_besides(lab, screen, viewer, kind):
    """How many updates a viewer is sent that are no frames: what the desktop does until it is painted on, the painter's
    window, and the refinement of the last frame. One frame tells, for with it everything else is as with many."""
    time.sleep(HINTS)
    with painted(lab, screen, kind, '0.001'):
        time.sleep(STILL)
        return close_counted(lab, viewer) - 1


def measure_frames(lab, screen, viewer, besides, kind, rate):
    time.sleep(HINTS)
    with painted(lab, screen, kind, str(rate)) as painter:
        seen = watch(screen, 1.5)
        used = cpu_seconds(viewer.pids())
        measured = watch(screen, SECONDS)
        used = cpu_seconds(viewer.pids()) - used
        painter.send_signal(signal.SIGSTOP)
        seen |= measured | watch(screen, STILL)  # what is still on its way
        sent = close_counted(lab, viewer) - besides
    possible = range(1, 1 + int(rate * (SECONDS + 10)))
    shown = len(seen.intersection(possible))
    return {'cpu': 1000 * used / max(1, len(measured) - 1), 'shown': shown / max(1, sent),
            'rate': (len(measured) - 1) / SECONDS}


def measure_latency(lab, screen, _viewer):
    time.sleep(HINTS)
    painter = lab.paint('keys')
    try:
        wait_for(screen.is_blue, 'the remote desktop on the screen')
        time.sleep(1)
        key = screen.display.keysym_to_keycode(0x61)
        times = []
        for index in range(KEYS + 10):
            before = screen.number()
            began = time.monotonic()
            screen.press(key)
            if not screen.await_number_but(before, 5):
                raise RuntimeError('a key had no effect')
            if index >= 10:
                times.append(1000 * (time.monotonic() - began))
            time.sleep(0.02 + (index * 7 % 13) / 1000)
        times.sort()
        return {'p50': times[len(times) // 2], 'p95': times[int(len(times) * 0.95)]}
    finally:
        end(painter)


def standard_error(ours, theirs):
    """Of the ratio, from how much it differs between rounds."""
    ratios = [mine / other for mine, other in zip(ours, theirs)]
    return statistics.stdev(ratios) / len(ratios) ** 0.5


def compare(lab, screen, viewers, machine, port, what, measure, rounds=ROUNDS):
    """Each viewer in turn, several times; prints medians, and ratios with their standard errors."""
    results = {viewer.name: [] for viewer in viewers}
    for turn in range(rounds):
        for kind in viewers if turn % 2 == 0 else reversed(viewers):
            viewer = kind(lab, screen, machine, port)
            try:
                results[kind.name].append(measure(lab, screen, viewer))
            finally:
                viewer.close()
    medians = {name: {key: statistics.median(run[key] for run in runs) for key in runs[0]} for name, runs in results.items()}
    for name, figures in medians.items():
        print(f'{what}: {name}: ' + ', '.join(f'{key} {value:.2f}' for key, value in figures.items()), flush=True)
    ours = medians['clouddesk']
    for name, figures in medians.items():
        if name == 'clouddesk':
            continue
        runs = {key: [[run[key] for run in results[of]] for of in ('clouddesk', name)] for key in figures}
        print(f'{what}: against {name}: ' + ', '.join(
            f'{key} {ours[key] / value:.3f}x +- {standard_error(*runs[key]):.3f}'
            for key, value in figures.items() if value and all(runs[key][1])), flush=True)
    return medians


def run(wanted, folder):
    lab = Lab(folder)
    line = SlowLine(lab.port)
    try:
        lab.add_machine(lab.port, 'bench')
        lab.add_machine(line.port, 'line')
        for geometry in ('1280x800', '1920x1080') if wanted != {'line'} else ('1280x800',):
            screen = LocalScreen(lab, geometry)
            first = Ours(lab, screen, 'bench', lab.port)
            try:
                wait_for(lab.display, 'a desktop')
                time.sleep(3)
                first.close()
                viewers = [Ours, TigerVnc] + (others() if 'peers' in wanted else [])

                def frames(kind, rate, to=viewers, machine='bench', port=lab.port):
                    besides = {viewer.name: updates_besides(lab, screen, viewer(lab, screen, machine, port), kind)
                               for viewer in to}
                    return lambda lab, screen, viewer: measure_frames(
                        lab, screen, viewer, besides[viewer.name], kind, rate)
                if 'latency' in wanted:
                    compare(lab, screen, viewers, 'bench', lab.port, f'{geometry} key to pixel (ms)', measure_latency,
                            KEY_ROUNDS)
                if 'text' in wanted:
                    compare(lab, screen, viewers, 'bench', lab.port, f'{geometry} text 30/s (cpu: ms a frame)',
                            frames('text', 30))
                if 'photo' in wanted:
                    compare(lab, screen, viewers, 'bench', lab.port, f'{geometry} photo 60/s (cpu: ms a frame)',
                            frames('photo', 60))
                if 'line' in wanted and geometry == '1280x800':
                    there = [Ours, TigerVnc] + others()
                    compare(lab, screen, there, 'line', line.port, f'{geometry} text, 100 ms, 20 Mbit/s',
                            frames('text', 60, there, 'line', line.port))
            finally:
                first.close()
                screen.close()
                lab.end_desktop()
    finally:
        line.close()
        lab.close()


def main():
    for tool in ('Xvfb', 'openbox', 'vncviewer', 'Xtigervnc', 'ssh'):
        if not shutil.which(tool):
            print(f'SKIP: {tool} is not installed')
            return 0
    if not importlib.util.find_spec('Xlib'):
        print('SKIP: the package python3-xlib is not installed')
        return 0
    if not os.access(BUILD / 'clouddesk', os.X_OK):
        print('SKIP: the program is not built')
        return 0
    wanted = set(sys.argv[1:]) or {'latency', 'text', 'photo', 'line'}
    with tempfile.TemporaryDirectory(prefix='cd-', ignore_cleanup_errors=True) as folder:
        run(wanted, pathlib.Path(folder))
    return 0


if __name__ == '__main__':
    sys.exit(main())
