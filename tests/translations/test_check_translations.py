#!/usr/bin/env python3
# SPDX-FileCopyrightText: CloudDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Breaks a copy of the catalogues and sources, in one way at a time, and expects check_translations.py to say so."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile


def edit(name, pattern, replacement):
    """An offence: the first place in the file that fits the pattern is replaced."""
    def commit(copy):
        file = copy / name
        text, count = re.subn(pattern, replacement, file.read_text(), count=1, flags=re.DOTALL)
        assert count == 1, f'nothing to break in {name}: {pattern}'
        file.write_text(text)
    return commit


GERMAN = 'translations/clouddesk_de.ts'
ONE = r'(<source>[^<]*%s[^<]*</source>\s*<translation)>[^<]*<'
# What is broken, and a word of what the check must say of it.
OFFENCES = {
    'unfinished': (edit(GERMAN, r'<translation>', '<translation type="unfinished">'), 'unfinished'),
    'emptied': (edit(GERMAN, r'<translation>[^<]+<', '<translation><'), 'empty'),
    'a placeholder lost': (edit(GERMAN, ONE % '%1', r'\1>Nichts<'), 'placeholders'),
    'a placeholder misspelt': (edit('translations/clouddesk_fr.ts', r'(<translation>[^<]*)%1', r'\1%2'), 'placeholders'),
    'a count lost': (edit('translations/clouddesk_ja.ts', r'(<numerusform>[^<]*)%n', r'\1'), 'placeholders'),
    'a mnemonic lost': (edit(GERMAN, r'(<translation>[^<]*)&amp;', r'\1'), 'mnemonics'),
    'an ellipsis lost': (edit(GERMAN, r'…</translation>', '</translation>'), 'ellipsis'),
    'a plural form lost': (edit('translations/clouddesk_es.ts', r'<numerusform>[^<]*</numerusform>\s*', ''), 'plural forms'),
    'an English plural lost': (edit('translations/clouddesk_en.ts', r'<message numerus="yes">.*?</message>', ''), 'lacks'),
    'a message lost': (edit('translations/clouddesk_zh_CN.ts', r'<message>.*?</message>', ''), 'lacks'),
    'a new text': (edit('ui/inventory/Banner.cpp', r'tr\("Dismiss"\)', 'tr("Nobody has translated this")'), 'lacks'),
    'a text gone': (edit('ui/inventory/EmptyPage.cpp', r'tr\("&Add a machine…"\)', 'QString()'), 'no source says'),
    'a class without a context': (edit('ui/inventory/EmptyPage.h', r'Q_OBJECT', ''), 'Q_OBJECT'),
    'a rule unknown': (edit('ui/machinedialog/FieldRule.cpp', r'must not be empty', 'must not be void'), 'which Instance.cpp says'),
    'a remark unknown': (edit('ui/exchange/ImportRemark.cpp', r'its proxy is', 'the proxy is'), 'which PuttyFile.cpp says'),
    'a remark with a name unknown': (edit('ui/exchange/ImportRemark.cpp', r'it is a session for', 'a session for'),
                                     'which PuttyFile.cpp says'),
    'a fault of a file unknown': (edit('ui/exchange/ImportRemark.cpp', r'a quote is never', 'quotes are never'), 'which CsvFile.cpp says'),
    'a rule with a name unknown': (edit('ui/exchange/ImportRemark.cpp', r'must be one of', 'must be some of'), 'which Instance.cpp says'),
    'a language gone': (lambda copy: (copy / 'translations/clouddesk_ja.ts').unlink(), 'missing'),
}


def run(top, copy, lupdate):
    return subprocess.run([sys.executable, str(top / 'tests/translations/check_translations.py'), str(copy), lupdate],
                          capture_output=True, text=True)


def main():
    top = pathlib.Path(sys.argv[1]).resolve()
    failures = 0
    for name, (commit, word) in OFFENCES.items():
        with tempfile.TemporaryDirectory() as folder:
            copy = pathlib.Path(folder)
            for part in ('ui', 'app', 'translations'):
                shutil.copytree(top / part, copy / part)
            (copy / 'src').symlink_to(top / 'src')
            commit(copy)
            outcome = run(top, copy, sys.argv[2])
            if outcome.returncode == 0 or word not in outcome.stdout:
                print(f'not found: {name}\n{outcome.stdout}{outcome.stderr}')
                failures += 1
    return 1 if failures else 0


if __name__ == '__main__':
    sys.exit(main())
