#!/usr/bin/env python3
# SPDX-FileCopyrightText: CloudDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts outside values into statements on a copy of the sources, one at a time, and expects check_sql.py to say so."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

BEGIN = 'void offence(Transaction& transaction, const QString& name)\n{\n    '
END = '\n}\n'
OFFENCES = [
    'transaction.query(QStringLiteral("SELECT id FROM instances WHERE name = \'%1\'").arg(name));',
    'transaction.execute(QStringLiteral("DELETE FROM instances WHERE name = ") + name);',
    'transaction.execute("DELETE FROM instances " + name.toUtf8());',
    'transaction.query(name);',
    'const auto rows = transaction.query(selectStatement(name.toUtf8().constData()));',
    'QString text = QStringLiteral("SELECT id "\n    "FROM instances ORDER BY %1").arg(name);',
]


def main():
    top = pathlib.Path(sys.argv[1])
    failures = 0
    for offence in OFFENCES:
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder)
            for part in ('src', 'ui', 'app'):
                shutil.copytree(top / part, copy / part)
            (copy / 'src/instances/Offence.cpp').write_text(BEGIN + offence + END)
            outcome = subprocess.run([sys.executable, str(top / 'tests/layers/check_sql.py'), str(copy)],
                                     capture_output=True, text=True)
            if outcome.returncode == 0 or 'Offence.cpp' not in outcome.stdout:
                print(f'not found: {offence}')
                failures += 1
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
