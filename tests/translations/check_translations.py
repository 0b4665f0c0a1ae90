#!/usr/bin/env python3
# SPDX-FileCopyrightText: CloudDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the catalogues against the sources and against themselves: every text is there and translated, and what a
program or a finger needs of it (placeholders, tags, mnemonics, plural forms) is the same in every language. Prints what
is wrong; exits with 1 if anything is.

usage: check_translations.py SOURCE_DIRECTORY LUPDATE
"""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from collections import Counter

# How many plural forms Qt Linguist has for each; English has a catalogue of plural forms alone.
FORMS = {'en': 2, 'de': 2, 'es': 2, 'fr': 2, 'zh_CN': 1, 'ja': 1}
PLACEHOLDER = re.compile(r'%L?(?:\d{1,2}|n)|</?[a-zA-Z][^>]*>|\t')
MNEMONIC = re.compile(r'&(?=[^&\s;])(?![a-z]+;)')


def messages(file):
    """(context, source, comment) and the message's element, one by one."""
    for context in ElementTree.parse(file).getroot().iter('context'):
        for message in context.iter('message'):
            yield (context.findtext('name'), message.findtext('source') or '', message.findtext('comment') or ''), message


def mnemonics(text):
    return len(MNEMONIC.findall(text.replace('&&', '')))


def faults_of(source, text):
    """What differs between a source text and one translation that must not."""
    if not text:
        yield 'is empty'
        return
    if Counter(PLACEHOLDER.findall(source)) != Counter(PLACEHOLDER.findall(text)):
        yield 'has other placeholders'
    if mnemonics(source) != mnemonics(text):
        yield 'has another number of mnemonics'
    if source.endswith('…') != text.endswith('…'):
        yield 'differs in its ellipsis'
    if source[:1].isspace() != text[:1].isspace():
        yield 'differs in its leading space'


def check_catalogue(language, file):
    for (context, source, _), message in messages(file):
        translation = message.find('translation')
        what = f'{file.name}: {context}: "{source}"'
        if translation.get('type'):
            yield f'{what} is {translation.get("type")}'
            continue
        forms = [form.text or '' for form in translation.findall('numerusform')]
        if message.get('numerus') == 'yes' and len(forms) != FORMS[language]:
            yield f'{what} has {len(forms)} plural forms instead of {FORMS[language]}'
        for text in forms or [translation.text or '']:
            for fault in faults_of(source, text):
                yield f'{what} {fault}: "{text}"'


def check_sources(top, lupdate, language, file):
    """What lupdate would add to the catalogue, or take out of it."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = pathlib.Path(folder) / file.name
        shutil.copy(file, fresh)
        plural = ['-pluralonly'] if language == 'en' else []
        outcome = subprocess.run([lupdate, '-silent', '-I', '.', '-I', 'src', '-locations', 'none', '-no-obsolete', *plural,
                                  'ui', 'app', '-ts', str(fresh)], cwd=top, capture_output=True, text=True)
        if outcome.returncode != 0 or outcome.stderr.strip():
            yield f'lupdate: {outcome.stderr.strip()}'
        there = {key for key, _ in messages(file)}
        wanted = {key for key, _ in messages(fresh)}
    for context, source, _ in sorted(wanted - there):
        yield f'{file.name} lacks {context}: "{source}"; build the target update_translations'
    for context, source, _ in sorted(there - wanted):
        yield f'{file.name} has {context}: "{source}", which no source says; build the target update_translations'


def literals(text):
    """The string literals of a piece of C++, neighbours joined."""
    for joined in re.findall(r'(?:"(?:[^"\\]|\\.)*"\s*)+', text):
        yield ''.join(re.findall(r'"((?:[^"\\]|\\.)*)"', joined)).replace('\\"', '"')


def check_rules(top):
    """What is said of what was typed comes from below the window, in English; the window must know the fixed rules."""
    known = set(literals((top / 'ui/machinedialog/FieldRule.cpp').read_text()))
    source = (top / 'src/instances/Instance.cpp').read_text()
    for call in re.findall(r'\binvalid\((?:field|QStringLiteral\("\w+"\)),(.*?)\);', source, re.DOTALL):
        for rule in literals(call):
            if re.search('[a-z]', rule) and '%' not in rule and rule not in known:
                yield f'FieldRule.cpp lacks "{rule}", which Instance.cpp says'
    yield from check_remarks(top, known)


# Only the command line and an export say these.
NOT_OF_AN_IMPORT = {'format: must be remmina, mremoteng, putty, csv, json or sealed',
                    'the passphrase must have %1 characters or more'}


def check_remarks(top, rules):
    """The same for what is said of a file and its machines; of the rules, those with something within them too."""
    known = set(literals((top / 'ui/exchange/ImportRemark.cpp').read_text()))

    def is_known(remark):
        for field in [field for field in known if remark.startswith(field + ': ')]:
            if is_known(remark[len(field) + 2:]):
                return True
        pattern = re.sub(r'%\d', '.+', re.escape(remark))
        return remark in known | rules | NOT_OF_AN_IMPORT or '%' in remark and any(re.fullmatch(pattern, one) for one in known)

    said_by = r'(?:(?:remarks|notes|fault) \+?=|\bfail\(\s*(?:core::)?ErrorCode::\w+,)\s*QStringLiteral\(("(?:[^"\\]|\\.|"\s*")*")'
    for file in [*sorted((top / 'src/exchange').glob('*.cpp')), top / 'src/instances/ConfigImport.cpp',
                 top / 'src/openssh/ConfigFile.cpp']:
        for said in re.findall(said_by, file.read_text()):
            for remark in literals(said):
                if not is_known(remark) and not remark.endswith(': '):
                    yield f'ImportRemark.cpp lacks "{remark}", which {file.name} says'
    source = (top / 'src/instances/Instance.cpp').read_text()
    for call in re.findall(r'\binvalid\((?:field|QStringLiteral\("\w+"\)),(.*?)\);', source, re.DOTALL):
        for rule in literals(call):
            if re.search('[a-z]', rule) and '%' in rule and not is_known(rule):
                yield f'ImportRemark.cpp lacks "{rule}", which Instance.cpp says'


def main():
    top = pathlib.Path(sys.argv[1]).resolve()
    faults = list(check_rules(top))
    for language in FORMS:
        file = top / 'translations' / f'clouddesk_{language}.ts'
        if not file.exists():
            faults.append(f'{file.name} is missing')
            continue
        faults += check_catalogue(language, file)
        faults += check_sources(top, sys.argv[2], language, file)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main())
