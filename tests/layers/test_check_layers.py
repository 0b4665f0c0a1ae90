#!/usr/bin/env python3
# SPDX-FileCopyrightText: CloudDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Breaks the rules on a copy of the sources, one at a time, and expects check_layers.py to say so."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

SPDX = '// SPDX-FileCopyrightText: x\n// SPDX-License-Identifier: GPL-3.0-or-later\n'
OFFENCES = {
    'src/core/Upward.h': SPDX + '#include "vault/Vault.h"\n',
    'src/ssh/Sideways.h': SPDX + '#include "storage/Database.h"\n',
    'src/desktops/Painted.h': SPDX + '#include <QImage>\n',
    'src/rfb/Windowed.h': SPDX + '#include <QWidget>\n',
    'ui/viewer/Outward.h': SPDX + '#include "ui/desktop/ViewerWindow.h"\n',
    'src/core/Long.h': SPDX + '\n' * 700,
    'src/core/Unlicensed.h': '#pragma once\n',
}


def run(top, copy):
    return subprocess.run([sys.executable, str(top / 'tests/layers/check_layers.py'), str(copy)],
                          capture_output=True, text=True)


def main():
    top = pathlib.Path(sys.argv[1])
    failures = 0
    for name, text in OFFENCES.items():
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder)
            for part in ('src', 'ui', 'app'):
                shutil.copytree(top / part, copy / part)
            (copy / name).write_text(text)
            outcome = run(top, copy)
            if outcome.returncode == 0 or pathlib.Path(name).name not in outcome.stdout:
                print(f'not found: {name}')
                failures += 1
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
