#!/usr/bin/env python3
# SPDX-FileCopyrightText: CloudDesk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds every SQL statement against one rule: its text is written in the sources, and whatever comes from outside is
bound to a placeholder. Two looks: what is handed to a transaction must be a literal or one of the expressions below; and
nothing may be put into the text of a statement but the constants below. Prints each offence and exits with 1 if there
is any.

usage: check_sql.py SOURCE_DIRECTORY
"""
import pathlib
import re
import sys

LITERAL = r'(?:"(?:[^"\\]|\\.)*"\s*)+'
# What may be handed over, besides QStringLiteral("...").
ALLOWED = {
    # The transaction itself, and what the look at the callers has seen already.
    'src/storage/Connection.cpp': [r'sql'],
    # Files of resources/migrations, compiled in.
    'src/storage/Migrations.cpp': [r'statement'],
    # Names and values of PRAGMAs: a table in the same file.
    'src/storage/SqliteConnection.cpp': [
        r'QStringLiteral\("PRAGMA %1=%2"\)\.arg\(name, QString::fromLatin1\(value\)\)',
        r'QStringLiteral\("PRAGMA %1"\)\.arg\(name\)'],
    # The rest of the statement is a literal: no other text is a const char*.
    'src/audit/AuditRepository.cpp': [rf'QStringLiteral\( ?{LITERAL}\) \+ QLatin1String\(rest\)'],
    # Tables and columns that the program names (InstanceService::sealedColumns), filled into a literal.
    'src/vault/VaultRepository.cpp': [rf'forColumn\( ?(?:{LITERAL}|sql), column\)'],
    # Conditions are literals. "statement" comes from updateStatement, "sql" from literals of the same file.
    'src/instances/InstanceRepository.cpp': [rf'selectStatement\( ?{LITERAL}\)', r'insertStatement\(columns\)',
                                             r'statement', r'sql'],
    'src/instances/HostKeyRepository.cpp': [rf'selectStatement\( ?{LITERAL}\)'],
    # The list of all columns, a constant; "sql" is made from it in the same function.
    'src/desktops/SessionRepository.cpp': [rf'QStringLiteral\( ?{LITERAL}\) ?\.arg\(columns\)', r'sql'],
}
# What may be put into the text of a statement: the expression between .arg( and ), by file.
INSERTED = {
    'src/storage/SqliteConnection.cpp': {'name, QString::fromLatin1(value)', 'name'},
    'src/audit/AuditRepository.cpp': {'QLatin1String(rest)'},
    'src/instances/HostKeyRepository.cpp': {'QLatin1String(rest)'},
    # The keys of the map are the literals of plainColumns and addSealed.
    'src/instances/InstanceRepository.cpp': {
        'names.join(QStringLiteral(", ")), names.join(QStringLiteral(", :"))', 'assignments.join(QStringLiteral(", "))',
        'QLatin1String(condition)'},
    'src/desktops/SessionRepository.cpp': {
        'columns', 'columns, includeEnded ? QString() : QStringLiteral(" AND ended_at IS NULL")'},
}
CALL = re.compile(r'(?:\.|->|\breturn |= )(query|execute)\(|(?<!\w)(?:query\.|\))(exec|prepare)\(')
STATEMENT = re.compile(
    rf'(?:QStringLiteral|QLatin1String|QString::fromLatin1)\(\s*("\s*(?:SELECT|INSERT|UPDATE|DELETE|CREATE|DROP|ALTER|PRAGMA|ATTACH)\b'
    rf'(?:[^"\\]|\\.)*"\s*(?:{LITERAL})?)\)\s*', re.S)


def without_comments(text):
    return re.sub(r'//[^\n]*|/\*.*?\*/|("(?:[^"\\]|\\.)*")', lambda match: match.group(1) or ' ', text, flags=re.S)


def argument(text, start):
    """The text from start to the comma or bracket that ends the argument there."""
    depth, at = 0, start
    while at < len(text):
        character = text[at]
        if character == '"':
            at = re.compile(r'"(?:[^"\\]|\\.)*"').match(text, at).end()
            continue
        if character in '([{':
            depth += 1
        elif character in ')]}':
            if depth == 0:
                break
            depth -= 1
        elif character in ',;' and depth == 0:
            break
        at += 1
    return text[start:at]


def whole(text, start):
    """The text between an opened bracket and the one that closes it."""
    parts, at = [], start
    while True:
        part = argument(text, at)
        parts.append(part)
        at += len(part)
        if at >= len(text) or text[at] != ',':
            return ','.join(parts)
        at += 1


def plain(text):
    return re.sub(r'\s+', ' ', text).strip()


def check_file(name, text):
    offences = []
    speaks_sql = 'transaction.' in text or name.startswith('src/storage/')
    for call in CALL.finditer(text) if speaks_sql else []:
        if call.group(2) and not name.startswith('src/storage/'):
            continue
        given = plain(argument(text, call.end()))
        allowed = [rf'QStringLiteral\( ?{LITERAL}\)'] + ALLOWED.get(name, [])
        if given and not any(re.fullmatch(each, given) for each in allowed):
            offences.append(f'{name}: this is handed over as SQL: {given}')
    for statement in STATEMENT.finditer(text):
        rest = text[statement.end():]
        inserted = None
        if rest.startswith('+'):
            inserted = plain(argument(text, statement.end() + 1))
        elif mark := re.match(r'\.(?:arg|append|prepend|replace|insert)\(', rest):
            inserted = plain(whole(text, statement.end() + mark.end()))
        if inserted is not None and inserted not in INSERTED.get(name, set()):
            offences.append(f'{name}: this is put into a statement: {inserted}')
    return offences


def main():
    top = pathlib.Path(sys.argv[1])
    offences = []
    statements = 0
    for folder in ('src', 'ui', 'app'):
        for path in sorted((top / folder).rglob('*.cpp')) + sorted((top / folder).rglob('*.h')):
            text = without_comments(path.read_text())
            statements += len(STATEMENT.findall(text))
            offences += check_file(str(path.relative_to(top)), text)
    if statements < 20:
        offences.append(f'only {statements} statements were found: the check looks at the wrong things')
    print('\n'.join(offences) if offences else f'{statements} statements, none made from outside values')
    return 1 if offences else 0


if __name__ == '__main__':
    sys.exit(main())
